"""What pronouns and descriptions mean, and where they are left alone."""

from __future__ import annotations

import pytest
from tests.news import annotate

from dateline.core.parse import Annotated


def meant(annotated: Annotated) -> list[tuple[str, str]]:
    """Each pronoun and description that means something named, with what it means."""
    names = {one.id: one.name for one in annotated.mentions if one.form == "name"}
    found = [
        (one.span.start, one.text, names[one.chain])
        for one in annotated.mentions
        if one.form in {"pronoun", "nominal"} and one.chain in names
    ]
    return [(text, name) for _, text, name in sorted(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ms Anna Reed met Mr David Stone in Oslo. She said the talks had gone well.",
            [("She", "Anna Reed")],
        ),
        ("Ms Anna Reed would leave, she said.", [("she", "Anna Reed")]),
        (
            "Kivik Foods said it would close a plant. The firm lost money last year.",
            [("it", "Kivik Foods"), ("The firm", "Kivik Foods")],
        ),
        (
            "The Kivik Singers Association met in May. The group said they would sing.",
            [("The group", "Kivik Singers Association"), ("they", "Kivik Singers Association")],
        ),
        (
            "Dairy firm Kivik Foods said it was confident that prices would fall.",
            [("it", "Kivik Foods")],
        ),
        (
            "Anna Reed, 34, left Leeds United. The 34-year-old said she would play in Spain.",
            [("The 34-year-old", "Anna Reed"), ("she", "Anna Reed")],
        ),
        ("Anna Reed, 34, left Leeds United. The threshold fell.", []),
        (  # two of that sentence, whatever else was named before
            (
                "Borgholm Dairies lost money. Kivik Foods met Visby Mills in Oslo. "
                "The two companies will merge."
            ),
            [("The two companies", "Kivik Foods"), ("The two companies", "Visby Mills")],
        ),
        (  # what the first "the band" may mean, though it is too little to be told, helps the next
            (
                "Ola Berg left Northern Lights. Berg said the band had no choice. "
                "Northern Lights play in Oslo. The band will play in Bergen."
            ),
            [("The band", "Northern Lights")],
        ),
        (
            "Kestrel Air, the Norwegian airline, lost money. The airline sold its planes.",
            [
                ("the Norwegian airline", "Kestrel Air"),
                ("The airline", "Kestrel Air"),
                ("its", "Kestrel Air"),
            ],
        ),
        (
            "Irish minister Ann Reed met Kestrel Air, the Irish airline. The Irish airline lost.",
            [("the Irish airline", "Kestrel Air"), ("The Irish airline", "Kestrel Air")],
        ),
        (
            "Foreign Minister Tom Hale met Bo Lind. The Irish minister left.",
            [("minister", "Tom Hale")],
        ),
        (  # whose kin "and" joins to somebody
            "Tom Hale came. Hale sued David Stone and his son.",
            [("his", "David Stone")],
        ),
        (
            "Tom Hale came. Hale sued David Stone, a friend, and his son.",
            [("his", "Tom Hale")],
        ),
        (  # whoever the sentence goes on to name, but not whom she acts on
            "Tom Hale came. In his speech, Bo Lind thanked Oslo.",
            [("his", "Bo Lind")],
        ),
        (
            "After he left Oslo, Bo Lind won.",
            [("he", "Bo Lind")],
        ),
        (
            "Tom Hale came. After his death, Bo Lind won.",
            [("his", "Tom Hale")],
        ),
        (
            "Tom Hale came. After winning his cup, Bo Lind left.",
            [("his", "Bo Lind")],
        ),
        (
            "Tom Hale came. Unsure of how to fight him, Bo Lind left.",
            [("him", "Tom Hale")],
        ),
        (
            "Tom Hale came. After Oslo thanked him, Anna Reed left.",
            [("him", "Tom Hale")],
        ),
        (
            "Anna Reed came. After Tom Hale lost his bag, Bo Lind left.",
            [("his", "Tom Hale")],
        ),
        (
            "Ann Reed and Tom Hale said they would sue.",
            [("they", "Ann Reed"), ("they", "Tom Hale")],
        ),
        (
            "Judge Ada Moss freed Tom Hale in Leeds. The judge said police had no case.",
            [("judge", "Ada Moss")],
        ),
        (
            "District Attorney Ada Moss charged a man of 40. She said the defendant fled in a car.",
            [("She", "Ada Moss")],
        ),
        # a prosecutor isn't who was convicted, but may be who is arrested afterwards
        (
            "District Attorney Ada Moss named the driver as Eva Lind. She was convicted on Monday.",
            [("the driver", "Eva Lind"), ("She", "Eva Lind")],
        ),
        (
            "Ada Moss was arrested in Leeds. Ms Moss, a prosecutor, was tired. She was convicted.",
            [("She", "Ada Moss")],
        ),
        # nobody leaves himself somewhere, but what comes about may leave him there
        ("Ms Ada Moss met Ms Eva Lind, leaving her in Leeds.", [("her", "Eva Lind")]),
        ("Ms Ada Moss fell on Monday, leaving her in a coma.", [("her", "Ada Moss")]),
        # who holds talks says nothing, so that whoever spoke before isn't likelier to be meant
        (
            "Bo Lind said he was glad. Tom Hale met him in Oslo. He held talks.",
            [("he", "Bo Lind"), ("him", "Bo Lind"), ("He", "Tom Hale")],
        ),
        # a noun behind a name says what that is; an agency of the UN has a name of its own
        ("The FBI acted. Bo Lind died, the Interfax news agency said.", []),
        (
            "UNHCR closed its camp in Chad. The UN agency said that Bo Lind was hurt.",
            [("its", "UNHCR"), ("The UN agency", "UNHCR")],
        ),
        (
            "The Ford subsidiary Kivik Foods sold cars. The Ford subsidiary lost money.",
            [("The Ford subsidiary", "Kivik Foods")],
        ),
        # "the victim" is no suspect
        (
            "Tom Hale stabbed Bo Lind in Leeds. The victim died on Monday.",
            [("The victim", "Bo Lind")],
        ),
        (
            "Tom Hale stabbed Bo Lind in Leeds. The accused man and the attacker left.",
            [("the attacker", "Tom Hale")],
        ),
        # every country is known
        (
            "Kenya's minister went to Zorbograd in May. The country lost money.",
            [("The country", "Kenya")],
        ),
        # who is told to be the one, in either order
        (
            "Police identified the driver as Eva Lind. On Monday the driver was at home.",
            [("the driver", "Eva Lind"), ("the driver", "Eva Lind")],
        ),
        (
            "Police named Eva Lind as the driver. On Monday the driver was at home.",
            [("the driver", "Eva Lind"), ("the driver", "Eva Lind")],
        ),
        # what a comma adds doesn't narrow a description
        (
            "Kivik Foods said prices fell. The firm, which owns dairies, said that it had paid.",
            [("The firm", "Kivik Foods"), ("it", "Kivik Foods")],
        ),
        # who is made to do something does it
        ("A court forced Kivik Foods to lower its prices in May.", [("its", "Kivik Foods")]),
        # whose spokesman speaks
        ("A Kivik Foods spokesman said the company would pay.", [("the company", "Kivik Foods")]),
        # a noun of two words, that was said of the name
        (
            "The Kivik Policy Institute, a think tank, wrote. The think tank blamed taxes.",
            [("The think tank", "Kivik Policy Institute")],
        ),
        # a title with a place, that the name stands beside
        (
            "She met the Vice President of Kenya, Mr Tom Oduya. The Vice President thanked her.",
            [("Vice President", "Tom Oduya")],
        ),
        # two side by side, by what both are
        (
            "Kivik Foods and Borgholm Dairies met in Oslo. The companies will merge.",
            [("The companies", "Borgholm Dairies"), ("The companies", "Kivik Foods")],
        ),
        (
            "Kivik Foods and Borgholm Dairies met in Oslo. The pair will merge.",
            [("The pair", "Borgholm Dairies"), ("The pair", "Kivik Foods")],
        ),
        # the subject of a verb without one is that of the verb above
        (
            "Ms Anna Reed introduced Mr Tom Hale and recalled seeing him play.",
            [("him", "Tom Hale")],
        ),
    ],
)
def test_what_is_named_once_is_meant_after(text: str, expected: list[tuple[str, str]]) -> None:
    """Gender, number, kind, what a thing was called, and what the sentence is about tell it."""
    assert meant(*annotate(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        # two of one gender, side by side
        "Ms Anna Reed and Ms Carol Stone met in Oslo. She said the talks had gone well.",
        # somebody without a name, who may be of either gender
        "Tom Hale likes boats. One user of the harbour sold his boat in May.",
        # a post that the text gave to nobody
        "Tom Hale was charged in Leeds. The prosecutor asked for seven years.",
        "Former President Tom Hale wept in Leeds. The president went home.",
        "Home Secretary Tom Hale wept in Leeds. The foreign secretary went home.",
        # the victim isn't who was convicted
        "Police spoke of the killing of Ms Ada Moss. She was convicted on Monday.",
        # the prosecutor, where nobody else can be meant
        "District Attorney Ada Moss spoke about a man and a woman. She was convicted on Monday.",
        # nobody says that it is her
        "Police reminded the driver of Eva Lind. On Monday the driver was at home.",
        # another trade, of somebody whose post is known
        "Coach Tom Hale praised the side. The ball beat the goalkeeper twice.",
        # who says at the end what was named there
        "Kivik Foods hired Mr Tom Hale, the chief executive added.",
        # the last two of three
        "Kivik Foods, Borgholm Dairies and Visby Mills met in Oslo. The companies will merge.",
        # more is said of it, without a comma
        "Kivik Foods said prices fell. The firm that owns most dairies lost money.",
        # a city isn't a company, and a noun that nothing was called means nothing
        "Kivik Foods closed a plant. The city lost jobs, and the harvest failed.",
        # the subject of the verb above
        "Tom Hale hoped to see him in Leeds.",
        # another gender
        "Mr David Stone left Oslo. She said the talks had gone well.",
        # a purchase leaves two firms
        "Kivik Foods bought Borgholm Dairies in May. Its profits fell.",
        # what the text brought in without a name
        "A company bought a mine. Kivik Foods sold it. A rival of the company will hire miners.",
        # another one, one in general, one of something
        "Kivik Foods closed a plant. The next company was not named.",
        "Kivik Foods closed a plant. The company of his brother lost money.",
        # many
        "Kivik Foods sued lawyers. They wanted damages.",
        # other kinds
        "Kivik Foods Inc closed a plant. The club lost money, and the police came.",
        # what comes, not what was
        "Kivik Foods closed a plant. It is hard to say why prices fell.",
        "Kivik Foods closed a plant. Kivik Foods said it was clear that prices fell.",
        # the other of two arguments of one verb
        "Kivik Foods closed a plant. Later Kivik Foods thanked it.",
        # too long ago
        "Kivik Foods closed a plant. Rain fell. Snow fell. Hail fell. Its profits fell.",
    ],
)
def test_what_is_in_doubt_is_left_alone(text: str) -> None:
    """No pronoun or description is taken for a name that something else fits as well."""
    assert meant(*annotate(text)) == []


def test_a_gender_that_a_pronoun_shows_holds() -> None:
    """Whom the text has called "she" isn't meant by "he"."""
    (found,) = annotate("Kim Reed said she was glad. Reed left. He said nothing.")
    assert meant(found) == [("she", "Kim Reed")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gloria Reed met Oliver Stone in Oslo. She was glad.", [("She", "Gloria Reed")]),
        ("Gloria Reed met Oliver Stone in Oslo. He was glad.", [("He", "Oliver Stone")]),
        ("Ms Gloria Reed met Ms Oliver Stone in Oslo. He was glad.", []),
        ("Mr Gloria Reed met Oliver Stone in Oslo. She was glad.", []),
    ],
)
def test_a_forename_shows_a_gender_unless_a_title_does(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """Nobody is meant by a pronoun of the other gender."""
    assert meant(*annotate(text)) == expected


def test_what_is_said_in_a_quotation_is_not_of_its_speaker() -> None:
    """Inside quotation marks the speaker is "I": "he" is somebody else."""
    before, after, spoken, unquoted = annotate(
        'Tom Hale praised a boxer. "I like fights. He is the best," said Hale.',
        'Tom Hale praised a boxer. Hale said: "I like fights." "He is the best."',
        'Tom Hale said boxers were fast. "In fact, he is the best," she added.',
        "Tom Hale praised a boxer. He is the best, said Hale.",
    )
    assert meant(before) == meant(after) == meant(spoken) == []
    assert meant(unquoted) == [("He", "Tom Hale")]


@pytest.mark.parametrize(
    ("said", "meant_by"),
    [("He", "Tom Hale"), ("The 34-year-old", "Tom Hale"), ("Bo Lind is slow. He", "Bo Lind")],
)
def test_nobody_is_named_in_what_he_says(said: str, meant_by: str) -> None:
    """Whoever praises somebody isn't whom he praises; behind it he may be meant again."""
    quotation = '"Bo Lind is quick and Bo Lind has won," he added.'
    text = f"Tom Hale came to Oslo. Hale smiled. {quotation} {said} left Oslo."
    (annotated,) = annotate(text)
    found = meant(annotated)
    assert ("he", "Tom Hale") in found
    assert found[-1][1] == meant_by


def test_a_quotation_that_each_paragraph_opens_anew_is_one() -> None:
    """Marks that aren't closed don't turn what is quoted inside out."""
    (found,) = annotate(
        'Tom Hale spoke in Leeds. "We sold the farm.\n\n"It paid for years," he said.\n\n'
        "He left at noon."
    )
    assert meant(found) == [("he", "Tom Hale"), ("He", "Tom Hale")]


@pytest.mark.parametrize(("between", "expected"), [(4, [("She", "Ada Hart")]), (5, [])])
def test_a_pronoun_reaches_five_sentences_back(between: int, expected: list[tuple[str, str]]):
    """Further back nobody is meant."""
    text = f"Ada Hart said it was old. {'It rained. ' * between}She said it was new."
    (annotated,) = annotate(text)
    assert meant(annotated) == expected
