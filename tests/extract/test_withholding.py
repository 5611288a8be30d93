"""Claims about names that may not be what they are taken for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.news import annotate

from dateline.authority import load_bundled
from dateline.core.model import Literal
from dateline.core.parse import Annotated
from dateline.extract.article import ArticleExtractor
from dateline.extract.base import Extraction
from dateline.extract.patterns import PatternExtractor
from dateline.extract.withholding import LEAST, withhold

TEXT = "Ada Berg, head of the Baltic Harbour Union, met Bo Lind. Kenya thanked Mr Lind.\n"


@pytest.fixture(scope="module")
def annotated() -> Annotated:
    (found,) = annotate(TEXT)
    return found


def extract(annotated: Annotated) -> Extraction:
    """What both extractors claim."""
    extractors = (ArticleExtractor(), PatternExtractor())
    found = [one.extract(annotated, authority=load_bundled()) for one in extractors]
    return Extraction(
        mentions=tuple(m for one in found for m in one.mentions),
        claims=tuple(c for one in found for c in one.claims),
    )


def doubted(annotated: Annotated, **confidence: float) -> Annotated:
    """The same document with the confidence of some names, by their last word, changed."""
    return replace(
        annotated,
        mentions=tuple(
            replace(one, confidence=confidence.get(one.text.split()[-1], one.confidence))
            for one in annotated.mentions
        ),
    )


def predicates(extraction: Extraction) -> set[str]:
    """What is claimed, but for what the article is about."""
    return {one.predicate for one in extraction.claims} - {"mentions", "about"}


def test_a_doubted_actor_stands_in_its_event_as_words(annotated):
    """Nothing is claimed of whom the words name: no plain claim, no post, no node."""
    sure, unsure = annotated, doubted(annotated, Berg=0.4)
    assert {"meets", "actor", "head_of", "recipient"} <= predicates(withhold(sure, extract(sure)))
    left = withhold(unsure, extract(unsure))
    assert {"meets", "head_of", "holds_position", "position_at"}.isdisjoint(predicates(left))
    actors = {one.object for one in left.claims if one.predicate == "actor"}
    assert Literal(value="Ada Berg") in actors
    assert not {m.id for m in unsure.mentions if m.text == "Ada Berg"} & actors


def test_a_pronoun_for_a_doubted_name_stands_as_the_name():
    """Nobody is called "she" in a graph."""
    (found,) = annotate("Ms Ada Berg left Oslo. She met Bo Lind in Kenya.\n")
    unsure = doubted(found, Berg=0.4)
    left = withhold(unsure, extract(unsure))
    words = {one.object.value for one in left.claims if isinstance(one.object, Literal)}
    assert "Ada Berg" in words
    assert "She" not in words


def test_one_sure_name_vouches_for_its_chain(annotated):
    """A surname may be doubtful by itself; the full name isn't."""
    text = "Bo Lind met Ada Berg in Kenya.\n"
    (other,) = annotate(text)
    first = next(one for one in other.mentions if one.text == "Bo Lind")
    assert first.confidence >= LEAST
    (found,) = annotate(f"{text[:-1]} Lind left.\n")
    unsure = replace(
        found,
        mentions=tuple(
            replace(one, confidence=0.1) if one.text == "Lind" else one for one in found.mentions
        ),
    )
    assert withhold(unsure, extract(unsure)).claims == extract(unsure).claims


def test_what_the_authority_knows_is_sure(annotated):
    """Kenya is Kenya, however little the words alone show it."""
    unsure = doubted(annotated, Kenya=0.1)
    assert withhold(unsure, extract(unsure)).claims == extract(unsure).claims


def test_the_article_still_mentions_what_is_in_doubt(annotated):
    """That the words stand there is certain."""
    unsure = doubted(annotated, Berg=0.1, Lind=0.1, Union=0.1)
    left = withhold(unsure, extract(unsure))
    before = [one for one in extract(unsure).claims if one.predicate == "mentions"]
    assert [one for one in left.claims if one.predicate == "mentions"] == before


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_what_is_left_speaks_only_of_what_is_there(annotated, berg, lind, union):
    """Every end of a claim that is left is a mention that is left; only words are new."""
    unsure = doubted(annotated, Berg=berg, Lind=lind, Union=union)
    all_of_it = extract(unsure)
    left = withhold(unsure, all_of_it)
    known = {one.id for one in (*unsure.mentions, *left.mentions)}
    new = set(left.claims) - set(all_of_it.claims)
    assert {one.object.value for one in new} <= {"Ada Berg", "Bo Lind", "Lind"}
    assert all(claim.subject in known for claim in left.claims)
    assert all(c.object in known for c in left.claims if isinstance(c.object, str))
