"""What a graph says to readers who know only plain triples, only schema.org, or only Wikidata.

Guarantees: every profile says less than the whole, and nothing that the whole doesn't; what isn't a
plain triple there is in none of them. They know no file format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from dateline.authority.opening import open_authority
from dateline.core.errors import ExportError
from dateline.core.ids import slug
from dateline.core.model import Document, Entity
from dateline.rdf import terms
from dateline.rdf.authority_statements import authority_statements
from dateline.rdf.nodes import Node, Nodes, Said
from dateline.rdf.projection import Block, Projection, tidy
from dateline.rdf.terms import PREFIXES, Term, curie, value_of
from dateline.rdf.wikidata import WikidataProjection

if TYPE_CHECKING:
    from dateline.graph.view import GraphView

_SCHEMA = f"<{PREFIXES['schema']}"
_TYPE, _THING = curie("rdf:type"), curie("schema:Thing")
_CREATOR, _HOLDS = curie("dc:creator"), curie(":holds_position")
_PERSON = curie("schema:Person")
_RENAMED = {
    curie("skos:prefLabel"): curie("schema:name"),
    curie("skos:altLabel"): curie("schema:alternateName"),
    curie("dcterms:title"): curie("schema:name"),
    curie("dcterms:license"): curie("schema:license"),
    curie("owl:sameAs"): curie("schema:sameAs"),
    curie(":mentions"): curie("schema:mentions"),
}
_OF_EVENTS = {
    curie(":date"): curie("schema:startDate"),
    curie(":participant"): curie("schema:contributor"),
}
_OF_SAYINGS = {  # which schema.org takes for actions
    curie(":date"): curie("schema:startTime"),
    curie(":actor"): curie("schema:agent"),
    curie(":recipient"): curie("schema:recipient"),
    curie(":participant"): curie("schema:participant"),
}


class PlainProjection(Projection):
    """Bare triples: things, articles, and what may be believed as it is said; no statements."""

    def _claims(self) -> Iterator[Node]:
        return iter(())

    def _memberships(self) -> Iterator[Node]:
        return iter(())

    def _quotes(self, document: Document) -> Iterator[Node]:  # noqa: ARG002 -- none has any
        return iter(())


class SchemaProjection(PlainProjection):
    """The same in words of schema.org alone, as search engines read them: texts, no languages."""

    prefixes = {"schema": PREFIXES["schema"]}  # noqa: RUF012 -- as immutable as its parent's
    vocabulary = "schema"
    links = frozenset({curie("schema:sameAs"), curie("schema:url"), curie("schema:license")})

    def blocks(self) -> Iterator[Block]:
        """All nodes that schema.org has a class for."""
        return tidy(self._translated(super().blocks()))

    def graphs(self) -> Iterator[tuple[Term | None, Iterator[Block]]]:
        """The same by article."""
        for name, blocks in super().graphs():
            yield name, tidy(self._translated(blocks))

    def _translated(self, blocks: Iterable[Block]) -> Iterator[Node]:
        nodes, titles = Nodes(self.base), self._titles()
        known: set[Term] = set()  # a byline comes again and again
        for subject, rows in blocks:
            said = _translate(rows)
            if not said.get(_TYPE):
                continue
            for predicate, objects in rows:
                if predicate == _HOLDS and (held := [titles[one] for one in objects]):
                    said[curie("schema:jobTitle")] = held
                elif predicate == _CREATOR:
                    makers = {nodes.iri(f"author/{slug(value_of(one))}"): one for one in objects}
                    said[curie("schema:author")] = list(makers)
                    for maker in makers.keys() - known:
                        yield maker, {_TYPE: [_PERSON], curie("schema:name"): [makers[maker]]}
                    known |= makers.keys()
            yield subject, said

    def _titles(self) -> dict[Term, Term]:
        """The node of a post → its name, without that of its holder by which posts are told apart.

        "President (Ada Brink)" is who nobody says what of.
        """
        posts = self._graph.entities(kind="Position")
        titles = {post.id: post.label for post in posts}
        for fact in self._facts:
            if fact.predicate == "holds_position" and isinstance(fact.object, Entity):
                post, holder = fact.object, fact.subject
                title, _, name = post.label.rpartition(" (")
                if name.lower() in {f"{one})".lower() for one in (holder.label, *holder.aliases)}:
                    titles[post.id] = title
        return {self._nodes.entity(one): terms.string_literal(titles[one.id]) for one in posts}


def _translate(rows: Iterable[tuple[Term, list[Term]]]) -> Said:
    """What schema.org has words for; without a type where it is nothing of its world."""
    said: Said = {}
    types = [one for name, objects in rows if name == _TYPE for one in objects]
    if not types or curie("prov:SoftwareAgent") in types:
        return said
    renamed = dict(_RENAMED)
    if curie("schema:CommunicateAction") in types:
        renamed |= _OF_SAYINGS
    elif curie("schema:Event") in types:
        renamed |= _OF_EVENTS
    if curie("dcat:Dataset") in types:
        types.append(curie("schema:Dataset"))
    for predicate, objects in rows:
        name = renamed.get(predicate, predicate)
        if name.startswith(_SCHEMA):
            said.setdefault(name, []).extend(map(_bare, objects))
    return {_TYPE: [one for one in types if one.startswith(_SCHEMA)] or [_THING], **said}


def _bare(term: Term) -> Term:
    """A literal without its language and datatype; an IRI as it is."""
    return term if term.startswith("<") else term[: term.rindex('"') + 1]


PROFILES: dict[str, Callable[[GraphView], Projection]] = {
    "plain": PlainProjection,
    "schema": SchemaProjection,
    "wikidata": WikidataProjection,
}


def project(
    graph: GraphView,
    *,
    with_text: bool = False,
    with_authority: bool = False,
    rdf12: bool = False,
    profile: str | None = None,
) -> Projection:
    """A graph in RDF.

    Args:
        graph: the graph.
        with_text: whether articles' texts are given as well.
        with_authority: whether what the authority knows of its things is given, too.
        rdf12: whether statements are about a triple term, as RDF 1.2 has it.
        profile: a name of `PROFILES`; None for everything.

    Raises:
        ExportError: there is no such profile, or it leaves out what the other options ask for.
        OntologyError: a claim uses what the ontology doesn't have.
    """
    if profile is None:
        known = list(_read_authority(graph)) if with_authority else ()
        return Projection(graph, with_text=with_text, triple_terms=rdf12, known=known)
    if profile not in PROFILES:
        message = f"no profile {profile!r}; the profiles are {', '.join(PROFILES)}"
        raise ExportError(message)
    if with_text or rdf12 or with_authority:
        left_out = "the articles' texts" if with_text else "statements"
        message = f"the profile {profile!r} leaves out {left_out}; drop one of the two options"
        raise ExportError(message)
    return PROFILES[profile](graph)


def _read_authority(graph: GraphView) -> Iterator[Node]:
    """What the bundled authority, the world's list and own ones know of a graph's things."""
    with open_authority(None) as authority:
        yield from authority_statements(graph, authority)
