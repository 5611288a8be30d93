"""What the values mean that claims are filtered by."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dateline.core.errors import OntologyError, QueryError
from dateline.core.model import Document, Entity, Fact, Literal, Stance
from dateline.graph import filters


@pytest.mark.parametrize(
    ("at", "edtf"),
    [
        (date(2023, 9, 1), "2023-09-01"),
        (datetime(2023, 9, 1, 23, 59, tzinfo=UTC), "2023-09-01"),
        (date(987, 1, 2), "0987-01-02"),
        ("2023-09", "2023-09"),
        ("2017/..", "2017/.."),
    ],
)
def test_a_moment_is_edtf(at, edtf):
    """Python's dates are days; EDTF stays as it is."""
    assert filters.parse_time(at) == edtf


def test_a_stance_goes_by_its_name():
    """One that there isn't is told, with those that there are."""
    assert filters.parse_stance("planned") is filters.parse_stance(Stance.PLANNED) is Stance.PLANNED
    with pytest.raises(OntologyError, match=r"no stance 'hinted'; the stances are asserted, "):
        filters.parse_stance("hinted")


def test_what_is_no_date_is_told():
    """With how to write one."""
    with pytest.raises(OntologyError, match=r"at='soon' isn't an EDTF date; write it like 2023"):
        filters.parse_time("soon")


def test_near_labels_are_few_and_the_closest_first():
    """Three at most, and none for what looks like nothing."""
    labels = ("Harbour Guard", "Harbour Gard Office", "Harbour", "Guard of the Harbour", "Zed")
    known = [Entity(id=f"x/{number}", kind="Topic", label=one) for number, one in enumerate(labels)]
    found = filters.similar_labels("Harbour Gaurd", known)
    assert found[0] == "Harbour Guard"
    assert len(found) == 3
    assert filters.similar_labels("qqqq", known) == []


ANN, ORBIT, LUMEN = (
    Entity(id=f"x/{name}", kind="Topic", label=name) for name in ("ann", "orbit", "lumen")
)


def fact(subject=ANN, target=ORBIT, **more):
    """A fact between two things."""
    return Fact(id="f", subject=subject, predicate="partner_of", object=target, **more)


@pytest.mark.parametrize(
    ("start", "end", "either", "fits"),
    [
        (None, None, False, True),
        ({"x/ann"}, None, False, True),
        (None, {"x/orbit"}, False, True),
        ({"x/ann"}, {"x/orbit"}, False, True),
        ({"x/orbit"}, None, False, False),
        ({"x/orbit"}, None, True, True),
        ({"x/orbit"}, {"x/ann"}, True, True),
        ({"x/ann"}, {"x/lumen"}, True, False),
        ({"x/lumen", "x/ann"}, {"x/orbit"}, False, True),
        ({"x/ann"}, {"x/ann"}, True, False),
    ],
)
def test_a_fact_is_between_two_ends_one_way_or_either(start, end, either, fits):
    """Both ends must fit in the same direction."""
    assert filters.goes_between(fact(), start, end, either_way=either) is fits


def test_a_literal_is_asked_for_as_a_record_or_by_its_value():
    """Another value isn't it."""
    value = Literal(value="5", datatype="xsd:integer")
    for end, fits in (({value}, True), ({"5"}, True), ({"6"}, False)):
        assert filters.goes_between(fact(target=value), None, end, either_way=False) is fits


def test_an_open_start_comes_first_and_an_open_end_last():
    """A fact without a time is open on both sides."""
    whens = ["2017/..", "2017", "../2017", "2016-12"]
    ordered = sorted(whens, key=filters.time_key)
    assert ordered == ["../2017", "2016-12", "2017", "2017/.."]
    assert filters.time_key("../2017") == ("", "2017-12-31")


def test_a_kind_stands_for_all_below_it():
    """An unknown one lists the known."""
    below = filters.kinds_below("Organization")
    assert {"Organization", "Company"} <= below
    assert not {"Person", "City"} & below
    with pytest.raises(OntologyError, match="the kinds are"):
        filters.kinds_below("Ghost")


def test_predicates_and_stances_are_the_ontologys():
    """A symmetric one reads both ways, and a wrong word is an error."""
    both_ways = filters.symmetric_predicates("partner_of")
    assert "partner_of" in both_ways
    assert "head_of" not in both_ways
    assert filters.symmetric_predicates(None) == both_ways
    with pytest.raises(OntologyError, match="no predicate 'adores'"):
        filters.symmetric_predicates("adores")
    assert filters.parse_stance("denied") is Stance.DENIED
    with pytest.raises(OntologyError, match="the stances are"):
        filters.parse_stance("sung")


def test_a_predicate_that_is_mistyped_is_told_with_the_nearest():
    """Or where they are listed."""
    assert filters.check_predicate("head_of") == "head_of"
    with pytest.raises(OntologyError, match=r"no predicate 'haed_of' .*; near it: head_of"):
        filters.check_predicate("haed_of")
    with pytest.raises(OntologyError, match=r"no predicate 'qqqqq' .*; see docs/ontology\.md"):
        filters.check_predicate("qqqqq")


def test_things_are_nearer_than_sentences():
    """An event's headline has many words that are like any name."""
    names = [("Ann Ode and Ben Orr meet", "Event"), ("Ben Ore", "Person")]
    known = [Entity(id=name, kind=kind, label=name) for name, kind in names]
    assert filters.similar_labels("Ben Orr", known) == ["Ben Ore"]
    assert filters.similar_labels("Ben Orr", known[:1]) == ["Ann Ode and Ben Orr meet"]
    alias = Entity(id="x", kind="Person", label="Zed", aliases=("Ben Oar",))
    assert filters.similar_labels("Ben Orr", [alias]) == ["Ben Oar"]


ARTICLES = {
    one.id: one
    for one in (
        Document(
            text="1", url="https://www.wave.example/a", publisher="The Wave", source="in/a-1.txt"
        ),
        Document(
            text="2", url="https://news.wave.example/b", title="Big wave", source="in/a-2.txt"
        ),
        Document(text="3", url="http://[", source="b-1.txt"),
        Document(text="4", url="https://heatwave.example/b"),
    )
}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("the wave", "1"),
        ("wave.example", "12"),
        ("www.wave.example", "12"),
        ("news.wave.example", "2"),
        ("Big wave", "2"),
        ("https://www.wave.example/a", "1"),
        ("a-*.txt", "12"),
        ("b-1.txt", "3"),
        ("?-1.txt", "13"),
        ("in/a-2.txt", "2"),
    ],
)
def test_articles_are_told_by_where_they_are_from(source, found):
    """By outlet, domain with those below it, title, address and file."""
    ids = filters.find_documents(ARTICLES, source)
    assert {ARTICLES[one].text for one in ids} == set(found)
    (first, *_) = ids
    assert filters.find_documents(ARTICLES, first) == {first}


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("The Wvae", "near it: The Wave"),
        ("qqqqqqq", "name an outlet, a web domain, or"),
        ("", "name"),
    ],
)
def test_a_source_that_is_none_is_told(source, hint):
    """With the nearest; an empty one is none, also for articles without an outlet."""
    with pytest.raises(QueryError, match=f"no article is from '{source}'; {hint}"):
        filters.find_documents(ARTICLES, source)


@pytest.mark.parametrize(
    ("since", "until"),
    [("2024", "2024-01-01"), ("2024-05", "2024-05"), ("../2024", "2023"), ("2024", None)],
)
def test_a_period_may_be_a_day_and_open(since, until):
    """Of what isn't known to the day, some day is enough."""
    assert filters.parse_period(since, until) == (since, until)


def test_a_period_that_ends_before_it_begins_is_refused():
    """Nothing is of both."""
    with pytest.raises(QueryError, match=r"since=2024-05-02 is later than until=2024-05-01"):
        filters.parse_period(date(2024, 5, 2), "2024-05-01")
