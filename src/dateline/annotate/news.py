"""The annotators for English news: from a document to its grammar and what it mentions.

Guarantees: every mention quotes its document; no two names overlap; whatever a mention corefers
with is in the same document. It makes no claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.annotate.coreference.chains import add_styles, link_names
from dateline.annotate.coreference.pointers import (
    find_pointers,
    link_agreements,
    link_pointers,
)
from dateline.annotate.names import metonyms
from dateline.annotate.names.draft import READER, RULES, Draft, cover
from dateline.annotate.names.naming import find_names
from dateline.annotate.names.scene import Scene
from dateline.annotate.names.sightings import find_roles, find_sightings
from dateline.annotate.phrases import find_posts, find_topics
from dateline.authority import Authority
from dateline.core.ids import content_id
from dateline.core.model import Document, Mention, Span
from dateline.core.parse import Annotated, Parse
from dateline.english.quotations import find_paragraph_starts, find_quotations
from dateline.reader import Reading

if TYPE_CHECKING:
    from dateline.reader import TrainedReader

_READER_VERSION = "1"
_MEANING = frozenset({"nominal", "pronoun"})  # forms that are of the kind of what they mean


class NewsAnnotator:
    """The trained reader's names, spaCy's grammar, the authority, coreference in the article."""

    name = "news"
    version = "12"
    needs: tuple[str, ...] = ("document",)
    gives: tuple[str, ...] = ("tokens", "sentences", "mentions", "coreference", "reading")

    def __init__(self, reader: TrainedReader | None = None) -> None:
        """Take what reads texts, or as it does; None is the bundled model, loaded when needed."""
        self._reader = reader

    def annotate(
        self, documents: Sequence[Document], *, authority: Authority
    ) -> Iterator[Annotated]:
        """Yield each document annotated, in order; the reader begins with them at once."""
        from dateline.annotate import tokens  # spaCy, which only those who read need

        if self._reader is None:
            from dateline.reader import TrainedReader

            self._reader = TrainedReader.load()
        readings = self._reader.read_all([tokens.prose(one) for one in documents])
        return self._annotate(
            zip(documents, tokens.parses(documents), readings, strict=True), authority
        )

    def _annotate(
        self, read: Iterable[tuple[Document, Parse, Reading]], authority: Authority
    ) -> Iterator[Annotated]:
        for document, parse, reading in read:
            drafts = _drafts(document, parse, authority, reading)
            mentions = _mentions(document, parse, drafts)
            yield Annotated(document=document, parse=parse, mentions=mentions, reading=reading)


def _drafts(document: Document, parse: Parse, known: Authority, reading: Reading) -> list[Draft]:
    seen = find_sightings(parse, reading, known)
    found = find_names(Scene(parse, seen, _headline_end(document, parse)))
    metonyms.mark(parse, found, known)
    taken = cover(len(parse.tokens), found)
    posts = list(find_posts(parse.tokens, taken, find_roles(parse, reading)))
    link_names(parse, found)
    taken = cover(len(parse.tokens), [*found, *posts])
    issues = find_topics(parse, taken)
    common = list(find_pointers(parse, taken))
    agreements = [draft for draft in common if draft.kind == "Agreement"]
    link_agreements(parse, found, agreements)
    pointing = [one for one in common if one.kind != "Agreement"]
    quoted = _find_quoted(document, parse)
    pointers = link_pointers(parse, found, pointing, posts, quoted=quoted)
    add_styles(parse, found)
    return [*found, *posts, *agreements, *pointers, *issues]


def _headline_end(document: Document, parse: Parse) -> int:
    ends = [zone.end for zone in document.zones if zone.kind == "title"]
    return sum(1 for token in parse.tokens if token.start < ends[0]) if ends else 0


def _find_quoted(document: Document, parse: Parse) -> frozenset[int]:
    """Tokens between quotation marks."""
    text = document.text
    found = find_quotations(text, parse, find_paragraph_starts(text, parse))
    return frozenset(at for one in found for part in one.parts for at in range(*part))


def _mentions(document: Document, parse: Parse, drafts: Sequence[Draft]) -> tuple[Mention, ...]:
    """Turn drafts into records, each chain named by its representative's id."""
    origins = {
        RULES: f"{NewsAnnotator.name}@{NewsAnnotator.version}",
        READER: f"{READER}@{_READER_VERSION}",
    }
    ids = {id(draft): _identify(document, parse, draft) for draft in drafts}
    made = []
    for draft in drafts:
        root, span = draft.root(), _span(parse, draft)
        text = document.text[span.start : span.end]
        made.append(
            Mention(
                id=ids[id(draft)],
                document=document.id,
                span=span,
                text=text,
                kind=root.kind if draft.form in _MEANING else draft.kind,
                form=draft.form,
                name=draft.name or text,
                chain=ids[id(root)],
                authority=draft.authority,
                confidence=round(draft.confidence, 3),
                origin=origins[draft.found_by],
                reasons=draft.reasons,
            )
        )
    return tuple(sorted(made, key=lambda m: (m.span.start, m.span.end, m.id)))


def _span(parse: Parse, draft: Draft) -> Span:
    return Span(start=parse.tokens[draft.start].start, end=parse.tokens[draft.end - 1].end)


def _identify(document: Document, parse: Parse, draft: Draft) -> str:
    span, root = _span(parse, draft), draft.root()
    meant = (root.start, root.kind) if draft.form in _MEANING else ()
    return content_id(document.id, span.start, span.end, draft.kind, draft.form, *meant)
