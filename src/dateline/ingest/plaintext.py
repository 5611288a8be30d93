r"""Plain text files: bytes to a document with its zones.

Guarantees: the text is what Python's `open(path, encoding="utf-8")` gives (newlines become `\n`,
a byte order mark is dropped), so offsets can be checked with two lines of Python; any other
encoding is stated in `Document.notes`. It doesn't repair words that were broken before.
"""

from __future__ import annotations

import re

from dateline.authority import Authority
from dateline.core.errors import SourceError
from dateline.core.model import Document
from dateline.ingest.zones import PageMetadata, make_document

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_JUNK = 0.01  # share of control characters above which bytes aren't text
_RTF = b"{\\rtf"  # may hold nothing but printable characters
_LONE = re.compile(r"[\ud800-\udfff]")  # half a character, which no file can hold
_ASCII = 127
_ACCENTS = 0.15  # share of bytes beyond ASCII up to which a text is taken for English
_SAMPLE = 20_000  # characters that are enough to see it


class TextReader:
    """Reads plain text in any encoding; what isn't text is an error."""

    name = "text"
    endings = (".txt", ".md", ".text")
    marks: tuple[bytes, ...] = ()

    def read(
        self, data: bytes, *, source: str, published: str | None, authority: Authority
    ) -> tuple[Document, ...]:
        """Return the one document of a text file.

        Raises:
            SourceError: the file is binary, or holds only white space.
        """
        text, notes = decode_bytes(data, source=source)
        if not text.strip():
            message = f"{source}: is empty; give a file with the text of an article"
            raise SourceError(message)
        return (
            make_document(
                text,
                source=source,
                known=PageMetadata(notes=notes),
                published=published,
                authority=authority,
            ),
        )


def decode_bytes(data: bytes, *, source: str) -> tuple[str, tuple[str, ...]]:
    r"""Turn bytes into text, UTF-8 first, and say so when something had to be assumed.

    Args:
        data: the bytes of a file.
        source: its name, for messages.

    Returns:
        The text with `\n` newlines, and the notes for `Document.notes`.

    Raises:
        SourceError: the bytes aren't text in any encoding.
    """
    notes: tuple[str, ...] = ()
    if data.startswith(_RTF):
        message = f"{source}: is RTF, which isn't read; save its text in a .txt file"
        raise SourceError(message)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text, encoding = _guess_encoding(data, source=source)
        notes = (f"not UTF-8 (byte {error.start}); read as {encoding}",)
    return check_text(text, source=source), notes


def check_text(text: str, *, source: str) -> str:
    r"""A text with `\n` newlines, if it is one.

    Raises:
        SourceError: it holds what no text does.
    """
    if _is_binary(text):
        raise SourceError(_not_text(source))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _guess_encoding(data: bytes, *, source: str) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), "UTF-16"
        except UnicodeDecodeError as error:
            raise SourceError(_not_text(source)) from error
    if b"\x00" in data:
        raise SourceError(_not_text(source))
    odd = sum(byte > _ASCII for byte in data[:_SAMPLE])
    if odd <= _ACCENTS * len(data[:_SAMPLE]):
        # Too few odd bytes to tell code pages apart: English with some accents or curly quotes.
        try:
            return data.decode("cp1252"), "windows-1252"
        except UnicodeDecodeError:
            pass  # one of the five bytes that it doesn't define
    # Imported here: few files need it, and it costs 30 ms.
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise SourceError(_not_text(source))
    return str(best), best.encoding


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return (
        "\x00" in text
        or _LONE.search(text) is not None
        or len(_CONTROL.findall(sample)) > _JUNK * len(sample)
    )


def _not_text(source: str) -> str:
    return f"{source}: isn't text (binary data); give plain text or HTML"
