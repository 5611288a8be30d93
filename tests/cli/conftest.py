"""A graph built by the command itself, from two small articles."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from dateline import cli

FIRST = """Kenya and Norway sign fisheries pact

NAIROBI, 3 May 2024 - Kenya and Norway signed an agreement on fisheries on Thursday. The Kenya \
Fisheries Service (KFS) has been a partner of the Institute of Marine Research since 2019.
"""
SECOND = "Norway accused Kenya of overfishing on Monday, the Institute of Marine Research said.\n"


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capfd):
    """Run the command in this process."""

    def call(*arguments):
        with pytest.raises(SystemExit) as caught:
            cli.main([str(one) for one in arguments])
        out, err = capfd.readouterr()
        return Result(caught.value.code or 0, out, err)

    return call


@pytest.fixture(scope="session")
def articles(tmp_path_factory):
    """A folder with two articles."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "first.txt").write_text(FIRST)
    (folder / "second.txt").write_text(SECOND)
    return folder


@pytest.fixture(scope="session")
def built(articles, tmp_path_factory):
    """A graph folder; tests only read it."""
    folder = tmp_path_factory.mktemp("built") / "graph"
    with pytest.raises(SystemExit) as caught:
        cli.main(["build", str(articles), "--graph", str(folder), "--quiet"])
    assert not caught.value.code
    return folder
