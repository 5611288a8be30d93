from __future__ import annotations

import pytest
from tests.english.dates.test_finding import read


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("for three months", "three months", "P3M"),
        ("a two-year stay", "two-year", "P2Y"),
        ("for at least 72 hours", "at least 72 hours", "PT72H"),
        ("for twenty-four hours", "twenty-four hours", "PT24H"),
        ("for two and a half years", "two and a half years", "P2Y6M"),
        ("for a minute and a half", "a minute and a half", "PT1M30S"),
        ("for 2 1/2 years", "2 1/2 years", "P2Y6M"),
        ("for half an hour", "half an hour", "PT30M"),
        ("for a couple of years", "a couple of years", "P2Y"),
        ("over the next couple of years", "the next couple of years", "P2Y"),
        ("for a hundred years", "a hundred years", "P100Y"),
        ("for two hundred and ten years", "two hundred and ten years", "P210Y"),
        ("for 1,200 years", "1,200 years", "P1200Y"),
        ("for two decades", "two decades", "P20Y"),
        ("for several weeks", "several weeks", "PXW"),
        ("over the past few weeks", "the past few weeks", "PXW"),
        ("in the first nine months", "the first nine months", "P9M"),
        ("in the year-ago nine months", "the year-ago nine months", "P9M"),
        ("in 12 to 18 months", "12 to 18 months", "PXM"),
        ("for three straight days", "three straight days", "P3D"),
        ("a full day", "a full day", "P1D"),
        ("in previous years", "previous years", "PXY"),
        ("for a week", "a week", "P1W"),
        ("for weeks", "weeks", "PXW"),
        ("Years of war", "Years", "PXY"),
        ("a month-long strike", "month-long", "P1M"),
        ("a decades-long row", "decades-long", "PXDE"),
        ("two consecutive quarters of loss", "two consecutive quarters", "P2Q"),
    ],
)
def test_lengths_of_time(text: str, words: str, value: str) -> None:
    """Counted or not, with what says about how long."""
    assert read(text) == [(words, "duration", value)]


@pytest.mark.parametrize(
    "text",
    [
        "a three-year-old boy",
        "she is three years old",
        "14 years of age",
        "14 or 15 years of age",
        "a quarter of the people",
        "three quarters of them",
        "a second attempt",
        "a minute detail",
        "in the days of the king",
        "the 18+ years of work",
        "hours of video",
        "the early hours of it",
        "the weeks before",
        "a last-minute goal",
    ],
)
def test_what_is_no_length(text: str) -> None:
    """Ages, shares, ordinals and amounts."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("every week", "every week", "P1W"),
        ("almost every other day", "almost every other day", "P2D"),
        ("every two years", "every two years", "P2Y"),
        ("each Monday", "each Monday", "XXXX-WXX-1"),
        ("every Monday night", "every Monday night", "XXXX-WXX-1"),
        ("it rains daily", "daily", "P1D"),
        ("twice a week", "a week", "P1W"),
        ("$2 million a year", "a year", "P1Y"),
        ("24 per day", "per day", "P1D"),
        ("march each July", "each July", "XXXX-07"),
        ("melts every spring", "every spring", "XXXX-SP"),
    ],
)
def test_what_comes_again_and_again(text: str, words: str, value: str) -> None:
    """After a figure, "a year" is a rate."""
    assert read(text) == [(words, "set", value)]


@pytest.mark.parametrize("text", ["the Weekly Herald", "Daily Record", "per head", "every man"])
def test_what_is_no_set(text: str) -> None:
    """Names of papers, and what isn't time."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("at 10:35 a.m.", "10:35 a.m.", "T10:35"),
        ("at 10am", "10am", "T10:00"),
        ("at 8.30pm", "8.30pm", "T20:30"),
        ("at 12 a.m.", "12 a.m.", "T00:00"),
        ("at 12 p.m.", "12 p.m.", "T12:00"),
        ("at 4 p.m. EDT", "4 p.m. EDT", "T16:00"),
        ("at 16:08 UTC", "16:08 UTC", "T16:08Z"),
        ("(0735 GMT)", "0735 GMT", "T07:35Z"),
        ("at 16:08", "16:08", "T16:08"),
        ("at midnight", "midnight", "T24:00"),
        ("at four o'clock", "four o'clock", "T04:00"),
        ("at four o'clock in the afternoon", "four o'clock in the afternoon", "T16:00"),
        ("at 4 in the morning", "4 in the morning", "T04:00"),
        ("around 7:15 p.m.", "around 7:15 p.m.", "T19:15"),
    ],
)
def test_times_of_day(text: str, words: str, value: str) -> None:
    """On the day of the text."""
    assert read(text) == [(words, "time", f"2023-08-31{value}")]


@pytest.mark.parametrize(
    "text",
    [
        "won 2-1",
        "won 3:15",
        "ran it in 2:15:30",
        "paid 8.30",
        "at 8.30",
        "I am 10",
        "at 1530 people",
        "at 27:30",
        "forty o'clock",
    ],
)
def test_what_is_no_time_of_day(text: str) -> None:
    """Scores, prices, amounts, and what no clock shows."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He is now rich.", "now", "PRESENT_REF"),
        ("at the moment", "at the moment", "PRESENT_REF"),
        ("They recently won.", "recently", "PAST_REF"),
        ("in the\npast", "the\npast", "PAST_REF"),
        ("in recent weeks and months", "recent weeks and months", "PXW"),
        ("in the coming weeks", "the coming weeks", "FUTURE_REF"),
        ("in the near future", "the near future", "FUTURE_REF"),
        ("It will end soon.", "soon", "FUTURE_REF"),
    ],
)
def test_words_that_only_point(text: str, words: str, value: str) -> None:
    """At no day."""
    assert read(text) == [(words, "reference", value)]


@pytest.mark.parametrize("text", ["soon after the war", "as soon as it ends", "shortly before it"])
def test_soon_after_something_points_at_that(text: str) -> None:
    """And at no time of its own."""
    assert read(text) == []
