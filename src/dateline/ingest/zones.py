"""Marking what in an article isn't running prose: the rules about where a line stands.

A page is read as head, body and tail. The body begins with the first paragraph of prose and ends
with the last one; what one line can't say about itself, its place there does:

1. A line that can only be furniture is furniture (`phrases.py`). So is the second copy of a line.
2. The title is the line of the head that comes again (page title, then headline), or the first
   line that reads like a headline. A speech's salutation is none.
3. Dates and bylines are known by their form; a date counts as the publication's only in the head.
4. A caption begins as one, or stands twice in a row, or is one sentence with a picture's credit.
5. A run of short lines is a menu only if lines in it are known furniture.
6. In the tail, what follows "MOST POPULAR", "###" or the closing byline is furniture.

Guarantees: zones lie inside the text, sorted; none overlap but a credit inside a caption; the
date is one that the text states, or None. When unsure it leaves text as body: a menu line read as
prose costs a bad name, prose read as a menu costs a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.authority import Authority
from dateline.core.ids import document_id
from dateline.core.model import Document, Zone
from dateline.core.text import ends_sentence, find_paragraphs, normalize_name
from dateline.english.dates import find_dates
from dateline.ingest import marks, phrases

_SENTENCES = re.compile(r"[a-z]{3}[.!?] [A-Z]")
_PROSE = 80  # characters from which a paragraph that ends as a sentence is prose
_LONG = 200  # characters from which any paragraph is prose
_HEADLINE = 250  # press releases have headlines of up to 240 characters
_USUAL = 140  # characters: longer headlines are rare enough to ask for capitals
_FEWEST = 3  # words of a headline: two may be a name, or a heading
_DECK = 3  # lines between the headline and the story that are neither byline nor date
_COPY = 25  # characters from which a line that comes again is a copy and not a refrain
_DAY = "YYYY-MM-DD"
_MENU = 4  # lines
_MENU_WORDS = 6
_MENU_SHARE = 6  # times as many lines as known ones, at most
_MENU_KNOWN = 2  # lines of a menu that must be known furniture
_HEAD = 250  # lines: longer menus than this before the story haven't been seen
_SITE = (" | ", " - ", " – ", " — ", " • ", " :: ", " » ")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page's metadata says, which wins over what its text seems to say."""

    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    language: str = "en"
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Page:
    """One text while it is being marked: `kinds` says what each paragraph is, None for prose."""

    text: str
    spans: tuple[tuple[int, int], ...]
    lines: list[str]
    kinds: list[str | None]
    folded: list[str]
    authority: Authority
    first: int = 0  # index of the first paragraph of prose
    last: int = -1  # index of the last
    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    authors: list[str] = field(default_factory=list)
    dates: list[marks.StatedDate] = field(default_factory=list)
    dateline: str | None = None
    inner: list[Zone] = field(default_factory=list)  # datelines, and credits inside captions

    @property
    def head(self) -> int:
        """Where the head ends; a page without prose has none."""
        return min(self.first, _HEAD) if self.first < len(self.lines) else 0

    def headlines(self) -> list[int]:
        """Indices of the lines of the head that read like headlines and are nothing yet."""
        free = self.free(0, self.head)
        return [one for one in free if _is_headline(self.lines[one], self.authority)]

    def free(self, start: int, end: int) -> Iterator[int]:
        """Indices of the paragraphs in a range that are nothing yet."""
        return (index for index in range(start, end) if self.kinds[index] is None)


def join_headline(title: str | None, body: str) -> str:
    """A text with the headline as its first line, unless one of its first lines says it."""
    if title is None or any(
        normalize_name(line) == normalize_name(title)
        for line in body.split("\n", 5)[:5]
        if len(line) <= len(title) + 9
    ):
        return body
    return f"{title}\n\n{body}"


def make_document(
    text: str, *, source: str, known: PageMetadata, published: str | None, authority: Authority
) -> Document:
    """Make a document of a text, with its zones, and fill in what the page didn't say.

    Args:
        text: the article's text, which becomes `Document.text` as it is.
        source: where it was read from.
        known: what the page's metadata says.
        published: date to fall back on.
        authority: what tells places, in datelines, from other capitalised words.

    Returns:
        The document.
    """
    page = _mark_page(text, title=known.title, authority=authority)
    stated = known.published or _find_published(page)
    return Document(
        id=document_id(text),
        text=text,
        source=source,
        url=known.url,
        title=known.title or page.title,
        authors=known.authors or tuple(dict.fromkeys(page.authors)),
        published=_add_day(stated or published, page.dateline),
        publisher=known.publisher or page.publisher or page.agency,
        language=known.language,
        zones=_collect_zones(page),
        notes=known.notes,
    )


def _mark_page(text: str, *, title: str | None, authority: Authority) -> _Page:
    spans = find_paragraphs(text)
    lines = [text[start:end] for start, end in spans]
    folded = [normalize_name(line) if len(line) <= _HEADLINE else line for line in lines]
    page = _Page(text, spans, lines, [None] * len(lines), folded, authority)
    _mark_known_lines(page)
    _find_body(page)
    _mark_title(page, title=title)
    _mark_copies(page)
    _mark_captions(page)
    _mark_tail(page)
    _mark_dateline(page)
    return page


def _mark_known_lines(page: _Page) -> None:
    """Rule 1 and 3: what a line's own form decides."""
    label = ""
    for index, line in enumerate(page.lines):
        authors = marks.read_byline(line)
        if authors is None and label in phrases.BYLINE_LABELS and marks.is_name(line):
            authors = marks.find_names(line)
        if marks.is_furniture(line) or page.folded[index] in {*phrases.BYLINE_LABELS, "published"}:
            page.kinds[index] = "furniture"
        elif authors is not None:
            page.kinds[index] = "byline"
            page.authors.extend(authors)
        elif marks.is_contribution(line):
            page.kinds[index] = "credit"
        elif marks.find_stated_date(line) is not None:
            page.kinds[index] = "furniture"
        label = page.folded[index].rstrip(":")


def _find_body(page: _Page) -> None:
    prose = [index for index in page.free(0, len(page.lines)) if _is_prose(page.lines[index])]
    prose = [index for index in prose if not marks.opens_caption(page.lines[index])] or prose
    page.first, page.last = (
        (prose[0], prose[-1]) if prose else (len(page.lines), len(page.lines) - 1)
    )


def _is_prose(line: str) -> bool:
    return len(line) >= _LONG or (len(line) >= _PROSE and ends_sentence(line))


def _mark_title(page: _Page, *, title: str | None) -> None:
    """Rule 2. The copy nearest to the story is the headline; those before it are furniture."""
    if title is not None:
        same = [index for index in range(page.head) if page.folded[index] == normalize_name(title)]
    else:
        same = _find_repeated_title(page)
    _mark_menus(page)
    if not same and title is None:
        same = _find_first_headline(page)
    if not same:
        return
    for index in same[:-1]:
        page.kinds[index] = "furniture"
    page.kinds[same[-1]] = "title"
    page.title = " ".join(page.lines[same[-1]].split())


def _find_repeated_title(page: _Page) -> list[int]:
    """Indices of the copies of a line of the head that comes again, with or without the site."""
    candidates = page.headlines()
    for index in candidates:
        bare, site = _without_site(page.folded[index])
        wanted = {bare, page.folded[index]}
        again = [other for other in candidates if other > index and page.folded[other] in wanted]
        if again and len(bare) >= _COPY:
            if site and page.folded[again[-1]] == bare:
                page.publisher = page.lines[index][-len(site) :]
            return [index, *again]
    return []


def _find_first_headline(page: _Page) -> list[int]:
    """The first line that is nothing else, if it reads like a headline and is near the story."""
    candidates = page.headlines()
    first = next(page.free(0, page.head), None)
    if first is None or not candidates or first != candidates[0]:
        return []
    between = sum(page.kinds[index] is None for index in range(first + 1, page.first))
    return [first] if between <= _DECK and _reads_alone(page.lines[first]) else []


def _is_headline(line: str, authority: Authority) -> bool:
    return (
        len(line) <= _HEADLINE
        and len(line.split()) >= _FEWEST
        and not line.endswith((".", "!", ":", ";", ","))
        and (line[0].isalnum() or line[0] in "\"'“‘#")
        and not line[0].islower()
        and _SENTENCES.search(line) is None
        and not marks.is_salutation(line)
        and not marks.opens_caption(line)
        and not marks.is_picture_credit(line[slice(*(marks.find_credit(line) or (0, 0)))])
        and marks.find_dateline(line, first=True, authority=authority) is None
    )


def _reads_alone(line: str) -> bool:
    """Whether a line is short enough for a headline, or written in capitals as headlines are."""
    words = [
        word
        for word in line.split()
        if word[0].isalpha() and word.lower() not in phrases.HEADLINE_PARTICLES
    ]
    return len(line) <= _USUAL or 2 * sum(word[0].isupper() for word in words) > len(words)


def _without_site(title: str) -> tuple[str, str]:
    """A page title split into the headline and the name of the site after it."""
    at, mark = max((title.rfind(mark), mark) for mark in _SITE)
    return (title[:at], title[at + len(mark) :]) if at > 0 else (title, "")


def _mark_copies(page: _Page) -> None:
    """Rule 1 for copies: the first of equal lines stays.

    Inside the story only a whole sentence counts: lists say "Seven days a week" for good reason.
    """
    seen: set[str] = {page.title or ""}
    for index in page.free(0, len(page.lines)):
        line = page.lines[index]
        beside = index > 0 and page.lines[index - 1] == line
        inside = page.first <= index <= page.last and not beside
        if len(line) < (_PROSE if inside else _COPY):
            continue
        if line in seen:
            page.kinds[index] = "furniture"
        seen.add(line)


def _mark_captions(page: _Page) -> None:
    """Rule 4. The agency after the last sentence of a story is a credit, not a caption."""
    for index in page.free(0, len(page.lines)):
        line, start = page.lines[index], page.spans[index][0]
        credit = marks.find_credit(line)
        words = line[slice(*credit)] if credit is not None else ""
        agency = marks.publisher_of_agency(words)
        if index >= page.last and agency is not None and credit is not None:
            page.inner.append(Zone(kind="credit", start=start + credit[0], end=start + credit[1]))
            page.agency = page.agency or agency
        elif _is_caption(page, index, words):
            page.kinds[index] = "caption"
            if credit is not None and credit[0] > 0:
                page.inner.append(
                    Zone(kind="credit", start=start + credit[0], end=start + credit[1])
                )


def _is_caption(page: _Page, index: int, credit: str) -> bool:
    line = page.lines[index]
    if len(line) > 2 * _HEADLINE:
        return False
    if marks.opens_caption(line) or marks.is_picture_credit(credit):
        return len(line) <= 2 * _HEADLINE
    twice = index + 1 < len(page.lines) and page.lines[index + 1] == line and len(line) >= _COPY
    # Twice in a row is a caption and its copy for screen readers; in the story, it is a pull quote.
    twice = twice and (index <= page.first or not ends_sentence(line))
    one = ". " not in line[: len(line) - len(credit) - 2]
    return twice or (one and marks.is_agency_credit(credit))


def _mark_menus(page: _Page) -> None:
    """Rule 5, over runs of lines that are short and end no sentence."""
    run: list[int] = []
    for index in range(len(page.lines) + 1):
        if index < len(page.lines) and _is_menu_line(page, index):
            run.append(index)
            continue
        known = sum(
            page.kinds[other] == "furniture" and marks.find_stated_date(page.lines[other]) is None
            for other in run
        )
        if len(run) >= _MENU and known >= _MENU_KNOWN and _MENU_SHARE * known >= len(run):
            for other in run:
                page.kinds[other] = "furniture"
        run = []


def _is_menu_line(page: _Page, index: int) -> bool:
    if page.kinds[index] == "furniture":
        return True
    line = page.lines[index]
    return (
        page.kinds[index] is None and marks.is_plain_line(line) and len(line.split()) <= _MENU_WORDS
    )


def _mark_tail(page: _Page) -> None:
    """Rule 6. Prose ends a list of other stories, so a false heading costs some lines at most."""
    closed = listing = False
    for index in range(page.first + 1, len(page.lines)):
        line = page.lines[index]
        if page.kinds[index] is None and _is_prose(line):
            listing = False
            continue
        after = index > page.last
        closed = closed or (after and page.kinds[index] in {"byline", "furniture"})
        listing = listing or marks.opens_list(line) or marks.is_over(line)
        if page.kinds[index] is None and (listing or (closed and marks.is_plain_line(line))):
            page.kinds[index] = "furniture"


def _mark_dateline(page: _Page) -> None:
    """The dateline opens the story, or one of the next lines if a deck stands above it."""
    for order, index in enumerate(list(page.free(0, len(page.lines)))[:4]):
        start = page.spans[index][0]
        # To the end of the next paragraph, because the dash may stand on a line of its own.
        found = marks.find_dateline(
            page.text[start : start + 200],
            first=order == 0 or index == page.first,
            authority=page.authority,
        )
        if found is None or start + found.length >= page.spans[-1][1]:
            continue
        page.inner.append(Zone(kind="dateline", start=start, end=start + found.length))
        page.dateline = found.date
        page.agency = found.agency or page.agency
        return


def _find_published(page: _Page) -> str | None:
    """The date that the page states as its own: in its dateline, or alone on a line of the head."""
    if page.dateline is not None:
        for found in find_dates(page.dateline, anchor=None):
            if found.edtf is not None and len(found.edtf) == len(_DAY):
                return found.edtf
    head = (marks.find_stated_date(line) for line in page.lines[: min(page.first, _HEAD)])
    dates = [date for date in head if date is not None]
    labelled = {date.date for date in dates if date.labelled}
    stated = labelled or {date.date for date in dates}
    return stated.pop() if len(stated) == 1 else None


def _add_day(published: str | None, dateline: str | None) -> str | None:
    """Give a known year the day of the dateline: 2023 and "Aug. 31" make 2023-08-31."""
    if published is None or dateline is None or len(published) != len("YYYY"):
        return published
    dated = find_dates(f"{dateline}, {published}", anchor=None)
    return next(
        (found.edtf for found in dated if found.edtf and len(found.edtf) == len(_DAY)), published
    )


def _collect_zones(page: _Page) -> tuple[Zone, ...]:
    """Every zone, sorted; what a dateline or a wider zone already covers is left out."""
    found = list(page.inner)
    datelines = [zone for zone in page.inner if zone.kind == "dateline"]
    for (start, end), kind in zip(page.spans, page.kinds, strict=True):
        if kind is not None and not any(
            zone.start < end and start < zone.end for zone in datelines
        ):
            found.append(Zone(kind=kind, start=start, end=end))
    return tuple(sorted(found, key=lambda zone: (zone.start, -zone.end)))
