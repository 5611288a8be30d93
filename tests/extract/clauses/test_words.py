"""The closed classes of words."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import dateline.extract
from dateline.extract.clauses.words import find_words


def test_a_class_is_found_by_its_name() -> None:
    """A class that there isn't is a mistake, and no empty class."""
    assert {"until", "before"} <= find_words("open_times")
    with pytest.raises(KeyError):
        find_words("no_such_class")


def test_every_class_is_asked_for_and_there() -> None:
    """No class lies about that nobody reads, and none is read that isn't there."""
    text = files("dateline.extract.clauses").joinpath("words.toml").read_text("utf-8")
    folder = Path(dateline.extract.__file__).parent
    sources = "".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    asked = set(re.findall(r'find_words\(\s*"(\w+)"', sources))
    there = tomllib.loads(text).keys()
    assert asked <= there
    assert {one for one in there if f'"{one}"' not in sources} == set()
