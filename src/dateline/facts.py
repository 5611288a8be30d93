"""What a graph is made of beside entities: facts, and the words that show them.

Guarantees: an `Evidence` always quotes its document exactly, and its subject and object spans lie
inside it. It computes nothing; `fold.py` makes these records and `graph.py` serves them.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Entity, Literal, Span, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The exact words of one document that state a fact.

    Attributes:
        document: id of the document.
        start: first code point of the quote.
        end: one past the last code point of the quote.
        quote: the words, equal to the document's text from start to end.
        subject: where the subject stands in the document, None when it stands outside the quote.
        object: where the object stands in the document, None for the same reason.
    """

    document: str
    start: int
    end: int
    quote: str
    subject: Span | None = None
    object: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """All claims of a corpus that say one thing the same way, as one edge of the graph.

    Claims are one fact when they agree on subject, predicate, object, stance, speaker and time.

    Attributes:
        id: hash of those six.
        subject: the entity that it is about; of a symmetric predicate, the one with the smaller id.
        predicate: a predicate of the ontology.
        object: an entity or a literal.
        stance: how the texts hold it.
        speaker: whoever said so, when somebody did.
        when: EDTF validity or event time, None when unknown.
        when_text: the words that give the time most often.
        place: where it happened, if said.
        confidence: the highest probability of its claims, 0 to 1.
        sources: number of independent documents: those that share a quote count once.
        evidence: every quote, sorted by document and place.
        origin: the extractors that found it, sorted.
    """

    id: str
    subject: Entity
    predicate: str
    object: Entity | Literal
    stance: Stance = Stance.ASSERTED
    speaker: Entity | None = None
    when: str | None = None
    when_text: str | None = None
    place: Entity | None = None
    confidence: float = 1.0
    sources: int = 1
    evidence: tuple[Evidence, ...] = ()
    origin: tuple[str, ...] = ()
