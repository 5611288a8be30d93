"""What comes out as implied, with which evidence, and what doesn't."""

from __future__ import annotations

import pytest
from tests.news import article
from tests.readings import Says, found, reading

from dateline.annotate.news import NewsAnnotator
from dateline.authority import load_bundled
from dateline.core.model import Claim, Stance
from dateline.extract import combine_extractions
from dateline.extract.reader import ReaderExtractor

ADA = ("Ada Berg", "person")
UNION = ("Baltic Harbour Union", "organization")
KENYA = ("Kenya", "gpe0")
APART = "Ada Berg left early. The rain had stopped. Farmers of Kenya were glad."


def implied(
    text: str,
    *things: tuple[str, str],
    label: str = "citizen_of",
    sure: float = 0.95,
    named: float = 0.98,
) -> list[Claim]:
    """What is implied when the reader relates the first thing to the second."""
    mentions = [
        found(text, words, kind, at, nth=nth, confidence=named)
        for nth in range(max(text.count(words) for words, _ in things))
        for at, (words, kind) in enumerate(things)
        if nth < text.count(words)
    ]
    said = reading(*mentions, relations=[(0, label, 1, sure)])
    document, known = article(text, published="2024-05-01"), load_bundled()
    (annotated,) = NewsAnnotator(Says({text: said})).annotate([document], authority=known)
    made = combine_extractions(annotated, [ReaderExtractor().extract(annotated, authority=known)])
    return [one for one in made.claims if one.stance is Stance.IMPLIED]


def test_what_no_sentence_says_is_implied_with_the_sentences_that_name_both():
    """Its confidence is the fitted probability, and the origin names the label."""
    (made,) = implied(APART, ADA, KENYA)
    assert [APART[one.start : one.end] for one in made.evidence] == [
        "Ada Berg left early.",
        "Farmers of Kenya were glad.",
    ]
    assert (made.predicate, made.origin) == ("citizen_of", "reader@4/citizen_of")
    assert 0.71 < made.confidence < 0.95


def test_one_sentence_that_names_both_is_better_than_two():
    """It is the evidence wherever it stands, and makes the relation likelier."""
    text = "Ada Berg left early. Kenya was glad. Ada Berg loves Kenya."
    (made,) = implied(text, ADA, KENYA)
    assert [text[one.start : one.end] for one in made.evidence] == ["Ada Berg loves Kenya."]
    assert made.confidence > implied(APART, ADA, KENYA)[0].confidence


def test_what_is_not_likely_enough_is_not_implied():
    """The reader's own probability, and how sure the names are, decide."""
    text, party = "Ada Berg left. Kivik Hansel is glad.", ("Kivik Hansel", "party")
    assert implied(text, ADA, party, label="member_of", sure=0.86)
    assert implied(text, ADA, party, label="member_of", sure=0.7) == []
    assert implied(text, ADA, party, label="member_of", sure=0.86, named=0.76) == []


def test_what_a_sentence_says_is_not_implied_as_well():
    """It is stated, once."""
    assert implied("Ada Berg, head of the Baltic Harbour Union, left.", ADA, UNION,
                   label="head_of") == []  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Ada Berg will not join the Baltic Harbour Union.",
        "Ada Berg may soon join the Baltic Harbour Union.",
        "Ada Berg, the presumptive head of the Baltic Harbour Union, left.",
        "Ada Berg, a spokeswoman for the Baltic Harbour Union, left.",
    ],
)
def test_what_a_sentence_denies_or_says_otherwise_is_not_implied(text):
    """However sure the reader is; where nothing speaks against it, it is implied."""
    assert implied(text, ADA, UNION, label="head_of", sure=0.99) == []
    assert implied("Ada Berg loves the Baltic Harbour Union.", ADA, UNION, label="head_of",
                   sure=0.99)  # fmt: skip


def test_what_was_so_once_is_over():
    """Beside "former", it had ended when the article came out."""
    text = "Ada Berg, a {}player, spoke to the Baltic Harbour Union."
    (now,) = implied(text.format(""), ADA, UNION, label="player_of")
    (once,) = implied(text.format("former "), ADA, UNION, label="player_of")
    assert (now.when, once.when) == (None, "../2024-05-01")


def test_places_are_where_the_authority_has_them():
    """What it bears out is surer, and no town is where it isn't."""
    text = "The train to {} was late. The rain had stopped. It was cold in Kenya."
    known, unknown, elsewhere = (
        implied(text.format(name), (name, "gpe2"), KENYA, label="in0", sure=0.97)
        for name in ("Nairobi", "Kivik Hansel", "Oslo")
    )
    assert known[0].confidence > 0.97 > unknown[0].confidence
    assert elsewhere == []
    assert implied("Norway has often played in Kenya.", ("Norway", "gpe0"), KENYA,
                   label="in0", sure=0.97) == []  # fmt: skip
