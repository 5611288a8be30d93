"""The still picture: well-formed, the same every time, and the story only."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from tests.export.crowd import CHAIN, crowd
from tests.export.handmade import graph

from dateline.export.svg import SvgExporter
from dateline.workspace.knowledge_graph import KnowledgeGraph

_SVG = "{http://www.w3.org/2000/svg}"


def _written(graph: KnowledgeGraph, path: Path) -> ET.Element:
    SvgExporter().write(graph, path)
    return ET.fromstring(path.read_bytes())


def test_every_thing_and_every_pair_is_drawn_once(tmp_path: Path) -> None:
    """Four things and three lines, of which the denied one is dashed; names as labels."""
    root = _written(graph(), tmp_path / "x.svg")
    lines = root.findall(f".//{_SVG}line")
    assert len(lines) == 3
    assert sum("stroke-dasharray" in line.attrib for line in lines) == 1
    words = " ".join(text.text or "" for text in root.iter(f"{_SVG}text"))
    for name in ("Harbour Guard", "Tidal Institute", "Ada Brink", "Karsk"):
        assert name in words


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    """Drawing again changes nothing."""
    for name in ("a.svg", "b.svg"):
        SvgExporter().write(graph(), tmp_path / name)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_an_empty_graph_is_still_a_picture(tmp_path: Path) -> None:
    """Without claims there is a title and no node; a name that XML can't hold is made to fit."""
    empty = KnowledgeGraph(documents=(), mentions=(), claims=(), name="<none> \x00 & so")
    root = _written(empty, tmp_path / "empty.svg")
    assert root.findtext(f"{_SVG}title") == "<none>  & so"
    assert root.find(f".//{_SVG}circle") is None


def test_a_large_graph_shows_what_the_page_shows_first(tmp_path: Path) -> None:
    """Pairs and statements are left out, and the picture says so."""
    root = _written(crowd(), tmp_path / "crowd.svg")
    assert len(root.findall(f".//{_SVG}line")) == CHAIN - 1
    words = " ".join(text.text or "" for text in root.iter(f"{_SVG}text"))
    assert f"{CHAIN} things shown" in words
    assert "Voice" not in words
