"""Who says it, and to whom."""

from __future__ import annotations

import pytest
from tests.extract.statements.said import read_statements


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Investigators said the fire was out.", {"Investigators"}),
        ("A spokesman for Interpol said the fire was out.", {"spokesman for Interpol", "Interpol"}),
        ("An Interpol spokeswoman said the fire was out.", {"Interpol spokeswoman", "Interpol"}),
        ("A report by Interpol said the fire was out.", {"report by Interpol", "Interpol"}),
        ("A report on Interpol said the fire was out.", {"report on Interpol"}),
        ("Ada Hart, of Interpol, said: “The fire is out.”", {"Ada Hart"}),
        ("Ada Hart and Interpol said the fire was out.", {"Ada Hart", "Interpol"}),
        ("Ada Hart was quoted as saying that the fire was out.", {"Ada Hart"}),
        ("Bo Lind praised Ada Hart for saying that the fire was out.", {"Ada Hart"}),
        ("Bo Lind left Interpol, saying that the fire was out.", {"Bo Lind"}),
        ("“The fire is out,” Interpol quoted Ada Hart as saying.", {"Ada Hart"}),
        ("“The fire is out,” said Ada Hart, who had met Bo Reed.", {"Ada Hart"}),
        ("“The fire is out,” the shop owner, Ada Hart, told Interpol.", {"Ada Hart"}),
        ("“The fire is out,” said co-founder and chief executive Ada Hart.", {"Ada Hart"}),
        ("“It is out,” said study co-author and senior fellow Angela Merkel.", {"Angela Merkel"}),
        ("“The fire is out,” said an aide to Ada Hart.", {"aide to Ada Hart"}),
        ("The fire was out, according to Interpol.", {"Interpol"}),
        ("According to Interpol, the fire was out.", {"Interpol"}),
        ("According to Ada Hart on Monday, the fire was out.", {"Ada Hart"}),
        ("As Ada Hart noted, the fire was out.", {"Ada Hart"}),
        (
            "The fire caused uproar in Kenya with some firemen saying that it was out.",
            {"some firemen"},
        ),
    ],
)
def test_speakers(text, actors):
    """Whoever speaks, by name or as described; a body's spokesman speaks for the body."""
    assert [row["actor"] for row in read_statements(text)] == [actors]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Ada Hart told Interpol that the fire was out.", {"Interpol"}),
        ("Ada Hart told MPs that the fire was out.", {"MPs"}),
        ("“The fire is out,” Ada Hart told Interpol.", {"Interpol"}),
        ("Ada Hart said that the fire was out.", None),
        ("In an interview with Interpol, Ada Hart said that the fire was out.", {"Interpol"}),
        ("Ada Hart said in a letter to Interpol that the fire was out.", {"Interpol"}),
        ("Ada Hart said in a letter on Interpol that the fire was out.", None),
        ("Ada Hart said in a deal with Interpol that the fire was out.", None),
    ],
)
def test_addressees(text, recipients):
    """To whom it is said, by name or as described."""
    assert [row.get("recipient") for row in read_statements(text)] == [recipients]


@pytest.mark.parametrize(
    ("between", "count"),
    [
        ("He added", 2),
        ("She added", 1),
        ("The town was quiet. He added", 2),
        ("Kenya met Angela Hart in Oslo. He added", 1),
        ("It was quiet. It was dark. It was cold. It was late. He added", 1),
    ],
)
def test_a_pronoun_may_be_the_last_speaker(between, count):
    """If nobody was named since, not long ago, and a man is "he"."""
    rows = read_statements(
        f"An Interpol spokesman said the fire was out. {between} that nobody had been hurt."
    )
    assert len(rows) == count


def test_a_pronoun_for_somebody_without_a_name():
    """He is whoever has spoken last, though nobody knows his name."""
    first, second = read_statements(
        "An Interpol spokesman said the fire was out. He added that nobody had been hurt."
    )
    assert first["actor"] == second["actor"] == {"Interpol spokesman", "Interpol"}


def test_a_quotation_goes_on_with_its_speaker_only_right_behind():
    """With a sentence between, it may be anybody's."""
    texts = [
        "Ada Hart said the fire was out.\n“We are very glad.”",
        "Ada Hart said the fire was out.\nThe town was quiet.\n“We are very glad.”",
    ]
    assert [len(read_statements(text)) for text in texts] == [2, 1]
    assert all(row["actor"] == {"Ada Hart"} for row in read_statements(texts[0]))


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "Angela Hart said the fire was out. She added that nobody had been hurt.",
            [{"Angela Hart"}, {"Angela Hart"}],
        ),
        (
            "A report by Interpol said the fire was out. It added that nobody had been hurt.",
            [{"report by Interpol", "Interpol"}, {"report by Interpol", "Interpol"}],
        ),
        (
            "Police said Bo Lind was tired, but he insisted that he had won.",
            [{"Police"}, {"Bo Lind"}],
        ),
        (
            "The ministry said Bo Lind was tired. He insisted that he had won.",
            [{"ministry"}, {"Bo Lind"}],
        ),
        (
            "A spokesman said Bo Lind was tired. He insisted that all was well.",
            [{"spokesman"}, {"spokesman"}],
        ),
        ("They said that the fire was out.", []),
        (
            "Angela Hart received an email from Kenya saying that the fire was out.",
            [{"email"}],
        ),
        ("Angela Hart received an email and left, saying that it was out.", [{"Angela Hart"}]),
        ("Bo Lind said Angela Hart left. They added that nobody had been hurt.", [{"Bo Lind"}]),
        (
            "Experts said Angela Hart left. They added that nobody had been hurt.",
            [{"Experts"}, {"Experts"}],
        ),
        (
            "Mr Teeluck said the fire was out. As for the envoy, she said that it was large.",
            [{"Teeluck"}],
        ),
        (
            "Angela Hart left for Oslo, said Mukta Dhar. The fire was out, she added.",
            [{"Mukta Dhar"}, {"Mukta Dhar"}],
        ),
        (
            "Kenya left, said Mukta Dhar. Angela Hart was in Oslo. The fire was out, she added.",
            [{"Angela Hart"}],
        ),
        (
            "Oslo was quiet, said Mukta Dhar. “It was,” said Angela Hart. It was out, she added.",
            [{"Mukta Dhar"}, {"Angela Hart"}, {"Angela Hart"}],
        ),
        ("Angela Hart came to Oslo. “Angela Hart will win the vote,” she said.", []),
        (
            "Shop owner and mother of two Angela Hart said the fire was out.",
            [{"Angela Hart"}],
        ),
        ("Bo left, and the brother of Kenya said the fire was out.", [{"brother of Kenya"}]),
        ("The mother of Angela Hart said the fire was out.", [{"mother of Angela Hart"}]),
        ("The town saw that Angela Hart left, adding that she was right.", [{"town"}]),
        ("The fire was out, added the inspector.", [{"inspector"}]),
        ("Interpol reported Angela Hart as saying that the fire was out.", [{"Angela Hart"}]),
    ],
)
def test_who_is_meant(text, actors):
    """Pronouns, participles, inversion, and who is only quoted."""
    assert [row["actor"] for row in read_statements(text)] == actors


def test_what_another_quotes_needs_a_name():
    """In what somebody says, results and reports that "show" something are no speakers."""
    rows = read_statements("“The result showed that Kenya had won the vote,” said Angela Hart.")
    assert [row["actor"] for row in rows] == [{"Angela Hart"}]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "Kenya said the fire was out and Japan said it wasn't.\n“We are very glad.”",
            [{"Kenya"}, {"Japan"}],
        ),
        (
            "“Kenya said that the fire was out,” said Interpol. “We are very glad.”",
            [{"Kenya"}, {"Interpol"}, {"Interpol"}],
        ),
        (
            "“It is over,” said Interpol. “We are glad.” “All is well.”",
            [{"Interpol"}, {"Interpol"}, {"Interpol"}],
        ),
        ("Interpol said it was over. It was a song, “We Are Glad”, of old.", [{"Interpol"}]),
    ],
)
def test_who_goes_on(text, actors):
    """Whoever alone has spoken right before, and isn't only quoted."""
    assert sorted(map(sorted, (row["actor"] for row in read_statements(text)))) == sorted(
        map(sorted, actors)
    )
