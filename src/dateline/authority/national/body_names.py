"""Which national body a name means: an office, and the country that the name itself says.

Guarantees: the same body whatever the name's shape ("Kenya's interior ministry", "Ministry of the
Interior of Kenya", "Kenyan Interior Ministry"); a province's or a city's body is never a country's;
what isn't in the table is nothing. It knows which bodies there could be, not which there are.

    >>> from dateline.authority import load_bundled
    >>> recognise("Kenya's interior ministry", load_bundled()).label
    'Ministry of the Interior (Kenya)'
    >>> recognise("Punjab police", load_bundled())
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from dateline.authority.base import Authority
from dateline.authority.national import offices
from dateline.authority.records import Entry

_LONGEST = 6  # words of a country's name: "Democratic Republic of the Congo"
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
_LABELLED = re.compile(r"(.+?) \((.+)\)")  # the shape of our own labels
_AFTER = re.compile(r",? (?:of|in|for) (?:the )?|, (?:Government of )?(?:the )?")


@lru_cache(maxsize=1 << 14)
def recognise_body(name: str, known: Authority, *, country: str | None = None) -> Entry | None:
    """The national body that a name means.

    Args:
        name: a body's name, with or without words for its country.
        known: the bundled tables, for the names of countries.
        country: Wikidata id of the country, where the text around the name tells it. It doesn't
            outweigh what the name says: Kenya's police is nothing in Uganda.

    Returns:
        Its entry, or None when the name isn't a known office's or says no country.
    """
    plain = _without_article(name)
    found = offices.find_unique_name(plain)
    if found is not None:
        place, part = found
        return _body_entry(place, part, known) if country in {None, place} else None
    said = list(_find_readings(plain, known))
    if said:
        return _only_reading(said, country, known)
    part_of = None if country is None else offices.find_office(plain, country)
    return None if country is None or part_of is None else _body_entry(country, part_of, known)


def is_sovereign(entry: Entry) -> bool:
    """Whether only a state has such a body: a foreign ministry, but not a health ministry."""
    return offices.is_sovereign_office(_office_of(entry))


def stands_without_country(entry: Entry) -> bool:
    """Whether the body's name may stand for it without its country's.

    "The police" doesn't, nor does "the Supreme Court" where states have theirs.
    """
    part = _office_of(entry)
    common = part in offices.office_table().rules["beside"]
    return not common and not offices.is_provincial_office(part, entry.country or "")


def is_municipal(entry: Entry) -> bool:
    """Whether towns have such a body too: "Lebanon Police" may be that of Lebanon, Indiana."""
    return _office_of(entry) in offices.office_table().rules["municipal"]


def body_covers(wide: Entry, narrow: Entry) -> bool:
    """Whether one is the other, or a ministry of all that the other is of, and of more."""
    return wide.country == narrow.country and offices.office_covers(
        _office_of(wide), _office_of(narrow)
    )


def _office_of(entry: Entry) -> str:
    found = offices.split_office_id(entry.id)
    return "" if found is None else found[1]


def _without_article(name: str) -> str:
    words = " ".join(name.split())
    return words[4:] if words[:4].casefold() == "the " else words


def _find_readings(name: str, known: Authority) -> Iterator[tuple[Entry, str]]:
    """Each reading of a name as a country's (or, ambiguous, a region's too) office.

    Yields:
        Place and office. A reading is of the longest words that are a place's name.
    """
    labelled = _LABELLED.fullmatch(name)
    if labelled is not None:
        rest, label = labelled.groups()
        found = _find_places(label, known)
        places = tuple(one for one in found if one.label == label and one.kind == "Country")
        yield from _offices_of(places, rest)
        return
    words = name.split()
    royal = words[:1] == ["Royal"] and len(words) > 1
    words = words[1:] if royal else words
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        prefix = _POSSESSIVE.sub("", " ".join(words[:count]))
        places = _find_places(prefix, known)
        if places:
            yield from _offices_of(places, " ".join(words[count:]))
            break
    for cut in _AFTER.finditer(name):
        places = _find_places(name[cut.end() :], known)
        if places:
            yield from _offices_of(places, name[: cut.start()])
            break


def _find_places(name: str, known: Authority) -> tuple[Entry, ...]:
    """What a country's or region's name or adjective may be, if the whole of it is one."""
    words = name.split()
    found = known.longest(words, 0) if words else None
    return found[1] if found is not None and found[0] == len(words) else ()


def _offices_of(places: tuple[Entry, ...], name: str) -> Iterator[tuple[Entry, str]]:
    """The office that a name is in each place that may have it.

    States have more offices than provinces have, and cities have the police only. A city that is
    called like its country (Djibouti, Kuwait) isn't another place.
    """
    countries = {place.id for place in places if place.kind == "Country"}
    for place in places:
        part = offices.find_office(name, place.id)
        if part is not None and (place.kind == "Country" or _may_have(place, part, countries)):
            yield place, part


def _may_have(place: Entry, part: str, countries: Collection[str]) -> bool:
    """Whether a region or city that is called like something else may have an office."""
    if place.kind == "City":
        return place.country not in countries and part in offices.office_table().rules["municipal"]
    return not offices.is_sovereign_office(part)


def _only_reading(
    said: list[tuple[Entry, str]], country: str | None, known: Authority
) -> Entry | None:
    """The only country of several readings, or the given one among them."""
    readings = {(place.id, part): place for place, part in said}
    if country is not None:
        readings = {key: place for key, place in readings.items() if key[0] == country}
    if len(readings) != 1:
        return None
    ((place_id, part), place) = next(iter(readings.items()))
    return _body_entry(place_id, part, known) if place.kind == "Country" else None


def _body_entry(country: str, part: str, known: Authority) -> Entry | None:
    return known.get(offices.office_id(country, part))
