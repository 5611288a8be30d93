"""The page in one file for readers who don't see it or use no mouse: WCAG 2.2 AA."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from tests.export.accessible import NEEDED, assert_accessible
from tests.export.browser import BINARY, Browser, browser
from tests.happenings import happenings

from dateline.export.html import HtmlExporter

DATA = "JSON.parse(document.querySelector('#data').textContent)"
pytestmark = pytest.mark.skipif(BINARY is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a graph with events, statements and posts."""
    path = tmp_path_factory.mktemp("picture") / "x.html"
    HtmlExporter().write(happenings(), path)
    return path.as_uri()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of the module; starting it takes most of the time."""
    with browser() as running:
        yield running
        running.run("localStorage.clear()")
        assert running.errors == []


@NEEDED
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_it_breaks_no_rule(chromium: Browser, page: str, width: int, height: int) -> None:
    """As it opens, with a thing, a line, a claim, with search, and with filters set."""
    chromium.open(page, width=width, height=height)
    assert_accessible(chromium, "overview")
    chromium.run("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    chromium.run("document.querySelectorAll('.row').forEach((one) => one.click())")
    assert_accessible(chromium, "everything filtered away or shown")
    chromium.run("document.querySelectorAll('.row').forEach((one) => one.click())")
    chromium.run("document.querySelector('#controls > details').open = innerWidth > 800")
    chromium.run("document.querySelector('#panel .entity').click()")
    chromium.run(
        "document.querySelectorAll('#panel details').forEach((one) => { one.open = true })"
    )
    assert_accessible(chromium, "a thing")
    claim = chromium.run(f"{DATA}.claims.rows[0][0]")
    chromium.run(f"location.hash = '#claim={claim}'")
    assert_accessible(chromium, "a claim")
    chromium.click_on("#search")
    for text, found in (("a", "li[data-id]"), ("zz", "li.none")):
        chromium.type(text)
        chromium.wait(f"document.querySelector('#results {found}') !== null")
        assert_accessible(chromium, text)


def test_its_key_can_be_switched_off(chromium: Browser, page: str) -> None:
    """Then `/` searches no more, here and when the page is opened again."""
    focused = "document.activeElement.id === 'search'"
    chromium.open(page)
    chromium.click_on("#key-switch")
    for again in (False, True):
        if again:
            chromium.open(page)
        chromium.run("document.activeElement.blur()")
        chromium.press("/")
        assert not chromium.run(focused)
        assert not chromium.run("document.querySelector('.search kbd').checkVisibility()")
    chromium.click_on("#key-switch")
    chromium.run("document.activeElement.blur()")
    chromium.press("/")
    assert chromium.run(focused)


def test_what_search_finds_is_told(chromium: Browser, page: str) -> None:
    """A screen reader hears how many there are, and which is chosen."""
    chromium.open(page)
    chromium.press("/")
    name = chromium.run("document.querySelector('#panel .entity').textContent")
    chromium.type(name)
    assert "found" in chromium.run("document.querySelector('.search [role=status]').textContent")
    chosen = chromium.run("document.activeElement.getAttribute('aria-activedescendant')")
    assert name in chromium.text(f"#{chosen}")


def test_nothing_moves_for_those_who_asked_for_that(chromium: Browser, page: str) -> None:
    """Zooming in is done at once."""
    chromium.open(page, motion="reduce")
    name = chromium.run(f"{DATA}.entities.rows[0][0]")
    where = f"JSON.stringify(dateline.positionOf({json.dumps(name)}))"
    chromium.run("document.querySelector('#zoom button').click()")
    chromium.run_later("new Promise((done) => setTimeout(done, 60))")
    first = chromium.run(where)
    chromium.run_later("new Promise((done) => setTimeout(done, 400))")
    assert chromium.run(where) == first
