"""What corrections do to claims: some are left out, some say something else, some are added.

Guarantees: the outcome doesn't depend on the order of corrections or claims; a claim that two
corrections would change in two ways stays as it is; what is added has the words that it is read
off. It doesn't check what the ends of a claim may be: their kinds are known only when the entities
are made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline import ontology
from dateline.core.ids import content_id, document_id
from dateline.core.model import Claim, Document, Literal, Span
from dateline.core.text import to_ascii_punctuation
from dateline.graph.clustering import Conflict
from dateline.graph.corrections.matching import ArticleFinder
from dateline.graph.corrections.records import (
    Add,
    Change,
    Drop,
    Keep,
    ThingAddress,
    parse_address,
)

ORIGIN = "corrections"

Ends = Callable[[str], str | None]  # mention → what stands for its thing
Roots = Callable[[ThingAddress], frozenset[str]]
Placed = Callable[[ThingAddress, Document, Span], str]


def correction_origin(author: str) -> str:
    """The origin of what a person adds or changes."""
    return f"{ORIGIN}/{author}" if author else ORIGIN


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """Where the words of an added claim stand.

    Attributes:
        document: the article; made of the words alone when no article of the graph has them.
        span: the words.
    """

    document: Document
    span: Span


def find_quote(
    entry: Add, documents: Mapping[str, Document], articles: ArticleFinder
) -> FoundQuote:
    """Find the words of an added claim, in the article named if the graph has it, else in any."""
    known = articles.find(entry.source)
    found = articles.quoted(entry.quote, article=entry.source if known else None)
    for one in sorted(found):
        return FoundQuote(documents[one], found[one][0])
    made = Document(
        id=document_id(entry.quote),
        text=entry.quote,
        source=entry.source,
        url=entry.source if entry.source.startswith(("http://", "https://")) else None,
        authors=(entry.author,) if entry.author else (),
    )
    return FoundQuote(made, Span(start=0, end=len(entry.quote)))


class ClaimMatcher:
    """Finds the claims that corrections speak of."""

    def __init__(
        self,
        claims: Sequence[Claim],
        documents: Mapping[str, Document],
        articles: ArticleFinder,
        *,
        end: Ends,
        roots: Roots,
    ) -> None:
        """Index the claims.

        Args:
            claims: all that the articles say.
            documents: the articles.
            articles: to find them by.
            end: gives what stands for the thing of a mention.
            roots: gives the same for a thing that a correction names.
        """
        self._documents = documents
        self._articles = articles
        self._end = end
        self._roots = roots
        self._by_predicate: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._by_predicate[claim.predicate].append(claim)

    def find(self, entry: Drop | Keep | Change) -> Iterator[Claim]:
        """The claims that a correction means."""
        known = ontology.predicates()[entry.predicate]
        start = self._roots(parse_address(entry.subject))
        goal = frozenset[str]() if known.literal else self._roots(parse_address(entry.object))
        for claim in self._by_predicate.get(entry.predicate, ()):
            here = self._end(claim.subject)
            if isinstance(claim.object, Literal):
                fits = here in start and claim.object.value == entry.object
            else:
                there = self._end(claim.object)
                fits = here in start and there in goal
                fits |= known.symmetric and there in start and here in goal
            if fits and self._where(claim, entry):
                yield claim

    def _where(self, claim: Claim, entry: Drop | Keep | Change) -> bool:
        if entry.article is not None and claim.document not in self._articles.find(entry.article):
            return False
        if entry.quote is None:
            return True
        words = _normalize_spaces(entry.quote)
        document = self._documents[claim.document]
        said = [_normalize_spaces(document.quote(span)) for span in claim.evidence]
        return any(words in one or one in words for one in said)


@dataclass(frozen=True, slots=True)
class EditedClaims:
    """Claims after the corrections about them.

    Attributes:
        claims: all that are left or changed.
        before: id of a changed claim → the correction that changed it last, and what it was.
        unmet: corrections that mean no claim.
        clashes: corrections that want different things of one claim.
    """

    claims: list[Claim]
    before: dict[str, tuple[int, Claim]]
    unmet: list[int]
    clashes: set[Conflict]


def edit_claims(
    claims: Sequence[Claim],
    entries: Mapping[int, Drop | Change],
    matcher: ClaimMatcher,
    *,
    place: Callable[[ThingAddress, Claim], str],
) -> EditedClaims:
    """Leave out and change claims.

    Args:
        claims: all that the articles say.
        entries: rank → what people decided.
        matcher: finds the claims of a correction.
        place: makes the end that a changed claim gets, given a thing and the claim.
    """
    wanted: dict[str, list[int]] = defaultdict(list)
    unmet = []
    for rank, entry in entries.items():
        found = [claim.id for claim in matcher.find(entry)]
        unmet += [] if found else [rank]
        for one in found:
            wanted[one].append(rank)
    edited = EditedClaims([], {}, unmet, set())
    for claim in claims:
        ranks = sorted(wanted.get(claim.id, ()))
        clash = _find_clashes({rank: entries[rank] for rank in ranks})
        edited.clashes.update(clash)
        if not ranks or clash:
            edited.claims.append(claim)
        elif not any(isinstance(entries[rank], Drop) for rank in ranks):
            changed = claim
            for rank in ranks:
                entry = entries[rank]
                if isinstance(entry, Change):
                    changed = _change_claim(changed, entry, place)
            edited.claims.append(changed)
            edited.before[claim.id] = ranks[-1], claim
    return edited


def _find_clashes(entries: Mapping[int, Drop | Change]) -> set[Conflict]:
    """Corrections about one claim that want different things."""
    found = set()
    said: dict[str, tuple[int, object]] = {}
    for rank, entry in entries.items():
        for key, value in _wanted_values(entry):
            other, before = said.setdefault(key, (rank, value))
            if before != value:
                found.add(Conflict(other, rank, both=True))
    return found


def _wanted_values(entry: Drop | Change) -> Iterator[tuple[str, object]]:
    yield "dropped", isinstance(entry, Drop)
    if isinstance(entry, Change):
        for key in ("when", "stance", "to"):
            if (value := getattr(entry, key)) is not None:
                yield key, parse_address(value) if key == "to" else value


def _change_claim(
    claim: Claim, entry: Change, place: Callable[[ThingAddress, Claim], str]
) -> Claim:
    """A claim as a person would have it; its words stay."""
    by = correction_origin(entry.author)
    made = replace(claim, origin=f"{by}!{claim.origin}" if claim.origin else by)
    if entry.when is not None:
        made = replace(made, when=entry.when or None, when_text=None)
    if entry.stance is not None:
        made = replace(made, stance=entry.stance)
    literal = ontology.predicates()[entry.predicate].literal
    if entry.to is not None and literal and isinstance(claim.object, Literal):
        made = replace(made, object=replace(claim.object, value=str(entry.to)))
    elif entry.to is not None:
        made = replace(made, object=place(parse_address(entry.to), claim))
    return made


def make_claim(entry: Add, where: FoundQuote, place: Placed) -> Claim:
    """The claim that a correction adds."""
    known = ontology.predicates()[entry.predicate]
    document, span = where.document, where.span
    subject = place(parse_address(entry.subject), document, span)
    target: str | Literal
    if known.literal:
        datatype = "edtf" if known.range == ("xsd:date",) else known.range[0]
        target = Literal(value=str(entry.object), datatype=datatype)
    else:
        target = place(parse_address(entry.object), document, span)
    return Claim(
        id=content_id(
            ORIGIN, document.id, subject, entry.predicate, target, entry.stance, entry.when, span
        ),
        document=document.id,
        subject=subject,
        predicate=entry.predicate,
        object=target,
        evidence=(span,),
        stance=entry.stance,
        when=entry.when or None,
        origin=correction_origin(entry.author),
    )


def find_longest_name(names: Iterable[str], document: Document, span: Span) -> Span | None:
    """Where the longest of some names stands in the words of a claim, if one does."""
    text = to_ascii_punctuation(document.text)
    for name in sorted(set(names), key=lambda one: (-len(one), one)):
        at = text.find(to_ascii_punctuation(name), span.start, span.end)
        if at >= 0:
            return Span(start=at, end=at + len(name))
    return None


def _normalize_spaces(text: str) -> str:
    return " ".join(to_ascii_punctuation(text).split())
