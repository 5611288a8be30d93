"""Which chains are one thing, and what it is, after the records have changed.

Guarantees: entities and chains are those of `graph/assembling.py`, made by the same steps; of
articles that were read before, only the chains of things that may be others now are looked at. It
follows no corrections but those about articles: the others need all records at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter

from dateline.authority import Authority
from dateline.core import serde
from dateline.core.disjoint_sets import DisjointSets
from dateline.core.ids import content_id
from dateline.core.model import Claim, Decision, Judgement, Mention
from dateline.graph.assembling import MentionPlaces, stated_names
from dateline.graph.clustering import cluster_chains
from dateline.graph.entity_building import Told, draft_entity, gather_chains
from dateline.workspace.bulk import select_columns
from dateline.workspace.fold.scratch import Scratch
from dateline.workspace.store_rows import TABLES as RECORDS
from dateline.workspace.store_rows import to_decision

_DECISION = select_columns(RECORDS["decisions"])
_HASHED = f"hash({_DECISION}) NOT IN (SELECT hash({_DECISION}) FROM"
COPY_DECISIONS = (
    f"DELETE FROM fold.decisions WHERE {_HASHED} decisions)",
    f"""INSERT INTO fold.decisions BY NAME SELECT {_DECISION} FROM decisions
        WHERE {_HASHED} fold.decisions) ORDER BY "left", "right", "by" """,
)
_BUNCH = 500_000  # chains that are sorted at a time
_LINK = "="  # what stands for a linked thing begins so, and ends with the link


def follow_articles(scratch: Scratch) -> None:
    """Note which articles are new or gone, and the chains of these."""
    scratch.store.hash_documents("scratch.now")
    scratch.run(
        "INSERT INTO scratch.gone SELECT document FROM fold.read "
        "ANTI JOIN scratch.now USING (document, hash)",
        "INSERT INTO scratch.new SELECT document FROM scratch.now "
        "ANTI JOIN fold.read USING (document, hash)",
        "INSERT INTO scratch.things SELECT DISTINCT thing FROM fold.parts "
        "WHERE document IN (FROM scratch.gone)",
        # What held a chain that is gone together may fall apart.
        "INSERT INTO scratch.moved SELECT id FROM fold.parts WHERE joined IN "
        "(SELECT joined FROM fold.parts WHERE document IN (FROM scratch.gone))",
    )
    for table in ("read", "parts", "signed", "marks"):
        scratch.run(f"DELETE FROM fold.{table} WHERE document IN (FROM scratch.gone)")
    scratch.run(
        "DELETE FROM fold.documents WHERE id IN (FROM scratch.gone)",
        "INSERT INTO fold.documents BY NAME SELECT "
        f"{select_columns([name for name in RECORDS['documents'] if name != 'version'])} "
        "FROM documents WHERE id IN (FROM scratch.new) ORDER BY id",
        "INSERT INTO fold.read SELECT * FROM scratch.now WHERE document IN (FROM scratch.new)",
    )
    scratch.insert("fold.parts", _list_parts(scratch))


def list_new(scratch: Scratch) -> list[str] | None:
    """The articles that are new; None if all are."""
    if scratch.column("SELECT count(*) FROM scratch.new") == scratch.column(
        "SELECT count(*) FROM fold.read"
    ):
        return None
    return scratch.column("SELECT document FROM scratch.new")


def _list_parts(scratch: Scratch) -> Iterator[dict[str, object]]:
    """Every chain of the new articles as a row, with the names that its article states."""
    store, new = scratch.store, list_new(scratch)
    of = attrgetter("document")
    said = groupby(store.claims(new), key=of)
    at, claims = next(said, ("", iter(())))
    for document, group in groupby(store.mentions(new), key=of):
        while at and at < document:
            at, claims = next(said, ("", iter(())))
        yield from _parts_of(document, group, list(claims) if at == document else [])


def _parts_of(
    document: str, mentions: Iterator[Mention], claims: Sequence[Claim]
) -> Iterator[dict[str, object]]:
    places = MentionPlaces(claims)
    chains = gather_chains(places.note_mentions(mentions))
    for chain, names in stated_names(chains, places, claims).items():
        chains[chain].names |= names
    used = set(places.chains.values())
    for one in chains.values():
        yield {
            "id": one.id,
            "document": document,
            "joined": one.id,
            "thing": one.id,
            "used": one.id in used,
            "authorities": serde.encode(one.authorities).decode() if one.authorities else None,
            "told": serde.encode(one.tell()).decode(),
            "data": serde.encode(one).decode(),
        }


def follow_decisions(scratch: Scratch) -> None:
    """Note which chains are one thing now, and which things may have other chains than before."""
    for one, other in (("decisions", "fold.decisions"), ("fold.decisions", "decisions")):
        scratch.run(
            f'INSERT INTO scratch.moved SELECT unnest(["left", "right"]) FROM {one} '
            f"WHERE {_HASHED} {other})"
        )
    scratch.run(
        *COPY_DECISIONS,
        "INSERT INTO scratch.moved SELECT id FROM fold.parts WHERE document IN (FROM scratch.new)",
        # All that hangs together with what has moved is decided anew.
        "CREATE TABLE scratch.members AS SELECT id, thing, authorities FROM fold.parts "
        "WHERE joined IN (SELECT joined FROM fold.parts WHERE id IN (FROM scratch.moved))",
        "INSERT INTO scratch.things SELECT DISTINCT thing FROM scratch.members",
        f"CREATE TABLE scratch.judged AS SELECT {_DECISION} FROM decisions "
        'WHERE "left" IN (SELECT id FROM scratch.members)',
    )
    with scratch.store.yielding_memory():
        scratch.insert("scratch.groups", _group_chains(scratch))
    scratch.run(
        "UPDATE fold.parts SET joined = found.joined, thing = found.thing FROM ("
        "SELECT id AS chain, coalesce(g.joined, id) AS joined, coalesce(g.thing, id) AS thing "
        "FROM scratch.members m LEFT JOIN scratch.groups g ON g.chain = m.id) found "
        "WHERE id = chain AND (parts.joined <> found.joined OR parts.thing <> found.thing)",
        "INSERT INTO scratch.things SELECT DISTINCT thing FROM fold.parts "
        "WHERE id IN (SELECT id FROM scratch.members)",
    )


@dataclass(slots=True)
class _Voter:
    """A chain as far as it matters for which chains are one thing."""

    id: str
    authorities: dict[str, int]


def _group_chains(scratch: Scratch) -> Iterator[dict[str, object]]:
    """Which chains hang together, and which are one thing.

    A chain that no decision names, and no authority knows, is a thing of its own.
    """
    none: dict[str, int] = {}
    voters = {
        id_: _Voter(id_, serde.decode(dict[str, int], known) if known else none)
        for id_, known in scratch.stream(_VOTERS)
    }
    ids = {one: one for one in voters}
    rows = scratch.stream(f"SELECT {_DECISION} FROM scratch.judged")
    decisions = [_without_reasons(to_decision(row), ids) for row in rows]
    clusters = cluster_chains(voters, decisions)
    together = DisjointSets()
    for one in decisions:
        if one.judgement is Judgement.SAME and one.right in voters:
            together.join(one.left, one.right)
    for one in voters:
        root = clusters.sets.root(one)
        link = clusters.links.get(root)
        thing = root if link is None else f"{_LINK}{link}"
        yield {"chain": one, "joined": together.root(one), "thing": thing}


def _without_reasons(one: Decision, ids: dict[str, str]) -> Decision:
    """A decision as it is weighed; equal words are one object, of which there may be millions."""
    return Decision(
        left=ids.get(one.left, one.left),
        right=ids.get(one.right, one.right),
        judgement=one.judgement,
        score=one.score,
        reasons=(),
        by=ids.setdefault(one.by, one.by),
    )


def draft_things(scratch: Scratch, authority: Authority) -> None:
    """Write the entities that are others than before, and which ids there were."""
    scratch.run(
        f"INSERT INTO scratch.lost SELECT id FROM fold.drafts WHERE {_OF_THINGS}",
        f"CREATE TABLE scratch.stems AS SELECT DISTINCT stem FROM fold.drafts WHERE {_OF_THINGS}",
        f"DELETE FROM fold.drafts WHERE {_OF_THINGS}",
    )
    # Of millions some at a time, since what is sorted is in memory.
    (count,) = scratch.column(f"SELECT count(*) FROM fold.parts WHERE {_OF_THINGS}")
    bunches = count // _BUNCH + 1
    for number in range(bunches):
        scratch.run(_MEMBERS.format(bunches=bunches, number=number))
        scratch.insert("scratch.drafts", _draft_all(scratch, authority))
        scratch.run(_LISTS)
    scratch.run(
        "INSERT INTO fold.drafts BY NAME SELECT thing, id AS stem, needs_hash, linked, digest "
        "FROM scratch.drafts",
        "INSERT INTO scratch.stems SELECT DISTINCT id FROM scratch.drafts",
        _NUMBER,
        # What keeps its chains may have another id, since others have its name now.
        "CREATE TABLE scratch.renamed AS SELECT thing, d.id AS before, s.id FROM fold.drafts d "
        "JOIN scratch.ids s USING (thing) WHERE d.id <> s.id",
        "INSERT INTO scratch.lost SELECT before FROM scratch.renamed",
        "UPDATE fold.drafts SET id = s.id FROM scratch.ids s "
        "WHERE s.thing = drafts.thing AND drafts.id IS DISTINCT FROM s.id",
        f"INSERT INTO scratch.entities BY NAME SELECT {_DRAFT}, l.chains, l.documents, ids.id "
        "FROM scratch.drafts d JOIN scratch.lists l USING (thing) JOIN scratch.ids USING (thing)",
        f"INSERT INTO scratch.entities BY NAME SELECT {_DRAFT}, d.chains, d.documents, r.id "
        "FROM scratch.renamed r JOIN fold.entities d ON d.id = r.before",
    )


def _draft_all(scratch: Scratch, authority: Authority) -> Iterator[dict[str, object]]:
    """Each entity as a row that has everything but its final id, its chains and its documents.

    What no claim speaks of is no entity. Most chains of a thing tell the same, and are counted.
    """
    for thing, group in groupby(scratch.stream(_TOLD), key=itemgetter(0)):
        rows = list(group)
        told = [(serde.decode(Told, data), times) for _, data, times, _ in rows]
        link = thing.removeprefix(_LINK) if thing.startswith(_LINK) else None
        draft = draft_entity(told, link, chains=(), documents=(), authority=authority)
        row = serde.to_builtins(draft.entity)
        yield row | {
            "thing": thing,
            "needs_hash": draft.needs_hash,
            "linked": draft.linked,
            "digest": content_id(min(first for *_, first in rows)),
        }


_DRAFT = select_columns(["kind", "label", "aliases", "same_as", "confirmed", "type"], "d")
_VOTERS = """
    SELECT id, authorities FROM scratch.members WHERE authorities IS NOT NULL
        OR id IN (SELECT "left" FROM scratch.judged UNION ALL SELECT "right" FROM scratch.judged)"""
_OF_THINGS = "thing IN (FROM scratch.things)"
_MEMBERS = f"""
    CREATE OR REPLACE TABLE scratch.bunch AS SELECT thing, id, document, told FROM fold.parts
    WHERE thing IN (
        SELECT thing FROM fold.parts WHERE {_OF_THINGS}
        GROUP BY thing HAVING bool_or(used)
    ) AND hash(thing) % {{bunches}} = {{number}}"""
_TOLD = """
    SELECT thing, told, count(*), min(id) FROM scratch.bunch GROUP BY thing, told
    ORDER BY thing, told"""
_LISTS = """
    INSERT INTO scratch.lists SELECT thing, list(id ORDER BY id),
        list(DISTINCT document ORDER BY document) FROM scratch.bunch GROUP BY thing"""
# As `entity_building.py` does: all that would share an id get a hash, and a longer one if need be.
# It concerns what has come or gone, and names that look like another's with its hash.
_NUMBER = """
    CREATE TABLE scratch.ids AS
    WITH alike AS (
        SELECT stem FROM (SELECT stem FROM fold.drafts UNION ALL FROM scratch.stems)
        WHERE regexp_matches(stem, '-[0-9a-f]{8}$')
    ), counted AS (
        SELECT *, count(*) OVER same AS every, count(*) FILTER (linked) OVER same AS known
        FROM fold.drafts WHERE stem IN (
            FROM scratch.stems UNION ALL FROM alike UNION ALL SELECT stem[:-10] FROM alike
        ) WINDOW same AS (PARTITION BY stem)
    ), hashed AS (
        SELECT * EXCLUDE (id), CASE WHEN needs_hash OR if(linked, known, every) > 1
            THEN stem || '-' || digest[:8] ELSE stem END AS first
        FROM counted
    ), recounted AS (
        SELECT *, count(*) OVER same AS rivals, count(*) FILTER (linked) OVER same AS firm
        FROM hashed WINDOW same AS (PARTITION BY first)
    )
    SELECT thing,
        CASE WHEN if(linked, firm, rivals) > 1 THEN stem || '-' || digest ELSE first END AS id
    FROM recounted"""
