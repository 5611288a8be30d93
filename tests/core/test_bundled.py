"""Tables of the package itself."""

from __future__ import annotations

from dateline.core.bundled import load_toml


def test_each_reader_has_a_table_of_its_own():
    """Some take parts out of theirs."""
    first, second = (load_toml("dateline.ingest", "languages.toml") for _ in range(2))
    assert first == second
    first.clear()
    assert second
