"""What a graph says in Wikidata's words."""

from __future__ import annotations

import pytest
import rdflib
from tests import rdf_graph

from dateline.authority import load_bundled
from dateline.core.model import Decision, Entity, Fact, Judgement, Literal
from dateline.rdf import triple_lines
from dateline.rdf.profiles import project
from dateline.rdf.wikidata import property_of

WD = rdflib.Namespace("http://www.wikidata.org/entity/")
WDT, P, PS, PQ, PR = (
    rdflib.Namespace(f"http://www.wikidata.org/prop/{part}")
    for part in ("direct/", "", "statement/", "qualifier/", "reference/")
)
BASE = rdflib.Namespace("https://graph.example/")


@pytest.fixture(scope="module")
def found():
    """A graph with one thing that Wikidata has: Oslo."""
    made = rdf_graph.records()
    oslo = next(one for one in made.mentions.values() if one.text == "Oslo")
    judged = {"judgement": Judgement.SAME, "score": 1.0, "reasons": ("name",), "by": "me"}
    made.decisions.append(Decision(left=oslo.id, right="Q585", **judged))
    graph = made.graph(authority=load_bundled())
    lines = b"".join(triple_lines(project(graph, profile="wikidata")))
    return rdflib.Graph().parse(data=lines, format="nt")


def test_what_is_linked_is_wikidatas_item_and_the_rest_keeps_its_node(found):
    """Only what isn't there yet is given a class."""
    signing, oslo = next(found.subject_objects(WDT.P276))
    assert oslo == WD.Q585
    assert str(signing).startswith(str(BASE))
    assert not list(found.objects(WD.Q585, WDT.P31))
    assert found.value(BASE["person/ada-brink"], WDT.P31) == WD.Q5


def test_a_claim_is_a_statement_with_its_time_and_its_quotes(found):
    """As Wikidata has them: value, qualifier, reference."""
    person = BASE["person/ada-brink"]
    statement = found.value(person, P.P39)
    assert found.value(statement, PS.P39) == found.value(person, WDT.P39)
    assert str(found.value(statement, PQ.P580)) == "2017"
    reference = found.value(statement, rdflib.PROV.wasDerivedFrom)
    assert "Ada Brink, chief warden" in str(found.value(reference, PR.P1683))
    assert str(found.value(reference, PR.P854)).startswith("https://news.example/")
    assert str(found.value(reference, PR.P1476)) == "Harbour Guard signs pact"
    assert str(found.value(reference, PR.P577)) == "2021-05"


def test_what_is_not_believed_is_not_there(found):
    """No denied and no possible claim, and none that Wikidata has no property for."""
    assert not list(found.subjects(WDT.P463))
    assert "partner" not in " ".join(map(str, found.predicates()))


def fact(subject, predicate, target):
    """A claim between things of two kinds, or of a thing and a value."""
    one = Entity(id="a", kind=subject, label="A")
    other = Entity(id="b", kind=target, label="B") if isinstance(target, str) else target
    return Fact(id="f", subject=one, predicate=predicate, object=other)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (("Person", "member_of", "PoliticalParty"), "P102"),
        (("Person", "member_of", "SportsTeam"), "P54"),
        (("Country", "member_of", "IntergovernmentalOrganization"), "P463"),
        (("Person", "head_of", "Company"), "P169⁻¹"),
        (("Person", "head_of", "GovernmentBody"), "P488⁻¹"),
        (("City", "located_in", "Country"), "P131"),
        (("Event", "located_in", "City"), "P276"),
        (("Person", "child_of", "Person"), "P40⁻¹"),
        (("Person", "operates_in", "City"), "P937"),
        (("Company", "operates_in", "Country"), "P2541"),
        (("Event", "participant", Literal(value="gunmen")), None),
        (("Person", "born_in", "City"), "P19"),
        (("Person", "accuses", "Person"), None),
        (("Event", "date", Literal(value="2017", datatype="edtf")), "P585"),
    ],
)
def test_a_property_fits_the_kinds_of_its_ends(claim, expected):
    """Words for somebody without a name are no item."""
    assert property_of(fact(*claim)) == expected
