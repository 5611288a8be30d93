"""Everything that is asked of a graph, so that two can be compared."""

from __future__ import annotations

import dateline
from dateline import workspace
from dateline.core.errors import QueryError
from dateline.core.model import Literal
from dateline.graph import corrections
from dateline.graph.on_demand import FactTable, decisions_about, doubtful_decisions
from dateline.workspace import config, store

ENDINGS = (
    *("ttl", "nt", "nq", "trig", "jsonld", "rdf", "graphml", "gexf", "json", "csv", "parquet"),
    *("cypher", "ftm.json", "claims.jsonl", "html", "svg"),
)
PARTS = (
    {"kinds": "Person"},
    {"predicates": ["mentions", "head_of"]},
    {"stances": "denied"},
    {"since": "2010", "until": "2011-06"},
    {"min_sources": 2},
    {"min_confidence": 0.9},
    {"sources": "owner.txt"},
)


def is_folded(graph):
    """Whether a graph is looked into where it is kept."""
    return isinstance(graph._facts, FactTable)


def assemble(folder):
    """The graph of a folder, made of its records in memory."""
    with store.Store(folder / store.FILE, read_only=True) as opened:
        made = workspace.assemble_store(
            opened, config.read_config(folder), corrections.read_corrections(folder)
        )
    made.folder = folder
    return made


def write_all(graph, folder):
    """Every export of a graph, by name of the file."""
    folder.mkdir()
    return {one: graph.export(folder / f"graph.{one}").read_bytes() for one in ENDINGS}


def tell_thing(graph, name):
    """What a graph says when it is asked about one thing."""
    entity = graph.entity(name)
    return (
        entity,
        graph.claims(subject=name),
        graph.claims(object=name),
        graph.close_ties(name),
        graph.ties(name),
        graph.moments(name),
        graph.timeline(name),
        graph.events(participant=name),
        graph.leading(graph.touching.get(name, ())),
        list(decisions_about(graph.who.decisions, entity.chains)),
        list(doubtful_decisions(graph.who.decisions, sure=0.95)),
        [graph.who.quote(chain) for chain in entity.chains],
        [graph.documents[one] for one in entity.documents],
    )


def tell_routes(graph, name):
    """How a graph leads from a thing to the one that most is said of."""
    return [graph.routes(name, "Microsoft", most=3, shortest=short) for short in (False, True)]


def tell_names(graph, names):
    """What a graph finds by texts, whole or in part, and by what authorities call things."""
    found = []
    for name in names:
        try:
            lead = graph.who.find(name)
        except QueryError as error:
            lead = str(error)
        found.append((graph.entity(name), graph.search(name[:5]), graph.search(f"{name}x"), lead))
    some = {"organization", "statement"}
    for name in list(names)[:12]:
        typed = (name, name[2:5], name.split()[-1][:2], f"{name[:-1]}x")
        found += [(graph.search(one, most=50), graph.search(one, groups=some)) for one in typed]
    return found


def tell_parts(graph, centre):
    """The parts of a graph around a thing, and those of all of it."""
    parts = [graph.subgraph(around=centre, hops=hops) for hops in (0, 1, 2)]
    parts += [graph.subgraph(around=centre, **only) for only in PARTS]
    parts += [graph.subgraph(**only) for only in PARTS]
    parts.append(graph.at("2011-06"))
    return [
        (list(one), one.entities(), list(one.documents), one.stories, one.events()) for one in parts
    ]


def tell_choices(graph, value):
    """What a graph says when it is asked for claims of a kind, and for those of a value."""
    return (
        graph.claims(predicate="head_of"),
        graph.claims(stance="denied"),
        graph.claims(min_sources=2),
        graph.claims(at="2011-06"),
        graph.claims(object=value),
        graph.claims(subject="Microsoft", predicate="acquires", stance="planned"),
    )


def tell_overview(graph):
    """What a graph says of itself as a whole, and of its articles."""
    told, documents = graph.overview, list(graph.documents)
    counts = told.count()
    return (
        counts,
        [list(one.items()) for one in (counts.kinds, counts.groups, counts.predicates)],
        list(counts.stances.items()),
        [told.find_foremost(count) for count in (1, 5, 1000)],
        [told.find_headlines(count) for count in (1, 2, 5, 1000)],
        [told.weigh(one.id) for one in graph.entities()],
        told.weigh("nothing"),
        dict(told.pages),
        [list(told.said_in(one)) for one in documents],
        told.count_said([*documents, "nothing"]),
        sorted(told.date_articles()),
        [told.find_claim(one.id) for one in graph],
        told.find_claim("nothing"),
    )


def tell_whole(graph):
    """All that a graph holds."""
    who, index = graph.who, graph._index
    return {
        "overview": tell_overview(graph),
        "claims": list(graph),
        "entities": graph.entities(),
        "documents": dict(graph.documents),
        "order": list(graph.documents),
        "events": graph.events(),
        "disputes": graph.disputes(),
        "ranking": graph.ranking(),
        "stories": graph.stories,
        "unmet": graph.unmet,
        "told": dict(graph.posts.told_by),
        "titles": dict(graph.posts.titles),
        "retold": dict(graph.retold),
        "terms": dict(graph._terms),
        "with": dict(graph.events_with),
        "nodes": dict(graph.event_of),
        "touching": dict(graph.touching),
        "anchors": dict(who.anchors),
        "decisions": list(who.decisions),
        "chains": dict(who.of_chain),
        "moved": dict(who.moved),
        "former": dict(who.former),
        "moved claims": dict(who.moved_claims),
        "ruled": list(who.ruled),
        "keys": dict(index._by_key),
        "names": dict(index._by_name),
    }


def assert_alike(folder, tmp_path):
    """A folder's fold says what its records say: to each question, and in every export."""
    whole = assemble(folder)
    assert not is_folded(whole)
    names = [one.id for one in whole.entities()]
    said = {name: tell_thing(whole, name) for name in names}
    for number, name in enumerate(names):
        if number % 20 == 0:  # so that some are asked about first, and some after others
            graph = dateline.open(folder)
        assert tell_thing(graph, name) == said[name], name
    for name in names[::8]:  # slow, and read of what is compared above
        assert tell_routes(graph, name) == tell_routes(whole, name), name
    called = [name for one in whole.entities()[::3] for name in (one.label, *one.same_as)]
    called += [*whole.who.moved, "nobody"]
    assert tell_names(dateline.open(folder), called) == tell_names(whole, called)
    for centre in ("Microsoft", "Clara Stone"):
        assert tell_parts(dateline.open(folder), centre) == tell_parts(whole, centre)
    value = next(one.object.value for one in whole if isinstance(one.object, Literal))
    assert tell_choices(dateline.open(folder), value) == tell_choices(whole, value)
    kept = dateline.open(folder)
    assert is_folded(kept)
    found, wanted = tell_whole(kept), tell_whole(whole)
    for part, value in wanted.items():
        assert found[part] == value, part
    assert {one: list(found[one]) for one in ("touching", "nodes")} == {
        one: list(wanted[one]) for one in ("touching", "nodes")
    }
    written = write_all(dateline.open(folder), tmp_path / "kept")
    for ending, content in write_all(whole, tmp_path / "whole").items():
        assert written[ending] == content, ending
