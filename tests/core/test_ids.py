from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.ids import slug


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Paweł Nowak", "pawel-nowak"),
        ("Pawe Nowak", "pawe-nowak"),
        ("Søren Ørsted", "soren-orsted"),
        ("Đorđe Straße", "dorde-strasse"),
        ("Þór Æsir", "thor-aesir"),
        ("Işık", "isik"),
        ("한국", "hangug"),
        ("Björn O’Brien", "bjorn-o-brien"),
    ],
)
def test_letters_of_any_script_are_written_in_latin_ones(name, made):
    """No letter is lost, so that names that differ in one have ids that differ."""
    assert slug(name) == made


@given(st.text())
def test_a_slug_is_safe_in_an_address(name):
    """Whatever a thing is called, its slug is short, and made of letters, digits and hyphens."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(name))
    assert len(slug(name)) <= 80


def test_what_leaves_nothing_stays_apart():
    """Names without a letter or digit get ids by their hash."""
    assert slug("—") != slug("…")
