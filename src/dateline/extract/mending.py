"""What names tell of the grammar, where parsers are mostly wrong about them.

What is given to somebody named right before it ("named Ada Hart finance director", "granted Ada
Hart asylum") is parsed as one long noun with the name, and a noun before a name ("her uncle Bo Lind
left") as a second subject.

Guarantees: tokens keep their places and words; only what hangs on what is changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.core.model import Mention
from dateline.core.parse import Annotated, Parse, Token
from dateline.extract.clauses.words import find_words

_OBJECTS = frozenset({"attr", "dobj", "oprd"})
_ENDS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})


def mend(annotated: Annotated, at: Sequence[Sequence[Mention]]) -> Annotated:
    """Hang names and the posts and nouns beside them where they belong.

    Args:
        annotated: the document.
        at: for each token, the mentions that it stands in.
    """
    tokens = list(annotated.parse.tokens)
    for token in annotated.parse.tokens:
        if not token.tag.startswith("NN"):
            continue
        if token.dep in _OBJECTS:
            _part_given(tokens, at, token)
        elif token.dep in _ENDS:
            _join_noun(tokens, at, token)
    if tuple(tokens) == annotated.parse.tokens:
        return annotated
    return replace(annotated, parse=Parse.of(tokens, annotated.parse.sentences))


def _part_given(tokens: list[Token], at: Sequence[Sequence[Mention]], given: Token) -> None:
    """Hang what is given and the name before it on the verb, each by itself."""
    verb, low = tokens[given.head], given.index
    while low and any(one.kind == "Position" for one in at[low]):
        low -= 1
    post = low < given.index and verb.lemma in find_words("giving_posts")
    low -= not post
    thing = given.text.islower() and verb.lemma in find_words("giving_things")
    name = tokens[low]
    joined = verb.index < low and name.head == given.index and _is_person(at[low])
    if joined and (post or thing):
        tokens[low] = replace(name, head=verb.index, dep="dobj" if post else "dative")
        tokens[given.index] = replace(given, dep="oprd" if post else "dobj")


def _join_noun(tokens: list[Token], at: Sequence[Sequence[Mention]], noun: Token) -> None:
    """Hang a noun on the name right behind it that has the same place in its clause."""
    end = noun.index + 1
    if noun.tag != "NN" or any(one.form == "name" for one in at[noun.index]):
        return
    while end < len(at) and _is_person(at[end]):
        end += 1
    name = tokens[end - 1]
    if name.index > noun.index and (name.dep, name.head) == (noun.dep, noun.head):
        tokens[noun.index] = replace(noun, head=name.index, dep="compound")


def _is_person(mentions: Sequence[Mention]) -> bool:
    return any(one.kind == "Person" and one.form == "name" for one in mentions)
