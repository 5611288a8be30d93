"""Readings of the stretches of a text, put together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.core.reading import Found, Reading, Related, join_readings


def found(start, cluster):
    """A mention of one letter."""
    return Found(start=start, end=start + 1, label="person", cluster=cluster)


ONE = Reading(
    layer="news",
    mentions=(found(0, 0), found(2, 1), found(4, 0)),
    relations=(
        Related(subject=0, label="knows", object=1, confidence=0.5, subject_at=2, object_at=1),
    ),
)
TWO = Reading(
    layer="news",
    mentions=(found(6, 0),),
    relations=(
        Related(subject=0, label="is", object=0, confidence=0.4, subject_at=0, object_at=0),
    ),
)


def test_clusters_are_their_mentions_in_text_order():
    """A cluster's number is its place."""
    assert ONE.clusters == ((found(0, 0), found(4, 0)), (found(2, 1),))
    assert Reading(layer="news").clusters == ()


def test_numbers_go_on_from_one_stretch_to_the_next():
    """What is in two stretches is never one cluster, and relations keep their mentions."""
    made = join_readings("news", [ONE, TWO])
    assert [(one.start, one.cluster) for one in made.mentions] == [(0, 0), (2, 1), (4, 0), (6, 2)]
    first, second = made.relations
    assert first == ONE.relations[0]
    assert (second.subject, second.object, second.subject_at, second.object_at) == (2, 2, 3, 3)


@given(st.lists(st.sampled_from([ONE, TWO, Reading(layer="news")])))
def test_nothing_is_lost_and_each_relation_leads_to_its_clusters(parts):
    """As many of each as the parts have; a relation's mentions are of its clusters."""
    made = join_readings("all", parts)
    assert made.layer == "all"
    assert len(made.mentions) == sum(len(one.mentions) for one in parts)
    assert len(made.clusters) == sum(len(one.clusters) for one in parts)
    assert len(made.relations) == sum(len(one.relations) for one in parts)
    for one in made.relations:
        assert made.mentions[one.subject_at].cluster == one.subject
        assert made.mentions[one.object_at].cluster == one.object
