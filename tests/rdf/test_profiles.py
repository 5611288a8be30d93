"""What a graph says to readers of plain triples and of schema.org."""

from __future__ import annotations

import json

import pytest
import rdflib
from tests import rdf_graph

from dateline.core.errors import ExportError
from dateline.rdf import Projection, triple_lines, triples
from dateline.rdf.profiles import PROFILES, project

SCHEMA = rdflib.Namespace("https://schema.org/")
BASE = rdflib.Namespace("https://graph.example/")


def read(profile):
    """The triples of a profile of the graph made by hand, as rdflib finds them."""
    lines = b"".join(triple_lines(project(rdf_graph.graph(), profile=profile)))
    return rdflib.Graph().parse(data=lines, format="nt")


def test_plain_is_the_whole_without_statements_quotes_and_memberships():
    """Every triple of it is in the whole, and all that is believed as it is said is in it."""
    whole = {str(one) for one in triples(rdf_graph.graph())}
    lines = b"".join(triple_lines(project(rdf_graph.graph(), profile="plain"))).decode()
    found = {line.removesuffix(" .") for line in lines.splitlines()}
    assert {one for one in found - whole if "void#triples" not in one} == set()
    assert any("#partner_of>" in one for one in found)
    for word in ("/claim/", "/evidence/", "/membership/"):
        assert word not in lines
    left_out = whole - found
    assert all(any(word in one for word in ("claim/", "evidence/", "membership/", "void#triples"))
               for one in left_out)  # fmt: skip


def test_schema_has_words_of_schema_org_only():
    """Every property, every class; texts without language, as search engines read them."""
    found = read("schema")
    assert {str(p).startswith(str(SCHEMA)) or p == rdflib.RDF.type for p in found.predicates()} == {
        True
    }
    assert all(str(one).startswith(str(SCHEMA)) for one in found.objects(None, rdflib.RDF.type))
    literals = [one for one in found.objects() if isinstance(one, rdflib.Literal)]
    assert literals
    assert not [one for one in literals if one.language or one.datatype]


def test_a_job_title_is_the_post_alone(monkeypatch):
    """Posts of nobody are told apart by who has them; other brackets are the title's."""
    for title, told in (("chief (Ada Brink)", "chief"), ("chief (acting)", "chief (acting)")):
        monkeypatch.setitem(rdf_graph.KINDS, title, "Position")
        records = rdf_graph.Records()
        document = records.document(f"The Harbour Guard heard Ada Brink, {title}.")
        records.claim(document, "Ada Brink", "holds_position", title)
        lines = b"".join(triple_lines(project(records.graph(), profile="schema")))
        found = rdflib.Graph().parse(data=lines, format="nt")
        assert list(found.objects(None, SCHEMA.jobTitle)) == [rdflib.Literal(told)]


def test_schema_tells_of_articles_people_and_sayings():
    """Headline and byline, the post as a job title, who says something as its agent."""
    found = read("schema")
    (article,) = found.subjects(SCHEMA.headline, rdflib.Literal("Harbour Guard signs pact"))
    (author,) = found.objects(article, SCHEMA.author)
    assert found.value(author, SCHEMA.name) == rdflib.Literal("Mina Vale")
    assert (author, rdflib.RDF.type, SCHEMA.Person) in found
    person = BASE["person/ada-brink"]
    assert found.value(person, SCHEMA.jobTitle) == rdflib.Literal("chief warden")
    (signing,) = found.subjects(SCHEMA.name, rdflib.Literal("signed"))
    assert rdflib.Literal("2021-05-03") in set(found.objects(signing, SCHEMA.startDate))
    assert list(found.subjects(rdflib.RDF.type, SCHEMA.Dataset)) == [BASE.dataset]
    assert "Dateline" not in {str(one) for one in found.objects()}


def test_a_saying_has_an_agent():
    """schema.org takes it for an action; a happening has none."""
    records = rdf_graph.records()
    records.claim(records.documents[0], "said", "actor", "Ada Brink")
    lines = b"".join(triple_lines(project(records.graph(), profile="schema")))
    found = rdflib.Graph().parse(data=lines, format="nt")
    agents = set(found.subject_objects(SCHEMA.agent))
    assert [str(found.value(saying, SCHEMA.name)) for saying, _ in agents] == ["said"]


def test_schema_in_json_ld_is_bare_words(tmp_path):
    """As a page would have it: addresses are texts, and the context says so."""
    path = rdf_graph.graph().export(tmp_path / "a.jsonld", profile="schema")
    made = json.loads(path.read_text("utf-8"))
    assert made["@context"]["@vocab"] == "https://schema.org/"
    article = next(one for one in made["@graph"] if "url" in one)
    assert article["@type"] == ["NewsArticle"]
    assert article["url"].startswith("https://news.example/")


@pytest.mark.parametrize("profile", [None, *PROFILES])
def test_named_graphs_hold_the_same_triples(profile):
    """Whether by article or not."""
    projection = project(rdf_graph.graph(), profile=profile)

    def rows(blocks):
        return {(s, p, o) for s, said in blocks for p, values in said for o in values}

    apart = [rows(blocks) for _, blocks in projection.graphs()]
    assert set().union(*apart) == rows(projection.blocks())


def test_no_profile_is_the_whole():
    """With the articles' texts and triple terms if asked."""
    assert type(project(rdf_graph.graph())) is Projection


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"profile": "dbpedia"}, "no profile 'dbpedia'; the profiles are plain, schema, wikidata"),
        ({"profile": "plain", "with_text": True}, "leaves out the articles' texts"),
        ({"profile": "plain", "rdf12": True}, "leaves out statements"),
    ],
)
def test_what_does_not_go_together_is_told(options, message):
    """One line says which option to drop, or what there is."""
    with pytest.raises(ExportError, match=message):
        project(rdf_graph.graph(), **options)
