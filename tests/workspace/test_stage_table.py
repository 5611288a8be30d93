"""The table of stages."""

from __future__ import annotations

from dateline.workspace.stage_table import list_stages


def test_our_own_stages_fit_together():
    """Everything that is installed has what it needs."""
    rows = list_stages()
    assert {row.stage for row in rows} == {"ingest", "annotate", "extract", "resolve", "export"}
    assert [row for row in rows if row.unmet] == []


def test_what_cannot_be_loaded_has_a_row_with_the_reason(tmp_path, monkeypatch):
    """So has a plug-in whose needs nothing before it gives; the others stay as they are."""
    package = tmp_path / "strangers-1.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: strangers\nVersion: 1\n")
    (package / "entry_points.txt").write_text(
        "[dateline.extractors]\ngone = no_such_module:Gone\nneedy = needy_plugin:Needy\n"
    )
    (tmp_path / "needy_plugin.py").write_text(
        "class Needy:\n    name, version, needs, gives = 'needy', '1', ('moods',), ()\n"
    )
    before = list_stages()
    monkeypatch.syspath_prepend(tmp_path)
    rows = {row.plugin: row for row in list_stages() if row.stage == "extract"}
    assert "no_such_module" in rows["gone"].unmet[0]
    assert rows["needy"].unmet == ("moods",)
    assert [row for row in list_stages() if row.plugin not in {"gone", "needy"}] == list(before)
