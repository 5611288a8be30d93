"""The API behind the drawing."""

from __future__ import annotations

from tests.explore.test_things_api import ANN, LUMEN, ORBIT, get


def test_neighbours_come_with_the_lines_between_them(client):
    """Events tie those that take part, with an arrow from who does it to whom."""
    found = get(client, "/api/neighbours", of=ORBIT)
    assert {one["label"] for one in found["nodes"]} == {"Orbit", "Lumen", "Ben Orr", "Ann Ode"}
    lines = {(one["source"], one["target"]): one for one in found["edges"]}
    assert lines[ORBIT, LUMEN]["arrow"] == "both"
    assert lines[ORBIT, LUMEN]["size"] == 2
    assert lines[ORBIT, ANN]["arrow"] == "backward"
    assert any({LUMEN, "person/ben-orr"} == {*pair} for pair in lines)
    assert (found["total"], found["shown"]) == (3, 3)


def test_the_strongest_come_first_and_the_rest_on_demand(client):
    """A limit leaves out the weakest; what is drawn already is tied to what is new."""
    found = get(client, "/api/neighbours", of=ORBIT, limit=1)
    assert [one["id"] for one in found["nodes"]] == [ORBIT, LUMEN]
    assert (found["total"], found["shown"]) == (3, 1)
    more = get(client, "/api/neighbours", of=LUMEN, limit=0, among=[ORBIT, "gone/away"])
    assert {one["id"] for one in more["nodes"]} == {LUMEN, ORBIT}
    assert len(more["edges"]) == 1


def test_filters_hold_for_the_drawing(client):
    """What is denied or unsure can be left out, and a tie is as sure as its surest claim."""
    denied = get(client, "/api/neighbours", of=ORBIT, stance="denied")
    assert [(one["target"], one["stance"]) for one in denied["edges"]] == [
        ("person/ben-orr", "denied")
    ]
    every = get(client, "/api/neighbours", of=ORBIT)["edges"]
    assert {one["stance"] for one in every if one["target"] == "person/ben-orr"} == {"asserted"}


def test_an_article_ties_what_it_mentions(client):
    """Only where it is looked at itself."""
    page = get(client, f"/api/things/{ORBIT}")
    article = next(one["id"] for one in page["articles"] if one["publisher"] == "The Tide")
    found = get(client, "/api/neighbours", of=article)
    assert {one["label"] for one in found["nodes"]} == {
        "Orbit to buy Lumen",
        "Orbit",
        "Lumen",
        "Karsk",
    }
    assert all(
        one["group"] != "article" for one in get(client, "/api/neighbours", of=ORBIT)["nodes"]
    )


def test_the_shortest_ways_are_found(client):
    """Chains of claims, each step with all that it rests on and where it leads."""
    found = get(client, "/api/paths", **{"from": ANN, "to": "person/ben-orr"})
    assert found["total"] == 1
    ((first, second),) = found["paths"]
    assert (first["to"]["id"], second["to"]["id"]) == (ORBIT, "person/ben-orr")
    assert sorted(one["stance"] for one in second["claims"]) == ["asserted", "denied"]


def test_a_way_passes_the_filters(client):
    """A claim that is hidden leads nowhere; and where there is no way there is none."""
    asked = {"from": ANN, "to": "person/ben-orr"}
    held = get(client, "/api/paths", stance="asserted", **asked)["paths"][0]
    assert [len(step["claims"]) for step in held] == [1, 1]
    assert get(client, "/api/paths", longest=1, **asked)["paths"] == []
    assert (
        get(client, "/api/paths", **{"from": ANN, "to": "place/karsk"}, predicate="head_of")[
            "total"
        ]
        == 0
    )


def test_why_tells_signs_and_decisions(client):
    """Why a thing is of its kind, and why two are two."""
    alone = get(client, "/api/why", a=ORBIT)
    assert alone["title"] == "Orbit: Company"
    assert "its capital (+1.2)" in alone["steps"][0]["text"]
    apart = get(client, "/api/why", a=ANN, b="person/a-ode")
    assert apart["one"] is False
    assert "the initial is the same" in apart["steps"][0]["text"]


def test_an_event_between_two_is_one_step(client):
    """It is as short a way as a claim."""
    found = get(client, "/api/paths", **{"from": ORBIT, "to": LUMEN})
    assert found["steps"] == 1
    assert [[step["to"]["label"] for step in path] for path in found["paths"]] == [
        ["Lumen sues Orbit", "Lumen"],
        ["Orbit to buy Lumen: 20m dollars", "Lumen"],
    ]


def test_a_timeline_has_events_and_dated_claims(client):
    """Earliest first, with what tells them; statements only where they are asked for."""
    found = get(client, "/api/timeline", of=LUMEN)
    assert [one["label"] for one in found["items"]] == [
        "Gunmen raid Lumen depot",
        "Orbit to buy Lumen: 20m dollars",
        "Ben Orr head of Lumen",
        "Lumen sues Orbit",
    ]
    first = found["items"][0]
    assert (first["when"], first["event"]["articles"]) == ("2005-02-03", 1)
    assert get(client, "/api/timeline", of=LUMEN, stance="planned")["total"] == 1
    assert get(client, "/api/timeline", of=ANN)["total"] == 1
    assert get(client, "/api/timeline", of=ANN, said="true")["total"] == 2


def test_a_ranking_has_the_most_connected_first(client):
    """By the measure that is asked for, of one kind if it is."""
    first, second, *_ = get(client, "/api/ranking")["items"]
    assert [one["thing"]["label"] for one in (first, second)] == ["Lumen", "Orbit"]
    people = get(client, "/api/ranking", by="closeness", kind="Person", limit=1)
    assert (people["total"], len(people["items"])) == (3, 1)
    assert client.get("/api/ranking", params={"by": "size"}).status_code == 400


def test_disputes_have_both_sides(client):
    """As the desk asks them."""
    (found,) = get(client, "/api/disputes")["items"]
    assert found["label"] == "Orbit supports Ben Orr"
    assert [[one["claim"]["stance"] for one in side] for side in found["sides"]] == [
        ["asserted"],
        ["denied"],
    ]
