"""Matches the frames of `patterns.toml`: trigger words and what fills their grammatical slots.

Guarantees: a frame yields nothing unless all that it needs is filled by something named and the
stance of the clause can be told. Its trigger words are all in `patterns.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.core.model import Literal, Mention
from dateline.core.parse import Token
from dateline.english.lexicon import lexicon
from dateline.extract import grammar, stance
from dateline.extract.builder import Builder, Setting
from dateline.extract.declared import Frame, Slot, patterns
from dateline.extract.reading import Dated, ParsedText
from dateline.ontology import is_a, predicates

_ACTOR = ("Person", "Organization", "Country")
_BODY = ("Organization", "Country")
_GROUPS = {"Actor": _ACTOR, "Body": _BODY}
_ABOUT = frozenset({"on", "about", "against", "over", "in", "to", "for"})
_HELD = frozenset(
    {"meeting", "talk", "summit", "ceremony", "agreement", "deal", "pact", "conference", "treaty"}
    | {"memorandum", "visit", "rally", "protest", "accord", "discussion", "negotiation"}
)
_CRIME = frozenset({"with", "of", "for", "over"})  # what leads on to what somebody is said to do
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BESIDE = 3  # tokens from "announced" to "on Monday"
# "After the vote in May", "between May and June", "since 2014": not when it happened.
_OTHER_TIMES = frozenset(
    {"after", "before", "following", "ahead", "between", "since", "until", "till"}
)
_ADDRESS = frozenset(
    {"address", "tackle", "combat", "fight", "counter", "prevent", "curb", "end"}
    | {"reduce", "discuss", "improve", "promote", "strengthen", "boost", "tighten"}
    | {"stop"}
)


def match(reading: ParsedText, builder: Builder, origin: str) -> None:
    """Try every frame on every word that may trigger it."""
    known = patterns()
    for token in reading.tokens:
        if token.sentence in reading.blocked:
            continue
        table = (
            known.verbs
            if token.tag.startswith("VB")
            else known.nouns
            if token.tag in {"NN", "NNS"}
            else {}
        )
        for frame in table.get(token.lemma, ()):
            _try(reading, builder, frame, token, origin)


def _try(reading: ParsedText, builder: Builder, frame: Frame, trigger: Token, origin: str) -> None:
    checks = (_theme, _under, _governor, _unless, _beside)
    if not all(check(reading, frame, trigger) for check in checks):
        return
    roles = {
        role: _fill(reading, trigger, role, slots)
        for role, slots in frame.roles.items()
        if not slots[0].words
    }
    if frame.named:
        roles = {role: [m for m in found if m.form != "pronoun"] for role, found in roles.items()}
    content = [
        _words(reading, trigger, s) for slots in frame.roles.values() for s in slots if s.words
    ]
    if not _complete(frame, roles, content) or _reflexive(reading, roles):
        return
    anchor = reading.tokens[trigger.head] if frame.governor else trigger
    standing = stance.of(reading, anchor)
    if standing is None:
        return
    setting = Setting(
        sentence=trigger.sentence,
        standing=standing,
        origin=f"{origin}/{frame.name}",
        when=_when(reading, anchor, content),
        place=place(reading, trigger),
    )
    if frame.named:
        setting = _before_crime(reading, trigger, setting)
    _claim(builder, frame, roles, setting)
    if frame.event is not None and not (
        trigger is anchor and _within_event(reading, builder, trigger)
    ):
        _event(reading, builder, frame, anchor, roles=roles, content=content, setting=setting)


def _before_crime(reading: ParsedText, trigger: Token, setting: Setting) -> Setting:
    """A setting without the date and place of the crime.

    "Charged with a murder in May", "on 6 May, she is accused of having driven on".
    """
    below = list(reading.parse.below(trigger.index))
    if any(child.dep == "auxpass" and child.tag in {"VBZ", "VBP"} for child in below):
        return replace(setting, when=None, place=None)
    crimes = [
        child.index
        for child in below
        if child.text.lower() in _CRIME and child.index > trigger.index
    ]
    if not crimes:
        return setting
    when, place = setting.when, setting.place
    if when is not None and _behind(reading, min(crimes), when.token):
        when = None
    if place is not None and _behind(reading, min(crimes), reading.ranges[place.id][0]):
        place = None
    return replace(setting, when=when, place=place)


def _behind(reading: ParsedText, crime: int, index: int) -> bool:
    """Whether a date or place follows a crime without a comma before its preposition."""
    if index < crime:
        return False
    start = index
    while start > crime and reading.tokens[start - 1].text != ",":
        start -= 1
    return start == crime


def _theme(reading: ParsedText, frame: Frame, trigger: Token) -> bool:
    if not frame.theme and not frame.without:
        return True
    heads = {one.lemma.lower() for one in grammar.slot_heads(reading, trigger, "object")}
    return (not frame.theme or bool(heads & frame.theme)) and not heads & frame.without


def _under(reading: ParsedText, frame: Frame, trigger: Token) -> bool:
    parent = reading.tokens[trigger.head]
    return not frame.under or (parent.dep == "prep" and parent.text.lower() in frame.under)


def _governor(reading: ParsedText, frame: Frame, trigger: Token) -> bool:
    parent = reading.tokens[trigger.head]
    return not frame.governor or (trigger.dep == "xcomp" and parent.lemma in frame.governor)


def _unless(reading: ParsedText, frame: Frame, trigger: Token) -> bool:
    heads = (one for name in frame.unless for one in grammar.slot_heads(reading, trigger, name))
    return all(one.text.lower() in lexicon().calendar for one in heads)  # "on Monday"


def _beside(reading: ParsedText, frame: Frame, trigger: Token) -> bool:
    words = {child.text.lower() for child in reading.parse.below(trigger.index)}
    return not frame.beside or any(
        name in words or grammar.slot_heads(reading, trigger, name) for name in frame.beside
    )


def _reflexive(reading: ParsedText, roles: dict[str, list[Mention]]) -> bool:
    """Whether somebody would do it to himself: then a pronoun is taken for the wrong one."""
    actors = {reading.head(one).id for one in roles.get("actor", ())}
    return any(reading.head(one).id in actors for one in roles.get("recipient", ()))


def _fill(reading: ParsedText, trigger: Token, role: str, slots: tuple[Slot, ...]) -> list[Mention]:
    found: dict[str, Mention] = {}
    for slot in slots:
        usual = predicates()[role].usual_range if role in predicates() else ()
        wanted = _GROUPS.get(slot.kind, (slot.kind,)) if slot.kind else usual
        for mention in _slot(reading, trigger, slot):
            if role == "place" and not _named_place(reading, mention):
                continue
            kind = reading.head(mention).kind
            if not wanted or any(is_a(kind, name) for name in wanted):
                found.setdefault(reading.head(mention).id, mention)
    return list(found.values())


def _slot(reading: ParsedText, trigger: Token, slot: Slot) -> list[Mention]:
    if slot.path == ("clause_subject",):
        verb = _clause_verb(reading, trigger)
        return grammar.slot(reading, verb, "subject") if verb is not None else []
    if len(slot.path) == 1:
        return grammar.slot(reading, trigger, slot.path[0])
    return grammar.attached(reading, trigger, slot.path[1])


def _clause_verb(reading: ParsedText, noun: Token) -> Token | None:
    """The verb whose clause a noun behind a preposition belongs to."""
    preposition = reading.tokens[noun.head]
    verb = reading.tokens[preposition.head]
    return verb if preposition.dep == "prep" and verb.tag.startswith("VB") else None


def _words(reading: ParsedText, trigger: Token, slot: Slot) -> str | None:
    heads = grammar.slot_heads(reading, trigger, slot.path[0])
    if not heads:
        return None
    low, high = reading.parse.subtree(heads[0].index)
    clause = any(child.dep == "ccomp" for child in reading.parse.below(trigger.index))
    if low <= trigger.index or clause or grammar.broken(reading, low, high):
        return None
    return " ".join(reading.text(low, high).split())


def _complete(frame: Frame, roles: dict[str, list[Mention]], content: list[str | None]) -> bool:
    for need in frame.needs:
        name, _, count = need.partition("*")
        if name == "content":
            filled = any(content)
        else:
            filled = any(
                len(roles.get(option, ())) >= int(count or 1) for option in name.split("|")
            )
        if not filled:
            return False
    return True


def _claim(
    builder: Builder, frame: Frame, roles: dict[str, list[Mention]], setting: Setting
) -> None:
    for left, predicate, right in frame.claims:
        if right == "when":
            if setting.when is not None and setting.when.edtf is not None:
                for a in roles.get(left, ()):
                    builder.add(
                        a, predicate, Literal(value=setting.when.edtf, datatype="edtf"), setting
                    )
            continue
        others = None if left == right else roles.get(right, ())
        builder.add_each(roles.get(left, ()), predicate, others, setting)


def _event(
    reading: ParsedText,
    builder: Builder,
    frame: Frame,
    trigger: Token,
    *,
    roles: dict[str, list[Mention]],
    content: list[str | None],
    setting: Setting,
) -> None:
    actors = roles.get("actor") or roles.get("recipient", [])
    end = _label_end(reading, trigger, roles)
    event = builder.event(trigger, frame.event or "", actors, end, setting.origin)
    for role, mentions in roles.items():
        for mention in mentions:
            builder.add(event, role, mention, setting)
    if setting.place is not None:
        builder.add(event, "place", setting.place, setting)
    if setting.when is not None and setting.when.edtf is not None:
        builder.add(event, "date", Literal(value=setting.when.edtf, datatype="edtf"), setting)
    # What somebody announces is a thing ("a report on …"), not the words of a statement.
    announced = (frame.event or "").partition("/")[0] == "announce"
    for text in () if announced else content:
        if text is not None:
            builder.add(event, "content", Literal(value=text), setting)
    for topic in _about(reading, trigger):
        builder.add(event, "about", topic, setting)


def _label_end(reading: ParsedText, trigger: Token, roles: dict[str, list[Mention]]) -> int:
    """Where the words that label an event end: behind its object and its recipient."""
    end = trigger.index + 1
    for head in grammar.slot_heads(reading, trigger, "object")[:1]:
        if head.index > trigger.index:
            end = max(end, reading.parse.subtree(head.index)[1])
    for mention in roles.get("recipient", [])[:1]:
        if reading.ranges[mention.id][0] > trigger.index:
            end = max(end, reading.ranges[mention.id][1])
    return end


def _within_event(reading: ParsedText, builder: Builder, trigger: Token) -> bool:
    """Whether a verb only says what an event of its governor is to be ("agreed to work")."""
    parent = reading.tokens[trigger.head]
    return trigger.dep == "xcomp" and any(
        m.form == "event" and m.span.start == parent.start for m in builder.made.values()
    )


def _when(reading: ParsedText, trigger: Token, content: list[str | None]) -> Dated | None:
    """The date of the clause; none where it may belong to what is announced instead."""
    dated = when(reading, trigger)
    far = dated is not None and dated.token > trigger.index + _BESIDE
    return None if any(content) and far else dated


def when(reading: ParsedText, trigger: Token) -> Dated | None:
    """The date that hangs on a trigger word's own clause, not on a deeper or a higher one."""
    anchors = [trigger, *([reading.tokens[trigger.head]] if trigger.dep == "attr" else [])]
    found = [
        dated
        for dated in reading.dates.get(trigger.sentence, ())
        if any(_hangs_on(reading, dated.token, anchor) for anchor in anchors)
        and not _bracketed(reading, dated.token)
    ]
    days = [dated for dated in found if dated.edtf is not None and _DAY.fullmatch(dated.edtf)]
    return next(iter([*days, *found]), None)  # "last week, on 8 December"


def _bracketed(reading: ParsedText, index: int) -> bool:
    """Whether a date stands in brackets: "met Ada Hart (1960-2010)" has her years."""
    low, _ = reading.parse.sentences[reading.tokens[index].sentence]
    texts = [token.text for token in reading.tokens[low:index]]
    return texts.count("(") > texts.count(")")


def _hangs_on(reading: ParsedText, index: int, trigger: Token) -> bool:
    token = reading.tokens[index]
    for _ in range(8):
        if token.index == trigger.index:
            return True
        another_clause = (
            token.tag.startswith("VB")
            or token.dep == "relcl"
            or (token.index != index and token.text.lower() in _OTHER_TIMES)
        )
        if token.head == token.index or another_clause:
            return False
        token = reading.tokens[token.head]
    return False


def place(reading: ParsedText, trigger: Token) -> Mention | None:
    """Where it happened: "in" or "at" a place, on the trigger or on what it happened during."""
    for token in _place_anchors(reading, trigger):
        for preposition in ("in", "at"):
            found = [
                m
                for m in grammar.slot(reading, token, preposition)
                if is_a(reading.head(m).kind, "Place") and _named_place(reading, m)
            ]
            if found:
                return found[0]
    return None


def _named_place(reading: ParsedText, mention: Mention) -> bool:
    """Whether a place is named, and wholly: not the "Middle District" of "of Louisiana"."""
    end = reading.ranges[mention.id][1]
    following = reading.tokens[end : end + 2]
    half = (
        len(following) > 1
        and following[0].text == "of"
        and following[1].tag in {"NNP", "NNPS"}
        and following[1].sentence == reading.tokens[end - 1].sentence
    )
    return mention.form == "name" and not half


def _place_anchors(reading: ParsedText, trigger: Token) -> Iterator[Token]:
    yield trigger
    for preposition in ("during", "at", "in", "after"):
        yield from grammar.prepositional(reading, trigger, preposition)
    for held in grammar.slot_heads(reading, trigger, "object"):
        if held.lemma in _HELD:  # "held talks in Oslo"; but not "attacked targets in Iraq"
            yield held


def _about(reading: ParsedText, trigger: Token) -> Iterator[Mention]:
    """Topics that the trigger's clause is for, against or about."""
    low, high = reading.parse.subtree(trigger.index)
    for index in range(low, high):
        for mention in reading.at[index]:
            if (
                mention.kind == "Topic"
                and reading.ranges[mention.id][1] == index + 1
                and _leads_to(reading, index, trigger)
            ):
                yield mention


def _leads_to(reading: ParsedText, index: int, trigger: Token) -> bool:
    token = reading.tokens[index]
    for _ in range(8):
        token = reading.tokens[token.head]
        if token.index == trigger.index:
            return True
        fits = (
            token.text.lower() in _ABOUT
            if token.dep == "prep"
            else token.lemma in _ADDRESS
            or (token.dep in {"conj", "pobj", "dobj"} and not token.tag.startswith("VB"))
        )
        if not fits and token.tag.startswith("VB") and token.dep == "xcomp":
            fits = True
        if not fits or token.head == token.index:
            return False
    return False
