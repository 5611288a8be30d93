"""Claims about names that may not be what they are taken for, withheld.

Guarantees: whoever has a role in an event and is in doubt stays there as the words, which claim
nothing of what they name; what else is claimed of such a name goes, with the post or event that it
is claimed of. Names stay, and so does that the article mentions them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dateline.core.ids import content_id
from dateline.core.model import Claim, Literal, Mention
from dateline.core.parse import Annotated
from dateline.extract.base import Extraction
from dateline.extract.reading import NAMED
from dateline.ontology import predicates

# Of held-out names of marked news 28 of 54 between .6 and .65 were right in words and sort, 31 of
# 59 between .65 and .7, and of those between .3 and .55 fewer than half.
LEAST = 0.6
_BESIDE = frozenset({"about", "place"})  # an event is one without them


def withhold(annotated: Annotated, extraction: Extraction) -> Extraction:
    """Leave out what is claimed of names that are in doubt.

    Args:
        annotated: the document and its names; a chain is as sure as the surest name in it.
        extraction: the claims, and the events, posts and articles that they are about.
    """
    known = {mention.id: mention for mention in annotated.mentions}
    sure = _sure(known.values())
    articles = {mention.id for mention in extraction.mentions if mention.form == "article"}
    nodes = {mention.id for mention in extraction.mentions} - articles
    doubted: set[str] = set()
    void: set[str] = set()
    claims = [_in_words(one, known, sure) for one in extraction.claims]
    for claim in claims:
        ends = _ends(claim)
        if not articles & ends and any(_doubtful(known.get(end), sure) for end in ends):
            doubted.add(claim.id)
            if claim.predicate not in _BESIDE:
                void |= ends & nodes
    kept = [one for one in claims if one.id not in doubted and not void & _ends(one)]
    return replace(
        extraction,
        mentions=tuple(one for one in extraction.mentions if one.id not in void),
        claims=tuple(kept),
    )


def _in_words(claim: Claim, known: Mapping[str, Mention], sure: Mapping[str, float]) -> Claim:
    """A role of an event with the words of a name that is in doubt, in place of what it names."""
    target = known.get(claim.object) if isinstance(claim.object, str) else None
    described = predicates()[claim.predicate].described
    if target is None or not described or not _doubtful(target, sure):
        return claim
    places = [f"{span.start}:{span.end}" for span in claim.evidence]
    named = known.get(target.chain, target) if target.form == "pronoun" else target
    words = Literal(value=" ".join(named.text.split()))  # "Portrait", and not "it"
    made = content_id(
        claim.document, claim.subject, claim.predicate, words.value, claim.stance, *places
    )
    return replace(claim, id=made, object=words)


def _sure(mentions: Iterable[Mention]) -> dict[str, float]:
    """Chain → confidence of the surest name in it; what the authority knows is sure."""
    found: dict[str, float] = {}
    for mention in mentions:
        if mention.form in NAMED:
            found[mention.chain] = max(mention.sureness, found.get(mention.chain, 0.0))
    return found


def _doubtful(mention: Mention | None, sure: Mapping[str, float]) -> bool:
    return mention is not None and sure.get(mention.chain, 1.0) < LEAST


def _ends(claim: Claim) -> frozenset[str]:
    """The mentions at both ends of a claim."""
    target = (claim.object,) if isinstance(claim.object, str) else ()
    return frozenset((claim.subject, *target))
