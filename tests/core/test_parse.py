"""A parse made by hand: dependants, subtrees, and what is set like a headline."""

from __future__ import annotations

import pytest

from dateline.core.parse import Parse, Token


def parse(words, heads=None):
    """One sentence; without heads, every word hangs on the first."""
    heads = heads or [0] * len(words)
    tokens = [
        Token(number, 10 * number, 10 * number + len(word), word, word, "NN", "dep", head, 0)
        for number, (word, head) in enumerate(zip(words, heads, strict=True))
    ]
    return Parse.of(tokens, [(0, len(tokens))])


# "signed" is the root; "police" and "agreement" hang on it, "the" and "new" on those.
TREE = parse(["the", "police", "signed", "new", "agreement"], [1, 2, 2, 4, 2])


def test_dependants_come_in_text_order_and_no_word_is_its_own():
    """The root hangs on itself, and isn't below itself."""
    assert [token.text for token in TREE.below(2)] == ["police", "agreement"]
    assert [token.text for token in TREE.below(0)] == []


def test_dependants_are_asked_for_by_sort_and_by_word():
    """A token stands for its index, and words are asked for in small letters."""
    tree = parse(["Police", "Have", "signed"], [2, 2, 2])
    assert [one.text for one in tree.below(tree.tokens[2], "dep")] == ["Police", "Have"]
    assert tree.below(2, "aux", "neg") == ()
    assert (tree.has(2, "aux", "dep"), tree.has(0, "dep")) == (True, False)
    assert (tree.has_word(2, "had", "have"), tree.has_word(2, "Have")) == (True, False)


def test_two_words_meet_where_both_hang():
    """A word that hangs on the other meets it there; those of two sentences meet nowhere."""
    the, police, signed, new, agreement = TREE.tokens
    assert TREE.meet(the, new) == (signed, [the, police], [new, agreement])
    assert TREE.meet(the, signed) == (signed, [the, police], [])
    apart = parse(["One", "Two"], [0, 1])
    assert apart.meet(*apart.tokens) is None


def test_a_subtree_reaches_over_all_that_hangs_on_a_word():
    """The whole sentence hangs on the root, and a leaf is one word."""
    assert TREE.subtree(2) == (0, 5)
    assert TREE.subtree(1) == (0, 2)
    assert TREE.subtree(4) == (3, 5)
    assert TREE.subtree(3) == (3, 4)


@pytest.mark.parametrize(
    "line",
    [
        "Police And Army Sign Cooperation Agreement",
        "Norling Board Names Chief",
        "Police Board Signs agreement",  # three of four
    ],
)
def test_words_in_capitals_without_a_full_stop_are_a_headline(line):
    """Three quarters of the long words are enough, and short words don't count."""
    assert parse(line.split()).headline(0)


@pytest.mark.parametrize(
    "line",
    [
        "Police And Army Sign Cooperation Agreement .",
        "Norling Board Names Chief ”",
        "Norling Board Names",  # three long words are no headline
        "Norling Board names chief",
        "Ann Ode and Bo Lee met in Ulm",  # capitals, but of short words
        "4000 5000 6000 7000 Police",
    ],
)
def test_prose_names_and_sentences_are_no_headline(line):
    """A full stop, a closing quote, too few long words, or too few of them in capitals."""
    assert not parse(line.split()).headline(0)


def test_each_sentence_is_judged_by_itself():
    """A headline above a sentence doesn't make that one."""
    words = ["Norling", "Board", "Names", "Chief", "He", "starts", "working", "there", "today", "."]
    tokens = [
        Token(number, 9 * number, 9 * number + 1, word, word, "NN", "dep", number, number // 4)
        for number, word in enumerate(words)
    ]
    both = Parse.of(tokens, [(0, 4), (4, 10)])
    assert both.headline(0)
    assert not both.headline(1)
