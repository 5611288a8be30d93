"""Pages whose examples are real: their code runs, and what they show is what it gives.

Guarantees: `renew` gives a page back with each output replaced by the real one, so a page is right
when `renew` changes nothing. Code runs in a folder of its own that has the worked examples under
`graphs/` and, built, under `build/`. It doesn't check prose.

What runs: `console` blocks (lines that start with `$`), `pycon` and `python` blocks (a session at
the prompt when they start with `>>>`, else code that shows nothing), and `sparql` blocks that a
`text` block with the answer follows: of the page's own example, elsewhere of the first. All Python
of a page is one session.
"""

from __future__ import annotations

import doctest
import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stdout
from functools import cache, partial
from pathlib import Path

import dateline
from dateline.authority.own import installing
from dateline.reader import TrainedReader

ROOT = Path(__file__).resolve().parents[1]
GRAPHS = ROOT / "graphs"
EXAMPLES = ("police-cooperation", "games-purchase")
BUILT = Path("build")
# Hash of what the trained reader made of the examples' articles where they were written: processors
# round sums differently, so that another one may read a name or a probability otherwise.
READING = ROOT / "tests" / "examples-reading.sha256"
PAGES = (
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *(GRAPHS / name / "README.md" for name in EXAMPLES),
)

_BLOCK = re.compile(r"^```(console|pycon|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_QUESTION = re.compile(r"^```sparql\n(.*?)^```\n\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@cache
def hash_reading() -> str:
    """Hash of what the trained reader makes of the examples' articles on this processor."""
    articles = (path for name in EXAMPLES for path in (GRAPHS / name / "articles").iterdir())
    texts = [path.read_text("utf-8") for path in sorted(articles)]
    read = [TrainedReader.load().read(text) for text in texts]
    return hashlib.sha256(repr(read).encode()).hexdigest() + "\n"


def is_read_alike() -> bool:
    """Whether this processor reads the examples as the one did that they were made on."""
    return READING.exists() and hash_reading() == READING.read_text("utf-8")


def prepare(folder: Path) -> None:
    """Put the worked examples into an empty folder, and build them there."""
    (folder / "graphs").symlink_to(GRAPHS)
    with chdir(folder):
        for name in EXAMPLES:
            graph = dateline.build(f"graphs/{name}/articles", graph=BUILT / name)
            graph.export(BUILT / f"{name}.ttl")


def renew(page: Path, folder: Path) -> str:
    """The page with the outputs that its examples give in a prepared folder."""
    session: dict[str, object] = {"__name__": "page"}
    own = page.parent.name
    example = BUILT / (own if own in EXAMPLES else EXAMPLES[0])

    def run(block: re.Match[str]) -> str:
        language, code = block.groups()
        if language == "console":
            shown = "".join(_console(code))
        elif code.startswith(">>> "):
            shown = "".join(_prompt(code, session, page.name))
        else:
            above = block.string.count("\n", 0, block.start(2))  # so that errors name the line
            exec(compile("\n" * above + code, page.name, "exec", dont_inherit=True), session)
            shown = code
        return f"```{language}\n{shown}```"

    with chdir(folder), _own_data():
        shown = _BLOCK.sub(run, page.read_text("utf-8"))
        return _QUESTION.sub(partial(_answer, example), shown)


@contextmanager
def _own_data() -> Iterator[None]:
    """Keep what a page adds in the folder that it runs in, and out of the user's data."""
    before = dict(os.environ)
    os.environ[installing.VARIABLE] = "data"
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _console(code: str) -> Iterator[str]:
    """Commands with what they print, a blank line before each but the first."""
    tools = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    commands = [line for line in code.splitlines() if line.startswith("$ ")]
    for number, command in enumerate(commands):
        done = subprocess.run(
            command.removeprefix("$ "),
            shell=True, env=tools, text=True, check=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        yield "\n" * (number > 0) + f"{command}\n{_trimmed(done.stdout)}"


def _prompt(code: str, session: dict[str, object], name: str) -> Iterator[str]:
    """A session at the prompt with what it answers; blank lines and comments stay."""
    for part in doctest.DocTestParser().parse(code):
        if isinstance(part, str):
            yield part
            continue
        said = io.StringIO()
        with redirect_stdout(said):
            exec(compile(part.source, name, "single", dont_inherit=True), session)
        first, *rest = part.source.splitlines()
        yield f">>> {first}\n" + "".join(f"... {line}".rstrip() + "\n" for line in rest)
        yield _trimmed(said.getvalue())


def _answer(example: Path, question: re.Match[str]) -> str:
    """A query with the table that answers it."""
    sparql = question[1]
    answer = dateline.open(example).query(sparql).text()
    return f"```sparql\n{sparql}```\n\n```text\n{_trimmed(answer)}```"


def _trimmed(output: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in output.splitlines())
