"""The application on articles that attack: every answer is data, and the page runs nothing."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from urllib.parse import quote

import pytest
import rdflib
from starlette.testclient import TestClient
from tests import hostile
from tests.explore.conftest import BASE, serving
from tests.export.browser import BINARY, browser
from tests.export.test_hostile import MADE_OF_TEXT, in_xml

from dateline.core.characters import rearm_cell
from dateline.explore.app import make_app
from dateline.explore.assistant_tools import make_server
from dateline.explore.host import Host

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*(ConjunctiveGraph|default_context).*:DeprecationWarning"
)
TEXTS = {**hostile.STORED, "nothing": hostile.RECORDS["nothing"]}
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
