"""A fold that followed what has changed says what one that is made of nothing says."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.workspace.fold.comparing import assemble, is_folded, tell_whole
from tests.workspace.made_up import Made, add, make_article, make_articles, take

import dateline
from dateline import workspace
from dateline.core.model import Decision, Document, Judgement
from dateline.graph import corrections
from dateline.graph.corrections.records import Forget, OwnStory
from dateline.workspace import config
from dateline.workspace.fold import facts, things
from dateline.workspace.fold.finding import FOLDER
from dateline.workspace.store import FILE, Store


@pytest.fixture
def made(tmp_path):
    """A graph folder without articles."""
    folder = tmp_path / "graph"
    folder.mkdir()
    config.create_files(folder)
    return folder


def change(folder, work, *given):
    """Do something to a folder's store, and fold it."""
    with Store(folder / FILE) as opened:
        work(opened, *given)
    workspace.fold(folder)


def assert_same(folder):
    """A folder's fold says what its records say."""
    graph = dateline.open(folder)
    assert is_folded(graph)
    said, meant = tell_whole(graph), tell_whole(assemble(folder))
    for name, value in meant.items():
        assert said[name] == value, name


def test_what_is_sorted_in_bunches_is_what_is_sorted_at_once(made, monkeypatch):
    """Of many articles, chains and claims are read some at a time."""
    monkeypatch.setattr(things, "_BUNCH", 5)
    monkeypatch.setattr(facts, "_BUNCH", 3)
    change(made, add, make_articles(0, 32))
    assert_same(made)


@pytest.mark.parametrize("seed", range(3))
def test_any_batches_give_what_all_at_once_give(made, seed):
    """Articles come, are replaced and gone; what people say of articles is followed meanwhile."""
    chance = random.Random(seed)
    left, there = make_articles(seed, 32), []
    while left:
        some = [left.pop() for _ in range(min(len(left), chance.choice((1, 3, 14))))]
        change(made, add, some)
        there += some
        if chance.random() < 0.5:
            gone = chance.sample(there, 1 + len(there) // 9)
            change(made, take, gone)
            there = [one for one in there if one not in gone]
        if chance.random() < 0.3 and there:
            one = chance.choice(there).document.id
            entry = chance.choice((Forget, OwnStory))(articles=(one,))
            corrections.append_corrections(made, [entry])
            workspace.fold(made)
        assert_same(made)
    shutil.rmtree(made / FOLDER)
    said = tell_whole(dateline.open(made))
    workspace.fold(made)
    assert tell_whole(dateline.open(made)) == said


def test_only_new_articles_are_read(made, monkeypatch):
    """What was folded before is looked up."""
    articles, read = make_articles(3, 12), []
    change(made, add, articles[:9])
    parts = things._parts_of

    def watch(document, *given):
        read.append(document)
        return parts(document, *given)

    monkeypatch.setattr(things, "_parts_of", watch)
    change(made, add, articles[9:])
    assert sorted(read) == sorted(one.document.id for one in articles[9:])


def test_an_article_that_becomes_a_copy_is_no_source_of_its_own_any_more(made):
    """Facts that were told before count their sources anew, though nothing else is new of them."""
    rows = [("Bo Ode", "meets", "Kim Lee"), *(("Orbit", "partner_of", "Lumen Group"),) * 12]
    one, other = make_article(1, rows), make_article(2, rows)
    change(made, add, [one])
    change(made, add, [other])
    graph = dateline.open(made)
    assert graph.stories == (tuple(sorted((one.document.id, other.document.id))),)
    assert {fact.sources for fact in graph} == {1}
    corrections.append_corrections(made, [OwnStory(articles=(one.document.id,))])
    workspace.fold(made)
    assert {fact.sources for fact in dateline.open(made)} == {2}
    assert_same(made)


def test_a_thing_that_gets_a_namesake_has_another_id_everywhere(made):
    """Also in claims of articles that nobody touched."""
    first = make_article(1, [("Kim Lee", "works_for", "Orbit"), ("Kim Lee", "birth_date", "1950")])
    other = make_article(2, [("Kim Lee", "works_for", "Greens"), ("Kim Lee", "birth_date", "1961")])
    change(made, add, [first])
    assert dateline.open(made).entity("person/kim-lee") is not None
    change(made, add, [other])
    graph = dateline.open(made)
    ids = {one.id for one in graph.entities("Person")}
    assert len(ids) == 2
    assert "person/kim-lee" not in ids
    assert {fact.subject.id for fact in graph.claims(predicate="works_for")} == ids
    assert_same(made)
    change(made, take, [other])
    assert {one.id for one in dateline.open(made).entities("Person")} == {"person/kim-lee"}
    assert_same(made)


def test_a_name_that_looks_like_the_id_of_a_namesake_shares_it_with_nobody(made):
    """Whichever of them comes or goes, all are numbered as if they had come at once."""
    namesakes = [
        make_article(number, [("Ann Ode", "birth_date", year), ("Ann Ode", "meets", "Kim Lee")])
        for number, year in ((1, "1950"), (2, "1961"))
    ]
    change(made, add, namesakes)
    ids = {one.id for one in dateline.open(made).entities("Person")} - {"person/kim-lee"}
    taken = min(ids).removeprefix("person/ann-ode-")
    assert len(ids) == 2
    third = make_article(3, [(f"Ann Оде {taken}", "meets", "Bo Ode")])  # alike only by its id
    for work, article in ((add, third), (take, namesakes[1]), (add, namesakes[1]), (take, third)):
        change(made, work, [article])
        assert_same(made)
    assert {one.id for one in dateline.open(made).entities("Person")} == {*ids, "person/kim-lee"}


def test_a_post_that_is_at_no_body_any_more_tells_nothing_of_who_heads_it(made):
    """Where an article that said so is gone, or the body is written otherwise now."""
    group, post = "Lumen Group", "chief of Lumen Group"
    telling = [("Kim Lee", "holds_position", post), ("Kim Lee", "head_of", group)]
    seat = make_article(2, [(post, "position_at", group)])
    loud = [make_article(number, [("LUMEN GROUP", "partner_of", "Kenya")]) for number in (3, 4)]

    def titles():
        assert_same(made)
        return list(dateline.open(made).posts.titles.values())

    change(made, add, [make_article(1, telling), seat])
    assert titles() == [("chief",)]
    change(made, add, loud)
    assert titles() == [("chief of Lumen Group",)]
    change(made, take, [seat])
    assert titles() == []


def test_what_a_gone_article_held_together_falls_apart(made):
    """Also where what was decided of it is still there."""
    articles = [make_article(number, [("John Smith", "meets", "Kim Lee")]) for number in range(3)]
    ends = [one.mentions[0].chain for one in articles]
    same = [
        Decision(left=a, right=b, judgement=Judgement.SAME, score=0.9, reasons=("x",), by="hand@1")
        for a, b in pairwise(ends)
    ]
    for gone in ([], articles[1:2]):
        with Store(made / FILE) as opened:
            add(opened, articles)
            take(opened, gone)
            opened.replace_decisions(same, by="hand@1")
        workspace.fold(made)
        assert_same(made)
        smiths = [one for one in dateline.open(made).entities() if one.label == "John Smith"]
        assert len(smiths) == (2 if gone else 1)


@pytest.mark.parametrize(
    ("predicate", "thing", "kind", "other"),
    [
        ("head_of", "Lumen Group", "Company", "Event"),
        ("citizen_of", "Georgia", "Country", "City"),  # whose id stays as it is
    ],
)
def test_what_becomes_of_another_kind_loses_what_is_not_said_of_such(
    made, predicate, thing, kind, other
):
    """And has it back: who leads a body leads no event, and no city has citizens."""
    article, *later = (make_article(number, [("Kim Lee", predicate, thing)]) for number in range(3))
    for one, its in ((article, kind), *((one, other) for one in later)):
        one.mentions[1] = replace(one.mentions[1], kind=its)
    for one in later:
        one.claims.clear()
    same = [
        Decision(left=a, right=b, judgement=Judgement.SAME, score=0.9, reasons=("x",), by="hand@1")
        for a, b in pairwise(one.mentions[1].chain for one in (article, *later))
    ]
    for work, articles, decided, its in (
        (add, [article], [], kind),
        (add, later, same, other),
        (take, later, [], kind),
    ):
        with Store(made / FILE) as opened:
            work(opened, articles)
            opened.replace_decisions(decided, by="hand@1")
        workspace.fold(made)
        assert_same(made)
        graph = dateline.open(made)
        assert [one.kind for one in graph.entities() if one.label == thing] == [its]
        assert len(graph.claims()) == (its == kind)


def test_a_text_that_is_put_in_the_place_of_a_copy_is_compared_anew(made):
    """A caller gives ids; what the text of one was compared with tells nothing of the next."""
    words = [f"word{number}" for number in range(400)]
    texts = words[:200], words[:190], [*words[:80], *words[200:]]
    one, copy, other = (
        Made(Document(id=name, text=" ".join(text)))
        for name, text in zip(("one", "given", "given"), texts, strict=True)
    )
    change(made, add, [one, copy])
    assert dateline.open(made).stories == (("given", "one"),)
    change(made, add, [other])
    assert dateline.open(made).stories == ()
    assert_same(made)
