"""How claims stand: asserted, reported, planned, possible, denied, and by whom."""

from __future__ import annotations

import pytest
from tests.news import read_one

from dateline.core.model import Stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Kenya signed an agreement with Japan.", Stance.ASSERTED),
        ("Kenya did not sign an agreement with Japan.", Stance.DENIED),
        ("Kenya refused to sign an agreement with Japan.", Stance.DENIED),
        ("Kenya will sign an agreement with Japan.", Stance.PLANNED),
        ("Kenya agreed to sign an agreement with Japan.", Stance.PLANNED),
        ("Kenya plans to sign an agreement with Japan.", Stance.PLANNED),
        (
            "Kenya signed an agreement with Japan, according to which both will pay.",
            Stance.ASSERTED,
        ),
        ("Kenya not only signed an agreement with Japan, but paid.", Stance.ASSERTED),
        ("Interpol said Kenya signed an agreement with Japan.", Stance.REPORTED),
        ("Interpol pointed out that Kenya signed an agreement with Japan.", Stance.REPORTED),
        ("Kenya signed an agreement with Japan, according to Interpol.", Stance.REPORTED),
        ("“It is done,” she said. Kenya signed an agreement with Japan.", Stance.ASSERTED),
    ],
)
def test_stance(text: str, stance: Stance) -> None:
    """The words around the verb decide how the claim stands."""
    found = read_one(text)
    assert found.find("Kenya | agrees_with | Japan").stance is stance


@pytest.mark.parametrize(
    "text",
    [
        "Interpol said Kenya signed an agreement with Japan.",
        "Kenya signed an agreement with Japan, Interpol said.",
        "Kenya signed an agreement with Japan, according to Interpol.",
    ],
)
def test_the_speaker_is_kept(text: str) -> None:
    """Who said so is part of the claim, wherever the sentence puts it."""
    found = read_one(text)
    speaker = found.find("Kenya | agrees_with | Japan").speaker
    assert speaker is not None
    assert found.name(speaker) == "Interpol"


def test_questions_and_headlines_claim_nothing() -> None:
    """A question asserts nothing."""
    found = read_one("Will Kenya sign an agreement with Japan?")
    assert not found.lines(predicate="agrees_with")


def test_a_list_of_countries_is_a_claim_each() -> None:
    """Every country of a list gets its claim, with none split at an inner “and”."""
    found = read_one(
        "Interpol has shared its expertise with Bosnia and Herzegovina, the "
        "Democratic Republic of the Congo, Kenya, Trinidad and Tobago and North Macedonia."
    )
    assert found.lines(predicate="cooperates_with") == {
        f"Interpol | cooperates_with | {name}"
        for name in (
            "Bosnia and Herzegovina",
            "Democratic Republic of the Congo",
            "Kenya",
            "Trinidad and Tobago",
            "North Macedonia",
        )
    }


def test_dates_hang_on_their_own_verb() -> None:
    """The day of saying isn't the day of what is said; “since” opens an interval."""
    found = read_one(
        "Interpol has been a partner of Kenya since 2017. Kenya signed an agreement with "
        "Japan on Monday, Interpol said Thursday.",
        published="2023-09-01",
    )
    assert found.find("Interpol | partner_of | Kenya").when == "2017/.."
    assert found.find("Kenya | agrees_with | Japan").when == "2023-08-28"


def test_a_date_that_cannot_be_resolved_keeps_its_words() -> None:
    """Without a publication date, “Monday” stays a word."""
    found = read_one("Kenya signed an agreement with Japan on Monday.")
    claim = found.find("Kenya | agrees_with | Japan")
    assert (claim.when, claim.when_text) == (None, "Monday")


def test_statements_keep_the_words_and_the_speaker() -> None:
    """A statement is an event with its speaker and the exact words."""
    found = read_one(
        "“We are ready to help the farmers of Malawi,” said Anna Reed, director of Interpol."
    )
    contents = {line.split(" | ")[2] for line in found.lines(predicate="content")}
    assert contents == {"We are ready to help the farmers of Malawi"}


def test_former_posts_are_over() -> None:
    """A former post ended before the article came out."""
    found = read_one("Former foreign minister Alfred Mutua spoke.", published="2023-09-01")
    claim = next(one for one in found.claims if one.predicate == "holds_position")
    assert claim.when == "../2023-09-01"


def test_evidence_names_what_a_pronoun_means() -> None:
    """A claim about “he” also quotes the sentence that names him."""
    found = read_one("Kofi Annan led the United Nations for ten years. He died in Bern in 2018.")
    claim = next(one for one in found.claims if one.predicate == "died_in")
    quotes = [found.document.quote(span) for span in claim.evidence]
    assert quotes == [
        "He died in Bern in 2018.",
        "Kofi Annan led the United Nations for ten years.",
    ]


def test_a_hosted_event_keeps_its_year() -> None:
    """A summit named with its year is one name, and "hosted by" hangs on that name."""
    found = read_one(
        "Leaders spoke at the International Water Summit 2019 hosted by Interpol in Lyon."
    )
    assert found.lines(predicate="organizer_of") == {
        "Interpol | organizer_of | International Water Summit 2019"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Kenya denied that Norway had signed an agreement with Japan.",
        "Norway may sign an agreement with Japan.",
        "Norway will need to sign an agreement with Japan.",
        "Norway has to sign an agreement with Japan.",
        "If Norway signs an agreement with Japan, trade will grow.",
        "“It is done. Norway signed an agreement with Japan. All is well,” she said.",
    ],
)
def test_what_is_open_or_denied_is_never_told_as_so(text: str) -> None:
    """Whether it is told at all is weighed."""
    found = read_one(text)
    stances = {
        one.stance for one in found.claims if found.line(one) == "Norway | agrees_with | Japan"
    }
    assert Stance.ASSERTED not in stances


def test_who_is_the_name_right_before() -> None:
    """A clause with "who" is about the name beside it, never about a later one."""
    found = read_one(
        "Anna Reed spoke for David Stone, who was jailed in Oslo; and Ruth Vik, wife of Paul Berg."
    )
    assert {line.split(" | ")[2] for line in found.lines(predicate="recipient")} == {"David Stone"}


def test_a_thank_that_somebody_would_like_to_say_is_said() -> None:
    """Some things are done by saying so: "would like to thank" thanks."""
    found = read_one("Interpol would like to thank Kenya for its help.")
    stances = {one.stance for one in found.claims if one.predicate == "recipient"}
    assert stances == {Stance.ASSERTED}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's decision to sign an agreement with Japan was a surprise.",
        "Kenya chaired the summit to sign an agreement with Japan.",
    ],
)
def test_what_may_have_been_done_or_not_is_planned(text: str) -> None:
    """A decision may be carried out, and what is used to an end may not reach it."""
    found = read_one(text)
    stance = found.find("Kenya | agrees_with | Japan").stance
    assert stance in {Stance.PLANNED, Stance.POSSIBLE}


def test_a_clause_of_time_before_a_thought_is_the_narrators() -> None:
    """Whoever thinks something when he meets somebody doesn't say that he met him."""
    found = read_one("When Ada Hart met Bo Berg in Oslo, she thought the work was over.")
    assert found.find("Ada Hart | meets | Bo Berg").stance is Stance.ASSERTED
