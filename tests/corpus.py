"""Small corpora made by hand, for tests of everything that lies after the readers.

The annotator and the extractor here are real ones of a tiny language: a sentence is
`Name verb Name.`, and the verbs are `VERBS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.authority import Authority
from dateline.core.ids import content_id, document_id
from dateline.core.model import Claim, Decision, Document, Judgement, Mention, Span
from dateline.core.parse import Annotated, Parse
from dateline.extract.base import Extraction
from dateline.resolve.base import UNDATED
from dateline.workspace.pipeline import Pipeline

VERBS = {
    "joined": "member_of",
    "led": "head_of",
    "backs": "supports",
    "partners": "partner_of",
    "adored": "adores",  # which the ontology lacks
}
KINDS = {
    "Ann Ode": "Person",
    "Ben Orr": "Person",
    "Oslo": "City",
    "Banshee": "Ghost",  # which the ontology lacks
}

_NAME = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")
_SENTENCE = re.compile(rf"({_NAME.pattern}) ({'|'.join(VERBS)}) ({_NAME.pattern})\.")


def article(text: str, *, source: str = "", published: str | None = None) -> Document:
    """A document of a text."""
    return Document(id=document_id(text), text=text, source=source, published=published)


def mention(
    document: Document, name: str, *, kind: str | None = None, form: str = "name", start: int = 0
) -> Mention:
    """The first mention of a name from an offset on, in a chain of its own."""
    at = document.text.index(name, start)
    return _mention(document, Span(start=at, end=at + len(name)), kind=kind, form=form)


def _mention(
    document: Document, span: Span, *, kind: str | None = None, form: str = "name"
) -> Mention:
    text = document.quote(span)
    made = content_id(document.id, span, form)
    return Mention(
        id=made,
        document=document.id,
        span=span,
        text=text,
        kind=kind or KINDS.get(text, "Organization"),
        form=form,
        name=text,
        chain=made,
        origin="names@1",
    )


def claim(
    document: Document, subject: Mention, predicate: str, target: Mention, **more: object
) -> Claim:
    """A claim whose evidence is the whole document."""
    return Claim(
        id=content_id(document.id, subject.id, predicate, target.id),
        document=document.id,
        subject=subject.id,
        predicate=predicate,
        object=target.id,
        evidence=(Span(start=0, end=len(document.text)),),
        **more,
    )


@dataclass(frozen=True)
class NamesAnnotator:
    """Every capitalised name is a mention.

    A text with `BROKEN` in it can't be annotated, and one with `ENDLESS` is never done.
    """

    name: str = "tiny"
    version: str = "1"
    needs: tuple[str, ...] = ("document",)
    gives: tuple[str, ...] = ("mentions",)

    def annotate(
        self, documents: Sequence[Document], *, authority: Authority
    ) -> Iterator[Annotated]:
        """Yield each document annotated."""
        for document in documents:
            if "BROKEN" in document.text:
                message = "this text\nis broken"
                raise ValueError(message)
            while "ENDLESS" in document.text:
                pass
            spans = [
                Span(start=one.start(group), end=one.end(group))
                for one in _SENTENCE.finditer(document.text)
                for group in (1, 3)
            ]
            yield Annotated(
                document=document,
                parse=Parse((), ()),
                mentions=tuple(_mention(document, span) for span in spans),
            )


@dataclass(frozen=True)
class VerbsExtractor:
    """Each sentence is a claim."""

    name: str = "verbs"
    version: str = "1"
    needs: tuple[str, ...] = ("mentions",)
    gives: tuple[str, ...] = ("claims",)

    def extract(self, annotated: Annotated, *, authority: Authority) -> Extraction:
        """Return the document's claims."""
        document = annotated.document
        at = {one.span.start: one for one in annotated.mentions}
        claims = [
            Claim(
                id=content_id(document.id, found.span()),
                document=document.id,
                subject=at[found.start(1)].id,
                predicate=VERBS[found[2]],
                object=at[found.start(3)].id,
                evidence=(Span(start=found.start(), end=found.end()),),
                origin="verbs@1",
            )
            for found in _SENTENCE.finditer(document.text)
        ]
        return Extraction(claims=tuple(claims))


@dataclass(frozen=True)
class SameNameLinker:
    """Equal names are one thing."""

    name: str = "same"
    version: str = "1"
    needs: tuple[str, ...] = ("mentions",)
    gives: tuple[str, ...] = ("decisions",)

    def resolve(
        self,
        mentions: Iterable[Mention],
        claims: Iterable[Claim],
        authority: Authority,
        *,
        published: Mapping[str, str] = UNDATED,
    ) -> Iterator[Decision]:
        """Yield a decision for each chain whose name was there before."""
        first: dict[str, str] = {}
        for one in mentions:
            other = first.setdefault(one.name, one.chain)
            if other != one.chain:
                yield same(other, one.chain)


def same(left: str, right: str, *, score: float = 0.9) -> Decision:
    """A judgement that two chains, or a chain and an authority entry, are one thing."""
    return Decision(
        left=left, right=right, judgement=Judgement.SAME, score=score, reasons=("test",), by="test"
    )


def pipeline(*, version: str = "1", patience: float = 60.0) -> Pipeline:
    """A whole pipeline for the tiny language."""
    return Pipeline(
        annotator=NamesAnnotator(version=version),
        extractors=[VerbsExtractor()],
        linker=SameNameLinker(),
        patience=patience,
    )
