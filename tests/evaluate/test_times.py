from __future__ import annotations

import json

from tests.evaluate.gold import write

from dateline.evaluate import evaluate, gold, scheme, times
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
    """An answer of words with their kinds and values."""
    return SystemAnswer(
        times=tuple(
            FoundTime(
                start=TEXT.index(words), end=TEXT.index(words) + len(words), kind=kind, value=value
            )
            for words, kind, value in found
        )
    )


def tally(found, marked):
    """The tallies of one document."""
    return times.tally_times(found, marked, scheme.load_scheme("timex"))


DAY = ("Monday, 6 May 2024", "DATE", "2024-05-06")
WEEKS = ("two weeks", "DURATION", "P2W")
OURS = ("two weeks", "duration", "P2W")


def test_what_is_met_wholly_with_its_value_counts_for_all():
    """Dates and durations alike; durations aren't dates."""
    both = answer(("Monday, 6 May 2024", "date", "2024-05-06"), OURS)
    tallies = tally(both, document(DAY, WEEKS))
    assert tallies.pop("date_value") == Tally(1, 1, 1, 1)
    assert set(tallies.values()) == {Tally(2, 2, 2, 2)}


def test_half_the_words_are_met_and_not_exact():
    """The value counts where some of the words are met."""
    tallies = tally(answer(("6 May 2024", "date", "2024-05-06")), document(DAY, WEEKS))
    assert tallies["time"] == tallies["time_value"] == Tally(1, 1, 1, 2)
    assert tallies["time_exact"] == Tally(0, 1, 0, 2)
    assert tallies["date_value"] == Tally(1, 1, 1, 1)


def test_a_wrong_date_is_met_and_has_no_value():
    """A day off is another day, and what isn't known is no value."""
    for value in ("2024-05-07", None):
        tallies = tally(answer((DAY[0], "date", value)), document(DAY))
        assert tallies["time_exact"] == Tally(1, 1, 1, 1)
        assert tallies["time_value"] == tallies["date_value"] == Tally(0, 1, 0, 1)


def test_a_duration_counts_neither_way_among_dates():
    """What meets a duration isn't a wrong date, and a duration isn't a date; other words are."""
    both = answer(("two weeks", "date", None), ("rained", "date", None))
    assert tally(both, document(WEEKS))["date_value"] == Tally(0, 1, 0, 0)
    assert tally(answer(OURS), document(DAY))["date_value"] == Tally(0, 0, 0, 1)


def test_dates_are_scored_by_the_command(tmp_path):
    """Dates are counted from the day of publication."""
    mark = {"id": "t", "start": 9, "end": 18, "text": "yesterday", "type": "DATE"}
    line = {"id": "x", "text": "It rained yesterday.", "published": "2024-05-06"}
    line["timexes"] = [mark | {"start": 10, "end": 19, "value": "2024-05-05"}]
    file = write(tmp_path / "gold.jsonl", line)
    assert json.loads(json.dumps(evaluate("timex", [file]).f1())) == {
        "time": 1, "time_exact": 1, "time_value": 1, "date_value": 1,
    }  # fmt: skip
