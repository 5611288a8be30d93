from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from tests.core.test_serde import documents
from tests.corpus import article, claim, mention, same

from dateline.core.errors import GraphFolderError
from dateline.core.model import Document, Literal, Span
from dateline.workspace.store import FILE, Store

TESTS = Path(__file__).parents[1]


@pytest.fixture
def store():
    with Store(None) as opened:
        yield opened


def one_claim(text="Ann Ode joined Orbit."):
    document = article(text)
    names = [mention(document, "Ann Ode"), mention(document, "Orbit")]
    return document, names, claim(document, names[0], "member_of", names[1], when="2017/..")


def test_what_is_added_comes_back_equal(store):
    """Documents, mentions and claims survive the tables."""
    document, mentions, said = one_claim()
    store.add([document], mentions, [said], version="1")
    assert list(store.documents()) == [document]
    assert sorted(store.mentions(), key=lambda one: one.id) == sorted(mentions, key=lambda m: m.id)
    assert list(store.claims()) == [said]


@given(documents)
def test_any_document_comes_back_equal(document):
    """No text, title or author is changed by the tables."""
    with Store(None) as store:
        store.add([document], [], [], version="1")
        (back,) = store.documents()
    assert back.text == document.text
    assert (back.title, back.authors, back.zones) == (
        document.title,
        document.authors,
        document.zones,
    )


def test_it_knows_when_documents_were_published(store):
    """Those that say so; whoever decides who is who needs no more of a document."""
    dated, undated = article("Ann Ode won.", published="2024-05"), article("Bo Ray lost.")
    store.add([dated, undated], [], [], version="1")
    assert store.published() == {dated.id: "2024-05"}


def test_a_literal_comes_back_equal(store):
    """A claim about a value keeps value and datatype."""
    document, mentions, said = one_claim()
    value = Literal(value="5", datatype="xsd:integer")
    counted = type(said)(
        id="c",
        document=document.id,
        subject=mentions[0].id,
        predicate="inception",
        object=value,
        evidence=(Span(start=0, end=3),),
    )
    store.add([document], mentions, [counted], version="1")
    assert next(store.claims()).object == value


def test_adding_again_replaces(store):
    """A document that is extracted anew leaves no row of before."""
    document, mentions, said = one_claim()
    store.add([document], mentions, [said], version="1")
    store.add([document], mentions[:1], [], version="2")
    assert (store.count("documents"), store.count("mentions"), store.count("claims")) == (1, 1, 0)


def test_other_documents_stay(store):
    """Adding one document leaves the rows of the others alone."""
    for text in ("Ann Ode joined Orbit.", "Ann Ode joined Orbit again."):
        document, mentions, said = one_claim(text)
        store.add([document], mentions, [said], version="1")
    assert store.count("claims") == 2


def test_extracted_knows_the_version(store):
    """A document needn't be done again at the version that did it, and only at that."""
    document, _, _ = one_claim()
    assert not store.extracted([document], version="1")
    store.add([document], [], [], version="1")
    assert store.extracted([document], version="1") == {document.id}
    assert not store.extracted([document], version="2")


def test_a_copy_that_says_more_is_extracted(store):
    """The same text with a date is worth extracting again; one without it isn't."""
    bare, dated = article("Hello."), article("Hello.", published="2024-05-01")
    store.add([bare], [], [], version="1")
    assert not store.extracted([dated], version="1")
    store.add([dated], [], [], version="1")
    assert store.extracted([bare], version="1") == {bare.id}


def test_decisions_are_replaced_as_a_whole(store):
    """Old decisions never mix with new ones."""
    store.replace_decisions([same("a", "b"), same("a", "Q884")], by="1")
    store.replace_decisions([same("c", "d")], by="1")
    assert list(store.decisions()) == [same("c", "d")]


def test_an_error_rolls_the_batch_back(store):
    """A batch that breaks off in the middle leaves nothing behind, and the store goes on."""
    document, mentions, said = one_claim()

    def broken():
        yield said
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.add([document], mentions, broken(), version="1")
    assert store.count("documents") == store.count("mentions") == 0
    store.add([document], mentions, [said], version="1")
    assert store.count("claims") == 1


def test_a_killed_writer_leaves_whole_batches(tmp_path):
    """After kill -9 inside a batch the store has what was there before, and no part of it."""
    script = """
        import os, signal
        from tests.workspace.test_store import Path, Store, one_claim
        with Store(Path("graph.duckdb")) as store:
            document, mentions, said = one_claim()
            store.add([document], mentions, [said], version="1")
            def dying():
                yield said
                os.kill(os.getpid(), signal.SIGKILL)
            store.add([document], mentions, dying(), version="2")
    """
    environment = {**os.environ, "PYTHONPATH": str(TESTS.parent)}
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=tmp_path,
        env=environment,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    with Store(tmp_path / FILE, read_only=True) as reader:
        assert reader.count("claims") == 1
    with Store(tmp_path / FILE) as writer:
        assert writer.count("documents") == 1


def test_streams_can_be_read_together(store):
    """Several tables can be read at the same time."""
    document, mentions, said = one_claim()
    store.add([document], mentions, [said], version="1")
    assert len(list(zip(store.mentions(), store.claims(), strict=False))) == 1


def test_sql_users_find_typed_columns(tmp_path):
    """The tables can be read by anyone who has DuckDB."""
    document, mentions, said = one_claim()
    with Store(tmp_path / FILE) as store:
        store.add([document], mentions, [said], version="1")
    with duckdb.connect(tmp_path / FILE, read_only=True) as connection:
        row = connection.execute(
            'SELECT predicate, "when", evidence[1]."end" FROM claims'
        ).fetchone()
    assert row == ("member_of", "2017/..", len(document.text))


def test_a_folder_without_a_store_is_named(tmp_path):
    """Opening what isn't a graph says so, in one line."""
    with pytest.raises(GraphFolderError, match="isn't a graph") as caught:
        Store(tmp_path / FILE, read_only=True)
    assert "\n" not in str(caught.value)


def test_a_corrupt_file_is_named(tmp_path):
    """A file that isn't a database is an error of one line."""
    (tmp_path / FILE).write_bytes(b"not a database at all" * 1000)
    with pytest.raises(GraphFolderError, match="can't be used") as caught:
        Store(tmp_path / FILE)
    assert "\n" not in str(caught.value)


def test_a_foreign_database_is_named(tmp_path):
    """A DuckDB file with other tables isn't taken for a graph."""
    with duckdb.connect(tmp_path / FILE) as connection:
        connection.execute("CREATE TABLE claims (id INTEGER)")
    with pytest.raises(GraphFolderError, match="doesn't know"):
        Store(tmp_path / FILE)


def test_a_locked_file_is_named(tmp_path):
    """A second process is told that the graph is in use."""
    with Store(tmp_path / FILE):
        script = (
            "import sys; from pathlib import Path; from dateline.workspace.store import Store\n"
            "from dateline.core.errors import GraphFolderError\n"
            "try: Store(Path(sys.argv[1]))\n"
            "except GraphFolderError as error: print(error)"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, tmp_path / FILE],
            capture_output=True,
            text=True,
            check=True,
        )
    assert "in use by another process" in done.stdout


def test_records_of_a_large_document_are_stored(store):
    """A text beyond DuckDB's limit for one JSON object is stored as well."""
    huge = Document(id="huge", text="x" * 17_000_000)
    store.add([huge], [], [], version="1")
    assert len(next(store.documents()).text) == 17_000_000


def test_a_damaged_file_is_not_called_locked(tmp_path):
    """A file whose blocks are damaged is said to be unfit, with what to do, and not in use."""
    path = tmp_path / FILE
    with Store(path):
        pass
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (size - 4096))
    with pytest.raises(GraphFolderError, match=r"can't be used.*; put a copy of it back"):
        Store(path, read_only=True)


def test_it_knows_whether_decisions_rest_on_all_claims(store):
    """A new document makes the decisions stale, until they are made anew."""
    document, mentions, said = one_claim()
    assert store.resolved()
    store.add([document], mentions, [said], version="1")
    assert not store.resolved()
    store.replace_decisions([], by="same@1")
    assert store.resolved()
    store.add([article("More.")], [], [], version="1")
    assert not store.resolved()


def test_an_id_leads_to_where_it_led_first(store):
    """What an entity was called is kept for ever; another that is called so later doesn't count."""
    store.run("CREATE TABLE things (id VARCHAR, chains VARCHAR[])")
    store.run("INSERT INTO things VALUES ('person/ann', ['a', 'd']), ('person/bob', ['b'])")
    assert store.note_ids("things") == 2
    store.run("UPDATE things SET chains = ['c'] WHERE id = 'person/ann'")
    store.run("INSERT INTO things VALUES ('person/cy', ['c'])")
    assert store.note_ids("things") == 1
    assert store.ids() == {"person/ann": "a", "person/bob": "b", "person/cy": "c"}


def test_a_claim_leads_to_where_it_led_first(store):
    """Likewise; of several claims of a fact the first by id is kept."""
    store.run("CREATE TABLE told (claim VARCHAR, fact VARCHAR)")
    store.run("INSERT INTO told VALUES ('b', '1'), ('a', '1'), ('c', '2')")
    store.run("CREATE TABLE others AS SELECT DISTINCT fact FROM told")
    store.note_claim_ids("told", among="others")
    store.run("UPDATE told SET fact = '3' WHERE claim = 'a'")
    store.run("UPDATE told SET claim = 'd' WHERE claim = 'c'")
    store.run("CREATE OR REPLACE TABLE others AS SELECT unnest(['1', '2', '3']) AS fact")
    store.note_claim_ids("told", among="others")
    assert store.claim_ids() == {"1": "a", "2": "d", "3": "a"}
    store.run("INSERT INTO told VALUES ('e', '1'), ('f', '4'), ('g', '5')")
    store.run("CREATE OR REPLACE TABLE others AS SELECT unnest(['1', '4']) AS fact")
    store.note_claim_ids("told", among="others")  # the claim of the first is still there
    assert store.claim_ids() == {"1": "a", "2": "d", "3": "a", "4": "f"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE claims SET stance = 'sworn'", "the stance 'sworn'"),
        ("UPDATE claims SET predicate = 'adores'", "the predicate 'adores'"),
        ("UPDATE mentions SET kind = 'Ghost'", "the kind 'Ghost'"),
        ('UPDATE mentions SET "end" = "start"', "is empty or backwards"),
        ("INSERT INTO decisions VALUES ('a', 'b', 'perhaps', 1, [], 'x')", "'perhaps'"),
    ],
)
def test_what_a_record_cannot_say_is_named(tmp_path, change, said):
    """Rows that no version of ours wrote are an error of one line, whichever stream they are in."""
    document, mentions, claim_ = one_claim()
    with Store(tmp_path / FILE) as store:
        store.add([document], mentions, [claim_], version="1")
    with duckdb.connect(tmp_path / FILE) as connection:
        connection.execute(change)
    with (
        Store(tmp_path / FILE, read_only=True) as store,
        pytest.raises(GraphFolderError, match="build into a new folder") as caught,
    ):
        _ = [*store.mentions(), *store.claims(), *store.decisions()]
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "name", ["what?", "two\nlines", b"caf\xe9".decode("utf-8", "surrogateescape")]
)
def test_a_path_that_no_store_can_be_at_is_named(tmp_path, name):
    """DuckDB reads options behind a question mark, and takes only text."""
    with pytest.raises(GraphFolderError, match="rename it") as caught:
        Store(tmp_path / name / FILE)
    assert str(caught.value).isprintable()
    assert list(tmp_path.iterdir()) == []


def test_a_limit_on_files_is_named(tmp_path):
    """When a file may not grow any more, that is what the error says, and what was there stays."""
    document, mentions, said = one_claim()
    with Store(tmp_path / FILE) as store:
        store.add([document], mentions, [said], version="1")
    script = """
        import resource, sys
        from pathlib import Path
        from dateline.core.errors import GraphFolderError
        from tests.workspace.test_store import Store, article
        most = Path(sys.argv[1]).stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        try:
            with Store(Path(sys.argv[1])) as store:
                store.add([article("x" * 9_000_000)], [], [], version="1")
        except GraphFolderError as error:
            print(error)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), tmp_path / FILE],
        env={**os.environ, "PYTHONPATH": str(TESTS.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "it would pass the limit on the size of files" in done.stdout, done.stderr
    with Store(tmp_path / FILE, read_only=True) as reader:
        assert reader.count("claims") == 1


def test_memory_is_left_to_others_meanwhile(tmp_path):
    """Less than usual within the block, and as much as before after it, whatever happens there."""

    def bound(opened: Store) -> float:
        ((number,),) = opened.fetch("SELECT current_setting('memory_limit')")
        return float(number.split()[0])

    with Store(tmp_path / FILE) as opened:
        usual = bound(opened)
        with opened.yielding_memory():
            assert 0 < bound(opened) < usual
        assert bound(opened) == usual
        with pytest.raises(GraphFolderError), opened.yielding_memory():
            opened.run("no SQL")
        assert bound(opened) == usual
    with Store(None) as memory:
        free = bound(memory)
        with memory.yielding_memory():
            assert bound(memory) == free
