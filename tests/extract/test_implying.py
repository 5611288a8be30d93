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
    """What is implied when the reader relates the first thing to the second, or a third like it."""
    mentions = [
        found(text, words, kind, min(at, 1), nth=nth, confidence=named)
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
    assert (made.predicate, made.origin) == ("citizen_of", "reader@7/citizen_of")
    assert 0.7 < made.confidence < 0.95


def test_one_sentence_that_names_both_is_better_than_two():
    """It is the evidence wherever it stands, and makes the relation likelier."""
    both = "Ada Berg, who has written three books about the sea, loves Kenya."
    text = f"Ada Berg left. Kenya was glad. {both}"
    (made,) = implied(text, ADA, KENYA)
    assert [text[one.start : one.end] for one in made.evidence] == [both]
    assert made.confidence > implied(APART, ADA, KENYA)[0].confidence


def test_a_question_is_no_evidence_where_there_is_another():
    """Nor is a headline, which is read no more than a question."""
    text = "Is Ada Berg of Kenya? Ada Berg, whom everybody knows, loves Kenya."
    (made,) = implied(text, ADA, KENYA)
    assert [text[one.start : one.end] for one in made.evidence] == [text[22:]]


def test_a_cluster_is_the_chain_that_most_of_its_names_are_of():
    """The reader took Oslo for Kenya, once."""
    text = "Ada Berg left early. Kenya was glad. Kenya was glad. Oslo was glad."
    (made,) = implied(text, ADA, KENYA, ("Oslo", "gpe0"))
    assert "Kenya" in text[made.evidence[1].start : made.evidence[1].end]


def test_the_other_direction():
    """Where our predicate runs the other way, subject and object change places."""
    text = "Ada Berg loves the Baltic Harbour Union."
    (made,) = implied(text, ADA, UNION, label="founder_of")
    assert made.predicate == "founded_by"


def test_who_governs_a_country_may_be_its_citizen_and_an_envoy_to_it_may_not():
    """Posts tell apart what the reader can't."""
    assert implied("Ada Berg, president of Kenya, left.", ADA, KENYA)
    assert implied("Ada Berg, ambassador to Kenya, left.", ADA, KENYA) == []


def test_what_is_not_likely_enough_is_not_implied():
    """The reader's own probability, and how sure the names are, decide."""
    text, party = "Ada Berg left. Kivik Hansel is glad.", ("Kivik Hansel", "party")
    assert implied(text, ADA, party, label="coach_of", sure=0.905)
    assert implied(text, ADA, party, label="coach_of", sure=0.7) == []
    assert (
        implied(text, ADA, party, label="player_of", sure=0.905) == []
    )  # a member must be likelier
    assert implied(text, ADA, party, label="coach_of", sure=0.905, named=0.4) == []


def test_what_is_named_in_an_article_about_a_country_need_not_be_of_it():
    """A party must be likelier to be based there, and somebody whom no sentence names with it."""
    text, party = "Kivik Hansel loves Kenya.", ("Kivik Hansel", "party")
    assert implied(text, party, KENYA, label="based_in0", sure=0.97)
    assert implied(text, party, KENYA, label="based_in0", sure=0.87) == []
    assert implied("Ada Berg loves Kenya.", ADA, KENYA, sure=0.87)
    assert implied(APART, ADA, KENYA, sure=0.87) == []
    adjective = APART.replace("Farmers of Kenya", "Kenyan farmers")
    assert implied(adjective, ADA, ("Kenyan", "gpe0"), sure=0.87)


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


def test_a_town_is_where_it_is_whoever_may_go_there():
    """What only may happen between two places says nothing against the one being in the other."""
    text = "Nairobi may yet leave Kenya behind."
    assert implied(text, ("Nairobi", "gpe2"), KENYA, label="in0", sure=0.97)
    assert implied(text.replace("Nairobi", "Kivik Hansel"), ("Kivik Hansel", "party"), KENYA,
                   label="based_in0", sure=0.97) == []  # fmt: skip


def test_a_body_is_not_based_where_the_authority_knows_that_it_is_not():
    """The BBC sits in London, whatever else an article on it names."""
    text = "The BBC was late. The rain had stopped. It was cold in {}."
    britain, kenya = (
        implied(
            text.format(name), ("BBC", "organization"), (name, "gpe0"), label="based_in0", sure=0.99
        )
        for name in ("Britain", "Kenya")
    )
    assert [one.predicate for one in britain] == ["based_in"]
    assert kenya == []
