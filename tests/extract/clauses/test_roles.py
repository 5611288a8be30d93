"""What the slots of a clause make of whoever stands there."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.extract.clauses.read_clauses import Clauses, read_clauses

from dateline.extract.events.draft import read_draft

# Sentence, verb or noun in it, role, and who or what stands in it.
CASES = [
    # whoever makes a thing change, and what changes by itself
    ("Kenya doubled its fleet of ships.", "doubled", "actor", "Kenya"),
    ("Kenya doubled its fleet of ships.", "doubled", "object", "its fleet of ships"),
    ("Exports doubled 50% in Kenya.", "doubled", "actor", ""),
    # how much something is
    ("Kenya's debt was £3bn in May.", "was", "amount", "£3bn"),
    ("Kenya's debt was £3bn in May.", "was", "object", "Kenya's debt"),
    ("Kenya's inflation was 3% in May.", "was", "amount", "3%"),
    ("Kenya's inflation stands at 3 pct.", "stands", "amount", "3 pct"),
    ("Kenya lost 3% of its market.", "lost", "object", "3% of its market"),
    ("Kenya's index closed at 4,820.5.", "closed", "amount", "4,820.5"),
    ("Kenya's index closed at noon.", "closed", "amount", ""),
    # neither a price nor whom it is for
    ("Kenya beat Japan at Harvard University.", "beat", "recipient", "Japan"),
    # what somebody is, and what comes of it
    ("Kenya met Japan as a friend.", "met", "result", ""),
    ("Kenya elected Ada Hart as president.", "elected", "result", "president"),
    ("Kenya spoke with Japan as a friend.", "spoke", "result", ""),
    # who changes over to something, and what is thrown at somebody
    ("Kenya switched to gas.", "switched", "actor", "Kenya"),
    ("Kenya was switched to gas.", "switched", "object", "Kenya"),
    ("Two men threw stones at Ada Hart.", "threw", "object", "stones"),
    # neither a time nor "in fact" is anybody
    ("Kenya has sold ships to date.", "sold", "recipient", ""),
    ("In fact, Kenya spent £3bn on ships.", "spent", "about", "ships"),
    # what somebody takes charge of
    ("Ada Hart takes charge of the Oslo office.", "takes", "object", "Oslo office"),
    # a name before a noun
    ("Kenya praised the Hiroshima summit with Japan.", "summit", "place", "Hiroshima"),
    ("The World Cup win over Japan pleased Kenya.", "win", "about", "World Cup"),
    # who gets a thing, and what gets it him
    ("The film won Ada Hart an Oscar.", "won", "recipient", "Ada Hart"),
    ("The film won Ada Hart an Oscar.", "won", "actor", "film"),
    ("Ada Hart won an Oscar.", "won", "recipient", "Ada Hart"),
    ("The keeper denied Ada Hart.", "denied", "recipient", "Ada Hart"),
    ("The scandal cost Ada Hart her job.", "cost", "recipient", "Ada Hart"),
    # who orders, and who is asked
    ("Japan rejected accusations from Ada Hart.", "accusations", "actor", "Ada Hart"),
    ("Two managers from Kenya were charged.", "charged", "actor", ""),
    ("Kenya lobbied six music providers.", "lobbied", "recipient", "six music providers"),
    # what somebody wins or loses in
    ("Ada Hart triumphed in the second category.", "triumphed", "about", "second category"),
    ("Ada Hart lost out in the second category.", "lost", "about", "second category"),
    ("Kenya's patients totalled 52.", "totalled", "amount", "52"),
    ("Kenya's patients totalled 52.", "totalled", "object", "Kenya's patients"),
]


@pytest.fixture(scope="module")
def told() -> Mapping[str, Clauses]:
    """All sentences, read in one batch."""
    return read_clauses(*(text for text, *_ in CASES))


@pytest.mark.parametrize(("text", "word", "role", "expected"), CASES)
def test_who_stands_in_a_role(
    told: Mapping[str, Clauses], text: str, word: str, role: str, expected: str
) -> None:
    """Names by their names, and whoever has none by the words."""
    found = told[text]
    draft = read_draft(found.parsed, found.at(word))
    assert draft is not None
    names = [found.parsed.head(one).name for one in draft.named(role)]
    words = [one.words for one in draft.described(role)]
    assert ", ".join(map(str, [*names, *words])) == expected
