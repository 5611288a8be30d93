"""Who and what belongs to a noun that names a happening."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.extract.clauses.read_clauses import Clauses, read_clauses

from dateline.extract.clauses.nouns import NounArgumentReader

# Sentence, noun in it, and all that stands in its slots.
CASES = [
    # the possessive, "of" and "by"
    ("Kenya's attack on Kuwait failed.", "attack", {"subject": "Kenya", "object": "Kuwait"}),
    (
        "The arrest of Angela Merkel by Kenya failed.",
        "arrest",
        {"subject": "Kenya", "object": "Merkel"},
    ),
    ("Angela Merkel's arrest failed.", "arrest", {"object": "Merkel"}),
    ("A ban of two years hurt Angela Merkel.", "ban", {"extent": "years"}),
    ("Angela Merkel's demotion failed.", "demotion", {"object": "Merkel"}),
    ("Angela Merkel's arrest by Kenya failed.", "arrest", {"subject": "Kenya", "object": "Merkel"}),
    ("Kenya's arrest of Angela Merkel failed.", "arrest", {"subject": "Kenya", "object": "Merkel"}),
    ("Orbit's takeover failed.", "takeover", {"subject": "Orbit"}),
    ("Kenya's biggest takeover failed.", "takeover", {}),
    ("Kenya's fastest-growing crime failed.", "crime", {}),
    ("Angela Merkel's Kenyan tour failed.", "tour", {"subject": "Merkel", "object": "Kenyan"}),
    ("The Kenyan tour failed.", "tour", {"subject": "Kenyan"}),
    ("The flight between Oslo and Kenya failed.", "flight", {"between": "Oslo Kenya"}),
    ("Orbit's takeover by Kenya failed.", "takeover", {"subject": "Kenya", "object": "Orbit"}),
    ("Orbit's takeover of Tidal failed.", "takeover", {"subject": "Orbit", "object": "Tidal"}),
    ("The takeover of Tidal failed.", "takeover", {"object": "Tidal"}),
    ("The resignation of Angela Merkel failed.", "resignation", {"subject": "Merkel"}),
    ("Angela Merkel's resignation failed.", "resignation", {"subject": "Merkel"}),
    ("The directives of Angela Merkel failed.", "directives", {"subject": "Merkel"}),
    ("An order of Kenya to Japan failed.", "order", {"subject": "Kenya", "object": "Japan"}),
    ("A visit by Kenya and Uganda failed.", "visit", {"subject": "Kenya Uganda"}),
    ("Talks between Kenya and Uganda failed.", "Talks", {"subject": "Kenya Uganda"}),
    ("Talks among farmers failed.", "Talks", {"subject": "farmers"}),
    ("Talks with farmers failed.", "Talks", {"with": "farmers"}),
    ("Kenya's support for Japan failed.", "support", {"subject": "Kenya", "object": "Japan"}),
    ("The support of Kenya failed.", "support", {"subject": "Kenya"}),
    ("Angela Merkel's election failed.", "election", {"object": "Merkel"}),
    ("Kenya's attack in Kuwait failed.", "attack", {"subject": "Kenya", "in": "Kuwait"}),
    # what stands before it
    ("An Israeli attack on Gaza failed.", "attack", {"subject": "Israeli", "object": "Gaza"}),
    ("The Nairobi attack failed.", "attack", {"modifier": "Nairobi"}),
    ("The presidential attack failed.", "attack", {}),
    ("The bloody attack failed.", "attack", {}),
    # what its verb lends it
    ("Kenya made an attack on Kuwait.", "attack", {"subject": "Kenya", "object": "Kuwait"}),
    ("Kenya began an attack on Kuwait.", "attack", {"subject": "Kenya", "object": "Kuwait"}),
    ("Kenya stopped the attack on Kuwait.", "attack", {"object": "Kuwait"}),
    ("Kenya stopped an attack on Kuwait.", "attack", {"subject": "Kenya", "object": "Kuwait"}),
    ("Kenya began the attack on Kuwait.", "attack", {"subject": "Kenya", "object": "Kuwait"}),
    ("Kenya saw an attack on Kuwait.", "attack", {"object": "Kuwait"}),
    ("The attack that Kenya made failed.", "attack", {"subject": "Kenya"}),
    ("The attack, made by Kenya, failed.", "attack", {"subject": "Kenya"}),
    ("The attack that Kenya saw failed.", "attack", {}),
    ("Kenya received support from Japan.", "support", {"subject": "Japan", "object": "Kenya"}),
    (
        "Kenya received support from Japan in Oslo.",
        "support",
        {"subject": "Japan", "object": "Kenya", "in": "Oslo"},
    ),
    ("Kenya promised an attack on Kuwait.", "attack", {"subject": "Kenya", "object": "Kuwait"}),
    ("Kenya feared an attack on Kuwait.", "attack", {"object": "Kuwait"}),
    ("Kenya ordered an attack on Kuwait.", "attack", {"object": "Kuwait"}),
    ("Kenya left for an attack on Kuwait.", "attack", {"object": "Kuwait"}),
    # whoever acts during it takes part in a visit, and not in an attack
    ("Kenya spoke during a visit to Oslo.", "visit", {"subject": "Kenya", "object": "Oslo"}),
    ("Kenya spoke after the Oslo visit.", "visit", {"modifier": "Oslo"}),
    ("Kenya spoke of a visit to Oslo.", "visit", {"object": "Oslo"}),
    ("Kenya spoke during an attack on Oslo.", "attack", {"object": "Oslo"}),
    ("The man during a visit to Oslo was Angela Merkel.", "visit", {"object": "Oslo"}),
    ("The support of fans grew during a visit to Oslo.", "visit", {"object": "Oslo"}),
    ("Kenya was locked in a dispute with Japan.", "dispute", {"subject": "Kenya", "with": "Japan"}),
    # whoever gets on with a win has won it
    ("Kenya went top with a win over Chad.", "win", {"subject": "Kenya", "over": "Chad"}),
    ("Kenya went top after a defeat of Chad.", "defeat", {"subject": "Kenya", "object": "Chad"}),
    ("Kenya dreamt of a win over Chad.", "win", {"over": "Chad"}),
    ("Prices fell after a win over Chad.", "win", {"over": "Chad"}),
    ("Ada Hart left after a defeat by Everton.", "defeat", {"subject": "Everton"}),
    ("Kenya congratulated Chad with a win over Peru.", "win", {"over": "Peru"}),
    # a speech is whoever's who does so in it
    ("Kenya said in a speech to Chad that it won.", "speech", {"to": "Chad", "subject": "Kenya"}),
    ("Kenya left during a speech to Chad.", "speech", {"to": "Chad"}),
    ("Kenya praised Peru in a speech to Chad.", "speech", {"to": "Chad", "subject": "Kenya"}),
    # whoever undergoes something may be called so
    ("Kenya became the target of an attack.", "attack", {"object": "Kenya"}),
    ("Kenya, the target of an attack, fell.", "attack", {"object": "Kenya"}),
    ("Kenya was not the target of an attack.", "attack", {}),
    ("Kenya was no target of an attack.", "attack", {}),
    ("Kenya became the scene of an attack.", "attack", {}),
    ("The target of an attack fell.", "attack", {}),
    # a sum is how much, and no object
    ("Kenya faces a fine of 5 million dollars.", "fine", {"extent": "dollars", "object": "Kenya"}),
    ("Kenya faces a fine of six ships.", "fine", {"object": "ships"}),
]

# Sentence, noun in it, the light verb whose object it is.
LIGHT = [
    ("Kenya made an attack on Kuwait.", "attack", "made"),
    ("An attack was made on Kuwait.", "attack", "made"),
    ("Kenya began an attack on Kuwait.", "attack", "began"),
    ("Kenya saw an attack on Kuwait.", "attack", None),
    ("The attack made Kenya leave.", "attack", None),
    ("The attack that Kenya made failed.", "attack", "made"),
    ("The attack that Kenya saw failed.", "attack", None),
    ("Kenya made ships during an attack.", "attack", None),
    ("The attack began in Oslo.", "attack", "began"),
    ("The attack stopped Kenya from leaving.", "attack", None),
]


@pytest.fixture(scope="module")
def told() -> Mapping[str, Clauses]:
    """Every sentence, read in one batch."""
    return read_clauses(*(row[0] for row in (*CASES, *LIGHT)))


def _reader(found: Clauses) -> NounArgumentReader:
    return NounArgumentReader(found.parsed, found.reader.arguments, found.reader.senses)


@pytest.mark.parametrize(("text", "noun", "slots"), CASES)
def test_slots(told: Mapping[str, Clauses], text: str, noun: str, slots: dict[str, str]) -> None:
    """A noun has the slots of its verb, however the phrase puts it."""
    found = told[text]
    read = _reader(found).read(found.word(noun))
    heads = {
        slot: " ".join(found.parsed.tokens[index].text for index in row)
        for slot, row in read.slots.items()
    }
    assert heads == slots


def test_what_is_lent_is_told(told: Mapping[str, Clauses]) -> None:
    """Slots that the verb fills are told from those of the noun."""
    lent = {}
    for text, noun in (
        ("Kenya made an attack on Kuwait.", "attack"),
        ("Kenya's attack on Kuwait failed.", "attack"),
        ("Kenya received support from Japan.", "support"),
    ):
        lent[text.split()[1]] = _reader(told[text]).read(told[text].word(noun)).inherited
    assert lent == {"made": {"subject"}, "attack": set(), "received": {"subject", "object"}}


@pytest.mark.parametrize(("text", "noun", "verb"), LIGHT)
def test_light_verbs(told: Mapping[str, Clauses], text: str, noun: str, verb: str | None) -> None:
    """Only a verb that says little lends what it has, and only to its object."""
    found = told[text]
    light = _reader(found).light_verb(found.word(noun))
    assert (None if light is None else light.text) == verb


def test_a_noun_that_names_no_happening_has_nothing(told: Mapping[str, Clauses]) -> None:
    """Though a name stands beside it."""
    found = told["Kenya made ships during an attack."]
    assert not _reader(found).read(found.word("ships")).slots
