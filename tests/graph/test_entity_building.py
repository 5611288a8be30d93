"""What clusters of chains are called, what kind they are, and which ids they get."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corpus import same

from dateline.authority import load_bundled
from dateline.authority.opening import open_authority
from dateline.core.model import Mention, Span
from dateline.graph import entity_building
from dateline.graph.entity_building import Told


def mention(name, *, chain, kind="Person", form="name", document="d", start=0, **more):
    """One mention, the representative of its chain if it starts at 0."""
    return Mention(
        id=chain if start == 0 else f"{chain}@{start}",
        document=document,
        span=Span(start=start, end=start + len(name)),
        text=name,
        kind=kind,
        form=form,
        name=name,
        chain=chain,
        **more,
    )


def chains(*mentions):
    """The chains of some mentions, by id."""
    return entity_building.gather_chains(mentions)


def made(*mentions, decisions=(), used=None):
    """The entities of mentions by chain; claims speak of all of them unless some are given."""
    found = chains(*mentions)
    return entity_building.make_entities(
        found, decisions, used=found if used is None else used, authority=load_bundled()
    )


def test_a_chain_is_called_what_its_representative_is_and_knows_all_its_names():
    """A pronoun is no name, and only what is named in the text counts as named."""
    (chain,) = chains(
        mention("Ann Ode", chain="a"),
        mention("Ode", chain="a", start=20),
        mention("she", chain="a", start=40, form="pronoun"),
    ).values()
    assert (chain.lead, chain.names, chain.size, chain.named) == (
        "Ann Ode",
        {"Ann Ode", "Ode"},
        3,
        True,
    )
    assert entity_building.make_anchor(chain, ["A. Ode"]).names == ("A. Ode", "Ann Ode", "Ode")
    (other,) = chains(mention("the agency", chain="b", form="nominal")).values()
    assert not other.named
    assert other.names == set()


def test_what_is_taken_away_is_counted_no_more():
    """A mention that a person moved leaves its kind and number behind, but no empty count."""
    moved = mention("Orbit", chain="a", kind="Company", start=9)
    chain = chains(mention("Ann Ode", chain="a"), moved)["a"]
    chain.remove(moved)
    assert chain.size == 1
    assert chain.kinds == {"Person": 3}


def test_names_say_more_of_a_kind_than_nouns():
    """One name outweighs two nouns, and three nouns of another kind don't outweigh it."""
    named, noun = mention("Orbit", chain="a", kind="Company"), "the school"
    nouns = [mention(noun, chain="a", kind="Person", form="nominal", start=9 * n) for n in (1, 2)]
    (chain,) = chains(named, *nouns).values()
    assert entity_building.best_kind([(chain.tell(), 1)]) == "Company"


@pytest.mark.parametrize(
    ("kinds", "best"),
    [
        ({"Organization": 9, "Company": 1}, "Company"),  # the most exact of the group
        ({"Company": 2, "SportsTeam": 3}, "SportsTeam"),
        ({"Company": 3, "SportsTeam": 3}, "Company"),  # the first in the alphabet
        ({"Company": 2, "City": 3, "SportsTeam": 2}, "Company"),  # two groups: 4 to 3
        ({"City": 3, "Country": 1, "Company": 3}, "City"),
    ],
)
def test_a_kind_is_the_most_exact_of_the_group_with_most_votes(kinds, best):
    """First the group is chosen, then the kind in it."""
    assert entity_building.best_kind([(Told(kinds=kinds), 1)]) == best


@pytest.mark.parametrize(
    ("leads", "kind", "best"),
    [
        (["Ode", "Ode", "Ann Ode"], "Person", "Ann Ode"),  # a surname is a short form
        (["UNDP", "UNDP", "Development Programme"], "Organization", "Development Programme"),
        (["Orbit", "Orbit", "Orbit Norling Works"], "Company", "Orbit"),  # a name of one word
        (["Ann Ode", "Ann B. Ode"], "Person", "Ann B. Ode"),  # the longer of two
        (["Ann Ode", "Ann Ode", "Ann B. Ode"], "Person", "Ann Ode"),  # the commoner before it
        (["Bea Orr", "Ann Ode"], "Person", "Ann Ode"),
    ],
)
def test_the_name_to_show_is_a_full_one_that_most_chains_lead_with(leads, kind, best):
    """Acronyms and surnames are shown only where there is nothing else."""
    group = [(Told(lead=lead, names=(lead,)), times) for lead, times in Counter(leads).items()]
    assert entity_building.best_name(group, kind=kind) == best
    assert entity_building.best_name(group[:1], kind=kind) == leads[0]


def test_what_no_claim_speaks_of_is_no_entity():
    """Only used chains, with those that are one with them, come out."""
    found = made(
        mention("Ann Ode", chain="a"),
        mention("Ann Ode", chain="b", document="e"),
        mention("Ben Orr", chain="c"),
        decisions=[same("a", "b")],
        used=["b"],
    )
    assert set(found) == {"a", "b"}
    assert found["a"] is found["b"]
    assert found["a"].documents == ("d", "e")


def test_two_things_of_one_name_get_a_hash_each():
    """Neither keeps the plain id, so that the order of articles doesn't matter."""
    found = made(mention("Ann Ode", chain="a"), mention("Ann Ode", chain="b", document="e"))
    ids = {entity.id for entity in found.values()}
    assert len(ids) == 2
    assert all(one.startswith("person/ann-ode-") for one in ids)
    assert made(mention("Ann Ode", chain="a"))["a"].id == "person/ann-ode"


def test_a_linked_thing_keeps_its_id_beside_an_unknown_of_its_name():
    """Its id ends with that of the entry, and label, kind and names are the entry's."""
    found = made(
        mention("Kenya", chain="a", kind="Country"),
        mention("Kenya", chain="b", kind="Country", document="e"),
        decisions=[same("a", "Q114")],
    )
    assert found["a"].id == "place/kenya-Q114"
    assert found["a"].same_as[0] == "http://www.wikidata.org/entity/Q114"
    assert found["b"].id == "place/kenya"
    assert found["b"].same_as == ()


@pytest.mark.parametrize(("told", "kind"), [("Company", "Company"), ("Person", "Organization")])
def test_a_kind_that_texts_tell_more_exactly_than_a_list_is_kept(told, kind):
    """A list's wrong group isn't."""
    hospital = "Q1000479"
    found = chains(mention("Boston Children's Hospital", chain="a", kind=told))
    with open_authority(()) as known:
        told = [(one.tell(), 1) for one in found.values()]
        made = entity_building.draft_entity(
            told, hospital, chains=("a",), documents=("d",), authority=known
        )
        assert known.get(hospital).kind == "Organization"
    assert made.entity.kind == kind


@pytest.mark.parametrize(
    ("kind", "form", "plain"),
    [("Company", "name", True), ("Agreement", "name", False), ("Company", "nominal", False)],
)
def test_what_its_name_does_not_tell_gets_a_hash(kind, form, plain):
    """Two memoranda share a name without being one, and "the agency" is no name."""
    found = made(mention("Orbit", chain="a", kind=kind, form=form))["a"].id
    assert found.endswith("/orbit") is plain


def test_an_event_has_the_type_that_most_of_its_mentions_have():
    """Of as many, the first in the alphabet."""
    words = [("sign", "agree/sign"), ("meet", "meet"), ("signed", "agree/sign")]
    rows = [
        mention(word, chain="a", kind="Event", form="event", type=sort, start=9 * number)
        for number, (word, sort) in enumerate(words)
    ]
    assert made(*rows)["a"].type == "agree/sign"
    assert made(*rows[:2])["a"].type == "agree/sign"
    assert made(mention("Ann Ode", chain="b"))["b"].type is None


def test_another_spelling_of_the_label_is_no_alias():
    """In capitals over a dispatch, NAIROBI is no name besides Nairobi."""
    found = made(
        mention("Norling Port", chain="a", kind="City"),
        mention("NORLING PORT", chain="a", kind="City", start=20),
        mention("Norlingen", chain="a", kind="City", start=40),
    )
    assert found["a"].aliases == ("Norlingen",)


NAMES = st.lists(
    st.tuples(
        st.sampled_from(["Ann Ode", "Ann B. Ode", "Ode", "Orbit"]),
        st.sampled_from(["Person", "Company", "Organization", "City"]),
        st.sampled_from(["name", "nominal"]),
    ),
    min_size=1,
    max_size=6,
)


@given(NAMES, st.randoms())
def test_the_order_of_mentions_does_not_matter(rows, random):
    """Name, kind, ids and all else are equal in whatever order the mentions come."""
    mentions = [
        mention(name, chain=name[:1], kind=kind, form=form, start=50 * number)
        for number, (name, kind, form) in enumerate(rows)
    ]
    found = made(*mentions)
    random.shuffle(mentions)
    assert made(*mentions) == found
