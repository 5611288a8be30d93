"""Own authorities: each format comes in, what is broken leaves the old, and entries are found."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.authority import load_bundled, name_keys, open_authority
from dateline.authority.own import installing
from dateline.authority.own.compiled import FORMAT
from dateline.core.errors import ConfigError, SourceError

HEADER = "name,aliases,kind,wikidata,geonames,iri,id,country\n"
TABLE = (
    HEADER
    + """\
Marta Oyelaran,"Oyelaran, Marta|M. Oyelaran",Person,,,https://example.org/p/1,,SE
Halvorsen Marine Holdings,HMH,company,,,,NO-99,Norway
South Korea,Land of Test,Country,Q884,,,,
European Union,Eurounion,IntergovernmentalOrganization,,,https://example.org/eu,,
"""
)
LINES = [
    {"name": "Marta Oyelaran", "kind": "Person", "iri": "https://example.org/p/1"},
    {"name": "Halvorsen Marine Holdings", "aliases": ["HMH"], "kind": "Company", "id": "NO-99"},
]
FTM = [
    {
        "id": "NK-1",
        "schema": "Person",
        "caption": "Marta Oyelaran",
        "properties": {
            "name": ["OYELARAN, Marta", "Marta Oyelaran"],
            "weakAlias": ["Marta"],
            "wikidataId": ["Q990001"],
            "nationality": ["se"],
        },
    },
    {"id": "Q990002", "schema": "Company", "properties": {"name": ["Halvorsen Marine Holdings"]}},
    {"id": "imo-1", "schema": "Vessel", "properties": {"name": ["Halvorsen Star"]}},
    {"id": "a", "schema": "PublicBody", "properties": {"name": ["Norbygd Harbour Board"]}},
]
TURTLE = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <http://schema.org/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix : <https://example.org/> .
:scheme a skos:ConceptScheme ; skos:prefLabel "People and bodies"@en .
:marta a skos:Concept, foaf:Person ;
    skos:prefLabel "Marta Ojelaran"@sv, "Marta Oyelaran"@en ; skos:hiddenLabel "Marta Oyelarran" ;
    skos:exactMatch <https://www.wikidata.org/wiki/Q990001> .
:halvorsen a org:FormalOrganization, schema:Corporation ; schema:name "Halvorsen Marine Holdings" ;
    skos:altLabel "HMH" ; schema:sameAs <https://www.geonames.org/42/x.html> .
:fishing a skos:Concept ; skos:prefLabel "fishing"@en .
"""


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """A data folder of the test's own."""
    folder = tmp_path / "data"
    monkeypatch.setenv(installing.VARIABLE, str(folder))
    return folder


@pytest.fixture
def add(tmp_path):
    """Write a file and add it."""

    def call(file, text, **options):
        path = tmp_path / file
        if not isinstance(text, str):
            text = "".join(json.dumps(one) + "\n" for one in text)
        path.write_text(text, "utf-8")
        return installing.add_authority(path, load_bundled(), **options)

    return call


def ids(name):
    """Ids of what a name finds, with all that was added."""
    with open_authority(None) as known:
        return [entry.id for entry in known.find(name)]


def prose(text, start=0):
    """What the longest name in words is, with all that was added."""
    with open_authority(None) as known:
        found = known.longest(text.split(), start)
        return None if found is None else (found[0], [entry.label for entry in found[1]])


def test_nothing_added_is_what_comes_with_dateline(data):
    """Where nobody added anything, the tables and the world are in use, and no folder is made."""
    with open_authority(None) as known:
        assert known.bundled is load_bundled()
        assert known.version == ""
        assert [one.id for one in known.find("Boeing")][-1:] != []
    assert not data.exists()


def test_a_table_is_found(add):
    """Names of a table are found by any spelling, ids and countries are known."""
    added, counts = add("staff.csv", TABLE)
    assert (added.name, counts.entries, counts.notes) == ("staff", 4, {})
    assert ids("marta oyelaran") == ids("Marta OYELARAN") == ["own:staff/https://example.org/p/1"]
    with open_authority(None) as known:
        (marta,) = known.find("M. Oyelaran")
        (holdings,) = known.find("the HMH")
    assert (marta.iri, marta.country) == ("https://example.org/p/1", "Q34")
    assert (holdings.id, holdings.iri) == ("own:staff/NO-99", None)
    assert (holdings.kind, holdings.country) == ("Company", "Q20")


def test_an_inverted_name_is_turned(add):
    """A name with its surname first is found and shown the right way round; "Jr." isn't turned."""
    add("a.csv", "name,kind\n" + '"Okafor, Ada",Person\n"Vance, Jr.",Person\n')
    with open_authority(None) as known:
        assert known.find("Ada Okafor")[0].label == "Ada Okafor"
        assert known.find("Jr. Vance") == ()


def test_one_id_is_one_entry(add):
    """An own entry of a bundled id adds its names to it, and keeps the bundled place in order."""
    add("staff.csv", TABLE)
    assert ids("Land of Test") == ["Q884"]
    assert ids("Korea")[:2] == ["Q884", "Q423"]
    with open_authority(None) as known:
        entry = known.get("Q884")
    assert entry.label == "South Korea"
    assert "Land of Test" in entry.names


def test_a_name_that_is_bundled_is_the_bundled_thing(add):
    """Without an id, the only bundled thing of that name and kind is meant; its IRIs are both."""
    add("staff.csv", TABLE)
    assert ids("EU") == ids("Eurounion") == ["Q458"]
    with open_authority(None) as known:
        assert known.get("Q458").iris == (
            "http://www.wikidata.org/entity/Q458",
            "https://example.org/eu",
        )
        assert known.get("own:staff/https://example.org/eu").id == "Q458"


def test_a_body_goes_without_its_legal_form(add):
    """Official lists write the legal form, the news leaves it out; people have none."""
    add("own.csv", "name,kind\nHalvorsen Marine Pte Ltd,Company\nMarta de Sa,Person\n")
    assert ids("Halvorsen Marine") == ids("Halvorsen Marine Pte Ltd") != []
    assert ids("Marta de") == []


def test_a_leader_gets_the_id_that_we_lack(add):
    """Somebody's id for a leader whom the tables know without one; a namesake elsewhere is two."""
    unnumbered = next(one for one in load_bundled() if one.posts and not one.iris)
    country = unnumbered.posts[0].of
    add("own.csv", f"name,kind,wikidata,country\n{unnumbered.label},Person,Q990003,{country}\n")
    assert ids(unnumbered.label) == [unnumbered.id]
    with open_authority(None) as known:
        assert "Q990003" in known.get(unnumbered.id).also


def test_a_namesake_of_another_kind_is_another_thing(add):
    """A company called like a country is both, the country first."""
    add("a.csv", "name,kind\nNorth Macedonia,Company\n")
    found = ids("North Macedonia")
    assert len(found) == 2
    assert found[0] == "Q221"


def test_two_authorities_join_on_an_id(add):
    """Two own authorities that give one Wikidata id have one entry with the names of both."""
    add("b.csv", HEADER + "Oyelaran Trust,OT,NonProfit,Q990003,,,,\n")
    add("a.csv", HEADER + "Oyelaran Foundation,,NonProfit,Q990003,,https://a.example/1,,\n")
    with open_authority(None) as known:
        (entry,) = known.find("Oyelaran Trust")
        assert entry.label == "Oyelaran Foundation"
        assert entry.also == ("own:a/https://a.example/1",)
        assert known.version.startswith("a@")
        assert known.find("Oyelaran Foundation") == (entry,)
    with open_authority(["b"]) as known:
        assert known.find("Oyelaran Foundation") == ()


def test_rows_of_one_name_without_ids_stay_two(add):
    """Two people of one name and no id are two candidates; a row twice is one."""
    add("a.csv", "name,kind,country\n" + "Ada Okafor,Person,NG\nAda Okafor,Person,GH\n" * 2)
    assert len(ids("Ada Okafor")) == 2


def test_prose_shows_names_of_several_words(add):
    """Names of two words are seen in prose with their capitals, and without a leading article."""
    add("a.csv", "name,kind\nThe Norbygd Harbour Board,Organization\nharbour watch,Work\n")
    assert prose("The Norbygd Harbour Board met", 0) == (4, ["The Norbygd Harbour Board"])
    assert prose("the Norbygd Harbour Board met", 1) == (3, ["The Norbygd Harbour Board"])
    assert prose("the norbygd harbour board met", 1) is None
    assert prose("Harbour watch began", 0) is None


def test_single_words_must_be_rare(add):
    """A single word is seen in prose only if it has a capital and isn't a frequent word."""
    add("a.csv", "name,kind\nNorbygdia,Company\nApple,Company\nTarget,Company\nXq,Company\n")
    assert prose("Norbygdia said") == (1, ["Norbygdia"])
    assert prose("norbygdia said") is None
    assert [prose(f"{word} said") for word in ("Apple", "Target", "Xq")] == [None] * 3
    assert [one for one in ids("Apple") if one.startswith("own:")] == ids("Apple")[:1]
    assert ids("apple") == []


def test_topics_and_posts_are_no_names_in_prose(add):
    """What is also plain speech is found when asked for, and not looked for."""
    add("a.csv", "name,kind\nMaritime Safety Policy,Topic\n")
    assert prose("Maritime Safety Policy") is None
    assert len(ids("Maritime Safety Policy")) == 1


def test_json_lines_are_rows(add):
    """JSON Lines have the columns of a table; aliases may be a list."""
    add("people.jsonl", LINES)
    assert ids("HMH") == ["own:people/NO-99"]


def test_a_byte_order_mark_is_no_letter(add):
    """What some editors write before the first line changes nothing."""
    add("a.csv", "\ufeffname,kind\nAda Okafor,Person\n")
    add("b.jsonl", '\ufeff{"name": "Ada Okafor", "kind": "Person", "id": "b"}\n')
    assert len(ids("Ada Okafor")) == 2


def test_ftm_entities_come_in(add):
    """FollowTheMoney entities have kinds, ids and countries; other schemata are counted."""
    added, counts = add("entities.ftm.json", FTM)
    assert added.name == "entities"
    assert dict(counts.notes) == {"of schema Vessel, left out": 1}
    assert counts.faults == set()
    assert ids("Marta") == []
    with open_authority(None) as known:
        (marta,) = known.find("Marta Oyelaran")
        (board,) = known.find("Norbygd Harbour Board")
    assert (marta.id, marta.label, marta.country) == ("Q990001", "Marta Oyelaran", "Q34")
    assert (board.id, board.kind) == ("own:entities/a", "GovernmentBody")
    assert ids("Halvorsen Marine Holdings") == ["Q990002"]


def test_skos_comes_in(add):
    """SKOS has labels, classes and matches; the English name is shown; a mere concept is noted."""
    _, counts = add("thesaurus.ttl", TURTLE)
    assert set(counts.notes) == {
        "of class ConceptScheme, left out",
        "without a kind, left out (--kind gives one)",
    }
    with open_authority(None) as known:
        (marta,) = known.find("Marta Oyelarran")
        (holdings,) = known.find("HMH")
    assert (marta.id, marta.label) == ("Q990001", "Marta Oyelaran")
    assert marta.iris[1:] == ("https://example.org/marta",)
    assert (holdings.id, holdings.kind) == ("geonames:42", "Company")


def test_a_kind_for_what_has_none(add):
    """`--kind` says what a thesaurus's mere concepts are."""
    add("thesaurus.ttl", TURTLE, kind="topic")
    with open_authority(None) as known:
        assert [entry.kind for entry in known.find("Fishing")] == ["Topic"]


NT = """\
<urn:a> <https://schema.org/name> "Ada Okafor" .
<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Person> .
"""
JSONLD = """\
{"@context": {"@vocab": "http://schema.org/"},
 "@id": "urn:a", "@type": "Person", "name": "Ada Okafor"}
"""
XML = """\
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:f="http://xmlns.com/foaf/0.1/">
  <f:Person rdf:about="urn:a"><f:name>Ada Okafor</f:name></f:Person>
</rdf:RDF>
"""


@pytest.mark.parametrize(
    ("file", "text"), [("x.nt", NT), ("x.jsonld", JSONLD), ("x.rdf", XML), ("x.trig", NT)]
)
def test_any_rdf_will_do(add, file, text):
    """The format follows the ending."""
    add(file, text)
    assert ids("Ada Okafor") == ["own:x/urn:a"]


def test_the_rest_lands(add):
    """A row without a name, a kind or a known country is counted with its line."""
    _, counts = add(
        "a.csv", "name,kind,country\n,Person,\nAda Okafor,Person,Atlantis\nBoard of X,,\n"
    )
    assert counts.entries == 1
    assert {why.split(",")[0]: counts.first[why].rpartition(":")[2] for why in counts.notes} == {
        "without a name": "2",
        "with a country that isn't known": "3",
        "without a kind": "4",
    }


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("a.csv", "name,kidn\nAda,Person\n", r"a\.csv:1: column 'kidn' isn't known"),
        ("a.csv", "name,kind\nAda Okafor,Persn\n", r"a\.csv:2: kind 'Persn' .* perhaps Person"),
        ("a.csv", "name,kind\nAda,Okafor,Person\n", r"a\.csv:2: 3 cells for 2 columns"),
        ("a.csv", 'name,kind\n"Ada,Person\n', r"a\.csv:2: the table is broken"),
        ("a.csv", "name,kind,wikidata\nAda,Person,884\n", r"a\.csv:2: wikidata '884'"),
        ("a.csv", "name,kind,iri\nAda,Person,my page\n", r"a\.csv:2: iri 'my page'"),
        ("a.csv", "", "nothing to add"),
        ("a.jsonl", '{"name": "Ada", "kind": "Person"}\n{"name": 1', r"a\.jsonl:2: "),
        ("a.jsonl", '{"nmae": "Ada"}\n', r"a\.jsonl:1: column 'nmae'"),
        ("a.json", "[\n]", r"a\.json:1: isn't JSON Lines"),
        ("a.json", '{"id": "1", "schema": "Person", "properties": []}', r"a\.json:1: "),
        ("a.ttl", "<urn:a> <urn:b> .", r"a\.ttl:1: the RDF is broken"),
        ("a.jsonld", '{"@context": "https://schema.org/", "name": "Ada"}', "context is elsewhere"),
        ("a.doc", "x", "no format has this ending; known endings are .csv"),
    ],
)
def test_what_is_broken_leaves_what_was_there(add, data, file, text, message):
    """The error has file and line in one line, and the old authority of that name stays."""
    add("a.csv", "name,kind\nNorbygd Harbour Board,Organization\n")
    with pytest.raises(SourceError, match=message) as caught:
        add(file, text)
    assert "\n" not in str(caught.value)
    assert len(ids("Norbygd Harbour Board")) == 1
    assert [path.name for path in (data / "authorities").iterdir()] == ["a.sqlite"]


def test_bytes_that_are_no_text_are_named(tmp_path):
    """A table in another encoding is an error of one line."""
    (tmp_path / "a.csv").write_bytes("name,kind\nJosé,Person\n".encode("latin-1"))
    with pytest.raises(SourceError, match="isn't UTF-8"):
        installing.add_authority(tmp_path / "a.csv", load_bundled())


def test_a_file_that_is_not_there_is_named(tmp_path):
    """Nothing is made for a file that isn't there."""
    with pytest.raises(SourceError, match="no such file"):
        installing.add_authority(tmp_path / "none.csv", load_bundled())


def test_one_that_is_not_there_says_how_to_add_it():
    """Naming an authority that wasn't added is an error that says what to do."""
    with (
        pytest.raises(ConfigError, match="authority add FILE --name staff"),
        open_authority(["staff"]),
    ):
        pass


def test_a_strange_file_is_named(data):
    """A file that isn't ours, or is of another version, is an error that says what to do."""
    (data / "authorities").mkdir(parents=True)
    (data / "authorities/a.sqlite").write_text("strange")
    with pytest.raises(ConfigError, match="add FILE --name a"), open_authority(None):
        pass


def test_removed_is_gone(add):
    """What is removed is found no more; removing it again is an error."""
    add("staff.csv", TABLE)
    assert [one.name for one in installing.list_authorities()] == ["staff"]
    installing.remove_authority("staff")
    assert ids("Marta Oyelaran") == []
    with pytest.raises(ConfigError, match="no authority 'staff'"):
        installing.remove_authority("staff")


def test_order_leaves_no_trace(add):
    """Rows in another order give the same file, to the byte."""
    head, *rows = TABLE.splitlines(keepends=True)
    first = add("staff.csv", TABLE)[0].path.read_bytes()
    assert add("staff.csv", "".join([head, *reversed(rows)]))[0].path.read_bytes() == first


WORDS = st.lists(
    st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=8),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(names=st.lists(WORDS, min_size=1, max_size=20, unique=True))
def test_every_name_is_found(names, tmp_path_factory):
    """Whatever letters a name has, it is found as it is written, if it has a capital."""
    folder = tmp_path_factory.mktemp("any")
    file = folder / "any.jsonl"
    rows = [{"name": f"Q{name}", "kind": "Organization"} for name in names]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(installing.VARIABLE, str(folder))
        installing.add_authority(file, load_bundled())
        with open_authority(None) as known:
            for row in rows:
                assert any(row["name"] in entry.names for entry in known.find(row["name"]))


def test_another_spelling_of_keys_is_another_format():
    """Compiled files hold keys: who changes them raises `FORMAT`, then this line."""
    sample = "The St. John's Labour Centre-Organisation & Défense ŁÓDŹ Ærø O’Neill U.N. 3.5 «x», y"
    assert (FORMAT, name_keys.make_key(sample)) == (
        "3",
        "the saint john s labor center organization and defense lodz aero o neill un 35 « x » , y",
    )
