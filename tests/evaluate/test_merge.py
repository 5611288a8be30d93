"""The measure of identity across articles."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evaluate.gold import TEXT, document, write

from dateline.cli import main
from dateline.core.errors import ConfigError, SourceError
from dateline.evaluate import evaluate, scheme
from dateline.evaluate.gold import GoldDocument
from dateline.evaluate.merge import LinkedEntity, NodeMention, linked_entities, measure_identity


def item(article, thing, node, *names, kind="people"):
    """An item in short."""
    return LinkedEntity(article=article, thing=thing, node=node, names=frozenset(names), kind=kind)


def test_what_people_have_as_one_thing_scores_one():
    """Nodes that are people's things are perfect by each measure."""
    found = [item(str(n), f"Q{n % 2}", f"node {n % 2}", "x") for n in range(4)]
    plain = measure_identity(found).plain()
    assert (plain["p"], plain["r"], plain["f1"]) == (1, 1, 1)
    assert plain["b3"] == {"p": 1, "r": 1, "f1": 1}
    assert plain["false_merge_rate"] == 0


def test_a_mixed_node_costs_precision_and_a_split_thing_recall():
    """Two of three in one node are of one thing; the third's other half is elsewhere."""
    found = [
        item("1", "Q1", "a", "ann"),
        item("2", "Q1", "a", "ann"),
        item("3", "Q2", "a", "anne", kind="places"),
        item("4", "Q2", "b", "bo"),
    ]
    plain = measure_identity(found).plain()
    assert (plain["p"], plain["r"]) == (pytest.approx(1 / 3, abs=1e-4), 0.5)
    assert plain["false_merge_rate"] == 1
    assert plain["wrong_pairs"]["people"] == {"pairs": 3, "wrong": 2, "share": 0.6667}
    assert plain["wrong_pairs"]["places"] == {"pairs": 2, "wrong": 2, "share": 1.0}
    assert plain["different_names"]["p"] == 0
    assert plain["different_names"]["r"] == 0


def test_what_is_not_found_costs_recall_only():
    """An item without a node is alone, even beside another such."""
    plain = measure_identity([item("1", "Q1", None), item("2", "Q1", None)]).plain()
    assert (plain["p"], plain["r"], plain["found"]) == (0, 0, 0)
    assert plain["b3"]["p"] == 1
    assert measure_identity([item("1", "Q1", None), item("2", "Q2", None)]).false_merge_rate == 0


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["x", "y", None])), max_size=12),
    st.randoms(),
)
def test_the_order_of_items_does_not_matter(rows, random):
    """Scores are of a set."""
    found = [item(str(n), thing, node) for n, (thing, node) in enumerate(rows)]
    shuffled = list(found)
    random.shuffle(shuffled)
    assert measure_identity(shuffled).plain() == measure_identity(found).plain()


def test_an_entity_is_in_the_node_of_most_of_its_mentions():
    """Spans count without "the" and "'s"; if none is there, one that is much the same does."""
    gold = msgspec.convert(document(), GoldDocument)
    oslo, norway = TEXT.index("Oslo"), TEXT.index("Norway")
    known = scheme.load_scheme("dwie")
    exact = [NodeMention(oslo, oslo + 4, "oslo"), NodeMention(norway, norway + 6, "norway")]
    assert {one.thing: one.node for one in linked_entities(gold, exact, known)} == {
        "Oslo": "oslo",
        "Q20": "norway",
    }
    near = [NodeMention(oslo - 3, oslo + 4, "in oslo"), NodeMention(norway, norway + 7, "norway.")]
    assert {one.thing: one.node for one in linked_entities(gold, near, known)} == {
        "Oslo": None,
        "Q20": "norway.",
    }


def test_one_graph_is_made_of_all_articles(tmp_path, capsys):
    """The command scores pairs of articles, as a table and as JSON."""
    other = document(id="two", text=TEXT + "\nSo it was.")
    file = write(tmp_path / "gold.jsonl", document(), other)
    with pytest.raises(SystemExit) as ended:
        main(["evaluate", "dwie", str(file), "--task", "merge", "--json"])
    assert ended.value.code == 0
    shown = json.loads(capsys.readouterr().out)
    assert list(shown["metrics"]) == ["merge"]
    merge = shown["metrics"]["merge"]
    assert (merge["items"], merge["p"], merge["r"]) == (4, 1, 1)
    assert shown["documents"] == 2
    with pytest.raises(SystemExit):
        main(["evaluate", "dwie", str(file), "--task", "merge"])
    assert "pairs of one thing" in capsys.readouterr().out


def test_a_system_without_a_graph_has_no_identity(tmp_path):
    """Only what builds a graph can be asked, and only for a task that there is."""
    file = write(tmp_path / "gold.jsonl", document())
    with pytest.raises(ConfigError, match="builds no graph"):
        evaluate("dwie", [file], system="spacy", task="merge")
    with pytest.raises(ConfigError, match="no task"):
        evaluate("dwie", [file], task="linking")


def test_gold_without_links_says_so(tmp_path):
    """Where people linked nothing there is nothing to score, and the error says what to do."""
    bare = document()
    bare["entities"] = [{"id": one["id"], "types": one["types"]} for one in bare["entities"]]
    file = write(tmp_path / "gold.jsonl", bare)
    with pytest.raises(SourceError, match="has a link"):
        evaluate("dwie", [file], task="merge")


def places(*nodes):
    """Mentions of Oslo in the text, one for each node, so often."""
    at = TEXT.index("Oslo")
    return [NodeMention(at, at + 4, node) for node in nodes]


@pytest.mark.parametrize(
    ("nodes", "most"), [(["a", "b", "b"], "b"), (["b", "a"], "a"), (["b"], "b"), ([], None)]
)
def test_the_node_that_most_mentions_fall_into_counts(nodes, most):
    """Of as many, the first in the alphabet."""
    gold, known = msgspec.convert(document(), GoldDocument), scheme.load_scheme("dwie")
    found = {one.thing: one.node for one in linked_entities(gold, places(*nodes), known)}
    assert found["Oslo"] == most


@pytest.mark.parametrize(
    ("low", "high", "same"),
    [(0, 0, True), (0, 1, True), (-2, 0, False), (-1, 0, True), (1, 0, True), (2, 0, False)],
)
def test_two_spans_are_much_the_same_if_they_share_two_thirds(low, high, same):
    """More than that: four letters of six aren't enough."""
    gold, known = msgspec.convert(document(), GoldDocument), scheme.load_scheme("dwie")
    at = TEXT.index("Oslo")
    place = NodeMention(at + low, at + 4 + high, "x")
    found = {one.thing: one.node for one in linked_entities(gold, [place], known)}
    assert (found["Oslo"] == "x") is same


def test_pairs_of_two_names_are_scored_by_themselves():
    """One name in common is enough to be no such pair."""
    found = [
        item("1", "Q1", "a", "ann", "annie"),
        item("2", "Q1", "a", "ann"),
        item("3", "Q1", "a", "bo"),
    ]
    scores = measure_identity(found)
    assert (scores.pairs.found, scores.different_names.found) == (3, 2)
    assert (scores.pairs.score.f1, scores.different_names.score.f1) == (1, 1)


def test_shared_nodes_and_mixed_ones_are_counted():
    """A node of one item is neither; the rate is of the shared."""
    found = [
        item("1", "Q1", "a"),
        item("2", "Q1", "a"),
        item("3", "Q1", "b"),
        item("4", "Q2", "b"),
        item("5", "Q3", "c"),
    ]
    scores = measure_identity(found)
    assert (scores.shared, scores.mixed, scores.false_merge_rate) == (2, 1, 0.5)
    assert (scores.items, scores.found) == (5, 5)
    assert scores.b3.found_right == pytest.approx(1 + 1 + 0.5 + 0.5 + 1)
    assert scores.b3.gold_right == pytest.approx(2 / 3 * 2 + 1 / 3 + 1 + 1)


def test_an_entity_is_of_the_kind_that_people_marked_it_as():
    """In the three groups that are told apart."""
    gold, known = msgspec.convert(document(), GoldDocument), scheme.load_scheme("dwie")
    found = {one.thing: one.kind for one in linked_entities(gold, [], known)}
    assert found == {"Oslo": "places", "Q20": "places"}
