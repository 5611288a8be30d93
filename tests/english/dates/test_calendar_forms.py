from __future__ import annotations

import pytest
from tests.english.dates.test_finding import read

from dateline.english.dates import find_times


def sure(text: str, anchor: str | None = "2023-08-31") -> list[str | None]:
    """The EDTF dates of a text."""
    return [one.edtf for one in find_times(text, anchor=anchor)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("on 2021-05-03", "2021-05-03", "2021-05-03"),
        ("on 23/05/2021", "23/05/2021", "2021-05-23"),
        ("on 5/23/21", "5/23/21", "2021-05-23"),
        ("on 5/23/98", "5/23/98", "1998-05-23"),
        ("on 03.05.2021", "03.05.2021", "2021-05-03"),
        ("March 01 , 2021", "March 01 , 2021", "2021-03-01"),
        ("Monday, the 3rd of May, 2021", "Monday, the 3rd of May, 2021", "2021-05-03"),
        ("MAY 3, 2021", "MAY 3, 2021", "2021-05-03"),
        ("late May 2021", "late May 2021", "2021-05"),
        ("the first week of May 2021", "the first week of May 2021", "2021-05"),
        ("the end of 2021", "the end of 2021", "2021"),
        ("mid-2021", "mid-2021", "2021"),
        ("fiscal 2021", "fiscal 2021", "2021"),
        ("the year 1066", "the year 1066", "1066"),
        ("in nineteen ninety-six", "nineteen ninety-six", "1996"),
        ("the year two thousand", "the year two thousand", "2000"),
        ("in two thousand and five", "two thousand and five", "2005"),
        ("the early 1990s", "the early 1990s", "199"),
        ("the '80s", "the '80s", "198"),
        ("the 70s", "the 70s", "197"),
        ("the 18th century", "the 18th century", "17"),
        ("the twenty-first century", "the twenty-first century", "20"),
        ("on Christmas Day 2021", "Christmas Day 2021", "2021-12-25"),
        ("on Thanksgiving 2021", "Thanksgiving 2021", "2021-11-25"),
        ("on Labor Day 2021", "Labor Day 2021", "2021-09-06"),
    ],
)
def test_dates_that_say_all_of_themselves(text: str, words: str, value: str) -> None:
    """They need no anchor."""
    assert [(one[0], one[2]) for one in read(text, None)] == [(words, value)]


def test_numbers_with_strokes_are_certain_only_if_one_order_can_be() -> None:
    """Elsewhere the month may come second; with dots it does."""
    assert sure("4/5/2021") == [None]
    assert sure("4/25/2021") == sure("25/4/2021") == ["2021-04-25"]
    assert sure("4/4/2021") == ["2021-04-04"]
    assert sure("25.4.2021") == ["2021-04-25"]
    assert read("4/5/2021")[0][2] == "2021-04-05"
    assert read("33/44/2021") == read("33.44.2021") == read("1/2/3/2021") == []


def test_a_weekday_above_a_date_is_no_part_of_it() -> None:
    """Where the calendar says that it isn't that day."""
    assert [one[0] for one in read("closed until Friday\nMay 3, 2021")] == ["Friday", "May 3, 2021"]
    assert [one[0] for one in read("Monday, May 3, 2021")] == ["Monday, May 3, 2021"]


@pytest.mark.parametrize(
    ("text", "value", "certain"),
    [
        ("on Dec. 25", "2023-12-25", True),
        ("was shot on Nov. 25", "2022-11-25", False),  # 86 days ahead, or 279 behind
        ("was due on Oct. 5", "2023-10-05", True),  # 35 days ahead
        ("was shot on Jan. 5", "2023-01-05", False),
        ("on Jan. 5", "2023-01-05", False),  # 127 days ahead
    ],
)
def test_a_day_without_a_year_is_near_or_past(text: str, value: str, certain: object) -> None:
    """After a verb of the past, two months ahead are too far."""
    assert [one[2] for one in read(text)] == [value]
    assert sure(text) == [value if certain else None]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in January this year", "2023-01"),
        ("in January last year", "2022-01"),
        ("this past August", "2022-08"),
        ("this coming August", "2024-08"),
        ("by January", "2024-01"),
        ("was held by January", "2024-01"),
        ("was held in October", "2022-10"),
        ("may be held in October", "2023-10"),
        ("may be held in April", "2024-04"),
        ("to be published in early September", "2023-09"),
        ("January figures fell", "2023-01"),
        ("The June agreement fell", "2023-06"),
        ("in January, 28 fell", "2023-01"),
        ("In October, the bridge collapsed", "2022-10"),
        ("In October, the bridge will open", "2023-10"),
        ("In October, the proposed bridge will open", "2023-10"),
        ("In October? The bridge collapsed", "2023-10"),
        ("by year-end", "2023-12-31"),
        ("at the year's end", "2023-12-31"),
    ],
)
def test_a_month_has_the_year_that_fits_the_words(text: str, value: str) -> None:
    """Deadlines and likely things are ahead, news is of the past."""
    assert [one[2] for one in read(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "They may end it.",
        "May the best win.",
        "The men march on.",
        "June Brown fell",
        "April and Ada fell",
        "Sept fell",
        "It will mar the view.",
    ],
)
def test_what_is_no_month(text: str) -> None:
    """Verbs and given names."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In 2019, it fell", "2019"),
        ("the (2019) law", "2019"),
        ("its 2019 elections", "2019"),
        ("a 2019 law", "2019"),
        ("the pre-2019 borders", "2019"),
        ("as early as 2019", "2019"),
        ("its weak 2019 demand", "2019"),
        ("predicted 2019 Orbit demand", "2019"),
        ("both 2019 and", "2019"),
        ("in the late nineties", "the late nineties"),
        ("2018-2019", "2018-2019"),
        ("in 2018-19", "2018-19"),
    ],
)
def test_a_number_is_a_year_where_words_say_so(text: str, words: str) -> None:
    """Prepositions, brackets and determiners."""
    assert [one[0] for one in read(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "page 2019 says",
        "in 2019 cases",
        "the 2000 people",
        "the 2019% rise",
        "it has 2019 of them",
        "Vision 2019 fell",
        "forecast 2019 cases",
        "it cut 2019 staff",
        "temperatures in the nineties",
        "forecast 2519 demand",
        "in her nineties",
        "1900-12",
        "Nineteen five fell",
        "two thousand fell",
        "in his 70s",
        "the 10s column",
        "70s music",
        "Christmas Island fell",
    ],
)
def test_what_is_no_year_or_decade_or_feast(text: str) -> None:
    """Counts, pages, ages and names."""
    assert read(text) == []


def test_a_year_in_a_name_is_no_certain_date() -> None:
    """What has a year in its name may happen later; what is of a year doesn't."""
    assert sure("the 2019 Rugby World Cup") == [None]
    assert sure("a 2019 Rugby World Cup match") == [None]
    assert sure("the 2019 murder") == sure("in 2019 Orbit fell") == ["2019"]
    assert sure("by the end of 2019 Orbit fell") == ["2019"]


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("on Christmas Day", "2023-12-25", None),
        ("last Christmas", "2022-12-25", "2022-12-25"),
        ("next Boxing Day", "2023-12-26", "2023-12-26"),
        ("on Thanksgiving", "2023-11-23", None),
    ],
)
def test_a_feast_without_a_year_is_the_nearest(text: str, value: str, edtf: str | None) -> None:
    """Certain with "last" and "next"."""
    assert [one[2] for one in read(text)] == [value]
    assert sure(text) == [edtf]
    assert [one[2] for one in read(text, None)] == [None]
