"""The settings of a graph folder: `graph.toml`, made by the first build and edited by people.

Guarantees: a key or value that isn't allowed is named in the error; a file that is there is never
written over; leaving everything out is allowed. It holds no setting that isn't in the file's own
comments.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import msgspec

from dateline.core.errors import ConfigError, GraphFolderError
from dateline.graph.corrections.file import FILE as CORRECTIONS
from dateline.graph.corrections.file import read_bytes
from dateline.workspace.duckdb_files import check_path

FILE = "graph.toml"

# A scheme, something that it leads to, and no character that an IRI can't hold.
_BASE = re.compile(
    r"[a-z][a-z0-9+.-]*:(//)?[^\s<>\"{}|^`\\#/]([^\s<>\"{}|^`\\#]*)[/#]", re.IGNORECASE
)

_TEMPLATE = """\
# Settings of this graph. Edit freely; the next build reads it.

# A title for people; written into exports.
name = "News graph"

# The IRI that the ids of entities are relative to. Choose one that you own before you publish.
# It ends in "/" or "#".
base = "https://graph.example/"

# IRI or name of the licence that you publish the graph under.
# licence = "https://creativecommons.org/licenses/by/4.0/"

# Which of your own authorities to use; all that you added, unless you name them here.
# authorities = ["staff"]

# Whether articles in other languages are read as if they were English, and not left out.
# any_language = false

# Which column of tables (JSON Lines, CSV, Parquet) holds which part of an article: text, title,
# published, url, authors, publisher, language or id. It is guessed, and told, where none is named.
[fields]
# text = "body"

# Which plug-ins build the graph; `dateline stages` lists what is installed.
[stages]
# annotator = "news"
# extractors = ["article", "patterns", "reader"]
# linker = "names"
"""

_CORRECTIONS = """\
# Your corrections to this graph: one [[correction]] a decision, followed at every build and open.
# `dateline merge`, `split`, `rename`, `retype`, `link`, `drop` and `review` add entries at the end;
# no build changes this file. For example:
#
# [[correction]]
# do = "same"
# things = ["Robert Gates", {name = "Bob Gates", article = "https://news.example/gates"}]
# author = "mk"
# date = 2026-11-25
# note = "same man, see the DoD biography"
"""


class Stages(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which plug-ins build the graph.

    Attributes:
        annotator: name of the annotator.
        extractors: names of the extractors, in the order in which they run.
        linker: name of the linker.
    """

    annotator: str = "news"
    extractors: tuple[str, ...] = ("article", "patterns", "reader")
    linker: str = "names"


class Fields(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which column of a table holds which part of an article; None where it is guessed.

    Attributes:
        text: the article's text.
        title: its headline.
        published: when it was published.
        url: its address.
        authors: who wrote it.
        publisher: the name of the outlet.
        language: its language.
        id: what the table calls it, for messages.
    """

    text: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    authors: str | None = None
    publisher: str | None = None
    language: str | None = None
    id: str | None = None

    def named(self) -> dict[str, str]:
        """The columns that are named, by the part."""
        parts = {part: getattr(self, part) for part in self.__struct_fields__}
        return {part: column for part, column in parts.items() if column is not None}


class GraphConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All settings of a graph.

    Attributes:
        name: a title for people.
        base: the IRI that the ids of entities are relative to.
        licence: IRI or name of the licence, None when none is stated.
        authorities: names of the own authorities to use; None for all that were added.
        any_language: whether articles in other languages than English are read as if they were.
        fields: which column of a table holds which part of an article.
        stages: which plug-ins build the graph.
    """

    name: str = "News graph"
    base: str = "https://graph.example/"
    licence: str | None = None
    authorities: tuple[str, ...] | None = None
    any_language: bool = False
    fields: Fields = Fields()
    stages: Stages = Stages()


def read_config(folder: Path) -> GraphConfig:
    """Read a folder's settings; the defaults when it has no `graph.toml`.

    Raises:
        ConfigError: the file can't be read, isn't TOML, or has a key or value that isn't allowed.
    """
    path = folder / FILE
    try:
        values = tomllib.loads(read_bytes(path).decode("utf-8"))
        config = msgspec.convert(values, GraphConfig)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        message = f"{path}: {error}"
        raise ConfigError(message) from error
    if _BASE.fullmatch(config.base) is None:
        message = f"{path}: base is {config.base!r}; it must be a whole IRI that ends in '/' or '#'"
        raise ConfigError(message)
    return config


def make_folder(folder: Path, store: str) -> None:
    """Make a graph folder, or see that there is one.

    Args:
        folder: its path.
        store: the name of its store's file.

    Raises:
        GraphFolderError: the path is a file, or a folder with something else in it, or one that no
            store can be in.
    """
    check_path(folder / store)
    if folder.exists() and not folder.is_dir():
        message = f"{folder} is a file; name a folder for the graph"
        raise GraphFolderError(message)
    ours = (folder / store).exists() or (folder / FILE).exists()
    if not ours and folder.exists():
        strangers = sorted(one.name for one in folder.iterdir() if not one.name.startswith("."))
        if strangers:
            message = f"{folder} isn't a graph but holds {strangers[0]}; name a new or empty folder"
            raise GraphFolderError(message)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        create_files(folder)
    except OSError as error:
        message = f"{folder} can't be made a graph folder: {error.strerror}"
        raise GraphFolderError(message) from error


def create_files(folder: Path) -> None:
    """Write the files that people edit, where they aren't there yet."""
    for name, text in ((FILE, _TEMPLATE), (CORRECTIONS, _CORRECTIONS)):
        path = folder / name
        if not path.exists():
            # Whole or not at all; a name that starts with a dot doesn't count as content.
            draft = folder / f".{name}.new"
            draft.write_text(text, encoding="utf-8")
            draft.replace(path)
