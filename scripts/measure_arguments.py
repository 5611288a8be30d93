"""How well the head words of subjects and objects of verbs are found, against people's answers.

Two sets, which aren't part of the repository (looked for in $DATELINE_DATA, else in
../shared/data). QA-SRL (Wikinews and Wikipedia): of what answers "who did it?" and "what was
done?" one answer has to be met; a head inside any answer is right. PropBank (web, mail, news): the
heads of ARG0 and ARG1 that are nouns or pronouns have to be met; a head inside any numbered
argument is right. Answers often name what the sentence calls "it", and QA-SRL asks nothing of some
objects, so that precision is understated.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from dateline.annotate.tokens import parses
from dateline.core.ids import content_id
from dateline.core.model import Document
from dateline.core.parse import Parse
from dateline.extract.clauses.arguments import ArgumentReader, Arguments

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("DATELINE_DATA") or ROOT.parent / "shared" / "data")
NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "DT", "CD", "WP", "WDT"})

Row: TypeAlias = dict[str, Any]
Range: TypeAlias = tuple[int, int]  # characters


@dataclass
class Count:
    """Heads that were found and heads that were wanted."""

    found: int = 0
    right: int = 0
    wanted: int = 0
    met: int = 0

    def add(
        self, heads: Iterable[int], right: Iterable[Range], wanted: Iterable[list[Range]]
    ) -> None:
        """Count the heads of one verb, by where they start.

        Args:
            heads: first characters of what was found.
            right: stretches in which a head is right.
            wanted: for each thing that is to be found, the stretches that name it.
        """
        starts, stretches = set(heads), list(right)
        self.found += len(starts)
        self.right += sum(within(start, stretches) for start in starts)
        for one in wanted:
            self.wanted += 1
            self.met += any(within(start, one) for start in starts)

    def __str__(self) -> str:
        precision, recall = self.right / self.found, self.met / self.wanted
        f1 = 2 * precision * recall / (precision + recall)
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({self.found} found)"


def within(start: int, stretches: Iterable[Range]) -> bool:
    """Whether a head that starts here is in one of these stretches."""
    return any(low <= start < high for low, high in stretches)


def parsed(file: Path) -> Iterator[tuple[Row, Parse]]:
    """Each sentence of a set, with its parse."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    documents = (Document(id=content_id(row["id"]), text=row["text"]) for row in rows)
    for row, (parse, _) in zip(rows, parses(documents, hints=False), strict=True):
        yield row, parse


def read_verbs(row: Row, parse: Parse, numbers: Iterable[int]) -> Iterator[Arguments]:
    """The arguments of the verbs that stand at these tokens of a set."""
    at = {token.start: token for token in parse.tokens}
    reader = ArgumentReader(parse)
    for number in numbers:
        token = at.get(row["tokens"][number][0])
        is_verb = token is not None and token.tag.startswith("VB")
        yield reader.read(token) if is_verb and token is not None else Arguments({})


def characters(row: Row, low: int, high: int) -> Range:
    """The characters of a range of a set's tokens."""
    return row["tokens"][low][0], row["tokens"][high - 1][1]


def measure_questions(file: Path) -> Mapping[str, Count]:
    """QA-SRL: slot → count."""
    counts = {"subject": Count(), "object": Count()}
    for row, parse in parsed(file):
        verbs = row["verbs"]
        for verb, found in zip(
            verbs, read_verbs(row, parse, (one["token"] for one in verbs)), strict=True
        ):
            asked: dict[str, list[list[Range]]] = {"subject": [], "object": []}
            for question in verb["questions"]:
                slot = asked_slot(question)
                if slot is not None:
                    answers = question["answers"]
                    asked[slot].append([characters(row, low, high) for low, high in answers])
            for slot, count in counts.items():
                heads = list(found.slots.get(slot, ()))
                if slot == "object":  # "what did they say?" is answered by a clause
                    clauses = found.slots.get("complement", ())
                    heads += [one for one in clauses if parse.tokens[one].dep == "ccomp"]
                right = [stretch for one in asked[slot] for stretch in one]
                count.add((parse.tokens[one].start for one in heads), right, asked[slot])
    return counts


def asked_slot(question: Row) -> str | None:
    """Which slot "who" or "what" of a question stands for; None where it is another."""
    words = question["slots"]
    if question["wh"] not in {"who", "what"}:
        return None
    if question["passive"]:
        if "subj" not in words:
            return "object"
        return "subject" if words.get("prep") == "by" else None
    if "subj" not in words:
        return "subject"
    return None if "prep" in words or "obj" in words else "object"


def measure_roles(file: Path) -> Count:
    """PropBank: subjects and objects together."""
    count = Count()
    for row, parse in parsed(file):
        verbs = [one for one in row["predicates"] if one["kind"] == "verb"]
        for verb, found in zip(
            verbs, read_verbs(row, parse, (one["token"] for one in verbs)), strict=True
        ):
            numbered = [one for one in verb["args"] if one["role"][3:4].isdigit()]
            right = [characters(row, one["start"], one["end"]) for one in numbered]
            wanted = [
                [characters(row, one["head"], one["head"] + 1)]
                for one in numbered
                if one["role"] in {"ARG0", "ARG1"} and row["pos"][one["head"]] in NOMINAL
            ]
            heads = (
                parse.tokens[index]
                for slot in ("subject", "object")
                for index in found.slots.get(slot, ())
            )
            count.add((one.start for one in heads if one.tag in NOMINAL), right, wanted)
    return count


def main() -> None:
    """Print the figures of both dev sets."""
    for slot, count in measure_questions(DATA / "qasrl" / "dev.jsonl.gz").items():
        print(f"QA-SRL {slot:8} {count}")
    print(f"PropBank        {measure_roles(DATA / 'propbank' / 'dev.jsonl.gz')}")


if __name__ == "__main__":
    main()
