"""Which place is in which, and whose a body is by its name, as far as the authority knows.

Guarantees: nothing is claimed, and what the authority doesn't know is left open, not denied.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.core.model import Mention
from dateline.extract.reading import ParsedText
from dateline.ontology import is_a

# Words for bodies that no state has, whatever country their names begin with.
_PRIVATE = frozenset({"alliance", "association", "club", "network", "society", "union"})


def find_land(parsed: ParsedText, body: Mention, countries: Iterable[Mention]) -> Mention | None:
    """The country that a government's body has in its own name: "Korean … Agency".

    Which Korea it is, the article tells by naming only one.
    """
    low, head = parsed.ranges[body.id][0], parsed.head(body)
    both = low > 0 and parsed.tokens[low - 1].tag == "HYPH"  # "the US-China … Commission"
    private = not _PRIVATE.isdisjoint(body.name.lower().split())
    if head.kind != "GovernmentBody" or head.id != body.id or both or private:
        return None
    own = [one for one in countries if _begins_with(parsed, body, one)]
    return own[0] if len(own) == 1 else None


def _begins_with(parsed: ParsedText, body: Mention, country: Mention) -> bool:
    entry = parsed.authority.get(country.authority) if country.authority else None
    names = () if entry is None else (*entry.names, *entry.demonyms)
    return any(body.name.startswith(f"{name} ") for name in names)


def is_in(reading: ParsedText, inner: Mention, outer: Mention) -> bool:
    """Whether the authority bears out that a place is in another; no country is in one.

    For a country it must not know better; for a region, of which lists look the same, it must know
    the place there, or no place of that name.
    """
    if is_a(reading.head(inner).kind, "Country"):
        return False
    if is_a(reading.head(outer).kind, "Country"):
        return in_country(reading, inner, outer)
    region = reading.head(outer).authority
    entries = reading.find_places(inner.name)
    return region is not None and (not entries or any(entry.parent == region for entry in entries))


def in_country(reading: ParsedText, inner: Mention, outer: Mention) -> bool:
    """Whether the authority doesn't say otherwise: "Paris, Germany" is a list and no address."""
    country = reading.head(outer).authority
    entries = reading.find_places(inner.name)
    elsewhere = any(not entry.lookup_only for entry in entries)  # a village may have a town's name
    return country is None or not elsewhere or any(entry.country == country for entry in entries)
