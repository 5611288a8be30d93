"""What the values mean that a graph's claims and entities are filtered by.

Guarantees: a value that the ontology doesn't have is an error that lists what there is, or says
where it is listed. It holds no claims; `view.py` does.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateline import ontology
from dateline.core import edtf
from dateline.core.errors import OntologyError
from dateline.core.model import Entity, Fact, Literal, Stance

_NEAR = 60  # of 100; below it, names have little more in common than being names
_SHOWN = 3


def kinds_below(kind: str) -> frozenset[str]:
    """A kind and every kind under it.

    Raises:
        OntologyError: no such kind.
    """
    kinds = ontology.kinds()
    if kind not in kinds:
        message = f"no kind {kind!r} in the ontology; the kinds are {', '.join(sorted(kinds))}"
        raise OntologyError(message)
    return frozenset(one for one in kinds if ontology.is_a(one, kind))


def symmetric_predicates(predicate: str | None) -> frozenset[str]:
    """The predicates that read both ways.

    Raises:
        OntologyError: `predicate` isn't one.
    """
    known = ontology.predicates()
    if predicate is not None and predicate not in known:
        message = f"no predicate {predicate!r} in the ontology; see docs/ontology.md"
        raise OntologyError(message)
    return frozenset(name for name, one in known.items() if one.symmetric)


def parse_stance(value: Stance | str) -> Stance:
    """A stance by its name.

    Raises:
        OntologyError: no such stance.
    """
    if value not in set(Stance):
        message = f"no stance {value!r}; the stances are {', '.join(Stance)}"
        raise OntologyError(message)
    return Stance(value)


def parse_time(at: date | str, *, name: str = "at") -> str:
    """A time as EDTF: a day, of which the hour doesn't count, or EDTF as it is.

    Args:
        at: the time.
        name: what an error calls it.

    Raises:
        OntologyError: a text isn't EDTF.
    """
    if isinstance(at, date):
        return date(at.year, at.month, at.day).isoformat()
    if not edtf.is_edtf(at):
        message = f"{name}={at!r} isn't an EDTF date; write it like 2023-08-31"
        raise OntologyError(message)
    return at


def goes_between(
    fact: Fact,
    start: set[str | Literal] | None,
    end: set[str | Literal] | None,
    *,
    either_way: bool,
) -> bool:
    """Whether a fact goes from one of `start` to one of `end`; None is anything."""
    ways = [(_end_values(fact.subject), _end_values(fact.object))]
    if either_way:
        ways.append((ways[0][1], ways[0][0]))
    return any(
        (start is None or not start.isdisjoint(left)) and (end is None or not end.isdisjoint(right))
        for left, right in ways
    )


def _end_values(end: Entity | Literal) -> tuple[str | Literal, ...]:
    return (end.id,) if isinstance(end, Entity) else (end, end.value)


def time_key(when: str | None) -> tuple[str, str]:
    """Sort key of a time; an open start comes first, an open end and no time at all last."""
    if when is None:
        return ("9999", "9999")
    first, last = edtf.first_day(when), edtf.last_day(when)
    return ("" if first is None else str(first), "9999" if last is None else str(last))


def similar_labels(name: str, entities: Iterable[Entity]) -> list[str]:
    """Up to three labels that look like a name that nothing has, closest first."""
    from rapidfuzz import fuzz, process

    labels = sorted({entity.label for entity in entities})
    found = process.extract(name, labels, scorer=fuzz.WRatio, limit=_SHOWN, score_cutoff=_NEAR)
    return [label for label, _, _ in found]
