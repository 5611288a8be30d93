"""What is one quotation, over how many sentences and paragraphs."""

from __future__ import annotations

import pytest
from tests.news import annotate

from dateline.authority import load_bundled
from dateline.extract.reading import read


def find(text):
    """The quotations of a text, each as the words of its parts, with whether it is closed."""
    parsed = read(annotate(text)[0], load_bundled())
    return [([parsed.text(*part) for part in one.parts], one.closed) for one in parsed.quotations]


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
        ('She said : " It is over . " All left .', [(["It is over ."], True)]),
        ("It is over,” she said.", []),
        ("“It is over, ”she said. All left.", [(["It is over,"], True)]),
    ],
)
def test_quotations(text, quotations):
    """A mark at each paragraph, marks that nobody closes, and marks within marks."""
    assert find(text) == quotations


@pytest.mark.parametrize(
    ("text", "word", "quoted"),
    [
        ("He said “we met Ada in Essen”.", "Ada", True),
        ("He said “we met” and Ada left.", "Ada", False),
        ("The song “Ada” is new.", "Ada", False),
        ("“We left. Ada too, Bo said.\nIt rained.", "Ada", True),
        ("“We left.\nAda left.", "Ada", False),
        ('It was 6" long. "We left," said Ada.', "Ada", False),
        ("”We left. Ada too,“ Bo said.", "Ada", True),
    ],
)
def test_what_is_quoted(text, word, quoted):
    """A title alone in marks is no quotation; a mark that nobody closes counts in its paragraph."""
    parsed = read(annotate(text)[0], load_bundled())
    at = next(token.index for token in parsed.tokens if token.text == word)
    assert parsed.is_quoted(at, at + 1) is quoted
