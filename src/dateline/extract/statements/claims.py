"""Claims who said what: each statement is an event with its speaker, its words, and to whom.

A speaker without a name stands there as its words; a body's spokesman speaks for the body. The
statement is about the events that are told in it.

Guarantees: the content is the words that were said, white space folded; one happening is one event,
so a verb that is an event already gets the words. It finds no statement: that is `reader.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.core.model import Literal, Mention, Stance
from dateline.english.lexicon import post_classes
from dateline.extract.builder import Builder, Setting, find_authors, name_speaker
from dateline.extract.clauses.circumstances import find_when
from dateline.extract.clauses.participants import Participant
from dateline.extract.clauses.voices import NOBODY
from dateline.extract.clauses.walk import ClauseStanding
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import Dated, ParsedText
from dateline.extract.statements.statement import Statement

_LEADING = frozenset({"mark", "advmod"})
_LABEL = 60  # characters of the words in an event's name
# What only says so if the verb is told with it: "Orbit fears: …".
_FELT = {"state/doubt": "doubt", "state/fear": "fear", "state/hope": "hope"}
_CONFIDENCE = 0.85  # 113 of 134 such claims that readers judged are true (tests/gold)


def claim_statements(
    builder: Builder, statements: Sequence[Statement], voices: Mapping[int, int], origin: str
) -> None:
    """Claim the statements of a document.

    Args:
        builder: its claims.
        statements: what is claimed.
        voices: for each word that is somebody's, the head word of whose it is.
        origin: what reads them.
    """
    parsed = builder.reading
    events = {parsed.ranges[one.id][0]: one for one in builder.made.values() if one.form == "event"}
    written: list[tuple[Statement, Mention, Setting]] = []
    for one in statements:
        setting = _setting(parsed, one, voices, origin)
        node = _write_statement(builder, one, events.get(one.trigger.index), setting)
        written.append((one, node, setting))
    events.update((one.trigger.index, node) for one, node, _ in written)
    for one, node, setting in written:
        for index, event in events.items():
            if one.holds(index) and event.chain != node.chain and not _is_aside(parsed, index):
                builder.add(node, "about", event, setting)


def _is_aside(parsed: ParsedText, index: int) -> bool:
    """Whether what happened only tells when what is said was: "it was clean before he left"."""
    words = find_words("open_times") | find_words("afterwards") | find_words("meanwhile")
    for one in (parsed.tokens[index], *parsed.parse.above(index)):
        led = {low.lower for low in parsed.parse.below(one, *_LEADING)}
        behind = one.dep in {"pcomp", "pobj"} and parsed.tokens[one.head].lower in words
        if behind or (one.dep == "advcl" and led & words):
            return True
    return False


def _setting(
    parsed: ParsedText, statement: Statement, voices: Mapping[int, int], origin: str
) -> Setting:
    said = statement.trigger
    tokens = (index for part in statement.parts for index in range(*part))
    reported = statement.stance is Stance.REPORTED
    outer = (voices.get(said.index, NOBODY),) if reported else ()
    return Setting(
        sentence=said.sentence,
        also=tuple(dict.fromkeys(parsed.tokens[index].sentence for index in tokens)),
        standing=name_speaker(parsed, ClauseStanding(statement.stance, outer)),
        origin=f"{origin}/{said.lemma if said.tag.startswith('VB') else 'quotation'}",
        when=_when(parsed, statement),
        confidence=_CONFIDENCE,
    )


def _write_statement(
    builder: Builder, statement: Statement, known: Mention | None, setting: Setting
) -> Mention:
    """Claim one statement; gives its node."""
    parsed, said = builder.reading, statement.trigger
    actors = list(_fillers(parsed, statement.speakers))
    words = " ".join(" ".join(parsed.text(*part).split()) for part in statement.parts)
    verb = said.index, said.index + 1
    node = known or builder.new(
        statement.parts[0] if statement.holds(said.index) else verb,
        kind="Event",
        name=_label(parsed, statement, actors, words),
        kind_of=statement.type,
        origin=setting.origin,
    )
    for actor in actors:
        builder.add(node, "actor", actor, setting)
    builder.add(node, "content", Literal(value=words), setting)
    for one in _fillers(parsed, statement.addressees):
        builder.add(node, "recipient", one, setting)
    builder.add_date(node, "date", setting)
    return node


def _fillers(
    parsed: ParsedText, participants: Iterable[Participant]
) -> Iterator[Mention | Literal]:
    """What stands in a role: names, or words; whose word it is beside what speaks for them."""
    for one in participants:
        yield from one.mentions
        if one.words is not None:
            yield Literal(value=one.words)
            noun = parsed.tokens[one.head]
            yield from find_authors(parsed, noun)
            if "spokesperson" in post_classes(noun.lemma):
                yield from (m for m in one.inside if parsed.is_a(m, "Organization"))


def _label(
    parsed: ParsedText, said: Statement, actors: Sequence[Mention | Literal], words: str
) -> str:
    first = actors[0]
    name = first.value if isinstance(first, Literal) else parsed.head(first).name
    short = words if len(words) <= _LABEL else words[: _LABEL - 3].rsplit(" ", 1)[0] + " …"
    if said.type in _FELT:
        several = len(actors) > 1 or said.speakers[0].plural
        name = f"{name} {_FELT[said.type]}{'' if several else 's'}"
    return f"{name}: {short}"


def _when(parsed: ParsedText, statement: Statement) -> Dated | None:
    """When it was said: a date that stands by the verb of saying."""
    dated = find_when(parsed, statement.trigger)
    if dated is None or statement.holds(dated.token):
        return None
    ahead = (dated.edtf or "").startswith("../")  # "by the end of 2030, it predicts, most will"
    return None if ahead else dated
