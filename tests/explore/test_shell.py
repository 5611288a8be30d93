"""The shell of the page."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient
from tests.explore.conftest import BASE

from dateline.explore.app import PAGES, make_app


@pytest.mark.parametrize("path", PAGES)
def test_each_page_has_the_shell(client, path):
    """One page for all addresses; it isn't kept, since its token is the server's."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert 'name="dateline-token"' in answer.text


def test_script_and_style_are_files_that_keep(client):
    """Named by what is in them, so that they keep; no script stands in the page itself."""
    page = client.get("/").text
    assert re.search(r"<script(?![^>]*\bsrc=)", page) is None
    assert "style=" not in page
    for path, kind in (
        (r'src="(/assets/[^"]+)"', "text/javascript"),
        (r'href="(/assets/[^"]+)"', "text/css"),
    ):
        answer = client.get(re.search(path, page)[1])
        assert answer.headers["content-type"].startswith(kind)
        assert "immutable" in answer.headers["cache-control"]
    assert "Permission is hereby granted" in client.get(re.search(r'src="([^"]+)"', page)[1]).text


def test_a_hostile_name_of_the_graph_stays_text(folder):
    """The name of the graph is escaped where it stands in the page."""
    (folder / "graph.toml").write_text('name = "</title><script>alert(1)</script>"\n')
    page = TestClient(make_app(folder), base_url=BASE).get("/").text
    assert "<script>alert" not in page
    assert "&lt;/title&gt;" in page


@pytest.mark.parametrize("name", ["app.js", "../host.py", "none", "%2e%2e%2fhost.py"])
def test_no_other_file_is_served(client, name):
    """Not even the page's own under another name."""
    assert client.get(f"/assets/{name}").status_code == 404
