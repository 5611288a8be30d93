from __future__ import annotations

import shutil

import duckdb
import pytest

import dateline
from dateline import validate
from dateline.core.errors import GraphFolderError, QueryError, SourceError
from dateline.workspace import store

TEXT = "Norway accused Kenya of overfishing on Monday.\n"


def test_a_graph_in_memory_is_the_same_as_in_a_folder(tmp_path):
    """Without a folder nothing is written, and the graph says the same."""
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    in_memory = dateline.build(file)
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]
    in_folder = dateline.build([str(file)], graph=tmp_path / "g")
    assert in_folder.claims() == in_memory.claims() != []


def test_documents_can_be_given():
    """Documents that the caller made are built like files."""
    document = dateline.Document(id="mine", text=TEXT, published="2024-05-08")
    graph = dateline.build(document)
    assert list(graph.documents) == ["mine"]
    assert graph.entity("Norway").kind == "Country"


def test_what_cannot_be_read_is_a_warning(tmp_path):
    """Some bad documents give warnings; if nothing can be read it is an error."""
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text(TEXT)
    bad.write_text("")
    with pytest.warns(UserWarning, match=r"b\.txt"):
        assert len(dateline.build([good, bad]).documents) == 1
    with pytest.raises(SourceError, match=r"b\.txt"):
        dateline.build(bad)


@pytest.mark.parametrize("given", [[], (), iter(())])
def test_nothing_to_build_from_is_told(given, tmp_path):
    """An empty list is a mistake of whoever made it, and makes no folder."""
    with pytest.raises(SourceError, match="nothing to build from; give files, folders"):
        dateline.build(given, graph=tmp_path / "g")
    assert not (tmp_path / "g").exists()


def test_a_graph_needs_a_folder(tmp_path):
    """A file, or a folder without a graph, can't be opened or built into."""
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    with pytest.raises(GraphFolderError, match="isn't a graph"):
        dateline.open(tmp_path)
    with pytest.raises(GraphFolderError, match="isn't a graph"):
        dateline.open(file)
    with pytest.raises(GraphFolderError, match="is a file"):
        dateline.build(file, graph=file)
    with pytest.raises(GraphFolderError, match=r"isn't a graph but holds a\.txt"):
        dateline.build(file, graph=tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_settings_are_used(tmp_path):
    """Name, base and licence come from the folder's graph.toml."""
    folder = tmp_path / "g"
    folder.mkdir()
    (folder / "graph.toml").write_text("name = 'Fish'\nbase = 'https://fish.example/'\n")
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    graph = dateline.build(file, graph=folder)
    assert (graph.name, graph.base, graph.licence) == ("Fish", "https://fish.example/", None)


def test_the_public_names_are_there():
    """Everything in `__all__` can be fetched, sorted, and nothing else pretends to be there."""
    assert dateline.__all__ == sorted(dateline.__all__)
    assert all(getattr(dateline, name) is not None for name in dateline.__all__)
    assert dir(dateline) == dateline.__all__
    with pytest.raises(AttributeError, match="nothing"):
        _ = dateline.nothing


NOWAK = "Pia Nowak, a lawyer, joined the Harbour Institute in 2020.\n"
OTHER = "Pia Nowak, a footballer, signed for Harbour United in 2021.\n"


def test_a_graph_that_was_cut_off_is_whole_when_it_is_opened(tmp_path):
    """Killed before it was decided who is who, a build leaves what another run or a look mends."""
    folder = tmp_path / "g"
    texts = [f"{TEXT}\n{number}" for number in range(3)]
    whole = dateline.build([dateline.Document(id=t, text=t) for t in texts], graph=folder)
    with duckdb.connect(folder / store.FILE) as connection:
        connection.execute("DELETE FROM decisions")
        connection.execute("DELETE FROM resolved")
    assert dateline.open(folder).entities() == whole.entities()
    with store.Store(folder / store.FILE, read_only=True) as records:
        (finding,) = validate.check_store(records)
    assert finding.rule == "resolved"
    dateline.build([dateline.Document(id=t, text=t) for t in texts], graph=folder)
    with store.Store(folder / store.FILE, read_only=True) as records:
        assert list(validate.check_store(records)) == []


def test_an_id_that_was_given_leads_on(tmp_path):
    """A thing that gets another id, for somebody of its name, is still found by the old one."""
    before = dateline.build(dateline.Document(id="a", text=NOWAK), graph=tmp_path / "g")
    old = before.entity("Pia Nowak").id
    assert old == "person/pia-nowak"
    dateline.correct(tmp_path / "g", do="link", thing="Pia Nowak", to="https://law.example/nowak")
    after = dateline.open(tmp_path / "g")
    assert old not in [one.id for one in after.entities()]
    assert after.entity(old).id == after.entity("Pia Nowak").id != old
    assert after.entity(f"{after.base}{old}") == after.entity(old)
    assert after.who.moved == {old: after.entity(old)}
    assert after.who.find(old)[1] == after.entity(old)


def test_a_claim_that_was_given_leads_on(tmp_path):
    """Where a thing has another id, or two are one, old claims lead to what says them now."""
    folder = tmp_path / "g"
    texts = (NOWAK, "Pia Nowak leads the Harbour Union, she said. Ann Berg left the Harbour Union.")
    before = dateline.build([dateline.Document(id=one, text=one) for one in texts], graph=folder)
    old = {fact.id: fact for fact in before}
    dateline.correct(folder, do="link", thing="Pia Nowak", to="https://law.example/nowak")
    dateline.correct(folder, do="same", things=["Pia Nowak", "Ann Berg"])
    kept = dateline.open(folder)
    now = {fact.id for fact in kept}
    gone = [name for name in old if name not in now]
    assert len(gone) > 2
    for name in gone:
        fact = kept.claim(f"{kept.base}claim/{name}")
        assert fact.id in now
        assert set(fact.evidence) >= set(old[name].evidence)
        for shown in (name, f"claim/{name}", f"{kept.base}claim/{name}"):
            assert kept.why(shown).title.endswith(f"(claim/{fact.id})")
    shutil.rmtree(folder / "fold")
    assert dict(dateline.open(folder).who.moved_claims) == dict(kept.who.moved_claims)
    assert kept.claim("claim/none") is None
    with pytest.raises(QueryError):
        kept.why("claim/none")


def test_why_takes_ids_and_iris_of_things():
    """What a page or an export calls a thing is as good as its name."""
    graph = dateline.build(dateline.Document(text="Pia Nowak leads the Harbour Union."))
    union, nowak = graph.entity("Harbour Union"), graph.entity("Pia Nowak")
    for name in (union.id, graph.base + union.id):
        assert graph.why(name) == graph.why("Harbour Union")
        assert graph.why(name, graph.base + nowak.id) == graph.why("Harbour Union", "Pia Nowak")
