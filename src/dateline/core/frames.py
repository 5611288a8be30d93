"""Frames between two processes: one byte that says what it is, the length, the content.

Guarantees: a frame is received whole, or the other side is gone. It knows nothing of what is in
them.
"""

from __future__ import annotations

import os
from queue import SimpleQueue
from threading import Thread
from typing import IO

_LENGTH = 8  # bytes of a frame's length


def send_frame(out: IO[bytes], kind: bytes, content: bytes) -> None:
    """Write a frame."""
    out.write(kind + len(content).to_bytes(_LENGTH, "big"))
    out.write(content)
    out.flush()


def receive_frame(source: IO[bytes]) -> tuple[bytes, bytes]:
    """Read a frame.

    Raises:
        EOFError: the other side is gone.
    """
    head = source.read(1 + _LENGTH)
    length = int.from_bytes(head[1:], "big")
    content = source.read(length) if len(head) == 1 + _LENGTH else b""
    if len(head) <= _LENGTH or len(content) < length:
        raise EOFError
    return head[:1], content


def listen(source: IO[bytes]) -> SimpleQueue[bytes]:
    """The contents of frames, as they come in; at their end, the process is ended.

    That is done by a thread, whatever else the process is doing, so that it never outlives whoever
    started it.
    """
    frames: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_pass_on, args=(source, frames), daemon=True).start()
    return frames


def _pass_on(source: IO[bytes], frames: SimpleQueue[bytes]) -> None:
    try:
        while True:
            frames.put(receive_frame(source)[1])
    except EOFError:
        os._exit(0)
