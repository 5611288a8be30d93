"""Claims as RDF: a statement node each, and plain triples for those that may be believed as said.

Guarantees: a statement node says nothing about the world by itself; a plain triple stands only for
what is asserted, or reported by the one whose act it is, together with the standard triples that
the ontology says it implies. Bare mentions are left to `articles.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dateline import ontology
from dateline.core import edtf
from dateline.core.model import Document, Entity, Stance, is_over
from dateline.english.quantities import read_quantity
from dateline.rdf import terms
from dateline.rdf.nodes import Node, Nodes, Said, below, predicate_iri
from dateline.rdf.terms import Term, curie

if TYPE_CHECKING:
    from dateline.core.model import Fact

_TYPE, _DERIVED = curie("rdf:type"), curie("prov:wasDerivedFrom")
_SUBJECT, _PREDICATE, _OBJECT = curie("rdf:subject"), curie("rdf:predicate"), curie("rdf:object")
_REIFIES, _QUANTITY = curie("rdf:reifies"), curie(":quantity")
_STANCE, _SOURCES, _FOUND_BY = curie(":stance"), curie(":sources"), curie(":found_by")
_CONFIDENCE = curie(":confidence")
_STATEMENT, _RDF_STATEMENT = curie(":Statement"), curie("rdf:Statement")


def is_plain(fact: Fact, actors: Mapping[str, frozenset[str]]) -> bool:
    """Whether a fact may be a plain triple, which says it without a stance and without a time.

    What is known to be over ("former president") may not: nobody who reads the triple would see it.

    Args:
        fact: the fact.
        actors: event → who acts in it, for "X said that it had signed": X's own act.
    """
    if is_over(fact):
        return False
    if fact.stance is Stance.ASSERTED:
        return True
    if fact.stance is not Stance.REPORTED or fact.speaker is None:
        return False
    speaker = fact.speaker.id
    return speaker == fact.subject.id or speaker in actors.get(fact.subject.id, ())


def is_bare_mention(fact: Fact) -> bool:
    """Whether a fact says no more than that an article names something, in its own voice."""
    if fact.predicate != "mentions" or fact.stance is not Stance.ASSERTED:
        return False
    return fact.speaker is None and fact.place is None and fact.when is fact.when_text is None


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
        """Sort out which facts are plain, and what they are told of.

        Args:
            base: what the nodes' IRIs begin with.
            facts: all that the articles say.
            documents: the articles, by id, for the language of their words.
        """
        self._nodes = Nodes(base)
        self._documents = documents
        self._facts = [fact for fact in facts if not is_bare_mention(fact)]
        actors = actors_of(facts)
        self._out: dict[str, list[Fact]] = defaultdict(list)
        self._back: dict[str, list[Fact]] = defaultdict(list)
        for fact in self._facts:
            if is_plain(fact, actors):
                predicate_iri(fact)  # an unknown predicate is told before anything is written
                self._out[fact.subject.id].append(fact)
                if isinstance(fact.object, Entity) and _reads_back(fact.predicate):
                    self._back[fact.object.id].append(fact)

    def statements(self, *, triple_terms: bool = False) -> Iterator[Node]:
        """A node for every claim, each before its figure, in the order of the facts.

        Args:
            triple_terms: whether what is claimed is one triple term, as RDF 1.2 has it, rather than
                a subject, a predicate and an object.
        """
        for fact in self._facts:
            node, value = self._nodes.claim(fact), self._value(fact)
            said = self._statement(fact, value, triple_terms=triple_terms)
            figure = _figure(fact, value)
            if figure is None:
                yield node, said
            else:
                said[_QUANTITY] = [below(node, "quantity")]
                yield node, said
                yield below(node, "quantity"), figure

    def add_plain(self, entity: Entity, said: Said) -> None:
        """Add what may be believed of an entity: claims, and the standard triples they imply."""
        for fact in self._out.get(entity.id, ()):
            value = self._value(fact)
            for predicate in _predicates_between(fact):
                said.setdefault(predicate, []).append(value)
        for fact in self._back.get(entity.id, ()):
            subject = self._nodes.entity(fact.subject)
            for predicate in _predicates_back(fact.predicate):
                said.setdefault(predicate, []).append(subject)

    def _statement(self, fact: Fact, value: Term, *, triple_terms: bool) -> Said:
        """A claim as a node of its own, which says nothing about the world by itself."""
        subject, predicate = self._nodes.entity(fact.subject), predicate_iri(fact)
        said: Said = {
            _TYPE: [_STATEMENT],
            _STANCE: [_stance(fact.stance)],
            _CONFIDENCE: [_probability(fact.confidence)],
            _SOURCES: [terms.integer_literal(fact.sources)],
            _DERIVED: [self._nodes.evidence(one) for one in fact.evidence],
        }
        if triple_terms:
            said[_REIFIES] = [f"<<( {subject} {predicate} {value} )>>"]
        else:
            said[_TYPE].append(_RDF_STATEMENT)
            said[_SUBJECT], said[_PREDICATE], said[_OBJECT] = [subject], [predicate], [value]
        if fact.origin:
            said[_FOUND_BY] = [terms.string_literal(one) for one in fact.origin]
        self._add_circumstances(fact, said)
        return said

    def _add_circumstances(self, fact: Fact, said: Said) -> None:
        """Who says so, where it was, and when."""
        if fact.speaker is not None:
            speaker = self._nodes.entity(fact.speaker)
            said[curie(":speaker")] = said[curie("prov:wasAttributedTo")] = [speaker]
        if fact.place is not None:
            said[curie(":where")] = [self._nodes.entity(fact.place)]
        if fact.when_text is not None:
            said[curie(":when_text")] = [terms.string_literal(fact.when_text, language="en")]
        if fact.when is not None:
            said.update(_time(fact.when))

    def _value(self, fact: Fact) -> Term:
        """The object of a claim; words of an article are in its language."""
        if isinstance(fact.object, Entity):
            return self._nodes.entity(fact.object)
        words = fact.predicate == "content" or ontology.predicates()[fact.predicate].described
        if words and fact.evidence:
            language = self._documents[fact.evidence[0].document].language
            return terms.string_literal(fact.object.value, language=language)
        return terms.claim_literal(fact.object)


@cache
def _reads_back(predicate: str) -> bool:
    known = ontology.predicates()[predicate]
    return known.symmetric or bool(known.implied_inverse)


@cache
def _predicates_back(predicate: str) -> tuple[Term, ...]:
    """What holds from the object to the subject wherever a predicate does."""
    known = ontology.predicates()[predicate]
    back = tuple(map(terms.make_iri, known.implied_inverse))
    if not known.symmetric:
        return back
    return (*back, curie(f":{predicate}"), *map(terms.make_iri, known.implied))


def _predicates_between(fact: Fact) -> tuple[Term, ...]:
    """A claim's predicate, and the standard ones that hold where it does."""
    end = fact.object.kind if isinstance(fact.object, Entity) else None
    return _predicates_of(fact.predicate, fact.subject.kind, end)


@cache
def _predicates_of(predicate: str, subject: str, end: str | None) -> tuple[Term, ...]:
    """The same, by the kinds of both ends; the object's is None where it is a value."""
    known = ontology.predicates()[predicate]
    between = (
        implied
        for start, stop, implied in known.implied_between
        if end is not None and ontology.is_a(subject, start) and ontology.is_a(end, stop)
    )
    return (curie(f":{predicate}"), *map(terms.make_iri, (*known.implied, *between)))


@cache
def _stance(stance: Stance) -> Term:
    return curie(f":{stance}")


@cache
def _probability(value: float) -> Term:
    """A probability with as many digits as mean anything."""
    return terms.typed_literal(f"{value:.4f}".rstrip("0").ljust(3, "0"), "xsd:decimal")


def _figure(fact: Fact, value: Term) -> Said | None:
    """What the words that end a statement say as a figure; None where they are none.

    The node is the statement's own: five banks here aren't five banks there.
    """
    if isinstance(fact.object, Entity) or not ontology.predicates()[fact.predicate].described:
        return None
    found = read_quantity(fact.object.value)
    if found is None:
        return None
    kind = "schema:MonetaryAmount" if found.currency else "schema:QuantitativeValue"
    said = {_TYPE: [curie(kind)], curie("schema:name"): [value]}
    if found.low == found.high:
        numbers = [("schema:value", found.low)]
    else:
        numbers = [("schema:minValue", found.low), ("schema:maxValue", found.high)]
    for name, number in numbers:
        if number is not None:
            said[curie(name)] = [terms.decimal_literal(number)]
    for name, text in (
        ("schema:currency", found.currency),
        ("schema:unitText", found.unit),
        (":approximation", found.approximation),
    ):
        if text:
            said[curie(name)] = [terms.string_literal(text)]
    return said


def _time(when: str) -> Said:
    """A statement's time as EDTF, and as its first and last day for comparing."""
    said = {curie(":when"): [terms.typed_literal(when, "edtf:EDTF")]}
    if not edtf.is_edtf(when):
        return said  # `validate` reports it
    for name, day in ((":earliest", edtf.first_day(when)), (":latest", edtf.last_day(when))):
        if day is not None:
            said[curie(name)] = [terms.typed_literal(str(day), "xsd:date")]
    return said
