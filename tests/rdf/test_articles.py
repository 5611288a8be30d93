"""Articles and their quotes as RDF."""

from __future__ import annotations

import hashlib

import pytest
from tests.corpus import article, claim, mention, same

from dateline.core.model import Document
from dateline.graph.view import GraphView
from dateline.rdf.articles import Articles
from dateline.rdf.terms import curie, value_of

TEXT = (
    "It rained. Ann Ode joined Orbit on Monday, as the harbour board of Oslo had wished for. More."
)


def rows(document, *, publisher=None, with_text=False, predicate="member_of"):
    """The rows of the article of a graph that says one thing, by predicate."""
    ann, orbit = mention(document, "Ann Ode"), mention(document, "Orbit")
    made = GraphView(
        documents=[document],
        mentions=[ann, orbit],
        claims=[claim(document, ann, predicate, orbit)],
    )
    node, found = everything(Articles(made, with_text=with_text), document)
    table = {}
    for subject, name, value in found:
        table.setdefault(name, []).append((subject, value_of(value)))
    return node, table


def everything(articles, document):
    """The node of a document's article, and all rows that stand or fall with it."""
    node, said = articles.article(document)
    nodes = [(node, said), *articles.beside(document), *articles.quotes(document)]
    rows = [(one, p, o) for one, said in nodes for p, values in said.items() for o in values]
    return node, rows


def values(table, name):
    """What stands behind a property."""
    return [value for _, value in table.get(curie(name), ())]


def test_an_article_says_which_text_its_positions_count_in():
    """Its hash and length always; the text itself only if asked for."""
    document = article(TEXT)
    _, table = rows(document)
    assert values(table, ":text_hash") == [f"sha256:{hashlib.sha256(TEXT.encode()).hexdigest()}"]
    assert values(table, ":text_length") == [str(len(TEXT))]
    assert values(table, ":text") == []
    assert values(rows(document, with_text=True)[1], ":text") == [TEXT]


def test_a_quote_has_its_position_words_and_neighbours():
    """What is at the edge of the text has no words before or behind it, and no empty ones."""
    document = article(TEXT)
    _, table = rows(document)
    assert values(table, "oa:exact") == [TEXT]
    assert (values(table, "oa:start"), values(table, "oa:end")) == (["0"], [str(len(TEXT))])
    assert values(table, "oa:prefix") == values(table, "oa:suffix") == []


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://news.example/a b", ["https://news.example/a%20b"]),
        ("/local/file.txt", []),
        (None, []),
    ],
)
def test_only_a_web_address_is_a_url(url, found):
    """A path on somebody's machine is nobody's business."""
    _, table = rows(Document(text=TEXT, url=url))
    assert values(table, "schema:url") == found


@pytest.mark.parametrize(
    ("reader", "form", "tool"),
    [
        ("html trafilatura 2.0.0", 1, ["trafilatura 2.0.0"]),
        ("text", 1, []),
        ("", 1, []),
        ("packed-lines", 0, ["packed-lines"]),
    ],
)
def test_how_the_text_was_made_is_said(reader, form, tool):
    """A reader that the ontology doesn't know is named in words."""
    _, table = rows(Document(text=TEXT, reader=reader))
    assert len(values(table, ":text_form")) == form
    assert values(table, ":text_tool") == tool


def test_a_publisher_is_the_known_body_or_a_node_of_its_own():
    """A person of that name is no publisher."""
    known = rows(Document(text=TEXT, publisher="Orbit"))[1]
    assert values(known, "schema:publisher")[0].endswith("/organization/orbit")
    for name, end in (("The Daily Tide", "outlet/the-daily-tide"), ("Ann Ode", "outlet/ann-ode")):
        table = rows(Document(text=TEXT, publisher=name))[1]
        assert values(table, "schema:publisher")[0].endswith(end)


def test_bare_mentions_are_triples_that_lead_to_their_words():
    """A claim of another predicate is left to the statements."""
    assert values(rows(article(TEXT))[1], ":mentions") == []
    document = article(TEXT)
    item = mention(document, "It rained", kind="Article", form="article")
    orbit = mention(document, "Orbit")
    made = GraphView(
        documents=[document],
        mentions=[item, orbit],
        claims=[claim(document, item, "mentions", orbit)],
    )
    node, found = everything(Articles(made), document)
    named = [(s, value_of(o)) for s, p, o in found if p == curie(":mentions")]
    assert {subject for subject, _ in named} == {node}
    assert all(value.endswith("/organization/orbit") for _, value in named)
    (words,) = [value_of(s) for s, p, _ in found if p == curie(":names")]
    assert f"evidence/{document.id}-0-" in words


def test_an_article_is_the_node_that_is_this_article_alone():
    """Of two nodes the one with the smaller id; one that stands for two articles is neither."""
    one, two = article("It rained. Orbit grew."), article("It snowed. Orbit grew.")
    first, again = (mention(one, name, kind="Article", form="article") for name in ("It", "rained"))
    other = mention(two, "It", kind="Article", form="article")
    orbits = [mention(document, "Orbit") for document in (one, two)]
    said = [
        claim(one, first, "mentions", orbits[0]),
        claim(one, again, "mentions", orbits[0]),
        claim(two, other, "mentions", orbits[1]),
    ]
    records = {"documents": [one, two], "mentions": [first, again, other, *orbits], "claims": said}
    apart = GraphView(**records)
    nodes = {value_of(Articles(apart).node(document.id)) for document in (one, two)}
    ids = {document.id: [] for document in (one, two)}
    for entity in apart.entities(kind="Article"):
        ids[entity.documents[0]].append(apart.base + entity.id)
    assert nodes == {min(found) for found in ids.values()}
    joined = GraphView(**records, decisions=[same(first.id, other.id), same(first.id, again.id)])
    (both,) = joined.entities(kind="Article")
    found = {value_of(Articles(joined).node(document.id)) for document in (one, two)}
    assert joined.base + both.id not in found
