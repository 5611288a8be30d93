"""What the values mean that claims are filtered by."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dateline.core.errors import OntologyError
from dateline.core.model import Entity
from dateline.graph import filters


@pytest.mark.parametrize(
    ("at", "edtf"),
    [
        (date(2023, 9, 1), "2023-09-01"),
        (datetime(2023, 9, 1, 23, 59, tzinfo=UTC), "2023-09-01"),
        (date(987, 1, 2), "0987-01-02"),
        ("2023-09", "2023-09"),
        ("2017/..", "2017/.."),
    ],
)
def test_a_moment_is_edtf(at, edtf):
    """Python's dates are days; EDTF stays as it is."""
    assert filters.parse_time(at) == edtf


def test_what_is_no_date_is_told():
    """With how to write one."""
    with pytest.raises(OntologyError, match=r"at='soon' isn't an EDTF date; write it like 2023"):
        filters.parse_time("soon")


def test_near_labels_are_few_and_the_closest_first():
    """Three at most, and none for what looks like nothing."""
    labels = ("Harbour Guard", "Harbour Gard Office", "Harbour", "Guard of the Harbour", "Zed")
    known = [Entity(id=f"x/{number}", kind="Topic", label=one) for number, one in enumerate(labels)]
    found = filters.similar_labels("Harbour Gaurd", known)
    assert found[0] == "Harbour Guard"
    assert len(found) == 3
    assert filters.similar_labels("qqqq", known) == []
