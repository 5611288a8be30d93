"""The tables of a fold: what each column is, and what is gathered on the way."""

from __future__ import annotations

from dateline.workspace.store_rows import TABLES as RECORDS
from dateline.workspace.store_rows import Shape

_SPAN: dict[str, Shape] = {"start": "INTEGER", "end": "INTEGER"}
_QUOTE: dict[str, Shape] = {"document": "VARCHAR", **_SPAN, "subject": _SPAN, "object": _SPAN}
_NAMED: dict[str, Shape] = {
    "id": "VARCHAR",
    "kind": "VARCHAR",
    "label": "VARCHAR",
    "aliases": ["VARCHAR"],
    "same_as": ["VARCHAR"],
    "confirmed": ["VARCHAR"],
    "type": "VARCHAR",
}
_LISTS: dict[str, Shape] = {"chains": ["VARCHAR"], "documents": ["VARCHAR"]}
_THING = {**_NAMED, **_LISTS}


def _fact(entity: str) -> dict[str, Shape]:
    """The columns of facts whose ends are of a type: ids as they come, numbers as they are kept."""
    return {
        "id": "VARCHAR",
        "subject": entity,
        "predicate": "VARCHAR",
        "object": entity,
        "value": "VARCHAR",
        "datatype": "VARCHAR",
        "stance": "VARCHAR",
        "speaker": entity,
        "when": "VARCHAR",
        "when_text": "VARCHAR",
        "place": entity,
        "confidence": "DOUBLE",
        "sources": "INTEGER",
        "evidence": [_QUOTE],
        "origin": ["VARCHAR"],
    }


_ANCHOR: dict[str, Shape] = {
    "id": "VARCHAR",
    "document": "VARCHAR",
    "span": _SPAN,
    "lead": "VARCHAR",
    "names": ["VARCHAR"],
    "kind": "VARCHAR",
    "size": "INTEGER",
    "reasons": ["VARCHAR"],
}

# What is read. Numbers are places in no order; a thing keeps its number as long as it has its id.
TABLES: dict[str, dict[str, Shape]] = {
    "documents": {name: kind for name, kind in RECORDS["documents"].items() if name != "version"},
    "entities": {"n": "INTEGER", **_THING, "degree": "INTEGER"},  # degree: facts that touch it
    "facts": {"n": "INTEGER", **_fact("INTEGER")},
    "ends": {"entity": "INTEGER", "fact": "INTEGER"},  # entity: facts that it is the object of
    "quotes": {"document": "VARCHAR", "fact": "INTEGER"},  # each pair once
    "marks": {"document": "VARCHAR", **_SPAN, "chain": "VARCHAR"},  # where things are named
    "told": {  # what all facts together say of some, by number of the fact
        "fact": "INTEGER",
        "told_by": "INTEGER",
        "titles": ["VARCHAR"],
    },
    "terms": {"fact": "INTEGER", "term": "VARCHAR"},  # likewise
    "chains": {**_ANCHOR, "entity": "INTEGER"},
    "names": {"name": "VARCHAR", "entity": "INTEGER", "called": "BOOLEAN"},  # or only found by it
    "keys": {"key": "VARCHAR", "entity": "INTEGER"},
    "moved": {"id": "VARCHAR", "entity": "INTEGER"},
    "former": RECORDS["ids"],
    "moved_claims": {"id": "VARCHAR", "fact": "VARCHAR"},
    "decisions": RECORDS["decisions"],
    "stories": {"story": "INTEGER", "document": "VARCHAR"},
    "unmet": {"number": "INTEGER", "why": "VARCHAR", "other": "INTEGER"},
    "ruled": {"number": "INTEGER", "groups": [["VARCHAR"]], "followed": "BOOLEAN"},
    "about": {"name": "VARCHAR", "rows": "BIGINT"},  # a row a table, once all is written
}

# What is kept besides, so that a fold can follow when records change.
KEPT: dict[str, dict[str, Shape]] = {
    "read": {"document": "VARCHAR", "hash": "UBIGINT"},
    "parts": {  # the chains of all articles; `thing` stands for what they are, `joined` for a group
        "id": "VARCHAR",
        "document": "VARCHAR",
        "joined": "VARCHAR",
        "thing": "VARCHAR",
        "used": "BOOLEAN",
        "authorities": "VARCHAR",
        "told": "VARCHAR",
        "data": "VARCHAR",
    },
    "drafts": {
        "thing": "VARCHAR",
        "stem": "VARCHAR",
        "needs_hash": "BOOLEAN",
        "linked": "BOOLEAN",
        "digest": "VARCHAR",
        "id": "VARCHAR",
    },
    "said": {"claim": "VARCHAR", "document": "VARCHAR", "fact": "VARCHAR"},
    "signed": {"document": "VARCHAR", "signature": "BLOB"},
    "compared": {"one": "VARCHAR", "two": "VARCHAR", "alike": "BOOLEAN"},
    "made": {"by": "VARCHAR"},  # by which program and authorities; empty if it can't follow
}

# What is gathered on the way.
SCRATCH: dict[str, dict[str, Shape]] = {
    "now": KEPT["read"],
    "gone": {"document": "VARCHAR"},
    "new": {"document": "VARCHAR"},
    "retold": {"document": "VARCHAR"},  # of another story than before
    "moved": {"chain": "VARCHAR"},  # chains of which something else was decided
    "groups": {"chain": "VARCHAR", "joined": "VARCHAR", "thing": "VARCHAR"},
    "things": {"thing": "VARCHAR"},  # all that may have other chains than before
    "drafts": {
        **_NAMED,
        "thing": "VARCHAR",
        "needs_hash": "BOOLEAN",
        "linked": "BOOLEAN",
        "digest": "VARCHAR",
    },
    "lists": {"thing": "VARCHAR", **_LISTS},
    "lost": {"id": "VARCHAR"},  # entities as they were
    "entities": _THING,
    "anchors": _ANCHOR,
    "numbers": {"id": "VARCHAR", "n": "INTEGER"},
    "stale": {"fact": "VARCHAR"},
    "said": KEPT["said"],
    "facts": _fact("VARCHAR"),
    "signed": {"document": "VARCHAR", "signature": "VARCHAR"},  # in hexadecimal digits
    "names": {"name": "VARCHAR", "entity": "INTEGER", "called": "BOOLEAN"},
}
COLUMNS = {"fold": {**TABLES, **KEPT}, "scratch": SCRATCH}
