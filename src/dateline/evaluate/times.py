"""Expressions of time against TIMEX3, as TempEval-3 scored them.

Guarantees: an expression of ours meets at most one of people's, and one of theirs at most one of
ours (UzZaman et al., "SemEval-2013 Task 1: TempEval-3", 2013). What TIMEX3 has and EDTF hasn't
(durations, "now", "Friday night") counts as missed.
"""

from __future__ import annotations

import re

from dateline.core.edtf import date_bounds
from dateline.core.text import to_ascii_punctuation
from dateline.evaluate.counts import Tally
from dateline.evaluate.gold import GoldDocument
from dateline.evaluate.records import FoundTime, SystemAnswer
from dateline.evaluate.spans import match_spans

# Words that we count as part of a date, because they make it open, and TIMEX3 doesn't.
_BEFORE = re.compile(
    r"(?:since|until|till|through|by|from|between|before|after)\s+"
    r"(?:(?:about|around|at least)\s+)?(?=\S)",
    re.IGNORECASE,
)
_CALENDAR = frozenset({"DATE", "TIME"})
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI", "33": "Q1", "34": "Q2", "35": "Q3"}
_SEASONS |= {"36": "Q4", "40": "H1", "41": "H2"}  # ISO 8601-2, 4.8
_DAYS_OF_WEEK = 6  # from its first to its last
_TO_YEAR = len("YYYY")


def tally_times(answer: SystemAnswer, document: GoldDocument) -> dict[str, Tally]:
    """The tallies of one document.

    Returns:
        `time`: some of an expression is met; `time_exact`: all of it is, and no more; `time_value`:
        some of it, and its value is right; `date_value`: the same without durations and sets of
        times, where an expression of ours that meets one counts neither way.
    """
    found = [(cut_span(document.text, one), to_timex(one.edtf)) for one in answer.times]
    gold = document.timexes
    pairs = match_spans([span for span, _ in found], [one.span for one in gold])
    met = [(*found[ours], gold[theirs]) for ours, theirs in pairs.items()]
    valued = [one for _, value, one in met if value == one.value]
    exact = sum(span == one.span for span, _, one in met)
    dated = sum(one.type in _CALENDAR for one in valued)
    others = sum(one.type not in _CALENDAR for _, _, one in met)
    return {
        "time": Tally(len(met), len(found), len(met), len(gold)),
        "time_exact": Tally(exact, len(found), exact, len(gold)),
        "time_value": Tally(len(valued), len(found), len(valued), len(gold)),
        "date_value": Tally(
            dated, len(found) - others, dated, sum(one.type in _CALENDAR for one in gold)
        ),
    }


def cut_span(text: str, found: FoundTime) -> tuple[int, int]:
    """Where an expression stands, without "since" and the like."""
    before = _BEFORE.match(to_ascii_punctuation(text), found.start, found.end)
    return (before.end() if before else found.start), found.end


def to_timex(edtf: str | None) -> str | None:
    """The TIMEX3 value of an EDTF date; None where it has none.

    An open period is the date that it is counted from, and Monday to Sunday is a week.
    """
    if edtf is None:
        return None
    first, _, last = edtf.partition("/")
    if last and ".." not in {first, last}:
        low, high = date_bounds(edtf)
        if low is None or high is None or (high - low).days != _DAYS_OF_WEEK or low.weekday():
            return None
        year, week, _ = low.isocalendar()
        return f"{year}-W{week:02}"
    point = last if first == ".." else first
    season = _SEASONS.get(point[_TO_YEAR + 1 :])
    return point.rstrip("X") if season is None else f"{point[:_TO_YEAR]}-{season}"
