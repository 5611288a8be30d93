"""Which clauses may tell of an event: what happens, and isn't only a state, an aim or a saying.

Guarantees: it depends on the verb table, the grammar and how the clause stands; who is in it is
read in `draft`, and whether it is worth telling is weighed in `weighing`.
"""

from __future__ import annotations

from dateline.core.model import Stance
from dateline.core.parse import Token
from dateline.english.quantities import is_figure
from dateline.english.verbs import (
    ASPECT,
    LIGHT,
    NO_EVENT_TYPE,
    RELATION,
    STATIVE,
    VerbSense,
    load_verbs,
)
from dateline.extract.clauses.clause import Clause
from dateline.extract.clauses.control import find_question, is_infinitive
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText

_SAYING = "state/"
_NAMING = "state/describe"
_ON_NOUNS = frozenset({"amod", "compound", "det", "nmod", "nummod", "punct"})
_TOLD_AS_AIMS = ("agree/settle", "consult/meet")  # "paid $5m to settle it", "flew to meet him"


def may_happen(parsed: ParsedText, clause: Clause) -> bool:
    """Whether a clause may tell of a happening, or of a state that has a figure."""
    rather = _is_purpose(parsed, clause) or is_generic(parsed, clause)
    return not rather and _is_happening(parsed, clause)


def _is_happening(parsed: ParsedText, clause: Clause) -> bool:
    sense, objects = clause.sense, clause.arguments.get("object", ())
    if sense.type == RELATION:
        apart = {"subject", "complement"}
        others = (row for slot, row in clause.arguments.items() if slot not in apart)
        return any(part.words for row in others for part in row)
    if sense.type == STATIVE:  # "estimated the damage at $10m"
        measured = (*objects, *clause.arguments.get("at", ()))
        leads_on = parsed.parse.has(clause.trigger, "xcomp")  # "three banks are set | to sell it"
        return not leads_on and any(is_figure(part.words or "") for part in measured)
    if sense.type in {ASPECT, LIGHT}:  # "started the plant": no happening with its own clause
        heads = [parsed.tokens[part.head] for part in objects if part.words]
        return bool(heads) and not any(_is_told_itself(parsed, sense, clause, one) for one in heads)
    if sense.type in NO_EVENT_TYPE:
        return sense.happens
    if sense.type == _NAMING:
        # "a plan called Orbit": nobody is said to call it so, whatever a parser makes of it
        return {"subject", "object"} <= clause.arguments.keys()
    return not sense.type.startswith(_SAYING) or _says_thing(parsed, clause)


def _is_purpose(parsed: ParsedText, clause: Clause) -> bool:
    """Whether a clause only tells what something is done for: "borrowed money | to buy Orbit".

    Of 97 claims of such events that were judged, 44 were true: what is meant by something may have
    come of it, or be done by somebody else, and is no plan that anybody has told.
    """
    trigger = clause.trigger
    while trigger.dep == "conj" and trigger.tag == clause.trigger.tag:
        trigger = parsed.tokens[trigger.head]
    noun = parsed.tokens[trigger.head]
    meant = any(sense.complement for sense, _ in load_verbs().by_noun.get(noun.lemma, ()))
    meant = meant or noun.lemma in find_words("dispositions")  # "a plan to", "a duty to"
    used = trigger.dep in {"acl", "relcl"} and trigger.tag == "VB" and not meant  # "a truck to"
    # "to sell it would be wrong", "the last minister to come was Ode"
    aimed = is_infinitive(parsed.parse, trigger) and (trigger.dep in {"advcl", "csubj"} or used)
    told = clause.sense.type.startswith(_TOLD_AS_AIMS)
    return aimed and not told and clause.standing.stance is Stance.PLANNED


def is_generic(parsed: ParsedText, clause: Clause) -> bool:
    """Whether a clause only tells who or what is meant by a rule, or is appraised as such.

    "Firms that sell it will be fined", "it is wrong to sell it", "tips on how to sell it": nobody
    is said to sell it.
    """
    tokens, trigger = parsed.tokens, clause.trigger
    above = tokens[trigger.head]
    if is_infinitive(parsed.parse, trigger):
        asked = find_question(parsed.parse, trigger) is not None
        return asked or _is_appraising(parsed, above)
    while trigger.dep in {"xcomp", "conj"}:
        trigger = tokens[trigger.head]
    noun = tokens[trigger.head]
    restricts = tokens[parsed.parse.subtree(trigger)[0] - 1].text != ","
    meant = trigger.dep == "relcl" and trigger.tag in {"VBP", "VBZ"} and restricts
    several = noun.tag in {"DT", "NNS"} or noun.lower in {"anybody", "anyone"}
    if not (meant and several) or _is_definite(parsed, noun):
        return False
    verbs = (one for one in parsed.parse.above(noun) if one.is_verb)
    verb = next((one for one in verbs if one.tag != "VBG"), noun)
    return any(one.tag == "MD" for one in parsed.parse.below(verb))


def _is_appraising(parsed: ParsedText, verb: Token) -> bool:
    """Whether a verb only says what it is like to do something: "it is hard to"."""
    below = parsed.parse.below(verb)
    called = any(one.dep == "acomp" and one.tag[:2] == "JJ" for one in below)
    empty = any(one.lower == "it" and one.dep in {"nsubj", "expl"} for one in below)
    return called and empty and not any(parsed.at[one.index] for one in below if one.dep == "nsubj")


def _is_definite(parsed: ParsedText, noun: Token) -> bool:
    """Whether a noun is of something that there is: "the firms", "its firms", "two firms"."""
    led = {one.lower for one in parsed.parse.below(noun, "det")}
    return bool(led & {"the", "these", "this", "that"}) or parsed.parse.has(noun, "poss", "nummod")


def _is_told_itself(parsed: ParsedText, sense: VerbSense, clause: Clause, noun: Token) -> bool:
    """Whether a noun tells what happens, and its verb only that it does: "put an end to it".

    So it does where more ends than the verb's subject are told: not in "has begun a restructuring",
    "suffered a breach" or "received 60 complaints". A "race" is one only "against" somebody.
    """
    behind = {one.lower for one in parsed.parse.below(noun, "prep")}
    senses = load_verbs().by_noun.get(noun.lemma, ())
    lent = clause.arguments.keys() - {"subject", "object"}
    bare = not behind and all(one.dep in _ON_NOUNS for one in parsed.parse.below(noun))
    bare = bare and not any(lent & one.roles.keys() for one, _ in senses)
    meant = load_verbs().find_noun(noun.lemma) if bare else None
    told_as = "" if meant is None else meant[0].event_type or ""
    kinds = {told_as, told_as.partition("/")[0]}
    whole = bool(kinds & (find_words("telling") | find_words("befalling")))  # by its subject alone
    if noun.lemma in sense.objects:
        return not (bare and senses) or whole
    if bare and (sense.type == ASPECT or not whole):
        return False
    return any(not form.only_so or behind & form.stands_for_object for _, form in senses)


def _says_thing(parsed: ParsedText, clause: Clause) -> bool:
    """Whether a verb of saying has no clause, but a thing, topic or hearer: "spoke about trade".

    What is done behind a preposition is a topic: "apologised for selling ships".
    """
    sense, slots = clause.sense, clause.arguments
    denied = clause.standing.stance is Stance.DENIED  # "would not comment on the plan"
    roles = {sense.roles.get(slot) for slot in slots}
    topic = {"addressee", "about"} <= roles  # "was informed of the plan", "told Bo about it"
    if sense.type in find_words("plain_saying") and not (denied or topic):
        return False
    above = (parsed.tokens[parsed.tokens[index].head] for index in clause.under)
    told = any(sense.roles.get(slot) in {"about", "addressee"} for slot in slots) or any(
        one.dep == "prep" and sense.roles.get(one.lower) in {"about", "content"}
        for one in above  # "apologised for | selling ships", "admitted to | paying bribes"
    )
    quoted = clause.trigger.index not in parsed.quoted and any(
        part.head in parsed.quoted for part in slots.get("object", ())
    )  # 'wrote: "Congratulations to Ada"'
    if clause.nominal:  # "said in a speech to the union"
        held = clause.trigger.lemma in find_words("speeches") and "subject" in slots
        return held and (told or bool(slots.keys() & {"at", "object"}) or clause.where is not None)
    return not (clause.complemented or quoted) and ("object" in slots or told)
