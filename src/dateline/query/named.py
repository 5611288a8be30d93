"""Named queries: SPARQL in a file, with a head that says what it asks and what it must be told.

A file `who-held.rq` is the query `who-held`. Its first lines are comments:

    # Who held a post, from when to when?
    #
    # param post: things Position; the post, or a part of its name
    # param at: date, optional; only those who held it then
    # sample: "commissioner general" --at 2023-09-01

and the query uses `$post`. Those that come with Dateline are in `pack/`; users have theirs in the
folder `queries` of a graph folder, and one of theirs takes the place of ours of the same name.

Guarantees: a head that isn't of this form is an error with its file and line. It asks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from dateline.core.errors import QueryError
from dateline.core.text import nearest
from dateline.graph import filters

TYPES = ("thing", "things", "text", "date", "number", "kind", "predicate", "stance", "event_type")
FOLDER = "queries"  # in a graph folder

_ENDING = ".rq"
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_PARAMETER = re.compile(
    r"param (?P<name>[a-z][a-z0-9_]*): (?P<type>[a-z_]+)(?: (?P<kind>[A-Z]\w*))?"
    r"(?P<optional>, optional)?; (?P<about>.+)"
)
_SAMPLE = "sample:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a named query must, or may, be told.

    Attributes:
        name: as the query has it behind its `$`.
        type: one of `TYPES`.
        kind: of a thing or of things, the kind that they must be of; None for any.
        optional: whether it may be left out.
        about: what it is, for people.
    """

    name: str
    type: str
    kind: str | None
    optional: bool
    about: str

    @property
    def option(self) -> str:
        """What it is called on the command line, without the dashes."""
        return self.name.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A query with a name.

    Attributes:
        name: what it is asked by.
        about: what it asks, for people.
        parameters: in the order in which they may be given without their names.
        sample: what stands behind its name on the command line, in an example.
        sparql: the query, with `$` before its parameters.
        path: the user's file that it is from, None for those that come with Dateline.
    """

    name: str
    about: str
    parameters: tuple[Parameter, ...]
    sample: str
    sparql: str
    path: Path | None = None


def list_queries(folder: Path | None = None) -> list[NamedQuery]:
    """All named queries, sorted by name: those that come with Dateline, and a graph's own.

    Args:
        folder: a graph folder, whose `queries` are added; None for none.

    Raises:
        QueryError: a file can't be read, or its head isn't as it must be.
    """
    found = {one.name: one for one in _shipped_queries()}
    found.update((one.name, one) for one in _own_queries(folder))
    return [found[name] for name in sorted(found)]


def find_query(name: str, folder: Path | None = None) -> NamedQuery:
    """A query by its name.

    Raises:
        QueryError: there is none of the name, or its file isn't as it must be.
    """
    own = None if folder is None else folder / FOLDER / f"{name}{_ENDING}"
    if own is not None and _NAME.fullmatch(name) and own.is_file():
        return _read_own(own)  # whatever may be wrong with others
    known = {one.name: one for one in _shipped_queries()}
    if name not in known:
        known |= {one.name: one for one in _own_queries(folder)}
        near = ", ".join(nearest(name, known))
        hint = f"near it: {near}" if near else "list them with `dateline ask --list`"
        message = f"no query is named {name!r}; {hint}"
        raise QueryError(message)
    return known[name]


def parse_query(name: str, text: str, *, path: Path | None = None) -> NamedQuery:
    """Read a query with its head.

    Args:
        name: what it is asked by.
        text: what is in its file.
        path: the file, for messages; None for one that comes with Dateline.

    Raises:
        QueryError: the head isn't as it must be.
    """
    about: list[str] = []
    parameters: list[Parameter] = []
    sample = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            break
        said = line.lstrip("#").strip()
        if said.startswith("param "):
            parameters.append(_read_parameter(said, f"{path or name}, line {number}"))
        elif said.startswith(_SAMPLE):
            sample = said.removeprefix(_SAMPLE).strip()
        elif not parameters and said:
            about.append(said)
    if not about:
        message = f"{path or name}: says nothing of what it asks; begin with a line `# Who …?`"
        raise QueryError(message)
    return NamedQuery(
        name=name,
        about=" ".join(about),
        parameters=tuple(parameters),
        sample=sample,
        sparql=text,
        path=path,
    )


def _read_parameter(said: str, where: str) -> Parameter:
    match = _PARAMETER.fullmatch(said)
    form = "param NAME: TYPE KIND, optional; WHAT"
    if match is None:
        message = f"{where}: {said!r} is no parameter; write it like `# {form}`"
        raise QueryError(message)
    if match["type"] not in TYPES:
        message = f"{where}: no type {match['type']!r}; the types are {', '.join(TYPES)}"
        raise QueryError(message)
    if match["kind"] is not None:
        filters.kinds_below(match["kind"])
    return Parameter(
        name=match["name"],
        type=match["type"],
        kind=match["kind"],
        optional=match["optional"] is not None,
        about=match["about"],
    )


@cache
def _shipped_queries() -> tuple[NamedQuery, ...]:
    files = resources.files("dateline.query").joinpath("pack").iterdir()
    return tuple(
        parse_query(file.name.removesuffix(_ENDING), file.read_text(encoding="utf-8"))
        for file in sorted(files, key=lambda one: one.name)
        if file.name.endswith(_ENDING)
    )


def _own_queries(folder: Path | None) -> Iterable[NamedQuery]:
    if folder is None:
        return
    yield from map(_read_own, sorted((folder / FOLDER).glob(f"*{_ENDING}")))


def _read_own(path: Path) -> NamedQuery:
    name = path.name.removesuffix(_ENDING)
    if _NAME.fullmatch(name) is None:
        message = f"{path}: a query's name has small letters, figures and hyphens; rename it"
        raise QueryError(message)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it isn't text in UTF-8"
        message = f"{path}: can't be read: {why}"
        raise QueryError(message) from error
    return parse_query(name, text, path=path)
