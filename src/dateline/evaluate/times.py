"""Expressions of time against TIMEX3, as TempEval-3 scored them.

Guarantees: an expression of ours meets at most one of people's, and one of theirs at most one of
ours (UzZaman et al., "SemEval-2013 Task 1: TempEval-3", 2013).
"""

from __future__ import annotations

from dateline.evaluate.counts import Tally
from dateline.evaluate.gold import GoldDocument
from dateline.evaluate.records import SystemAnswer
from dateline.evaluate.scheme import Scheme
from dateline.evaluate.spans import match_spans

MEASURES = frozenset({"time", "time_exact", "time_value", "date_value"})
_CALENDAR = frozenset({"DATE", "TIME"})
_LENGTHS = frozenset({"duration", "set"})


def tally_times(answer: SystemAnswer, document: GoldDocument, _: Scheme) -> dict[str, Tally]:
    """The tallies of one document.

    Returns:
        `time`: some of an expression is met; `time_exact`: all of it is, and no more; `time_value`:
        some of it, and its value is right; `date_value`: the same without durations and sets of
        times, where an expression of ours that meets one counts neither way.
    """
    found, gold = answer.times, document.timexes
    pairs = match_spans([one.span for one in found], [one.span for one in gold])
    met = [(found[ours], gold[theirs]) for ours, theirs in pairs.items()]
    valued = [theirs for ours, theirs in met if ours.value == theirs.value]
    exact = sum(ours.span == theirs.span for ours, theirs in met)
    dated = sum(theirs.type in _CALENDAR for theirs in valued)
    of_others = {id(ours) for ours, theirs in met if theirs.type not in _CALENDAR}
    dates = sum(one.kind not in _LENGTHS and id(one) not in of_others for one in found)
    gold_dates = sum(one.type in _CALENDAR for one in gold)
    return {
        "time": Tally(len(met), len(found), len(met), len(gold)),
        "time_exact": Tally(exact, len(found), exact, len(gold)),
        "time_value": Tally(len(valued), len(found), len(valued), len(gold)),
        "date_value": Tally(dated, dates, dated, gold_dates),
    }
