"""`dateline ask`: a question that has a name, with its parameters."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.arguments import Form, Format, Timeout
from dateline.cli.terminal import write_out
from dateline.cli.viewing import View, takes_view
from dateline.core.errors import QueryError
from dateline.query import LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.query.named import NamedQuery

# What a query takes is known only from its file, so its parameters are read here.
SETTINGS = {"allow_extra_args": True, "ignore_unknown_options": True}


@takes_view
def run(
    context: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="The graph's folder.")
    ] = None,
    name: Annotated[
        str | None, typer.Argument(metavar="[QUERY]", help="The query's name; its values follow.")
    ] = None,
    *,
    listed: Annotated[
        bool, typer.Option("--list", help="List the queries, with their parameters and samples.")
    ] = False,
    shown: Annotated[
        bool, typer.Option("--show", help="Print the query's SPARQL, and ask nothing.")
    ] = False,
    view: View,
    form: Form = Format.TABLE,
    timeout: Timeout = LIMIT,
) -> None:
    """Ask a named query: `ask DIR who-held minister --at 2023-09`; `ask --list` lists them.

    An option that the query has itself, as --at here, is told to the query.
    """
    from dateline import workspace
    from dateline.query.named import find_query, list_queries

    if folder is None or name is None or listed:
        typer.echo("\n\n".join("\n".join(_describe(one)) for one in list_queries(folder)))
        return
    asked = find_query(name, folder)
    if shown:
        typer.echo(asked.sparql, nl=False)
        return
    own, rest = view.hand_over(one.name for one in asked.parameters)
    values = read_values(asked, context.args, named=own)
    write_out(rest.apply(workspace.open(folder)).ask(name, timeout=timeout, **values).text(form))


def _describe(one: NamedQuery) -> Iterator[str]:
    """A query's name, what it asks, and what it takes."""
    own = "" if one.path is None else f"  ({one.path})"
    yield f"{one.name}{own}\n  {one.about}"
    for parameter in one.parameters:
        name = f"[--{parameter.option}]" if parameter.optional else parameter.option.upper()
        yield f"  {name}  {parameter.about}"
    yield f"  dateline ask DIR {one.name} {one.sample}".rstrip()


def read_values(
    asked: NamedQuery, given: Sequence[str], *, named: Mapping[str, str] = MappingProxyType({})
) -> dict[str, str]:
    """What a query is told: values in the order of its parameters, and those behind their names.

    Args:
        asked: the query.
        given: what stands behind its name on the command line.
        named: values of parameters whose options were read before.

    Raises:
        QueryError: an option that the query doesn't have or that has no value, or too many values.
    """
    from dateline.core.text import nearest

    options = {f"--{one.option}": one.name for one in asked.parameters}
    values = dict(named)
    unnamed: list[str] = []
    rest = iter(given)
    for word in rest:
        option, equals, value = word.partition("=")
        if not option.startswith("--"):
            unnamed.append(word)
        elif option not in options:
            near = ", ".join(nearest(option, options) or options) or "it takes none"
            message = f"query {asked.name} has no option {option}; near it: {near}"
            raise QueryError(message)
        else:
            told = value if equals else next(rest, None)
            if told is None:
                message = f"query {asked.name}: {option} needs a value; sample: {asked.sample}"
                raise QueryError(message)
            values[options[option]] = told
    places = [one.name for one in asked.parameters if one.name not in values]
    if len(unnamed) > len(places):
        message = f"query {asked.name} takes no {unnamed[len(places)]!r}; sample: {asked.sample}"
        raise QueryError(message)
    return {**dict(zip(places, unnamed, strict=False)), **values}
