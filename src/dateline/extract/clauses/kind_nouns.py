"""Nouns behind a name that say what it is: "the Guardian newspaper", "the Yukos oil company".

Guarantees: what a noun is over, or a part of, isn't what it names: "the UN panel", "the Yukos
parent company".
"""

from __future__ import annotations

from dateline.core.model import Mention
from dateline.core.parse import Token
from dateline.english.lexicon import lexicon
from dateline.extract.clauses.phrases import find_core
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText
from dateline.ontology import is_a

# Kinds of which a noun that says the kind is the thing itself; others own things so called.
_ALONE = frozenset({"Company", "MediaOutlet", "PoliticalParty", "SportsTeam"})
# Nouns of general bodies, and the kinds of the names before them that are so called.
_BODIES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("charity", "foundation"), ("NonProfit",)),
    **dict.fromkeys(("faction", "group", "network", "organisation"), ("ArmedGroup",)),
    **dict.fromkeys(("militia", "movement"), ("ArmedGroup", "PoliticalParty")),
    **dict.fromkeys(("program", "programme", "show"), ("MediaOutlet", "Work")),
}


def name_before(parsed: ParsedText, head: Token) -> list[Mention]:
    """The name before a noun that says its kind; none where the noun says no more."""
    kinds = _find_kinds(parsed, head)
    low = find_core(parsed, head)[0]
    if not kinds or parsed.tokens[low].lower in {"a", "an", "another"}:
        return []
    for at in range(head.index - 1, low - 1, -1):
        named = parsed.names(at)
        if named:
            return [one for one in named if _is_so_called(parsed, one, head, kinds)]
        between = parsed.tokens[at]
        if between.tag not in {"NN", "JJ"} or between.lemma in find_words("kin"):
            return []
    return []


def _find_kinds(parsed: ParsedText, noun: Token) -> tuple[str, ...]:
    if noun.tag != "NN":
        return ()
    if noun.lemma == "agency" and noun.index and parsed.tokens[noun.index - 1].lemma == "news":
        return ("MediaOutlet",)
    kind = lexicon().beside.get(noun.lemma, "")
    return (kind,) if kind in _ALONE else _BODIES.get(noun.lemma, ())


def _is_so_called(parsed: ParsedText, name: Mention, noun: Token, kinds: tuple[str, ...]) -> bool:
    """Whether something of a kind is so called; "movement" tells what is only some body.

    An outlet is a programme only as another's: "the BBC's Newsnight programme".
    """
    kind = parsed.kind(name)
    if "Work" in kinds and is_a(kind, "MediaOutlet"):
        low = parsed.ranges[name.id][0]
        owners = parsed.at[low - 2] if low > 1 and parsed.tokens[low - 1].tag == "POS" else ()
        return any(parsed.is_a(one, "MediaOutlet") for one in owners)
    unknown = kind == "Organization" and "PoliticalParty" in kinds and noun.lemma in _BODIES
    return unknown or any(is_a(kind, one) for one in kinds)
