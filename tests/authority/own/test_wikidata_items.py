"""What a line of Wikidata's dump says of an item."""

from __future__ import annotations

import json

import pytest
from tests.authority.own.wikidata_dump import claim, day, item

from dateline.authority.own.wikidata_items import Held, Item, LineReader, Redirect


def read(entity, *languages):
    """What one line says."""
    line = entity if isinstance(entity, bytes) else json.dumps(entity).encode()
    return [one for _, one in LineReader(languages or ("en",)).read([line], 1)]


def said(**claims):
    """An item with statements."""
    (one,) = read(item("Q1", "Orbit", **claims))
    return one


def test_names_come_in_the_order_of_languages_and_labels_first():
    """Short names come before aliases; what all languages share comes last."""
    entity = item(
        "Q1",
        "",
        ["Orb"],
        labels={"mul": "ORBIT", "fr": "Orbite", "de": "Umlauf", "en": "Orbit"},
        P1813=[claim(("OB", "en")), claim(("UL", "de")), claim(("OX", "en"), "deprecated")],
    )
    assert read(entity)[0].names == ("Orbit", "ORBIT", "OB", "Orb")
    assert read(entity, "fr", "EN")[0].names == ("Orbite", "Orbit", "ORBIT", "OB", "Orb")


def test_aliases_alone_name_nothing():
    """Without a label in any of the languages there is nothing to show."""
    (one,) = read(item("Q1", "", ["Orb"], labels={"ko": "궤도"}))
    assert one.names == ()


def test_articles_are_those_of_wikipedias():
    """Other wikis don't count, whatever they are called."""
    assert read(item("Q1", "Orbit", articles=3))[0].articles == 3
    assert read(item("Q1", "Orbit", articles=0))[0].articles == 0


def test_deprecated_statements_say_nothing_and_preferred_ones_suffice():
    """Where one is preferred, the others don't count, but for offices."""
    assert said(P31=["Q5", claim("Q6", "deprecated")]).classes == (5,)
    assert said(P31=["Q5", claim("Q6", "preferred")]).classes == (6,)
    assert said(P279=["Q5", "Q6"]).above == (5, 6)
    held = said(P39=["Q5", claim("Q6", "preferred"), claim("Q7", "deprecated")]).held
    assert held == (Held(5), Held(6))


def test_a_value_that_nobody_knows_is_none():
    """It has the form of a value, and nothing in it."""
    assert said(P31=[claim(None), "Q5"]).classes == (5,)
    assert said(P39=[claim("Q6", P580=None, P582=None, P642=None)]).held == (Held(6),)


def test_a_dump_of_old_has_numbers_only():
    """Ids came later."""
    old = item("Q1", "Orbit", P31=["Q5"])
    del old["claims"]["P31"][0]["mainsnak"]["datavalue"]["value"]["id"]
    assert read(old)[0].classes == (5,)


@pytest.mark.parametrize(
    ("claims", "country"),
    [
        ({"P17": ["Q20"]}, 20),
        ({"P27": ["Q20"]}, 20),
        ({"P17": ["Q20"], "P27": ["Q30"]}, 20),
        ({"P27": ["Q20", "Q30"]}, None),
        ({"P27": ["Q20", "Q20"]}, 20),
        ({"P27": ["Q20", claim("Q30", P582=day("1990-10-03"))]}, 20),
        ({"P27": ["Q20", claim("Q30", "preferred")]}, 30),
        ({}, None),
    ],
)
def test_a_country_is_the_only_one_that_lasts(claims, country):
    """Two say nothing; one that somebody left isn't counted."""
    assert said(**claims).country == country


@pytest.mark.parametrize(
    ("time", "year"),
    [
        (day("2009-01-20"), 2009),
        (day("2009-00-00", 9), 2009),
        (day("2000-00-00", 8), None),
        (("-0044-03-15T00:00:00Z", 11), -44),
        (("later", 11), None),
    ],
)
def test_a_year_is_one_that_is_known(time, year):
    """A decade isn't."""
    assert said(P39=[claim("Q6", P580=time)]).held == (Held(6, None, year, None),)
    assert said(P39=[claim("Q6", P582=time)]).held == (Held(6, None, None, year),)


def test_an_office_is_of_what_its_qualifiers_name():
    """`of` before the employer; the item itself says whose office it is by who directs what."""
    assert said(P39=[claim("Q6", P108="Q8", P642="Q7")]).held == (Held(6, 7),)
    assert said(P39=[claim("Q6", P108="Q8")]).held == (Held(6, 8),)
    assert said(P1001=["Q7"], P2389=["Q8"]).of == 8
    assert said(P1001=["Q7"]).of == 7


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (b"[", []),
        (b" ]\r", []),
        (b"", []),
        (b'{"type":"property","id":"P31"}', []),
        (b'{"id":"Q1"},', [Item(1)]),
        (b'\xef\xbb\xbf{"id":"Q1","labels":{},"claims":{},"sitelinks":{}}', [Item(1)]),
        (b'{"id":"Q1","labels":[],"aliases":[],"claims":[],"sitelinks":[]}', [Item(1)]),
        (b'{"entity":"Q1","redirect":"Q2"}', [Redirect(1, 2)]),
        (b'{"id":"Q2","redirects":{"from":"Q1","to":"Q2"}}', [Redirect(1, 2), Item(2)]),
        (b'{"id":"Q1","labels":{"en":{"val', [None]),
        (b'{"id":"Q1","labels":{"en":7}}', [None]),
        (b'{"id":"Q1","labels":{"en":{"value":"\xff"}}}', [None]),
        (b"{}", [None]),
        (b"7", [None]),
    ],
)
def test_a_line_is_an_item_a_redirect_nothing_or_broken(line, found):
    """What holds the array together and properties are nothing; empty objects may be arrays."""
    assert read(line) == found
