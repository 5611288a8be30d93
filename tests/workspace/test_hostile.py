"""Stories that attack, read as any others: the whole way from a text to files that others read."""

from __future__ import annotations

import json

import pytest
import rdflib
from lxml import etree
from tests import hostile

import dateline
from dateline.core.model import Document
from dateline.validate import check

STORIES = hostile.STORIES


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    """All stories built together, each with a title and an address that attack as well."""
    folder = tmp_path_factory.mktemp("stories") / "graph"
    documents = [
        Document(text=text, title=text[:200], url=url, publisher=hostile.STORED["handler"])
        for text, url in zip(STORIES.values(), hostile.URLS, strict=False)
    ]
    return dateline.build(documents, graph=folder, any_language=True)  # names alone are no English


def test_every_story_is_in_the_graph(graph):
    """None is lost, none stops the others, and each still says something."""
    assert {one.text for one in graph.documents.values()} == set(STORIES.values())
    said = {one.document for fact in graph.claims() for one in fact.evidence}
    assert said == set(graph.documents)
    assert list(check(graph)) == []


def test_every_quote_is_the_article_s(graph):
    """Whatever stands between: marks that turn, markup, commands."""
    for fact in graph.claims():
        for one in fact.evidence:
            assert graph.documents[one.document].text[one.start : one.end] == one.quote


def test_other_people_s_readers_find_what_is_said(graph, tmp_path):
    """RDF, JSON lines and XML of the stories, read by others."""
    labels = {one.label for one in graph.entities()}
    found = rdflib.Graph().parse(graph.export(tmp_path / "a.ttl"))
    assert labels <= {str(one) for one in found.objects()}
    written = graph.export(tmp_path / "a.claims.jsonl").read_text("utf-8")
    claims = [json.loads(line) for line in written.removesuffix("\n").split("\n")]
    assert {one["id"] for one in claims} == {fact.id for fact in graph.claims()}
    for ending in (".svg", ".graphml", ".gexf", ".rdf"):
        root = etree.parse(graph.export(tmp_path / f"a{ending}"), etree.XMLParser(huge_tree=True))
        assert not any(str(one.tag).endswith(("}script", "}a")) for one in root.iter())


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"published": "=1+1"}, "published '=1\\+1' isn't an EDTF date"),
        ({"text": "Ann\ud800 Ode met Ben Orr."}, "half a character"),
        ({"title": "\udc00"}, "half a character"),
    ],
)
def test_what_a_store_cannot_hold_is_named_and_the_rest_lands(given, why):
    """A program may hand over anything; the other documents are built all the same."""
    good = Document(text="Ann Ode met Ben Orr in Paris.")
    with pytest.warns(UserWarning, match=why):
        made = dateline.build([Document(**{"text": "Ben Orr left.", **given}), good])
    assert list(made.documents.values()) == [good]
