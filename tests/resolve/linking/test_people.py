"""Whether an article's person is the office holder of that name: what speaks for and against it."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from tests.resolve.corpus import News
from tests.resolve.linking.chains import candidate, chain, entry, spoken

from dateline.authority import load_bundled
from dateline.authority.records import Post
from dateline.resolve.linking import people
from dateline.resolve.linking.article_context import ArticleContext, ClaimedOfPerson
from dateline.resolve.linking.candidates import Candidate

PUTIN, RUSSIA, NORWAY = "Q7747", "Q159", "Q20"


def support(said=None, *, context=None, who=PUTIN):
    """What the article says for a person of the tables."""
    return people.support_person("c", entry(who), said, context or ArticleContext(), load_bundled())


def words(said=None, *, context=None):
    """The same in words."""
    return list(
        people.explain_person("c", entry(PUTIN), said, context or ArticleContext(), load_bundled())
    )


def test_a_full_name_alone_says_nothing():
    """Neither does an article that claims nothing of them."""
    assert support() == support(ClaimedOfPerson()) == 0
    assert words(ClaimedOfPerson()) == []


def test_their_country_speaks_for_them_unless_they_alone_speak_of_it():
    """Another country doesn't, and a chain is no support for itself."""
    assert support(context=spoken(("Russia", RUSSIA))) == people.COUNTRY
    assert support(context=spoken(("Norway", NORWAY))) == 0
    assert support(context=spoken(("c", RUSSIA))) == 0
    assert words(context=spoken(("Russia", RUSSIA))) == [
        "the article speaks of the country that they held office in"
    ]


@pytest.mark.parametrize(
    ("posts", "weight"),
    [
        ({"president"}, people.POST),
        ({"premier"}, people.POST),  # another word for a prime minister
        ({"prime", "minister"}, people.POST),
        ({"leader"}, people.POST),
        ({"former", "president"}, people.POST),
        ({"candidate"}, 0.0),  # what somebody in office may be besides
        ({"opposition", "leader"}, people.POST),
        ({"minister"}, 0.0),
        ({"professor"}, people.OTHER_POST),
        ({"striker"}, people.OTHER_POST),
    ],
)
def test_a_post_speaks_for_or_against_them(posts, weight):
    """One that they held, one that they may have had besides, or one of another walk of life."""
    assert support(ClaimedOfPerson(posts=posts)) == weight


def test_a_president_of_a_body_without_a_place_is_another():
    """A students' union's president isn't the country's; with a place said, he may be."""
    club = ClaimedOfPerson(posts={"president"}, bodies={"Students' Union"})
    assert support(club) == people.OTHER_POST
    club.places.add(RUSSIA)
    assert support(club) == people.POST


def test_a_country_that_is_said_of_them_must_be_theirs():
    """Norway's president isn't Russia's, whatever his name."""
    assert support(ClaimedOfPerson(places={RUSSIA})) == 0
    assert support(ClaimedOfPerson(places={NORWAY})) == people.OTHER_COUNTRY
    assert support(ClaimedOfPerson(places={NORWAY, RUSSIA})) == 0
    assert words(ClaimedOfPerson(posts={"president"}, places={NORWAY})) == [
        "the article gives them a post that fits “President of Russia”",
        "the article says that they are of another country",
    ]
    assert words(ClaimedOfPerson(posts={"striker"})) == [
        "the article gives them a post that they aren't known for"
    ]


@pytest.mark.parametrize(
    ("year", "within"), [(1998, False), (1999, True), (2000, True), (2010, True), (2030, True)]
)
def test_a_year_of_office_may_be_off_by_one(year, within):
    """A term reaches a year to either side, and one without an end goes on."""
    assert support(ClaimedOfPerson(years={year})) == (
        people.YEARS if within else people.OTHER_YEARS
    )


def test_one_year_within_is_enough():
    """Of several years said, one that fits any term speaks for them."""
    assert support(ClaimedOfPerson(years={1950, 2001})) == people.YEARS


def test_what_speaks_adds_up():
    """Country and post are two reasons."""
    both = support(ClaimedOfPerson(posts={"president"}), context=spoken(("Russia", RUSSIA)))
    assert both == pytest.approx(people.COUNTRY + people.POST)
    assert both > math.log(1 / people.STRANGER)


def test_what_an_article_claims_of_people_is_gathered_by_chain():
    """Posts, the years of holding them, and the country of a post."""
    news = News("cabinet")
    person, state = news.name("Anders Holm"), news.name("Norway", "Country")
    post = news.name("vice-president", "Position", form="nominal")
    news.say(person, "holds_position", post)
    news.say(post, "position_at", state)
    news.say(person, "works_for", news.name("Ulm Bank", "Company"))
    found = people.claims_of_people(news.mentions, news.claims, {state: [candidate(NORWAY)]})
    assert found[person] == ClaimedOfPerson(posts={"vice", "president"}, places={NORWAY})


def test_a_body_that_is_no_state_is_noted_as_such():
    """A company of a post is a body, a ministry of it is none, and a doubtful place is nothing."""
    news = News("board")
    person, post = news.name("Anders Holm"), news.name("president", "Position", form="nominal")
    bank, party = news.name("Ulm Bank", "Company"), news.name("Greens", "PoliticalParty")
    korea = news.name("Korea", "Country")
    news.say(person, "holds_position", post)
    for one in (bank, party, korea):
        news.say(post, "position_at", one)
    both = [candidate("Q884"), candidate("Q423")]
    found = people.claims_of_people(news.mentions, news.claims, {korea: both})
    assert found == {person: ClaimedOfPerson(posts={"president"}, bodies={bank})}


def holders(name, said, *, kind="Person"):
    """Ids of whom a chain of one name may be, by its surname."""
    made = people.find_holders(chain(name, kind=kind), said, load_bundled())
    return {one.entry.id for one in made}


@pytest.mark.parametrize(
    ("name", "said", "found"),
    [
        ("Putin", ClaimedOfPerson(posts={"president"}), {PUTIN}),
        ("Putin", ClaimedOfPerson(posts={"premier"}), {PUTIN}),  # he was both
        ("Putin", ClaimedOfPerson(posts={"president"}, now=2005), {PUTIN}),
        ("Putin", ClaimedOfPerson(posts={"president"}, now=1986), set()),
        ("Putin", ClaimedOfPerson(posts={"deputy", "president"}), set()),
        ("Putin", ClaimedOfPerson(posts={"professor"}), set()),
        ("Putin", ClaimedOfPerson(posts={"minister"}), set()),
        ("Dartout", ClaimedOfPerson(posts={"professor"}), set()),  # was a "Minister of State"
        ("Putin", ClaimedOfPerson(), set()),
        ("Putin", None, set()),
        ("Norling", ClaimedOfPerson(posts={"president"}), set()),
        ("Igor Putin", ClaimedOfPerson(posts={"president"}), set()),
    ],
)
def test_a_surname_is_looked_up_with_a_post_only(name, said, found):
    """The post must be one that they held then; a deputy's and a bare "minister" are none."""
    assert holders(name, said) == found


def test_a_reason_names_the_post_that_fits_best():
    """The president's, of somebody who was vice president before."""
    said = ClaimedOfPerson(posts={"president"})
    who = entry("dateline:george-h-w-bush")
    (why,) = people.explain_person("c", who, said, ArticleContext(), load_bundled())
    assert why == "the article gives them a post that fits “President of the United States”"


def test_a_surname_is_a_persons():
    """A company that is called so is no president."""
    assert not holders("Putin", ClaimedOfPerson(posts={"president"}), kind="Company")


def test_of_two_presidents_of_a_surname_the_year_tells():
    """Both are found where the article has no date, and one where it has."""
    father, son = "dateline:george-h-w-bush", "dateline:george-w-bush"
    assert holders("Bush", ClaimedOfPerson(posts={"president"})) == {father, son}
    assert holders("Bush", ClaimedOfPerson(posts={"president"}, now=1990)) == {father}
    assert holders("Bush", ClaimedOfPerson(posts={"president"}, now=2005)) == {son}


def test_a_former_post_says_nothing_of_the_year():
    """Who was president before may have been so at any time."""
    news = News("memoirs")
    person = news.name("Bush")
    news.post(person, "president", when="../2005-03-01", when_text="former")
    found = people.claims_of_people(news.mentions, news.claims, {}, 2005)
    assert found[person] == ClaimedOfPerson(posts={"president"})
    news.post(person, "president")
    found = people.claims_of_people(news.mentions, news.claims, {}, 2005)
    assert found[person].now == 2005


def test_strangers_of_a_surname_are_likelier():
    """More so of one that many have, and less where the year of the post fits."""
    full, rare, common = (
        candidate(PUTIN, how=how, name=name)
        for how, name in (("name", "Vladimir Putin"), ("surname", "Putin"), ("surname", "Lee"))
    )
    dated = ClaimedOfPerson(now=2005)
    assert people.stranger_mass(full, dated) == people.STRANGER
    assert people.stranger_mass(rare, None) == people.SURNAME
    assert people.stranger_mass(common, None) == people.COMMON_SURNAME
    assert people.stranger_mass(rare, dated) == pytest.approx(people.SURNAME / 3)


def test_somebody_of_the_world_is_as_likely_as_widely_known():
    """A name that many bear says less; the tables' people need no weight."""
    known, seldom = (replace(entry(PUTIN), weight=weight) for weight in (50, 3))
    plain = Candidate(entry(PUTIN), "name", "Vladimir Putin")
    masses = [
        people.person_mass(one)
        for one in (
            Candidate(seldom, "name", "Michael Smith"),
            Candidate(seldom, "name", "Franz Müntefering"),
            Candidate(known, "name", "Franz Müntefering"),
        )
    ]
    assert masses == sorted(masses)
    assert people.person_mass(plain) == 1.0
    assert masses[0] < people.STRANGER < masses[1]


@pytest.mark.parametrize(
    ("position", "posts", "weight"),
    [
        ("Member of the House of Representatives", {"congressman"}, people.POST),
        ("Member of the House of Representatives", {"senator"}, 0.0),  # perhaps later
        ("member of the State Senate of Illinois", {"sen"}, people.POST),
        ("Member of Bundestag", {"mp"}, people.POST),
        ("Member of Bundestag", {"member"}, 0.0),  # of what isn't said
        ("Member of Bundestag", {"spokesman"}, people.ANOTHER),
    ],
)
def test_a_member_of_a_house_is_a_lawmaker(position, posts, weight):
    """And what the members of that house are called; anything else is somebody else."""
    post = Post(position=position, id=None, of="Q183", start=2000, end=None)
    who = replace(entry(PUTIN), posts=(post,), country="Q183", weight=3)
    said = ClaimedOfPerson(posts=posts)
    assert people.support_person("c", who, said, ArticleContext(), load_bundled()) == weight


def test_who_has_no_post_in_the_world_is_nobody_with_one():
    """An actor isn't a company's spokesman of that name."""
    who = replace(entry(PUTIN), posts=(), weight=50)
    said = ClaimedOfPerson(posts={"spokesman"})
    assert people.support_person("c", who, said, ArticleContext(), load_bundled()) == people.ANOTHER
    nothing = ClaimedOfPerson()
    assert people.support_person("c", who, nothing, ArticleContext(), load_bundled()) == 0
    home = spoken(("Russia", RUSSIA))
    who = replace(who, country=RUSSIA)
    assert people.support_person("c", who, nothing, home, load_bundled()) == people.NATIVE


@pytest.mark.parametrize(("year", "weight"), [(1987, people.OTHER_YEARS), (1998, 0.0), (None, 0.0)])
def test_who_came_into_office_long_after_an_article_is_not_in_it(year, weight):
    """Of the world's; whoever the tables have was known before."""
    post = Post(position="Minister of Health", id=None, of="Q183", start=2005, end=None)
    who = replace(entry(PUTIN), posts=(post,), weight=3)
    context = ArticleContext(year=year)
    assert people.support_person("c", who, None, context, load_bundled()) == weight
    assert support(context=context) == 0
