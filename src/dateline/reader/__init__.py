"""The trained reader: names, what they corefer with, their kinds and relations, from one model.

A low layer like the authority: the annotator, the extractor and the evaluation read with it, and
it knows none of them. How the model was made is in `training/` of the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.core.reading import Found, Reading, Related

if TYPE_CHECKING:
    from dateline.reader.reading import TrainedReader

__all__ = ["Found", "Reading", "Related", "TrainedReader"]


def __getattr__(name: str) -> Any:
    """Import the runtime when it is asked for: it is slow to import."""
    if name == "TrainedReader":
        from dateline.reader.reading import TrainedReader

        return TrainedReader
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
