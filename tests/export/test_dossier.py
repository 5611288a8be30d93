"""A dossier of one thing."""

from __future__ import annotations

import re

import pytest
from tests import rdf_graph

from dateline.core.model import Stance
from dateline.export.dossier import dossier_lines, escape_markdown


def sections(graph, name):
    """Title → lines of a dossier."""
    found = {}
    for line in dossier_lines(graph, graph.entity(name)):
        if line.startswith("#"):
            found[line.lstrip("# ")] = lines = []
        elif line:
            lines.append(line)
    return found


@pytest.fixture(scope="module")
def guard():
    """What is told of the Harbour Guard."""
    return sections(rdf_graph.graph(), "HG")


def test_it_tells_who_it_is_first(guard):
    """Kind, other names, and in how many articles."""
    assert list(guard)[:2] == ["Harbour Guard", "Who it is"]
    assert guard["Who it is"] == ["- government body", "- also called HG", "- in 2 articles"]


def test_every_line_has_a_quote_and_leads_to_an_article(guard):
    """Each number is that of a source at the end."""
    told = {title: lines for title, lines in guard.items() if title not in {"Who it is", "Sources"}}
    known = {line.partition(".")[0] for line in guard["Sources"]}
    lines = [line for lines in told.values() for line in lines]
    assert len(lines) > 3
    for line in lines:
        assert "“" in line
        numbers = re.findall(r"\(#source-(\d+)\)", line)
        assert numbers
        assert set(numbers) <= known


def test_posts_relations_and_happenings_have_sections_of_their_own(guard):
    """With the time, and how they stand if they aren't asserted."""
    assert guard["Posts"][0].startswith("- chief warden *position at* **Harbour Guard**: “")
    assert any("Tidal Institute" in line and "2017/.." in line for line in guard["Relations"])
    assert any("(possible, says Harbour Guard)" in line for line in guard["Relations"])
    assert any(line.startswith("- **2021-05-03** signed") for line in guard["What happened"])


def test_what_it_said_and_what_others_said_of_it_are_apart():
    """By who speaks."""
    records = rdf_graph.records()
    first = records.documents[0]
    records.claim(first, "said", "actor", "Ada Brink")
    records.claim(first, "said", "about", "Harbour Guard")
    records.claim(first, "Tidal Institute", "supports", "Oslo", stance=Stance.REPORTED,
                  speaker="Ada Brink")  # fmt: skip
    graph = records.graph()
    person, body = sections(graph, "Ada Brink"), sections(graph, "Harbour Guard")
    assert any("said" in line for line in person["What it said"])
    assert any("Tidal Institute *supports* Oslo" in line for line in person["What it said"])
    assert any("said" in line for line in body["What others said of it"])
    assert "What others said of it" not in person


def test_sources_lead_to_web_addresses_only():
    """With what is known of the article; nothing that could be run."""
    found = sections(rdf_graph.graph(), "HG")["Sources"]
    assert any("(<https://news.example/%ED%95%9C" in line and "The Tide" in line for line in found)
    records = rdf_graph.Records()
    document = records.document("The Harbour Guard, Karsk.", url="javascript:a()", title="[x](y)")
    records.claim(document, "Harbour Guard", "supports", "Karsk")
    (source,) = sections(records.graph(), "Harbour Guard")["Sources"]
    assert source == '1. <a id="source-1"></a>\\[x\\](y)'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n\tb", "a b"),
        ("<script>", "\\<script\\>"),
        ("![x](javascript:y)", "!\\[x\\](javascript:y)"),
        ("**b** _i_ `c` ~d~ a|b", "\\*\\*b\\*\\* \\_i\\_ \\`c\\` \\~d\\~ a\\|b"),
        ("see https://x.example or www.x.example", "see https\\://x.example or www\\.x.example"),
        ("a@x.example &lt;", "a\\@x.example \\&lt;"),
        ("abc\u202edef\u2066g\x1b[0m", "abcdefg\\[0m"),
        ("U.S. - 5:30", "U.S. - 5:30"),
    ],
)
def test_nothing_that_an_article_says_is_markup(text, shown):
    """Nor a link that a viewer makes by itself, nor a mark that turns letters around."""
    assert escape_markdown(text) == shown
