from __future__ import annotations

import pytest

from dateline.annotate.tokens import parses
from dateline.core.ids import document_id
from dateline.core.model import Document
from dateline.extract.clauses.arguments import ArgumentReader

# Sentence, verb in it, what must stand in its slots, and what must not.
CASES = [
    # active, passive, reduced and full relatives: the same slots
    ("Orbit bought Tidal in May.", "bought", {"subject": "Orbit", "object": "Tidal"}),
    ("Tidal was bought by Orbit.", "bought", {"subject": "Orbit", "object": "Tidal"}),
    ("Tidal, bought by Orbit, makes pumps.", "bought", {"subject": "Orbit", "object": "Tidal"}),
    ("Orbit, which bought Tidal, makes pumps.", "bought", {"subject": "Orbit", "object": "Tidal"}),
    ("The firm that Orbit bought makes pumps.", "bought", {"subject": "Orbit", "object": "firm"}),
    ("The man who Orbit spoke to left.", "spoke", {"subject": "Orbit", "object": ""}),
    ("The city where Orbit built ships is old.", "built", {"subject": "Orbit", "object": "ships"}),
    # whoever does what an infinitive says
    ("Orbit agreed to buy Tidal.", "buy", {"subject": "Orbit", "object": "Tidal"}),
    ("Orbit urged Tidal to sell ships.", "sell", {"subject": "Tidal", "object": "ships"}),
    ("Tidal was forced to sell ships.", "sell", {"subject": "Tidal", "object": "ships"}),
    ("Orbit is ready to buy Tidal.", "buy", {"subject": "Orbit", "object": "Tidal"}),
    ("The aim is to buy Tidal.", "buy", {"subject": "", "object": "Tidal"}),
    ("Orbit's plan to buy Tidal failed.", "buy", {"subject": "Orbit", "object": "Tidal"}),
    ("Orbit made an attempt to buy Tidal.", "buy", {"subject": "Orbit", "object": "Tidal"}),
    ("Chile passed a bill to allow strikes.", "allow", {"subject": "bill", "object": "strikes"}),
    # participles and gerunds
    ("Orbit left Kenya after selling Tidal.", "selling", {"subject": "Orbit", "object": "Tidal"}),
    ("The court accused Ode of stealing cars.", "stealing", {"subject": "Ode", "object": "cars"}),
    ("Orbit makes pumps, selling them in Kenya.", "selling", {"subject": "Orbit"}),
    # a clause with a subject of its own gives it to nobody and takes none
    ("Kenya said that Chad attacked Sudan.", "attacked", {"subject": "Chad", "object": "Sudan"}),
    ("When Ode arrived, Kenya signed the pact.", "arrived", {"subject": "Ode", "object": ""}),
    ("There were attacks in Kenya.", "were", {"subject": ""}),
    # coordination
    ("Kenya and Norway signed the pact.", "signed", {"subject": "Kenya Norway", "object": "pact"}),
    ("Orbit met Ode and bought Tidal.", "bought", {"subject": "Orbit", "object": "Tidal"}),
    ("Ode was arrested and charged.", "charged", {"subject": "", "object": "Ode"}),
    ("Orbit makes and sells pumps.", "makes", {"subject": "Orbit", "object": "pumps"}),
    # other slots
    ("Kenya gave the minister a ship.", "gave", {"object": "ship", "indirect": "minister"}),
    ("Orbit bought Tidal from Kenya for cash.", "bought", {"from": "Kenya", "for": "cash"}),
]  # fmt: skip


@pytest.fixture(scope="module")
def readings():
    texts = [text for text, _, _ in CASES]
    documents = [Document(id=document_id(text), text=text) for text in texts]
    return [parse for parse, _ in parses(documents, hints=False)]


@pytest.mark.parametrize("number", range(len(CASES)), ids=[f"{c[0]} [{c[1]}]" for c in CASES])
def test_who_does_what_to_whom(readings, number):
    """A verb has the same arguments, however the sentence puts it."""
    _, word, expected = CASES[number]
    parse = readings[number]
    verb = next(token for token in parse.tokens if token.text == word)
    slots = ArgumentReader(parse).read(verb).slots
    found = {
        slot: " ".join(parse.tokens[index].text for index in slots.get(slot, ()))
        for slot in expected
    }
    assert found == expected


def test_it_says_what_is_inherited(readings):
    """A subject that stands with another verb is told from one of the verb's own."""
    borrowed = {}
    for parse, (text, word, _) in zip(readings, CASES, strict=True):
        verb = next(token for token in parse.tokens if token.text == word)
        borrowed[text] = ArgumentReader(parse).read(verb).inherited
    assert borrowed["Orbit bought Tidal in May."] == frozenset()
    assert borrowed["Orbit agreed to buy Tidal."] == {"subject"}
    assert borrowed["Ode was arrested and charged."] == {"object"}


def test_the_passive_is_told(readings):
    """Also where no auxiliary says so."""
    passive = set()
    for parse, (text, word, _) in zip(readings, CASES, strict=True):
        verb = next(token for token in parse.tokens if token.text == word)
        if ArgumentReader(parse).is_passive(verb):
            passive.add(text)
    assert passive == {
        "Tidal was bought by Orbit.",
        "Tidal, bought by Orbit, makes pumps.",
        "Ode was arrested and charged.",
    }
