from __future__ import annotations

import pytest

from dateline import ontology
from dateline.core.errors import ConfigError
from dateline.evaluate import scheme
from dateline.evaluate.records import SCORES
from dateline.evaluate.systems import NAMES


@pytest.mark.parametrize("name", scheme.dataset_names())
def test_each_scheme_speaks_of_the_ontology(name):
    """Kinds, predicates and event types are the ontology's; measures and systems exist."""
    known = scheme.load_scheme(name)
    kinds = {*known.kinds, *known.kinds_as, *known.kinds_as.values(), *known.fine}
    assert kinds <= set(ontology.kinds())
    predicates = {*known.relations, *known.relations_as, *known.relations_as.values()}
    assert predicates | set(known.symmetric) <= set(ontology.predicates())
    events = {*known.events, *known.events_as, *known.events_as.values()}
    assert events <= set(ontology.event_types())
    assert set(known.events_as.values()) <= set(known.events)
    assert set(known.relations_as.values()) <= set(known.relations)
    assert set(known.kinds_as.values()) <= set(known.kinds)
    assert set(known.scores) <= set(SCORES)
    assert known.system in NAMES
    assert known.about.endswith(".\n") or known.about.endswith(".")


def test_an_unknown_data_set_lists_the_known():
    """The error says which data sets there are."""
    with pytest.raises(ConfigError, match=r"no data set 'ace'; known ones are casie, .*re3d"):
        scheme.load_scheme("ace")


def test_kinds_stand_for_what_is_below_them():
    """A country counts as a place where only places are marked, else as itself."""
    dwie = scheme.load_scheme("dwie")
    assert dwie.compared("Country") == "Place"
    assert dwie.compared_fine("Country") == "Country"
    assert dwie.compared("Agreement") == "Work"
    assert dwie.compared("Position") is None
    assert scheme.load_scheme("worldwide_newswire").compared("Facility") == "Place"


def test_native_relations_may_be_read_backwards():
    """A label after `^` is the predicate with its ends swapped."""
    dwie = scheme.load_scheme("dwie")
    assert dwie.predicates("child_of") == (("child_of", False),)
    assert dwie.predicates("parent_of") == (("child_of", True),)
    assert dwie.predicates("vs") == ()


def test_a_predicate_may_be_compared_by_what_has_it():
    """The country of a body is where it is based, and that of a place where it lies."""
    dwie = scheme.load_scheme("dwie")
    assert dwie.predicate("country", "Organization") == "based_in"
    assert dwie.predicate("country", "Place") == dwie.predicate("country") == "located_in"
    assert dwie.predicate("works_for", "Organization") == "member_of"


def test_wikidata_properties_come_from_the_ontology():
    """Properties and their inverses are what the ontology says they are."""
    redocred = scheme.load_scheme("redocred")
    assert redocred.predicates("P17") == (("country", False),)
    assert redocred.predicates("P35") == (("head_of_state_of", True),)
    assert redocred.predicate("meets") is None


def test_an_event_type_counts_as_its_family_or_what_the_set_has_instead():
    """The more exact is preferred, and a family that the set lacks is none."""
    plover = scheme.load_scheme("plover")
    assert plover.event_type("accuse/charge") == "accuse"
    assert plover.event_type("accuse/investigate") == "accuse/investigate"
    assert plover.event_type("host/welcome") == "consult"
    assert plover.event_type("sport/win") is None


def test_labels_of_events_may_be_cut_at_a_dot():
    """The label "life.die" is all that begins so, up to a dot."""
    rams = scheme.load_scheme("rams")
    assert "life/die" in rams.event_types({"type": "life.die.nonviolentdeath"})
    assert "life/die" not in rams.event_types({"type": "life.diet"})
    assert rams.event_types({}) == frozenset()
