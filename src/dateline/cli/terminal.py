"""Where results are printed.

Guarantees: lines are wrapped and coloured for people only; what goes into a pipe or a file is
plain, with one row a line. No text is a command to the terminal, whoever wrote it: what is said to
people goes through `say`, or through `printing.escape_markup`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from dateline.core.characters import to_terminal

if TYPE_CHECKING:
    from rich.console import Console

_UNWRAPPED = 10_000  # columns; wider than any row


class Interrupted(Exception):  # noqa: N818 - what happened, and no error
    """Ctrl-C ended a command; the message is what is worth knowing then."""


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print a text for people, none of which a terminal obeys."""
    typer.echo(to_terminal(text), err=err, nl=nl)


def write_out(text: str) -> None:
    """Print what programs may read: as it is into a pipe or a file, harmless on a terminal."""
    if sys.stdout.isatty():
        text = to_terminal(text)
    typer.echo(text, nl=False)


def make_console() -> Console:
    """Standard output as rich sees it."""
    from rich.console import Console

    class Out(Console):
        """Leaves a closed pipe to the command, which knows that it is no failure."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    width = None if sys.stdout.isatty() else _UNWRAPPED
    return Out(width=width, highlight=False, emoji=False)
