"""Who is who in a store whose articles have changed.

Guarantees: afterwards the decisions are those that the linker makes of all articles at once; what
is read is the articles that are new, and what is decided anew is what they have to do with.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.authority import Authority
from dateline.authority.homes import home_of
from dateline.resolve.identity.memory import LIKELY, UNSURE, find_frequent
from dateline.workspace.bulk import select_columns
from dateline.workspace.duckdb_files import DamagedFileError, remove_file
from dateline.workspace.program import hash_program
from dateline.workspace.store import Store
from dateline.workspace.store_rows import TABLES as RECORDS
from dateline.workspace.who.file import COMPARED, FILE, WhoFile, open_file
from dateline.workspace.who.memory import TableMemory, read_key
from dateline.workspace.who.rows import article_row, link_rows, profile_rows
from dateline.workspace.who.waiting import Waiting

if TYPE_CHECKING:
    from dateline.resolve.base import ReadArticle, RememberingLinker
    from dateline.resolve.identity.evidence import NameKey

# What of the program says who is who.
_PARTS = ("core", "english", "ontology", "authority", "resolve", "workspace/who")
_ARTICLES = 2_000  # noted at a time
_AMONG = "WHERE document IN (SELECT unnest(?::VARCHAR[]))"


def follow_decisions(
    store: Store,
    folder: Path,
    linker: RememberingLinker,
    authority: Authority,
    waiting: Waiting | None = None,
) -> None:
    """Decide who is who in a store, by what is kept beside it, and write the decisions.

    What is kept is made anew where it proves to be damaged.

    Args:
        store: the store, open for writing.
        folder: its folder.
        linker: decides.
        authority: what names are looked up in.
        waiting: what was read of new articles while they were extracted.

    Raises:
        GraphFolderError: the store or what is kept can't be read or written.
    """
    try:
        _follow_in(store, folder, linker, authority, waiting)
    except DamagedFileError:  # if it is the store that is damaged, it is told now
        remove_file(folder / FILE)
        _follow_in(store, folder, linker, authority, waiting)


def _follow_in(
    store: Store,
    folder: Path,
    linker: RememberingLinker,
    authority: Authority,
    waiting: Waiting | None,
) -> None:
    by = f"{linker.name}@{linker.version}"
    made_by = f"{by} {hash_program(*_PARTS)} {authority.digest}"
    with open_file(store, folder, made_by) as file:
        _follow(file, linker, authority, waiting)
        _write_decisions(file, by)


def _follow(
    file: WhoFile, linker: RememberingLinker, authority: Authority, waiting: Waiting | None
) -> None:
    """Read what articles are new, forget what is gone, and decide what follows."""
    file.run("CREATE OR REPLACE TEMP TABLE now (document VARCHAR, hash UBIGINT)")
    file.store.hash_documents("now")
    gone, new = (
        file.column(f"SELECT document FROM {one} ANTI JOIN {other} USING (document, hash)")
        for one, other in (("who.articles", "now"), ("now", "who.articles"))
    )
    if not gone and not new and not file.is_new:
        return
    with file.changing():
        file.run("CREATE OR REPLACE TEMP TABLE touched AS SELECT * FROM who.profiles LIMIT 0")
        file.run(f"INSERT INTO touched SELECT * FROM who.profiles {_AMONG}", gone)
        for table in ("articles", "links", "profiles"):
            file.run(f"DELETE FROM who.{table} {_AMONG}", gone)
        if new:
            _read_articles(file, linker, authority, new, waiting)
        file.run(f"INSERT INTO touched SELECT * FROM who.profiles {_AMONG}", new)
        linker.decide(TableMemory(file, _find_changed(file)), authority)


def _read_articles(
    file: WhoFile,
    linker: RememberingLinker,
    authority: Authority,
    new: list[str],
    waiting: Waiting | None,
) -> None:
    """Note what new articles say of who is who: what waits, and what is to be read yet."""
    file.run("CREATE OR REPLACE TEMP TABLE arrived AS SELECT * FROM who.articles LIMIT 0")
    known = set() if waiting is None else waiting.take(file, new)
    left = _read(file, linker, authority, [one for one in new if one not in known])
    while some := list(islice(left, _ARTICLES)):
        file.insert("articles", map(article_row, some), into="arrived")
        file.insert("links", (row for one in some for row in link_rows(one)))
        file.insert("profiles", (row for one in some for row in profile_rows(one)))
    file.run(
        "INSERT INTO who.articles SELECT now.document, now.hash, coalesce(named, FALSE), company, "
        "weights FROM now LEFT JOIN arrived USING (document) "
        "WHERE now.document NOT IN (SELECT document FROM who.articles)"
    )


def _read(
    file: WhoFile, linker: RememberingLinker, authority: Authority, documents: list[str]
) -> Iterator[ReadArticle]:
    """Read stored articles."""
    store = file.store
    if not documents:
        return iter(())
    homes = {document: home_of(url) for document, url in store.urls().items()}
    return linker.read(
        store.mentions(documents), store.claims(documents), authority,
        published=store.published(), homes=homes,
    )  # fmt: skip


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


_HELD = """
    SELECT key, link, min(id) AS id, count(*)::INTEGER AS told FROM who.profiles
    WHERE link IS NOT NULL AND key IN (SELECT key FROM touched) GROUP BY key, link"""
_CHANGED = (
    "SELECT DISTINCT key FROM touched WHERE link IS NULL",
    "SELECT key FROM held ANTI JOIN who.held USING (key, link, id)",
    """SELECT key FROM (FROM who.held WHERE key IN (SELECT key FROM touched))
        ANTI JOIN held USING (key, link, id)""",
    """SELECT key FROM held JOIN who.held old USING (key, link)
        WHERE (held.told > 1) <> (old.told > 1)""",
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
