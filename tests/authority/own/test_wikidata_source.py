"""From a dump of Wikidata to entries, in every form, and however often it was cut off."""

from __future__ import annotations

import bz2
import gzip
import json
import os
import random
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.authority.own import wikidata_dump
from tests.authority.own.wikidata_dump import EXCERPT, MALFORMED, claim, day, item

from dateline.authority import load_bundled, open_authority
from dateline.authority.own import installing, packed_lines, wikidata_source
from dateline.authority.own.compiled import CompiledAuthority
from dateline.authority.own.source_rows import SkippedRow
from dateline.authority.own.wikidata_source import DumpOptions, find_reader, read_wikidata
from dateline.authority.records import Post
from dateline.core.errors import ConfigError, SourceError

EVERY_DAY = DumpOptions()
KINDS = {
    "Q30": "Country",
    "Q615": "Person",
    "Q884": "Country",
    "Q1065": "IntergovernmentalOrganization",
    "Q1253": "Person",
    "Q7156": "SportsTeam",
    "Q8646": "Region",
    "Q9684": "MediaOutlet",
    "Q11696": "Position",
    "Q12156": "Topic",
    "Q20718": "Company",
    "Q35171": "Person",
    "Q81066": "Position",
    "Q246283": "Work",
    "Q61448040": "Work",
}
FORMS = {
    "a.json": wikidata_dump.dump().encode(),
    "a.json.gz": gzip.compress(wikidata_dump.dump().encode()),
    "latest-all.json.bz2": bz2.compress(wikidata_dump.dump().encode()),
    "a.ndjson": wikidata_dump.lines().encode(),
    "a.jsonl.gz": gzip.compress(wikidata_dump.lines().encode()),
    "truthy.nt": wikidata_dump.triples().encode(),
    "truthy.nt.gz": gzip.compress(wikidata_dump.triples().encode()),
    "truthy.nt.bz2": bz2.compress(wikidata_dump.triples().encode()),
}


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """A data folder of the test's own."""
    folder = tmp_path / "data"
    monkeypatch.setenv(installing.VARIABLE, str(folder))
    return folder / "authorities"


@pytest.fixture
def add(tmp_path):
    """Write a file and add it."""

    def call(file, content, **options):
        path = tmp_path / file
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return installing.add_authority(path, load_bundled(), **options)

    return call


def entries(added):
    """The entries of an authority that was added, by their ids."""
    with closing(CompiledAuthority(added.path)) as made:
        return {one.id: one for one in made}


def _gzip(content):
    """Packed without the time, which would be in the names of tests."""
    return gzip.compress(content, mtime=0)


@pytest.mark.parametrize("file", FORMS)
def test_each_form_of_the_dump_has_the_same_entries(add, data, file):
    """Of the same kinds; nothing is kept beside them."""
    added, counts = add(file, FORMS[file])
    found = entries(added)
    assert {one.id: one.kind for one in found.values()} == KINDS
    assert counts.faults == set()
    assert [path.name for path in data.iterdir()] == [f"{added.name}.sqlite"]
    assert found["Q884"].names == ("South Korea", "Republic of Korea", "ROK")
    assert (found["Q884"].country, found["Q20718"].country) == (None, "Q884")
    assert (found["Q615"].names, found["Q615"].country) == (("Lionel Messi",), None)
    assert {one.weight for one in found.values()} == {7}
    terms = [(post.position, post.id) for post in found["Q1253"].posts]
    assert ("Secretary-General of the United Nations", "Q81066") in terms


def test_posts_have_years_and_whose_they_are(add):
    """The earliest first: by a qualifier, else by what the office directs or where it is."""
    found = entries(add("a.json", FORMS["a.json"])[0])
    president = ("President of the United States", "Q11696", "Q30")
    assert found["Q35171"].posts == (Post(*president, 1885, 1889), Post(*president, 1893, 1897))
    assert found["Q1253"].posts == (
        Post("foreign minister", "Q7330070", "Q884", 2004, 2006),
        Post("Secretary-General of the United Nations", "Q81066", "Q1065", 2007, 2016),
    )


def test_terms_without_a_year_come_last_and_only_people_hold_offices(add):
    """What an item names may have become another."""
    terms = [
        claim("Q11696", P582=day("1990-01-01")),
        claim("Q99000002", P580=day("2000-01-01"), P642="Q99000003"),
        claim("Q81066", P580=day("1995-01-01"), P582=day("1999-01-01")),
    ]
    some = [
        *EXCERPT,
        {"entity": "Q99000002", "redirect": "Q7330070"},
        {"entity": "Q99000003", "redirect": "Q20"},
        item("Q2", "Ann Ode", P31=["Q5"], P27=["Q99000003"], P39=terms),
        item("Q3", "Orbit", P31=["Q783794"], P39=terms),
    ]
    found = entries(add("a.json", wikidata_dump.dump(some))[0])
    assert [(post.id, post.of, post.start) for post in found["Q2"].posts] == [
        ("Q81066", "Q1065", 1995),
        ("Q7330070", "Q20", 2000),
        ("Q11696", "Q30", None),
    ]
    assert (found["Q2"].country, found["Q3"].posts) == ("Q20", ())


def test_a_dump_is_looked_up_and_not_looked_for(add):
    """An article's names lead to the entries, but of so many none is looked for in prose."""
    add("a.json", FORMS["a.json"])
    with open_authority(None) as known:
        assert [one.id for one in known.find("Samsung Electronics")] == ["Q20718"]
        words = ("the", "film", "Parasite", "beat", "FC", "Barcelona")
        assert [one.id for one in known.find("FC Barcelona")] == ["Q7156"]
        assert known.longest(words, 4) is None


def test_what_is_left_out_is_counted_and_broken_lines_are_a_fault(add, tmp_path):
    """Each reason with the first line; a broken line stops nothing."""
    added, counts = add("a.json", wikidata_dump.dump(EXCERPT, MALFORMED, "{}"))
    assert added.entries == len(KINDS)
    assert counts.notes == {
        "that can't be read, left out": 2,
        "with articles in fewer than 5 Wikipedias, left out": 3,
        "without a name in these languages, left out": 1,
        "of a class that news doesn't name, left out": 2,
    }
    assert counts.faults == {"that can't be read, left out"}
    line = len(EXCERPT) + 2
    assert counts.first["that can't be read, left out"] == f"{tmp_path / 'a.json'}:{line}"


def test_languages_and_the_number_of_wikipedias_may_be_chosen(add):
    """The first language is shown."""
    added, _ = add("a.json", FORMS["a.json"], languages=["ko", "en"], min_sitelinks=0)
    found = entries(added)
    assert found["Q884"].names[:2] == ("대한민국", "South Korea")
    assert {"Q9900001", "Q9900002"} <= found.keys()
    added, _ = add("a.json", FORMS["a.json"], languages=["fr"])
    assert {one.names for one in entries(added).values()} == {("Lionel Messi",), ("Corée du Sud",)}


def test_terms_in_offices_that_have_no_name_are_counted(add):
    """Lines that were taken from a dump may lack the offices."""
    some = [one for one in EXCERPT if one.get("id") in {"Q1253", "Q35171", "Q7330070"}]
    added, counts = add("a.ndjson", wikidata_dump.lines(some))
    assert counts.notes["terms in offices without a name here, left out"] == 3
    assert [post.id for post in entries(added)["Q1253"].posts] == ["Q7330070"]
    assert entries(added)["Q35171"].posts == ()


@pytest.mark.parametrize(
    ("file", "content", "options", "raised"),
    [
        ("a.csv", b"name\nOrbit\n", {"languages": ["en"]}, (ConfigError, "are for dumps of Wiki")),
        ("a.csv", b"name\nOrbit\n", {"min_sitelinks": 3}, (ConfigError, "are for dumps of Wiki")),
        ("a.json", b"", {"min_sitelinks": 3}, (ConfigError, "are for dumps of Wikidata")),
        ("a.json", FORMS["a.json"], {"languages": ["e;f"]}, (ConfigError, "--languages e;f: give")),
        ("a.csv.gz", _gzip(b"name\nOrbit\n"), {}, (SourceError, "isn't a dump of Wiki")),
        ("a.json.gz", _gzip(b'{"name": "Orbit"}'), {}, (SourceError, "isn't a dump")),
        ("a.nt.gz", _gzip(b"<x:a> <x:b> <x:c> ."), {}, (SourceError, "isn't a dump")),
        ("a.json.gz", FORMS["a.json.gz"][:-9], {}, (SourceError, "breaks off")),
        ("a.json", FORMS["a.json"], {"min_sitelinks": 99}, (SourceError, "nothing to add")),
    ],
)
def test_what_cant_be_added_is_told_and_leaves_what_was_there(add, file, content, options, raised):
    """In one line."""
    name = file.partition(".")[0]
    add("old.csv", b"name,kind\nOrbit,Company\n", name=name)
    error, said = raised
    with pytest.raises(error, match=said) as caught:
        add(file, content, **options)
    assert "\n" not in str(caught.value)
    assert [one.entries for one in installing.list_authorities()] == [1]


def test_a_dump_that_tells_no_articles_is_told_early(add, monkeypatch):
    """Before a hundred gigabytes are read for nothing; all of it may still be taken."""
    monkeypatch.setattr(wikidata_source, "_MANY", 3)
    silent = wikidata_dump.dump([dict(one, sitelinks=[]) for one in EXCERPT])
    with pytest.raises(SourceError, match="says nothing of articles in Wikipedias; take all of it"):
        add("a.json", silent)
    assert add("a.json", silent, min_sitelinks=0)[0].entries > len(KINDS)


def test_a_dump_that_told_of_articles_may_be_silent_for_long(tmp_path, monkeypatch):
    """Be it in one go, or after it was cut off."""
    monkeypatch.setattr(wikidata_source, "_MANY", 3)
    monkeypatch.setattr(packed_lines, "_BLOCK", 5000)
    file = tmp_path / "a.ndjson"
    silent = [dict(item(f"Q{number}", "x"), sitelinks=[]) for number in range(1000, 1050)]
    file.write_text(wikidata_dump.lines([*EXCERPT[:1], *silent]))
    reader = find_reader(file, ("en",))
    expected = list(read_wikidata(file, reader, tmp_path / "at-once"))
    with pytest.raises(KeyboardInterrupt):
        list(read_wikidata(file, reader, tmp_path / "kept", on_progress=cut_off(0)))
    assert list(read_wikidata(file, reader, tmp_path / "kept")) == expected


def test_a_dump_may_begin_with_anything(tmp_path):
    """Empty lines, broken ones, what became another."""
    file = tmp_path / "a.json"
    file.write_text("\n" * 30 + MALFORMED + '\n{"entity":"Q1","redirect":"Q2"}\n')
    assert find_reader(file, ("en",)) is not None
    file.write_text("\n" * 30 + MALFORMED + '\n{"id":"Q1","name":"Orbit"}\n')
    assert find_reader(file, ("en",)) is None


def test_ordinary_triples_are_no_dump(tmp_path):
    """They are read as any RDF is."""
    (tmp_path / "a.nt").write_text("<x:a> <x:b> <x:c> .\n")
    assert find_reader(tmp_path / "a.nt", ("en",)) is None
    (tmp_path / "a.ttl").write_text("")
    assert find_reader(tmp_path / "a.ttl", ("en",)) is None


def people(count):
    """Items enough for many blocks, of which some are broken or of no kind."""
    chance = random.Random(1)
    for number in range(1, count):
        kind = chance.choice(["Q5", "Q4830453", "Q16521", "Q24869"])
        term = claim("Q7330070") if kind == "Q5" else "Q7330070"
        yield item(
            f"Q{number * 7}",
            f"Name {number}",
            articles=chance.randint(3, 7),
            P31=[kind],
            P39=[term],
        )


PEOPLE = [*EXCERPT, *people(150)]
CONTENTS = {
    "a.json": wikidata_dump.dump(PEOPLE, MALFORMED).encode(),
    "a.nt": wikidata_dump.triples(PEOPLE).encode(),
}
PACKERS = {"": bytes, ".gz": gzip.compress, ".bz2": bz2.compress}


def cut_off(after):
    """Something that is told how far it is, and has enough of it sometime."""
    told = []

    def on_progress(*so_far):
        told.append(so_far)
        if len(told) > after:
            raise KeyboardInterrupt

    return on_progress


@pytest.mark.parametrize("form", CONTENTS)
@pytest.mark.parametrize("ending", PACKERS)
@settings(max_examples=10, deadline=None)  # each writes two files, and reads one again and again
@given(stops=st.lists(st.integers(0, 12), max_size=3), streams=st.integers(1, 3))
def test_reading_that_was_cut_off_goes_on(form, ending, stops, streams):
    """However often, the rows are those of reading it at once; nothing is read twice."""
    whole = CONTENTS[form]
    part = len(whole) // streams + 1
    block, packed_lines._BLOCK = packed_lines._BLOCK, 997
    try:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / f"{form}{ending}"
            parts = (whole[at : at + part] for at in range(0, len(whole), part))
            file.write_bytes(b"".join(map(PACKERS[ending], parts)))

            def rows(kept, on_progress=lambda *_: None):
                reader = find_reader(file, ("en",))
                return list(
                    read_wikidata(file, reader, Path(folder) / kept, on_progress=on_progress)
                )

            expected = rows("at-once")
            for stop in stops:
                try:
                    rows("cut-off", cut_off(stop))
                except KeyboardInterrupt:
                    continue
            assert rows("cut-off") == expected
    finally:
        packed_lines._BLOCK = block


def test_going_on_reads_no_line_again_and_other_options_begin_anew(tmp_path):
    """What is told of progress begins where it stopped."""
    file, folder = tmp_path / "a.json.gz", tmp_path / "kept"
    file.write_bytes(gzip.compress(CONTENTS["a.json"]))
    reader = find_reader(file, ("en",))
    told: list[tuple[str, int, int]] = []

    def read(options=EVERY_DAY):
        told.clear()
        rows = read_wikidata(
            file, reader, folder, options, on_progress=lambda *one: told.append(one)
        )
        return [row for row in rows if not isinstance(row, SkippedRow)]

    first = read()
    assert {what for what, _, _ in told} == {"reading", "compiling"}
    assert read() == first
    assert {what for what, _, _ in told} == {"compiling"}
    assert len(read(DumpOptions(least=7))) < len(first)
    assert told[0][0] == "reading"
    read()
    os.utime(file, (1, 1))
    read()
    about = file.stat()
    assert told[0] == ("reading", about.st_size, about.st_size)
    file.write_bytes(b"x" * about.st_size)
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert read() == first


def test_an_interrupted_run_changes_nothing_and_is_gone_on_from(add, data, tmp_path):
    """What was there stays; the next run has the entries of one that wasn't interrupted."""
    add("a.csv", b"name,kind\nOrbit,Company\n", name="a")
    for stop in (0, 1):  # while reading, and while compiling
        with pytest.raises(KeyboardInterrupt):
            add("a.json", CONTENTS["a.json"], on_progress=cut_off(stop))
        os.utime(tmp_path / "a.json", (1, 1))
        assert [one.entries for one in installing.list_authorities()] == [1]
        assert {path.name for path in data.iterdir()} == {"a.sqlite", "a.staged"}
        assert installing.count_staged(tmp_path / "a.json") > len(PEOPLE)
    added, _ = installing.add_authority(tmp_path / "a.json", load_bundled())
    again, _ = add("b.json", CONTENTS["a.json"])
    assert entries(added) == entries(again)
    assert {path.name for path in data.iterdir()} == {"a.sqlite", "b.sqlite"}


def test_removing_takes_what_was_kept_of_a_dump_too(add, data):
    """Whether it was ever added or not."""
    with pytest.raises(KeyboardInterrupt):
        add("a.json", FORMS["a.json"], on_progress=cut_off(0))
    installing.remove_authority("a")
    assert list(data.iterdir()) == []
    with pytest.raises(ConfigError):
        installing.remove_authority("a")


def test_an_item_that_comes_twice_is_one(add):
    """The later line counts."""
    twice = [item("Q1", "Orbit", P31=["Q783794"]), item("Q1", "Orbis", P31=["Q783794"])]
    added, _ = add("a.ndjson", "\n".join(map(json.dumps, twice)))
    assert [one.names for one in entries(added).values()] == [("Orbis",)]
