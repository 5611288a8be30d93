"""The records that everything else passes around: frozen, slotted, plain values.

Guarantees: a record never changes after it is made; a `Claim` without evidence can't be
made. It does not check that a mention's text is its document's (the stages build mentions
from spans, and `validate.py` checks the store), and does not compute entities: those are
made of claims and decisions in `graph/assembling.py`.

Offsets count Unicode code points of `Document.text`, half-open, as Python slices do.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.core import markup
from dateline.core.errors import EvidenceError
from dateline.core.ids import document_id

FORMER = "former"  # when something was that is over by now, where no day is told


class Stance(StrEnum):
    """How a claim stands in the text that makes it, the surest first.

    What is implied no sentence says, but the article as a whole does.
    """

    ASSERTED = "asserted"
    REPORTED = "reported"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    IMPLIED = "implied"


class Judgement(StrEnum):
    """What was decided about two names: one thing, two things, or not decided."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open stretch of a document's text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            message = f"span {self.start}:{self.end} is empty or backwards"
            raise EvidenceError(message)

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of the text that isn't running prose, and what it is.

    `kind` is one of `title`, `byline`, `dateline`, `caption`, `credit`, `furniture`. What no
    zone covers is body text. Zones don't overlap, but for a `credit` inside a `caption`.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version of one article.

    Attributes:
        id: content hash of the text, which is made when none is given; the same text is the same
            document. Whoever gives another answers for its being no other document's.
        text: the article's text exactly as it was read; never rewritten.
        source: where it was read from, for messages (a path, URL or `-`); not part of identity.
        url: canonical URL, if the page or the caller gave one.
        title: headline, if known; when it stands in the text, a `title` zone says where.
        authors: names from bylines and page metadata.
        published: publication date as an EDTF date of the precision that is known.
        publisher: name of the outlet.
        language: BCP 47 tag, `en` unless the page says otherwise.
        zones: what isn't running prose, sorted by start.
        notes: what had to be assumed while reading (an encoding, a repair), for the user.
        reader: what made the text of what was read: the reader's name, and after a space the
            library, with its version, that decided what is in it (`html trafilatura 2.0.0`);
            empty when a program gave the text.
    """

    id: str = ""
    text: str
    source: str = ""
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    language: str = "en"
    zones: tuple[Zone, ...] = ()
    notes: tuple[str, ...] = ()
    reader: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", document_id(self.text))

    def quote(self, span: Span) -> str:
        """The exact words at a span.

        Raises:
            EvidenceError: the span ends after the text does.
        """
        if span.end > len(self.text):
            message = f"span {span.start}:{span.end} ends after document {self.id}"
            raise EvidenceError(message)
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where an article names, describes or points at something.

    Attributes:
        id: hash of document, span, kind and form.
        document: id of the document.
        span: where it stands; titles ("President") and a leading "the" are left out.
        text: the exact words at the span.
        kind: an entity kind of the ontology.
        form: `name` (a proper name), `nominal` ("the agency"), `pronoun`, `event` (a trigger:
            "signed", "meeting"), `article` (the news item itself, spanning its title or first
            line) or `demonym` (an adjective that stands for a country: "Korean").
        name: the name to index by: whitespace folded, possessive and article dropped;
            for an event or a post, a readable label made of the words that the text uses.
        chain: id of the mention that represents everything this one corefers with in the
            document; its own id when it is that mention.
        authority: id in the bundled authority if the words alone decide it ("Kenya").
        type: for an event, its type and sub-type (`agree/sign`); otherwise None.
        confidence: probability that this is a mention of that kind, 0 to 1.
        origin: who saw it, as `name@version`; with a `+` between them where several did.
        reasons: what speaks most for its being a name and of its kind, with the weights.
    """

    id: str
    document: str
    span: Span
    text: str
    kind: str
    form: str
    name: str
    chain: str
    authority: str | None = None
    type: str | None = None
    confidence: float = 1.0
    origin: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def sureness(self) -> float:
        """Probability that it is what it is taken for; what the authority knows is sure."""
        return 1.0 if self.authority else self.confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """A value rather than a thing: a date, an alias, words for what has no name ("five banks").

    `datatype` is a prefixed name: `edtf` for dates (the EDTF string; RDF export picks the XSD type
    that fits its precision), `xsd:string`, `xsd:integer`, `xsd:decimal`.
    """

    value: str
    datatype: str = "xsd:string"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement that one article makes, with the words that make it.

    Attributes:
        id: hash of document, subject, predicate, object, stance and evidence.
        document: id of the document.
        subject: id of a mention.
        predicate: a predicate of the ontology.
        object: id of a mention, or a literal.
        evidence: at least one span of the document: the sentence that says it, first.
        stance: how the text holds it.
        speaker: id of the mention of whoever said so, when somebody did.
        when: EDTF validity or event time, None when the text gives none or can't be resolved.
        when_text: the words that give the time, resolved or not.
        place: id of the mention of where it happened, if said.
        confidence: probability that the claim is what the text says, 0 to 1.
        origin: `extractor@version` and after a `/` what it was read off (`verb-buy`); behind a `+`
            another that says the same, behind a `!` one that contradicts it and gave way.
    """

    id: str
    document: str
    subject: str
    predicate: str
    object: str | Literal
    evidence: tuple[Span, ...]
    stance: Stance = Stance.ASSERTED
    speaker: str | None = None
    when: str | None = None
    when_text: str | None = None
    place: str | None = None
    confidence: float = 1.0
    origin: str = ""

    def __post_init__(self) -> None:
        if not self.evidence:
            message = f"claim {self.predicate} in document {self.document} has no evidence"
            raise EvidenceError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A judgement that two names are, or are not, one thing; never edits what it judges.

    Attributes:
        left: id of a chain (its representative mention).
        right: id of another chain, or of an authority entry (`Q884`, `geonames:1835848`).
        judgement: same, different or unsure.
        score: probability that they are the same, 0 to 1.
        reasons: why, in words that a reader can check.
        by: who decided: `linker@version` or a person.
    """

    left: str
    right: str
    judgement: Judgement
    score: float
    reasons: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One node: computed from mentions and decisions, never stored as the truth.

    Attributes:
        id: stable, readable, relative IRI: `organization/united-nations-Q1065`.
        kind: the most exact kind that its mentions support.
        label: the best name.
        aliases: every other name, sorted.
        same_as: IRIs of the authority entries that it is linked to.
        confirmed: those of `same_as` that a person gave, rather than a machine.
        type: for an event, `agree/sign` and the like.
        chains: ids of the chains (representative mentions) that it is made of, sorted.
        documents: ids of the documents that mention it, sorted.
    """

    id: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    type: str | None = None
    chains: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        return markup.show_entity(self)


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
        sources: number of independent origins: versions of one story, as reprints, count once.
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

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        return markup.show_fact(self)


def is_over(told: Claim | Fact) -> bool:
    """Whether what is told was so before ("former"), with no other day than the article's."""
    return told.when_text == FORMER or (told.when or "").startswith("../")
