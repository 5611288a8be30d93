from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.english.dates import find_times
from dateline.english.dates.words import TABLE

ANCHOR = "2023-08-31"  # a Thursday
WORDS = [
    *(word for name in ("leads", "units", "months", "weekdays", "sets") for word in TABLE[name]),
    *[
        "2019",
        "5",
        "10:30",
        "a.m.",
        "ago",
        "now",
        "'90s",
        "Q3",
        ",",
        ".",
        "-",
        "years",
        "century",
        "(",
        "GMT)",
    ],
]


def read(text: str, anchor: str | None = ANCHOR) -> list[tuple[str, str, str | None]]:
    """The words, kinds and values of a text."""
    return [(one.words, one.kind, one.value) for one in find_times(text, anchor=anchor)]


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)),
    st.sampled_from([None, "2023", "2023-08", ANCHOR, "202X", "0001-01-01", "9999-12-31"]),
)
@example("this week", "9999-12-31")
def test_expressions_lie_in_the_text_in_order_and_apart(text: str, anchor: str | None) -> None:
    """Whatever the words and the day; nothing goes wrong with odd ones."""
    end = 0
    for one in find_times(text, anchor=anchor):
        assert end <= one.start < one.end
        assert text[one.start : one.end] == one.words == one.words.strip()
        assert one.edtf is None or one.value is not None
        end = one.end


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met “on” the evening of May 3.", ["the evening of May 3"]),
        ("in the 1990’s", ["the 1990’s"]),
        ("It ran for years—until\u00a0May 2020.", ["years", "May 2020"]),
    ],
)
def test_curly_signs_and_odd_spaces_are_as_good_as_plain_ones(text: str, words: list[str]) -> None:
    """The words are the text's own."""
    assert [one[0] for one in read(text)] == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at noon Saturday", [("noon Saturday", "time", "2023-08-26T12:00")]),
        (
            "at noon on Saturday",
            [("noon", "time", "2023-08-26T12:00"), ("Saturday", "date", "2023-08-26")],
        ),
        (
            "by 9 a.m. EST Monday",  # a deadline is ahead
            [("9 a.m. EST Monday", "time", "2023-09-04T09:00")],
        ),
        ("10 p.m., May 3, 2021", [("10 p.m., May 3, 2021", "time", "2021-05-03T22:00")]),
        (
            "the vote is at noon\nSaturday",
            [("noon", "time", "2023-08-31T12:00"), ("Saturday", "date", "2023-08-26")],
        ),
        (
            "at noon, in May 2021",
            [("noon", "time", "2023-08-31T12:00"), ("May 2021", "date", "2021-05")],
        ),
    ],
)
def test_a_time_of_day_has_the_day_behind_it(text: str, found: list[tuple[str, str, str]]) -> None:
    """On the same line, with "on" or nothing between; a month is no day."""
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in the first half of 2014", "2014-01/2014-06"),
        ("in the second half of last year", "2022-07/2022-12"),
        ("in the latter half of 2014", "2014-07/2014-12"),
        ("The first three months of 2014", "2014-01/2014-03"),
        ("in the final two months of 2014", "2014-11/2014-12"),
        ("in the last few months of 2014", "2014"),
        ("in the first half of the 1990s", "199X"),
    ],
)
def test_some_months_of_a_year_are_not_the_year(text: str, edtf: str) -> None:
    """Unless nobody says how many they are, or of which year."""
    (one,) = find_times(text, anchor=ANCHOR)
    assert one.edtf == edtf


def test_a_time_of_day_is_as_certain_as_the_day_behind_it() -> None:
    """Alone it is of some day."""
    (one,) = find_times("at noon Saturday", anchor=ANCHOR)
    assert one.edtf == "2023-08-26"
    (alone,) = find_times("at noon", anchor=ANCHOR)
    assert alone.edtf is None


@pytest.mark.parametrize(
    "text",
    [
        "They watched 60 Minutes.",
        "the Summit of the Future opened",
        "the band Two Weeks",
        "Jamie Noon scored",
        "the paper Evening Today",
    ],
)
def test_capitals_make_a_name_of_words_of_time(text: str) -> None:
    """A title or a surname is no time."""
    assert read(text) == []


def test_a_capital_at_the_beginning_of_a_sentence_makes_no_name() -> None:
    """Nor in a feast or a weekday, which have one always."""
    assert read("It rained. Today is Monday.") == [
        ("Today", "date", "2023-08-31"),
        ("Monday", "date", "2023-08-28"),
    ]
    assert read("on Boxing Day 2020") == [("Boxing Day 2020", "date", "2020-12-26")]


@pytest.mark.parametrize("text", ["$2019", "1,2019", "/2019/", "in £2019", "v3.2019"])
def test_no_expression_begins_in_the_middle_of_a_number(text: str) -> None:
    """Nor behind a currency."""
    assert read(text) == []


def test_a_dash_may_stand_before_an_expression() -> None:
    """Between spaces, or after "post"; in "covid-2019" it joins."""
    assert read("- 2019-05-03") == [("2019-05-03", "date", "2019-05-03")]
    assert read("post-2019 politics") == [("2019", "date", "2019")]
    assert read("covid-2019 politics") == []


def test_digits_of_other_scripts_are_no_dates() -> None:
    """Their values would be no values."""
    assert read("in ٢٠٢٣") == read("May ٣") == []
