"""Readings written by hand: what a trained reader would say of a text in a test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from dateline.annotate.news import NewsAnnotator
from dateline.authority import load_bundled
from dateline.core.ids import document_id
from dateline.core.model import Document
from dateline.core.parse import Annotated
from dateline.core.text import to_ascii_punctuation
from dateline.reader import Found, Reading, Related

_CLASSES = {
    "gpe0": "location",
    "gpe1": "location",
    "gpe2": "location",
    "gpe0-x": "other",
    "sport_team": "organization",
    "company": "organization",
    "party": "organization",
    "armed_movement": "organization",
    "ministry": "organization",
    "treaty": "misc",
    "film_title": "misc",
    "language": "misc",
    "ruler": "person",
}


# What the reader's other layers call the classes.
_LAYERS = ("newswire", "redocred", "conll04", "crossre")
# What its layer of our own kinds calls them, and the finer types.
_KINDS = {
    "person": "Person",
    "organization": "Organization",
    "location": "Place",
    "event": "Event",
    "misc": "Work",
    "other": "People",
    "gpe0": "Country",
    "gpe1": "Region",
    "gpe2": "City",
    "gpe0-x": "People",
    "sport_team": "SportsTeam",
    "company": "Company",
    "party": "PoliticalParty",
    "armed_movement": "ArmedGroup",
    "ministry": "GovernmentBody",
    "treaty": "Agreement",
    "film_title": "Work",
    "ruler": "Person",
}
_CALLED = {
    "person": ("Person", "PER", "Peop", "person"),
    "organization": ("Organization", "ORG", "Org", "organisation"),
    "location": ("Location", "LOC", "Loc", "location"),
    "event": ("Misc", "MISC", "Other", "event"),
    "misc": ("Misc", "MISC", "Other", "misc"),
    "other": ("NORP", "MISC", "Other", "misc"),
    "value": ("Money", "NUM", "Other", "misc"),
}


def _as_other(number: int, layer: str, mentions: Iterable[Found]) -> Reading:
    """What another layer of the reader, one that agrees, names."""
    named = (replace(one, label=_CALLED[one.label][number], types=()) for one in mentions)
    return Reading(layer=layer, mentions=tuple(named))


def _as_kinds(mentions: Iterable[Found]) -> Reading:
    """What the layer of our own kinds names, if it agrees; it knows of no sums and posts."""
    named = (
        replace(one, label=_KINDS[finest], types=())
        for one in mentions
        if (finest := one.types[-1][0] if one.types else one.label) in _KINDS
    )
    return Reading(layer="news", mentions=tuple(named))


def annotate(text: str, *mentions: Found) -> Annotated:
    """A text annotated with these mentions as the reader's."""
    document = Document(id=document_id(text), text=text)
    says = Says({text: reading(*mentions)})
    (annotated,) = NewsAnnotator(says).annotate([document], authority=load_bundled())
    return annotated


@dataclass(frozen=True)
class Says:
    """A reader that knows what to say of each text, which it gets with plain quotation marks."""

    readings: dict[str, Reading]

    def read_all(self, texts: Iterable[str]) -> Iterator[Reading]:
        """Yield what was written down for each text; nothing for others."""
        known = {to_ascii_punctuation(text): said for text, said in self.readings.items()}
        for text in texts:
            yield known.get(text, Reading(layer="dwie"))


def found(
    text: str, words: str, kind: str, cluster: int, *, nth: int = 0, confidence: float = 0.95
) -> Found:
    """A mention of the words' nth place; `kind` is a class, or a fine type of one."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Found(
        start=start,
        end=start + len(words),
        label=_CLASSES.get(kind, kind),
        types=(("entity", 0.99), (_CLASSES[kind], 0.98), (kind, 0.95)) if kind in _CLASSES else (),
        confidence=confidence,
        cluster=cluster,
    )


def reading(*mentions: Found, relations: Iterable[tuple[int, str, int, float]] = ()) -> Reading:
    """Mentions, and relations between two of them by their numbers."""
    return Reading(
        layer="dwie",
        mentions=mentions,
        others=(
            *(_as_other(at, layer, mentions) for at, layer in enumerate(_LAYERS)),
            _as_kinds(mentions),
        ),
        relations=tuple(
            Related(
                subject=mentions[left].cluster,
                label=label,
                object=mentions[right].cluster,
                confidence=confidence,
                subject_at=left,
                object_at=right,
            )
            for left, label, right, confidence in relations
        ),
    )
