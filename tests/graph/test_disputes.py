"""What can't all be right."""

from __future__ import annotations

import pytest
from tests.graph.records import document, event, fact, thing, touching

from dateline.graph.disputes import find_claims, find_disputes

ANN, BEN, ORBIT = thing("Ann"), thing("Ben"), thing("Orbit", "Company")
OSLO, NORWAY, KARSK = thing("Oslo", "City"), thing("Norway", "Region"), thing("Karsk", "City")
ONE, TWO = document("Ann works for Orbit."), document("Ann does not work for Orbit.")


def find(*facts):
    """The disputes of some claims."""
    near = touching(*facts)
    documents = {one.id: one for one in (ONE, TWO)}
    return find_disputes(facts, near, documents, weigh=lambda one: len(near[one]))


def disputes(*facts):
    """Of each dispute the label, and how many are on either side."""
    return [(one.label, *map(len, one.sides)) for one in find(*facts)]


def test_one_says_and_another_denies():
    """Whoever speaks: both sides have their words."""
    yes = fact(ANN, "works_for", ORBIT, told=ONE, stance="reported", speaker=BEN)
    no = fact(ANN, "works_for", ORBIT, told=TWO, stance="denied", speaker=ANN)
    (found,) = find(yes, no)
    assert (found.why, found.label) == ("denied", "Ann works for Orbit")
    assert found.sides == ((yes,), (no,))
    more = fact(ANN, "works_for", ORBIT, told=(ONE, TWO), stance="denied", speaker=BEN)
    assert find(yes, more)[0].sides == ((more,), (yes,))


@pytest.mark.parametrize("stance", ["planned", "possible", "implied"])
def test_what_is_held_for_neither_is_no_side(stance):
    """A plan isn't contradicted by a denial that it has happened."""
    no = fact(ANN, "works_for", ORBIT, stance="denied")
    assert disputes(fact(ANN, "works_for", ORBIT, stance=stance), no) == []
    assert disputes(fact(ANN, "works_for", ORBIT), fact(ANN, "works_for", ORBIT)) == []


@pytest.mark.parametrize(
    ("held", "denied", "found"),
    [
        ("2020", "2020-05", 1),
        ("2020", "2021", 0),
        (None, "2021", 1),
        ("2020", None, 1),
        ("2019/..", "2021", 1),
    ],
)
def test_what_is_of_other_times_is_no_dispute(held, denied, found):
    """She may have left since; without a time, both may be of one."""
    yes = fact(ANN, "works_for", ORBIT, when=held)
    assert len(disputes(yes, fact(ANN, "works_for", ORBIT, when=denied, stance="denied"))) == found


def test_only_those_that_may_be_of_one_time_stand_against_each_other():
    """The others are left out of the two sides."""
    facts = [
        fact(ANN, "works_for", ORBIT, when="2020"),
        fact(ANN, "works_for", ORBIT, when="2022"),
        fact(ANN, "works_for", ORBIT, when="2022-03", stance="denied"),
        fact(ANN, "works_for", ORBIT, when="2019", stance="denied"),
    ]
    assert disputes(*facts) == [("Ann works for Orbit", 1, 1)]


def told(name, stance, *ends, kind="consult/meet", when=None, told=ONE):
    """The roles of an event."""
    node = event(name, kind)
    roles = ("actor", "recipient", "object")
    return [
        fact(node, role, end, stance=stance, when=when, told=told)
        for role, end in zip(roles, ends, strict=False)
    ]


def test_events_of_one_type_between_the_same_are_one_thing():
    """Whatever the article calls them, and whoever is named first."""
    yes, no = told("Ann meets Ben", "asserted", ANN, BEN), told("Ben denies", "denied", BEN, ANN)
    assert disputes(*yes, *no) == [("Ann meets Ben", 1, 1)]
    words = told("Ann buys boat", "reported", ANN, "a Boat", kind="business/acquire")
    against = told("Ann does not", "denied", ANN, "a boat", kind="business/acquire")
    assert disputes(*words, *against) == [("Ann buys boat", 1, 1)]


def test_other_events_are_no_dispute():
    """Another type, other members, other dates, too few members, statements."""
    yes = told("Ann meets Ben", "asserted", ANN, BEN, when="2020")
    assert disputes(*yes, *told("No", "denied", ANN, BEN, kind="consult/visit")) == []
    assert disputes(*yes, *told("No", "denied", ANN, ORBIT)) == []
    assert disputes(*yes, *told("No", "denied", ANN, BEN, when="2021")) == []
    assert disputes(*told("Ann", "asserted", ANN), *told("No", "denied", ANN)) == []
    said = told("Ann: no", "asserted", ANN, BEN, kind="state/say")
    assert disputes(*said, *told("No", "denied", ANN, BEN, kind="state/say")) == []
    untyped = told("Ann", "asserted", ANN, BEN, kind=None)
    assert disputes(*untyped, *told("No", "denied", ANN, BEN, kind=None)) == []


def test_one_node_may_be_held_and_denied():
    """Two articles tell of one event, and one says that it never was."""
    yes, no = told("Ann meets Ben", "asserted", ANN, BEN), told("Ann meets Ben", "denied", ANN, BEN)
    assert disputes(*yes, *no) == [("Ann meets Ben", 1, 1)]
    (found,) = find(*yes, *no)
    sides = [find_claims(side, touching(*yes, *no)) for side in found.sides]
    assert [{one.stance for one in side} for side in sides] == [{"asserted"}, {"denied"}]
    assert sorted(len(side) for side in sides) == [2, 2]


def test_what_an_event_tells_as_well_is_disputed_once():
    """Who owns what was bought is read off the same words; other words, or ends, are another's."""
    bought = told("Orbit buys Ann", "asserted", ORBIT, ANN, kind="business/acquire")
    never = told("Orbit does not", "denied", ORBIT, ANN, kind="business/acquire", told=TWO)
    owned = fact(ANN, "owned_by", ORBIT, told=ONE)
    denied = fact(ANN, "owned_by", ORBIT, told=TWO, stance="denied")
    (found,) = find(*bought, *never, owned, denied)
    assert found.label == "Orbit buys Ann"
    sides = [find_claims(side, touching(*bought, *never, owned, denied)) for side in found.sides]
    assert [side[-1] for side in sides] == [owned, denied]
    elsewhere = fact(ANN, "owned_by", ORBIT, told=document("Orbit owns Ann."))
    assert len(find(*bought, *never, elsewhere, denied)) == 2
    (only,) = find(*bought, *never, owned)
    assert find_claims(only.sides[0], touching(*bought, elsewhere)) == bought
    others = (
        fact(BEN, "owned_by", ORBIT, told=ONE),
        fact(BEN, "owned_by", ORBIT, told=TWO, stance="denied"),
    )
    assert len(find(*bought, *never, *others)) == 2


def differing(*facts):
    """The ends of the sides of each dispute about what there can be one of only."""
    found = [one for one in find(*facts) if one.why == "differs"]
    return [[side[0].object.label for side in one.sides] for one in found]


def test_one_is_born_in_one_place():
    """Two places are a dispute, one place twice isn't; what more articles say comes first."""
    here, there = fact(ANN, "born_in", OSLO), fact(ANN, "born_in", KARSK, told=(ONE, TWO))
    assert differing(here, there) == [["Karsk", "Oslo"]]
    assert find(here, there)[0].label == "Ann born in Karsk"
    assert differing(here, fact(BEN, "born_in", KARSK)) == []
    assert differing(here, fact(ANN, "born_in", KARSK, stance="planned")) == []


def test_a_place_in_a_place_is_no_dispute():
    """Who was born in Oslo was born in Norway."""
    born = fact(ANN, "born_in", OSLO), fact(ANN, "born_in", NORWAY)
    assert len(differing(*born)) == 1
    assert differing(*born, fact(OSLO, "located_in", NORWAY)) == []


def test_a_place_that_is_known_to_be_in_a_place_is_no_dispute():
    """By the authority, through all that lies between; what is elsewhere stays disputed."""
    wikidata = "http://www.wikidata.org/entity/{}".format
    chicago = thing("Chicago", "City", same_as=("https://sws.geonames.org/4887398/",))
    illinois = thing("Illinois", "Region", same_as=(wikidata("Q1204"),))
    country = thing("United States", "Country", same_as=(wikidata("Q30"),))
    boston = thing("Boston", "City", same_as=(wikidata("Q100"),))
    for wider in (illinois, country):
        assert differing(fact(ANN, "born_in", chicago), fact(ANN, "born_in", wider)) == []
    everywhere = [fact(ANN, "born_in", one) for one in (chicago, illinois, country, boston)]
    assert [sorted(one) for one in differing(*everywhere)] == [["Boston", "Chicago"]]
    assert len(differing(fact(ANN, "born_in", illinois), fact(ANN, "born_in", boston))) == 1


def test_what_people_hold_for_right_on_every_side_is_settled():
    """Of one side alone that leaves the dispute, and so does a third side that is new."""
    here, there, new = (fact(ANN, "born_in", one) for one in (OSLO, KARSK, NORWAY))

    def left(*facts, kept):
        near, documents = touching(*facts), {ONE.id: ONE}
        return len(find_disputes(facts, near, documents, weigh=lambda _: 1, kept=kept))

    assert left(here, there, kept={here.id, there.id}) == 0
    assert left(here, there, kept={here.id}) == 1
    assert left(here, there, new, kept={here.id, there.id}) == 1
    yes, no = told("Ann meets Ben", "asserted", ANN, BEN), told("Ann", "denied", ANN, BEN)
    assert left(*yes, *no, kept={yes[0].id, no[1].id}) == 0
    assert left(*yes, *no, kept={yes[0].id, yes[1].id}) == 1


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [("2001/2003", "2002", 1), ("2001", "2002", 0), (None, "2002", 0), (None, None, 0)],
)
def test_of_what_there_is_one_at_a_time_only_times_that_meet_are_disputed(first, second, number):
    """A city may be the capital of one country after another."""
    terms = [
        fact(OSLO, "capital_of", NORWAY, when=first),
        fact(OSLO, "capital_of", KARSK, when=second),
    ]
    assert len(differing(*terms)) == number


def test_what_most_is_said_of_comes_first():
    """Disputes about whom many claims touch matter most; of equals the label decides."""
    no = fact(BEN, "works_for", ORBIT, stance="denied")
    facts = [fact(BEN, "works_for", ORBIT), no, fact(BEN, "lives_in", OSLO)]
    facts += [fact(ANN, "works_for", NORWAY), fact(ANN, "works_for", NORWAY, stance="denied")]
    assert [one.label for one in find(*facts)] == ["Ben works for Orbit", "Ann works for Norway"]


def test_a_dispute_is_found_again_by_its_key():
    """It depends on what is said and how it is held, and not on what else there is."""
    yes, no = fact(ANN, "works_for", ORBIT), fact(ANN, "works_for", ORBIT, stance="denied")
    (found,), (again, _) = (
        find(yes, no),
        find(yes, no, fact(BEN, "born_in", OSLO), fact(BEN, "born_in", KARSK)),
    )
    assert found.key == again.key
    assert len({one.key for one in find(yes, no, *told("A", "asserted", ANN, BEN))}) == 1
