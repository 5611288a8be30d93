"""The API about things."""

from __future__ import annotations

import pytest
from tests.explore import story

ORBIT, ANN, LUMEN = "organization/orbit", "person/ann-ode", "organization/lumen"


def get(client, path, **given):
    """An answer in JSON that must be there."""
    answer = client.get(path, params=given)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_graph_tells_its_size_and_what_happened(client):
    """Counts, kinds, outlets and headlines, earliest first."""
    found = get(client, "/api/graph")
    assert found["counts"] == {"articles": 3, "things": 14, "claims": 21, "events": 3}
    assert found["sources"] == {"Evening Post": 1, "The Tide": 1}
    assert found["stances"]["denied"] == 1
    labels = [one["label"] for one in found["headlines"]]
    assert labels == [
        "Gunmen raid Lumen depot",
        "Orbit to buy Lumen: 20m dollars",
        "Lumen sues Orbit",
    ]
    assert {one["label"] for one in found["foremost"]} >= {"Orbit", "Lumen"}


def test_search_finds_by_part_of_a_name(client):
    """Best first, with what it is and how much is said of it."""
    first, *_ = get(client, "/api/search", text="orb")["things"]
    assert (first["id"], first["kind_label"], first["claims"]) == (ORBIT, "company", 6)
    assert get(client, "/api/search", text="")["things"] == []
    for text in (ANN, f" https://graph.example/{ANN}"):
        assert [one["id"] for one in get(client, "/api/search", text=text)["things"]] == [ANN]
    people = get(client, "/api/search", text="o", group="person")["things"]
    assert {one["group"] for one in people} == {"person"}
    assert len(get(client, "/api/search", text="o", limit=1)["things"]) == 1


def test_a_thing_has_what_happened_posts_claims_and_who_is_connected(client):
    """Each claim stands in one place: what an event or a post tells isn't told twice."""
    page = get(client, f"/api/things/{ORBIT}")
    assert [one["label"] for one in page["happened"]["items"]] == [
        "Orbit to buy Lumen: 20m dollars",
        "Lumen sues Orbit",
    ]
    assert [one["predicate"] for one in page["posts"]] == ["head_of"]
    assert [(one["predicate"], one["total"]) for one in page["groups"]] == [("supports", 2)]
    assert {(one["thing"]["label"], one["size"]) for one in page["connections"]} == {
        ("Lumen", 2), ("Ben Orr", 2), ("Ann Ode", 1),
    }  # fmt: skip
    assert [one["title"] for one in page["articles"]] == [
        story.HOSTILE, "Lumen goes to court", "Orbit to buy Lumen",
    ]  # fmt: skip


def test_a_quote_is_cut_at_the_ends_of_its_claim(client):
    """Joined, the pieces are the words of the article; the ends of the claim are told apart."""
    page = get(client, f"/api/things/{ORBIT}")
    (claim,) = [one for one in page["groups"][0]["items"] if one["stance"] == "asserted"]
    (quote,) = claim["quotes"]
    assert "".join(one["text"] for one in quote["pieces"]) == story.HELPS
    assert [(one["text"], one["end"]) for one in quote["pieces"] if one["end"]] == [
        ("Orbit", "subject"), ("Ben Orr", "object"),
    ]  # fmt: skip
    start, end = map(int, quote["place"].split("-"))
    assert story.FIRST.text[start:end] == story.HELPS
    assert quote["article"]["publisher"] == "The Tide"


def test_statements_are_apart(client):
    """What somebody said is no event."""
    page = get(client, f"/api/things/{ANN}")
    assert [one["label"] for one in page["said"]["items"]] == ["Ann Ode: Orbit will buy Lumen"]
    assert page["happened"]["total"] == 0


@pytest.mark.parametrize(
    ("given", "claims"),
    [
        ({}, 6),
        ({"stance": "denied"}, 1),
        ({"stance": "denied,planned"}, 2),
        ({"predicate": "supports"}, 2),
        ({"since": "2006"}, 3),
        ({"until": "2005-12-31"}, 4),
        ({"since": "2006-01-01", "until": "2006-12-31"}, 2),
        ({"source": "Evening Post"}, 1),
        ({"confidence": "0.5"}, 5),
        ({"group": "person,organization"}, 5),
    ],
)
def test_filters_let_pass_what_they_say(client, given, claims):
    """By stance, predicate, date, outlet, confidence and kind; the rest is counted as hidden."""
    page = get(client, f"/api/things/{ORBIT}", **given)
    assert (page["claims"], page["hidden"]) == (claims, 6 - claims)


@pytest.mark.parametrize(
    "given",
    [
        {"stance": "surely"},
        {"since": "yesterday"},
        {"confidence": "2"},
        {"confidence": "x"},
        {"group": "persn"},
    ],
)
def test_a_filter_that_means_nothing_is_refused(client, given):
    """With a line that says what it may be."""
    answer = client.get(f"/api/things/{ORBIT}", params=given)
    assert answer.status_code == 400
    assert next(iter(given.values())) in answer.json()["error"]


@pytest.mark.parametrize("given", [{"offset": "-1"}, {"limit": "x"}, {"offset": "9" * 30}])
def test_a_count_that_is_none_is_refused(client, given):
    """Pages are counted in whole numbers of a size that there can be."""
    assert client.get("/api/claims", params={"about": ORBIT, **given}).status_code == 400


def test_lists_go_on_where_they_were_cut(client):
    """Page by page one gets each once."""
    pages = [get(client, "/api/claims", limit=5, offset=at)["items"] for at in range(0, 25, 5)]
    ids = [one["id"] for page in pages for one in page]
    assert len(ids) == len(set(ids)) == 21


def test_claims_of_a_thing_by_their_direction(client):
    """`incoming` tells what others do to it from what it does."""
    given = {"about": ORBIT, "predicate": "head_of"}
    assert get(client, "/api/claims", incoming="true", **given)["total"] == 1
    assert get(client, "/api/claims", incoming="false", **given)["total"] == 0


def test_all_between_two(client):
    """Claims and events that both are in; names do as well as ids."""
    found = get(client, "/api/between", a="Orbit", b=LUMEN)
    assert found["claims"]["total"] == 0
    assert found["events"]["total"] == 2
    assert get(client, "/api/between", a=ANN, b=ORBIT)["claims"]["total"] == 1


def test_events_of_a_thing_and_of_all(client):
    """What happened, or what was said if that is asked for."""
    assert get(client, "/api/events")["total"] == 3
    assert get(client, "/api/events", said="true")["total"] == 1
    assert get(client, "/api/events", about=LUMEN)["total"] == 3
    assert get(client, "/api/events", stance="planned")["total"] == 1


def test_a_claim_has_a_page(client, snapshot):
    """With the event that it is a role of."""
    role = next(one for one in snapshot.graph if one.predicate == "recipient")
    found = get(client, f"/api/claims/{role.id}")
    assert found["claim"]["object"]["label"] == "Orbit"
    assert found["event"]["label"] == "Lumen sues Orbit"


@pytest.mark.parametrize(
    "path",
    [
        "/api/things/person/nobody",
        "/api/claims/none",
        "/api/claims?about=Nobody",
        "/api/between?a=Orbit&b=x",
    ],
)
def test_what_isnt_there_is_said_in_json(client, path):
    """A line in `error`, and 404."""
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"]


def test_what_is_missing_is_said(client):
    """A thing that has to be named is asked for."""
    assert client.get("/api/between", params={"a": "Orbit"}).status_code == 400


def test_hostile_words_are_json_and_no_links(client):
    """Markup and marks of an article come as they are, in ASCII; its address is never a link."""
    answer = client.get("/api/search", params={"text": "<b>"})
    assert answer.text.isascii()
    assert answer.json()["things"][0]["label"] == story.NAME
    page = get(client, f"/api/things/{answer.json()['things'][0]['id']}")
    assert [(one["title"], one["url"]) for one in page["articles"]] == [(story.HOSTILE, None)]
