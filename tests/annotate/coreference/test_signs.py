"""What speaks for a thing being what a pronoun means."""

from __future__ import annotations

import pytest

from dateline.annotate import tokens
from dateline.annotate.coreference.discourse import Discourse
from dateline.annotate.coreference.signs import Pointer, Signs
from dateline.annotate.names.draft import Draft
from dateline.core.model import Document


def find_signs(text: str, pronoun: str, name: str) -> set[str]:
    """The signs of a person of one name for the last such pronoun."""
    (parse,) = tokens.parses([Document(id="one", text=text)])
    words = [token.text for token in parse.tokens]
    spans = [(at, at + 1) for at, word in enumerate(words) if word == name]
    first, *others = (Draft(*span, "Person", name=name) for span in spans)
    for one in others:
        one.chain = first
    discourse = Discourse(parse, [first, *others], {})
    for one in (first, *others):
        discourse.add(one)
    at = max(index for index, word in enumerate(words) if word == pronoun)
    pointer = Pointer("he", discourse.place(Draft(at, at + 1, "Person", form="pronoun")))
    (thing,) = discourse.things()
    return set(Signs(discourse, {}).of_thing(pointer, thing))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Hale said it was old. He said it was new.", "says"),
        ("Hale said it was old. A man met Hale. He said it was new.", "said lately"),
        ("Hale saw it was old. A man met Hale. He said it was new.", ""),
        ("Hale said it was old. A man met Hale. He left.", ""),
        ("Hale said so. It rained. It rained. A man met Hale. He said it was new.", ""),
    ],
)
def test_whoever_spoke_goes_on(text: str, sign: str) -> None:
    """Right before, or in one of two sentences before; nobody who only listens."""
    assert find_signs(text, "He", "Hale") & {"says", "said lately"} == {sign} - {""}


@pytest.mark.parametrize(
    ("text", "pronoun", "sign"),
    [
        ("Police arrested Hale. He was sentenced.", "He", "suspect, was suspect"),
        ("Hale killed a man. A judge sentenced him.", "him", "suspect, was suspect"),
        ("Hale was killed. Police buried Hale. They found his killers.", "his", ""),
        ("A man shot Hale. He was sentenced.", "He", "suspect, was victim"),
        ("Hale arrested a man. He was sentenced.", "He", "suspect, was official"),
        ("A man was arrested by Hale. He was sentenced.", "He", "suspect, was official"),
        ("The prosecutor, Hale, spoke. His arrest came soon.", "His", "suspect, was official"),
        ("The murder of Hale shook Leeds. He was sentenced.", "He", "suspect, was victim"),
        ("The gunman, Hale, left. He was sentenced.", "He", "suspect, was suspect"),
        ("Hale opened fire. He was sentenced.", "He", "suspect, was suspect"),
        ("Hale opened an inquiry. He was sentenced.", "He", "suspect, was official"),
        ("Hale bought a boat. He was sentenced.", "He", "suspect, was nothing"),
        ("Police arrested Hale. He bought a boat.", "He", ""),
    ],
)
def test_the_parts_of_a_crime_and_its_trial(text: str, pronoun: str, sign: str) -> None:
    """Who was charged, whom it was done to, and who charges."""
    found = {one for one in find_signs(text, pronoun, "Hale") if ", was " in one}
    assert found == {sign} - {""}
