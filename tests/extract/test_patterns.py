"""Each declared pattern does what its example says and keeps silent on its counter-example."""

from __future__ import annotations

import pytest
from tests.news import Read, by_pattern, read

from dateline.extract.declared import Sequence, load_sequences
from dateline.ontology import is_a

PATTERNS = load_sequences()


@pytest.fixture(scope="module")
def examples() -> dict[str, Read]:
    texts = [pattern.example for pattern in PATTERNS]
    return dict(zip((p.name for p in PATTERNS), read(*texts), strict=True))


@pytest.fixture(scope="module")
def counters() -> dict[str, Read]:
    texts = [pattern.counter for pattern in PATTERNS]
    return dict(zip((p.name for p in PATTERNS), read(*texts), strict=True))


def test_names_are_unique() -> None:
    """No two patterns share a name, so that an origin names exactly one."""
    names = [pattern.name for pattern in PATTERNS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_example(pattern: Sequence, examples: dict[str, Read]) -> None:
    """The pattern makes the claims that it promises for its example."""
    found = examples[pattern.name]
    made = {found.line(claim) for claim in by_pattern(found, pattern.name)}
    for line in pattern.expect:
        assert _either_way(line) & made, made


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_counter_example(pattern: Sequence, counters: dict[str, Read]) -> None:
    """The pattern makes no claim on its counter-example."""
    found = counters[pattern.name]
    assert [found.line(claim) for claim in by_pattern(found, pattern.name)] == []


def test_arguments_fit_the_ontology(examples: dict[str, Read]) -> None:
    """Whatever a pattern claims, subject and object are of kinds that the predicate allows."""
    from dateline.ontology import predicates

    for found in examples.values():
        for claim in found.claims:
            known = predicates()[claim.predicate]
            kind = found.mentions[found.mentions[claim.subject].chain].kind
            assert not known.domain or any(is_a(kind, one) for one in known.domain), found.line(
                claim
            )


def _either_way(line: str) -> set[str]:
    """A line, and for a symmetric predicate its mirror image."""
    from dateline.ontology import predicates

    left, predicate, right = line.split(" | ")
    mirrored = {f"{right} | {predicate} | {left}"} if predicates()[predicate].symmetric else set()
    return {line} | mirrored
