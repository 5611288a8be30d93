"""What speaks for a name, and for its kind."""

from __future__ import annotations

import pytest
from tests.annotate.names.scenes import parse, scene, sighting

from dateline.annotate.names.kind_signs import find_kind_signs
from dateline.annotate.names.sightings import AUTHORITY, Sighting
from dateline.annotate.names.span_signs import find_span_signs
from dateline.authority import load_bundled


def test_who_sees_exactly_this_is_a_sign():
    """A source that sees the stretch counts by what it takes it for and how sure it is."""
    of = parse("They met Ada Hart today.")
    signs = find_span_signs(scene(of, sighting(of, "Ada Hart", "person", confidence=0.9)), (2, 4))
    assert signs["dwie exact"] == signs["dwie exact person"] == signs["seen by 1"] == 1.0
    assert signs["dwie sure"] == pytest.approx(2.197, abs=0.001)


@pytest.mark.parametrize(
    ("seen", "span", "sign"),
    [
        ("President Ada Hart", (3, 5), "dwie begins before post"),
        ("Ada Hart", (2, 5), "dwie begins behind post"),
        ("Ada Hart of Oslo", (3, 5), "dwie ends behind preposition"),
        ("Ada Hart", (3, 7), "dwie ends before preposition"),
        ("President Ada", (3, 5), "dwie ends before capital"),
    ],
)
def test_what_others_see_otherwise_is_a_sign(seen, span, sign):
    """A sighting that begins or ends elsewhere says what sort of words are between."""
    of = parse("They met President Ada Hart of Oslo.")
    assert (
        find_span_signs(scene(of, sighting(of, seen, "person", confidence=0.8)), span)[sign] == 0.8
    )


def test_the_edges_are_signs():
    """How a stretch begins, ends and what stands beside it."""
    of = parse("They met Mr Hart , of Oslo.")
    signs = find_span_signs(scene(of, sighting(of, "Hart", "person")), (3, 4))
    assert {"size 1", "before courtesy", "after ,", "alone title", "begins capital"} <= set(signs)


def test_how_often_the_words_are_seen_elsewhere_is_a_sign():
    """Of two other places of the words one is seen."""
    of = parse("Orbit rose.", "Then Orbit fell.", "They sold Orbit.")
    found = sighting(of, "Orbit", "organization")
    signs = find_span_signs(scene(of, found), (4, 5))
    assert signs["dwie elsewhere"] == 0.5


def test_finer_types_and_labels_are_signs_of_a_kind():
    """What the reader takes a name for counts by its probability."""
    of = parse("Orbit Power rose.")
    found = sighting(of, "Orbit Power", "organization", types=(("company", 0.7),))
    signs = find_kind_signs(scene(of, found), (0, 2))
    assert signs["type company"] == 0.7
    assert signs["dwie organization"] == 0.95
    assert "type company" not in find_kind_signs(scene(of, found), (0, 1))


def test_what_the_authority_knows_is_a_sign_of_a_kind():
    """One kind of entry says more than several."""
    of = parse("They left Georgia and Norway.")
    known = load_bundled()
    georgia, norway = (
        sighting(of, word, "", source=AUTHORITY, entries=known.find(word))
        for word in ("Georgia", "Norway")
    )
    signs = find_kind_signs(scene(of, georgia, norway), (2, 3))
    assert {"known several Country", "known several Region"} <= set(signs)
    assert "known one Country" in find_kind_signs(scene(of, norway), (4, 5))


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("Ministry of Justice", "head shows GovernmentBody"),
        ("Justice Ministry", "head shows GovernmentBody"),
        ("Orbit-Hart", "shape joined"),
        ("ORB", "shape acronym 3"),
    ],
)
def test_the_words_of_a_name_are_signs_of_its_kind(words, sign):
    """Head words, suffixes and the look of it."""
    of = parse(f"They saw {words} today.")
    found = sighting(of, words, "misc")
    assert sign in find_kind_signs(scene(of, found), (found.start, found.end))
    other = parse("They saw Nimbus today.")
    assert sign not in find_kind_signs(scene(other, sighting(other, "Nimbus", "misc")), (2, 3))


def test_sport_is_a_sign_with_what_a_place_is_known_as():
    """In an article on sport a place may be its team."""
    of = parse("Oslo beat Bergen.")
    team = sighting(of, "Bergen", "organization", types=(("sport_team", 0.9),))
    place = sighting(of, "Oslo", "location", types=(("gpe2", 0.9),))
    assert find_kind_signs(scene(of, team, place), (0, 1))["in sport location"] == 0.5
    assert "in sport location" not in find_kind_signs(scene(of, place), (0, 1))


def test_what_the_same_words_are_taken_for_elsewhere_is_a_sign_of_a_kind():
    """A mean over the other places, of what the reader sees there."""
    of = parse("Orbit rose.", "Then Orbit fell.", "They sold Orbit.")
    first = sighting(of, "Orbit", "organization", confidence=0.8)
    known = Sighting(8, 9, AUTHORITY, "City", entries=load_bundled().find("Oslo"))
    seen = scene(of, first, known)
    assert find_kind_signs(seen, (4, 5))["else dwie organization"] == 0.4
    assert "else dwie organization" not in find_kind_signs(seen, (0, 1))
    assert not any(name.startswith("else authority") for name in find_kind_signs(seen, (4, 5)))


def test_a_word_in_small_letters_is_a_sign():
    """It is seldom a name's, but for particles and what joins words."""
    of = parse("they like tuanbao now")
    assert "has small" in find_span_signs(scene(of), (2, 3))
    assert "has small" not in find_span_signs(scene(parse("Ada van Hart left")), (0, 3))
