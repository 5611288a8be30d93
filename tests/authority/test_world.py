"""The things of the world beyond the tables: what the file has, and how quiet it is."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing

import pytest

from dateline import ontology
from dateline.authority import load_bundled, open_authority
from dateline.authority.own.compiled import KNOWN, CompiledAuthority
from dateline.authority.world import WORLD
from dateline.resolve.linking.article_context import sport_of

MOST_IN_WHEEL = 15_000_000  # bytes


@pytest.fixture(scope="module")
def known():
    """What comes with Dateline."""
    with open_authority(()) as opened:
        yield opened


@pytest.fixture(scope="module")
def rows():
    """Every entry of the file."""
    world = CompiledAuthority(WORLD)
    yield list(world)
    world.close()


@pytest.mark.parametrize(
    ("name", "found", "kind", "country"),
    [
        ("Boeing", "Q66", "Company", "Q30"),
        ("Tom Hanks", "Q2263", "Person", "Q30"),
        ("Manchester United", "Q18656", "SportsTeam", "Q145"),
        ("University of Oxford", "Q34433", "EducationalInstitution", "Q145"),
        ("Islamic State", "Q2429253", "ArmedGroup", None),
        ("Champions League", "Q18756", "Event", None),
        ("Opel", "Q40966", "Company", "Q183"),
    ],
)
def test_what_news_names_is_there(known, name, found, kind, country):
    """With its kind, its country and how widely known it is."""
    (entry,) = (one for one in known.find(name) if one.id == found)
    assert (entry.kind, entry.country) == (kind, country)
    assert entry.weight >= 2
    assert entry.lookup_only


def test_widely_known_people_are_found_by_the_sound_of_their_names(known):
    """In another romanisation; a surname alone, and members of parliaments, aren't."""
    assert "Q981881" in {one.id for one in known.sounding("Moshe Yaalon")}
    assert known.sounding("Yaalon") == ()
    assert known.sounding("Moshe Harbour") == ()
    for one in known.sounding("Wolfgang Schmid"):
        assert one.kind == "Person"
        assert one.weight >= KNOWN
    assert known.bundled.sounding("Moshe Yaalon") == ()


def test_a_known_club_is_called_by_its_town_too(known):
    """Where the town isn't all of its name."""
    assert "Q104761" in {one.id for one in known.find("Leverkusen")}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Hamburg", "Q51974"),  # Hamburger SV
        ("Nuremberg", "Q15786"),  # 1. FC Nürnberg
        ("Social Democrats", "Q49768"),
        ("Left Party", "Q49764"),
        ("AfD", "Q6721203"),
        ("Goethe University", "Q50662"),
        ("Continental", "Q216486"),
        ("Japan Air Lines", "Q213140"),
        ("London Olympics", "Q8577"),
        ("Francis Tombs", "Q336714"),  # Baron Tombs
        ("Boston", "Q213959"),  # the Red Sox
        ("Minnesota", "Q604879"),  # the Twins
        ("Volkswagen AG", "Q156578"),  # Volkswagen Aktiengesellschaft
        ("L.L. Bean", "Q6131944"),  # L.L.Bean
        ("Merck", "Q247489"),  # Merck & Co.
        ("General Electric", "Q1208203"),  # Britain's, beside America's
    ],
)
def test_what_news_calls_a_thing_is_a_name_of_it(known, name, meant):
    """By its town, members, letters, a part of its name, its trade, its host, without a title."""
    assert meant in {entry.id for entry in known.find(name)}


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Stuttgart", "Q170105"),  # Stuttgarter Kickers
        ("British", "Q8766"),  # British Airways
        ("Indiana University", "Q1079140"),  # that of Bloomington
        ("London Olympics", "Q8403"),  # of 1948
        ("York", "Q190618"),  # the New York Giants
        ("Nebraska", "Q6984693"),  # a university's team
        ("Benny", "Q106963815"),  # Benny & Co.
    ],
)
def test_what_would_mean_another_thing_is_none(known, name, other):
    """Where the word tells too little, or another thing has the name."""
    assert known.get(other) is not None
    assert other not in {entry.id for entry in known.find(name)}


def test_what_is_better_known_weighs_more(known):
    """A company of the world more than a firm of its name, a minister more than a deputy."""
    boeing = {entry.id: entry.weight for entry in known.find("Boeing")}
    assert max(boeing, key=boeing.__getitem__) == "Q66"
    deputy, actor = known.get("Q67164"), known.get("Q2263")
    assert deputy.weight < actor.weight


@pytest.mark.parametrize(
    ("made", "sport"),
    [
        ("Q213959", "baseball"),  # the Boston Red Sox
        ("Q223527", "gridiron"),  # the Cleveland Browns
        ("Q1163715", "baseball"),  # a league
        ("Q104761", "football"),  # Bayer Leverkusen
        ("Q66", ""),
        ("Q2263", ""),  # Tom Hanks
    ],
)
def test_teams_and_leagues_have_their_sport(known, made, sport):
    """As what they are known for; nothing else has one."""
    assert sport_of(known.get(made)) == sport


def test_terms_of_office_are_there(known):
    """With their years and the country, those of one office that follow each other as one."""
    (entry,) = (one for one in known.find("Volker Kauder") if one.kind == "Person")
    (post,) = entry.posts
    assert (post.position, post.of) == ("Member of Bundestag", "Q183")
    (minister,) = (one for one in known.find("Lotfi Brahem") if one.kind == "Person")
    post = minister.posts[0]
    assert (post.position, post.start, post.end) == ("Minister of Interior", 2017, 2018)


def test_a_name_of_the_world_is_not_looked_for_in_prose(known):
    """However well known: it is found when the reader has named it."""
    assert known.find("Boeing")
    assert known.longest(["Boeing", "said"], 0) is None
    assert known.longest(["Manchester", "United", "won"], 0)[1][0].label == "Manchester"


def test_what_the_tables_have_is_theirs(known):
    """Under any of its ids; the world adds names to it, but no letters and no state's office."""
    reuters = known.get("Q130879")
    assert (reuters.id, reuters.weight) == ("dateline:reuters", 0)
    assert known.get("dateline:reuters") == reuters
    assert known.get("Q781365").label == "Australian Broadcasting Corporation"
    assert "ABC" not in known.get("Q781365").names
    assert known.get("Q1065").country is None  # the United Nations
    assert known.get("Q1355327") not in known.find("The White House")


def test_a_namesake_of_a_leader_is_somebody_else(known):
    """A member of Georgia's senate isn't the president of that name and country."""
    senator, leader = known.get("Q28836957"), known.get("dateline:john-f-kennedy")
    assert senator != leader
    assert {senator, leader} <= set(known.find("John F. Kennedy"))


def test_every_entry_is_sound(rows):
    """A Wikidata id, a kind of ours, a weight, no sentence for a name; nothing of another file."""
    assert len({entry.id for entry in rows}) == len(rows) > 200_000
    for entry in rows:
        assert entry.id[0] == "Q"
        assert entry.id[1:].isdigit()
        assert entry.kind in ontology.kinds()
        assert entry.weight > 0
        assert all(len(name) < 150 for name in entry.names)
        assert all(one.startswith("geonames:") for one in entry.also)


def test_places_of_the_tables_are_not_there_twice(rows):
    """A place that is called like one of the tables is that one, by its id, or left out."""
    tables = load_bundled()
    for entry in rows:
        if ontology.is_a(entry.kind, "Place"):
            own = [one for one in tables.find(entry.label) if ontology.is_a(one.kind, "Place")]
            assert not own or any(tables.get(one) in own for one in entry.also), entry


def test_the_file_fits_into_the_wheel():
    """Compressed as wheels are; and it has no words of prose, which nothing looks for."""
    assert len(zlib.compress(WORLD.read_bytes(), 6)) < MOST_IN_WHEEL
    with closing(sqlite3.connect(f"file:{WORLD}?mode=ro", uri=True)) as db:
        assert db.execute("SELECT count(*) FROM reach").fetchone() == (0,)


@pytest.mark.parametrize("name", ["Senate", "Government", "Parliament", "Supreme Court", "Cabinet"])
def test_the_bare_name_of_an_office_is_no_single_countrys(name):
    """An office that the tables have, and the world's list too, keeps the tables' names."""
    with open_authority([]) as known:
        assert not known.find(name)
        assert known.get(f"dateline:Q16/{name.lower().replace(' ', '-')}") is not None
