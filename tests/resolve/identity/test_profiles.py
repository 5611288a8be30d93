"""What is kept of a chain for telling it from its namesakes in other articles."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from tests.resolve.corpus import News

from dateline.authority import load_bundled
from dateline.core.model import Literal
from dateline.resolve.chain_summary import ChainSummary, summarize_chains
from dateline.resolve.identity.evidence import HeldPost, NameKey
from dateline.resolve.identity.profiles import ArticleChains, full_name, make_profiles, name_key

UNDP, UN, KENYA, NORWAY = "Q161718", "Q1065", "Q114", "Q20"


def profiles(news, *, links=None, doubtful=None):
    """The profiles of an article's chains, by label."""
    article = ArticleChains(
        summarize_chains(news.mentions), links or {}, doubtful or {}, load_bundled()
    )
    return {one.label: one for one in make_profiles(article, news.mentions, news.claims)}


def own(news, label="Anders Holm", **more):
    """The clues of one chain: key → weight."""
    return {one.key: one.weight for one in profiles(news, **more)[label].own}


def traits(news, label="Anders Holm", **more):
    """The traits of one chain, in words."""
    return [f"{one.sort} {one.value}" for one in profiles(news, **more)[label].traits]


def company(news, **more):
    """What an article names besides: name → weight."""
    return {one.key: one.weight for one in profiles(news, **more)["Anders Holm"].company}


def test_a_chain_needs_a_name_of_its_own():
    """A surname without a post is none; an acronym is one that is looked up among acronyms."""
    news = News("a")
    news.name("Holm")
    news.name("NFQB", "Organization")
    news.name("Ruth Vik")
    found = profiles(news)
    assert set(found) == {"NFQB", "Ruth Vik"}
    assert found["NFQB"].key == NameKey("acronym", "NFQB")
    assert found["Ruth Vik"].key == NameKey("Person", "ruth vik")


def test_further_names_are_full_ones_that_are_looked_up_otherwise():
    """No part of the first, no spelling of it, and acronyms by themselves."""
    news = News("a")
    also = ("Quota Board", "NFQB", "Norling Fisheries Quota Boards", "Northern Board")
    news.name("Norling Fisheries Quota Board", "Organization", also=also)
    (found,) = profiles(news).values()
    assert (found.other_names, found.acronyms) == (("Northern Board",), ("NFQB",))


def test_what_an_article_names_besides_is_company():
    """People weigh most, then bodies; countries and world bodies tell nobody apart."""
    news = News("a")
    news.name("Anders Holm")
    news.name("Orbit Shipping", "Company")
    chains = {
        news.name("Oslo", "City"): "geonames:3143244",
        news.name("Kenya", "Country"): KENYA,
        news.name("United Nations", "IntergovernmentalOrganization"): UN,
        news.name("UN Development Programme", "IntergovernmentalOrganization"): UNDP,
    }
    news.name("Daily Tide", "MediaOutlet")
    assert company(news, links=chains) == {
        "Person: anders holm": 2,
        "Organization: orbit shipping": 1,
        "United Nations Development Programme (Q161718)": 1,
        "Oslo (geonames:3143244)": 0,
    }


def test_a_name_that_every_country_has_is_no_company():
    """The Supreme Court is in all articles; a person's name always counts."""
    news = News("a")
    news.name("Anders Holm")
    news.name("Supreme Court", "GovernmentBody")
    assert company(news) == {"Person: anders holm": 2}


@pytest.mark.parametrize(
    ("post", "clues", "said"),
    [
        ("striker", {"field sport": 1}, ["field sport"]),
        ("vice-president", {"title vice-president": 1, "field public": 1}, ["field public"]),
        (
            "president of Orbit",
            {"post president of orbit": 2, "field public": 1},
            ["field public"],
        ),
        ("bystander", {}, []),
        ("player professor", {"title player professor": 1, "field science": 1}, ["field science"]),
    ],
)
def test_a_post_is_a_clue_and_a_walk_of_life(post, clues, said):
    """Of a body it weighs more; of several nouns the last decides; an unknown one says nothing."""
    news = News("a")
    news.post(news.name("Anders Holm"), post)
    assert own(news) == clues
    assert traits(news) == said


def test_employers_are_marks_and_some_say_a_walk_of_life():
    """A club is sport, a university science, a company nothing."""
    for kind, walk in (
        ("SportsTeam", "sport"),
        ("EducationalInstitution", "science"),
        ("Company", ""),
    ):
        news = News(kind)
        person = news.name("Anders Holm")
        news.say(person, "works_for", news.name("Norling Rovers", kind))
        walks = {f"field {walk}": 1} if walk else {}
        assert own(news) == {"works_for Organization: norling rover": 2, **walks}


def test_who_governs_a_country_is_in_public_office():
    """With a link; a minister of a body that nobody knows governs nothing."""
    news = News("a")
    person, state = news.name("Anders Holm"), news.name("Norway", "Country")
    news.say(person, "minister_of", state)
    assert own(news, links={state: NORWAY}) == {"minister_of Norway (Q20)": 2, "field public": 1}
    assert traits(news, links={state: NORWAY}) == ["governs Norway (Q20)", "field public"]
    assert own(news) == {}


def test_where_a_body_is_is_whose_it_is_and_where_a_person_is_is_not():
    """By the country of a linked place; an unlinked one says nothing."""
    news = News("a")
    person, body = news.name("Anders Holm"), news.name("Orbit Shipping", "Company")
    city = news.name("Oslo", "City")
    for one in (person, body):
        news.say(one, "based_in", city)
    links = {city: "geonames:3143244"}
    assert own(news, "Orbit Shipping", links=links) == {
        "of Norway (Q20)": 2,
        "mostly about Norway (Q20)": 2,
    }
    assert traits(news, "Orbit Shipping", links=links) == ["owner Norway (Q20)"]
    assert own(news, links=links) == {}
    assert own(news, "Orbit Shipping") == {}


def test_birth_and_death_are_traits_and_other_values_are_not():
    """A date of birth can't be two."""
    news = News("a")
    person = news.name("Anders Holm")
    news.born(person, "1961").say(person, "death_date", Literal(value="2020", datatype="edtf"))
    news.say(person, "alias", Literal(value="Andy"))
    assert traits(news) == ["born 1961", "died 2020"]


def test_two_pronouns_of_one_sex_are_a_trait():
    """One may be taken for another's, and two sexes say nothing."""

    def sexes(*words):
        news = News(" ".join(words))
        person = news.name("Anders Holm")
        for word in words:
            news.name(word, form="pronoun")
            news.mentions[-1] = replace(news.mentions[-1], chain=person)
        return traits(news)

    assert sexes("he", "his") == ["sex he"]
    assert sexes("she", "Herself") == ["sex she"]
    assert sexes("he") == []
    assert sexes("he", "she") == []
    assert sexes("they", "they") == []


def test_a_body_is_of_the_country_that_its_article_is_mostly_about():
    """From half of what is said of countries; a person isn't."""

    def mostly(*states):
        news = News(" ".join(states))
        news.name("Greens", "PoliticalParty")
        news.name("Anders Holm")
        ids = {"Norway": NORWAY, "Kenya": KENYA, "Chile": "Q298"}
        links = {news.name(one, "Country"): ids[one] for one in states}
        assert own(news, links=links) == {}
        return own(news, "Greens", links=links)

    norway = {"mostly about Norway (Q20)": 2}
    assert mostly("Norway") == mostly("Norway", "Norway", "Kenya") == norway
    assert mostly("Norway", "Kenya") == {"mostly about Kenya (Q114)": 2}  # half; the first of two
    assert mostly("Norway", "Kenya", "Chile") == {}
    assert mostly() == {}


def test_a_doubtful_link_makes_places_and_acronyms_vague():
    """The likeliest entry is noted, with how likely it is, whatever the name is of."""
    news = News("a")
    names = {
        "Norlingen": "City",
        "NFQB": "Company",
        "Orbit Shipping": "Company",
        "Bo Lind": "Person",
    }
    links = {news.name(name, kind): ("Q1", 0.3) for name, kind in names.items()}
    found = profiles(news, doubtful=links)
    assert {name for name in names if found[name].vague} == {"Norlingen", "NFQB"}
    assert {(one.likeliest, one.chance) for one in found.values()} == {("Q1", 0.3)}
    sure = profiles(news)
    assert not any(one.vague or one.likeliest or one.chance for one in sure.values())


def summary(kind, **names):
    """A chain with names said so often; underscores are spaces."""
    counts = Counter({name.replace("_", " "): times for name, times in names.items()})
    return ChainSummary("c", "d", names=counts, kinds=Counter({kind: 1}))


def test_the_full_name_is_the_one_used_most_that_is_no_part_of_another():
    """Then the longest; what names nothing outside of its article is none."""
    assert full_name(summary("Company", Orbit=9, Orbit_Shipping=1)) == "Orbit Shipping"
    assert full_name(summary("Company", Orbit=2, Lumen_Works=1)) == "Orbit"
    assert full_name(summary("Company", Orbit=1, Lumen_Works=1)) == "Lumen Works"
    assert full_name(summary("Company", NFQB=1)) is None
    assert full_name(summary("Person", Holm=3)) is None


@pytest.mark.parametrize(
    ("kind", "name", "telling"),
    [
        ("Event", "Norling Open", True),
        ("Event", "Expo", True),
        ("Event", "peace talks", False),
        ("Work", "iNorling", True),
        ("Agreement", "peace talks of 2020", False),
        ("Position", "president", False),
        ("Position", "president of Orbit", True),
        ("Position", "president (Orbit)", True),
        ("City", "Ulm", True),
        ("Article", "Ulm opens a bridge", False),
    ],
)
def test_which_names_tell_what_is_meant(kind, name, telling):
    """A capital for events and works; whose it is for posts; every place, and no article."""
    found = full_name(ChainSummary("c", "d", names=Counter({name: 1}), kinds=Counter({kind: 1})))
    assert (found == name) is telling


@pytest.mark.parametrize(
    ("group", "one", "other", "same"),
    [
        ("Person", "Dr. Anders Holm", "Holm, Anders", True),
        ("Person", "Anders Holm Jr.", "Anders Holm", False),
        ("Organization", "The Orbit Works Ltd", "Orbit Works", True),
        ("Place", "Orbit Works Ltd", "Orbit Works", False),
        ("Place", "BOGOTÁ", "Bogota", True),
    ],
)
def test_a_name_is_looked_up_without_what_makes_no_difference(group, one, other, same):
    """Titles and order of people, legal forms of bodies, accents of places."""
    assert (name_key(group, one) == name_key(group, other)) is same
    assert name_key(group, one).group == group


def test_a_surname_with_a_post_is_looked_up_among_surnames():
    """Unless it is linked: then by the entry's name, with the posts and the years of the entry."""
    news = News("a")
    person = news.name("Reagan")
    news.post(person, "President (Reagan)")
    found = profiles(news)["Reagan"]
    assert found.key == NameKey("surname", "reagan")
    assert found.posts == (HeldPost(bare=True, name="president"),)
    assert found.years == ()
    linked = profiles(news, links={person: "dateline:ronald-reagan"})["Ronald Reagan"]
    assert linked.key == NameKey("Person", "ronald reagan")
    assert HeldPost(bare=False, name="president of united states") in linked.posts
    assert linked.years == tuple(range(1981, 1990))
