"""One document as the extractors see it: what stands at each token, dates, and what isn't read."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.news import annotate, article

from dateline.annotate.news import NewsAnnotator
from dateline.authority import load_bundled, open_authority
from dateline.core.model import Zone
from dateline.extract.reading import ParsedText, read

# Text, and the words and values of the dates in it.
DATES = [
    ("Kenya met Japan on 6 May 2019.", [("6 May 2019", "2019-05-06")]),
    ("Kenya met Japan. It left on Monday.", [("Monday", "2024-05-13")]),
    ("Kenya's Monday's paper left.", []),
    ("Kenya praised the BBC's Today programme.", []),
    ("Today Kenya met Japan.", [("Today", "2024-05-15")]),
    ("It rained. Today Kenya met Japan.", [("Today", "2024-05-15")]),
    ("Kenya met Japan today.", [("today", "2024-05-15")]),
    ("Kenya sued the Daily Monday Company.", []),
    ("Kenya sued the Company on Monday.", [("Monday", "2024-05-13")]),
]

# Text, and its tokens that are inside of times.
TIMED = [
    ("Kenya met Japan on Monday.", "Monday"),
    ("Kenya met Japan for five years.", "five years"),
    ("Kenya met Japan for some five years.", "five years"),
    ("Kenya met Japan for well over five years.", "five years"),
    ("Kenya was jailed to five years.", ""),
    ("Kenya was jailed to some five years.", ""),
    ("Kenya was given just five years.", ""),
    ("Kenya was given five years.", ""),
    ("Kenya discussed the future.", ""),
    ("Kenya met Japan recently.", "recently"),
]

# Text, and the sentences that aren't read.
BLOCKED = [
    ("Kenya met Japan.", set()),
    ("Did Kenya meet Japan? It left.", {0}),
    ("Kenya left. “Did it meet Japan?” It left.", {1}),
    ("Kenya Meets Japan After Strike\n\nKenya met Japan.", {0}),
    ("Kenya left. What is it? Kenya Meets Japan After Strike.", {1}),
]

_LONG = "Kenya met Japan in Oslo and paid it for the bank that it had bought from the mayor there. "

# Text, and how much its writer says "I" or "we".
SPOKEN = [
    (_LONG, 0),
    (f'{_LONG}"We paid," Kenya said.', 0),
    (f"{_LONG * 9}We paid.", 1),
    (f"{_LONG * 3}We paid.", 2),
    (f"{_LONG}We paid for our bank.", 3),
]


@pytest.fixture(scope="module")
def told() -> Mapping[str, ParsedText]:
    """Every text, read in one batch."""
    texts = [row[0] for row in (*DATES, *TIMED, *BLOCKED, *SPOKEN)]
    once = tuple(dict.fromkeys(texts))
    annotated = annotate(*once, published="2024-05-15")
    return {text: read(one, load_bundled()) for text, one in zip(once, annotated, strict=True)}


@pytest.mark.parametrize(("text", "dates"), DATES)
def test_dates(told: Mapping[str, ParsedText], text: str, dates: list[tuple[str, str]]) -> None:
    """Dates are found, but for those in names, of whoever owns something, and in titles."""
    found = told[text]
    rows = [one for _, row in sorted(found.dates.items()) for one in row]
    assert [(one.words, one.edtf) for one in rows] == dates
    for sentence, row in found.dates.items():
        for one in row:
            assert found.tokens[one.token].sentence == sentence
            assert one.words.startswith(found.tokens[one.token].text)


@pytest.mark.parametrize(("text", "words"), TIMED)
def test_times_are_told_from_things(told: Mapping[str, ParsedText], text: str, words: str) -> None:
    """A length is a time behind a preposition, and else a thing that is given."""
    found = told[text]
    assert " ".join(found.tokens[index].text for index in sorted(found.timed)) == words


@pytest.mark.parametrize(("text", "sentences"), BLOCKED)
def test_headlines_and_questions_are_not_read(
    told: Mapping[str, ParsedText], text: str, sentences: set[int]
) -> None:
    """A question mark ends a sentence that asks, also inside quotation marks."""
    assert told[text].blocked == sentences


def test_places_are_no_firms_and_clubs_of_that_name() -> None:
    """What the world's list has beside them isn't where anything is."""
    with open_authority(()) as known:
        found = read(annotate("Kenya met Japan in Lincoln.")[0], known)
        kinds = {one.kind for one in known.find("Lincoln")}
        assert "Company" in kinds
        assert {one.kind for one in found.find_places("Lincoln")} == kinds & {"City", "Region"}


@pytest.mark.parametrize(("text", "spoken"), SPOKEN)
def test_speeches(told: Mapping[str, ParsedText], text: str, spoken: int) -> None:
    """What somebody else is quoted as saying makes no speech of an article."""
    assert told[text].spoken == spoken


def test_a_title_is_not_read() -> None:
    """Whatever it looks like."""
    text = "Kenya meets Japan.\n\nKenya met Chad."
    document = article(text)
    titled = document.__class__(
        id=document.id, text=text, zones=(Zone(kind="title", start=0, end=18),)
    )
    other = document.__class__(
        id=document.id, text=text, zones=(Zone(kind="caption", start=0, end=18),)
    )
    found = NewsAnnotator().annotate([titled, other], authority=load_bundled())
    assert [read(one, load_bundled()).blocked for one in found] == [{0}, set()]


def test_a_date_in_what_is_left_out_is_none() -> None:
    """The line above or below an article has no words, and its date is no word's beside it."""
    text = "Kenya met Japan.\n\nMay 6, 2019\n\nKenya met Chad."
    document = article(text)
    cut = document.__class__(
        id=document.id, text=text, zones=(Zone(kind="dateline", start=18, end=29),)
    )
    found = NewsAnnotator().annotate([document, cut], authority=load_bundled())
    assert [bool(read(one, load_bundled()).dates) for one in found] == [True, False]


@given(st.data())
def test_every_token_knows_its_mentions(
    told: Mapping[str, ParsedText], data: st.DataObject
) -> None:
    """And every mention its tokens, the one that stands for its chain, and its exact words."""
    found = told[data.draw(st.sampled_from(sorted(told)))]
    for one in found.annotated.mentions:
        low, high = found.ranges[one.id]
        assert " ".join(found.text(low, high).split()) == " ".join(one.text.split())
        assert found.head(one).chain == one.chain == found.head(one).id
        held = [index for index, row in enumerate(found.at) if one in row]
        assert held == list(range(low, high))
    for index in range(len(found.parse.sentences)):
        span = found.sentence_span(index)
        low, high = found.parse.sentences[index]
        assert (span.start, span.end) == (found.tokens[low].start, found.tokens[high - 1].end)
