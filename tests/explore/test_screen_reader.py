"""What a screen reader is given of the application: Chromium's own tree of roles, names and states.

No speech is tried; what a reader says is made of this tree.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from tests.explore.test_accessibility import MORE, chromium, kept, site, unfold
from tests.explore.test_page import PAGES, open_page, wait_for
from tests.export.browser import BINARY, Browser

pytestmark = pytest.mark.skipif(BINARY is None, reason="no Chromium on this machine")
__all__ = ["chromium", "kept", "site"]  # fixtures
CONTROLS = {
    *("application", "button", "checkbox", "combobox", "Date", "DisclosureTriangle", "link"),
    *("listbox", "menuitem", "option", "radio", "searchbox", "slider", "spinbutton", "textbox"),
}
TOLD = {"polite", "assertive"}


class Heard(NamedTuple):
    """A node of the tree: what it is, what it is called, and how it stands."""

    role: str
    name: str
    state: dict[str, Any]


def tree(chromium: Browser) -> list[Heard]:
    """What is there for a screen reader, in the order of reading."""
    nodes = {one["nodeId"]: one for one in chromium.send("Accessibility.getFullAXTree")["nodes"]}
    found, waiting = [], [next(one for one in nodes.values() if "parentId" not in one)]
    while waiting:
        one = waiting.pop()
        waiting += [nodes[name] for name in reversed(one.get("childIds", ())) if name in nodes]
        if not one["ignored"]:
            state = {each["name"]: each["value"].get("value") for each in one.get("properties", ())}
            name = one.get("name", {}).get("value", "").strip()
            found.append(Heard(one["role"]["value"], name, state))
    return found


def of_role(chromium: Browser, role: str) -> list[Heard]:
    """The nodes of a role."""
    return [one for one in tree(chromium) if one.role == role]


def told(chromium: Browser) -> str:
    """The words in live regions: what is said unasked when it changes."""
    regions = "document.querySelectorAll('[role=status], [role=alert], [aria-live]')"
    return str(chromium.run(f"[...{regions}].map((one) => one.textContent).join(' | ')"))


@pytest.mark.parametrize("path", [*PAGES, *MORE])
def test_each_page_can_be_walked_through(chromium: Browser, kept: str, path: str) -> None:
    """Landmarks once each, headings in order, and a name for whatever can be used."""
    open_page(chromium, kept + path)
    unfold(chromium)
    heard = tree(chromium)
    roles = [one.role for one in heard]
    assert [roles.count(one) for one in ("main", "banner")] == [1, 1]
    assert [one.name for one in heard if one.role == "navigation"] == ["Pages"]
    nameless = [
        one.role for one in heard if not one.name and one.role in {"region", "form", "search"}
    ]
    assert nameless == []
    levels = [one.state["level"] for one in heard if one.role == "heading"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    assert [one for one in heard if one.role in CONTROLS and not one.name] == []
    reached = {one.role for one in heard if one.state.get("focusable")}
    assert reached <= CONTROLS | {"RootWebArea", "region", "group", "generic"}


def test_a_search_is_told(chromium: Browser, kept: str) -> None:
    """The box is open, its options are named, one is chosen, and their number is said."""
    open_page(chromium, kept)
    (box,) = [one for one in of_role(chromium, "combobox") if one.name == "Search names"]
    assert (box.state["expanded"], box.state["autocomplete"]) == (False, "list")
    chromium.press("/")
    chromium.type("or")
    chromium.wait("document.querySelectorAll('[role=option]').length > 0")
    (box,) = [one for one in of_role(chromium, "combobox") if one.name == "Search names"]
    assert box.state["expanded"]
    assert box.state["focused"]
    assert "activedescendant" in box.state
    options = of_role(chromium, "option")
    assert [one.state["selected"] for one in options].count(True) == 1
    assert all(one.name for one in options)
    assert f"{len(options)} things found" in told(chromium)


def test_what_the_desk_asks_and_what_was_answered_is_told(chromium: Browser, site: str) -> None:
    """The next question stands in a live region, and so does what an answer did."""
    open_page(chromium, f"{site}/desk")
    live = [one for one in tree(chromium) if one.state.get("live") in TOLD]
    assert live
    answers = {one.name for one in of_role(chromium, "button")}
    assert {"1 is right", "2 is right", "Both are right", "None is", "Skip"} <= answers
    chromium.press("b")
    wait_for(chromium, "Are these one thing?")
    assert "Are these one thing?" in told(chromium)
    assert "keep " in told(chromium)
    assert "Undo" in {one.name for one in of_role(chromium, "button")}


def test_a_dialog_is_one(chromium: Browser, kept: str) -> None:
    """It has a name, nothing behind it can be reached, and the focus is in it."""
    open_page(chromium, kept)
    chromium.press("?")
    chromium.wait("document.querySelector('dialog[open]') !== null")
    (dialog,) = of_role(chromium, "dialog")
    assert (dialog.name, dialog.state["modal"]) == ("Keys", True)
    assert chromium.run("document.activeElement.closest('dialog') !== null")
    assert not [one for one in of_role(chromium, "link") if one.name == "Overview"]


def test_filters_say_what_they_are(chromium: Browser, kept: str) -> None:
    """The button says whether they are open; groups of boxes have names, the slider its value."""
    open_page(chromium, f"{kept}/organization/orbit?confidence=0.5")
    (button,) = [one for one in of_role(chromium, "button") if one.name == "Filters (1)"]
    assert button.state["expanded"] is False
    chromium.click_on("#filter-button")
    (button,) = [one for one in of_role(chromium, "button") if one.name == "Filters (1)"]
    assert button.state["expanded"] is True
    groups = {one.name.capitalize() for one in of_role(chromium, "group")}  # shown in capitals
    assert {"Kinds", "Said how"} <= groups
    (slider,) = of_role(chromium, "slider")
    assert "50%" in slider.name
    assert all(one.name for one in of_role(chromium, "checkbox"))
