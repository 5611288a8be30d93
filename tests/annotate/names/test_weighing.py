"""Which stretches may be names, which are chosen, of which kind, and why."""

from __future__ import annotations

from itertools import combinations
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotate.names.scenes import parse, scene, sighting

from dateline.annotate.names.sightings import AUTHORITY, CAPITALS, FIRM, LISTED, Sighting
from dateline.annotate.names.signs import find_kind_signs
from dateline.annotate.names.weighing import (
    EXACT,
    Weights,
    choose_names,
    choose_spans,
    find_candidates,
    load_weights,
    pick_kind,
    weigh_kinds,
)
from dateline.authority import load_bundled
from dateline.ontology import kinds

SPANS = st.tuples(st.integers(0, 9), st.integers(1, 4)).map(lambda p: (p[0], p[0] + p[1]))
ODDS = st.dictionaries(SPANS, st.integers(-5, 9), max_size=8)


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


def apart(spans):
    """Whether no two stretches share a token."""
    return all(a[1] <= b[0] or b[1] <= a[0] for a, b in combinations(spans, 2))


@given(ODDS)
def test_no_other_choice_is_likelier(odds):
    """What is chosen is worth as much as the best of all sets that don't overlap."""
    chosen = choose_spans(odds)
    sets = (c for n in range(len(odds) + 1) for c in combinations(odds, n))
    best = max(sum(odds[one] for one in c) for c in sets if apart(c))
    assert sum(odds[one] for one in chosen) == best


@given(ODDS)
def test_what_is_chosen_does_not_overlap(odds):
    """Chosen stretches are in text order, apart, and likelier a name than none."""
    chosen = choose_spans(odds)
    assert chosen == sorted(chosen)
    assert apart(chosen)
    assert all(odds[one] > 0 for one in chosen)


@pytest.mark.parametrize(
    ("shares", "picked"),
    [
        ({"Company": 0.9, "Person": 0.1}, ("Company", 0.9)),
        ({"Company": 0.4, "NonProfit": 0.3, "Person": 0.3}, ("Organization", 0.7)),
        ({"City": 0.3, "Person": 0.4, "Country": 0.3}, ("Place", 0.6)),
        ({"Company": EXACT, "Organization": 1 - EXACT}, ("Company", 1.0)),
        ({"Company": EXACT - 0.01, "Organization": 1.01 - EXACT}, ("Organization", 1.0)),
        ({"Work": 0.8, "Event": 0.2}, ("Work", 0.8)),
    ],
)
def test_a_kind_is_as_exact_as_is_likely(shares, picked):
    """Kinds of one sort count together; an exact one needs most of its sort."""
    kind, sure = pick_kind(shares)
    assert (kind, round(sure, 3)) == picked


def made(spans=None, **kinds):
    """Weights of two kinds: of each sign, for a person and for a company."""
    return Weights(spans=spans or {}, kinds=("Person", "Company"), of_kinds=kinds)


def test_the_same_words_count_for_all_their_places():
    """A lone "Orbit" that nothing shows to be a firm is one where it is elsewhere."""
    read = parse("Orbit rose.", "Orbit fell.")
    there = sighting(read, "Orbit", "organization")
    weights = made(**{"dwie organization": (0.0, 4.0)})
    seen = scene(read, there)
    signs = {span: find_kind_signs(seen, span) for span in [(0, 1), (3, 4)]}
    odds = weigh_kinds(seen, signs, weights)
    first, second = (odds[span]["Company"] for span in signs)
    assert first > second > 0.5
    alone = weigh_kinds(seen, {(3, 4): signs[3, 4]}, weights)
    assert alone[3, 4]["Company"] == pytest.approx(0.5)


def test_a_name_has_its_probability_and_its_reasons():
    """Confidence is that of the stretch times that of its sort; reasons are the heaviest signs."""
    read = parse("Ada Hart spoke.")
    weights = made(
        {"dwie exact": log(9) - 1, "always": 1.0},
        **{"dwie person": (log(4) / 0.95, 0.0)},
    )
    (name,) = choose_names(scene(read, sighting(read, "Ada Hart", "person")), weights)
    assert (name.span, name.kind) == ((0, 2), "Person")
    assert name.confidence == pytest.approx(0.9 * 0.8, abs=0.001)
    assert name.reasons == ("dwie exact +1.2", "always +1.0", "Person: dwie person +0.7")


def test_a_firm_is_chosen_where_nobody_else_sees_it():
    """Its legal form is enough, whatever the signs of its words weigh."""
    read = parse("Orbit Lumen Inc rose.")
    weights = made({"always": -5.0})
    (name,) = choose_names(scene(read, Sighting(0, 3, FIRM)), weights)
    assert name.span == (0, 3)
    assert choose_names(scene(read, Sighting(0, 3, "capitals", "run")), weights) == []


def test_letters_that_are_listed_are_chosen_where_the_reader_is_unsure():
    """Of the same letters that nobody lists, it is believed."""
    read = parse("GOP won.")
    weights = made({"always": -0.2})
    (name,) = choose_names(scene(read, Sighting(0, 1, LISTED)), weights)
    assert name.span == (0, 1)
    assert choose_names(scene(read, sighting(read, "GOP", "organization")), weights) == []


def test_a_firm_is_nobody_and_so_is_its_short_name():
    """What its legal form shows to be a body is none of the people whom its words look like."""
    read = parse("Tony Lama Co rose.", "But Tony Lama fell.", "And Tony Hart spoke.")
    weights = made({"always": 2.0}, **{"dwie person": (4.0, 0.0)})
    people = (Sighting(start, start + 2, "dwie", "person") for start in (0, 6, 11))
    seen = scene(read, Sighting(0, 3, FIRM), *people)
    found = {one.span: one.kind for one in choose_names(seen, weights)}
    assert found == {(0, 3): "Company", (6, 8): "Company", (11, 13): "Person"}


def test_nothing_is_chosen_without_a_sign():
    """Where no sign weighs anything, nothing is a name."""
    read = parse("Ada Hart spoke.")
    assert choose_names(scene(read, sighting(read, "Ada Hart", "person")), made()) == []


def test_bundled_weights_are_of_kinds_that_there_are():
    """The weights name kinds of the ontology, one weight of each for every sign."""
    weights = load_weights()
    assert set(weights.kinds) <= set(kinds())
    assert {len(row) for row in weights.of_kinds.values()} == {len(weights.kinds)}
    assert weights.spans
