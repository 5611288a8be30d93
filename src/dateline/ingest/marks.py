"""Recognising one line of a news page: byline, dateline, date, caption, credit, furniture.

Guarantees: each function looks at one line (or the first 200 characters of a paragraph) and takes
time linear in it. Nothing is decided here by where the line stands; `zones.py` does that, because
"Subscribe" may be a headline, but "(Yonhap)" after the last sentence is no caption.
"""

# ruff: noqa: E501 -- patterns read best on one line
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.authority import Authority
from dateline.core.text import ends_sentence, normalize_name, to_ascii_punctuation
from dateline.english.dates import find_dates
from dateline.ingest import phrases

SHORT = 60  # characters: furniture that is known by how it begins is no longer than twice this
_LONGEST_BYLINE = 160
_LONGEST_DATE_LINE = 70
_SMALL_WORDS = 2  # words in lower case that a byline may have
_LONGEST_PLACE = 6  # words
_DAY = "YYYY-MM-DD"
_TRIM = " \t:.*|>»›→←↑↓▲▼·•-–—+[]"


def _match_any(words: Iterable[str]) -> str:
    """A pattern that any of some words fits."""
    return "|".join(map(re.escape, words))


_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = (
    rf"(?:(?:\w{{3,9}}\.?,? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},?(?: \d{{4}})?|{_MONTH},? \d{{4}}))"
)
_AGENCY = r"(?:\([^()\n]{2,40}\)|/[^/\n]{2,30}/\.?)"
_DASH = r"(?:-{1,3}|:)"
_PART = (
    rf"{_CAPITAL}[\w.']*(?:[ -](?:{_CAPITAL}[\w.']*|{_match_any(phrases.PLACE_PARTICLES)})){{0,4}}"
)
_PLACE = rf"{_PART}(?:[,/]\s?{_PART}){{0,2}}"
# A date or an agency before the dash leaves no doubt; so do capitals, or brackets round the place.
_DATED = re.compile(
    rf"(?:(?P<place>[A-Za-zÀ-ÿ][^.!?:;()\n]{{1,60}}?) ?(?:,|-|\() ?)?(?P<date>{_DATE})\)?\s*(?P<agency>{_AGENCY})?"
    rf"\s*{_DASH}\s*(?=\S)"
)
_CREDITED = re.compile(
    rf"(?P<place>{_PLACE}),?\s*(?P<agency>{_AGENCY})\s*(?P<dash>{_DASH})?\s*(?=\S)"
)
_DASH_DATED = re.compile(rf"(?P<place>{_PLACE})\s*-\s*(?P<date>{_DATE})\s*:\s*(?=\S)")
_BRACKETED = re.compile(rf"\((?P<agency>{_PLACE})\)\s*-{{1,3}}\s*(?=\S)")
_CAPITALS = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'-]+(?:,? (?:and |[A-ZÀ-Þ][A-ZÀ-Þ.'-]+|[A-Z][a-z]+\.?)){0,5}?)"
    r"\s*-{1,3}\s+(?=[\"'(A-ZÀ-Þ0-9])"
)
_LOOSE = re.compile(rf"(?P<place>{_PLACE})\s*(?P<dash>-{{1,3}}|:)\s+(?=[\"'(A-ZÀ-Þ0-9])")

_WORDS = re.compile(r"[^\W\d_]+")

_BY = re.compile(rf"(?:{_match_any(phrases.BYLINE_OPENERS)})\s*:?\s+", re.IGNORECASE)
_REPORTING = re.compile(r"\(?(?:additional )?reporting by ", re.IGNORECASE)
_DUTY = re.compile(rf"\W*\b(?:in [A-Z]|{_match_any(phrases.BYLINE_DUTIES)})", re.IGNORECASE)
_BRACKET = re.compile(r"\([^()]{0,80}\)|\S{1,60}@\S{1,60}|@\w{1,30}|https?://\S{1,200}")
_BETWEEN = re.compile(r"\s*(?:,|;|\||/|&|\band\b|\bwith\b| - )\s*", re.IGNORECASE)
_NAME = re.compile(
    rf"{_CAPITAL}[\w.'-]*(?: (?:{_CAPITAL}[\w.'-]*|{_match_any(phrases.NAME_PARTICLES)})){{1,4}}"
)
_CONTRIBUTED = re.compile(
    r".{0,120}\bcontributed (?:to (?:this|the) (?:report|story|article)|reporting)\b.{0,120}"
)
_CONTACT = re.compile(
    r"\b(?:contact|contacts|enquiries|inquiries)\s?:|\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}$", re.IGNORECASE
)
_LABEL = re.compile(
    rf"(?P<label>(?:first |last )?(?:{_match_any(phrases.DATE_LABELS)})"
    r"(?: on| at| date)?)\s*[:|-]?\s+|(?P<who>[\w .'-]{1,40})\s[|•·]\s",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:[\s,|•·@-]|\bat\b|\d{1,2}[:.]\d{2}(?::\d{2})?|[ap]\.?m\b\.?|\b(?:[A-Z]{3,4}|IST|local time|\d+ min read)\b"
    r"|\(?(?:GMT|UTC)[+-]?\d{0,2}(?::\d\d)?\)?|\b(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?\b[,.]?)*",
    re.IGNORECASE,
)
_PAREN_CREDIT = re.compile(r"[(\[](?P<who>\w[^()\[\]\n]{1,80})[)\]]\.?$")
_WORD_CREDIT = re.compile(
    rf"(?:\b(?:{_match_any(phrases.CREDIT_LABELS)})(?: credit| courtesy)?\s?(?::|by\b|of\b)|\|\s?|©\s?)"
    r"\s?(?P<who>[^.:|()\n]{2,60})\.?$"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the start of a paragraph: its length, and the date and agency in it."""

    length: int
    date: str | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A line that is just a date: its EDTF form, and whether it says that it is the publication's."""

    date: str
    labelled: bool


def is_furniture(line: str) -> bool:
    """Whether a line is page furniture wherever it stands."""
    if len(line) > 2 * SHORT:
        return False
    folded = normalize_name(line)
    bare = folded.strip(_TRIM)
    if _CONTACT.search(line):
        return True
    if not bare or bare in phrases.FURNITURE or folded in phrases.END_MARKS:
        return True
    if folded.startswith(phrases.FURNITURE_STARTS):
        return True
    return len(folded) <= SHORT and folded.endswith(phrases.FURNITURE_ENDS)


def is_over(line: str) -> bool:
    """Whether a line says that the release or the story is over ("###")."""
    return len(line) < SHORT and normalize_name(line) in phrases.END_MARKS


def opens_list(line: str) -> bool:
    """Whether a line heads a list of other stories ("MOST POPULAR")."""
    return len(line) <= SHORT and normalize_name(line).strip(_TRIM) in phrases.LIST_HEADINGS


def is_salutation(line: str) -> bool:
    """Whether a line addresses the audience of a speech."""
    folded = normalize_name(line[: 4 * SHORT])
    return any(words in folded for words in phrases.SALUTATIONS)


def read_byline(line: str) -> tuple[str, ...] | None:
    """The authors that a byline names (perhaps none: "By our correspondent"), or None if it isn't one."""
    if len(line) > _LONGEST_BYLINE:
        return None
    flat = to_ascii_punctuation(line)
    reporting = _REPORTING.match(flat)
    if reporting is not None:
        return find_names(flat[reporting.end() :].split(";")[0])
    by = _BY.match(flat)
    if by is None:
        return None
    rest = flat[by.end() :]
    found = find_names(rest)
    # Without a name it is a byline only if it says a desk, and nothing that could be a sentence.
    staff = normalize_name(rest).rstrip(". ").split(" ")[-1] in phrases.NOT_NAMES
    wordy = sum(
        word.islower() for word in _BRACKET.sub(" ", rest).split() if word not in {"and", "with"}
    )
    return (
        found
        if (found or staff) and wordy <= _SMALL_WORDS and rest[:1].strip() and not rest[0].isdigit()
        else None
    )


def is_contribution(line: str) -> bool:
    """Whether a line credits colleagues: "Jane Doe contributed to this report."."""
    return len(line) <= 2 * _LONGEST_BYLINE and _CONTRIBUTED.fullmatch(line) is not None


def find_names(words: str) -> tuple[str, ...]:
    """The personal names in the rest of a byline, cleaned: no addresses, posts or employers."""
    clean = _BRACKET.sub(" ", words)
    duty = _DUTY.search(clean)
    if duty is not None and duty.start() > 0:
        clean = clean[: duty.start()]
    found = []
    for part in _BETWEEN.split(clean):
        bare = " ".join(part.strip(" .\u200b").split())
        if _NAME.fullmatch(bare) is None or any(
            word in phrases.NOT_NAMES for word in normalize_name(bare).split()
        ):
            continue
        found.append(_lower_capitals(bare))
    return tuple(dict.fromkeys(found))


def is_name(line: str) -> bool:
    """Whether a line is just one personal name."""
    return (
        len(line) <= SHORT
        and _NAME.fullmatch(to_ascii_punctuation(line)) is not None
        and len(find_names(line)) == 1
    )


def _lower_capitals(name: str) -> str:
    """Write "JANE DOE" as "Jane Doe"; a name with any lower case is left as written."""
    return name.title() if name.isupper() else name


def find_dateline(paragraph: str, *, first: bool, authority: Authority) -> Dateline | None:
    """The dateline that a paragraph opens with.

    Args:
        paragraph: the text from the paragraph's start; only its first 200 characters matter.
        first: whether it is the first of the body; only then may a place be known just by being
            capitalised and followed by a dash or colon ("Doha: The ministry").
        authority: what knows such places.

    Returns:
        Its length, date and agency, or None.
    """
    head = to_ascii_punctuation(paragraph[:200])
    for pattern in (_DATED, _DASH_DATED, _CREDITED, _BRACKETED, _CAPITALS):
        match = pattern.match(head)
        if match is not None and _is_dateline(match, head):
            return _make_dateline(match)
    match = _LOOSE.match(head) if first else None
    known = match is not None and _is_place(match["place"], match["dash"], authority)
    return _make_dateline(match) if match is not None and known else None


def _is_place(name: str, dash: str, authority: Authority) -> bool:
    """Whether a capitalised word before a dash or colon is a place: only the gazetteer can say.

    Its look-up tables can't: there is a town called Mercedes.

    "Zihuatanejo, Guerrero – " is taken at its word: two names and a dash are nothing else.
    """
    if not _may_be_place(name) or len(name.split()) > _LONGEST_PLACE:
        return False
    parts = [part.strip() for part in name.split(",")]
    entries = (entry for part in parts for entry in authority.find(part))
    return (len(parts) > 1 and dash != ":") or any(not entry.lookup_only for entry in entries)


def _is_dateline(match: re.Match[str], head: str) -> bool:
    """Whether what looks like a dateline isn't the beginning of a sentence."""
    place = "" if match.re is _BRACKETED else match["place"]
    if match.re is _DATED:
        # The date makes it one, if no common word stands before: "afrol News, 5 May - ".
        words = _WORDS.findall(place or "")[1:]
        return all(word[0].isupper() or word in phrases.DATELINE_PARTICLES for word in words)
    if match.re is _CREDITED:
        agency = match["agency"].strip("()/.")
        if agency[0].islower() and agency not in phrases.AGENCIES:
            return False
        if match["dash"] is None:
            # "TODAY NICARAGUA (EFE) The ministry": no dash, so capitals must make up for it.
            capitals = match["agency"].startswith("/") or place.isupper()
            return capitals and head[match.end()].isupper() and head[match.end() - 1].isspace()
    return not place or _may_be_place(place)


def _may_be_place(place: str) -> bool:
    folded = normalize_name(place)
    return len(folded.split()) <= _LONGEST_PLACE + 2 and not phrases.NOT_PLACES.intersection(
        re.split(r"\W+", folded)[:2]
    )


def _make_dateline(match: re.Match[str]) -> Dateline:
    groups = match.groupdict()
    words = groups.get("date")
    found = find_dates(words, anchor=None) if words else []
    agency = (groups.get("agency") or "").strip("()/.").strip()
    known = phrases.AGENCIES.get(agency) or phrases.AGENCIES.get(agency.split("/")[0])
    return Dateline(len(match.group().rstrip()), found[0].words if found else words, known)


def find_stated_date(line: str) -> StatedDate | None:
    """The date that makes up a whole line, with or without "Posted on", a weekday and the time."""
    if not len(_DAY) - 2 <= len(line) <= _LONGEST_DATE_LINE or not any(
        letter.isdigit() for letter in line
    ):
        return None
    flat = " ".join(to_ascii_punctuation(line).strip(" |*-()[]").split())
    label = _LABEL.match(flat)
    start = label.end() if label is not None else 0
    for found in find_dates(flat, anchor=None):
        if found.edtf is None or len(found.edtf) != len(_DAY) or found.start < start:
            continue
        if _CLOCK.fullmatch(flat, start, found.start) and _CLOCK.fullmatch(flat, found.end):
            says = label is not None and label["label"] is not None
            # When a page was changed isn't when it was published.
            changed = "pdated" in flat or "odified" in flat
            return StatedDate(found.edtf, labelled=says and not changed)
    return None


def opens_caption(line: str) -> bool:
    """Whether a line begins as only captions do."""
    return normalize_name(line[:SHORT]).startswith(phrases.CAPTION_STARTS)


def find_credit(line: str) -> tuple[int, int] | None:
    """Where a picture's credit stands at the end of a line: "(UNDP)", "Photo: Bloomberg"."""
    tail_at = max(0, len(line) - 100)
    tail = line[tail_at:]
    match = _PAREN_CREDIT.search(tail) or _WORD_CREDIT.search(tail)
    return None if match is None else (tail_at + match.start(), tail_at + match.end())


def is_picture_credit(words: str) -> bool:
    """Whether a credit can only be a picture's ("(AP Photo/Jane Doe)", "Getty Images")."""
    folded = re.split(r"[\s/:,.()|©]+", normalize_name(words))
    return any(word in phrases.CREDIT_WORDS for word in folded)


def is_agency_credit(words: str) -> bool:
    """Whether a credit names a news agency ("(Yonhap)", "(Reuters)")."""
    return publisher_of_agency(words) is not None


def publisher_of_agency(words: str) -> str | None:
    """The publisher's name that an agency in brackets stands for."""
    return phrases.AGENCIES.get(words.strip(" ()[]./"))


def is_plain_line(line: str) -> bool:
    """Whether a line is short and no sentence, as menu entries and headlines in lists are."""
    return len(line) <= SHORT and not ends_sentence(line)
