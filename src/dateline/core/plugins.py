"""Plug-ins: the entry points of installed packages, ours among them, by group and name.

Guarantees: names come sorted, so that order of installation leaves no trace; nothing is imported
until it is asked for. It keeps no plug-in, only where each is, and knows no more of what they do
than the endings of files that some of them read or write.

Groups: `dateline.readers`, `dateline.annotators`, `dateline.extractors`, `dateline.linkers`,
`dateline.exporters`. Each entry point is a class that can be called without arguments; its objects
have a `name`, and in a pipeline stage `version`, `needs` and `gives` as well.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import EntryPoint, distributions
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dateline.core.errors import ExportError, PluginError


def list_names(group: str) -> tuple[str, ...]:
    """Names of the plug-ins of a group, sorted."""
    return tuple(sorted(_find_entry_points(group)))


def load(group: str, name: str) -> Any:
    """Make one plug-in.

    Args:
        group: one of the groups above, without `dateline.`.
        name: the entry point's name.

    Raises:
        PluginError: no such plug-in, or it can't be imported.
    """
    points = _find_entry_points(group)
    if name not in points:
        message = f"no plug-in {name!r} among {group}; installed: {', '.join(sorted(points))}"
        raise PluginError(message)
    try:
        return points[name].load()()
    except (ImportError, AttributeError) as error:
        message = f"plug-in {name!r} among {group} can't be loaded: {error}"
        raise PluginError(message) from error


def load_by_ending(group: str) -> dict[str, Any]:
    """Make the plug-ins of a group that read or write files, by the endings of files' names.

    Args:
        group: `readers` or `exporters`; what two plug-ins claim is the first's, by name.
    """
    known: dict[str, Any] = {}
    for name in list_names(group):
        made = load(group, name)
        for ending in made.endings:
            known.setdefault(ending, made)
    return known


def find_ending(name: str, endings: Iterable[str]) -> str | None:
    """The longest of some endings, which are in lower case, that a file's name has in any case."""
    fitting = [ending for ending in endings if name.lower().endswith(ending)]
    return max(fitting, key=len, default=None)


def find_exporter(path: Path, *, options: Iterable[str] = ()) -> Any:
    """The exporter for a file, by the ending of its name; the longest ending that fits wins.

    Args:
        path: the file.
        options: names of the options that it must take for this ending.

    Raises:
        ExportError: no exporter knows the ending, or its format has no such option.
    """
    known = load_by_ending("exporters")
    ending = find_ending(path.name, known)
    if ending is None:
        message = f"{path}: no format has this ending; known endings are {' '.join(sorted(known))}"
        raise ExportError(message)
    for option in options:
        able = [end for end, one in known.items() if end in _endings_with(one, option)]
        if ending not in able:
            shown = f"--{option.replace('_', '-')}"
            message = f"{path}: {shown} can only be asked of {' '.join(sorted(able))}"
            raise ExportError(message)
    return known[ending]


def _endings_with(exporter: Any, option: str) -> tuple[str, ...]:
    """The endings for which an exporter takes an option."""
    found: tuple[str, ...] = getattr(exporter, "options", {}).get(option, ())
    return found


def _find_entry_points(group: str) -> Mapping[str, EntryPoint]:
    return _scan_packages(group, tuple(sys.path))


@cache
def _scan_packages(group: str, path: tuple[str, ...]) -> Mapping[str, EntryPoint]:
    """The entry points of a group on a search path, for which every installed package is opened."""
    found: dict[str, EntryPoint] = {}
    for package in distributions(path=[*path]):
        for point in package.entry_points.select(group=f"dateline.{group}"):
            found.setdefault(point.name, point)
    return MappingProxyType(found)
