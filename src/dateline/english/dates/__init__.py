"""The words that news uses for times, as TIMEX3 values and as EDTF (`edtf.py` says which subset).

Guarantees: expressions come in order, with exact offsets, and none overlaps another; words whose
date isn't certain come with `edtf=None`. It reads English only, and knows of tense what the words
right before an expression show.
"""

from __future__ import annotations

from dateline.english.dates.finding import TimeFound, find_times
from dateline.english.dates.ranges import DateFound, find_dates, join_dates, resolve_date

__all__ = ["DateFound", "TimeFound", "find_dates", "find_times", "join_dates", "resolve_date"]
