"""Who held which post of which body, as W3C ORG has it: a membership, with the time it was for.

Guarantees: only what is asserted is a membership; its time has the ends that are known, and none
that would be made up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from dateline import ontology
from dateline.core import edtf
from dateline.core.ids import content_id
from dateline.core.model import Entity, Fact, Stance
from dateline.rdf import terms
from dateline.rdf.nodes import Node, Nodes, Said, below
from dateline.rdf.terms import Term, curie

_Held: TypeAlias = tuple[str, Fact, Entity, Entity]  # id of a membership, claim, post, body
_TYPE = curie("rdf:type")
_INSTANT = {  # OWL-Time has a property for each precision
    "xsd:date": "time:inXSDDate",
    "xsd:gYearMonth": "time:inXSDgYearMonth",
    "xsd:gYear": "time:inXSDgYear",
}


def memberships(base: str, facts: Iterable[Fact]) -> Iterator[Node]:
    """The memberships, sorted, each before its time.

    Args:
        base: what the nodes' IRIs begin with.
        facts: all that the articles say.
    """
    nodes = Nodes(base)
    for made, fact, post, body in _posts_held(facts):
        node = nodes.iri(f"membership/{made}")
        said = {
            _TYPE: [curie("org:Membership")],
            curie("org:member"): [nodes.entity(fact.subject)],
            curie("org:organization"): [nodes.entity(body)],
            curie("skos:prefLabel"): [terms.string_literal(post.label, language="en")],
            curie("prov:wasDerivedFrom"): [nodes.claim(fact)],
        }
        if fact.when is None or "/" not in fact.when:
            yield node, said  # a moment at which it was held says nothing about how long
        else:
            said[curie("org:memberDuring")] = [below(node, "time")]
            yield node, said
            yield from _period(node, fact.when)


def _posts_held(facts: Iterable[Fact]) -> list[_Held]:
    """Every asserted "holds the post", with each body that asserted "is a post at" names."""
    asserted = [fact for fact in facts if fact.stance is Stance.ASSERTED]
    bodies: dict[str, list[Entity]] = defaultdict(list)
    for fact in asserted:
        body = fact.object
        if fact.predicate != "position_at" or not isinstance(body, Entity):
            continue
        if ontology.is_a(body.kind, "Organization"):
            bodies[fact.subject.id].append(body)
    held = (
        (content_id(fact.id, body.id), fact, fact.object, body)
        for fact in asserted
        if fact.predicate == "holds_position" and isinstance(fact.object, Entity)
        for body in bodies.get(fact.object.id, ())
    )
    return sorted(held, key=lambda one: one[0])


def _period(membership: Term, when: str) -> Iterator[Node]:
    """How long a post was held, from an EDTF interval.

    Of what is only known to be over ("former director") the end isn't the day of the article that
    says so: it has no end here, but a latest day.
    """
    begins, _, ends = when.partition("/")
    first, last = _instant(begins), None if begins == ".." else _instant(ends)
    said = {_TYPE: [curie("time:ProperInterval")]}
    if begins == ".." and edtf.is_edtf(when) and (day := edtf.last_day(when)) is not None:
        said[curie(":latest")] = [terms.typed_literal(str(day), "xsd:date")]
    if last is not None:
        said[curie("time:hasEnd")] = [below(membership, "end")]
        yield below(membership, "end"), last
    if first is not None:
        said[curie("time:hasBeginning")] = [below(membership, "start")]
        yield below(membership, "start"), first
    yield below(membership, "time"), said


def _instant(when: str) -> Said | None:
    """One end of an interval; None where it is open or unknown."""
    known = edtf.to_xsd(when)
    if known is None or known[1] not in _INSTANT:
        return None
    return {_TYPE: [curie("time:Instant")], curie(_INSTANT[known[1]]): [terms.date_literal(when)]}
