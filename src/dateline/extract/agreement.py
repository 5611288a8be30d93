"""What several extractors say of one document, made one: agreement, contradiction.

Guarantees: of two that claim the same, one claim is left, whose confidence is higher and whose
origin names both (`patterns@4/x+reader@4/y`); of two that contradict each other, the claim of the
one that runs first is left, with the other's origin behind a `!`. Two claims of one extractor are
never weighed against each other. What is only implied gives way without a trace to whatever says
the same, says it more exactly, or contradicts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.core.model import Claim, Literal, Mention, Stance
from dateline.core.parse import Annotated
from dateline.extract.base import Extraction
from dateline.ontology import predicates

_SAID = frozenset({Stance.ASSERTED, Stance.REPORTED})
_HELD = _SAID | {Stance.IMPLIED}
_DOUBT_LEFT = 0.5  # of the doubt, where two that read apart agree; our estimate

_HEADS = frozenset({"head_of_government_of", "head_of_state_of"})
_IN_COUNTRIES = frozenset({"agency_of", "based_in", "citizen_of", "country", "located_in"})

_Ends = tuple[str, str, str]


def settle(annotated: Annotated, extractions: Sequence[Extraction]) -> Extraction:
    """Join what extractors found, in the order in which they ran."""
    mentions = {m.id: m for extraction in extractions for m in extraction.mentions}
    known = {m.id: m for m in annotated.mentions} | mentions
    kept: list[Claim] = []
    for extraction in extractions:
        earlier = {_ends(claim, known): at for at, claim in reversed(list(enumerate(kept)))}
        for claim in extraction.claims:
            if claim.stance is Stance.IMPLIED:
                continue
            at = _other(claim, known, earlier, kept)
            if at is None:
                kept.append(claim)
            else:
                (subject, _, target), old = _ends(claim, known), _ends(kept[at], known)
                same = (subject, target) == (old[0], old[2])  # or says it more exactly
                kept[at] = _weigh(kept[at], claim, same=same)
    _add_implied([claim for one in extractions for claim in one.claims], known, kept)
    return Extraction(mentions=tuple(mentions.values()), claims=tuple(kept))


def _add_implied(claims: Iterable[Claim], known: dict[str, Mention], kept: list[Claim]) -> None:
    """Add what is implied and not told otherwise, the likeliest first."""
    earlier = {_ends(claim, known): at for at, claim in reversed(list(enumerate(kept)))}
    filled = {slot for claim in kept for slot in _slots(claim, known)}
    implied = [claim for claim in claims if claim.stance is Stance.IMPLIED]
    for claim in sorted(implied, key=lambda one: (-one.confidence, one.id)):
        slots = set(_slots(claim, known))
        if _other(claim, known, earlier, kept) is None and filled.isdisjoint(slots):
            filled |= slots
            earlier[_ends(claim, known)] = len(kept)
            kept.append(claim)


def _slots(claim: Claim, known: Mapping[str, Mention]) -> Iterator[tuple[str, str]]:
    """What only one thing fills: the country that something is in, and who heads one."""
    subject, predicate, other = _ends(claim, known)
    past = claim.when is not None and claim.when.startswith("../")
    if predicate in _HEADS and not past:
        yield predicate, other
    if predicate in _IN_COUNTRIES and other in known and known[other].kind == "Country":
        yield subject, "based_in" if predicate == "country" else predicate


def _ends(claim: Claim, known: Mapping[str, Mention]) -> _Ends:
    """What a claim says, by chains; the ends of a mutual one in a fixed order."""
    subject = known[claim.subject].chain
    target = claim.object
    other = target.value if isinstance(target, Literal) else known[target].chain
    if predicates()[claim.predicate].mutual and other < subject:
        subject, other = other, subject
    return subject, claim.predicate, other


def _other(
    claim: Claim, known: dict[str, Mention], earlier: dict[_Ends, int], kept: Sequence[Claim]
) -> int | None:
    """Where the claim stands that says the same, or that this one contradicts."""
    ends = _ends(claim, known)
    subject, predicate, other = ends
    if ends in earlier:
        return earlier[ends]
    traits = predicates()[predicate]
    for name in traits.covered_by:
        if (subject, name, other) in earlier:
            return earlier[subject, name, other]
    if traits.asymmetric and (other, predicate, subject) in earlier:
        return earlier[other, predicate, subject]
    if traits.functional:  # who heads two states is likelier misread than not
        for (left, name, _), at in earlier.items():
            if (left, name) == (subject, predicate) and kept[at].stance in _HELD:
                return at
    return None


def _weigh(old: Claim, new: Claim, *, same: bool) -> Claim:
    """The old claim: surer, if both say the same; else marked with the one that gives way."""
    if not same or not {old.stance, new.stance} <= _SAID:
        return replace(old, origin=f"{old.origin}!{new.origin}")
    surest = max(old.confidence, new.confidence)
    confidence = round(1 - _DOUBT_LEFT * (1 - surest), 3)
    return replace(old, confidence=confidence, origin=f"{old.origin}+{new.origin}")
