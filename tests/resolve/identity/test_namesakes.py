"""Chains of one name: which are one thing, which clash, and what is left open."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.identity.namesakes import (
    Corpus,
    divide_namesakes,
    find_clash,
    shared_marks,
)
from dateline.resolve.identity.profiles import Profile

CORPUS = Corpus()
EMPLOYER, CITY = ("works_for orbit", 2), ("city oslo", 0)


def row(made, *marks, traits=(), company=(), **more):
    """A chain of Ann Ode's with marks of its own."""
    return Profile(
        id=made,
        document=more.pop("document", made),
        kind="Person",
        key="Person: ann ode",
        label="Ann Ode",
        own=tuple(marks),
        company=tuple(company),
        traits=tuple(traits),
        **more,
    )


def clusters(*rows, vague=False, corpus=CORPUS):
    """The things that chains are, as sets of ids."""
    made, _ = divide_namesakes(rows, corpus, vague=vague)
    assert all(len(one.joins) == len(one.members) - 1 for one in made)
    return {frozenset(member.id for member in one.members) for one in made}


def parts(*groups):
    """Sets of one-letter ids."""
    return {frozenset(group) for group in groups}


def test_a_name_is_one_thing_where_nothing_speaks_against_it():
    """Unless it is vague: then something weighty has to be shared."""
    assert clusters(row("a"), row("b")) == parts("ab")
    assert clusters(row("a"), row("b"), vague=True) == parts("a", "b")
    assert clusters(row("a", EMPLOYER), row("b", EMPLOYER), vague=True) == parts("ab")
    assert clusters(row("a", CITY), row("b", CITY), vague=True) == parts("a", "b")
    weak = ("title x", 1)
    assert clusters(row("a", weak), row("b", weak), vague=True) == parts("a", "b")
    two = (weak, ("title y", 1))
    assert clusters(row("a", *two), row("b", *two), vague=True) == parts("ab")
    assert clusters(row("a")) == parts("a")


def test_a_frequent_mark_or_ones_own_name_says_nothing():
    """What half of all articles have is no acquaintance."""
    often = Corpus(frozenset({"works_for orbit"}))
    assert clusters(row("a", EMPLOYER), row("b", EMPLOYER), vague=True, corpus=often) == parts(
        "a", "b"
    )
    own = {"mark": "works_for orbit"}
    assert clusters(row("a", EMPLOYER, **own), row("b", EMPLOYER), vague=True) == parts("a", "b")


def test_what_clashes_is_two_unless_two_things_are_shared():
    """And never one if the name is vague, or if they were born on two days."""
    sport, science = {"traits": ["field sport"]}, {"traits": ["field science"]}
    assert clusters(row("a", **sport), row("b", **science)) == parts("a", "b")
    assert clusters(row("a", EMPLOYER, **sport), row("b", EMPLOYER, **science)) == parts("a", "b")
    two = (EMPLOYER, ("person ben", 2))
    assert clusters(row("a", *two, **sport), row("b", *two, **science)) == parts("ab")
    assert clusters(row("a", *two, **sport), row("b", *two, **science), vague=True) == parts(
        "a", "b"
    )
    zero = (EMPLOYER, CITY)
    assert clusters(row("a", *zero, **sport), row("b", *zero, **science)) == parts("a", "b")
    born = [{"traits": [f"born {year}"]} for year in ("1961", "1987")]
    assert clusters(row("a", *two, **born[0]), row("b", *two, **born[1])) == parts("a", "b")
    links = [{"link": one} for one in ("Q1", "Q2")]
    assert clusters(row("a", *two, **links[0]), row("b", *two, **links[1])) == parts("a", "b")


def test_what_fits_two_that_clash_goes_to_neither():
    """It is asked about; what fits one of them joins it."""
    one, other = row("a", traits=["governs x"]), row("b", traits=["governs y"])
    assert clusters(one, other, row("c")) == parts("a", "b", "c")
    assert clusters(one, other, row("c", traits=["governs x"])) == parts("ac", "b")
    _, open_pairs = divide_namesakes([one, other, row("c")], CORPUS, vague=False)
    found = {(at.left, at.right): at for at in open_pairs}
    assert found["a", "b"].score == 0.05
    assert found["a", "b"].why == ("“Ann Ode”: one has an office of x, the other of y",)
    assert found["a", "c"].score == 0.5
    assert "fits several things" in found["a", "c"].why[0]


def test_three_pairs_of_a_vague_name_are_asked_about():
    """Of people and bodies; more nobody looks through."""
    _, open_pairs = divide_namesakes([row(one) for one in "abcde"], CORPUS, vague=True)
    assert len(open_pairs) == 3
    assert all("share too little" in one.why[0] for one in open_pairs)
    place = [
        Profile(id=one, document=one, kind="City", key="Place: ulm", label="Ulm") for one in "ab"
    ]
    assert divide_namesakes(place, CORPUS, vague=True)[1] == []


@pytest.mark.parametrize(
    ("one", "other", "hard"),
    [
        (["field sport"], ["field science"], False),
        (["field sport"], ["field public"], False),
        (["born 1961"], ["born 1962"], True),
        (["died 1961-02"], ["died 1961-03"], False),
        (["governs a"], ["governs b"], False),
        (["owner a"], ["owner b"], False),
        (["sex he"], ["sex she"], False),
        (["link Q1"], ["link Q2"], True),
    ],
)
def test_traits_that_one_thing_cannot_have_both(one, other, hard):
    """Nothing outweighs two birthdays or two links."""
    found = find_clash(Counter(one), Counter(other))
    assert found is not None
    assert found[1] is hard
    assert find_clash(Counter(other), Counter(one)) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["field science"], ["field public"]),  # scholars become ministers
        (["field sport"], ["field sport"]),
        (["born 1961"], ["born 1961-02-03"]),  # a year may be vaguer
        (["born 1961-02-03"], ["born 1961"]),
        (["governs a"], ["owner b"]),
        (["governs a", "governs b"], ["governs b"]),
        (["field sport", "field public"], ["field public"]),
        ([], ["born 1961"]),
    ],
)
def test_traits_that_one_thing_may_have(one, other):
    """Another sort of trait, a vaguer one, or one value in common."""
    assert find_clash(Counter(one), Counter(other)) is None
    assert find_clash(Counter(other), Counter(one)) is None


def test_what_a_few_articles_say_against_many_does_not_count():
    """A third of the most is enough to count, and less isn't."""
    many = Counter({"governs a": 9})
    assert find_clash(many + Counter({"governs b": 2}), Counter({"governs b": 1})) is not None
    assert find_clash(many + Counter({"governs b": 3}), Counter({"governs b": 1})) is None


def test_shared_marks_are_those_of_both():
    """With their weights, whichever comes first."""
    one, other = {"x": 2, "y": 1}, {"y": 1, "z": 2, "w": 0}
    assert shared_marks(one, other) == shared_marks(other, one) == {"y": 1}


def test_marks_of_a_cluster_leave_out_itself_and_what_is_frequent():
    """Each profile counts a mark once."""
    (made,), _ = divide_namesakes(
        [row("a", EMPLOYER, CITY, mark="person ann ode"), row("b", ("person ann ode", 2))],
        Corpus(),
        vague=False,
    )
    assert made.marks(Corpus()) == {"works_for orbit": 2, "city oslo": 0}
    assert made.marks(Corpus(frozenset({"city oslo"}))) == {"works_for orbit": 2}


def test_shared_things_are_listed_weightiest_first_in_words():
    """Three at most, with labels where there are some."""
    corpus = Corpus(labels={"person ben": "Ben Orr"})
    shared = [("works_for orbit", 1), ("person ben", 2), ("field sport", 1), ("x y", 0)]
    assert corpus.listed(shared) == "Ben Orr; in sport; works for orbit"


TRAITS = st.lists(
    st.sampled_from(
        ["field sport", "field science", "governs a", "governs b", "born 1961", "born 1987"]
    ),
    max_size=2,
    unique=True,
)
MARKS = st.lists(st.sampled_from([EMPLOYER, CITY, ("person ben", 2)]), max_size=3, unique=True)
ROWS = st.lists(st.tuples(TRAITS, MARKS), min_size=1, max_size=7)


@given(ROWS, st.booleans(), st.randoms())
def test_the_order_of_chains_does_not_matter_and_none_is_lost(made, vague, random):
    """Each chain is in exactly one thing."""
    rows = [row(chr(97 + n), *marks, traits=traits) for n, (traits, marks) in enumerate(made)]
    found = clusters(*rows, vague=vague)
    assert sorted(one for group in found for one in group) == [at.id for at in rows]
    random.shuffle(rows)
    assert clusters(*rows, vague=vague) == found
