"""Which of the trained reader's relations are stated, and on which words."""

from __future__ import annotations

import pytest
from tests.news import article
from tests.readings import Says, found, reading

from dateline.annotate.news import NewsAnnotator
from dateline.authority import load_bundled
from dateline.core.model import Claim, Mention, Stance
from dateline.extract.base import Extraction
from dateline.extract.reader import ReaderExtractor
from dateline.extract.reader_rules import rules
from dateline.ontology import predicates

ADA = ("Ada Berg", "person")
UNION = ("Baltic Harbour Union", "organization")
KENYA = ("Kenya", "gpe0")


def extract(
    text: str, *things: tuple[str, str], label: str, confidence: float = 0.9
) -> tuple[Extraction, dict[str, Mention], str]:
    """What is stated of one relation from the first thing to the second; each is read once."""
    mentions = [found(text, words, kind, at) for at, (words, kind) in enumerate(things)]
    said = reading(*mentions, relations=[(0, label, 1, confidence)])
    document = article(text, published="2024-05-01")
    (annotated,) = NewsAnnotator(Says({text: said})).annotate([document], authority=load_bundled())
    extraction = _stated(ReaderExtractor().extract(annotated, authority=load_bundled()))
    return extraction, {m.id: m for m in annotated.mentions}, text


def _stated(extraction: Extraction) -> Extraction:
    """What some sentence says."""
    said = [one for one in extraction.claims if one.stance is not Stance.IMPLIED]
    return Extraction(mentions=extraction.mentions, claims=tuple(said))


def claims(
    text: str, *things: tuple[str, str], label: str, confidence: float = 0.9
) -> list[tuple[str, str, str]]:
    """Claims as words: subject, predicate, object."""
    extraction, mentions, _ = extract(text, *things, label=label, confidence=confidence)
    return [
        (mentions[one.subject].text, one.predicate, mentions[str(one.object)].text)
        for one in extraction.claims
    ]


def claim(text: str, *things: tuple[str, str], label: str, confidence: float = 0.9) -> Claim:
    """The only claim."""
    extraction, _, _ = extract(text, *things, label=label, confidence=confidence)
    (made,) = extraction.claims
    return made


def test_every_rule_uses_a_known_predicate_and_a_label_of_its_own():
    """The table says nothing that the ontology can't hold."""
    assert {rule.predicate for rule in rules().values()} <= set(predicates())
    assert all(0 < rule.confidence < 1 for rule in rules().values())


def test_a_phrase_that_joins_two_names_says_it():
    """The quote is the sentence, and the origin names the label."""
    text = "The gates were shut. Ada Berg, head of the Baltic Harbour Union, left early."
    made = claim(text, ADA, UNION, label="head_of")
    (span,) = made.evidence
    assert text[span.start : span.end].startswith("Ada Berg, head of")
    assert (made.predicate, made.stance) == ("head_of", Stance.ASSERTED)
    assert (made.origin, made.confidence) == ("reader@7/head_of", 0.9)


def test_the_other_direction():
    """Where our predicate runs the other way, subject and object change places."""
    text = "Ada Berg, founder of the Baltic Harbour Union, left early."
    assert claims(text, ADA, UNION, label="founder_of") == [
        ("Baltic Harbour Union", "founded_by", "Ada Berg")
    ]


def test_an_adjective_is_the_country():
    """The `-x` labels point at adjectives."""
    text = "Kenyan President Ada Berg opened the fair."
    assert claims(text, ADA, ("Kenyan", "gpe0-x"), label="head_of_state-x") == [
        ("Ada Berg", "head_of_state_of", "Kenyan")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Berg criticised Kenya on Monday.",
        "Ada Berg said on Monday that Kenya would win.",
        "Ada Berg and Kenya were named in the letter.",
        "Was Ada Berg the president of Kenya?",
        "Ada Berg did not become president of Kenya.",
        "Ada Berg may become president of Kenya.",
        "Ada Berg, the presumptive president of Kenya, left.",
        "Kenya's Ada Berg left early.",
        "Ada Berg left early. The rain had stopped. Farmers of Kenya were glad.",
    ],
)
def test_knowledge_that_the_text_does_not_say_is_no_claim(text):
    """Both names in a text, or even in a sentence, are no evidence by themselves."""
    assert claims(text, ADA, KENYA, label="head_of_state", confidence=0.99) == []


def test_below_its_threshold_a_relation_is_no_claim():
    """The table says from which probability a relation is claimed."""
    text = "Ada Berg, head of the Baltic Harbour Union, left early."
    assert claims(text, ADA, UNION, label="head_of", confidence=0.3) == []


def test_kinds_that_do_not_fit_are_no_claim():
    """A person heads no country in our vocabulary, whatever the label says."""
    text = "Ada Berg, the leader of Kenya, left early."
    assert claims(text, ADA, KENYA, label="head_of") == []


def test_a_deputy_is_no_head():
    """The class of the post decides, and not a word in it."""
    text = "Ada Berg, deputy head of the Baltic Harbour Union, left early."
    assert claims(text, ADA, UNION, label="head_of") == []


def test_labels_without_a_rule_are_no_claim():
    """Some relations have no honest predicate."""
    text = "Ada Berg of Kenya left early."
    assert claims(text, ADA, KENYA, label="agent_of") == []


@pytest.mark.parametrize(
    ("name", "kind", "predicate"),
    [("Kivik Hansel", "company", "works_for"), ("Kivik Party", "party", "member_of")],
)
def test_what_a_membership_is_depends_on_the_body(name, kind, predicate):
    """One works for a company and is a member of a party."""
    text = f"Ada Berg of {name} left early."
    assert claims(text, ADA, (name, kind), label="member_of") == [("Ada Berg", predicate, name)]


def test_who_heads_a_body_is_not_also_claimed_to_belong_to_it():
    """The more exact of two relations says it all."""
    text = "Ada Berg, head of the Baltic Harbour Union, left early."
    mentions = [found(text, words, kind, at) for at, (words, kind) in enumerate((ADA, UNION))]
    said = reading(*mentions, relations=[(0, "member_of", 1, 0.99), (0, "head_of", 1, 0.8)])
    (annotated,) = NewsAnnotator(Says({text: said})).annotate(
        [article(text)], authority=load_bundled()
    )
    extraction = _stated(ReaderExtractor().extract(annotated, authority=load_bundled()))
    assert [one.predicate for one in extraction.claims] == ["head_of"]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Berg's visit to Kenya ended.",
        "Ada Berg is back in Kenya.",
        "Ada Berg, the author of a book about Kenya, left.",
    ],
)
def test_a_phrase_about_something_else_is_no_evidence(text):
    """A visit, a stay and a book tell nothing of where somebody is from."""
    assert claims(text, ADA, KENYA, label="citizen_of", confidence=0.9) == []


def test_in_quotation_marks_it_is_reported():
    """What somebody is quoted as saying isn't the article's word."""
    text = "“Ada Berg, head of the Baltic Harbour Union, is right,” Interpol said."
    assert claim(text, ADA, UNION, label="head_of").stance is Stance.REPORTED


def test_what_is_over_has_ended():
    """The day of publication is the last that a former post can have been held."""
    made = claim(
        "Ada Berg, former head of the Baltic Harbour Union, left early.",
        ADA,
        UNION,
        label="head_of",
    )
    assert (made.when, made.when_text) == ("../2024-05-01", "former")


def test_a_place_that_the_authority_has_elsewhere_is_no_claim():
    """Nairobi isn't in Norway."""
    text = "A plane from Nairobi, Norway landed."
    assert claims(text, ("Nairobi", "gpe2"), ("Norway", "gpe0"), label="in0") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ada Berg heads the Baltic Harbour Union's dredging unit.",
        "Ada Berg, chief of the Baltic Harbour Union's new dredging unit, left early.",
    ],
)
def test_the_head_of_a_part_is_not_the_head_of_the_whole(text):
    """A unit, and a field of work, have heads of their own."""
    assert claims(text, ADA, UNION, label="head_of") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Baltic Harbour Union is a Kenya-designated body.", KENYA),
        ("The Baltic Harbour Union had a share of the market in Kenya.", KENYA),
    ],
)
def test_where_a_body_trades_is_not_where_it_sits(text, place):
    """Only the body's own phrase says where it is."""
    assert claims(text, UNION, place, label="based_in0", confidence=0.95) == []


def test_where_a_body_sits():
    """A hyphen before "based" parts nothing."""
    text = "The Kenya-based Baltic Harbour Union left."
    assert claims(text, UNION, KENYA, label="based_in0", confidence=0.95) == [
        ("Baltic Harbour Union", "based_in", "Kenya")
    ]


def test_fighters_operate_in_a_country():
    """Where rebels are isn't their seat."""
    rebels = ("Taliban", "armed_movement")
    text = "The rebels of the Taliban in Kenya laid down their arms."
    assert claims(text, rebels, KENYA, label="based_in0", confidence=0.95) == [
        ("Taliban", "operates_in", "Kenya")
    ]


def test_a_family_in_a_row_is_not_married():
    """Two names beside each other need a word that says so."""
    text = "Bo Lind, Ada Berg, and their son left."
    assert claims(text, ("Bo Lind", "person"), ADA, label="spouse_of", confidence=0.95) == []


def test_the_owner_of_a_body_does_not_work_for_it():
    """Nor does one who holds shares in it."""
    text = "Ada Berg, the largest shareholder of the Baltic Harbour Union, left early."
    assert claims(text, ADA, UNION, label="member_of") == []
