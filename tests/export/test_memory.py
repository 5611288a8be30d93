"""What writing a file takes besides the graph, whatever the graph's size."""

from __future__ import annotations

import tracemalloc

import pytest

from dateline.core.ids import content_id, document_id
from dateline.core.model import Claim, Document, Mention, Span
from dateline.rdf import lines
from dateline.workspace.knowledge_graph import KnowledgeGraph

PREDICATES = ("works_for", "supports", "accuses", "partner_of", "aids", "head_of")


def make_graph(articles):
    """A graph of so many articles, each with two things of its own and claims between them."""
    documents, mentions, claims = [], [], []
    for number in range(articles):
        names = {f"Person {number}": "Person", f"Company {number}": "Company"}
        person, company = names
        said = [f"In paragraph {n} {person} {one} {company}." for n, one in enumerate(PREDICATES)]
        text = "\n".join(said)
        one = Document(id=document_id(text), text=text, title=said[0], published="2024-05-01")
        documents.append(one)
        ends = [content_id(one.id, name) for name in names]
        for made, (name, kind) in zip(ends, names.items(), strict=True):
            span = Span(start=text.index(name), end=text.index(name) + len(name))
            mentions.append(
                Mention(
                    id=made, document=one.id, span=span, text=name, kind=kind, form="name",
                    name=name, chain=made,
                )
            )  # fmt: skip
        for predicate, line in zip(PREDICATES, said, strict=True):
            at = text.index(line)
            claims.append(
                Claim(
                    id=content_id(one.id, predicate), document=one.id, subject=ends[0],
                    predicate=predicate, object=ends[1],
                    evidence=(Span(start=at, end=at + len(line)),),
                )
            )  # fmt: skip
    return KnowledgeGraph(documents=documents, mentions=mentions, claims=claims)


@pytest.fixture(scope="module")
def graphs():
    """One graph, and one of four times its size."""
    return make_graph(300), make_graph(1200)


@pytest.mark.parametrize(
    "ending",
    [".nt", ".nq", ".claims.jsonl", ".cyjs"],
)
def test_a_larger_graph_is_written_in_little_more_memory(graphs, tmp_path, monkeypatch, ending):
    """What is held grows by no more than a tenth of what is written: indexes, and no statements."""
    monkeypatch.setattr(lines, "_PIECE", 64)  # what is held back is the same for both
    peaks, sizes = [], []
    for graph in graphs:
        path = graph.export(tmp_path / f"a{ending}")  # what the graph itself keeps from then on
        tracemalloc.start()
        try:
            graph.export(path)
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
        sizes.append(path.stat().st_size)
    assert sizes[1] > 3.5 * sizes[0]
    assert peaks[1] - peaks[0] < 0.1 * (sizes[1] - sizes[0])
