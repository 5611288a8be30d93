"""The bundled authority: countries, regions, cities, international bodies, media.

Guarantees: reads only files of this package; the same question always gets the same answer in
the same order; an ambiguous name gets every candidate. It doesn't decide which of them a text
means (the resolver does), and invents no link: what has no verified Wikidata or GeoNames id
has a `dateline:` id and no IRI.

    >>> from dateline.authority import load
    >>> [entry.label for entry in load().find("Congo")]
    ['Democratic Republic of the Congo', 'Republic of the Congo']
"""

from dateline.authority.base import Authority
from dateline.authority.lookup import Tables, load
from dateline.authority.records import Entry

__all__ = ["Authority", "Entry", "Tables", "load"]
