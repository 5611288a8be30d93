"""Taking withdrawn articles out of a graph folder, and back.

Guarantees: afterwards the graph is as if the articles had never been read, whatever is built later;
what is forgotten is an entry of `corrections.toml`, and the texts stay in the store, so that
nothing is lost; a name that no stored article has changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from dateline import workspace
from dateline.core.errors import ConfigError, QueryError
from dateline.graph import corrections
from dateline.graph.corrections.records import Forget, without_author
from dateline.graph.versions import Edition, article_key
from dateline.workspace import store
from dateline.workspace.correct import make_correction
from dateline.workspace.duckdb_files import require_store
from dateline.workspace.store import Store


def forget(
    folder: str | Path, names: Iterable[str], *, author: str | None = None, note: str = ""
) -> tuple[Edition, ...]:
    """Forget articles, in this and all later builds; returns what is forgotten.

    Args:
        folder: the graph's folder.
        names: URL, id or source of each; an id means one version, all else every version.
        author: who decided; the login name when None.
        note: why, for others to read.

    Raises:
        QueryError: no stored article, or several files, have one of these names.
        ConfigError: they are forgotten already, or `corrections.toml` can't be written.
        GraphFolderError: the folder isn't a graph, or its store can't be opened.
    """
    path = Path(folder)
    require_store(path / store.FILE)
    with corrections.lock_corrections(path), Store(path / store.FILE) as opened:
        editions = opened.editions()
        known = {without_author(one) for one in corrections.read_corrections(path)}
        made: dict[Forget, Edition] = {}
        found = {}
        for name in names:
            chosen = _find_editions(editions, name)
            found.update({one.id: one for one in chosen})
            for articles in dict.fromkeys(_lasting_names(one, name) for one in chosen):
                new = make_correction("forget", articles=articles, author=author, note=note)
                if isinstance(new, Forget) and without_author(new) not in known:
                    made.setdefault(new, chosen[0])
        if not made:
            message = f"nothing is written: {', '.join(names)}: forgotten already"
            raise ConfigError(message)
        corrections.append_corrections(path, made)
        workspace.fold_store(path, opened)
    return tuple(found[one] for one in sorted(found))


def remember(folder: str | Path, names: Iterable[str]) -> tuple[Edition, ...]:
    """Undo `forget`: take its entries out of `corrections.toml`; returns what is there again.

    Raises:
        QueryError: no stored article, or several files, have one of these names.
        ConfigError: nothing of them is forgotten, or the file can't be written.
        GraphFolderError: the folder isn't a graph, or its store can't be opened.
    """
    path = Path(folder)
    require_store(path / store.FILE)
    with corrections.lock_corrections(path), Store(path / store.FILE) as opened:
        chosen = [one for name in names for one in _find_editions(opened.editions(), name)]
        gone = [
            entry
            for entry in corrections.read_corrections(path)
            if isinstance(entry, Forget)
            and any(one.is_called(name) for name in entry.articles for one in chosen)
        ]
        if not gone:
            message = f"{', '.join(names)}: isn't forgotten, so there is nothing to undo"
            raise ConfigError(message)
        corrections.remove_corrections(path, gone)
        workspace.fold_store(path, opened)
    found = {one.id: one for one in chosen}
    return tuple(found[one] for one in sorted(found))


def _find_editions(editions: Sequence[Edition], name: str) -> list[Edition]:
    """The stored texts that a name means, by id, URL, path, or end of a path.

    Raises:
        QueryError: there is none, or there are several files.
    """
    found = [one for one in editions if one.is_called(name)]
    if found:
        return found
    here = Path(name).resolve()
    found = [
        one
        for one in editions
        if one.source.endswith(f"/{name}") or (one.source and Path(one.source).resolve() == here)
    ]
    sources = sorted({one.source for one in found})
    if not sources:
        message = f"no article {name!r} is stored here; give its URL, id or file as it was read"
        raise QueryError(message)
    if len(sources) > 1:
        message = f"{name!r} is the end of several files: {', '.join(sources[:3])}; give one whole"
        raise QueryError(message)
    return found


def _lasting_names(one: Edition, name: str) -> tuple[str, ...]:
    """What an entry calls an article, so that it is found again when it is read anew."""
    if name == one.id:
        return (one.id,)
    if one.url is not None and article_key(one.url) is not None:
        return (one.url,)
    return tuple(dict.fromkeys(each for each in (one.id, one.source) if each not in {"", "-"}))
