"""Characters that a format can't hold, or that a program would take for more than text.

Guarantees: what is let through is harmless where it goes; what is changed can be told.
"""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = re.compile(r"[=+\-@\t\r\n]|'(?=[=+\-@\t\r\n'])")


def to_xml_text(text: str) -> str:
    """A text of which characters that XML can't hold are U+FFFD, the mark for a lost one."""
    return _NOT_XML.sub("\ufffd", text)


def to_whole_characters(text: str) -> str:
    """A text without halves of surrogate pairs, which no file in UTF-8 can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def disarm_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: a `'` stands before one that could be.

    One that has a `'` there already gets a second, so that taking one away gives back any text.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def rearm_cell(cell: str) -> str:
    """The text that `disarm_cell` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
