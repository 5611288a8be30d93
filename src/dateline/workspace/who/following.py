"""Who is who in a store whose articles have changed.

Guarantees: afterwards the decisions are those that the linker makes of all articles at once; what
is read is the articles that are new, and what is decided anew is what they have to do with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.authority import Authority
from dateline.authority.homes import home_of
from dateline.core import serde
from dateline.core.model import Document
from dateline.resolve.identity.memory import LIKELY, UNSURE, find_frequent
from dateline.workspace.bulk import select_columns
from dateline.workspace.duckdb_files import DamagedFileError, remove_file
from dateline.workspace.program import hash_program
from dateline.workspace.store import Store
from dateline.workspace.store_rows import TABLES as RECORDS
from dateline.workspace.who.file import COMPARED, FILE, WhoFile, open_file
from dateline.workspace.who.memory import TableMemory, read_key, write_key

if TYPE_CHECKING:
    from dateline.resolve.base import ReadArticle, RememberingLinker
    from dateline.resolve.identity.evidence import NameKey

# What of the program says who is who.
_PARTS = ("core", "english", "ontology", "authority", "resolve", "workspace/who")
_ARTICLES = 2_000  # noted at a time
_MOST = 0.1  # of all names, that are decided by looking up what has to do with them
_AMONG = "WHERE document IN (SELECT unnest(?::VARCHAR[]))"


def follow_decisions(store: Store, linker: RememberingLinker, authority: Authority) -> None:
    """Decide who is who in a store, by what is kept beside it, and write the decisions.

    What is kept is made anew where it proves to be damaged.

    Args:
        store: the store, a file that is open for writing.
        linker: decides.
        authority: what names are looked up in.

    Raises:
        GraphFolderError: the store or what is kept can't be read or written.
    """
    try:
        _follow_in(store, linker, authority)
    except DamagedFileError:  # if it is the store that is damaged, it is told now
        remove_file(_folder(store) / FILE)
        _follow_in(store, linker, authority)


def note_articles(
    store: Store,
    linker: RememberingLinker,
    authority: Authority,
    documents: Sequence[Document],
    read: Iterable[ReadArticle],
) -> None:
    """Keep what articles say of who is who, as whoever extracted them read it; decide nothing.

    An article that has been decided of before waits for that, as what it said is to be forgotten
    then; and so do all where what is kept proves to be damaged.

    Args:
        store: the store, a file that is open for writing, with the articles.
        linker: decides.
        authority: what names were looked up in.
        documents: the articles.
        read: what those of them say that mention anything.

    Raises:
        GraphFolderError: what is kept can't be written.
    """
    try:
        with _open(store, linker, authority) as file, file.changing():
            _list_documents(file, [one.id for one in documents])
            for table in ("links", "profiles", "articles"):
                file.run(f"DELETE FROM who.{table} WHERE document IN ({_UNDECIDED})")
            known = set(
                file.column("SELECT document FROM who.articles SEMI JOIN now USING (document)")
            )
            _insert(file, (one for one in read if one.document not in known))
    except DamagedFileError:
        remove_file(_folder(store) / FILE)


def _follow_in(store: Store, linker: RememberingLinker, authority: Authority) -> None:
    with store.yielding_memory(), _open(store, linker, authority) as file:
        _follow(file, linker, authority)
        _write_decisions(file, f"{linker.name}@{linker.version}")


def _open(
    store: Store, linker: RememberingLinker, authority: Authority
) -> AbstractContextManager[WhoFile]:
    by = f"{linker.name}@{linker.version} {_hash_program()} {authority.digest}"
    return open_file(store, _folder(store), by)


@cache
def _hash_program() -> str:
    return hash_program(*_PARTS)


def _folder(store: Store) -> Path:
    assert store.path is not None  # noqa: S101 - beside tables in memory nothing is kept
    return store.path.parent


def _list_documents(file: WhoFile, among: Sequence[str] | None = None) -> None:
    """Put articles of the store, each with its hash, into a table `now`."""
    file.run("CREATE OR REPLACE TEMP TABLE now (document VARCHAR, hash UBIGINT)")
    file.store.hash_documents("now", among)


def _follow(file: WhoFile, linker: RememberingLinker, authority: Authority) -> None:
    """Read what articles are new, forget what is gone, and decide what follows."""
    _list_documents(file)
    gone, unread = (
        file.column(f"SELECT document FROM {one} ANTI JOIN {other} USING (document, hash)")
        for one, other in (("who.articles", "now"), ("now", "who.articles"))
    )
    noted = file.column("SELECT count(*) FROM who.articles WHERE NOT decided") != [0]
    if not (gone or unread or noted or file.is_new):
        return
    with file.changing():
        file.run("CREATE OR REPLACE TEMP TABLE touched AS SELECT * FROM who.profiles LIMIT 0")
        file.run(f"INSERT INTO touched SELECT * FROM who.profiles {_AMONG}", gone)
        for table in ("articles", "links", "profiles"):
            file.run(f"DELETE FROM who.{table} {_AMONG}", gone)
        if unread:
            _insert(file, _read(file.store, linker, authority, unread))
        file.run(f"INSERT INTO touched SELECT * FROM who.profiles WHERE document IN ({_NEW})")
        file.run("UPDATE who.articles SET decided = TRUE WHERE NOT decided")
        linker.decide(TableMemory(file, _find_undecided(file)), authority)


def _read(
    store: Store, linker: RememberingLinker, authority: Authority, documents: list[str]
) -> Iterator[ReadArticle]:
    """Read stored articles."""
    homes = {document: home_of(url) for document, url in store.urls().items()}
    return linker.read(
        store.mentions(documents), store.claims(documents), authority,
        published=store.published(), homes=homes,
    )  # fmt: skip


def _insert(file: WhoFile, read: Iterable[ReadArticle]) -> None:
    """Note what articles say of who is who, and of `now` those that aren't noted."""
    file.run("CREATE OR REPLACE TEMP TABLE arrived AS SELECT * FROM who.articles LIMIT 0")
    left = iter(read)
    while some := list(islice(left, _ARTICLES)):
        file.insert("articles", map(_article_row, some), into="arrived")
        file.insert("links", (row for one in some for row in _link_rows(one)))
        file.insert("profiles", (row for one in some for row in _profile_rows(one)))
    file.run(
        "INSERT INTO who.articles SELECT now.document, now.hash, coalesce(named, FALSE), company, "
        "weights, FALSE FROM now LEFT JOIN arrived USING (document) "
        "WHERE now.document NOT IN (SELECT document FROM who.articles)"
    )


def _article_row(article: ReadArticle) -> dict[str, object]:
    clues = article.profiles[0].company if article.profiles else ()
    return {
        "document": article.document,
        "hash": 0,
        "named": True,
        "company": [one.name for one in clues],
        "weights": [one.weight for one in clues],
        "decided": False,
    }


def _link_rows(article: ReadArticle) -> Iterator[dict[str, object]]:
    return ({"document": article.document, **serde.to_builtins(one)} for one in article.links)


def _profile_rows(article: ReadArticle) -> Iterator[dict[str, object]]:
    for one in article.profiles:
        yield {
            "id": one.id,
            "document": one.document,
            "key": write_key(one.key),
            "link": one.link,
            "clue": one.clue_name,
            "label": one.label,
            "own": [clue.name for clue in one.own],
            "data": serde.encode(replace(one, company=())).decode(),
        }


def _find_undecided(file: WhoFile) -> set[NameKey]:
    """The names to decide anew: those that have changed, or all if those are very many.

    To look up what has to do with a name costs more than to decide one, and is held in memory.
    """
    changed = _find_changed(file)
    (every,) = file.column("SELECT count(DISTINCT key) FROM who.profiles")
    if len(changed) <= every * _MOST:
        return changed
    file.forget_decisions()
    return set(map(read_key, file.column("SELECT DISTINCT key FROM who.profiles")))


def _find_changed(file: WhoFile) -> set[NameKey]:
    """The names that have other chains now, or of which a clue says more or less than before."""
    file.run(f"CREATE OR REPLACE TEMP TABLE held AS {_HELD}")
    keys = {key for query in _CHANGED for key in file.column(query)}
    file.run("DELETE FROM who.held WHERE key IN (SELECT key FROM touched)")
    file.run("INSERT INTO who.held SELECT * FROM held")
    for clues, lists in ((_move_frequent(file), ["company"]), (_move_labels(file), _CLUES)):
        shown = " OR ".join(f"list_has_any({one}, $1::VARCHAR[])" for one in lists)
        if clues:
            keys.update(file.column(f"{_SHOWN} WHERE {shown}", clues))
    return set(map(read_key, keys))


def _move_frequent(file: WhoFile) -> list[str]:
    """Note what so many articles name that it says nothing; returns what that is news of."""
    (articles,) = file.column("SELECT count(*) FROM who.articles WHERE named")
    now = set(file.column(f"{_NAMED} HAVING count(*) > ?", find_frequent(articles)))
    before = set(file.column("SELECT clue FROM who.frequent"))
    file.run("DELETE FROM who.frequent")
    file.insert("frequent", ({"clue": one} for one in sorted(now)))
    return sorted(now ^ before)


def _move_labels(file: WhoFile) -> list[str]:
    """Note what things are called in reasons; returns those that were called otherwise."""
    file.run(f"CREATE OR REPLACE TEMP TABLE labels AS {_LABELS}")
    moved = file.column(
        "SELECT clue FROM labels JOIN who.labels old USING (clue) WHERE labels.label <> old.label"
    )
    file.run("DELETE FROM who.labels WHERE clue IN (SELECT clue FROM touched)")
    file.run("INSERT INTO who.labels SELECT * FROM labels")
    return moved


def _write_decisions(file: WhoFile, by: str) -> None:
    """Put what was decided in the place of all decisions of the store."""
    doubts = "FROM who.findings WHERE NOT joined AND score"
    likeliest = f'ORDER BY score DESC, "left", "right", why LIMIT {UNSURE}'
    sorts = {
        "same": "FROM who.findings WHERE joined",
        "unsure": f"FROM (SELECT * {doubts} >= {LIKELY} {likeliest})",
        "different": f"{doubts} < {LIKELY}",
    }
    made = (
        f"""SELECT "left", "right", '{judgement}', score, why, ? {which}"""
        for judgement, which in sorts.items()
    )
    links = f"SELECT {select_columns(RECORDS['decisions'])} FROM who.links"
    query = " UNION ALL ".join((links, *made))
    file.store.replace_decisions_by(query, [by] * len(sorts), by=by)


_NEW = "SELECT document FROM who.articles WHERE NOT decided"
_UNDECIDED = f"{_NEW} AND document IN (SELECT document FROM now)"
_HELD = """
    SELECT key, link, min(id) AS id, count(*)::INTEGER AS told FROM who.profiles
    WHERE link IS NOT NULL AND key IN (SELECT key FROM touched) GROUP BY key, link"""
_CHANGED = (
    "SELECT DISTINCT key FROM touched WHERE link IS NULL",
    "SELECT key FROM held ANTI JOIN who.held USING (key, link, id)",
    """SELECT key FROM (FROM who.held WHERE key IN (SELECT key FROM touched))
        ANTI JOIN held USING (key, link, id)""",
    """SELECT key FROM held JOIN who.held old USING (key, link)
        WHERE floor(log2(held.told)) <> floor(log2(old.told))""",
)
_LABELS = """
    SELECT clue, min(label) AS label FROM who.profiles
    WHERE link IS NULL AND clue <> '' AND clue IN (SELECT clue FROM touched) GROUP BY clue"""
_NAMED = """
    SELECT clue FROM (SELECT unnest(company) AS clue FROM who.articles) GROUP BY clue"""
_CLUES = ["company", "own"]  # the columns with them
_SHOWN = f"""
    SELECT DISTINCT key FROM (SELECT key, document, own {COMPARED})
    JOIN who.articles USING (document)"""
