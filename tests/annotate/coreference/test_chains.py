"""What is joined inside an article, and what is left apart when in doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.news import annotate

from dateline.core.parse import Annotated


def chains(annotated: Annotated) -> list[set[str]]:
    """The texts of the mentions of each chain."""
    found: dict[str, set[str]] = {}
    for mention in annotated.mentions:
        found.setdefault(mention.chain, set()).add(mention.text)
    return list(found.values())


def together(annotated: Annotated, *texts: str) -> bool:
    """Whether one chain has all these texts, each of which is a mention of some chain."""
    found = chains(annotated)
    assert set(texts) <= set().union(*found)
    return any(set(texts) <= chain for chain in found)


TWO_KIMS = (
    "Foreign Minister Kim Young-ho met reporters in Busan. "
    "Kim Young-ho said the talks had gone well.\n\n"
    "The harbour was quiet on Monday. Ferries ran on time. Shops opened late in the day.\n\n"
    "President Kim Dae-jung visited the port in the evening. Kim's speech was short."
)


def test_a_surname_two_people_share_goes_to_the_one_just_named() -> None:
    """Of two people of one surname, the one named right before is meant, and the other isn't."""
    (found,) = annotate(TWO_KIMS)
    assert together(found, "Kim Dae-jung", "Kim")
    assert not together(found, "Kim Young-ho", "Kim")


def test_a_partys_people_are_called_after_it() -> None:
    """Where the word alone is a party's."""
    text = "The Democratic Party met in Ohio. Ada Hart, a Democratic senator, stayed away."
    (found,) = annotate(text)
    assert together(found, "Democratic Party", "Democratic")
    assert {one.kind for one in found.mentions if one.text == "Democratic"} == {"PoliticalParty"}
    (other,) = annotate(text.replace("Democratic Party", "Social Democratic Party"))
    assert not together(other, "Social Democratic Party", "Democratic")


def test_a_mr_and_a_mrs_of_one_surname_are_two() -> None:
    """Whose forename shows which of them he is; where only one title comes, it may be his."""
    (found,) = annotate(
        "Party leader Michael Howard met voters in Oslo. Mrs Howard spoke. Mr Howard left."
    )
    heads = {one.id: one.name for one in found.mentions}
    howards = [heads[one.chain] for one in found.mentions if one.text == "Howard"]
    assert howards == ["Howard", "Michael Howard"]
    (alone,) = annotate("Sandy Walkington met voters in Oslo. Mr Walkington spoke.")
    assert together(alone, "Sandy Walkington", "Walkington")


def test_a_first_name_is_no_half_of_anothers_surname() -> None:
    """One has the word itself, the other, named right before, only behind a hyphen."""
    (found,) = annotate(
        "The Prime Minister, Sabah Al-Khaled, met the Amir, Nawaf Al-Sabah, in Kuwait. "
        "Sabah resigned on Monday."
    )
    assert together(found, "Sabah Al-Khaled", "Sabah")
    assert not together(found, "Nawaf Al-Sabah", "Sabah")


ESTABLISHED = (
    "Mayor Ann Baker opened the bridge in Leeds. Baker thanked the crew. Baker left at noon.\n\n"
    "Her son Tom Baker runs a ferry. The ferry stops in May.\n\n"
    "Asked about the fares, Baker said they would fall."
)


def test_a_peer_is_whoever_has_the_surname() -> None:
    """A title like "Baron" is no first name of somebody else."""
    (found,) = annotate(
        "Labour leader Neil Hartnell was made a life peer. He will be Baron Hartnell of Leeds. "
        "Lord Hartnell led Labour from 1983."
    )
    assert together(found, "Neil Hartnell", "Hartnell")


def test_a_surname_stays_with_whom_the_article_has_long_called_by_it() -> None:
    """Who is brought in later and shares the surname of the main person doesn't take it over."""
    (found,) = annotate(ESTABLISHED)
    assert together(found, "Ann Baker", "Baker")
    assert not together(found, "Tom Baker", "Baker")


def test_a_surname_that_fits_two_people_named_together_stays_alone() -> None:
    """When both bearers are as near, the surname is left out of either chain."""
    (found,) = annotate("Ann Baker met Tom Baker in Leeds. Baker said the talks had gone well.")
    assert not together(found, "Ann Baker", "Baker")
    assert not together(found, "Tom Baker", "Baker")


def test_acronyms_join_only_what_defines_them() -> None:
    """A bracketed acronym, and initials of the one body that fits, join its full name."""
    bracket, initials, neither = annotate(
        "The Nairobi River Commission (NRC) met on Monday. The NRC said it would act.",
        "The Kenya Forest Guard Agency met on Monday. Later KFGA officers planted trees.",
        "The Kenya Forest Agency met on Monday. Later ABTX said it would act, and ABTX did.",
    )
    assert together(bracket, "Nairobi River Commission", "NRC")
    assert together(initials, "Kenya Forest Guard Agency", "KFGA")
    assert not together(neither, "Kenya Forest Agency", "ABTX")


def test_the_two_are_the_two_bodies_of_the_sentence_before() -> None:
    """“The two” points at both bodies when the sentence before names exactly two."""
    exact, three = annotate(
        "Interpol has agreed to work with the World Bank. The two signed the agreement in Lyon.",
        "Interpol met the World Bank and Europol. The two signed the agreement in Lyon.",
    )
    assert together(exact, "Interpol", "The two")
    assert together(exact, "World Bank", "The two")
    assert not any("The two" in chain for chain in chains(three))


def test_the_agency_is_the_only_body_called_so() -> None:
    """A definite noun joins the one body whose name has it, and nothing when two have it."""
    one, two = annotate(
        "The Kenya Wildlife Agency hired rangers. The agency said so on Monday.",
        "The Kenya Wildlife Agency and the Uganda Water Agency hired staff. "
        "The agency said so on Monday.",
    )
    assert together(one, "Kenya Wildlife Agency", "The agency")
    assert not any("The agency" in chain for chain in chains(two))


def test_titles_stay_out_of_names() -> None:
    """Posts and courtesies before a name are not part of it."""
    (found,) = annotate("Prime Minister Giorgia Meloni met Mr Rishi Sunak and Dr Anna Reed.")
    people = {m.text for m in found.mentions if m.kind == "Person"}
    assert people == {"Giorgia Meloni", "Rishi Sunak", "Anna Reed"}


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            "The Ministry of Justice of Brazil objected.",
            "GovernmentBody",
            "Ministry of Justice of Brazil",
        ),
        (
            "He won two medals at the Olympic Games in London.",
            "Event",
            "Olympic Games",
        ),
        (
            "He studied at the University of Nairobi.",
            "EducationalInstitution",
            "University of Nairobi",
        ),
        ("They signed the Nairobi Water Treaty on Monday.", "Agreement", "Nairobi Water Treaty"),
    ],
)
def test_a_names_head_noun_shows_its_kind(text: str, kind: str, name: str) -> None:
    """Ministries, summits, universities and treaties are told by their names."""
    (found,) = annotate(text)
    assert (kind, name) in {(m.kind, m.text) for m in found.mentions}


@given(st.lists(st.sampled_from(TWO_KIMS.split(". ")), min_size=1, max_size=6).map(". ".join))
def test_mentions_quote_the_text(text: str) -> None:
    """Whatever the sentences, every mention equals the text at its span, and its chain exists."""
    (found,) = annotate(text)
    ids = {mention.id for mention in found.mentions}
    for mention in found.mentions:
        assert text[mention.span.start : mention.span.end] == mention.text
        assert mention.chain in ids


def test_an_acronym_has_the_initials_of_a_whole_name():
    """The country is a part of the party's name, and the possessive isn't."""
    (found,) = annotate("He left the Pakistan Peoples Party's (PPP) office. The PPP knew.")
    assert together(found, "Pakistan Peoples Party", "PPP")


def test_an_acronym_that_the_text_defines_is_no_other() -> None:
    """Here "BBC" is a coalition of benches and bars."""
    (found,) = annotate("The Bench-Bar Coalition (BBC) met in Essen. The BBC thanked all.")
    assert together(found, "Bench-Bar Coalition", "BBC")
    assert not any(one.authority for one in found.mentions if one.text == "BBC")
