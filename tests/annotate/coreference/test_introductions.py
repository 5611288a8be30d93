"""Who was spoken of before the text gave the name, and whom that leaves unnamed."""

from __future__ import annotations

import pytest
from tests.annotate.coreference.test_pointers import meant
from tests.news import annotate

HELD = "A man was held in Leeds on Friday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{HELD} He was later identified as Mr Bo Lind.",
            [("A man", "Bo Lind"), ("He", "Bo Lind")],
        ),
        (
            f"{HELD} Police named him as Mr Bo Lind.",
            [("A man", "Bo Lind"), ("him", "Bo Lind")],
        ),
        (
            f"{HELD} The man, Mr Bo Lind, will appear in court.",
            [("A man", "Bo Lind"), ("The man", "Bo Lind")],
        ),
        (  # brought in by another noun
            f"{HELD} The suspect was named by police as Mr Bo Lind.",
            [("A man", "Bo Lind"), ("The suspect", "Bo Lind")],
        ),
        (
            "A man killed a woman in Leeds. The victim was identified as Ms Ada Hart.",
            [("a woman", "Ada Hart"), ("The victim", "Ada Hart")],
        ),
        (
            "A woman was found dead in Leeds. The deceased was identified as Ms Ada Hart.",
            [("A woman", "Ada Hart"), ("The deceased", "Ada Hart")],
        ),
        (  # what comes between means the same one
            "A man fled after he shot an officer. Police identified the man as Mr Bo Lind.",
            [("A man", "Bo Lind"), ("he", "Bo Lind"), ("the man", "Bo Lind")],
        ),
        ("A man called Bo Lind attacked two officers.", [("A man", "Bo Lind")]),
        (  # the lead of a report from a court
            "A man has been charged with theft. Mr Bo Lind, of York, appeared before magistrates.",
            [("A man", "Bo Lind")],
        ),
        (
            "A dealer was arrested in York. Mr Bo Lind, 30, was charged with theft.",
            [("A dealer", "Bo Lind")],
        ),
        ("A man was jailed for theft. Mr Bo Lind, 30, appeared at court.", [("A man", "Bo Lind")]),
        (
            "A man, later identified by police as Mr Bo Lind, attacked two officers.",
            [("A man", "Bo Lind")],
        ),
    ],
)
def test_who_is_named_later_is_known_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert meant(annotate(text)[0]) == expected


@pytest.mark.parametrize(
    ("text", "unnamed"),
    [
        (f"{HELD} Another man fled. The suspect was identified as Mr Bo Lind.", "A man"),
        (f"{HELD} A second man fled. Police named the man as Mr Bo Lind.", "A man"),
        (f"{HELD} A woman fled. The suspect was identified as Mr Bo Lind.", "A man"),
        ("A man killed a woman in Leeds. The victim was identified as Ms Ada Hart.", "A man"),
        (f"{HELD} Police named her as Ms Ada Hart.", "A man"),
        ("A minister resigned. The coach, Mr Bo Lind, left.", "A minister"),
        ("A man spoke to Mr Bo Lind. Police identified the man as Mr Bo Lind.", "A man"),
        (f"{HELD} The man, Mr Bo Lind and two others fled.", "A man"),
        (f"{HELD} {'It rained. ' * 9}The suspect was identified as Mr Bo Lind.", "A man"),
        (f"{HELD} {'It rained. ' * 3}He was identified as Mr Bo Lind.", "A man"),
        ("A firm was bought in Leeds. The firm was named as Mr Bo Lind.", "A firm"),
        (f"{HELD} A student named Bo Lind saw it.", "A man"),
        ("The army had no leader. They named Mr Bo Lind as the minister.", "no leader"),
        (f"{HELD} Mr Bo Lind was known as a survivor.", "A man"),
        ("A man fled. Ada Hart left the man whom she called Bo Lind.", "A man"),
        (f"{HELD} They spoke to the man, and Mr Bo Lind, who knew it, left.", "A man"),
        ("A crowd met in Leeds. The suspect was identified as Mr Bo Lind.", "A crowd"),
        ("A person's rights count. The suspect was identified as Mr Bo Lind.", "A person"),
        ("They mourned the victim. The defendant was named as Mr Bo Lind.", "the victim"),
        ("A man was charged. Mr Bo Lind, 50, who saw it, spoke.", "A man"),
        ("A man was charged. Mr Bo Lind, a judge, appeared before magistrates.", "A man"),
        ("A man and a boy were charged. Mr Bo Lind, 50, appeared at court.", "A man"),
        ("A man spoke. Mr Bo Lind, 50, appeared at court.", "A man"),
        ("A woman was charged. Mr James Lind, 50, appeared at court.", "A woman"),
        ("Mr Bo Lind left. A man was charged. Bo Lind, 50, appeared at court.", "A man"),
        ("A man was charged. It rained. It rained. Mr Bo Lind, 50, appeared at court.", "A man"),
        ("The man was charged. Mr Bo Lind, 50, appeared at court.", "The man"),
        ("A man was charged. In court was Mr Bo Lind", "A man"),
        ("A man was charged. In court was Mr Bo Lind,", "A man"),
        (f"{HELD} Police did not identify the man as Mr Bo Lind.", "the man"),
        (f"{HELD} The police had someone named Bo Lind.", "A man"),
        (f"{HELD} The police praised the man as Mr Bo Lind did.", "A man"),
    ],
)
def test_who_may_be_another_stays_unnamed(text: str, unnamed: str) -> None:
    assert unnamed in text
    assert unnamed not in {words for words, _ in meant(annotate(text)[0])}
