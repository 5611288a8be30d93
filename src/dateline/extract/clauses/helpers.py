"""Verbs that help others: "may have fined", "helped fine", "stopped", "suspected of fining".

Guarantees: read off the words around one predicate; how the clause stands is told in `standing`.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.core.parse import Parse, Token
from dateline.english.verbs import VerbSense
from dateline.extract.clauses.control import is_infinitive
from dateline.extract.clauses.senses import SenseFinder
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText

_BROKEN_OFF = frozenset({"xcomp", "dobj", "nsubjpass"})
_FACED = frozenset({"coerce/try", "sport/play"})
_MATCHES = frozenset({"consult/meet", "consult/visit", "host", "movement/travel", "sport/play"})
_PRESENT = frozenset({"VBP", "VBZ"})
_SUSPECTING = frozenset({"suspect", "suspicion"})
_MODALS = frozenset({"can", "could", "may", "might", "must", "should", "would"})


def read_modal(parse: Parse, verb: Token) -> str:
    """What a verb's helpers say: "could", "should not", "may have", "would have to"; or ""."""
    own = [one.lower for one in parse.below(verb, "aux", "neg")]
    modal = next((one for one in own if one in _MODALS), "")
    said = [modal, *(one for one in own if one in {"not", "n't", "have"})] if modal else []
    asker = parse.tokens[verb.head]
    if asker.lemma == "have" and verb.dep == "xcomp" and is_infinitive(parse, verb):
        above = [one.lower for one in parse.below(asker)]
        forced = [one for one in above if one in _MODALS]
        denied = ["not"] if {"not", "n't"} & {*above} else []
        said = [forced[0], *denied, "have to"] if forced else said
    active = verb.dep == "pcomp" and not parse.has(verb, "auxpass")
    if active and parse.tokens[asker.head].lemma in _SUSPECTING:
        said = ["suspected", asker.text]
    return " ".join(said).replace("n't", "not")


def is_helped(parse: Parse, verb: Token) -> bool:
    """Whether somebody only helps to do it: "helped launch it", "will help to launch it"."""
    above = parse.tokens[verb.head]
    objects = (*parse.below(verb, "dobj"), *parse.below(above, "dobj"))
    alone = all(one.index > verb.index for one in objects)
    alone = alone and not parse.has(verb, "nsubj")  # "helped | Chad launch it"
    return verb.tag == "VB" and above.lemma == "help" and alone


def find_ending(parse: Parse, senses: SenseFinder, predicate: Token) -> Token | None:
    """The verb that breaks off what is under it: "stopped selling ships", "halted the sale"."""
    tokens, first = parse.tokens, predicate
    while first.dep == "conj" and tokens[first.head].tag[:2] == first.tag[:2]:
        first = tokens[first.head]
    verb = tokens[first.head]
    paused = verb.lemma == "stop" and is_infinitive(parse, first)  # "to help"
    if first.dep not in _BROKEN_OFF or paused or verb.lemma not in find_words("breaking_off"):
        return None
    return verb if senses.verb(verb).complement == "stops" else None


def is_ahead(
    parsed: ParsedText, verb: Token, sense: VerbSense, slots: Mapping[str, tuple[int, ...]]
) -> bool:
    """Whether a verb in the present tells of what is to come: a trial or a match."""
    met = sense.type in _FACED or "Person" in sense.objects
    faces = met and verb.tag in _PRESENT and verb.lemma == "face"  # "now faces Ode"
    return faces or _is_fixture(parsed, verb, sense, slots)


def _is_fixture(
    parsed: ParsedText, verb: Token, sense: VerbSense, slots: Mapping[str, tuple[int, ...]]
) -> bool:
    """Whether a verb in the present tells of two teams' match, which is to come.

    "Everton visit Leeds", but the headline "Everton beat Leeds" tells who won.
    """
    if sense.type not in _MATCHES or verb.tag not in _PRESENT:
        return False
    ends = {slot: row for slot, row in slots.items() if slot in {"subject", "object", "to"}}
    fit = all(
        any(one.kind == "SportsTeam" or (slot != "subject" and one.kind == "City") for one in at)
        for slot, row in ends.items()
        for at in (parsed.at[index] for index in row)
    )
    own = parsed.parse.has(verb, "aux", "neg")
    return len(ends) > 1 and fit and not own and verb.index not in parsed.quoted
