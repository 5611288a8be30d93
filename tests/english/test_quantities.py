"""Figures in words: what is read, and what is left alone since it may mean something else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.english.quantities import read_quantity


def read(words):
    """Low, high, unit, currency and approximation; None where nothing is read."""
    found = read_quantity(words)
    if found is None:
        return None
    assert found.words == words
    low, high = (None if one is None else float(one) for one in (found.low, found.high))
    return low, high, found.unit, found.currency, found.approximation


def exactly(number, unit="", currency="", approximation=""):
    """What is read of one number."""
    return number, number, unit, currency, approximation


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("nearly 95,000 cars", exactly(95_000, "cars", approximation="nearly")),
        ("28 million users", exactly(28_000_000, "users")),
        ("3.5 crore workers", exactly(35_000_000, "workers")),
        ("1,945 villagers", exactly(1_945, "villagers")),
        ("the 12 people in the village", exactly(12, "people")),
        ("12 people, among them two children", exactly(12, "people")),
        ("20 tonnes of grain", exactly(20, "tonnes of grain")),
        ("12 of the ferries", exactly(12, "of the ferries")),
        ("3,000", exactly(3_000)),
        ("minus 5 degrees", exactly(-5, "degrees")),
        ("a further 30 boats", exactly(30, "boats")),
        ("16 percentage points", exactly(16, "percentage points")),
        ("80km of road", exactly(80, "km of road")),
        ("six Asian traders", exactly(6, "Asian traders")),
        ("194 Republicans", exactly(194, "Republicans")),
        ("12 MW", exactly(12, "MW")),
        ("seven per 100,000 people", exactly(7, "per 100,000 people")),
    ],
)
def test_digits_are_read_with_what_they_count(words, said):
    """What is counted ends where a clause or a place begins."""
    assert read(words) == said


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("twelve people", 12),
        ("twenty-five people", 25),
        ("two hundred and five people", 205),
        ("nineteen hundred people", 1_900),
        ("three hundred and twelve thousand people", 312_000),
        ("a dozen people", 12),
        ("half a dozen people", 6),
        ("a million people", 1_000_000),
        ("half a million people", 500_000),
        ("Twelve people", 12),
        ("one person", 1),
    ],
)
def test_numbers_in_words_add_up(words, number):
    """As they are spoken."""
    assert read(words)[:2] == (number, number)


@pytest.mark.parametrize(
    ("words", "share"),
    [("a third", 0.3333), ("two-thirds of voters", 0.6667), ("half of the staff", 0.5)],
)
def test_a_share_is_a_fraction(words, share):
    """To four places, with what it is a share of."""
    assert read(words)[:2] == (share, share)


@pytest.mark.parametrize(
    "words", ["16 %", "16%", "16 percent", "16 per cent", "16 pct of the vote"]
)
def test_a_percentage_has_one_unit(words):
    """However it is written."""
    assert read(words) == exactly(16, "%")


@pytest.mark.parametrize(
    ("words", "number", "currency"),
    [
        ("$68.7bn", 68_700_000_000, "USD"),
        ("1.2bn dollars", 1_200_000_000, "USD"),
        ("US$5m", 5_000_000, "USD"),
        ("C$5m", 5_000_000, "CAD"),
        ("£3.5m", 3_500_000, "GBP"),
        ("€1.4 trillion in loans", 1_400_000_000_000, "EUR"),
        ("5m EUR", 5_000_000, "EUR"),
        ("EUR 5m", 5_000_000, "EUR"),
        ("1,000 Swiss francs", 1_000, "CHF"),
        ("five billion yen", 5_000_000_000, "JPY"),
        ("a million euros", 1_000_000, "EUR"),
    ],
)
def test_a_sum_has_a_currency(words, number, currency):
    """Before or after the number."""
    assert read(words) == exactly(number, currency=currency)


def test_a_price_is_per_something():
    """The barrel is its unit; aid, which it is for, isn't."""
    assert read("$20 a barrel") == exactly(20, "a barrel", "USD")
    assert read("$20 in aid") == exactly(20, "", "USD")
    assert read("$20, in all") == exactly(20, "", "USD")
    assert read("16 percent a year") == exactly(16, "%")


@pytest.mark.parametrize("words", ["500 pounds", "500 rupees", "500 won", "500 marks"])
def test_a_name_that_countries_share_is_no_currency(words):
    """It stays the unit, which may be a weight or a point."""
    assert read(words) == exactly(500, words.split()[1])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("at least 3,000", (3_000, None, "", "", "at least")),
        ("more than 40 men", (40, None, "men", "", "more than")),
        ("up to 40 men", (None, 40, "men", "", "up to")),
        ("as many as 40 men", (None, 40, "men", "", "as many as")),
        ("about 40 men", (40, 40, "men", "", "about")),
        ("between 10 and 12 percent", (10, 12, "%", "", "")),
        ("10% to 12%", (10, 12, "%", "", "")),
        ("about 10 to 12 people", (10, 12, "people", "", "about")),
        ("5-10 years", (5, 10, "years", "", "")),
        ("$10-12m", (10_000_000, 12_000_000, "", "USD", "")),
        ("three to five million euros", (3_000_000, 5_000_000, "", "EUR", "")),
        ("900,000 to 1 million", (900_000, 1_000_000, "", "", "")),
    ],
)
def test_a_bound_or_a_range_leaves_room(words, said):
    """What isn't said is open; the scale of the last number is also the first one's."""
    assert read(words) == said


@pytest.mark.parametrize(
    "words",
    [
        *("", "gunmen", "a man", "the firm", "dozens of people", "tens of thousands of people"),
        *("2024", "the 2024 election", "1945", "12 May", "10:30", "9 am", "5 o'clock"),
        *("100m", "up to 5 m", "100m race", "a 5k run", "3-1", "3-5", "five times", "one", "1"),
        *("one of the firms", "one in five", "10 or 12 people", "5, 6 and 7"),
        *("a $5m deal", "$5 million deal", "16% stake", "5 euro zone countries", "¥500"),
        *("No. 5", "Boeing 737", "16th", "twenty-third", "a third man", "a quarter final"),
        *("12-year-old boy", "7.5-magnitude quake", "20-odd men", "1,5 million", "two and a half"),
        *("twenty and five boats", "twenty zero boats", "two hundred hundred boats"),
        *("two thousand three thousand boats", "$5 euros", "5 to 10-year terms"),
        *("five and six people", "twenty twenty", "two thousand hundred", "12 to 10 people"),
        *("2 800 boats", "18+ years", "5.0 ± 0.4 tonnes"),
        *(
            "1430 UTC",
            "Five Live",
            "the Six Harbours",
            "619 Harbour Avenue",
            "one Ada Solares",
            "80kmx",
        ),
        *("more than 10 to 12 people", "between 10 people", "5-a-side", "try 5 boats"),
    ],
)
def test_what_may_mean_something_else_is_left_alone(words):
    """Nothing is better than a number that nobody said."""
    assert read(words) is None


def test_one_number_is_said_or_none():
    """The bound of an open figure is its number; a range has none."""
    assert read_quantity("40 men").number == 40
    assert read_quantity("up to 40 men").number == 40
    assert read_quantity("at least 40 men").number == 40
    assert read_quantity("40 to 50 men").number is None


@given(st.integers(1, 10**12), st.sampled_from(["", "nearly ", "the "]))
def test_any_number_with_separators_is_read(number, before):
    """Exactly, with commas by thousands."""
    found = read_quantity(f"{before}{number:,} boats")
    assert found.number == Decimal(number)
    assert found.unit == "boats"


@given(st.text())
def test_any_words_are_read_or_not(words):
    """Nothing fails, whatever is given."""
    found = read_quantity(words)
    assert found is None or found.words == words
