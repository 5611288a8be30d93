"""Mine what relations imply, and which a subject has once, from training documents.

A rule is kept where it held nearly always and often enough; both numbers are options of `mine`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

Fact = tuple[Any, str, Any]
Key = tuple[str, tuple[str, ...]]


def count_single_objects(rows: list[dict[str, Any]], relations: Sequence[str]) -> list[float]:
    """Of each relation, the share of its subjects that have one object of it in a document."""
    objects: dict[str, list[int]] = {one: [] for one in relations}
    for row in rows:
        for (_, predicate), count in Counter((a, r) for a, r, _ in collect_facts(row)).items():
            objects[predicate].append(count)
    return [
        round(sum(n == 1 for n in row) / len(row), 3) if row else 0.0 for row in objects.values()
    ]


def collect_facts(row: dict[str, Any]) -> set[Fact]:
    """What a document relates, of things with a name in it."""
    named = {m["entity"] for m in row["mentions"]}
    return {
        (r["subject"], r["predicate"], r["object"])
        for r in row["relations"]
        if r["subject"] in named and r["object"] in named
    }


def mine_rules(
    rows: list[dict[str, Any]], *, share: float = 0.97, support: int = 20
) -> list[dict[str, Any]]:
    """Find what follows from one relation, or from two that share an entity.

    Args:
        rows: gold documents.
        share: least share of cases in which the conclusion held.
        support: least number of cases.
    """
    cases: Counter[Key] = Counter()
    held: Counter[tuple[Key, str]] = Counter()
    for row in rows:
        related = collect_facts(row)
        labels: dict[tuple[Any, Any], set[str]] = defaultdict(set)
        for a, r, b in related:
            labels[a, b].add(r)
        for key, pair in _premises(related):
            cases[key] += 1
            for label in labels.get(pair, ()):
                if not (key[0] == "same" and label == key[1][0]):
                    held[key, label] += 1
    return [
        {"form": form, "given": given, "then": then, "share": round(count / cases[form, given], 4)}
        for ((form, given), then), count in sorted(held.items())
        if cases[form, given] >= support and count >= share * cases[form, given]
    ]


def _premises(facts: set[Fact]) -> Iterator[tuple[Key, tuple[Any, Any]]]:
    """Every case of every premise, once, with the pair that a conclusion would be about."""
    starts: dict[Any, list[tuple[str, Any]]] = defaultdict(list)
    ends: dict[Any, list[tuple[str, Any]]] = defaultdict(list)
    for a, r, b in facts:
        starts[a].append((r, b))
        ends[b].append((r, a))
    found: set[tuple[Key, tuple[Any, Any]]] = set()
    for a, r, b in facts:
        found.add((("same", (r,)), (a, b)))
        found.add((("inverse", (r,)), (b, a)))
        found.update((("chain", (r, s)), (a, c)) for s, c in starts[b] if c != a)
        found.update((("fork", (r, s)), (a, c)) for s, c in ends[b] if c != a)
    yield from found
