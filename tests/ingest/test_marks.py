"""What one line of a page is, by its own form: and the lines that only look like it."""

from __future__ import annotations

import pytest

from dateline.authority import load_bundled
from dateline.ingest import marks


@pytest.mark.parametrize(
    "line",
    ["Subscribe", "• SUBSCRIBE", "Share", "###", "|", "Contact: Ida Holm", "Call (555) 123-4567"],
)
def test_menu_entries_and_contacts_are_furniture(line):
    """Known words by themselves, whatever marks stand around them, and telephone numbers."""
    assert marks.is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Readers subscribe to the harbour's paper",
        "The harbour opened in 1999-2000 for 555 people",
        "Contact with the ferry was lost",
        "Contact: Ida Holm " + "at the harbour board " * 6,
    ],
)
def test_sentences_with_such_words_are_no_furniture(line):
    """The word inside a sentence, and any line that is longer than such lines are."""
    assert not marks.is_furniture(line)


def test_what_ends_a_release_and_what_heads_a_list():
    """A line of ### says that it is over, "MOST POPULAR" that others follow; neither does both."""
    assert marks.is_over("###")
    assert not marks.is_over("### " * 20)
    assert not marks.is_over("Most popular")
    assert marks.opens_list("MOST POPULAR:")
    assert not marks.opens_list("Most popular of the three ferries")
    assert not marks.opens_list("###")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("by JANE DOE", ("Jane Doe",)),
        ("By Jane Doe and John Roe, with Ann Poe", ("Jane Doe", "John Roe", "Ann Poe")),
        ("Written by: Jane Doe (jane@example.org)", ("Jane Doe",)),
        ("By Jane Doe, Harbour Daily Staff", ("Jane Doe",)),
        ("By Jane Doe in Lima", ("Jane Doe",)),
        ("By Jane Doe and Jane Doe", ("Jane Doe",)),
        ("By staff", ()),
        ("Reporting by Jane Doe; Editing by John Roe", ("Jane Doe",)),
    ],
)
def test_a_byline_names_its_authors_once(line, authors):
    """No desk, no address and no editor is one, and capitals are written as names are."""
    assert marks.read_byline(line) == authors


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe",
        "By then the ferry had sailed",
        "By Friday Jane Doe had left the harbour and was on her way home",
        "By 2017 Jane Doe was chief",
        "By Jane Doe " + "and John Roe " * 14,
        "Bypass Jane Doe",
    ],
)
def test_sentences_that_begin_with_by_are_no_byline(line):
    """A number, several small words or a whole paragraph behind "by" is prose."""
    assert marks.read_byline(line) is None


def test_one_personal_name_is_a_name():
    """Two names, a desk, one word or a sentence isn't."""
    assert marks.is_name("Jane Doe")
    assert marks.is_name("Ludwig van Holm")
    assert not marks.is_name("Jane Doe and John Roe")
    assert not marks.is_name("Jane")
    assert not marks.is_name("Jane sails")
    assert not marks.is_name("Staff Reporter")


@pytest.mark.parametrize(
    ("line", "date", "labelled"),
    [
        ("May 6, 2025", "2025-05-06", False),
        ("Published: May 6, 2025", "2025-05-06", True),
        ("Posted on 6 May 2025 at 10:30 a.m. GMT", "2025-05-06", True),
        ("Updated: May 6, 2025", "2025-05-06", False),
        ("Last modified: May 6, 2025", "2025-05-06", False),
        ("Admin | May 6, 2025", "2025-05-06", False),
        ("2025-05-06", "2025-05-06", False),
        ("Tuesday, May 6, 2025 | 3 min read", "2025-05-06", False),
    ],
)
def test_a_line_that_is_a_date_says_whose(line, date, labelled):
    """A label makes it the publication's, but for one that tells of a change."""
    assert marks.find_stated_date(line) == marks.StatedDate(date, labelled=labelled)


@pytest.mark.parametrize(
    "line",
    [
        "May 2025",
        "May",
        "The ferry sailed on May 6, 2025",
        "May 6, 2025: the ferry sails",
        "Tuesday",
        "Published: May 6, 2025 at the harbour of Ulm, where the ferry sails twice a day",
    ],
)
def test_a_date_in_a_sentence_or_without_a_day_is_no_date_line(line):
    """Only a day alone on a short line is the date of a page."""
    assert marks.find_stated_date(line) is None


@pytest.mark.parametrize(
    ("opening", "words", "date", "agency"),
    [
        (
            "SEOUL, Aug. 31 (Yonhap) -- The",
            "SEOUL, Aug. 31 (Yonhap) --",
            "Aug. 31",
            "Yonhap News Agency",
        ),
        ("LIMA (AP) - The", "LIMA (AP) -", None, "Associated Press"),
        ("CAIRO - 25 July 2022: The", "CAIRO - 25 July 2022:", "25 July 2022", None),
        ("afrol News, 5 May - The", "afrol News, 5 May -", "5 May", None),
        ("PORT OF SPAIN - The", "PORT OF SPAIN -", None, None),
        ("(PHOENIX) - The", "(PHOENIX) -", None, None),
    ],
)
def test_a_dateline_ends_with_its_dash(opening, words, date, agency):
    """It holds the place, the date and the agency, and nothing of the sentence behind it."""
    found = marks.find_dateline(opening, first=False, authority=load_bundled())
    assert found == marks.Dateline(len(words), date, agency)


@pytest.mark.parametrize(
    "opening",
    [
        "The board met from May 5 - The",
        "LIMA (a city) - The",
        "Jane Doe (AP) said",
        "Lima: The",
        "Lima – The",
    ],
)
def test_a_sentence_before_a_dash_is_no_dateline(opening):
    """Common words before a date, brackets of no agency, and, later in the story, a mere place."""
    assert marks.find_dateline(opening, first=False, authority=load_bundled()) is None


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        ("Lima: The", True),
        ("Zihuatanejo, Guerrero - The", True),
        ("Zihuatanejo, Guerrero: The", False),
        ("Mercedes: The", False),
        ("Poverty: The", False),
        ("Lima and Quito and Caracas and La Paz and Bogota - The", False),
    ],
)
def test_a_place_opens_the_first_paragraph_only_if_the_tables_know_it(opening, found):
    """Or if two names stand before a dash; a town of the look-up tables isn't meant by its name."""
    read = marks.find_dateline(opening, first=True, authority=load_bundled())
    assert (read is not None) is found


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Ida Holm at the signing. (Harbour Board)", "(Harbour Board)"),
        ("Ida Holm at the signing. [Harbour Board].", "[Harbour Board]."),
        ("Ida Holm at the signing. Photo: Bloomberg", "Photo: Bloomberg"),
        ("Ida Holm at the signing | Getty Images", "| Getty Images"),
        ("The ferry sailed (at nine) and came back", None),
        ("The source said so", None),
    ],
)
def test_a_credit_stands_at_the_end_of_its_line(line, words):
    """In brackets or behind a label; brackets inside the sentence are none."""
    at = marks.find_credit(line)
    assert (None if at is None else line[slice(*at)]) == words


def test_a_credit_of_a_long_line_is_where_it_stands():
    """Its place counts from the beginning of the line, not of the part that was looked at."""
    line = "The ferry sailed on time. " * 10 + "(AP Photo/Jane Doe)"
    at = marks.find_credit(line)
    assert at is not None
    assert line[slice(*at)] == "(AP Photo/Jane Doe)"


def test_pictures_and_agencies_are_credited_by_other_words():
    """An AP photo credits a picture, Yonhap in brackets a story; a board is neither."""
    assert marks.is_picture_credit("(AP Photo/Jane Doe)")
    assert not marks.is_picture_credit("(Harbour Board)")
    assert marks.is_agency_credit("(Yonhap)")
    assert marks.publisher_of_agency("(Yonhap)") == "Yonhap News Agency"
    assert not marks.is_agency_credit("(Harbour Board)")


def test_who_contributed_is_told_by_the_whole_line():
    """The same words in a longer line are prose."""
    assert marks.is_contribution("Jane Doe contributed to this report.")
    assert not marks.is_contribution("Jane Doe contributed to the harbour.")
    assert not marks.is_contribution("Jane Doe contributed to this report." + " And she left." * 30)


def test_a_plain_line_is_short_and_no_sentence():
    """A full stop or more letters than a menu has make it prose."""
    assert marks.is_plain_line("Harbour news")
    assert not marks.is_plain_line("It is blue.")
    assert marks.is_plain_line("x" * marks.SHORT)
    assert not marks.is_plain_line("x" * (marks.SHORT + 1))


def test_a_caption_and_a_salutation_are_known_by_their_first_words():
    """The same words at the end of a line say nothing."""
    assert marks.opens_caption("This photo shows Ida Holm")
    assert not marks.opens_caption("Ida Holm took this photo")
    assert marks.is_salutation("Mr. President, Excellencies,")
    assert not marks.is_salutation("The board met the president.")
