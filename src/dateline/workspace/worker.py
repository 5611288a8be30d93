"""A process that works on documents: `python -m dateline.workspace.worker`, of `workers.py`.

What goes in are frames: first what makes the work, pickled, then lists of documents; out come an
`Extracted` for each list, in order.

Guarantees: it ends as soon as its standard input does, also amid its work, so that it never
outlives whoever started it; what a plug-in prints is no answer. It opens no graph.
"""

from __future__ import annotations

import os
import pickle
import sys

from dateline.core.frames import listen, send_frame
from dateline.core.interpreter import tune_for_models
from dateline.workspace.workers import DONE, MakeWork


def main() -> None:
    """Work until the input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    # Not `sys.stdin`: Python waits for it when it ends, and the thread never lets go of it.
    given = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    frames = listen(given)
    make: MakeWork = pickle.loads(frames.get())  # noqa: S301 - of the process that started this one
    with tune_for_models(), make() as work:
        while True:
            documents = pickle.loads(frames.get())  # noqa: S301 - the same
            send_frame(answers, DONE, pickle.dumps(work(documents)))


if __name__ == "__main__":
    main()
