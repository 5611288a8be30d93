"""A folder that has its fold is served out of it, and answers as one that is all at hand."""

from __future__ import annotations

import shutil
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient
from tests.explore.conftest import BASE

from dateline import workspace
from dateline.explore.app import make_app
from dateline.explore.host import Host

PATHS = (
    *("graph", "events", "events?said=true", "claims", "articles", "articles?text=lumen", "desk"),
    *("ranking", "disputes", "search?text=lum", "search?text=o&group=person", "search?text=lumeen"),
    *("claims?predicate=supports", "events?since=2005&group=organization", "claims?limit=100"),
    *("paths?from=Orbit&to=Karsk", "paths?from=Ann Ode&to=Ben Orr&longest=4"),
    *("between?a=Orbit&b=Lumen", "why?a=Orbit", "why?a=Ann Ode&b=A. Ode"),
)
OF_THINGS = (
    "things/{}",
    "neighbours?of={}",
    "claims?about={}",
    "events?about={}",
    "timeline?of={}",
)


@pytest.fixture(scope="module")
def kept(kept_folder, tmp_path_factory):
    """A client of the same graph, folded."""
    folder = shutil.copytree(kept_folder, tmp_path_factory.mktemp("kept") / "graph")
    workspace.fold(folder)
    assert Host(folder).snapshot.graph.is_kept
    return TestClient(make_app(folder), base_url=BASE)


@pytest.mark.parametrize("path", PATHS)
def test_the_whole_is_told_alike(client, kept, path):
    """Counts, lists, and what lies between things, in the same order."""
    found = client.get(f"/api/{path}")
    assert found.status_code == 200
    assert kept.get(f"/api/{path}").content == found.content


@pytest.mark.parametrize("path", OF_THINGS)
def test_each_thing_is_told_alike(client, kept, snapshot, path):
    """Whatever was asked before."""
    for one in snapshot.graph.entities():
        asked = f"/api/{path.format(quote(one.id))}"
        assert kept.get(asked).content == client.get(asked).content


def test_each_claim_and_article_is_told_alike(client, kept, snapshot):
    """With its quotes, and the names that are marked in it."""
    paths = [f"claims/{fact.id}" for fact in snapshot.graph]
    paths += [f"articles/{quote(page)}" for page in snapshot.article_of.values()]
    for path in paths:
        found = client.get(f"/api/{path}")
        assert found.status_code == 200
        assert kept.get(f"/api/{path}").content == found.content


def test_it_starts_without_the_whole(kept_folder, tmp_path):
    """The first page asks for counts and a few things, which are looked up."""
    folder = shutil.copytree(kept_folder, tmp_path / "graph")
    workspace.fold(folder)
    graph = Host(folder).snapshot.graph
    assert not graph._facts.is_whole
    assert graph.is_kept
