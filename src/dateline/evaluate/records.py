"""What is compared: the same two records for people's annotation and for a system's answer.

Guarantees: plain values in one scheme of labels, spans trimmed the same way on both sides. They
hold no text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from dateline.core.model import Stance
from dateline.core.parse import Parse
from dateline.evaluate.coreference import Cluster

Triple: TypeAlias = tuple[int, str, int]

SCORES = (
    "mention",
    "type",
    "type_fine",
    "coref",
    "relation_gold_entities",
    "relation_end_to_end",
    "relation_claimed",
    "relation_implied",
    "linking",
    "linking_linkable",
    "event",
    "time",
    "time_exact",
    "time_value",
    "date_value",
    "subject",
    "object",
    "argument",
    "trigger",
    "event_at_trigger",
    "asserted",
    "withheld",
    "participant",
    "clause",
    "clause_at_trigger",
    "clause_asserted",
    "clause_withheld",
    "clause_participant",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMention:
    """One mention as a system gives it.

    Attributes:
        start: first code point.
        end: one past the last code point.
        kind: a kind of the ontology, or a label of the data set's own.
        cluster: number of what it names, within the document.
        form: as in `model.Mention.form`.
        links: ids that it is linked to (`Q884`, `geonames:1835848`), and as `title:…` the folded
            names of the entry, for sets that link to titles.
        guess: the same for the likeliest entry, whether or not it was likely enough for a link.
        likely: how likely that entry is, 0 to 1.
        words: the same as what the words alone name, where they stand for something else: the city
            of "Moscow accused".
    """

    start: int
    end: int
    kind: str
    cluster: int
    form: str = "name"
    links: frozenset[str] = frozenset()
    guess: frozenset[str] = frozenset()
    likely: float = 0.0
    words: FoundMention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTime:
    """Words that give a time, where they stand, and what they give.

    Attributes:
        start, end: their place.
        kind: a `date` or `time`, or a `duration`, `set` or `reference`.
        value: as TIMEX3 writes it.
    """

    start: int
    end: int
    kind: str
    value: str | None

    @property
    def span(self) -> tuple[int, int]:
        """The place."""
        return self.start, self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundHead:
    """The head word of an argument.

    Attributes:
        start: its first code point.
        tag: its Penn tag.
        also: where the document names what it points back at, if it is a pronoun.
    """

    start: int
    tag: str
    also: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvent:
    """An event at the words that tell of it.

    Attributes:
        span: those words.
        type: its type or family; None where it has none.
        stances: how its claims hold it.
        participants: for each, where the document names it.
    """

    span: tuple[int, int]
    type: str | None
    stances: frozenset[Stance] = frozenset()
    participants: tuple[tuple[tuple[int, int], ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemAnswer:
    """A system's answer for one document.

    Attributes:
        mentions: what it found.
        relations: cluster, predicate, cluster.
        claimed: those of them that it claims, with words that say so; None where it makes no
            difference.
        implied: `claimed`, and those that it claims as implied; None likewise.
        events: the types of the events that it found.
        times: the expressions of time that it found, in text order.
        arguments: where a verb starts → slot of the clause layer → heads. Clauses that complement
            it ("said that …") are in `clause`. Read when it is asked for.
        clauses: the clauses, whether or not they become events, in the form of events; read when
            they are asked for.
        happenings: the events that it found, in text order.
        parse: the grammar that it read.
        quotes: how many quotes its claims show.
        exact: how many of those are the text's own words at their place.
    """

    mentions: tuple[FoundMention, ...] = ()
    relations: tuple[Triple, ...] = ()
    claimed: tuple[Triple, ...] | None = None
    implied: tuple[Triple, ...] | None = None
    events: frozenset[str] = frozenset()
    times: tuple[FoundTime, ...] = ()
    arguments: Callable[[], Mapping[int, Mapping[str, tuple[FoundHead, ...]]]] = field(
        default=dict, compare=False
    )
    clauses: Callable[[], Sequence[FoundEvent]] = field(default=tuple, compare=False)
    happenings: tuple[FoundEvent, ...] = ()
    parse: Parse | None = None
    quotes: int = 0
    exact: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedMention:
    """One mention as it is compared.

    Attributes:
        span: start and end without a leading "the" and a trailing "'s".
        kind: the label that is compared.
        fine: a finer label, where the set has one.
        cluster: number of what it names.
        links: what it may be linked to; empty when it has no link.
        judged: whether a link here can be called right or wrong.
        linkable: whether the bundled authority has what people linked it to.
        guess: the likeliest entry, linked or not.
        likely: how likely that is.
    """

    span: tuple[int, int]
    kind: str
    cluster: int
    fine: str = ""
    links: frozenset[str] = frozenset()
    judged: bool = True
    linkable: bool = False
    guess: frozenset[str] = frozenset()
    likely: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedDocument:
    """One side of a comparison: the annotation of one document in the labels that are compared.

    Attributes:
        claimed: the relations that are claimed, where that isn't all of them.
        implied: those that are claimed or implied, likewise.
        checked: the relations that the text was searched for; None means all.
    """

    marks: tuple[ComparedMention, ...] = ()
    relations: frozenset[Triple] = frozenset()
    claimed: frozenset[Triple] | None = None
    implied: frozenset[Triple] | None = None
    events: frozenset[str] = frozenset()
    checked: frozenset[str] | None = None

    @property
    def clusters(self) -> dict[int, Cluster]:
        """Number → spans; a span that two clusters claim goes to the smaller number."""
        rows: dict[int, set[tuple[int, int]]] = defaultdict(set)
        taken: set[tuple[int, int]] = set()
        for mark in sorted(self.marks, key=lambda one: (one.cluster, one.span)):
            if mark.span not in taken:
                taken.add(mark.span)
                rows[mark.cluster].add(mark.span)
        return {number: frozenset(spans) for number, spans in rows.items()}
