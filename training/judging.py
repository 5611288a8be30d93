"""Sheets of events for readers to judge, and their verdicts for `training/events.py`.

`python -m training.judging sheet --news FOLDER --articles N --seed S --out SHEET` draws articles
that weren't judged yet, reads them as a build does, and writes what may be events beside their
text. `python -m training.judging record SHEET VERDICTS` adds the verdicts, a line an item with a
tab: three digits for an event (its type is right; stance and speaker are; it is worth telling), one
for a role. A sheet holds words of the articles and belongs outside of the repository.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
from scripts.measure_news import articles, files, hashed

from dateline.extract.builder import name_speaker
from dateline.extract.clauses.clause import Clause
from dateline.extract.events.draft import read_draft
from dateline.extract.events.event import EventDraft
from dateline.extract.reading import ParsedText
from training.events import (
    JUDGED,
    JudgedEvent,
    JudgedRole,
    hash_label,
    label_of,
    read_articles,
    read_judged,
    start_of,
)

_LONGEST = 5000  # characters of an article that a sheet shows
_MOST = 12  # events of one article
_GUIDE = """\
# Judge every item by its article's words alone, strictly. An event (E…) has three digits: its type
# is what the word means here, or, without a type, the word is the verb or noun of a clause; stance
# and speaker are right (asserted: the article's own word; reported: the word of the speaker given,
# "-" only if whoever says so has no name; planned, possible, denied); an analyst would want it in a
# graph. A role (E….n) has one: who or what is given has it, wholly, and is what is meant.
"""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """An event on a sheet: how it is shown, and what is kept of it."""

    number: int
    shown: str
    event: JudgedEvent


def main() -> None:
    """Write a sheet, or record verdicts."""
    made = argparse.ArgumentParser(description=__doc__)
    verbs = made.add_subparsers(dest="command", required=True)
    verb = verbs.add_parser("sheet", help="draw articles and write what may be events")
    verb.add_argument("--news", type=Path, required=True, help="folder of *.jsonl.gz files")
    verb.add_argument("--articles", type=int, required=True, help="how many of each file")
    verb.add_argument("--seed", type=int, required=True)
    verb.add_argument("--out", type=Path, required=True, help="SHEET.txt and SHEET.jsonl")
    verb = verbs.add_parser("record", help="add verdicts to what was judged")
    verb.add_argument("sheet", type=Path)
    verb.add_argument("verdicts", type=Path)
    verb.add_argument("--judged", type=Path, default=JUDGED)
    options = made.parse_args()
    if options.command == "sheet":
        write_sheet(options.news, options.articles, options.seed, options.out)
    else:
        record(options.sheet, options.verdicts, options.judged)


def write_sheet(news: Path, count: int, seed: int, out: Path) -> None:
    """Draw articles, and write the sheet for people and the items for `record`."""
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    known = {one.article for one in read_judged(JUDGED)}
    names: dict[str, str] = {}  # hash of an article's id → its file
    for file in files(news):
        fresh = sorted({hashed(one.id) for one in articles(news, file)} - known)
        names |= dict.fromkeys(chance.sample(fresh, min(count, len(fresh))), file)
    lines, items = [_GUIDE], []
    for article, parsed, clauses in read_articles(news, set(names)):
        drafts = [(one, draft) for one in clauses if (draft := read_draft(parsed, one))]
        drafts = [row for row in drafts if row[0].trigger.start < _LONGEST]
        chosen = chance.sample(drafts, min(_MOST, len(drafts)))
        lines.append(f"\n==== {names[article]}\n{parsed.annotated.document.text[:_LONGEST]}\n----")
        for clause, draft in sorted(chosen, key=lambda row: row[0].trigger.start):
            event = _judge_later(parsed, clause, draft, names[article], article)
            shown = "\n".join(_show(parsed, draft, event, len(items)))
            items.append(Item(number=len(items), shown=shown, event=event))
            lines.append(shown)
    out.with_suffix(".txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    out.with_suffix(".jsonl").write_bytes(b"".join(msgspec.json.encode(i) + b"\n" for i in items))
    print(f"{len(items)} events of {len(names)} articles in {out.with_suffix('.txt')}")


def _judge_later(
    parsed: ParsedText, clause: Clause, draft: EventDraft, file: str, article: str
) -> JudgedEvent:
    """An event with no verdicts yet: all are false."""
    standing = name_speaker(parsed, clause.standing)
    speaker = "" if standing.speaker is None else parsed.head(standing.speaker).name
    return JudgedEvent(
        file=file,
        article=article,
        document=parsed.annotated.document.id,
        trigger=clause.trigger.start,
        type=draft.type,
        stance=standing.stance.value,
        speaker=hash_label(speaker),
        right_type=False,
        right_standing=False,
        worth=False,
        roles=[
            JudgedRole(
                role=one.role,
                start=start_of(parsed, one),
                label=hash_label(label_of(parsed, one)),
                right=False,
            )
            for one in draft.fillers
        ],
    )


def _show(parsed: ParsedText, draft: EventDraft, event: JudgedEvent, number: int) -> Iterator[str]:
    """The lines of one event."""
    standing, trigger = name_speaker(parsed, draft.clause.standing), draft.clause.trigger
    speaker = "-" if standing.speaker is None else parsed.head(standing.speaker).name
    low, high = parsed.parse.sentences[trigger.sentence]
    yield f"\nE{number}\t«{trigger.text}» type={event.type} {event.stance} speaker={speaker}"
    yield f"\tin: {' '.join(parsed.text(low, high).split())}"
    for at, one in enumerate(draft.fillers):
        yield f"E{number}.{at}\t{one.role} = {label_of(parsed, one)!r}"


def record(sheet: Path, verdicts: Path, judged: Path) -> None:
    """Add verdicts to the judged events; of an event that lacks one nothing is kept."""
    rows = (line.split("\t") for line in verdicts.read_text(encoding="utf-8").splitlines() if line)
    given = {row[0].strip(): row[1].replace(" ", "") for row in rows}
    items = msgspec.json.Decoder(Item).decode_lines(sheet.with_suffix(".jsonl").read_bytes())
    replace, new = msgspec.structs.replace, []
    for item in items:
        keys = [f"E{item.number}.{at}" for at in range(len(item.event.roles))]
        if any(key not in given for key in (f"E{item.number}", *keys)):
            continue
        right_type, right_standing, worth = (one == "1" for one in given[f"E{item.number}"])
        roles = [
            replace(role, right=given[key] == "1")
            for role, key in zip(item.event.roles, keys, strict=True)
        ]
        new.append(
            replace(
                item.event, right_type=right_type, right_standing=right_standing, worth=worth,
                roles=roles,
            )
        )  # fmt: skip
    with judged.open("ab") as lines:
        lines.writelines(msgspec.json.encode(one) + b"\n" for one in new)
    print(f"{len(new)} of {len(items)} events recorded in {judged}")


if __name__ == "__main__":
    main()
