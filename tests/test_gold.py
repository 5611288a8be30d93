"""The judged claims are sound, hold no words of any article, and can be scored."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dateline import ontology
from dateline.core.model import Stance

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "scripts" / "precision"
GOLD = ROOT / "tests" / "gold" / "claims.jsonl"
HASH = re.compile(r"[0-9a-f]{16}")
PAGE = (GOLD.parent / "README.md").read_text("utf-8")
ERRORS = set(re.findall(r"^\| `(\w+)` \|", PAGE.split("## Errors")[1], re.MULTILINE))
JUDGED = {
    "file": "news",
    "article": "0123456789abcdef",
    "document": "0123456789abcdef",
    "predicate": "partner_of",
    "subject": [0, 5],
    "object": [10, 16],
    "stance": "asserted",
    "sense": "0123456789abcdef",
    "verdict": True,
    "error": None,
    "weight": 2.0,
}
STORY = """Kenya and Norway sign fisheries pact

NAIROBI, 3 May 2024 - Kenya and Norway signed an agreement on fisheries on Thursday. The Kenya \
Fisheries Service (KFS) has been a partner of the Institute of Marine Research since 2019. \
"We share a sea," said Amina Odhiambo, a spokeswoman for the Kenya Fisheries Service.
"""


def call(*arguments):
    """The finished script."""
    command = [sys.executable, SCRIPT, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def run(*arguments):
    """The script's standard output; a failure shows its message."""
    done = call(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def gold(folder, *lines):
    """A small gold file."""
    file = folder / "claims.jsonl"
    file.write_text("".join(json.dumps(JUDGED | line) + "\n" for line in lines))
    return file


@pytest.fixture(scope="module")
def judgements():
    """The lines of the gold file."""
    if not GOLD.is_file():
        pytest.skip("nobody has judged claims yet: tests/gold/claims.jsonl isn't there")
    return [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]


def test_lines_are_sound(judgements):
    """Every judgement has known terms, spans that aren't empty, and an error just when false."""
    stances = {str(one) for one in Stance}
    for one in judgements:
        assert one.keys() - {"confidence"} == JUDGED.keys()
        assert one.get("confidence") is None or 0 < one["confidence"] < 1
        assert one["predicate"] in ontology.predicates()
        assert one["stance"] in stances
        assert isinstance(one["verdict"], bool)
        assert one["error"] is None if one["verdict"] else one["error"] in ERRORS
        assert one["weight"] >= 1
        for end in (one["subject"], one["object"]):
            assert HASH.fullmatch(end) if isinstance(end, str) else 0 <= end[0] < end[1]


def test_lines_hold_no_text(judgements):
    """Offsets, hashes, ids and terms only: no string has a space or is long."""
    for one in judgements:
        for value in one.values():
            assert not isinstance(value, str) or re.fullmatch(r"[\w/]{1,30}", value)
        assert all(HASH.fullmatch(one[key]) for key in ("article", "document", "sense"))


def test_each_claim_is_judged_once(judgements):
    """No claim has two verdicts, so that precision counts each once."""
    keys = [
        tuple(
            str(one[key]) for key in ("file", "article", "predicate", "subject", "object", "stance")
        )
        for one in judgements
    ]
    assert len(keys) == len(set(keys))


def test_score_prints_precision_by_predicate(tmp_path):
    """Three judgements give counts, precision, an interval, and a weighted precision."""
    false = {"verdict": False, "error": "reference", "subject": [20, 25]}
    other = {"predicate": "head_of", "weight": 6.0}
    printed = run("score", "--gold", gold(tmp_path, {}, false, other))
    assert "| `partner_of` | 1 | 2 | 50.0% | 9.5% – 90.5% |" in printed
    assert "| **all, as drawn** | 2 | 3 | 66.7% |" in printed
    assert "| **all, weighted** | 2 | 3 | 80.0% |" in printed
    assert "| reference | 1 |" in printed


def test_score_prints_how_reliable_confidence_is(tmp_path):
    """Of four claims at .9 one is true, and one at .2 is: an error of (4 × .65 + .8) / 5."""
    sure = [{"confidence": 0.9, "subject": [at, at + 5]} for at in (0, 20, 30, 40)]
    false = [one | {"verdict": False, "error": "span"} for one in sure[1:]]
    unsure = {"confidence": 0.2, "subject": [50, 55]}
    printed = run("score", "--gold", gold(tmp_path, sure[0], *false, unsure, {"subject": [60, 65]}))
    assert "| 0.9 – 1.0 | 4 | 0.90 | 0.25 |" in printed
    assert "| 0.2 – 0.3 | 1 | 0.20 | 1.00 |" in printed
    assert "Expected calibration error of 5 claims: 0.680" in printed


def test_verdicts_of_a_worksheet_are_recorded_and_hold(tmp_path):
    """Drawn claims that were judged are still made when the article is read again."""
    news = tmp_path / "news"
    news.mkdir()
    with gzip.open(news / "mine.jsonl.gz", "wt") as file:
        file.write(json.dumps({"id": "one", "text": STORY, "published": "2024-05-03"}) + "\n")
    sheet, verdicts, kept = (tmp_path / name for name in ("sheet.jsonl", "v.tsv", "gold.jsonl"))
    run("sample", "--news", news, "--claims", 4, "--seed", 1, "--out", sheet)
    rows = [json.loads(line) for line in sheet.read_text().splitlines()]
    for row in rows:
        assert all(STORY[q["start"] : q["end"]] == q["quote"] for q in row["evidence"])
    lines = [f"{row['number']}\ttrue\t\n" for row in rows[1:]]
    verdicts.write_text(f"number\tverdict\terror\n1\tfalse\tspan\n{''.join(lines)}")
    run("record", sheet, verdicts, "--gold", kept)
    assert "Kenya" not in kept.read_text()
    verdicts.write_text("number\tverdict\terror\n1\tfalse\tugly\n")
    assert "row '1' has the error 'ugly'" in call("record", sheet, verdicts, "--gold", kept).stderr
    printed = run("score", "--news", news, "--gold", kept)
    assert f"| still made | {len(rows) - 1} | 1 |" in printed
    assert "| gone | 0 | 0 |" in printed


def test_worksheets_stay_out_of_the_repository(tmp_path):
    """A worksheet holds text of others, so the script won't write one here."""
    options = ("--news", tmp_path, "--claims", "1", "--seed", "1", "--out", ROOT / "sheet.jsonl")
    done = call("sample", *options)
    assert done.returncode == 1
    assert "in the repository" in done.stderr
