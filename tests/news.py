"""What the annotator and the extractors make of a text written in a test."""

from __future__ import annotations

from dateline.annotate.news import NewsAnnotator
from dateline.authority import load_bundled
from dateline.core.ids import document_id
from dateline.core.model import Claim, Document, Literal, Mention
from dateline.core.parse import Annotated
from dateline.extract.article import ArticleExtractor
from dateline.extract.patterns import PatternExtractor


def article(text: str, *, published: str | None = None) -> Document:
    """A document that is all body text."""
    return Document(id=document_id(text), text=text, published=published)


def annotate(*texts: str, published: str | None = None) -> list[Annotated]:
    """Texts annotated in one batch, which is much quicker than one by one."""
    documents = [article(text, published=published) for text in texts]
    return list(NewsAnnotator().annotate(documents, authority=load_bundled()))


class Read:
    """One annotated text with the claims that the extractors read off it."""

    def __init__(self, annotated: Annotated) -> None:
        """Run both extractors."""
        self.document = annotated.document
        self.mentions: dict[str, Mention] = {one.id: one for one in annotated.mentions}
        self.claims: list[Claim] = []
        for extractor in (ArticleExtractor(), PatternExtractor()):
            extraction = extractor.extract(annotated, authority=load_bundled())
            self.mentions.update({one.id: one for one in extraction.mentions})
            self.claims.extend(extraction.claims)

    def name(self, mention: str) -> str:
        """What the thing that a mention refers to is called."""
        chain = self.mentions[mention].chain
        return self.mentions[chain].name

    def line(self, claim: Claim) -> str:
        """A claim as `subject | predicate | object`."""
        target = claim.object
        shown = target.value if isinstance(target, Literal) else self.name(target)
        return f"{self.name(claim.subject)} | {claim.predicate} | {shown}"

    def lines(self, *, predicate: str | None = None) -> set[str]:
        """All claims as lines, or those of one predicate."""
        return {self.line(one) for one in self.claims if predicate in {None, one.predicate}}

    def find(self, line: str) -> Claim:
        """The claim of a line."""
        return next(one for one in self.claims if self.line(one) == line)


def read(*texts: str, published: str | None = None) -> list[Read]:
    """Texts read in one batch."""
    return [Read(one) for one in annotate(*texts, published=published)]


def read_one(text: str, *, published: str | None = None) -> Read:
    """One text read."""
    return read(text, published=published)[0]
