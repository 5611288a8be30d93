"""Downloads of what is seen."""

from __future__ import annotations

import csv
import io

import pytest
import rdflib
from tests.explore.test_things_api import ANN, ORBIT, get


def download(client, **given):
    """A file, which a browser has to save."""
    answer = client.get("/api/export", params=given)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    return answer


def claims(client, **given):
    """The predicates of the claims in a download."""
    rows = csv.DictReader(io.StringIO(download(client, format="csv", **given).text))
    return sorted(row["predicate"] for row in rows)


def test_the_graph_comes_in_any_format(client):
    """As `dateline export` writes it, under its name."""
    assert {".ttl", ".csv", ".graphml", ".html"} <= {*get(client, "/api/formats")["formats"]}
    answer = download(client)
    assert answer.headers["content-disposition"] == 'attachment; filename="News-graph.ttl"'
    assert len(rdflib.Graph().parse(data=answer.text, format="turtle")) > 50
    listed = download(client, format=".ttl").headers["content-disposition"]
    assert listed == 'attachment; filename="News-graph.ttl"'
    page = download(client, format="html")
    assert page.headers["content-disposition"].startswith("attachment")
    assert len(claims(client)) == 21


@pytest.mark.parametrize(
    ("given", "predicates"),
    [
        ({"stance": "denied"}, ["supports"]),
        ({"group": "person", "predicate": "head_of"}, []),
        ({"group": "person,organization", "predicate": "head_of"}, ["head_of", "head_of"]),
        ({"confidence": "0.5", "predicate": "supports"}, ["supports", "supports"]),
        ({"around": ANN, "predicate": "head_of"}, ["head_of"]),
        ({"around": ORBIT, "hops": "0", "predicate": "head_of"}, []),
    ],
)
def test_a_download_is_what_is_seen(client, given, predicates):
    """All filters hold, and it may be a part round a thing."""
    assert claims(client, **given) == predicates


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"format": "exe"}, 400),
        ({"format": "../../x.ttl"}, 200),
        ({"around": "Nobody"}, 404),
        ({"format": 'ttl"; x="'}, 400),
    ],
)
def test_what_cant_be_written_is_told(client, given, status):
    """A line says which formats there are; no name of a file leads out of its folder."""
    answer = client.get("/api/export", params=given)
    assert answer.status_code == status
    assert "/" not in answer.headers.get("content-disposition", "")
    if given.get("format") == "exe":
        assert "known endings are" in answer.json()["error"]
        assert "tmp" not in answer.json()["error"]
