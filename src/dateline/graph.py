"""The knowledge graph: a read-only view of what a corpus says.

Guarantees: the same documents, mentions, claims and decisions give the same graph, whatever their
order; lists come sorted by id; nothing here changes a graph folder. It doesn't extract, doesn't
decide who is who (that is `resolve/`), and keeps no mention that no claim uses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from dateline import dates, ontology, registry
from dateline.authority import Authority
from dateline.corrections import Correction, Unmet
from dateline.errors import OntologyError, QueryError
from dateline.facts import Evidence, Fact
from dateline.fold import fold
from dateline.model import Claim, Decision, Document, Entity, Literal, Mention, Stance
from dateline.sparql import LIMIT
from dateline.text import fold as fold_name
from dateline.who import Who
from dateline.why import Why, why

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from dateline.query import Answer

__all__ = ["DEFAULT_BASE", "Evidence", "Fact", "KnowledgeGraph"]

DEFAULT_BASE = "https://graph.example/"


class KnowledgeGraph:
    """Entities, and the facts between them, each with the words that say it.

    Attributes:
        name: a title for people.
        base: the IRI that entity ids are relative to.
        licence: IRI or name of the licence of the graph, None when none is stated.
        documents: id → document, sorted by id.
        unmet: people's corrections that aren't followed, each with the reason.
        who: the chains behind the entities, and what was decided about them.
    """

    def __init__(
        self,
        *,
        documents: Iterable[Document],
        mentions: Iterable[Mention],
        claims: Iterable[Claim],
        decisions: Iterable[Decision] = (),
        corrections: Sequence[Correction] = (),
        authority: Authority | None = None,
        name: str = "graph",
        base: str = DEFAULT_BASE,
        licence: str | None = None,
    ) -> None:
        """Fold records into a graph.

        Args:
            documents: every document that a claim may cite.
            mentions: what the documents mention.
            claims: what they say.
            decisions: which chains are one thing, and which authority entry they are.
            corrections: what people decided; beats the decisions.
            authority: where linked entities get label, names, kind and IRI from.
            name: a title for people.
            base: the IRI that entity ids are relative to; ends in `/` or `#`.
            licence: IRI or name of the licence of the graph.
        """
        self.name = name
        self.base = base
        self.licence = licence
        by_id = {document.id: document for document in documents}
        made = tuple(decisions)
        folded = fold(
            dict(sorted(by_id.items())),
            mentions,
            claims,
            made,
            authority=authority,
            corrections=corrections,
        )
        self.documents: Mapping[str, Document] = MappingProxyType(dict(folded.documents))
        self.unmet: tuple[Unmet, ...] = folded.unmet
        self._entities: dict[str, Entity] = folded.entities
        self._facts: tuple[Fact, ...] = folded.facts
        self.who = Who(
            documents=self.documents,
            entities=self._entities,
            anchors=folded.anchors,
            decisions=made,
            ruled=folded.ruled,
        )

    def __repr__(self) -> str:
        """Name and size, for a session at the prompt."""
        sizes = f"{len(self.documents)} documents, {len(self._entities)} entities"
        return f"<KnowledgeGraph {self.name!r}: {sizes}, {len(self._facts)} claims>"

    def entities(self, kind: str | None = None) -> list[Entity]:
        """Entities sorted by id, of one kind and the kinds below it if a kind is given.

        Raises:
            OntologyError: no such kind.
        """
        if kind is None:
            return list(self._entities.values())
        wanted = _kinds_below(kind)
        return [entity for entity in self._entities.values() if entity.kind in wanted]

    def entity(self, text: str) -> Entity | None:
        """The entity that a text names: an id, IRI, Wikidata number, label, alias or acronym.

        Of several, the one with the most claims, then the smallest id; None when there is none.
        """
        exact = self._by_key.get(text)
        if exact is not None:
            return self._entities[exact]
        named = self._by_name.get(fold_name(text), [])
        best = min(named, key=lambda one: (-len(self._touching.get(one, ())), one), default=None)
        return None if best is None else self._entities[best]

    def claims(
        self,
        *,
        subject: Entity | str | None = None,
        predicate: str | None = None,
        object: Entity | Literal | str | None = None,  # noqa: A002 - the triple's own word
        at: str | None = None,
        stance: Stance | str | None = None,
        min_sources: int = 1,
    ) -> list[Fact]:
        """Facts that pass every filter given, sorted by id.

        Args:
            subject: an entity, or a text that names one; either end of a symmetric predicate.
            predicate: a predicate of the ontology.
            object: an entity, a literal, or a text that names an entity or is a literal's value.
            at: an EDTF date; keeps facts whose time overlaps it, so drops those without a time.
            stance: how the texts hold it.
            min_sources: least number of independent documents.

        Raises:
            OntologyError: `at` isn't a date, or a predicate or stance isn't known.
        """
        if at is not None and not dates.is_edtf(at):
            message = f"at={at!r} isn't an EDTF date; write it like 2023-08-31"
            raise OntologyError(message)
        both_ways = _symmetric(predicate)
        wanted = None if stance is None else _stance(stance)
        start = None if subject is None else self._ends(subject)
        end = None if object is None else self._ends(object)
        return [
            fact
            for fact in self._candidates(start, end)
            if (predicate is None or fact.predicate == predicate)
            and (wanted is None or fact.stance is wanted)
            and fact.sources >= min_sources
            and _between(fact, start, end, either_way=fact.predicate in both_ways)
            and (at is None or (fact.when is not None and dates.overlaps(fact.when, at)))
        ]

    def neighbors(self, entity: Entity | str) -> list[Entity]:
        """Entities that share a claim with one, sorted by id."""
        centre = self._required(entity)
        found: dict[str, Entity] = {}
        for fact in self._touching.get(centre.id, ()):
            for end in (fact.subject, fact.object):
                if isinstance(end, Entity) and end.id != centre.id:
                    found[end.id] = end
        return [found[one] for one in sorted(found)]

    def paths(
        self, a: Entity | str, b: Entity | str, *, longest: int = 3
    ) -> list[tuple[Fact, ...]]:
        """Chains of claims that lead from one entity to another, shortest first.

        Claims are walked either way, and no entity twice. Articles are passed through only when
        they are an end: two things in one article are not otherwise connected.

        Args:
            a: where to start.
            b: where to arrive.
            longest: most claims in a chain.
        """
        start, goal = self._required(a), self._required(b)
        steps = self._distances(goal.id, start.id, longest)
        found: list[tuple[Fact, ...]] = []
        stack: list[tuple[str, tuple[Fact, ...], frozenset[str]]] = [
            (start.id, (), frozenset({start.id}))
        ]
        while stack:
            here, taken, seen = stack.pop()
            if here == goal.id:
                found.append(taken)
                continue
            for there, fact in self._steps(here):
                if there not in seen and steps.get(there, longest) < longest - len(taken):
                    stack.append((there, (*taken, fact), seen | {there}))
        return sorted(found, key=lambda path: (len(path), [fact.id for fact in path]))

    def timeline(self, entity: Entity | str) -> list[Fact]:
        """Dated claims that touch an entity, earliest first."""
        centre = self._required(entity)
        dated = [fact for fact in self._touching.get(centre.id, ()) if fact.when is not None]
        return sorted(dated, key=lambda fact: (*_days(fact), fact.id))

    def why(self, a: str, b: str) -> Why:
        """Why two names are, or aren't, one thing; a name may have `@` and an article behind it.

        Raises:
            QueryError: the graph has nothing of a name, or several things.
        """
        return why(self.who, a, b)

    def query(self, sparql: str, *, timeout: float | None = LIMIT) -> Answer:
        """Answer a SPARQL query; see `dateline.query`.

        Args:
            sparql: the query; common prefixes need no declaration.
            timeout: most seconds that it may take; None for as long as it takes.

        Raises:
            QueryError: the query doesn't parse, takes too long or can't be evaluated.
        """
        from dateline.query import query

        return query(self, sparql, timeout=timeout)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The graph as a networkx multigraph whose attributes are plain values."""
        from dateline.export.network import to_networkx

        return to_networkx(self)

    def to_rdflib(self) -> rdflib.Dataset:
        """The graph as an rdflib dataset, with the triples of the Turtle file."""
        from dateline.export.rdf import to_rdflib

        return to_rdflib(self)

    def export(self, path: Path | str, *, with_text: bool = False) -> Path:
        """Write the graph to a file, in the format that the name's ending says.

        Args:
            path: the file.
            with_text: whether to write the articles' texts as well, which only RDF can hold.

        Raises:
            ExportError: no exporter knows the ending, its format can't hold the texts, or the file
                can't be written.
        """
        target = Path(path)
        exporter = registry.exporter(target, with_text=with_text)
        exporter.write(self, target, **({"with_text": True} if with_text else {}))
        return target

    @cached_property
    def _touching(self) -> dict[str, list[Fact]]:
        """Entity id → the facts that it is an end of, sorted by id."""
        table: dict[str, list[Fact]] = defaultdict(list)
        for fact in self._facts:
            table[fact.subject.id].append(fact)
            if isinstance(fact.object, Entity):
                table[fact.object.id].append(fact)
        return dict(table)

    @cached_property
    def _by_key(self) -> dict[str, str]:
        """Ids, absolute IRIs, authority IRIs and the numbers that end them → entity id."""
        table: dict[str, str] = {}
        for entity in self._entities.values():
            for iri in entity.same_as:
                table.setdefault(iri, entity.id)
                table.setdefault(iri.rstrip("/").rsplit("/", 1)[-1], entity.id)
        for entity in self._entities.values():
            table[entity.id] = table[self.base + entity.id] = entity.id
        return table

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """Folded name → ids of the entities called so."""
        table: dict[str, list[str]] = defaultdict(list)
        for entity in self._entities.values():
            for name in {fold_name(one) for one in (entity.label, *entity.aliases)}:
                table[name].append(entity.id)
        return dict(table)

    def _required(self, entity: Entity | str) -> Entity:
        """The entity itself, or the one that a text names.

        Raises:
            QueryError: the graph has no such entity.
        """
        found = self.entity(entity) if isinstance(entity, str) else self._entities.get(entity.id)
        if found is None:
            shown = entity if isinstance(entity, str) else entity.id
            message = f"graph {self.name!r} has no entity {shown!r}; search for it with entities()"
            raise QueryError(message)
        return found

    def _ends(self, value: Entity | Literal | str) -> set[str | Literal]:
        """What a filter's value may stand for: the id of an entity, and a literal."""
        if isinstance(value, Literal):
            return {value}
        if isinstance(value, Entity):
            return {value.id}
        found = self.entity(value)
        return {value} if found is None else {value, found.id}

    def _candidates(
        self, start: set[str | Literal] | None, end: set[str | Literal] | None
    ) -> Iterable[Fact]:
        """The fewest facts that hold all answers, sorted by id; a text may also be a literal's."""
        for ends, literals in ((start, False), (end, True)):
            ids = [one for one in ends or () if isinstance(one, str) and one in self._entities]
            if ids and not (literals and len(ids) < len(ends or ())):
                return self._touching.get(ids[0], ())
        return self._facts

    def _steps(self, here: str) -> Iterator[tuple[str, Fact]]:
        """Where one claim leads from an entity, with the claim."""
        for fact in self._touching.get(here, ()):
            if isinstance(fact.object, Entity):
                yield (fact.subject.id if fact.object.id == here else fact.object.id), fact

    def _distances(self, goal: str, start: str, longest: int) -> dict[str, int]:
        """Fewest claims to the goal, for every entity that is near enough to be on a path."""
        found = {goal: 0}
        border = [goal]
        for distance in range(1, longest + 1):
            reached = {there for here in border for there, _ in self._steps(here)} - found.keys()
            border = [
                one for one in reached if one == start or self._entities[one].kind != "Article"
            ]
            found.update(dict.fromkeys(border, distance))
        return found


def _between(
    fact: Fact,
    start: set[str | Literal] | None,
    end: set[str | Literal] | None,
    *,
    either_way: bool,
) -> bool:
    """Whether a fact goes from one of `start` to one of `end`; None is anything."""
    ways = [(_names(fact.subject), _names(fact.object))]
    if either_way:
        ways.append((ways[0][1], ways[0][0]))
    return any(
        (start is None or not start.isdisjoint(left)) and (end is None or not end.isdisjoint(right))
        for left, right in ways
    )


def _names(end: Entity | Literal) -> tuple[str | Literal, ...]:
    return (end.id,) if isinstance(end, Entity) else (end, end.value)


def _days(fact: Fact) -> tuple[str, str]:
    """Sort key of a fact's time; an open start comes first, an open end last."""
    when = fact.when or ""
    first, last = dates.first_day(when), dates.last_day(when)
    return ("" if first is None else str(first), "9999" if last is None else str(last))


def _kinds_below(kind: str) -> frozenset[str]:
    """A kind and every kind under it.

    Raises:
        OntologyError: no such kind.
    """
    kinds = ontology.kinds()
    if kind not in kinds:
        message = f"no kind {kind!r} in the ontology; the kinds are {', '.join(sorted(kinds))}"
        raise OntologyError(message)
    return frozenset(one for one in kinds if ontology.is_a(one, kind))


def _symmetric(predicate: str | None) -> frozenset[str]:
    """The predicates that read both ways.

    Raises:
        OntologyError: `predicate` isn't one.
    """
    known = ontology.predicates()
    if predicate is not None and predicate not in known:
        message = f"no predicate {predicate!r} in the ontology; see docs/ontology.md"
        raise OntologyError(message)
    return frozenset(name for name, one in known.items() if one.symmetric)


def _stance(value: Stance | str) -> Stance:
    """A stance by its name.

    Raises:
        OntologyError: no such stance.
    """
    if value not in set(Stance):
        message = f"no stance {value!r}; the stances are {', '.join(Stance)}"
        raise OntologyError(message)
    return Stance(value)
