"""Terms that articles of several days each tell a part of."""

from __future__ import annotations

import pytest

from dateline.core.model import Document, Entity, Evidence, Fact, Stance
from dateline.graph.terms_of_office import find_terms

ANN = Entity(id="person/ann", kind="Person", label="Ann Ode")
BEN = Entity(id="person/ben", kind="Person", label="Ben Orr")
CHIEF = Entity(id="position/chief", kind="Position", label="chief executive of Orbit")
AIDE = Entity(id="position/aide", kind="Position", label="spokesman of Orbit")
DAYS = ("2021-05-02", "2022-01-31", "2023-08-31", None)
DOCUMENTS = {
    f"doc-{day}": Document(id=f"doc-{day}", text="Ann Ode was there.", published=day)
    for day in DAYS
}


def fact(who, day, *, when=None, post=CHIEF, stance=Stance.ASSERTED):
    """A fact of an article that came out on a day."""
    evidence = Evidence(document=f"doc-{day}", start=0, end=7, quote="Ann Ode")
    made = f"{who.id} {post.id} {day} {when} {stance}"
    return Fact(
        id=made,
        subject=who,
        predicate="holds_position",
        object=post,
        when=when,
        stance=stance,
        evidence=(evidence,),
    )


def terms(*facts):
    """The terms of facts, in their order."""
    found = find_terms(facts, DOCUMENTS)
    return [found.get(one.id) for one in facts]


def test_articles_put_bounds_to_each_others_claims():
    """One has the start, one calls her the chief, one the former one."""
    start = fact(ANN, "2021-05-02", when="2021-03/..")
    held = fact(ANN, "2022-01-31")
    ended = fact(ANN, "2023-08-31", when="../2023-08-31")
    assert terms(start, held, ended) == ["2021-03-01/2023-08-31"] * 3


def test_without_a_start_it_is_known_from_the_first_article_on():
    """And lasts until somebody else has it."""
    assert terms(fact(ANN, "2022-01-31")) == ["2022-01-31/.."]
    assert terms(fact(ANN, "2021-05-02"), fact(BEN, "2022-01-31")) == [
        "2021-05-02/2022-01-30",
        "2022-01-31/..",
    ]


def test_who_is_former_when_another_is_there_was_it_until_the_day_before():
    """Both are told of on one day."""
    former = fact(ANN, "2023-08-31", when="../2023-08-31")
    assert terms(former, fact(BEN, "2023-08-31")) == ["../2023-08-30", "2023-08-31/.."]


def test_posts_of_several_don_t_end_for_another_s_sake():
    """There are many spokesmen."""
    facts = fact(ANN, "2021-05-02", post=AIDE), fact(BEN, "2022-01-31", post=AIDE)
    assert terms(*facts) == ["2021-05-02/..", "2022-01-31/.."]


@pytest.mark.parametrize(
    "facts",
    [
        (fact(ANN, None),),  # nobody knows when
        (fact(ANN, "2022-01-31", stance=Stance.PLANNED),),
        (fact(ANN, "2022-01-31", stance=Stance.DENIED),),
        (fact(ANN, "2022-01-31", when="2005"),),  # "was chief in 2005"
        (fact(ANN, "2021-05-02", when="../2021-05-02"), fact(ANN, "2022-01-31")),  # twice, or wrong
        (fact(ANN, "2021-05-02", when="2019/.."), fact(ANN, "2022-01-31", when="2020/..")),
    ],
)
def test_what_doesn_t_fit_together_is_left_as_it_was_told(facts):
    """Its own time holds."""
    assert terms(*facts) == [None] * len(facts)


def test_a_predecessor_isn_t_ended_by_whoever_was_there_before():
    """Ben had it until Ann came; that Ann is former says nothing of him."""
    facts = fact(BEN, "2021-05-02", when="2001/2003"), fact(ANN, "2022-01-31", when="2005/..")
    assert terms(*facts) == ["2001-01-01/2003-12-31", "2005-01-01/.."]
