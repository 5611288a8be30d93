"""The description of the API has what the server answers, and nothing else."""

from __future__ import annotations

import re

import pytest

from dateline.explore.app import OPERATIONS

JSON = {"application/json"}


def test_each_operation_is_described_and_answers(client):
    """Each path of the document is routed, with its parameters and a sentence."""
    api = client.get("/api/openapi.json").json()
    assert api["openapi"] == "3.1.0"
    described = {(path, method) for path, one in api["paths"].items() for method in one}
    assert len(described) == len(OPERATIONS)
    for path, method in described:
        answer = client.request(method, path.format(id="person/ann-ode", name="people-of"))
        assert answer.status_code in {200, 400, 403, 404}
        operation = api["paths"][path][method]
        given = operation["responses"]["200"]["content"] if answer.is_success else JSON
        assert answer.headers["content-type"] in given
        assert operation["summary"].endswith(".")
        named = {one["name"] for one in operation["parameters"] if one["required"]}
        named -= {"x-dateline-token"}
        assert named == set(re.findall(r"\{(\w+)\}", path))


def test_what_changes_something_says_so(client):
    """A body, and the token in a header."""
    paths = client.get("/api/openapi.json").json()["paths"]
    changing = {path for path, one in paths.items() if "post" in one}
    assert changing == {"/api/desk/answer", "/api/corrections", "/api/undo"}
    for path in changing:
        assert "x-dateline-token" in {one["name"] for one in paths[path]["post"]["parameters"]}
        assert "requestBody" in paths[path]["post"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("/api/claims?predicat=head_of", "predicate"),
        ("/api/search?text=a&limt=3", "limit"),
        ("/api/disputes?ofset=1", "offset"),
        ("/api/export?min_source=2", "min_sources"),
        ("/api/state?x=1", "it takes none"),
        ("/api/queries/people-of?nobody=1", "nobody"),
    ],
)
def test_a_parameter_that_there_is_not_is_refused(client, asked, said):
    """It isn't ignored, as if the answer were what was asked for; what is near it is told."""
    answer = client.get(asked)
    assert answer.status_code == 400
    assert said in answer.json()["error"]
    assert client.get("/api/claims?predicate=head_of").status_code == 200
