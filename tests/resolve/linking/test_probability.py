"""How likely each meaning of a name is, with nothing known and with what the article adds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.resolve.linking.chains import candidate, chain, entry, spoken

from dateline.authority import load_bundled
from dateline.resolve.linking.article_context import ArticleContext
from dateline.resolve.linking.probability import weigh_candidates

PARIS, TEXAN_PARIS, TEXAS, FRANCE = "geonames:2988507", "geonames:4717560", "Q1439", "Q142"
GEORGIA, STATE, ATLANTA = "Q230", "Q1428", "geonames:4180439"
BANGKOK = "geonames:1609350"
LONDON, CANADIAN_LONDON, ONTARIO = "geonames:2643743", "geonames:6058560", "Q1904"


def odds(*found, context=None, kind="Place"):
    """Id → probability, of what a chain may be: ids or candidates."""
    rows = [one if not isinstance(one, str) else candidate(one) for one in found]
    called = chain("c", kind=kind)
    weighed = weigh_candidates(called, rows, context or ArticleContext(), load_bundled())
    return {one.candidate.entry.id: one.probability for one in weighed}


def test_a_capital_is_likelier_than_a_town_of_its_name_and_a_large_country_than_a_small_one():
    """Were nothing known, people decide; the rest is for what no table has."""
    made = odds(PARIS, TEXAN_PARIS)
    assert made[PARIS] > 0.9
    assert made[TEXAN_PARIS] < 0.1
    assert sum(made.values()) < 1
    both = odds("Q974", "Q971")  # 84 and 5 million people
    assert both["Q974"] > 2 * both["Q971"]


def test_what_is_told_to_be_a_city_is_no_country():
    """The city of Turkey isn't the country, however well known that is."""
    assert odds("Q43", kind="City")["Q43"] < 0.85 < odds("Q43", kind="Country")["Q43"]


def test_where_the_article_is_decides_between_namesakes():
    """Speaking of Texas makes it the Texan town, of France the capital; itself it doesn't count."""
    in_texas = spoken(("Texas", TEXAS), times=3)
    assert odds(PARIS, TEXAN_PARIS, context=in_texas)[TEXAN_PARIS] > 0.5
    assert odds(PARIS, TEXAN_PARIS, context=spoken(("France", FRANCE)))[PARIS] > 0.99
    own = spoken(("c", TEXAS), times=3)
    assert odds(PARIS, TEXAN_PARIS, context=own)[PARIS] > 0.9


def test_being_put_into_a_place_outweighs_all_else():
    """Paris, Texas is in Texas even in an article about France."""
    context = spoken(("France", FRANCE), times=5)
    context.placed["c"].add(TEXAS)
    assert odds(PARIS, TEXAN_PARIS, context=context)[TEXAN_PARIS] > 0.9


def test_another_doubtful_name_tells_which():
    """Georgia beside Atlanta is the state more often than alone."""
    context = ArticleContext()
    context.may("c", [candidate(STATE), candidate(GEORGIA)])
    alone = odds(GEORGIA, STATE, context=context)
    context.may("other", [candidate(ATLANTA)])
    beside = odds(GEORGIA, STATE, context=context)
    assert beside[STATE] > 3 * alone[STATE]


def test_an_adjective_seldom_means_a_state():
    """Georgian is said of the country."""
    named = odds(GEORGIA, STATE)
    called = odds(*(candidate(one, how="demonym", name="Georgian") for one in (GEORGIA, STATE)))
    assert called[STATE] < named[STATE] / 3


def test_a_state_around_a_city_of_its_name_is_seldom_meant():
    """New York alone is the city."""
    city, state = "geonames:5128581", "Q1384"
    rows = [candidate(one, name="New York") for one in (city, state)]
    both = odds(*rows)
    assert both[city] > 0.9 > both[state]
    assert odds(rows[1])[state] > both[state]


def test_letters_and_slips_are_weaker_than_names():
    """An acronym stands for many things, and a name that is only near for one letter fewer."""
    context = ArticleContext()
    name, letters, near = (
        odds(candidate("Q8901", how=how), context=context)["Q8901"]
        for how in ("name", "acronym", "similar")
    )
    assert name > letters > near


@pytest.mark.parametrize(
    ("context", "named"),
    [
        ({"plurals": frozenset({"korea"})}, True),  # both Koreas
        ({"bearers": frozenset({"korea"})}, True),  # Korea Jones
        ({"plurals": frozenset({"congo"}), "bearers": frozenset({"congo"})}, False),
    ],
)
def test_a_part_of_another_name_halves_what_is_likely(context, named):
    """Where something else of the article may be meant by the word, it is as likely."""
    korea = candidate("Q884", name="Korea")
    plain, less = odds(korea)["Q884"], odds(korea, context=ArticleContext(**context))["Q884"]
    assert (less < 0.51) is named
    assert plain > 0.9


def test_a_longer_name_of_another_country_may_be_meant_in_short():
    """Guinea beside Equatorial Guinea is open, unless the article speaks of Guinea besides."""
    guinea, equatorial = "Q1006", "Q983"
    beside = spoken(("Equatorial Guinea", equatorial))
    assert entry(equatorial).label == "Equatorial Guinea"
    assert odds(guinea, context=beside)[guinea] < 0.51
    assert odds(guinea, context=spoken(("Kenya", "Q114")))[guinea] > 0.9
    beside.add(chain("Conakry"), entry(guinea))
    assert odds(guinea, context=beside)[guinea] > 0.9
    adjective = candidate(guinea, how="demonym", name="Guinea")
    assert odds(adjective, context=spoken(("Equatorial Guinea", equatorial)))[guinea] > 0.9


def test_a_paper_does_not_tell_its_readers_where_their_town_is():
    """An article of places that no table has is likelier about a smaller namesake nearby."""
    far = odds(LONDON, CANADIAN_LONDON)[LONDON]
    local = odds(LONDON, CANADIAN_LONDON, context=ArticleContext(unknown=3))[LONDON]
    assert local < far
    assert odds(LONDON, CANADIAN_LONDON, context=ArticleContext(unknown=5))[
        LONDON
    ] == pytest.approx(odds(LONDON, CANADIAN_LONDON, context=ArticleContext(unknown=9))[LONDON])
    heard = spoken(("England", "Q21"), unknown=3)
    assert odds(LONDON, CANADIAN_LONDON, context=heard)[LONDON] > far


def test_streets_do_not_make_another_town_of_a_name_that_no_small_town_has():
    """Many places that no table has tell of a small London or Paris, and of no small Bangkok."""
    for town, more in ((BANGKOK, False), (LONDON, True)):
        one, many = (odds(town, context=ArticleContext(unknown=n))[town] for n in (1, 5))
        assert (one > many + 0.01) is more
        assert odds(town)[town] > one


def test_a_sentence_may_have_no_room_to_say_where_a_town_is():
    """What an article doesn't say of a town's country tells less the shorter it is."""
    long, brief = (
        odds(LONDON, CANADIAN_LONDON, context=ArticleContext(brief=one))[LONDON]
        for one in (False, True)
    )
    assert long < brief < odds(LONDON, context=spoken(("England", "Q21")))[LONDON]


def test_an_article_about_the_world_means_the_well_known():
    """Three countries named, and a bare London is England's in spite of unknown villages."""
    world = ArticleContext(unknown=3, abroad={"Q114", "Q20", "Q30"})
    two = ArticleContext(unknown=3, abroad={"Q114", "Q20"})
    found = [odds(LONDON, CANADIAN_LONDON, context=one)[LONDON] for one in (world, two)]
    assert found[0] > found[1]


SOME = st.lists(
    st.sampled_from(
        [PARIS, TEXAN_PARIS, GEORGIA, STATE, LONDON, CANADIAN_LONDON, ATLANTA, "Q8901"]
    ),
    min_size=1,
    max_size=5,
    unique=True,
)


@given(SOME, st.lists(st.sampled_from([TEXAS, FRANCE, ONTARIO, "Q114"]), max_size=3), st.randoms())
def test_probabilities_leave_room_and_know_no_order(found, places, random):
    """All meanings together are less than sure, in whatever order they are given."""
    context = spoken(*((f"place {number}", one) for number, one in enumerate(places)))
    made = odds(*found, context=context)
    assert all(0 < one < 1 for one in made.values())
    assert sum(made.values()) <= 1 + 1e-9
    random.shuffle(found)
    assert odds(*found, context=context) == pytest.approx(made)


@pytest.mark.parametrize(
    ("made", "place", "told"),
    [
        (LONDON, "Q145", True),  # its country
        (LONDON, "Q20", False),
        (GEORGIA, GEORGIA, True),  # a country is told by itself
        (GEORGIA, "Q114", True),  # and by any other
    ],
)
def test_unknown_villages_say_nothing_where_the_place_is_told(made, place, told):
    """Where the article speaks of its country; a country needs any."""
    near, far = (
        odds(made, context=spoken(("elsewhere", place), unknown=count))[made] for count in (0, 5)
    )
    assert (near == pytest.approx(far)) is told
    alone = [odds(made, context=ArticleContext(unknown=count))[made] for count in (0, 5)]
    assert alone[0] > alone[1]


GENEVA, AMERICAN_GENEVA, LEBANON, TOWN = (
    "geonames:2660646",
    "geonames:4893591",
    "Q822",
    "geonames:4636045",
)


def test_news_of_the_world_means_the_city_and_the_country_that_are_known_best():
    """Geneva isn't in Illinois though America is spoken of; nor is Lebanon a town."""
    four = [("Kenya", "Q114"), ("Norway", "Q20"), ("Japan", "Q17"), ("America", "Q30")]
    three = spoken(*four[1:])
    assert odds(GENEVA, AMERICAN_GENEVA, context=three)[GENEVA] < 0.7
    assert odds(GENEVA, AMERICAN_GENEVA, context=spoken(*four))[GENEVA] > 0.95
    assert odds(LEBANON, TOWN, context=spoken(*four))[LEBANON] > odds(LEBANON, TOWN)[LEBANON]


def test_among_provinces_a_name_is_one():
    """Santa Fe, among two others; beside a capital it makes no difference."""
    city, province = "geonames:3836277", "geonames:3836276"
    alone = odds(city, province, context=ArticleContext())[province]
    two = ArticleContext(provinces={"Q414": {"Chaco", "Jujuy"}})
    assert alone < 0.5
    assert odds(city, province, context=two)[province] > 0.95
    capital = "geonames:3435910"
    assert odds(capital, province, context=two)[province] < 0.01


def test_what_was_taken_for_no_place_is_seldom_one():
    """A town that the reader took for a person needs the article's word."""
    there = odds("geonames:2807872")["geonames:2807872"]
    other = candidate("geonames:2807872", how="another sort")
    assert odds(other)["geonames:2807872"] < there / 10
    assert odds(other, context=spoken(("Germany", "Q183")))["geonames:2807872"] > 0.8
