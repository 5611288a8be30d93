"""The `dateline` command: one verb a file, each parsing, calling one function, printing.

Guarantees: results go to stdout, progress and errors to stderr; an error is one line; the exit code
is 0 when all went well, 1 when something was found or failed, 2 when the command can't be done as
it was given. Nothing heavy is imported before a verb needs it.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from types import TracebackType
from typing import Annotated, cast

import typer

from dateline.cli import (
    ask,
    authority,
    build,
    check,
    disputes,
    dossier,
    drop,
    evaluate,
    export,
    forget,
    link,
    mcp,
    merge,
    neighbors,
    path,
    query,
    ranking,
    rename,
    retype,
    review,
    serve,
    show,
    split,
    stages,
    timeline,
    watch,
    why,
)
from dateline.cli.terminal import Interrupted
from dateline.core.characters import to_terminal
from dateline.core.errors import DatelineError

_INTERRUPTED = 130  # what a shell says of a command that Ctrl-C ended

# Typer brings its own copy of click in some versions and uses the installed one in others.
_UsageError = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[1])

app = typer.Typer(
    name="dateline",
    help="Turn news articles into a knowledge graph in which every fact shows its words.",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Add --debug to any command to see where an error came from.",
)
for verb in (
    build,
    watch,
    show,
    query,
    ask,
    neighbors,
    path,
    timeline,
    disputes,
    ranking,
    export,
    dossier,
    serve,
    mcp,
    check,
    why,
    review,
    merge,
    split,
    rename,
    retype,
    link,
    drop,
    forget,
    evaluate,
    stages,
):
    settings = getattr(verb, "SETTINGS", None)
    app.command(name=verb.__name__.rsplit(".", 1)[-1], context_settings=settings)(verb.run)
app.add_typer(authority.app, name="authority")


def _print_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it
    """Print the version, if it was asked for, and do nothing else."""
    if asked:
        from importlib.metadata import version

        typer.echo(f"dateline {version('dateline')}")
        raise typer.Exit


@app.callback()
def _declare_options(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Declare what stands before a verb."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave the process with its exit code.

    Args:
        arguments: what follows the command's name; taken from the process when None.
    """
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    debug = "--debug" in given
    if not debug:
        sys.excepthook = _print_one_line
    try:
        # Not by calling `app`: that puts typer's own hook, a traceback, in the place of ours.
        command = typer.main.get_command(app)
        rest = [one for one in given if one != "--debug"]
        code = command.main(rest, prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()  # here, where it can still be said that it failed
        if code == _INTERRUPTED:  # which typer makes of Ctrl-C
            _print_error("stopped")
    except (typer.Abort, Interrupted, _UsageError, DatelineError, OSError) as error:
        code = _report_failure(error, debug=debug)
    sys.exit(code)


def _report_failure(error: Exception, *, debug: bool) -> int:
    """Say in one line why a command can't be done, or in full to who wants to mend it.

    Returns:
        The exit code.
    """
    if isinstance(error, BrokenPipeError):  # whoever reads our output has seen enough
        _drop_output()
        return 0
    if isinstance(error, typer.Abort | Interrupted):
        _print_error(str(error) or "stopped")
        return _INTERRUPTED
    if debug:
        traceback.print_exception(error)
    elif isinstance(error, _UsageError):
        _print_error(f"{error.format_message().rstrip('.')}; see `dateline --help`")
    elif isinstance(error, OSError):
        what = "the output" if error.filename is None else error.filename
        _print_error(f"{what}: {error.strerror}; make room, or choose another place")
        _drop_output()
    else:
        _print_error(str(error))
    return 2


def _drop_output() -> None:
    """Keep Python from flushing what is left into nowhere when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_one_line(
    kind: type[BaseException], error: BaseException, _: TracebackType | None
) -> None:
    """Report an error of ours in one line; the interpreter then exits with 1."""
    if issubclass(kind, KeyboardInterrupt):
        _print_error("stopped")
        return
    _print_error(f"unforeseen {kind.__name__}: {error}; add --debug to see where")


def _print_error(message: str) -> None:
    sys.stderr.write(f"dateline: {to_terminal(' '.join(message.split()))}\n")
