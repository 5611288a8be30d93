"""What corrections about who is who demand of clusters, and which of them hold."""

from __future__ import annotations

import pytest

from dateline.core.model import Document, Span
from dateline.graph.clustering import ANY, cluster_chains
from dateline.graph.corrections.matching import ArticleFinder, ChainFinder
from dateline.graph.corrections.reasons import RankedCorrections
from dateline.graph.corrections.records import Rename, Retype, parse_correction
from dateline.graph.corrections.rulings import (
    collect_given_values,
    derive_rulings,
    describe_rulings,
    to_authority_id,
)
from dateline.graph.entity_building import Anchor, Chain

NEWS = Document(id="d1", text="Orbit met Lumen and Ann Ode.")
NAMES = ("Orbit", "Lumen", "Ann Ode")


def finder():
    """Finds the chains of three names; each chain's id is its name."""
    anchors = [Anchor(one, "d1", Span(start=0, end=5), one, (one,), "Company", 1) for one in NAMES]
    return ChainFinder(
        anchors,
        ArticleFinder({"d1": NEWS}),
        used=NAMES,
        entities=dict,
        quoted=lambda _: (),
    )


def corrections(*raw):
    """Corrections in the order of the file."""
    return RankedCorrections([parse_correction(one) for one in raw])


SAME = {"do": "same", "things": ["Orbit", "Lumen"]}
DIFFERENT = {"do": "different", "things": ["Orbit", "Lumen"]}
LINK = {"do": "link", "thing": "Orbit", "to": "Q1"}


def test_each_verb_demands_what_it_says():
    """Joins, groups that are apart, links, and barred links; other verbs demand nothing."""
    found = corrections(
        SAME,
        {"do": "different", "things": ["Orbit", "Ann Ode"]},
        {"do": "link", "thing": "Orbit", "to": "https://www.wikidata.org/wiki/Q1"},
        {"do": "unlink", "thing": "Lumen", "to": "Q2"},
        {"do": "unlink", "thing": "Ann Ode"},
        {"do": "unsure", "things": ["Lumen", "Ann Ode"]},
        {"do": "rename", "thing": "Orbit", "to": "Orb"},
    )
    made = derive_rulings(found, finder())
    assert list(made.same.values()) == [{"Orbit", "Lumen"}]
    assert list(made.apart.values()) == [({"Orbit"}, {"Ann Ode"})]
    assert list(made.links.values()) == [({"Orbit"}, "Q1")]
    assert sorted((min(group), link) for group, link in made.barred.values()) == [
        ("Ann Ode", ANY),
        ("Lumen", "Q2"),
    ]
    assert found.unmet() == ()


def test_a_thing_that_is_not_there_is_told_and_nothing_is_demanded():
    """Half of a correction isn't followed."""
    found = corrections({"do": "same", "things": ["Orbit", "Nobody"]})
    assert derive_rulings(found, finder()).same == {}
    assert [one.why for one in found.unmet()] == ["nothing in the graph is “Nobody”"]


def test_two_that_are_the_same_mentions_cannot_be_kept_apart():
    """A name and the name with its kind mean one chain."""
    things = ["Orbit", {"name": "Orbit", "kind": "Company"}]
    found = corrections({"do": "different", "things": things})
    assert derive_rulings(found, finder()).apart == {}
    (unmet,) = found.unmet()
    assert "same mentions" in unmet.why


def test_what_a_ruling_names_together_is_described_with_whether_it_holds():
    """Of two that contradict each other the later one isn't followed; "unsure" never is."""
    found = corrections(
        {**SAME, "date": "2020-01-01"},
        {**DIFFERENT, "date": "2021-01-01"},
        {"do": "unsure", "things": ["Lumen", "Ann Ode"], "date": "2022-01-01"},
        {"do": "rename", "thing": "Orbit", "to": "Orb"},
    )
    made = derive_rulings(found, finder())
    clusters = cluster_chains({name: Chain(name) for name in NAMES}, [], made)
    told = describe_rulings(found, finder(), made, clusters)
    assert [(one.entry.verb, one.followed) for one in told] == [
        ("same", False),
        ("different", True),
        ("unsure", False),
    ]
    assert told[0].groups == ({"Orbit"}, {"Lumen"})


@pytest.mark.parametrize(
    ("first", "second", "given"),
    [("Orb", "Orb", {"Orbit": "Orb"}), ("Orb", "Orbis", {})],
)
def test_two_names_for_one_thing_are_both_refused(first, second, given):
    """The same name twice is no contradiction."""
    found = corrections(
        {"do": "rename", "thing": "Orbit", "to": first, "author": "a"},
        {"do": "rename", "thing": "Orbit", "to": second, "author": "b"},
        {"do": "rename", "thing": "Lumen", "to": "Lumens"},
    )
    clusters = cluster_chains({name: Chain(name) for name in NAMES}, [])
    made = collect_given_values(Rename, found, finder(), clusters)
    assert made == {**given, "Lumen": "Lumens"}
    assert len(found.unmet()) == (0 if given else 2)


def test_a_kind_is_given_as_a_name_is():
    """A correction of another verb gives none."""
    found = corrections({"do": "retype", "thing": "Orbit", "to": "Company"}, LINK)
    clusters = cluster_chains({name: Chain(name) for name in NAMES}, [])
    assert collect_given_values(Retype, found, finder(), clusters) == {"Orbit": "Company"}


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("http://www.wikidata.org/entity/Q884", "Q884"),
        ("https://www.wikidata.org/wiki/Q884", "Q884"),
        ("https://wikidata.org/wiki/Q884/", "Q884"),
        ("https://sws.geonames.org/1835848/", "geonames:1835848"),
        ("Q884", "Q884"),
        ("https://people.example/?of=wikidata.org/wiki/Q884", None),
        ("https://notwikidata.org/wiki/Q884", None),
        ("own:staff/7", None),
    ],
)
def test_addresses_of_wikidata_and_geonames_are_their_ids(link, found):
    """Anything else stays what it is, also an address that only has such an address in it."""
    assert to_authority_id(link) == (found or link)
