"""The bundled tables: complete, well-formed, linked to each other."""

from __future__ import annotations

from collections import Counter

import pytest

from dateline.authority import load_bundled
from dateline.authority.bundled.lookup_only import TABLES as QUIET
from dateline.authority.records import TABLES, iri_of, read_rows
from dateline.ontology import kinds

COUNTRIES = """
Afghanistan; Albania; Algeria; Andorra; Angola; Antigua and Barbuda; Argentina; Armenia;
Australia; Austria; Azerbaijan; Bahamas; Bahrain; Bangladesh; Barbados; Belarus; Belgium; Belize;
Benin; Bhutan; Bolivia; Bosnia and Herzegovina; Botswana; Brazil; Brunei; Bulgaria; Burkina Faso;
Burundi; Cabo Verde; Cambodia; Cameroon; Canada; Central African Republic; Chad; Chile; China;
Colombia; Comoros; Congo; Costa Rica; Côte d'Ivoire; Croatia; Cuba; Cyprus; Czechia; Democratic
Republic of the Congo; Denmark; Djibouti; Dominica; Dominican Republic; Ecuador; Egypt; El
Salvador; Equatorial Guinea; Eritrea; Estonia; Eswatini; Ethiopia; Fiji; Finland; France; Gabon;
Gambia; Georgia; Germany; Ghana; Greece; Grenada; Guatemala; Guinea; Guinea-Bissau; Guyana; Haiti;
Holy See; Honduras; Hungary; Iceland; India; Indonesia; Iran; Iraq; Ireland; Israel; Italy;
Jamaica; Japan; Jordan; Kazakhstan; Kenya; Kiribati; Kosovo; Kuwait; Kyrgyzstan; Laos; Latvia;
Lebanon; Lesotho; Liberia; Libya; Liechtenstein; Lithuania; Luxembourg; Madagascar; Malawi;
Malaysia; Maldives; Mali; Malta; Marshall Islands; Mauritania; Mauritius; Mexico; Micronesia;
Moldova; Monaco; Mongolia; Montenegro; Morocco; Mozambique; Myanmar; Namibia; Nauru; Nepal;
Netherlands; New Zealand; Nicaragua; Niger; Nigeria; North Korea; North Macedonia; Norway; Oman;
Pakistan; Palau; Palestine; Panama; Papua New Guinea; Paraguay; Peru; Philippines; Poland;
Portugal; Qatar; Romania; Russia; Rwanda; Saint Kitts and Nevis; Saint Lucia; Saint Vincent and
the Grenadines; Samoa; San Marino; Sao Tome and Principe; Saudi Arabia; Senegal; Serbia;
Seychelles; Sierra Leone; Singapore; Slovakia; Slovenia; Solomon Islands; Somalia; South Africa;
South Korea; South Sudan; Spain; Sri Lanka; Sudan; Suriname; Sweden; Switzerland; Syria; Taiwan;
Tajikistan; Tanzania; Thailand; Timor-Leste; Togo; Tonga; Trinidad and Tobago; Tunisia; Turkey;
Turkmenistan; Tuvalu; Uganda; Ukraine; United Arab Emirates; United Kingdom; United States;
Uruguay; Uzbekistan; Vanuatu; Venezuela; Vietnam; Yemen; Zambia; Zimbabwe
"""
CODES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""
AUTHORITY = load_bundled()
SOVEREIGN = [name.strip() for name in " ".join(COUNTRIES.split()).split(";")]


@pytest.mark.parametrize("name", SOVEREIGN)
def test_every_country_resolves_to_a_country_with_a_demonym(name: str) -> None:
    """The members and observers of the United Nations, Kosovo and Taiwan are all there."""
    entry = AUTHORITY.find(name)[0]
    assert entry.kind == "Country"
    assert entry.id.startswith("Q")
    assert entry.demonyms or name == "Holy See"


def test_every_iso_code_is_covered() -> None:
    """All 249 codes of ISO 3166-1 have a row."""
    known = {row["iso"].split("|")[0] for row in read_rows("places")}
    assert len(CODES.split()) == 249
    assert set(CODES.split()) <= known


def test_ids_are_unique() -> None:
    """No two entries share an id."""
    assert [
        id_ for id_, count in Counter(entry.id for entry in AUTHORITY).items() if count > 1
    ] == []


def test_labels_are_unique_but_for_georgia() -> None:
    """Apart from cities, a label means one thing, or a country and its namesake region."""
    labels = Counter(entry.label for entry in AUTHORITY if entry.kind != "City")
    assert [label for label, count in labels.items() if count > 1] == ["Georgia"]


@pytest.mark.parametrize("table", [*TABLES, *QUIET])
def test_rows_are_well_formed(table: str) -> None:
    """Every row has all its cells, a kind of the ontology, and no empty or repeated value."""
    for row in read_rows(table):
        assert None not in row
        assert row["kind"] in kinds()
        for column in ("names", "acronyms", "demonyms"):
            values = row.get(column, "").split("|") if row.get(column) else []
            assert all(value == value.strip() != "" for value in values), row
            assert len(set(values)) == len(values), row


def test_links_between_entries_hold() -> None:
    """Countries, parents and capitals named by an entry exist."""
    for entry in AUTHORITY:
        of = [post.of for post in entry.posts]
        for link in (entry.country, entry.parent, entry.capital_of, *entry.replaced_by, *of):
            assert link is None or AUTHORITY.get(link) is not None, entry


def test_seats_are_known_places() -> None:
    """The seat of a body or outlet, and the capital of a country, is itself an entry."""
    known = [entry for entry in AUTHORITY if entry.seat is not None]
    assert [entry.label for entry in known if not AUTHORITY.find(str(entry.seat))] == []


def test_a_country_has_its_capital_among_the_cities() -> None:
    """Every country that isn't its own capital has exactly one city marked as such."""
    capitals = Counter(entry.capital_of for entry in AUTHORITY if entry.capital_of is not None)
    states = {entry.id for name in SOVEREIGN for entry in AUTHORITY.find(name)[:1]}
    assert {
        AUTHORITY.find(name)[0].id for name in ("Monaco", "Singapore", "Holy See")
    } == states - set(capitals)
    assert set(capitals.values()) == {1}


def test_there_are_enough_bodies() -> None:
    """International bodies and outlets are there in numbers, most bodies with a link."""
    bodies = list(read_rows("bodies"))
    assert len(bodies) >= 700
    assert sum(row["id"].startswith("Q") for row in bodies) >= 500
    assert sum(1 for _ in read_rows("media")) >= 150


def test_a_former_state_says_what_it_became() -> None:
    """The Soviet Union became fifteen states, Russia among them."""
    union = AUTHORITY.find("Soviet Union")[0]
    assert len(union.replaced_by) == 15
    assert "Q159" in union.replaced_by


def test_terms_end_after_they_begin() -> None:
    """Years of office are years, in order, and only people have them."""
    for entry in AUTHORITY:
        assert bool(entry.posts) == (entry.kind == "Person"), entry
        for post in entry.posts:
            assert post.position
            assert post.start is None or 1900 < post.start <= (post.end or 2026), entry


def test_a_leader_has_posts_with_years() -> None:
    """Office, country and years are told apart."""
    post = AUTHORITY.find("Yoon Suk Yeol")[0].posts[0]
    assert (post.position, post.of, post.start, post.end) == (
        "President of South Korea", "Q884", 2022, 2025,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("Q884", "http://www.wikidata.org/entity/Q884"),
        ("geonames:1835848", "https://sws.geonames.org/1835848/"),
        ("own:staff/https://police.example/17", "https://police.example/17"),
        ("own:staff/urn:isbn:1", "urn:isbn:1"),
        ("https://police.example/17", "https://police.example/17"),
        ("own:staff/17", None),
        ("own:staff/javascript:alert(1)", None),
        ("own:staff/javascript://police.example/%0aalert(1)", None),
        ("own:staff/https://police.example/a b", None),
        ("dateline:Q884/police", None),
    ],
)
def test_only_what_may_be_followed_has_an_iri(identifier: str, expected: str | None) -> None:
    """An id in somebody's own data is a link only if it is an address or a name that is known."""
    assert iri_of(identifier) == expected
