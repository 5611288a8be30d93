from __future__ import annotations

from pathlib import Path

import pytest

from dateline.core import plugins
from dateline.core.errors import ExportError, PluginError


def test_names_are_sorted():
    """Plug-ins come in alphabetical order, whatever was installed first."""
    assert "network" in plugins.list_names("exporters")
    assert list(plugins.list_names("exporters")) == sorted(plugins.list_names("exporters"))


def test_a_plugin_is_made():
    """A name gives a working object."""
    assert plugins.load("exporters", "claims").endings == (".claims.jsonl",)


def test_an_unknown_plugin_is_named():
    """The error lists what is installed."""
    with pytest.raises(
        PluginError, match=r"no plug-in 'telepathy' among readers; installed: .*text"
    ):
        plugins.load("readers", "telepathy")


def test_the_longest_ending_wins():
    """`.claims.jsonl` isn't taken for a shorter ending, and case doesn't matter."""
    assert plugins.find_exporter(Path("a.claims.jsonl")).name == "claims"
    assert plugins.find_exporter(Path("A.GraphML")).name == "network"


def test_only_some_formats_hold_texts():
    """Asked to write articles' texts, a format that can't is named, with those that can."""
    assert plugins.find_exporter(Path("a.ttl"), options=["with_text"]).name == "rdf"
    with pytest.raises(ExportError, match=r"a\.svg: --with-text can only be asked of \.jsonld "):
        plugins.find_exporter(Path("a.svg"), options=["with_text"])


def test_an_unknown_ending_lists_the_known():
    """The error says which endings there are."""
    with pytest.raises(ExportError, match=r"out\.docx: .*\.claims\.jsonl .*\.graphml"):
        plugins.find_exporter(Path("out.docx"))


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("a.jsonl.gz", ".jsonl.gz"),
        ("A.GZ", ".gz"),
        ("a.b.gz", ".gz"),
        ("gz", None),
        ("a.gz.x", None),
    ],
)
def test_an_ending_may_have_several_parts(name, ending):
    """The longest that fits is found, and what only looks alike is none."""
    assert plugins.find_ending(name, [".gz", ".jsonl.gz", ".jsonl"]) == ending
