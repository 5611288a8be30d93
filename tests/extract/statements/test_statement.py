"""Interviews are the words of those who speak in them."""

from __future__ import annotations

import pytest
from tests.news import read_one

INTERVIEW = """Ada Hart answered questions. Chad attacked Sudan in May.

((BN)) Why did you leave Kenya?

((Ada Hart)) I founded Greenpeace in 2014. Japan attacked Libya.

Bo Lind said that Kenya had attacked Cuba.

((BN)) What comes next?

((Ada Hart)) Kenya will attack Peru."""


def _stances(text: str) -> dict[str, tuple[str, str | None]]:
    found = read_one(text)
    names = found.mentions
    return {
        names[str(one.object)].name: (
            one.stance.value,
            None if one.speaker is None else names[one.speaker].name,
        )
        for one in found.claims
        if one.predicate == "assaults"
    }


def test_what_is_said_in_an_interview_is_the_speakers_word():
    """Over all paragraphs up to the next turn; whoever is quoted there is nearer."""
    assert _stances(INTERVIEW) == {
        "Sudan": ("asserted", None),
        "Libya": ("reported", "Ada Hart"),
        "Cuba": ("reported", "Bo Lind"),
        "Peru": ("planned", "Ada Hart"),
    }
    found = read_one(INTERVIEW)
    assert "Greenpeace | founded_by | Ada Hart" in found.lines()
    said = [one for one in found.claims if one.predicate == "content"]
    assert [one.stance.value for one in said] == ["reported"]


@pytest.mark.parametrize(
    ("asks", "answers", "speaker"),
    [("Q:", "A:", None), ("Bo Lind:", "Ada Hart:", "Ada Hart"), ("BN:", "Ada Hart:", "asserted")],
)
def test_turns_begin_with_names_or_letters(asks, answers, speaker):
    """A colon behind anything else begins a list."""
    text = INTERVIEW.replace("((BN))", asks).replace("((Ada Hart))", answers)
    expected = ("asserted", None) if speaker == "asserted" else ("reported", speaker)
    assert _stances(text)["Libya"] == expected


def test_who_speaks_once_gives_no_interview():
    """Nor does one who speaks alone."""
    once = "\n\n".join(INTERVIEW.split("\n\n")[:4])
    assert _stances(once)["Libya"] == ("asserted", None)
    alone = INTERVIEW.replace("((BN))", "((Ada Hart))")
    assert _stances(alone)["Libya"] == ("asserted", None)
