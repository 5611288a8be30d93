"""The verbs that read and write corrections, on a graph of the tiny language."""

from __future__ import annotations

import io

import pytest
from tests import rdf_graph
from tests.graph.corrections.common import TEXTS, folder_of

import dateline
from dateline.graph import corrections
from dateline.workspace import config
from dateline.workspace.store import FILE, Store


@pytest.fixture
def folder(tmp_path):
    """A graph folder of the tiny language."""
    return folder_of(tmp_path / "g")


@pytest.fixture
def answer(run, folder, monkeypatch):
    """Review with answers given through a pipe."""

    def call(*letters):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{one}\n" for one in letters)))
        return run("review", folder, "--author", "mk")

    return call


def test_merge_says_what_it_joined(run, folder):
    """Two nodes are one; who said so and why is in the file, and `why` tells it."""
    done = run("merge", folder, "Orbit", "Orbital", "--author", "mk", "--note", "one firm")
    assert done.code == 0
    assert done.out == (
        "“Orbit” and “Orbital” are one thing now: "
        "organization/orbit (6 mentions in 4 articles, 4 claims)\n"
    )
    told = run("why", folder, "Orbit", "Orbital")
    assert told.out.startswith("one thing\n1. correction: same “Orbit”, “Orbital” (mk ")
    assert "“one firm”" in told.out


def test_split_takes_names_in_articles(run, folder):
    """One name in two articles becomes two nodes, each listed with its size."""
    done = run("split", folder, "Ann Ode@0.txt", "Ann Ode@4.txt")
    assert done.code == 0
    assert "“Ann Ode” in 0.txt and “Ann Ode” in 4.txt are two things now:" in done.out
    assert done.out.count("person/ann-ode-") == 2


def test_rename_link_and_drop_say_what_they_touch(run, folder):
    """Each prints the thing with its mentions and claims, or what is left out."""
    done = run("rename", folder, "Orbit", "Orbit Inc")
    assert done.out.startswith("“Orbit” is shown as “Orbit Inc”: organization/orbit (5 mentions")
    done = run("link", folder, "Orbit Inc", "https://firms.example/7")
    assert "is linked to https://firms.example/7: organization/orbit-firms-example-7" in done.out
    done = run("link", folder, "Lumen", "Q884", "--remove")
    assert "“Lumen” isn't linked to Q884: organization/lumen" in done.out
    done = run("drop", folder, "Orbit", "supports", "Ben Orr")
    assert done.out == "left out: 1 claim with 1 quote\n"
    assert dateline.open(folder).unmet == ()
    assert run("check", folder, "--no-shapes").code == 0


def test_retype_says_what_is_left_out(run, folder):
    """A thing of another kind has another id, and what can't be said of such a thing is counted."""
    done = run("retype", folder, "Orbit", "Company", "--author", "mk")
    assert (done.code, done.out) == (
        0,
        "“Orbit” is of the kind Company: organization/orbit (5 mentions in 3 articles, 4 claims)\n",
    )
    done = run("retype", folder, "Ben Orr", "Topic")
    assert done.out.startswith("“Ben Orr” is of the kind Topic: topic/ben-orr (")
    assert done.out.splitlines()[1] == "left out, since they can't be said of it: 2 claims"
    assert [one.verb for one in corrections.read_corrections(folder)] == ["retype", "retype"]
    assert dateline.open(folder).entity("Orbit").kind == "Company"
    assert run("check", folder, "--no-shapes").code == 0


def test_show_says_who_changed_a_claim(run, folder):
    """A claim that a person changed has its origin beside it."""
    values = {"subject": "Ben Orr", "predicate": "head_of", "object": "Orbit", "when": "2019/.."}
    dateline.correct(folder, do="change", author="mk", **values)
    done = run("show", folder, "Ben Orr")
    assert "Ben Orr head of Orbit  2019/..  corrections/mk!verbs@1" in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("merge", "Orbit", "Atlantis"), "nothing called 'Atlantis'"),
        (("split", "Ann Ode", "Ann Ode"), "by article or quote"),
        (("rename", "Ann Ode@9.txt", "X"), "no article"),
        (("link", "Orbit", "seven"), "is no id or IRI"),
        (("link", "Orbit", "javascript:alert(1)"), "is no id or IRI"),
        (("retype", "Orbit", "Firm"), "no kind 'Firm'"),
        (("retype", "Atlantis", "Company"), "nothing called 'Atlantis'"),
        (("drop", "Orbit", "likes", "Lumen"), "no predicate 'likes'"),
        (("drop", "Orbit", "head_of", "Lumen"), "no article says so"),
        (("why", "Orbit", "Atlantis"), "nothing called 'Atlantis'"),
    ],
)
def test_what_can_not_be_done_is_one_line(run, folder, arguments, said):
    """What matches nothing is wrong usage, told in one line, and nothing is written."""
    before = (folder / config.CORRECTIONS).read_bytes()
    verb, *rest = arguments
    done = run(verb, folder, *rest)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1
    assert (folder / config.CORRECTIONS).read_bytes() == before


def test_what_is_ambiguous_lists_the_candidates(run, folder):
    """Of a name that several things have, each is listed with its id and article."""
    run("split", folder, "Ann Ode@0.txt", "Ann Ode@4.txt")
    done = run("merge", folder, "Ann Ode", "Ben Orr")
    assert done.code == 2
    assert done.err.count("person/ann-ode-") == 2
    assert "name@article" in done.err


def test_review_writes_each_answer_at_once(answer, folder):
    """Yes and no are entries, skipped questions none; the end of the input is the end."""
    done = answer("y", "s", "n")
    assert done.code == 0
    assert done.out.endswith("2 of 4 questions answered\n")
    made = corrections.read_corrections(folder)
    assert [one.verb for one in made] == ["same", "different"]
    assert {one.author for one in made} == {"mk"}
    assert dateline.open(folder).unmet == ()


def test_review_undoes(answer, folder):
    """The last answer is taken back and asked again, a skipped one too; quitting ends it."""
    before = (folder / config.CORRECTIONS).read_bytes()
    done = answer("y", "z", "what", "u", "z", "s", "z", "z", "q")
    assert "0 of" in done.out
    assert (folder / config.CORRECTIONS).read_bytes() == before


def test_review_shows_both_sides(answer):
    """A question has both names with their articles, the words, the score and the reasons."""
    done = answer("q")
    assert "the machine says same, 0.90" in done.out
    assert f"“{TEXTS[0].partition('. ')[0]}.”" in done.out
    assert "  test\n" in done.out


def test_a_broken_file_is_one_line(run, folder):
    """A mistake in the file stops every verb, with file and entry named, before any work."""
    with (folder / config.CORRECTIONS).open("a") as file:
        file.write("[[correction]]\ndo = 'rename'\nthing = 'Orbit'\ntoo = 'X'\n")
    (folder.parent / "x.txt").write_text("Kenya and Norway signed a treaty.")
    build = ("build", folder.parent / "x.txt", "--graph", folder)
    for command in (("show", folder), build, ("review", folder)):
        done = run(*command)
        assert "corrections.toml: entry 1: " in done.err
        assert done.code == 2
        assert done.err.count("\n") == 1


def test_words_in_a_role_are_dropped(run, tmp_path):
    """They name nothing in the graph, and a claim ends at them all the same."""
    made, folder = rdf_graph.records(), tmp_path / "words"
    folder.mkdir()
    config.create_files(folder)
    with Store(folder / FILE) as store:
        store.add(made.documents, made.mentions.values(), made.claims, version="1")
        store.replace_decisions(made.decisions, by="me")
    assert run("drop", folder, "attacked", "actor", "two crews").out == (
        "left out: 1 claim with 1 quote\n"
    )
    assert "nothing" in run("drop", folder, "attacked", "actor", "ten crews").err
