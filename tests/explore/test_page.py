"""The page in a real browser: from a name to its words, from a mistake to its correction."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.explore import story
from tests.explore.conftest import serving
from tests.export.browser import BINARY, Browser, browser

from dateline.graph.corrections import append_corrections, read_corrections
from dateline.workspace import correct

pytestmark = pytest.mark.skipif(BINARY is None, reason="no Chromium on this machine")
READY = "window.dateline?.ready === true"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of the module; starting it takes most of the time."""
    with browser() as running:
        yield running


@pytest.fixture
def site(chromium: Browser, folder: Path) -> Iterator[str]:
    """A server of the test's own; no test may cause an error or a foreign request."""
    with serving(folder) as base, watching(chromium, base):
        yield base


@pytest.fixture(scope="module")
def kept(kept_folder: Path) -> Iterator[str]:
    """A server for tests that only read."""
    with serving(kept_folder) as base:
        yield base


@contextmanager
def watching(chromium: Browser, base: str) -> Iterator[None]:
    """See to it that no page gives an error, or asks anybody but its server."""
    chromium.errors.clear()
    chromium.requests.clear()
    yield
    chromium.run("0")  # the events so far come in before the answer
    chromium.send("Page.navigate", url="about:blank")
    assert chromium.errors == []
    own = (base, "data:", "about:")
    assert [one for one in chromium.requests if not one.startswith(own)] == []


def open_page(chromium: Browser, address: str, **more: object) -> None:
    """Open an address and wait until the page has what it asked for."""
    chromium.open(address, **more)
    chromium.wait(READY)


def wait_for(chromium: Browser, text: str, selector: str = "#content") -> None:
    """Wait until an element shows a text."""
    shown = f"document.querySelector({json.dumps(selector)})?.innerText"
    chromium.wait(f"({shown} ?? '').includes({json.dumps(text)})")


def test_search_read_correct_and_still_there(chromium: Browser, site: str, folder: Path) -> None:
    """Search by key, read a quote, rename from the menu, load again: it is still there."""
    open_page(chromium, site)
    chromium.press("/")
    chromium.type("orbit")
    chromium.wait("document.querySelector('#search li[data-id]') !== null")
    chromium.press("Enter")
    wait_for(chromium, "Orbit supports Ben Orr.")
    assert chromium.run("location.pathname") == "/organization/orbit"
    assert chromium.text("[data-claim] mark.subject") == "Orbit"
    chromium.click_on(".menu summary")
    chromium.click_on(".menu .item")
    chromium.wait("document.querySelector('dialog input') !== null")
    chromium.run("document.querySelector('dialog input').value = 'Orbit Inc'")
    chromium.click_on("dialog .main")
    wait_for(chromium, "Written to corrections.toml", "#notice")
    wait_for(chromium, "Orbit Inc", "h1")
    assert [one.verb for one in read_corrections(folder)] == ["rename"]
    open_page(chromium, f"{site}/organization/orbit")
    assert chromium.text("h1") == "Orbit Inc"
    chromium.press("z")
    chromium.wait("document.querySelector('h1').innerText === 'Orbit'")
    assert read_corrections(folder) == ()


def test_the_graph_grows_on_demand(chromium: Browser, site: str) -> None:
    """A thing is drawn with its neighbours; `e` beside a neighbour brings that one's."""
    open_page(chromium, f"{site}/person/ann-ode")
    assert chromium.run("dateline.size().nodes") == 3
    place = chromium.run("dateline.positionOf('organization/orbit')")
    chromium.click(place["x"], place["y"])
    wait_for(chromium, "Orbit", "h1")
    assert chromium.run("dateline.size().nodes") == 3
    chromium.press("e")
    chromium.wait("dateline.size().nodes === 5")
    chromium.press("o")
    chromium.wait("dateline.size().nodes === 4 && dateline.size().edges === 4")


def test_the_desk_takes_one_key(chromium: Browser, site: str, folder: Path) -> None:
    """`1` or `b` settles a dispute, `y` a doubt, `z` takes it back; all is in the file at once."""
    open_page(chromium, f"{site}/desk")
    wait_for(chromium, "One says so, another denies it")
    chromium.press("b")
    wait_for(chromium, "Are these one thing?")
    assert [one.verb for one in read_corrections(folder)] == ["keep"]
    chromium.press("z")
    wait_for(chromium, "Both are right")
    chromium.press("1")
    wait_for(chromium, "Are these one thing?")
    assert [one.verb for one in read_corrections(folder)] == ["drop"]
    chromium.press("y")
    wait_for(chromium, "All done")
    assert [one.verb for one in read_corrections(folder)] == ["drop", "same"]
    chromium.press("z")
    wait_for(chromium, "Are these one thing?")
    assert [one.verb for one in read_corrections(folder)] == ["drop"]


def test_a_quote_leads_to_its_words_in_the_article(chromium: Browser, site: str) -> None:
    """The title below a quote opens the article at the sentence, with what was read off it."""
    open_page(chromium, f"{site}/organization/orbit?predicate=supports&stance=asserted")
    chromium.click_on("#content figcaption a")
    wait_for(chromium, "Nobody else spoke.")
    chosen = "[...document.querySelectorAll('.text .chosen')].map((one) => one.innerText).join('')"
    chromium.wait(f"{chosen} === {json.dumps(story.HELPS)}")
    assert "supports" in chromium.text(".said:not([hidden])")
    assert chromium.run("document.querySelector('.text a.name').pathname").startswith("/")
    chromium.run("history.back()")
    wait_for(chromium, "Orbit", "h1")
    assert "predicate=supports" in chromium.run("location.search")


def test_how_two_are_connected(chromium: Browser, site: str) -> None:
    """From a thing's page, the other by its name; the chain has its quotes and its drawing."""
    open_page(chromium, f"{site}/person/ann-ode")
    chromium.press("c")
    chromium.wait("document.activeElement.getAttribute('aria-label') === 'To'")
    chromium.type("ben o")
    chromium.press("Enter")
    wait_for(chromium, "1 way with 2 steps")
    chain = " ".join(chromium.text(".chain h2").split())
    assert chain == "Ann Ode head of → Orbit supports → Ben Orr"
    assert chromium.run("dateline.size()") == {"nodes": 3, "edges": 2}


def test_a_named_query_is_asked(chromium: Browser, site: str) -> None:
    """Chosen from the list, told what it needs, and answered with links; its SPARQL is shown."""
    open_page(chromium, f"{site}/sparql")
    chromium.run(
        "(() => { const one = document.querySelector('.named select'); one.value = 'people-of';"
        " one.dispatchEvent(new Event('change')) })()"
    )
    chromium.wait(f"document.querySelector('[name=p-body]') !== null && {READY}")
    chromium.run("document.querySelector('[name=p-body]').value = 'Orbit'")
    chromium.click_on(".named .main")
    wait_for(chromium, "Ann Ode", ".answer-table")
    chromium.wait("document.querySelector('textarea').value.includes('organization/orbit')")
    assert "p-body=Orbit" in chromium.run("location.search")
    open_page(chromium, f"{site}/sparql?named=people-of&p-body=Nobody")
    wait_for(chromium, "the graph has no", ".answer-table")
    chromium.errors.clear()  # the browser's own note of the 400


def test_what_is_seen_can_be_downloaded(chromium: Browser, site: str) -> None:
    """Round a thing, without what the filters hide; the menu has it in several formats."""
    open_page(chromium, f"{site}/organization/orbit?stance=denied")
    links = "[...document.querySelectorAll('.menu a')].map((one) => one.getAttribute('href'))"
    found = chromium.run(links)
    assert found[0] == "/organization/orbit.md"
    csv = next(one for one in found if "format=csv" in one)
    chromium.run(
        f"void fetch('{csv}').then((one) => one.text()).then((text) => {{ window.got = text }})"
    )
    chromium.wait("window.got !== undefined")
    assert chromium.run("window.got").count("denied") >= 1
    assert "asserted" not in chromium.run("window.got")
    assert "around=organization%2Forbit" in csv


def test_filters_stand_in_the_address(chromium: Browser, site: str) -> None:
    """A stance that is ticked leaves the rest out, here, in the graph and in a copied address."""
    open_page(chromium, f"{site}/organization/orbit")
    chromium.click_on("#filter-button")
    chromium.click_on("#filters input[value=denied]")
    chromium.wait("location.search === '?stance=denied'")
    wait_for(chromium, "5 hidden by the filters")
    chromium.wait("dateline.size().edges === 1")
    assert chromium.text("#filter-button") == "Filters (1)"
    open_page(chromium, f"{site}/organization/orbit?stance=denied")
    assert "Orbit denied that it supports Ben Orr." in chromium.text("#content")


@pytest.mark.parametrize(
    ("path", "unknown"),
    [
        ("/organization/orbit?knd=Person&stance=denied", "“knd”"),
        ("/?kinds=Person&min_confidence=1", "“kinds”, “min_confidence”"),
        ("/articles?text=a&from=b", "“from”"),
    ],
)
def test_an_unknown_name_in_the_address_is_told(
    chromium: Browser, kept: str, path: str, unknown: str
) -> None:
    """Nobody takes what a slip lets through for filtered; what there is has no such line."""
    open_page(chromium, f"{kept}{path}")
    said = chromium.text("#content [role=alert]")
    assert said.startswith(f"The address has {unknown}, which filters nothing here.")
    assert "group, stance, predicate" in said
    for right in (
        "articles?text=a",
        "connect?from=Orbit&to=Lumen",
        "sparql?named=people-of&p-body=",
    ):
        open_page(chromium, f"{kept}/{right}&group=person&confidence=0.5")
        assert not chromium.run("document.querySelector('#content [role=alert]') !== null")


def test_hostile_articles_stay_text(chromium: Browser, site: str) -> None:
    """Titles, names and texts that are markup show as they read; nothing runs or links."""
    open_page(chromium, site)
    chromium.press("a")
    wait_for(chromium, "<script>")
    chromium.click_on(".row-article a")
    wait_for(chromium, "<b>Mal", ".text")
    assert chromium.run("document.title").startswith("</script>")
    assert (
        chromium.run(
            "document.querySelectorAll('#content img, #content b, #content script').length"
        )
        == 0
    )
    assert (
        chromium.run("[...document.links].filter((one) => one.protocol === 'javascript:').length")
        == 0
    )
    for path in (
        "/desk",
        "/sparql?ask=SELECT ?l { ?s skos:prefLabel ?l }",
        "/connect?from=</script>",
    ):
        open_page(chromium, site + path)
    assert chromium.run("document.title") != "owned"


def test_what_somebody_else_changes_is_offered(chromium: Browser, site: str, folder: Path) -> None:
    """A page that stays open says that the graph has changed, and shows it when asked to."""
    open_page(chromium, f"{site}/organization/orbit")
    renamed = correct.make_correction("rename", thing="Orbit", to="Orbit Inc")
    append_corrections(folder, [renamed])
    chromium.wait(
        "document.dispatchEvent(new Event('visibilitychange')) &&"
        " document.querySelector('#notice').innerText.includes('The graph has changed')"
    )
    assert chromium.text("h1") == "Orbit"
    chromium.click_on("#notice button")
    chromium.wait("document.querySelector('h1').innerText === 'Orbit Inc'")


def test_the_way_back_leads_to_where_one_was(chromium: Browser, site: str) -> None:
    """Who reads on and comes back finds the page as far down as it was."""
    open_page(chromium, f"{site}/organization/orbit", width=1280, height=400)
    chromium.run("document.querySelector('#content').scrollTop = 300")
    chromium.run("document.querySelector('.ties a').click()")
    chromium.wait(f"location.pathname === '/organization/lumen' && {READY}")
    assert chromium.run("document.querySelector('#content').scrollTop") == 0
    chromium.run("history.back()")
    chromium.wait("document.querySelector('#content').scrollTop === 300")


def test_an_address_that_leads_nowhere_says_so(chromium: Browser, site: str) -> None:
    """With a way back; the browser's own note of the 404 is the only error."""
    open_page(chromium, f"{site}/person/nobody")
    wait_for(chromium, "There is nothing here")
    chromium.run("0")
    assert all("404" in one for one in chromium.errors)
    chromium.errors.clear()


PAGES = ("/", "/organization/orbit", "/desk", "/articles", "/connect", "/sparql", "/api", "/events")


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_scrolls_sideways(chromium: Browser, kept: str, width: int) -> None:
    """Each page fits a laptop's window and a telephone's."""
    with watching(chromium, kept):
        for path in PAGES:
            open_page(chromium, kept + path, width=width, height=800)
            assert chromium.run("document.documentElement.scrollWidth") <= width, path


def test_a_telephone_flips_between_page_and_graph(chromium: Browser, site: str) -> None:
    """There is room for one of them at a time."""
    open_page(chromium, f"{site}/organization/orbit", width=390, height=800)
    shown = "getComputedStyle(document.querySelector('#stage')).display !== 'none'"
    assert chromium.run(shown) is False
    chromium.click_on("#flip")
    assert chromium.run(shown) is True
    chromium.wait("dateline.positionOf('organization/orbit').x > 0")
    assert chromium.run("getComputedStyle(document.querySelector('#content')).display") == "none"


def test_a_screen_reader_finds_its_way(chromium: Browser, kept: str) -> None:
    """One heading of the first order, landmarks, and a name for whatever can be used."""
    usable = {"link", "button", "combobox", "textbox", "searchbox", "checkbox", "application"}
    for path in PAGES:
        open_page(chromium, kept + path)
        assert chromium.run("document.querySelectorAll('h1').length") == 1, path
        tree = chromium.send("Accessibility.getFullAXTree")["nodes"]
        seen = [one for one in tree if not one["ignored"]]
        assert {"main", "banner", "navigation"} <= {one["role"]["value"] for one in seen}
        nameless = [
            one
            for one in seen
            if one["role"]["value"] in usable and not one.get("name", {}).get("value", "").strip()
        ]
        assert nameless == [], path


def contrast(chromium: Browser, ink: str, ground: str) -> float:
    """How far two colours of the style are apart in brightness, 1 to 21, as WCAG counts it."""

    def luminance(name: str) -> float:
        style = "getComputedStyle(document.documentElement)"
        digits = chromium.run(f"{style}.getPropertyValue('--{name}').trim()").lstrip("#")
        digits = "".join(one * 2 for one in digits) if len(digits) == 3 else digits
        channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [
            one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels
        ]
        return sum(share * one for share, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    low, high = sorted((luminance(ink), luminance(ground)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out(chromium: Browser, kept: str, scheme: str) -> None:
    """Each colour of words on each ground has the contrast of WCAG AA, by day and by night."""
    open_page(chromium, kept, scheme=scheme)
    grounds = ("ground", "surface", "hover")
    for ink in ("ink", "quiet", "link"):
        assert min(contrast(chromium, ink, ground) for ground in grounds) >= 4.5, ink
    for mark in ("subject", "object"):
        assert contrast(chromium, "ink", mark) >= 4.5
    assert contrast(chromium, "edge", "surface") >= 3
