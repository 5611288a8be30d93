"""What the reader's clusters join, and what they can't."""

from __future__ import annotations

import pytest
from tests.annotate.coreference.test_chains import together
from tests.readings import annotate, found


def test_a_cluster_joins_what_no_rule_does():
    """Two names of one body, of which neither is the beginning of the other."""
    text = "Zirbel Steelworks grew. The Steelworks of Zirbel will hire."
    pair = (
        found(text, "Zirbel Steelworks", "company", 0),
        found(text, "Steelworks of Zirbel", "company", 0),
    )
    assert together(annotate(text, *pair), "Zirbel Steelworks", "Steelworks of Zirbel")


def test_two_people_of_different_full_names_stay_two():
    """Whatever the reader thinks, Yoon Hee-keun isn't Yoon Suk-yeol."""
    text = "Yoon Hee-keun met Yoon Suk-yeol in Seoul."
    pair = (
        found(text, "Yoon Hee-keun", "person", 0),
        found(text, "Yoon Suk-yeol", "person", 0),
    )
    assert not together(annotate(text, *pair), "Yoon Hee-keun", "Yoon Suk-yeol")


def test_a_surname_of_two_people_stays_alone():
    """A cluster doesn't choose between two who share a surname."""
    text = "Ann Baker met Tom Baker in Leeds. Baker said the talks had gone well."
    three = (
        found(text, "Ann Baker", "person", 0),
        found(text, "Tom Baker", "person", 1),
        found(text, "Baker", "person", 1, nth=2),
    )
    annotated = annotate(text, *three)
    assert not together(annotated, "Ann Baker", "Baker")
    assert not together(annotated, "Tom Baker", "Baker")


def test_names_that_the_authority_tells_apart_stay_apart():
    """Two countries are two, in one cluster or not."""
    text = "Norway and Sweden met."
    pair = (found(text, "Norway", "gpe0", 0), found(text, "Sweden", "gpe0", 0))
    assert not together(annotate(text, *pair), "Norway", "Sweden")


def test_names_without_a_common_word_stay_apart():
    """A cluster alone doesn't make one body of two, nor with a word for a kind of body."""
    for other in ("Harbour Board", "Harbour Center"):
        text = f"The Zirbel Center grew. The {other} will hire."
        pair = (
            found(text, "Zirbel Center", "organization", 0),
            found(text, other, "organization", 0),
        )
        assert not together(annotate(text, *pair), "Zirbel Center", other)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Zirbel Sand Ltd, a unit of Zirbel Ltd, grew.", False),
        ("Zirbel Ltd bought Zirbel Sand Ltd in May.", False),
        ("Zirbel Sand Ltd was sold by Zirbel Ltd in May.", False),
        ("Zirbel Ltd and Zirbel Sand Ltd grew.", False),
        ("Zirbel Ltd's Zirbel Sand Ltd grew.", False),
        ("Zirbel Ltd said Zirbel Sand Ltd grew.", True),
        ("Zirbel Ltd grew. Oslo praised Zirbel Sand Ltd in May.", True),
    ],
)
def test_names_that_a_clause_relates_to_each_other_are_two(text, one):
    """A cluster joins no name with another that its clause already speaks of."""
    pair = (
        found(text, "Zirbel Sand Ltd", "company", 0),
        found(text, "Zirbel Ltd", "company", 0),
    )
    assert together(annotate(text, *pair), "Zirbel Sand Ltd", "Zirbel Ltd") is one


@pytest.mark.parametrize(("of", "kind", "one"), [("Texas", "gpe1", False), ("Kenya", "gpe0", True)])
def test_a_party_of_a_state_is_not_that_of_its_country(of, kind, one):
    """While that of a country may be called so with its country or without."""
    text = f"{of} voted. The Zirbel Party of {of} met. The Zirbel Party grew."
    pair = (
        found(text, of, kind, 1),
        found(text, f"Zirbel Party of {of}", "party", 0),
        found(text, "Zirbel Party", "party", 0, nth=1),
    )
    annotated = annotate(text, *pair)
    assert together(annotated, f"Zirbel Party of {of}", "Zirbel Party") is one


def test_an_acronym_that_is_spelt_out_stands_for_nothing_else():
    """A cluster doesn't give an acronym's letters to another body than the one they are of."""
    text = "The Northern Herring Board (NHB) met. The NHB grew. The Naval Alarm Office slept."
    names = (
        found(text, "Northern Herring Board", "organization", 0),
        found(text, "NHB", "organization", 0),
        found(text, "NHB", "organization", 0, nth=1),
        found(text, "Naval Alarm Office", "organization", 0),
    )
    annotated = annotate(text, *names)
    assert together(annotated, "Northern Herring Board", "NHB")
    assert not together(annotated, "Northern Herring Board", "Naval Alarm Office")


def test_a_bracket_and_a_cluster_join_what_letters_cannot():
    """The letters of a name in another tongue fit no long form; its place in brackets does."""
    text = "The Society for Harbour Birds (HVV) met. The HVV grew."
    three = (
        found(text, "Society for Harbour Birds", "organization", 0),
        found(text, "HVV", "organization", 0),
        found(text, "HVV", "organization", 0, nth=1),
    )
    assert together(annotate(text, *three), "Society for Harbour Birds", "HVV")


def test_a_name_misspelt_once_is_the_same_person():
    """One letter of a long word is a mistake; of a short one, another name."""
    text = "Sebastian Holm spoke. Sebastisn Holm left. Tim Berg met Tom Berg."
    annotated = annotate(
        text,
        found(text, "Sebastian Holm", "person", 0),
        found(text, "Sebastisn Holm", "person", 0),
        found(text, "Tim Berg", "person", 1),
        found(text, "Tom Berg", "person", 1),
    )
    assert together(annotated, "Sebastian Holm", "Sebastisn Holm")
    assert not together(annotated, "Tim Berg", "Tom Berg")


def test_heads_of_different_kinds_keep_names_apart():
    """A state's senate isn't its office abroad, whatever they share."""
    text = "The Zirbel Senate met. The Zirbel Trade Office will move."
    pair = (
        found(text, "Zirbel Senate", "organization", 0),
        found(text, "Zirbel Trade Office", "organization", 0),
    )
    assert not together(annotate(text, *pair), "Zirbel Senate", "Zirbel Trade Office")


def test_what_begins_a_name_tells_it_apart():
    """Though it may be a word for a kind of body elsewhere: a fair, a state."""
    text = "The Fair Trade Board met. The Federal Trade Board slept."
    names = ("Fair Trade Board", "Federal Trade Board")
    assert not together(annotate(text, *(found(text, n, "organization", 0) for n in names)), *names)


def test_a_place_with_the_name_of_a_country_in_its_own_is_another():
    """Great Zimbabwe is a ruin."""
    text = "Zimbabwe met. They left Great Zimbabwe."
    pair = (found(text, "Zimbabwe", "gpe0", 0), found(text, "Great Zimbabwe", "location", 0))
    assert not together(annotate(text, *pair), "Zimbabwe", "Great Zimbabwe")


def test_who_joins_a_chain_must_fit_all_that_it_was_joined_with():
    """Marianna Holm may be Sebastian Mariana Holm misspelt, but not who is also Sebastisn Holm."""
    text = "Sebastian Mariana Holm spoke. Sebastisn Holm left. Marianna Holm slept."
    three = ("Sebastian Mariana Holm", "Sebastisn Holm", "Marianna Holm")
    annotated = annotate(text, *(found(text, name, "person", 0) for name in three))
    assert together(annotated, "Sebastian Mariana Holm", "Sebastisn Holm")
    assert not together(annotated, "Sebastisn Holm", "Marianna Holm")


def test_a_firm_is_not_its_work():
    """Whatever the reader's cluster says, and whatever kind it takes the longer name for."""
    text = "Nintendo will sell Dark Valley in May. Nintendo Dark Valley costs $200."
    long = "Nintendo Dark Valley"
    work = found(text, "Dark Valley", "film_title", 1)
    pair = (found(text, "Nintendo", "company", 0), found(text, long, "company", 0))
    assert not together(annotate(text, work, *pair), "Nintendo", long)


def test_short_forms_are_joined():
    """A cluster joins cut words, and a name without what registers the firm."""
    cut = "The Liberal Democrats met. The Lib Dems said no."
    pair = (found(cut, "Liberal Democrats", "party", 0), found(cut, "Lib Dems", "party", 0))
    assert together(annotate(cut, *pair), "Liberal Democrats", "Lib Dems")
    firm = "Kivik Group PLC grew. Kivik Group will hire."
    apart = (
        found(firm, "Kivik Group PLC", "company", 0),
        found(firm, "Kivik Group", "company", 1, nth=1),
    )
    assert together(annotate(firm, *apart), "Kivik Group PLC", "Kivik Group")


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Orbit", "UK", False),
        ("Orbit", "Gaming", False),
        ("Orbit", "B", False),
        ("Orbit", "Group", True),
        ("Kivik Police", "Homicide", False),
        ("Kivik Police", "Department", True),
        ("Kivik Bank", "Group", True),
        ("Kivik Party", "of Norway", True),
    ],
)
def test_a_name_with_a_country_or_unit_behind_it_is_only_a_part(name, other, same):
    """Orbit UK is a part of Orbit; Orbit Group is Orbit."""
    text = f"{name} {other} grew in May. {name} will hire."
    pair = (
        found(text, f"{name} {other}", "organization", 0),
        found(text, name, "organization", 0, nth=1),
    )
    assert together(annotate(text, *pair), f"{name} {other}", name) is same


@pytest.mark.parametrize(("other", "same"), [("Lumen", False), ("Norge", True)])
def test_two_names_with_a_hyphen_between_are_neither(other, same):
    """The Orbit-Lumen alliance isn't Orbit, where the text names Lumen, too."""
    text = f"The Orbit-Lumen alliance failed. Orbit left {other}."
    pair = (
        found(text, "Orbit-Lumen", "company", 0),
        found(text, "Orbit", "company", 0, nth=1),
        found(text, other, "company", 1, nth=1 if other == "Lumen" else 0),
    )
    assert together(annotate(text, *pair), "Orbit-Lumen", "Orbit") is same


@pytest.mark.parametrize(
    ("others", "kinds", "same"),
    [
        (("Kivik Lumen", "Kivik Retail"), ("company", "company"), False),
        (("Kivik Lumen", "Kivik Inc"), ("company", "company"), True),
        (("Kivik Group", "Kivik Retail"), ("company", "company"), True),
        (("Lumen Kivik", "Hart Kivik"), ("film_title", "film_title"), False),
    ],
)
def test_a_word_that_begins_several_names_is_none_of_them(others, kinds, same):
    """What several products share is their maker; what only one has, and its form, is it."""
    text = f"{others[0]} grew. {others[1]} grew, too. Kivik will hire."
    seen = [found(text, other, kind, 0) for other, kind in zip(others, kinds, strict=True)]
    alone = found(text, "Kivik", kinds[0], 0, nth=2)
    assert together(annotate(text, *seen, alone), others[0], "Kivik") is same
