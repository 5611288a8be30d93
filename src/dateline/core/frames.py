"""Frames between two processes: one byte that says what it is, the length, the content.

Guarantees: a frame is received whole, or the other side is gone. It knows nothing of what is in
them.
"""

from __future__ import annotations

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
