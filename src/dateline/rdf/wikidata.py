"""What a graph says in Wikidata's own words: its items and properties, each claim with its quote.

Guarantees: a thing that is linked is Wikidata's item, and any other keeps its IRI here; only what
may be believed as it is said, and what Wikidata has a property for, is in it; every claim is a
triple of `wdt:`, and a statement of `p:` and `ps:` with its time and, as references, the articles
with the quotes. It makes up no item and no property.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from dateline import ontology
from dateline.core import edtf
from dateline.core.model import Entity, Literal
from dateline.rdf import terms
from dateline.rdf.nodes import Node, Said, below
from dateline.rdf.projection import Block, Projection, tidy
from dateline.rdf.statements import actors_of, is_plain
from dateline.rdf.terms import PREFIXES, Term, curie

if TYPE_CHECKING:
    from dateline.core.model import Evidence, Fact
    from dateline.graph.view import GraphView

_ITEM = PREFIXES["wd"]
_PROPERTY = "http://www.wikidata.org/prop/"
_SPACES = {
    "p": _PROPERTY,
    "pq": f"{_PROPERTY}qualifier/",
    "pr": f"{_PROPERTY}reference/",
    "ps": f"{_PROPERTY}statement/",
    "wdt": f"{_PROPERTY}direct/",
    "wikibase": "http://wikiba.se/ontology#",
}
_ONLY_IF = {  # of several properties, those for some kinds only: which end, which kinds
    "P102": ("object", ("PoliticalParty",)),
    "P54": ("object", ("SportsTeam",)),
    "P169⁻¹": ("object", ("Company",)),
    "P276": ("subject", ("Event",)),
    "P937": ("subject", ("Person",)),
}
_NEVER = frozenset({"P22", "P25"})  # father or mother: no article's claim says which


class WikidataProjection(Projection):
    """A graph as Wikidata would have it."""

    prefixes = {  # noqa: RUF012 -- as immutable as its parent's
        **{name: PREFIXES[name] for name in ("", "edtf", "prov", "rdfs", "skos", "wd", "xsd")},
        **_SPACES,
    }

    def __init__(self, graph: GraphView) -> None:
        """Sort out what Wikidata has a property for."""
        super().__init__(graph)
        actors = actors_of(graph)
        self._claimed: dict[str, list[tuple[str, Fact]]] = defaultdict(list)
        for fact in graph:
            found = property_of(fact) if is_plain(fact, actors) else None
            if found is None:
                continue
            start = fact.object if found.endswith("⁻¹") else fact.subject
            if isinstance(start, Entity):
                self._claimed[start.id].append((found.removesuffix("⁻¹"), fact))

    def blocks(self) -> Iterator[Block]:
        """Things by their ids here, each before its statements, and the references at the end."""
        things = chain.from_iterable(map(self._thing, self._graph.entities()))
        return tidy(chain(things, self._references()))

    def graphs(self) -> Iterator[tuple[Term | None, Iterator[Block]]]:
        """The same; nothing of it is one article's alone."""
        yield None, self.blocks()

    def _thing(self, entity: Entity) -> Iterator[Node]:
        claimed = self._claimed.get(entity.id, ())
        node = self._item(entity)
        if not claimed and not node.startswith(f"<{_ITEM}"):
            return
        said: Said = {curie("rdfs:label"): [terms.string_literal(entity.label, language="en")]}
        others = [one for one in entity.aliases if one != entity.label]
        if others:
            said[curie("skos:altLabel")] = [
                terms.string_literal(one, language="en") for one in others
            ]
        statements = []
        for number, fact in claimed:
            value = self._end(fact, entity)
            said.setdefault(_term("wdt", number), []).append(value)
            said.setdefault(_term("p", number), []).append(self._nodes.claim(fact))
            statements.append(self._statement(number, fact, value))
        if node == self._nodes.entity(entity):  # of its own items, Wikidata knows more
            said |= _class_of(entity.kind)
        yield node, said
        yield from statements

    def _statement(self, number: str, fact: Fact, value: Term) -> Node:
        said: Said = {
            curie("rdf:type"): [_term("wikibase", "Statement")],
            _term("ps", number): [value],
            curie("prov:wasDerivedFrom"): [self._source(one) for one in fact.evidence],
        }
        return self._nodes.claim(fact), said | _qualifiers(fact.when)

    def _references(self) -> Iterator[Node]:
        """Every quote that a statement rests on, once."""
        claimed = chain.from_iterable(self._claimed.values())
        quotes = {self._source(one): one for _, fact in claimed for one in fact.evidence}
        for source in sorted(quotes):
            yield source, self._reference(quotes[source])

    def _source(self, one: Evidence) -> Term:
        return below(self._nodes.evidence(one), "reference")

    def _reference(self, one: Evidence) -> Said:
        """An article and its words, by the properties that Wikidata's references have."""
        document = self._graph.documents[one.document]
        quote = terms.string_literal(one.quote, language=document.language)
        said = {
            curie("rdf:type"): [_term("wikibase", "Reference")],
            _term("pr", "P1683"): [quote],
        }
        if document.title is not None:
            title = terms.string_literal(document.title, language=document.language)
            said[_term("pr", "P1476")] = [title]
        address = None if document.url is None else terms.web_iri(document.url)
        if address is not None:
            said[_term("pr", "P854")] = [address]
        if document.published is not None:
            said[_term("pr", "P577")] = [terms.date_literal(document.published)]
        return said

    def _item(self, entity: Entity) -> Term:
        """Wikidata's item of a thing, or its node here."""
        for link in entity.same_as:
            if link.startswith(_ITEM) and (found := terms.link_iri(link)) is not None:
                return found
        return self._nodes.entity(entity)

    def _end(self, fact: Fact, start: Entity) -> Term:
        """What a claim says of one of its ends: the other."""
        other = fact.subject if fact.object is start else fact.object
        if isinstance(other, Entity):
            return self._item(other)
        if fact.predicate in {"acronym", "alias"}:  # monolingual texts there
            return terms.string_literal(other.value, language="en")
        return terms.claim_literal(other)


def property_of(fact: Fact) -> str | None:
    """Wikidata's property for a claim, with `⁻¹` where it leads from object to subject.

    Where it has several, the one for the claim's kinds; None where it has none.
    """
    known = ontology.predicates().get(fact.predicate)
    if known is None or (isinstance(fact.object, Literal) and not known.literal):
        return None
    fitting = [one for one in known.wikidata if one not in _NEVER]
    for one in fitting:
        if one in _ONLY_IF:
            end, kinds = _ONLY_IF[one]
            at = fact.subject if end == "subject" else fact.object
            if isinstance(at, Entity) and ontology.kind_fits(at.kind, kinds):
                return one
    return next((one for one in fitting if one not in _ONLY_IF), None)


def _qualifiers(when: str | None) -> Said:
    """When a claim holds: a start and an end, or a moment."""
    if when is None or not edtf.is_edtf(when):
        return {}
    if "/" not in when:
        return {_term("pq", "P585"): [terms.date_literal(when)]}
    ends = zip(("P580", "P582"), when.split("/"), strict=True)
    return {_term("pq", name): [terms.date_literal(end)] for name, end in ends if end != ".."}


def _class_of(kind: str) -> Said:
    """What a thing is an instance of: Wikidata's class for its kind, if there is one."""
    classes = [one for one in ontology.kinds()[kind].mappings if one.startswith(_ITEM)]
    return {_term("wdt", "P31"): [terms.make_iri(one) for one in classes[:1]]} if classes else {}


def _term(prefix: str, name: str) -> Term:
    return f"<{_SPACES[prefix]}{name}>"
