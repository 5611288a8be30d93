"""The floor holds: what falls is named, and nothing is lowered or swapped unseen."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.evaluate.gold import document

from dateline.evaluate import Outcome
from dateline.evaluate.counts import Tally

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import eval_floors  # noqa: E402 - scripts aren't a package
from eval_floors import Exam, Floor, Part, Pinned  # noqa: E402

PART = Part("dwie", "dwie.jsonl.gz")
EXAM = Exam(PART, 2, "dateline")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A folder with a gold file of three documents."""
    folder = tmp_path_factory.mktemp("data")
    rows = [document(id=name) for name in ("one", "two", "three")]
    content = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / PART.file).write_bytes(gzip.compress(content.encode()))
    return folder


@pytest.fixture(scope="module")
def result(data):
    """An examination."""
    return eval_floors.run_exam(EXAM, data)


def floors(result, **changes):
    """Floors that the result just meets, with changes."""
    pinned = result.pinned(None, lower=False)
    higher = {name: Floor(f1=f1, noise=0.005) for name, f1 in changes.items()}
    return {
        EXAM.name: Pinned(
            documents=pinned.documents, sha256=pinned.sha256, floors=pinned.floors | higher
        )
    }


def test_the_same_documents_are_chosen(data):
    """The choice depends on ids only, and the hash on all content."""
    rows = PART.documents(data)
    documents, sha256 = eval_floors.choose_documents(rows, 2)
    assert (documents, sha256) == eval_floors.choose_documents(rows[::-1], 2)
    assert len(documents) == 2
    assert eval_floors.choose_documents(rows, 3)[1] != sha256


def test_what_the_reader_learnt_from_can_be_left_out(data):
    """Of a file that has no part to measure on, every fifth document is one."""
    assert [row["id"] for row in Part("dwie", PART.file, every=2).documents(data)] == [
        "one",
        "three",
    ]


def test_what_meets_its_floor_passes(result):
    """The score that the floor was made from hasn't fallen."""
    assert eval_floors.find_fallen([result], floors(result)) == []


def test_what_fell_is_named(result):
    """A score below its floor by more than the noise is named, with both numbers."""
    now = result.outcome.f1()["mention"]
    assert eval_floors.find_fallen([result], floors(result, mention=now + 0.004)) == []
    (line,) = eval_floors.find_fallen([result], floors(result, mention=now + 0.02))
    assert line.startswith("dateline on dwie: mention fell to ")
    assert f"its floor is {now + 0.02:.4f}" in line


@pytest.mark.parametrize(("counted", "slack"), [(4, 0.125), (400, 0.01)])
def test_one_item_of_few_is_noise(counted, slack):
    """Where few items are counted, one of them may go; where many are, a point is the most."""
    rows = [Tally(right, counted, right, counted) for right in (0, counted)]
    outcome = Outcome(dataset="dwie", system="dateline", documents=2, tallies={"mention": rows})
    assert eval_floors.Result(EXAM, "", outcome).slack("mention") == slack


def test_a_measure_that_is_gone_is_named(result):
    """What isn't measured any more can't be passed over."""
    (line,) = eval_floors.find_fallen([result], floors(result, merge=0.5))
    assert "merge isn't measured any more" in line


def test_an_examination_that_is_gone_is_named(result):
    """An examination that has a floor can't be left out, be it for want of the model."""
    both = floors(result) | {"reader on dwie": Pinned(documents=2, sha256="", floors={})}
    assert eval_floors.find_fallen([result], both) == [
        "reader on dwie: has a floor and isn't examined"
    ]
    assert eval_floors.find_fallen([result], {}) == [f"{EXAM.name}: {eval_floors.NEW}"]


def test_other_documents_are_named(result):
    """Documents that aren't those that were pinned are no exam."""
    pinned = Pinned(documents=2, sha256="0" * 64, floors={})
    (line,) = eval_floors.find_fallen([result], {EXAM.name: pinned})
    assert "aren't the pinned documents" in line


def test_a_floor_is_lowered_only_on_demand(result):
    """An update keeps what is higher; with `lower` it takes today's score."""
    old = floors(result, mention=1.5)[EXAM.name]
    assert result.pinned(old, lower=False).floors["mention"].f1 == 1.5
    lowered = result.pinned(old, lower=True).floors["mention"].f1
    assert lowered == pytest.approx(result.outcome.f1()["mention"], abs=1e-4)


def test_floors_survive_writing(result, tmp_path):
    """What is written is read again, and holds no word of the documents."""
    made = floors(result)
    eval_floors.write_floors(tmp_path / "floors.json", made)
    assert eval_floors.read_floors(tmp_path / "floors.json") == made
    assert "Odhiambo" not in (tmp_path / "floors.json").read_text()


def test_the_kept_floors_are_sound():
    """Each floor is a share, with no more slack than one item of ten."""
    kept = eval_floors.read_floors(ROOT / "tests" / "floors.json")
    assert kept
    for pinned in kept.values():
        assert len(pinned.sha256) == 64
        for floor in pinned.floors.values():
            assert 0 <= floor.noise <= 0.2
            assert 0 <= floor.f1 <= 1


def test_no_data_is_no_pass(tmp_path):
    """Without the data, the gate says that it was skipped, and doesn't say that it passed."""
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "eval", "--gate"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DATELINE_DATA": str(tmp_path)},
    )
    assert done.returncode == 0
    assert done.stdout.startswith("skipped: no data")
    assert "passed" not in done.stdout
