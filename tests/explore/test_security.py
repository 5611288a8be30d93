"""What keeps other sites, other hosts and hostile articles out."""

from __future__ import annotations

import pytest

PATHS = ("/", "/api/graph", "/sparql", "/api/none", "/nothing/here", "/assets/none")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_forbids_foreign_script_and_frames(client, path):
    """Pages, data and errors alike carry the policy: no inline script, nothing from elsewhere."""
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert not {name for name in headers if name.startswith("access-control")}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8420", "10.0.0.1", ""])
def test_a_foreign_host_name_is_refused(client, host):
    """A name that was pointed at this machine (DNS rebinding) gets nothing."""
    answer = client.get("/api/graph", headers={"host": host})
    assert answer.status_code == 400
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("host", ["127.0.0.1:8420", "localhost:8420", "localhost"])
def test_this_machine_is_served_under_its_names(client, host):
    """Both names of this machine are served, on any port."""
    assert client.get("/api/graph", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"origin": "https://127.0.0.1:8420"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"x-dateline-token": "guessed"}, 403),
        ({"x-dateline-token": ""}, 403),
        ({"x-dateline-token": "é"}, 403),
        ({"content-type": "text/plain"}, 415),
    ],
)
def test_only_the_page_itself_corrects(own_client, folder, post, headers, status):
    """Another origin, another site, a missing token and a form's type change nothing."""
    before = (folder / "corrections.toml").read_bytes()
    body = {"do": "rename", "thing": "organization/orbit", "to": "Orbit Inc"}
    encoded = {name: value.encode() for name, value in headers.items()}
    answer = post(own_client, "/api/corrections", body, **encoded)
    assert answer.status_code == status
    assert ((folder / "corrections.toml").read_bytes() != before) is (status == 200)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (("none", "navigate", "document"), 200),
        (("same-origin", "cors", "empty"), 200),
        (("cross-site", "navigate", "document"), 200),
        (("cross-site", "no-cors", "image"), 403),
        (("cross-site", "cors", "empty"), 403),
        (("same-site", "no-cors", "script"), 403),
        (("cross-site", "navigate", "iframe"), 403),
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/graph", "/sparql?query=ASK{}"])
def test_other_sites_may_link_and_load_nothing(client, path, sent, status):
    """An image or a frame elsewhere can't have this machine compute an answer."""
    names = ("sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest")
    headers = dict(zip(names, sent, strict=True))
    assert client.get(path, headers=headers).status_code == status


def test_another_sites_form_asks_nothing(client):
    """A form that is sent here is followed like a link, but isn't one."""
    headers = {
        "sec-fetch-site": "cross-site",
        "sec-fetch-mode": "navigate",
        "sec-fetch-dest": "document",
    }
    sent = client.post("/sparql", data={"query": "ASK {}"}, headers=headers)
    assert sent.status_code == 403


def test_a_program_needs_the_token_alone(own_client, token):
    """Without an origin, as curl sends it, the token decides."""
    body = {"do": "rename", "thing": "organization/orbit", "to": "Orbit Inc"}
    shown = {"x-dateline-token": token(own_client)}
    assert own_client.post("/api/corrections", json=body).status_code == 403
    assert own_client.post("/api/corrections", json=body, headers=shown).status_code == 200


def test_tokens_differ_from_server_to_server(own_client, client, token):
    """The token of one server is worth nothing at another."""
    assert token(own_client) != token(client)


@pytest.mark.parametrize("path", ["/api/corrections", "/api/undo", "/api/desk/answer"])
def test_changes_are_posts(client, path):
    """What changes something can't be asked for by a link or an image."""
    assert client.get(path).status_code in {404, 405}


def test_a_request_is_no_longer_than_a_correction(own_client, post):
    """A body of megabytes is refused before it is read into memory."""
    answer = post(own_client, "/api/corrections", {"do": "rename", "note": "x" * 100_000})
    assert answer.status_code == 413
