"""Look-up: which entries a name, a demonym or the words of a text find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.authority import BundledTables, load_bundled, records

AUTHORITY = load_bundled()


def ids(name: str) -> list[str]:
    """Ids of what a name finds, in order."""
    return [entry.id for entry in AUTHORITY.find(name)]


def longest(text: str, start: int = 0) -> tuple[int, list[str]] | None:
    """What `longest` finds in words set apart by spaces, with labels for entries."""
    found = AUTHORITY.longest(text.split(), start)
    return None if found is None else (found[0], [entry.label for entry in found[1]])


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("South Korea", "Q884"),
        ("Republic of Korea", "Q884"),
        ("ROK", "Q884"),
        ("DPRK", "Q423"),
        ("the Netherlands", "Q55"),
        ("Holland", "Q55"),
        ("Denmark", "Q35"),
        ("Burma", "Q836"),
        ("Türkiye", "Q43"),
        ("Turkey", "Q43"),
        ("Czechia", "Q213"),
        ("Czech Republic", "Q213"),
        ("cote d'ivoire", "Q1008"),
        ("Ivory Coast", "Q1008"),
        ("UAE", "Q878"),
        ("U.A.E.", "Q878"),
        ("The Gambia", "Q1005"),
        ("Gambia", "Q1005"),
        ("Great Britain", "Q145"),
        ("U.K.", "Q145"),
        ("America", "Q30"),
        ("U.S.A.", "Q30"),
        ("PRC", "Q148"),
        ("St Kitts and Nevis", "Q763"),
        ("Kosovo", "Q1246"),
        ("Palestine", "Q219060"),
        ("UNDP", "Q161718"),
        ("United Nations Development Program", "Q161718"),
        ("UN Development Programme", "Q161718"),
        ("Unicef", "Q740308"),
        ("WHO", "Q7817"),
        ("Nato", "Q7184"),
        ("Interpol", "Q8475"),
        ("European Court of Justice", "Q4951"),
        ("Kiev", "Q1899"),
        ("Berlin", "Q64"),
    ],
)
def test_a_name_finds_its_entry_first(name: str, identifier: str) -> None:
    """The likeliest entry for a name comes first."""
    assert ids(name)[0] == identifier


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("Korea", ["South Korea", "North Korea"]),
        ("Congo", ["Democratic Republic of the Congo", "Republic of the Congo"]),
        ("Georgia", ["Georgia", "Georgia"]),
        ("Macedonia", ["North Macedonia", "Macedonia (Greece)"]),
        ("Washington", ["Washington, D.C.", "Washington"]),
        ("New York", ["New York City", "New York"]),
    ],
)
def test_an_ambiguous_name_finds_every_candidate(name: str, labels: list[str]) -> None:
    """Countries come first, then the larger place; nothing is decided."""
    assert [entry.label for entry in AUTHORITY.find(name) if not entry.lookup_only] == labels


def test_guinea_is_one_country() -> None:
    """A name that others contain finds only the country that has it whole."""
    assert ids("Guinea") == ["Q1006"]
    assert ids("Equatorial Guinea") == ["Q983"]


@pytest.mark.parametrize(
    "word", ["who", "us", "Us", "Who", "mali", "turkey", "nice", "reading", "un"]
)
def test_ordinary_words_find_nothing(word: str) -> None:
    """Short names and names that are words need their exact case or their capital."""
    assert ids(word) == []


@pytest.mark.parametrize("code", ["mr", "MR", "fr", "KR", "deu", "GBR"])
def test_country_codes_are_not_names(code: str) -> None:
    """Two- and three-letter codes aren't names."""
    assert ids(code) == []


def test_get_finds_by_either_kind_of_id() -> None:
    """Wikidata, GeoNames and our own ids all work, and only links have an IRI."""
    korea, seoul = AUTHORITY.get("Q884"), AUTHORITY.get("geonames:1835848")
    assert korea is not None
    assert seoul is not None
    assert korea.iri == "http://www.wikidata.org/entity/Q884"
    assert seoul.iri == "https://sws.geonames.org/1835848/"
    assert (seoul.country, seoul.capital_of) == ("Q884", "Q884")
    unlinked = AUTHORITY.get("dateline:amnesty-international")
    assert unlinked is not None
    assert unlinked.iri is None
    assert AUTHORITY.get("Q0") is None


@pytest.mark.parametrize(
    ("word", "labels"),
    [
        ("Korean", ["South Korea", "North Korea"]),
        ("South Koreans", ["South Korea"]),
        ("Briton", ["United Kingdom"]),
        ("Emiratis", ["United Arab Emirates"]),
        ("Bangladeshi", ["Bangladesh"]),
        ("Chadian", ["Chad"]),
        ("Nigerien", ["Niger"]),
        ("Congolese", ["Democratic Republic of the Congo", "Republic of the Congo"]),
        ("European", ["Europe"]),
        ("polish", []),
        ("Korea", []),
    ],
)
def test_demonyms(word: str, labels: list[str]) -> None:
    """Adjectives and peoples' names point at their countries, if capitalised."""
    assert [entry.label for entry in AUTHORITY.demonym(word)] == labels


@pytest.mark.parametrize(
    ("text", "count", "label"),
    [
        ("United Nations Development Programme said", 4, "United Nations Development Programme"),
        ("United Nations said", 2, "United Nations"),
        ("U.S. President", 1, "United States"),
        ("Guinea - Bissau has", 3, "Guinea-Bissau"),
        ("South Korean police", 2, "South Korea"),
        ("North Korea 's army", 2, "North Korea"),
        ("Washington , D.C. officials", 3, "Washington, D.C."),
        ("Democratic People 's Republic of Korea", 6, "North Korea"),
        ("The Hague on Friday", 2, "The Hague"),
        ("WHO said", 1, "World Health Organization"),
    ],
)
def test_longest_takes_the_longest_name(text: str, count: int, label: str) -> None:
    """However the tokeniser cut it, the longest name wins."""
    found = longest(text)
    assert found is not None
    assert (found[0], found[1][0]) == (count, label)


@pytest.mark.parametrize(
    "text", ["us all", "Who said", "Xyz", ",", "polish it", "united nations", "NICE WORK", "SEOUL"]
)
def test_longest_needs_the_capitals_of_the_name(text: str) -> None:
    """Lower case, or capitals throughout, isn't how prose writes a name."""
    assert longest(text) is None


def test_longest_does_not_cut_words() -> None:
    """A name must end where a word of the text ends."""
    assert longest("Korea-based firm") is None
    assert longest("Korea - based firm") == (1, ["South Korea", "North Korea"])


def test_common_names_are_told() -> None:
    """Names that are words, first names or surnames are marked; countries' names never are."""
    assert AUTHORITY.common("Reading")
    assert AUTHORITY.common("Jackson")
    assert not AUTHORITY.common("Seoul")
    assert not AUTHORITY.common("Turkey")


@given(st.integers(0, len(AUTHORITY) - 1))
def test_every_entry_is_found_by_each_of_its_names(number: int) -> None:
    """No name of any entry is lost in the index."""
    entry = list(AUTHORITY)[number]
    assert AUTHORITY.get(entry.id) == entry
    assert all(entry in AUTHORITY.find(name) for name in entry.names)
    assert all(entry in AUTHORITY.demonym(name) for name in entry.demonyms)


def test_an_authority_of_ones_own() -> None:
    """Any rows will do; columns that are missing are empty."""
    small = BundledTables(
        [{"id": "x:1", "label": "Springfield Council", "kind": "GovernmentBody"}],
        common=frozenset(),
    )
    assert [entry.id for entry in small.find("springfield council")] == ["x:1"]
    assert small.longest(["Springfield", "Council"], 0) == (2, small.find("Springfield Council"))


@pytest.mark.parametrize(
    ("identifier", "wikidata", "label"),
    [
        ("geonames:1845457", "Q42140", "Jeonju"),
        ("geonames:2759794", "Q727", "Amsterdam"),
        ("geonames:5004223", "Q498024", "Oakland County, Michigan"),
        ("dateline:angela-merkel", "Q567", "Angela Merkel"),
        ("dateline:reuters", "Q130879", "Reuters"),
        ("dateline:Q114/ministry-health", "Q25182829", "Ministry of Health (Kenya)"),
    ],
)
def test_an_entry_has_its_id_in_wikidata_beside_its_own(identifier, wikidata, label):
    """A town, a leader, an agency and a ministry that no table lists: both ids give the entry."""
    entry = load_bundled().get(wikidata)
    assert (entry.id, entry.label) == (identifier, label)
    assert entry == load_bundled().get(identifier)
    assert f"http://www.wikidata.org/entity/{wikidata}" in entry.iris


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Newcastle", "Newcastle upon Tyne"),
        ("Bronx", "The Bronx"),
        ("CBS", "CBS"),
        ("CBS News", "CBS News"),
    ],
)
def test_what_news_calls_a_place_or_an_outlet_is_its_name(name, meant):
    """A network isn't its news alone."""
    assert meant in {entry.label for entry in load_bundled().find(name)}
    assert load_bundled().find("NBC") != load_bundled().find("NBC News")


def test_an_id_in_wikidata_is_one_entrys():
    """Of all entries, those of the offices that no table lists included."""
    own = [entry.id for entry in load_bundled() if entry.id.startswith("Q")]
    also = [row["wikidata"] for row in records.read_rows("wikidata")]
    assert len({*own, *also}) == len(own) + len(also)
    assert all(load_bundled().get(row["id"]) for row in records.read_rows("wikidata"))
