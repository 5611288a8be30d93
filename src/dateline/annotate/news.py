"""The annotators for English news: from a document to its grammar and what it mentions.

Guarantees: every mention quotes its document; no two names overlap; whatever a mention corefers
with is in the same document. It makes no claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.annotate import tokens, topics
from dateline.annotate.base import Annotator
from dateline.annotate.coreference import descriptions, reader_clusters
from dateline.annotate.coreference.chains import Resolver
from dateline.annotate.coreference.pointers import link_pointers
from dateline.annotate.names import acronyms, from_reader, metonyms, proper_names
from dateline.annotate.names.draft import READER, RULES, Draft, words
from dateline.annotate.names.shapes import refine
from dateline.annotate.posts import role_phrases
from dateline.authority import Authority
from dateline.core.ids import content_id
from dateline.core.model import Document, Mention, Span
from dateline.core.parse import Annotated, Parse
from dateline.english.lexicon import lexicon
from dateline.reader import Reading

_MEANING = frozenset({"nominal", "pronoun"})  # forms that are of the kind of what they mean
_INITIALS = 3  # letters; shorter acronyms fit too many names by chance


class NewsAnnotator:
    """The trained reader's names, spaCy's grammar, the authority, coreference in the article."""

    name = "news"
    version = "5"
    needs: tuple[str, ...] = ("document",)
    gives: tuple[str, ...] = ("tokens", "sentences", "mentions", "coreference", "reading")

    def __init__(self, reader: from_reader.TrainedReaderLike | None = None) -> None:
        """Take what reads texts; None is the bundled model, loaded when it is first needed."""
        self._reader = reader

    def annotate(
        self, documents: Sequence[Document], *, authority: Authority
    ) -> Iterator[Annotated]:
        """Yield each document annotated, in order."""
        texts = [tokens.prose(document) for document in documents]
        read = self._loaded().read_all(texts)
        yield from _annotate(documents, read, authority, self, hints=False)

    def _loaded(self) -> from_reader.TrainedReaderLike:
        if self._reader is None:
            from dateline.reader import TrainedReader

            self._reader = TrainedReader.load()
        return self._reader


class GrammarAnnotator:
    """The same without the trained reader: quicker, and it misses more names."""

    name = "grammar"
    version = "5"
    needs: tuple[str, ...] = ("document",)
    gives: tuple[str, ...] = ("tokens", "sentences", "mentions", "coreference")

    def annotate(
        self, documents: Sequence[Document], *, authority: Authority
    ) -> Iterator[Annotated]:
        """Yield each document annotated, in order."""
        unread = (None for _ in documents)
        yield from _annotate(documents, unread, authority, self, hints=True)


def _annotate(
    documents: Sequence[Document],
    readings: Iterable[Reading | None],
    known: Authority,
    by: Annotator,
    *,
    hints: bool,
) -> Iterator[Annotated]:
    """Annotate documents; spaCy's names are asked for where no reader has any (`hints`)."""
    for document, (parse, seen), reading in zip(
        documents, tokens.parses(documents, hints=hints), readings, strict=True
    ):
        drafts = _drafts(document, parse, seen, known, reading)
        yield Annotated(
            document=document,
            parse=parse,
            mentions=_mentions(document, parse, drafts, by),
            reading=reading,
        )


def _drafts(
    document: Document,
    parse: Parse,
    hints: Sequence[tokens.Hint],
    known: Authority,
    reading: Reading | None,
) -> list[Draft]:
    words_ = parse.tokens
    said = reading if reading is not None else Reading(layer=from_reader.LAYER)
    read = from_reader.drafts(parse, said)
    found = proper_names.find(
        parse,
        hints,
        known,
        _headline_end(document, parse),
        read=read,
        blank=from_reader.furniture(parse, said),
        posts=from_reader.roles(parse, said),
    )
    metonyms.mark(parse, found, known, read=read)
    definitions = _define(parse, found)
    taken = _cover(len(words_), found)
    posts = list(role_phrases.find(words_, taken, from_reader.roles(parse, said)))
    resolver = Resolver(parse, known, found, titles=_titles(found, posts))
    resolver.link_names(definitions)
    reader_clusters.link(words_, found)
    issues = _topic_chains(topics.find(parse, _cover(len(words_), [*found, *posts])))
    common = list(descriptions.find(parse, _cover(len(words_), [*found, *posts])))
    agreements = [draft for draft in common if draft.kind == "Agreement"]
    resolver.link_agreements(agreements)
    pointing = [draft for draft in common if draft.kind != "Agreement"]
    resolver.link_namesakes([draft for draft in pointing if draft.form == "nominal"])
    pointers = link_pointers(parse, found, resolver.titles, pointing, posts)
    return [
        *_worth_keeping(parse, found, resolver.titles),
        *posts,
        *agreements,
        *pointers,
        *issues,
    ]


def _topic_chains(found: Iterable[Draft]) -> list[Draft]:
    """Topics of the same words are one."""
    first: dict[str, Draft] = {}
    made = []
    for topic in found:
        other = first.setdefault(topic.name, topic)
        topic.chain = None if other is topic else other
        made.append(topic)
    return made


def _headline_end(document: Document, parse: Parse) -> int:
    ends = [zone.end for zone in document.zones if zone.kind == "title"]
    return sum(1 for token in parse.tokens if token.start < ends[0]) if ends else 0


def _define(parse: Parse, found: list[Draft]) -> list[tuple[Draft, Draft]]:
    """Make names of defined acronyms and their long forms, and of each later use of the acronym."""
    pairs: list[tuple[Draft, Draft]] = []
    for definition in acronyms.find(parse.tokens):
        if not _definable(parse, found, definition):
            continue
        long = _name_at(parse, found, *definition.long)
        if long.kind in {"Person", "Country", "People"}:
            continue
        short_text = words(parse.tokens, *definition.short)
        uses = [token.index for token in parse.tokens if token.text == short_text]
        shorts = [_name_at(parse, found, i, i + 1, kind=long.kind) for i in uses]
        for short in shorts:
            if short.candidates and not long.candidates and _spells_out(long, short_text):
                # here "BBC" is the Bench-Bar Coalition
                short.authority, short.candidates, short.kind = None, (), long.kind
        pairs.extend((long, short) for short in shorts)
    pairs.extend(_initials(parse, found))
    found.sort(key=lambda draft: draft.start)
    return pairs


def _spells_out(long: Draft, short: str) -> bool:
    """Whether a name's capitals are all of an acronym, so that it can be nobody else's there."""
    return acronyms.initials(long.name or "").upper() == short.upper()


def _definable(parse: Parse, found: Sequence[Draft], definition: acronyms.Definition) -> bool:
    """Whether a bracket defines the acronym of a name: not of a part of one, a post or a list."""
    start, end = definition.long
    lowered = [token.text.lower() for token in parse.tokens[start:end]]
    if "," in lowered or any(word in lexicon().posts for word in lowered):
        return False
    named = next((draft for draft in found if draft.end == end and draft.form == "name"), None)
    short = words(parse.tokens, *definition.short)
    if named is not None and named.start < start:
        return acronyms.initials(named.name) == short  # "Parliament of New South Wales (NSW)"
    if named is None:
        texts = [token.text for token in parse.tokens[start:end]]
        return (
            len(short) >= _INITIALS
            and refine("Organization", texts) != "Agreement"
            and any(text.lower() in lexicon().kinds for text in texts)
        )
    return named.kind != "Agreement" or len(named) >= _INITIALS


def _initials(parse: Parse, found: list[Draft]) -> list[tuple[Draft, Draft]]:
    """Acronyms that no bracket defines, but that are the initials of only one body named here."""
    long: dict[str, dict[str, Draft]] = {}
    for draft in found:
        if (
            draft.kind not in {"Person", "Country", "People", "City"}
            and draft.form == "name"
            and len(draft) >= _INITIALS
        ):
            long.setdefault(acronyms.initials(draft.name), {}).setdefault(
                draft.name.casefold(), draft
            )
    pairs = []
    for token in parse.tokens:
        named = long.get(token.text, {})
        if len(token.text) >= _INITIALS and token.text.isupper() and len(named) == 1:
            body = next(iter(named.values()))
            pairs.append(
                (body, _name_at(parse, found, token.index, token.index + 1, kind=body.kind))
            )
    return pairs


def _name_at(
    parse: Parse, found: list[Draft], start: int, end: int, *, kind: str | None = None
) -> Draft:
    """The name that ends where a stretch ends, or a new one made of the stretch."""
    for draft in found:
        if draft.end == end and draft.form == "name" and (kind is None or draft.start == start):
            if kind is not None and draft.authority is None:
                draft.kind = kind
            return draft
    text = words(parse.tokens, start, end)
    exact = kind or refine("Organization", text.split())
    made = Draft(start, end, exact, name=text, confidence=0.9)
    found[:] = [draft for draft in found if not draft.overlaps(start, end)]
    found.append(made)
    return made


def _cover(size: int, drafts: Iterable[Draft]) -> list[bool]:
    taken = [False] * size
    for draft in drafts:
        taken[draft.start : draft.end] = [True] * len(draft)
    return taken


def _titles(found: Iterable[Draft], posts: Iterable[Draft]) -> dict[int, Draft]:
    """Which post stands right before each person's name."""
    ends = {post.end: post for post in posts}
    return {d.start: ends[d.start] for d in found if d.kind == "Person" and d.start in ends}


def _worth_keeping(
    parse: Parse, found: Sequence[Draft], titles: Mapping[int, Draft]
) -> list[Draft]:
    """Names without those of one word that nothing else shows to be a name of that kind.

    A body's must come twice; a person's must have a title or "Mr" before it somewhere, unless a
    full name tells who it is. What the trained reader names is kept.
    """
    lex = lexicon()
    sizes: Counter[int] = Counter()
    titled: set[int] = set()
    for draft in found:
        key = id(draft.root())
        sizes[key] += 1
        before = parse.tokens[draft.start - 1].text.lower() if draft.start else ""
        if draft.start in titles or before in lex.courtesy or " " in draft.name:
            titled.add(key)
    kept = []
    for draft in found:
        root = draft.root()
        lone = " " not in draft.name and not draft.candidates
        shown = id(root) in titled if root.kind == "Person" else sizes[id(root)] > 1
        if not lone or shown or draft.read or draft.kind not in {"Person", "Organization"}:
            kept.append(draft)
    return kept


def _mentions(
    document: Document, parse: Parse, drafts: Sequence[Draft], by: Annotator
) -> tuple[Mention, ...]:
    """Turn drafts into records, each chain named by its representative's id."""
    origins = {RULES: f"{by.name}@{by.version}", READER: f"{READER}@{from_reader.VERSION}"}
    kept = {id(draft) for draft in drafts}
    records = {}
    for draft in drafts:
        start, end = parse.tokens[draft.start].start, parse.tokens[draft.end - 1].end
        form = "nominal" if draft.form == "pair" else draft.form
        identity = (draft.root().start, draft.root().kind) if draft.form in _MEANING else ()
        records[id(draft)] = (
            content_id(document.id, start, end, draft.kind, form, *identity),
            start,
            end,
            form,
        )
    made = []
    for draft in drafts:
        root = draft.root()
        if id(root) not in kept:
            continue
        mention, start, end, form = records[id(draft)]
        made.append(
            Mention(
                id=mention,
                document=document.id,
                span=Span(start=start, end=end),
                text=document.text[start:end],
                kind=root.kind if draft.form in _MEANING else draft.kind,
                form=form,
                name=draft.name or document.text[start:end],
                chain=records[id(root)][0],
                authority=draft.authority,
                confidence=round(draft.confidence, 3),
                origin="+".join(sorted(origins[one] for one in draft.found_by)),
            )
        )
    return tuple(sorted(made, key=lambda m: (m.span.start, m.span.end, m.id)))
