"""The bodies that every state has: which words name which office, and the entry of one.

Guarantees: an office of a country has one id, `dateline:Q114/ministry-interior`, and one entry
whatever its name was written like; an id that no name leads to has no entry. A ministry of several
things isn't the ministry of one of them. It doesn't find out which country is meant: that is
`body_names.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.authority import name_keys
from dateline.authority.records import Entry
from dateline.core.bundled import load_toml

_PREFIX = "dateline:"
_MINISTRY = "ministry-"
_AND = "-and-"  # between the portfolios of one ministry in an id
_BESIDE = "~"  # before a name that counts only beside its country
_OF = re.compile(r"(?:(?:federal|union) )?(ministry|department) (?:of|for) (.+)")
_BARE = re.compile(r"(?:(?:federal|union) )?(.+) (ministry|department)")
_BETWEEN = re.compile(r" (?:and|, and|,) ")


@dataclass(frozen=True, slots=True)
class LocalName:
    """A name that one country's office has: the office, the letters, whether it stands alone."""

    office: str
    written: str
    alone: bool


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """What `offices.toml` says, by key.

    Attributes:
        portfolios: what a ministry is for, as written → its part of an id.
        offices: any other office, as written → its part of an id.
        titles: part of an id → how it is written, in the order of the file.
        local: country → key → the names of that country's offices that read so.
        labels: country → office → its own names, label first.
        alone: key → the country that the name belongs to, for names that need no other word.
        rules: the lists under `[rules]`.
        federal: office → the countries whose provinces have one as well.
        excepted: office → the countries of which its common name says something else.
    """

    portfolios: Mapping[str, str]
    offices: Mapping[str, str]
    titles: Mapping[str, str]
    local: Mapping[str, Mapping[str, tuple[LocalName, ...]]]
    labels: Mapping[str, Mapping[str, tuple[str, ...]]]
    alone: Mapping[str, str]
    rules: Mapping[str, frozenset[str]]
    federal: Mapping[str, frozenset[str]]
    excepted: Mapping[str, frozenset[str]]


@cache
def office_table() -> OfficeTable:
    """The bundled table, read once a process."""
    raw = load_toml(__package__, "offices.toml")
    general = {
        name: raw.pop(name) for name in ("portfolios", "offices", "rules", "federal", "except")
    }
    local = {country: _index_local_names(rows) for country, rows in raw.items()}
    return OfficeTable(
        portfolios=_index_general_names(general["portfolios"]),
        offices=_index_general_names(general["offices"]),
        titles={
            slug: names[0]
            for group in ("portfolios", "offices")
            for slug, names in general[group].items()
        },
        local=local,
        labels={
            country: {
                office: tuple(name for name in names if not name.startswith(_BESIDE))
                for office, names in rows.items()
            }
            for country, rows in raw.items()
        },
        alone={
            key: country
            for country, names in local.items()
            for key, found in names.items()
            if any(name.alone for name in found)
        },
        rules={name: frozenset(values) for name, values in general["rules"].items()},
        federal={name: frozenset(values) for name, values in general["federal"].items()},
        excepted={name: frozenset(values) for name, values in general["except"].items()},
    )


def find_unique_name(name: str) -> tuple[str, str] | None:
    """The country and office of a name that belongs to one country: "Bundestag"."""
    country = office_table().alone.get(_office_key(name))
    if country is None:
        return None
    office = _find_own_office(name, country)
    return None if office is None else (country, office)


def find_office(name: str, country: str) -> str | None:
    """Which office a name is in a country, without words for the country itself.

    Args:
        name: "Interior Ministry", "Sejm".
        country: Wikidata id of the country.

    Returns:
        Its part of an id, or None when the name is no office there.
    """
    found = _find_own_office(name, country)
    if found is not None:
        return found
    known, key = office_table(), _office_key(name)
    plain = known.offices.get(key)
    if plain is not None:
        return None if country in known.excepted.get(plain, ()) else plain
    return _find_ministry(key, country)


def office_id(country: str, part: str) -> str:
    """The id of an office of a country."""
    return f"{_PREFIX}{country}/{part}"


def split_office_id(identifier: str) -> tuple[str, str] | None:
    """The country and office that an id is made of; None for any other id."""
    country, slash, part = identifier.removeprefix(_PREFIX).partition("/")
    return (country, part) if slash and identifier.startswith(f"{_PREFIX}Q") else None


def is_sovereign_office(part: str) -> bool:
    """Whether only a state has such an office; what one country alone has, is such."""
    known = office_table()
    common = part.startswith(_MINISTRY) or part in known.titles or part in known.federal
    return part in known.rules["sovereign"] or not common


def is_provincial_office(part: str, country: str) -> bool:
    """Whether a country's provinces have such an office as well."""
    known = office_table()
    if part.startswith(_MINISTRY) and part not in known.rules["sovereign"]:
        return country in known.federal["ministry"]
    return country in known.federal.get(part, ())


def office_covers(wide: str, narrow: str) -> bool:
    """Whether one office is the other, or a ministry of what the other is of and of more."""
    ours, theirs = (set(one.removeprefix(_MINISTRY).split(_AND)) for one in (wide, narrow))
    return wide == narrow or (wide.startswith(_MINISTRY) and theirs <= ours)


def make_office_entry(country: Entry, part: str, *, adjective: str | None) -> Entry | None:
    """The entry of an office of a country.

    Args:
        country: entry of the country.
        part: the office's part of an id.
        adjective: what comes from that country and from no other ("Kenyan"), for its names.

    Returns:
        The entry, or None when the country has no such office under that id.
    """
    own = office_table().labels.get(country.id, {}).get(part, ())
    titles = tuple(_general_titles(part, country.id))
    if not own and not titles:
        return None
    named = [] if adjective is None else [f"{adjective} {title}" for title in titles]
    if part.startswith(_MINISTRY):
        named = [] if own else named  # the Home Office isn't signed "British Interior Department"
    elif adjective is not None and part not in office_table().rules["municipal"]:
        # "of Georgia" may be the state's, "of Jamaica" the town's.
        articled = not office_table().rules["articled"].isdisjoint(country.label.split())
        article = "the " if articled else ""
        named += [f"{title} of {article}{country.label}" for title in titles]
    label = own[0] if own else f"{titles[0]} ({country.label})"
    return Entry.of(
        {
            "id": office_id(country.id, part),
            "label": label,
            "kind": "GovernmentBody",
            "names": "|".join(dict.fromkeys((*own[1:], *named))),
            "country": country.id,
            "parent": country.id,
        }
    )


def _general_titles(part: str, country: str) -> Iterator[str]:
    """General names of an office; none that means another office in this country."""
    known = office_table()
    if part.startswith(_MINISTRY):
        slugs = part.removeprefix(_MINISTRY).split(_AND)
        if not all(slug in known.portfolios.values() for slug in slugs):
            return
        full = _list_words([known.titles[slug] for slug in slugs])
        short = _list_words([known.titles[slug].removeprefix("the ") for slug in slugs])
        head = "Department" if country in known.rules["departments"] else "Ministry"
        names = [f"{head} of {full}", f"{short} {head}"]
    else:
        names = [known.titles[part]] if part in known.offices.values() else []
    yield from (name for name in names if find_office(name, country) == part)


def _list_words(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _find_own_office(name: str, country: str) -> str | None:
    """The office that a country calls by a name of its own, if it has its capital."""
    if name[:1].islower():
        return None
    for known in office_table().local.get(country, {}).get(_office_key(name), ()):
        if not name_keys.needs_exact_case(known.written) or name_keys.written_form(
            name
        ) == name_keys.written_form(known.written):
            return known.office
    return None


def _find_ministry(key: str, country: str) -> str | None:
    """The ministry of one thing or of several, all of which are in the table."""
    known = office_table()
    if (found := _OF.fullmatch(key)) is not None:
        head, words = found.groups()
    elif (found := _BARE.fullmatch(key)) is not None:
        words, head = found.groups()
    else:
        return None
    if head == "department" and country not in known.rules["departments"]:
        return None
    if head == "ministry" and country in known.rules["no_ministries"]:
        return None
    slugs = {known.portfolios.get(word) for word in _BETWEEN.split(words)}
    ordered = [slug for slug in known.titles if slug in slugs]
    return _MINISTRY + _AND.join(ordered) if len(ordered) == len(slugs) else None


def _office_key(name: str) -> str:
    """The key of a name, whose articles come and go: "Ministry of (the) Interior"."""
    return " ".join(word for word in name_keys.make_key(name).split() if word != "the")


def _index_local_names(rows: Mapping[str, Sequence[str]]) -> dict[str, tuple[LocalName, ...]]:
    found: dict[str, tuple[LocalName, ...]] = {}
    for part, names in rows.items():
        for name in names:
            bare = name.removeprefix(_BESIDE)
            key = _office_key(bare)
            found[key] = (*found.get(key, ()), LocalName(part, bare, alone=bare == name))
    return found


def _index_general_names(rows: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {_office_key(name): slug for slug, names in rows.items() for name in names}
