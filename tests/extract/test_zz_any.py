"""Whatever a parser gives, mending ends, with a tree of the same tokens."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.core.model import Document, Mention, Span
from dateline.core.parse import Annotated, Parse, Token
from dateline.extract.mending.mend import MENDS, mend

LABELS = sorted(set().union(*MENDS.values()))
DEPS = [*filter(str.islower, LABELS), "ROOT", "agent", "aux", "cc", "mark", "punct", "relcl"]
TAGS = [*filter(str.isupper, LABELS), "CD", "NN", "NNP", "NNS", "TO", "PRP$", "WP"]
WORDS = [
    *(
        "in",
        "particular",
        ",",
        "to",
        "of",
        "from",
        "by",
        "and",
        "who",
        "that",
        "the",
        "Ada",
        "Oslo",
    ),
    *(
        "told",
        "took",
        "hours",
        "head",
        "Highness",
        "his",
        "as",
        "co",
        "-",
        "out",
        "5",
        "not",
        "said",
    ),
]
KINDS = ["Person", "City", "Position", "MediaOutlet", "Country"]


@st.composite
def parses(draw: st.DrawFn) -> tuple[Parse, list[list[Mention]]]:
    """One sentence that may hang in any way, with names in it."""
    size = draw(st.integers(1, 7))
    root = draw(st.integers(0, size - 1))
    tokens, at = [], []
    for index in range(size):
        text, tag = draw(st.sampled_from(WORDS)), draw(st.sampled_from(TAGS))
        dep = "ROOT" if index == root else draw(st.sampled_from(DEPS))
        tokens.append(Token(index, 9 * index, 9 * index + len(text), text, text, tag, dep, root, 0))
        at.append(
            [
                Mention(
                    id=f"m{index}",
                    document="d",
                    span=Span(start=9 * index, end=9 * index + len(text)),
                    text=text,
                    kind=draw(st.sampled_from(KINDS)),
                    form=draw(st.sampled_from(["name", "nominal"])),
                    name=text,
                    chain=f"m{index}",
                    confidence=1.0,
                    origin="test",
                )
            ]
            if draw(st.booleans())
            else []
        )
    heads = [root] * size
    for index in range(size):  # each on one that leads to the root
        if index != root:
            heads[index] = draw(
                st.sampled_from([k for k in range(size) if _leads(heads, k, index)])
            )
    tokens = [_hung(one, head) for one, head in zip(tokens, heads, strict=True)]
    return Parse.of(tokens, [(0, size)]), at


def _leads(heads: list[int], start: int, avoided: int) -> bool:
    """Whether a word leads to the root without another."""
    seen: set[int] = set()
    while start not in seen:
        if start == avoided:
            return False
        seen.add(start)
        start = heads[start]
    return True


def _hung(token: Token, head: int) -> Token:
    fields = (token.index, token.start, token.end, token.text, token.lemma, token.tag, token.dep)
    return Token(*fields, head, token.sentence)


@settings(max_examples=200000, deadline=None)
@given(parses())
def test_any_tree_is_mended_to_a_tree(drawn: tuple[Parse, list[list[Mention]]]) -> None:
    """No mend looks beyond the text, takes words away or ties a knot."""
    parse, at = drawn
    text = "".join(one.text.ljust(9) for one in parse.tokens)
    document = Document(text=text)
    mended = mend(Annotated(document=document, parse=parse, mentions=()), at).parse
    assert [one.text for one in mended.tokens] == [one.text for one in parse.tokens]
    for one in mended.tokens:
        top = [one, *mended.above(one.index)][-1]
        assert top.head == top.index
