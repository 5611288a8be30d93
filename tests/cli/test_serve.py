"""The verb that serves: its address, its end, and what it can't do."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from urllib.request import urlopen

import pytest
from tests.explore import story

from dateline.explore.running import bind


@pytest.fixture
def folder(tmp_path):
    """A graph folder made by hand."""
    return story.make_folder(tmp_path / "graph")


@pytest.fixture
def command(folder):
    """The command, running."""
    arguments = ["serve", str(folder), "--port", "0", "--no-open"]
    with subprocess.Popen(
        [sys.executable, "-m", "dateline", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        yield running
        running.kill()


def test_it_prints_its_address_and_answers_until_ctrl_c(command):
    """One line on standard output, on this machine alone; Ctrl-C ends it without a traceback."""
    address, _, hint = command.stdout.readline().partition(" ")
    assert hint == "(Ctrl-C to stop)\n"
    assert address.startswith("http://127.0.0.1:")
    with urlopen(f"{address}api/graph") as answer:
        assert json.load(answer)["counts"]["articles"] == 3
    command.send_signal(signal.SIGINT)
    assert command.wait(timeout=20) == 130
    assert command.stderr.read() == "dateline: stopped\n"


def test_it_opens_its_page_in_the_browser(folder, tmp_path):
    """In the one that the user has chosen, unless it is told not to."""
    seen, browser = tmp_path / "seen", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {seen}.part && mv {seen}.part {seen}\n')
    browser.chmod(0o755)
    with subprocess.Popen(
        [sys.executable, "-m", "dateline", "serve", str(folder), "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "BROWSER": f"{browser} %s"},
    ) as running:
        address = running.stdout.readline().partition(" ")[0]
        while not seen.exists():
            assert running.poll() is None
        assert seen.read_text() == f"{address}\n"
        running.kill()


def test_a_port_that_is_taken_is_one_line(run, folder):
    """With what to do; exit code 2."""
    with bind(0) as listening:
        port = listening.getsockname()[1]
        done = run("serve", folder, "--no-open", "--port", port)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"dateline: port {port} is taken; give another with --port, or 0 for any\n"


def test_a_folder_that_is_no_graph_is_one_line(run, tmp_path):
    """Before any port is taken."""
    done = run("serve", tmp_path / "none", "--no-open", "--port", "0")
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
