"""Text that programs would take for more than text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.characters import disarm_cell, rearm_cell, to_xml_text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_formula_is_text(start):
    """Whatever a spreadsheet would compute has a quotation mark before it."""
    assert disarm_cell(f"{start}1+1") == f"'{start}1+1"
    assert disarm_cell(f"a{start}1") == f"a{start}1"


@given(st.text(alphabet=st.sampled_from("'=+-@\tab"), max_size=6) | st.text())
def test_what_was_disarmed_can_be_had_back(text):
    """The one text from which a cell was made, and no cell is a formula."""
    cell = disarm_cell(text)
    assert rearm_cell(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_what_xml_cannot_hold_is_marked_as_lost():
    """Tabs, line ends and everything else stay."""
    assert to_xml_text("a\x00\x0b\ud800b\t\n\U0001f6a4") == "a\ufffd\ufffd\ufffdb\t\n\U0001f6a4"
