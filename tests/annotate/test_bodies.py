"""Exact kinds of bodies that only the reader tells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.annotate.test_reader import annotate, named
from tests.readings import found


def read(text: str, name: str, kind: str) -> str:
    """The kind of a body whose exact type the reader is sure of."""
    says = replace(found(text, name, "organization", 0), types=((kind, 0.99),))
    return named(annotate(text, says))[name].kind


@pytest.mark.parametrize(
    ("text", "name", "said", "kind"),
    [
        ("The telecoms regulator Zircom fined two firms.", "Zircom", "company", "Organization"),
        ("Zircom, the stock market regulator, sued.", "Zircom", "company", "Organization"),
        ("The airline Zircom sued.", "Zircom", "company", "Company"),
        ("Shares of Zircom fell.", "Zircom", "company", "Company"),
        ("A survey by Zirway found more.", "Zirway", "media", "Organization"),
        ("He told Zirway so.", "Zirway", "media", "MediaOutlet"),
        ("Zirway reported two deaths.", "Zirway", "media", "MediaOutlet"),
        ("He works for ZRQ in town.", "ZRQ", "agency", "Organization"),
        ("The ZRQ searched two houses.", "ZRQ", "agency", "GovernmentBody"),
        ("He was a ZRQ agent for years.", "ZRQ", "agency", "GovernmentBody"),
    ],
)
def test_what_stands_beside_a_body_counts(text, name, said, kind):
    """A kind that nothing supports, or that a word beside it denies, is the general one."""
    assert read(text, name, said) == kind
