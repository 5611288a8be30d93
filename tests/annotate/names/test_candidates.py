"""Which stretches may be names."""

from __future__ import annotations

from tests.annotate.names.scenes import parse, scene, sighting

from dateline.annotate.names.candidates import find_candidates
from dateline.annotate.names.sightings import AUTHORITY, CAPITALS, Sighting
from dateline.authority import load_bundled


def candidates(text: str, words: str, label: str = "person") -> set[str]:
    """What may be a name where one thing is seen."""
    of = parse(text)
    spans = find_candidates(scene(of, sighting(of, words, label)))
    return {" ".join(t.text for t in of.tokens[start:end]) for start, end in spans}


def test_what_begins_with_the_is_no_name():
    """Behind a title it is a description: "His Highness | the Emir"."""
    assert "Emir" in candidates("They met Highness the Emir now.", "Emir")
    for words in ("the Emir", "Highness the Emir"):
        assert "the Emir" not in candidates("They met Highness the Emir now.", words)


def test_the_same_words_elsewhere_may_be_the_name():
    """What is seen once may be meant wherever its words stand."""
    of = parse("Orbit rose.", "They sold Orbit.")
    assert find_candidates(scene(of, sighting(of, "Orbit", "organization"))) == [(0, 1), (5, 6)]


def test_capitals_alone_are_no_candidate():
    """A run that nobody takes for anything isn't, unless somebody sees a part of it."""
    of = parse("They like Fine Wine Bars now.")
    run = Sighting(2, 5, CAPITALS, "run")
    assert find_candidates(scene(of, run)) == []
    assert (2, 5) in find_candidates(scene(of, run, sighting(of, "Wine", "misc")))


def test_what_stands_behind_a_known_name_may_be_one():
    """A country, and what is named behind it."""
    of = parse("They met Norwegian Lumen Works today.")
    known = sighting(of, "Norwegian", "", source=AUTHORITY, entries=load_bundled().find("Norway"))
    longer = sighting(of, "Norwegian Lumen Works", "organization")
    assert (3, 5) in find_candidates(scene(of, known, longer))
    assert (3, 5) not in find_candidates(scene(of, longer))


def test_what_the_authority_knows_is_not_cut():
    """An entry's name is whole."""
    of = parse("They met in Trinidad and Tobago today.")
    entries = load_bundled().find("Trinidad and Tobago")
    known = sighting(of, "Trinidad and Tobago", "Country", source=AUTHORITY, entries=entries)
    assert find_candidates(scene(of, known)) == [(3, 6)]


def test_a_noun_before_another_opens_a_sentence():
    """In "Party leader Hart" no party is named; in "Lumen leader Hart" or "the Party" one is."""
    tags = {"Party": "NN", "leader": "NN"}
    for first, told in (("Party", False), ("Lumen", True)):
        of = parse(f"{first} leader Hart won.", tags=tags)
        spans = find_candidates(scene(of, sighting(of, first, "organization")))
        assert ((0, 1) in spans) == told
    of = parse("The Party leader won.", tags=tags)
    assert (1, 2) in find_candidates(scene(of, sighting(of, "Party", "organization")))
