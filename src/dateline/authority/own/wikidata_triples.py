"""Items of Wikidata as its truthy dump (N-Triples) has them.

Guarantees: the same items as from the JSON dump, but for what that form lacks: an office has no
years, and only the offices that Wikidata prefers are there. Statements of an item must follow one
another, as they do in the dump.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline.authority.own import source_rows
from dateline.authority.own.wikidata_items import Held, Item, Read, Redirect, wanted_languages

_ENTITY = b"http://www.wikidata.org/entity/Q"
_DIRECT = b"http://www.wikidata.org/prop/direct/"
_ABOUT = re.compile(  # what a line is about; the lines of an article come with those of its item
    rb"\s*<http://www\.wikidata\.org/entity/Q([1-9]\d*)>"
    rb"|.*<http://schema\.org/about>\s*<http://www\.wikidata\.org/entity/Q([1-9]\d*)>"
)
_TRIPLE = re.compile(
    rb"(?:<([^<>\"{}|^`\\\s]*)>|_:\S+)\s*<([^<>\s]*)>\s*"
    rb"(?:<([^<>\s]*)>|_:\S+|\"((?:[^\"\\]|\\.)*)\"(?:@([A-Za-z0-9-]+)|\^\^<[^<>\s]*>)?)"
    rb"\s*\.\s*(?:#.*)?"
)
_ARTICLE = re.compile(rb"https?://[a-z0-9-]+\.wikipedia\.org/.*")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_NAMES = {
    b"http://www.w3.org/2000/01/rdf-schema#label": "label",
    _DIRECT + b"P1813": "short",
    b"http://www.w3.org/2004/02/skos/core#altLabel": "alias",
}
_LINKS = {_DIRECT + f"P{one}".encode(): one for one in (17, 27, 31, 39, 279, 1001, 2389)}
_COUNT = b"http://wikiba.se/ontology#sitelinks"
_SCHEMA_ABOUT = b"http://schema.org/about"
_SAME = b"http://www.w3.org/2002/07/owl#sameAs"


def looks_like(line: bytes) -> bool:
    """Whether a line is of a dump of Wikidata."""
    return _about(line) > 0 or line.startswith(b"<http://wikiba.se/ontology#Dump>")


@dataclass(slots=True)
class _Facts:
    """What the lines read so far say of one item."""

    number: int
    names: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    links: dict[int, list[int]] = field(default_factory=dict)
    articles: int = 0
    stated: int = 0


class TripleReader:
    """Reads the truthy dump, or whole items taken from it."""

    def __init__(self, languages: Iterable[str]) -> None:
        """Read names in these languages."""
        self._languages = wanted_languages(languages)

    def whole(self, lines: Sequence[bytes], /) -> int:
        """All but the lines of the last item, of which more may follow."""
        last, start = 0, 0
        for place in range(len(lines) - 1, -1, -1):
            about = _about(lines[place])
            if about and last and about != last:
                return start
            if about:
                last, start = about, place
        return 0

    def read(self, lines: Sequence[bytes], first: int) -> Iterator[tuple[int, Read]]:
        """What lines say, each item with its first line."""
        facts, start = None, first
        for number, line in enumerate(lines, start=first):
            about = _about(line)
            if about and (facts is None or facts.number != about):
                if facts is not None:
                    yield start, self._item(facts)
                facts, start = _Facts(about), number
            found = _TRIPLE.fullmatch(line.strip())
            if found is not None and facts is not None:
                moved = self._note(facts, found)
                if moved:
                    yield number, Redirect(facts.number, moved)
            elif found is None and line.strip() and not line.lstrip().startswith(b"#"):
                yield number, None
        if facts is not None:
            yield start, self._item(facts)

    def _note(self, facts: _Facts, found: re.Match[bytes]) -> int:
        """Note what a statement says; returns what its item became, if it says that."""
        subject, predicate, to, text, language = found.groups()
        if predicate == _SCHEMA_ABOUT:
            facts.articles += bool(subject and _ARTICLE.fullmatch(subject))
        elif _target(subject) != facts.number:
            pass  # of a property, or of a statement
        elif predicate == _COUNT and text is not None and text.isdigit():
            facts.stated = int(text)
        elif predicate in _LINKS and _target(to):
            facts.links.setdefault(_LINKS[predicate], []).append(_target(to))
        elif predicate == _SAME:
            return _target(to)
        elif predicate in _NAMES and text is not None:
            spoken = (language or b"").decode().lower()
            if spoken in self._languages:
                said = facts.names.setdefault((_NAMES[predicate], spoken), [])
                said.append(_unescape(text.decode("utf-8", "replace")))
        return 0

    def _item(self, facts: _Facts) -> Item:
        sorts = {
            sort: [name for one in self._languages for name in facts.names.get((sort, one), ())]
            for sort in ("label", "short", "alias")
        }
        names = [name for sort in sorts.values() for name in sort] if sorts["label"] else []
        links = facts.links
        countries = set(links.get(17) or links.get(27) or ())
        return Item(
            number=facts.number,
            names=source_rows.clean_names(names),
            articles=facts.articles or facts.stated,
            classes=tuple(links.get(31, ())),
            above=tuple(links.get(279, ())),
            country=countries.pop() if len(countries) == 1 else None,
            of=next(iter((*links.get(2389, ()), *links.get(1001, ()))), None),
            held=tuple(map(Held, links.get(39, ()))),
        )


def _about(line: bytes) -> int:
    """The number of the item that a line is about; 0 if it goes on with the one before."""
    found = _ABOUT.match(line)
    return 0 if found is None else int(found[1] or found[2])


def _target(iri: bytes | None) -> int:
    """The number of the item of an IRI; 0 if it isn't one."""
    if iri is None or not iri.startswith(_ENTITY):
        return 0
    return int(number) if (number := iri[len(_ENTITY) :]).isdigit() else 0


def _unescape(text: str) -> str:
    """A literal's text, with what stands for it put where it is escaped."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_unescaped, text)


def _unescaped(found: re.Match[str]) -> str:
    short, long, plain = found.groups()
    if not (short or long):
        return _PLAIN.get(plain, plain)
    code = int(short or long, 16)
    return chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"  # noqa: PLR2004
