"""Telling who is who of new articles says what telling it of all at once says."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from tests.workspace.made_up import add, make_article, make_articles, take

from dateline.authority import load_bundled
from dateline.authority.homes import home_of
from dateline.core.ids import document_id
from dateline.graph.corrections.records import Forget
from dateline.resolve.identity import deciding, neighbourhood
from dateline.resolve.identity.memory import find_frequent
from dateline.resolve.linker import NameLinker
from dateline.workspace.config import Stages
from dateline.workspace.pipeline import Pipeline
from dateline.workspace.reading import Given
from dateline.workspace.store import FILE, Store
from dateline.workspace.who import file, following
from dateline.workspace.who.following import note_articles


@pytest.fixture
def store(tmp_path):
    """An empty store in a folder."""
    with Store(tmp_path / FILE) as opened:
        yield opened


def told(decisions):
    """Decisions, in one order."""
    rows = ((one.left, one.right, str(one.judgement), one.score, one.reasons) for one in decisions)
    return sorted(rows)


class Watched(NameLinker):
    """The linker, and which articles it reads."""

    def __init__(self):
        self.documents = []

    def read(self, *given, **more):
        """Read, and note what."""
        for one in super().read(*given, **more):
            self.documents.append(one.document)
            yield one


def check(store, linker=None):
    """Decide anew what has changed, and compare with what is decided of all."""
    pipeline = Pipeline.of(Stages())
    whole = told(pipeline.decisions(store, authority=load_bundled()))
    pipeline.linker = linker or pipeline.linker
    pipeline.resolve(store, authority=load_bundled())
    kept = told(store.decisions())
    assert kept == whole
    return kept


@pytest.mark.parametrize(("seed", "most"), [(0, 1), (1, 1), (2, 1), (3, 1), (4, 0.1), (5, 0)])
def test_any_batches_give_what_all_at_once_give(store, seed, most, monkeypatch):
    """Articles come, are replaced, forgotten and gone, in batches of any size.

    Whether all names are decided anew, a few at a time, or those alone that have to do with what
    has changed.
    """
    monkeypatch.setattr(following, "_MOST", most)
    monkeypatch.setattr(neighbourhood, "_BUNCH", 7)
    chance = random.Random(seed)
    left, there = make_articles(seed, 70), []
    while left:
        some = [left.pop() for _ in range(min(len(left), chance.choice((1, 1, 2, 7, 25))))]
        add(store, some)
        there += some
        for one in chance.sample(there, len(there) // 9 if chance.random() < 0.4 else 0):
            take(store, [one])
            there.remove(one)
        forgotten = chance.sample(there, min(len(there), chance.choice((0, 0, 3))))
        store.hide([Forget(articles=(one.document.id,)) for one in forgotten])
        found = check(store)
    assert len({judgement for _, _, judgement, *_ in found}) == 3


def test_a_block_that_grows_too_large_is_compared_no_more(store):
    """And is again when it has shrunk: all that were in it are decided anew."""
    names = [f"Ann {one}{other}k Ode" for one in "BCFGHKMNPRSTWZ" for other in "aeiou"]
    first = [("Ann Ode", "meets", "Lea Barco")]  # one article's names aren't compared
    first += [(name, "holds_position", "coach") for name in names[:61]]
    few = [make_article(1, first), make_article(2, [("Ann Bem Ode", "meets", "Lea Barco")])]
    more = make_article(3, [(name, "holds_position", "coach") for name in names[61:]])
    two = {one.mentions[0].chain for one in few}
    add(store, few)
    assert [row[2] for row in check(store) if {row[0], row[1]} == two] == ["same"]
    add(store, [more])
    assert not [row for row in check(store) if {row[0], row[1]} == two]
    take(store, [more])
    assert [row[2] for row in check(store) if {row[0], row[1]} == two] == ["same"]


def test_what_says_nothing_any_more_moves_where_articles_double():
    """A twentieth of them may have it, of as many as the last power of two; ten always may."""
    assert [find_frequent(one) for one in (0, 1, 100, 255, 256, 511, 512)] == [10] * 4 + [
        12
    ] * 2 + [25]


def test_what_many_articles_name_says_nothing_any_more(store):
    """Ten may have it; with the eleventh, those that were joined by it are told apart."""
    pairs = [
        make_article(number, [("John Smith", "meets", "Lea Barco"), ("Kim Lee", "meets", "Bo Ode")])
        for number in range(11)
    ]
    add(store, pairs[:10])
    assert any("both articles have" in reason for *_, why in check(store) for reason in why)
    add(store, pairs[10:])
    assert not any("both articles have" in reason for *_, why in check(store) for reason in why)


def test_a_thing_that_is_called_otherwise_is_called_so_in_every_reason(store):
    """The name that comes first is shown, also where articles of before are the reason."""
    for number in (1, 2):
        add(store, [make_article(number, [("John Smith", "meets", "Lea Barco")])])
    shared = "both articles have: Lea Barco"
    assert any(shared in why for *_, why in check(store))
    add(store, [make_article(3, [("LEA BARCO", "meets", "Kenya")])])
    assert not any(shared in why for *_, why in check(store))


def test_an_open_link_follows_the_articles_that_tell(store, monkeypatch):
    """Enough of them, here two; and what they tell is what one that was there before means."""
    monkeypatch.setattr(deciding, "LEAST", 0.88)
    telling = [
        make_article(number, [("Orbit", "located_in", name) for name in ("Georgia", "Tbilisi")])
        for number in range(3)
    ]
    telling.sort(key=lambda one: one.mentions[1].chain)  # that of the first stands for all
    add(store, [make_article(9, [("Lumen Group", "located_in", "Georgia")])])
    for one, meant in zip(telling, (False, True, True), strict=True):
        add(store, [one])
        reasons = [reason for *_, why in check(store) for reason in why]
        assert any("nearly all other articles" in reason for reason in reasons) is meant
    take(store, telling[1:])
    check(store)


def test_what_is_kept_is_used_by_what_made_it_alone(store, tmp_path):
    """Another version, a file that was cut off, and none at all: everything is read again."""
    add(store, make_articles(1, 9))
    before = check(store)
    with file.open_file(store, tmp_path, "another") as other:
        assert other.is_new
    assert check(store) == before
    store.run(f"ATTACH '{tmp_path / file.FILE}' AS cut")
    store.run("DELETE FROM cut.made")
    store.run("DELETE FROM cut.findings")
    store.run("DETACH cut")
    assert check(store) == before
    (tmp_path / file.FILE).unlink()
    assert check(store) == before


@pytest.mark.parametrize("spoil", [lambda _: b"", lambda whole: whole[:5000], lambda _: b"x\n"])
def test_a_file_that_is_none_is_made_anew(store, tmp_path, spoil):
    """One that was cut, or is another program's."""
    add(store, make_articles(1, 9))
    before = check(store)
    path = tmp_path / file.FILE
    path.write_bytes(spoil(path.read_bytes()))
    assert check(store) == before


def test_damage_to_any_block_costs_time_alone(store, tmp_path):
    """Blocks have sums: where one isn't as it was written, all is read again."""
    articles, path = make_articles(1, 20), tmp_path / file.FILE
    add(store, articles[:-1])
    check(store)
    whole, found = path.read_bytes(), set()
    add(store, articles[-1:])
    for at in range(12_288 + 131_072, len(whole), 262_144):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        linker = Watched()
        check(store, linker)
        found.add(len(linker.documents))
    assert max(found) > len(articles)


def test_only_new_articles_are_read(store):
    """What was read before is looked up."""
    articles, linker = make_articles(2, 8), Watched()
    add(store, articles[:6])
    check(store, linker)
    assert len(linker.documents) == 6
    add(store, articles[6:])
    check(store, linker)
    assert sorted(linker.documents) == sorted(one.document.id for one in articles)


def note(store, *articles):
    """Have articles read where they are extracted, after they are stored."""
    for one in articles:
        document = one.document
        read = NameLinker().read(
            one.mentions,
            one.claims,
            load_bundled(),
            published={document.id: document.published} if document.published else {},
            homes={document.id: home_of(document.url)} if document.url else {},
        )
        note_articles(store, NameLinker(), load_bundled(), [document], read)


def ids(articles):
    """Which they are."""
    return sorted(one.document.id for one in articles)


@pytest.mark.parametrize("count", [0, 7, 30])
def test_what_is_noted_is_read_no_more(store, count):
    """However many are; beside others that have been decided of, and for good."""
    articles, linker = make_articles(count, 40), Watched()
    add(store, articles[:10])
    check(store)
    add(store, articles[10:])
    note(store, *articles[10 : 10 + count])
    check(store, linker)
    assert sorted(linker.documents) == ids(articles[10 + count :])
    check(store, linker)
    assert len(linker.documents) == 30 - count


@pytest.mark.parametrize("about", [{"published": "1999-01-02"}, {"url": "https://other.example/"}])
def test_an_article_that_is_stored_otherwise_since_is_read_again(store, about):
    """Its date and its address tell who is who."""
    first, *rest = make_articles(3, 12)
    add(store, [first, *rest])
    note(store, first, *rest)
    add(store, [replace(first, document=replace(first.document, **about))])
    linker = Watched()
    check(store, linker)
    assert linker.documents == ids([first])


def test_of_an_article_that_is_noted_twice_the_last_counts(store):
    """As of a copy that said more; where it was decided of, what it said goes when it is again."""
    article, other = (
        make_article(1, [("Orbit", "located_in", town)]) for town in ("Atlanta", "Tbilisi")
    )
    said = replace(other, document=article.document)
    said.mentions[:] = [replace(one, document=article.document.id) for one in other.mentions]
    said.claims[:] = [replace(one, document=article.document.id) for one in other.claims]
    for one in (article, said):
        add(store, [one])
        note(store, one)
    linker = Watched()
    before = check(store, linker)
    add(store, [replace(article, document=replace(article.document, title="Another"))])
    note(store, article)
    assert check(store, linker) != before
    assert linker.documents == ids([article])


def test_what_is_noted_in_a_damaged_file_is_read_when_it_is_decided(store, tmp_path):
    """As if nothing had been noted."""
    articles, linker = make_articles(1, 9), Watched()
    add(store, articles)
    (tmp_path / file.FILE).write_bytes(b"x\n")
    note(store, articles[0])
    check(store, linker)
    assert sorted(linker.documents) == ids(articles)


def test_a_pipeline_reads_an_article_once(store):
    """While it is extracted, with its date and address; a store in memory, when all are there."""
    known, linker = make_articles(9, 1)[0].document, Watched()
    texts = [f"{name}, the mayor of Oslo, met Bo Lind." for name in ("Ada Hart", "Lea Barco")]
    given = [Given(replace(known, id=document_id(text), text=text)) for text in texts]
    pipeline = Pipeline.of(Stages())
    pipeline.linker = linker
    pipeline.run(store, given, authority=load_bundled())
    assert sorted(linker.documents) == sorted(map(document_id, texts))
    kept = told(store.decisions())
    assert kept == told(pipeline.decisions(store, authority=load_bundled()))
    linker.documents.clear()
    with Store(None) as memory:
        pipeline.run(memory, given, authority=load_bundled())
        assert told(memory.decisions()) == kept
    assert len(linker.documents) == 2
