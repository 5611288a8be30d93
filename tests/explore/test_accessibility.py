"""The application for readers who don't see it, use no mouse, or hit keys unmeant: WCAG 2.2 AA."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.explore.conftest import serving
from tests.explore.test_page import PAGES, READY, open_page, wait_for, watching
from tests.export.accessible import NEEDED, assert_accessible
from tests.export.browser import BINARY, Browser, browser

pytestmark = pytest.mark.skipif(BINARY is None, reason="no Chromium on this machine")
MORE = (
    "/person/ann-ode",
    "/connect?from=person/ann-ode&to=person/ben-orr",
    "/between?a=organization/orbit&b=organization/lumen",
    "/articles?text=orbit",
    "/sparql?ask=SELECT%20*%20%7B%20?a%20:head_of%20?b%20%7D",
    "/sparql?named=people-of",
)
SIZES = ((1280, 800), (390, 844))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of the module; starting it takes most of the time."""
    with browser() as running:
        yield running


@pytest.fixture(scope="module")
def kept(kept_folder: Path) -> Iterator[str]:
    """A server for tests that only read."""
    with serving(kept_folder) as base:
        yield base


@pytest.fixture
def site(chromium: Browser, folder: Path) -> Iterator[str]:
    """A server of the test's own."""
    with serving(folder) as base, watching(chromium, base):
        yield base
        chromium.run("localStorage.clear()")


@NEEDED
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_page_breaks_a_rule(chromium: Browser, kept: str, width: int, height: int) -> None:
    """Each kind of page, with all that can be unfolded."""
    article = find_first(chromium, kept, "/api/articles")
    claim = find_first(chromium, kept, "/api/claims?about=organization/orbit")
    for path in (*PAGES, *MORE, f"/{article}", f"/claim/{claim}"):
        open_page(chromium, kept + path, width=width, height=height)
        if "sparql?ask" in path:
            chromium.wait("document.querySelector('.answer-table td') !== null")
        unfold(chromium)
        assert_accessible(chromium, path)


def unfold(chromium: Browser) -> None:
    """Open whatever can be opened, but for menus."""
    chromium.run(
        "document.querySelectorAll('details:not(.menu)').forEach((one) => { one.open = true });"
        "document.querySelector('.front button.more')?.click()"
    )


@NEEDED
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_what_opens_breaks_no_rule(chromium: Browser, kept: str, width: int, height: int) -> None:
    """Filters, what search found and didn't find, menus, questions, keys, an error."""
    size = {"width": width, "height": height}
    open_page(chromium, f"{kept}/organization/orbit", **size)
    chromium.click_on("#filter-button")
    assert_accessible(chromium, "filters")
    chromium.click_on("#filter-button")
    chromium.click_on("#search input")
    for text, found in (("o", "li[data-id]"), ("zz", "li.none")):
        chromium.type(text)
        chromium.wait(f"document.querySelector('#search {found}') !== null")
        assert_accessible(chromium, text)
    chromium.press("Escape")
    for place in (1, 2):
        menu = f".actions > :nth-child({place + 1})"
        chromium.click_on(f"{menu} summary")
        assert_accessible(chromium, menu)
    chromium.run("document.querySelector('.actions .item').click()")
    chromium.wait("document.querySelector('dialog') !== null")
    assert_accessible(chromium, "dialog")
    chromium.press("Escape")
    chromium.run("document.querySelector('nav button').click()")
    assert_accessible(chromium, "keys")
    open_page(chromium, f"{kept}/person/nobody", **size)
    assert_accessible(chromium, "nothing")
    chromium.errors.clear()


def test_single_keys_can_be_switched_off(chromium: Browser, site: str) -> None:
    """Then no letter does anything or is hinted at, at the desk too, until they are on again."""
    open_page(chromium, site)
    chromium.press("?")
    chromium.click_on("#key-switch")
    chromium.press("Escape")
    chromium.press("a")
    chromium.press("/")
    open_page(chromium, f"{site}/desk")
    chromium.press("1")
    chromium.press("?")
    wait_for(chromium, "One says so, another denies it")
    assert chromium.run("document.querySelector('dialog')") is None
    assert chromium.run("location.pathname") == "/desk"
    assert chromium.run("document.activeElement.tagName") == "BODY"
    assert not chromium.run("document.querySelector('.answer kbd').checkVisibility()")
    chromium.click_on("nav button")
    chromium.click_on("#key-switch")
    chromium.press("Escape")
    assert chromium.run("document.querySelector('.answer kbd').checkVisibility()")
    chromium.press("h")
    chromium.wait("location.pathname === '/'")


def test_nothing_to_undo_is_no_error(chromium: Browser, site: str) -> None:
    """`z` before any correction says so."""
    open_page(chromium, site)
    chromium.press("z")
    wait_for(chromium, "nothing to take back", "#notice")


@pytest.mark.parametrize("width", [390, 320])
def test_a_telephone_has_every_page_in_its_head(chromium: Browser, kept: str, width: int) -> None:
    """No link is cut off or waits behind a side of the window."""
    open_page(chromium, kept, width=width, height=700)
    ends = "[...document.querySelectorAll('#masthead nav > *')].map((one) => [one.innerText,"
    ends += " one.getBoundingClientRect().left, one.getBoundingClientRect().right])"
    found = chromium.run(ends)
    assert [name for name, *_ in found] == [
        *("Overview", "Articles", "Connect", "Desk", "SPARQL", "API", "?")
    ]
    assert all(left >= 0 and right <= width for _, left, right in found), found


def test_a_page_that_is_not_there_is_titled_so(chromium: Browser, kept: str) -> None:
    """The window's title changes with the page, also to an error, and no page is marked as open."""
    open_page(chromium, f"{kept}/desk")
    chromium.run(
        "document.querySelector('#name').href = '/person/nobody';"
        "document.querySelector('#name').click()"
    )
    wait_for(chromium, "There is nothing here", "h1")
    assert chromium.run("document.title").startswith("There is nothing here · ")
    assert chromium.run("document.querySelector('nav [aria-current]')") is None
    assert chromium.run("document.activeElement.getAttribute('aria-label')") == (
        "There is nothing here"
    )


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("path", ["/organization/orbit", "/desk", "/connect", "/sparql"])
def test_what_is_in_focus_is_seen(
    chromium: Browser, kept: str, path: str, width: int, height: int
) -> None:
    """By Tab through a page with a message: each stop has an outline, and nothing hides it."""
    open_page(chromium, kept + path, width=width, height=height // 2)
    chromium.run("document.activeElement.blur()")
    chromium.press("z")
    wait_for(chromium, "nothing to take back", "#notice")
    seen = """(() => {
      const one = document.activeElement;
      if (one === document.body) return null;
      const {left, top, right, bottom} = one.getBoundingClientRect();
      const spots = [.1, .5, .9].flatMap((x) => [.1, .5, .9].map((y) =>
        document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y)));
      const shown = spots.some((spot) => one.contains(spot) || spot?.contains(one));
      const style = getComputedStyle(one);
      const outlined = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
      const place = [...document.querySelectorAll("*")].indexOf(one);
      return [`${place} ${one.tagName} ${one.textContent.slice(0, 30)}`,
        shown, outlined];
    })()"""
    stops = []
    for _ in range(60):
        chromium.press("Tab")
        stop = chromium.run(seen)
        if stop is not None and stop in stops[:1]:
            break
        stops += [] if stop is None else [stop]
    assert len(stops) > 10
    assert [name for name, shown, outlined in stops if not (shown and outlined)] == []


def test_what_an_article_says_stands_beside_it(chromium: Browser, kept: str) -> None:
    """All of it where there is room; on a telephone it waits until a sentence is chosen."""
    article = find_first(chromium, kept, "/api/articles?text=raided")
    for width, shown in ((1280, True), (390, False)):
        open_page(chromium, f"{kept}/{article}", width=width, height=800)
        assert chromium.run("document.querySelector('.said .card').checkVisibility()") is shown


def find_first(chromium: Browser, kept: str, path: str) -> str:
    """The id of the first of a list."""
    chromium.open(kept)
    return str(
        chromium.run_later(
            f"fetch('{path}').then((one) => one.json()).then((list) => list.items[0].id)"
        )
    )


def test_filters_keep_the_focus(chromium: Browser, kept: str) -> None:
    """Who ticks one filter after the other isn't thrown out of them each time."""
    open_page(chromium, f"{kept}/organization/orbit")
    chromium.click_on("#filter-button")
    chromium.run("document.querySelector('#filters [value=denied]').focus()")
    chromium.press(" ")
    chromium.wait(f"location.search === '?stance=denied' && {READY}")
    assert chromium.run("document.activeElement.value") == "denied"


def test_answers_keep_the_focus(chromium: Browser, site: str) -> None:
    """Who goes by Tab finds the next question's answers under the finger."""
    open_page(chromium, f"{site}/desk")
    chromium.run("document.querySelector('.answer').focus()")
    chromium.press("Enter")
    wait_for(chromium, "Are these one thing?")
    assert chromium.run("document.activeElement.innerText").endswith("One thing")


def test_what_search_finds_is_told(chromium: Browser, kept: str) -> None:
    """A screen reader hears how many there are, and which is chosen."""
    open_page(chromium, kept)
    chromium.press("/")
    chromium.type("orbit")
    told = "document.querySelector('#search [role=status]').textContent"
    chromium.wait(f"{told} === '5 things found'")
    chosen = chromium.run("document.activeElement.getAttribute('aria-activedescendant')")
    assert chromium.text(f"#{chosen}").startswith("Orbit")


def test_nothing_moves_for_those_who_asked_for_that(chromium: Browser, kept: str) -> None:
    """More neighbours stand where they belong at once."""
    open_page(chromium, f"{kept}/person/ann-ode", motion="reduce")
    chromium.run("document.querySelector('[href=\"/organization/orbit\"]').click()")
    wait_for(chromium, "Orbit", "h1")
    chromium.press("e")
    chromium.wait("dateline.size().nodes === 5")
    where = "JSON.stringify(dateline.positionOf('organization/lumen'))"
    first = json.loads(chromium.run(where))
    chromium.run_later("new Promise((done) => setTimeout(done, 500))")
    last = json.loads(chromium.run(where))
    assert abs(first["x"] - last["x"]) + abs(first["y"] - last["y"]) < 0.5
