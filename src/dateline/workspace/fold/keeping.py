"""Making the fold of a graph folder as it is, where there is none.

Guarantees: of a folder's folds, the last that was made is kept. A fold of other records follows
what has changed since, and is then what it would be if it were made of nothing; one that proves to
be damaged is made of nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from dateline.authority import Authority
from dateline.core.errors import GraphFolderError
from dateline.core.ids import content_id
from dateline.core.interpreter import hold_collector
from dateline.core.model import Document
from dateline.graph.assembling import list_origins
from dateline.graph.corrections import Correction
from dateline.graph.corrections.matching import ArticleFinder
from dateline.graph.corrections.reasons import RankedCorrections
from dateline.graph.corrections.records import Forget, OneStory, OwnStory
from dateline.graph.corrections.stories import rule_stories
from dateline.graph.view import GraphView
from dateline.workspace.duckdb_files import DamagedFileError, explain_errors, remove_file
from dateline.workspace.fold.facts import follow_facts
from dateline.workspace.fold.file import FoldFile
from dateline.workspace.fold.finding import FOLDER, add_size, find_fold, list_makers, name_fold
from dateline.workspace.fold.scratch import Scratch
from dateline.workspace.fold.things import (
    COPY_DECISIONS,
    draft_things,
    follow_articles,
    follow_decisions,
)
from dateline.workspace.fold.writing import (
    Outcome,
    gather_graph,
    write_facts,
    write_rest,
    write_things,
)
from dateline.workspace.store import Store

_OF_ARTICLES = (Forget, OneStory, OwnStory)  # what can be followed article by article


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
    by, place = content_id(*list_makers(authorities)), folder / FOLDER
    part = place / "fold.part"
    followed = all(isinstance(one, _OF_ARTICLES) for one in entries)

    def write(*, is_new: bool) -> None:
        with hold_collector(), Scratch(store, part, is_new=is_new) as scratch:
            if followed:
                outcome = _follow(scratch, entries, authority)
            else:
                outcome = _gather_whole(scratch, assemble)
            write_rest(scratch, outcome, list(entries), by if followed else "")

    with explain_errors(str(place), use="a graph's fold", advice="delete it, and run `build`"):
        place.mkdir(exist_ok=True)
        remove_file(part)  # of a build that was cut off
        try:
            write(is_new=known is not None or not followed or not _copy_fold(place, part, by))
        except DamagedFileError:  # if it is the store that is damaged, it is told now
            remove_file(part)
            write(is_new=True)
        name = add_size(name_fold(store, entries, authorities), part)
        path = part.replace(place / f"{name}.duckdb")
        for one in place.iterdir():
            if one != path:
                one.unlink()


def _copy_fold(place: Path, part: Path, by: str) -> bool:
    """Copy the fold of other records that is in a folder, if it can follow them."""
    for path in place.glob("*.duckdb"):
        with suppress(GraphFolderError):
            file = FoldFile(path)
            try:
                fits = file.value('SELECT 1 FROM made WHERE "by" = ?', [by]) is not None
            finally:
                file.close()
            if fits:
                shutil.copyfile(path, part)
                return True
    return False


def _follow(scratch: Scratch, entries: Sequence[Correction], authority: Authority) -> Outcome:
    """Follow what has changed since a fold was made; of an empty one, that is everything."""
    from dateline.workspace.fold.stories import find_stories  # numpy costs 0.1 s

    follow_articles(scratch)
    follow_decisions(scratch)
    draft_things(scratch, authority)
    write_things(scratch)
    scratch.store.note_ids("fold.entities")
    ranked = RankedCorrections(entries)
    finder = ArticleFinder(_name_articles(scratch) if entries else {})
    stories = rule_stories(find_stories(scratch), ranked, finder)
    before = dict(scratch.stream(_ORIGINS))
    origins = list_origins(stories)
    retold = [one for one in before | origins if before.get(one) != origins.get(one)]
    follow_facts(scratch, origins, retold)
    write_facts(scratch)
    return Outcome(stories=stories, unmet=ranked.unmet(), ruled=())


_ORIGINS = "SELECT document, min(document) OVER (PARTITION BY story) FROM fold.stories"


def _name_articles(scratch: Scratch) -> dict[str, Document]:
    """The documents as corrections name them, without their texts."""
    query = "SELECT id, source, url, title FROM fold.documents ORDER BY id"
    return {
        id_: Document(id=id_, text="", source=source, url=url, title=title)
        for id_, source, url, title in scratch.stream(query)
    }


def _gather_whole(scratch: Scratch, assemble: Callable[[], GraphView]) -> Outcome:
    """Gather a graph that is assembled at once.

    Once more where things get ids that they never had: corrections may speak of them by these.
    """
    graph = assemble()
    gather_graph(scratch, graph)
    if scratch.store.note_ids("scratch.entities"):
        graph = assemble()
        gather_graph(scratch, graph)
    scratch.run(*COPY_DECISIONS)
    write_things(scratch)
    write_facts(scratch)
    return Outcome(stories=graph.stories, unmet=graph.unmet, ruled=tuple(graph.who.ruled))
