"""The tokens of one document, as what hangs on what is mended.

Guarantees: tokens keep their places and words, and what hangs on what stays a tree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from dateline.core.model import Mention
from dateline.core.parse import Parse, Token
from dateline.ontology import is_a

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FINITE = frozenset({"VBD", "VBP", "VBZ"})
QUOTES = frozenset({'"', "“", "”", "''", "``"})
LEADING = frozenset({"advmod", "aux", "auxpass", "neg"})  # of a verb's own words before it
BEHIND_COMMA = 2  # tokens before a name: a post and a comma
# How far something is up or down, by what it does; and the dependency of such words of a verb.
LEVELS = {"down": "fall", "higher": "rise", "lower": "fall", "up": "rise"}
LEVEL = "level"
VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


class Tree:
    """The tokens of one document as they are mended, beside how they were parsed.

    Attributes:
        tokens: the tokens as they are by now.
        parse: the tokens as they were parsed.
        at: for each token, the mentions that it stands in.
    """

    def __init__(self, parse: Parse, at: Sequence[Sequence[Mention]]) -> None:
        """Take a parse, and the mentions of each of its tokens."""
        self.tokens = list(parse.tokens)
        self.parse, self.at = parse, at

    def hang(self, token: Token, head: int, dep: str, *, tag: str = "") -> None:
        """Hang a token on another, unless that hangs on it by now."""
        at = head
        while self.tokens[at].head != at and at != token.index:
            at = self.tokens[at].head
        if at == token.index != head:
            return
        now = self.tokens[token.index]  # another may have given it a tag
        self.tokens[token.index] = replace(now, head=head, dep=dep, tag=tag or now.tag)

    def put_above(self, noun: Token, modifier: Token) -> None:
        """Put a noun in the place of what only modifies it, with that one's determiners."""
        top = modifier.head == modifier.index
        self.hang(noun, noun.index if top else modifier.head, modifier.dep)
        self.hang(modifier, noun.index, "compound")
        for one in self.parse.below(modifier.index):
            if one.dep == "det":
                self.hang(one, noun.index, "det")

    def hang_subject(self, noun: Token, verb: Token) -> None:
        """Hang a noun on a verb as its subject, of the passive where it is one."""
        passive = any(one.dep == "auxpass" for one in self.parse.below(verb.index))
        self.hang(noun, verb.index, "nsubjpass" if passive else "nsubj")

    def is_finite(self, verb: Token) -> bool:
        """Whether a verb has a tense or a modal: "left", "has left", "would leave"."""
        below = self.parse.below(verb.index)
        return verb.tag in FINITE or any(one.tag in {"MD", *FINITE} for one in below)

    def open_verb(self, verb: Token) -> int:
        """The first of a verb's own words: "| has not been sold"."""
        below = self.parse.below(verb.index)
        return min(one.index for one in (verb, *below) if one is verb or one.dep in LEADING)

    def begin(self, index: int, kind: str = "") -> int:
        """The first token of what is mentioned at one."""
        held = [one for one in self.at[index] if kind in {"", one.kind}][:1]
        while index and held and held[0] in self.at[index - 1]:
            index -= 1
        return index

    def is_post(self, index: int) -> bool:
        """Whether a token is of a post."""
        return any(one.kind == "Position" for one in self.at[index])

    def is_named(self, index: int) -> bool:
        """Whether a token is of a name that is no post."""
        return any(one.form == "name" and one.kind != "Position" for one in self.at[index])

    def is_person(self, index: int) -> bool:
        """Whether a token is of somebody's name."""
        return any(one.kind == "Person" and one.form == "name" for one in self.at[index])

    def is_place(self, index: int) -> bool:
        """Whether a token is of the name of a place."""
        return any(one.form == "name" and is_a(one.kind, "Place") for one in self.at[index])


# What mends the grammar at one token, and the tags and dependencies of those that it reads.
Mends = Mapping[Callable[[Tree, Token], None], AbstractSet[str]]
