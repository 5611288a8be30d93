"""A corpus of the tiny language, and graphs of it with corrections."""

from __future__ import annotations

from tests.corpus import (
    NamesAnnotator,
    SameNameLinker,
    VerbsExtractor,
    article,
    pipeline,
)

from dateline.authority import load_bundled
from dateline.graph.corrections import parse_correction
from dateline.workspace import config
from dateline.workspace.knowledge_graph import KnowledgeGraph
from dateline.workspace.reading import Given
from dateline.workspace.store import FILE, Store

TEXTS = (
    "Ann Ode joined Orbit. Orbit backs Ben Orr.",
    "Ben Orr led Orbit.",
    "Orbit partners Lumen. Lumen partners Orbit.",
    "Ann Ode joined Orbital. And more.",
    "Ann Ode led Zed.",
)


def records(texts=TEXTS):
    """What the tiny pipeline makes of texts, as the graph takes it."""
    documents = [article(text, source=f"a/{number}.txt") for number, text in enumerate(texts)]
    annotated = list(NamesAnnotator().annotate(documents, authority=load_bundled()))
    mentions = [one for each in annotated for one in each.mentions]
    extracted = [VerbsExtractor().extract(one, authority=load_bundled()) for one in annotated]
    claims = [claim for one in extracted for claim in one.claims]
    ordered = sorted(mentions, key=lambda one: (one.document, one.span))
    decisions = list(SameNameLinker().resolve(ordered, claims, load_bundled()))
    return {
        "documents": documents,
        "mentions": mentions,
        "claims": claims,
        "decisions": decisions,
    }


def corrected(*raw, given=None, entries=()):
    """The graph with entries, given as plain values or made already."""
    return KnowledgeGraph(
        **(given or records()),
        corrections=[*(parse_correction(one) for one in raw), *entries],
        authority=load_bundled(),
    )


def everything(graph):
    """All that a graph says."""
    return graph.entities(), graph.claims(), dict(graph.documents)


def labels(graph, kind=None):
    """The names of a graph's things."""
    return [entity.label for entity in graph.entities(kind=kind)]


def why_not(graph):
    """Number and reason of each correction that isn't followed."""
    return [(one.number, one.why) for one in graph.unmet]


def folder_of(folder, texts=TEXTS):
    """A graph folder that the tiny pipeline built."""
    folder.mkdir(exist_ok=True)
    config.create_files(folder)
    documents = [article(text, source=f"a/{number}.txt") for number, text in enumerate(texts)]
    with Store(folder / FILE) as store:
        pipeline().run(store, [Given(one) for one in documents], authority=load_bundled())
    return folder
