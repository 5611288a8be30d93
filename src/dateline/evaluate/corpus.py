"""Scoring identity: one graph of all articles of the files, as `dateline build` would make it.

Guarantees: articles are read, stored and resolved as in a build; the outcome doesn't depend on
their order. All of a file's gold is held in memory, as its graph would be.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.authority import Authority
from dateline.core.errors import ConfigError, SourceError
from dateline.core.model import Document
from dateline.evaluate import scheme
from dateline.evaluate.gold import GoldDocument
from dateline.evaluate.merge import IdentityScores, NodeMention, linked_entities, measure_identity
from dateline.evaluate.scheme import Scheme
from dateline.evaluate.systems.base import System
from dateline.evaluate.systems.shipped import ShippedPipeline, gold_to_document
from dateline.graph import entity_building
from dateline.resolve.chain_summary import stands_for
from dateline.workspace.batches import Given
from dateline.workspace.pipeline import Pipeline
from dateline.workspace.store import Store


def score_identity(
    dataset: str, documents: Sequence[GoldDocument], *, system: System
) -> tuple[IdentityScores, float]:
    """Score whether the system's nodes are people's things, and how long it took, in seconds.

    Args:
        dataset: name of the data set.
        documents: gold documents; of their entities, those with a link are scored.
        system: what is measured: one that builds a graph.

    Raises:
        ConfigError: the system builds no graph, or the data set isn't known.
        SourceError: an article can't be read, or people linked nothing in any.
    """
    if not isinstance(system, ShippedPipeline):
        message = f"system {system.name!r} builds no graph; --task merge measures dateline or rules"
        raise ConfigError(message)
    known = scheme.load_scheme(dataset)
    texts = {one.id: gold_to_document(one, system.authority) for one in documents}
    if not any(True for one in documents for _ in linked_entities(one, (), known)):
        message = (
            f"no entity of {dataset} has a link, so nothing says who is who; give a linked set"
        )
        raise SourceError(message)
    start = time.perf_counter()
    places = _find_nodes(system.pipeline, texts.values(), known, system.authority)
    seconds = time.perf_counter() - start
    found = (
        item
        for one in documents
        for item in linked_entities(one, places.get(texts[one.id].id, ()), known)
    )
    return measure_identity(found), seconds


def _find_nodes(
    pipeline: Pipeline, documents: Iterable[Document], known: Scheme, authority: Authority
) -> dict[str, list[NodeMention]]:
    """Document → its mentions, with the node of the one graph that each is in.

    Where people marked the city in "Moscow accused", what stands for a state is left out: it says
    nothing of the city.
    """
    with Store(None) as store:
        report = pipeline.run(store, [Given(one) for one in documents], authority=authority)
        for failure in report.failures:
            message = f"{failure.source}: {failure.message} ({failure.kind}); leave it out"
            raise SourceError(message)
        chains = entity_building.gather_chains(store.mentions())
        nodes = entity_building.make_entities(
            chains, store.decisions(), used=chains, authority=authority
        )
        places: dict[str, list[NodeMention]] = defaultdict(list)
        for one in store.mentions():
            if one.form in known.forms and not (known.literal and stands_for(one)):
                place = NodeMention(one.span.start, one.span.end, nodes[one.chain].id)
                places[one.document].append(place)
    return places
