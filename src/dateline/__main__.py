"""The command as a script and as `python -m dateline`.

Guarantees: Ctrl-C is one line from the first moment on, while the command itself is still loading;
the process ends as soon as the command has.
"""

from __future__ import annotations

import gc
import sys

from dateline.core.machine import give_numpy_one_thread


def main() -> None:
    """Run the command and leave the process with its exit code."""
    give_numpy_one_thread()
    try:
        from dateline.cli import main as command
    except KeyboardInterrupt:
        sys.stderr.write("dateline: stopped\n")
        sys.exit(130)
    try:
        command()
    finally:
        # Python would look through all models and tables for what nobody needs: half a second.
        gc.freeze()


if __name__ == "__main__":
    main()
