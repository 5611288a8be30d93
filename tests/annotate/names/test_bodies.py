"""Exact kinds of bodies that only the reader tells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.annotate.names.test_from_reader import annotate, named
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


@pytest.mark.parametrize(
    ("text", "begun", "whole"),
    [
        (
            "She studied law at the University of Texas at Austin for years.",
            "University of Texas",
            "University of Texas at Austin",
        ),
        (
            "The Zircom Commission on Presidential Debates met.",
            "Zircom Commission",
            "Zircom Commission on Presidential Debates",
        ),
        ("The Zircom Commission on Monday met.", "Zircom Commission", "Zircom Commission"),
        ("The Zircom Commission on Kenya met.", "Zircom Commission", "Zircom Commission"),
        (
            "The second Zirbel Conference on Peacekeeping ended.",
            "Zirbel Conference",
            "Zirbel Conference on Peacekeeping",
        ),
        ("He was in the CPZ (Maoist) for years.", "CPZ", "CPZ (Maoist)"),
        ("He was in the CPZ (Nairobi) for years.", "CPZ", "CPZ"),
    ],
)
def test_a_name_reaches_to_its_end(text, begun, whole):
    """What follows a body's name by a small word or in brackets may be a part of it."""
    assert whole in named(annotate(text, found(text, begun, "organization", 0)))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Deputy President Ada Hart came. The DP spoke.", False),
        ("Deputy President Ada Hart of the Dawn Party (DP) came. The DP spoke.", True),
        ("Deputy minister Ada Hart came. The DP spoke.", True),
        ("Dawn Party President Ada Hart came. The DP spoke.", True),
    ],
)
def test_what_is_short_for_a_post_is_no_body(text, kept):
    """Unless a body's name has the initials, too."""
    last = text.count("DP") - 1
    says = found(text, "DP", "organization", 1, nth=last)
    assert ("DP" in named(annotate(text, says))) is kept


def test_two_bodies_read_as_one_are_two():
    """The first is kept; what follows "and" is another."""
    text = "He left the Zirbel Bird Center and Center for Food Safety in May."
    names = named(
        annotate(
            text, found(text, "Zirbel Bird Center and Center for Food Safety", "organization", 0)
        )
    )
    assert "Zirbel Bird Center" in names
    assert not any(" and " in name for name in names)
