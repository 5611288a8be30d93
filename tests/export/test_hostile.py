"""Every export of articles that attack: other people's readers find each text, and nothing runs."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import warnings
from collections import defaultdict
from urllib.parse import urlsplit

import duckdb
import markdown_it
import networkx as nx
import pandas as pd
import pyoxigraph
import pytest
import rdflib
from lxml import etree
from tests import hostile
from tests.export.browser import BINARY, browser

from dateline import rdf
from dateline.core import plugins
from dateline.core.characters import rearm_cell
from dateline.export.dossier import dossier_lines
from dateline.rdf.profiles import PROFILES

TEXTS = hostile.RECORDS
QUOTES = {name: f"{text} supports Lumen, said {text}." for name, text in TEXTS.items()}
SVG = "{http://www.w3.org/2000/svg}"
HUGE = etree.XMLParser(huge_tree=True, resolve_entities=False)
# Whatever a page must not have: made of an article's text, it would have handlers or other links.
MADE_OF_TEXT = r"""(() => {
  const wrong = "iframe, object, embed, img, base, foreignObject, svg script";
  const bad = [...document.querySelectorAll(wrong)].map((one) => one.outerHTML.slice(0, 99));
  for (const one of document.querySelectorAll("*"))
    for (const { name, value } of one.attributes)
      if (name.startsWith("on") || (/^(href|src|action)$/.test(name)
          && !/^(https?:|\/|#|\?|data:,|$)/.test(value))) bad.push(`${name}=${value}`);
  return bad;
})()"""


@pytest.fixture(scope="module")
def graph():
    """The graph of the attacks."""
    return hostile.graph()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where all exports go, each made once."""
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def export(graph, folder):
    """Writes an export once and gives its path."""

    def write(ending, **options):
        path = folder / f"{'-'.join(map(str, options.values()))}a{ending}"
        return path if path.exists() else graph.export(path, **options)

    return write


def whole(text):
    """What UTF-8 can hold of a text."""
    return text.encode("utf-8", "replace").decode()


def in_xml(text):
    """What XML can hold of a text."""
    return re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


def literals(path):
    """The literals that rdflib finds."""
    forms = {".nq": "nquads", ".trig": "trig", ".jsonld": "json-ld", ".rdf": "xml", ".nt": "nt"}
    many = path.suffix in {".nq", ".trig"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib, about its own parsers
        found = rdflib.Dataset() if many else rdflib.Graph()
        found.parse(data=path.read_bytes(), format=forms.get(path.suffix, "turtle"))
        rows = found.quads() if many else found
        return {str(row[2]) for row in rows if isinstance(row[2], rdflib.Literal)}


def cells(path):
    """All cells of a table, as Python's, DuckDB's and pandas' readers have them alike."""
    csv.field_size_limit(10**9)  # Python's own stops at 131,072 characters
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert len({len(row) for row in rows}) == 1
    options = "header=false, all_varchar=true, max_line_size=100000000"
    other = duckdb.sql(f"SELECT * FROM read_csv('{path}', {options})").fetchall()
    assert [[cell or "" for cell in row] for row in other] == rows
    third = pd.read_csv(path, header=None, dtype=str, keep_default_na=False)
    assert third.to_numpy().tolist() == rows
    return {rearm_cell(cell) for row in rows for cell in row}


def columns(path):
    """All values of a Parquet file."""
    rows = duckdb.sql(f"SELECT * FROM '{path}'").fetchall()
    return {one for row in rows for cell in row for one in _values(cell)}


def _values(value):
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if not isinstance(value, list):
        return [value]
    return [one for part in value for one in _values(part)]


def lines(path):
    """All texts of a file of JSON lines."""
    written = path.read_text("utf-8").removesuffix("\n").split("\n")
    return {one for line in written for one in _values(json.loads(line))}


def network(path):
    """All attributes of a network, as networkx reads them."""
    read = {".graphml": nx.read_graphml, ".gexf": nx.read_gexf}.get(path.suffix)
    if read is None:
        found = nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges")
    else:
        found = read(path)
        etree.parse(path, HUGE)
    data = [*found.nodes(data=True), *((0, more) for *_, more in found.edges(data=True))]
    return {str(value) for _, known in data for value in known.values()}


TABLES = ("", ".claims", ".nodes", ".edges", ".evidence")
READERS = {
    **dict.fromkeys((".ttl", ".nt", ".nq", ".trig", ".jsonld"), (literals, whole)),
    ".rdf": (literals, lambda text: in_xml(whole(text))),
    **dict.fromkeys((".graphml", ".gexf"), (network, in_xml)),
    ".json": (network, whole),
    **dict.fromkeys((".cyjs", ".claims.jsonl", ".ftm.json"), (lines, whole)),
    **{f"{part}.csv": (cells, whole) for part in TABLES},
    **{f"{part}.parquet": (columns, whole) for part in TABLES},
}
EDGES = frozenset({".edges.csv", ".edges.parquet"})  # ids and words of the ontology
NAMELESS = EDGES | {".evidence.csv", ".evidence.parquet"}
QUOTELESS = EDGES | {".nodes.csv", ".nodes.parquet"}
# These have tests of their own below.
OTHERS = frozenset({".cypher", ".svg", ".png", ".pdf", ".html"})


def test_every_format_is_tried():
    """Whoever adds one tells here who reads it."""
    assert READERS.keys() | OTHERS == plugins.load_by_ending("exporters").keys()


@pytest.mark.parametrize("ending", READERS)
def test_each_text_and_each_quote_is_given_back(export, ending):
    """By an independent reader, to the letter, but for what the format can't hold."""
    read, kept = READERS[ending]
    path = export(ending)
    found = lines_of_one(path) if ending == ".cyjs" else read(path)
    wanted = {} if ending in QUOTELESS else dict(QUOTES)
    if ending not in NAMELESS:
        wanted |= {f"{name}, named": text for name, text in TEXTS.items()}
    assert [name for name, text in wanted.items() if kept(text) not in found] == []


def lines_of_one(path):
    """All texts of one JSON document."""
    return set(_values(json.loads(path.read_text("utf-8"))))


FORMS = {
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
}
OPTIONS = (
    {},
    {"rdf12": True},
    {"with_text": True},
    {"with_authority": True},
    *({"profile": one} for one in PROFILES),
)


@pytest.mark.parametrize(
    ("ending", "options"),
    [
        (ending, options)
        for ending in FORMS
        for options in OPTIONS
        if "rdf12" not in options or ending not in {".jsonld", ".rdf"}  # no triple terms
    ],
    ids=str,
)
def test_no_text_becomes_a_statement(export, ending, options):
    """Nothing that a text says is an IRI of the graph's, in any form, profile and in RDF 1.2."""
    found = list(pyoxigraph.parse(path=str(export(ending, **options)), format=FORMS[ending]))
    ends = [end for one in found for end in (one.subject, one.predicate, one.object)]
    names = {end.value for end in ends if isinstance(end, pyoxigraph.NamedNode)}
    assert len(names) > 50
    foreign = {one for one in names if not one.startswith(("http://", "https://", "urn:dateline"))}
    assert {one for one in foreign if not one.startswith("urn:uuid:")} == set()


@pytest.mark.parametrize(
    ("tool", "ending"),
    [
        *(("rapper", one) for one in (".ttl:turtle", ".nt:ntriples", ".nq:nquads", ".rdf:rdfxml")),
        *(("serdi", one) for one in (".ttl:turtle", ".nt:ntriples", ".nq:nquads", ".trig:trig")),
    ],
)
def test_strict_readers_of_rdf_warn_of_nothing(graph, export, tool, ending):
    """Raptor and Serd find as many statements as were written."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} isn't installed")
    ending, form = ending.split(":")
    out = ["-q", "-o", "ntriples"] if tool == "rapper" else ["-o", "nquads"]
    command = [tool, *out, "-i", form, str(export(ending))]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stderr == b""
    named = tool == "serdi" and ending in {".nq", ".trig"}
    assert len(set(done.stdout.splitlines())) == len((rdf.quads if named else rdf.triples)(graph))


def test_cypher_has_no_text_of_an_article(export):
    """The script is the same words whatever articles say; its files hold the rest, decodable."""
    path = export(".cypher")
    script = path.read_text("utf-8")
    assert not any(word in script for word in ("DETACH", "DELETE", "evil", "owned", "DROP"))
    things = path.with_name(f"{path.name}.things.csv")
    said = {
        cell.removeprefix("%_").replace("%5C", "\\").replace("%25", "%")
        for cell in cells_of(things)
    }
    assert [name for name, text in TEXTS.items() if whole(text) not in said] == []
    every = [one for file in path.parent.glob("*.cypher.*.csv") for one in cells_of(file)]
    assert not any(re.match(r"\s*[=+\-@＝＋－＠]", one) or "\\" in one for one in every)


def cells_of(path):
    """The cells of a file as they stand there."""
    csv.field_size_limit(10**9)
    with path.open(newline="", encoding="utf-8") as file:
        return [one for row in csv.reader(file) for one in row]


@pytest.mark.parametrize("ending", [f"{part}.csv" for part in TABLES])
def test_no_cell_is_a_formula(export, ending):
    """However it is led up to, and whichever line end a program takes for one."""
    for line in re.split(r"[\r\n]", re.sub(r'"(?:[^"]|"")*"', '"x"', export(ending).read_text())):
        assert not line.startswith(("=", "+", "-", "@"))
    assert not any(re.match(r"[\s\x00]*[=+\-@＝＋－＠]", one) for one in cells_of(export(ending)))


def test_the_still_picture_has_its_own_elements_only(export):
    """No script, no link, no handler; titles are texts as XML can hold them."""
    root = etree.parse(export(".svg"), HUGE).getroot()
    own = {"svg", "title", "style", "rect", "text", "g", "line", "polygon", "circle"}
    assert {one.tag for one in root.iter()} <= {f"{SVG}{name}" for name in own}
    assert not any(
        name.startswith("on") or "href" in name for e in root.iter() for name in e.attrib
    )
    titles = {one.text for one in root.iter(f"{SVG}title")}
    assert [name for name, text in TEXTS.items() if in_xml(text) not in titles] == []


@pytest.mark.parametrize(("ending", "start"), [(".png", b"\x89PNG"), (".pdf", b"%PDF")])
def test_the_picture_for_print_is_drawn(export, ending, start):
    """What draws it runs none of the texts."""
    pytest.importorskip("typst")
    assert export(ending).read_bytes().startswith(start)


def test_a_dossier_is_its_own_markdown_only(graph):
    """Read as CommonMark with tables, it has no link, picture or HTML of a text's."""
    read = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    links = defaultdict(set)
    for entity in graph.entities(kind="Company"):
        page = "\n".join(dossier_lines(graph, entity))
        assert len(page) < 100 or page.isprintable() or "\n" in page
        assert not re.search(
            "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page
        )
        for block in read.parse(page):
            assert block.type != "html_block"
            for token in block.children or ():
                assert token.type not in {"image", "code_inline", "s_open"}
                if token.type == "html_inline":
                    assert re.fullmatch(r'<a id="source-\d+">|</a>', token.content)
                if token.type == "link_open":
                    links[urlsplit(str(token.attrs["href"])).scheme].add(entity.id)
    assert set(links) == {"", "https", "http"}


@pytest.mark.skipif(BINARY is None, reason="no Chromium on this machine")
def test_the_page_runs_nothing(graph, export):
    """No dialog, error, request or element comes of a text, whatever is selected or typed."""
    path = export(".html")
    risky = re.compile("[<>&'\"\x00\x1b\u202e]|A{999}|__")
    named = [one for one in graph.entities(kind="Company") if risky.search(one.label[:9_999])]
    chosen = [one.id for one in named]
    with browser() as chromium:
        chromium.open(path.as_uri())
        for one in chosen:
            chromium.run(f"dateline.select({json.dumps(one)})")
        chromium.press("/")
        chromium.type("<script>")
        assert chromium.run(MADE_OF_TEXT) == []
        assert chromium.run("document.title") == TEXTS["script"]
        assert chromium.errors == []
        own = (path.as_uri(), "data:", "about:")
        assert [one for one in chromium.requests if not one.startswith(own)] == []
