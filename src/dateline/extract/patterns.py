"""The extractor of what a text says by its grammar: events, statements, relations and posts.

Settings and origins call it `patterns`. It finds nothing itself: it has statements read first, as
their words are their speakers' and not the article's, then clauses, and has each claimed.

Guarantees: the same document gives the same claims, in the same order. It keeps nothing between
documents.
"""

from __future__ import annotations

from dateline.authority import Authority
from dateline.core.parse import Annotated
from dateline.extract.base import Extraction
from dateline.extract.builder import Builder
from dateline.extract.clauses.clause import ClauseReader
from dateline.extract.events.claims import claim_events
from dateline.extract.reading import read
from dateline.extract.relations.claims import claim_relations
from dateline.extract.statements.claims import claim_statements
from dateline.extract.statements.reader import StatementReader
from dateline.extract.statements.statement import map_turns, map_voices


class PatternExtractor:
    """Claims what clauses, statements and noun phrases say."""

    name = "patterns"
    version = "11"
    needs = ("tokens", "sentences", "mentions", "coreference")
    gives = ("claims", "events", "posts")

    def extract(self, annotated: Annotated, *, authority: Authority) -> Extraction:
        """Return the document's claims with the events and posts that they speak of."""
        reading = read(annotated, authority)
        builder = Builder(reading)
        origin = f"{self.name}@{self.version}"
        reader = ClauseReader(reading)
        turns = reader.standing.voices = map_turns(reading)
        statements = StatementReader(reading, reader).read()
        voices = reader.standing.voices = turns | map_voices(statements)
        clauses = list(reader.read())
        claim_events(builder, clauses, origin)
        claim_relations(builder, reader, origin)
        claim_statements(builder, statements, voices, origin)
        return builder.extraction()
