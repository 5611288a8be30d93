from __future__ import annotations

import pytest

from dateline import ontology
from dateline.evaluate.gold import GoldDocument
from dateline.evaluate.systems.baseline import SpacyBaseline, load_verbs


def triples(text):
    """The triples of a text, with words for clusters."""
    (found,) = SpacyBaseline().answer([GoldDocument(id="x", text=text)])
    words = {one.cluster: text[one.start : one.end] for one in found.mentions}
    return {(words[a], label, words[b]) for a, label, b in found.relations}


def test_the_verbs_name_predicates():
    """Each predicate of the table is the ontology's, and no verb has two."""
    assert {one.removeprefix("^") for one in load_verbs().values()} <= set(ontology.predicates())


def test_only_equal_names_are_one_thing():
    """The same words are one cluster, other words another."""
    text = "Jonas Berg flew to Oslo. Berg left Oslo."
    (found,) = SpacyBaseline().answer([GoldDocument(id="x", text=text)])
    numbers = {text[one.start : one.end]: one.cluster for one in found.mentions}
    assert len(numbers) == len({one.cluster for one in found.mentions}) == 3


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Germany attacked Poland in 1939.", ("Germany", "assaults", "Poland")),
        ("Poland was attacked by Germany in 1939.", ("Germany", "assaults", "Poland")),
        ("Google acquired YouTube in 2006.", ("YouTube", "owned_by", "Google")),
        ("Barack Obama was born in Hawaii.", ("Barack Obama", "born_in", "Hawaii")),
        ("Barack Obama met with Angela Merkel.", ("Barack Obama", "meets", "Angela Merkel")),
    ],
)
def test_verbs_become_predicates(text, triple):
    """Subject, verb and object are a triple; passives and some verbs change the ends."""
    assert triples(text) == {triple}
