from __future__ import annotations

from tests.news import annotate


def test_a_post_of_words_without_end_is_cut():
    """Each of its nouns would have all words before it in its name."""
    (annotated,) = annotate(f"The {'deputy vice ' * 60}minister of Chad, Anna Riskova, resigned.")
    posts = [one for one in annotated.mentions if one.kind == "Position"]
    assert posts
    assert max(len(one.text.split()) for one in posts) == 31
