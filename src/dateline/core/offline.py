"""What libraries do unasked when they are imported, and are kept from here.

Guarantees: importing spaCy, trafilatura and onnxruntime so opens no socket, and reports to nobody.
It can't undo what was done when one of them was imported before, by somebody else.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

_COMMAND = ("spacy.cli", "spacy.cli.info")


def report_nothing() -> None:
    """Keep onnxruntime to itself: call it before importing it.

    It reports to its maker what is run from release 1.29 on, and keeps a device id in the user's
    folder, unless a variable is set. (We ask for an older release; people may have another.)
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"


@cache
def keep_offline() -> None:
    """Keep urllib3 to itself: call it before importing trafilatura, which brings it along.

    It opens a socket to see if this machine knows IPv6; it is told what Python was built for.
    """
    known = socket.has_ipv6
    socket.has_ipv6 = False
    try:
        from urllib3.util import connection
    except ImportError:  # then nobody can ask it either
        return
    finally:
        socket.has_ipv6 = known
    connection.HAS_IPV6 = known


@contextmanager
def without_spacy_command() -> Iterator[None]:
    """Import spaCy in the block without its command, which brings clients of HTTP and takes 0.1 s.

    Whoever asks for it afterwards has it, and `spacy.info` as well.
    """
    if "spacy" in sys.modules:
        yield
        return
    sys.modules.update({name: ModuleType(name) for name in _COMMAND})
    vars(sys.modules[_COMMAND[-1]])["info"] = _tell_of_spacy
    try:
        yield
    finally:
        for name in _COMMAND:
            del sys.modules[name]


def _tell_of_spacy(*args: Any, **options: Any) -> Any:
    return import_module(_COMMAND[-1]).info(*args, **options)
