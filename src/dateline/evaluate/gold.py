"""Gold documents: texts with what people found in them, one JSON object a line.

Guarantees: a line that can't be read, or whose mentions point outside its text or at an entity
that isn't there, is an error that names the file and the line. Labels are the data set's own; what
they mean in the ontology stands in `datasets/`.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from dateline.core.errors import SourceError

_GZIP = b"\x1f\x8b"


class NativeLabel(msgspec.Struct, frozen=True, kw_only=True):
    """A native label of an entity-linking set; `entity_id` may say why there is no link."""

    entity_id: str = ""


class GoldMention(msgspec.Struct, frozen=True, kw_only=True):
    """One place where the text names something; offsets count code points, half-open."""

    id: str | int | None = None
    start: int
    end: int
    text: str | None = None
    entity: int | None = None
    types: tuple[str, ...] = ()
    # Two families of sets use this key, one for an object and one for text.
    label: NativeLabel | str | None = None


class GoldEntity(msgspec.Struct, frozen=True, kw_only=True):
    """What mentions of one document name, with its links."""

    id: int
    types: tuple[str, ...] = ()
    wikidata: str | None = None
    wikipedia: str | None = None
    geonames: int | str | None = None


class GoldRelation(msgspec.Struct, frozen=True, kw_only=True):
    """A relation between two entities of the document."""

    subject: int
    predicate: str
    object: int


class GoldTime(msgspec.Struct, frozen=True, kw_only=True):
    """An expression of time after TIMEX3."""

    start: int
    end: int
    type: str
    value: str

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end


class GoldQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A question of QA-SRL about a verb; answers are ranges of tokens."""

    wh: str
    slots: dict[str, str]
    passive: bool
    answers: tuple[tuple[int, int], ...]


class GoldVerb(msgspec.Struct, frozen=True, kw_only=True):
    """A verb with what was asked about it."""

    token: int
    questions: tuple[GoldQuestion, ...] = ()


class GoldArgument(msgspec.Struct, frozen=True, kw_only=True):
    """An argument of PropBank: a range of tokens, and the token of its head."""

    role: str
    start: int
    end: int
    head: int | None = None


class GoldPredicate(msgspec.Struct, frozen=True, kw_only=True):
    """A predicate of PropBank or UDS, by its token.

    Attributes:
        factual: above 0 if it happened, by the text, and below if not.
    """

    token: int
    kind: str | None = None
    factual: float | None = None
    args: tuple[GoldArgument, ...] = ()


class GoldDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One document with its annotation.

    Attributes:
        annotated_properties: the relations that this text was searched for, where it wasn't
            searched for all; None when it was.
        annotated_to: where the part of the text ends that people annotated; None when it is all.
        tokens: where the set's own tokens stand, for sets that number them.
        pos: the Penn tags of those.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    mentions: tuple[GoldMention, ...] = ()
    entities: tuple[GoldEntity, ...] = ()
    relations: tuple[GoldRelation, ...] = ()
    events: tuple[dict[str, Any], ...] = ()
    timexes: tuple[GoldTime, ...] = ()
    tokens: tuple[tuple[int, int], ...] = ()
    pos: tuple[str, ...] = ()
    verbs: tuple[GoldVerb, ...] = ()
    predicates: tuple[GoldPredicate, ...] = ()
    annotated_properties: tuple[str, ...] | None = None
    annotated_to: int | None = None


def read_gold(files: Iterable[Path]) -> Iterator[GoldDocument]:
    """Read gold files one after another, plain or gzip'd JSON lines.

    Args:
        files: paths of files in the common gold format.

    Raises:
        SourceError: a file can't be read, or one of its lines isn't a sound gold document.
    """
    for file in files:
        for number, line in _numbered_lines(file):
            try:
                document = make_gold(msgspec.json.decode(line))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                message = f"{file}: line {number} isn't a gold document: {error}; mend the line"
                raise SourceError(message) from error
            problem = _find_problem(document)
            if problem is not None:
                message = f"{file}: line {number} (document {document.id}): {problem}"
                raise SourceError(message)
            yield document


def make_gold(row: object) -> GoldDocument:
    """A gold document of a line's JSON.

    Raises:
        ValidationError: it isn't in the format.
    """
    return msgspec.convert(_number_entities(row) if isinstance(row, dict) else row, GoldDocument)


def _number_entities(row: dict[str, Any]) -> dict[str, Any]:
    """The same with numbers for entities whose ids are words; none where they aren't listed."""
    entities, mentions = row.get("entities", []), row.get("mentions")
    if not isinstance(entities, list) or not isinstance(mentions, list):
        return row
    sound = all(isinstance(one, dict) for one in (*entities, *mentions))
    if not sound or not any(isinstance(one.get("entity"), str) for one in mentions):
        return row
    numbers = {one.get("id"): number for number, one in enumerate(entities)}
    return row | {
        "entities": [one | {"id": numbers[one.get("id")]} for one in entities],
        "mentions": [one | {"entity": numbers.get(one.get("entity"))} for one in mentions],
    }


def _numbered_lines(file: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a file that hold something, with their numbers."""
    try:
        with file.open("rb") as opened:
            packed = opened.read(2) == _GZIP
        with gzip.open(file) if packed else file.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, line
    except (OSError, EOFError, zlib.error) as error:
        why = getattr(error, "strerror", None) or error
        message = f"{file}: can't be read ({why}); give a .jsonl or .jsonl.gz file"
        raise SourceError(message) from error


def _find_problem(document: GoldDocument) -> str | None:
    """What is wrong with a document, if anything is."""
    known = {thing.id for thing in document.entities}
    for index, mention in enumerate(document.mentions):
        if not 0 <= mention.start < mention.end <= len(document.text):
            return f"mention {index} ({mention.start}:{mention.end}) lies outside the text"
        here = document.text[mention.start : mention.end]
        if mention.text is not None and mention.text != here:
            return f"mention {index} says {mention.text!r}, but the text there is {here!r}"
        if mention.entity is not None and mention.entity not in known:
            return f"mention {index} is of entity {mention.entity}, which isn't listed"
    for index, relation in enumerate(document.relations):
        for end in (relation.subject, relation.object):
            if end not in known:
                return f"relation {index} is of entity {end}, which isn't listed"
    return None
