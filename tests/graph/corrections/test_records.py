from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.errors import ConfigError
from dateline.graph.corrections.records import (
    ThingAddress,
    age_key,
    list_addresses,
    parse_address,
    parse_correction,
    without_author,
)

ADD = {"do": "add", "subject": "A", "predicate": "spouse_of", "object": "B", "source": "Book"}


def test_a_text_is_an_id_or_a_name():
    """What looks like an id of an authority or of a graph is one; all else is a name."""
    for text in (
        "Q884",
        "geonames:1835848",
        "https://x.example/1",
        "HTTP://x.example",
        "urn:isbn:1",
        "person/ann-ode",
        "own:a/7",
        "dateline:Q884/police",
    ):
        assert parse_address(text) == ThingAddress(id=text)
    for text in ("Ann Ode", "Mission: Impossible", "CSI:Miami", "Q Branch", "AC/DC", "Either/Or"):
        assert parse_address(text) == ThingAddress(name=text)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"do": "sam"}, "Invalid value 'sam' - at `do`; it is one of same, different, "),
        ({"thing": "X", "to": "Y"}, "missing required field `do`"),
        ({"do": "rename", "thing": "X", "to": "Y", "foo": 1}, "unknown field `foo`"),
        ({"do": "rename", "thing": {"nam": "X"}, "to": "Y"}, "unknown field `nam` - at `thing`"),
        ({"do": "rename", "thing": 1, "to": "Y"}, "got `int` - at `thing`"),
        ({"do": "rename", "thing": "X", "to": " "}, "`to` is empty"),
        ({"do": "rename", "thing": {"kind": "Person"}, "to": "Y"}, "needs a name"),
        ({"do": "rename", "thing": "X", "to": "Y\udcff"}, "`to` has bytes that are no text"),
        ({"do": "rename", "thing": "X", "to": "Y", "date": "today"}, "at `date`"),
        ({"do": "same", "things": ["A"]}, "two different things"),
        ({"do": "different", "things": ["A", "A"]}, "by article or quote"),
        ({"do": "same", "things": ["A", {"name": "B", "kind": "Persona"}]}, "no kind 'Persona'"),
        ({"do": "retype", "thing": "A", "to": "Persona"}, "no kind 'Persona'"),
        ({"do": "link", "thing": "A", "to": "a b"}, "is no id or IRI"),
        ({"do": "link", "thing": "A", "to": "seven"}, "is no id or IRI"),
        ({"do": "link", "thing": "A", "to": "javascript:alert(1)"}, "is no id or IRI"),
        ({"do": "link", "thing": "A", "to": "javascript://x.example/%0aalert(1)"}, "is no id"),
        ({"do": "link", "thing": "A", "to": "data:text/html,x"}, "is no id or IRI"),
        ({"do": "link", "thing": "A", "to": "hr:42"}, "write it like Q884"),
        ({"do": "link", "thing": "A", "to": "https:///x"}, "is no id or IRI"),
        ({"do": "link", "thing": "A", "to": "geonames:seoul"}, "is no id or IRI"),
        ({"do": "unlink", "thing": "A", "to": "javascript:alert(1)"}, "is no id or IRI"),
        (ADD, "needs the `quote`"),
        ({**ADD, "quote": "…", "predicate": "likes"}, "no predicate 'likes'"),
        ({**ADD, "quote": "…", "when": "soon"}, "'soon' isn't an EDTF date"),
        ({**ADD, "quote": "…", "stance": "sure"}, "at `stance`"),
        ({**ADD, "quote": "…", "predicate": "birth_date"}, "'B' isn't an EDTF date"),
        ({**ADD, "quote": "…", "predicate": "alias", "object": {"name": "B"}}, "ends at a value"),
        (
            {"do": "change", "subject": "A", "predicate": "head_of", "object": "B"},
            "nothing to change",
        ),
    ],
)
def test_what_is_not_allowed_is_told(raw, said):
    """An unknown key, a wrong value or an entry that says nothing is an error of one line."""
    with pytest.raises(ConfigError) as caught:
        parse_correction(raw)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_entry_says_what_it_decides():
    """In messages an entry is its decision, then who, when and why."""
    raw = {"do": "same", "things": ["A", {"name": "B", "article": "x.txt"}], "author": "mk"}
    assert str(parse_correction(raw)) == "same “A”, “B” in x.txt (mk)"
    assert str(parse_correction({**raw, "note": "seen"})) == "same “A”, “B” in x.txt (mk: “seen”)"
    assert str(parse_correction({**raw, "note": "seen\nby me"})).endswith("(mk: “seen by me”)")
    assert (
        str(without_author(parse_correction({**raw, "note": "seen"}))) == "same “A”, “B” in x.txt"
    )


def test_the_things_of_a_claim_are_its_ends():
    """A value is no thing; the new end of a changed claim is one."""
    raw = {"do": "change", "subject": "A", "predicate": "head_of", "object": "B", "to": "C"}
    assert list_addresses(parse_correction(raw)) == (
        ThingAddress(name="A"),
        ThingAddress(name="B"),
        ThingAddress(name="C"),
    )
    assert list_addresses(
        parse_correction({"do": "drop", "subject": "A", "predicate": "alias", "object": "3"})
    ) == (ThingAddress(name="A"),)


@given(st.permutations(["2024-05-01", "2024-05-02", None]))
def test_older_entries_come_first(dates):
    """Entries are ranked by date, those without one first."""
    raw = {"do": "rename", "thing": "A", "to": "B"}
    made = [parse_correction({**raw, **({"date": one} if one else {})}) for one in dates]
    ranked = [str(one.date) for one in sorted(made, key=age_key)]
    assert ranked == ["None", "2024-05-01", "2024-05-02"]
