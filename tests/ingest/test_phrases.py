from __future__ import annotations

import pytest

from dateline.ingest import phrases

FOLDED = {name: value for name, value in vars(phrases).items() if name.isupper() and name[0] != "_"}


@pytest.mark.parametrize("name", sorted(FOLDED.keys() - {"AGENCIES", "CREDIT_LABELS"}))
def test_phrases_are_written_as_lines_are_compared(name):
    """A phrase with a capital or a curly quote would never be found."""
    assert FOLDED[name]
    assert [one for one in FOLDED[name] if one != one.lower() or "’" in one or "  " in one] == []


def test_what_heads_a_list_is_furniture_by_itself():
    """A heading of other stories is no prose, even where no list follows."""
    assert phrases.LIST_HEADINGS <= phrases.FURNITURE


def test_names_of_agencies_lead_to_publishers():
    """A publisher that is an agency's name itself is published under that name."""
    for publisher in phrases.AGENCIES.values():
        assert phrases.AGENCIES.get(publisher, publisher) == publisher
