from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st
from tests.corpus import same

from dateline.core.disjoint_sets import DisjointSets
from dateline.core.model import Decision, Judgement
from dateline.graph.clustering import ANY, Conflict, Rulings, cluster_chains

NAMES = "abcdefgh"
GROUPS = st.frozensets(st.sampled_from(NAMES), min_size=1, max_size=3)


@dataclass
class Chain:
    """As much of a chain as clusters read."""

    id: str
    authorities: dict[str, int] = field(default_factory=dict)


CHAINS = {name: Chain(name) for name in NAMES}


def different(left, right):
    """A judgement of the machine's that two chains are two things."""
    return Decision(
        left=left, right=right, judgement=Judgement.DIFFERENT, score=0.0, reasons=(), by="m"
    )


def together(clusters, *names):
    """Whether chains are in one cluster."""
    return len({clusters.sets.root(name) for name in names}) == 1


@given(st.permutations([("a", "b"), ("c", "d"), ("b", "c"), ("e", "f")]))
def test_order_of_joins_leaves_no_trace(pairs):
    """The root is the smallest member, whatever was joined first."""
    sets = DisjointSets()
    for left, right in pairs:
        sets.join(left, right)
    assert [sets.root(name) for name in "abcdef"] == ["a"] * 4 + ["e"] * 2


@given(
    st.lists(st.tuples(*[st.sampled_from(NAMES)] * 2, st.booleans(), st.sampled_from([0.6, 0.9]))),
    st.dictionaries(st.integers(0, 5), GROUPS),
    st.dictionaries(st.integers(6, 9), st.tuples(GROUPS, GROUPS)),
    st.randoms(use_true_random=False),
)
def test_people_keep_things_apart(judged, joined, parted, random):
    """Whatever else is decided, disjoint groups that a person parts are in no cluster together."""
    decisions = [
        same(one, two, score=score) if alike else different(one, two)
        for one, two, alike, score in judged
        if one != two
    ]
    apart = {key: (one, two - one) for key, (one, two) in parted.items() if two - one}
    rulings = Rulings(same=joined, apart=apart)
    made = cluster_chains(CHAINS, decisions, rulings)
    for one, two in apart.values():
        assert not {made.sets.root(a) for a in one} & {made.sets.root(b) for b in two}
    lost = {conflict.loser for conflict in made.conflicts}
    assert all(together(made, *group) for key, group in joined.items() if key not in lost)
    random.shuffle(decisions)
    again = cluster_chains(CHAINS, decisions, rulings)
    assert [again.sets.root(name) for name in NAMES] == [made.sets.root(name) for name in NAMES]


def test_a_person_joins_whole_groups():
    """A "different" of the machine's between two groups keeps no chain out of their union."""
    decisions = [same("a", "b"), same("c", "d"), different("b", "d")]
    assert not together(cluster_chains(CHAINS, decisions), "a", "c")
    assert together(
        cluster_chains(CHAINS, decisions, Rulings(same={0: frozenset("ac")})), "a", "b", "c", "d"
    )


def test_taking_one_out_leaves_the_rest_together():
    """What was joined by way of a chain that a person takes out stays one thing."""
    decisions = [same("a", "b"), same("a", "c"), same("a", "d")]
    made = cluster_chains(CHAINS, decisions, Rulings(apart={0: (frozenset("a"), frozenset("bcd"))}))
    assert together(made, "b", "c", "d")
    assert not together(made, "a", "b")


def test_a_join_that_breaks_what_is_apart_gives_way():
    """Of a person's contradicting rulings, the one that keeps apart holds."""
    rulings = Rulings(
        same={0: frozenset("ab"), 1: frozenset("bc")}, apart={2: (frozenset("a"), frozenset("c"))}
    )
    made = cluster_chains(CHAINS, [], rulings)
    assert made.conflicts == (Conflict(1, 2),)
    assert together(made, "a", "b")
    assert not together(made, "b", "c")


def test_people_decide_links():
    """A person's link beats any score; one that is barred is never taken, nor is it by words."""
    chains = {name: Chain(name) for name in "ab"}
    chains["b"].authorities["Q2"] = 3
    decisions = [same("a", "Q1", score=0.9), same("b", "Q3", score=0.8)]
    plain = cluster_chains(chains, decisions)
    assert plain.links == {"a": "Q1", "b": "Q3"}
    one = frozenset("a")
    assert cluster_chains(chains, decisions, Rulings(links={0: (one, "Q9")})).links["a"] == "Q9"
    assert cluster_chains(chains, decisions, Rulings(barred={0: (one, "Q1")})).links == {"b": "Q3"}
    two = frozenset("b")
    assert cluster_chains(chains, decisions, Rulings(barred={0: (two, "Q3")})).links["b"] == "Q2"
    assert "b" not in cluster_chains(chains, decisions, Rulings(barred={0: (two, ANY)})).links
    joined = cluster_chains(chains, decisions, Rulings(links={0: (one, "Q3")}))
    assert together(joined, "a", "b")


def test_only_a_link_that_a_person_gave_and_that_holds_is_confirmed():
    """The machine's isn't, and of two that are kept apart only one gets what both were given."""
    assert cluster_chains(CHAINS, [same("a", "Q1")]).confirmed == frozenset()
    a, b = frozenset("a"), frozenset("b")
    people = Rulings(links={0: (a, "Q1"), 1: (b, "Q1")}, apart={2: (a, b)})
    made = cluster_chains(CHAINS, [same("a", "Q1")], people)
    assert (dict(made.links), made.confirmed) == ({"a": "Q1"}, {"a"})
    joined = cluster_chains(
        CHAINS, [same("c", "Q1"), same("a", "b")], Rulings(links={0: (b, "Q1")})
    )
    assert (dict(joined.links), joined.confirmed) == ({"a": "Q1"}, {"a"})


def test_chains_judged_different_are_one_by_a_shared_link_only():
    """The surest join gives way to "different", whatever lies between; a link of both doesn't."""
    apart = [different("a", "b"), same("a", "c", score=0.9), same("b", "c", score=0.8)]
    made = cluster_chains(CHAINS, apart)
    assert together(made, "a", "c")
    assert not together(made, "a", "b")
    linked = cluster_chains(CHAINS, [different("a", "b"), same("a", "Q1"), same("b", "Q1")])
    assert together(linked, "a", "b")
    others = cluster_chains(CHAINS, [different("a", "b"), same("a", "Q1"), same("b", "Q2")])
    assert not together(others, "a", "b")


def test_two_links_for_one_thing_contradict():
    """Neither is followed, and neither is a link that another ruling bars."""
    one = frozenset("a")
    made = cluster_chains(CHAINS, [], Rulings(links={0: (one, "Q1"), 1: (one, "Q2")}))
    assert (made.links, made.conflicts) == ({}, (Conflict(0, 1, both=True),))
    made = cluster_chains(
        CHAINS, [same("a", "Q1")], Rulings(links={0: (one, "Q1")}, barred={1: (one, "Q1")})
    )
    assert (made.links, made.conflicts) == ({"a": "Q1"}, (Conflict(0, 1, both=True),))


def test_of_two_links_as_good_the_first_in_the_alphabet_is_taken():
    """Whatever the order of the decisions; a better one wins, and a doubtful one is none."""
    both = [same("a", "Q7", score=0.9), same("a", "Q5", score=0.9)]
    for made in (both, both[::-1]):
        assert cluster_chains(CHAINS, made).links == {"a": "Q5"}
    better = [*both, same("b", "Q7", score=0.95), same("a", "b")]
    assert cluster_chains(CHAINS, better).links == {"a": "Q7"}
    assert cluster_chains({"a": Chain("a", {"Q7": 1, "Q5": 1})}, []).links == {"a": "Q5"}
    chains = {"a": Chain("a", {"Q5": 3, "Q7": 1})}
    assert cluster_chains(chains, []).links == {"a": "Q5"}
    assert cluster_chains(chains, [same("a", "Q7", score=0.1)]).links == {"a": "Q7"}
    assert cluster_chains(chains, [different("a", "Q5"), different("a", "Q7")]).links == {}


def test_chains_of_one_link_are_one_and_of_two_are_two():
    """By what the words alone say, too."""
    chains = {
        name: Chain(name, {link: 1}) for name, link in zip("abc", ("Q5", "Q5", "Q7"), strict=True)
    }
    made = cluster_chains(chains, [])
    assert together(made, "a", "b")
    assert not together(made, "a", "c")
    assert made.links == {"a": "Q5", "c": "Q7"}
