"""What libraries are kept from doing when they are imported; each in a process of its own."""

from __future__ import annotations

import subprocess
import sys

_ASK = """
import os, socket
seen = []
class Watched(socket.socket):
    def __init__(self, *args, **more):
        seen.append("socket")
        super().__init__(*args, **more)
socket.socket = Watched
before = socket.has_ipv6
{keep}
from urllib3.util import connection
print(os.environ.get("ORT_DISABLE_TELEMETRY"), len(seen), socket.has_ipv6 == before,
      connection.HAS_IPV6 == before)
"""
_KEEP = "from dateline.core.offline import *; report_nothing(); keep_offline()"


def ask(keep):
    """Import urllib3 in a new process, which prints what came of it."""
    done = subprocess.run(
        [sys.executable, "-c", _ASK.format(keep=keep)],
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    return done.stdout.split()


def test_no_socket_is_opened_and_nothing_is_reported():
    """What Python was built for is left as it is, and urllib3 takes it over."""
    assert ask(_KEEP) == ["1", "0", "True", "True"]


def test_without_it_a_socket_is_opened():
    """Otherwise there would be nothing to keep libraries from."""
    telemetry, sockets, *_ = ask("")
    assert telemetry == "None"
    assert int(sockets) > 0


_SPACY = """
import sys
from dateline.core.offline import without_spacy_command
with without_spacy_command():
    import spacy
print(sorted({"requests", "urllib3"} & sys.modules.keys()))
import spacy.cli
print(spacy.info(silent=True)["spacy_version"] == spacy.__version__)
"""


def test_spacy_comes_without_its_command():
    """No client of HTTP comes with it, and who wants the command has it."""
    done = subprocess.run(
        [sys.executable, "-c", _SPACY], check=True, capture_output=True, text=True
    )
    assert done.stdout.split() == ["[]", "True"]
