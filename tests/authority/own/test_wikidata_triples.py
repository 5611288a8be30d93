"""The truthy dump says what the JSON dump says, but for what it lacks."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.authority.own import wikidata_dump
from tests.authority.own.wikidata_dump import EXCERPT, claim, item

from dateline.authority.own.source_rows import clean_names
from dateline.authority.own.wikidata_items import Held, Item, LineReader, Redirect
from dateline.authority.own.wikidata_triples import TripleReader, looks_like

LABEL = b"<http://www.wikidata.org/entity/Q1> <http://www.w3.org/2000/01/rdf-schema#label> "


def read(text, *languages):
    """What some lines say."""
    made = text.encode() if isinstance(text, str) else text
    return [one for _, one in TripleReader(languages or ("en",)).read(made.split(b"\n"), 1)]


def from_json(entities, *languages):
    """The same of JSON."""
    lines = [json.dumps(one).encode() for one in entities]
    return [one for _, one in LineReader(languages or ("en",)).read(lines, 1)]


def without_terms(one):
    """An item as truthy statements have it: the preferred offices, without their years."""
    if not isinstance(one, Item) or not one.held:
        return one
    kept = one.held[:1] if one.number == 1253 else one.held
    return msgspec.structs.replace(one, held=tuple(Held(term.office) for term in kept))


def test_the_excerpt_says_the_same_in_both_forms():
    """Names, classes, countries, articles and redirects."""
    found = [one for one in read(wikidata_dump.triples()) if one != Item(99000001)]
    assert found == [without_terms(one) for one in from_json(EXCERPT)]
    assert Redirect(99000001, 29168811) in found


@given(st.text(max_size=20), st.lists(st.text(max_size=9), max_size=3))
def test_any_name_is_read_as_it_was_written(label, aliases):
    """Whatever had to be escaped."""
    safe = [one for one in (label, *aliases) if not any(0xD800 <= ord(c) < 0xE000 for c in one)]
    if safe:
        (one,) = read(wikidata_dump.triples([item("Q1", safe[0] or "x", safe[1:])]))
        assert one.names == clean_names((safe[0] or "x", *safe[1:]))


@pytest.mark.parametrize(
    ("literal", "name"),
    [
        (rb'"K\u00F6ln \U0001F600"', "Köln 😀"),
        (rb'"a\tb\\n\"c\""', 'a b\\n"c"'),
        (rb'"a\uD800b\U00110000"', "a\ufffdb\ufffd"),
    ],
)
def test_escapes_are_put_back(literal, name):
    """What is no letter is marked as such."""
    (one,) = read(LABEL + literal + b"@en .")
    assert one.names == (name,)


def test_a_line_that_is_no_triple_is_broken_and_the_rest_is_read():
    """Comments and empty lines are nothing."""
    found = read(LABEL + b'"Orbit"@en .\n# a comment\n\n<broken\n' + LABEL + b'"Orb"@en-gb .')
    assert found == [None, Item(1, ("Orbit",))]


def test_what_is_said_of_others_is_not_the_items():
    """Properties and nodes of statements come between items."""
    text = LABEL + b'"Orbit"@en .\n' + LABEL.replace(b"/Q1>", b"/P31>") + b'"instance of"@en .\n'
    text += b"_:x <http://www.wikidata.org/prop/direct/P31> <http://www.wikidata.org/entity/Q5> ."
    assert read(text) == [Item(1, ("Orbit",))]


def test_a_count_of_articles_is_taken_where_there_are_no_articles():
    """Some exports have the number alone."""
    count = (
        b'<http://www.wikidata.org/entity/Q1> <http://wikiba.se/ontology#sitelinks> "8"^^<x:y> .'
    )
    assert read(LABEL + b'"Orbit"@en .\n' + count)[0].articles == 8


def test_aliases_alone_name_nothing_and_a_body_comes_before_a_jurisdiction():
    """As in JSON."""
    (one,) = read(wikidata_dump.triples([item("Q1", "", ["Orb"], P1001=["Q7"], P2389=["Q8"])]))
    assert one == Item(1, (), 7, of=8)


def test_the_last_item_of_some_lines_may_go_on():
    """All before it is whole; the articles of an item belong to it."""
    text = wikidata_dump.triples([item("Q1", "Orbit"), item("Q2", "Lux", P31=[claim("Q5")])])
    lines = text.encode().split(b"\n")[1:-1]
    whole = TripleReader(("en",)).whole
    starts = [at for at, line in enumerate(lines) if b"/Q2>" in line]
    assert whole(lines) == starts[0]
    assert whole(lines[: starts[0] + 1]) == starts[0]
    assert whole(lines[: starts[0]]) == 0


def test_a_dump_is_told_from_other_triples():
    """By its first line, or that of an item or an article about one."""
    dump = wikidata_dump.triples(EXCERPT[:1]).encode().split(b"\n")
    assert all(map(looks_like, (dump[0], dump[1])))
    assert not looks_like(b"<https://x.example/1> <https://x.example/p> <https://x.example/2> .")
