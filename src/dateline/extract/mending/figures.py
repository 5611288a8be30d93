"""Figures, of which a parser hangs one on another, or on the wrong word.

Guarantees: each function reads one token as it was parsed, and changes only what hangs on what, and
the tags of words that are taken for others.
"""

from __future__ import annotations

from dateline.core.parse import Token
from dateline.english.quantities import is_sum
from dateline.extract.clauses.words import find_words
from dateline.extract.mending.tree import LEVEL, LEVELS, Mends, Tree

_MONEY = frozenset({"billion", "cash", "fortune", "million", "money", "thousand"})
_OF_MONEY = frozenset({"belong", "come", "remain", "stem", "total"})
_SPENDING = frozenset({"invest", "spend", "waste"})
_STANDING = frozenset({"be", "close", "end", "finish", "open", "stand", "trade"})
_PARTS = frozenset({"fifth", "half", "quarter", "tenth", "third"})
_LEADING_TO = frozenset({"against", "at", "by", "from", "on", "to"})
_BRACKET = 8  # tokens that a sum in other money takes at most


def read_level(tree: Tree, word: Token) -> None:
    """Read what is up or down by so much as risen or fallen: "was | down 3% at $12"."""
    verb = tree.tokens[word.head]
    if verb.dep == "attr":
        verb = tree.tokens[verb.head]  # "sales were $8bn, | up 9%"
    if word.text.lower() not in LEVELS or verb.lemma not in _STANDING:
        return
    below = tree.parse.below(word.index)
    extents = [one for one in below if one.dep == "npadvmod" and _is_figure(tree, one)]
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


def _is_figure(tree: Tree, noun: Token) -> bool:
    counted = any(one.dep in {"nummod", "compound"} for one in tree.parse.below(noun.index))
    return counted or noun.tag == "CD" or noun.lemma in _PARTS


def part_converted(tree: Tree, bracket: Token) -> None:
    """Put a sum in other money behind the one that it is: "$18 billion | (13.5 billion euros)"."""
    behind = tree.tokens[bracket.index + 1 : bracket.index + 1 + _BRACKET]
    length = next((at for at, one in enumerate(behind) if one.text == ")"), 0)
    inner = behind[:length]
    if not (bracket.text == "(" and bracket.index and is_sum(" ".join(one.text for one in inner))):
        return
    sums = [one for one in inner if not inner[0].index <= one.head <= inner[-1].index]
    first = tree.tokens[bracket.index - 1]
    while first.head < bracket.index and tree.tokens[first.head].tag in {"$", "CD", "NN", "NNS"}:
        if first.head == first.index:
            return
        first = tree.tokens[first.head]
    other = sums[0] if len(sums) == 1 else first
    if first.tag in {"CD", "NNS"} and first.head == other.index != first.index:
        tree.hang(first, other.head, other.dep)
        tree.hang(other, first.index, "appos")


def split_change(tree: Tree, to: Token) -> None:
    """Part what a change leads to from where it began: "from 8 million | to 28 million"."""
    low, high = tree.tokens[to.index - 1], tree.tokens[to.head]
    of = tree.tokens[high.head]
    if high.dep == "pobj" and of.text.lower() == "from" and low.head == high.index:
        tree.hang(to, of.head, "prep")
        tree.hang(high, to.index, "pobj")
        tree.hang(low, of.index, "pobj")


def lift_spending(tree: Tree, verb: Token) -> None:
    """Read who spends something as doing what for: "spent billions | developing the field"."""
    noun = tree.tokens[verb.head]
    of = tree.tokens[noun.head]
    if noun.dep == "pobj" and of.text == "of":  # "wasted millions of euros | building it"
        noun = tree.tokens[of.head]
    spent = noun.dep == "dobj" and tree.tokens[noun.head].lemma in _SPENDING
    spent = spent and (noun.lemma in _MONEY | find_words("times") or _is_sum(tree, noun))
    if verb.tag == "VBG" and spent and verb.lemma not in _OF_MONEY and verb.index > noun.index:
        tree.hang(verb, noun.head, "advcl")


def _is_sum(tree: Tree, head: Token) -> bool:
    low = min((one.index for one in tree.parse.below(head.index)), default=head.index)
    words = (one.text for one in tree.parse.tokens[low : head.index + 1])
    return low < head.index and is_sum(" ".join(words))


FIGURES: Mends = {
    read_level: {"acomp", "advmod"},
    part_converted: {"-LRB-"},
    lift_spending: {"acl"},
    split_change: {"quantmod"},
}
