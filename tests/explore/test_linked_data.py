"""IRIs of the graph under the server: a page, or what the graph says, by `Accept` or by ending."""

from __future__ import annotations

import re

import pytest
import rdflib
from starlette.testclient import TestClient
from tests.explore import story
from tests.explore.conftest import BASE

import dateline
from dateline import workspace
from dateline.explore.app import make_app
from dateline.rdf.projection import Projection
from dateline.workspace import store
from dateline.workspace.forget import forget
from dateline.workspace.store import Store

pytestmark = pytest.mark.filterwarnings(  # rdflib's own reader of JSON-LD
    "ignore:.*(ConjunctiveGraph|default_context).*:DeprecationWarning"
)
ANN = rdflib.URIRef("https://graph.example/person/ann-ode")
LABEL = rdflib.SKOS.prefLabel


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", "turtle"),
        ("application/ld+json", "json-ld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_a_thing_is_described_in_rdf(client, accept, form):
    """Its own triples, and the statements about it, under the graph's base."""
    answer = client.get("/person/ann-ode", headers={"accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == accept
    assert "accept" in answer.headers["vary"]
    found = rdflib.Graph().parse(data=answer.text, format=form)
    assert found.value(ANN, LABEL) == rdflib.Literal("Ann Ode", lang="en")
    assert len(set(found.subjects(rdflib.RDF.subject, ANN))) == 2


def test_a_browser_gets_the_page(client):
    """What browsers send leads to the page, and so does no header at all."""
    for accept in ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "*/*"):
        answer = client.get("/person/ann-ode", headers={"accept": accept})
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("ending", "media"),
    [(".ttl", "text/turtle"), (".jsonld", "application/ld+json"), (".nt", "application/n-triples")],
)
def test_an_ending_asks_for_a_form(client, ending, media):
    """A link can't send a header: an ending does the same."""
    answer = client.get(f"/person/ann-ode{ending}", headers={"accept": "text/html"})
    assert answer.headers["content-type"].partition(";")[0] == media


def test_a_dossier_is_to_be_had_of_things(client, snapshot):
    """As `dateline dossier` prints it, and of things alone."""
    answer = client.get("/person/ann-ode.md")
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert answer.text.startswith("# Ann Ode\n")
    assert "“Ann Ode leads Orbit.”" in answer.text
    fact = next(iter(snapshot.graph)).id
    for name in (f"claim/{fact}", "person/nobody"):
        assert client.get(f"/{name}.md").status_code == 404


def test_claims_and_articles_are_described(client, snapshot):
    """A statement's and an article's IRI answer as well."""
    fact = next(one for one in snapshot.graph if one.predicate == "head_of")
    for name in (f"claim/{fact.id}", *snapshot.article_of.values()):
        answer = client.get(f"/{name}", headers={"accept": "text/turtle"})
        assert answer.status_code == 200
        assert len(rdflib.Graph().parse(data=answer.text, format="turtle")) > 3


@pytest.mark.parametrize(
    "name", ["person/nobody", "claim/none", "article/none", "a/../../etc/passwd"]
)
def test_what_isnt_there_is_404(client, name):
    """In either form; the page says so too."""
    for accept in ("text/turtle", "text/html"):
        assert client.get(f"/{name}", headers={"accept": accept}).status_code == 404


@pytest.mark.parametrize("name", ["claim/x>y", 'evidence/a"b', "evidence/a b", "claim/%3E%20%7D"])
def test_an_id_cant_end_the_query(client, name):
    """What isn't an id never gets into SPARQL."""
    assert client.get(f"/{name}", headers={"accept": "text/turtle"}).status_code == 404


def test_an_image_of_a_thing_isnt_to_be_had(client):
    """A form that there is none of is said."""
    for name in ("person/ann-ode", "sparql?query=ASK%20{}", "sparql"):
        answer = client.get(f"/{name}", headers={"accept": "image/png"})
        assert (answer.status_code, answer.headers["vary"]) == (406, "accept"), name


def test_an_id_of_before_leads_on(own_client, folder, post):
    """A thing that was renamed is found under the address that was noted down before."""
    post(
        own_client,
        "/api/corrections",
        {"do": "retype", "thing": "organization/orbit", "to": "Topic"},
    )
    with Store(folder / store.FILE) as opened:
        chain = next(one.chain for one in opened.mentions() if one.text == "Orbit")
        opened.run("INSERT INTO ids VALUES (?, ?)", ["organization/orbit", chain])
    own_client.app.app.state.host.wait()
    answer = own_client.get("/organization/orbit", follow_redirects=False)
    assert answer.status_code == 307
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["location"] == "/topic/orbit"
    assert own_client.get("/organization/orbit").url == f"{BASE}/topic/orbit"


def test_a_claim_of_before_leads_on(own_client, folder, post):
    """Under its address and in the API, when what it speaks of is called otherwise."""
    workspace.fold(folder)
    graph = own_client.app.app.state.host.wait().graph
    old = next(iter(graph.claims(subject="Ann Ode", predicate="head_of"))).id
    post(own_client, "/api/corrections", {"do": "retype", "thing": "Orbit", "to": "NonProfit"})
    post(own_client, "/api/corrections", {"do": "same", "thing": "Ben Orr", "other": "Ann Ode"})
    now = own_client.get(f"/api/claims/{old}").json()["claim"]["id"]
    assert now != old
    for accept in ("text/html", "text/turtle"):
        answer = own_client.get(f"/claim/{old}", headers={"accept": accept}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (307, f"/claim/{now}")
    assert own_client.get(f"/claim/{now}").status_code == 200


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A client of the graph of an article that has a post and a sum of money, and its outlet."""
    folder = tmp_path_factory.mktemp("post") / "graph"
    words = (
        "Ann Berg has been chairman of Harbour Bank since 2004. Harbour Bank paid 5 million euros."
    )
    dateline.build(dateline.Document(text=words, publisher="The Tide"), graph=folder)
    return TestClient(make_app(folder), base_url=BASE)


@pytest.mark.parametrize(
    "sort",
    [
        "evidence/[0-9a-z-]+",
        "evidence/[0-9a-z-]+/quote",
        "membership/[0-9a-f]+",
        "membership/[0-9a-f]+/start",
        "claim/[0-9a-f]+/quantity",
        "outlet/the-tide",
        "dataset",
        "software",
    ],
)
def test_every_node_has_a_page_and_a_description(built, sort):
    """Also quotes, memberships, figures, outlets, the data set and who made it."""
    base = "https://graph.example/"
    subjects = {node for node, _ in Projection(built.app.app.state.host.snapshot.graph).blocks()}
    name = min(one[len(base) + 1 : -1] for one in subjects if re.fullmatch(f"<{base}{sort}>", one))
    page = built.get(f"/{name}", headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "accept" in page.headers["vary"].split(", ")
    assert f'<p class="kind">{name}</p>' in page.text
    assert "<table>" in page.text
    assert "<script" not in page.text
    for accept, form in (("text/turtle", "turtle"), ("application/ld+json", "json-ld")):
        answer = built.get(f"/{name}", headers={"accept": accept})
        assert answer.headers["content-type"].partition(";")[0] == accept
        found = rdflib.Graph().parse(data=answer.text, format=form)
        assert set(found.predicates(rdflib.URIRef(base + name)))


def test_the_page_of_a_quote_leads_on(client, snapshot):
    """To its article and to the claims that it is evidence of; its words are text."""
    fact = next(one for one in snapshot.graph if one.predicate == "head_of" and not one.when)
    (quote,) = fact.evidence
    name = f"evidence/{quote.document}-{quote.start}-{quote.end}"
    page = client.get(f"/{name}").text
    assert f"<h1><bdi>{quote.quote}</bdi></h1>" in page
    assert f'href="/claim/{fact.id}"><bdi>Ann Ode head of Orbit</bdi>' in page
    assert f'href="/{snapshot.article_of[quote.document]}"' in page
    hostile = next(iter(snapshot.graph.claims(predicate="supports", subject=story.NAME)))
    (quote,) = hostile.evidence
    page = client.get(f"/evidence/{quote.document}-{quote.start}-{quote.end}").text
    assert "<b>" not in page
    assert "\u202e" not in page
    assert "&lt;b&gt;Malice&lt;/b&gt;" in page


OLD = "Ann Berg has been chairman of Harbour Bank since 2004. Harbour Bank bought Tide Press."
NEW = "Ann Berg has been chairman of Harbour Bank since 2014. Harbour Bank bought Tide Press."


@pytest.fixture
def replaced(tmp_path):
    """A client of a graph whose article was corrected, its folder, and the claims that were."""
    folder = tmp_path / "graph"
    article = {"url": "https://tide.example/bank", "title": "Harbour <b>Bank</b>"}
    for text, day in ((OLD, "2024-05-01"), (NEW, "2024-05-02")):
        made = dateline.Document(text=text, published=day, **article)
        graph = dateline.build(made, graph=folder)
        if text == OLD:
            before = list(graph)
    return TestClient(make_app(folder), base_url=BASE), folder, before


def test_a_quote_of_a_replaced_text_leads_to_the_same_words(replaced):
    """Where the newer version has them, too; else it is gone, and the page says what is there."""
    client, _, before = replaced
    quotes = {one.quote: one for fact in before for one in fact.evidence}
    kept, lost = (
        f"evidence/{one.document}-{one.start}-{one.end}"
        for one in (quotes[OLD[55:]], quotes[OLD[:54]])
    )
    answer = client.get(f"/{kept}", follow_redirects=False)
    assert (answer.status_code, answer.headers["cache-control"]) == (307, "no-store")
    assert NEW[55:] in client.get(answer.headers["location"]).text
    gone = client.get(f"/{lost}", headers={"accept": "text/html"})
    assert gone.status_code == 410
    assert "was replaced by a newer version" in gone.text
    assert "Harbour &lt;b&gt;Bank&lt;/b&gt;" in gone.text
    assert client.get(re.search('href="(/article/[^"]+)"', gone.text)[1]).status_code == 200
    told = client.get(f"/{lost}", headers={"accept": "text/turtle"})
    assert (told.status_code, told.headers["vary"]) == (410, "accept")


def test_what_only_a_replaced_or_withdrawn_text_had_is_gone(replaced):
    """Claims and things as well; what never was is unknown."""
    client, folder, before = replaced
    now = {fact.id for fact in dateline.open(folder)}
    lost = [f"claim/{fact.id}" for fact in before if fact.id not in now]
    assert len(lost) > 1
    for name in lost:
        assert client.get(f"/{name}").status_code == 410, name
    forget(folder, ["https://tide.example/bank"])
    client = TestClient(make_app(folder), base_url=BASE)
    for name in (*lost, "person/ann-berg"):
        answer = client.get(f"/{name}")
        assert answer.status_code == 410, name
        assert "was withdrawn from the graph" in answer.text
    for name in ("person/nobody", "claim/none", "evidence/none-0-5"):
        assert client.get(f"/{name}").status_code == 404


@pytest.mark.parametrize(
    "name",
    ["evidence/none-0-5", "outlet/none", "membership/none", "claim/none/quantity", "dataset/x"],
)
def test_an_invented_node_is_404(client, name):
    """As an invented thing is."""
    for accept in ("text/turtle", "text/html"):
        answer = client.get(f"/{name}", headers={"accept": accept})
        assert answer.status_code == 404
        assert "accept" in answer.headers["vary"].split(", ")
