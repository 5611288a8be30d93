"""The types of events, and figures of speech that have none."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.extract.clauses.read_clauses import Clauses, read_clauses

from dateline.extract.events.draft import read_event

# A sentence, a verb or noun in it, and the type of its event; None for a plain event.
TYPES = [
    # who acts is somebody: a name, a post, people or a body; else it is a figure of speech
    ("Kenya supports Japan.", "supports", "support"),
    ("The minister supports Japan.", "supports", "support"),
    ("The commission supports Japan.", "supports", "support"),
    ("Officials support Japan.", "support", "support"),
    ("The weather supports Japan.", "supports", None),
    # where nobody is said to act, nothing speaks against it
    ("Japan was supported by 12 loans.", "supported", None),
    ("Japan was sued.", "sued", "accuse/sue"),
    # an attack or a flood has no need of somebody
    ("The bomb killed Paul Biya.", "killed", "assault/kill"),
    # a match, or whoever plays it, makes a victory of sport
    ("Kenya won the match.", "won", "sport/win"),
    ("Kenya won the debate.", "won", None),
    ("Arsenal F.C. won in Oslo.", "won", "sport/win"),
    # somebody goes to a place, and not into details
    ("Paul Biya travelled to Oslo.", "travelled", "movement/travel"),
    ("Paul Biya travelled to the hospital in Oslo.", "travelled", "movement/travel"),
    ("Paul Biya travelled to the details in Oslo.", "travelled", None),
    # figures and what is counted rise and fall; of all else a change is told
    ("Japan lowered prices.", "lowered", "change/fall"),
    ("Japan lowered the roof by 12 %.", "lowered", "change/fall"),
    ("Japan lowered the roof.", "lowered", "change"),
]


@pytest.fixture(scope="module")
def told() -> Mapping[str, Clauses]:
    """Every sentence, each an article of its own, read in one batch."""
    return read_clauses(*(row[0] for row in TYPES))


@pytest.mark.parametrize(("text", "word", "expected"), TYPES)
def test_type_of_an_event(
    told: Mapping[str, Clauses], text: str, word: str, *, expected: str | None
) -> None:
    """What acts, and what is acted on, says whether a verb is meant as its type says."""
    event = read_event(told[text].parsed, told[text].at(word))
    assert event is not None
    assert event.type == expected
