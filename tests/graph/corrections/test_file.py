from __future__ import annotations

import subprocess
import sys
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.errors import ConfigError
from dateline.graph.corrections import (
    append_corrections,
    lock_corrections,
    parse_correction,
    read_corrections,
    remove_corrections,
    retract_corrections,
)
from dateline.graph.corrections.file import render_correction
from dateline.workspace import config

RENAME = {"do": "rename", "thing": "X", "to": "Y", "note": "n", "author": "mk"}
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


def write(folder, text):
    (folder / config.CORRECTIONS).write_bytes(text.encode())


@given(TEXT, TEXT, TEXT)
def test_what_is_written_is_read_back(name, note, article):
    """Any text of any entry survives the way through the file."""
    raw = {
        "do": "same",
        "things": [{"name": name}, {"name": "B", "article": article}],
        "note": note,
        "date": "2026-11-25",
    }
    entry = parse_correction(raw)
    (back,) = tomllib.loads(render_correction(entry))["correction"]
    assert parse_correction(back) == entry


def test_a_folder_without_the_file_has_none(tmp_path):
    """No file is no correction, and the first one makes it."""
    assert read_corrections(tmp_path) == ()
    append_corrections(tmp_path, [parse_correction(RENAME)])
    assert read_corrections(tmp_path) == (parse_correction(RENAME),)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_adding_leaves_the_rest_as_it_is(tmp_path, newline):
    """Comments, layout and line ends stay, byte for byte, and so they do when it is taken back."""
    text = "# mine\n\n[[correction]]   # the first\ndo='rename'\nthing  =  'A'\nto = 'B' # end"
    before = text.replace("\n", newline).encode()
    (tmp_path / config.CORRECTIONS).write_bytes(before)
    added = append_corrections(
        tmp_path, [parse_correction(RENAME), parse_correction({**RENAME, "to": "Z"})]
    )
    after = (tmp_path / config.CORRECTIONS).read_bytes()
    assert after.startswith(before)
    assert b"\n" not in after.replace(newline.encode(), b"") or newline == "\n"
    assert [one.to for one in read_corrections(tmp_path)] == ["B", "Y", "Z"]
    retract_corrections(tmp_path, added)
    assert (tmp_path / config.CORRECTIONS).read_bytes() == before
    left = {one.name for one in tmp_path.iterdir()}
    assert left == {config.CORRECTIONS, ".corrections.toml.lock"}


def test_only_the_last_entry_can_be_taken_back(tmp_path):
    """When somebody wrote meanwhile, nothing is taken away."""
    added = append_corrections(tmp_path, [parse_correction(RENAME)])
    append_corrections(tmp_path, [parse_correction({**RENAME, "to": "Z"})])
    with pytest.raises(ConfigError, match="somebody else"):
        retract_corrections(tmp_path, added)
    assert len(read_corrections(tmp_path)) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "[[correction]]\ndo = 'rename'\nthing = 'A'\nto = 'B'\n[[correction]]\ndo = 'x'",
            "entry 2",
        ),
        ("[correction]\ndo = 'rename'", "double brackets"),
        ("[[corrections]]\ndo = 'rename'", "no key 'corrections'"),
        ("do = ", "Invalid value"),
    ],
)
def test_an_error_names_file_and_entry(tmp_path, text, said):
    """What can't be read is told with the place, and nothing is added to it."""
    write(tmp_path, text)
    for attempt in (
        lambda: read_corrections(tmp_path),
        lambda: append_corrections(tmp_path, [parse_correction(RENAME)]),
    ):
        with pytest.raises(ConfigError) as caught:
            attempt()
        assert said in str(caught.value)
        assert config.CORRECTIONS in str(caught.value)
    assert (tmp_path / config.CORRECTIONS).read_text() == text


def test_entries_in_one_line_are_not_added_to(tmp_path):
    """TOML allows no table after an array of that name; the error says what to do."""
    write(tmp_path, "correction = [{do = 'rename', thing = 'A', to = 'B'}]\n")
    assert len(read_corrections(tmp_path)) == 1
    with pytest.raises(ConfigError, match=r"write its entries as \[\[correction\]\]"):
        append_corrections(tmp_path, [parse_correction(RENAME)])


def test_processes_that_write_at_once_lose_nothing(tmp_path):
    """Each of several writers waits for the others, between reading the file and writing it."""
    script = """
import sys
from pathlib import Path
from dateline.graph.corrections import append_corrections, parse_correction
for number in range(10):
    entry = {"do": "rename", "thing": f"{sys.argv[2]} {number}", "to": "Y"}
    append_corrections(Path(sys.argv[1]), [parse_correction(entry)])
"""
    writers = [
        subprocess.Popen([sys.executable, "-c", script, tmp_path, name]) for name in ("A", "B", "C")
    ]
    assert [one.wait() for one in writers] == [0, 0, 0]
    expected = {f"{name} {number}" for name in ("A", "B", "C") for number in range(10)}
    assert {one.thing for one in read_corrections(tmp_path)} == expected
    assert len(read_corrections(tmp_path)) == len(expected)


def test_a_lock_may_be_held_around_a_writer(tmp_path):
    """Whoever reads, decides and then writes holds the file for all of it."""
    with lock_corrections(tmp_path):
        append_corrections(tmp_path, [parse_correction(RENAME)])
    assert read_corrections(tmp_path) == (parse_correction(RENAME),)


FIRST, SECOND = ({"do": "forget", "articles": [one]} for one in ("a", "b"))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_entry_can_be_taken_out(tmp_path, newline):
    """Wherever it stands; comments and the other entries stay byte for byte."""
    head = "# about a" + newline
    one = f'[[correction]]{newline}do = "forget"{newline}articles = ["a"]{newline}'
    remark = f"{newline}# about b{newline}"
    two = f'[[ correction ]] # here{newline}do = "forget"{newline}articles = ["b"]'
    write(tmp_path, head + one + remark + two)
    remove_corrections(tmp_path, [parse_correction(FIRST)])
    assert (tmp_path / config.CORRECTIONS).read_bytes() == (head + remark + two).encode()
    remove_corrections(tmp_path, [parse_correction(SECOND)])
    assert (tmp_path / config.CORRECTIONS).read_bytes() == (head + remark).encode()
    assert read_corrections(tmp_path) == ()


@pytest.mark.parametrize(
    "text",
    [
        'correction = [{do = "forget", articles = ["a"]}]',
        '[[correction]]\ndo = "forget"\narticles = ["a"]\nnote = """\n[[correction]]\n"""\n',
    ],
)
def test_entries_that_cannot_be_told_apart_stay(tmp_path, text):
    """Better no change than a wrong one."""
    write(tmp_path, text)
    with pytest.raises(ConfigError, match="take the entry out by hand"):
        remove_corrections(tmp_path, read_corrections(tmp_path))
    assert (tmp_path / config.CORRECTIONS).read_text() == text
