"""What the pictures are given: the words round each quote, days, groups and safe addresses."""

from __future__ import annotations

import json

from tests.export.busy import FIRMS, busy
from tests.export.crowd import CHAIN, SAYINGS, SPEAKERS, crowd
from tests.export.handmade import graph
from tests.happenings import happenings

from dateline import Document, build
from dateline.core.ids import document_id
from dateline.core.model import Claim, Entity, Literal, Mention, Span
from dateline.export.picture import HAPPENINGS, Picture, lay_out_picture, page_data
from dateline.graph.events import color_group
from dateline.workspace.knowledge_graph import KnowledgeGraph


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


LINE = "The harbour board met on Tuesday and on Wednesday and said so to the press. "
TEXT = LINE * 3 + "Ann Ode led Orbit. " + LINE * 3


def passage(text: str, quote: str) -> dict[str, object]:
    """What is shown of a quote in a text."""
    document = Document(text=text)
    at = text.index(quote)
    claim = Claim(
        id="c",
        document=document.id,
        subject="s",
        predicate="inception",
        object=Literal(value="1", datatype="xsd:integer"),
        evidence=(Span(start=at, end=at + len(quote)),),
    )
    named = Mention(
        id="s",
        document=document.id,
        span=claim.evidence[0],
        text=quote,
        kind="Organization",
        form="name",
        name=quote,
        chain="s",
    )
    made = KnowledgeGraph(documents=[document], mentions=[named], claims=[claim])
    return page_data(made)["passages"][0]


def test_context_is_cut_between_words_and_says_so() -> None:
    """In a long paragraph, by an ellipsis on either side; no word is cut in two."""
    shown = passage(TEXT, "Ann Ode led Orbit.")
    before, after = str(shown["before"]), str(shown["after"])
    assert before.startswith("… ")
    assert after.endswith(" …")
    assert before.removeprefix("… ") in TEXT
    assert f" {before.removeprefix('… ')}" in TEXT
    assert after.removesuffix(" …") + " " in TEXT
    assert 100 < len(before) <= 122


def test_context_that_is_whole_is_not_marked() -> None:
    """At either end of the text, and within a short paragraph."""
    start = passage("Ann Ode led Orbit. " + LINE * 3, "Ann Ode led Orbit.")
    assert start["before"] == ""
    end = passage(LINE * 3 + "Ann Ode led Orbit.", "Ann Ode led Orbit.")
    assert end["after"] == ""
    exact = "x" * 59 + " " + "y" * 59 + " "
    assert passage(exact + "Ann", "Ann")["before"] == exact
    assert passage("z" + exact + "Ann", "Ann")["before"] == "… " + "y" * 59 + " "
    lines = passage("It rained.\nSo Ann Ode led.\nIt snowed.", "Ann Ode")
    assert (lines["before"], lines["after"]) == ("So ", " led.")


def test_one_endless_word_is_left_out() -> None:
    """Where a cut would fall into it."""
    assert passage("x" * 200 + "Ann Ode" + "x" * 200, "Ann Ode")["before"] == ""
    assert passage("x" * 200 + "Ann Ode" + "x" * 200, "Ann Ode")["after"] == ""


def test_only_safe_addresses_are_links() -> None:
    """A page's own script must not become one."""
    for hostile in ("javascript:alert(1)", "http://[half", "http://", "data:text/html,x"):
        document = Document(text="Ann Ode led Orbit.", url=hostile)
        made = KnowledgeGraph(documents=[document], mentions=[], claims=[])
        assert page_data(made)["articles"][0]["url"] is None
    safe = Document(text="Ann Ode led Orbit.", url="https://x.example/a", published="1970-01-02")
    shown = page_data(KnowledgeGraph(documents=[safe], mentions=[], claims=[]))["articles"][0]
    assert (shown["url"], shown["days"]) == ("https://x.example/a", [1, 1])


def test_colours_go_by_the_top_of_a_kinds_tree() -> None:
    """What somebody states is a group of its own; other events aren't."""
    assert color_group(Entity(id="a", kind="Company", label="Orbit")) == "organization"
    assert color_group(Entity(id="b", kind="Event", label="said", type="state/say")) == "statement"
    assert color_group(Entity(id="c", kind="Event", label="met", type="meet")) == "event"
    assert color_group(Entity(id="d", kind="Event", label="it")) == "event"
    assert color_group(Entity(id="e", kind="Ghost", label="Banshee")) == "ghost"


def test_of_many_events_the_foremost_are_drawn() -> None:
    """Between two that have names, at most so many; the others are there, and counted as minor."""
    picture = lay_out_picture(busy())
    drawn = {picture.entities[end].label for pair in picture.story for end in pair}
    bought = {label for label in drawn if " buys " in label}
    assert picture.large
    assert len(bought) == HAPPENINGS < FIRMS - 1
    assert not any(label.endswith("plans") for label in drawn)
    assert len(picture.minor) == 2 * (FIRMS - 1) - HAPPENINGS
    shown = page_data(busy())
    assert {shown["entities"][one]["id"] for one in shown["minor"]} == set(picture.minor)


def test_of_few_events_only_those_with_nothing_but_an_actor_are_minor() -> None:
    """Whether two have names or one; a statement is never one of them."""
    picture = lay_out_picture(happenings())
    labels = {one.id: one.label for one in picture.entities}
    assert {labels[one] for one in picture.minor} == {"Ben Orr plans"}
    drawn = {picture.entities[end].label for pair in picture.story for end in pair}
    assert {
        "Ben Orr resigns",
        "Gunmen raid Lumen depot",
        "Ann Ode: said Orbit will buy Lumen",
    } < drawn
    assert "Ben Orr plans" not in drawn


def test_a_post_that_a_claim_tells_is_no_line_of_its_own() -> None:
    """The claim that tells it has its name; the post is in the data, and undrawn."""
    data = page_data(happenings())
    of = {claim["predicate"]: claim for claim in data["claims"]}
    head = data["claims"].index(of["head_of"])
    assert (of["head_of"]["toldBy"], of["head_of"]["posts"]) == (None, ["chief executive"])
    assert (of["holds_position"]["toldBy"], of["position_at"]["toldBy"]) == (head, head)
    assert of["holds_position"]["posts"] == []
    picture = lay_out_picture(happenings())
    drawn = {picture.entities[end].kind for pair in picture.story for end in pair}
    assert "Position" not in drawn
    assert "Person" in drawn


def test_a_claim_that_a_drawn_event_tells_is_no_line_of_its_own() -> None:
    """Who accuses whom is told by the suit; where that isn't drawn, the line is."""
    data = page_data(happenings())
    (accuses,) = (claim for claim in data["claims"] if claim["predicate"] == "accuses")
    assert data["entities"][accuses["event"]]["label"] == "Lumen sues Orbit"
    assert {claim["event"] for claim in data["claims"] if claim is not accuses} == {None}
    picture = lay_out_picture(happenings())
    ends = sorted((accuses["subject"], accuses["object"]))
    assert tuple(ends) not in set(picture.story)
    busiest = lay_out_picture(busy(dealings=True))
    lines = {tuple(sorted(picture_labels(busiest, pair))) for pair in busiest.story}
    drawn = {label for pair in lines for label in pair if " buys " in label}
    assert len(drawn) == HAPPENINGS
    direct = {pair for pair in lines if not any(" buys " in label for label in pair)}
    assert len(direct) == FIRMS - 1 - HAPPENINGS


def picture_labels(picture: Picture, pair: tuple[int, int]) -> list[str]:
    """What the ends of a line are called."""
    return [picture.entities[end].label for end in pair]


def test_the_page_is_told_what_happened_in_order() -> None:
    """Each event with its day or its first article's; the foremost are listed, none was said."""
    data = page_data(happenings())
    labels = [data["entities"][event["entity"]]["label"] for event in data["events"]]
    assert labels[0] == "Gunmen raid Lumen depot"
    assert labels[-1] == "Lumen sues Orbit"
    raid, suit = data["events"][0], data["events"][-1]
    assert (raid["date"], raid["published"], raid["bare"]) == ("2005-02-03", "2005-02-08", False)
    assert raid["days"] == [12817, 12817]
    assert (suit["date"], suit["days"]) == (None, [12824, 12824])
    buy = data["events"][labels.index("Orbit to buy Lumen: 20m dollars")]
    assert (buy["stance"], data["entities"][buy["speaker"]]["label"]) == ("planned", "Ann Ode")
    assert data["events"][labels.index("Ben Orr plans")]["bare"]
    headlines = [data["entities"][one]["label"] for one in data["headlines"]]
    assert len(headlines) == 4
    assert headlines == [label for label in labels if label in headlines]
    assert not any("said" in label or "plans" in label for label in headlines)
    assert data["predicates"]["actor"]["inward"]
    assert not data["predicates"]["object"]["inward"]
    assert data["roles"][0] == "actor"
