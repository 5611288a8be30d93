from __future__ import annotations

import io

import pytest

from dateline.core.frames import receive_frame, send_frame


def test_frames_come_as_they_went():
    """A frame that was sent is received, and half of one is an end."""
    wire = io.BytesIO()
    send_frame(wire, b"J", b"one")
    send_frame(wire, b"E", b"")
    whole = wire.getvalue()
    wire.seek(0)
    assert receive_frame(wire) == (b"J", b"one")
    assert receive_frame(wire) == (b"E", b"")
    for cut in (0, 4, 11):
        with pytest.raises(EOFError):
            receive_frame(io.BytesIO(whole[:cut]))
