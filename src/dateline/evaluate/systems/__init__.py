"""What can be measured: one file a system, each giving its answer in `records.SystemAnswer`.

Guarantees: nothing is loaded before a system is asked for. What an answer is worth is decided in
`metrics.py`.
"""

from __future__ import annotations

from dateline.authority import Authority
from dateline.core.errors import ConfigError
from dateline.evaluate.scheme import Scheme
from dateline.evaluate.systems.base import System
from dateline.evaluate.systems.parts import Dates

NAMES = ("dateline", "reader", "spacy")


def make_system(name: str, scheme: Scheme, authority: Authority) -> System:
    """Make a system.

    Args:
        name: one of `NAMES`.
        scheme: the data set that it will be measured on.
        authority: what is known of the world, for the systems that ask.

    Raises:
        ConfigError: there is no such system, or the reader has no layer for the data set.
        ModelError: the installation has no reader.
    """
    if name == "dateline" and set(scheme.scores) <= Dates.gives:
        return Dates(name)
    if name == "dateline":
        from dateline.evaluate.systems.shipped import ShippedPipeline

        return ShippedPipeline(authority)
    if name == "reader":
        from dateline.evaluate.systems.trained import ReaderSystem, load_reader

        if scheme.layer is None:
            message = "the reader has no layer for this data set; use another --system"
            raise ConfigError(message)
        return ReaderSystem(load_reader(scheme.layer), layer=scheme.layer)
    if name == "spacy":
        from dateline.evaluate.systems.baseline import SpacyBaseline

        return SpacyBaseline()
    message = f"no system {name!r}; there are {', '.join(NAMES)}"
    raise ConfigError(message)
