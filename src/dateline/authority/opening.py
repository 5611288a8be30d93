"""Opening an authority: the bundled tables, with the world, and what somebody added, over them.

Guarantees: opening reads nothing but the first page of each file. Nothing is kept for the process:
who opens an authority passes it to those who look things up in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

from dateline.authority.base import Authority
from dateline.authority.bundled.tables import load_bundled
from dateline.authority.own import installing
from dateline.authority.world import WORLD


@contextmanager
def open_authority(names: Sequence[str] | None) -> Iterator[Authority]:
    """Lay the world and own authorities over the bundled tables, and close the files afterwards.

    Args:
        names: which of those that were added; None is all.

    Yields:
        What answers for all of them; nothing can be looked up in it after the block.

    Raises:
        ConfigError: one of them isn't there, or can't be read.
    """
    paths = (*installing.compiled_files(names), WORLD)
    from dateline.authority.own.compiled import CompiledAuthority
    from dateline.authority.own.layered import LayeredAuthority

    with ExitStack() as opened:
        layers = [CompiledAuthority(path) for path in paths]
        for layer in layers:
            opened.callback(layer.close)
        yield LayeredAuthority(load_bundled(), layers)
