"""The options that choose a part of a graph, for every verb that reads one.

A verb whose function takes `view` is decorated with `takes_view`: it then has all of these options,
and gets what they say as one value, to apply to the graph.

Guarantees: they are called, and mean, the same everywhere. It filters nothing; `graph/` does.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from dateline.core.errors import QueryError

if TYPE_CHECKING:
    from dateline.graph.view import GraphView

Graph = TypeVar("Graph", bound="GraphView")

_Names = list[str] | None
_OPTIONS: dict[str, Any] = {
    "around": Annotated[
        _Names,
        typer.Option(metavar="NAME", help="Only what is near this thing. Repeat for more."),
    ],
    "hops": Annotated[
        int | None,
        typer.Option(metavar="N", min=0, help="Most steps from it; 1 if not given."),
    ],
    "kinds": Annotated[
        _Names, typer.Option(metavar="KINDS", help="Only things of these: Person,Organization.")
    ],
    "predicates": Annotated[
        _Names, typer.Option(metavar="NAMES", help="Only claims by these: works_for,head_of.")
    ],
    "stances": Annotated[
        _Names,
        typer.Option(metavar="NAMES", help="Only claims that stand so: asserted,reported."),
    ],
    "sources": Annotated[
        _Names,
        typer.Option(metavar="NAMES", help="Only what these outlets, domains or articles say."),
    ],
    "since": Annotated[
        str | None, typer.Option(metavar="DATE", help="Only what may be of this day or later.")
    ],
    "until": Annotated[
        str | None, typer.Option(metavar="DATE", help="Only what may be of this day or earlier.")
    ],
    "at": Annotated[
        str | None, typer.Option(metavar="DATE", help="Only what held or happened on this day.")
    ],
    "min_sources": Annotated[
        int, typer.Option(metavar="N", min=1, help="Least number of independent articles.")
    ],
    "min_confidence": Annotated[
        float, typer.Option(metavar="P", min=0, max=1, help="Least confidence, 0 to 1.")
    ],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the options say; see `GraphView.subgraph`."""

    around: _Names = None
    hops: int | None = None
    kinds: _Names = None
    predicates: _Names = None
    stances: _Names = None
    sources: _Names = None
    since: str | None = None
    until: str | None = None
    at: str | None = None
    min_sources: int = 1
    min_confidence: float = 0.0

    def apply(self, graph: Graph) -> Graph:
        """The part of a graph that the options leave; all of it where none is given.

        Raises:
            OntologyError: a kind, predicate, stance or date that is none.
            QueryError: a thing or source isn't there, or there are steps and nothing in the middle.
        """
        if self == View():
            return graph
        if self.hops is not None and not self.around:
            message = "--hops counts steps from a thing; name it with --around"
            raise QueryError(message)
        chosen = graph if self.at is None else graph.at(self.at)
        return chosen.subgraph(
            around=self.around or (),
            hops=1 if self.hops is None else self.hops,
            kinds=_split(self.kinds),
            predicates=_split(self.predicates),
            stances=_split(self.stances),
            sources=_split(self.sources),
            since=self.since,
            until=self.until,
            min_sources=self.min_sources,
            min_confidence=self.min_confidence,
        )

    def hand_over(self, names: Iterable[str]) -> tuple[dict[str, str], View]:
        """The values of options that the verb has itself, as it was given them, and the rest.

        Args:
            names: what these are called.
        """
        default = View()
        given = {
            name: value
            for name in names
            if (value := getattr(self, name, None)) != getattr(default, name, None)
        }
        values = {
            name: ",".join(value) if isinstance(value, list) else str(value)
            for name, value in given.items()
        }
        return values, replace(self, **{name: getattr(default, name) for name in given})


def takes_view(run: Callable[..., None], *, but: Iterable[str] = ()) -> Callable[..., None]:
    """Give a verb the options of a view in the place of its parameter `view`.

    Args:
        run: the verb's function.
        but: options that the verb itself has, with a meaning of its own.
    """
    whole = inspect.signature(run, eval_str=True)
    own = [one for one in whole.parameters.values() if one.name != "view"]
    defaults = {one.name: one.default for one in fields(View)}
    more = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=defaults[name], annotation=annotation
        )
        for name, annotation in _OPTIONS.items()
        if name not in but
    ]

    @wraps(run)
    def call(*given: Any, **options: Any) -> None:
        chosen = {one.name: options.pop(one.name) for one in more if one.name in options}
        run(*given, **options, view=View(**chosen))

    vars(call)["__signature__"] = whole.replace(parameters=[*own, *more])
    call.__annotations__ = {one.name: one.annotation for one in (*own, *more)}
    return call


def _split(values: _Names) -> list[str]:
    """What was given with commas between, or one by one."""
    return [one.strip() for value in values or () for one in value.split(",") if one.strip()]
