"""What names tell of the grammar, where parsers are mostly wrong about them.

Guarantees: tokens keep their places and words; only what hangs on what is changed, and the tags of
words that are taken for others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from dateline.core.model import Mention
from dateline.core.parse import Annotated, Parse, Token
from dateline.extract.mending.clauses import CLAUSES
from dateline.extract.mending.figures import FIGURES
from dateline.extract.mending.lists import LISTS
from dateline.extract.mending.names import NAMES
from dateline.extract.mending.sayings import SAYINGS
from dateline.extract.mending.subjects import WHOSE
from dateline.extract.mending.tree import Mends, Tree
from dateline.extract.mending.words import WORDS

MENDS: Mends = {**WHOSE, **CLAUSES, **SAYINGS, **WORDS, **FIGURES, **LISTS, **NAMES}


def mend(annotated: Annotated, at: Sequence[Sequence[Mention]]) -> Annotated:
    """Hang words where they belong.

    Args:
        annotated: the document.
        at: for each token, the mentions that it stands in.
    """
    tree = Tree(annotated.parse, at)
    for token in annotated.parse.tokens:
        for read in find_mends(token.tag, token.dep):
            read(tree, token)
    if tuple(tree.tokens) == annotated.parse.tokens:
        return annotated
    return replace(annotated, parse=Parse.of(tree.tokens, annotated.parse.sentences))


@cache
def find_mends(tag: str, dependency: str) -> tuple[Callable[[Tree, Token], None], ...]:
    """What reads tokens of a tag and a dependency."""
    return tuple(one for one, labels in MENDS.items() if not labels.isdisjoint({tag, dependency}))
