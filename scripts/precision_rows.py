"""Claims as a judge needs to see them, and what of them is kept once they are judged.

A `Row` holds words of the article and belongs in a worksheet, outside of the repository. A
`Judged` holds offsets and hashes only, and is what the gold file is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import msgspec

from dateline.authority import load_bundled
from dateline.core.ids import content_id
from dateline.core.model import Claim, Document, Literal, Mention
from dateline.ontology import event_meanings
from dateline.workspace.batches import BATCH
from dateline.workspace.config import Stages
from dateline.workspace.pipeline import Pipeline
from measure_news import Article, hashed

ERRORS = {
    "span": "the words of the subject or object are cut wrongly: half a name, two names in one",
    "kind": "the right words, but the wrong kind of entity",
    "reference": "a pronoun, description or short name is taken for the wrong thing",
    "predicate": "the text says something else of these two, or nothing",
    "direction": "subject and object are swapped",
    "stance": "asserted, reported, planned, possible or denied is wrong",
    "speaker": "somebody else said it, or nobody did",
    "time": "the date or period is wrong, or belongs to something else",
    "value": "the literal is wrong: an amount, an acronym, the words that were said",
}
TRUE_BY_CONSTRUCTION = "mentions"  # the article does have those words; judging it says nothing
CONTEXT = 600  # characters before the evidence that a judge sees, to follow pronouns

Key: TypeAlias = tuple[str, tuple[int, int], tuple[int, int] | str, str]


class Thing(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="thing"):
    """One end of a claim: the words there, and what they are taken to name.

    What an event's type means is what the ontology says of it; `sure` is how likely something named
    is what it is taken for.
    """

    label: str
    kind: str
    form: str
    words: str
    start: int
    end: int
    type: str | None = None
    means: str | None = None
    sure: float = 1.0

    @property
    def sense(self) -> str | None:
        """What it is taken for; the label of an event is only a description of it."""
        return self.type if self.form == "event" else self.label


class Value(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="value"):
    """A literal end of a claim."""

    value: str
    datatype: str
    unit: str | None = None


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Where the evidence stands, and its words."""

    start: int
    end: int
    quote: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a worksheet."""

    number: int
    file: str
    article: str
    document: str
    published: str | None
    predicate: str
    subject: Thing
    object: Thing | Value
    stance: str
    speaker: Thing | None
    when: str | None
    when_text: str | None
    place: Thing | None
    evidence: list[Quote]
    before: str
    weight: float = 1.0
    confidence: float | None = None

    @property
    def key(self) -> Key:
        """What makes it the same claim when the article is read again."""
        subject, target = self.subject, self.object
        end = (target.start, target.end) if isinstance(target, Thing) else content_id(target.value)
        return (self.predicate, (subject.start, subject.end), end, self.stance)

    @property
    def sense(self) -> str:
        """Hash of what was judged beyond the key: who is meant, who said it, when and where."""
        things = (self.subject, self.object, self.speaker, self.place)
        senses = [one.sense for one in things if isinstance(one, Thing)]
        return content_id(*senses, self.when)

    @property
    def stratum(self) -> str:
        """What it is drawn among: the two kinds of claim that there are most of, or the others."""
        event = (self.subject.type or "").split("/")[0]
        if event == "state" and self.predicate in {"actor", "content"}:
            return "speech"
        return "posts" if self.predicate in {"holds_position", "position_at"} else "other"


class Judged(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the gold file: a verdict, and where it belongs; no words."""

    file: str
    article: str
    document: str
    predicate: str
    subject: tuple[int, int]
    object: tuple[int, int] | str
    stance: str
    sense: str
    verdict: bool
    error: str | None
    weight: float
    confidence: float | None = None

    @property
    def key(self) -> Key:
        """The same as that of the row it was made of."""
        return (self.predicate, self.subject, self.object, self.stance)


def keep_judgement(row: Row, *, verdict: bool, error: str | None) -> Judged:
    """What is kept of a row that was judged."""
    predicate, subject, end, stance = row.key
    return Judged(
        file=row.file,
        article=hashed(row.article),
        document=row.document,
        predicate=predicate,
        subject=subject,
        object=end,
        stance=stance,
        sense=row.sense,
        verdict=verdict,
        error=error,
        weight=row.weight,
        confidence=row.confidence,
    )


def make_rows(file: str, found: Iterable[Article]) -> Iterator[Row]:
    """Read articles with the real pipeline, and yield every claim that is worth judging."""
    pipeline, authority = Pipeline.of(Stages()), load_bundled()
    for batch in _batches(found):
        documents = [article.document() for article in batch]
        annotated_ = pipeline.annotator.annotate(documents, authority=authority)
        for article, annotated in zip(batch, annotated_, strict=True):
            extraction = pipeline.extract(annotated, authority=authority)
            mentions = {one.id: one for one in (*annotated.mentions, *extraction.mentions)}
            for claim in sorted(extraction.claims, key=lambda one: one.id):
                if claim.predicate != TRUE_BY_CONSTRUCTION:
                    yield _row(file, article, annotated.document, claim, mentions)


def _row(
    file: str,
    article: Article,
    document: Document,
    claim: Claim,
    mentions: Mapping[str, Mention],
) -> Row:
    target = claim.object
    first = claim.evidence[0].start
    return Row(
        number=0,
        file=file,
        article=article.id,
        document=document.id,
        published=document.published,
        predicate=claim.predicate,
        subject=_thing(claim.subject, mentions),
        object=Value(value=target.value, datatype=target.datatype)
        if isinstance(target, Literal)
        else _thing(target, mentions),
        stance=claim.stance.value,
        speaker=None if claim.speaker is None else _thing(claim.speaker, mentions),
        when=claim.when,
        when_text=claim.when_text,
        place=None if claim.place is None else _thing(claim.place, mentions),
        evidence=[
            Quote(start=span.start, end=span.end, quote=document.quote(span))
            for span in claim.evidence
        ],
        before=document.text[max(0, first - CONTEXT) : first],
        confidence=round(claim.confidence, 3),
    )


def _thing(found: str, mentions: Mapping[str, Mention]) -> Thing:
    mention = mentions[found]
    head = mentions.get(mention.chain, mention)
    return Thing(
        label=head.name,
        kind=head.kind,
        form=mention.form,
        words=mention.text,
        start=mention.span.start,
        end=mention.span.end,
        type=mention.type,
        means=event_meanings().get(mention.type or ""),
        sure=mention.sureness,
    )


def _batches(found: Iterable[Article]) -> Iterator[list[Article]]:
    """As many at a time as a build takes."""
    batch: list[Article] = []
    for article in found:
        batch.append(article)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
