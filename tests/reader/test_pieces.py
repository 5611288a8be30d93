from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from dateline.reader import pieces

WORDS = ["[UNK]", "the", "un", "##dp", "met", "in", "seoul", ".", "j", "smith", '"', "##s"]


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Tokenizer:
    path: Path = tmp_path_factory.mktemp("vocabulary") / "vocabulary.txt"
    path.write_text("\n".join(WORDS) + "\n", encoding="utf-8")
    return pieces.make_tokenizer(path)


def words(text: str, cut: pieces.Pieces) -> list[str]:
    return [text[start:end] for start, end in cut.words.tolist()]


def test_a_word_in_pieces_is_one_word(tokenizer: Tokenizer) -> None:
    text = "The UNDP met."
    cut = pieces.cut_text(text, tokenizer)
    assert words(text, cut) == ["The", "UNDP", "met", "."]
    assert cut.first.tolist() == [0, 1, 3, 4, 5]


def test_shapes_keep_what_lower_case_loses() -> None:
    assert [pieces.word_shape(w) for w in ("met", "Seoul", "UN", "eBay", "2023", ".", "서울")] == [
        1, 2, 3, 4, 5, 6, 7,
    ]  # fmt: skip


def test_sentences_end_at_marks_but_not_at_initials(tokenizer: Tokenizer) -> None:
    text = 'J. Smith met the UN. "The UN met."\nSeoul'
    cut = pieces.cut_text(text, tokenizer)
    starts = [words(text, cut)[at] for at in cut.sentences[:-1].tolist()]
    assert starts == ["J", '"', "Seoul"]


def test_no_text_has_no_windows(tokenizer: Tokenizer) -> None:
    assert pieces.cut_text("", tokenizer).windows == ()


@given(st.lists(st.sampled_from(["The UN met.", "in", "Seoul", "\n", "J."]), max_size=400))
def test_windows_cover_every_piece_once(parts: list[str]) -> None:
    cut = pieces.cut_text(" ".join(parts), TOKENIZER)
    assert all(a[1] == b[0] for a, b in pairwise(cut.windows))
    assert sum(high - low for low, high in cut.windows) == len(cut.ids)
    assert all(0 < high - low <= pieces.WINDOW for low, high in cut.windows)


@given(st.text(max_size=200))
def test_words_stand_where_they_say(text: str) -> None:
    cut = pieces.cut_text(text, TOKENIZER)
    assert all(text[a:b].strip() for a, b in cut.words.tolist())
    assert len(cut.shapes) == len(cut.ids)


def _plain() -> Tokenizer:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vocabulary.txt"
        path.write_text("\n".join(WORDS) + "\n", encoding="utf-8")
        return pieces.make_tokenizer(path)


TOKENIZER = _plain()


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        *(("lower", 1), ("Capital", 2), ("A", 2), ("UPPER", 3), ("miXed", 4), ("McDonald", 4)),
        *(("5th", 5), ("-", 6), ("한국", 7), ("É", 2), ("a", 1)),
    ],
)
def test_the_shape_of_a_word_is_what_lower_case_takes_away(word: str, shape: int) -> None:
    """One capital letter is a capital, not all capitals."""
    assert pieces.word_shape(word) == shape


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("It rained. It snowed.", [0, 3]),
        ("It rained! “It snowed.”", [0, 3]),
        ("“It rained.” It snowed.", [0, 5]),
        ("It rained\nit snowed", [0, 2]),
        ("It rained. it snowed.", [0]),  # in lower case it goes on
        ("It rained, It snowed.", [0]),
        ("J. Smith came.", [0]),  # an initial's full stop ends nothing
        ("He is 5.5 m", [0]),
        ("Did it? 5 did.", [0, 3]),
    ],
)
def test_a_sentence_begins_after_a_mark_before_a_capital(
    tokenizer: Tokenizer, text: str, starts: list[int]
) -> None:
    """Or on a new line; closing quotes stand with what they close."""
    assert pieces.cut_text(text, tokenizer).sentences.tolist()[:-1] == starts


def test_a_window_ends_with_a_sentence_if_one_ends_in_reach(tokenizer: Tokenizer) -> None:
    """A sentence that is longer than a window is cut where the window ends."""
    short = "It rained. " * 100  # three pieces each
    windows = pieces.cut_text(short, tokenizer).windows
    assert windows[0] == (0, pieces.WINDOW - pieces.WINDOW % 3)
    assert all((end - start) % 3 == 0 for start, end in windows)
    long = "it rained " * 200
    assert pieces.cut_text(long, tokenizer).windows == ((0, pieces.WINDOW), (pieces.WINDOW, 400))
