"""Records as HTML."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import hostile
from tests.graph.records import document, fact, thing
from tests.happenings import happenings

from dateline.core import markup
from dateline.core.model import Literal
from dateline.graph.record_list import RecordList

HOSTILE = "<script>alert(1)</script>\"'&\u202e\x00 <img src=x onerror=alert(1)>"
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
ELEMENTS = {
    *("div", "p", "b", "bdi", "br", "small", "blockquote", "strong", "code", "a"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


class _Elements(HTMLParser):
    """Which elements and attributes there are, and whether all are closed."""

    def __init__(self, text):
        super().__init__()
        self.names, self.attributes, self.open, self.words = set(), {}, [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.attributes.update(attrs)
        if tag not in {"br", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def elements(shown):
    """What a browser makes of a text."""
    read = _Elements(shown)
    assert read.open == []
    return read


@given(st.text())
def test_text_stays_text(text):
    """Whatever is in it; what nobody sees is left out."""
    read = elements(markup.escape(text))
    assert read.names == {"bdi"}
    seen = UNSEEN.sub("", text)
    assert "".join(read.words) == seen.encode("utf-8", "replace").decode()
    markup.escape(text).encode()


def test_spaces_and_scripts_of_the_world_are_kept():
    """A joiner makes one letter of two; a narrow space is one."""
    assert (
        markup.escape("a\u00a0b\u202f한국 👩\u200d🚀\n")
        == "<bdi>a\u00a0b\u202f한국 👩\u200d🚀\n</bdi>"
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "urn:x", "dateline:bbc", "//x.example", "http://[", HOSTILE]
)
def test_only_addresses_of_the_web_are_links(address):
    """All others are text."""
    assert elements(markup.link(address)).names == {"bdi"}


def test_a_link_leads_where_it_says():
    """And hands nothing on."""
    read = elements(markup.link('https://x.example/?a="b"&c'))
    assert read.attributes == {"href": 'https://x.example/?a="b"&c', "rel": "noopener noreferrer"}


def test_an_entity_shows_what_it_is():
    """Its names, kind, links and in how many articles it is."""
    one = thing("Orbit", "Event", type="x/y", aliases=("Orb",), same_as=("https://x.example/1",))
    shown = one._repr_html_()
    for part in ("Orbit", "Event, x/y", "Orb", 'href="https://x.example/1"', "x/orbit", "0"):
        assert part in shown
    bare = thing("Ann")._repr_html_()
    assert "same as" not in bare
    assert "also" not in bare


def test_a_claim_shows_how_it_stands_and_its_words():
    """When, where, by whom, how sure, and the first quotes."""
    told = tuple(document(f"Quote {number}.") for number in range(5))
    oslo = thing("Oslo", "City")
    more = {"when": "2017", "place": oslo, "speaker": thing("Ben"), "confidence": 0.555}
    shown = fact(thing("Ann"), "head_of", thing("Orbit"), told=told, stance="reported", **more)
    text = shown._repr_html_()
    notes = ("reported", "when <bdi>2017", "where <bdi>Oslo", "says <bdi>Ben", "confidence 0.56")
    for part in (*notes, "articles 5", "</b> head of <b>", "Quote 2.", "<p>2 more quotes</p>"):
        assert part in text
    assert "Quote 3." not in text
    words = fact(thing("Ann"), "inception", "long ago", when_text="then")._repr_html_()
    assert "“<bdi>long ago</bdi>”" in words
    assert "when <bdi>then" in words
    assert "more quotes" not in words
    assert "when" not in fact(thing("Ann"), "inception", "1")._repr_html_()


def test_nothing_that_an_article_says_runs():
    """Names, values, quotes, ids and links are text, and no element is another's."""
    story = document(HOSTILE)
    ann = thing(HOSTILE, aliases=(HOSTILE,), same_as=("javascript:alert(1)", f"http://x/{HOSTILE}"))
    value = Literal(value=HOSTILE)
    claim = fact(ann, "inception", value.value, told=story, when_text=HOSTILE, speaker=ann)
    for shown in (ann._repr_html_(), claim._repr_html_()):
        read = elements(shown)
        assert read.names <= ELEMENTS
        assert set(read.attributes) <= {"href", "rel"}
        assert read.attributes.get("href", "http").startswith("http")


def test_a_graph_shows_its_size_and_who_is_in_its_middle():
    """With the kinds that are in it."""
    graph = happenings()
    shown = graph._repr_html_()
    assert f"{len(graph.entities())} entities, {len(graph)} claims" in shown
    assert "Event 6" in shown
    assert elements(shown).names <= {*ELEMENTS, "img"}
    assert shown.index("Orbit") < shown.index("Ann Ode")


def test_events_moments_paths_and_disputes_show_themselves():
    """When, whose word it is, who had which role, and the words; lists tell how many more."""
    graph = happenings()
    (suit,) = graph.events(type="sue")
    shown = suit._repr_html_()
    for part in (suit.label, "<th><bdi>actor</bdi></th>", suit.evidence[0].quote, "asserted"):
        assert part in shown, part
    moments = graph.moments("Lumen")
    assert moments[0].label in moments._repr_html_()
    assert f"when <bdi>{moments[0].when}" in moments[0]._repr_html_()
    (way, *_) = graph.paths("Ann Ode", "Lumen")
    assert way == tuple(way)
    assert all(step.evidence[0].quote in way._repr_html_() for step in way)
    assert "neighbours" in graph.ranking()._repr_html_()
    many = RecordList(graph.events() * 9)
    assert many._repr_html_().count("<small>") == 20
    assert f"<p>{len(many) - 20} more</p>" in many._repr_html_()


def test_a_notebook_draws_the_middle_of_a_graph():
    """As an image, in which nothing runs and which needs no network; an empty graph has none."""
    shown = happenings()._repr_html_()
    data = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', shown)[1]
    drawn = base64.b64decode(data).decode()
    assert ">Orbit</text>" in drawn
    assert "things that most is said of" in elements(shown).attributes["alt"]
    assert "<img" not in happenings().subgraph(predicates="invests_in")._repr_html_()


def test_a_notebook_shows_what_any_article_says():
    """In UTF-8, with the elements of a record and no other, each attack and each address."""
    made = hostile.graph()
    several = (made.events(), made.ranking(), made.disputes(), made.entities(), made.claims())
    moments = [one for entity in made.entities() for one in made.moments(entity, statements=True)]
    answer = made.query("SELECT * { ?a ?b ?c }")
    for shown in (*(one for some in several for one in some), *moments, *several[:3], answer):
        page = shown._repr_html_()
        assert page.encode()
        found = _Elements(page)
        assert set(found.names) <= ELEMENTS
        assert UNSEEN.search(page) is None
