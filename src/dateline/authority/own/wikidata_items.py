"""Items of Wikidata as the lines of its JSON dump have them, as far as they matter here.

Guarantees: only what is needed is decoded, the rest of a line is skipped; deprecated statements say
nothing, and of classes and countries only the preferred ones count where there are any; a year is
one only where Wikidata knows the year. It resolves no ids and chooses no items.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeAlias

import msgspec

from dateline.authority.own import source_rows

_YEAR = 9  # precision of a time that is known to the year; more is more exact
_SIBLINGS = frozenset(  # wikis that are no Wikipedia, though their names end like those
    {
        "commonswiki",
        "foundationwiki",
        "incubatorwiki",
        "mediawikiwiki",
        "metawiki",
        "outreachwiki",
        "sourceswiki",
        "specieswiki",
        "wikidatawiki",
        "wikifunctionswiki",
        "wikimaniawiki",
    }
)
_SHELL = frozenset((b"", b"[", b"]"))  # lines that hold an array together


class Held(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A term in an office, by the numbers of ids: the office, whose it is, first and last year."""

    office: int
    of: int | None = None
    start: int | None = None
    end: int | None = None


class Item(msgspec.Struct, frozen=True, array_like=True):
    """What an item says of itself.

    Attributes:
        number: that of its id, without the Q.
        names: names in the languages asked for, the one to show first.
        articles: in how many Wikipedias it has an article.
        classes: numbers of what it is an instance of.
        above: numbers of what it is a subclass of.
        country: number of its only country; None if there are several.
        of: number of the body or place whose office it is.
        held: offices that it held.
    """

    number: int
    names: tuple[str, ...] = ()
    articles: int = 0
    classes: tuple[int, ...] = ()
    above: tuple[int, ...] = ()
    country: int | None = None
    of: int | None = None
    held: tuple[Held, ...] = ()


class Redirect(msgspec.Struct, frozen=True):
    """An item that became another; both by the numbers of their ids."""

    number: int
    to: int


Read: TypeAlias = Item | Redirect | None  # None is what can't be read


class ItemReader(Protocol):
    """Reads items from the lines of a form of the dump."""

    def whole(self, lines: Sequence[bytes], /) -> int:
        """How many of these lines make whole items; the others may go on."""
        ...

    def read(self, lines: Sequence[bytes], first: int) -> Iterator[tuple[int, Read]]:
        """What lines say, each with the number of its line."""
        ...


class _Term(msgspec.Struct, frozen=True, gc=False):
    value: str


class _Text(msgspec.Struct, frozen=True, gc=False):
    text: str
    language: str


class _Id(msgspec.Struct, frozen=True, gc=False, rename={"number": "numeric-id"}):
    id: str = ""
    number: int = 0  # what dumps before 2017 have alone


class _Time(msgspec.Struct, frozen=True, gc=False):
    time: str
    precision: int


class _IdData(msgspec.Struct, frozen=True, gc=False):
    value: _Id


class _TextData(msgspec.Struct, frozen=True, gc=False):
    value: _Text


class _TimeData(msgspec.Struct, frozen=True, gc=False):
    value: _Time


class _IdSnak(msgspec.Struct, frozen=True, gc=False):
    datavalue: _IdData | None = None  # neither an unknown value nor none has one


class _TextSnak(msgspec.Struct, frozen=True, gc=False):
    datavalue: _TextData | None = None


class _TimeSnak(msgspec.Struct, frozen=True, gc=False):
    datavalue: _TimeData | None = None


class _Qualifiers(msgspec.Struct, frozen=True, gc=False):
    P108: tuple[_IdSnak, ...] = ()  # employer
    P580: tuple[_TimeSnak, ...] = ()
    P582: tuple[_TimeSnak, ...] = ()
    P642: tuple[_IdSnak, ...] = ()  # of


class _Statement(msgspec.Struct, frozen=True, gc=False):
    mainsnak: _IdSnak
    rank: str = "normal"
    qualifiers: _Qualifiers | list[Any] | None = None


class _TextStatement(msgspec.Struct, frozen=True, gc=False):
    mainsnak: _TextSnak
    rank: str = "normal"


class _Claims(msgspec.Struct, frozen=True, gc=False):
    P17: tuple[_Statement, ...] = ()  # country
    P27: tuple[_Statement, ...] = ()  # country of citizenship
    P31: tuple[_Statement, ...] = ()
    P39: tuple[_Statement, ...] = ()
    P279: tuple[_Statement, ...] = ()
    P1001: tuple[_Statement, ...] = ()  # jurisdiction
    P1813: tuple[_TextStatement, ...] = ()  # short name
    P2389: tuple[_Statement, ...] = ()  # body that the holder directs


class _Site(msgspec.Struct, frozen=True, gc=False):
    pass


class _Ends(msgspec.Struct, frozen=True, gc=False, rename={"source": "from"}):
    source: str
    to: str


def wanted_languages(languages: Iterable[str]) -> tuple[str, ...]:
    """The languages asked for, and behind them names that are the same in all of them."""
    return tuple(dict.fromkeys((*(one.lower() for one in languages), "mul")))


def number_of(identifier: str) -> int:
    """The number of an item's id; 0 for the id of anything else."""
    return int(identifier[1:]) if identifier[:1] == "Q" and identifier[1:].isdecimal() else 0


class LineReader:
    """Reads the JSON dump, or lines taken from it: one item a line, with or without a comma."""

    def __init__(self, languages: Iterable[str]) -> None:
        """Read names in these languages."""
        self._languages = wanted_languages(languages)
        self._decode = msgspec.json.Decoder(_make_shape(self._languages)).decode

    def whole(self, lines: Sequence[bytes], /) -> int:
        """All of them."""
        return len(lines)

    def read(self, lines: Sequence[bytes], first: int) -> Iterator[tuple[int, Read]]:
        """What lines say; properties and lexemes are passed over."""
        for number, line in enumerate(lines, start=first):
            bare = line.strip(b" \t\r,\xef\xbb\xbf")
            if bare in _SHELL:
                continue
            try:
                entity = self._decode(bare)
            except (msgspec.DecodeError, UnicodeDecodeError):
                yield number, None
                continue
            yield from ((number, one) for one in self._read_entity(entity))

    def _read_entity(self, entity: Any) -> Iterator[Read]:
        moved = entity.redirects or (entity.redirect and _Ends(entity.entity, entity.redirect))
        if moved:
            yield Redirect(number_of(moved.source), number_of(moved.to))
        number = number_of(entity.id)
        if number:
            claims = entity.claims if isinstance(entity.claims, _Claims) else _Claims()
            yield Item(
                number=number,
                names=source_rows.clean_names(self._names(entity, claims.P1813)),
                articles=_count_articles(entity.sitelinks),
                classes=tuple(_values(claims.P31)),
                above=tuple(_values(claims.P279)),
                country=_only(claims.P17) or _only(claims.P27),
                of=next(iter((*_values(claims.P2389), *_values(claims.P1001))), None),
                held=tuple(_read_terms(claims.P39)),
            )
        elif not entity.id and not moved:
            yield None

    def _names(self, entity: Any, short: Iterable[_TextStatement]) -> Iterator[str]:
        """The name to show, the others; none where there is nothing to show."""
        labels = [one.value for one in _terms(entity.labels) if one is not None]
        if not labels:
            return
        yield from labels
        for one in short:
            said = one.mainsnak.datavalue
            if said and one.rank != "deprecated" and said.value.language in self._languages:
                yield said.value.text
        for several in _terms(entity.aliases):
            yield from (one.value for one in several or ())


def _make_shape(languages: Sequence[str]) -> type[msgspec.Struct]:
    """The shape of a line, whose names are decoded in these languages only.

    Where there is nothing, the dump has an empty array for an empty object.
    """
    keys = {f"l{place}": language for place, language in enumerate(languages)}
    labels = msgspec.defstruct(
        "Labels", [(key, _Term | None, None) for key in keys], rename=keys, gc=False
    )
    aliases = msgspec.defstruct(
        "Aliases", [(key, tuple[_Term, ...], ()) for key in keys], rename=keys, gc=False
    )
    empty = list[Any] | None
    fields: list[tuple[str, Any, Any]] = [
        ("id", str, ""),
        ("labels", labels | empty, None),
        ("aliases", aliases | empty, None),
        ("claims", _Claims | empty, None),
        ("sitelinks", dict[str, _Site] | empty, None),
        ("entity", str, ""),
        ("redirect", str, ""),
        ("redirects", _Ends | None, None),
    ]
    return msgspec.defstruct("Entity", fields, gc=False)


def _terms(found: Any) -> tuple[Any, ...]:
    """What there is in each language, in the order of languages."""
    return msgspec.structs.astuple(found) if isinstance(found, msgspec.Struct) else ()


def _count_articles(sitelinks: Any) -> int:
    return sum(one.endswith("wiki") and one not in _SIBLINGS for one in sitelinks or ())


def _values(statements: Iterable[_Statement]) -> Iterator[int]:
    """Numbers of the ids that statements of the best rank name."""
    ranks = {one.rank for one in statements}
    best = "preferred" if "preferred" in ranks else "normal"
    for one in statements:
        if one.rank == best and (number := _number(one.mainsnak)):
            yield number


def _only(statements: Sequence[_Statement]) -> int | None:
    """The number of the one id that statements which haven't ended name."""
    lasting = [one for one in statements if not _qualifiers(one).P582]
    found = set(_values(lasting))
    return found.pop() if len(found) == 1 else None


def _read_terms(statements: Iterable[_Statement]) -> Iterator[Held]:
    for one in statements:
        office = _number(one.mainsnak)
        if office and one.rank != "deprecated":
            said = _qualifiers(one)
            bodies = (_number(of) for of in (*said.P642, *said.P108))
            yield Held(
                office, next(filter(None, bodies), None), _year_of(said.P580), _year_of(said.P582)
            )


def _qualifiers(statement: _Statement) -> _Qualifiers:
    found = statement.qualifiers
    return found if isinstance(found, _Qualifiers) else _Qualifiers()


def _number(snak: _IdSnak) -> int:
    """The number of the id that something names; 0 if it names none."""
    if snak.datavalue is None:
        return 0
    value = snak.datavalue.value
    return number_of(value.id) if value.id else value.number


def _year_of(snaks: Iterable[_TimeSnak]) -> int | None:
    """The year that something names: 2009 of `+2009-01-20T00:00:00Z`."""
    for one in snaks:
        if one.datavalue is not None and one.datavalue.value.precision >= _YEAR:
            time = one.datavalue.value.time
            year = time[1:].partition("-")[0]
            if year.isdecimal():
                return -int(year) if time[:1] == "-" else int(year)
    return None
