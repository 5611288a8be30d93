"""What the clause layer gives for one document, in the form that is compared.

Guarantees: arguments are the reader's, unfiltered; of a pronoun, its chain says what it points at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dateline.core.model import Mention
from dateline.core.parse import Annotated, Parse
from dateline.evaluate.records import FoundHead
from dateline.extract.clauses.arguments import ArgumentReader

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
