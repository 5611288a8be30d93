"""What the clause layer gives for one document, in the form that is compared.

Guarantees: arguments are the reader's, unfiltered; of a pronoun, its chain says what it points at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dateline.authority import Authority
from dateline.core.model import Claim, Literal, Mention
from dateline.core.parse import Annotated, Parse
from dateline.evaluate.records import FoundEvent, FoundHead
from dateline.extract.base import Extraction
from dateline.extract.clauses.arguments import ArgumentReader
from dateline.extract.clauses.clause import ClauseReader
from dateline.extract.reading import read

_PARTICIPANTS = frozenset({"actor", "recipient", "object", "participant"})
_NAMING = frozenset({"name", "nominal", "demonym"})


def read_arguments(annotated: Annotated) -> dict[int, Mapping[str, tuple[FoundHead, ...]]]:
    """Where each verb starts → slot → the heads of its arguments."""
    parse, reader = annotated.parse, ArgumentReader(annotated.parse)
    meant = dict(_pronoun_names(annotated.mentions))
    return {
        verb.start: {
            slot: tuple(_head(parse, index, meant) for index in heads)
            for slot, heads in _with_clauses(parse, reader.read(verb).slots)
        }
        for verb in parse.tokens
        if verb.tag.startswith("VB")
    }


def read_events(annotated: Annotated, extraction: Extraction) -> Iterator[FoundEvent]:
    """The events of an extraction, each where the text tells of it.

    An event that is told several times has its claims at one of the places; they hold for all.
    """
    mentions = (*annotated.mentions, *extraction.mentions)
    chains = {one.id: one.chain for one in mentions}
    of_chain: dict[str, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        of_chain[chains[claim.subject]].append(claim)
    for one in sorted(mentions, key=lambda one: (one.span.start, one.span.end)):
        if one.form == "event":
            claims = of_chain[one.chain]
            own = [claim for claim in claims if claim.subject == one.id] or claims
            yield FoundEvent(
                span=(one.span.start, one.span.end),
                type=one.type,
                stances=frozenset(claim.stance for claim in own),
                participants=tuple(
                    _places(claim, mentions, annotated.document.text)
                    for claim in own
                    if claim.predicate in _PARTICIPANTS
                ),
            )


def read_clauses(annotated: Annotated, authority: Authority) -> tuple[FoundEvent, ...]:
    """The clauses of a document, whether or not they become events."""
    tokens = annotated.parse.tokens
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in annotated.mentions:
        places[one.chain].append((one.span.start, one.span.end))
    return tuple(
        FoundEvent(
            span=(clause.trigger.start, clause.trigger.end),
            type=clause.sense.event_type,
            stances=frozenset({clause.standing.stance}),
            participants=tuple(
                (
                    (tokens[one.head].start, tokens[one.head].end),
                    *(place for named in one.mentions for place in places[named.chain]),
                )
                for slot in ("subject", "object")
                for one in clause.arguments.get(slot, ())
            ),
        )
        for clause in ClauseReader(read(annotated, authority)).read()
    )


def _places(claim: Claim, mentions: Iterable[Mention], text: str) -> tuple[tuple[int, int], ...]:
    """Where a document names a participant, or has the words that describe it."""
    if isinstance(claim.object, Literal):
        sentence = claim.evidence[0]
        start = text.find(claim.object.value, sentence.start, sentence.end)
        return ((start, start + len(claim.object.value)),) if start >= 0 else ()
    chain = next(one.chain for one in mentions if one.id == claim.object)
    return tuple((one.span.start, one.span.end) for one in mentions if one.chain == chain)


def _with_clauses(
    parse: Parse, slots: Mapping[str, tuple[int, ...]]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The slots, and those complements that are clauses with a subject as one more."""
    yield from slots.items()
    clauses = (one for one in slots.get("complement", ()) if parse.tokens[one].dep == "ccomp")
    yield "clause", tuple(clauses)


def _head(parse: Parse, index: int, meant: Mapping[int, tuple[tuple[int, int], ...]]) -> FoundHead:
    token = parse.tokens[index]
    return FoundHead(start=token.start, tag=token.tag, also=meant.get(token.start, ()))


def _pronoun_names(
    mentions: Iterable[Mention],
) -> Iterator[tuple[int, tuple[tuple[int, int], ...]]]:
    """Where a pronoun starts, and where the document names what it stands for."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    pronouns = []
    for one in mentions:
        if one.form in _NAMING:
            places[one.chain].append((one.span.start, one.span.end))
        elif one.form == "pronoun":
            pronouns.append(one)
    for one in pronouns:
        yield one.span.start, tuple(places[one.chain])
