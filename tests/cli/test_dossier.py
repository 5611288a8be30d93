from __future__ import annotations


def test_a_dossier_is_printed(run, built):
    """By any name of the thing."""
    done = run("dossier", built, "KFS")
    assert done.code == 0
    assert done.out.startswith("# Kenya Fisheries Service\n\n## Who it is\n")
    assert "\n## Sources\n\n1. " in done.out


def test_only_some_stances_are_told_if_asked_for(run, built):
    """As `show` has it."""
    assert "partner" in run("dossier", built, "KFS").out
    assert "partner" not in run("dossier", built, "KFS", "--stances", "denied").out


def test_a_name_that_nothing_has_is_told(run, built):
    """With what is near it."""
    done = run("dossier", built, "Kenia Fisheries")
    assert done.code == 2
    assert "has nothing called 'Kenia Fisheries'; near it: " in done.err
