"""Chains of one name: which are one thing, which clash, and what is left open."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.identity.evidence import Clue, NameKey, Trait, list_clues
from dateline.resolve.identity.namesakes import Corpus, divide_namesakes, find_clash, shared_clues
from dateline.resolve.identity.profiles import Profile

CORPUS = Corpus()
EMPLOYER, CITY = Clue("works_for", "orbit", 2), Clue("", "oslo", 0)
BEN = Clue("", "ben", 2)
TITLES = Clue("title", "x", 1), Clue("title", "y", 1)


def traits(*said):
    """Traits of words: sort and value."""
    return [Trait(*one.split(" ", 1)) for one in said]


def counted(*said, times=1):
    """How often traits are said."""
    return Counter(dict.fromkeys(traits(*said), times))


def row(made, *clues, has=(), **more):
    """A chain of Ann Ode's with clues and traits of its own."""
    return Profile(
        id=made,
        document=more.pop("document", made),
        kind="Person",
        key=NameKey("Person", "ann ode"),
        label="Ann Ode",
        own=tuple(clues),
        traits=tuple(traits(*has)),
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
    one = TITLES[:1]
    assert clusters(row("a", *one), row("b", *one), vague=True) == parts("a", "b")
    assert clusters(row("a", *TITLES), row("b", *TITLES), vague=True) == parts("ab")
    assert clusters(row("a")) == parts("a")


def test_a_frequent_clue_or_ones_own_name_says_nothing():
    """What half of all articles have is no acquaintance."""
    often = Corpus(frozenset({"works_for orbit"}))
    assert clusters(row("a", EMPLOYER), row("b", EMPLOYER), vague=True, corpus=often) == parts(
        "a", "b"
    )
    own = {"clue_name": "ben"}
    assert clusters(row("a", BEN, **own), row("b", BEN), vague=True) == parts("a", "b")
    assert clusters(row("a", BEN), row("b", BEN), vague=True) == parts("ab")


def test_what_clashes_is_two_unless_two_things_are_shared():
    """And never one if the name is vague, or if they were born on two days."""
    sport, science = {"has": ["field sport"]}, {"has": ["field science"]}
    assert clusters(row("a", **sport), row("b", **science)) == parts("a", "b")
    assert clusters(row("a", EMPLOYER, **sport), row("b", EMPLOYER, **science)) == parts("a", "b")
    two = (EMPLOYER, BEN)
    assert clusters(row("a", *two, **sport), row("b", *two, **science)) == parts("ab")
    assert clusters(row("a", *two, **sport), row("b", *two, **science), vague=True) == parts(
        "a", "b"
    )
    zero = (EMPLOYER, CITY)
    assert clusters(row("a", *zero, **sport), row("b", *zero, **science)) == parts("a", "b")
    born = [{"has": [f"born {year}"]} for year in ("1961", "1987")]
    assert clusters(row("a", *two, **born[0]), row("b", *two, **born[1])) == parts("a", "b")
    links = [{"link": one} for one in ("Q1", "Q2")]
    assert clusters(row("a", *two, **links[0]), row("b", *two, **links[1])) == parts("a", "b")


def test_what_fits_two_that_clash_goes_to_neither():
    """It is asked about; what fits one of them joins it."""
    one, other = row("a", has=["governs x"]), row("b", has=["governs y"])
    assert clusters(one, other, row("c")) == parts("a", "b", "c")
    assert clusters(one, other, row("c", has=["governs x"])) == parts("ac", "b")
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
        Profile(id=one, document=one, kind="City", key=NameKey("Place", "ulm"), label="Ulm")
        for one in "ab"
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
    found = find_clash(counted(*one), counted(*other))
    assert found is not None
    assert found[1] is hard
    assert find_clash(counted(*other), counted(*one)) == found


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
    assert find_clash(counted(*one), counted(*other)) is None
    assert find_clash(counted(*other), counted(*one)) is None


def test_what_a_few_articles_say_against_many_does_not_count():
    """A third of the most is enough to count, and less isn't."""
    many = counted("governs a", times=9)
    assert find_clash(many + counted("governs b", times=2), counted("governs b")) is not None
    assert find_clash(many + counted("governs b", times=3), counted("governs b")) is None


def test_shared_clues_are_those_of_both():
    """Whichever comes first."""
    one = {clue.key: clue for clue in (EMPLOYER, BEN)}
    other = {clue.key: clue for clue in (BEN, CITY, *TITLES)}
    assert shared_clues(one, other) == shared_clues(other, one) == {"ben": BEN}


def test_clues_of_a_cluster_leave_out_itself_and_what_is_frequent():
    """A clue that names what the chain itself is called says nothing."""
    (made,), _ = divide_namesakes(
        [row("a", EMPLOYER, CITY, clue_name="ben"), row("b", BEN)], Corpus(), vague=False
    )
    assert made.clues(Corpus()) == {"works_for orbit": EMPLOYER, "oslo": CITY}
    assert made.clues(Corpus(frozenset({"oslo"}))) == {"works_for orbit": EMPLOYER}


def test_shared_things_are_listed_weightiest_first_in_words():
    """Three at most, with labels where there are some."""
    field, employer = Clue("field", "sport", 1), Clue("works_for", "orbit", 1)
    assert list_clues([employer, BEN, field, CITY], {"ben": "Ben Orr"}) == (
        "Ben Orr; in sport; works for orbit"
    )


TRAITS = st.lists(
    st.sampled_from(
        ["field sport", "field science", "governs a", "governs b", "born 1961", "born 1987"]
    ),
    max_size=2,
    unique=True,
)
CLUES = st.lists(st.sampled_from([EMPLOYER, CITY, BEN]), max_size=3, unique=True)
ROWS = st.lists(st.tuples(TRAITS, CLUES), min_size=1, max_size=7)


@given(ROWS, st.booleans(), st.randoms())
def test_the_order_of_chains_does_not_matter_and_none_is_lost(made, vague, random):
    """Each chain is in exactly one thing."""
    rows = [row(chr(97 + n), *clues, has=has) for n, (has, clues) in enumerate(made)]
    found = clusters(*rows, vague=vague)
    assert sorted(one for group in found for one in group) == [at.id for at in rows]
    random.shuffle(rows)
    assert clusters(*rows, vague=vague) == found
