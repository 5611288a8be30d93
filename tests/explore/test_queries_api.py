"""The API of named queries."""

from __future__ import annotations

import pytest
from tests.explore.test_things_api import get


def test_the_queries_say_what_they_take(client):
    """Those that come with Dateline, each with its parameters."""
    found = get(client, "/api/queries")
    queries = {one["name"]: one for one in found["items"]}
    assert found["total"] == len(queries) > 20
    post, at = queries["who-held"]["parameters"]
    assert (post["name"], post["kind"], post["optional"]) == ("post", "Position", False)
    assert (at["type"], at["optional"]) == ("date", True)
    assert queries["who-held"]["own"] is False


def test_a_query_is_answered_in_the_form_that_is_asked_for(client):
    """What is left empty isn't told; rows come as at the endpoint."""
    rows = get(client, "/api/queries/who-held", post="chief", at="")["results"]["bindings"]
    assert [row["holder"]["value"] for row in rows] == ["Ann Ode"]
    csv = client.get("/api/queries/who-held", params={"post": "chief", "format": "csv"})
    assert csv.headers["content-type"].startswith("text/csv")
    assert "Ann Ode" in csv.text


def test_what_would_be_asked_is_shown(client):
    """SPARQL with what it is told in it, as it can be asked anywhere."""
    asked = get(client, "/api/queries/denied", thing="Orbit", format="sparql")["sparql"]
    assert "organization/orbit" in asked
    answer = client.post("/sparql", data={"query": asked}, headers={"accept": "text/csv"})
    assert answer.status_code == 200


def test_a_graph_has_queries_of_its_own(own_client, folder):
    """They are listed among the others, and asked likewise."""
    (folder / "queries").mkdir()
    text = "# Who leads?\n\nSELECT ?who { ?p :head_of ?b . ?p skos:prefLabel ?who } ORDER BY ?who\n"
    (folder / "queries" / "leaders.rq").write_text(text)
    found = {one["name"]: one for one in get(own_client, "/api/queries")["items"]}
    assert (found["leaders"]["own"], found["leaders"]["about"]) == (True, "Who leads?")
    rows = get(own_client, "/api/queries/leaders")["results"]["bindings"]
    assert [row["who"]["value"] for row in rows] == ["Ann Ode", "Ben Orr"]


@pytest.mark.parametrize(
    ("path", "given", "said"),
    [
        ("who-hold", {}, "near it: who-held"),
        ("who-held", {}, "needs post"),
        ("who-held", {"post": "chief", "on": "2005"}, "no parameter 'on'"),
        ("who-held", {"post": 'chief" } #'}, "has no Position"),
    ],
)
def test_a_mistake_is_told(client, path, given, said):
    """In JSON, as everywhere under the API."""
    answer = client.get(f"/api/queries/{path}", params=given)
    assert answer.status_code == 400
    assert said in answer.json()["error"]
