"""Ids that are hashes of content, so that doing a thing twice gives the same id twice.

Guarantees: an id depends only on the values it is made of, never on order, time or machine.
It does not promise that ids stay the same when a stage's output changes.
"""

from __future__ import annotations

import hashlib
import re

from anyascii import anyascii

_LENGTH = 16  # hex digits: 64 bits, a collision is expected after about 5 billion records
_UNSAFE = re.compile(r"[^a-z0-9]+")


def content_id(*parts: object) -> str:
    """Hash values into 16 hex digits; separators keep `("a", "bc")` from `("ab", "c")`."""
    joined = "\x1f".join(map(str, parts))
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def document_id(text: str) -> str:
    """The id of a document: a hash of its text alone, so a copy is the same document."""
    return content_id("document", text)


def slug(name: str) -> str:
    """A percent-safe, readable form of a name: ASCII letters, digits and single hyphens.

    Letters of any script are written in Latin ones (Paweł is `pawel`, 한국 `hangug`), so that names
    that differ in them stay apart. A name of which nothing is left gives its hash.
    """
    latin = anyascii(name).casefold()
    return _UNSAFE.sub("-", latin).strip("-")[:80].strip("-") or content_id(name)
