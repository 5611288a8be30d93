from __future__ import annotations

import msgspec
import pytest
from tests.evaluate.gold import document

from dateline.authority import load_bundled
from dateline.core.errors import SourceError
from dateline.evaluate.corpus import score_identity
from dateline.evaluate.gold import GoldDocument
from dateline.evaluate.systems.shipped import ShippedPipeline


@pytest.fixture(scope="module")
def system():
    """The pipeline without the reader."""
    return ShippedPipeline(load_bundled())


def article(name, text, **links):
    """An article that names things with links, each once."""
    mentions, entities = [], []
    for number, (words, link) in enumerate(links.items()):
        start = text.index(words)
        span = {"start": start, "end": start + len(words), "text": words, "entity": number}
        mentions.append({**span, "types": ["type::entity", "type::gpe", "type::gpe0"]})
        entities.append({"id": number, "types": [], "wikidata": link})
    changes = {"mentions": mentions, "entities": entities, "relations": []}
    return msgspec.convert(document(id=name, text=text, **changes), GoldDocument)


FIRST = article("a", "Norway signed an agreement with Kenya on Monday.", Norway="Q20", Kenya="Q114")
SECOND = article("b", "Officials of Norway spoke of fish on Tuesday.", Norway="Q20")
OTHER = article("c", "Officials of Norway spoke of ships on Friday.", Norway="Q999")


def test_one_graph_of_all_articles_is_scored(system):
    """Norway of two articles is one node, in whatever order they come."""
    scores, seconds = score_identity("dwie", [FIRST, SECOND], system=system)
    assert (scores.items, scores.found) == (3, 3)
    assert (scores.pairs.score.p, scores.pairs.score.r) == (1, 1)
    assert seconds > 0
    again, _ = score_identity("dwie", [SECOND, FIRST], system=system)
    assert again == scores


def test_a_node_of_two_things_is_a_false_merge(system):
    """People say that one Norway isn't the other; the graph has one node of both."""
    scores, _ = score_identity("dwie", [FIRST, OTHER], system=system)
    assert scores.false_merge_rate == 1
    assert scores.pairs.score.p == 0


def test_without_links_there_is_nothing_to_score(system):
    """Who is who can only be told where people said so."""
    bare = article("d", "Norway signed it.", Norway=None)
    with pytest.raises(SourceError, match="no entity of dwie has a link"):
        score_identity("dwie", [bare], system=system)
