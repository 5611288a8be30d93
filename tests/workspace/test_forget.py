"""Older versions and withdrawn articles leave no trace in the graph."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.corpus import pipeline

from dateline.authority import load_bundled
from dateline.core.model import Document
from dateline.graph.corrections import parse_correction
from dateline.workspace.knowledge_graph import KnowledgeGraph
from dateline.workspace.reading import Given
from dateline.workspace.store import FILE, Store

NAMES = ("Ann Ode", "Ben Orr", "Orbit", "Zed", "Oslo")
SENTENCES = st.builds(
    "{} {} {}.".format,
    st.sampled_from(NAMES[:2]),
    st.sampled_from(["joined", "led", "backs"]),
    st.sampled_from(NAMES[2:]),
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join)
DAYS = st.dates().map(str)
ARTICLES = st.lists(TEXTS, min_size=2, max_size=6, unique=True)


def document(text, *, url=None, published=None, id_=""):
    """An article of the tiny language."""
    return Document(id=id_, text=text, url=url, published=published, source=f"in/{text[:9]}.txt")


def run(store, *documents, entries=()):
    """Read documents into a store."""
    given_ = [Given(one) for one in documents]
    return pipeline().run(store, given_, authority=load_bundled(), corrections=entries)


def graph_of(store):
    """All that the graph of a store says, and what lies behind it."""
    records = (store.documents(), store.mentions(), store.claims(), store.decisions())
    documents, mentions, claims, decisions = map(list, records)
    graph = KnowledgeGraph(
        documents=documents, mentions=mentions, claims=claims, decisions=decisions
    )
    return documents, mentions, claims, decisions, graph.entities(), graph.claims(), graph.stories


def built(*documents, entries=()):
    """The graph of documents that were read in one build."""
    with Store(None) as store:
        run(store, *documents, entries=entries)
        assert store.resolved()
        return graph_of(store)


def forgetting(*ids):
    """What people forgot."""
    return [parse_correction({"do": "forget", "articles": [one]}) for one in ids]


@settings(max_examples=12)
@given(ARTICLES, st.data())
def test_what_is_forgotten_leaves_no_trace(texts, data):
    """Whether it is forgotten before, between or after builds, of any articles."""
    known = [document(text) for text in texts]
    gone = data.draw(st.sets(st.sampled_from(known), min_size=1))
    cut = data.draw(st.integers(0, len(known)))
    entries = forgetting(*(one.id for one in gone))
    clean = built(*(one for one in known if one not in gone))
    assert built(*known, entries=entries) == clean
    with Store(None) as store:
        run(store, *known[:cut])
        run(store, *known[cut:], entries=entries)
        assert graph_of(store) == clean
        run(store, *gone, entries=entries)
        assert graph_of(store) == clean
        run(store)
        assert graph_of(store) == built(*known)


@settings(max_examples=12)
@given(ARTICLES, st.lists(DAYS, min_size=6, max_size=6, unique=True), st.data())
def test_older_versions_leave_no_trace(texts, days, data):
    """Whatever the order of reading, only the newest by date of each address counts."""
    places = data.draw(st.lists(st.integers(0, 2), min_size=6, max_size=6))
    known = [
        document(text, url=f"https://news.example/{place}", published=day)
        for text, day, place in zip(texts, days, places, strict=False)
    ]
    newest = {one.url: one for one in sorted(known, key=lambda one: one.published)}
    clean = built(*newest.values())
    order = data.draw(st.permutations(known))
    cut = data.draw(st.integers(0, len(known)))
    assert built(*order) == clean
    with Store(None) as store:
        run(store, *order[:cut])
        run(store, *order[cut:])
        assert graph_of(store) == clean


@settings(max_examples=10)
@given(st.lists(TEXTS, min_size=2, max_size=2, unique=True), st.booleans(), st.booleans())
def test_of_texts_with_one_id_the_newest_is_kept(texts, turned, together):
    """Whoever gives ids of his own, such as a feed's, corrects an article by giving it again."""
    old, new = (
        document(text, id_="guid-1", published=f"2024-05-0{day}")
        for day, text in enumerate(texts, start=1)
    )
    order = (new, old) if turned else (old, new)
    with Store(None) as store:
        for some in [order] if together else [[one] for one in order]:
            run(store, *some)
        assert graph_of(store) == built(new)


def test_without_dates_what_is_read_last_is_kept():
    """By address and by id; reading the older text once more changes nothing."""
    for more in ({"url": "https://news.example/a"}, {"id_": "guid-1"}):
        old, new = (document(text, **more) for text in ("Ann Ode led Zed.", "Ben Orr led Zed."))
        with Store(None) as store:
            run(store, old, new)
            assert graph_of(store) == built(new)
        with Store(None) as store:
            run(store, old)
            run(store, new)
            assert graph_of(store) == built(new)
    first, last = (document(text, url="https://n.example/a") for text in ("A led B.", "C led D."))
    with Store(None) as store:
        run(store, first, last)
        run(store, first)
        assert graph_of(store) == built(last)


def test_decisions_rest_on_what_is_not_hidden(tmp_path):
    """A store that hides something else than they were made for says so, until it decides anew."""
    one, two = document("Ann Ode led Zed."), document("Ann Ode led Orbit.")
    with Store(tmp_path / FILE) as store:
        run(store, one, two, entries=forgetting(one.id))
    with Store(tmp_path / FILE, read_only=True) as store:
        assert [each.id for each in store.documents()] == [two.id]
        assert store.resolved()
        store.hide()
        assert not store.resolved()
        assert len(list(store.documents())) == 2
        store.hide(forgetting(one.id))
        assert store.resolved()


def test_hidden_documents_tell_no_dates_or_addresses():
    """Who decides who is who isn't to know of them."""
    old, new = (
        document(text, url="https://news.example/a", published=day)
        for text, day in (("A led B.", "2024-05-01"), ("C led D.", "2024-05-02"))
    )
    with Store(None) as store:
        run(store, old, new)
        assert store.published() == {new.id: "2024-05-02"}
        assert store.urls().keys() == {new.id}


def test_graphs_of_earlier_versions_open(tmp_path):
    """They lack what versions are told apart by; the next build adds it."""
    texts = ("Ann Ode led Zed.", "Ben Orr led Zed.", "Ann Ode joined Orbit.")
    known = [document(text, url=f"https://n.example/{at}") for at, text in enumerate(texts)]
    with Store(tmp_path / FILE) as store:
        run(store, *known[:2])
    with duckdb.connect(str(tmp_path / FILE)) as plain:
        plain.execute("DROP TABLE readings; DROP TABLE hidden")
    with Store(tmp_path / FILE, read_only=True) as store:
        store.hide()
        assert store.resolved()
        assert graph_of(store) == built(*known[:2])
    newer = document("Ben Orr joined Orbit.", url=known[1].url)
    with Store(tmp_path / FILE) as store:
        run(store, newer, known[2])
        assert graph_of(store) == built(known[0], newer, known[2])


@pytest.mark.parametrize("cut", [1, 40])
def test_readings_are_numbered_on(cut):
    """Over batches and builds, each document once."""
    known = [document(f"Ann Ode led Z{'z' * number}.") for number in range(50)]
    with Store(None) as store:
        run(store, *known[:cut])
        run(store, *known)
        assert [one.id for one in store.editions()] == [one.id for one in known]
        assert len({one.number for one in store.editions()}) == 50
