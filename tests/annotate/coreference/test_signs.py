"""What speaks for a thing being what a pronoun means."""

from __future__ import annotations

import pytest

from dateline.annotate import tokens
from dateline.annotate.coreference.discourse import Discourse, Thing
from dateline.annotate.coreference.signs import Pointer, Signs, is_definite
from dateline.annotate.names.draft import Draft
from dateline.core.model import Document


def speak_of(text: str, name: str) -> tuple[Discourse, Thing]:
    """A text and the person of one name in it."""
    (parse,) = tokens.parses([Document(id="one", text=text)])
    words = [token.text for token in parse.tokens]
    spans = [(at, at + 1) for at, word in enumerate(words) if word == name]
    first, *others = (Draft(*span, "Person", name=name) for span in spans)
    for one in others:
        one.chain = first
    discourse = Discourse(parse, [first, *others], {})
    for one in (first, *others):
        discourse.add(one)
    (thing,) = discourse.things()
    return discourse, thing


def find_signs(text: str, pronoun: str, name: str) -> set[str]:
    """The signs of a person of one name for the last such pronoun."""
    discourse, thing = speak_of(text, name)
    at = max(token.index for token in discourse.parse.tokens if token.text == pronoun)
    pointer = Pointer("he", discourse.place(Draft(at, at + 1, "Person", form="pronoun")))
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
    ("text", "parts"),
    [
        ("Police arrested Hale.", {"suspect"}),
        ("Hale killed a man.", {"suspect"}),
        ("Hale was killed.", {"victim"}),
        ("Hale arrested a man.", {"official"}),
        ("A man was arrested by Hale.", {"official"}),
        ("The prosecutor, Hale, spoke.", {"official"}),
        ("The murder of Hale shook Leeds.", {"victim"}),
        ("The gunman, Hale, left.", {"suspect"}),
        ("Hale opened fire.", {"suspect"}),
        ("Hale opened an inquiry.", {"official"}),
        ("Hale bought a boat.", set()),
    ],
)
def test_the_parts_of_a_crime_and_its_trial(text: str, parts: set[str]) -> None:
    """Who was charged, whom it was done to, and who charges."""
    discourse, thing = speak_of(text, "Hale")
    assert discourse.find_parts(thing) == parts


@pytest.mark.parametrize(
    ("between", "sign"),
    [(0, "back 1"), (3, "back 4"), (6, "back 4"), (7, "back long")],
)
def test_how_far_back_it_was_spoken_of(between: int, sign: str) -> None:
    """Four sentences are as many as seven; more are long ago."""
    text = f"Hale left. {'It rained. ' * between}He came."
    assert {one for one in find_signs(text, "He", "Hale") if one.startswith("back")} == {sign}


@pytest.mark.parametrize(
    ("text", "span", "definite"),
    [
        ("The man left.", (0, 2), True),
        ("The man left.", (1, 2), True),
        ("They met the man.", (3, 4), True),
        ("They met a man.", (3, 4), False),
        ("Both of a group left.", (3, 4), False),
    ],
)
def test_what_is_definite(text: str, span: tuple[int, int], *, definite: bool) -> None:
    """With its article in it or right before it, also where it opens the text."""
    (parse,) = tokens.parses([Document(id="one", text=text)])
    assert is_definite(parse, Draft(*span, "Person")) is definite
