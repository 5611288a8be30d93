"""The store of `to_rdflib` against rdflib's own, after whatever changes."""

from __future__ import annotations

import pickle

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from tests import rdf_graph

from dateline.rdf.term_store import TermStore

DEFAULT, NAMED = rdflib.graph.DATASET_DEFAULT_GRAPH_ID, rdflib.URIRef("urn:named")
THINGS = [rdflib.URIRef(f"urn:{letter}") for letter in "abc"]
MANY = [f'"{number}"' for number in range(12)]  # more than are merely looked through
BLOCKS = [
    ("<urn:a>", [("<urn:a>", ["<urn:b>"]), ("<urn:b>", [*MANY, '"say \\"so\\"\\n"@en'])]),
    ("<urn:b>", [("<urn:b>", ['"+7"^^<http://www.w3.org/2001/XMLSchema#integer>', "<urn:a>"])]),
    ("<urn:a>", [("<urn:a>", ["<urn:a>", "<urn:b>"])]),  # told twice
]
ENDS = [
    *THINGS,
    rdflib.Literal("7", datatype=rdflib.XSD.integer),
    rdflib.Literal('say "so"\n', lang="EN"),
    rdflib.Literal("3"),
    rdflib.Literal("3", datatype=rdflib.XSD.string),
    rdflib.BNode("x"),
]
STARTS = st.sampled_from([None, *THINGS])
PATTERNS = st.tuples(STARTS, STARTS, st.sampled_from([None, *ENDS]))
TRIPLES = st.tuples(st.sampled_from(THINGS), st.sampled_from(THINGS), st.sampled_from(ENDS))
NAMES = st.sampled_from([DEFAULT, NAMED])
CHANGES = st.one_of(
    st.tuples(st.just("add"), TRIPLES, NAMES),
    st.tuples(st.just("remove"), PATTERNS, NAMES),
    st.tuples(st.just("remove everywhere"), PATTERNS, NAMES),
    st.tuples(st.just("remove graph"), PATTERNS, NAMES),
)


def ours():
    """A dataset that holds the blocks as texts."""
    return rdflib.Dataset(store=TermStore(BLOCKS))


def theirs():
    """The same triples in a store of rdflib's."""
    lines = [
        f"{subject} {predicate} {value} ."
        for subject, rows in BLOCKS
        for predicate, values in rows
        for value in values
    ]
    found = rdflib.Dataset()
    found.default_graph.parse(data="\n".join(lines), format="nt")
    return found


def change(dataset, what, triple, name):
    """Do one thing to a dataset."""
    match what:
        case "add":
            dataset.graph(name).add(triple)
        case "remove":
            dataset.graph(name).remove(triple)
        case "remove everywhere":
            dataset.store.remove(triple)
        case "remove graph":
            dataset.remove_graph(name)


def told(dataset, pattern):
    """What a dataset answers of a pattern, in each way of asking."""
    everywhere = {
        (triple, frozenset(graph.identifier for graph in graphs))
        for triple, graphs in dataset.store.triples(pattern)
    }
    each = {name: sorted(dataset.graph(name).triples(pattern)) for name in (DEFAULT, NAMED)}
    sizes = len(dataset.store), len(dataset.graph(DEFAULT)), len(dataset.graph(NAMED))
    graphs = {graph.identifier for graph in dataset.graphs()}
    inside = {row: {one.identifier for one in dataset.store.contexts(row)} for row, _ in everywhere}
    return everywhere, each, sizes, graphs, inside


@given(st.lists(CHANGES, max_size=6), PATTERNS)
def test_it_answers_as_rdflibs_own_store_does(changes, pattern):
    """Every pattern, in every graph, after triples were added and removed."""
    mine, other = ours(), theirs()
    for one in changes:
        change(mine, *one)
        change(other, *one)
    assert told(mine, pattern) == told(other, pattern)


def test_each_triple_comes_once():
    """Also where two nodes of one IRI say the same."""
    mine, other = ours().default_graph, theirs().default_graph
    assert len(list(mine)) == len(mine) == len(other)


def test_what_listens_hears_of_changes():
    """As it does with rdflib's stores."""
    heard, dataset = [], ours()
    for event in (rdflib.store.TripleAddedEvent, rdflib.store.TripleRemovedEvent):
        dataset.store.dispatcher.subscribe(event, heard.append)
    dataset.default_graph.add(tuple(THINGS))
    dataset.default_graph.remove(tuple(THINGS))
    assert [type(one).__name__ for one in heard] == ["TripleAddedEvent", "TripleRemovedEvent"]


@pytest.mark.filterwarnings("ignore:Dataset.default_context")  # of rdflib, about itself
def test_a_dataset_can_be_updated_copied_and_read_from_its_own_file():
    """SPARQL that changes, pickling, and N-Triples, on a real graph."""
    found = rdf_graph.graph().to_rdflib()
    before = set(found.default_graph)
    label = "{ ?thing skos:prefLabel ?name }"
    found.update(f"DELETE {label} INSERT {{ ?thing rdfs:label ?name }} WHERE {label}")
    assert not list(found.default_graph.objects(None, rdflib.SKOS.prefLabel))
    assert len(found) == len(before)
    copied = pickle.loads(pickle.dumps(found))
    read = rdflib.Graph().parse(data=found.default_graph.serialize(format="nt"), format="nt")
    assert set(copied.default_graph) == set(read) == set(found.default_graph) != before
