from __future__ import annotations

import json

import pytest
from tests.evaluate.gold import write

from dateline.evaluate import evaluate, gold, times
from dateline.evaluate.counts import Tally
from dateline.evaluate.records import FoundTime, SystemAnswer

TEXT = "It rained since Monday, 6 May 2024, for two weeks."


def document(*marks):
    """A document whose expressions of time are given as words, type and value."""
    return gold.GoldDocument(
        id="one",
        text=TEXT,
        timexes=tuple(
            gold.GoldTime(
                start=TEXT.index(words), end=TEXT.index(words) + len(words), type=kind, value=value
            )
            for words, kind, value in marks
        ),
    )


def answer(*found):
    """An answer of words with their dates."""
    return SystemAnswer(
        times=tuple(
            FoundTime(start=TEXT.index(words), end=TEXT.index(words) + len(words), edtf=edtf)
            for words, edtf in found
        )
    )


DAY = ("Monday, 6 May 2024", "DATE", "2024-05-06")
WEEKS = ("two weeks", "DURATION", "P2W")


def test_an_open_period_is_the_date_that_it_counts_from():
    """Without "since", words and value are TIMEX3's."""
    tallies = times.tally_times(
        answer(("since Monday, 6 May 2024", "2024-05-06/..")), document(DAY)
    )
    assert set(tallies.values()) == {Tally(1, 1, 1, 1)}


def test_half_the_words_are_met_and_not_exact():
    """The value counts where some of the words are met."""
    tallies = times.tally_times(answer(("6 May 2024", "2024-05-06")), document(DAY, WEEKS))
    assert tallies["time"] == tallies["time_value"] == Tally(1, 1, 1, 2)
    assert tallies["time_exact"] == Tally(0, 1, 0, 2)
    assert tallies["date_value"] == Tally(1, 1, 1, 1)


def test_a_wrong_date_is_met_and_has_no_value():
    """A day off is another day, and what isn't certain is no value."""
    for edtf in ("2024-05-07", None):
        tallies = times.tally_times(answer((DAY[0], edtf)), document(DAY))
        assert tallies["time_exact"] == Tally(1, 1, 1, 1)
        assert tallies["time_value"] == tallies["date_value"] == Tally(0, 1, 0, 1)


def test_a_duration_counts_neither_way_among_dates():
    """What meets a duration isn't a wrong date; what meets nothing is."""
    both = answer(("two weeks", None), ("rained", None))
    assert times.tally_times(both, document(WEEKS))["date_value"] == Tally(0, 1, 0, 0)


@pytest.mark.parametrize(
    ("edtf", "value"),
    [
        ("2024-05", "2024-05"),
        ("../2024-05-06", "2024-05-06"),
        ("199X", "199"),
        ("19XX", "19"),
        ("2024-05-06/2024-05-12", "2024-W19"),
        ("2024-05-07/2024-05-13", None),
        ("2024-05-06/2024-05-13", None),
        ("2019/2020", None),
        ("2024-33", "2024-Q1"),
        ("2024-12", "2024-12"),
        (None, None),
    ],
)
def test_dates_are_written_as_in_timex3(edtf, value):
    """Decades, weeks, quarters and open periods have a form of their own."""
    assert times.to_timex(edtf) == value


def test_dates_are_scored_by_the_command(tmp_path):
    """Dates are counted from the day of publication."""
    mark = {"id": "t", "start": 9, "end": 18, "text": "yesterday", "type": "DATE"}
    line = {"id": "x", "text": "It rained yesterday.", "published": "2024-05-06"}
    line["timexes"] = [mark | {"start": 10, "end": 19, "value": "2024-05-05"}]
    file = write(tmp_path / "gold.jsonl", line)
    assert json.loads(json.dumps(evaluate("timex", [file]).f1())) == {
        "time": 1, "time_exact": 1, "time_value": 1, "date_value": 1,
    }  # fmt: skip
