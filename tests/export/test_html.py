"""The picture: safe and whole as a file, and in a real browser a way to every quote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.export.browser import BINARY, Browser, browser
from tests.export.crowd import CHAIN, PAIRS, SAYINGS, SPEAKERS, crowd
from tests.export.handmade import HOSTILE, graph
from tests.happenings import happenings

from dateline.export.html import HtmlExporter, fill_page, pack_data
from dateline.workspace.knowledge_graph import KnowledgeGraph

needs_browser = pytest.mark.skipif(BINARY is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the handmade graph."""
    path = tmp_path_factory.mktemp("picture") / "x.html"
    HtmlExporter().write(graph(), path)
    return path


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of the module; starting it takes most of the time."""
    with browser() as running:
        yield running


@pytest.fixture
def opened(chromium: Browser, page: Path) -> Iterator[Browser]:
    """The page in the browser; whatever a test does, it may cause no error and no request."""
    chromium.errors.clear()
    chromium.requests.clear()
    chromium.open(page.as_uri())
    yield chromium
    chromium.run("0")  # the events so far come in before the answer
    assert chromium.errors == []
    foreign = [
        one for one in chromium.requests if not one.startswith((page.as_uri(), "data:", "about:"))
    ]
    assert foreign == []


def _id_of(name: str) -> str:
    found = graph().entity(name)
    assert found is not None
    return found.id


def _place(chromium: Browser, name: str) -> tuple[float, float]:
    point = chromium.run(f"dateline.positionOf({json.dumps(_id_of(name))})")
    return point["x"], point["y"]


def test_data_cannot_leave_its_element() -> None:
    """Names that hold markup, slots or odd line ends come back from the page as they were."""
    value = {"name": HOSTILE + "{{title}} \u2028 \ud800 & é"}
    filled = fill_page(
        "<title>{{title}}</title><script>{{data}}</script>", title="<b>{{data}}", data=value
    )
    assert filled.count("</script>") == 1
    assert filled.startswith("<title>&lt;b&gt;{{data}}</title>")
    assert json.loads(filled.partition("<script>")[2].removesuffix("</script>")) == value
    filled.encode()  # a lone surrogate must not stop the file from being written


def test_data_is_packed_without_loss() -> None:
    """A list of records names its columns once; so does a list within them, which has its own."""
    packed = pack_data(
        {
            "few": 4,
            "kinds": [],
            "claims": [
                {"id": "a", "evidence": [{"passage": 1, "subject": None}], "posts": ["x"]},
                {"id": "b", "evidence": [], "posts": []},
            ],
        }
    )
    assert packed == {
        "few": 4,
        "kinds": [],
        "claims": {
            "columns": ["id", "evidence", "posts"],
            "rows": [["a", [[1, None]], ["x"]], ["b", [], []]],
        },
    }


def test_the_file_is_whole_and_the_same_every_time(page: Path, tmp_path: Path) -> None:
    """The page has script, style, data and licence notices, loads nothing, and repeats exactly."""
    again = tmp_path / "again.html"
    HtmlExporter().write(graph(), again)
    text = page.read_text(encoding="utf-8")
    assert again.read_text(encoding="utf-8") == text
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=[\"']?(https?:|//)", text)
    assert "Permission is hereby granted" in text
    assert "Content-Security-Policy" in text


_COUNT_DRAWINGS = """
    const {useProgram, drawArraysInstanced} = WebGL2RenderingContext.prototype;
    const drawings = new Map();
    let used = null;
    window.mostDrawings = () => Math.max(...drawings.values());
    window.programs = () => drawings.size;
    Object.assign(WebGL2RenderingContext.prototype, {
      useProgram(program) { used = program; return useProgram.call(this, program); },
      drawArraysInstanced(...all) {
        drawings.set(used, (drawings.get(used) ?? 0) + 1);
        return drawArraysInstanced.apply(this, all);
      },
    });"""


@needs_browser
def test_a_page_is_drawn_once_when_it_opens(opened: Browser, page: Path) -> None:
    """A drawing of thousands of lines takes seconds where there is no graphics processor.

    What tells things apart under a pointer is drawn when there is one.
    """
    added = opened.send("Page.addScriptToEvaluateOnNewDocument", source=_COUNT_DRAWINGS)
    opened.open(page.as_uri())
    opened.send("Page.captureScreenshot")
    assert opened.run("mostDrawings()") == 1
    seen = opened.run("programs()")
    x, y, *_ = opened.box("#canvas")
    opened.click(x + 2, y + 2)
    assert opened.run("programs()") == 2 * seen
    opened.send("Page.removeScriptToEvaluateOnNewDocument", **added)


@needs_browser
def test_search_finds_and_opens_an_entity(opened: Browser) -> None:
    """`/` and part of a name, any case, then Enter shows the entity with its quotes."""
    opened.press("/")
    opened.type("tidal")
    opened.wait("document.querySelectorAll('#results li[data-id]').length === 1")
    opened.press("Enter")
    opened.wait("document.querySelector('#panel h2')?.innerText === 'Tidal Institute'")
    assert "signed an agreement on Thursday" in opened.text("#panel")
    assert "#entity=" in opened.run("location.href")


@needs_browser
def test_a_click_on_a_search_result_opens_it(opened: Browser) -> None:
    """Results can be clicked, and the names in the panel lead on."""
    opened.click_on("#search")
    opened.type("karsk")
    opened.wait("document.querySelector('#results li[data-id]') !== null")
    opened.click_on("#results li[data-id]")
    opened.wait("document.querySelector('#panel h2')?.innerText === 'Karsk'")
    assert "denied" in opened.text("#panel .card .chip")
    opened.click_on("#panel .card .entity")
    opened.wait("document.querySelector('#panel h2')?.innerText === 'Harbour Guard'")


@needs_browser
def test_a_click_on_a_node_shows_its_claims(opened: Browser) -> None:
    """A click with the mouse on a drawn node opens it, with subject and object marked."""
    opened.click(*_place(opened, "Karsk"))
    opened.wait("document.querySelector('#panel h2')?.innerText === 'Karsk'")
    assert opened.text("#panel mark.subject") == "Harbour Guard"
    assert opened.text("#panel mark.object") == "Karsk"
    assert "Guard and Institute agree" in opened.text("#panel figcaption")


@needs_browser
def test_a_click_on_an_edge_shows_all_that_it_stands_for(opened: Browser) -> None:
    """Two claims between two bodies are one line, and a click in its middle lists both quotes."""
    (x1, y1), (x2, y2) = _place(opened, "Harbour Guard"), _place(opened, "Tidal Institute")
    opened.click((x1 + x2) / 2, (y1 + y2) / 2)
    opened.wait("document.querySelectorAll('#panel .card').length === 2")
    panel = opened.text("#panel")
    assert "since 2017" in panel
    assert "says Ada Brink" in panel.replace("\n", " ")
    assert "31 Aug 2023" in panel


@needs_browser
def test_filters_hide_claims_and_bring_them_back(opened: Browser) -> None:
    """A stance switched off in the legend takes its claims and the nodes that only they touch."""
    before = opened.run("dateline.size()")
    opened.click_on("[data-filter=denied]")
    after = opened.run("dateline.size()")
    assert (after["nodes"], after["edges"]) == (before["nodes"] - 1, before["edges"] - 1)
    opened.click_on("[data-filter=denied]")
    assert opened.run("dateline.size()") == before


@needs_browser
def test_the_timeline_filters_by_period(opened: Browser) -> None:
    """Dragging over the strip keeps what holds then; a claim without a date has its article's."""
    x, y, width, height = opened.box("#timeline svg")
    opened.drag((x + width * 0.7, y + height / 3), (x + width - 2, y + height / 3))
    opened.wait("document.querySelector('#timeline .clear').hidden === false")
    opened.run(f"dateline.select({json.dumps(_id_of('Ada Brink'))})")
    assert "1 claim hidden by the filters" in opened.text("#panel")


@needs_browser
def test_the_address_keeps_the_selection(chromium: Browser, page: Path) -> None:
    """A page opened with an entity in its address shows it; with nonsense, the overview."""
    chromium.open(f"{page.as_uri()}#entity={_id_of('Ada Brink')}")
    assert chromium.text("#panel h2") == "Ada Brink"
    assert _place(chromium, "Ada Brink")[0] > 0
    chromium.open(f"{page.as_uri()}#entity=%E0%A4%A")
    assert "Most connected" in chromium.text("#panel")


@needs_browser
def test_hostile_titles_stay_text(opened: Browser) -> None:
    """A headline that is script shows as it reads and does nothing."""
    assert opened.run("document.title") == "Harbour & tide"
    assert HOSTILE in opened.text("#panel")
    assert opened.run("document.querySelectorAll('#panel img').length") == 0


@needs_browser
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 800)])
def test_nothing_scrolls_sideways(chromium: Browser, page: Path, width: int, height: int) -> None:
    """The page fits a laptop's window and a telephone's."""
    chromium.open(page.as_uri(), width=width, height=height)
    assert chromium.run("document.documentElement.scrollWidth") <= width


@needs_browser
def test_on_a_telephone_what_is_chosen_stands_above_its_sheet(opened: Browser, page: Path) -> None:
    """The drawing fits into what the sheet leaves, also where filters leave little."""
    opened.open(page.as_uri(), width=390, height=844)
    for unfold in ("", "document.querySelector('#filters').open = true"):
        opened.run(unfold or "0")
        for name in ("Harbour Guard", "Karsk"):
            opened.run(f"dateline.select({json.dumps(_id_of(name))})")
            opened.run_later("new Promise((done) => setTimeout(done, 400))")
            if not unfold:
                assert _place(opened, name)[1] < opened.box("#panel")[1]


@needs_browser
def test_an_empty_graph_says_so(chromium: Browser, tmp_path: Path) -> None:
    """A graph without claims gives a page with a friendly line, not an error."""
    path = tmp_path / "empty.html"
    HtmlExporter().write(KnowledgeGraph(documents=(), mentions=(), claims=()), path)
    chromium.errors.clear()
    chromium.open(path.as_uri())
    assert "no claims yet" in chromium.text("#message")
    assert chromium.errors == []


@pytest.fixture
def crowded(chromium: Browser, tmp_path: Path) -> Browser:
    """The page of a large graph in the browser."""
    path = tmp_path / "crowd.html"
    HtmlExporter().write(crowd(), path)
    chromium.open(path.as_uri())
    return chromium


@needs_browser
def test_a_large_graph_starts_with_its_dealings(crowded: Browser) -> None:
    """Statements and small groups are off at first, counted in the legend, and can be had."""
    assert crowded.run("dateline.size().nodes") == CHAIN
    assert crowded.text("[data-filter=small] small") == str(PAIRS)
    assert crowded.text("[data-filter=statement] small") == str(SPEAKERS * SAYINGS)
    crowded.click_on("[data-filter=small]")
    assert crowded.run("dateline.size().nodes") == CHAIN + 2 * PAIRS
    crowded.click_on("[data-filter=small]")
    crowded.click_on("[data-filter=statement]")
    assert crowded.run("dateline.size().nodes") == CHAIN + SPEAKERS * (SAYINGS + 1)


@needs_browser
def test_a_hidden_thing_shows_with_its_neighbours(crowded: Browser) -> None:
    """Search finds who only speaks: the drawing adds him and his statements while he is chosen."""
    crowded.press("/")
    crowded.type("voice 7")
    crowded.wait("document.querySelector('#results li[data-id]') !== null")
    crowded.press("Enter")
    crowded.wait("document.querySelector('#panel h2')?.innerText === 'Voice 7'")
    assert crowded.run("dateline.size().nodes") == CHAIN + SAYINGS + 1
    assert crowded.run("document.querySelectorAll('#panel .card').length") == SAYINGS
    assert "hidden by the filters" not in crowded.text("#panel")
    crowded.click_on("#panel .close")
    assert crowded.run("dateline.size().nodes") == CHAIN


@pytest.fixture
def told(chromium: Browser, tmp_path: Path) -> Browser:
    """The page of a graph in which things happen."""
    path = tmp_path / "told.html"
    HtmlExporter().write(happenings(), path)
    chromium.errors.clear()
    chromium.open(path.as_uri())
    return chromium


def _open_thing(page: Browser, name: str) -> str:
    """Select a thing, and give what the panel says of it."""
    found = happenings().entity(name)
    assert found is not None
    page.run(f"dateline.select({json.dumps(found.id)})")
    return page.text("#panel")


@needs_browser
def test_the_overview_lists_what_happened_before_all_else(told: Browser) -> None:
    """Earliest first."""
    panel = told.text("#panel")
    assert panel.index("What happened") < panel.index("Gunmen raid Lumen depot")
    assert panel.index("Gunmen raid Lumen depot") < panel.index("Lumen sues Orbit")
    assert panel.index("Lumen sues Orbit") < panel.index("Most connected")
    assert "told 10 Feb 2005" in panel
    assert "said Orbit" not in panel.partition("Most connected")[0]


@needs_browser
def test_the_panel_tells_of_events_in_one_piece(told: Browser) -> None:
    """One card an event, with all who are in it; words for what has no name are in quotes."""
    panel = _open_thing(told, "Lumen")
    heads = [panel.index(one) for one in ("Gunmen raid", "Orbit to buy Lumen:", "Lumen sues Orbit")]
    assert heads == sorted(heads)
    cards = "document.querySelectorAll('#panel .card')"
    assert told.run(f"{cards}.length") == 3
    assert told.run(f"{cards}[0].querySelector('.described').innerText") == "“Gunmen”"
    roles = [*map(str, told.run(f"[...{cards}[0].querySelectorAll('dt')].map(e => e.innerText)"))]
    assert roles == ["actor", "object", "place", "about"]
    assert told.run(f"{cards}[1].querySelector('.chip').innerText") == "planned"
    assert "says Ann Ode" in panel.replace("\n", " ")
    assert told.run(f"{cards}[1].querySelectorAll('summary').length") == 1  # the second article
    assert told.errors == []


@needs_browser
def test_the_panel_tells_of_posts_once_and_of_statements_last(told: Browser) -> None:
    """Who heads what has the post's name beside it."""
    panel = _open_thing(told, "Ann Ode")
    assert panel.index("head of") < panel.index("Statements")
    assert "Orbit, chief executive" in panel.replace("\n", "")
    assert "holds position" not in panel
    assert told.run("document.querySelectorAll('#panel .card').length") == 2


@needs_browser
def test_an_event_shows_its_own_card_even_if_it_says_little(told: Browser) -> None:
    """Its actor's panel leaves it out; the legend counts and brings it in."""
    assert "Ben Orr plans" not in _open_thing(told, "Ben Orr")
    assert "Ben Orr resigns" in told.text("#panel")
    _open_thing(told, "Ben Orr plans")
    assert told.run("document.querySelectorAll('#panel .card').length") == 1
    told.click_on("#panel .close")
    before = told.run("dateline.size().nodes")
    assert told.text("[data-filter=minor] small") == "1"
    told.click_on("[data-filter=minor]")
    assert told.run("dateline.size().nodes") == before + 1


@needs_browser
def test_the_timeline_has_a_dot_for_each_event_and_opens_it(told: Browser) -> None:
    """On its day or its first article's; a click opens the event."""
    marks = "document.querySelectorAll('#timeline .mark')"
    assert told.run(f"{marks}.length") == 5
    first = told.run(f"{marks}[0].getBoundingClientRect().toJSON()")
    told.click(first["x"] + first["width"] / 2, first["y"] + first["height"] / 2)
    told.wait("document.querySelector('#panel h2')?.innerText === 'Gunmen raid Lumen depot'")
