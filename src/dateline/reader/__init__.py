"""The trained reader: names, what they corefer with, their kinds and relations, from one model.

A low layer like the authority: the annotator, the extractor and the evaluation read with it, and
it knows none of them.
"""

from __future__ import annotations

from dateline.reader.records import Found, Reading, Related

__all__ = ["Found", "Reading", "Related"]
