"""What an article speaks of: which places are named, and which only might be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.resolve.linking.chains import candidate, chain, entry, spoken

from dateline.authority.records import Post
from dateline.core.model import Claim, Mention, Span
from dateline.resolve.linking.article_context import (
    ArticleContext,
    ClaimedOfPerson,
    find_placements,
)
from dateline.resolve.linking.candidates import Candidate

ATLANTA, STATE, AMERICA = "geonames:4180439", "Q1428", "Q30"


def mention(words, *, start, kind="City", form="name"):
    """A name of a place, in a chain of its own."""
    return Mention(
        id=words,
        document="d",
        span=Span(start=start, end=start + len(words)),
        text=words,
        kind=kind,
        form=form,
        name=words,
        chain=words,
    )


def found(**names):
    """Chain → what it may be."""
    return {name: [candidate(one) for one in ids] for name, ids in names.items()}


def test_a_town_speaks_for_its_state_and_its_country():
    """Each as often as it is named, and nothing else is spoken of."""
    context = spoken(("Atlanta", ATLANTA), times=2)
    assert context.spoken == {ATLANTA: 2, STATE: 2, AMERICA: 2}
    assert context.countries == 2
    assert context.labels == {}


def test_a_chain_is_no_support_for_itself():
    """What it says is left out where it is asked about, and only there."""
    context = spoken(("Atlanta", ATLANTA), ("America", AMERICA))
    assert context.heard(AMERICA, besides="Atlanta") == 1
    assert context.heard(AMERICA, besides="other") == 2
    assert context.heard(STATE, besides="Atlanta") == 0
    assert context.heard(None, besides="other") == 0
    assert context.elsewhere("Atlanta")
    assert not spoken(("Atlanta", ATLANTA)).elsewhere("Atlanta")
    assert not ArticleContext().elsewhere("Atlanta")


BATS = Post(position="baseball", id=None, of=None, start=None, end=None)
HOOPS = replace(BATS, position="basketball")


def sporting(kind, *posts, weight=20):
    """Somebody or something of a list that has to do with these sports."""
    return replace(entry(AMERICA), id=posts[0].position, kind=kind, posts=posts, weight=weight)


def by_name(name, *entries):
    """What a name may be."""
    return [Candidate(one, "name", name) for one in entries]


def test_a_team_tells_the_sport_and_a_doubtful_one_none():
    """So does a league; what little is known tells nothing, nor what may be of two sports."""
    nine, league = sporting("SportsTeam", BATS), sporting("Organization", BATS)
    five = sporting("SportsTeam", HOOPS)
    asked = sporting("SportsTeam", BATS)

    def told(*made):
        context = ArticleContext()
        context.may_be("Comets", by_name("Comets", *made))
        assert context.tells_sport(asked, besides="Comets") == ""
        assert context.tells_sport(entry(ATLANTA), besides="other") == ""
        return context.tells_sport(asked, besides="other")

    assert told(nine) == told(league) == "its sport"
    assert told(five) == "another sport"
    assert told(nine, five) == told(sporting("SportsTeam", BATS, weight=19)) == ""
    assert told(nine, replace(entry(ATLANTA), weight=30)) == ""


def test_players_tell_the_sport_of_teams_by_their_full_name_or_post():
    """Many people are called like one, so that they tell it of no other player."""
    hart = sporting("Person", BATS, weight=4)
    team, player = sporting("SportsTeam", BATS), sporting("Person", BATS)
    context = ArticleContext()
    context.may_be("Ada Hart", by_name("Ada Hart", hart))
    league = sporting("Organization", BATS)
    assert context.tells_sport(team, besides="c") == "its sport"
    assert context.tells_sport(league, besides="c") == "its sport"
    assert context.tells_sport(player, besides="c") == ""
    alone = ArticleContext()
    alone.may_be("Hart", by_name("Hart", hart))
    assert alone.tells_sport(team, besides="c") == ""
    said = ArticleContext(
        people={
            "Lind": ClaimedOfPerson(posts={"first", "baseman"}),
            "Vik": ClaimedOfPerson(posts={"club", "manager"}),
            "Ode": ClaimedOfPerson(called={"brave", "goaltender"}),
        }
    )
    said.note_players()
    assert dict(said.players) == {"baseball": {"Lind"}, "hockey": {"Ode"}}


def test_a_chain_means_nothing_again_by_itself():
    """Only what another name means speaks for a name."""
    context = ArticleContext()
    context.meant["Q9626"].add("Conservative Party")
    assert context.means("Q9626", besides="Tories")
    assert not context.means("Q9626", besides="Conservative Party")
    assert not context.means("Q9630", besides="Tories")


def test_the_share_of_a_place_is_what_is_said_of_it_of_all_that_is_said_of_countries():
    """One of three names is a third; where no country is spoken of, it is nothing."""
    context = spoken(("Kenya", "Q114"), ("Norway", "Q20"), ("Atlanta", ATLANTA))
    assert context.share("Q114", besides="other") == pytest.approx(1 / 3)
    assert context.share("Q114", besides="Norway") == pytest.approx(1 / 2)
    assert context.share("Q114", besides="Kenya") == 0
    assert ArticleContext().share("Q114", besides="other") == 0
    assert spoken(("Kenya", "Q114")).share("Q114", besides="Kenya") == 0


def test_three_countries_make_an_article_about_the_world():
    """Two don't, and a small town abroad that is only one of several doesn't count as one."""
    context = spoken(("Kenya", "Q114"), ("Norway", "Q20"))
    assert not context.worldly
    context.may("Lebanon", [candidate("geonames:4636045")])
    assert not context.worldly
    context.may("Paris", [candidate("geonames:2988507")])
    assert context.worldly


def test_news_of_the_world_is_of_four_countries_and_no_paper_of_any():
    """Whose readers would know a town of theirs without being told."""
    three = spoken(("Kenya", "Q114"), ("Norway", "Q20"), ("Japan", "Q17"))
    assert not three.of_the_world
    four = (("Kenya", "Q114"), ("Norway", "Q20"), ("Japan", "Q17"), ("India", "Q668"))
    assert spoken(*four).of_the_world
    assert not spoken(*four, home=frozenset({"Q114"})).of_the_world


def test_names_that_can_only_be_provinces_are_counted_by_country():
    """Chaco and Misiones are; Santa Fe may be a city, and nothing counts for itself."""
    context = ArticleContext()
    context.may_be("Chaco", [candidate("geonames:3861887")])
    context.may_be("Misiones", [candidate("geonames:3430657")])
    context.may_be("Santa Fe", [candidate("geonames:3836277"), candidate("geonames:3836276")])
    assert context.names_provinces("Q414", besides="Santa Fe") == 2
    assert context.names_provinces("Q414", besides="Chaco") == 1
    assert context.names_provinces("Q30", besides="Chaco") == 0
    assert context.names_provinces(None, besides="Chaco") == 0


def test_a_state_that_is_no_more_has_no_part_of_a_name():
    """Beside East Germany, Germany is itself; beside Guinea-Bissau, Guinea may be that."""
    east, bissau = "Q16957", "Q1007"
    assert set(spoken(("East Germany", east), ("Guinea-Bissau", bissau)).labels) == {bissau}


def test_two_doubtful_names_that_fit_into_each_other_echo():
    """Atlanta and Georgia tell each other; neither is an echo of itself."""
    context = ArticleContext()
    context.may("Georgia", [candidate(STATE), candidate("Q230")])
    assert not context.echoed(entry(STATE), besides="Georgia")
    assert not context.echoed(entry(ATLANTA), besides="Georgia")
    context.may("Atlanta", [candidate(ATLANTA)])
    assert context.echoed(entry(STATE), besides="Georgia")
    assert context.echoed(entry(ATLANTA), besides="Atlanta")
    assert not context.echoed(entry("Q230"), besides="Georgia")


TOWNS = found(London=["geonames:2643743", "geonames:6058560"], Ontario=["Q1904"])


def test_a_state_after_a_comma_says_where_a_town_is():
    """With anything else between them, or in another order, it says nothing."""
    rows = [mention("London", start=0), mention("Ontario", start=8, kind="Region")]
    assert find_placements(rows, [], TOWNS) == {"London": {"Q1904"}}
    rows = [mention("London", start=0), mention("Ontario", start=9, kind="Region")]
    assert find_placements(rows, [], TOWNS) == {}
    rows = [mention("Ontario", start=0, kind="Region"), mention("London", start=9)]
    assert find_placements(rows, [], TOWNS) == {}
    rows = [mention("London", start=0), mention("Ontario", start=8, form="nominal", kind="Region")]
    assert find_placements(rows, [], TOWNS) == {}


def test_a_country_after_a_comma_may_be_the_next_of_a_list():
    """It counts where a town of the name is there; one that no table has may be a state's."""
    rows = [mention("London", start=0), mention("Kenya", start=8, kind="Country")]
    assert find_placements(rows, [], found(London=["geonames:2643743"], Kenya=["Q114"])) == {}
    rows = [mention("Atlanta", start=0), mention("Kenya", start=9, kind="Country")]
    assert find_placements(rows, [], found(Kenya=["Q114"])) == {}
    rows = [mention("Smallville", start=0), mention("Ontario", start=12, kind="Region")]
    assert find_placements(rows, [], TOWNS) == {"Smallville": {"Q1904"}}


def test_a_state_after_a_state_is_a_list():
    """Georgia, Texas are two states."""
    rows = [mention("Georgia", start=0, kind="Region"), mention("Texas", start=9, kind="Region")]
    assert find_placements(rows, [], found(Georgia=[STATE], Texas=["Q1439"])) == {}


def test_a_claim_of_being_located_places_too():
    """Another predicate, or an end that isn't mentioned, doesn't."""
    rows = [mention("London", start=0), mention("Ontario", start=40, kind="Region")]

    def claims(predicate, target):
        return [
            Claim(
                id="c",
                document="d",
                subject="London",
                predicate=predicate,
                object=target,
                evidence=(Span(start=0, end=5),),
            )
        ]

    assert find_placements(rows, claims("located_in", "Ontario"), TOWNS) == {"London": {"Q1904"}}
    assert find_placements(rows, claims("partner_of", "Ontario"), TOWNS) == {}
    assert find_placements(rows, claims("located_in", "Quebec"), TOWNS) == {}


def test_counties_of_a_state_are_beside_it():
    """A region in a region is a county; a state of a country is none."""
    context = ArticleContext()
    context.may("Texas", [candidate("Q1439")])
    assert not context.beside(AMERICA, besides="other")
    assert not context.beside(None, besides="other")
    assert chain("Texas", kind="Region").top_kind == "Place"


def test_well_known_teams_and_people_speak_for_others_of_their_sort():
    """Of a team's country, and of what somebody does; a chain is no company for itself."""
    actor = Post(position="actor", id=None, of=None, start=None, end=None)
    person = replace(entry("Q7747"), posts=(actor,), weight=20)
    club = replace(person, kind="SportsTeam", country="Q20")
    context = ArticleContext()
    context.may_be("club", [Candidate(club, "name", "Brann")])
    context.may_be("star", [Candidate(person, "name", "Tim Brann")])
    assert context.names_teams_of("Q20", besides="other")
    assert not context.names_teams_of("Q20", besides="club")
    assert not context.names_teams_of("Q114", besides="other")
    assert context.names_others_of({"actor", "director"}, besides="other")
    assert not context.names_others_of({"actor"}, besides="star")
    assert not context.names_others_of({"director"}, besides="other")
    lesser = ArticleContext()
    lesser.may_be("club", [Candidate(replace(club, weight=19), "name", "Brann")])
    lesser.may_be("star", [Candidate(replace(person, weight=19), "name", "Tim Brann")])
    assert not lesser.leagues
    assert not lesser.walks
