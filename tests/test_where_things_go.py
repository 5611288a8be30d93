"""The page about where things go leads to what is there."""

from __future__ import annotations

import re

from tests import pages

PAGE = (pages.ROOT / "docs" / "where-things-go.md").read_text("utf-8")


def test_each_path_is_there():
    """Every file and folder that the page names is in the source."""
    named = set(re.findall(r"`((?:src|tests|docs|scripts|training)/[^`<\s]*)", PAGE))
    assert len(named) > 30
    assert {path for path in named if not (pages.ROOT / path).exists()} == set()


def test_each_name_in_a_file_is_in_it():
    """Where the page says which function or class of a file to use, the file has it."""
    pairs = re.findall(r"`(\w+)`\s+of\s+`(src/[^`]+\.py)`", PAGE)
    pairs += re.findall(r"`(\w+)`\s+in\s+`(src/[^`]+\.py)`", PAGE)
    assert len(pairs) >= 3
    for name, path in pairs:
        assert re.search(rf"\b{name}\b", (pages.ROOT / path).read_text("utf-8")), (name, path)
