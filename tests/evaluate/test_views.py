from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evaluate.gold import TEXT, document

from dateline.authority import load_bundled
from dateline.evaluate import scheme, views
from dateline.evaluate.gold import GoldDocument
from dateline.evaluate.records import FoundMention, SystemAnswer

DWIE = scheme.load_scheme("dwie")
ONE = msgspec.convert(document(), GoldDocument)


def words(marks):
    """The compared words and kinds of marks."""
    return [(TEXT[slice(*one.span)], one.kind, one.fine) for one in marks]


def named(text, kind, *, cluster=0, form="name", links=()):
    """A system's mention of the first place where the words stand."""
    start = TEXT.index(text)
    return FoundMention(
        start=start,
        end=start + len(text),
        kind=kind,
        cluster=cluster,
        form=form,
        links=frozenset(links),
    )


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("the Kenyan navy", "Kenyan navy"),
        ("The  UN’s", "UN"),
        ("Oslo 's", "Oslo"),
        ("Theresa May", "Theresa May"),
        ("the", "the"),
        ("'s", "'s"),
        ("St James's Park", "St James's Park"),
    ],
)
def test_articles_and_possessives_are_trimmed(written, compared):
    """A leading "the" and a trailing "'s" aren't compared."""
    low, high = views.trim_span(f"x {written} y", 2, 2 + len(written))
    assert f"x {written} y"[low:high] == compared


def test_a_system_with_the_sets_labels_is_compared_by_our_predicates_where_the_set_says_so():
    """An inverse label changes its ends, and a label without a predicate of ours isn't scored."""
    answer = SystemAnswer(
        mentions=(
            named("Kenya", "location", cluster=0),
            named("Norway", "location", cluster=1),
        ),
        relations=((0, "parent_of", 1), (0, "agent_of", 1)),
    )
    found = views.compare_answer(answer, ONE, DWIE, native=True)
    assert found.relations == {(1, "child_of", 0)}


@given(st.text(min_size=1), st.data())
def test_trimming_stays_inside(text, data):
    """A trimmed span is a part of the span, never empty, and trimming an empty text can't be."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    low, high = views.trim_span(text, start, end)
    assert start <= low < high <= end


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("St. Olav's-Church", "St Olavs Church", False),
        ("Olav-Arena", "Olav Arena", True),
        ("The Harbour News", "Harbour News", True),
        ("Ya'alon", "Ya’alon", True),
        ("Harbour News", "Harbour New", False),
    ],
)
def test_titles_are_compared_without_their_marks(one, other, same):
    """Points, hyphens and a leading "the" aren't compared; letters are."""
    assert (views.title_link(one) == views.title_link(other)) is same


def test_gold_is_cut_to_names():
    """Roles are left out; kinds are the ontology's, coarse and fine."""
    layered = views.compare_gold(ONE, DWIE, load_bundled())
    assert words(layered.marks)[:3] == [
        ("Kenya Fisheries Service", "Organization", "GovernmentBody"),
        ("Amina Odhiambo", "Person", "Person"),
        ("Jonas Berg", "Person", "Person"),
    ]
    assert ("Oslo", "Place", "City") in words(layered.marks)
    assert len(layered.clusters[0]) == 2


def test_gold_relations_are_those_that_mean_something():
    """A relation counts if both ends are named things and a predicate of ours means it."""
    assert views.compare_gold(ONE, DWIE, load_bundled()).relations == {
        (1, "head_of", 0),
        (1, "meets", 2),
        (2, "citizen_of", 5),
        (3, "located_in", 5),
    }
    native = views.compare_gold(ONE, DWIE, load_bundled(), native=True)
    assert (1, "meets", 2) in native.relations  # end to end this set is compared by our predicates
    assert {one.kind for one in native.marks} == {"organization", "person", "location"}


def test_an_answer_is_cut_to_what_is_marked():
    """Forms, kinds and predicates that the set doesn't mark are left out of a system's answer."""
    answer = SystemAnswer(
        mentions=(
            named("Oslo", "City", cluster=1),
            named("Norway", "Country", cluster=2, form="demonym"),
            named("director", "Position", cluster=3),
        ),
        relations=((1, "country", 1), (1, "mentions", 1), (3, "position_at", 1)),
    )
    layered = views.compare_answer(answer, ONE, DWIE)
    assert words(layered.marks) == [("Oslo", "Place", "City")]
    assert layered.relations == {(1, "located_in", 1)}


def test_adjectives_take_the_kind_that_the_set_gives_them():
    """Where a set marks "Kenyan" as a people, a system's adjective for the country is one."""
    newswire = scheme.load_scheme("worldwide_newswire")
    answer = SystemAnswer(mentions=(named("Kenya", "Country", form="demonym"),))
    (mark,) = views.compare_answer(answer, ONE, newswire).marks
    assert mark.kind == "People"


def test_titles_are_compared_by_name():
    """A Wikipedia title is a name without underscores and brackets; a QID is compared as it is."""
    links = {one.links for one in views.compare_gold(ONE, DWIE, load_bundled()).marks if one.links}
    assert links == {frozenset({"title:oslo"}), frozenset({"Q20", "title:norway"})}
    answer = SystemAnswer(
        mentions=(named("Oslo", "City", links=("geonames:3143244", "title:oslo")),)
    )
    (mark,) = views.compare_answer(answer, ONE, DWIE).marks
    assert mark.links == {"title:oslo"}


def test_links_that_cannot_be_judged_are_told_apart():
    """Where the set's makers lost the entry, a link is neither right nor wrong."""
    line = {
        "id": "x",
        "text": "Oslo and Bergen",
        "entities": [{"id": 0, "wikidata": None}, {"id": 1, "wikidata": None}],
        "mentions": [
            {"start": 0, "end": 4, "entity": 0, "label": {"entity_id": "<NO_MAPPING>"}},
            {"start": 9, "end": 15, "entity": 1, "label": {"entity_id": "<NIL>"}},
        ],
    }
    layered = views.compare_gold(
        msgspec.convert(line, GoldDocument), scheme.load_scheme("elevant"), load_bundled()
    )
    assert [one.judged for one in layered.marks] == [False, True]


def test_mentions_of_no_entity_are_things_of_their_own():
    """Each mention without an entity is a cluster by itself."""
    line = {
        "id": "x",
        "text": "Oslo and Oslo",
        "mentions": [
            {"start": 0, "end": 4, "entity": None, "types": ["Location"]},
            {"start": 9, "end": 13, "entity": None, "types": ["Location"]},
        ],
    }
    layered = views.compare_gold(
        msgspec.convert(line, GoldDocument),
        scheme.load_scheme("worldwide_newswire"),
        load_bundled(),
    )
    assert len(layered.clusters) == 2


def test_only_what_a_text_was_searched_for_is_checked():
    """A passage that was searched for spouses says nothing about employers."""
    line = {"id": "x", "text": "Oslo", "annotated_properties": ["SPOUSE", "POLITICAL_AFFILIATION"]}
    layered = views.compare_gold(
        msgspec.convert(line, GoldDocument), scheme.load_scheme("knowledgenet"), load_bundled()
    )
    assert layered.checked == {"spouse_of"}


def test_event_types_are_mapped():
    """Native events become our types, alternatives and odd keys included."""
    line = {"id": "x", "text": "Oslo", "events": [{"INCIDENT: TYPE": ["BOMBING / ATTACK"]}]}
    assert views.compare_gold(
        msgspec.convert(line, GoldDocument), scheme.load_scheme("muc4"), load_bundled()
    ).events == {"assault"}
    line = {"id": "x", "text": "Oslo", "events": [{"event": "FIGHT"}, {"event": "YIELD"}]}
    assert views.compare_gold(
        msgspec.convert(line, GoldDocument), scheme.load_scheme("plover"), load_bundled()
    ).events == {"assault"}


def test_a_capital_is_compared_as_its_set_marks_it():
    """Where a set marks "Moscow accused" as the city, the city is compared, else the state."""
    article = GoldDocument(id="one", text="Moscow accused Kenya.")
    city = FoundMention(start=0, end=6, kind="City", cluster=7, links=frozenset({"title:moscow"}))
    state = replace(city, kind="Country", cluster=1, links=frozenset({"Q159"}), words=city)
    answer = SystemAnswer(mentions=(state,))
    (marked,) = views.compare_answer(answer, article, scheme.load_scheme("dwie")).marks
    assert (marked.fine, marked.cluster, marked.links) == ("City", 7, {"title:moscow"})
    (linked,) = views.compare_answer(answer, article, scheme.load_scheme("elevant")).marks
    assert (linked.cluster, linked.links) == (1, {"Q159"})
