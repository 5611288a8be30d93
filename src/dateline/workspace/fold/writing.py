"""Writing into a fold what was gathered, in the place of what it had of the same things.

Guarantees: a thing keeps its number as long as it has its id; numbers that others have aren't given
again. It knows SQL, and no records but as rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.core import serde
from dateline.core.text import normalize_name
from dateline.graph.corrections import Correction, Ruled, Unmet
from dateline.graph.entity_building import Chain, make_anchor
from dateline.graph.name_search import searched_names
from dateline.graph.overview import MARKED
from dateline.graph.view import GraphView
from dateline.workspace.bulk import select_columns
from dateline.workspace.fold import rows
from dateline.workspace.fold.rows import from_fact
from dateline.workspace.fold.scratch import Scratch
from dateline.workspace.fold.tables import SCRATCH, TABLES
from dateline.workspace.fold.told import follow_told


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
    """Write the entities, chains and facts of a graph, and all its documents."""
    for table in ("entities", "anchors", "facts"):
        scratch.run(f"DELETE FROM scratch.{table}")
    scratch.run("DELETE FROM fold.documents")
    scratch.insert("fold.documents", map(serde.to_builtins, graph.documents.values()))
    scratch.insert("scratch.entities", graph.entities())
    scratch.insert("scratch.anchors", graph.who.anchors.values())
    scratch.insert("scratch.facts", map(from_fact, graph))
    scratch.run("DELETE FROM fold.said")
    said = graph.who.said.items()
    scratch.insert("fold.said", ({"claim": claim, "fact": fact} for claim, fact in said))
    scratch.run(
        "DELETE FROM scratch.stale",
        "INSERT INTO scratch.stale SELECT DISTINCT fact FROM fold.said",
    )


def write_things(scratch: Scratch) -> None:
    """Write entities and their chains; which chains are of others than before is noted."""
    scratch.run(*_THINGS)
    scratch.insert("scratch.names", _name_rows(scratch))
    scratch.insert("scratch.anchors", _list_anchors(scratch))
    scratch.run(*_NAMES)


def _list_anchors(scratch: Scratch) -> Iterator[object]:
    """The chains that had no entity before."""
    query = """
        SELECT data FROM fold.parts WHERE id IN (SELECT chain FROM scratch.placed)
            AND id NOT IN (SELECT id FROM fold.chains)"""
    return (make_anchor(serde.decode(Chain, data)) for (data,) in scratch.stream(query))


def write_facts(scratch: Scratch) -> None:
    """Write facts whose entities are written, and what they say of each other."""
    scratch.run(*_FACTS)
    follow_told(scratch)


def write_rest(scratch: Scratch, outcome: Outcome, entries: list[Correction], by: str) -> None:
    """Write what follows from all the rest, and by which program it was made.

    What facts are called is noted in the store.
    """
    scratch.store.note_claim_ids("fold.said", among="scratch.stale")
    for table in ("stories", "unmet", "ruled", "about"):
        scratch.run(f"DELETE FROM fold.{table}")
    scratch.insert("fold.stories", _story_rows(outcome.stories))
    scratch.insert("fold.unmet", _unmet_rows(outcome.unmet))
    scratch.insert("fold.ruled", _ruled_rows(outcome.ruled, entries))
    scratch.run(*_WHO)
    scratch.run("DELETE FROM fold.made")
    scratch.insert("fold.made", [{"by": by}])
    for table in TABLES:
        scratch.run(f"INSERT INTO fold.about SELECT '{table}', count(*) FROM fold.{table}")


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
    """What the new entities are called, and what else they are found by."""
    columns = select_columns(SCRATCH["entities"], "e")
    query = f"SELECT {columns}, n FROM scratch.entities e JOIN scratch.numbers USING (id)"
    for row in scratch.stream(query):
        entity = rows.to_entity(row)
        called = {normalize_name(one) for one in (entity.label, *entity.aliases)}
        for name in called.union(searched_names(entity)):
            yield {"name": name, "entity": row[-1], "called": name in called}


_THING = select_columns(SCRATCH["entities"], "e")
_THINGS = (
    # Numbers of things that were, and of those that are.
    """CREATE TABLE scratch.vacated AS SELECT n, id, label, kind, degree FROM fold.entities
        WHERE id IN (FROM scratch.lost)""",
    """INSERT INTO scratch.numbers
        SELECT id, coalesce(old.n, coalesce((SELECT max(n) + 1 FROM fold.entities), 0)
            + row_number() OVER (PARTITION BY old.n IS NULL ORDER BY id) - 1)::INTEGER
        FROM scratch.entities LEFT JOIN fold.entities old USING (id)""",
    # Chains that are of something else than before, or of another kind.
    """CREATE TABLE scratch.placed AS
        SELECT chain, n FROM (SELECT id, unnest(chains) AS chain FROM scratch.entities)
            JOIN scratch.numbers USING (id)""",
    """CREATE TABLE scratch.shifted AS
        SELECT coalesce(old.id, placed.chain) AS chain
        FROM (SELECT id, entity FROM fold.chains WHERE entity IN (SELECT n FROM scratch.vacated))
            old FULL JOIN scratch.placed ON placed.chain = old.id
        WHERE old.entity IS DISTINCT FROM placed.n OR placed.n IN (
            SELECT old.n FROM scratch.vacated old JOIN scratch.entities new USING (id)
            WHERE old.kind <> new.kind)""",
    "DELETE FROM fold.entities WHERE id IN (FROM scratch.lost)",
    f"""INSERT INTO fold.entities BY NAME
        SELECT n, {_THING}, coalesce(old.degree, 0) AS degree FROM scratch.entities e
            JOIN scratch.numbers USING (id) LEFT JOIN scratch.vacated old USING (n, id)
        ORDER BY n""",
    """DELETE FROM fold.chains WHERE id IN (SELECT chain FROM scratch.shifted)
        AND id NOT IN (SELECT chain FROM scratch.placed)""",
    """UPDATE fold.chains SET entity = placed.n FROM scratch.placed
        WHERE chains.id = placed.chain AND chains.entity <> placed.n""",
)
_ENTITIES = "(SELECT n FROM scratch.vacated UNION SELECT n FROM scratch.numbers)"
_NAMES = (
    f"""INSERT INTO fold.chains BY NAME SELECT {select_columns(SCRATCH["anchors"], "a")},
            placed.n AS entity
        FROM scratch.anchors a JOIN scratch.placed ON placed.chain = a.id ORDER BY a.id""",
    f"DELETE FROM fold.names WHERE entity IN {_ENTITIES}",
    "INSERT INTO fold.names BY NAME SELECT * FROM scratch.names ORDER BY name, entity",
    f"DELETE FROM fold.keys WHERE entity IN {_ENTITIES}",
    """INSERT INTO fold.keys
        SELECT unnest([iri, regexp_extract(rtrim(iri, '/'), '[^/]*$')]), n
        FROM (SELECT n, unnest(same_as) AS iri FROM scratch.entities JOIN scratch.numbers
            USING (id)) ORDER BY 1, 2""",
)
_FACT = select_columns(
    [name for name in SCRATCH["facts"] if name not in {"subject", "object", "speaker", "place"}],
    "f",
)
_FACTS = (
    """CREATE TABLE scratch.dropped AS SELECT n, id, subject, predicate, "object" FROM fold.facts
        WHERE id IN (FROM scratch.stale)""",
    """CREATE TABLE scratch.counted AS
        SELECT f.id, s.n AS subject, coalesce(old.n,
            coalesce((SELECT max(n) + 1 FROM fold.facts), 0)
            + row_number() OVER (PARTITION BY old.n IS NULL ORDER BY s.id, f.id) - 1)::INTEGER AS n
        FROM scratch.facts f JOIN fold.entities s ON s.id = f.subject
            LEFT JOIN scratch.dropped old ON old.id = f.id""",
    "DELETE FROM fold.facts WHERE n IN (SELECT n FROM scratch.dropped)",
    "DELETE FROM fold.ends WHERE fact IN (SELECT n FROM scratch.dropped)",
    f"""INSERT INTO fold.facts BY NAME
        SELECT t.n, t.subject, o.n AS "object", p.n AS speaker, l.n AS place, {_FACT}
        FROM scratch.facts f JOIN scratch.counted t ON t.id = f.id
            LEFT JOIN fold.entities o ON o.id = f.object
            LEFT JOIN fold.entities p ON p.id = f.speaker
            LEFT JOIN fold.entities l ON l.id = f.place
        ORDER BY t.n""",
    """INSERT INTO fold.ends SELECT "object", n FROM fold.facts
        WHERE n IN (SELECT n FROM scratch.counted)
            AND "object" IS NOT NULL AND "object" <> subject ORDER BY 1, 2""",
    "DELETE FROM fold.quotes WHERE fact IN (SELECT n FROM scratch.dropped)",
    """INSERT INTO fold.quotes
        SELECT DISTINCT unnest(list_transform(evidence, lambda one: one.document)) AS document, n
        FROM fold.facts WHERE n IN (SELECT n FROM scratch.counted) ORDER BY 1, 2""",
    """CREATE TABLE scratch.weighed AS
        SELECT subject AS n FROM scratch.dropped UNION SELECT "object" FROM scratch.dropped
        UNION SELECT subject FROM scratch.counted
        UNION SELECT entity FROM fold.ends WHERE fact IN (SELECT n FROM scratch.counted)""",
    """UPDATE fold.entities SET degree = found FROM (
            SELECT n, coalesce(a.found, 0) + coalesce(b.found, 0) AS found FROM scratch.weighed
            LEFT JOIN (SELECT subject AS n, count(*) AS found FROM fold.facts
                WHERE subject IN (FROM scratch.weighed) GROUP BY 1) a USING (n)
            LEFT JOIN (SELECT entity AS n, count(*) AS found FROM fold.ends
                WHERE entity IN (FROM scratch.weighed) GROUP BY 1) b USING (n)
        ) w WHERE w.n = entities.n AND degree <> found""",
)
_WHO = (
    "DELETE FROM fold.marks WHERE document NOT IN (SELECT id FROM fold.documents)",
    f"""INSERT INTO fold.marks BY NAME SELECT document, "start", "end", chain FROM mentions
        WHERE document IN (SELECT id FROM fold.documents)
            AND document NOT IN (SELECT document FROM fold.marks)
            AND form IN ({", ".join(f"'{one}'" for one in sorted(MARKED))}) ORDER BY document""",
    """INSERT INTO fold.former BY NAME SELECT id, chain FROM ids
        WHERE id NOT IN (SELECT id FROM fold.former) ORDER BY id""",
    "DELETE FROM fold.moved",
    """INSERT INTO fold.moved SELECT f.id, c.entity FROM fold.former f
        JOIN fold.chains c ON c.id = f.chain
        WHERE f.id NOT IN (SELECT id FROM fold.entities) ORDER BY f.id""",
    """DELETE FROM fold.moved_claims
        WHERE id IN (FROM scratch.stale) OR fact IN (FROM scratch.stale)""",
    """INSERT INTO fold.moved_claims WITH led AS MATERIALIZED (
            SELECT c.id, s.fact FROM claim_ids c
                JOIN (FROM fold.said WHERE fact IN (FROM scratch.stale)) s USING (claim)
            UNION SELECT c.id, s.fact FROM fold.said s
                JOIN (FROM claim_ids WHERE id IN (FROM scratch.stale)) c USING (claim)
        ) FROM led WHERE id NOT IN (SELECT id FROM fold.facts WHERE id IN (SELECT id FROM led))
        ORDER BY id""",
)
