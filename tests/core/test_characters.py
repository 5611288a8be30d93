"""Text that programs would take for more than text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.characters import (
    disarm_cell,
    drop_unseen,
    is_formula,
    rearm_cell,
    to_terminal,
    to_whole_characters,
    to_xml_text,
)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_formula_is_text(start):
    """Whatever a spreadsheet would compute has a quotation mark before it."""
    assert disarm_cell(f"{start}1+1") == f"'{start}1+1"
    assert disarm_cell(f"a{start}1") == f"a{start}1"


@given(st.text(alphabet=st.sampled_from("'=+-@＝\t ab"), max_size=6) | st.text())
def test_what_was_disarmed_can_be_had_back(text):
    """The one text from which a cell was made, and no cell is a formula."""
    cell = disarm_cell(text)
    assert rearm_cell(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("text", ["＝1", "＠a", " =1", "\u200b+1", "\x00-1", "﹢1"])
def test_what_a_spreadsheet_reads_as_a_formula_is_one(text):
    """Signs of full width, and signs behind what isn't seen."""
    assert is_formula(text)
    assert not is_formula(f"a{text}")
    assert disarm_cell(f"'{text}") == f"''{text}"


def test_a_terminal_obeys_nothing():
    """Commands and turning marks are seen as escapes; tabs, line ends and letters stay."""
    assert to_terminal("a\x1b[1m\x9b\r\u202e\udc80\ud800") == r"a\x1b[1m\x9b\r\u202e\x80\ud800"
    assert to_terminal("é\t\n\U0001f6a4") == "é\t\n\U0001f6a4"


def test_half_a_character_is_a_question_mark():
    """One for one, so that what follows stands where it stood."""
    assert to_whole_characters("a\ud800b\udc00") == "a?b?"


def test_what_is_not_seen_is_dropped():
    """Controls and turning marks, and no letter."""
    assert drop_unseen("a\x00\x1b\u202e\u2066\ufeffb\t") == "ab\t"


def test_what_xml_cannot_hold_is_marked_as_lost():
    """Tabs, line ends and everything else stay."""
    assert to_xml_text("a\x00\x0b\ud800b\t\n\U0001f6a4") == "a\ufffd\ufffd\ufffdb\t\n\U0001f6a4"
