"""What is one quotation, over how many sentences and paragraphs."""

from __future__ import annotations

import pytest
from tests.news import annotate

from dateline.authority import load_bundled
from dateline.extract.reading import read
from dateline.extract.statements.quotations import QuotationIndex


def find(text):
    """The quotations of a text, each as the words of its parts, with whether it is closed."""
    parsed = read(annotate(text)[0], load_bundled())
    return [
        ([parsed.text(*part) for part in one.parts], one.closed)
        for one in QuotationIndex(parsed).all
    ]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“It is over,” she said. “We won.”", [(["It is over,"], True), (["We won."], True)]),
        ("She said: “It is over. We won.” All left.", [(["It is over. We won."], True)]),
        (
            "She said: “It is over.\n“We won.”\nAll left.",
            [(["It is over.", "We won."], True)],
        ),
        ("She said: “It is over.\n”\nAll left.", [(["It is over."], True)]),
        ("She said: “It is over. We won.\nAll left.", [(["It is over."], False)]),
        ("She said: “It is over. We won.", [(["It is over."], False)]),
        (
            'She said: "It is over. "We won." All left.',
            [(["It is over.", "We won."], True)],
        ),
        ("“She said “no” to us,” he said.", [(["She said “no” to us,"], True)]),
        ("It is over,” she said.", []),
        ("“It is over, ”she said. All left.", [(["It is over,"], True)]),
    ],
)
def test_quotations(text, quotations):
    """A mark at each paragraph, marks that nobody closes, and marks within marks."""
    assert find(text) == quotations


def test_an_unclosed_mark_puts_nothing_inside():
    """But where a paragraph takes it up again it is a quotation all the same."""
    parsed = read(annotate("“It is over, she said. All left.")[0], load_bundled())
    assert QuotationIndex(parsed).inside == frozenset()
    parsed = read(annotate("“It is over.\n“We won.\nAll left.")[0], load_bundled())
    assert len(QuotationIndex(parsed).inside) > 0
