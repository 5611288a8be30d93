"""Own authorities over the bundled tables: which entries are one, and what comes first."""

from __future__ import annotations

import pytest

from dateline.authority import BundledTables, load_bundled
from dateline.authority.own.compiled import CompiledAuthority
from dateline.authority.own.compiling import compile_rows
from dateline.authority.own.layered import LayeredAuthority
from dateline.authority.own.source_rows import SourceRow
from dateline.authority.records import Post


@pytest.fixture
def layered(tmp_path):
    """The tables with one authority over them for each list of rows."""
    opened = []

    def call(*layers, bundled=None):
        for number, rows in enumerate(layers):
            path = tmp_path / f"{'abc'[number]}{len(opened)}.sqlite"
            compile_rows(rows, path, name="own", source="x", kind=None, known=load_bundled())
            opened.append(CompiledAuthority(path))
        return LayeredAuthority(bundled or load_bundled(), opened[-len(layers) :])

    yield call
    for one in opened:
        one.close()


def row(*names, kind="Company", **more):
    """A row of a source."""
    return SourceRow(where="x:1", names=names, kind=kind, **more)


def test_what_the_tables_know_comes_first(layered):
    """A namesake of one's own after it, and a name of one's own alone."""
    known = layered([row("Kenya", kind="Work"), row("Norling Works")])
    assert known.find("Kenya")[0].id == "Q114"
    assert len(known.find("Kenya")) == 2
    assert [entry.label for entry in known.find("Norling Works")] == ["Norling Works"]
    assert known.get("Q114").names == load_bundled().get("Q114").names
    assert known.get("Q999999999") is None


def test_an_entry_with_a_bundled_id_is_that_entry(layered):
    """By its first id or another one; the tables' kind and label hold, and its names are added."""
    known = layered([row("Kenya Land", ids=("Q114",), kind="Region"), row("x", ids=("x-1",))])
    merged = known.get("Q114")
    assert (merged.label, merged.kind) == ("Kenya", "Country")
    assert "Kenya Land" in merged.names
    assert [entry.id for entry in known.find("Kenya Land")] == ["Q114"]


@pytest.mark.parametrize(
    ("kind", "name", "one"),
    [
        ("IntergovernmentalOrganization", "European Commission", True),
        ("Organization", "European Commission", True),  # a kind above
        ("Company", "European Commission", False),
        ("City", "Nairobi", False),  # towns share names too often
        ("Country", "Kenya", True),
        ("Country", "Congo", False),  # two are called so
        ("Person", "Vladimir Putin", False),  # whose id is known
    ],
)
def test_a_name_makes_one_only_with_the_only_entry_of_its_kind(layered, kind, name, one):
    """Of an entry without an id of Wikidata or GeoNames."""
    known = layered([row(name, f"{name} of Ours", kind=kind)])
    (found,) = known.find(f"{name} of Ours")
    assert (not found.id.startswith("own:")) is one


def test_an_entry_with_an_id_elsewhere_is_another_thing(layered):
    """Two ids of Wikidata are two things, whatever they are called."""
    known = layered([row("European Commission", kind="Organization", ids=("Q999999999",))])
    assert {entry.id for entry in known.find("European Commission")} == {"Q8880", "Q999999999"}


def test_two_authorities_are_one_where_they_share_an_id(layered):
    """The first one's label holds; the country is whoever's has one."""
    known = layered(
        [row("Norling Works", ids=("Q999999999",))],
        [row("Norling Plc", ids=("Q999999999",), country="NO")],
    )
    (found,) = known.find("Norling Plc")
    assert (found.label, found.names) == ("Norling Works", ("Norling Works", "Norling Plc"))
    assert found.country == "Q20"
    assert known.version.count("+") == 1


def test_the_longest_name_of_any_authority_is_found_in_prose(layered):
    """Of as long ones, all; a shorter one of the tables gives way."""
    known = layered([row("Kenya Norling Works"), row("Kenya", kind="Work")])
    count, found = known.longest(["Kenya", "Norling", "Works", "said"], 0)
    assert (count, [entry.label for entry in found]) == (3, ["Kenya Norling Works"])
    count, found = known.longest(["Kenya", "said"], 0)
    assert count == 1
    assert found[0].id == "Q114"
    assert known.longest(["nothing", "said"], 0) is None


def test_every_entry_comes_once(layered):
    """The tables' first, then those of the own authorities that no other has below them."""
    shared = row("Norling Works", ids=("Q999999999",))
    states = [("Q114", "Kenya", "Kenyan"), ("Q20", "Norway", "Norwegian")]
    columns = ("id", "label", "demonyms")
    rows = [dict(zip(columns, one, strict=True), kind="Country") for one in states]
    tables = BundledTables(rows, common=frozenset())
    kenya = row("Kenya Land", ids=("Q114",), kind="Country")
    known = layered([shared, kenya], [shared, row("Lumen")], bundled=tables)
    ids = [entry.id for entry in known]
    assert ids[:3] == ["Q114", "Q20", "Q999999999"]
    assert len(ids) == len(known) == 4
    assert next(iter(known)).names[-1] == "Kenya Land"
    assert known.bundled is tables
    assert known.demonym("Norwegian") == tables.demonym("Norwegian")


def test_posts_are_the_first_authoritys_that_has_any(layered):
    """What the tables know counts, and they weigh nobody."""
    post = Post(position="Fisher", id=None, of="Q20", start=2001, end=None)
    known = layered(
        [row("Vladimir Putin", kind="Person", ids=("Q7747",), posts=(post,), weight=200)],
        [row("Ann Ode", kind="Person", ids=("Q999999999",), posts=(post,), weight=3)],
        [row("Ann Ode", kind="Person", ids=("Q999999999",))],
    )
    putin, ode = known.get("Q7747"), known.get("Q999999999")
    assert (putin.posts, putin.weight) == (load_bundled().get("Q7747").posts, 0)
    assert (ode.posts, ode.weight) == ((post,), 3)


@pytest.mark.parametrize("quiet", [True, False])
def test_what_is_for_looking_up_only_is_one_by_its_ids_alone(tmp_path, quiet):
    """A leader without an id elsewhere may have many namesakes in a list of the world."""
    leader = next(one for one in load_bundled() if one.posts and not one.iris)
    rows = [row(leader.label, kind="Person", country=leader.posts[0].of, ids=("Q999999999",))]
    path = tmp_path / "a.sqlite"
    known = load_bundled()
    compile_rows(rows, path, name="a", source="x", kind=None, known=known, lookup_only=quiet)
    own = CompiledAuthority(path)
    assert len(LayeredAuthority(known, [own]).find(leader.label)) == 1 + quiet
    own.close()
