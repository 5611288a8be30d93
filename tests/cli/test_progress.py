from __future__ import annotations

import pytest

from dateline.cli.progress import LineLog, describe_duration, describe_progress
from dateline.workspace.storing import Progress


def test_a_log_gets_a_line_a_minute():
    """A batch says nothing when the last line is a short while ago."""
    times, lines = iter([0.0, 59.0, 60.0, 61.0, 120.0]), []
    log = LineLog(total=10, write=lines.append, clock=lambda: next(times))
    for sources in (1, 2, 3, 4):
        log(Progress(sources=sources))
    assert [line.split(",")[0] for line in lines] == ["2 of 10 sources", "4 of 10 sources"]


def test_a_line_says_how_far_how_fast_and_how_long():
    """The rate is that of articles, time left that of sources; failures are told if there are."""
    half = Progress(sources=500, added=900, known=20, failed=3)
    said = describe_progress(half, total=1500, seconds=300)
    assert said == "500 of 1,500 sources, 3.0 articles a second, 10 min left, 3 failed"
    done = describe_progress(Progress(sources=2, added=2), total=2, seconds=4)
    assert done == "2 of 2 sources, 2 articles, 0.5 articles a second"


def test_an_archive_is_told_by_its_articles():
    """One source may have very many: what was read of it before counts as well."""
    said = describe_progress(Progress(added=900, known=100), total=1, seconds=300)
    assert said == "0 of 1 source, 1,000 articles, 3.0 articles a second"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(29, "29 s"), (40, "1 min"), (3569, "59 min"), (3571, "1 h 00 min"), (7500, "2 h 05 min")],
)
def test_durations_are_told_in_their_largest_units(seconds, said):
    """Seconds of a long build are of no use to anyone."""
    assert describe_duration(seconds) == said
