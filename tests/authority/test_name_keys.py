"""Keys: what makes two spellings one, and what keeps them apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.authority import name_keys


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("United Nations Development Programme", "united nations development program"),
        ("World Health Organisation", "World Health Organization"),
        ("Guinea-Bissau", "Guinea Bissau"),
        ("Côte d'Ivoire", "Cote d’Ivoire"),
        ("St. Petersburg", "Saint Petersburg"),
        ("U.S.", "US"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("Łódź", "Lodz"),
        ("İstanbul", "Istanbul"),
    ],
)
def test_spellings_of_one_name_have_one_key(left: str, right: str) -> None:
    """Case, diacritics, hyphens, points and American spelling don't make another name."""
    assert name_keys.make_key(left) == name_keys.make_key(right)


def test_a_comma_keeps_names_apart() -> None:
    """A comma stays in the key, so that a list isn't read as a name."""
    assert name_keys.make_key("South, Africa") != name_keys.make_key("South Africa")


@pytest.mark.parametrize("name", ["US", "Mali", "UNESCO", "U.S.A.", "G20"])
def test_short_names_and_acronyms_are_strict(name: str) -> None:
    """The case of an acronym or of a name of four letters is part of it."""
    assert name_keys.needs_exact_case(name_keys.written_form(name))


@pytest.mark.parametrize("name", ["Kenya", "UN Women", "World Bank"])
def test_longer_names_are_not_strict(name: str) -> None:
    """A longer name may be written in any case."""
    assert not name_keys.needs_exact_case(name_keys.written_form(name))


_NAMES = st.text(
    st.characters(max_codepoint=0x24F, categories=["L", "Nd", "Pd", "Zs"]), max_size=40
)


@given(_NAMES)
def test_a_key_is_its_own_key(name: str) -> None:
    """Making a key twice changes nothing, whatever Latin characters a name has."""
    once = name_keys.make_key(name)
    assert name_keys.make_key(once) == once


@given(st.lists(_NAMES, max_size=5))
def test_pieces_do_not_depend_on_where_spaces_cut(words: list[str]) -> None:
    """The pieces of some words are the pieces of the words joined by spaces."""
    apart = [piece for word in words for piece in name_keys.cut_name(word)]
    assert tuple(apart) == name_keys.cut_name(" ".join(words))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Western Digital Corp", "Western Digital"),
        ("Volkswagen AG", "Volkswagen"),
        ("Acme, Inc.", "Acme"),
        ("Dow Chemical Co", "Dow Chemical"),
        ("Southern Co", "Southern Co"),  # one word needs it
        ("General Electric Co Plc", "General Electric Co"),  # one of them only
        ("Inc", "Inc"),
        ("NV DSM", "DSM"),
        ("Nv Dsm", "Nv Dsm"),
        ("AS Roma", "AS Roma"),
    ],
)
def test_a_name_without_its_legal_form(name, short):
    """As the news may write it either way."""
    assert name_keys.without_legal_form(name) == short
