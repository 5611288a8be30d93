"""The table of stages: which plug-ins are installed, what each needs and gives.

Guarantees: every installed plug-in has a row, also one that can't be loaded, with the reason. It
runs none.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.core import plugins
from dateline.core.errors import PluginError


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRow:
    """One line of the table of stages.

    Attributes:
        stage: the folder, and the stage of the config.
        plugin: the entry point's name.
        needs: what it takes.
        gives: what it makes.
        unmet: what it needs and no plug-in before it gives; the reason, if it can't be loaded.
    """

    stage: str
    plugin: str
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()


_STAGES = (
    ("ingest", "readers", ("bytes",), ("document",)),
    ("annotate", "annotators", (), ()),
    ("extract", "extractors", (), ()),
    ("resolve", "linkers", (), ()),
    ("export", "exporters", ("decisions",), ("file",)),
)


def list_stages() -> tuple[StageRow, ...]:
    """Every installed plug-in, in the order of the stages, with what it needs and gives."""
    rows: list[StageRow] = []
    given = {"bytes"}
    for stage, group, needs, gives in _STAGES:
        found = [_stage_row(stage, group, name, needs, gives) for name in plugins.list_names(group)]
        for row in found:
            given.update(row.gives)
        rows.extend(
            StageRow(
                stage=row.stage,
                plugin=row.plugin,
                needs=row.needs,
                gives=row.gives,
                unmet=(*row.unmet, *(need for need in row.needs if need not in given)),
            )
            for row in found
        )
    return tuple(rows)


def _stage_row(
    stage: str, group: str, name: str, needs: tuple[str, ...], gives: tuple[str, ...]
) -> StageRow:
    """One plug-in's row; readers and exporters of one group all need and give the same."""
    try:
        plugin = plugins.load(group, name)
    except PluginError as error:
        return StageRow(stage=stage, plugin=name, unmet=(str(error),))
    if needs:
        return StageRow(stage=stage, plugin=name, needs=needs, gives=gives)
    return StageRow(stage=stage, plugin=name, needs=plugin.needs, gives=plugin.gives)
