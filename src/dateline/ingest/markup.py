"""Text out of pieces of markup: what feeds, mails and newsrooms send, without a page around it.

Guarantees: each block is a paragraph of its own, white space is as a browser shows it, and nothing
that a browser wouldn't show is text. No article is looked for: that is what `html.py` does with
whole pages.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hl1",
        "hl2",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
        "block",
        "media",
        "media-caption",
    ]
)
_HIDDEN = frozenset(
    ["head", "meta", "noscript", "object", "script", "style", "svg", "template", "title"]
)
_SPACE = re.compile(r"\s+")
_TAGS = re.compile(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|a|b|i|em|strong|span|img|figure|table)\b[^<>]*>"
)
_BREAK = "\0"  # between blocks: no XML or HTML can hold it


def is_markup(text: str) -> bool:
    """Whether a text that may be either is HTML: it has a tag that marks text."""
    return _TAGS.search(text) is not None


def to_text(markup: str) -> str:
    """The text of a piece of HTML, its paragraphs with a blank line between."""
    if not markup.strip():
        return ""
    try:
        root = html.document_fromstring(f"<div>{markup}</div>", parser=html.HTMLParser())
    except (etree.ParserError, ValueError):
        return ""
    return collect_text(root)


def collect_text(root: Any) -> str:
    """The text of an element of HTML, or of a vocabulary that borrows from it."""
    pieces: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        name = local_name(element)
        around = _BREAK if name in _BLOCKS else ""
        if event == "start":
            pieces.append(around)
            if not name:  # an entity, which isn't expanded
                continue
            if name in _HIDDEN or "hidden" in element.attrib or _is_styled_away(element):
                walker.skip_subtree()
            else:
                pieces.append(element.text or "")
            continue
        pieces.append(around)
        if element is not root:
            pieces.append(element.tail or "")
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(pieces).split(_BREAK))
    return "\n\n".join(line for line in lines if line)


def local_name(element: Any) -> str:
    """An element's name without its namespace; nothing for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _is_styled_away(element: Any) -> bool:
    """Whether its own style hides it, as that of a newsletter's preview line does."""
    return "display:none" in element.get("style", "").replace(" ", "").lower()
