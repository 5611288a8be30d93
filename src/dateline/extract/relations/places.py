"""Which place is in which, by an article's words and the authority; whose a body is by its name.

Guarantees: nothing is claimed, and what the authority doesn't know is left open, not denied.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.core.model import Mention
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText
from dateline.extract.relations.names import skip_articles, whole_name

# What may stand behind an address, besides its comma.
_CLOSING = frozenset({",", ".", ":", "IN", "WRB", "-RRB-", "``", "''"})


def find_address(parsed: ParsedText, place: Mention) -> Mention | None:
    """The country or region behind a place and a comma that it is in: "Nairobi, Kenya,".

    That it is, and no list, is told by the words or borne out by the authority.
    """
    outer = _read_address(parsed, place)
    told = outer is not None and (_is_told_in(parsed, place, outer) or is_in(parsed, place, outer))
    return outer if told else None


def _read_address(parsed: ParsedText, place: Mention) -> Mention | None:
    """The place behind a place and a comma, unless more follow or the sentence goes on."""
    tokens, (low, high) = parsed.tokens, parsed.ranges[place.id]
    if not parsed.is_a(place, "Place") or tokens[high : high + 1] == ():
        return None
    start = high + 1
    while start < len(tokens) and tokens[start].lower in find_words("compass") | {"in"}:
        start += 1  # "Bow, east London,", "Mosul, in northern Iraq,"
    start = skip_articles(parsed, start)  # "Solihull, in the West Midlands"
    outer = whole_name(parsed, start) if tokens[high].text == "," else None
    if outer is None or not parsed.is_a(outer, "Place"):
        return None
    end = parsed.ranges[outer.id][1]
    if end >= len(tokens) or tokens[end].sentence != tokens[low].sentence:
        return outer
    further = whole_name(parsed, skip_articles(parsed, end + 1))
    listed = further is not None and parsed.is_a(further, "Place")
    country = parsed.kind(outer) == "Country"
    closed = tokens[end].tag in _CLOSING
    return outer if closed and not (listed and country and tokens[end].text == ",") else None


def _is_told_in(parsed: ParsedText, inner: Mention, outer: Mention) -> bool:
    """Whether the words leave no list: "Bow, east London", "Solihull, in the West Midlands".

    What the authority knows of both counts for more than "in".
    """
    low, high = parsed.ranges[inner.id][1], parsed.ranges[outer.id][0]
    between = {one.lower for one in parsed.tokens[low:high]}
    unknown = parsed.head(outer).authority is None
    return bool(between & find_words("compass")) or ("in" in between and unknown)


def find_land(parsed: ParsedText, body: Mention, countries: Iterable[Mention]) -> Mention | None:
    """The country that a government's body has in its own name: "Korean … Agency".

    Which Korea it is, the article tells by naming only one.
    """
    head = parsed.head(body)
    if head.kind != "GovernmentBody" or head.id != body.id:
        return None
    own = [one for one in countries if _begins_with(parsed, body, one)]
    return own[0] if len(own) == 1 else None


def _begins_with(parsed: ParsedText, body: Mention, country: Mention) -> bool:
    entry = parsed.entry(country)
    names = () if entry is None else (*entry.names, *entry.demonyms)
    return any(body.name.startswith(f"{name} ") for name in names)


def is_in(parsed: ParsedText, inner: Mention, outer: Mention) -> bool:
    """Whether the authority bears out that a place is in another; no country is in one.

    For a country it must not know better; for a region, of which lists look the same, it must know
    the place there, or no place of that name.
    """
    if parsed.is_a(inner, "Country"):
        return False
    if parsed.is_a(outer, "Country"):
        return in_country(parsed, inner, outer)
    region = parsed.head(outer).authority
    entries = parsed.find_places(inner.name)
    return region is not None and (not entries or any(entry.parent == region for entry in entries))


def in_country(parsed: ParsedText, inner: Mention, outer: Mention) -> bool:
    """Whether the authority doesn't say otherwise: "Paris, Germany" is a list and no address."""
    country = parsed.head(outer).authority
    entries = parsed.find_places(inner.name)
    elsewhere = any(not entry.lookup_only for entry in entries)  # a village may have a town's name
    return country is None or not elsewhere or any(entry.country == country for entry in entries)
