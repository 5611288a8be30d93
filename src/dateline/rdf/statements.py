"""Claims as RDF: a statement node each, and plain triples for those that may be believed as said.

Guarantees: a statement node says nothing about the world by itself; a plain triple stands only for
what is asserted, or reported by the one whose act it is, together with the standard triples that
the ontology says it implies. Bare mentions are left to `articles.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode

from dateline import ontology
from dateline.core import edtf
from dateline.core.ids import content_id
from dateline.core.model import Document, Entity, Literal, Stance
from dateline.english.quantities import read_quantity
from dateline.rdf import terms
from dateline.rdf.nodes import Nodes, Row, Value, predicate_iri
from dateline.rdf.terms import curie

if TYPE_CHECKING:
    from dateline.core.model import Fact

_INSTANT = {  # OWL-Time has a property for each precision
    "xsd:date": "time:inXSDDate",
    "xsd:gYearMonth": "time:inXSDgYearMonth",
    "xsd:gYear": "time:inXSDgYear",
}


def is_plain(fact: Fact, actors: Mapping[str, frozenset[str]]) -> bool:
    """Whether a fact may be a plain triple, which says it without a stance and without a time.

    What is known to be over ("former president") may not: nobody who reads the triple would see it.

    Args:
        fact: the fact.
        actors: event → who acts in it, for "X said that it had signed": X's own act.
    """
    if fact.when is not None and fact.when.startswith("../"):
        return False
    if fact.stance is Stance.ASSERTED:
        return True
    if fact.stance is not Stance.REPORTED or fact.speaker is None:
        return False
    speaker = fact.speaker.id
    return speaker == fact.subject.id or speaker in actors.get(fact.subject.id, ())


def is_bare_mention(fact: Fact) -> bool:
    """Whether a fact says no more than that an article names something, in its own voice."""
    more = (fact.speaker, fact.when, fact.when_text, fact.place)
    asserted = fact.stance is Stance.ASSERTED
    return fact.predicate == "mentions" and asserted and all(one is None for one in more)


def actors_of(facts: Iterable[Fact]) -> dict[str, frozenset[str]]:
    """Event → the entities that act in it."""
    found: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.predicate == "actor" and isinstance(fact.object, Entity):
            found[fact.subject.id].add(fact.object.id)
    return {event: frozenset(acting) for event, acting in found.items()}


class Statements:
    """The part of the projection that articles make together."""

    def __init__(self, base: str, facts: Sequence[Fact], documents: Mapping[str, Document]) -> None:
        """Sort out which facts are plain.

        Args:
            base: what the nodes' IRIs begin with.
            facts: all that the articles say.
            documents: the articles, by id, for the language of their words.
        """
        self._nodes = Nodes(base)
        self._documents = documents
        self._facts = [fact for fact in facts if not is_bare_mention(fact)]
        actors = actors_of(facts)
        self._plain = [fact for fact in self._facts if is_plain(fact, actors)]
        self._asserted = [fact for fact in self._facts if fact.stance is Stance.ASSERTED]

    def rows(self) -> Iterator[Row]:
        """Every statement, every plain triple and every membership."""
        for fact in self._facts:
            yield from self._statement(fact)
        for fact in self._plain:
            yield from self._plain_triples(fact)
        yield from self._memberships()

    def _statement(self, fact: Fact) -> Iterator[Row]:
        """A claim as a node of its own, which says nothing about the world by itself."""
        node = self._nodes.claim(fact)
        yield node, curie("rdf:type"), curie(":Statement")
        yield node, curie("rdf:type"), curie("rdf:Statement")
        yield node, curie("rdf:subject"), self._nodes.entity(fact.subject)
        yield node, curie("rdf:predicate"), predicate_iri(fact)
        value = self._value(fact)
        yield node, curie("rdf:object"), value
        if isinstance(value, RdfLiteral) and ontology.predicates()[fact.predicate].described:
            yield from _quantity_rows(node, value)
        yield node, curie(":stance"), curie(f":{fact.stance}")
        yield (
            node,
            curie(":confidence"),
            terms.typed_literal(_format_probability(fact.confidence), "xsd:decimal"),
        )
        yield node, curie(":sources"), terms.typed_literal(str(fact.sources), "xsd:integer")
        if fact.speaker is not None:
            yield node, curie(":speaker"), self._nodes.entity(fact.speaker)
            yield node, curie("prov:wasAttributedTo"), self._nodes.entity(fact.speaker)
        if fact.place is not None:
            yield node, curie(":where"), self._nodes.entity(fact.place)
        if fact.when_text is not None:
            yield node, curie(":when_text"), terms.string_literal(fact.when_text, language="en")
        if fact.when is not None:
            yield from _time_rows(node, fact.when)
        for origin in fact.origin:
            yield node, curie(":found_by"), terms.string_literal(origin)
        for one in fact.evidence:
            yield node, curie("prov:wasDerivedFrom"), self._nodes.evidence(one)

    def _plain_triples(self, fact: Fact) -> Iterator[Row]:
        """The claim itself, and the standard triples that it implies."""
        known = ontology.predicates()[fact.predicate]
        subject, value = self._nodes.entity(fact.subject), self._value(fact)
        yield subject, predicate_iri(fact), value
        for implied in known.implied:
            yield subject, terms.make_iri(implied), value
        if not isinstance(value, NamedNode) or not isinstance(fact.object, Entity):
            return
        for start, end, implied in known.implied_between:
            if ontology.is_a(fact.subject.kind, start) and ontology.is_a(fact.object.kind, end):
                yield subject, terms.make_iri(implied), value
        for implied in known.implied_inverse:
            yield value, terms.make_iri(implied), subject
        if known.symmetric:
            yield value, predicate_iri(fact), subject
            for implied in known.implied:
                yield value, terms.make_iri(implied), subject

    def _value(self, fact: Fact) -> Value:
        """The object of a claim; words of an article are in its language."""
        words = fact.predicate == "content" or ontology.predicates()[fact.predicate].described
        if words and isinstance(fact.object, Literal) and fact.evidence:
            language = self._documents[fact.evidence[0].document].language
            return terms.string_literal(fact.object.value, language=language)
        return self._nodes.value(fact.object)

    def _memberships(self) -> Iterator[Row]:
        """A W3C ORG membership for each asserted "holds the post", with the time that it is for."""
        bodies: dict[str, list[Entity]] = defaultdict(list)
        for fact in self._asserted:
            if fact.predicate == "position_at" and isinstance(fact.object, Entity):
                bodies[fact.subject.id].append(fact.object)
        for fact in self._asserted:
            if fact.predicate != "holds_position" or not isinstance(fact.object, Entity):
                continue
            for body in bodies[fact.object.id]:
                if ontology.is_a(body.kind, "Organization"):
                    yield from self._membership(fact, fact.object, body)

    def _membership(self, fact: Fact, post: Entity, body: Entity) -> Iterator[Row]:
        node = self._nodes.iri(f"membership/{content_id(fact.id, body.id)}")
        yield node, curie("rdf:type"), curie("org:Membership")
        yield node, curie("org:member"), self._nodes.entity(fact.subject)
        yield node, curie("org:organization"), self._nodes.entity(body)
        yield node, curie("skos:prefLabel"), terms.string_literal(post.label, language="en")
        yield node, curie("prov:wasDerivedFrom"), self._nodes.claim(fact)
        if fact.when is not None and "/" in fact.when:
            # a moment at which the post was held says nothing about how long
            yield node, curie("org:memberDuring"), terms.make_iri(node.value + "/time")
            yield from _period_rows(node.value, fact.when)


def _quantity_rows(node: NamedNode, words: RdfLiteral) -> Iterator[Row]:
    """What the words that end a statement say as a figure, if they are one.

    The node is the statement's own: five banks here aren't five banks there.
    """
    found = read_quantity(words.value)
    if found is None:
        return
    figure = terms.make_iri(node.value + "/quantity")
    kind = "schema:MonetaryAmount" if found.currency else "schema:QuantitativeValue"
    yield node, curie(":quantity"), figure
    yield figure, curie("rdf:type"), curie(kind)
    yield figure, curie("schema:name"), words
    if found.low == found.high:
        numbers = [("schema:value", found.low)]
    else:
        numbers = [("schema:minValue", found.low), ("schema:maxValue", found.high)]
    for said, number in numbers:
        if number is not None:
            yield figure, curie(said), terms.decimal_literal(number)
    for said, text in (
        ("schema:currency", found.currency),
        ("schema:unitText", found.unit),
        (":approximation", found.approximation),
    ):
        if text:
            yield figure, curie(said), terms.string_literal(text)


def _period_rows(membership: str, when: str) -> Iterator[Row]:
    """How long a post was held, from an EDTF interval.

    Of what is only known to be over ("former director") the end isn't the day of the article that
    says so: it has no end here, but a latest day.
    """
    period = terms.make_iri(membership + "/time")
    begins, _, ends = when.partition("/")
    yield period, curie("rdf:type"), curie("time:ProperInterval")
    yield from _instant_rows(
        period, "time:hasBeginning", terms.make_iri(membership + "/start"), begins
    )
    if begins != "..":
        yield from _instant_rows(period, "time:hasEnd", terms.make_iri(membership + "/end"), ends)
    elif edtf.is_edtf(when) and (last := edtf.last_day(when)) is not None:
        yield period, curie(":latest"), terms.typed_literal(str(last), "xsd:date")


def _instant_rows(period: NamedNode, end: str, node: NamedNode, when: str) -> Iterator[Row]:
    """One end of an interval; nothing where it is open or unknown."""
    known = edtf.to_xsd(when)
    if known is not None and known[1] in _INSTANT:
        yield period, curie(end), node
        yield node, curie("rdf:type"), curie("time:Instant")
        yield node, curie(_INSTANT[known[1]]), terms.date_literal(when)


def _time_rows(node: NamedNode, when: str) -> Iterator[Row]:
    """A statement's time as EDTF, and as its first and last day for comparing."""
    yield node, curie(":when"), terms.typed_literal(when, "edtf:EDTF")
    if not edtf.is_edtf(when):
        return  # `validate` reports it
    for property_, day in (
        (":earliest", edtf.first_day(when)),
        (":latest", edtf.last_day(when)),
    ):
        if day is not None:
            yield node, curie(property_), terms.typed_literal(str(day), "xsd:date")


def _format_probability(value: float) -> str:
    """A probability with as many digits as mean anything."""
    return f"{value:.4f}".rstrip("0").ljust(3, "0")
