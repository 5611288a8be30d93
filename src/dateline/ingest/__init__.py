"""Sources in, documents out: the first stage.

Guarantees: sources come sorted by name and are opened one at a time; a document's text is the
text as it was read, and every zone lies inside it; nothing here uses the network but for sources in
S3. It doesn't decide what a text says, only what kind of text stands where.
"""

from dateline.ingest.base import FileReader, ReadingOptions, Splitter
from dateline.ingest.sources import Part, Source, find_sources

__all__ = ["FileReader", "Part", "ReadingOptions", "Source", "Splitter", "find_sources"]
