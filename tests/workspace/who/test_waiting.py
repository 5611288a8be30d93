"""What was read while articles were extracted is what is read of them afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.workspace.made_up import add, make_articles

from dateline.authority import load_bundled
from dateline.authority.homes import home_of
from dateline.core.ids import document_id
from dateline.resolve.linker import NameLinker
from dateline.workspace.batches import Extracted
from dateline.workspace.config import Stages
from dateline.workspace.pipeline import Pipeline
from dateline.workspace.reading import Given
from dateline.workspace.store import FILE, Store
from dateline.workspace.who.waiting import Waiting


class Watched(NameLinker):
    """The linker, and which articles it reads."""

    def __init__(self):
        self.documents = []

    def read(self, *given, **more):
        """Read, and note what."""
        for one in super().read(*given, **more):
            self.documents.append(one.document)
            yield one


@pytest.fixture
def store(tmp_path):
    """An empty store in a folder."""
    with Store(tmp_path / FILE) as opened:
        yield opened


def extracted(article):
    """What comes of an article, as a pipeline gives it."""
    document = article.document
    read = NameLinker().read(
        article.mentions,
        article.claims,
        load_bundled(),
        published={document.id: document.published} if document.published else {},
        homes={document.id: home_of(document.url)} if document.url else {},
    )
    return Extracted(documents=(document,), read=tuple(read))


def decide(store, waiting=None):
    """The decisions on a store, and which articles were read for them."""
    pipeline, linker = Pipeline.of(Stages()), Watched()
    pipeline.linker = linker
    pipeline.resolve(store, authority=load_bundled(), waiting=waiting)
    return list(store.decisions()), sorted(linker.documents)


def ids(articles):
    """Which they are."""
    return sorted(one.document.id for one in articles)


def build(folder, articles):
    """What is decided of all of them where nothing waits."""
    folder.mkdir()
    with Store(folder / FILE) as opened:
        add(opened, articles)
        return decide(opened)[0]


@pytest.mark.parametrize("count", [0, 7, 30])
def test_what_waits_is_read_no_more_and_decided_alike(store, tmp_path, count):
    """However many wait; a second time nothing is read at all."""
    articles = make_articles(count, 30)
    add(store, articles)
    waiting = Waiting(store, tmp_path)
    for one in articles[:count]:
        waiting.note(extracted(one))
    assert decide(store, waiting) == (build(tmp_path / "alone", articles), ids(articles[count:]))
    assert decide(store)[1] == []


def test_what_was_read_of_a_copy_that_said_less_goes(store, tmp_path):
    """An article that is extracted again waits once, as it was read last."""
    articles = make_articles(5, 12)
    add(store, articles)
    waiting = Waiting(store, tmp_path)
    for one in articles:
        waiting.note(extracted(replace(one, document=replace(one.document, published=None))))
        waiting.note(extracted(one))
    assert decide(store, waiting) == (build(tmp_path / "alone", articles), [])


@pytest.mark.parametrize("about", [{"published": "1999-01-02"}, {"url": "https://other.example/"}])
def test_an_article_that_is_stored_with_another_date_or_address_is_read_again(
    store, tmp_path, about
):
    """Both tell who is who."""
    first, *rest = make_articles(3, 12)
    waiting = Waiting(store, tmp_path)
    for one in (first, *rest):
        waiting.note(extracted(one))
    add(store, [replace(first, document=replace(first.document, **about)), *rest])
    assert decide(store, waiting)[1] == ids([first])


def test_no_more_wait_than_may(store, tmp_path, monkeypatch):
    """The others are read when it is decided."""
    monkeypatch.setattr("dateline.workspace.who.waiting.MOST", 5)
    articles = make_articles(3, 8)
    add(store, articles)
    waiting = Waiting(store, tmp_path)
    for one in articles:
        waiting.note(extracted(one))
    assert decide(store, waiting)[1] == ids(articles[5:])


def test_what_waits_goes_when_its_article_is_extracted_again(store, tmp_path, monkeypatch):
    """Also where nothing more may wait: what it said before isn't what it says."""
    monkeypatch.setattr("dateline.workspace.who.waiting.MOST", 1)
    (article,) = make_articles(4, 1)
    add(store, [article])
    waiting = Waiting(store, tmp_path)
    for _ in range(2):
        waiting.note(extracted(article))
    assert decide(store, waiting)[1] == ids([article])


def test_a_pipeline_reads_an_article_once(store, tmp_path):
    """While it is extracted, with its date and address, and not when all are there."""
    known, linker = make_articles(9, 1)[0].document, Watched()
    texts = [f"{name}, the mayor of Oslo, met Bo Lind." for name in ("Ada Hart", "Lea Barco")]
    given = [Given(replace(known, id=document_id(text), text=text)) for text in texts]
    pipeline = Pipeline.of(Stages())
    pipeline.linker = linker
    pipeline.run(store, given, authority=load_bundled())
    assert sorted(linker.documents) == sorted(document_id(text) for text in texts)
    kept = list(store.decisions())
    (tmp_path / "who.duckdb").unlink()
    assert decide(store) == (kept, sorted(linker.documents))
