"""Events before they are claimed: which clauses tell of one, and who is who in it.

A clause may tell of one if the verb table doesn't call it a state, and if two ends, or one and a
place, say what it is about (or one end, where its type alone says it). Whether it is told as news,
and who of them is rightly there, is weighed in `weighing`.

Guarantees: each event has a name in it, a type or a figure; a name stands in one role; whoever has
none stands there as the words. It claims nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dateline.core.model import Mention, Stance
from dateline.core.parse import Token
from dateline.english.quantities import is_figure, is_sum, read_quantity
from dateline.english.verbs import load_verbs
from dateline.extract.builder import find_authors, name_speaker
from dateline.extract.clauses.circumstances import is_whole_place
from dateline.extract.clauses.clause import Clause
from dateline.extract.clauses.control import find_doubt, find_question
from dateline.extract.clauses.participants import Participant
from dateline.extract.clauses.phrases import is_choice, take_marks
from dateline.extract.clauses.words import find_words
from dateline.extract.events.event import CLAUSE, NONE, SITUATION, EventDraft, Filler
from dateline.extract.events.happening import may_happen
from dateline.extract.events.roles import (
    DIRECT,
    MEASURED,
    MEASURES,
    USUAL_ROLES,
    find_role,
    find_role_of_words,
    is_measured,
    is_somebody,
    may_describe,
)
from dateline.extract.reading import ParsedText
from dateline.ontology import is_a, predicates

_OFFICE = "appoint/take_office"
_DISASTER = "disaster/"
_SPORT = "sport/"
_SPEECH = "state/speak"
_NO_PLAYERS = ("GovernmentBody", "PoliticalParty", "Work")
_STRUCK = frozenset({"actor", "instrument"})
_LOCAL = frozenset({"at", "on", "in", "near", "outside", "across", "inside"})
# What is named is no sum; and with whom something is done is no tool.
_ROLES_OF_NAMES = {"amount": "recipient", "instrument": "participant"}
_THINGS = frozenset({"Agreement", "Event", "Topic", "Work"})  # to whom nothing is done
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_ENDS = 2
_SHOWN = 10  # words of a clause in a headline


def read_draft(parsed: ParsedText, clause: Clause) -> EventDraft | None:
    """The event that a clause may tell of; None where it can't be one.

    It has a happening for its sense, two ends or one and a place (or one, where its type says
    enough), and a name or figure somewhere, or a type.
    """
    sense = clause.sense
    if not may_happen(parsed, clause):
        return None
    draft = EventDraft(clause)
    if clause.ended is None:  # "stopped selling ships" sells none
        draft.type = sense.event_type
    if draft.type == _OFFICE and any(
        low.tag in {"JJS", "RBS"} or low.lower.startswith("longest")
        for part in clause.arguments.get("complement", ())
        for low in parsed.tokens[slice(*part.span)]
    ):
        draft.type = None  # "became the longest-serving chancellor" is no new post
    for slot, participants in sorted(clause.arguments.items(), key=_by_slot):
        role = find_role(clause, slot)
        for one in participants:
            if role is not None:
                _place_participant(parsed, draft, one, slot=slot, role=role)
            elif one.words and (slot == "as" or _is_idiom(parsed, draft, one, slot)):
                # "came as a friend", "came under attack"
                draft.beside.append(Filler("", slot, one.head, label=one.words))
    draft.fillers.extend(_read_clauses(parsed, clause))
    if (draft.type or "").startswith(_SPORT) and _is_no_game(parsed, draft):
        draft.type = None
    if draft.fillers and not is_whole(draft) and "object" in sense.roles:
        _place_completing(parsed, draft)
    _own_figures(parsed, draft)
    return draft if (draft.type or _is_named(parsed, draft)) and is_whole(draft) else None


def _is_to_be(parsed: ParsedText, clause: Clause, one: Participant) -> bool:
    """Whether a description only leads a clause: "called for | his death to be investigated"."""
    under = (at for at in clause.under if at > one.head and not one.mentions)
    return any(low.dep == "auxpass" for at in under for low in parsed.parse.below(at))


def _is_named(parsed: ParsedText, draft: EventDraft) -> bool:
    """Whether a name stands in an event, or it tells a figure: "shareholders lost $2bn"."""
    if draft.clause.where is not None or any(one.proper for one in draft.fillers):
        return True
    words = [one.words for one in draft.fillers if one.words]
    if any(is_sum(one) or read_quantity(one) is not None for one in words):
        return True
    figures = any(map(is_figure, words))
    return figures and name_speaker(parsed, draft.clause.standing).speaker is not None


def _own_figures(parsed: ParsedText, draft: EventDraft) -> None:
    """Give figures that are nobody's to the firm that reports them: "Orbit said profit rose"."""
    figures = [
        one
        for one in draft.described("object")
        if parsed.tokens[one.head].lemma in find_words("takings") and _is_bare(parsed, one.head)
    ]
    speaker = name_speaker(parsed, draft.clause.standing).speaker if figures else None
    others = {parsed.head(one.mention).id for one in draft.fillers if one.mention is not None}
    known = speaker is not None and parsed.head(speaker).id in others
    if speaker is None or known or not parsed.is_a(speaker, "Organization"):
        return
    for one in figures:
        owned = f"{parsed.head(speaker).name}'s {one.label}"
        draft.fillers[draft.fillers.index(one)] = replace(one, label=owned)
    draft.fillers.append(Filler("about", "object", figures[0].head, speaker))


def _is_bare(parsed: ParsedText, noun: int) -> bool:
    """Whether a noun has no owner, nor says of what it is."""
    bare = {"amod", "compound", "det", "nummod", "punct"}
    return all(one.dep in bare for one in parsed.parse.below(noun))


def _place_completing(parsed: ParsedText, draft: EventDraft) -> None:
    """Put a noun that only completes its verb into a role: "ran a marathon", "signed a decree".

    What is told of nobody else says something of it, but for "took part".
    """
    for one in tuple(draft.beside):
        if one.slot == "object" and parsed.tokens[one.head].lemma not in find_words("idioms"):
            draft.beside.remove(one)
            draft.fillers.append(replace(one, role="object", words=one.label, proper=False))


def _is_no_game(parsed: ParsedText, draft: EventDraft) -> bool:
    """Whether those who meet play no sport: "Amadeus beat The Killing Fields", "Labour won"."""
    ends = [one for role in ("actor", "recipient", "object") for one in draft.named(role)]
    return any(parsed.is_a(one, *_NO_PLAYERS) for one in ends)


def _read_clauses(parsed: ParsedText, clause: Clause) -> Iterator[Filler]:
    """What is asked, meant, tried or blamed in a clause, in the words of the clause under it."""
    for index in clause.under:
        high, below = parsed.parse.subtree(index)[1], parsed.parse.below(index)
        first = {one.index for one in below if one.tag == "TO" or one.dep == "neg"}
        verb = parsed.tokens[index]
        asked = find_question(parsed.parse, verb) or find_doubt(parsed.parse, verb)
        first |= set() if asked is None else {asked.index}
        own = any(one.dep.startswith(("nsubj", "expl")) for one in below)
        if not first and own and parsed.tokens[index].dep in {"acl", "ccomp"}:
            # "that | Chad sell ships"
            start = parsed.parse.subtree(index)[0]
            first = {start + (parsed.tokens[start].dep == "mark")}
        low = min((*first, *_find_unnamed(parsed, clause, below)), default=index)
        ends = (one.index for one in below if one.dep == "cc" and one.index > index)
        finite = any(one.dep == "conj" and one.tag in _FINITE for one in below)
        high = min(ends, default=high) if finite else high  # "to leave | and spoke with Chad"
        while high - 1 > index and not parsed.tokens[high - 1].text[0].isalnum():
            high -= 1
        low, high = take_marks(parsed, low, high)
        words = parsed.text(low, high).split()
        proper = any(one.tag in {"NNP", "NNPS"} for one in parsed.tokens[low:high])
        above = parsed.tokens[parsed.tokens[index].head]
        led = [above.text] if above.dep == "prep" else []  # "of polluting the delta"
        label = " ".join([*led, *words[:_SHOWN], *(["…"] if len(words) > _SHOWN else [])])
        yield Filler("about", CLAUSE, index, None, " ".join(words), label=label, proper=proper)


def _find_unnamed(parsed: ParsedText, clause: Clause, below: Sequence[Token]) -> Iterator[int]:
    """Where a subject begins that stands in no role: "called for | late drinking to be banned"."""
    heads = {one.head for row in clause.arguments.values() for one in row}
    for one in below:
        bare = one.dep in {"nsubj", "nsubjpass"} and one.is_noun
        led = any(low.tag == "TO" and low.index > one.index for low in below)
        if bare and led and not parsed.at[one.index] and one.index not in heads:
            yield parsed.parse.subtree(one)[0]
    asked = (one for one in clause.arguments.get("for", ()) if _is_to_be(parsed, clause, one))
    yield from (one.span[0] for one in asked)


def is_whole(draft: EventDraft) -> bool:
    """Whether as many stand in an event as it takes: one where its type says the rest.

    Who or what is described by a name ("the sale of the Orbit label") is two. Figures alone are
    none: they are of something.
    """
    if draft.fillers and draft.roles <= MEASURES:
        return False
    kinds = {draft.type or "", (draft.type or "").partition("/")[0]}
    befalls = not draft.roles <= {"actor"}
    telling = kinds & find_words("telling") or (befalls and kinds & find_words("befalling"))
    counted = any(is_figure(one.words or "") for one in draft.fillers)  # "12 people died"
    undergoing = bool(draft.named("object") or draft.named("recipient"))
    undergoing |= draft.clause.passive and any(map(_is_several, draft.fillers))
    if not draft.clause.nominal and undergoing:
        telling = telling or kinds & find_words("done_to")
    alone = bool(telling) and (bool(draft.named()) or counted)
    placed = draft.clause.where is not None and not draft.named("place")
    told = any(one.words is not None and one.proper for one in draft.fillers)
    # "The summit took place in Oslo", "talks were held in Oslo".
    object_told = any(one.slot == "object" for one in draft.beside)
    held = placed and (draft.clause.held or object_told)
    held = held or (object_told and "host" in kinds)  # "Orbit is organising a seminar"
    ends = sum(one.listed for one in draft.fillers)
    return ends + placed + told + held >= (1 if alone else _ENDS)


def _is_several(filler: Filler) -> bool:
    """Whether words tell how many they are: "2,000 cars were sold"."""
    told = read_quantity(filler.words or "") if filler.slot == "object" else None
    return told is not None and bool(told.unit) and told.low != 1


def _by_slot(item: tuple[str, tuple[Participant, ...]]) -> tuple[int, str]:
    order = ("subject", "object", "indirect")
    return (order.index(item[0]) if item[0] in order else len(order), item[0])


def _place_participant(
    parsed: ParsedText, event: EventDraft, participant: Participant, *, slot: str, role: str
) -> None:
    """Put a participant into its role, and what its words name beside it."""
    if is_choice(parsed.parse, parsed.tokens[participant.head]):
        label = participant.words or " ".join(one.text for one in participant.mentions)
        event.beside.append(Filler("", slot, participant.head, label=label))
        return  # "either Leeds or Chelsea": neither
    beside = role == USUAL_ROLES.get(slot) == "amount" and slot not in DIRECT  # "opened at Expo"
    for mention in () if beside else participant.mentions:
        # "the Cup final", "will race in the Cup"
        held = slot == "modifier" or role == "place"
        hosts = ("Event", "Organization") if event.type == _SPEECH else ("Event",)
        held = held and parsed.is_a(mention, *hosts)
        filler = Filler("about" if held else role, slot, participant.head, mention)
        _place_name(parsed, event, filler)
    words = participant.words
    told = (
        None if words is None else find_role_of_words(parsed, event.clause, participant, slot, role)
    )
    if (
        words is None
        or told is None
        or (slot == "for" and _is_to_be(parsed, event.clause, participant))
    ):
        return
    if _is_idiom(parsed, event, participant, slot):
        event.beside.append(Filler("", slot, participant.head, label=words))
        return
    states = event.told_as == SITUATION  # "surpassed 100,000", but not the score of a match
    authors = find_authors(parsed, parsed.tokens[participant.head]) if told == "actor" else ()
    for author in authors:  # "a report by Kenya urged it": Kenya did
        _place_name(parsed, event, Filler(role, slot, participant.head, author))
    if authors:
        return
    telling = is_sum(words) or states or any(one.isalpha() for one in words)
    fits = (telling or told in MEASURES) and not (told == "about" and is_sum(words))
    somebody = is_somebody(parsed, participant.head)
    if fits and may_describe(event.clause.sense, slot, told, somebody=somebody):
        _place_words(event, participant, words, slot=slot, role=told)
    if telling and told != "actor":  # "a Dallas jury": what is inside an actor only describes it
        _name_inside(parsed, event, participant, slot)


def _place_words(
    event: EventDraft, participant: Participant, words: str, *, slot: str, role: str
) -> None:
    """Put words into their role, or only into the headline."""
    label = participant.full or words
    if any(label.startswith(f"{one.label}'s ") for one in event.fillers if one.label):
        label = words  # "Kenya sells its firms"
    if event.clause.standing.stance is Stance.DENIED:
        words = NONE.sub("", words)  # "gave no reason"
    if role in predicates() and predicates()[role].described:
        filler = Filler(role, slot, participant.head, None, words, label=label)
        proper, listed = participant.proper, participant.listed
        event.fillers.append(replace(filler, proper=proper, listed=listed))
    else:
        event.beside.append(Filler("", slot, participant.head, label=label))


def _place_name(parsed: ParsedText, event: EventDraft, filler: Filler) -> None:
    """Put what is named into its role, once; where it happened is told apart."""
    mention, role = filler.mention, filler.role
    if mention is None:
        return
    head = parsed.head(mention)
    located = is_a(head.kind, "Place")
    family = (event.type or "").partition("/")[0]
    acts = head.kind == "Country" and family in find_words("acts_of_states")  # "US support for"
    if located and filler.slot == "modifier":
        role = "actor" if acts else "place"  # "the London concerts"
    elif located and role in _STRUCK and (event.type or "").startswith(_DISASTER):
        role, filler = "place", replace(filler, slot="in")  # "Asia's tidal waves"
    if role == "result" and filler.slot == "as" and head.kind == "Person":
        return  # nobody is done as somebody: "as a doctor, Ada Hart"
    if (role, filler.slot) in MEASURED and is_measured(event.clause):
        return  # "doubled its aid to Chad", "cut the influx from Chad"
    local = located and filler.slot in _LOCAL and role not in {"place", "recipient"}
    placed = located and is_whole_place(parsed, mention)
    if local or head.id in event.seen or (role == "place" and not placed):
        return
    event.seen.add(head.id)
    role = _ROLES_OF_NAMES.get(role, role)
    honoured = (event.type or "").startswith("culture/")  # "The Return won the prize"
    if role == "recipient" and head.kind in _THINGS and not honoured:
        role = "object"  # "condemned the pact"
    elif role == "destination" and head.kind == "Person":
        role = "recipient"  # "sent flowers to Ada Hart"
    elif located and filler.slot == "to" and (role == "result" or _leads_on(event)):
        role = "destination"  # "the unrest extended to Chad", "it spread to Chad"
    event.fillers.append(replace(filler, role=role, label=head.name))


def _leads_on(event: EventDraft) -> bool:
    """Whether a verb acts on nobody, and no row says whom "to" leads to."""
    sense, told = event.clause.sense, event.clause.arguments.keys()
    return "to" not in sense.roles and not told & {"object", "indirect"}


def _is_idiom(parsed: ParsedText, event: EventDraft, participant: Participant, slot: str) -> bool:
    """Whether a noun only completes its verb: "took part", "paid tribute", "was on alert"."""
    sense = event.clause.sense
    lemma = parsed.tokens[participant.head].lemma
    if slot == "as" and sense.event_type in find_words("calling"):
        return True  # "condemned it as a sham": what it is called
    if lemma not in sense.asked(slot):
        return False
    same = (one.event_type for one, _ in load_verbs().by_noun.get(lemma, ()))
    pointing = find_words("definite")
    own = slot not in sense.roles  # "lost their lives"
    below = parsed.parse.below(participant.head)
    known = any(one.lower in pointing and not (own and one.tag == "PRP$") for one in below)
    says_all = slot not in sense.roles or (slot == "object" and sense.event_type in same)
    if sense.event_type is not None and says_all and not known:
        return True  # "lost their lives"; but "completed the purchase" that was told before
    bare = not parsed.parse.has(participant.head, "amod", "nummod")
    bare = bare and parsed.tokens[participant.head].tag == "NN"  # not "settled charges"
    return slot == "object" and bare and lemma in find_words("idioms")


def _name_inside(
    parsed: ParsedText, event: EventDraft, participant: Participant, slot: str
) -> None:
    """Put what a description names beside it."""
    where = None if event.clause.where is None else parsed.head(event.clause.where).id
    for mention in participant.inside:
        head = parsed.head(mention)
        apart = _is_where(parsed, mention) or _is_currency(parsed, mention)
        if mention.form == "pronoun" or head.id in {*event.seen, where} or apart:
            continue
        event.seen.add(head.id)
        event.fillers.append(Filler("about", slot, participant.head, mention, inside=True))


def _is_currency(parsed: ParsedText, mention: Mention) -> bool:
    """Whether a name only says what money it is: "a reward of 5 million US dollars"."""
    low, high = parsed.ranges[mention.id]
    words = " ".join(one.text for one in parsed.tokens[low : high + 1])
    return is_sum(f"1 {words}")


def _is_where(parsed: ParsedText, mention: Mention) -> bool:
    """Whether a name inside a description tells only where that is: "schools in Chile"."""
    above = parsed.tokens[parsed.tokens[parsed.ranges[mention.id][1] - 1].head]
    located = parsed.is_a(mention, "Place")
    return located and above.dep == "prep" and above.lower in _LOCAL
