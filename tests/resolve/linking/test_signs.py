"""What tells whether a name means a thing of the world's list."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from tests.resolve.linking.chains import chain, entry, spoken

from dateline.authority import load_bundled
from dateline.authority.records import Post
from dateline.resolve.linking.article_context import ArticleContext, ClaimedOfPerson
from dateline.resolve.linking.candidates import Candidate
from dateline.resolve.linking.signs import late_number, thing_signs

NORWAY, KENYA = "Q20", "Q114"
NORLUX = replace(
    entry("Q8901"),
    id="Q1",
    label="Norlux Shipping Ltd",
    names=("Norlux Shipping Ltd", "Norlux", "OSL", "OSLX", "Target", "Paris"),
    kind="Company",
    country=NORWAY,
    weight=20,
)


def signs(*names, name=None, context=None, who=NORLUX, kind="Company", rivals=()):
    """Signs of a thing that is called so, by default by the first name."""
    one = Candidate(who, "name", name or names[0])
    found = [one, *(Candidate(rival, "name", one.name) for rival in rivals)]
    made = chain(*names, kind=kind)
    return thing_signs(made, one, found, context or ArticleContext(), load_bundled())


PLAIN = {"Company", "nothing else is called so", "two words Company", "more words Company"}


def there(*names, **more):
    """The signs that are there or not, but for its sort, and that nothing else is called so."""
    made = signs(*names, **more)
    return {sign for sign, much in made.items() if much == 1.0} - PLAIN


def test_how_widely_it_is_known_and_its_share_of_the_name_are_counted():
    """As logarithms; one of three as well known has a third of the name.

    What came into Wikidata ten times later is less widely known, whatever its list says.
    """
    made = signs("Norlux Shipping")
    assert made["known Company"] == math.log(20)
    assert made["share of what is so called"] == 0
    rivals = (replace(NORLUX, id="own:2"), replace(NORLUX, id="own:3"))
    own = replace(NORLUX, id="own:1")
    share = signs("Norlux Shipping", who=own, rivals=rivals)["share of what is so called"]
    assert share == pytest.approx(math.log(1 / 3))
    late = signs("Norlux Shipping", rivals=(replace(NORLUX, id="Q10"),))
    assert late["share of what is so called"] == pytest.approx(-math.log(1 + 1 / math.e))


def test_kinds_that_news_names_most_are_sorts_of_their_own():
    """What else is a body is weighed as one."""
    office = replace(NORLUX, kind="GovernmentBody")
    assert "known Organization" in signs("Norlux Shipping", who=office)
    assert "known Company" not in signs("Norlux Shipping", who=office)
    for kind, sort in (("Facility", "Facility"), ("NaturalFeature", "Place")):
        assert f"known {sort}" in signs("Norlux", who=replace(NORLUX, kind=kind))


def test_a_low_number_of_wikidata_says_that_it_is_known():
    """In powers of ten from a million; other ids say nothing."""
    million = replace(NORLUX, id="Q1000000")
    assert late_number(million) == 0
    assert late_number(replace(million, id="geonames:1", also=("Q100000",))) == pytest.approx(-1)
    assert late_number(replace(million, id="dateline:norlux")) == 0
    assert signs("Norlux Shipping", who=million)["late number Company"] == 0
    assert signs("Norlux Shipping")["late number Company"] == pytest.approx(-6)


def test_what_an_article_is_found_to_speak_of_later_counts():
    """What lasts is told once for each chain and candidate; what has come since is told anew."""
    context = ArticleContext()
    before = signs("Norlux", context=context)
    context.add(chain("Kenya", kind="Country"), entry(KENYA))
    after = signs("Norlux", context=context)
    assert "body of another country" in after
    assert "body of another country" not in before
    assert after == signs("Norlux", context=spoken(("Kenya", KENYA)))
    assert signs("OSLX", context=context) == signs("OSLX", context=spoken(("Kenya", KENYA)))


def test_what_has_more_names_of_the_chain_than_others_stands_out():
    """One name that all have says nothing."""
    rival = replace(NORLUX, id="Q2", names=("Norlux",))
    sign, alone = "more of the names than others", "nothing else is called so"
    assert sign in signs("Norlux", "OSLX", rivals=(rival,))
    assert sign not in signs("Norlux", rivals=(rival,))
    assert alone not in signs("Norlux", rivals=(rival,))
    assert alone in signs("Norlux")


def test_parties_of_countries_that_go_unnamed_are_no_rivals():
    """Germany's Greens are the only ones where nothing but Germany is spoken of."""
    party = replace(NORLUX, id="own:1", kind="PoliticalParty")
    rival = replace(party, id="own:2", country=KENYA)
    sign, norway = "share of what fits here", spoken(("Norway", NORWAY))
    assert signs("Norlux", who=party, rivals=(rival,), context=norway)[sign] == 0
    both = spoken(("Norway", NORWAY), ("Kenya", KENYA))
    found = signs("Norlux", who=party, rivals=(rival,), context=both)[sign]
    assert found == pytest.approx(math.log(1 / 2))


def test_a_country_that_is_said_of_a_body_is_a_sign():
    """Norway's Norlux is Norwegian."""

    def said(*places):
        context = ArticleContext(people={"Norlux": ClaimedOfPerson(places=set(places))})
        return {one for one in signs("Norlux", context=context) if one.startswith("said")}

    assert said(NORWAY, KENYA) == {"said to be of its country"}
    assert said(KENYA) == {"said to be of another country"}
    assert said() == set()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Norlux Shipping", set()),  # its name but for the legal form
        ("The Norlux Shipping Co", set()),
        ("Nor lux Shipping", set()),  # but for spaces
        ("Norlux", {"one word Company", "called otherwise"}),
        ("OSL", {"letters Company", "few letters"}),
        ("OSLX", {"letters Company"}),
        ("Target", {"one word Company", "called otherwise", "a plain word"}),
        ("Paris", {"one word Company", "called otherwise", "also a place", "also a person's name"}),
    ],
)
def test_a_name_that_many_things_have_says_less(name, found):
    """One word, letters, plain words and places."""
    assert there(name) - {"of the kind"} == found


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("Company", {"of the kind"}),
        ("Organization", set()),  # a kind above
        ("MediaOutlet", {"of a like kind"}),
        ("SportsTeam", {"of another kind"}),
        ("Facility", {"a place's name"}),
    ],
)
def test_the_readers_kind_is_a_sign(kind, found):
    """Kinds that readers take for each other are no more than alike."""
    assert there("Norlux Shipping", kind=kind) == found


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Norlux", "Norlux Shipping Ltd"), {"two names of it"}),
        (("Norlux", "Harbour Norlux Choir"), {"part of a name that it hasn't"}),
        (("Norlux", "Harbour Choir of Bergen"), {"a longer name that it hasn't"}),
        (("Norlux", "Tim"), set()),
    ],
)
def test_other_names_of_the_chain_speak_for_it_or_against_it(names, found):
    """Most against it where the name is only a part of another."""
    plain = {"one word Company", "called otherwise", "of the kind"}
    assert there(*names, name="Norlux") - plain == found


def test_a_longer_name_may_be_another_form_of_its_own():
    """Social Democrats are the Social Democratic Party."""
    party = replace(NORLUX, names=("Social Democratic Party", "SDP"), kind="PoliticalParty")
    like, unlike = "a longer name like one of it", "a longer name that it hasn't"
    assert like in signs("SDP", "Social Democrats", who=party)
    assert unlike in signs("SDP", "Social Reformers", who=party)


def test_what_has_the_very_name_goes_before_what_has_it_but_for_the_legal_form():
    """Which tells a group from its brand."""
    group = replace(NORLUX, id="Q2", names=("Norlux Shipping Co",))
    sign = "another has that very name"
    assert sign in signs("Norlux Shipping Co", rivals=(group,))
    assert sign not in signs("Norlux Shipping Co")
    assert sign not in signs("Norlux Shipping Ltd", rivals=(group,))


def test_a_word_that_people_have_for_a_name_is_a_sign():
    """Morgan is a bank and many a person."""
    morgan = replace(NORLUX, names=("Morgan", "Morgan Bank"))
    sign = "also a person's name"
    assert sign in signs("Morgan", who=morgan)
    assert sign not in signs("Morgan Bank", who=morgan)
    assert sign not in signs("Norlux")


def test_a_plain_word_that_is_read_as_something_else_is_a_sign():
    """The Ministry is hardly a band."""
    sign = "a plain word and not of the kind"
    assert sign in there("Target", kind="GovernmentBody")
    assert sign not in there("Target", kind="Company")
    assert sign not in there("Norlux", kind="GovernmentBody")


def test_its_country_speaks_for_it():
    """By how much of what the article says of countries is of it; a chain is none for itself."""
    both = spoken(("Norway", NORWAY), ("Kenya", KENYA))
    made = signs("Norlux Shipping", context=both)
    assert made["body of a country heard"] == 1.0
    assert made["body, share of its country"] == 0.5
    party = replace(NORLUX, kind="PoliticalParty")
    other = signs("Norlux Shipping", who=party, context=spoken(("Kenya", KENYA)))
    assert other["national of another country"] == 1.0
    read = signs("Norlux Shipping", kind="GovernmentBody", context=spoken(("Kenya", KENYA)))
    assert read["national of another country"] == 1.0
    assert not {sign for sign in signs("Norlux Shipping") if "country" in sign}
    assert not {sign for sign in signs("c", context=spoken(("c", NORWAY))) if "country" in sign}


@pytest.mark.parametrize(
    ("name", "country", "there"),
    [
        ("Norlux Shipping Plc", NORWAY, True),  # British and Irish firms are Plc
        ("Norlux Shipping ASA", NORWAY, False),
        ("Norlux Shipping Inc", NORWAY, False),  # a form of many countries
        ("Norlux Shipping Plc", None, False),
        ("Norlux Plc Shipping", NORWAY, False),
    ],
)
def test_a_legal_form_tells_whose_firm_it_is(name, country, there):
    """General Electric Co Plc isn't America's."""
    found = signs("Norlux", name, who=replace(NORLUX, country=country))
    assert ("a legal form of other countries" in found) is there


def team(identifier, sport, **more):
    """A team of a sport that is known as widely as Norlux."""
    plays = Post(position=sport, id=None, of=None, start=None, end=None)
    return replace(NORLUX, id=identifier, kind="SportsTeam", posts=(plays,), **more)


def test_the_sport_of_other_teams_tells_which_team_is_meant():
    """Of a place's teams, the one whose sport an article is about has no other for a rival."""
    bats, hoops = team("own:1", "baseball"), team("own:2", "basketball")
    context = ArticleContext()
    context.may_be("Comets", [Candidate(team("own:3", "baseball"), "name", "Comets")])
    share = "share of what fits here"
    own = signs("Norlux", who=bats, rivals=(hoops,), context=context)
    assert (own["its sport is played"], own[share]) == (1.0, 0)
    other = signs("Norlux", who=hoops, rivals=(bats,), context=context)
    assert other["another sport is played"] == 1.0
    plain = signs("Norlux", who=bats, rivals=(hoops,))
    assert plain[share] == pytest.approx(math.log(1 / 2))
    assert not {sign for sign in plain if "sport" in sign}


def test_a_place_of_many_teams_means_none_whose_sport_is_not_told():
    """Boston may be four teams and a university; a town of Norway has the one."""
    many = "of a place with many teams"
    bats = team("own:1", "baseball", names=("Paris",), country="Q30")
    assert many in signs("Paris", who=bats)
    assert many not in signs("Paris", who=replace(bats, country=NORWAY))
    assert many not in signs("Norlux", who=bats)
    context = ArticleContext()
    context.may_be("Comets", [Candidate(team("own:3", "baseball"), "name", "Comets")])
    assert many not in signs("Paris", who=bats, context=context)


def test_a_team_is_likelier_among_teams():
    """A single team is no company for itself."""
    team = replace(NORLUX, kind="SportsTeam")
    alone = ArticleContext(kinds={"SportsTeam": {"Norlux"}})
    assert "no other team" in there("Norlux", who=team, context=alone)
    among = ArticleContext(kinds={"SportsTeam": {"Norlux", "Comet"}})
    assert "among teams" in there("Norlux", who=team, context=among)
    assert "among teams" not in there("Norlux", context=among)


def test_what_has_fewer_of_the_names_is_no_rival():
    """The CDU, where it is called Christian Democrats too, as others are."""
    known = replace(NORLUX, id="own:1")
    rival = replace(known, id="own:2", names=("Norlux",), weight=60)
    one = signs("Norlux", "OSLX", name="OSLX", who=known, rivals=(rival,))
    assert one["share of what is so called"] == 0
    assert one["more of the names than others"] == 1.0
    both = signs("Norlux", who=known, rivals=(rival,))
    assert both["share of what is so called"] == pytest.approx(math.log(1 / 4))
    fewer = signs("Norlux", "OSLX", name="Norlux", who=rival, rivals=(known,))
    assert fewer["share of what is so called"] == pytest.approx(math.log(3 / 4))


def test_a_plural_of_its_name_is_no_longer_name():
    """Nobel Prizes are the Nobel Prize's; OSL Lines isn't OSL."""
    assert not {one for one in there("OSLX", "Norluxs") if "longer name" in one}
    assert "part of a name that it hasn't" in there("OSL", "OSL Lines")


def test_a_prize_is_called_without_its_last_word():
    """Norlux for the Norlux Award is no other name."""
    prize = replace(NORLUX, kind="Work", label="Norlux Award", names=("Norlux Award", "Norlux"))
    assert "called otherwise" not in there("Norlux", who=prize)
    other = replace(prize, label="Norlux Game", names=("Norlux Game", "Norlux"))
    assert "called otherwise" in there("Norlux", who=other)
