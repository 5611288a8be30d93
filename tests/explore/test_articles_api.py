"""The API about articles: texts in pieces that are the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.explore import story
from tests.explore.conftest import BASE
from tests.explore.test_things_api import ORBIT, get

from dateline.core.model import Decision, Document, Entity, Judgement, Span
from dateline.explore.app import make_app
from dateline.explore.articles_api import Said, cut_text
from dateline.explore.host import Host
from dateline.workspace import store
from dateline.workspace.store import Store


def article_id(client, title):
    """The id under which an article has its page."""
    return next(one["id"] for one in get(client, "/api/articles")["items"] if one["title"] == title)


@pytest.mark.parametrize("document", story.DOCUMENTS, ids=lambda one: one.published)
def test_the_pieces_are_the_text(client, document):
    """Nothing is lost and nothing added, whatever stands in it."""
    page = get(client, f"/api/articles/{article_id(client, document.title)}")
    assert "".join(one["text"] for one in page["pieces"]) == document.text
    assert page["article"]["title"] == document.title


def test_names_and_claims_are_marked(client):
    """A name leads to its thing, and each piece to what is read off it."""
    page = get(client, f"/api/articles/{article_id(client, 'Orbit to buy Lumen')}")
    named = {one["text"]: one["thing"]["id"] for one in page["pieces"] if "thing" in one}
    assert named["Orbit"] == ORBIT
    assert named["Ann Ode"] == "person/ann-ode"
    piece = next(one for one in page["pieces"] if one["text"] == "Ben Orr")
    (number,) = piece["said"]
    assert page["said"][number]["claim"]["predicate"] == "supports"
    assert {one.get("zone") for one in page["pieces"]} == {"title", None}
    kinds = ["event" if "event" in one else one["claim"]["predicate"] for one in page["said"]]
    assert kinds.count("event") == 3


def test_articles_are_the_newest_first_and_found_by_words(client):
    """Words are looked for without case and accents; what stands round them is shown."""
    assert [one["published"] for one in get(client, "/api/articles")["items"]] == [
        "2007-01-05", "2006-03-01", "2005-02-08",
    ]  # fmt: skip
    found = get(client, "/api/articles", text="LUMEN SUED")
    assert found["total"] == 1
    assert "Lumen sued Orbit" in found["items"][0]["excerpt"]
    words = get(client, "/api/articles", text="ed the lumen")["items"][0]["excerpt"].split()
    assert (words[0], words[-1]) == ("…", "…")
    assert set(words[1:-1]) <= set(story.FIRST.text.split())  # none is cut
    assert get(client, "/api/articles", text="zebra")["total"] == 0


def test_an_article_that_isnt_there(client):
    """Is said, in JSON."""
    assert client.get("/api/articles/article/none").status_code == 404


def test_of_names_in_each_other_the_outermost_is_marked():
    """What stands within a name, or reaches over its end, isn't cut out of it."""
    document = Document(text="Ann of the European Union speaks")
    named = [mark(*span) for span in ((0, 3), (11, 25), (20, 25), (20, 32))]
    pieces = cut_text(document, named, [])
    assert [one["text"] for one in pieces] == ["Ann", " of the ", "European Union", " speaks"]
    assert ["thing" in one for one in pieces] == [True, False, True, False]


TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
SPANS = st.lists(st.tuples(st.integers(0, 39), st.integers(1, 20)), max_size=6)


def spans_of(text, drawn):
    """Spans inside a text, in the order of the text."""
    found = [
        Span(start=start, end=min(len(text), start + length))
        for start, length in drawn
        if start < len(text)
    ]
    return sorted(found, key=lambda one: (one.start, -one.end))


def mark(start, end):
    """A place of a text that names a thing."""
    return Span(start=start, end=end), Entity(id="person/x", kind="Person", label="x")


@given(text=TEXT, names=SPANS, said=SPANS)
def test_any_marks_leave_the_text_whole(text, names, said):
    """However names and quotes overlap, joined pieces are the text, and quotes are covered."""
    document = Document(text=text)
    named = [mark(span.start, span.end) for span in spans_of(text, names)]
    quotes = [Said(record={}, spans=(span,)) for span in spans_of(text, said)]
    pieces = cut_text(document, named, quotes)
    assert "".join(one["text"] for one in pieces) == text
    for number, quote in enumerate(quotes):
        shown = "".join(one["text"] for one in pieces if number in one.get("said", ()))
        assert shown == text[quote.spans[0].start : quote.spans[0].end]


def test_what_copies_share_is_no_error(folder):
    """Copies that are one node have no text in common: its page is that of a thing."""
    entities = Host(folder).snapshot.graph.entities("Article")
    first, second = (one.chains[0] for one in entities[:2])
    copies = Decision(
        left=first, right=second, judgement=Judgement.SAME, score=0.9, reasons=("copies",), by="x@1"
    )
    with Store(folder / store.FILE) as opened:
        opened.replace_decisions([copies], by=copies.by)
    client = TestClient(make_app(folder), base_url=BASE)
    joined = Host(folder).snapshot.graph.entities("Article")
    shared = next(one.id for one in joined if len(one.documents) == 2)
    assert get(client, f"/api/things/{shared}")["article_count"] == 2
    assert get(client, f"/api/articles/{shared}") == {"article": None, "pieces": [], "said": []}
    assert client.get(f"/api/articles/{ORBIT}").status_code == 404
