"""Text helpers: offsets survive, paragraphs are the reader's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core import text
from dateline.core.text import nearest

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
    assert len(text.to_ascii_punctuation(value)) == len(value)


@given(st.text())
def test_paragraphs_cover_everything_but_space(value: str) -> None:
    """Paragraphs are sorted, apart, and leave out nothing but white space."""
    spans = text.find_paragraphs(value)
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
    assert text.normalize_name(value) == " ".join(text.normalize_name(value).split())


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Bogotá  D.C.", "bogota d.c."), ("O’Neill", "o'neill"), ("ÖSTERREICH", "osterreich")],
)
def test_fold(name: str, folded: str) -> None:
    """Case, diacritics, curly quotes and spaces don't tell names apart."""
    assert text.normalize_name(name) == folded


def test_single_newlines_separate_paragraphs() -> None:
    """A page with one paragraph a line keeps its lines apart."""
    value = "Ferry line opens\nThe ferry sails twice a day.\n\nIt is blue."
    assert [value[start:end] for start, end in text.find_paragraphs(value)] == value.replace(
        "\n\n", "\n"
    ).split("\n")


def test_wrapped_lines_are_joined() -> None:
    """A hard-wrapped paragraph is one; the short last line ends it."""
    spans = text.find_paragraphs(WRAPPED)
    assert [WRAPPED[start:end][-8:] for start, end in spans] == ["is good.", "pleased."]


def test_a_line_that_begins_with_a_comma_goes_on() -> None:
    """A name that was a link on a line of its own doesn't break the sentence."""
    value = "The harbour master\nIda Holm\n, who retired, was there."
    assert [value[start:end] for start, end in text.find_paragraphs(value)][1].startswith(
        "Ida Holm\n, who"
    )


@given(st.text())
def test_a_printable_name_is_text_on_one_line(value: str) -> None:
    """Any name of a file can be printed and encoded, and what was printable stays as it is."""
    shown = text.to_printable(value)
    assert shown.isprintable()
    shown.encode()
    assert text.to_printable(shown) == shown


def paragraphs(value: str) -> list[str]:
    """The paragraphs of a text, as words."""
    return [value[start:end] for start, end in text.find_paragraphs(value)]


LONG = "The harbour board said that the new crane would be ready this"


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        *(("It is blue.", True), ('"It is blue."', True), ("It is blue.”)  ", True)),
        *(("Is it?", True), ("These are", False), ("blue, it is", False), ("3.5", False)),
    ],
)
def test_a_line_ends_a_sentence_by_its_last_mark(line: str, ends: bool) -> None:  # noqa: FBT001
    """Closing quotes and brackets after the mark don't hide it; a point inside is none."""
    assert text.ends_sentence(line) is ends


def test_a_long_line_that_ended_nowhere_goes_on_in_lower_case() -> None:
    """The same after a full stop, after a short line, a blank line, or in upper case doesn't."""
    assert len(paragraphs(f"{LONG}\nwinter.")) == 1
    assert len(paragraphs(f"{LONG} ferry.\nwinter.")) == 2
    assert len(paragraphs(f"{LONG}\n\nwinter.")) == 2
    assert len(paragraphs(f"{LONG}\nWinter.")) == 2
    assert len(paragraphs("The harbour board\nwinter.")) == 2


def test_a_line_goes_on_behind_a_word_that_asks_for_another() -> None:
    """Whatever it begins with, however short; a bare letter or a word that may end doesn't."""
    assert len(paragraphs("Riskova works with\nFor the Harbour\nto mend it.")) == 2
    assert len(paragraphs(f"The crane that the board works with\nFor the Harbour\n{LONG}")) == 2
    assert len(paragraphs("Riskova works\nFor the Harbour")) == 2
    assert len(paragraphs("Riskova works with\n\nFor the Harbour")) == 2
    assert len(paragraphs("to\nThe Harbour")) == 2


def test_a_comma_goes_on_only_where_it_stands_alone_and_next() -> None:
    """A line that begins with ",5" or comes after a blank line begins a paragraph."""
    assert len(paragraphs("Ida Holm\n, who retired")) == 1
    assert len(paragraphs("Ida Holm\n,5 per cent")) == 2
    assert len(paragraphs("Ida Holm\n\n, who retired")) == 2


def test_lines_of_a_list_are_not_taken_for_wrapped_text() -> None:
    """Full lines that never break a sentence are paragraphs, and so is text with a longer line."""
    rows = "".join(f"{name} Holm is the head of the harbour board of a port\n" for name in "ABCDEF")
    assert len(paragraphs(rows)) == 6
    assert len(paragraphs(WRAPPED)) == 2


def test_bytes_of_a_name_that_are_no_text_are_shown_as_escapes() -> None:
    """A lone surrogate is the byte that it stands for; a control character keeps its escape."""
    assert text.to_printable("a\udc80\udcffb") == r"a\x80\xffb"
    assert text.to_printable("a\nb\u2028é") == r"a\nb\u2028é"


@given(st.text())
def test_lines_are_what_stands_between_newlines_without_space(value: str) -> None:
    """Each line of a text that has words is found once, without the space around it."""
    found = [value[start:end] for start, end in text.find_lines(value)]
    assert found == [line.strip() for line in value.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("UNPD", ["UNDP", "UN"]),
        ("undp", ["UNDP", "UN"]),
        ("Hrabour Guard", ["Harbour Guard", "Harbour Guard Office"]),
        ("qqqq", []),
    ],
)
def test_what_is_mistyped_is_nearest(text, found):
    """Then what shares words with it; case doesn't count, and three are enough."""
    known = ["UNDP", "UN", "Harbour Guard", "Harbour Guard Office", "Zed"]
    assert nearest(text, known) == found
    assert len(nearest("Harbour", [f"Harbour {number}" for number in range(9)])) == 3


def test_what_is_longer_than_a_paragraph_is_cut():
    """And says so."""
    assert text.shorten_name("a" * 1_000) == "a" * 1_000
    assert text.shorten_name("a" * 1_001) == "a" * 1_000 + "…"
