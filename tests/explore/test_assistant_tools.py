"""The tools of an assistant, asked by the protocol's own client."""

from __future__ import annotations

import asyncio
import json
import os
import sys

import pytest
from mcp import Client, StdioServerParameters

from dateline.explore.assistant_tools import make_server
from dateline.explore.host import Host


@pytest.fixture(scope="module")
def call(kept_folder):
    """Calls a tool and gives its answer, or the words of its failure."""
    server = make_server(Host(kept_folder))

    async def ask(name, given):
        async with Client(server) as client:
            return await client.call_tool(name, given)

    def run(name, /, **given):
        result = asyncio.run(ask(name, given))
        (content,) = result.content
        return content.text if result.is_error else json.loads(content.text)

    return run


def test_the_tools_only_read(kept_folder):
    """Each is described, and none writes or looks beyond the graph."""

    async def list_tools():
        async with Client(make_server(Host(kept_folder))) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(list_tools())
    assert [one.name for one in tools] == [
        *("find", "facts", "events", "timeline", "disputes", "path"),
        *("questions", "ask", "sparql", "evidence"),
    ]
    assert all(one.description for one in tools)
    assert all(one.annotations.read_only_hint for one in tools)
    assert not any(one.annotations.open_world_hint for one in tools)


def test_find_gives_ids(call):
    """By part of a name, as many as are asked for."""
    (first, *_) = call("find", text="orb")["things"]
    assert (first["id"], first["claims"]) == ("organization/orbit", 6)
    assert len(call("find", text="o", limit=1)["things"]) == 1


def test_facts_have_their_quotes(call):
    """Of a thing by name or id, by predicate and stance; with outlet and day of each quote."""
    found = call("facts", thing="Orbit", predicate="supports", stance="asserted")
    assert found["total"] == 1
    (quote,) = found["facts"][0]["evidence"]
    assert quote["quote"] == "Orbit supports Ben Orr."
    assert (quote["publisher"], quote["published"]) == ("The Tide", "2005-02-08")
    every = call("evidence", claim=found["facts"][0]["id"])
    assert every["quotes"] == [quote]


def test_events_by_who_what_and_when(call):
    """As `graph.events` has them."""
    found = call("events", thing="Lumen", type="raid", since="2005", until="2005-12")
    assert [one["label"] for one in found["events"]] == ["Gunmen raid Lumen depot"]
    assert call("events", since="2007")["total"] == 0


def test_paths_and_sparql(call):
    """How two are connected, and whatever else there is to ask."""
    found = call("path", start="Ann Ode", end="Ben Orr")
    assert [[step["to"] for step in path] for path in found["paths"]] == [["Orbit", "Ben Orr"]]
    rows = call("sparql", query_text="SELECT ?p { ?p :head_of ?b } ORDER BY ?p")["rows"]
    assert [row["p"] for row in rows] == ["person/ann-ode", "person/ben-orr"]


def test_disputes_and_timelines_have_quotes(call):
    """Both sides of a dispute, and each moment, with the words that say so."""
    (dispute,) = call("disputes")["disputes"]
    assert [side[0]["evidence"][0]["quote"] for side in dispute["sides"]] == [
        "Orbit supports Ben Orr.",
        "Orbit denied that it supports Ben Orr.",
    ]
    found = call("timeline", thing="Lumen", limit=1)
    assert found["total"] == 4
    (first,) = found["moments"]
    assert (first["label"], first["when"]) == ("Gunmen raid Lumen depot", "2005-02-03")
    assert first["evidence"][0]["quote"].startswith("Gunmen raided")


def test_named_questions_are_listed_and_asked(call):
    """With what each takes; what it is told is no part of the query."""
    known = {one["name"]: one for one in call("questions")["questions"]}
    assert set(known["who-held"]["parameters"]) == {"post", "at"}
    rows = call("ask", name="who-held", parameters={"post": "chief"})["rows"]
    assert [row["holder"] for row in rows] == ["Ann Ode"]


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("facts", {"thing": "Nobody"}, "no entity 'Nobody'"),
        ("facts", {"thng": "Orbit"}, "facts has no argument 'thng'; near it: thing"),
        ("disputes", {"actor": "Orbit"}, "disputes has no argument 'actor'"),
        ("facts", {"thing": "Orbit", "stance": "sure"}, "no stance 'sure'"),
        ("evidence", {"claim": "x"}, "no claim 'x'"),
        ("ask", {"name": "who-hold"}, "near it: who-held"),
        ("ask", {"name": "who-held", "parameters": {"timeout": "1"}}, "no parameter 'timeout'"),
        ("sparql", {"query_text": "DROP ALL"}, "would change the graph"),
    ],
)
def test_a_mistake_is_told(call, name, given, said):
    """In a line that an assistant can act on."""
    assert said in call(name, **given)


def test_the_command_speaks_the_protocol(folder):
    """Over its standard input and output, as an assistant starts it."""
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "dateline", "mcp", str(folder)],
        env=dict(os.environ),
    )

    async def ask():
        async with Client(command) as client:
            return await client.call_tool("find", {"text": "karsk"})

    assert "place/karsk" in asyncio.run(ask()).content[0].text
