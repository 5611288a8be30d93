"""The command as a script and as `python -m dateline`.

Guarantees: Ctrl-C is one line from the first moment on, while the command itself is still loading.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command and leave the process with its exit code."""
    try:
        from dateline.cli import main as command
    except KeyboardInterrupt:
        sys.stderr.write("dateline: stopped\n")
        sys.exit(130)
    command()


if __name__ == "__main__":
    main()
