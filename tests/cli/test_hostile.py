"""Every verb on articles that attack: a terminal obeys none of it, and JSON is JSON."""

from __future__ import annotations

import json
import re

import pytest
from tests import hostile

from dateline.cli import main

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


@pytest.mark.parametrize(
    "verb",
    [
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
    ],
    ids=" ".join,
)
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
