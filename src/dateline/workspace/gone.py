"""What became of an address whose article isn't in the graph any more, as far as the store tells.

Guarantees: what is said rests on stored texts alone: which one had it, and which one has replaced
that. What never was is never said to be gone. It changes nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from dateline.graph import corrections
from dateline.graph.versions import article_key
from dateline.graph.view import CLAIM
from dateline.workspace import store
from dateline.workspace.store import Store

_QUOTE = re.compile(r"evidence/(?P<document>.+)-(?P<start>\d+)-(?P<end>\d+)(?:/.*)?", re.ASCII)
# Which text had what an id named, of things and of claims.
_OF_THING = "SELECT m.document FROM ids i JOIN mentions m ON m.chain = i.chain WHERE i.id = ?"
_OF_CLAIM = "SELECT c.document FROM claim_ids i JOIN claims c ON c.id = i.claim WHERE i.id = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What was in the graph, and isn't.

    Attributes:
        now: id of the document that has replaced the one which it was read from; None where people
            took that out, and nothing is in its place.
        quote: the words, if it was a quote.
    """

    now: str | None
    quote: str | None = None


def find_gone(folder: Path, name: str) -> Gone | None:
    """What became of a quote, a claim or a thing; None where nothing is known of it.

    Args:
        folder: the graph's folder.
        name: the IRI without the graph's base.

    Raises:
        GraphFolderError: the store can't be opened.
        ConfigError: `corrections.toml` can't be read.
    """
    entries = corrections.read_corrections(folder)
    with Store(folder / store.FILE, read_only=True) as opened:
        quote = _QUOTE.fullmatch(name)
        if quote is not None:
            documents = {quote["document"]}
        else:
            claim = name.startswith(CLAIM)
            query, id_ = (_OF_CLAIM, name.removeprefix(CLAIM)) if claim else (_OF_THING, name)
            documents = {document for (document,) in opened.fetch(query, [id_])}
        hidden = opened.hide(entries)
        editions = {one.id: one for one in opened.editions()}
        old = next((editions[one] for one in sorted(documents & hidden) if one in editions), None)
        if old is None or not documents <= hidden:
            return None
        key = article_key(old.url)
        same = [one.id for one in editions.values() if key and article_key(one.url) == key]
        now = next((one for one in same if one not in hidden), None)
        if quote is None:
            return Gone(now=now)
        ((text,),) = opened.fetch("SELECT text FROM documents WHERE id = ?", [old.id])
        return Gone(now=now, quote=text[int(quote["start"]) : int(quote["end"])] or None)
