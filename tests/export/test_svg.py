"""The still picture: well-formed, the same every time, and the story only."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from tests.export.crowd import CHAIN, crowd
from tests.export.handmade import graph

from dateline.core.model import Entity, Fact, Stance
from dateline.export import svg
from dateline.export.svg import SvgExporter
from dateline.workspace.knowledge_graph import KnowledgeGraph

_SVG = "{http://www.w3.org/2000/svg}"


def _written(graph: KnowledgeGraph, path: Path) -> ET.Element:
    SvgExporter().write(graph, path)
    return ET.fromstring(path.read_bytes())


def test_every_thing_and_every_pair_is_drawn_once(tmp_path: Path) -> None:
    """Four things and three lines, of which the denied one is dashed; names as labels."""
    root = _written(graph(), tmp_path / "x.svg")
    lines = root.findall(f".//{_SVG}g/{_SVG}line")
    assert len(lines) == 3
    assert sum("stroke-dasharray" in line.attrib for line in lines) == 1
    words = " ".join(text.text or "" for text in root.iter(f"{_SVG}text"))
    for name in ("Harbour Guard", "Tidal Institute", "Ada Brink", "Karsk"):
        assert name in words
    assert "Denied" in words  # what a dashed line means; none is dotted
    assert "Implied" not in words


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    """Drawing again changes nothing."""
    for name in ("a.svg", "b.svg"):
        SvgExporter().write(graph(), tmp_path / name)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_an_empty_graph_is_still_a_picture(tmp_path: Path) -> None:
    """Without claims there is a title and no node; a name that XML can't hold is made to fit."""
    empty = KnowledgeGraph(documents=(), mentions=(), claims=(), name="<none> \x00 & so")
    root = _written(empty, tmp_path / "empty.svg")
    assert root.findtext(f"{_SVG}title") == "<none> \ufffd & so"
    assert root.find(f".//{_SVG}circle") is None


def test_a_large_graph_shows_what_the_page_shows_first(tmp_path: Path) -> None:
    """Pairs and statements are left out, and the picture says so."""
    root = _written(crowd(), tmp_path / "crowd.svg")
    assert len(root.findall(f".//{_SVG}line")) == CHAIN - 1
    words = " ".join(text.text or "" for text in root.iter(f"{_SVG}text"))
    assert f"{CHAIN} things shown" in words
    assert "Voice" not in words


def _fact(predicate: str = "head_of", stance: Stance = Stance.ASSERTED, *, turned: bool = False):
    """A fact between the two things that are drawn."""
    ends = (_BODY, _ANN) if turned else (_ANN, _BODY)
    return Fact(id="f", subject=ends[0], predicate=predicate, object=ends[1], stance=stance)


_ANN = Entity(id="person/ann", kind="Person", label="Ann Ode")
_BODY = Entity(id="organization/orbit", kind="Company", label="Orbit")
_LEFT, _RIGHT = svg._Node(_ANN, 100.0, 50.0, 10.0), svg._Node(_BODY, 200.0, 50.0, 20.0)


def _edge(*facts: Fact) -> ET.Element:
    return ET.fromstring(svg._draw_edge(_LEFT, _RIGHT, facts, small=1.0))


def _heads(drawn: ET.Element) -> list[str]:
    """Where the heads of a line point."""
    return [head.attrib["points"].split()[0] for head in drawn.findall("polygon")]


def test_a_line_goes_from_rim_to_rim_and_points_at_the_object() -> None:
    """Both ways if facts go both ways, and neither if they read both ways."""
    drawn = _edge(_fact())
    line = drawn.find("line")
    assert line is not None
    assert [line.attrib[key] for key in ("x1", "y1", "x2", "y2")] == [
        "110.0",
        "50.0",
        "180.0",
        "50.0",
    ]
    assert _heads(drawn) == ["180.0,50.0"]
    assert _heads(_edge(_fact(turned=True))) == ["110.0,50.0"]
    assert _heads(_edge(_fact(), _fact(turned=True))) == ["110.0,50.0", "180.0,50.0"]
    assert _heads(_edge(_fact("partner_of"))) == []


def test_lines_lead_from_who_does_it_over_the_event_to_whom_it_is_done_to() -> None:
    """So that a reader sees who did what to whom."""
    did = [_fact("actor"), _fact("origin"), _fact("instrument")]
    assert [_heads(_edge(one)) for one in did] == [["110.0,50.0"]] * 3
    done = [_fact("recipient"), _fact("object"), _fact("place")]
    assert [_heads(_edge(one)) for one in done] == [["180.0,50.0"]] * 3


def test_a_line_has_the_colour_of_its_surest_stance() -> None:
    """Dashed if nothing better than a plan or a denial is said, dotted if it is only implied."""
    colours, dashes = {}, {}
    for stance in Stance:
        line = _edge(_fact(stance=stance)).find("line")
        assert line is not None
        colours[stance] = line.attrib["stroke"]
        dashes[stance] = line.attrib.get("stroke-dasharray")
    drawn_through = {Stance.ASSERTED, Stance.REPORTED}
    assert {stance for stance, dash in dashes.items() if dash is None} == drawn_through
    assert dashes[Stance.PLANNED] == dashes[Stance.POSSIBLE] == dashes[Stance.DENIED]
    assert dashes[Stance.IMPLIED] != dashes[Stance.DENIED]
    assert len(set(colours.values())) == len(Stance)
    both = _edge(_fact(stance=Stance.DENIED), _fact()).find("line")
    assert both is not None
    assert both.attrib["stroke"] == colours[Stance.ASSERTED]


def test_more_facts_make_a_line_wider_and_all_are_in_its_title() -> None:
    """To a limit; each predicate once."""
    widths = []
    for count in (1, 4, 10_000):
        line = _edge(*[_fact()] * count).find("line")
        assert line is not None
        widths.append(float(line.attrib["stroke-width"]))
    assert widths == [1.2, 2.0, 3.0]
    assert _edge(_fact("works_for"), _fact(), _fact()).findtext("title") == (
        "Ann Ode – Orbit: head of; works for"
    )


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Orbit", ["Orbit"]),
        ("x" * 30, ["x" * 30]),  # no space to break at
        ("Norling Fisheries Board", ["Norling", "Fisheries Board"]),
        ("Twenty letters there", ["Twenty letters there"]),
        ("Twenty-one letters so", ["Twenty-one", "letters so"]),
        ("word " * 7 + "word", ["word word word word", "word word word word"]),
        ("word " * 9 + "w", ["word word word", "word word word", "word word word w"]),
        (
            "word " * 20,
            ["word word word word", "word word word word word", "word word word word …"],
        ),
        ("x" * 30 + " y", ["x" * 30, "y"]),
        (
            "UN takes steps against gender-based harm",
            ["UN takes steps against", "gender-based harm"],
        ),
        ("x" * 70 + " y", ["x" * 65, "…"]),
    ],
)
def test_a_long_label_is_some_lines_of_about_one_length(label: str, lines: list[str]) -> None:
    """Two or three; what is longer still ends with a whole word."""
    assert svg._wrap_label(label) == lines


def test_a_statements_label_leaves_out_its_speaker() -> None:
    """Whom a line names; a headline and other things keep their colon."""
    said = Entity(id="e", kind="Event", label="Ann Ode: said so", type="state/say")
    assert svg._short_label(said) == "said so"
    assert svg._short_label(Entity(id="e", kind="Event", label="s: ", type="state/say")) == "s: "
    bought = Entity(id="e", kind="Event", label="Orbit to buy Lumen: 20m", type="business")
    assert svg._short_label(bought) == "Orbit to buy Lumen: 20m"
    assert svg._short_label(Entity(id="w", kind="Work", label="Ulm: A Life")) == "Ulm: A Life"


def test_labels_never_cover_each_other_and_the_largest_come_first() -> None:
    """Two nodes on one spot have room for both beside them; of many, some have none."""
    crowded = [svg._Node(_ANN, 600.0, 300.0, 10.0)] * 30
    boxes = list(svg._draw_labels(crowded, 600.0))
    assert 1 <= len(boxes) <= 4
    small, large = svg._Node(_ANN, 600.0, 300.0, 5.0), svg._Node(_BODY, 600.0, 300.0, 20.0)
    assert "Orbit" in next(iter(svg._draw_labels([small, large], 600.0)))
    assert (
        list(svg._draw_labels([svg._Node(_ANN, 600.0, 20.0, 5.0)], 600.0)) == []
    )  # over the title


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((0, 0, 2, 2), (1, 1, 3, 3), True),
        ((0, 0, 2, 2), (2, 0, 3, 2), False),  # side by side
        ((0, 0, 2, 2), (0, 2, 2, 3), False),
        ((0, 0, 9, 9), (3, 3, 4, 4), True),
        ((0, 0, 2, 2), (1, 5, 3, 6), False),
    ],
)
def test_boxes_overlap_if_they_share_an_area(one, other, overlap) -> None:
    """Touching is none, and either order gives the same."""
    assert svg._boxes_overlap(one, other) is overlap
    assert svg._boxes_overlap(other, one) is overlap


def test_events_are_diamonds_and_other_things_discs() -> None:
    """Both around their middle."""
    assert svg._draw_node("person", 5.0, 5.0, 2.0, "A").startswith("<circle")
    diamond = ET.fromstring(svg._draw_node("event", 5.0, 5.0, 2.0, "A"))
    corners = [tuple(map(float, one.split(","))) for one in diamond.attrib["points"].split()]
    assert corners == [(5.0, 2.7), (7.3, 5.0), (5.0, 7.3), (2.7, 5.0)]
