from __future__ import annotations

import pytest
from tests.news import annotate, read_one

from dateline.authority import load_bundled
from dateline.core.model import Literal
from dateline.extract.builder import ASSERTED, Builder, Setting, name_speaker
from dateline.extract.clauses.clause import ClauseReader
from dateline.extract.reading import read

NAMES = ["Anna", "Omar", "Lena", "Ivan", "Mara", "Pavel", "Rosa", "Juan", "Elsa", "Igor"]


@pytest.mark.parametrize(("count", "claims"), [(28, 28 * 27 // 2), (29, 0)])
def test_an_endless_list_brings_nobody_together(count, claims):
    """Of 28 people in a list all pairs are claimed, of 29 none: pairs would be without number."""
    text = ". ".join(f"{NAMES[at % 10]} Riskov{'abcdef'[at // 10]} spoke" for at in range(count))
    (annotated,) = annotate(text + ".")
    people = [one for one in annotated.mentions if one.kind == "Person" and " " in one.name]
    assert len(people) == count
    builder = Builder(read(annotated, load_bundled()))
    builder.add_each(people, "meets", None, Setting(sentence=0, standing=ASSERTED, origin="test"))
    assert len(builder.extraction().claims) == claims


@pytest.mark.parametrize(("role", "made"), [("actor", True), ("object", True), ("place", False)])
def test_words_fill_the_roles_that_take_them(role, made):
    """A participant without a name is its words; a place has a name."""
    (annotated,) = annotate("Gunmen attacked a convoy near Nairobi.")
    builder = Builder(read(annotated, load_bundled()))
    event = builder.new((1, 2), kind="Event", name="attack", origin="test")
    words = Literal(value="Gunmen")
    setting = Setting(sentence=0, standing=ASSERTED, origin="test")
    assert builder.add(event, role, words, setting) is made
    assert [one.object for one in builder.extraction().claims] == [words] * made


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Ada Hart issued a statement saying that Japan lost.", "lost", "Ada Hart"),
        ("A letter from Ada Hart says that Japan lost.", "lost", "Ada Hart"),
        ("Kenya's statement says that Japan lost.", "lost", "Kenya"),
        ("Ada Hart's friends say that Japan lost.", "lost", None),
        ("Ada Hart said that officials believe Japan lost.", "lost", None),
        ('Ada Hart said: "I believe that Japan lost."', "lost", "Ada Hart"),
    ],
)
def test_who_is_named_as_the_speaker(text, word, name):
    """The nearest who is named; a letter or "I" is whoever writes it or is quoted."""
    (annotated,) = annotate(text)
    parsed = read(annotated, load_bundled())
    clause = next(one for one in ClauseReader(parsed).read() if one.trigger.text == word)
    speaker = name_speaker(parsed, clause.standing).speaker
    assert (speaker and parsed.head(speaker).name) == name


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Kenyan President Ada Hart left.", "President of Kenya"),
        ("U.S. President Ada Hart left.", "President of United States"),
        ("Ada Hart, the director of Norling Bank, left.", "director of Norling Bank"),
    ],
)
def test_a_post_is_named_by_what_its_body_is_called(text, post):
    """By what the authority calls a country, and by its own name if it doesn't know it."""
    assert read_one(text).lines(predicate="holds_position") == {
        f"Ada Hart | holds_position | {post}"
    }
