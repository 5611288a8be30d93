"""`dateline watch`, as a service runs it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys

STORY = "Kenya signed an agreement with Japan in Nairobi on 3 May 2019."


def test_articles_are_added_as_they_come_until_it_is_stopped(tmp_path):
    """Each look that found something is a line, and the service manager knows it."""
    folder, graph = tmp_path / "in", tmp_path / "graph"
    folder.mkdir()
    manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    manager.bind(str(tmp_path / "notify"))
    manager.settimeout(120)
    environment = {**os.environ, "NOTIFY_SOCKET": str(tmp_path / "notify"), "PYTHONUNBUFFERED": "1"}
    asked = [sys.executable, "-m", "dateline", "watch", str(folder), "--graph", str(graph)]
    with subprocess.Popen(
        [*asked, "--every", "1"], stdout=subprocess.PIPE, text=True, env=environment
    ) as running:
        assert running.stdout is not None
        try:
            assert "watching" in running.stdout.readline()
            assert manager.recv(4096).startswith(b"READY=1\nSTATUS=watching")
            (folder / "a.txt").write_text(STORY)
            os.utime(folder / "a.txt", (0, 0))
            line = running.stdout.readline()
            assert line.endswith("added 1, 0 known already; the graph has 1 documents\n")
            running.send_signal(signal.SIGTERM)
            assert "stopped" in running.stdout.read()
        finally:
            running.kill()
    assert running.returncode == 0
    assert (graph / "graph.duckdb").exists()
    told = manager.recv(4096)
    assert told.startswith(b"WATCHDOG=1")
    manager.close()


def test_what_cannot_be_watched_is_one_line(tmp_path, run):
    """Before anything is waited for."""
    done = run("watch", "-", "--graph", str(tmp_path / "graph"))
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert "standard input can't be watched" in done.err
