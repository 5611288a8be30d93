"""What an article says of itself: authors, topics, whom it names, its acronyms and tickers.

Guarantees: an author is claimed only from a byline in the text; a topic only if the headline has it
or the body has it early and often; `mentions` gives every named thing once, with the sentence
that first names it. It claims nothing about the world.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.authority import Authority
from dateline.core.ids import content_id
from dateline.core.model import Claim, Document, Literal, Mention, Span, Stance
from dateline.core.parse import Annotated
from dateline.english.tickers import find_tickers
from dateline.extract.base import Extraction
from dateline.ontology import is_a

_BRACKET = re.compile(r"\s*(?:[\"”'’]|['’]s)?\s*[(\[]\s*")  # perhaps behind "'s" or a quotation
_HEADLINE = 120  # characters of the first line that stand for an article without a headline

_OFTEN = 2  # times that a topic must come in a short article
_LEAD = 0.34  # of the text: what first comes later is what somebody says besides
_LONG = 600  # tokens after which it must come once more


class ArticleExtractor:
    """Authors, topics, mentions, acronyms and tickers."""

    name = "article"
    version = "5"
    needs = ("sentences", "mentions", "coreference")
    gives = ("author_of", "about", "mentions", "acronym", "ticker")

    def extract(self, annotated: Annotated, *, authority: Authority) -> Extraction:  # noqa: ARG002 - a plug-in's signature
        """Return the claims that the article's own shape makes."""
        document, origin = annotated.document, f"{self.name}@{self.version}"
        if not annotated.parse.tokens:
            return Extraction()
        article, spans = _article(document, annotated, origin), _sentences(annotated)
        authors = list(_authors(document, origin))
        told = [_Said(person.id, "author_of", article.id, span) for person, span in authors]
        for predicate, found in (("about", _topics(annotated)), ("mentions", _named(annotated))):
            told += (_Said(article.id, predicate, m.id, _sentence_of(spans, m)) for m in found)
        for long, short in _acronyms(annotated):
            first, last = _sentence_of(spans, long), _sentence_of(spans, short)
            span, value = Span(start=first.start, end=last.end), Literal(value=short.text)
            told.append(_Said(long.id, "acronym", value, span))
        for body, symbol in _tickers(annotated):
            span = _sentence_of(spans, body)
            told.append(_Said(body.id, "ticker", Literal(value=symbol), span))
        return Extraction(
            mentions=(article, *(person for person, _ in authors)),
            claims=tuple(_claim(document, one, origin) for one in told),
        )


class _Said(NamedTuple):
    """What an article says of itself or a name, and where."""

    subject: str
    predicate: str
    object: str | Literal
    span: Span


def _claim(document: Document, said: _Said, origin: str) -> Claim:
    subject, predicate, target, span = said
    value = target.value if isinstance(target, Literal) else target
    ends = (subject, predicate, value, Stance.ASSERTED, span.start, span.end)
    return Claim(
        id=content_id(document.id, *ends),
        document=document.id,
        subject=subject,
        predicate=predicate,
        object=target,
        evidence=(span,),
        stance=Stance.ASSERTED,
        confidence=0.95,
        origin=f"{origin}/{predicate}",
    )


def _article(document: Document, annotated: Annotated, origin: str) -> Mention:
    title, cut = next((zone for zone in document.zones if zone.kind == "title"), None), False
    if title is not None:
        start, end = title.start, title.end
    else:
        low, high = annotated.parse.sentences[0]
        start = annotated.parse.tokens[low].start
        tokens = [one for one in annotated.parse.tokens[low:high] if one.end - start <= _HEADLINE]
        end = tokens[-1].end if tokens else start + _HEADLINE
        cut = end < annotated.parse.tokens[high - 1].end
    text = document.text[start:end]
    name = document.title or " ".join(text.split()) + (" …" if cut else "")
    return _made(document, (start, end), kind="Article", name=name, origin=origin)


def _made(document: Document, at: tuple[int, int], *, kind: str, name: str, origin: str) -> Mention:
    form = "article" if kind == "Article" else "name"
    made, (start, end) = content_id(document.id, *at, kind, form, name), at
    return Mention(
        id=made,
        document=document.id,
        span=Span(start=start, end=end),
        text=document.text[start:end],
        kind=kind,
        form=form,
        name=name,
        chain=made,
        confidence=0.95,
        origin=origin,
    )


def _authors(document: Document, origin: str) -> Iterator[tuple[Mention, Span]]:
    for zone in document.zones:
        if zone.kind != "byline":
            continue
        text = document.text[zone.start : zone.end]
        for author in document.authors:
            at = text.lower().find(author.lower())
            if at >= 0:
                place = zone.start + at, zone.start + at + len(author)
                person = _made(document, place, kind="Person", name=author, origin=origin)
                yield person, Span(start=zone.start, end=zone.end)


def _sentences(annotated: Annotated) -> list[Span]:
    tokens = annotated.parse.tokens
    return [
        Span(start=tokens[low].start, end=tokens[high - 1].end)
        for low, high in annotated.parse.sentences
    ]


def _sentence_of(spans: list[Span], mention: Mention) -> Span:
    return next((span for span in spans if span.covers(mention.span)), mention.span)


def _topics(annotated: Annotated) -> Iterator[Mention]:
    """Topics that the headline has, or the body has early and often, the more so if it is long."""
    often = _OFTEN + len(annotated.parse.tokens) // _LONG
    titles = [Span(start=z.start, end=z.end) for z in annotated.document.zones if z.kind == "title"]
    chains: dict[str, list[Mention]] = {}
    for mention in annotated.mentions:
        if mention.kind == "Topic":
            chains.setdefault(mention.chain, []).append(mention)
    for mentions in chains.values():
        headline = [m for m in mentions if any(t.covers(m.span) for t in titles)]
        early = mentions[0].span.start <= _LEAD * len(annotated.document.text)
        if headline or (early and len(mentions) > often):
            yield (headline or mentions)[0]


def _named(annotated: Annotated) -> Iterable[Mention]:
    """The first name of everything that is named."""
    named = (one for one in reversed(annotated.mentions) if one.form == "name")
    first = {one.chain: one for one in named if one.kind != "Topic"}
    return first.values()


def _acronyms(annotated: Annotated) -> Iterator[tuple[Mention, Mention]]:
    """Names with the acronyms that stand in brackets right behind them."""
    text = annotated.document.text
    mentions = [m for m in annotated.mentions if m.form == "name"]
    for long, short in itertools.pairwise(mentions):
        between = text[long.span.end : short.span.start]
        if (
            long.chain == short.chain
            and _BRACKET.fullmatch(between)
            and not _half(text, long, short)
            and short.text.upper() == short.text
        ):
            yield long, short


def _tickers(annotated: Annotated) -> Iterator[tuple[Mention, str]]:
    """Bodies with the tickers that stand in brackets right behind their names."""
    text = annotated.document.text
    bodies = {
        one.span.end: one
        for one in annotated.mentions
        if one.form == "name" and is_a(one.kind, "Organization")
    }
    for start, _, symbols in find_tickers(text):
        body = bodies.get(len(text[:start].rstrip()))
        yield from ((body, symbol) for symbol in symbols if body is not None)


def _half(text: str, long: Mention, short: Mention) -> bool:
    """Whether a name lacks the first word of its acronym's, which stands before it, or has more."""
    capitals = "".join(word[0] for word in long.text.split() if word[0].isupper())
    if capitals.endswith(short.text) and capitals != short.text:
        return True  # the party's branch of a state: "Meghalaya Bharatiya Janata Party (BJP)"
    words, first = text[: long.span.start].split(), short.text[0]
    whole = long.text[0].casefold() == first.casefold()
    return not whole and bool(words) and words[-1][0] == first and words[-1] != "The"
