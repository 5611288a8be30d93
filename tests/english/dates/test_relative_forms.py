from __future__ import annotations

import pytest
from tests.english.dates.test_calendar_forms import sure
from tests.english.dates.test_finding import read


def values(text: str, anchor: str | None = "2023-08-31") -> list[str | None]:
    """The values of a text."""
    return [one[2] for one in read(text, anchor)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Monday morning", "2023-08-28TMO"),
        ("late Monday", "2023-08-28"),
        ("Monday of last week", "2023-08-21"),
        ("Monday of next week", "2023-09-04"),
        ("until Monday", "2023-09-04"),
        ("talks, set to resume Friday", "2023-09-01"),
        ("had gone by Monday", "2023-08-28"),
        ("open until noon Monday", "2023-09-04T12:00"),
        ("will meet Thursday", "2023-08-31"),
        ("will meet, Orbit said, on Monday", "2023-08-28"),
        ("On Sunday, Ada said it will go", "2023-08-27"),
        ("On Sunday, Ada will go, she said", "2023-09-03"),
        ("would be met Monday", "2023-08-28"),
        ('"We will go." They met Monday', "2023-08-28"),
        ("on a Monday morning", "XXXX-WXX-1"),
        ("in a Monday speech", "2023-08-28"),
        ("on Mondays", "XXXX-WXX-1"),
        ("tonight", "2023-08-31TNI"),
        ("last night", "2023-08-30TNI"),
        ("yesterday afternoon", "2023-08-30TAF"),
        ("in the morning", "2023-08-31TMO"),
        ("on the morning of May 3, 2021", "2021-05-03TMO"),
        ("the previous week", "2023-W34"),
        ("the latest month", "2023-08"),
        ("next quarter", "2023-Q4"),
        ("this decade", "202"),
        ("the last century", "19"),
        ("the entire year", "2023"),
        ("later this month", "2023-08"),
        ("the first quarter of 2021", "2021-Q1"),
        ("its fourth-quarter loss", "2022-Q4"),
        ("its third-quarter loss", "2023-Q3"),
        ("the 2021 fiscal second quarter", "2021-Q2"),
        ("the first quarter of last year", "2022-Q1"),
        ("the year-ago second quarter", "2022-Q2"),
        ("Q2 2021", "2021-Q2"),
        ("last summer", "2022-SU"),  # this one isn't over
        ("last spring", "2023-SP"),
        ("next spring", "2024-SP"),
        ("this fall", "2023-FA"),
        ("during the winter", "2022-WI"),
        ("the winter of 2021", "2021-WI"),
        ("two weeks ago", "2023-W33"),
        ("a fortnight ago", "2023-W33"),
        ("a decade ago", "2013"),
        ("a week or so ago", "2023-W34"),
        ("a few years ago", "PAST_REF"),
        ("two or three years ago", "PAST_REF"),
        ("five hours ago", "PT5H"),
        ("months later", "PXM"),
        ("a year-ago loss", "2022"),
    ],
)
def test_words_are_counted_from_the_day_of_the_text(text: str, value: str) -> None:
    """On a Thursday in August."""
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In May 2021 he won. Later that year", "2021"),
        ("On May 3, 2021 he won. The next day", "2021-05-04"),
        ("On May 3, 2021 he won. Three days later", "2021-05-06"),
        ("On May 3, 2021 he won. The following month", "2021-06"),
        ("On May 3, 2021 he won. Last month", "2023-07"),
        ("On May 3, 2021 he won. At 10:30 a.m.", "2021-05-03T10:30"),
        ("In 2021 he won. The same day", "2023-08-31"),
        ("In the second quarter it won. A year earlier", "2022-Q2"),
        ("In the second quarter it won. In the year-ago period", "2022-Q2"),
        ("In the second quarter it won. The 2021 period", "2021-Q2"),
        ("In the second quarter of 2021 it won. The quarter", "2021-Q2"),
        ("In the year-ago second quarter it won. The latest quarter", "2023-Q2"),
        ("In May 2021 he won. The same month a year ago", "2020-05"),
        ("In May 2021 he won. The same month", "2021-05"),
    ],
)
def test_some_words_are_counted_from_what_was_told(text: str, value: str) -> None:
    """From the day, quarter or month that the text named last."""
    assert values(text)[-1] == value


def test_the_weekend_is_the_last_one_unless_words_look_ahead() -> None:
    """On Saturday and Sunday it is this one."""
    assert values("over the weekend") == ["2023-W34-WE"]
    assert values("ahead of the weekend") == values("this weekend") == ["2023-W35-WE"]
    assert values("over the weekend", "2023-09-02") == ["2023-W35-WE"]
    assert sure("over the weekend") == [None]


@pytest.mark.parametrize(
    "text",
    [
        "until Monday",
        "may meet on Monday",
        "the previous Monday",
        "the last year",
        "the next year",
        "this day",
        "that month",
        "the third quarter",
        "last winter",
        "the winter of 2021",
        "two weeks ago",
        "three days later",
        "a decade ago",
        "the next morning",
    ],
)
def test_guesses_are_no_certain_dates(text: str) -> None:
    """They have a value, and the graph gets no date of them."""
    assert sure(text) == [None]
    assert values(text) != [None]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("last night", "2023-08-30"),
        ("on Monday morning", "2023-08-28"),
        ("this quarter", "2023-07/2023-09"),
        ("the first quarter of 2021", "2021-01/2021-03"),
        ("last year", "2022"),
        ("this century", "20XX"),
        ("the summer of 2021", "2021"),
        ("three months ago", "2023-05"),
    ],
)
def test_what_is_certain_has_an_edtf_date(text: str, edtf: str) -> None:
    """Parts of days are of their day, quarters and weeks periods."""
    assert sure(text) == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "the last night",
        "the fall of the wall",
        "the spring broke",
        "the decade of action",
        "a second quarter-final",
        "last morning",
        "the morning paper",
        "the period fell",
        "the latest period fell",
        "decades earlier than feared",
    ],
)
def test_what_is_no_date(text: str) -> None:
    """Words of time that point at nothing."""
    assert [one for one in read(text) if one[1] in {"date", "time"}] == []


def test_a_year_that_ends_is_a_length() -> None:
    """Twelve months, which aren't those of the calendar."""
    assert read("for the year ended June 30, 2021")[0] == ("the year", "duration", "P1Y")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Monday", "XXXX-WXX-1"),
        ("last month", None),
        ("the first quarter", "XXXX-Q1"),
        ("last summer", "XXXX-SU"),
        ("in May", "XXXX-05"),
        ("on May 3", "XXXX-05-03"),
        ("the same period", None),
        ("10 a.m.", "XXXX-XX-XXT10:00"),
        ("two days ago", None),
    ],
)
def test_without_an_anchor_only_what_is_said_is_known(text: str, value: str | None) -> None:
    """Unknown places are X."""
    assert [one for one in values(text, None) if one is not None] == ([value] if value else [])
