"""Characters that a program would take for more than text, or that an output can't hold.

Everything that came from an article goes through one of these on its way out: into XML, UTF-8,
a spreadsheet or a terminal.

Guarantees: what is let through is harmless where it goes; what is changed can be told. It knows
characters only: what is markup in HTML or Markdown is for those who write it.
"""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn what follows round
_UNSEEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_TURNING}\ufeff]")
_COMMAND = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_TURNING}\ud800-\udfff]")
# Spreadsheets skip what isn't seen before a formula, and take signs of full width for plain ones.
_START = r"[\s\x00-\x20\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n]"
_FORMULA = re.compile(_START)
_CELL = re.compile(f"{_START}|'(?={_START}|')")


def to_xml_text(text: str) -> str:
    """A text of which characters that XML can't hold are U+FFFD, the mark for a lost one."""
    return _NOT_XML.sub("\ufffd", text)


def to_whole_characters(text: str) -> str:
    """A text with `?` for halves of surrogate pairs, which no file in UTF-8 can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def drop_unseen(text: str) -> str:
    """A text without control characters, and without marks that turn the letters around them."""
    return _UNSEEN.sub("", text)


def to_terminal(text: str) -> str:
    r"""A text that no terminal obeys: commands, and marks that turn letters, are seen as `\x1b`.

    Tabs and line ends stay.
    """
    return _COMMAND.sub(lambda found: escape_character(found[0]), text)


def escape_character(one: str) -> str:
    r"""A character as ASCII shows it: `\x1b`; a byte that was no text as that byte: `\x80`."""
    byte = ord(one) - 0xDC00
    return f"\\x{byte:02x}" if 0x80 <= byte <= 0xFF else ascii(one)[1:-1]  # noqa: PLR2004


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could take a text for something to compute."""
    return _FORMULA.match(text) is not None


def disarm_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: a `'` stands before one that could be.

    One that has a `'` there already gets a second, so that taking one away gives back any text.
    """
    return f"'{text}" if _CELL.match(text) else text


def rearm_cell(cell: str) -> str:
    """The text that `disarm_cell` was given."""
    return cell[1:] if cell.startswith("'") and _CELL.match(cell[1:]) else cell
