"""Lists of records that show themselves in notebooks, and are lists like others in all else."""

from __future__ import annotations

from typing import TypeVar

from dateline.core import markup
from dateline.core.model import Fact

Record = TypeVar("Record", bound=markup.Shown)

_SHOWN = 20  # records of a list; how many more there are is told


class RecordList(list[Record]):
    """Events, moments of a timeline, paths and the like."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """The first of them, one below the other."""
        shown = "".join(one._repr_html_() for one in self[:_SHOWN])
        more = f"<p>{len(self) - _SHOWN} more</p>" if len(self) > _SHOWN else ""
        return f"<div>{shown}{more}</div>"


class Chain(tuple[Fact, ...]):
    """Claims that lead from one thing to another, step by step."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Each step with its first quote."""
        return f"<div>{''.join(markup.show_step(one) for one in self)}</div>"
