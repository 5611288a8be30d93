"""What the pictures are given: the words round each quote, days, groups and safe addresses."""

from __future__ import annotations

import json

from tests.export.crowd import CHAIN, SAYINGS, SPEAKERS, crowd
from tests.export.handmade import graph

from dateline import Document, build
from dateline.core.ids import document_id
from dateline.export.picture import color_group, lay_out_picture, page_data


def _claim(predicate: str) -> tuple[dict[str, object], dict[str, object]]:
    """The claim with a predicate, and its first passage."""
    data = page_data(graph())
    claim = next(one for one in data["claims"] if one["predicate"] == predicate)
    return claim, data["passages"][claim["evidence"][0]["passage"]]


def _slice_utf16(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_marks_count_as_the_page_does() -> None:
    """Subject and object are found by UTF-16 offsets, past a character that takes two units."""
    claim, passage = _claim("partner_of")
    quote = passage["quote"]
    assert isinstance(quote, str)
    assert isinstance(claim["evidence"], list)
    (evidence,) = claim["evidence"]
    assert {
        _slice_utf16(quote, *evidence["subject"]),
        _slice_utf16(quote, *evidence["object"]),
    } == {
        "Harbour Guard",
        "Tidal Institute",
    }


def test_context_ends_with_the_paragraph() -> None:
    """What stands round a quote stops at its paragraph: the next one's words don't mix in."""
    _, passage = _claim("cooperates_with")
    assert passage["before"] == ""
    assert passage["after"] == " Nobody else spoke."


def test_only_the_quotes_and_little_else_goes_out() -> None:
    """A long article isn't copied into the page."""
    _, passage = _claim("head_of")
    assert len(str(passage["after"])) <= 122


def test_an_open_period_has_an_open_end() -> None:
    """`2017/..` starts on the first of January and doesn't end."""
    claim, _ = _claim("partner_of")
    assert claim["days"] == [17167, None]


def test_data_is_plain_and_repeats() -> None:
    """The same graph gives the same JSON, and every entity has a place and a group."""
    first, second = (json.dumps(page_data(graph())) for _ in range(2))
    assert first == second
    assert {kind["group"] for kind in json.loads(first)["kinds"]} == {
        "organization",
        "person",
        "place",
    }


def test_the_story_is_what_is_drawn_first() -> None:
    """Each pair of connected entities is one line, and each entity has one place."""
    picture = lay_out_picture(graph())
    assert len(picture.story) == 3
    assert len(picture.places) == len(picture.entities) == 4


def test_a_large_graph_shows_its_dealings_first() -> None:
    """Of a chain, pairs and speakers only the chain is drawn, and the others stand round it."""
    picture = lay_out_picture(crowd())
    drawn = {end for pair in picture.story for end in pair}
    assert picture.large
    assert {picture.entities[one].label for one in drawn} == {f"Body {n}" for n in range(CHAIN)}
    assert len(set(picture.places)) == len(picture.entities)
    reach = max(abs(picture.places[one][1]) for one in drawn)
    others = [place for one, place in enumerate(picture.places) if one not in drawn]
    assert max(abs(y) for _, y in others) > reach


def test_statements_are_a_group_of_their_own() -> None:
    """Events of saying are statements, and the page is told which they are."""
    data = page_data(crowd())
    assert len(data["statements"]) == SPEAKERS * SAYINGS
    entities = crowd().entities()
    assert {color_group(entities[one]) for one in data["statements"]} == {"statement"}
    assert not page_data(graph())["large"]


def test_an_article_without_a_headline_is_named_by_whole_words() -> None:
    """Of its first line, as far as it fits."""
    line = "The harbour authority said on Monday that the old pier will stay closed until " * 2
    document = Document(id=document_id(line), text=f"{line.strip()}.\n")
    [shown] = page_data(build(document))["articles"]
    assert shown["title"].endswith(" …")
    assert line.startswith(shown["title"].removesuffix("…"))
