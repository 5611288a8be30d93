"""What tests of readers share: a story, and a way to read a file that holds it."""

# ruff: noqa: E501 -- lines of articles are long
from __future__ import annotations

from dateline.authority import load_bundled
from dateline.core.errors import SourceError
from dateline.ingest import ReadingOptions, find_sources

STORY = (
    "The harbour board met on Tuesday and signed the agreement that the town had wanted for years.\n\n"
    "Mayor Ann Ode said that the port would open in May, and that 300 people would work there."
)
GERMAN = (
    "Der Hafenrat trat am Dienstag zusammen und unterzeichnete das Abkommen, auf das die Stadt seit "
    "vielen Jahren gewartet hatte. Die Bürgermeisterin sagte, der Hafen werde im Mai eröffnet."
)


def read_file(path, **options):
    """The documents in a file, where nothing of it may fail."""
    (source,) = find_sources([path])
    return source.read(load_bundled(), options=ReadingOptions(**options))


def read_parts(path, **options):
    """What comes of each part of a file: a document, or the message of an error."""
    (source,) = find_sources([path])
    found = []
    parts = source.parts(ReadingOptions(**options))
    while True:
        try:
            part = next(parts)
        except StopIteration:
            return found
        except SourceError as error:
            return [*found, str(error)]
        try:
            found.extend(part.read(load_bundled()))
        except SourceError as error:
            found.append(str(error))


def write(path, data):
    """Write a file, and give its path."""
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path
