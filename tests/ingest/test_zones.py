"""Zones of articles that we wrote."""

# ruff: noqa: E501 -- lines of articles are long
from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.authority import load_bundled
from dateline.core.model import Document
from dateline.ingest.zones import PageMetadata, make_document

BODY = (
    "The harbour board signed an agreement with the ferry company on Tuesday, and both said it would last.\n\n"
    "Ferries will sail twice a day from May, the company said in a statement that was sent to the press.\n\n"
)
STORY = (
    "Skip to main content\n\nHarbour board and ferry company sign a ten-year agreement\n\n"
    "This photo shows Ida Holm, who heads the board, at the signing on Tuesday. (Harbour Board)\n"
    "This photo shows Ida Holm, who heads the board, at the signing on Tuesday. (Harbour Board)\n\n"
    f"{BODY}By Mara Lindqvist (mara@harbourdaily.example)\nMOST POPULAR\nLATEST NEWS\nsubscribe\n海辺の猫"
)


def read(text: str, *, published: str | None = None) -> Document:
    """The document of a text."""
    known, authority = PageMetadata(), load_bundled()
    return make_document(text, source="test", known=known, published=published, authority=authority)


def zones(document: Document) -> list[tuple[str, str]]:
    """Kind and words of every zone."""
    return [(zone.kind, document.text[zone.start : zone.end]) for zone in document.zones]


PIECES = st.sampled_from(
    [*STORY.split("\n"), "", "By A", "SEOUL, Aug. 31 (Yonhap) —", "###", "Home", "(AP)"]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map("\n".join)))
def test_zones_lie_in_the_text_and_apart(text: str) -> None:
    """Zones of any text are inside it, sorted, and overlap only as a credit in a caption does."""
    document = read(text)
    for zone in document.zones:
        assert 0 <= zone.start < zone.end <= len(text)
    outer = [zone for zone in document.zones if zone.kind != "credit"]
    assert all(left.end <= right.start for left, right in pairwise(outer))
    assert list(document.zones) == sorted(document.zones, key=lambda zone: (zone.start, -zone.end))


def test_a_page_is_told_from_its_story() -> None:
    """Title, caption with credit, its copy, byline and furniture are told apart; prose is none of them."""
    document = read(STORY)
    caption = (
        "This photo shows Ida Holm, who heads the board, at the signing on Tuesday. (Harbour Board)"
    )
    assert zones(document) == [
        ("furniture", "Skip to main content"),
        ("title", "Harbour board and ferry company sign a ten-year agreement"),
        ("caption", caption),
        ("credit", "(Harbour Board)"),
        ("furniture", caption),
        ("byline", "By Mara Lindqvist (mara@harbourdaily.example)"),
        ("furniture", "MOST POPULAR"),
        ("furniture", "LATEST NEWS"),
        ("furniture", "subscribe"),
        ("furniture", "海辺の猫"),
    ]
    assert document.title == "Harbour board and ferry company sign a ten-year agreement"
    assert document.authors == ("Mara Lindqvist",)
    assert document.published is None


@pytest.mark.parametrize(
    ("dateline", "published", "publisher"),
    [
        ("SEOUL, Aug. 31 (Yonhap) —", None, "Yonhap News Agency"),
        ("WASHINGTON (AP) -", None, "Associated Press"),
        ("(PHOENIX) –", None, None),
        ("RIVERSIDE –", None, None),
        ("Nairobi, 3 May 2021 –", "2021-05-03", None),
        ("CAIRO - 25 July 2022:", "2022-07-25", None),
        ("Ulaanbaatar /MONTSAME/.", None, "Montsame"),
        ("SYDNEY and KUALA LUMPUR, Jul 26 2022 (IPS) -", "2022-07-26", "Inter Press Service"),
        ("Doha:", None, None),
        ("Colombo, Sri Lanka –", None, None),
    ],
)
def test_datelines(dateline: str, published: str | None, publisher: str | None) -> None:
    """The zone is the dateline with its dash; year and agency are used, a missing year isn't guessed."""
    document = read(f"{dateline} {BODY}")
    assert ("dateline", dateline) in zones(document)
    assert (document.published, document.publisher) == (published, publisher)


@pytest.mark.parametrize(
    "opening",
    [
        "Poverty: ",
        "Rates went up five times from November 2003 - ",
        "Thailand – a country of many rivers – grew. ",
        "MEDIA ADVISORY - ",
        "Mr. President, Excellencies: ",
    ],
)
def test_what_is_no_dateline(opening: str) -> None:
    """Words before a dash or colon that are no place stay prose."""
    assert not any(kind == "dateline" for kind, _ in zones(read(opening + BODY)))


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By JANE DOE and JOHN ROE, Associated Press", ("Jane Doe", "John Roe")),
        ("Reporting by Jane Doe in Lima and John Roe; Editing by Ann Poe", ("Jane Doe",)),
        ("Written by Ludwig van Holm | Staff Reporter", ("Ludwig van Holm",)),
        ("By our correspondent", ()),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...]) -> None:
    """Authors are names without address, employer or editor."""
    document = read(f"Ferry line opens at last\n{line}\n\n{BODY}")
    assert ("byline", line) in zones(document)
    assert document.authors[:1] == authors[:1]


def test_colleagues_are_credited() -> None:
    """Who contributed is a credit, and no author."""
    line = "Jane Doe contributed to this report."
    document = read(f"{BODY}{line}")
    assert zones(document) == [("credit", line)]
    assert document.authors == ()


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Monday, January 7, 2019", "2019-01-07"),
        ("Posted on June 01, 2026", "2026-06-01"),
        ("November 15, 2024", "2024-11-15"),
        ("Admin | May 6, 2025", "2025-05-06"),
        ("Published: 3 May 2021 at 10:30 a.m.", "2021-05-03"),
    ],
)
def test_a_line_that_is_a_date(line: str, published: str) -> None:
    """A date alone on a line of the head is furniture, and the date of publication."""
    document = read(f"{line}\n\n{BODY}", published="1999")
    assert zones(document) == [("furniture", line)]
    assert document.published == published


def test_dates_that_disagree_give_none() -> None:
    """A list of other stories with their dates says nothing about this one."""
    document = read(f"May 1, 2024\nMay 9, 2024\n\n{BODY}")
    assert document.published is None


def test_a_known_year_sharpens_a_dateline() -> None:
    """With the year given, the dateline's day is known."""
    assert read(f"SEOUL, Aug. 31 (Yonhap) — {BODY}", published="2023").published == "2023-08-31"


def test_a_headline_that_comes_again() -> None:
    """Page title and headline are one title; the site's name is the publisher's."""
    headline = "Harbour board and ferry company sign"
    document = read(
        f"{headline} - Harbour Daily\nHome\nNews\nAbout\nContact us\n{headline}\n{BODY}"
    )
    assert document.title == headline
    assert document.publisher == "Harbour Daily"
    assert [words for kind, words in zones(document) if kind == "title"] == [headline]


def test_a_speech_has_no_title() -> None:
    """A salutation is prose."""
    assert read(f"Mr. President,\nExcellencies, Ladies and Gentlemen,\n{BODY}").zones == ()


def test_an_agency_after_the_last_sentence() -> None:
    """It credits the story, so the sentence stays prose."""
    document = read(
        f"{BODY}The board said that it was pleased with how the talks had ended. (KUNA)"
    )
    assert zones(document) == [("credit", "(KUNA)")]
    assert document.publisher == "Kuwait News Agency"


def kinds(text: str) -> list[str | None]:
    """What each line of a text is, None for prose."""
    of = {(zone.start, zone.end): zone.kind for zone in read(text).zones}
    found, at = [], 0
    for line in text.split("\n"):
        if line:
            found.append(of.get((at, at + len(line))))
        at += len(line) + 1
    return found


def title(head: str) -> str | None:
    """The title of a story with a head."""
    return read(f"{head}\n\n{BODY}").title


LONG = "ferry of the harbour of the town of the river of the land of the sea sails from the pier to the town and the other pier of the lake and back"


@pytest.mark.parametrize(
    "line",
    [
        "Ferry line opens",
        "“Ferry line opens”",
        "FERRY LINE OPENS AT LAST",
        "#Ferry line opens",
        "5 ferries sail today",
        f"The {LONG}".title(),
    ],
)
def test_the_first_line_before_the_story_is_its_title(line: str) -> None:
    """In quotes, in capitals, with a number first; a long one if it is set in capitals."""
    assert title(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "Ferry opens",  # two words may be a name
        "Ferry line opens.",
        "Ferry line opens:",
        "ferry line opens",
        "- Ferry line opens",
        "The line opens today. It is blue",
        "Ladies and Gentlemen of Ulm",
        "This photo shows the ferry",
        "Ida Holm at sea (AP Photo/Jane Doe)",
        f"The {LONG}",
    ],
)
def test_what_is_no_headline_is_no_title(line: str) -> None:
    """Sentences, menu marks, captions, salutations, and long lines in lower case."""
    assert title(line) is None


def test_a_headline_is_near_its_story() -> None:
    """Three lines may stand between them, and four may not."""
    deck = "It sails twice a day\nIt is blue and white\nIt is run by Holm"
    assert title(f"Ferry line opens\n{deck}") == "Ferry line opens"
    assert title(f"Ferry line opens\n{deck}\nIt is new and fast") is None


def test_a_page_without_a_story_has_no_headline() -> None:
    """Short lines alone may be a menu or a list: which of them would be the title?"""
    assert read("Ferry line opens\nIt sails twice a day").title is None


def test_what_comes_first_must_be_the_headline() -> None:
    """A line that is no headline above it leaves the page without a title."""
    assert title("it is blue\nFerry line opens") is None
    assert title("Subscribe\nFerry line opens") == "Ferry line opens"


def test_a_menu_is_a_run_of_short_lines_with_known_ones() -> None:
    """Four lines with two known ones; one known line of many, or a run of three, is none."""
    menu = "Home\nHarbour\nContact us\nFerries"
    assert kinds(f"{BODY}{menu}")[-4:] == ["furniture"] * 4
    assert kinds(f"{menu}\n\n{BODY}")[:4] == ["furniture"] * 4
    one = kinds(f"Harbour\nShips\nContact us\nFerries\n\n{BODY}")
    assert one[:4] == [None, None, "furniture", None]
    assert kinds(f"Home\nHarbour\nContact us\n\n{BODY}")[:3] == ["furniture", None, "furniture"]


def test_a_copy_is_furniture_if_it_is_long_enough() -> None:
    """A refrain stays, and so does a short line that comes again inside the story."""
    line = "Ferries sail seven days a week"
    first, second = BODY.rstrip("\n").split("\n\n")
    assert kinds(f"{BODY}{line}\nIt is so.\n{line}")[-3:] == [None, None, "furniture"]
    assert kinds(f"{first}\n{line}\nIt is so.\n{line}\n{second}")[1:4] == [None, None, None]
    assert kinds(f"{BODY}Sail away!\nIt is so.\nSail away!")[-3:] == [None, None, None]
    twice = kinds(f"{first}\n{second}\n{first}\n{second}")
    assert twice == [None, None, "furniture", "furniture"]


def test_after_the_story_a_heading_or_a_byline_opens_what_is_none() -> None:
    """A list of others is furniture until prose comes again; short lines before it are prose."""
    tail = "Ships are blue\nPorts are old"
    assert kinds(f"{BODY}{tail}")[-2:] == [None, None]
    assert kinds(f"{BODY}MOST READ\n{tail}")[-3:] == ["furniture"] * 3
    assert kinds(f"{BODY}###\nIt is so.\n{tail}")[-3:] == ["furniture"] * 3
    signed = kinds(f"{BODY}By Jane Doe\nIt is so.\n{tail}")
    assert signed[-4:] == ["byline", None, "furniture", "furniture"]
    first, second = BODY.rstrip("\n").split("\n\n")
    between = kinds(f"{first}\nMOST READ\nIt is so.\n{second}\nIt is not.")
    assert between == [None, "furniture", "furniture", None, None]


def test_a_caption_is_one_sentence_with_a_credit_or_stands_twice() -> None:
    """Two sentences with an agency are the story's, and a quote pulled out stays prose."""
    photo = "Ida Holm at the pier on Tuesday morning. (Harbour Board via AP Photo)"
    assert kinds(f"{photo}\n\n{BODY}")[0] == "caption"
    first, second = BODY.rstrip("\n").split("\n\n")
    twice, pulled = "Ida Holm at the pier on Tuesday", "We are pleased with it, she said."
    assert kinds(f"{first}\n{twice}\n{twice}\n{second}")[1] == "caption"
    assert kinds(f"{first}\n{pulled}\n{pulled}\n{second}")[1] is None
    assert kinds(f"{first}\nIda Holm is here (KUNA)\n{second}")[1] == "caption"
    assert kinds(f"{first}\nIda Holm is here. She sails. (KUNA)\n{second}")[1] is None


def test_the_author_may_stand_below_a_label() -> None:
    """A name on a line of its own is one only there."""
    assert read(f"Ferry line opens today\nAuthor:\nJane Doe\n\n{BODY}").authors == ("Jane Doe",)
    assert read(f"Ferry line opens today\nJane Doe\n\n{BODY}").authors == ()


def test_a_labelled_date_beats_others() -> None:
    """And a date behind the head is nobody's."""
    assert read(f"May 1, 2024\nPublished: May 9, 2024\n\n{BODY}").published == "2024-05-09"
    assert read(f"{BODY}May 1, 2024").published is None


def test_a_known_day_is_not_sharpened() -> None:
    """Only a mere year is, and only by a dateline."""
    dated = f"SEOUL, Aug. 31 (Yonhap) — {BODY}"
    assert read(dated, published="2023-09-01").published == "2023-09-01"
    assert read(BODY, published="2023").published == "2023"
