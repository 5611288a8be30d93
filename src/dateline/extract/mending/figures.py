"""Figures, of which a parser hangs one on another, or on the wrong word.

Guarantees: each function reads one token as it was parsed, and changes only what hangs on what, and
the tags of words that are taken for others.
"""

from __future__ import annotations

import re

from dateline.core.parse import Token
from dateline.english.dates.words import TABLE
from dateline.english.verbs import load_verbs
from dateline.extract.mending.tree import LEVEL, LEVELS, VERBS, Mends, Tree

_STANDING = frozenset({"be", "close", "end", "finish", "open", "stand", "trade"})
_PARTS = frozenset({"fifth", "half", "quarter", "tenth", "third"})
_LEADING_TO = frozenset({"against", "at", "by", "from", "on", "to"})
_RANKS = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
    | {"last", "top", "bottom"}
)
_MODIFYING = frozenset({"amod", "compound", "nmod", "nummod"})
_DASHES = frozenset({"-", "–"})
_MARGINS = frozenset({"%", "goal", "length", "pct", "percent", "point", "run", "vote"})
_BRACKET = 8  # tokens that a sum in other money takes at most


def read_level(tree: Tree, word: Token) -> None:
    """Read what is up or down by so much as risen or fallen: "was | down 3% at $12".

    By how much is the verb's where it says so itself, too: "edged | up 0.1% to 4.7%".
    """
    verb = tree.tokens[word.head]
    if verb.dep == "attr":
        verb = tree.tokens[verb.head]  # "sales were $8bn, | up 9%"
    below = tree.parse.below(word.index)
    extents = [one for one in below if one.dep == "npadvmod" and _is_figure(tree, one)]
    if word.text.lower() not in LEVELS or verb.lemma not in _STANDING:
        for one in extents if word.text.lower() in {"down", "up"} and verb.tag in VERBS else ():
            tree.hang(one, verb.index, "npadvmod")
        return
    led = (
        noun
        for one in (*below, *tree.parse.below(verb.index))
        if one.index > word.index and one.text.lower() in {"by", "from"}
        for noun in tree.parse.below(one.index)
    )
    if not extents and not any(_is_figure(tree, one) for one in led):
        return
    tree.hang(word, verb.index, LEVEL)
    if tree.tokens[word.index - 1].text == ",":
        tree.hang(tree.tokens[word.index - 1], word.index, "punct")
    for one in extents:
        tree.hang(one, verb.index, "npadvmod")
    for one in below:
        if one.dep == "prep" and one.text.lower() in _LEADING_TO:
            tree.hang(one, verb.index, "prep")


def read_worth(tree: Tree, worth: Token) -> None:
    """Read what something is worth as what it is: "Orbit is | worth £3bn"."""
    verb = tree.tokens[worth.head]
    sums = [one for one in tree.parse.below(worth.index) if _is_figure(tree, one)]
    if worth.text == "worth" and verb.lemma == "be" and len(sums) == 1:
        tree.hang(worth, verb.index, "advmod")
        tree.hang(sums[0], verb.index, "attr")


def _is_figure(tree: Tree, noun: Token) -> bool:
    below = tree.parse.below(noun.index)
    counted = any(one.dep in {"nummod", "compound"} or one.tag == "$" for one in below)
    return counted or noun.tag == "CD" or noun.lemma in _PARTS


def read_rank(tree: Tree, word: Token) -> None:
    """Read the place that somebody takes as a thing: "finished | third", "is | second in it".

    "Was first to leave" is no place.
    """
    verb, below = tree.tokens[word.head], tree.parse.below(word.index)
    if verb.dep == "prep" and verb.index == word.index + 1:  # "third behind Ada Hart"
        verb = tree.tokens[verb.head]
    asked = any(
        word.text.lower() in sense.objects for sense in load_verbs().by_lemma.get(verb.lemma, ())
    )
    said = verb.tag[:2] == "VB" and verb.index < word.index
    if word.text.lower() in _RANKS and asked and said and all(one.dep == "prep" for one in below):
        tree.hang(word, verb.index, "acomp", tag="NN")


def read_number(tree: Tree, number: Token) -> None:
    """Read a rank rather than what is counted: "went straight to | number one in the chart"."""
    to = tree.tokens[number.index - 1]
    ranks = [one for one in tree.parse.below(number.index) if one.tag == "CD"]
    verb = tree.tokens[number.head]
    if number.text == "number" and number.index and to.tag == "TO" and ranks and verb is not number:
        tree.hang(to, verb.index, "prep", tag="IN")
        tree.hang(number, to.index, "pobj", tag="NN")
        tree.hang(ranks[0], number.index, "nummod")


def split_change(tree: Tree, to: Token) -> None:
    """Part what a change leads to from where it began: "from 8 million | to 28 million"."""
    low, high = tree.tokens[to.index - 1], tree.tokens[to.head]
    end = tree.tokens[high.head] if high.dep == "nummod" else high  # "from 3% to 2 | %"
    of = tree.tokens[end.head]
    if end.dep != "pobj" or of.text.lower() not in {"by", "from"}:
        return
    if to.dep == "prep" and to.text == "to":
        behind = [one for one in tree.parse.below(to.index) if one.dep == "pobj"]
        if behind and _is_figure(tree, high) and _is_figure(tree, behind[0]):
            tree.hang(to, of.head, "prep")
    elif to.dep == "quantmod" and to.text == "to" and low.head == high.index:
        tree.hang(to, of.head, "prep")
        tree.hang(end, to.index, "pobj")
        tree.hang(low, of.index, "pobj")
        for one in tree.parse.tokens[of.index + 1 : low.index]:
            if one.head == high.index:  # "from $ | 3 to $4"
                tree.hang(one, low.index, one.dep)


def count_noun(tree: Tree, bracket: Token) -> None:
    """Read what a sum is of behind its brackets: "a $676m | (£352m) loss"."""
    tokens = tree.parse.tokens
    first = tokens[max(bracket.index - 1, 0)]
    behind = (one for one in tokens[bracket.index : bracket.index + _BRACKET] if one.text == ")")
    end = next(behind, bracket).index + 1
    noun = tokens[min(end, len(tokens) - 1)]
    marked = any(one.tag == "$" for one in tree.parse.below(first.index))
    if not marked or noun.tag != "NN" or noun.sentence != first.sentence:
        return
    if (noun.dep, noun.head) == ("appos", first.index):
        tree.put_above(noun, first)
        tree.hang(first, noun.index, "nummod")
    if noun.index in {first.head, tree.tokens[first.index].head}:
        for one in tokens[bracket.index : end]:
            tree.hang(one, first.index, "nmod")


def part_led(tree: Tree, name: Token) -> None:
    """Part whom somebody leads from by how much: "leads | Trump 50 percent to 40"."""
    measure = tree.tokens[name.head]
    between = tree.parse.tokens[name.index + 1 : measure.index]
    counted = [(one.head, one.dep) for one in between[:1]] == [(measure.index, "nummod")]
    margin = measure.lemma.lower() in _MARGINS  # but "ordered Boeing 777 planes"
    if measure.dep == "dobj" and margin and counted and tree.is_named(name.index):
        tree.hang(name, measure.head, "dobj")
        tree.hang(measure, measure.head, "npadvmod")


def join_score(tree: Tree, figure: Token) -> None:
    """Hang the second number of a score on the first: "beat Orbit 2- | 0"."""
    if figure.index < 2 or tree.tokens[figure.index - 1].text not in _DASHES:
        return
    first, dash = tree.tokens[figure.index - 2], tree.tokens[figure.index - 1]
    glued = first.end == dash.start and dash.end == figure.start and first.tag == "CD"
    if glued and first.head != figure.index:
        tree.hang(figure, first.index, "nummod")
        tree.hang(dash, first.index, "punct")
        if first.dep == "dobj":  # "lost 2-0" loses nothing
            tree.hang(first, first.head, "npadvmod")


def lead_time(tree: Tree, preposition: Token) -> None:
    """Read when it is, and not whose: "in | January house prices rose", "in | 2004 sales rose"."""
    index = preposition.index + 1
    time = tree.tokens[min(index, len(tree.tokens) - 1)]
    known = time.text in TABLE["months"] or re.fullmatch(r"[12]\d{3}", time.text)
    led = preposition.text.lower() == "in" and not tree.parse.below(preposition.index)
    if known and led and time.head > index and time.dep in _MODIFYING:
        tree.hang(time, preposition.index, "pobj")


FIGURES: Mends = {
    count_noun: {"-LRB-"},
    join_score: {"CD"},
    lead_time: {"prep"},
    part_led: {"compound", "nmod"},
    read_level: {"acomp", "advmod"},
    read_number: {"VB"},
    read_rank: {"acomp", "advmod"},
    read_worth: {"acomp"},
    split_change: {"prep", "quantmod"},
}
