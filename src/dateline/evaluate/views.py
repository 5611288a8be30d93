"""Both sides of a comparison in the labels of one scheme, cut to what the data set marks.

Guarantees: what a set doesn't mark is left out of the system's answer, and what has no counterpart
in the ontology out of the annotation, by the scheme alone and never by what the answer is. In a
native view, labels stay the set's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dateline.authority import Authority, name_keys
from dateline.core.text import to_ascii_punctuation
from dateline.evaluate.gold import GoldDocument, GoldEntity, GoldMention, NativeLabel
from dateline.evaluate.records import (
    ComparedDocument,
    ComparedMention,
    FoundMention,
    SystemAnswer,
    Triple,
)
from dateline.evaluate.scheme import Scheme

_THE = re.compile(r"the\s+", re.IGNORECASE)
_OF_ITS_OWN = re.compile(r"\s*'s$")
_BRACKET = re.compile(r"_\([^)]*\)$")
_TITLE = "title:"
# A link target that the set's makers couldn't carry over: not known to be outside Wikidata.
_UNKNOWN_LINK = "<NO_MAPPING>"


def trim_span(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without a leading "the" and a trailing "'s", of which sets make different things.

    Args:
        text: the document's text.
        start: first code point of the span.
        end: one past its last code point.

    Returns:
        The span that is compared; the whole when nothing else would be left.
    """
    words = to_ascii_punctuation(text[start:end])
    the = _THE.match(words)
    low = the.end() if the else 0
    own = _OF_ITS_OWN.search(words, low)
    high = own.start() if own else len(words)
    return (start + low, start + high) if low < high else (start, end)


def title_link(title: str) -> str:
    """A title as a link: case, points, hyphens and a leading "the" make no difference."""
    return _TITLE + name_keys.make_key(title).removeprefix("the ")


def compare_gold(
    document: GoldDocument, scheme: Scheme, authority: Authority, *, native: bool = False
) -> ComparedDocument:
    """What people marked in a document.

    Args:
        document: the annotation.
        scheme: what the labels mean.
        authority: what tells which links a system could have found.
        native: keep the set's own labels.
    """
    things = {thing.id: thing for thing in document.entities}
    loose = 1 + max(things, default=-1)  # mentions of no entity get a number each, after the others
    marks = []
    for index, marked in enumerate(document.mentions):
        label = _gold_label(marked, scheme, native=native)
        if label is None:
            continue
        cluster = loose + index if marked.entity is None else marked.entity
        thing = things.get(cluster)
        marks.append(
            ComparedMention(
                span=trim_span(document.text, marked.start, marked.end),
                kind=label,
                fine=scheme.fine_kind(marked.types) or label,
                cluster=cluster,
                links=_gold_links(thing, scheme),
                judged=_is_judged(marked, thing, scheme),
                linkable=_is_in_authority(thing, scheme, authority),
            )
        )
    named = {mark.cluster for mark in marks}
    return ComparedDocument(
        marks=tuple(marks),
        relations=_gold_relations(document, named, scheme, native=native),
        events=_event_types(document, scheme),
        checked=_searched_relations(document, scheme, native=native),
    )


def compare_answer(
    answer: SystemAnswer, document: GoldDocument, scheme: Scheme, *, native: bool = False
) -> ComparedDocument:
    """What a system found in a document, cut to what the set marks.

    Args:
        answer: all that the system found.
        document: the document, for its text.
        scheme: what the set marks.
        native: whether the system uses the set's own labels.
    """
    marks = []
    for found in answer.mentions:
        named = found.words if scheme.literal and found.words is not None else found
        kind = _found_kind(named, scheme, native=native)
        if kind is None:
            continue
        marks.append(
            ComparedMention(
                span=trim_span(document.text, named.start, named.end),
                kind=kind,
                fine=kind if native else scheme.compared_fine(named.kind) or kind,
                cluster=named.cluster,
                links=_comparable_links(named.links, scheme),
                guess=_comparable_links(named.guess, scheme),
                likely=named.likely,
            )
        )
    kinds = {mark.cluster: mark.kind for mark in marks}
    relations, claimed, implied = (
        None if triples is None else _found_relations(triples, kinds, scheme, native=native)
        for triples in (answer.relations, answer.claimed, answer.implied)
    )
    return ComparedDocument(
        marks=tuple(marks),
        relations=relations or frozenset(),
        claimed=claimed,
        implied=implied,
        events=frozenset(
            kind for one in answer.events if (kind := scheme.event_type(one)) is not None
        ),
    )


def entity_spans(document: GoldDocument) -> tuple[tuple[int, tuple[tuple[int, int], ...]], ...]:
    """Every entity that the text names, whatever its kind: its number and its spans in order."""
    spans: dict[int, set[tuple[int, int]]] = {}
    for mention in document.mentions:
        if mention.entity is not None:
            spans.setdefault(mention.entity, set()).add((mention.start, mention.end))
    return tuple((number, tuple(sorted(spans[number]))) for number in sorted(spans))


def _gold_label(marked: GoldMention, scheme: Scheme, *, native: bool) -> str | None:
    """The label that a mention is compared by; None when the mention isn't scored."""
    if scheme.only is not None and scheme.only not in marked.types:
        return None
    if not scheme.kinds:
        return ""
    return scheme.native_label(marked.types) if native else scheme.kind(marked.types)


def _found_kind(named: FoundMention, scheme: Scheme, *, native: bool) -> str | None:
    """The same for a system's mention."""
    if native:
        known = {label for labels in scheme.kinds.values() for label in labels}
        return named.kind if scheme.prefix + named.kind in known | set(scheme.native) else None
    if named.form not in scheme.forms:
        return None
    if not scheme.kinds:
        return ""
    if named.form == "demonym" and scheme.demonym is not None:
        return scheme.demonym
    return scheme.compared(named.kind)


def _is_judged(marked: GoldMention, thing: GoldEntity | None, scheme: Scheme) -> bool:
    """Whether a link at a mention can be called right or wrong."""
    unknown = isinstance(marked.label, NativeLabel) and marked.label.entity_id == _UNKNOWN_LINK
    return not unknown and _is_linkable(thing, scheme)


def _is_linkable(thing: GoldEntity | None, scheme: Scheme) -> bool:
    """Whether an entity is of a type whose links can be compared."""
    types = () if thing is None else thing.types
    return not scheme.link_types or not set(scheme.link_types).isdisjoint(types)


def _gold_links(thing: GoldEntity | None, scheme: Scheme) -> frozenset[str]:
    """What an entity is linked to, in the form that systems give."""
    if thing is None or not _is_linkable(thing, scheme):
        return frozenset()
    if scheme.link == "geonames":
        return frozenset(() if thing.geonames is None else (f"geonames:{thing.geonames}",))
    found = set() if thing.wikidata is None else {thing.wikidata}
    if scheme.link == "wikipedia" and thing.wikipedia is not None:
        found.add(title_link(_BRACKET.sub("", thing.wikipedia).replace("_", " ")))
    return frozenset(found)


def _is_in_authority(thing: GoldEntity | None, scheme: Scheme, known: Authority) -> bool:
    """Whether the authority has an entry of what an entity is linked to."""
    ids = (one for one in _gold_links(thing, scheme) if not one.startswith(_TITLE))
    if any(known.get(one) is not None for one in ids):
        return True
    title = None if thing is None or scheme.link != "wikipedia" else thing.wikipedia
    return title is not None and bool(known.find(_BRACKET.sub("", title).replace("_", " ")))


def _comparable_links(links: frozenset[str], scheme: Scheme) -> frozenset[str]:
    """Those links of a system that the set's can be compared with."""
    begins = {"geonames": ("geonames:",), "wikidata": ("Q",), "wikipedia": ("Q", "title:")}
    return frozenset(one for one in links if one.startswith(begins.get(scheme.link or "", ())))


def _gold_relations(
    document: GoldDocument, named: set[int], scheme: Scheme, *, native: bool
) -> frozenset[Triple]:
    """People's relations between entities that are compared."""
    return frozenset(
        triple
        for one in document.relations
        if one.subject in named and one.object in named
        for triple in _gold_triples(one.subject, one.predicate, one.object, scheme, native=native)
    )


def _found_relations(
    relations: Iterable[Triple], kinds: Mapping[int, str], scheme: Scheme, *, native: bool
) -> frozenset[Triple]:
    """A system's relations between entities that are compared, whose kinds are given."""
    return frozenset(
        triple
        for one in relations
        if one[0] in kinds and one[2] in kinds
        for triple in _found_triples(one, kinds[one[0]], scheme, native=native)
    )


def _gold_triples(
    subject: int, label: str, target: int, scheme: Scheme, *, native: bool
) -> tuple[Triple, ...]:
    if native and not scheme.ours:
        return ((subject, label, target),)
    return tuple(
        (target, predicate, subject) if inverse else (subject, predicate, target)
        for predicate, inverse in scheme.predicates(label)
    )


def _found_triples(found: Triple, kind: str, scheme: Scheme, *, native: bool) -> tuple[Triple, ...]:
    """A system's triple in the labels that it is compared by; none where the set has no such."""
    subject, label, target = found
    if native:
        return _gold_triples(subject, label, target, scheme, native=True)
    ours = scheme.predicate(label, kind)
    return () if ours is None else ((subject, ours, target),)


def _event_types(document: GoldDocument, scheme: Scheme) -> frozenset[str]:
    """The types of the document's events."""
    return frozenset(kind for one in document.events for kind in scheme.event_types(one))


def _searched_relations(
    document: GoldDocument, scheme: Scheme, *, native: bool
) -> frozenset[str] | None:
    """The relations that a text was searched for; a label of several parts needs them all."""
    if document.annotated_properties is None:
        return None
    searched = set(document.annotated_properties)
    if native:
        return frozenset(searched)
    return frozenset(
        predicate
        for predicate, labels in scheme.relations.items()
        if {label.removeprefix("^") for label in labels} <= searched
    )
