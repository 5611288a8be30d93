"""The desk: answers and corrections land in the file, hold after a reload, and can be undone."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from tests.explore import story
from tests.explore.conftest import BASE

import dateline
from dateline import workspace
from dateline.explore.app import make_app
from dateline.graph.corrections import read_corrections


def verbs(folder):
    """The verbs in the folder's file."""
    return [one.verb for one in read_corrections(folder)]


def refreshed(client):
    """The snapshot once a changed folder is read."""
    return client.app.app.state.host.wait()


def test_the_desk_has_questions_and_disputes(client):
    """What the machine was unsure of, with both's words; what one says and another denies."""
    desk = client.get("/api/desk").json()
    (question,) = desk["questions"]
    assert [one["label"] for one in question["sides"]] == ["Ann Ode", "A. Ode"]
    assert question["reasons"] == ["the initial is the same"]
    assert "A. Ode met" in question["sides"][1]["quote"]
    assert question["sides"][0]["where"] == "Orbit to buy Lumen"
    (dispute,) = desk["disputes"]
    assert (dispute["why"], dispute["label"]) == ("denied", "Orbit supports Ben Orr")
    stances = [[one["claim"]["stance"] for one in side] for side in dispute["sides"]]
    assert stances == [["asserted"], ["denied"]]


@pytest.mark.parametrize(("letter", "verb"), [("y", "same"), ("n", "different"), ("u", "unsure")])
def test_an_answer_is_written_and_not_asked_again(own_client, folder, post, letter, verb):
    """At once, and after the folder is read again."""
    (question,) = own_client.get("/api/desk").json()["questions"]
    done = post(own_client, "/api/desk/answer", {"key": question["key"], "answer": letter}).json()
    assert verbs(folder) == [verb]
    assert done["undoable"] == 1
    assert own_client.get("/api/desk").json()["questions"] == []
    joined = refreshed(own_client).find("person/a-ode")
    assert (joined is None) is (letter == "y")
    assert own_client.get("/api/desk").json()["questions"] == []


def test_an_answer_is_given_once(own_client, post):
    """Two windows can't answer the same question twice."""
    (question,) = own_client.get("/api/desk").json()["questions"]
    body = {"key": question["key"], "answer": "n"}
    assert post(own_client, "/api/desk/answer", body).status_code == 200
    assert post(own_client, "/api/desk/answer", body).status_code == 400


@pytest.mark.parametrize("body", [{}, {"key": "x", "answer": "y"}, {"key": 1, "answer": "y"}])
def test_an_answer_to_nothing_is_refused(own_client, folder, post, body):
    """And writes nothing."""
    assert post(own_client, "/api/desk/answer", body).status_code == 400
    assert verbs(folder) == []


def test_a_letter_that_means_nothing_is_refused(own_client, folder, post):
    """Of a question, and of a dispute."""
    desk = own_client.get("/api/desk").json()
    for key in (desk["questions"][0]["key"], desk["disputes"][0]["key"]):
        assert post(own_client, "/api/desk/answer", {"key": key, "answer": "x"}).status_code == 400
    assert verbs(folder) == []


@pytest.mark.parametrize(("letter", "left"), [("1", ["asserted"]), ("2", ["denied"]), ("n", [])])
def test_settling_a_dispute_leaves_out_what_is_wrong(own_client, folder, post, letter, left):
    """Only the quotes of the wrong side, though both say the same of the same two."""
    (dispute,) = own_client.get("/api/desk").json()["disputes"]
    post(own_client, "/api/desk/answer", {"key": dispute["key"], "answer": letter})
    graph = dateline.open(folder)
    assert graph.unmet == ()
    found = graph.claims(subject="Orbit", predicate="supports")
    assert [one.stance for one in found] == left
    refreshed(own_client)
    assert own_client.get("/api/desk").json()["disputes"] == []


@pytest.mark.parametrize(("letter", "left"), [("1", "asserted"), ("2", "denied")])
def test_settling_a_dispute_about_an_event_leaves_one_standing(tmp_path, post, letter, left):
    """It is one event that some tell of and others deny: the roles of the wrong side go."""
    folder = story.make_folder(tmp_path / "graph", denied=True)
    client = TestClient(make_app(folder), base_url=BASE)
    disputes = client.get("/api/desk").json()["disputes"]
    (dispute,) = [one for one in disputes if one["label"] == "Lumen sues Orbit"]
    assert [[one["event"]["stance"] for one in side] for side in dispute["sides"]] == [
        ["asserted"],
        ["denied"],
    ]
    done = post(client, "/api/desk/answer", {"key": dispute["key"], "answer": letter})
    assert done.status_code == 200, done.text
    graph = dateline.open(folder)
    assert graph.unmet == ()
    (event,) = graph.events(type="accuse/sue")
    assert (event.stance, sorted(event.roles)) == (left, ["actor", "recipient"])
    assert "Lumen sues Orbit" not in {one.label for one in graph.disputes()}


@pytest.mark.parametrize("label", ["Lumen sues Orbit", "Orbit supports Ben Orr"])
def test_both_sides_of_a_dispute_may_be_right(tmp_path, post, label):
    """Of claims and of an event: all stays, nobody is asked again until it is taken back."""
    folder = story.make_folder(tmp_path / "graph", denied=True)
    client = TestClient(make_app(folder), base_url=BASE)

    def disputes(opened):
        return {one["label"]: one["key"] for one in opened.get("/api/desk").json()["disputes"]}

    before = {fact.id for fact in dateline.open(folder)}
    done = post(client, "/api/desk/answer", {"key": disputes(client)[label], "answer": "b"})
    assert done.status_code == 200, done.text
    assert set(verbs(folder)) == {"keep"}
    graph = dateline.open(folder)
    assert {fact.id for fact in graph} == before
    assert graph.unmet == ()
    workspace.fold(folder)
    for opened in (graph, dateline.open(folder)):
        assert label not in {one.label for one in opened.disputes()}
    again = TestClient(make_app(folder), base_url=BASE)
    assert label not in disputes(again)
    post(client, "/api/undo", {})
    assert verbs(folder) == []
    assert label in disputes(client)


def test_undo_takes_back_the_last_first(own_client, folder, post):
    """One after the other, until nothing of this server's is left."""
    (question,) = own_client.get("/api/desk").json()["questions"]
    before = (folder / "corrections.toml").read_bytes()
    post(own_client, "/api/desk/answer", {"key": question["key"], "answer": "y"})
    post(
        own_client,
        "/api/corrections",
        {"do": "rename", "thing": "organization/orbit", "to": "Orbit Inc"},
    )
    assert verbs(folder) == ["same", "rename"]
    undone = post(own_client, "/api/undo", {}).json()
    assert undone["undoable"] == 1
    assert undone["said"].startswith("rename “Orbit” to “Orbit Inc”")
    assert verbs(folder) == ["same"]
    assert own_client.get("/api/things/organization/orbit").json()["thing"]["label"] == "Orbit"
    assert post(own_client, "/api/undo", {}).status_code == 200
    assert (folder / "corrections.toml").read_bytes() == before
    assert own_client.get("/api/desk").json()["question_count"] == 1
    assert post(own_client, "/api/undo", {}).status_code == 400


def test_undo_never_takes_what_somebody_else_wrote(own_client, folder, post):
    """An entry that was added by hand meanwhile stays, and the reason is told."""
    post(
        own_client,
        "/api/corrections",
        {"do": "rename", "thing": "organization/orbit", "to": "Orbit Inc"},
    )
    path = folder / "corrections.toml"
    path.write_text(
        path.read_text() + '\n[[correction]]\ndo = "rename"\nthing = "Lumen"\nto = "L"\n'
    )
    answer = post(own_client, "/api/undo", {})
    assert answer.status_code == 400
    assert "somebody else" in answer.json()["error"]
    assert verbs(folder) == ["rename", "rename"]


@pytest.mark.parametrize(
    ("body", "verb"),
    [
        ({"do": "rename", "to": "Orbit Inc"}, "rename"),
        ({"do": "retype", "to": "GovernmentBody"}, "retype"),
        ({"do": "link", "to": "https://firms.example/7"}, "link"),
        ({"do": "same", "other": "organization/lumen"}, "same"),
        ({"do": "different", "other": "organization/lumen"}, "different"),
        ({"do": "ignore"}, "ignore"),
    ],
)
def test_each_correction_of_the_page_is_followed(own_client, folder, post, body, verb):
    """It is in the file with its note, and the graph that is served follows it."""
    full = {"thing": "organization/orbit", "note": "seen on the door", **body}
    answer = post(own_client, "/api/corrections", full)
    assert answer.status_code == 200, answer.text
    (entry,) = read_corrections(folder)
    assert (entry.verb, entry.note) == (verb, "seen on the door")
    assert dateline.open(folder).unmet == ()
    assert own_client.get("/api/desk").json()["unmet"] == []


def test_a_claim_is_left_out(own_client, folder, post, snapshot):
    """All that says it goes, and what else is said of the two stays."""
    fact = next(one for one in snapshot.graph if one.predicate == "meets")
    assert post(own_client, "/api/corrections", {"do": "drop", "claim": fact.id}).status_code == 200
    assert verbs(folder) == ["drop"]
    assert own_client.get(f"/api/claims/{fact.id}").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {"do": "rename", "thing": "organization/orbit"},
        {"do": "rename", "thing": "organization/orbit", "to": "  "},
        {"do": "retype", "thing": "organization/orbit", "to": "Unicorn"},
        {"do": "add", "thing": "organization/orbit"},
        {"do": "drop", "claim": "none"},
        {"do": "same", "thing": "organization/orbit", "other": "organization/orbit"},
        {"thing": "organization/orbit"},
    ],
)
def test_what_cant_be_followed_isnt_written(own_client, folder, post, body):
    """A line says why, and the file stays as it is."""
    answer = post(own_client, "/api/corrections", body)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert verbs(folder) == []


def test_what_is_no_json_object_is_refused(own_client, token):
    """Neither a list nor half a text."""
    headers = {"x-dateline-token": token(own_client), "content-type": "application/json"}
    for content in ("[]", "{", '"x"'):
        sent = own_client.post("/api/corrections", content=content, headers=headers)
        assert sent.status_code == 400
