"""The authority: countries, regions, cities, international bodies, media, and what users add.

Guarantees: reads only files of this package, and those that were added; the same question always
gets the same answer in the same order; an ambiguous name gets every candidate. It doesn't decide
which of them a text means (the linker does), and invents no link: what has no verified Wikidata
or GeoNames id, and none that its source gave it, has no IRI.

    >>> from dateline.authority import load_bundled
    >>> [entry.label for entry in load_bundled().find("Congo")]
    ['Democratic Republic of the Congo', 'Republic of the Congo']
"""

from dateline.authority.base import Authority
from dateline.authority.bundled.tables import BundledTables, load_bundled
from dateline.authority.opening import open_authority
from dateline.authority.records import Entry

__all__ = ["Authority", "BundledTables", "Entry", "load_bundled", "open_authority"]
