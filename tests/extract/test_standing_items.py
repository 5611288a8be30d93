"""How happenings stand that somebody said, planned, denied or feared, beside those that took place.

Of `standing_items.tsv`, one half must never come out as a plain fact, and the other half must; most
are near neighbours of one another. They are read as a build reads them. An item's event is the one
whose mention starts at the item's trigger. `count_standing_errors` gives the numbers and the items
behind them; `pytest -m standing` runs these tests alone.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dateline.authority import load_bundled
from dateline.core.model import Claim, Document, Mention, Span, Stance
from dateline.workspace.config import Stages
from dateline.workspace.pipeline import Pipeline

ITEMS = Path(__file__).with_name("standing_items.tsv")
MOST_OF_A_CONSTRUCTION = 8
MOST_HEARSAY = 0.01  # of the items that are no facts
MOST_WITHHELD = 0.02  # of the facts
LEAST_COVERAGE = 0.10  # of all items; to be raised as more clauses become events
ASSERTED = Stance.ASSERTED.value

pytestmark = pytest.mark.standing


@dataclass(frozen=True)
class Item:
    """A text with one happening, and the stances that its claims may honestly have."""

    id: str
    construction: str
    expected: frozenset[str]
    document: Document
    trigger: Span

    @property
    def is_fact(self) -> bool:
        """Whether it took place, by the article's own word."""
        return self.expected == {ASSERTED}


def find_trigger(trigger: str, text: str) -> Span:
    """The place of a word, which stands there once unless "#2" behind it means its second one.

    Raises:
        ValueError: it isn't there, or there are several to choose from.
    """
    word, _, nth = trigger.partition("#")
    places = [one.span() for one in re.finditer(rf"\b{re.escape(word)}\b", text)]
    if len(places) < int(nth or 1) or (len(places) > 1 and not nth):
        message = f"{trigger!r} is {len(places)} times in {text!r}"
        raise ValueError(message)
    start, end = places[int(nth or 1) - 1]
    return Span(start=start, end=end)


@cache
def load_items() -> tuple[Item, ...]:
    """All items of the file."""
    with ITEMS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Item(
            id=row["id"],
            construction=row["construction"],
            expected=frozenset(row["expected"].split("|")),
            document=Document(text=row["text"]),
            trigger=find_trigger(row["trigger"], row["text"]),
        )
        for row in rows
    )


def find_stances(item: Item, mentions: Iterable[Mention], claims: Iterable[Claim]) -> Counter[str]:
    """How the claims of the event at an item's trigger stand, and with them the plain relations.

    A relation between two things that both take part in the event says the same as the event does,
    unless a noun phrase takes it for granted ("Sony will close its factory in Tijuana"), or it is
    of another word and no plain fact: "Kraft abandoned its takeover of Unilever".
    """
    by_id = {one.id: one for one in mentions}
    here = [one for one in claims if any(e.covers(item.trigger) for e in one.evidence)]
    events = {
        one.id
        for one in by_id.values()
        if one.form == "event" and one.span.start == item.trigger.start
    }
    roles = [one for one in here if one.subject in events]
    own = {one.origin for one in roles}
    part = {by_id[one.object].chain for one in roles if isinstance(one.object, str)}
    relations = [
        one
        for one in here
        if isinstance(one.object, str)
        and "/phrase-" not in one.origin
        and (one.origin in own or one.stance is Stance.ASSERTED)
        and {by_id[one.subject].chain, by_id[one.object].chain} <= part
    ]
    return Counter(one.stance.value for one in (*roles, *relations))


@cache
def read_items() -> dict[Item, Counter[str]]:
    """Each item with the stances of its claims; none where there is no event at its trigger."""
    pipeline, authority, items = Pipeline.of(Stages()), load_bundled(), load_items()
    documents = [one.document for one in items]
    read: dict[Item, Counter[str]] = {}
    for item, one in zip(
        items, pipeline.annotator.annotate(documents, authority=authority), strict=True
    ):
        found = pipeline.extract(one, authority=authority)
        read[item] = find_stances(item, (*one.mentions, *found.mentions), found.claims)
    return read


def count_standing_errors() -> dict[str, Any]:
    """Count what is wrong, with a line for each item that is.

    Returns:
        `hearsay`: items that are no facts with an asserted claim at the trigger, and
        `hearsay_share`, of all that are no facts; `withheld` and `withheld_share`: facts with a
        claim that isn't asserted, of all facts; `astray`: what is no fact and stands as something
        that it isn't, either; `missing`: no event at the trigger; `coverage`: the share of all
        items that have one, `coverage_facts` and `coverage_others`: of either half.
    """
    read = read_items()
    facts = [one for one in read if one.is_fact]
    others = [one for one in read if not one.is_fact]
    hearsay = [one for one in others if read[one][ASSERTED]]
    withheld = [one for one in facts if read[one].keys() - {ASSERTED}]
    astray = [one for one in others if read[one].keys() - one.expected - {ASSERTED}]
    return {
        "hearsay": _show_items(hearsay),
        "hearsay_share": len(hearsay) / len(others),
        "withheld": _show_items(withheld),
        "withheld_share": len(withheld) / len(facts),
        "astray": _show_items(astray),
        "missing": _show_items(one for one in read if not read[one]),
        "coverage": _share_read(read),
        "coverage_facts": _share_read(facts),
        "coverage_others": _share_read(others),
    }


def _share_read(items: Collection[Item]) -> float:
    """The share of items with an event at the trigger."""
    return sum(bool(read_items()[one]) for one in items) / len(items)


def _show_items(items: Iterable[Item]) -> list[str]:
    """A line for each item: which, how it stands and should, the trigger, the text."""
    return [
        f"{one.id} {one.construction}: {'|'.join(sorted(read_items()[one])) or '-'}"
        f" (expected {'|'.join(sorted(one.expected))}),"
        f" {one.document.quote(one.trigger)!r} in: {one.document.text}"
        for one in items
    ]


def test_the_items_are_sound():
    """Two halves of many constructions; no text twice, and each with its trigger, found once."""
    items = load_items()
    assert len({one.id for one in items}) == len({one.document.id for one in items}) == len(items)
    assert Counter(one.is_fact for one in items) == {True: 150, False: 150}
    assert all(one.is_fact or ASSERTED not in one.expected for one in items)
    assert all(one.expected <= set(Stance) for one in items)
    assert max(Counter(one.construction for one in items).values()) <= MOST_OF_A_CONSTRUCTION


def test_what_was_said_planned_or_denied_is_no_plain_fact():
    """Neither are threats, wishes, fears, orders, suppositions and tales."""
    errors = count_standing_errors()
    assert errors["hearsay_share"] <= MOST_HEARSAY, errors["hearsay"]


def test_what_took_place_is_a_plain_fact():
    """Also beside what was only said, planned or denied."""
    errors = count_standing_errors()
    assert errors["withheld_share"] <= MOST_WITHHELD, errors["withheld"]


def test_enough_items_are_read_to_tell():
    """Whoever reads nothing asserts no hearsay."""
    errors = count_standing_errors()
    assert errors["coverage"] >= LEAST_COVERAGE, errors["missing"]
