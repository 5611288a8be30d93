"""What speaks for a name, and for its kind."""

from __future__ import annotations

import pytest
from tests.annotate.names.scenes import parse, scene, sighting

from dateline.annotate.names.sightings import AUTHORITY, Sighting
from dateline.annotate.names.signs import find_kind_signs, find_span_signs
from dateline.authority import load_bundled
from dateline.core.parse import Parse, Token


def grammar(*rows: tuple[str, str, str, int, str]) -> Parse:
    """One sentence: words with lemma, tag, and the dependency on another's number."""
    tokens = [
        Token(at, 6 * at, 6 * at + len(text), text, lemma, tag, dep, head, 0)
        for at, (text, tag, dep, head, lemma) in enumerate(rows)
    ]
    return Parse.of(tokens, [(0, len(tokens))])


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
    assert "alone opening" not in signs
    general = parse("They left Party.")
    assert "alone generic" in find_span_signs(scene(general), (2, 3))
    assert "alone generic" not in signs


def test_how_often_the_words_are_seen_elsewhere_is_a_sign():
    """Of two other places of the words one is seen."""
    of = parse("Orbit rose.", "Then Orbit fell.", "They sold Orbit.")
    found = sighting(of, "Orbit", "organization")
    signs = find_span_signs(scene(of, found), (4, 5))
    assert signs["dwie elsewhere"] == 0.5
    assert "dwie elsewhere" not in find_span_signs(scene(of, found), (0, 1))


def test_finer_types_and_labels_are_signs_of_a_kind():
    """What the reader takes a name for counts by its probability; parts of longer ones less."""
    of = parse("Orbit Power rose.")
    found = sighting(of, "Orbit Power", "organization", types=(("company", 0.7),))
    signs = find_kind_signs(scene(of, found), (0, 2))
    assert signs["type company"] == 0.7
    assert signs["dwie organization"] == 0.95
    part = find_kind_signs(scene(of, found), (0, 1))
    assert "part dwie organization" in part
    assert "type company" not in part


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
        ("Orbit Bank Stadium", "inside shows Company"),
        ("Lake County", "jurisdiction"),
        ("Ada Orbit-Hart", "hyphen"),
        ("Orbit-Hart", "shape joined"),
        ("ORB Lumen", "begins acronym 3"),
        ("Orbit 7", "digits"),
        ("James Orbit", "forename"),
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


def test_what_longer_names_show_of_a_word():
    """A lone word that ends somebody's full name elsewhere is likely the same."""
    of = parse("Ada Hart came.", "Then Hart left.")
    found = (sighting(of, "Ada Hart", "person"), sighting(of, "Hart", "misc"))
    signs = find_kind_signs(scene(of, *found), (5, 6))
    assert "elsewhere ends person" in signs
    assert "elsewhere begins person" not in signs


def test_sport_is_a_sign_with_what_a_place_is_known_as():
    """In an article on sport a place may be its team."""
    of = parse("Oslo beat Bergen.")
    team = sighting(of, "Bergen", "organization", types=(("sport_team", 0.9),))
    place = sighting(of, "Oslo", "location", types=(("gpe2", 0.9),))
    assert find_kind_signs(scene(of, team, place), (0, 1))["in sport location"] == 0.5
    assert "in sport location" not in find_kind_signs(scene(of, place), (0, 1))


SAID = (
    ("Orbit", "NNP", "nsubj", 1, "orbit"),
    ("said", "VBD", "ROOT", 1, "say"),
    ("its", "PRP$", "poss", 3, "its"),
    ("profit", "NN", "nsubj", 4, "profit"),
    ("fell", "VBD", "ccomp", 1, "fall"),
)


def test_what_a_subject_does_is_a_sign():
    """It speaks, and is "it" further on; a plural verb is one of many."""
    of = grammar(*SAID)
    signs = find_kind_signs(scene(of, sighting(of, "Orbit", "misc")), (0, 1))
    assert {"speaks", "then it", "as nsubj"} <= set(signs)
    assert "plural verb" not in signs
    many = grammar(SAID[0], ("say", "VBP", "ROOT", 1, "say"), ("so", "RB", "advmod", 1, "so"))
    signs = find_kind_signs(scene(many, sighting(many, "Orbit", "misc")), (0, 1))
    assert "plural verb" in signs
    assert "then it" not in signs


def test_what_a_name_is_called_is_a_sign():
    """The noun beside it, and what it is said to be."""
    of = grammar(
        ("The", "DT", "det", 1, "the"),
        ("airline", "NN", "nsubj", 3, "airline"),
        ("Orbit", "NNP", "appos", 1, "orbit"),
        ("fell", "VBD", "ROOT", 3, "fall"),
    )
    assert "called Company" in find_kind_signs(scene(of, Sighting(2, 3, "spacy", "ORG")), (2, 3))
    of = grammar(
        ("Orbit", "NNP", "nsubj", 1, "orbit"),
        ("is", "VBZ", "ROOT", 1, "be"),
        ("a", "DT", "det", 3, "a"),
        ("party", "NN", "attr", 1, "party"),
    )
    assert "called PoliticalParty" in find_kind_signs(
        scene(of, Sighting(0, 1, "spacy", "ORG")), (0, 1)
    )


def test_what_the_same_words_are_taken_for_elsewhere_is_a_sign_of_a_kind():
    """A mean over the other places, of what the reader sees there."""
    of = parse("Orbit rose.", "Then Orbit fell.", "They sold Orbit.")
    first = sighting(of, "Orbit", "organization", confidence=0.8)
    known = Sighting(8, 9, AUTHORITY, "City", entries=load_bundled().find("Oslo"))
    seen = scene(of, first, known)
    assert find_kind_signs(seen, (4, 5))["else dwie organization"] == 0.4
    assert "else dwie organization" not in find_kind_signs(seen, (0, 1))
    assert not any(name.startswith("else authority") for name in find_kind_signs(seen, (4, 5)))


def test_bodies_and_people_are_told_by_what_they_own_and_what_owns_them():
    """Shares are a body's, a funeral is somebody's."""
    of = parse("Lawyers of Orbit shares fell.")
    assert "after owned" in find_kind_signs(scene(of, sighting(of, "Orbit", "misc")), (2, 3))
    of = grammar(
        ("Orbit", "NNP", "poss", 2, "orbit"),
        ("'s", "POS", "case", 0, "'s"),
        ("funeral", "NN", "nsubj", 3, "funeral"),
        ("ended", "VBD", "ROOT", 3, "end"),
    )
    signs = find_kind_signs(scene(of, Sighting(0, 1, "spacy", "ORG")), (0, 1))
    assert "has what people have" in signs
    assert "after owned" not in signs


def test_a_stretch_over_two_sentences_or_in_small_letters_has_signs():
    """Both are seldom names."""
    of = parse("We met Ada", "Hart left")
    assert "crosses" in find_span_signs(scene(of), (2, 4))
    assert "crosses" not in find_span_signs(scene(of), (2, 3))
    low = parse("they like tuanbao now")
    assert {"small", "has small"} <= set(find_span_signs(scene(low), (2, 3)))
    assert "small" not in find_span_signs(scene(of), (2, 3))


def test_one_sentence_by_itself_is_a_sign():
    """The reader is less sure of it than it says."""
    of = parse("Orbit fell.")
    seen = scene(of, sighting(of, "Orbit", "organization", confidence=0.9))
    signs = find_span_signs(seen, (0, 1))
    assert signs["dwie sure, single"] == signs["dwie sure"]
    assert signs["dwie organization, single"] == 1.0
    assert "single" in signs
    two = parse("Orbit fell.", "It rose.")
    seen = scene(two, sighting(two, "Orbit", "organization"))
    assert not any("single" in name for name in find_span_signs(seen, (0, 1)))


def test_first_and_last_words_are_signs_but_those_that_are_known():
    """A country's name is weighed as such, and not by how its news was annotated."""
    of = parse("They met Norway Motors today.")
    seen = sighting(of, "Norway Motors", "organization")
    known = sighting(of, "Norway", "", source=AUTHORITY, entries=load_bundled().find("Norway"))
    assert {"first norway", "last motors"} <= find_span_signs(scene(of, seen), (2, 4)).keys()
    signs = find_span_signs(scene(of, seen, known), (2, 4))
    assert ("first norway" in signs, "last motors" in signs) == (False, True)


@pytest.mark.parametrize(
    ("words", "sign"), [("Orbit : Lumen", "has :"), ("Orbit of Oslo", "has of")]
)
def test_what_joins_the_words_is_a_sign(words, sign):
    """A mark or a small word inside, not beside it."""
    of = parse(f"They saw {words} : today.")
    whole = sighting(of, words, "misc")
    assert sign in find_span_signs(scene(of, whole), (2, 5))
    assert sign not in find_span_signs(scene(of, whole), (2, 3))
