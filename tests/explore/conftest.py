"""The application on a graph made by hand."""

from __future__ import annotations

import re
import shutil
import threading
from contextlib import contextmanager

import pytest
import uvicorn
from starlette.testclient import TestClient
from tests.explore import story

from dateline.explore.app import make_app
from dateline.explore.host import Host
from dateline.explore.running import bind

BASE = "http://127.0.0.1:8420"


@contextmanager
def serving(folder):
    """A real server of a folder on a free port; gives its address."""
    with bind(0) as listening:
        config = uvicorn.Config(make_app(folder), log_level="warning", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def kept_folder(tmp_path_factory):
    """A graph folder that no test changes."""
    return story.make_folder(tmp_path_factory.mktemp("story") / "graph")


@pytest.fixture
def folder(kept_folder, tmp_path):
    """A graph folder of the test's own."""
    return shutil.copytree(kept_folder, tmp_path / "graph")


@pytest.fixture(scope="session")
def client(kept_folder):
    """A client of an application that no test changes."""
    return TestClient(make_app(kept_folder), base_url=BASE)


@pytest.fixture
def own_client(folder):
    """A client of an application of the test's own."""
    return TestClient(make_app(folder), base_url=BASE)


@pytest.fixture(scope="session")
def snapshot(kept_folder):
    """The graph, without a server."""
    return Host(kept_folder).snapshot


@pytest.fixture
def token():
    """Reads the token that a page is given."""

    def read(client):
        page = client.get("/", headers={"accept": "text/html"}).text
        return re.search(r'name="dateline-token" content="([\w-]+)"', page)[1]

    return read


@pytest.fixture
def post(token):
    """Posts to the application as its page does."""

    def send(client, path, body, **headers):
        shown = {"x-dateline-token": token(client), "origin": BASE, **headers}
        return client.post(path, json=body, headers=shown)

    return send
