"""Whose paper an article is of, as far as its address tells: the country, and the state.

Guarantees: what isn't known is left out; the address is only read, never asked. A site of the
table has what the table says, any other the country of its domain, if that is a country's.
"""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from dateline.authority import records

CODES = {"uk": "gb"}  # a country's domain that isn't its ISO code


def home_of(url: str) -> frozenset[str]:
    """Ids of the country and of the region whose paper has an address; empty if nothing tells.

    Args:
        url: the article's address.
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # "http://[not an address"
        return frozenset()
    parts = host.split(".")
    for start in range(len(parts) - 1):
        found = _load_sites().get(".".join(parts[start:]))
        if found is not None:
            return found
    country = _load_countries().get(CODES.get(parts[-1], parts[-1]))
    return frozenset() if country is None else frozenset({country})


@cache
def _load_sites() -> dict[str, frozenset[str]]:
    rows = records.read_rows("sites")
    return {row["domain"]: frozenset(filter(None, (row["country"], row["region"]))) for row in rows}


@cache
def _load_countries() -> dict[str, str]:
    """Two-letter code in small letters → id of the country."""
    return {
        code.casefold(): row["id"]
        for row in records.read_rows("places")
        if row["kind"] == "Country"
        for code in records.split_cell(row["iso"])
        if len(code) == 2  # noqa: PLR2004 - the letters of a country's code
    }
