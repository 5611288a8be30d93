"""What `dateline show` prints of a graph and of one thing in it."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from tests import rdf_graph

from dateline.cli import show
from dateline.core.errors import QueryError
from dateline.graph.corrections import parse_correction


@pytest.fixture(scope="module")
def graph():
    """The graph made by hand."""
    return rdf_graph.graph()


def printed(function, *arguments):
    """The lines that a function prints."""
    out = io.StringIO()
    function(Console(file=out, width=500, highlight=False, emoji=False), *arguments)
    return out.getvalue().splitlines()


def lines_of(graph, name):
    """What is printed of one thing."""
    return printed(show._print_entity, graph, graph.entity(name))


def test_a_thing_shows_its_kind_its_other_names_and_its_claims(graph):
    """An event its type; a thing of one name has no line for others."""
    guard = lines_of(graph, "Harbour Guard")
    assert guard[0] == "Harbour Guard  GovernmentBody  organization/harbour-guard"
    assert "also: HG" in guard
    institute = lines_of(graph, "Tidal Institute")
    assert not any(line.startswith("also:") for line in institute)
    assert lines_of(graph, "signed")[0].startswith("signed  Event, agree/sign  event/signed")


def test_a_claim_shows_its_time_its_stance_and_who_says_so(graph):
    """What is asserted shows no stance; a date that isn't known shows its words."""
    guard = lines_of(graph, "Harbour Guard")
    partner = next(line for line in guard if "partner of" in line)
    assert partner == "Harbour Guard partner of Tidal Institute  2017/.."
    assert "Harbour Guard assaults Karsk  denied  says Harbour Guard" in guard
    assert "Harbour Guard aids Tidal Institute  planned" in guard
    assert "Harbour Guard acronym HG" in guard
    attacked = lines_of(graph, "attacked")
    assert "attacked actor two crews  denied  says Harbour Guard" in attacked


def test_a_quote_is_on_one_line_with_its_place(graph):
    """The article by its title, or what else it has; then the offsets."""
    lines = lines_of(graph, "Harbour Guard")
    quotes = [number for number, line in enumerate(lines) if line.startswith("  “")]
    assert quotes
    for number in quotes:
        assert "\n" not in lines[number]
        name, _, place = lines[number + 1].strip().rpartition(", ")
        start, end = map(int, place.split("–"))
        assert start < end
        assert name


def test_brackets_of_a_text_are_no_style():
    """A name in square brackets is printed as it is."""
    made = rdf_graph.records().graph(name="[bold]Harbour[/]")
    assert printed(show._print_summary, made)[0] == "[bold]Harbour[/]"


def test_claims_are_listed_by_predicate_and_time(graph):
    """Each once, though the thing be at both ends of a symmetric one."""
    found = show._find_facts(graph, graph.entity("Harbour Guard"))
    assert len({fact.id for fact in found}) == len(found)
    keys = [(fact.predicate, fact.when or "") for fact in found]
    assert keys == sorted(keys)
    assert {"actor", "partner_of"} <= {fact.predicate for fact in found}  # as object and subject


def test_the_summary_counts_kinds_and_what_there_is_most_about(graph):
    """Most first, then by name; articles aren't listed."""
    lines = printed(show._print_summary, graph)
    assert (
        lines[1] == f"2 documents, {len(graph.entities())} entities, {len(graph.claims())} claims"
    )
    kinds = [part.rsplit(" ", 1) for part in lines[3].split(", ")]
    assert [(-int(count), kind) for kind, count in kinds] == sorted(
        (-int(count), kind) for kind, count in kinds
    )
    rows = [line.split() for line in lines[6:]]
    assert [int(row[0]) for row in rows] == sorted((int(row[0]) for row in rows), reverse=True)
    assert "Article" not in {row[1] for row in rows}
    assert rows[0][-1] in {"organization/harbour-guard", graph.entity("signed").id}


def test_a_correction_is_told_with_its_author():
    """What a person changed says so beside the claim."""
    records = rdf_graph.records()
    entry = parse_correction(
        {
            "do": "change",
            "subject": "Harbour Guard",
            "predicate": "aids",
            "object": "Tidal Institute",
            "stance": "denied",
            "author": "mk",
        }
    )
    made = records.graph(corrections=[entry])
    line = next(one for one in lines_of(made, "Harbour Guard") if " aids " in one)
    assert line == "Harbour Guard aids Tidal Institute  denied  corrections/mk!hand@1"


def test_what_is_called_nothing_suggests_what_is_near(graph, tmp_path):
    """Unless nothing is."""
    with pytest.raises(QueryError, match="near it: Harbour Guard"):
        show._find_entity(graph, "Harbor Gard", tmp_path)
    with pytest.raises(QueryError) as raised:
        show._find_entity(graph, "§", tmp_path)
    assert "near it" not in str(raised.value)
    assert show._find_entity(graph, "HG", tmp_path).label == "Harbour Guard"
