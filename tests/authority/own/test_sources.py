"""What a source says of one thing: names, ids, kinds and countries, from each format."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace

import pytest

from dateline.authority import load_bundled
from dateline.authority.own.compiled import CompiledAuthority, name_forms
from dateline.authority.own.compiling import compile_rows
from dateline.authority.own.ftm_source import looks_like, read_ftm
from dateline.authority.own.rdf_source import read_rdf
from dateline.authority.own.source_rows import (
    SkippedRow,
    SourceRow,
    clean_id,
    clean_names,
    find_kind,
)
from dateline.authority.own.table_source import read_csv, read_jsonl
from dateline.authority.records import Post
from dateline.core.errors import SourceError


@pytest.fixture
def file(tmp_path):
    """Write a file."""

    def call(text, name="a.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return call


@pytest.mark.parametrize(
    ("value", "made"),
    [
        ("Q884", "Q884"),
        (" http://www.wikidata.org/entity/Q884 ", "Q884"),
        ("https://m.wikidata.org/wiki/Q884", "Q884"),
        ("https://sws.geonames.org/42/about.rdf", "geonames:42"),
        ("GEONAMES:42", "geonames:42"),
        ("Q0884", "Q0884"),
        ("Q884x", "Q884x"),
        ("NO  99", "NO 99"),
    ],
)
def test_an_id_has_one_spelling(value, made):
    """Whatever address it is written as; what is none stays as it is."""
    assert clean_id(value) == made


def test_names_are_trimmed_and_come_once():
    """What has no letter or digit is no name."""
    assert clean_names(["Ann  Ode ", "", "—", "Ann Ode", "7"]) == ("Ann Ode", "7")
    assert find_kind(" company ") == "Company"
    assert find_kind("vessel") is None


def test_a_table_is_set_apart_as_its_first_line_is(file):
    """By semicolons, commas or tabs; empty lines are none, and short ones have empty cells."""
    for mark in ",;\t":
        text = "Name,ALIASES,kind,country\nOrbit,Orb|Orbis,company, NO\n\nLux\n"
        first, second = read_csv(file(text.replace(",", mark)))
        assert (first.names, first.kind, first.country) == (
            ("Orbit", "Orb", "Orbis"),
            "Company",
            "NO",
        )
        assert first.where.endswith("a.csv:2")
        assert (second.names, second.kind, second.country, second.ids) == (("Lux",), None, None, ())


def test_aliases_alone_name_nothing(file):
    """A row without a name of its own has none to show."""
    (row,) = read_csv(file("name,aliases\n,Orb\n"))
    assert row.names == ()


@pytest.mark.parametrize(
    ("column", "value", "made"),
    [
        ("wikidata", "Q884", "Q884"),
        ("geonames", "42", "geonames:42"),
        ("geonames", "https://www.geonames.org/42/x.html", "geonames:42"),
        ("iri", "https://x.example/1", "https://x.example/1"),
        ("id", "42", "42"),
        ("id", "Q884", "Q884"),
        ("wikidata", "884", None),
        ("wikidata", "Qx", None),
        ("geonames", "Q884", None),
        ("iri", "x.example", None),
    ],
)
def test_a_column_holds_its_own_sort_of_id(file, column, value, made):
    """Another's is an error with its line."""
    path = file(f"name,{column}\nOrbit,{value}\n")
    if made is None:
        with pytest.raises(SourceError, match=f"a.csv:2: {column}"):
            list(read_csv(path))
    else:
        assert next(read_csv(path)).ids == (made,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,colour\nOrbit,blue\n", "column 'colour' isn't known"),
        ("name,kind\nOrbit,Compny\n", "perhaps Company"),
        ("name,kind\nOrbit,Xyzzy\n", "known are"),
        ("name\nOrbit,Works\n", "2 cells for 1 columns"),
    ],
)
def test_what_a_table_may_not_have_is_told(file, text, said):
    """With what to do."""
    with pytest.raises(SourceError, match=said):
        list(read_csv(file(text)))


def test_lines_of_json_are_rows_with_lists_numbers_and_gaps(file):
    """A null is as if the key weren't there."""
    lines = [
        {"name": "Orbit", "aliases": ["Orb", "Orbis"], "id": 7, "kind": None},
        {"name": "Lux", "aliases": "L|M"},
    ]
    text = "\n\n".join(json.dumps(one) for one in lines)
    first, second = read_jsonl(file(text, "a.jsonl"))
    assert (first.names, first.ids, first.kind) == (("Orbit", "Orb", "Orbis"), ("7",), None)
    assert second.names == ("Lux", "L", "M")
    assert second.where.endswith(":3")


def ftm(file, **properties):
    """The row of a company with properties."""
    entity = {"id": "NK-1", "schema": "Company", "properties": properties}
    (row,) = read_ftm(file(json.dumps(entity), "a.json"))
    return row


def test_an_entity_is_shown_by_its_caption_if_that_is_a_name(file):
    """Weak aliases fit too many, and nested entities are no names."""
    assert ftm(file, name=["Orbit"], weakAlias=["O"], alias=["Orb", {"id": "x"}]).names == (
        "Orbit",
        "Orb",
    )
    entity = {"id": "a", "schema": "Person", "properties": {"name": ["B", "A"]}}
    for caption, first in (("A", "A"), ("C", "B")):
        (row,) = read_ftm(file(json.dumps(entity | {"caption": caption}), "a.json"))
        assert row.names[0] == first
    (left,) = read_ftm(file(json.dumps(entity | {"schema": "Vessel"}), "a.json"))
    assert isinstance(left, SkippedRow)


def test_a_country_is_the_first_property_that_has_only_one(file):
    """Two nationalities say nothing, the country of registration may."""
    assert ftm(file, nationality=["se"], country=["no"]).country == "se"
    assert ftm(file, nationality=["se", "dk"], country=["no"]).country == "no"
    assert ftm(file, nationality=["se", "dk"]).country is None


def test_a_line_is_an_entity_if_it_has_all_three_keys():
    """And is JSON at all."""
    assert looks_like(b'{"id": "a", "schema": "Person", "properties": {}, "x": 1}')
    assert not looks_like(b'{"id": "a", "schema": "Person"}')
    assert not looks_like(b"id,schema,properties")
    assert not looks_like(b"[1]")


RDF = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <http://schema.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix : <https://x.example/> .
"""


def rdf(file, text):
    """What the subjects of some Turtle come to."""
    return list(read_rdf(file(RDF + text, "a.ttl")))


def test_english_names_come_first_then_those_without_a_language(file):
    """Of one language, the preferred before the others."""
    (row,) = rdf(
        file,
        ':a skos:prefLabel "Örbit"@sv, "Orbit"@en-GB ; skos:altLabel "Orb"@en ;'
        ' schema:name "Orbis" .',
    )
    assert row.names == ("Orbit", "Örbit", "Orbis", "Orb")
    (plain,) = rdf(file, ':a skos:prefLabel "Örbit"@sv, "Orbit" .')
    assert plain.names == ("Orbit", "Örbit")


def test_a_subject_is_of_the_most_exact_of_its_classes(file):
    """Of none where they exclude each other; a class that we have no kind for is left out."""
    (one,) = rdf(file, ':a a schema:Organization, schema:Corporation ; schema:name "Orbit" .')
    assert one.kind == "Company"
    (both,) = rdf(file, ':a a schema:Person, schema:Corporation ; schema:name "Orbit" .')
    assert both.kind is None
    (left,) = rdf(file, ':a a schema:Recipe ; schema:name "Soup" .')
    assert isinstance(left, SkippedRow)
    assert left.why == "of class Recipe"
    (concept,) = rdf(file, ':a a skos:Concept ; skos:prefLabel "fishing" .')
    assert concept.kind is None
    assert rdf(file, ":a a schema:Recipe .") == []
    assert rdf(file, ":a owl:sameAs :b .") == []


def test_ids_are_the_subjects_own_and_those_of_known_authorities(file):
    """Sameness with anything else is left out, and a blank node has no id."""
    (row,) = rdf(
        file,
        ":a owl:sameAs <http://www.wikidata.org/entity/Q7>, <https://y.example/> ;"
        ' schema:name "Orbit" ; schema:addressCountry "NO" .',
    )
    assert row.ids == ("https://x.example/a", "Q7")
    assert row.country == "NO"
    (blank,) = rdf(file, '[] schema:name "Orbit" .')
    assert blank.ids == ()


@pytest.mark.parametrize(
    ("name", "kind", "forms"),
    [
        ("Orbit Works Ltd", "Company", ["orbit works ltd", "orbit works"]),
        ("Orbit Co. Ltd.", "Company", ["orbit co ltd", "orbit"]),
        ("Orbit Works Ltd", "Work", ["orbit works ltd"]),
        ("The Orbit Works", "Company", ["the orbit works", "orbit works"]),
        ("The Orbit", "Company", ["the orbit"]),
        ("Ltd", "Company", ["ltd", "ltd"]),
        ("-", "Company", []),
    ],
)
def test_a_name_may_stand_without_its_article_and_its_legal_form(name, kind, forms):
    """An article goes if two words follow, a form if it is a body's and something is left."""
    found = [" ".join(key for _, key in pieces) for pieces in name_forms(name, kind)]
    assert found == forms


@pytest.fixture
def compiled(tmp_path):
    """Compile rows, and open what comes of it."""

    def call(*rows, kind=None):
        path = tmp_path / "staff.sqlite"
        path.unlink(missing_ok=True)
        counts = compile_rows(rows, path, name="staff", source="x", kind=kind, known=load_bundled())
        with closing(CompiledAuthority(path)) as made:
            return counts, list(made)

    return call


def row(*names, kind="Person", where="x:1", **more):
    """A row of a source."""
    return SourceRow(where=where, names=names, kind=kind, **more)


def test_what_can_be_no_entry_is_counted_with_its_reason(compiled):
    """What somebody should look at is a fault; a class without a kind of ours isn't."""
    counts, entries = compiled(
        row(),
        row("Orbit", kind=None),
        SkippedRow(where="x:3", why="of schema Vessel"),
        row("Ann Ode"),
    )
    assert (len(entries), counts.entries, counts.notes.total()) == (1, 1, 3)
    assert len(counts.faults) == 2
    assert "of schema Vessel, left out" not in counts.faults
    given, entries = compiled(row("Orbit", kind=None), kind="Company")
    assert (entries[0].kind, given.notes.total()) == ("Company", 0)


@pytest.mark.parametrize(
    ("stated", "country"),
    [
        ("NO", "Q20"),
        ("nor", "Q20"),
        ("Norway", "Q20"),
        ("Q20", "Q20"),
        ("Korea", None),
        ("Nowhere", None),
    ],
)
def test_a_country_is_an_id_a_code_or_a_name_of_one_country(compiled, stated, country):
    """What may be two isn't known, and the row is kept without it."""
    counts, (entry,) = compiled(row("Ann Ode", country=stated))
    assert entry.country == country
    assert counts.notes.total() == (country is None)


def test_inverted_names_of_people_are_turned(compiled):
    """A title behind a comma isn't turned, and a body's name never is."""
    assert compiled(row("Ode, Ann"))[1][0].names == ("Ann Ode", "Ode, Ann")
    assert compiled(row("Ode, Jr."))[1][0].names == ("Ode, Jr.",)
    assert compiled(row("Ode, Ann, MP"))[1][0].names == ("Ode, Ann, MP",)
    assert compiled(row("Ode, Ann", kind="Company"))[1][0].names == ("Ode, Ann",)


def test_ids_of_a_row_come_wikidata_first(compiled):
    """Two of Wikidata contradict each other, an address comes before any other own id."""
    ids = ("x-1", "https://x.example/1", "geonames:42", "Q7")
    (entry,) = compiled(row("Orbit", kind="Company", ids=ids))[1]
    own = ("own:staff/https://x.example/1", "own:staff/x-1")
    assert (entry.id, entry.also) == ("Q7", ("geonames:42", *own))
    (torn,) = compiled(row("Orbit", kind="Company", ids=("Q7", "Q8", "x-1")))[1]
    assert (torn.id, torn.also) == ("own:staff/x-1", ())
    (none,) = compiled(row("Orbit", kind="Company"))[1]
    assert none.id.startswith("own:staff/")


def test_rows_of_one_id_are_one_entry_of_the_most_exact_kind(compiled):
    """With the names and the country of all; without an id, two of one name stay two."""
    rows = (
        row("Orbit", kind="Organization", ids=("Q7",)),
        row("Orb", kind="Company", ids=("Q7",), country="NO"),
    )
    (entry,) = compiled(*rows)[1]
    assert (entry.kind, set(entry.names), entry.country) == ("Company", {"Orbit", "Orb"}, "Q20")
    assert compiled(*rows)[1] == compiled(*rows[::-1])[1]
    assert len(compiled(row("Ann Ode", country="NO"), row("Ann Ode", country="SE"))[1]) == 2
    assert len(compiled(row("Ann Ode"), row("Ann Ode"))[1]) == 1


def test_posts_and_weight_are_kept(compiled):
    """Of rows of one id, every post once, and the greater weight."""
    chair = Post(position="Chair; of two", id=None, of="Q20", start=2001, end=None)
    premier = Post(position="Premier", id="Q9", of=None, start=None, end=2000)
    (entry,) = compiled(
        row("Ann Ode", ids=("Q7",), posts=(chair,), weight=3),
        row("Ann Ode", ids=("Q7",), posts=(premier, chair), weight=9),
    )[1]
    kept = replace(chair, position="Chair, of two")
    assert (set(entry.posts), len(entry.posts), entry.weight) == ({kept, premier}, 2, 9)
    (plain,) = compiled(row("Orbit"))[1]
    assert (plain.posts, plain.weight, plain.lookup_only) == ((), 0, False)


@pytest.mark.parametrize("quiet", [True, False])
def test_names_for_looking_up_only_are_not_looked_for_in_prose(tmp_path, quiet):
    """They are found when they are asked for, and the entry says so."""
    path = tmp_path / "staff.sqlite"
    rows = [row("Norling Works", kind="Company")]
    known = load_bundled()
    compile_rows(rows, path, name="staff", source="x", kind=None, known=known, lookup_only=quiet)
    staff = CompiledAuthority(path)
    (entry,) = staff.find("Norling Works")
    assert entry.lookup_only is quiet
    assert (staff.longest(["Norling", "Works"], 0) is None) is quiet
    staff.close()
