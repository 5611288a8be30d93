"""Writing a fold: from what was gathered, or from a graph that is at hand, to one file.

Guarantees: the file gets its name when all of it is written and on the disk, so that one that has
the name is whole; rows are in an order that follows from the records alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.core import serde
from dateline.core.text import normalize_name
from dateline.graph.corrections import Correction, Ruled, Unmet
from dateline.graph.name_search import searched_names
from dateline.graph.posts import ABOUT_POSTS, find_told_posts
from dateline.graph.terms_of_office import find_terms
from dateline.graph.view import GraphView
from dateline.workspace.fold import rows
from dateline.workspace.fold.file import FoldFile
from dateline.workspace.fold.rows import from_fact
from dateline.workspace.fold.scratch import Scratch
from dateline.workspace.fold.shelves import Documents, Entities, Facts
from dateline.workspace.fold.tables import (
    SCRATCH,
    TABLES,
    create_tables,
    insert_rows,
    select_columns,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found out beside entities, chains and facts.

    Attributes:
        stories: as `GraphContents` has them.
        unmet: likewise.
        ruled: how corrections about who is who were understood.
    """

    stories: tuple[tuple[str, ...], ...]
    unmet: tuple[Unmet, ...]
    ruled: tuple[Ruled, ...]


def gather_graph(scratch: Scratch, graph: GraphView) -> None:
    """Write the entities, chains, facts and made documents of a graph, in the place of others."""
    for table in ("entities", "anchors", "facts"):
        scratch.run(f"DELETE FROM scratch.{table}")
    stored = {one for (one,) in scratch.stream("SELECT id FROM scratch.documents")}
    made = (one for id_, one in graph.documents.items() if id_ not in stored)
    scratch.insert("documents", map(serde.to_builtins, made))
    scratch.insert("entities", graph.entities())
    scratch.insert("anchors", graph.who.anchors.values())
    scratch.insert("facts", map(from_fact, graph))


def write_fold(scratch: Scratch, path: Path, outcome: Outcome, entries: list[Correction]) -> None:
    """Write a fold of what was gathered.

    Args:
        scratch: documents, entities, chains and facts.
        path: the file.
        outcome: the rest.
        entries: the corrections.
    """
    part = path.with_suffix(".part")
    scratch.attach(part, "fold")
    create_tables(scratch.run, "fold", TABLES)
    for statement in (*_THINGS, *_FACTS, *_WHO):
        scratch.run(statement)
    beside = part.with_suffix(".json")
    told = (
        ("stories", _story_rows(outcome.stories)),
        ("unmet", _unmet_rows(outcome.unmet)),
        ("ruled", _ruled_rows(outcome.ruled, entries)),
    )
    for table, found in told:
        insert_rows(scratch.run, f"fold.{table}", TABLES[table], found, by_way_of=beside)
    scratch.insert("names", _name_rows(scratch))
    scratch.insert("keys", _key_rows(scratch))
    for statement in _LOOK_UP:
        scratch.run(statement)
    scratch.detach("fold")
    posts = list(_told_rows(part))
    scratch.attach(part, "fold")
    insert_rows(scratch.run, "fold.told", TABLES["told"], posts, by_way_of=beside)
    for table in TABLES:
        scratch.run(f"INSERT INTO fold.about SELECT '{table}', count(*) FROM fold.{table}")
    scratch.detach("fold")
    part.replace(path)


def _story_rows(stories: Iterable[Iterable[str]]) -> Iterator[dict[str, object]]:
    for number, story in enumerate(stories):
        for document in story:
            yield {"story": number, "document": document}


def _unmet_rows(unmet: Iterable[Unmet]) -> Iterator[dict[str, object]]:
    return ({"number": one.number, "why": one.why, "other": one.other} for one in unmet)


def _ruled_rows(ruled: Iterable[Ruled], entries: list[Correction]) -> Iterator[dict[str, object]]:
    for one in ruled:
        groups = [sorted(group) for group in one.groups]
        number = entries.index(one.entry) + 1
        yield {"number": number, "groups": groups, "followed": one.followed}


def _name_rows(scratch: Scratch) -> Iterator[dict[str, object]]:
    """What entities are called, and what else they are found by."""
    columns = select_columns(SCRATCH["entities"])
    for *row, number in scratch.stream(f"SELECT {columns}, n FROM fold.entities ORDER BY n"):
        entity = rows.to_entity(tuple(row))
        called = {normalize_name(one) for one in (entity.label, *entity.aliases)}
        for name in sorted(called.union(searched_names(entity))):
            yield {"name": name, "entity": number, "called": name in called}


def _key_rows(scratch: Scratch) -> Iterator[dict[str, object]]:
    """What authorities call entities."""
    query = "SELECT n, unnest(same_as) FROM fold.entities ORDER BY n"
    for number, iri in scratch.stream(query):
        for key in (iri, iri.rstrip("/").rsplit("/", 1)[-1]):
            yield {"key": key, "entity": number}


def _told_rows(path: Path) -> Iterator[dict[str, object]]:
    """What all facts about posts together say of some of them."""
    file = FoldFile(path, finished=False)
    try:
        documents = Documents(file)
        facts = Facts(file, Entities(file), documents)
        listed = ", ".join(f"'{one}'" for one in ABOUT_POSTS)
        found = facts.read(f"WHERE predicate IN ({listed}) AND object IS NOT NULL", [])
        about = sorted(found, key=lambda fact: fact.id)
        posts, terms = find_told_posts(about), find_terms(about, documents)
        numbers = {fact.id: number for number, fact in facts.by_number.items()}
    finally:
        file.close()
    for name in sorted({*posts.told_by, *posts.titles, *terms}, key=lambda one: numbers[one]):
        lead = posts.told_by.get(name)
        yield {
            "fact": numbers[name],
            "told_by": None if lead is None else numbers[lead.id],
            "titles": posts.titles.get(name),
            "term": terms.get(name),
        }


_FACT = select_columns(
    [name for name in SCRATCH["facts"] if name not in {"subject", "object", "speaker", "place"}],
    "f",
)
_THINGS = (
    f"""INSERT INTO fold.documents BY NAME SELECT {select_columns(TABLES["documents"])}
        FROM scratch.documents ORDER BY id""",
    """CREATE TABLE scratch.numbers AS
        SELECT id, (row_number() OVER (ORDER BY id) - 1)::INTEGER AS n FROM scratch.entities""",
)
_FACTS = (
    """CREATE TABLE scratch.sorted AS
        SELECT f.id, s.n AS subject, (row_number() OVER (ORDER BY s.n, f.id) - 1)::INTEGER AS n
        FROM scratch.facts f JOIN scratch.numbers s ON s.id = f.subject""",
    f"""INSERT INTO fold.facts BY NAME
        SELECT t.n, t.subject, o.n AS "object", p.n AS speaker, l.n AS place, {_FACT}
        FROM scratch.facts f JOIN scratch.sorted t ON t.id = f.id
            LEFT JOIN scratch.numbers o ON o.id = f.object
            LEFT JOIN scratch.numbers p ON p.id = f.speaker
            LEFT JOIN scratch.numbers l ON l.id = f.place
        ORDER BY t.n""",
    """INSERT INTO fold.ends SELECT "object", n FROM fold.facts
        WHERE "object" IS NOT NULL AND "object" <> subject ORDER BY 1, 2""",
    f"""INSERT INTO fold.entities BY NAME
        SELECT m.n, {select_columns(SCRATCH["entities"], "e")},
            coalesce(a.found, 0) + coalesce(b.found, 0) AS degree
        FROM scratch.entities e JOIN scratch.numbers m ON m.id = e.id
            LEFT JOIN (SELECT subject, count(*) AS found FROM fold.facts GROUP BY 1) a
                ON a.subject = m.n
            LEFT JOIN (SELECT entity, count(*) AS found FROM fold.ends GROUP BY 1) b
                ON b.entity = m.n
        ORDER BY m.n""",
)
_WHO = (
    f"""INSERT INTO fold.chains BY NAME
        SELECT {select_columns(SCRATCH["anchors"], "a")}, e.n AS entity
        FROM scratch.anchors a
            JOIN (SELECT n, unnest(chains) AS chain FROM fold.entities) e ON e.chain = a.id
        ORDER BY a.id""",
    "INSERT INTO fold.former BY NAME SELECT id, chain FROM ids ORDER BY id",
    """INSERT INTO fold.moved SELECT f.id, c.entity FROM fold.former f
        JOIN fold.chains c ON c.id = f.chain
        WHERE f.id NOT IN (SELECT id FROM fold.entities) ORDER BY f.id""",
    f"""INSERT INTO fold.decisions BY NAME SELECT {select_columns(TABLES["decisions"])}
        FROM decisions ORDER BY "left", "right", "by" """,
)
_LOOK_UP = (
    "INSERT INTO fold.names BY NAME SELECT * FROM scratch.names ORDER BY name, entity",
    "INSERT INTO fold.keys BY NAME SELECT * FROM scratch.keys ORDER BY key, entity",
)
