"""Which capitals and seats stand for their government, sentence by sentence."""

from __future__ import annotations

import pytest
from tests.news import annotate

from dateline.authority import load_bundled

RUSSIA, UNITED_STATES, UNION, NORTH = "Q159", "Q30", "Q458", "Q423"
RUSSIAN_PRESIDENCY, WHITE_HOUSE = "dateline:Q159/presidency", "dateline:Q30/presidency"


def named(text: str) -> list[tuple[str, str | None]]:
    """Words and authority id of each name of a text, in order."""
    (found,) = annotate(text)
    return [(one.text, one.authority) for one in found.mentions if one.form == "name"]


@pytest.mark.parametrize(
    ("text", "word", "state"),
    [
        ("Pyongyang says it will test a missile.", "Pyongyang", NORTH),
        ("Moscow accused the envoy of lying.", "Moscow", RUSSIA),
        ("Moscow has rejected the offer.", "Moscow", RUSSIA),
        ("Moscow is blocking the offer.", "Moscow", RUSSIA),
        ("The envoy said that Beijing would not sign.", "Beijing", "Q148"),
        ("Beijing's position has not changed.", "Beijing", "Q148"),
        ("Kenya's ties with Tehran are good.", "Tehran", "Q794"),
        ("The talks between Seoul and Pyongyang failed.", "Pyongyang", NORTH),
        ("Kenya was warned by Washington.", "Washington", UNITED_STATES),
        ("Kenya accused Washington of spying.", "Washington", UNITED_STATES),
        ("The Moscow-backed rebels fled.", "Moscow", RUSSIA),
        ("The Kremlin denied the report.", "Kremlin", RUSSIAN_PRESIDENCY),
        ("A Kremlin spokesman denied the report.", "Kremlin", RUSSIAN_PRESIDENCY),
        ("The White House said that the president would sign.", "White House", WHITE_HOUSE),
        ("Brussels wants Poland to change the law.", "Brussels", UNION),
    ],
)
def test_who_acts_as_a_government_is_the_state(text, word, state):
    """The subject or object of what governments do, its possessions and dealings are a state's."""
    assert (word, state) in named(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Thousands marched in Pyongyang on Friday.", "Pyongyang"),
        ("A bomb went off near Moscow on Monday.", "Moscow"),
        ("He flew from Beijing to Oslo.", "Beijing"),
        ("Officials in Tehran said that it rained.", "Tehran"),
        ("Moscow's parks are full of snow.", "Moscow"),
        ("Moscow is cold in winter.", "Moscow"),
        ("Madrid want to sign the striker.", "Madrid"),
        ("London announced that its buses will stop. Ontario pays for them.", "London"),
    ],
)
def test_a_place_stays_the_place(text, word):
    """Where people are, what is cold, and clubs aren't governments."""
    known = load_bundled()
    ids = {id_ for found, id_ in named(text) if found == word and id_ is not None}
    assert all(known.get(one).kind == "City" for one in ids)


def test_one_word_may_be_both_in_one_article():
    """The same capital is the state where it speaks and the city where a bomb goes off."""
    found = named("Moscow accused Kenya of lying. A bomb went off in Moscow on Monday.")
    ids = [id_ for word, id_ in found if word == "Moscow"]
    assert ids[0] == RUSSIA
    assert ids[1] != RUSSIA


def test_the_mention_keeps_its_words_and_is_named_after_the_state():
    """The quote is the text's own; the name to index by is the state's."""
    (found,) = annotate("Moscow accused Kenya of lying.")
    mention = found.mentions[0]
    assert (mention.text, mention.name, mention.kind) == ("Moscow", "Russia", "Country")


def test_brussels_is_belgium_where_the_article_is_about_belgium():
    """Brussels stands for the EU, but for Belgium where the article speaks of that alone."""
    belgium = named("Belgium is divided. Brussels rejected the plan of Flanders.")
    union = named("Belgium and the European Union disagree. Brussels rejected the plan.")
    assert ("Brussels", "Q31") in belgium
    assert ("Brussels", UNION) in union


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Halifax, the country's biggest lender, cut its rates. Halifax rose.", "Company"),
        ("They asked mortgage lender Halifax. Halifax rose.", "Company"),
        ("Halifax, the town, is old. Halifax rose.", "City"),
        ("Halifax lender Orbit cut its rates. Halifax rose.", "City"),
    ],
)
def test_a_place_that_the_text_calls_a_body_is_that(text, kind):
    """Beside its name, and then wherever it has that name."""
    (found,) = annotate(text)
    assert {one.kind for one in found.mentions if one.text == "Halifax"} == {kind}
