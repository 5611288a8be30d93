"""The trained reader by itself, with the layer and the labels of the data set.

Guarantees: its answers are what the reader says, unfiltered and unmapped. It makes no claims, so
there are no quotes to check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from dateline.core.errors import ModelError
from dateline.evaluate.gold import GoldDocument
from dateline.evaluate.records import FoundMention, SystemAnswer, Triple
from dateline.evaluate.views import entity_spans
from dateline.reader import Reading, Related

Spans = Sequence[tuple[int, int]]


class ReaderLike(Protocol):
    """What of the reader is used here."""

    def read_all(self, texts: Sequence[str], *, layer: str) -> Iterable[Reading]:
        """Yield a reading of each text, in order."""
        ...

    def relate(self, text: str, entities: Sequence[Spans], *, layer: str) -> Sequence[Related]:
        """Relations between entities whose spans are given; ends number the entities."""
        ...


class ReaderSystem:
    """The reader with one layer."""

    name = "reader"
    native = True
    gives = frozenset({"mention", "type", "coref", "relation_gold_entities", "relation_end_to_end"})

    def __init__(self, reader: ReaderLike, *, layer: str) -> None:
        """Take a reader, and the layer that was trained for the data set."""
        self._reader = reader
        self._layer = layer

    def answer(self, documents: Sequence[GoldDocument]) -> Iterator[SystemAnswer]:
        """Yield what the reader finds in each document."""
        for reading in self._reader.read_all([one.text for one in documents], layer=self._layer):
            yield SystemAnswer(
                mentions=tuple(
                    FoundMention(start=one.start, end=one.end, kind=one.label, cluster=one.cluster)
                    for one in reading.mentions
                ),
                relations=tuple((one.subject, one.label, one.object) for one in reading.relations),
            )


def relate_entities(reader: ReaderLike, document: GoldDocument, *, layer: str) -> frozenset[Triple]:
    """The relations that the reader sees between the entities that people marked.

    Args:
        reader: the reader.
        document: the document with its entities.
        layer: the layer that was trained for the data set.

    Returns:
        Triples with the document's own entity numbers.
    """
    entities = entity_spans(document)
    if not entities:
        return frozenset()
    found = reader.relate(document.text, [spans for _, spans in entities], layer=layer)
    numbers = [number for number, _ in entities]
    return frozenset((numbers[one.subject], one.label, numbers[one.object]) for one in found)


def has_reader() -> bool:
    """Whether this installation has the reader with all its files."""
    try:
        load_reader()
    except ModelError:
        return False
    return True


def load_reader(layer: str | None = None) -> ReaderLike:
    """The bundled reader.

    Args:
        layer: one whose heads must be there, if any must.

    Raises:
        ModelError: this installation has none, or its files aren't those that were shipped.
    """
    from dateline.reader import TrainedReader

    reader = TrainedReader.load()
    if layer is not None:
        reader.network.expect_layer(layer)
    return reader
