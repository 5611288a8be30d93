"""Which facts claims add up to, after articles have come or things have become others.

Guarantees: facts are those of `graph/assembling.py`, made by the same steps; a fact is made anew
only where one of its claims has come or gone, speaks of something else, or is of another story.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter

from dateline.core.errors import EvidenceError
from dateline.core.model import Claim, Entity, Span
from dateline.graph.assembling import Corpus, FactKey, assemble_fact, fact_key
from dateline.workspace.bulk import select_columns
from dateline.workspace.fold.rows import from_fact
from dateline.workspace.fold.scratch import Scratch
from dateline.workspace.store_rows import TABLES as RECORDS
from dateline.workspace.store_rows import Row, to_claim

_ENDS = ("subject", "object", "speaker", "place")
_LISTED = "[" + ", ".join(f'"{end}"' for end in _ENDS) + "]"
_BUNCH = 100_000  # claims that are held at a time
_Ends = Mapping[str, tuple[Entity, Span]]  # mention → the entity that it names, and where it stands


def follow_facts(scratch: Scratch, origins: Mapping[str, str], retold: Sequence[str]) -> None:
    """Write the facts that are others than before, and which were there instead.

    Args:
        scratch: the entities are written, and which chains are of others than before.
        origins: document → what stands for its story, where it shares one.
        retold: documents that are of another story than before.
    """
    scratch.insert("scratch.retold", ({"document": one} for one in retold))
    scratch.run(
        "INSERT INTO scratch.stale SELECT DISTINCT fact FROM fold.said "
        "WHERE document IN (FROM scratch.gone)",
        "DELETE FROM fold.said WHERE document IN (FROM scratch.gone)",
        "CREATE TABLE scratch.touched AS SELECT id FROM mentions "
        "WHERE chain IN (SELECT chain FROM scratch.shifted)",
        "CREATE TABLE scratch.wanted AS SELECT id FROM claims WHERE document IN "
        f"(SELECT document FROM fold.read) AND ({_speaking_of('scratch.touched')} "
        "OR document IN (FROM scratch.new) OR document IN (FROM scratch.retold))",
    )
    _locate(scratch)
    scratch.insert("scratch.said", _name_facts(scratch))
    scratch.run(
        "INSERT INTO scratch.stale SELECT DISTINCT fact FROM fold.said "
        "WHERE claim IN (FROM scratch.wanted)",
        "DELETE FROM fold.said WHERE claim IN (FROM scratch.wanted)",
        "INSERT INTO fold.said SELECT * FROM scratch.said",
        "INSERT INTO scratch.stale SELECT DISTINCT fact FROM scratch.said",
        "INSERT INTO scratch.wanted SELECT claim FROM fold.said "
        "WHERE fact IN (FROM scratch.stale) AND claim NOT IN (FROM scratch.wanted)",
        "DROP TABLE scratch.ends",
    )
    _locate(scratch)
    scratch.insert("scratch.facts", _assemble_all(scratch, origins))


def _speaking_of(table: str) -> str:
    """SQL for whether a claim speaks of one of some mentions."""
    return " OR ".join(f'"{end}" IN (FROM {table})' for end in _ENDS)


def _locate(scratch: Scratch) -> None:
    """Look up what the mentions of the wanted claims are, and where they stand."""
    scratch.run(
        f"""CREATE TABLE scratch.ends AS
            SELECT m.id AS mention, m."start", m."end", e.id AS entity, e.kind
            FROM mentions m JOIN fold.chains c ON c.id = m.chain
                JOIN fold.entities e ON e.n = c.entity
            WHERE m.id IN (
                SELECT unnest({_LISTED}) FROM claims WHERE id IN (FROM scratch.wanted)
            )"""
    )


def _read_bunches(scratch: Scratch, query: str) -> Iterator[tuple[Iterator[Row], _Ends]]:
    """The wanted claims some at a time, each with its fact and the length of its document.

    Args:
        scratch: what is gathered.
        query: gives claims and their facts; all of one fact come together.
    """
    scratch.run(f"CREATE OR REPLACE TABLE scratch.listed AS {query}")
    (count,) = scratch.column("SELECT count(*) FROM scratch.listed")
    bunches = count // _BUNCH + 1
    for number in range(bunches):
        scratch.run(
            "CREATE OR REPLACE TABLE scratch.bunch AS SELECT claim, fact FROM scratch.listed "
            f"WHERE hash(fact) % {bunches} = {number}"
        )
        found = scratch.stream(
            f"SELECT * FROM scratch.ends WHERE mention IN (SELECT unnest({_LISTED}) FROM claims "
            "WHERE id IN (SELECT claim FROM scratch.bunch))"
        )
        named = cache(_stand_in)
        known = {row[0]: (named(*row[3:]), Span(start=row[1], end=row[2])) for row in found}
        yield scratch.stream(_CLAIMS), known


def _stand_in(entity: str, kind: str) -> Entity:
    """An entity of which only the id and the kind matter."""
    return Entity(id=entity, kind=kind, label="")


class _Said:
    """Claims that say one thing, with what they speak of."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self._of_mention: dict[str, Entity] = {}
        self._spans: dict[str, Span] = {}
        self._lengths: dict[str, int] = {}

    def add(self, row: Row, ends: _Ends) -> None:
        """Take in one more."""
        claim = to_claim(row)
        self.claims.append(claim)
        self._lengths[claim.document] = row[-2]
        for mention in (claim.subject, claim.object, claim.speaker, claim.place):
            if isinstance(mention, str) and mention in ends:
                self._of_mention[mention], self._spans[mention] = ends[mention]

    def key(self) -> FactKey | None:
        """What they say, if a graph can hold it."""
        return fact_key(self.claims[0], self._of_mention)

    def assemble(self, origins: Mapping[str, str]) -> dict[str, object]:
        """The fact that they add up to, as a row."""
        key = self.key()
        assert key is not None  # noqa: S101 -- or they wouldn't have been named after it
        corpus = Corpus(self._quote, self._spans, self._of_mention, origins)
        return from_fact(assemble_fact(key, self.claims, corpus))

    def _quote(self, document: str, span: Span) -> str:
        """No words, as the fold takes them from the documents; but it has to be there.

        Raises:
            EvidenceError: the span ends after the document does.
        """
        if span.end > self._lengths[document]:
            message = f"span {span.start}:{span.end} ends after document {document}"
            raise EvidenceError(message)
        return ""


def _name_facts(scratch: Scratch) -> Iterator[dict[str, object]]:
    """Which fact each of the wanted claims is of."""
    for rows, ends in _read_bunches(scratch, "SELECT id AS claim, id AS fact FROM scratch.wanted"):
        for row in rows:
            said = _Said()
            said.add(row, ends)
            key = said.key()
            if key is not None:
                (claim,) = said.claims
                yield {"claim": claim.id, "document": claim.document, "fact": key.id}


def _assemble_all(scratch: Scratch, origins: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """The facts that the wanted claims are of, as rows."""
    query = "SELECT claim, fact FROM fold.said WHERE claim IN (FROM scratch.wanted)"
    for rows, ends in _read_bunches(scratch, query):
        for _, group in groupby(rows, key=itemgetter(-1)):
            said = _Said()
            for row in group:
                said.add(row, ends)
            yield said.assemble(origins)


_CLAIMS = f"""
    SELECT {select_columns(RECORDS["claims"], "c")}, length(d.text), b.fact
    FROM claims c JOIN scratch.bunch b ON b.claim = c.id JOIN fold.documents d ON d.id = c.document
    ORDER BY b.fact, c.document, c.id"""
