"""Whether an article's person is the office holder of that name: what speaks for and against it."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from tests.news import read
from tests.resolve.corpus import News
from tests.resolve.linking.chains import candidate, chain, entry, spoken

from dateline.authority import load_bundled
from dateline.authority.records import Post
from dateline.core.model import Literal
from dateline.resolve.chain_summary import summarize_chains
from dateline.resolve.linking import people
from dateline.resolve.linking.article_context import ArticleContext, ClaimedOfPerson
from dateline.resolve.linking.candidates import Candidate, find_given_names
from dateline.resolve.linking.entry_linking import find_options

PUTIN, RUSSIA, NORWAY = "Q7747", "Q159", "Q20"
STUDIO = Post(position="actor", id=None, of=None, start=None, end=None)


def signs(said=None, *, context=None, who=None, name="Vladimir Putin", how="name"):
    """What tells whether an article means somebody, by default of the tables."""
    found = Candidate(who or entry(PUTIN), how, name)
    made = people.person_signs("c", found, said, context or ArticleContext(), load_bundled())
    return {sign for sign, much in made.items() if much == 1.0}


def words(said=None, *, context=None):
    """The same in words."""
    return list(
        people.explain_person("c", entry(PUTIN), said, context or ArticleContext(), load_bundled())
    )


def test_kin_of_one_word_are_called_by_their_given_names():
    """Whoever else is told of beside them, or has a longer name, isn't."""
    (found,) = read("Joe Biden's brother Putin left Oslo. Ada Hart's brother, Bo Lind, stayed.")
    mentions = list(found.mentions.values())
    given = find_given_names(mentions, found.claims)
    assert {found.mentions[one].name for one in given} == {"Putin"}
    options, _ = find_options(
        summarize_chains(mentions), load_bundled(), mentions, found.claims, year=2020
    )
    assert given.isdisjoint(options)
    (other,) = read("Putin left Oslo. Ada Hart's brother, Bo Lind, stayed.")
    mentions = list(other.mentions.values())
    options, _ = find_options(
        summarize_chains(mentions), load_bundled(), mentions, other.claims, year=2020
    )
    assert {one.entry.id for made in options.values() for one in made} >= {PUTIN}


def test_a_full_name_alone_says_whose_list_they_are_of():
    """An article that claims nothing of them adds nothing."""
    assert signs() == signs(ClaimedOfPerson()) == {"leader"}
    assert words(ClaimedOfPerson()) == []


def test_their_country_speaks_for_them_unless_they_alone_speak_of_it():
    """Another country is another sign, and a chain is no support for itself."""
    share = "share of their country leader"
    assert signs(context=spoken(("Russia", RUSSIA))) == {"leader", "country heard leader", share}
    both = signs(context=spoken(("Russia", RUSSIA), ("Norway", NORWAY)))
    assert both == {"leader", "country heard leader"}
    assert signs(context=spoken(("Norway", NORWAY))) == {"leader", "other countries heard leader"}
    assert signs(context=spoken(("c", RUSSIA))) == {"leader"}
    assert words(context=spoken(("Russia", RUSSIA))) == [
        "the article speaks of the country that they held office in"
    ]


FITS, OTHER = {"post fits leader"}, {"another post leader"}


@pytest.mark.parametrize(
    ("posts", "found"),
    [
        ({"president"}, FITS),
        ({"premier"}, FITS),  # another word for a prime minister
        ({"prime", "minister"}, FITS),
        ({"leader"}, FITS),
        ({"former", "president"}, FITS),
        ({"candidate"}, set()),  # what somebody in office may be besides
        ({"opposition", "leader"}, FITS),
        ({"minister"}, set()),
        ({"professor"}, OTHER),
        ({"striker"}, OTHER),
    ],
)
def test_a_post_speaks_for_or_against_them(posts, found):
    """One that they held, one that they may have had besides, or one of another walk of life."""
    assert signs(ClaimedOfPerson(posts=posts)) - {"leader"} == found


def test_a_president_of_a_body_without_a_place_is_another():
    """A students' union's president isn't the country's; with a place said, he may be."""
    club = ClaimedOfPerson(posts={"president"}, bodies={"Students' Union"})
    assert signs(club) == {"leader", "a body's leader"}
    club.places.add(RUSSIA)
    assert signs(club) == {"leader", *FITS}


def test_a_country_that_is_said_of_them_must_be_theirs():
    """Norway's president isn't Russia's, whatever his name."""
    assert signs(ClaimedOfPerson(places={RUSSIA})) == {"leader"}
    assert signs(ClaimedOfPerson(places={NORWAY})) == {"leader", "of another country"}
    assert signs(ClaimedOfPerson(places={NORWAY, RUSSIA})) == {"leader"}
    unknown = replace(entry(PUTIN), posts=(), country=None)
    assert "of another country" not in signs(ClaimedOfPerson(places={NORWAY}), who=unknown)
    assert words(ClaimedOfPerson(posts={"president"}, places={NORWAY})) == [
        "the article gives them a post that fits “President of Russia”",
        "the article says that they are of another country",
    ]
    assert words(ClaimedOfPerson(posts={"striker"})) == [
        "the article gives them a post that they aren't known for"
    ]


@pytest.mark.parametrize(
    ("years", "within"),
    [
        ({1998}, False),
        ({1999}, True),
        ({2000}, True),
        ({2010}, True),
        ({2030}, True),
        ({1950, 2001}, True),  # one that fits is enough
    ],
)
def test_a_year_of_office_may_be_off_by_one(years, within):
    """A term reaches a year to either side, and one without an end goes on."""
    found = "in term" if within else "out of term"
    assert signs(ClaimedOfPerson(years=years)) == {"leader", found}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Franz Müntefering", set()),
        ("Michael Smith", {"many namesakes leader"}),
        ("Franz Josef Müntefering", {"three words"}),
        ("Müntefering", {"surname alone"}),
        ("Smith", {"common surname alone"}),
    ],
)
def test_the_words_of_a_name_are_signs(name, found):
    """A surname alone says least."""
    assert signs(name=name) - {"leader"} == found


def test_how_many_may_be_called_so_is_counted():
    """As a logarithm; of a surname alone, for the full name that is meant."""

    def told(name):
        made = Candidate(entry(PUTIN), "name", name)
        return people.person_signs("c", made, None, ArticleContext(), load_bundled())

    def count(name):
        return told(name)["namesakes leader"]

    assert count("Michael Smith") > count("Franz Müntefering") + math.log(20)
    assert count("Putin") == count("Vladimir Putin")
    assert "namesakes leader" in told("Anders Francis")
    assert "namesakes leader" not in told("King Francis")  # that some are called Francis is nothing


def test_a_name_that_is_only_near_is_a_sign():
    """And how far from it, of what could be ten."""
    found = Candidate(entry(PUTIN), "similar", "Vladimir Poutine", 0.9)
    made = people.person_signs("c", found, None, ArticleContext(), load_bundled())
    assert made["similar leader"] == 1.0
    assert made["unlikeness leader"] == pytest.approx(1.0)
    assert "similar leader" not in signs()


def test_a_leader_without_a_post_in_the_article_is_told_by_a_bare_surname():
    """A head of state or government likelier than a foreign minister."""
    heads = {"leader", "bare surname", "bare surname of a head"}
    assert signs(name="Putin", how="bare surname") == heads
    minister = replace(entry(PUTIN), posts=(replace(STUDIO, position="Foreign Minister"),))
    assert signs(name="Putin", how="bare surname", who=minister) == heads - {
        "bare surname of a head"
    }


def test_a_word_of_somebody_elses_full_name_is_a_sign():
    """Igor Putin, whom the article names in full, may be Putin too."""
    sign, context = "part of a full name", ArticleContext(bearers=frozenset({"igor", "putin"}))
    assert sign in signs(name="Putin", context=context)
    assert sign not in signs(name="Putin")
    assert sign not in signs(context=context)


@pytest.mark.parametrize(
    ("year", "sign", "gap"),
    [
        (2010, "years from office leader", 0),
        (1990, "years from office leader", 10),  # before the first term
        (None, "years from office leader, undated", 0),
    ],
)
def test_the_years_between_an_article_and_an_office_are_counted(year, sign, gap):
    """As a logarithm of one more; of an article without a date, to today."""
    found = Candidate(entry(PUTIN), "name", "Vladimir Putin")
    context = ArticleContext(year=year)
    made = people.person_signs("c", found, None, context, load_bundled())
    assert made[sign] == pytest.approx(math.log(1 + gap))


def test_others_who_do_the_same_speak_for_somebody():
    """A singer among musicians; nobody is company for themselves."""
    who = replace(entry(PUTIN), posts=(replace(STUDIO, position="singer"),), weight=50)
    context = ArticleContext()
    context.walks["guitarist"].add("other")
    sign = "among others of their walk"
    assert sign in signs(who=who, context=context)
    assert sign not in signs(context=context)
    context.walks["guitarist"] = {"c"}
    assert sign not in signs(who=who, context=context)


def test_a_player_is_likelier_where_a_team_is_named():
    """Another thing than the name itself, and a team means nothing for an actor."""
    player = replace(entry(PUTIN), posts=(replace(STUDIO, position="player"),), weight=4)
    context = ArticleContext(kinds={"SportsTeam": {"Comet"}})
    assert "player where a SportsTeam is named" in signs(who=player, context=context)
    nine = replace(player, posts=(replace(STUDIO, position="baseball player"),))
    context.teams["baseball"] = {"Comet"}
    assert "its sport is played" in signs(who=nine, context=context)
    assert "its sport is played" not in signs(who=player, context=context)
    context.teams = {"cricket": {"Comet"}}
    assert "another sport is played" in signs(who=nine, context=context)
    context.kinds["SportsTeam"] = {"c"}
    assert "player without a SportsTeam" in signs(who=player, context=context)
    actor = replace(player, posts=(STUDIO,))
    assert not {one for one in signs(who=actor, context=context) if "SportsTeam" in one}


def test_lists_of_the_world_say_how_widely_somebody_is_known():
    """Whom somebody added without posts is whom they look for; the tables' need no weight."""
    plain, known = replace(entry(PUTIN), posts=()), replace(entry(PUTIN), weight=50)
    assert signs(who=plain) == {"own"}
    made = people.person_signs(
        "c", Candidate(known, "name", "Vladimir Putin"), None, ArticleContext(), load_bundled()
    )
    assert made["known official"] == math.log(50)
    fixed = {"late number official", "years from office official, undated"}
    assert set(made) == {"official", "known official", "namesakes official", *fixed}


def test_who_is_called_by_one_word_is_named_in_full_by_it():
    """Adele is no surname."""
    singer = replace(entry(PUTIN), label="Adele", posts=(STUDIO,), weight=50)
    assert signs(who=singer, name="Adele") == {"other", "a name of one word", "star without a Work"}
    assert "surname alone" in signs(who=singer, name="Adkins")


def test_what_an_article_calls_somebody_counts_as_a_post_does_and_never_against():
    """Boston's pitcher is one; whoever is called a neighbour may be any actor."""
    who = replace(entry(PUTIN), posts=(STUDIO,), weight=50)
    assert "is what they are called" in signs(ClaimedOfPerson(called={"young", "actor"}), who=who)
    plain = {"other", "star without a Work"}
    assert signs(ClaimedOfPerson(called={"neighbour"}), who=who) == plain


@pytest.mark.parametrize(
    ("posts", "found"),
    [
        ({"actor"}, "is what they are called"),
        ({"spokesman"}, "another post other"),
        (set(), None),
    ],
)
def test_what_somebody_is_known_as_is_no_office(posts, found):
    """An actor isn't a company's spokesman of that name."""
    who = replace(entry(PUTIN), posts=(STUDIO,), weight=50)
    made = signs(ClaimedOfPerson(posts=posts), who=who) - {"other", "star without a Work"}
    assert made == (set() if found is None else {found})


def test_a_coach_was_a_player():
    """Words of sport stand for each other."""
    player = replace(STUDIO, position="baseball player")
    who = replace(entry(PUTIN), posts=(player,), weight=4)
    assert "is what they are called" in signs(ClaimedOfPerson(posts={"manager"}), who=who)
    assert "another post other" in signs(ClaimedOfPerson(posts={"actor"}), who=who)


def test_what_an_article_claims_of_people_is_gathered_by_chain():
    """Posts, the years of holding them, and the country of a post."""
    news = News("cabinet")
    person, state = news.name("Anders Holm"), news.name("Norway", "Country")
    post = news.name("vice-president", "Position", form="nominal")
    news.say(person, "holds_position", post)
    news.say(post, "position_at", state)
    news.say(person, "works_for", news.name("Ulm Bank", "Company"))
    news.born(person, "1970")
    news.say(person, "described_as", Literal(value="Co-Founder of Ulm", datatype="xsd:string"))
    found = people.claims_of_people(news.mentions, news.claims, {state: [candidate(NORWAY)]})
    called = {"co", "founder", "of", "ulm"}
    assert found[person] == ClaimedOfPerson(
        posts={"vice", "president"}, called=called, places={NORWAY}
    )


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
        ("Putin", ClaimedOfPerson(), {PUTIN}),  # where no post speaks against it
        ("Putin", None, {PUTIN}),
        ("King Putin", None, {PUTIN}),
        ("Norling", None, set()),
        ("Norling", ClaimedOfPerson(posts={"president"}), set()),
        ("Igor Putin", ClaimedOfPerson(posts={"president"}), set()),
    ],
)
def test_a_surname_is_looked_up_without_a_post_that_they_did_not_hold(name, said, found):
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


@pytest.mark.parametrize(
    ("position", "posts", "found"),
    [
        ("Member of the House of Representatives", {"congressman"}, "post fits official"),
        ("Member of the House of Representatives", {"senator"}, None),  # perhaps later
        ("member of the State Senate of Illinois", {"sen"}, "post fits official"),
        ("Member of Bundestag", {"mp"}, "post fits official"),
        ("Member of Bundestag", {"member"}, None),  # of what isn't said
        ("Member of Bundestag", {"spokesman"}, "another post official"),
    ],
)
def test_a_member_of_a_house_is_a_lawmaker(position, posts, found):
    """And what the members of that house are called; anything else is somebody else."""
    post = Post(position=position, id=None, of="Q183", start=2000, end=None)
    who = replace(entry(PUTIN), posts=(post,), country="Q183", weight=3)
    made = signs(ClaimedOfPerson(posts=posts), who=who) - {"official"}
    assert made == (set() if found is None else {found})


@pytest.mark.parametrize(
    ("called", "found"),
    [({"aid", "worker"}, {"called otherwise leader"}), ({"veteran", "leader"}, set())],
)
def test_who_is_called_otherwise_is_rather_somebody_else(called, found):
    """An aid worker may have a senator's name; what leaders are called besides tells nothing."""
    made = signs(ClaimedOfPerson(called=called), who=entry(PUTIN))
    assert {one for one in made if one.startswith("called")} == found
    made = signs(ClaimedOfPerson(called=called, posts={"president"}), who=entry(PUTIN))
    assert not any(one.startswith("called") for one in made)


@pytest.mark.parametrize(("year", "early"), [(1987, True), (1998, False), (None, False)])
def test_who_came_into_office_long_after_an_article_is_not_in_it(year, early):
    """Of the world's; whoever the tables have was known before."""
    post = Post(position="Minister of Health", id=None, of="Q183", start=2005, end=None)
    who = replace(entry(PUTIN), posts=(post,), weight=3)
    context = ArticleContext(year=year)
    assert ("too early" in signs(context=context, who=who)) is early
    assert "too early" not in signs(context=context)
