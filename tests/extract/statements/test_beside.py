"""Which quotations stand beside a verb of saying."""

from __future__ import annotations

import pytest
from tests.extract.statements.said import read_statements


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("“The fire is out.” Angela Hart said.", ["The fire is out"]),
        ("“The fire is out.” Angela Hart said nobody was hurt.", ["nobody was hurt"]),
        ("“The fire is out,” Angela Hart said as a witness.", ["The fire is out"]),
        ("“The fire is out!” said Angela Hart.", ["The fire is out!"]),
        ("“The fire is out”, said Angela Hart.", ["The fire is out"]),
        ("“Is it out?” Angela Hart asked.", ["Is it out?"]),
        ("“Is it out?” Angela Hart said nobody was hurt.", ["nobody was hurt"]),
        ("“The fire is out,” it was. Angela Hart said nobody was hurt.", ["nobody was hurt"]),
        ("Angela Hart told reporters in Oslo “the fire is out”.", ["the fire is out"]),
        ("Angela Hart said that “the fire is out”.", ["the fire is out"]),
        ("Angela Hart said:\n“The fire is out.”", ["The fire is out"]),
        (
            "Angela Hart wrote, “Congratulations to all of the people.”",
            ["Congratulations to all of the people"],
        ),
        ("Angela Hart spoke to the press: “The fire is out.”", ["The fire is out"]),
        ("Angela Hart ran to the press: “The fire is out.”", []),
        (  # in quotation marks amid a clause stands the name of something
            "Ada Hart says her song, “We Can Not Win This”, was sold.",
            ["her song, “We Can Not Win This”, was sold"],
        ),
    ],
)
def test_quotations_beside_a_verb(text, contents):
    """Right before it, or right behind, and only where nothing else is said between."""
    assert [next(iter(row["content"])) for row in read_statements(text)] == contents
