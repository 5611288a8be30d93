"""What the claims of several extractors make together."""

from __future__ import annotations

from dataclasses import replace

from tests.corpus import article, claim, mention

from dateline.core.parse import Annotated, Parse
from dateline.extract import combine_extractions
from dateline.extract.base import Extraction
from dateline.extract.withholding import LEAST


def test_claims_agree_first_and_doubtful_names_take_theirs_along():
    """One claim is left of two that say the same; none about a name that may be none."""
    text = article("Ann Ode led Orbit. Ben Orr led Lumen.")
    names = [mention(text, name) for name in ("Ann Ode", "Orbit", "Ben Orr", "Lumen")]
    sure = [*names[:3], _doubted(names[3])]
    annotated = Annotated(document=text, parse=Parse((), ()), mentions=tuple(sure))
    one = claim(text, names[0], "head_of", names[1], origin="a@1")
    again = claim(text, names[0], "head_of", names[1], origin="b@1")
    doubted = claim(text, names[2], "head_of", names[3], origin="a@1")
    found = [Extraction(claims=(one, doubted)), Extraction(claims=(again,))]
    (made,) = combine_extractions(annotated, found).claims
    assert (made.id, made.origin) == (one.id, "a@1+b@1")


def _doubted(one):
    """The same mention, less sure than it must be."""
    return replace(one, confidence=LEAST - 0.01)
