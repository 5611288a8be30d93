"""FollowTheMoney entities."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests import rdf_graph

from dateline.core.model import Entity, Stance
from dateline.export.ftm import FtmExporter, schema_of


def written(graph, folder):
    """Id → entity, of what is written."""
    FtmExporter().write(graph, folder / "a.ftm.json")
    lines = (folder / "a.ftm.json").read_text("utf-8").splitlines()
    found = {one["id"]: one for one in map(json.loads, lines)}
    assert len(found) == len(lines)
    return found


@pytest.fixture
def found(tmp_path):
    """What is written of the graph made by hand."""
    return written(rdf_graph.graph(), tmp_path)


def of_schema(found, schema):
    """The properties of all entities of a schema."""
    return [one["properties"] for one in found.values() if one["schema"] == schema]


@pytest.mark.parametrize(
    ("kind", "type_", "schema"),
    [
        ("Person", None, "Person"),
        ("Company", None, "Company"),
        ("GovernmentBody", None, "PublicBody"),
        ("MediaOutlet", None, "Organization"),
        ("City", None, "Address"),
        ("Event", "agree/sign", "Event"),
        ("Event", "state/say", None),
        ("Topic", None, None),
        ("Article", None, None),
    ],
)
def test_a_kind_has_the_schema_that_is_nearest(kind, type_, schema):
    """What the model has no schema for is left out, and articles come from the documents."""
    assert schema_of(Entity(id="a", kind=kind, label="A", type=type_)) == schema


def test_ids_lead_to_entities(found):
    """They are of the form that the model has, and none dangles."""
    links = ("proof", "holder", "post", "member", "organization", "subject", "object", "involved")
    for one in found.values():
        assert re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?", one["id"])
        for name in links:
            assert set(one["properties"].get(name, ())) <= found.keys()


def test_a_post_is_held_at_a_body_for_a_time(found):
    """With the words that say so, and the article as proof."""
    (held,) = of_schema(found, "Occupancy")
    assert held["holder"] == ["person-ada-brink"]
    assert held["startDate"] == ["2017"]
    assert "Ada Brink, chief warden" in held["description"][0]
    (proof,) = held["proof"]
    article = found[proof]["properties"]
    assert article["title"] == ["Harbour Guard signs pact"]
    assert article["publishedAt"] == ["2021-05"]
    assert article["language"] == ["eng"]
    assert found[held["post"][0]]["properties"]["organization"] == ["organization-harbour-guard"]


def test_an_event_says_who_was_involved_and_when(found):
    """Dates that are none aren't there."""
    (event,) = [one for one in of_schema(found, "Event") if one["name"] == ["signed"]]
    assert set(event["involved"]) == {"organization-harbour-guard", "organization-tidal-institute"}
    assert set(event["date"]) == {"2021-05-03", "2021-05", "2021"}
    assert event["location"] == ["Oslo"]
    assert "signed the Tidal Pact" in event["description"][0]


def test_what_the_model_has_no_link_for_is_a_link_with_its_name(found):
    """Which is the predicate's, in words."""
    (link,) = of_schema(found, "UnknownLink")
    assert link["role"] == ["partner of"]
    assert link["subject"] == ["organization-harbour-guard"]
    assert link["startDate"] == ["2017"]


def test_only_what_is_believed_as_said_is_there(found):
    """Nothing denied, possible or planned: a link has no stance."""
    words = json.dumps(found)
    kept = {one.id for one in rdf_graph.graph().claims() if one.stance is Stance.DENIED}
    assert kept
    assert not any(one in words for one in kept)
    assert not of_schema(found, "Membership")


def test_a_company_is_owned_and_a_state_is_not(tmp_path):
    """Of what the model doesn't take for an asset the link has a name only."""
    records = rdf_graph.Records()
    document = records.document("The Harbour Guard, the Tidal Institute.")
    records.claim(document, "Harbour Guard", "owned_by", "Tidal Institute")
    records.claim(document, "Harbour Guard", "member_of", "Tidal Institute")
    found = written(records.graph(), tmp_path)
    assert [one["role"] for one in of_schema(found, "UnknownLink")] == [["owned by"]]
    assert [one["member"] for one in of_schema(found, "Membership")] == [
        ["organization-harbour-guard"]
    ]


def test_an_address_that_runs_something_is_no_source(tmp_path):
    """A viewer makes a link of it."""
    records = rdf_graph.Records()
    document = records.document("The Harbour Guard, the Tidal Institute.", url="javascript:a()")
    records.claim(document, "Harbour Guard", "partner_of", "Tidal Institute")
    assert "javascript" not in json.dumps(written(records.graph(), tmp_path))


SCHEMATA = json.loads(Path(__file__).with_name("ftm_model.json").read_text("utf-8"))
FORMS = {
    "date": r"\d{4}(-\d\d(-\d\d)?)?",
    "url": r"https?://.+",
    "language": r"[a-z]{3}",
    "number": r"-?[\d.]+",
}


def lineage(schema):
    """A schema of the model and those that it extends."""
    return {schema}.union(*(lineage(one) for one in SCHEMATA[schema]["extends"]))


def test_every_property_and_value_is_one_that_the_model_has(found):
    """By an extract of the model; links lead to what they may lead to, and have both ends."""
    seen = set()
    for one in found.values():
        schemata = [SCHEMATA[name] for name in lineage(one["schema"])]
        known = {name: form for each in schemata for name, form in each["properties"].items()}
        assert {name for each in schemata for name in each["ends"]} <= one["properties"].keys()
        for name, values in one["properties"].items():
            kind, *leads_to = known[name]
            seen.add(kind)
            assert all(re.fullmatch(FORMS.get(kind, ".+"), value, re.DOTALL) for value in values)
            assert all(
                leads_to[0] in lineage(found[value]["schema"]) for value in values if leads_to
            )
    assert seen >= {"entity", "date", "name", "language"}


def test_the_extract_is_what_the_models_own_library_says():
    """Where that library is; `scripts/test_ftm` puts it there."""
    model = pytest.importorskip("followthemoney").model
    for name, one in SCHEMATA.items():
        schema = model.get(name)
        assert set(one["extends"]) == {each.name for each in schema.extends}
        for called, (kind, *leads_to) in one["properties"].items():
            known = schema.get(called)
            assert known.type.name == kind
            assert leads_to == ([known.range.name] if known.range else [])


def test_the_models_own_library_takes_every_value(found):
    """Each schema, property and value is one that the library knows and leaves as it is."""
    model = pytest.importorskip("followthemoney").model
    proxy = pytest.importorskip("followthemoney.proxy").EntityProxy
    for one in found.values():
        read = proxy.from_dict(one, cleaned=False)
        read.schema.validate(read.to_dict())
        for name, values in one["properties"].items():
            known = read.schema.get(name)
            assert set(values) <= set(read.get(name)), name
            for value in values if known.range else ():
                assert model.get(found[value]["schema"]).is_a(known.range)
