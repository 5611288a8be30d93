from __future__ import annotations

import msgspec
import pytest
from tests.evaluate.gold import TEXT, document
from tests.readings import Says, found, reading

from dateline.annotate.news import NewsAnnotator
from dateline.authority import load_bundled
from dateline.core import plugins
from dateline.evaluate.gold import GoldDocument
from dateline.evaluate.systems.shipped import ShippedPipeline
from dateline.evaluate.systems.shipped import gold_to_document as made
from dateline.workspace.config import Stages
from dateline.workspace.pipeline import Pipeline


@pytest.fixture(scope="module")
def answer():
    """What the pipeline makes of the document."""
    (one,) = ShippedPipeline(load_bundled()).answer([msgspec.convert(document(), GoldDocument)])
    return one


def named(answer, words):
    """The mention with these words."""
    return next(one for one in answer.mentions if TEXT[one.start : one.end] == words)


def test_the_text_keeps_its_offsets():
    """The document that is read has the gold text as it is, and the date that is known."""
    gold = msgspec.convert(
        document(text="\n\n A \u2028 line\r\n\nAnother\n", mentions=[]), GoldDocument
    )
    assert made(gold, load_bundled()).text == gold.text
    assert made(gold, load_bundled()).published == "2024-05-03"


def test_names_of_one_thing_are_one_cluster(answer):
    """A surname belongs to the full name before it."""
    assert named(answer, "Berg").cluster == named(answer, "Jonas Berg").cluster
    assert named(answer, "Berg").cluster != named(answer, "Amina Odhiambo").cluster


def test_kinds_and_links_are_those_of_the_graph(answer):
    """A country is linked to its entry, by id and by name."""
    norway = named(answer, "Norway")
    assert norway.kind == "Country"
    assert {"Q20", "title:norway"} <= norway.links
    oslo = {"geonames:3143244", "title:oslo", "title:oslo , norway"}
    assert named(answer, "Oslo").links >= oslo


def test_claims_are_relations_between_clusters(answer):
    """A claim between two things is a triple of their clusters."""
    head = named(answer, "Amina Odhiambo").cluster
    body = named(answer, "Kenya Fisheries Service").cluster
    assert (head, "head_of", body) in answer.relations


def test_what_the_reader_relates_counts_beside_what_is_claimed():
    """A relation that no words say is read, in our predicates, and implied only if it fits."""
    known = reading(
        found(TEXT, "Amina Odhiambo", "person", 0),
        found(TEXT, "Norway", "gpe0", 1),
        relations=[(1, "parent_of", 0, 0.99), (0, "citizen_of", 1, 0.99)],
    )
    annotator = NewsAnnotator(Says({TEXT: known}))
    stages = Stages()
    pipeline = Pipeline(
        annotator=annotator,
        extractors=[plugins.load("extractors", name) for name in stages.extractors],
        linker=plugins.load("linkers", stages.linker),
    )
    (shipped,) = ShippedPipeline(load_bundled(), pipeline).answer(
        [msgspec.convert(document(), GoldDocument)]
    )
    amina, norway = (named(shipped, words).cluster for words in ("Amina Odhiambo", "Norway"))
    assert (amina, "child_of", norway) in shipped.relations
    assert (amina, "child_of", norway) not in shipped.claimed
    assert (amina, "child_of", norway) not in shipped.implied
    assert set(shipped.claimed) < set(shipped.relations)
    assert set(shipped.implied) == {*shipped.claimed, (amina, "citizen_of", norway)}


def test_quotes_are_counted(answer):
    """Each quote that the graph would show is checked against the text."""
    assert 0 < answer.quotes == answer.exact


def test_documents_are_read_apart():
    """The same text twice gives the same answer twice."""
    gold = msgspec.convert(document(), GoldDocument)
    first, second = ShippedPipeline(load_bundled()).answer([gold, gold])
    assert first == second
