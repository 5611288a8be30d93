"""Every verb on articles that attack: a terminal obeys none of it, and JSON is JSON."""

from __future__ import annotations

import json
import re
import shutil

import pytest
import typer.main
from tests import hostile

from dateline import cli
from dateline.cli import main
from dateline.graph.corrections import read_corrections

TEXTS = hostile.STORED
# What a terminal obeys, and what turns the letters of a line round.
COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
STYLE = "[bold]loud[/bold]"
NAMES = [text for name, text in TEXTS.items() if len(text) < 500 and name != "nothing"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A graph folder of the attacks that a command line can name."""
    return str(hostile.make_folder(tmp_path_factory.mktemp("hostile") / "graph", NAMES))


@pytest.fixture
def run(capsys):
    """Runs a command; gives its exit code and all that it prints."""

    def call(*arguments):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        printed = capsys.readouterr()
        return left.value.code, printed.out, printed.err

    return call


PRINTING = (
    *(
        ("show",),
        ("show", "NAME"),
        ("show", "--events"),
        ("show", "--stories"),
        ("why", "NAME"),
        ("timeline", "NAME"),
    ),
    *(("neighbors", "NAME"), ("path", "NAME", "Lumen"), ("disputes",), ("ranking",)),
    *(("check",), ("dossier", "NAME"), ("ask", "names-of", "NAME"), ("review",)),
    ("query", "SELECT ?l { ?s skos:prefLabel ?l }"),
)


@pytest.mark.parametrize("verb", PRINTING, ids=" ".join)
def test_a_terminal_obeys_no_text(folder, run, monkeypatch, verb):
    """Whatever is printed of names with commands, they are seen as escapes or not at all."""
    import io

    for name in (TEXTS["terminal"], TEXTS["override"], TEXTS["controls"], STYLE, TEXTS["header"]):
        monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
        given = [name if one == "NAME" else one for one in verb]
        _, out, err = run(given[0], folder, *given[1:])
        assert COMMANDS.findall(out) == []
        assert COMMANDS.findall(err) == []
        if "NAME" not in verb:
            break


WRITING = (
    *(("rename", "NAME", "NEW"), ("retype", "NAME@NAME", "Topic"), ("merge", "NAME", "Lumen")),
    *(("link", "NAME", "https://evil.example/NEW"), ("drop", "NAME", "supports", "Lumen")),
    *(("split", "NAME", "Lumen"), ("forget", "NAME"), ("export", "--to", "TO")),
    ("export", "--around", "NAME", "--to", "TO"),
)


@pytest.mark.parametrize("verb", WRITING, ids=" ".join)
@pytest.mark.parametrize("name", ["terminal", "override"])
def test_verbs_that_write_print_no_command(folder, run, tmp_path, verb, name):
    """Whatever they do with such a name, or refuse; what they write can be read again."""
    own = shutil.copytree(folder, tmp_path / "graph")
    meant = {"NEW": TEXTS["controls"], "TO": str(tmp_path / "a.claims.jsonl")}
    given = [meant.get(one, one.replace("NAME", TEXTS[name])) for one in verb]
    code, out, err = run(given[0], str(own), *given[1:])
    assert (code or 0) in {0, 2}
    assert COMMANDS.findall(out + err) == []
    read_corrections(own)


def test_a_build_prints_no_command(run, tmp_path):
    """Nor does its progress, or what it says of an article that can't be read."""
    for number, text in enumerate(NAMES):
        (tmp_path / f"{number}.json").write_text(
            json.dumps({"text": f"{text} left.", "date": text})
        )
    _, out, err = run("build", str(tmp_path), "--graph", str(tmp_path / "graph"))
    assert COMMANDS.findall((out + err).replace("\r", "")) == []


def test_every_verb_is_tried():
    """Those that aren't show no text of an article: they list, time or serve."""
    tried = {one[0] for one in (*PRINTING, *WRITING)} | {"build"}
    others = {"authority", "evaluate", "mcp", "serve", "stages", "watch"}
    assert typer.main.get_command(cli.app).commands.keys() == tried | others


def test_what_is_escaped_can_be_seen(folder, run):
    """A command shows as what it is; square brackets are no style."""
    _, out, _ = run("show", folder, TEXTS["terminal"])
    assert r"\x1b]0;owned\x07\x1b[2J" in out
    _, out, _ = run("show", folder, TEXTS["style"])
    assert TEXTS["style"] in out


@pytest.mark.parametrize("name", ["terminal", "override", "controls", "lines", "json", "script"])
def test_json_is_the_text_and_no_command(folder, run, name):
    """Escaped for terminals, and the same text for whoever reads it."""
    _, out, _ = run("show", folder, TEXTS[name], "--json")
    assert COMMANDS.findall(out) == []
    assert json.loads(out)["entity"]["label"] == TEXTS[name]


def test_mistakes_are_one_harmless_line(folder, run):
    """A name that nothing has is told with what is near it, which may be an attack."""
    code, _, err = run("show", folder, f"{TEXTS['terminal']} x")
    assert code == 2
    assert COMMANDS.findall(err) == []
    assert err.count("\n") == 1


def test_a_picture_of_too_much_says_what_to_do(folder, run, tmp_path, monkeypatch):
    """The hint names the options that leave less."""
    monkeypatch.setattr("dateline.cli.export._MANY", 10)
    _, _, err = run("export", folder, "--to", str(tmp_path / "a.svg"), str(tmp_path / "a.nt"))
    assert err.count("--around") == 1
