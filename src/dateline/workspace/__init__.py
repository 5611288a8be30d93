"""Graph folders: building them, adding to them, opening them.

Guarantees: a folder that holds anything else than a graph is left alone; files that people edit are
never written over; opening changes nothing but what is made anew at any time. It holds no stage of
its own: `pipeline.py` does the work, `graph/view.py` the reading. What a build needs is imported by
it alone: opening is quick.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dateline import authority
from dateline.core.errors import ConfigError, GraphFolderError, SourceError
from dateline.core.interpreter import hold_collector, tune_for_models
from dateline.core.model import Decision, Document
from dateline.graph import corrections
from dateline.graph.corrections import Correction
from dateline.workspace import config, store
from dateline.workspace.duckdb_files import require_store
from dateline.workspace.fold.finding import find_fold
from dateline.workspace.fold.reading import read_kept
from dateline.workspace.knowledge_graph import KnowledgeGraph
from dateline.workspace.store import Store

if TYPE_CHECKING:
    from dateline.ingest import ReadingOptions
    from dateline.workspace.reading import Source
    from dateline.workspace.storing import OnProgress, Report

_AT_HAND = 5_000  # articles of a graph that is computed in memory where it has no fold


def build(
    source: str | Path | Document | Iterable[str | Path | Document],
    *,
    graph: str | Path | None = None,
    published: str | None = None,
    fields: Mapping[str, str] | None = None,
    any_language: bool = False,
    workers: int = 1,
) -> KnowledgeGraph:
    """Build a graph from articles, or add them to one.

    Args:
        source: a file, folder, glob or `-`, a document, or any number of these.
        graph: the graph's folder, made when it isn't there; None keeps the graph in memory.
        published: an EDTF date for articles that don't say when they were published.
        fields: which column of tables has which part of an article (`{"text": "body"}`); what isn't
            named here or in `graph.toml` is guessed.
        any_language: read articles in other languages as if they were English.
        workers: how many processes read articles; 1 is this one alone. The graph is the same.

    Returns:
        The whole graph, with what was in the folder before.

    Raises:
        SourceError: a source is missing, or nothing at all could be read; when only some of the
            documents can't be, each gives a warning and the rest is in the graph.
        GraphFolderError: the folder isn't a graph, or its store can't be opened.
        ConfigError: the folder's `graph.toml` or `corrections.toml` has something that isn't
            allowed, or there are to be fewer workers than 1.
        WorkerError: other processes can't be started, or die whatever they are given.
    """
    from dateline.ingest import ReadingOptions

    if workers < 1:
        message = f"workers={workers}: nobody would read the articles; give 1 or more"
        raise ConfigError(message)
    items = [source] if isinstance(source, str | Path | Document) else list(source)
    todo = find_sources(items, published=published)
    options = ReadingOptions(fields=fields or {}, any_language=any_language)
    if graph is None:
        settings = config.GraphConfig()
        with Store(None) as memory:
            report = _run_pipeline(memory, settings, todo, options=options, workers=workers)
            made = assemble_store(memory, settings, ())
    else:
        report, made = update(graph, todo, options=options, workers=workers)
    _warn_of_failures(report)
    return made


def open(folder: str | Path) -> KnowledgeGraph:  # noqa: A001 - `dateline.open`, as `gzip.open`
    """Open a graph folder for reading.

    After a build that was cut off, who is who is decided here, from all that it stored. A graph of
    more articles than are computed in memory is folded first, as after an update of Dateline, if
    the folder can be written.

    Args:
        folder: the graph's folder.

    Raises:
        GraphFolderError: the folder isn't a graph, or its store can't be opened.
        ConfigError: its `graph.toml` or `corrections.toml` has something that isn't allowed.
    """
    entries = corrections.read_corrections(Path(folder))
    made = _open_kept(Path(folder), entries)
    if made is not None:
        return made
    if count_documents(folder) > _AT_HAND:
        keep_folded(folder)
    return open_with(folder, entries)


def open_with(folder: str | Path, entries: Sequence[Correction]) -> KnowledgeGraph:
    """Open a graph folder with these corrections in the place of those in its file.

    Raises:
        GraphFolderError: the folder isn't a graph, or its store can't be opened.
        ConfigError: its `graph.toml` has a value that isn't allowed.
    """
    path = Path(folder)
    made = _open_kept(path, entries)
    if made is None:
        with Store(path / store.FILE, read_only=True) as opened:
            made = assemble_store(opened, config.read_config(path), entries)
        made.folder = path
    return made


def _open_kept(path: Path, entries: Sequence[Correction]) -> KnowledgeGraph | None:
    """Open a graph folder by its fold; None if it has none that fits."""
    settings = config.read_config(path)
    with Store(path / store.FILE, read_only=True) as opened:
        kept = find_fold(opened, path, entries, settings.authorities)
    if kept is None:
        return None
    made = KnowledgeGraph.of_kept(
        read_kept(kept, entries, base=settings.base),
        name=settings.name,
        base=settings.base,
        licence=settings.licence,
    )
    made.folder = path
    return made


def fold(folder: str | Path, *, made: KnowledgeGraph | None = None) -> None:
    """Keep what a graph folder's records add up to, so that opening it needn't compute it.

    Each build and correction does it; what things are called is noted, so that an id that was given
    leads on for ever.

    Args:
        folder: the graph's folder.
        made: the graph as it is in the folder, where it is at hand.

    Raises:
        GraphFolderError: the folder isn't a graph, or can't be written.
        ConfigError: its `graph.toml` or `corrections.toml` has something that isn't allowed.
    """
    path = Path(folder)
    require_store(path / store.FILE)
    with Store(path / store.FILE) as opened:
        fold_store(path, opened, made=made)


def keep_folded(folder: str | Path) -> None:
    """Fold a graph folder that has no fold, as after an update of Dateline, if it can be written.

    Opening a usual graph changes nothing, so that any number may read; who stays and asks much does
    this.

    Args:
        folder: the graph's folder.

    Raises:
        GraphFolderError: the folder isn't a graph, or its store can't be opened.
        ConfigError: its `graph.toml` or `corrections.toml` has something that isn't allowed.
    """
    if _open_kept(Path(folder), corrections.read_corrections(Path(folder))) is None:
        with suppress(GraphFolderError):  # it is somebody else's to write, or just being written
            fold(folder)


def fold_store(path: Path, opened: Store, *, made: KnowledgeGraph | None = None) -> None:
    """As `fold`, of a folder whose store is open for writing."""
    from dateline.workspace.fold.keeping import keep_fold
    from dateline.workspace.pipeline import Pipeline

    settings, entries = config.read_config(path), corrections.read_corrections(path)
    at_hand = [] if made is None else [made]
    opened.hide(entries)
    with authority.open_authority(settings.authorities) as known:
        if not opened.resolved():  # as when somebody has edited corrections meanwhile
            Pipeline.of(settings.stages).resolve(opened, authority=known)
        keep_fold(
            opened, path, entries, settings.authorities, authority=known,
            assemble=lambda: (
                at_hand.pop() if at_hand else assemble_store(opened, settings, entries)
            ),
        )  # fmt: skip


def update(
    folder: str | Path,
    todo: Iterable[Source],
    *,
    options: ReadingOptions | None = None,
    workers: int | None = 1,
    shards: str | None = None,
    on_progress: OnProgress = lambda _: None,
) -> tuple[Report, KnowledgeGraph]:
    """Add sources to a graph folder; make the folder when it isn't there.

    What entities are called then is noted, so that an id that was given leads on for ever.

    Args:
        folder: the graph's folder.
        todo: what to read, from `find_sources`.
        options: how it is read, before what `graph.toml` says.
        workers: how many processes read articles; 1 is this one, None as many as there is work for.
        shards: the folder, a path or `s3://bucket/folder`, by which a Ray cluster reads them; None
            for this machine without Ray.
        on_progress: called whenever a batch of documents is done.

    Returns:
        What was done, and the whole graph.

    Raises:
        GraphFolderError: the folder holds something else, or its store can't be opened.
        ConfigError: its `graph.toml` or `corrections.toml` has something that isn't allowed, or
            a package is missing.
        WorkerError: other processes can't be started, or die whatever they are given; the cluster
            or the shards can't be reached.
    """
    path = Path(folder)
    config.make_folder(path, store.FILE)
    settings = config.read_config(path)
    # What is wrong with them is better known before hours of work.
    entries = corrections.read_corrections(path)
    with tune_for_models(), Store(path / store.FILE) as opened:
        report = _run_pipeline(
            opened,
            settings,
            todo,
            options=options,
            workers=workers,
            shards=shards,
            on_progress=on_progress,
            entries=entries,
        )
        fold_store(path, opened)
    return report, open(path)


def count_documents(folder: str | Path) -> int:
    """How many documents a graph folder holds; 0 where there is no graph yet.

    Raises:
        GraphFolderError: its store can't be opened.
    """
    path = Path(folder) / store.FILE
    if not path.exists():
        return 0
    with Store(path, read_only=True) as opened:
        return opened.count("documents")


def find_sources(
    items: Iterable[str | Path | Document], *, published: str | None = None
) -> Sequence[Source]:
    """Find what to read; nothing is read yet.

    Args:
        items: files, folders, globs, `-`, or documents.
        published: an EDTF date for articles that don't say when they were published.

    Raises:
        SourceError: one of them isn't there, or there are none.
        ConfigError: `published` isn't a date.
    """
    from dateline import ingest
    from dateline.workspace.reading import Given

    given = list(items)
    if not given:
        message = "there is nothing to build from; give files, folders, globs or documents"
        raise SourceError(message)
    documents = [Given(item) for item in given if isinstance(item, Document)]
    paths = [item for item in given if not isinstance(item, Document)]
    return [*documents, *ingest.find_sources(paths, published=published)]


def _run_pipeline(
    opened: Store,
    settings: config.GraphConfig,
    todo: Iterable[Source],
    *,
    options: ReadingOptions | None,
    workers: int | None,
    shards: str | None = None,
    on_progress: OnProgress = lambda _: None,
    entries: Sequence[Correction] = (),
) -> Report:
    from dateline.ingest import ReadingOptions
    from dateline.ingest.base import check_fields
    from dateline.workspace.pipeline import Pipeline, allow_patience, open_work

    pipeline = Pipeline.of(settings.stages)
    asked = options or ReadingOptions()
    check_fields(asked.fields)
    options = replace(
        asked,
        fields={**settings.fields.named(), **asked.fields},
        any_language=asked.any_language or settings.any_language,
    )
    with authority.open_authority(settings.authorities) as known:
        # A cluster's workers have cores of their own.
        patience = allow_patience(workers if shards is None else None)
        mark = pipeline.mark(known)
        reads = shards is None and pipeline.keeps(opened)
        make = partial(
            open_work, settings.stages, settings.authorities, patience, mark, reads=reads
        )
        return pipeline.run(
            opened,
            todo,
            authority=known,
            options=options,
            workers=workers,
            make=make,
            shards=shards,
            on_progress=on_progress,
            corrections=entries,
        )


def assemble_store(
    opened: Store, settings: config.GraphConfig, entries: Sequence[Correction]
) -> KnowledgeGraph:
    """The graph of a store's records, made in memory of all of them.

    Args:
        opened: the store.
        settings: the graph's.
        entries: the corrections to follow.
    """
    opened.hide(entries)
    with authority.open_authority(settings.authorities) as known:
        if opened.resolved():
            decisions: Iterable[Decision] = opened.decisions()
        else:
            from dateline.workspace.pipeline import Pipeline

            decisions = Pipeline.of(settings.stages).decisions(opened, authority=known)
        with hold_collector():
            return KnowledgeGraph(
                documents=opened.documents(),
                mentions=opened.mentions(),
                claims=opened.claims(),
                decisions=decisions,
                corrections=entries,
                former=opened.ids(),
                former_claims=opened.claim_ids(),
                authority=known,
                name=settings.name,
                base=settings.base,
                licence=settings.licence,
            )


def _warn_of_failures(report: Report) -> None:
    """Tell a Python caller about documents that are missing from the graph."""
    lines = [f"{one.source}: {one.message} ({one.kind})" for one in report.failures]
    lines += [
        f"{count} in {language} left out; any_language=True reads them as English"
        for language, count in report.left_out.items()
    ]
    if lines and not report.added and not report.known:
        raise SourceError(lines[0])
    for line in lines:
        warnings.warn(line, stacklevel=3)
