"""Where results are printed.

Guarantees: lines are wrapped and coloured for people only; what goes into a pipe or a file is
plain, with one row a line.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_UNWRAPPED = 10_000  # columns; wider than any row


class Interrupted(Exception):  # noqa: N818 - what happened, and no error
    """Ctrl-C ended a command; the message is what is worth knowing then."""


def make_console() -> Console:
    """Standard output as rich sees it."""
    from rich.console import Console

    class Out(Console):
        """Leaves a closed pipe to the command, which knows that it is no failure."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    width = None if sys.stdout.isatty() else _UNWRAPPED
    return Out(width=width, highlight=False, emoji=False)
