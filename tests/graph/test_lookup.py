from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corpus import mention, same
from tests.graph.corrections.common import corrected
from tests.graph.test_view import names_of

from dateline.core.errors import QueryError
from dateline.core.model import Document, Span, Zone
from dateline.graph.corrections import ThingAddress

APART = {
    "do": "different",
    "things": [{"name": "Ann Ode", "article": one} for one in ("0.txt", "3.txt", "4.txt")],
}


def test_a_thing_is_described_by_as_little_as_tells_it():
    """A name alone where it is enough, else with the article."""
    graph = corrected(APART)
    described = {str(graph.who.describe(one.chains)) for one in graph.entities(kind="Person")}
    assert described == {
        "“Ann Ode” in 0.txt",
        "“Ann Ode” in 3.txt",
        "“Ann Ode” in 4.txt",
        "“Ben Orr”",
    }


def test_a_description_finds_what_it_describes():
    """Every thing, and every chain, is found again by what it is described as."""
    graph = corrected(APART, {"do": "rename", "thing": "Lumen", "to": "Light"})
    for entity in graph.entities():
        assert graph.who.chains(graph.who.describe(entity.chains)) <= set(entity.chains)
        for chain in entity.chains:
            assert graph.who.chains(graph.who.describe_exactly(chain)) >= {chain}


@pytest.mark.parametrize("text", ["organization/orbit", "ORBIT", "Orbit@0.txt"])
def test_a_thing_has_many_addresses(text):
    """An id, a name in any case, or a name and an article lead to the same thing."""
    assert corrected().who.find(text)[1].label == "Orbit"


def test_an_id_is_turned_into_a_name():
    """What is written down never depends on an id that has a hash."""
    graph = corrected(APART)
    for entity in graph.entities(kind="Person"):
        assert graph.who.find(entity.id)[0].id is None
    assert graph.who.find("Orbit")[0] == ThingAddress(name="Orbit")


@given(st.integers(0, 40), st.integers(1, 5))
def test_a_sentence_holds_its_span(start, length):
    """The words around a span are the article's, and the span is among them."""
    graph = corrected()
    document = next(one for one in graph.documents.values() if one.source == "a/0.txt")
    span = Span(start=start, end=min(start + length, len(document.text)) or 1)
    if span.start < span.end <= len(document.text):
        words = graph.who.sentence(document.id, span)
        assert words in document.text
        assert document.quote(span).strip() in words


def looked_up(*documents, mentions=()):
    """The lookup of a graph in which every mention is spoken of."""
    return names_of(documents, list(mentions)).who


def test_an_article_is_told_by_what_only_it_has():
    """By address, title, file's name, path or id: the first that is its own."""
    one = Document(
        text="Ann Ode led Orbit.", title="Orbit", source="a/x.txt", url="https://x.example/"
    )
    two = Document(text="Ann Ode left.", title="Orbit", source="b/x.txt")
    three = Document(text="Ann Ode is back.", title="Back", source="c/x.txt")
    four = Document(text="Ann Ode won.")
    who = looked_up(one, two, three, four)
    assert who.article(one.id) == "https://x.example/"
    assert who.article(two.id) == "b/x.txt"
    assert who.article(three.id) == "Back"
    assert who.article(four.id) == four.id


TEXT = "It rained. Ann Ode led\nOrbit! Who knew? On Aug. 31 Mr. Lee paid 3.5m. Ode said so"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("It", "It rained."),
        ("Ann Ode", "Ann Ode led"),
        ("Orbit", "Orbit!"),
        ("Who", "Who knew?"),
        ("paid", "On Aug. 31 Mr. Lee paid 3.5m."),
        ("Ode said", "Ode said so"),
    ],
)
def test_a_sentence_goes_from_one_end_to_the_next(words, sentence):
    """A line's end is one, and so is the text's; its own mark is part of it."""
    document = Document(text=TEXT)
    at = TEXT.index(words)
    span = Span(start=at, end=at + len(words))
    assert looked_up(document).sentence(document.id, span) == sentence


def test_a_sentence_begins_behind_what_is_no_prose():
    """As behind a dateline."""
    text = "SEOUL, Aug. 31, 2023 — Ann Ode led."
    zone = Zone(kind="dateline", start=0, end=text.index("Ann"))
    document = Document(text=text, zones=(zone,))
    span = Span(start=text.index("Ode"), end=text.index(" led"))
    assert looked_up(document).sentence(document.id, span) == "Ann Ode led."


def test_a_sentence_without_an_end_is_cut():
    """Three hundred characters to either side."""
    document = Document(text="x" * 400 + " Ann Ode " + "y" * 400)
    words = looked_up(document).sentence(document.id, Span(start=401, end=408))
    assert "Ann Ode" in words
    assert words.count("y") == 299


def test_a_quote_is_where_a_name_stands_if_it_is_another_name():
    """Else where the chain's representative stands; a name that isn't there changes nothing."""
    document = Document(text=TEXT)
    ann = mention(document, "Ann Ode", kind="Person")
    who = looked_up(document, mentions=[ann])
    assert who.quote(ann.chain) == who.quote(ann.chain, "ann ode") == "Ann Ode led"
    assert who.quote(ann.chain, "Orbit") == "Orbit!"
    assert who.quote(ann.chain, "Lumen") == "Ann Ode led"


def test_several_things_of_a_name_are_listed_and_the_rest_counted():
    """Five at most, each with its article and how many more have it."""
    documents = [Document(text=f"Ann Ode {number}.", source=f"{number}.txt") for number in range(7)]
    mentions = [mention(one, "Ann Ode", kind="Person") for one in documents]
    who = looked_up(*documents, mentions=mentions)
    with pytest.raises(QueryError, match=r"several things: .*; and 2 more") as raised:
        who.find("Ann Ode")
    assert str(raised.value).count("(in ") == 5
    pair = [same(mentions[0].chain, mentions[2].chain)]
    joined = names_of(documents[:3], mentions[:3], pair).who
    first = min(documents[0], documents[2], key=lambda one: one.id).source
    with pytest.raises(QueryError, match=rf"several things: .*\(in {first} and 1 more\)"):
        joined.find("Ann Ode")
    assert who.find("Ann Ode@3.txt")[1].documents == (documents[3].id,)
    with pytest.raises(QueryError, match="nothing called"):
        who.find("@3.txt")
