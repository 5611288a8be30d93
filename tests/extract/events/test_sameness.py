"""One happening told twice in an article."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.extract.clauses.read_clauses import Clauses, read_clauses

from dateline.extract.events.draft import read_draft
from dateline.extract.events.event import EventDraft
from dateline.extract.events.sameness import find_told, is_same_happening, repeats_verb

# Two sentences, a verb or noun of each, and whether they tell of one happening.
SAME = [
    ("Kenya attacked Japan. The attack on Japan by Kenya failed.", "attacked attack", True),
    ("Kenya attacked Japan. Kenya's attack in Oslo killed men.", "attacked attack", True),
    ("Kenya attacked Japan. Kenya attacked Japan again.", "attacked attacked", True),
    # another actor, recipient, type, standing, day or place
    ("Kenya attacked Japan. The attack on Japan by Chad failed.", "attacked attack", False),
    ("Kenya attacked Japan. The attack on Chad by Kenya failed.", "attacked attack", False),
    ("Kenya attacked Japan. Kenya fined Japan.", "attacked fined", False),
    ("Kenya fixed Japan. Kenya fixed Japan.", "fixed fixed", False),
    ("Kenya attacked Japan. A planned attack on Japan by Kenya failed.", "attacked attack", False),
    ("Kenya attacked Japan on 2 May. Kenya attacked Japan on 3 May.", "attacked attacked", False),
    ("Kenya attacked Japan on 2 May. Kenya attacked Japan.", "attacked attacked", True),
    ("In Oslo, Kenya attacked Chad. In Bergen, Kenya attacked Chad.", "attacked attacked", False),
    ("In Oslo, Kenya attacked Chad. Kenya attacked Chad.", "attacked attacked", True),
    ("Kenya urged Japan to act. Kenya urged Japan to wait.", "urged urged", False),
    ("Kenya urged Japan to act. Kenya urged Japan to act.", "urged urged", True),
    ("Kenya visited a school. Kenya's visit to a mill ended.", "visited visit", False),
    ("Kenya visited Japan. Kenya's visit to Japan ended.", "visited visit", True),
    # one verb and another need more than one end in common
    ("Kenya attacked Japan. Kenya attacked men.", "attacked attacked", False),
    ("Kenya attacked men. Kenya attacked men.", "attacked attacked", True),
    ("Two men were attacked by Kenya. Kenya attacked two men.", "attacked attacked", True),
    ("Kenya resigned. Kenya resigned.", "resigned resigned", False),
    ("Kenya resigned. Kenya's resignation pleased Chad.", "resigned resignation", True),
    ("Kenya's resignation pleased Chad. Kenya resigned.", "resignation resigned", True),
    ("Japan resigned. Kenya's resignation ended.", "resigned resignation", False),
]

# A text, a noun in it, and the verb of the event that it points back at.
TOLD = [
    ("Kenya attacked Japan. Chad condemned the attack.", "attack", "attacked Japan"),
    ("Kenya attacked Japan. Chad condemned this attack.", "attack", "attacked Japan"),
    ("Kenya attacked Japan. Chad condemned an attack.", "attack", None),
    ("Kenya attacked Japan. Chad condemned his attack.", "attack", None),
    ("Kenya attacked Japan. Chad condemned the attack on Oslo.", "attack", None),
    ("Kenya fined Japan. Chad condemned the attack.", "attack", None),
    ("Chad condemned the attack. Kenya attacked Japan.", "attack", None),
    ("Japan was attacked in Oslo. Chad condemned the attack.", "attack", None),
    (
        "Kenya attacked Japan. Chad bombed Peru. Chad condemned the attack.",
        "attack",
        "attacked Japan",
    ),
    (
        "Kenya attacked Japan. Peru attacked Togo. Chad condemned the attack.",
        "attack",
        "attacked Togo",
    ),
]

# A text, a noun in it, and whether it only repeats the verb whose object it is.
REPEATS = [
    ("Kenya reached a deal with Japan.", "reached", "deal", True),
    ("A deal was reached by Kenya.", "reached", "deal", True),
    ("A deal with Japan was reached.", "reached", "deal", True),
    ("Kenya signed an accord.", "signed", "accord", True),
    ("Kenya condemned an attack on Japan by Chad.", "condemned", "attack", False),
    ("Kenya signed an accord of Chad.", "signed", "accord", False),
    ("Kenya fined Japan after an attack by Chad.", "fined", "attack", False),
    ("Kenya attacked Japan.", "attacked", "attacked", False),
]


@pytest.fixture(scope="module")
def told() -> Mapping[str, Clauses]:
    """Every text, read in one batch."""
    texts = [row[0] for row in (*SAME, *TOLD, *REPEATS)]
    return read_clauses(*texts, published="2024-05-15")


def _drafts(found: Clauses) -> list[EventDraft]:
    drafts = (read_draft(found.parsed, one) for one in found.all)
    return [one for one in drafts if one is not None]


@pytest.mark.parametrize(("text", "words", "expected"), SAME)
def test_one_happening_or_two(
    told: Mapping[str, Clauses], text: str, words: str, *, expected: bool
) -> None:
    """The same type and standing, ends that agree, and no other day or place."""
    found = told[text]
    chosen = [one for one in _drafts(found) if one.clause.trigger.text in words.split()]
    assert len(chosen) == 2
    assert is_same_happening(found.parsed, *chosen) is expected
    assert is_same_happening(found.parsed, *reversed(chosen)) is expected


@pytest.mark.parametrize(("text", "noun", "verb"), TOLD)
def test_what_a_definite_noun_points_back_at(
    told: Mapping[str, Clauses], text: str, noun: str, verb: str | None
) -> None:
    """The last event of its type before it, if it has nobody of its own in it."""
    found = told[text]
    nouns = {one.trigger.index: one for one in found.all if one.nominal}
    drafts = _drafts(found)
    index = find_told(found.parsed, found.word(noun).index, nouns=nouns, drafts=drafts)
    assert (None if index is None else found.parsed.text(index, index + 2)) == verb


@pytest.mark.parametrize(("text", "verb", "noun", "expected"), REPEATS)
def test_a_noun_that_only_repeats_its_verb(
    told: Mapping[str, Clauses], text: str, verb: str, noun: str, *, expected: bool
) -> None:
    """It has nobody in it whom the verb hasn't."""
    found = told[text]
    events = [EventDraft(found.at(verb))]
    known = read_draft(found.parsed, found.at(verb))
    sense = found.at(noun).sense
    bare = EventDraft(found.at(noun), type=None if sense is None else sense.event_type)
    event = read_draft(found.parsed, found.at(noun)) or bare
    assert repeats_verb(found.parsed, event, events if known is None else [known]) is expected
