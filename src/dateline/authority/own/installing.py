"""Authorities that somebody brought: added from a file, kept compiled, listed, removed.

Guarantees: everything is kept in one folder of the user's data, or under `DATELINE_DATA`; a file
that can't be read leaves what was there before. It doesn't look anything up (`compiled.py` does).
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.core.errors import ConfigError, SourceError

if TYPE_CHECKING:
    from dateline.authority.base import Authority
    from dateline.authority.own.compiling import Counts
    from dateline.authority.own.source_rows import SkippedRow, SourceRow
    from dateline.authority.own.wikidata_source import OnProgress

VARIABLE = "DATELINE_DATA"

_ENDING = ".sqlite"
_STAGED = ".staged"  # folder with what was read of a dump so far
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_TABLES = (".csv", ".tsv")
_LINES = (".json", ".jsonl", ".ndjson")
_LANGUAGE = re.compile(r"[a-z]{2,}(-[a-z0-9]+)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledAuthority:
    """An authority that was added.

    Attributes:
        name: what it is called.
        entries: how many entries it has.
        source: name of the file that it was made from.
        path: where it is kept.
    """

    name: str
    entries: int
    source: str
    path: Path


def data_folder() -> Path:
    """Where authorities are kept; it needn't be there."""
    given = os.environ.get(VARIABLE)
    if given:
        return Path(given) / "authorities"
    import platformdirs

    return platformdirs.user_data_path("dateline", appauthor=False) / "authorities"


def compiled_files(names: Sequence[str] | None) -> tuple[Path, ...]:
    """The compiled files, sorted by name.

    Args:
        names: which; None is all.

    Raises:
        ConfigError: one isn't there.
    """
    here = data_folder()
    if names is None:
        return tuple(sorted(here.glob(f"*{_ENDING}"), key=lambda path: path.stem))
    return tuple(_require_file(name, here) for name in sorted(set(names)))


def list_authorities() -> Iterator[InstalledAuthority]:
    """The authorities that were added, by name.

    Raises:
        ConfigError: one can't be read.
    """
    from dateline.authority.own.compiled import CompiledAuthority

    for path in compiled_files(None):
        index = CompiledAuthority(path)
        index.close()
        yield InstalledAuthority(
            name=index.name, entries=len(index), source=index.about["source"], path=path
        )


def add_authority(
    file: Path,
    known: Authority,
    *,
    name: str | None = None,
    kind: str | None = None,
    languages: Sequence[str] | None = None,
    min_sitelinks: int | None = None,
    on_progress: OnProgress = lambda *_: None,
) -> tuple[InstalledAuthority, Counts]:
    """Compile a file; one that was added under the same name is replaced.

    What was read of a dump of Wikidata stays beside it if this is cut off, and is gone on from.

    Args:
        file: a table, JSON Lines, RDF, FollowTheMoney entities or a dump of Wikidata.
        known: what tells which country the file names.
        name: what to call it; by default as the file is called.
        kind: kind of what has none in the file.
        languages: of a dump, languages of names; by default English.
        min_sitelinks: of a dump, in how many Wikipedias a thing must have an article.
        on_progress: of a dump, told what is done, how far and of how much.

    Raises:
        SourceError: the file can't be read, has nothing that could be an entry, or can't be kept.
        ConfigError: the name, the kind or an option isn't allowed.
    """
    from dateline.authority.own import source_rows

    called = _choose_name(file, name)
    default = source_rows.find_kind(kind) if kind is not None else None
    if kind is not None and default is None:
        message = f"--kind {kind}: there is no such kind; docs/ontology.md lists them"
        raise ConfigError(message)
    if not file.is_file():
        message = f"{file}: no such file"
        raise SourceError(message)
    target = data_folder() / f"{called}{_ENDING}"
    with _explain_errors(file, target):
        dump = _read_dump(file, target, languages, min_sitelinks, on_progress)
        with nullcontext() if dump is None else closing(dump):
            rows = read_source(file) if dump is None else dump
            quiet = dump is not None  # of a million names, many are plain words
            counts = _compile_beside(rows, file, target, kind=default, known=known, quiet=quiet)
        shutil.rmtree(target.with_suffix(_STAGED), ignore_errors=True)
    added = InstalledAuthority(name=called, entries=counts.entries, source=file.name, path=target)
    return added, counts


def count_staged(file: Path, name: str | None = None) -> int:
    """How many lines of a dump were read before adding it was cut off."""
    from dateline.authority.own.wikidata_staging import count_lines

    return count_lines((data_folder() / _choose_name(file, name)).with_suffix(_STAGED))


def _read_dump(
    file: Path,
    target: Path,
    languages: Sequence[str] | None,
    least: int | None,
    on_progress: OnProgress,
) -> Generator[SourceRow | SkippedRow] | None:
    """The rows of a dump of Wikidata; None if it is another file."""
    from dateline.authority.own import packed_lines, wikidata_source

    for one in languages or ():
        if _LANGUAGE.fullmatch(one) is None:
            message = f"--languages {one}: give codes as Wikidata has them, such as en,fr,zh-hans"
            raise ConfigError(message)
    reader = wikidata_source.find_reader(file, languages or wikidata_source.LANGUAGES)
    if reader is not None:
        options = wikidata_source.DumpOptions(
            languages=tuple(languages or wikidata_source.LANGUAGES),
            least=wikidata_source.LEAST if least is None else least,
        )
        folder = target.with_suffix(_STAGED)
        return wikidata_source.read_wikidata(file, reader, folder, options, on_progress=on_progress)
    if file.suffix.lower() in packed_lines.ENDINGS:
        message = f"{file}: isn't a dump of Wikidata; other files have to be unpacked first"
        raise SourceError(message)
    if languages is not None or least is not None:
        message = (
            f"{file}: --languages and --min-sitelinks are for dumps of Wikidata; leave them out"
        )
        raise ConfigError(message)
    return None


def _compile_beside(
    rows: Iterator[SourceRow | SkippedRow],
    file: Path,
    target: Path,
    *,
    kind: str | None,
    known: Authority,
    quiet: bool,
) -> Counts:
    """Compile beside the target, and put it there once there is something in it.

    A quiet file is for looking up only.
    """
    import tempfile

    from dateline.authority.own.compiling import compile_rows

    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".") as made:
        draft = Path(made) / target.name
        counts = compile_rows(
            rows,
            draft,
            name=target.stem,
            source=file.name,
            kind=kind,
            known=known,
            lookup_only=quiet,
        )
        if not counts.entries:
            whys = ", ".join(f"{count} {why}" for why, count in counts.notes.items())
            message = f"{file}: nothing to add ({whys or 'it is empty'})"
            raise SourceError(message)
        draft.replace(target)
    return counts


@contextmanager
def _explain_errors(file: Path, target: Path) -> Iterator[None]:
    """Turn errors of the system into ours, which say what to do."""
    import sqlite3

    try:
        yield
    except sqlite3.OperationalError as error:
        message = f"{target}: can't be written ({error}); check the folder and the room on the disk"
        raise SourceError(message) from error
    except OSError as error:
        message = f"{error.filename or file}: {error.strerror}; check the file and {target.parent}"
        raise SourceError(message) from error
    except UnicodeDecodeError as error:
        message = f"{file}: isn't UTF-8 text ({error.reason}); save it as UTF-8"
        raise SourceError(message) from error


def remove_authority(name: str) -> None:
    """Remove an authority, and what was read of one that was cut off.

    Raises:
        ConfigError: there is none of that name.
    """
    staged = data_folder() / f"{name}{_STAGED}"
    if _NAME.fullmatch(name) is not None and staged.is_dir():
        shutil.rmtree(staged)
        (data_folder() / f"{name}{_ENDING}").unlink(missing_ok=True)
    else:
        _require_file(name, data_folder()).unlink()


def read_source(file: Path) -> Iterator[SourceRow | SkippedRow]:
    """What a file says, by its ending, and for JSON by its first line.

    Raises:
        SourceError: no format has this ending, or the file is broken.
    """
    ending = file.suffix.lower()
    if ending in _TABLES:
        from dateline.authority.own import table_source

        return table_source.read_csv(file)
    if ending in _LINES:
        return _read_lines(file)
    from dateline.authority.own import rdf_source

    if ending in rdf_source.ENDINGS:
        return rdf_source.read_rdf(file)
    known = " ".join((*_TABLES, *_LINES, *rdf_source.ENDINGS))
    message = f"{file}: no format has this ending; known endings are {known}"
    raise SourceError(message)


def _read_lines(file: Path) -> Iterator[SourceRow | SkippedRow]:
    """FollowTheMoney if the first line has its keys, else a table's rows."""
    from dateline.authority.own import ftm_source, table_source

    with file.open("rb") as opened:
        first = next((line for line in opened if line.strip()), b"")
    first = first.removeprefix(table_source.BOM).strip()
    if first and not (first.startswith(b"{") and first.endswith(b"}")):
        message = f"{file}:1: isn't JSON Lines; write one object a line, or name JSON-LD .jsonld"
        raise SourceError(message)
    if ftm_source.looks_like(first):
        return ftm_source.read_ftm(file)
    return table_source.read_jsonl(file)


def _choose_name(file: Path, name: str | None) -> str:
    """The name given, or the file's up to its first point, in small letters."""
    if name is None:
        from dateline.core.ids import slug

        return slug(file.name.partition(".")[0])
    if _NAME.fullmatch(name) is None:
        message = f"--name {name}: use small letters, digits, - and _"
        raise ConfigError(message)
    return name


def _require_file(name: str, here: Path) -> Path:
    path = here / f"{name}{_ENDING}"
    if _NAME.fullmatch(name) is None or not path.is_file():
        message = (
            f"no authority {name!r} in {here};"
            f" add it with `dateline authority add FILE --name {name}`"
        )
        raise ConfigError(message)
    return path
