"""Which fold belongs to a graph folder as it is.

Guarantees: a fold is used only for the records, corrections, authorities and version that it was
made of, by the same program.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from dateline.authority.own import installing
from dateline.authority.own.compiled import CompiledAuthority
from dateline.authority.world import WORLD
from dateline.core import serde
from dateline.core.errors import GraphFolderError
from dateline.core.ids import content_id
from dateline.graph.corrections import Correction
from dateline.workspace.fold.file import FoldFile
from dateline.workspace.program import hash_program
from dateline.workspace.store import Store

FOLDER = "fold"
# What of the program says which graph records make.
_PARTS = ("core", "ontology", "authority", "graph", "workspace/fold")


def find_fold(
    store: Store, folder: Path, entries: Sequence[Correction], authorities: Sequence[str] | None
) -> FoldFile | None:
    """Open the fold that a graph folder has; None where it has none, or one that is damaged.

    Args:
        store: the folder's records.
        folder: the graph's folder.
        entries: the corrections that the graph follows.
        authorities: names of the own authorities to use; None for all that were added.
    """
    if not (folder / FOLDER).is_dir() or not store.resolved():
        return None
    name = name_fold(store, entries, authorities)
    for path in (folder / FOLDER).glob(f"{name}-*.duckdb"):
        with suppress(GraphFolderError):  # the records say it all
            if path.stem == add_size(name, path):
                return FoldFile(path)
    return None


def name_fold(
    store: Store, entries: Sequence[Correction], authorities: Sequence[str] | None
) -> str:
    """What the name of a fold begins with: a hash of all that the graph follows from."""
    parts = (*list_makers(authorities), serde.encode(list(entries)).decode(), *store.digests())
    return content_id(*parts)


def add_size(name: str, path: Path) -> str:
    """A fold's name with the size of its file, which tells one that was cut."""
    return f"{name}-{path.stat().st_size:x}"


def list_makers(authorities: Sequence[str] | None) -> list[object]:
    """What makes a graph out of records: the program, and the authorities."""
    parts: list[object] = [hash_program(*_PARTS)]
    for path in (*installing.compiled_files(authorities), WORLD):
        own = CompiledAuthority(path)
        parts += own.name, own.about["digest"]
        own.close()
    return parts
