"""The application on articles that attack: every answer is data, and the page runs nothing."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from urllib.parse import quote

import pyoxigraph
import pytest
import rdflib
from lxml import html
from starlette.testclient import TestClient
from tests import hostile
from tests.explore.conftest import BASE, serving
from tests.export.browser import BINARY, browser
from tests.export.test_hostile import MADE_OF_TEXT, in_xml

from dateline.core.characters import rearm_cell
from dateline.explore.app import OPERATIONS, make_app
from dateline.explore.assistant_tools import make_server
from dateline.explore.host import Host
from dateline.graph.corrections import read_corrections
from dateline.rdf.projection import Projection

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*(ConjunctiveGraph|default_context).*:DeprecationWarning"
)
TEXTS = {**hostile.STORED, "nothing": hostile.RECORDS["nothing"]}
ELEMENTS = {
    *("html", "head", "meta", "title", "link", "body", "header", "a", "bdi", "div", "main", "h1"),
    *("p", "section", "h2", "table", "thead", "tbody", "tr", "th", "td"),
}
RESULTS = "{http://www.w3.org/2005/sparql-results#}literal"
LABELS = "WHERE { ?s skos:prefLabel ?l }"


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    """A graph folder of the attacks."""
    return hostile.make_folder(tmp_path_factory.mktemp("hostile") / "graph", TEXTS.values())


@pytest.fixture(scope="module")
def client(attacked):
    """A client of the application, which tells its own failures."""
    return TestClient(make_app(attacked), base_url=BASE)


@pytest.fixture(scope="module")
def graph(attacked):
    """What is served."""
    return Host(attacked).snapshot.graph


def test_a_folder_holds_every_text(graph):
    """What was stored comes back to the letter, naught among it."""
    found = {one.title for one in graph.documents.values()}
    assert set(TEXTS.values()) <= found


def test_every_thing_claim_and_article_is_answered(client, graph):
    """In JSON of ASCII; an article's pieces are its text, and addresses are of the web or none."""
    texts = {one.text for one in graph.documents.values()}
    for claim in graph.claims():
        assert client.get(f"/api/claims/{claim.id}").json()["claim"]["id"] == claim.id
    for entity in graph.entities():
        answer = client.get(f"/api/things/{quote(entity.id)}")
        assert answer.content.isascii()
        shown = answer.json()
        assert shown["thing"]["label"].removesuffix("…") == entity.label[: hostile.SHOWN]
        addresses = [one["url"] for one in shown["articles"] if one["url"] is not None]
        assert all(re.match("https?://", one, re.IGNORECASE) for one in addresses)
        if entity.kind == "Article":
            told = client.get(f"/api/articles/{quote(entity.id)}").json()
            assert "".join(piece["text"] for piece in told["pieces"]) in texts
            names = (*told["article"]["authors"], *told["article"]["notes"])
            assert all(len(one) <= hostile.SHOWN + 1 for one in names)


def _texts(value):
    """All texts but addresses, which are no addresses any more when they are cut."""
    if isinstance(value, dict):
        value = [one for name, one in value.items() if name not in {"url", "same_as"}]
    return [one for part in value for one in _texts(part)] if isinstance(value, list) else [value]


def test_no_text_of_an_answer_is_longer_than_a_browser_draws(client, graph):
    """Names and headlines of a paragraph at most, quotes of a page; articles alone are whole."""
    paths = ["/api/graph", "/api/disputes", "/api/desk", "/api/ranking", "/api/search?text=A"]
    paths += ["/api/articles?limit=200", "/api/claims?limit=100", "/api/events?limit=100&said=true"]
    huge = [one.id for one in graph.entities() if len(one.label) > hostile.SHOWN]
    for path in (
        "/api/timeline?said=true&of=",
        "/api/things/",
        "/api/neighbours?of=",
        "/api/why?a=",
    ):
        paths += [f"{path}{quote(one)}" for one in huge]
    assert len(paths) > 50
    for path in paths:
        texts = _texts(client.get(path).json())
        assert max((len(one) for one in texts if isinstance(one, str)), default=0) < 5_000, path


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_can_be_asked_for(client, name):
    """Typed into a search or given as a name, it finds or finds nothing, and breaks nothing."""
    asked = TEXTS[name][:2_000]
    for path, key in (
        *(("/api/search", "text"), ("/api/articles", "text"), ("/api/events", "about")),
        *(("/api/claims", "about"), ("/api/why", "a"), ("/api/neighbours", "of")),
    ):
        answer = client.get(path, params={key: asked})
        assert answer.status_code in {200, 400, 404}, path
        assert answer.json()
    assert client.get(f"/{quote(asked)}").status_code in {200, 404}
    assert client.get("/sparql", params={"query": asked}).status_code in {200, 400}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: f"{one.method} {one.path}")
def test_every_operation_takes_every_text(client, token, operation):
    """In each parameter, its path or its body: answered or refused in JSON, as one header."""
    headers = {"x-dateline-token": token(client), "origin": BASE}
    names = list(operation.parameters if operation.body is None else operation.body) or [""]
    for number, text in enumerate(TEXTS.values()):
        asked = text[:2_000]
        path = re.sub(r"\{\w+(:path)?\}", lambda _, one=asked: quote(one, safe=""), operation.path)
        given = {names[number % len(names)]: asked}
        if operation.body is None:
            answer = client.get(path, params=given if operation.parameters else None)
        else:
            answer = client.post(path, json=given, headers=headers)
        assert answer.status_code in {200, 400, 404}, (path, given)
        if answer.status_code != 200 or operation.media == "application/json":
            assert answer.content.isascii()
            assert isinstance(answer.json(), dict)
        assert "set-cookie" not in answer.headers
        assert "\n" not in answer.headers.get("content-disposition", "")


def test_no_refused_correction_was_written(attacked, client):
    """A folder that was asked to correct everything by any text has nothing to take back."""
    assert client.app.app.state.host.undoable == 0
    assert read_corrections(attacked) == ()


@pytest.mark.parametrize("name", ["script", "override", "sparql", "header", "json", "many words"])
def test_a_correction_takes_every_text(tmp_path, token, name):
    """As a new name and as a note: it is the name from then on, and the file can be read."""
    folder = hostile.make_folder(tmp_path / "graph", [TEXTS["handler"], TEXTS[name]])
    client = TestClient(make_app(folder), base_url=BASE)
    thing = Host(folder).snapshot.graph.entity(TEXTS["handler"], kind="Person").id
    done = client.post(
        "/api/corrections",
        json={"do": "rename", "thing": thing, "to": TEXTS[name], "note": TEXTS[name]},
        headers={"x-dateline-token": token(client), "origin": BASE},
    )
    assert done.status_code == 200
    (entry,) = read_corrections(folder)
    assert entry.note == " ".join(TEXTS[name].split()) or entry.note == TEXTS[name]
    shown = client.get(f"/api/things/{quote(done.json()['thing']['id'])}").json()["thing"]
    assert shown["label"].removesuffix("…") == entry.to[: hostile.SHOWN]


def test_every_page_of_the_server_s_own_making_is_text(client, graph):
    """Of each quote, outlet and figure: no element, handler or link comes of a text."""
    nodes = [node[1:-1].removeprefix(graph.base) for node, _ in Projection(graph).blocks()]
    own = [one for one in nodes if re.match("(evidence|outlet)/|.*/quantity$", one)]
    assert len(own) > 100
    shown = set()
    for name in own[::3]:  # each text has three: a quote, its two selectors
        page = html.document_fromstring(client.get(f"/{name}").content)
        links = {one.get("href") for one in page.iter("a", "link")}
        assert all(re.match(r"/|https?://|data:,", one) for one in links), name
        assert {one.tag for one in page.iter()} <= ELEMENTS
        assert not any(key.startswith("on") for one in page.iter() for key in one.attrib)
        shown.add(page.text_content())
    assert any("<script>" in one for one in shown)


def test_every_description_and_dossier_is_read(client, graph):
    """Of each thing, as Turtle by a reader of others', and as Markdown that a page can show."""
    for entity in graph.entities():
        answer = client.get(f"/{quote(entity.id)}.ttl")
        found = list(pyoxigraph.parse(answer.content, format=pyoxigraph.RdfFormat.TURTLE))
        labels = {one.object.value for one in found if one.predicate.value.endswith("prefLabel")}
        assert entity.label in labels
        if entity.kind == "Company":
            page = client.get(f"/{quote(entity.id)}.md").text
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


def read_rows(media, content):
    """The only column of an answer in a form of SPARQL's."""
    match media:
        case "application/sparql-results+json":
            return {row["l"]["value"] for row in json.loads(content)["results"]["bindings"]}
        case "application/sparql-results+xml":
            return {one.text or "" for one in ET.fromstring(content).iter(RESULTS)}
        case "text/csv":
            csv.field_size_limit(10**9)
            rows = csv.reader(io.StringIO(content.decode(), newline=""))
            return {rearm_cell(row[0]) for row in rows if row}
    rows = content.decode().removesuffix("\n").split("\n")[1:]
    graph = rdflib.Graph().parse(data="".join(f"<a:> <b:> {row} .\n" for row in rows), format="nt")
    return {str(one) for one in graph.objects()}


@pytest.mark.parametrize(
    "media",
    [
        *("application/sparql-results+json", "application/sparql-results+xml"),
        *("text/csv", "text/tab-separated-values"),
    ],
)
def test_rows_of_sparql_are_whole_in_every_form(client, media):
    """As independent readers have them; CSV is disarmed, XML has U+FFFD for what it can't hold."""
    asked = {"query": f"SELECT DISTINCT ?l {LABELS}"}
    answer = client.get("/sparql", params=asked, headers={"accept": media})
    found = read_rows(media, answer.content)
    kept = in_xml if media.endswith("xml") else str
    assert [name for name, text in TEXTS.items() if kept(text) not in found] == []


@pytest.mark.parametrize(
    ("media", "form"),
    [
        *(("text/turtle", "turtle"), ("application/n-triples", "nt")),
        *(("application/ld+json", "json-ld"), ("application/rdf+xml", "xml")),
    ],
)
def test_triples_are_whole_in_every_form(client, media, form):
    """Those of a query, as rdflib reads them."""
    asked = {"query": f"CONSTRUCT {{ ?s skos:prefLabel ?l }} {LABELS}"}
    answer = client.get("/sparql", params=asked, headers={"accept": media})
    found = {str(one) for one in rdflib.Graph().parse(data=answer.text, format=form).objects()}
    kept = in_xml if form == "xml" else str
    assert [name for name, text in TEXTS.items() if kept(text) not in found] == []


def test_assistants_get_data_of_a_bearable_size(attacked):
    """Whatever the tools answer is JSON, and short where an article has no end."""
    mcp = pytest.importorskip("mcp")
    import asyncio

    async def ask():
        async with mcp.Client(make_server(Host(attacked))) as server:
            found = await server.call_tool("find", {"text": "a", "limit": 100})
            things = json.loads(found.content[0].text)["things"]
            for one in things:
                for tool in ("facts", "events"):
                    told = (await server.call_tool(tool, {"thing": one["id"]})).content[0].text
                    assert json.loads(told)
                    assert len(told) < 200_000
            return things

    assert len(asyncio.run(ask())) > 20


@pytest.mark.skipif(BINARY is None, reason="no Chromium on this machine")
def test_the_page_runs_nothing(attacked, graph):
    """No page of any attack has a dialog, an error, a foreign request or an element of a text's."""
    risky = re.compile("[<>\\x1b\\u202e{]|A{999}")
    chosen = [one for one in graph.entities(kind="Article") if risky.search(one.label[:9_999])]
    paths = ["/", "/desk", "/articles", "/connect", "/events", f"/sparql?ask={quote(LABELS)}"]
    paths += [f"/{quote(one.id)}" for one in chosen[::2]]
    paths += [f"/{quote(one.id)}" for one in graph.entities(kind="Company")[::25]]
    with serving(attacked) as base, browser() as chromium:
        for path in paths:
            chromium.open(base + path)
            chromium.wait("window.dateline?.ready === true")
            assert chromium.run(MADE_OF_TEXT) == [], path
            assert chromium.run("document.title") != hostile.OWNED, path
        own = (base, "data:", "about:")
        assert [one for one in chromium.requests if not one.startswith(own)] == []
        assert chromium.errors == []
