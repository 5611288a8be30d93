from __future__ import annotations

import msgspec
import pytest
from tests.evaluate.gold import document

from dateline.authority import load_bundled
from dateline.core.errors import ConfigError
from dateline.evaluate import scheme, systems
from dateline.evaluate.gold import GoldDocument
from dateline.evaluate.records import FoundMention
from dateline.evaluate.systems.trained import ReaderSystem, relate_entities
from dateline.reader import Found, Reading, Related

ONE = msgspec.convert(document(), GoldDocument)


class Dictated:
    """A reader that says what a test tells it to, and remembers what it was asked."""

    def __init__(self, *, reading=None, related=()):
        """Take the answers."""
        self._reading = reading
        self._related = related
        self.asked = []

    def read_all(self, texts, *, layer):
        """The same reading for each text."""
        self.asked.append((len(texts), layer))
        return [self._reading for _ in texts]

    def relate(self, text, entities, *, layer):
        """The relations that were dictated."""
        self.asked.append((entities, layer))
        return self._related


def related(subject, label, target):
    """A relation whose mentions don't matter."""
    return Related(
        subject=subject, label=label, object=target, confidence=0.9, subject_at=0, object_at=0
    )


def test_a_reading_is_an_answer_in_native_labels():
    """Mentions, clusters and relations are passed on as the reader gives them."""
    reading = Reading(
        layer="dwie",
        mentions=(
            Found(start=0, end=4, label="person", cluster=0),
            Found(start=6, end=9, label="organization", cluster=1),
        ),
        relations=(related(0, "head_of", 1),),
    )
    reader = Dictated(reading=reading)
    first, second = ReaderSystem(reader, layer="dwie").answer([ONE, ONE])
    assert first == second
    assert first.mentions[0] == FoundMention(start=0, end=4, kind="person", cluster=0)
    assert first.relations == ((0, "head_of", 1),)
    assert reader.asked == [(2, "dwie")]


def test_entities_are_given_with_all_their_spans():
    """Every entity that is named is given, roles and adjectives too, and numbered back."""
    reader = Dictated(related=(related(1, "head_of", 0), related(3, "in0", 5)))
    assert relate_entities(reader, ONE, layer="dwie") == {(1, "head_of", 0), (3, "in0", 5)}
    ((entities, layer),) = reader.asked
    assert layer == "dwie"
    assert [len(spans) for spans in entities] == [2, 2, 2, 1, 1, 1]
    assert all(spans == tuple(sorted(spans)) for spans in entities)


def test_entities_without_a_mention_are_not_given():
    """Numbers that are left out don't shift the others."""
    mentions = [one for one in document()["mentions"] if one["entity"] in {1, 5}]
    few = msgspec.convert(document(mentions=mentions, relations=[]), GoldDocument)
    assert relate_entities(Dictated(related=(related(0, "citizen_of", 1),)), few, layer="dwie") == {
        (1, "citizen_of", 5)
    }
    none = msgspec.convert(document(mentions=[], relations=[]), GoldDocument)
    assert relate_entities(Dictated(), none, layer="dwie") == frozenset()


def test_a_data_set_without_a_layer_is_refused():
    """The reader can't be measured on labels that it wasn't taught."""
    with pytest.raises(ConfigError, match="no layer for this data set"):
        systems.make_system("reader", scheme.load_scheme("geo"), load_bundled())


def test_an_unknown_system_lists_the_known():
    """The error says which systems there are."""
    with pytest.raises(ConfigError, match="no system 'gpt'; there are dateline, reader, spacy"):
        systems.make_system("gpt", scheme.load_scheme("geo"), load_bundled())
