"""Which claims an entry means, what becomes of them, and where added words stand."""

from __future__ import annotations

import pytest

from dateline.core.model import Claim, Document, Literal, Span, Stance
from dateline.graph.clustering import Conflict
from dateline.graph.corrections.claims import (
    ClaimMatcher,
    correction_origin,
    edit_claims,
    find_longest_name,
    find_quote,
    make_claim,
)
from dateline.graph.corrections.matching import ArticleFinder
from dateline.graph.corrections.records import Add, Change, Drop

ONE = Document(id="d1", text="Ann Ode led Orbit. It grew.", source="one.txt")
TWO = Document(id="d2", text="Orbit was led by Ann\nOde.", source="two.txt")
DOCUMENTS = {"d1": ONE, "d2": TWO}
ARTICLES = ArticleFinder(DOCUMENTS)


def claim(subject, predicate, target, *, document="d1", made="c", **more):
    """A claim on the first words of an article; mentions are called what they mention."""
    return Claim(
        id=made,
        document=document,
        subject=subject,
        predicate=predicate,
        object=target,
        evidence=(Span(start=0, end=18),),
        **more,
    )


def meant(entry, *claims):
    """Ids of the claims that an entry means, where things are what they are called."""
    matcher = ClaimMatcher(
        claims,
        DOCUMENTS,
        ARTICLES,
        end=lambda mention: mention,
        roots=lambda one: frozenset({one.name}),
    )
    return [one.id for one in matcher.find(entry)]


def edited(claims, *entries):
    """What becomes of claims, the entries ranked as given."""
    matcher = ClaimMatcher(
        claims,
        DOCUMENTS,
        ARTICLES,
        end=lambda mention: mention,
        roots=lambda one: frozenset({one.name}),
    )
    ranked = dict(enumerate(entries))
    return edit_claims(claims, ranked, matcher, place=lambda one, _: f"placed {one.name}")


LED = claim("Ann", "head_of", "Orbit")


def test_a_claim_is_meant_by_both_its_ends_and_its_predicate():
    """Turned round, with another end or another predicate, it isn't."""
    assert meant(Drop(subject="Ann", predicate="head_of", object="Orbit"), LED) == ["c"]
    assert meant(Drop(subject="Orbit", predicate="head_of", object="Ann"), LED) == []
    assert meant(Drop(subject="Ann", predicate="head_of", object="Lumen"), LED) == []
    assert meant(Drop(subject="Ben", predicate="head_of", object="Orbit"), LED) == []
    assert meant(Drop(subject="Ann", predicate="works_for", object="Orbit"), LED) == []


def test_a_symmetric_claim_is_meant_either_way_round():
    """Both ends must still fit."""
    row = claim("Orbit", "partner_of", "Lumen")
    assert meant(Drop(subject="Lumen", predicate="partner_of", object="Orbit"), row) == ["c"]
    assert meant(Drop(subject="Lumen", predicate="partner_of", object="Zed"), row) == []
    assert meant(Drop(subject="Zed", predicate="partner_of", object="Orbit"), row) == []


def test_a_claim_of_a_value_is_meant_by_the_value():
    """Another value of the same subject isn't."""
    row = claim("Ann", "birth_date", Literal(value="1961", datatype="edtf"))
    assert meant(Drop(subject="Ann", predicate="birth_date", object="1961"), row) == ["c"]
    assert meant(Drop(subject="Ann", predicate="birth_date", object="1962"), row) == []
    assert meant(Drop(subject="Ben", predicate="birth_date", object="1961"), row) == []


def test_article_and_quote_narrow_what_is_meant():
    """A part of the words or more than them will do, line breaks aside; other words won't."""
    rows = [LED, claim("Ann", "head_of", "Orbit", document="d2", made="e")]

    def drop(**more):
        return Drop(subject="Ann", predicate="head_of", object="Orbit", **more)

    assert meant(drop(), *rows) == ["c", "e"]
    assert meant(drop(article="two.txt"), *rows) == ["e"]
    assert meant(drop(quote="led Orbit"), *rows) == ["c"]
    assert meant(drop(quote="Ann Ode led Orbit. It grew."), *rows) == ["c"]
    assert meant(drop(quote="was  led by"), *rows) == ["e"]
    assert meant(drop(quote="It grew."), *rows) == []
    assert meant(drop(article="two.txt", quote="led Orbit"), *rows) == []


def test_what_is_dropped_is_gone_and_the_rest_stays():
    """An entry that means nothing is told by its rank."""
    rows = [LED, claim("Ben", "head_of", "Orbit", made="e")]
    made = edited(
        rows,
        Drop(subject="Zed", predicate="head_of", object="Orbit"),
        Drop(subject="Ann", predicate="head_of", object="Orbit"),
    )
    assert [one.id for one in made.claims] == ["e"]
    assert made.unmet == [0]
    assert made.before == {}
    assert made.clashes == set()


def change(**more):
    """An entry that changes the claim of Ann's."""
    return Change(subject="Ann", predicate="head_of", object="Orbit", **more)


def test_a_change_says_only_what_it_says():
    """Stance, time and object change one by one; what was there is remembered."""
    row = claim("Ann", "head_of", "Orbit", when="2017", when_text="in 2017", origin="x@1")
    made = edited([row], change(stance=Stance.DENIED, author="mk"))
    (denied,) = made.claims
    assert (denied.stance, denied.when, denied.object) == (Stance.DENIED, "2017", "Orbit")
    assert denied.origin == "corrections/mk!x@1"
    assert made.before == {"c": (0, row)}
    (dated,) = edited([row], change(when="2019")).claims
    assert (dated.when, dated.when_text, dated.stance) == ("2019", None, Stance.ASSERTED)
    (undated,) = edited([row], change(when="")).claims
    assert undated.when is None
    (moved,) = edited([row], change(to="Lumen")).claims
    assert (moved.object, moved.when) == ("placed Lumen", "2017")


def test_a_changed_value_keeps_its_type():
    """A birthday stays a date."""
    row = claim("Ann", "birth_date", Literal(value="1961", datatype="edtf"))
    entry = Change(subject="Ann", predicate="birth_date", object="1961", to="1962")
    assert edited([row], entry).claims[0].object == Literal(value="1962", datatype="edtf")


def test_two_changes_of_different_things_add_up():
    """Of the same thing they contradict each other, and the claim stays as it is."""
    both = edited([LED], change(stance=Stance.DENIED), change(when="2019"))
    assert (both.claims[0].stance, both.claims[0].when) == (Stance.DENIED, "2019")
    assert both.before["c"][0] == 1
    same = edited([LED], change(when="2019"), change(when="2019"))
    assert same.claims[0].when == "2019"
    for other in (change(when="2018"), Drop(subject="Ann", predicate="head_of", object="Orbit")):
        torn = edited([LED], change(when="2019"), other)
        assert torn.claims == [LED]
        assert torn.clashes == {Conflict(0, 1, both=True)}


def test_added_words_are_found_where_the_graph_has_them():
    """In the article named, else in any; else they are an article of their own."""

    def where(quote, source):
        entry = Add(
            subject="Ann",
            predicate="head_of",
            object="Orbit",
            source=source,
            quote=quote,
            author="mk",
        )
        return find_quote(entry, DOCUMENTS, ARTICLES)

    found = where("led Orbit", "one.txt")
    assert (found.document, found.span) == (ONE, Span(start=8, end=17))
    assert where("led Orbit", "nowhere.txt").document == ONE
    made = where("led Orbit", "two.txt").document
    assert (made.text, made.source, made.url, made.authors) == (
        "led Orbit",
        "two.txt",
        None,
        ("mk",),
    )
    assert where("Ann won.", "https://x.example/a").document.url == "https://x.example/a"


def test_an_added_claim_is_of_its_predicates_type():
    """A date is a date, a thing is placed in the words, and no author leaves no slash."""
    where = find_quote(
        Add(
            subject="Ann", predicate="head_of", object="Orbit", source="one.txt", quote="led Orbit"
        ),
        DOCUMENTS,
        ARTICLES,
    )

    def made(predicate, target, **more):
        entry = Add(
            subject="Ann", predicate=predicate, object=target, source="x", quote="led Orbit", **more
        )
        return make_claim(entry, where, lambda one, document, _: f"{one.name} in {document.id}")

    led = made("head_of", "Orbit", when="")
    assert (led.subject, led.object, led.when) == ("Ann in d1", "Orbit in d1", None)
    assert led.origin == correction_origin("") == "corrections"
    born = made("birth_date", "1961")
    assert born.object == Literal(value="1961", datatype="edtf")
    assert made("alias", "Annie").object.datatype == "xsd:string"
    assert len({led.id, born.id, made("head_of", "Orbit", when="2019").id}) == 3


@pytest.mark.parametrize(
    ("names", "at"),
    [
        (["Ode", "Ann Ode"], Span(start=0, end=7)),
        (["Ode"], Span(start=4, end=7)),
        (["It"], None),  # behind the words
        (["Zed"], None),
        ([], None),
    ],
)
def test_the_longest_name_that_stands_in_the_words_is_where_a_thing_stands(names, at):
    """Names behind the words don't count."""
    assert find_longest_name(names, ONE, Span(start=0, end=18)) == at
