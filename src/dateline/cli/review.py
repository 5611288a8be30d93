"""`dateline review`: look through the least certain decisions, one by one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dateline.cli.arguments import Author, Folder
from dateline.cli.terminal import say

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.workspace.review import Question, Side

_HELP = "y one thing, n two things, u can't be told, s skip, z undo, q quit"


def run(folder: Folder, *, author: Author = None) -> None:
    """Answer whether names are one thing, the most valuable question first.

    Each answer is written to corrections.toml at once, and holds from the next build or look at the
    graph on. Answers may come through a pipe, one a line.
    """
    from dateline import workspace
    from dateline.authority import open_authority
    from dateline.workspace import config, review

    graph = workspace.open(folder)
    with open_authority(config.read_config(folder).authorities) as known:
        todo = review.rank_questions(graph, known)
    done = _ask_questions(folder, todo, author)
    say(f"{done} of {len(todo)} questions answered")


def _ask_questions(folder: Path, todo: list[Question], author: str | None) -> int:
    """Ask until there is nothing left, or nobody answers; returns how many were answered."""
    from dateline.graph import corrections

    past: list[bytes] = []  # what each question before this one has added to the file
    while len(past) < len(todo):
        question = todo[len(past)]
        _print_question(question, len(past) + 1, len(todo))
        letter = _read_answer()
        if letter == "q":
            break
        if letter == "z":
            if past and (added := past.pop()):
                corrections.retract_corrections(folder, added)
        elif letter == "s":
            past.append(b"")
        else:
            past.append(
                corrections.append_corrections(folder, [question.answer(letter, author=author)])
            )
    return sum(1 for added in past if added)


def _read_answer() -> str:
    """The next answer; the end of the input is `q`."""
    while True:
        say(f"[{_HELP}] ", nl=False)
        line = sys.stdin.readline()
        answer = line.strip().lower() if line else "q"
        if not sys.stdin.isatty():
            say(answer)
        if answer[:1] in tuple("ynuszq"):
            return answer[0]


def _print_question(question: Question, number: int, total: int) -> None:
    one = question.decision
    say(
        f"\n{number}/{total}  the machine says {one.judgement}, {one.score:.2f}; "
        f"{question.claims} claims"
    )
    _print_side(question.left)
    _print_side(question.right)
    for reason in one.reasons:
        say(f"  {reason}")


def _print_side(side: Side) -> None:
    say(f"  {side.label}  ({side.where})")
    if side.quote:
        say(f"    “{side.quote}”")
