"""Which role a slot of a clause gives: to what is named there, and to words.

Guarantees: the verb table's word comes first, then what is usual of the slot; a role that words
can't have they don't get. It places nobody: that is `draft.py`.
"""

from __future__ import annotations

from dateline.english.lexicon import lexicon
from dateline.english.quantities import is_figure, is_sum, read_quantity
from dateline.english.verbs import LIGHT, UNKNOWN, VerbSense, load_verbs
from dateline.extract.clauses.clause import Clause
from dateline.extract.clauses.lending import WITH
from dateline.extract.clauses.participants import Participant
from dateline.extract.clauses.words import find_words, people_words
from dateline.extract.reading import ParsedText

USUAL_ROLES = {
    "subject": "actor",
    "object": "object",
    "indirect": "recipient",
    "modifier": "participant",
    "complement": "result",
    "extent": "amount",
    "to": "recipient",
    "from": "origin",
    "with": "participant",
    "between": "participant",
    "among": "participant",
    "against": "recipient",
    "into": "destination",
    "for": "about",
    "over": "about",
    "behind": "about",
    "toward": "destination",
    "towards": "destination",
    "on": "about",
    "about": "about",
    "at": "amount",
    "by": "amount",
    "above": "amount",
    "below": "amount",
}
_AS_EVENT = {"speaker": "actor", "addressee": "recipient", "content": "object"}
_PLACES_OF_WORDS = {"consult/visit": "destination"}  # "visited the slums"
_ASKING = "request"
DIRECT = frozenset({"subject", "object", "indirect", "complement", "extent"})
_THINGS = frozenset({"Agreement", "Event", "Facility", "Topic", "Work"})  # kinds of what acts not
_OF_THINGS = frozenset({"destination", "origin", "recipient"})  # and of no act
MEASURED = frozenset({("origin", "from"), ("result", "to")})  # figures, if anything
MEASURES = frozenset({"amount", "origin", "result"})


def find_role(clause: Clause, slot: str) -> str | None:
    """The role of what stands in a slot; a light verb's row has slots of its noun instead."""
    sense = UNKNOWN if clause.sense.type == LIGHT else clause.sense
    if slot == "complement":
        told = sense.roles.get(slot)
        return told if told in {"amount", "object", "result"} else USUAL_ROLES[slot]
    if slot == "subject" and "object" not in clause.arguments and "alone" in sense.roles:
        return sense.roles["alone"]
    levelled = slot == "at" and is_measured(clause) and clause.trigger.lemma not in sense.lemmas
    if levelled or slot in sense.roles:
        role = "result" if levelled else sense.roles[slot]  # "was down 3% | at $12"
        if _is_made(clause) or (slot == "subject" and is_for_another(clause)):
            role = {"subject": "actor", "object": "object"}.get(slot, role)
        if role == "content" and slot not in DIRECT:  # "called for talks", "held for theft"
            return "object" if sense.type.partition("/")[0] == _ASKING else "about"
        return _AS_EVENT.get(role, role)
    if slot == "between" and "destination" in sense.roles.values():
        return "about"  # "flights between Oslo and Rome"
    beside = slot == "with" and clause.nominal
    return None if beside else USUAL_ROLES.get(slot)


def is_for_another(clause: Clause) -> bool:
    """Whether what its subject would get goes to somebody else: "the film won | her an award"."""
    return clause.sense.roles.get("subject") == "recipient" and "indirect" in clause.arguments


def _is_made(clause: Clause) -> bool:
    """Whether somebody makes a thing change that may change by itself: "doubled its fleet"."""
    roles = clause.sense.roles
    measured = (roles.get("subject"), roles.get("object")) == ("object", "amount")
    objects = [one.words or "" for one in clause.arguments.get("object", ())]
    return measured and bool(objects) and not any(map(_is_measure, objects))


def _is_measure(words: str) -> bool:
    """Whether words are a figure, and not what has one: "a record 3%", but "its $5m bid"."""
    first = words.partition(" of ")[0]
    return read_quantity(first) is not None or is_figure(first.split(" ")[-1])


def find_role_of_words(
    parsed: ParsedText, clause: Clause, participant: Participant, slot: str, role: str
) -> str | None:
    """The role of words in a slot that gives a role to names; None where they have none.

    People and bodies receive and act, things don't; what has a name is a place, else a thing.
    """
    if _has_no_role(parsed, clause, participant, slot, role):
        return None
    words = participant.words or ""
    found: str | None = role
    somebody = is_somebody(parsed, participant.head)
    levelled = slot == "object" or (slot == "at" and clause.sense.roles.get("at") == "amount")
    # "rose by a third", "totalled 52", "closed at 6,700"
    measures = (levelled or is_measured(clause)) and is_figure(words)
    # "jailed for six years", "for a total of six years", "for life"
    lasting = any(
        one.lemma in find_words("terms") for one in parsed.tokens[slice(*participant.span)]
    )
    measures = measures or (slot == "for" and lasting)
    if role == "amount" and not (is_sum(words) or measures):
        # "opened at number four", "jailed for fraud"
        ranked = words.lower().startswith(("number ", "no "))
        # "announced at the ministry's briefing" is at no price
        found = "result" if ranked else "about" if slot == "for" else None
    elif role == "place" and slot in {"object", "to"}:  # "paid visits to schools"
        usual = "object" if slot == "object" else "destination"
        found = _PLACES_OF_WORDS.get(clause.sense.type, usual)
    elif role == "recipient" and not somebody and is_sum(_core(parsed, participant)):
        happens = parsed.tokens[participant.head].lemma in load_verbs().by_noun
        found = "object" if happens else "amount"  # "accepted a $5m offer"
    elif role == "recipient" and slot == "object" and not somebody:
        acts = clause.sense.control == "object" and clause.under  # "asked shoppers to sign"
        found = role if acts else "object"
    elif role == "recipient" and slot == "to" and not somebody:
        says = clause.sense.type.startswith("state/")  # "responded to the charges"
        found = "about" if says else role
    return found


def _core(parsed: ParsedText, participant: Participant) -> str:
    """The words up to the head: not the share in "the invitation to a firm that owns 30%"."""
    low, head = participant.span[0], participant.head
    counted = [one.tag for one in parsed.tokens[head + 1 : head + 2]] == ["CD"]  # "Rs 4,000"
    return parsed.text(low, head + 1 + counted) if low <= head else ""


def _has_no_role(
    parsed: ParsedText, clause: Clause, participant: Participant, slot: str, role: str
) -> bool:
    """Whether words can't be in the role of their slot, nor in another."""
    words, head = participant.words or "", parsed.tokens[participant.head]
    moment = slot not in DIRECT and head.lemma in find_words("moments") | find_words("manners")
    moment = moment or (slot == "in" and head.lemma in find_words("sides"))
    lasts = role in {"amount", "result"} and is_figure(words)  # "sentenced to six years"
    moment = moment and not lasts
    bare = role == "about" and slot == "on" and "object" not in clause.arguments
    grounds = bare and head.lemma in find_words("grounds")
    if moment or grounds or (role == "actor" and not any(one.isalpha() for one in words)):
        return True  # "on that occasion", "sales dipped by | 3.4% dipped"
    somebody = is_somebody(parsed, participant.head)
    if role == "actor" and clause.trigger.head == participant.head:
        return _is_same(clause, head.lemma)  # "the attack that targeted the army"
    if role == "actor" and clause.nominal and not (somebody or participant.proper):
        return parsed.tokens[head.head].lower == "of"  # "a journey of healing"
    if role in WITH and slot == "with" and not somebody:
        return True  # "worked with vigour"
    if (role, slot) in MEASURED and is_measured(clause):
        return not is_figure(words)  # "increased funding to schools", "was lowered from a roof"
    # "stopped them from haranguing referees"
    return role in _OF_THINGS and slot not in DIRECT and head.tag == "VBG"


def is_measured(clause: Clause) -> bool:
    """Whether a clause tells of more or less, which leads to a figure."""
    return clause.sense.type in find_words("measured")


def _is_same(clause: Clause, noun: str) -> bool:
    """Whether a noun names what happens in a clause: an attack attacks nobody beside itself."""
    own = clause.sense.event_type
    senses = load_verbs().by_noun.get(noun, ())
    families = {(one.event_type or "").partition("/")[0] for one, _ in senses}
    return own is not None and own.partition("/")[0] in families


def is_somebody(parsed: ParsedText, head: int) -> bool:
    """Whether words with this head are of people or bodies."""
    lemma, lex = parsed.tokens[head].lemma, lexicon()
    post = parsed.is_post(head)
    known = lemma in people_words()
    return post or known or not lex.nominals.get(lemma, _THINGS) <= _THINGS


def may_describe(sense: VerbSense, slot: str, role: str, *, somebody: bool) -> bool:
    """Whether words may stand in a role: behind prepositions only some, or where the table says so.

    Somebody may be the recipient of anything: "offered to | pupils", but not "took to | the air".
    """
    allowed = role in {*MEASURES, "about", "destination", "origin"}
    return slot in sense.roles or slot in DIRECT or allowed or (role == "recipient" and somebody)
