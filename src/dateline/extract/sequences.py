"""Matches the sequences of `patterns.toml`: regular expressions over the things in a sentence.

A sentence becomes a line of items: names as their class (PERSON, ORG, GOV, COUNTRY, PLACE, ADJ,
POST …), other words as they are in lower case. So "Kenya's foreign minister Alfred Mutua" is
`COUNTRY 's POST PERSON`.

Guarantees: linear in the sentence; a match is made of whole items. It knows no words of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from dateline.core.model import Mention, Stance
from dateline.english.lexicon import lexicon
from dateline.extract import posts, quotation_marks
from dateline.extract.builder import ASSERTED, Builder, Setting, Standing
from dateline.extract.declared import Sequence, load_sequences
from dateline.extract.reading import ParsedText
from dateline.ontology import is_a

_BODIES = {"GovernmentBody": "GOV", "PoliticalParty": "PARTY", "EducationalInstitution": "SCHOOL"}
_PLACES = ("City", "Region", "Place", "Facility", "NaturalFeature")


class Line:
    """One sentence as a line of items, with the way back from characters to mentions."""

    def __init__(self, reading: ParsedText, sentence: int) -> None:
        """Read a sentence into items."""
        low, high = reading.parse.sentences[sentence]
        self.mentions: list[Mention | None] = []
        self.words: list[str] = []
        items: list[str] = []
        index = low
        while index < high:
            mention = _name_at(reading, index)
            if mention is None:
                word = reading.tokens[index].text.lower()
                items.append(_word_class(word))
                self.words.append(word)
                index += 1
            else:
                items.append(_code(reading, mention))
                self.words.append("")
                index = reading.ranges[mention.id][1]
            self.mentions.append(mention)
        self.text = " ".join(items)
        self.starts: list[int] = []
        at = 0
        for item in items:
            self.starts.append(at)
            at += len(item) + 1

    def item(self, position: int) -> int:
        """Index of the item at a character of the line."""
        return bisect_right(self.starts, position) - 1

    def mention(self, match: re.Match[str], group: str) -> Mention | None:
        """The mention that a group of a match stands on."""
        if group not in match.re.groupindex or match.start(group) < 0:
            return None
        return self.mentions[self.item(match.start(group))]


def _name_at(reading: ParsedText, index: int) -> Mention | None:
    best = None
    for mention in reading.at[index]:
        if mention.form not in {"name", "demonym"} and mention.kind != "Position":
            continue
        if mention.form == "nominal" and any(m.form == "name" for m in reading.at[index]):
            continue
        if reading.ranges[mention.id][0] == index and (
            best is None or mention.span.end > best.span.end
        ):
            best = mention
    return best


def _code(reading: ParsedText, mention: Mention) -> str:  # noqa: PLR0911 -- one a class
    kind = reading.head(mention).kind
    if mention.form == "demonym":
        return "ADJ" if mention.kind == "Country" else "adj"
    if kind in {"Person", "Country", "Event"}:
        return kind.upper()
    if kind == "Position":
        return {"member": "MEMBER", "founder": "FOUNDER", "co-founder": "FOUNDER"}.get(
            mention.text.lower(), "POST"
        )
    if kind in _BODIES:
        return _BODIES[kind]
    if is_a(kind, "Organization"):
        return "ORG"
    if kind in _PLACES:
        return "PLACE"
    return kind.lower()


def _word_class(word: str) -> str:
    lex = lexicon()
    if word in lex.ended or word in lex.acting:
        return "QUAL"
    if word in lex.courtesy and word not in {"his", "her"}:
        return "COURTESY"
    return "'s" if word in {"'s", "’s", "'", "’"} else word


def match(reading: ParsedText, builder: Builder, origin: str) -> None:
    """Try every sequence on every sentence that has two names or posts at least."""
    for sentence in range(len(reading.parse.sentences)):
        if sentence in reading.blocked:
            continue
        line = Line(reading, sentence)
        if sum(mention is not None for mention in line.mentions) < 2:
            continue
        for sequence in load_sequences():
            for found in sequence.form.finditer(line.text):
                _claim(reading, builder, sequence, line, found, sentence=sentence, origin=origin)


def _claim(
    reading: ParsedText,
    builder: Builder,
    sequence: Sequence,
    line: Line,
    found: re.Match[str],
    *,
    sentence: int,
    origin: str,
) -> None:
    if _unsure(line, found):
        return
    setting = Setting(
        sentence=sentence,
        standing=_standing(reading, line, found),
        origin=f"{origin}/{sequence.name}",
        confidence=0.92,
    )
    if sequence.posts:
        person, body = line.mention(found, "person"), line.mention(found, "body")
        for group in ("post", "post2", "post3"):
            position = line.mention(found, group)
            apart = group != "post" and position is not None and " " in position.name
            if person is not None and position is not None and not apart:
                posts.claim(
                    builder, person, position, body, past=_over(line, found), setting=setting
                )
        return
    for left, predicate, right in sequence.claims:
        a, b = line.mention(found, left), line.mention(found, right)
        if a is None or b is None:
            continue
        if _verified(reading, sequence.verify, a, b):
            builder.add(a, predicate, b, setting)


def _verified(reading: ParsedText, verify: str | None, inner: Mention, outer: Mention) -> bool:
    """Whether the authority agrees, where a sequence needs that.

    For a city and a country it must not know better; for a region, of which lists look the same,
    it must know the city there.
    """
    if verify == "region":
        region = reading.head(outer)
        return region.authority is not None and any(
            entry.parent == region.authority for entry in reading.authority.find(inner.name)
        )
    return verify is None or in_country(reading, inner, outer)


def _standing(reading: ParsedText, line: Line, found: re.Match[str]) -> Standing:
    """What stands in quotation marks is reported: the article says that somebody says so."""
    first = line.mentions[line.item(found.start())]
    named = [one for one in (first, *line.mentions[line.item(found.start()) :]) if one is not None]
    text = reading.annotated.document.text
    quoted = bool(named) and quotation_marks.inside(text, named[0].span.start, named[0].span.end)
    return Standing(Stance.REPORTED) if quoted else ASSERTED


def _unsure(line: Line, found: re.Match[str]) -> bool:
    """Whether "presumptive" or the like stands in the match or right before it."""
    first, last = line.item(found.start()), line.item(max(found.start(), found.end() - 1))
    return any(word in lexicon().unsure for word in line.words[max(0, first - 2) : last + 1])


def _over(line: Line, found: re.Match[str]) -> bool:
    """Whether "former" or the like stands in the match or right before it."""
    first, last = line.item(found.start()), line.item(max(found.start(), found.end() - 1))
    return posts.over(line.words[max(0, first - 2) : last + 1])


def in_country(reading: ParsedText, inner: Mention, outer: Mention) -> bool:
    """Whether the authority doesn't say otherwise: "Paris, Germany" is a list and no address."""
    country = reading.head(outer).authority
    entries = reading.authority.find(inner.name)
    elsewhere = any(not entry.lookup_only for entry in entries)  # a village may have a town's name
    return country is None or not elsewhere or any(entry.country == country for entry in entries)
