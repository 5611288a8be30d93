"""The measures: each takes what was found and what people marked, and gives a tally.

Guarantees: each depends on the two sets only, never on an order; marking exactly what people marked
scores 1. A measure says nothing of what its set doesn't mark: what is compared was cut to that in
`views.py`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dateline.evaluate.coreference import match_one_to_one
from dateline.evaluate.counts import Tally, tally_sets
from dateline.evaluate.records import ComparedDocument, Triple


def tally_mentions(found: ComparedDocument, gold: ComparedDocument) -> Tally:
    """Exact spans, as CoNLL-2003 scores names (Tjong Kim Sang & De Meulder 2003), kind left out."""
    return tally_sets({one.span for one in found.marks}, {one.span for one in gold.marks})


def tally_kinds(found: ComparedDocument, gold: ComparedDocument) -> Tally:
    """Exact spans with their kind: the measure of CoNLL-2003."""
    return tally_sets(
        {(one.span, one.kind) for one in found.marks}, {(one.span, one.kind) for one in gold.marks}
    )


def tally_fine_kinds(found: ComparedDocument, gold: ComparedDocument) -> Tally:
    """The same with the finer kinds."""
    return tally_sets(
        {(one.span, one.fine) for one in found.marks}, {(one.span, one.fine) for one in gold.marks}
    )


def tally_links(found: ComparedDocument, gold: ComparedDocument) -> Tally:
    """Span and entry together, over links ("strong annotation match", GERBIL, Usbeck et al. 2015).

    A link where people found no entry is wrong; where the set can't say which entry it is, it
    counts neither way.
    """
    wanted = {one.span: one.links for one in gold.marks if one.links}
    unknown = {one.span for one in gold.marks if not one.judged}
    given = {one.span: one.links for one in found.marks if one.links and one.span not in unknown}
    right = sum(bool(links & wanted.get(span, frozenset())) for span, links in given.items())
    return Tally(right, len(given), right, len(wanted))


def tally_linkable_links(found: ComparedDocument, gold: ComparedDocument) -> Tally:
    """The same at names that people marked, against the links whose entry the authority has.

    It says how well namesakes are told apart; what isn't in the tables and what a set leaves
    unmarked doesn't count.
    """
    wanted = {one.span: one.links for one in gold.marks if one.links}
    linkable = {one.span for one in gold.marks if one.links and one.linkable}
    judged = {one.span for one in gold.marks} - {one.span for one in gold.marks if not one.judged}
    given = {one.span: one.links for one in found.marks if one.links and one.span in judged}
    right = {span for span, links in given.items() if links & wanted.get(span, frozenset())}
    return Tally(len(right), len(given), len(right & linkable), len(linkable))


def tally_links_at(
    found: ComparedDocument, gold: ComparedDocument, *, least: float
) -> tuple[Tally, Tally]:
    """Both measures of links, if every entry were linked that is at least so likely."""
    marks = tuple(
        replace(one, links=one.guess if one.likely >= least else frozenset()) for one in found.marks
    )
    cut = replace(found, marks=marks)
    return tally_links(cut, gold), tally_linkable_links(cut, gold)


def tally_relations(
    found: Collection[Triple], gold: Collection[Triple], *, symmetric: frozenset[str] = frozenset()
) -> Tally:
    """Triples of entities that both sides number alike: micro P, R, F1 as DocRED and ATLOP score.

    Yao et al., "DocRED", ACL 2019; Zhou et al., "ATLOP", AAAI 2021. DocRED's "Ign F1", which leaves
    out facts seen in training, isn't computed.
    """
    return tally_sets(
        {_sort_ends(one, symmetric) for one in found}, {_sort_ends(one, symmetric) for one in gold}
    )


def tally_relations_end_to_end(
    found: ComparedDocument, gold: ComparedDocument, *, symmetric: frozenset[str] = frozenset()
) -> Tally:
    """Triples of entities that the system found itself.

    Found clusters are matched one to one to people's, so that as many mentions as possible are
    shared (the matching of CEAF, Luo 2005); then a triple is right if both its ends are matched and
    people have it. An end that isn't matched makes its triple wrong.
    """
    ours, theirs = found.clusters, gold.clusters
    overlaps = {
        (i, j): float(len(one & other))
        for i, one in ours.items()
        for j, other in theirs.items()
        if one & other
    }
    same = match_one_to_one(overlaps)

    def renamed(number: int) -> int:
        return same.get(number, -1 - number)  # people's clusters have no negative numbers

    said = {
        (renamed(subject), label, renamed(target))
        for subject, label, target in found.relations
        if gold.checked is None or label in gold.checked
    }
    return tally_relations(said, gold.relations, symmetric=symmetric)


def tally_event_types(found: ComparedDocument, gold: ComparedDocument) -> Tally:
    """Types of event in a document, each counted once: whether it is seen that somebody did so."""
    return tally_sets(found.events, gold.events)


def _sort_ends(triple: Triple, symmetric: frozenset[str]) -> Triple:
    """A triple whose ends are sorted where the relation reads both ways."""
    subject, label, target = triple
    return triple if label not in symmetric or subject <= target else (target, label, subject)
