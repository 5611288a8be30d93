"""What `dateline show` prints of a graph and of one thing in it."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from tests import rdf_graph
from tests.export import handmade
from tests.happenings import happenings

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


TITLES = {"What happened", "Relations", "Statements", "Mentioned"}


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
    assert "(2021-05)  attacked  denied  says Harbour Guard" in attacked
    assert "  actor “two crews” · recipient Karsk" in attacked


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


def test_claims_are_listed_with_what_happened_first():
    """Then relations by predicate and time, then statements, then mere mentions; each once."""
    made = happenings()
    found = show._find_facts(made, made.entity("Ann Ode"))
    assert [fact.predicate for fact in found] == ["head_of", "holds_position", "actor"]
    found = show._find_facts(made, made.entity("Lumen"))
    assert [fact.predicate for fact in found] == ["about", "actor", "object", "accuses"]
    harbour = rdf_graph.graph()
    both = show._find_facts(harbour, harbour.entity("Harbour Guard"))
    assert len({fact.id for fact in both}) == len(both)
    keys = [(fact.predicate, fact.when or "") for fact in both if fact.predicate != "actor"]
    assert keys == sorted(keys)
    assert {"actor", "partner_of"} <= {fact.predicate for fact in both}  # as object and subject


def test_what_happened_comes_before_relations_and_statements():
    """Each in a block of its own, earliest first; a post said three ways is one line."""
    made = happenings()
    ann = lines_of(made, "Ann Ode")
    assert [line for line in ann if line in TITLES] == ["Relations", "Statements"]
    posts = [line for line in ann if "Orbit, chief executive" in line]
    assert posts == ["Ann Ode head of Orbit, chief executive"]
    assert not any("holds position" in line or "position at" in line for line in ann)
    assert posts[0] in lines_of(made, "chief executive of Orbit")
    lumen = lines_of(made, "Lumen")  # what it accuses Orbit of is told by the suit
    assert [line for line in lumen if line in TITLES] == ["What happened"]
    heads = [line for line in lumen if line.startswith(("2005", "(2005"))]
    assert heads == [
        "2005-02-03  Gunmen raid Lumen depot",
        "(2005-02-08)  Orbit to buy Lumen: 20m dollars  planned  says Ann Ode",
        "(2005-02-10)  Lumen sues Orbit",
    ]
    assert "  actor “Gunmen” · object “the Lumen depot” · place Karsk · about Lumen" in lumen


def test_a_statement_shows_its_words_once():
    """In the quote, which holds them, and not as a role besides."""
    ann = lines_of(happenings(), "Ann Ode")
    at = ann.index("(2005-02-08)  Ann Ode: said Orbit will buy Lumen")
    assert ann[at + 1] == "  actor Ann Ode"
    assert ann[at + 2].startswith("  “Orbit will buy Lumen for 20m dollars, said Ann Ode")


def test_an_event_with_an_actor_only_has_no_line():
    """Unless its verb alone says it, or it is the thing that is asked for."""
    made = happenings()
    ben = lines_of(made, "Ben Orr")
    assert any("Ben Orr resigns" in line for line in ben)
    assert not any("Ben Orr plans" in line for line in ben)
    assert "(2005-02-08)  Ben Orr plans" in lines_of(made, "Ben Orr plans")
    assert not any("Ben Orr plans" in line for line in printed(show._print_summary, made))
    table = printed(show._print_events, made.events(participant="Ben Orr"))
    assert [line.rstrip() for line in table[1:]] == [
        "(2005-02-08)  concede/resign  Ben Orr resigns  Ben Orr",
        "1 more with an actor and a verb only",
    ]


def test_events_are_a_table_in_order_of_time():
    """When, of which type, the headline with its stance, and who; words in quotation marks."""
    lines = [line.rstrip() for line in printed(show._print_events, happenings().events())]
    assert lines[0].split() == ["date", "type", "what", "who"]
    assert " ".join(lines[1].split()) == (
        "2005-02-03 justice/raid Gunmen raid Lumen depot “Gunmen”, “the Lumen depot”"
    )
    assert any("Orbit to buy Lumen: 20m dollars  planned  says Ann Ode" in line for line in lines)
    assert lines[-2].split()[-2:] == ["Lumen,", "Orbit"]
    assert lines[-1] == "1 more with an actor and a verb only"


def test_the_summary_shows_what_happened():
    """In order of time, and none of what was said; there is no such table without events."""
    lines = printed(show._print_summary, happenings())
    start = next(number for number, line in enumerate(lines) if line.startswith("date"))
    told = lines[start + 1 : lines.index("", start)]
    assert [line.split()[0] for line in told] == [
        "2005-02-03",
        *["(2005-02-08)"] * 2,
        "(2005-02-10)",
    ]
    assert not any("said" in line for line in told)
    quiet = printed(show._print_summary, handmade.graph())
    assert not any(line.startswith("date") for line in quiet)


def test_the_summary_counts_kinds_and_what_there_is_most_about(graph):
    """Most first, then by name; articles and events aren't listed."""
    lines = printed(show._print_summary, graph)
    assert (
        lines[1] == f"2 documents, {len(graph.entities())} entities, {len(graph.claims())} claims"
    )
    kinds = [part.rsplit(" ", 1) for part in lines[3].split(", ")]
    assert [(-int(count), kind) for kind, count in kinds] == sorted(
        (-int(count), kind) for kind, count in kinds
    )
    start = next(number for number, line in enumerate(lines) if line.startswith("claims"))
    rows = [line.split() for line in lines[start + 1 :]]
    assert [int(row[0]) for row in rows] == sorted((int(row[0]) for row in rows), reverse=True)
    assert not {"Article", "Event"} & {row[1] for row in rows}
    guard = graph.entity("Harbour Guard")
    ends = [fact for fact in graph.claims() if guard in (fact.subject, fact.object)]
    assert rows[0][0] == str(len(ends))
    assert rows[0][-1] == guard.id


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
        show.find_entity(graph, "Harbor Gard", tmp_path)
    with pytest.raises(QueryError) as raised:
        show.find_entity(graph, "§", tmp_path)
    assert "near it" not in str(raised.value)
    assert show.find_entity(graph, "HG", tmp_path).label == "Harbour Guard"
