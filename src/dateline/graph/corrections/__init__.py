"""People's corrections, which last: `corrections.toml`, and how it is followed.

Guarantees: corrections are replayed whenever a graph is assembled, and name things by what they
are, so that they hold after any build; one that can't be followed any more is told and never
dropped. It learns nothing: the linker never sees them.
"""

from dateline.graph.corrections.applying import CorrectableRecords, CorrectionReplay, ReplayResult
from dateline.graph.corrections.file import (
    append_corrections,
    lock_corrections,
    read_corrections,
    remove_corrections,
    retract_corrections,
)
from dateline.graph.corrections.reasons import Unmet
from dateline.graph.corrections.records import Correction, ThingAddress, parse_correction
from dateline.graph.corrections.rulings import Ruled

__all__ = [
    "CorrectableRecords",
    "Correction",
    "CorrectionReplay",
    "ReplayResult",
    "Ruled",
    "ThingAddress",
    "Unmet",
    "append_corrections",
    "lock_corrections",
    "parse_correction",
    "read_corrections",
    "remove_corrections",
    "retract_corrections",
]
