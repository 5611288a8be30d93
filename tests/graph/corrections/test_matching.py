"""What entries find: articles, mentions and chains, by their names and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.model import Document, Entity, Mention, Span
from dateline.graph.corrections.matching import (
    ArticleFinder,
    ChainFinder,
    MentionWatch,
    keys_of,
    kinds_agree,
    without_shared,
)
from dateline.graph.corrections.records import Link, Rename, ThingAddress
from dateline.graph.entity_building import Anchor

NEWS = Document(
    id="d1", text="Orbit hired\nAnn Ode. “Orbit” grew.", source="a/one.txt", title="Orbit"
)
MORE = Document(id="d2", text="Ann Ode left.", source="a/two.txt", url="https://x.example/two")
ARTICLES = ArticleFinder({one.id: one for one in (NEWS, MORE)})


def mention(name, document=NEWS, *, kind="Company", nth=0):
    """The nth mention of a name in a document."""
    at = -1
    for _ in range(nth + 1):
        at = document.text.index(name, at + 1)
    return Mention(
        id=f"{document.id} {name} {nth}",
        document=document.id,
        span=Span(start=at, end=at + len(name)),
        text=name,
        kind=kind,
        form="name",
        name=name,
        chain=f"{document.id} {name} {nth}",
    )


def anchor(name, document="d1", *, kind="Company", names=(), made=""):
    """What a chain is found by; its id is its name."""
    return Anchor(made or name, document, Span(start=0, end=5), name, (name, *names), kind, 1)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        *(("Orbit", {"d1"}), ("a/one.txt", {"d1"}), ("one.txt", {"d1"}), ("d2", {"d2"})),
        *(("https://x.example/two", {"d2"}), ("two", set()), ("ne.txt", set()), ("orbit", set())),
    ],
)
def test_an_article_is_found_by_url_title_source_or_the_end_of_its_path(text, ids):
    """A part of a file's name isn't the file, and case counts."""
    assert ARTICLES.find(text) == ids


def test_a_quote_is_found_across_line_breaks_and_curly_quotes():
    """In every article, or in the one that is named; what stands nowhere is nowhere."""
    assert ARTICLES.quoted("hired Ann Ode") == {"d1": (Span(start=6, end=19),)}
    assert ARTICLES.quoted('"Orbit" grew') == {"d1": (Span(start=21, end=33),)}
    assert set(ARTICLES.quoted("Ann Ode")) == {"d1", "d2"}
    assert set(ARTICLES.quoted("Ann Ode", article="two.txt")) == {"d2"}
    assert ARTICLES.quoted("Ann Ode", article="nowhere") == {}
    assert len(ARTICLES.quoted("Orbit")["d1"]) == 2
    assert ARTICLES.quoted("An. Ode") == {}


def test_mentions_are_noted_by_name_kind_and_article():
    """Another name, another kind, or another article isn't what the entry means."""
    rows = [
        mention("Orbit"),
        mention("Ann Ode", kind="Person"),
        mention("Ann Ode", MORE, kind="Person"),
    ]
    things = {
        ThingAddress(name="orbit"): ["d1 Orbit 0"],
        ThingAddress(name="Orbit", kind="Organization"): ["d1 Orbit 0"],
        ThingAddress(name="Orbit", kind="Person"): [],
        ThingAddress(name="Ann Ode"): ["d1 Ann Ode 0", "d2 Ann Ode 0"],
        ThingAddress(name="Ann Ode", article="two.txt"): ["d2 Ann Ode 0"],
        ThingAddress(name="Ode"): [],
    }
    watch = MentionWatch(things, [], ARTICLES)
    assert list(watch.note_mentions(rows)) == rows
    assert {one: [at.id for at in watch.mentions_by_name(one)] for one in things} == things


def test_a_quote_means_the_mentions_inside_it():
    """All of them, whatever they are called; with a name, those that are called so."""
    rows = [mention("Orbit"), mention("Ann Ode", kind="Person"), mention("Orbit", nth=1)]
    quoted, both = (
        ThingAddress(quote="“Orbit” grew"),
        ThingAddress(name="Orbit", quote="hired Ann Ode"),
    )
    watch = MentionWatch([both], [quoted, both], ARTICLES)
    assert list(watch.note_mentions(rows)) == rows
    assert [at.id for at in watch.mentions_in_quote(quoted)] == ["d1 Orbit 1"]
    assert [at.id for at in watch.mentions_by_name(quoted)] == ["d1 Orbit 1"]
    assert [at.id for at in watch.mentions_in_quote(both)] == ["d1 Ann Ode 0"]
    assert watch.mentions_by_name(both) == []


def finder(*anchors, used=None, entities=None, quoted=(), entries=(), former=None):
    """A finder over some chains, all of them used if none are given."""
    return ChainFinder(
        anchors,
        ARTICLES,
        used=[one.id for one in anchors] if used is None else used,
        entities=lambda: entities or {},
        quoted=lambda _: quoted,
        entries=entries,
        former=former or {},
    )


def entity(made, label, *chains, **more):
    """An entity of some chains."""
    return Entity(id=made, kind="Company", label=label, chains=chains, **more)


def test_a_chain_that_a_name_leads_comes_before_one_that_has_it_besides():
    """Only where none leads with the name are the others meant."""
    lead, other = anchor("Orbit"), anchor("Lumen", names=("Orbit", "Lux"))
    found = finder(lead, other)
    assert found.find(ThingAddress(name="ORBIT")) == {"Orbit"}
    assert found.find(ThingAddress(name="Lux")) == {"Lumen"}
    assert found.find(ThingAddress(name="Zed")) == frozenset()


def test_a_chain_that_claims_speak_of_comes_before_one_that_none_does():
    """Even if the other leads with the name; where no used one can be meant, the others are."""
    lead, other = anchor("Orbit"), anchor("Lumen", names=("Orbit",))
    assert finder(lead, other, used=["Lumen"]).find(ThingAddress(name="Orbit")) == {"Lumen"}
    assert finder(lead, other, used=[]).find(ThingAddress(name="Orbit")) == {"Orbit"}


def test_kind_and_article_narrow_what_is_found():
    """A kind above fits, another doesn't; so with articles."""
    found = finder(anchor("Orbit", made="one"), anchor("Orbit", "d2", kind="City", made="two"))
    assert found.find(ThingAddress(name="Orbit")) == {"one", "two"}
    assert found.find(ThingAddress(name="Orbit", kind="Organization")) == {"one"}
    assert found.find(ThingAddress(name="Orbit", kind="Person")) == frozenset()
    assert found.find(ThingAddress(name="Orbit", article="two.txt")) == {"two"}
    assert found.find(ThingAddress(kind="City", article="two.txt")) == {"two"}
    assert found.find(ThingAddress(kind="City", article="one.txt")) == frozenset()


def test_a_quote_is_a_pool_that_the_name_is_looked_up_in():
    """What isn't in the words isn't meant, whatever its name."""
    rows = anchor("Orbit", made="one"), anchor("Orbit", made="two")
    assert finder(*rows, quoted=["two"]).find(ThingAddress(name="Orbit", quote="x")) == {"two"}
    assert finder(*rows, quoted=["two"]).find(ThingAddress(quote="x")) == {"two"}
    assert finder(*rows, quoted=[]).find(ThingAddress(name="Orbit", quote="x")) == frozenset()


def test_an_id_is_the_graphs_an_authoritys_or_one_from_before():
    """A former id leads on only where nothing has it now."""
    kenya = entity(
        "place/kenya-Q114", "Kenya", "a", same_as=("http://www.wikidata.org/entity/Q114",)
    )
    lumen = entity("organization/lumen", "Lumen", "b")
    of_chain = {"a": kenya, "b": lumen}
    rows = anchor("Kenya", made="a"), anchor("Lumen", made="b")
    former = {"organization/old": "b", "place/kenya-Q114": "b", "organization/lost": "z"}
    found = finder(*rows, entities=of_chain, former=former)
    for key in ("place/kenya-Q114", "Q114", "http://www.wikidata.org/entity/Q114"):
        assert found.find(ThingAddress(id=key)) == {"a"}
    assert found.find(ThingAddress(id="organization/old")) == {"b"}
    assert found.find(ThingAddress(id="organization/lost")) == frozenset()
    assert found.find(ThingAddress(id="Q114", name="Lumen")) == frozenset()
    assert found.find(ThingAddress(id="Q114", name="Kenya")) == {"a"}


def test_a_name_that_only_the_authority_gives_is_found_last():
    """And one that a person gave, by what the thing was called before."""
    nato = entity("organization/nato", "NATO", "a", aliases=("Atlantic Alliance",))
    rows = anchor("Nato pact", made="a"), anchor("Lumen", made="b")
    entries = [Rename(thing="Lumen", to="Lux"), Link(thing="Lumen", to="Q7")]
    found = finder(*rows, entities={"a": nato}, entries=entries)
    assert found.find(ThingAddress(name="Atlantic Alliance")) == {"a"}
    assert found.find(ThingAddress(name="lux")) == {"b"}
    assert found.find(ThingAddress(id="Q7")) == {"b"}
    assert found.find(ThingAddress(id="Q8")) == frozenset()


def test_the_whole_of_a_name_is_the_node_that_shows_it():
    """Chains that articles call otherwise come along, unless an article or a quote narrows it."""
    node = entity("organization/orbit", "Orbit", "one", "two")
    rows = anchor("Orbit", made="one"), anchor("Orb", made="two")
    found = finder(*rows, entities={"one": node, "two": node}, quoted=["one"])
    assert found.find(ThingAddress(name="Orbit")) == {"one"}
    assert found.find_whole(ThingAddress(name="Orbit")) == {"one", "two"}
    assert found.find_whole(ThingAddress(name="Orb")) == {"two"}
    assert found.find_whole(ThingAddress(name="Orbit", article="one.txt")) == {"one"}
    assert found.find_whole(ThingAddress(name="Orbit", quote="x")) == {"one"}


def test_what_several_groups_hold_stays_with_the_smallest():
    """Groups of one size lose what both hold."""
    assert without_shared([["a", "b"], ["b"]]) == (frozenset("a"), frozenset("b"))
    assert without_shared([["a", "b"], ["b", "c"]]) == (frozenset("a"), frozenset("c"))
    assert without_shared([["a"], ["a"]]) == (frozenset(), frozenset())


@given(st.lists(st.lists(st.sampled_from("abcdef"), unique=True), max_size=5))
def test_exclusive_groups_are_disjoint_parts(groups):
    """Nothing is in two, and nothing comes from elsewhere."""
    found = without_shared(groups)
    assert sum(map(len, found)) == len(frozenset().union(*found))
    assert all(part <= set(group) for part, group in zip(found, groups, strict=True))


def test_a_kind_is_akin_to_those_above_and_below_it_only():
    """A company is an organization, and no club."""
    assert kinds_agree("Company", "Organization")
    assert kinds_agree("Organization", "Company")
    assert not kinds_agree("Company", "SportsTeam")


def test_an_address_of_an_authority_is_asked_for_by_its_last_part():
    """With the prefix of GeoNames as well."""
    address = "https://sws.geonames.org/42/"
    assert keys_of(address) == (address, "42", "geonames:42")
