"""People's corrections, which last: `corrections.toml`, and how it is followed.

Guarantees: entries are replayed whenever a graph is folded, and name things by what they are, so
that they hold after any build; one that can't be followed any more is told and never dropped. It
learns nothing: the linker never sees them.
"""

from dateline.graph.corrections.applying import Edits, Records
from dateline.graph.corrections.file import append, locked, read, retract
from dateline.graph.corrections.reasons import Unmet
from dateline.graph.corrections.records import Correction, Thing, parse
from dateline.graph.corrections.rulings import Ruled

__all__ = [
    "Correction",
    "Edits",
    "Records",
    "Ruled",
    "Thing",
    "Unmet",
    "append",
    "locked",
    "parse",
    "read",
    "retract",
]
