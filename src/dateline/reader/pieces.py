"""Text cut into word pieces, words and windows: what the encoder reads, and where it stands.

Training and run time share this module, so that both see the same numbers. Guarantees: piece and
word offsets count code points of the text; windows cover all pieces in order without overlap, and
end at the end of a sentence where one ends in reach. Sentences are guessed from punctuation and
capitals alone: a wrong guess costs the encoder a little context and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer
from tokenizers.decoders import WordPiece as WordPieceDecoder
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

Ids = npt.NDArray[np.int64]

WINDOW = 254  # pieces; with the two special ones 256, the length that a CPU reads fastest
SHAPES = 8  # shapes of words; twice as many rows, for words that open a line or sentence
_CLOSERS = frozenset("\"'”’)]")
_ENDS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Pieces:
    """One text as the encoder reads it.

    Attributes:
        ids: vocabulary id of each piece.
        shapes: shape of the word that each piece belongs to (see `word_shape`).
        words: start and end of each word, in code points; shape (words, 2).
        first: index of each word's first piece, and after the last word the number of pieces.
        sentences: index of the first word of each sentence, and after the last the number of words.
        windows: half-open ranges of pieces.
    """

    ids: Ids
    shapes: Ids
    words: Ids
    first: Ids
    sentences: Ids
    windows: tuple[tuple[int, int], ...]


def make_tokenizer(vocabulary: Path) -> Tokenizer:
    """The uncased WordPiece tokenizer of BERT over a vocabulary file, one piece a line."""
    made = Tokenizer(WordPiece.from_file(str(vocabulary), unk_token="[UNK]"))  # noqa: S106
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    made.decoder = WordPieceDecoder()
    return made


def cut_text(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut one text; an empty one has no pieces and no windows."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    ids = np.asarray(encoding.ids, dtype=np.int64)
    owner = np.asarray(encoding.word_ids, dtype=np.int64)
    places = np.asarray(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    opens = np.flatnonzero(np.diff(owner, prepend=-1)) if len(ids) else np.zeros(0, np.int64)
    first = np.append(opens, len(ids)).astype(np.int64)
    words = np.stack([places[opens, 0], places[first[1:] - 1, 1]], axis=1) if len(ids) else places
    sentences = _find_sentences(text, words)
    shapes = np.repeat(_word_shapes(text, words, sentences), np.diff(first))
    return Pieces(ids, shapes, words, first, sentences, _cut_windows(first, sentences))


@lru_cache(maxsize=1 << 16)
def word_shape(word: str) -> int:
    """The shape of a word: what lower-casing takes away.

    1 lower, 2 Capital, 3 UPPER, 4 miXed, 5 digits first, 6 punctuation, 7 other scripts. 0 is
    kept for the encoder's special pieces.
    """
    head = word[0]
    if head.isdigit():
        return 5
    if not head.isalpha():
        return 6
    if word.islower():
        return 1
    if len(word) > 1 and word.isupper():
        return 3
    if head.isupper() and (len(word) == 1 or word[1:].islower()):
        return 2
    return 4 if word.lower() != word else 7


def _word_shapes(text: str, words: Ids, sentences: Ids) -> Ids:
    found = np.asarray(
        [word_shape(text[start:end]) for start, end in words.tolist()], dtype=np.int64
    )
    found[sentences[:-1]] += SHAPES
    return found


def _find_sentences(text: str, words: Ids) -> Ids:
    """First words of sentences: after a line break, or after an end mark before a capital."""
    starts = [0]
    rows: Sequence[Sequence[int]] = words.tolist()
    for index in range(1, len(rows)):
        gap = text[rows[index - 1][1] : rows[index][0]]
        if "\n" in gap or (
            gap and _ends_sentence(text, rows, index) and _opens_sentence(text[rows[index][0]])
        ):
            starts.append(index)
    return np.asarray([*starts, len(rows)] if rows else [0], dtype=np.int64)


def _ends_sentence(text: str, rows: Sequence[Sequence[int]], index: int) -> bool:
    """Whether the word before stands at a sentence's end: a mark, maybe closed by quotes."""
    at = index - 1
    while at > 0 and text[rows[at][0]] in _CLOSERS:
        at -= 1
    if text[rows[at][0]] not in _ENDS:
        return False
    # "J. Smith", "U.S. Army": an initial's full stop ends nothing.
    return not (at > 0 and text[rows[at][0]] == "." and rows[at - 1][1] - rows[at - 1][0] == 1)


def _opens_sentence(letter: str) -> bool:
    return letter.isupper() or letter.isdigit() or letter in "\"'“‘(["


def _cut_windows(first: Ids, sentences: Ids) -> tuple[tuple[int, int], ...]:
    ends: list[int] = first[sentences[1:]].tolist() if len(sentences) > 1 else []
    windows: list[tuple[int, int]] = []
    start = reach = 0
    for end in ends:
        if end - start > WINDOW and reach > start:
            windows.append((start, reach))
            start = reach
        while end - start > WINDOW:  # one sentence longer than a window
            windows.append((start, start + WINDOW))
            start += WINDOW
        reach = end
    if reach > start:
        windows.append((start, reach))
    return tuple(windows)
