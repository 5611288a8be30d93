"""The floor: what the scores were on pinned documents, and whether they fell.

Guarantees: the file of floors holds counts, hashes and scores, and no word or id of any document; a
floor is never lowered unless that is asked for; other documents than those that were pinned are an
error, so that nobody changes the exam unseen.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from dateline.authority import open_authority
from dateline.evaluate import Outcome, score_documents
from dateline.evaluate.counts import standard_error
from dateline.evaluate.gold import GoldDocument, make_gold
from dateline.evaluate.scheme import load_scheme
from dateline.evaluate.systems import make_system

# A set of six documents has much noise, but what is measured has none: the same documents and the
# same code give the same score. A point, or one item where few are counted, is more than a harmless
# change moves any of them.
MOST = 0.01
PLACES = 4  # decimals that are kept
NEW = "no floor yet; scripts/eval --update sets one"
_ROUNDING = 1e-9  # of binary fractions


class Floor(msgspec.Struct, frozen=True, kw_only=True):
    """What a measure must not fall below: its F1, less the noise.

    Attributes:
        f1: the score when the floor was set.
        noise: its standard error by the bootstrap over documents, or `MOST` if that is less; one
            item more or less is noise where few are counted.
    """

    f1: float
    noise: float


class Pinned(msgspec.Struct, frozen=True, kw_only=True):
    """The floors of one system on some documents of one file.

    Attributes:
        documents: how many documents.
        sha256: hash of their canonical content.
        floors: measure → floor.
    """

    documents: int
    sha256: str
    floors: dict[str, Floor]


@dataclass(frozen=True, slots=True)
class Part:
    """Documents of one file that may be measured on.

    Attributes:
        dataset: name of the data set.
        file: path in the folder of the data.
        every: 5 where the reader learnt from four of five documents: the first, sixth … are kept.
    """

    dataset: str
    file: str
    every: int = 1

    @property
    def name(self) -> str:
        """What tables call it."""
        name = self.file.removesuffix(".jsonl.gz")
        return name if self.every == 1 else f"{name}, every {self.every}th"

    def documents(self, data: Path) -> list[dict[str, Any]]:
        """The documents as JSON."""
        with gzip.open(data / self.file, "rt", encoding="utf-8") as lines:
            return [json.loads(line) for line in islice(lines, None, None, self.every)]


@dataclass(frozen=True, slots=True)
class Exam:
    """Which documents of which part a system is examined on."""

    part: Part
    count: int
    system: str

    @property
    def name(self) -> str:
        """What the file of floors calls it."""
        return f"{self.system} on {self.part.name}"


@dataclass(frozen=True, slots=True)
class Result:
    """What an examination gave."""

    exam: Exam
    sha256: str
    outcome: Outcome

    def pinned(self, old: Pinned | None, *, lower: bool) -> Pinned:
        """The floors to write: as high as they are, or as they were."""
        before = {} if old is None or old.sha256 != self.sha256 else old.floors
        floors = {
            measure: Floor(f1=round(f1, PLACES), noise=self.slack(measure))
            for measure, f1 in sorted(self.outcome.f1().items())
        }
        kept = {
            name: one
            for name, one in before.items()
            if not lower and _higher(one, floors.get(name))
        }
        return Pinned(
            documents=self.outcome.documents, sha256=self.sha256, floors={**floors, **kept}
        )

    def slack(self, measure: str) -> float:
        """How far a score may fall without counting as fallen."""
        parts = self.outcome.parts(measure)
        counted = sum((tally.found + tally.gold for rows in parts for tally in rows), 0.0)
        one_item = 2 * len(parts) / counted if counted else 0.0  # F1 is twice the right by these
        return round(min(standard_error(parts), max(MOST, one_item)), PLACES)


def choose_documents(rows: Sequence[dict[str, Any]], count: int) -> tuple[list[GoldDocument], str]:
    """Pick documents by the hash of their ids, and hash their content.

    Args:
        rows: documents as JSON.
        count: how many to pick; all, if there are fewer.

    Returns:
        The documents, and the SHA-256 of their JSON with sorted keys.
    """
    ordered = sorted(rows, key=lambda row: hashlib.sha256(str(row["id"]).encode()).digest())
    content = "\n".join(json.dumps(row, sort_keys=True) for row in ordered[:count])
    documents = [make_gold(row) for row in ordered[:count]]
    return documents, hashlib.sha256(content.encode()).hexdigest()


def run_exam(exam: Exam, data: Path) -> Result:
    """Score a system on its documents."""
    documents, sha256 = choose_documents(exam.part.documents(data), exam.count)
    return Result(exam, sha256, measure_documents(exam.part.dataset, documents, system=exam.system))


def measure_documents(dataset: str, documents: Sequence[GoldDocument], *, system: str) -> Outcome:
    """Score a system on documents."""
    with open_authority(()) as known:  # what comes with Dateline, and no list of one's own
        made = make_system(system, load_scheme(dataset), known)
        return score_documents(dataset, documents, system=made, authority=known)


def read_floors(path: Path) -> dict[str, Pinned]:
    """The floors, by name of the examination."""
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Pinned]) if path.exists() else {}


def write_floors(path: Path, floors: Mapping[str, Pinned]) -> None:
    """Write the floors, one value a line so that a change shows."""
    plain = msgspec.to_builtins(dict(sorted(floors.items())))
    path.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")


def find_fallen(results: Sequence[Result], floors: Mapping[str, Pinned]) -> list[str]:
    """What is lower than its floor by more than the noise, or can't be compared: a line each."""
    gone = sorted(floors.keys() - {one.exam.name for one in results})
    lines = [f"{name}: has a floor and isn't examined" for name in gone]
    for result in results:
        name, old, now = result.exam.name, floors.get(result.exam.name), result.outcome
        if now.exact != now.quotes:
            lines.append(f"{name}: {now.quotes - now.exact} quotes aren't the text's own words")
        if old is None:
            lines.append(f"{name}: {NEW}")
        elif (old.documents, old.sha256) != (now.documents, result.sha256):
            lines.append(
                f"{name}: these aren't the pinned documents; get those, or pin these"
                " with --update --lower"
            )
        else:
            lines += [f"{name}: {one}" for one in _lower(now.f1(), old.floors)]
    return lines


def _lower(now: Mapping[str, float], floors: Mapping[str, Floor]) -> list[str]:
    lines = []
    for measure, floor in floors.items():
        if measure not in now:
            lines.append(f"{measure} isn't measured any more")
        elif round(now[measure], PLACES) < floor.f1 - floor.noise - _ROUNDING:
            lines.append(
                f"{measure} fell to {now[measure]:.4f}; its floor is {floor.f1:.4f}"
                f" with a noise of {floor.noise:.4f}"
            )
    return lines


def _higher(old: Floor, new: Floor | None) -> bool:
    return new is None or old.f1 > new.f1
