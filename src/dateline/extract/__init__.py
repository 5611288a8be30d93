"""Annotated documents in, claims with their evidence out."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.core.parse import Annotated
from dateline.extract.agreement import settle
from dateline.extract.base import Extraction
from dateline.extract.withholding import withhold


def combine_extractions(annotated: Annotated, extractions: Sequence[Extraction]) -> Extraction:
    """Make one of what several extractors found, without what is claimed of doubtful names.

    Args:
        annotated: the document.
        extractions: what was found in it, in the order in which the extractors ran.
    """
    return withhold(annotated, settle(annotated, extractions))
