"""Which quotations stand beside a verb of saying."""

from __future__ import annotations

from tests.extract.statements.said import read_statements


def test_a_title_is_no_statement():
    """What stands in quotation marks amid a clause is the name of something."""
    rows = read_statements("Ada Hart says her song, “We Can Not Win This”, was sold.")
    assert all(row["content"] == {"her song, “We Can Not Win This”, was sold"} for row in rows)
