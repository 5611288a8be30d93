from __future__ import annotations

from dateline.evaluate.records import ComparedDocument, ComparedMention


def mark(start, cluster):
    """A mention of five letters."""
    return ComparedMention(span=(start, start + 5), kind="Person", cluster=cluster)


def test_a_span_of_two_clusters_is_the_smaller_numbers():
    """Coreference is scored over spans, each of which is in one cluster."""
    marks = (mark(0, 7), mark(0, 2), mark(10, 7), mark(20, 2))
    expected = {2: frozenset({(0, 5), (20, 25)}), 7: frozenset({(10, 15)})}
    assert ComparedDocument(marks=marks).clusters == expected
    assert ComparedDocument(marks=marks[::-1]).clusters == expected


def test_a_cluster_without_a_span_of_its_own_is_none():
    """What another cluster has wholly doesn't count as an empty one."""
    assert set(ComparedDocument(marks=(mark(0, 1), mark(0, 3))).clusters) == {1}
    assert ComparedDocument().clusters == {}
