"""Who sees a name where: the reader's layers, the authority, runs of capitals; each a sighting.

Guarantees: every sighting is a stretch of whole tokens of one paragraph, without articles, marks
and possessives at its ends. Nobody is believed here: `weighing.py` weighs what all of them say.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from msgspec import Struct
from msgspec.structs import replace

from dateline.annotate.names.acronyms import find_definitions
from dateline.annotate.names.draft import Span
from dateline.authority import Authority, Entry
from dateline.core.parse import Parse, Token
from dateline.core.reading import Found, Reading
from dateline.english.lexicon import lexicon
from dateline.english.quantities import is_sum

ACRONYM = "acronym"
AUTHORITY = "authority"
CAPITALS = "capitals"
LISTED = "listed"  # letters that stand for something widely known
FIRM = "firm"  # capitals that end in the legal form of a firm
MAIN = "dwie"  # the layer of the reader that builds read by, with types and clusters
FOOTER = "footer"  # what is no prose, such as "Author: …, Editor: …"
_PEOPLE = frozenset({"person", "Person", "PER", "Peop", "politician"})
_OUTER = frozenset({"Country", "Region"})
_LIKELY = 0.5  # a finer type less probable than not is no type
_ANDS = frozenset({"and", "&"})
_PARTNERS = frozenset({"bros", "bros.", "brothers", "co", "co.", "company", "sons"})
_SHORT = 4  # letters of a word that may be cut short and have a full stop: "Corp."
_LETTERS = range(3, 7)  # of an acronym
_WIDELY = 20  # weight, from which what letters stand for is widely known
_DASHES = frozenset({"–", "—"})
_LONGEST = 12  # tokens of a run of capitals; what is longer is a line of headings


class Sighting(Struct, frozen=True):
    """A stretch of tokens, half-open, that somebody takes for a name.

    Attributes:
        start: first token.
        end: one past the last token.
        source: who sees it: a layer of the reader, `ACRONYM`, `AUTHORITY` or `CAPITALS`.
        label: what it is taken for, in the source's own labels.
        confidence: how sure the source is, 0 to 1.
        found: the reader's mention, with finer types and cluster; None for other sources.
        entries: what the authority knows by that name.
    """

    start: int
    end: int
    source: str
    label: str = ""
    confidence: float = 1.0
    found: Found | None = None
    entries: tuple[Entry, ...] = ()


def find_sightings(parse: Parse, reading: Reading, authority: Authority) -> list[Sighting]:
    """All sightings of a text."""
    tokens, read = parse.tokens, list(_read(parse, reading))
    firms = list(_find_firms(tokens, read))
    defined = (
        Sighting(*span, ACRONYM, label)
        for pair in find_definitions(tokens)
        for span, label in zip(pair, ("long", "short"), strict=True)
    )
    seen = chain(read, firms, _find_runs(tokens), defined)
    trimmed = filter(None, (_trim(tokens, one) for one in seen))
    known = list(_find_known(tokens, authority))
    outer = dict(_find_outer(tokens, known))
    joined = [*firms, *(one for one in known if _is_joined(tokens, one))]
    whole = (_lengthen(tokens, one) for one in trimmed)
    parts = chain.from_iterable(_part(one, outer) for one in whole)
    listed = _find_listed(tokens, read, authority)
    return [*chain.from_iterable(_widen(one, joined) for one in parts), *known, *listed]


def _is_joined(tokens: Sequence[Token], known: Sighting) -> bool:
    """Whether a state has "and" in its name: "Antigua and Barbuda" is no list."""
    words = {one.text.lower() for one in tokens[known.start : known.end]}
    return known.entries[0].kind == "Country" and bool(words & {"and", "&"})


def _widen(seen: Sighting, joined: Sequence[Sighting]) -> Iterator[Sighting]:
    """The first part of such a state's name as the whole of it, and no other part of it."""
    whole = next((one for one in joined if one.start <= seen.start and seen.end <= one.end), None)
    if whole is None:
        yield seen
    elif seen.start == whole.start:
        yield replace(seen, end=whole.end)


def _find_outer(tokens: Sequence[Token], known: Sequence[Sighting]) -> Iterator[tuple[int, Span]]:
    """Where a state or country behind a town ends; where the town's name ends, and its begins."""
    for inner, one in pairwise((None, *known)):
        if one is None or one.entries[0].kind not in _OUTER:
            continue
        if tokens[one.start - 1].text == ",":
            yield one.end, (one.start - 1, one.start)
        elif inner is not None and inner.end == one.start:  # "Nairobi Kenya"
            homes = {entry.country for entry in inner.entries if entry.kind == "City"}
            if homes & {entry.id for entry in one.entries}:
                yield one.end, (one.start, one.start)


def _part(seen: Sighting, outer: Mapping[int, Span]) -> Iterator[Sighting]:
    """A town and the state or country behind it, which are two names; else the sighting."""
    end, start = outer.get(seen.end, (0, 0))
    if seen.start < end:
        yield replace(seen, end=end)
        yield replace(seen, start=start)
    else:
        yield seen


def find_roles(parse: Parse, reading: Reading) -> list[Span]:
    """Stretches of tokens that the reader takes for a post or role, in text order."""
    seen = _read(parse, replace(reading, others=()))
    return [(one.start, one.end) for one in seen if _is(one, "role")]


def _is(one: Sighting, name: str) -> bool:
    """Whether a mention of the reader is likely of a finer type."""
    types = () if one.found is None else one.found.types
    return one.confidence >= _LIKELY and dict(types).get(name, 0) >= _LIKELY


def _read(parse: Parse, reading: Reading) -> Iterator[Sighting]:
    """What the reader's layers name, at the tokens that hold it."""
    starts = [token.start for token in parse.tokens]
    for layer in (reading, *reading.others):
        for one in layer.mentions:
            start, end = bisect_right(starts, one.start) - 1, bisect_left(starts, one.end)
            if 0 <= start < end and one.start < parse.tokens[start].end:
                breaks = (at for at in range(start + 1, end) if _is_break(parse.tokens, at))
                for low, high in pairwise((start, *breaks, end)):  # a headline runs into its text
                    made = Sighting(low, high, layer.layer, one.label, one.confidence, one)
                    yield replace(made, label=FOOTER) if _is(made, FOOTER) else made


def _lengthen(tokens: Sequence[Token], seen: Sighting) -> Sighting:
    """A name with its number, or the syllable behind its hyphen: "Jane Doe #2", "Moon Jae-in"."""
    numbered = [one.text.isdigit() or one.text for one in tokens[seen.end : seen.end + 2]]
    if numbered == ["#", True]:
        return replace(seen, end=seen.end + 2)
    at = seen.end + (tokens[seen.end : seen.end + 1] != () and _is_capital(tokens[seen.end]))
    first, *behind = (one.text.lower() for one in tokens[at - 1 : at + 2])  # "Park | Won-soon"
    cut = behind[:1] == ["-"] and lexicon().syllables.issuperset((first, *behind[1:]))
    return replace(seen, end=at + 2) if cut and seen.label in _PEOPLE else seen


def _trim(tokens: Sequence[Token], seen: Sighting) -> Sighting | None:
    """A sighting without what is at a name's ends and no part of it; None for nothing left."""
    lex, start, end = lexicon(), seen.start, seen.end
    while start < end and (_is_article(tokens, start) or tokens[start].text in lex.edges):
        start += 1
    while start < end - 1 and seen.label in _PEOPLE and _is_courtesy(tokens[start]):
        start += 1
    marks = [one.text for one in tokens[start:end]]
    if ")" in marks and "(" not in marks:
        end = start + marks.index(")")  # "(HEAT) Unit"
    while start < end and tokens[end - 1].text in lex.edges:
        end -= 1
    if start >= end or is_sum(" ".join(one.text for one in tokens[start:end])):
        return None  # "Rs 4,000"
    return replace(seen, start=start, end=end)


def _is_article(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word before a name is no part of it; "the All Blacks" is a team."""
    word = tokens[at].text
    second = word.istitle() and word != "The" and at > 0 and tokens[at - 1].text == "the"
    return word.lower() in lexicon().determiners and not second


def _is_courtesy(token: Token) -> bool:
    """Whether a word before a person's name is no part of it: "Mrs", "PM"."""
    return token.text.lower() in lexicon().courtesy or token.text in lexicon().initials


def _is_break(tokens: Sequence[Token], at: int) -> bool:
    """Whether no name goes on with a token: a paragraph or sentence begins, or there is a dash."""
    before = tokens[at - 1]
    gap = tokens[at].start - before.end
    dash = tokens[at].text in _DASHES and gap > 0
    dash = dash or (before.text in _DASHES and gap > 0)  # "Oslo- Northern Army"
    word = tokens[at - 2]
    ended = before.text == "." and before.start == word.end and len(word.text) > _SHORT
    return dash or (tokens[at].sentence != before.sentence and (gap > 1 or ended))


def _find_known(tokens: Sequence[Token], authority: Authority) -> Iterator[Sighting]:
    """What the authority knows, longest first, left to right, without overlap."""
    states, end = lexicon().states, 0
    forms = [states.get(token.text, token.text) for token in tokens]
    for index, form in enumerate(forms):
        found = authority.longest(forms, index) if index >= end and form[0].isupper() else None
        if found is None:
            continue
        size, entries = found
        if tokens[index].text in states:  # "Ga." is no country
            entries = tuple(entry for entry in entries if entry.kind == "Region")
        end = index + size
        if entries and "," in forms[index:end]:
            comma = forms.index(",", index)
            behind = authority.longest(forms, comma + 1)
            if behind is not None and not set(behind[1]) & set(entries):
                end = comma  # "Raleigh, North Carolina" is two names
        if entries:
            article = form == "The" and authority.longest(forms, index + 1)
            start = index + 1 if article and article[1] == entries else index  # not "The Hague"
            text = " ".join(forms[start : index + size])
            adjective = all(text in entry.demonyms for entry in entries)
            label = "demonym" if adjective else entries[0].kind
            label += " common" if authority.common(text) else ""
            yield Sighting(start, end, AUTHORITY, label, entries=entries)


def _find_runs(tokens: Sequence[Token]) -> Iterator[Sighting]:
    """Capitalised words side by side, and the same joined by small words: "Ministry of Justice"."""
    end = 0
    for index, token in enumerate(tokens):
        if index < end or not _is_capital(token):
            continue
        end = _run(tokens, index)
        yield Sighting(index, end, CAPITALS, "run")
        if (whole := _join(tokens, index, end)) > end:
            yield Sighting(index, whole, CAPITALS, "joined")
        if (titled := _title(tokens, whole)) > whole:
            yield Sighting(index, titled, CAPITALS, "titled")


def _join(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a run of capitals ends with those of its sentence that small words join to it."""
    joiners, sentence = lexicon().joiners, tokens[start].sentence
    while end - start < _LONGEST and end + 1 < len(tokens) and tokens[end].text.lower() in joiners:
        at = end + 1 + (tokens[end + 1].text == "the")
        behind = tokens[at : at + 1]
        if not behind or behind[0].sentence != sentence or not _is_capital(behind[0]):
            break
        end = _run(tokens, at)
    return end


def _title(tokens: Sequence[Token], end: int) -> int:
    """Where a name ends with the number and the subtitle behind it: "Alien 3: The Gun"."""
    same = [one.text for one in tokens[end : end + 3] if one.sentence == tokens[end - 1].sentence]
    if same and same[0].isdigit():
        return _title(tokens, end + 1)
    if same[:1] == [":"] and same[1:] and same[1][0].isupper():
        return _title(tokens, _join(tokens, end + 1, _run(tokens, end + 1)))
    return end


def _find_listed(
    tokens: Sequence[Token], read: Iterable[Sighting], authority: Authority
) -> Iterator[Sighting]:
    """Letters that two of the reader's layers see and that stand for something widely known: GOP.

    Layers are unsure of letters before a post, "GOP candidate". No letters that mean many things.
    """
    seen = Counter((one.start, one.end) for one in read)
    for (start, end), times in sorted(seen.items()):
        text = tokens[start].text
        letters = text.isalpha() and text.isupper() and len(text) in _LETTERS
        if end - start == 1 and times > 1 and letters:
            entries = [it for it in authority.find(text) if text in it.names]
            if entries and max(it.weight for it in entries) >= _WIDELY:
                yield Sighting(start, end, LISTED)


def _find_firms(tokens: Sequence[Token], read: Iterable[Sighting]) -> Iterator[Sighting]:
    """Firms by their legal form: "Kidder, Peabody and Co".

    They begin where two of the reader's layers see them begin, else with the capitals.
    """
    forms, index = lexicon().suffixes, 0
    seen = Counter((one.end, one.start) for one in read)
    begins = {end: start for (end, start), times in sorted(seen.items(), reverse=True) if times > 1}
    while index < len(tokens):
        if not _is_capital(tokens[index]):
            index += 1
            continue
        start, end = index, _run(tokens, index)
        while _is_company(tokens, end):
            end = _run(tokens, end + 1)
        index = end
        ends = (n for n in range(end, start + 1, -1) if tokens[n - 1].text.lower() in forms)
        last = next(ends, 0)
        if not last:
            continue
        if _is_company(tokens, start + 1) and start > 1 and tokens[start - 1].text == ",":
            start -= 2 * _is_capital(tokens[start - 2])
        joined = any(one.text.lower() in _ANDS for one in tokens[start:last])
        yield Sighting(start if joined else begins.get(last, start), last, FIRM)


def _is_company(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and Co" or "& Sons" stands here, which can't be a name by itself."""
    two = [one.text.lower() for one in tokens[at : at + 2]]
    same = two[1:] and tokens[at].sentence == tokens[at - 1].sentence
    return bool(same) and two[0] in _ANDS and two[1] in _PARTNERS


def _run(tokens: Sequence[Token], index: int) -> int:
    """Where a run of capitals ends that begins at a token."""
    end, sentence = index + 1, tokens[index].sentence
    while end < len(tokens) and tokens[end].sentence == sentence and _is_capital(tokens[end]):
        end += 1
    return end


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() and token.text.lower() not in lexicon().determiners
