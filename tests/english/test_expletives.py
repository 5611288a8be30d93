"""The "it" that stands for nothing."""

from __future__ import annotations

import pytest

from dateline.annotate.tokens import parses
from dateline.core.ids import document_id
from dateline.core.model import Document
from dateline.english.expletives import is_expletive

CASES = {
    "It is necessary to leave Kenya.": True,
    "It is eager to leave Kenya.": False,
    "It is necessary for Kenya.": False,
    "It is clear that Kenya left.": True,
    "It is confident that Kenya left.": False,
    "It seems hard to leave Kenya.": True,
    "Kenya made it hard to leave.": False,
    "It tried hard to leave Kenya.": False,
}


@pytest.mark.parametrize(("text", "empty"), CASES.items())
def test_what_it_stands_for(text: str, empty: bool) -> None:  # noqa: FBT001
    """For a clause that comes; whoever feels or tries something is somebody."""
    [of] = parses([Document(id=document_id(text), text=text)])
    it = next(one for one in of.tokens if one.text.lower() == "it")
    assert is_expletive(of, it) is empty
