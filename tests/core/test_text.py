"""Text helpers: offsets survive, paragraphs are the reader's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core import text

WRAPPED = (
    "The harbour board said that the new crane would be\n"
    "ready before the winter, and that the old one will\n"
    "be taken down once the port no longer needs it for\n"
    "the ferries that call there in spring and in autumn\n"
    "when the weather is good.\n"
    "The mayor was pleased.\n"
)


@given(st.text())
def test_plain_keeps_the_length(value: str) -> None:
    """Offsets into the plain form are offsets into the text."""
    assert len(text.plain(value)) == len(value)


@given(st.text())
def test_paragraphs_cover_everything_but_space(value: str) -> None:
    """Paragraphs are sorted, apart, and leave out nothing but white space."""
    spans = text.paragraphs(value)
    at = 0
    for start, end in spans:
        assert at <= start < end
        assert not value[at:start].strip()
        assert value[start:end] == value[start:end].strip()
        at = end
    assert not value[at:].strip()


@given(st.text())
def test_fold_is_idempotent_on_spaces_and_case(value: str) -> None:
    """A folded name has no double, leading or trailing space."""
    assert text.fold(value) == " ".join(text.fold(value).split())


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Bogotá  D.C.", "bogota d.c."), ("O’Neill", "o'neill"), ("ÖSTERREICH", "osterreich")],
)
def test_fold(name: str, folded: str) -> None:
    """Case, diacritics, curly quotes and spaces don't tell names apart."""
    assert text.fold(name) == folded


def test_single_newlines_separate_paragraphs() -> None:
    """A page with one paragraph a line keeps its lines apart."""
    value = "Ferry line opens\nThe ferry sails twice a day.\n\nIt is blue."
    assert [value[start:end] for start, end in text.paragraphs(value)] == value.replace(
        "\n\n", "\n"
    ).split("\n")


def test_wrapped_lines_are_joined() -> None:
    """A hard-wrapped paragraph is one; the short last line ends it."""
    spans = text.paragraphs(WRAPPED)
    assert [WRAPPED[start:end][-8:] for start, end in spans] == ["is good.", "pleased."]


def test_a_line_that_begins_with_a_comma_goes_on() -> None:
    """A name that was a link on a line of its own doesn't break the sentence."""
    value = "The harbour master\nIda Holm\n, who retired, was there."
    assert [value[start:end] for start, end in text.paragraphs(value)][1].startswith(
        "Ida Holm\n, who"
    )


@given(st.text())
def test_a_printable_name_is_text_on_one_line(value: str) -> None:
    """Any name of a file can be printed and encoded, and what was printable stays as it is."""
    shown = text.printable(value)
    assert shown.isprintable()
    shown.encode()
    assert text.printable(shown) == shown
