"""Which words between two names say that they are related."""

from __future__ import annotations

import pytest
from tests.news import annotate

from dateline.authority import load_bundled
from dateline.core.model import Stance
from dateline.english.lexicon import lexicon
from dateline.extract import evidence
from dateline.extract.clauses.clause import ClauseReader
from dateline.extract.evidence import Pair
from dateline.extract.reader_rules import rules
from dateline.extract.reading import ParsedText, read

RULE = rules()["head_of_state"]


def pair(text: str, subject: str, target: str) -> tuple[ParsedText, Pair]:
    """The nearest pair of names with these words."""
    reading = read(annotate(text)[0], load_bundled())
    mentions = reading.annotated.mentions
    left, right = ([m for m in mentions if m.text == words] for words in (subject, target))
    return reading, evidence.find_pairs(reading, left, right)[0]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Angela Hart, the president of Kenya, left.", Stance.ASSERTED),
        ("Angela Hart leads Kenya.", Stance.ASSERTED),
        ("Interpol said that Angela Hart leads Kenya.", Stance.REPORTED),
        ("Angela Hart does not lead Kenya.", None),
        ("Angela Hart will lead Kenya.", None),
        ("Angela Hart visited Kenya.", None),
        ("Angela Hart and Kenya were named.", None),
        ("Angela Hart, an expert on Kenya, left.", None),
        ("It went to Angela Hart, Kenya President John Moore said.", None),
    ],
)
def test_standing(text, stance):
    """A phrase or a verb that may say it; nothing denied, planned or merely listed."""
    reading, found = pair(text, "Angela Hart", "Kenya")
    said = evidence.standing(reading, ClauseReader(reading).standing, found, RULE)
    assert (said and said.stance) == stance


def test_the_nearest_pair_comes_first():
    """Of several mentions, those side by side are looked at first."""
    text = "Angela Hart spoke about Norway. Angela Hart left Kenya. Kenya was glad."
    reading, found = pair(text, "Angela Hart", "Kenya")
    assert (found.sentence, found.between(reading)) == (1, 1)


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("Former Kenyan president Angela Hart left.", True),
        ("Angela Hart, once the former minister of Kenya, left.", True),
        ("Kenyan president Angela Hart met a former minister.", False),
    ],
)
def test_over(text, over):
    """The word counts where it belongs to one of the two, or stands between them."""
    target = "Kenyan" if "Kenyan" in text else "Kenya"
    found = pair(text, "Angela Hart", target)
    assert evidence.is_qualified(*found, lexicon().ended) is over
