"""Which fold belongs to a graph folder as it is, and making it where there is none.

Guarantees: a fold is used only for the records, corrections, authorities and version that it was
made of, by the same program; of a folder's folds, the last that was made is kept.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from dateline.authority import Authority
from dateline.authority.own import installing
from dateline.authority.own.compiled import CompiledAuthority
from dateline.authority.world import WORLD
from dateline.core import serde
from dateline.core.errors import GraphFolderError
from dateline.core.garbage import hold_collector
from dateline.core.ids import content_id
from dateline.core.model import Document
from dateline.graph.assembling import list_origins
from dateline.graph.corrections import Correction
from dateline.graph.corrections.matching import ArticleFinder
from dateline.graph.corrections.reasons import RankedCorrections
from dateline.graph.corrections.records import Forget, OneStory, OwnStory
from dateline.graph.corrections.stories import rule_stories
from dateline.graph.view import GraphView
from dateline.workspace.duckdb_files import explain_errors
from dateline.workspace.fold.file import FoldFile
from dateline.workspace.fold.gathering import gather_entities, gather_facts
from dateline.workspace.fold.scratch import Scratch
from dateline.workspace.fold.writing import Outcome, gather_graph, write_fold
from dateline.workspace.store import Store

FOLDER = "fold"
_PROGRAM = Path(__file__).parents[2]
# What of the program says which graph records make.
_PARTS = ("core", "ontology", "authority", "graph", "workspace/fold")
_ENDINGS = {".py", ".toml", ".tsv", ".ttl"}
_OF_ARTICLES = (Forget, OneStory, OwnStory)  # what can be followed article by article


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
    path = _name_fold(store, folder, entries, authorities)
    try:
        return FoldFile(path) if path.exists() else None
    except GraphFolderError:  # the records say it all
        return None


def keep_fold(
    store: Store,
    folder: Path,
    entries: Sequence[Correction],
    authorities: Sequence[str] | None,
    *,
    authority: Authority,
    assemble: Callable[[], GraphView],
) -> None:
    """Make the fold of a graph folder, unless it is there; what things are called then is noted.

    Args:
        store: the folder's records, open for writing, with what is hidden left out.
        folder: the graph's folder.
        entries: the corrections to follow.
        authorities: names of the own authorities to use; None for all that were added.
        authority: what these, laid over the bundled tables, answer.
        assemble: gives the graph with all records at hand, where corrections need them.

    Raises:
        GraphFolderError: the fold can't be written.
    """
    known = find_fold(store, folder, entries, authorities)
    if known is not None and known.is_whole():
        return
    place = folder / FOLDER
    with explain_errors(str(place), use="a graph's fold", advice="delete it, and run `build`"):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        with hold_collector(), Scratch(store, place) as scratch:
            store.copy_documents("scratch.documents")
            if all(isinstance(one, _OF_ARTICLES) for one in entries):
                outcome = _gather(store, scratch, entries, authority)
            else:
                outcome = _gather_whole(store, scratch, assemble)
            path = _name_fold(store, folder, entries, authorities)
            write_fold(scratch, path, outcome, list(entries))


def _gather(
    store: Store, scratch: Scratch, entries: Sequence[Correction], authority: Authority
) -> Outcome:
    """Gather a graph article by article."""
    from dateline.graph.near_copies import group_shingled, hash_shingles  # numpy costs 0.1 s

    gather_entities(store, scratch, authority)
    store.note_ids("scratch.entities")
    ranked = RankedCorrections(entries)
    finder = ArticleFinder(_name_articles(scratch) if entries else {})
    found = group_shingled({one.id: hash_shingles(one) for one in store.documents()})
    stories = rule_stories(found, ranked, finder)
    gather_facts(store, scratch, list_origins(stories))
    return Outcome(stories=stories, unmet=ranked.unmet(), ruled=())


def _name_articles(scratch: Scratch) -> dict[str, Document]:
    """The documents as corrections name them, without their texts."""
    query = "SELECT id, source, url, title FROM scratch.documents ORDER BY id"
    return {
        id_: Document(id=id_, text="", source=source, url=url, title=title)
        for id_, source, url, title in scratch.stream(query)
    }


def _gather_whole(store: Store, scratch: Scratch, assemble: Callable[[], GraphView]) -> Outcome:
    """Gather a graph that is assembled at once.

    Once more where things get ids that they never had: corrections may speak of them by these.
    """
    graph = assemble()
    gather_graph(scratch, graph)
    if store.note_ids("scratch.entities"):
        graph = assemble()
        gather_graph(scratch, graph)
    return Outcome(stories=graph.stories, unmet=graph.unmet, ruled=tuple(graph.who.ruled))


def _name_fold(
    store: Store, folder: Path, entries: Sequence[Correction], authorities: Sequence[str] | None
) -> Path:
    """The path of a fold: its name is a hash of all that the graph follows from."""
    parts: list[object] = [_hash_program(), serde.encode(list(entries)).decode()]
    for path in (*installing.compiled_files(authorities), WORLD):
        own = CompiledAuthority(path)
        parts += own.name, own.about["digest"]
        own.close()
    return folder / FOLDER / f"{content_id(*parts, *store.digests())}.duckdb"


@cache
def _hash_program() -> str:
    """A hash of what makes a graph out of records, so that no other version's fold is used."""
    files = (one for part in _PARTS for one in sorted((_PROGRAM / part).rglob("*")))
    return content_id(*(one.read_bytes() for one in files if one.suffix in _ENDINGS))
