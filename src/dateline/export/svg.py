"""The picture as a still: one SVG file of the story, for a report, a README or print.

Guarantees: the same graph gives the same bytes; colours, shapes and dashes mean what they mean on
the page; labels never cover each other, so of a large graph only the best-connected nodes have one.
It shows no articles and no quotes: the page does.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from dateline import ontology
from dateline.core.characters import to_xml_text
from dateline.core.model import Entity, Stance
from dateline.export.base import replace_file
from dateline.export.picture import FEW, INWARD, Picture, lay_out_picture
from dateline.graph.events import color_group

if TYPE_CHECKING:
    from dateline.core.model import Fact
    from dateline.export.packing import Edge
    from dateline.graph.view import GraphView

_WIDTH, _MARGIN, _HEAD, _FOOT = 1200.0, 110.0, 64.0, 72.0
_LABELS = 300  # most labels, and most nodes that a label may not cover
_EDGE = 4  # pixels between a label and the picture's edge
_LETTER = 0.54  # width of an average letter of the fonts named below, in font sizes
_DASHES = {
    **dict.fromkeys((Stance.PLANNED, Stance.POSSIBLE, Stance.DENIED), ' stroke-dasharray="5 4"'),
    Stance.IMPLIED: ' stroke-dasharray="0.1 4"',  # the round ends make dots of it
}
_GROUPS = {  # the page's colours on a light ground (explore/web/src/style.css), and their names
    "person": ("#cc6677", "People"),
    "organization": ("#33459c", "Organizations"),
    "place": ("#2f8f5b", "Places"),
    "people": ("#8a8a2b", "Groups of people"),
    "event": ("#d98e04", "Events"),
    "statement": ("#ab9478", "Statements"),
    "agreement": ("#882255", "Agreements"),
    "position": ("#5eb3d4", "Positions"),
    "topic": ("#aa4499", "Topics"),
    "work": ("#44aa99", "Works"),
}
_DIAMONDS = frozenset({"event", "statement"})
_STANCES = {
    Stance.ASSERTED: "#8d939d",
    Stance.REPORTED: "#6d9bbd",
    Stance.PLANNED: "#3d74c7",
    Stance.POSSIBLE: "#c08a1e",
    Stance.DENIED: "#c2412f",
    Stance.IMPLIED: "#9a86b5",
}
_STYLE = (
    "text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue','DejaVu Sans',"
    "sans-serif;fill:#1d2330}"
    ".label{stroke:#fcfcfa;stroke-width:3.5px;stroke-linejoin:round;paint-order:stroke}"
    ".quiet{fill:#667080}line{stroke-linecap:round}"
)


class SvgExporter:
    """Writes a graph's story as a still picture."""

    name = "svg"
    endings = (".svg",)

    def write(self, graph: GraphView, path: Path) -> None:
        """Write the picture, whole or not at all.

        Raises:
            ExportError: the file can't be written.
        """
        content = draw_svg(graph)
        with replace_file(path) as file:
            file.write(content)


def draw_svg(graph: GraphView) -> bytes:
    """A graph's story as SVG."""
    text = to_xml_text("\n".join(_svg_lines(graph)))
    return text.replace("\r", "&#13;").encode()  # else readers of XML make a line feed of it


@dataclass(frozen=True, slots=True)
class _Node:
    """A node as drawn."""

    entity: Entity
    x: float
    y: float
    radius: float


def _svg_lines(graph: GraphView) -> Iterator[str]:
    picture = lay_out_picture(graph)
    nodes, height = _scale_nodes(picture)
    size = f'width="{_WIDTH:.0f}" height="{height:.0f}" viewBox="0 0 {_WIDTH:.0f} {height:.0f}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
    yield f"<title>{escape(graph.name)}</title><style>{_STYLE}</style>"
    yield f'<rect width="{_WIDTH:.0f}" height="{height:.0f}" fill="#fcfcfa"/>'
    yield f'<text x="24" y="38" font-size="20" font-weight="650">{escape(graph.name)}</text>'
    counts = " · ".join(
        f"{number:,} {word}" + "s" * (number != 1)
        for number, word in (
            (len(graph.documents), "article"),
            (len(picture.entities), "thing"),
            (len(picture.facts), "claim"),
        )
    )
    right = f'x="{_WIDTH - 24:.0f}" y="38" font-size="14" text-anchor="end"'
    yield f'<text class="quiet" {right}>{counts}</text>'
    bundles = _bundle_facts(picture)
    for pair, facts in bundles.items():
        yield _draw_edge(nodes[pair[0]], nodes[pair[1]], facts, small=_crowding_scale(len(nodes)))
    for node in nodes.values():
        yield _draw_node(color_group(node.entity), node.x, node.y, node.radius, node.entity.label)
    yield from _draw_labels(list(nodes.values()), height)
    yield from _draw_legend({color_group(node.entity) for node in nodes.values()}, height - 40)
    yield from _draw_line_legend({_surest_stance(facts) for facts in bundles.values()}, height - 22)
    if picture.large:
        shown = f"{len(nodes):,} things shown: groups of {FEW} or more, without statements"
        at = f'x="{_WIDTH - 24:.0f}" y="{height - 22:.0f}" font-size="12.5" text-anchor="end"'
        yield f'<text class="quiet" {at}>{shown}</text>'
    yield "</svg>\n"


def _scale_nodes(picture: Picture) -> tuple[dict[int, _Node], float]:
    """The nodes of the story, scaled to the width, and the height that this takes."""
    degrees = Counter(end for pair in picture.story for end in pair)
    if not degrees:
        return {}, _HEAD + _FOOT + 60
    xs = [picture.places[number][0] for number in degrees]
    ys = [picture.places[number][1] for number in degrees]
    scale = min((_WIDTH - 2 * _MARGIN) / max(max(xs) - min(xs), 1.0), 1.15)
    left = (_WIDTH - (max(xs) - min(xs)) * scale) / 2
    small = _crowding_scale(len(degrees))
    nodes = {
        number: _Node(
            picture.entities[number],
            round(left + (picture.places[number][0] - min(xs)) * scale, 1),
            round(_HEAD + 30 + (max(ys) - picture.places[number][1]) * scale, 1),
            round(min(24.0, 4.5 + 2.6 * math.sqrt(degree)) * small, 1),
        )
        for number, degree in sorted(degrees.items())
    }
    return nodes, round(_HEAD + 60 + (max(ys) - min(ys)) * scale + _FOOT)


def _crowding_scale(count: int) -> float:
    """How much smaller everything is drawn where there are many nodes."""
    return max(0.3, min(1.0, math.sqrt(160 / max(1, count))))


def _bundle_facts(picture: Picture) -> dict[Edge, list[Fact]]:
    """The facts that each drawn line stands for."""
    index = {entity.id: number for number, entity in enumerate(picture.entities)}
    found: dict[Edge, list[Fact]] = {pair: [] for pair in picture.story}
    for fact in picture.facts:
        if not isinstance(fact.object, Entity) or fact.predicate == "mentions":
            continue
        a, b = index[fact.subject.id], index[fact.object.id]
        if (min(a, b), max(a, b)) in found:
            found[min(a, b), max(a, b)].append(fact)
    return found


def _draw_edge(one: _Node, other: _Node, facts: Sequence[Fact], *, small: float) -> str:
    """A line between two nodes' rims, with a head where it points."""
    stance = _surest_stance(facts)
    known = ontology.predicates()
    directed = [fact for fact in facts if not known[fact.predicate].symmetric]
    starts = {_tail_of(fact).id for fact in directed}
    length = math.dist((one.x, one.y), (other.x, other.y)) or 1.0
    ux, uy = (other.x - one.x) / length, (other.y - one.y) / length
    color, width = _STANCES[stance], small * min(3.0, 1.2 + 0.4 * math.log2(len(facts)))
    dash = _DASHES.get(stance, "")
    ends = (
        (one.x + ux * one.radius, one.y + uy * one.radius, -ux, -uy, other.entity.id in starts),
        (other.x - ux * other.radius, other.y - uy * other.radius, ux, uy, one.entity.id in starts),
    )
    (x1, y1, *_), (x2, y2, *_) = ends
    heads = "".join(
        _draw_arrowhead(x, y, (dx * small, dy * small), color)
        for x, y, dx, dy, pointed in ends
        if pointed
    )
    said = "; ".join(sorted({f"{fact.predicate.replace('_', ' ')}" for fact in facts}))
    title = escape(f"{one.entity.label} – {other.entity.label}: {said}")
    return (
        f'<g><title>{title}</title><line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
        f'stroke="{color}" stroke-width="{width:.1f}"{dash}/>{heads}</g>'
    )


def _surest_stance(facts: Sequence[Fact]) -> Stance:
    """How a line is drawn: as the surest of its claims stands."""
    return next(stance for stance in Stance if any(fact.stance == stance for fact in facts))


def _tail_of(fact: Fact) -> Entity:
    """Where a line starts: at the subject, but at who does it rather than at the event."""
    if fact.predicate in INWARD and isinstance(fact.object, Entity):
        return fact.object
    return fact.subject


def _draw_arrowhead(x: float, y: float, step: tuple[float, float], color: str) -> str:
    back, side = 8.0, 3.2
    dx, dy = step
    left = f"{x - dx * back - dy * side:.1f},{y - dy * back + dx * side:.1f}"
    right = f"{x - dx * back + dy * side:.1f},{y - dy * back - dx * side:.1f}"
    return f'<polygon points="{x:.1f},{y:.1f} {left} {right}" fill="{color}"/>'


def _draw_node(group: str, x: float, y: float, radius: float, label: str) -> str:
    """A disc, or a diamond for an event."""
    color = _GROUPS[group][0]
    title = f"<title>{escape(label)}</title>"
    if group not in _DIAMONDS:
        return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{color}">{title}</circle>'
    reach = radius * 1.16
    corners = f"{x},{y - reach:.1f} {x + reach:.1f},{y} {x},{y + reach:.1f} {x - reach:.1f},{y}"
    return f'<polygon points="{corners}" fill="{color}">{title}</polygon>'


def _draw_labels(nodes: Sequence[_Node], height: float) -> Iterator[str]:
    """Labels of the largest nodes first, each beside its node where nothing else stands."""
    shown = sorted(nodes, key=_label_rank)[:_LABELS]
    taken = [(n.x - n.radius, n.y - n.radius, n.x + n.radius, n.y + n.radius) for n in shown]
    for node in shown:
        size = min(15.0, max(10.5, 9.5 + node.radius * 0.28))
        lines = _wrap_label(_short_label(node.entity))
        width, tall = max(map(len, lines)) * size * _LETTER, len(lines) * size * 1.18
        gap = node.radius + 4
        places = (
            (node.x + gap, node.y - tall / 2, "start"),
            (node.x - gap - width, node.y - tall / 2, "end"),
            (node.x - width / 2, node.y + gap, "middle"),
            (node.x - width / 2, node.y - gap - tall, "middle"),
        )
        for x, y, anchor in places:
            box = (x, y, x + width, y + tall)
            inside = (
                x > _EDGE
                and x + width < _WIDTH - _EDGE
                and y > _HEAD - 14
                and y + tall < height - 58
            )
            if inside and not any(_boxes_overlap(box, other) for other in taken):
                taken.append(box)
                at = {"start": x, "end": x + width, "middle": x + width / 2}[anchor]
                yield from _draw_text(lines, at, y, size, anchor)
                break


def _label_rank(node: _Node) -> tuple[float, bool, str]:
    """Whose label comes first: of equals, a position's last, as its holder says most of it."""
    return (-node.radius, color_group(node.entity) == "position", node.entity.id)


def _short_label(entity: Entity) -> str:
    """A label for the drawing: a statement's without its speaker, whom a line names."""
    said = color_group(entity) == "statement"
    before, colon, rest = entity.label.partition(": ")
    return rest if said and before and colon and rest else entity.label


def _draw_text(lines: Sequence[str], x: float, y: float, size: float, anchor: str) -> Iterator[str]:
    for number, line in enumerate(lines):
        base = y + size * (0.92 + 1.18 * number)
        yield (
            f'<text class="label" x="{x:.1f}" y="{base:.1f}" font-size="{size:.1f}" '
            f'text-anchor="{anchor}">{escape(line)}</text>'
        )


def _wrap_label(label: str, *, line: int = 20, longest: int = 66) -> list[str]:
    """One line, or two or three of about the same length; what is longer ends with a whole word."""
    head = label[: longest - 1]
    short = label if len(label) <= longest else f"{head.rpartition(' ')[0] or head} …"
    count = min(3, max(2, math.ceil(len(short) / (line + 2)))) if len(short) > line else 1
    spaces = [place for place, letter in enumerate(short) if letter == " "]
    ways = [
        [*pairwise((-1, *cuts, len(short)))]
        for cuts in combinations(spaces, min(count - 1, len(spaces)))
    ]
    evenest = min(ways, key=lambda way: max(end - start for start, end in way))
    return [short[start + 1 : end] for start, end in evenest]


def _boxes_overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _draw_legend(groups: set[str], y: float) -> Iterator[str]:
    x = 24.0
    for group, (_, name) in _GROUPS.items():
        if group in groups:
            yield _draw_node(group, x + 6, y - 4.5, 5.5, name)
            yield f'<text class="quiet" x="{x + 17}" y="{y}" font-size="12.5">{name}</text>'
            x = round(x + 40 + len(name) * 7.0, 1)


def _draw_line_legend(stances: set[Stance], y: float) -> Iterator[str]:
    """What lines mean that aren't drawn through."""
    x = 24.0
    for stance, dash in _DASHES.items():
        if stance in stances:
            ends = f'x1="{x}" y1="{y - 4.5}" x2="{x + 22}" y2="{y - 4.5}"'
            yield f'<line {ends} stroke="{_STANCES[stance]}" stroke-width="1.6"{dash}/>'
            at = f'x="{x + 28}" y="{y}" font-size="12.5"'
            yield f'<text class="quiet" {at}>{stance.capitalize()}</text>'
            x = round(x + 52 + len(stance) * 7.0, 1)
