"""Which entries of the authority a chain may be: and those that only sound like it."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.resolve.corpus import News
from tests.resolve.linking.chains import chain

from dateline.authority import load_bundled, open_authority
from dateline.core.model import Literal
from dateline.resolve.chain_summary import ChainSummary, summarize_chains
from dateline.resolve.linking.candidates import (
    add_provinces,
    find_candidates,
    find_claimed_kinds,
    find_of_another_sort,
    look_up,
)


def found(*names, kind="City", **more):
    """Ids of what a chain may be, and how each was found."""
    made = find_candidates(chain(*names, kind=kind, **more), load_bundled())
    return [(one.entry.id, one.how) for one in made]


def ids(*names, kind="City", **more):
    """Ids of what a chain may be."""
    return [one for one, _ in found(*names, kind=kind, **more)]


def test_a_place_may_be_each_place_of_its_name_and_no_body():
    """London is in England and in Ontario; a body called London is neither."""
    assert ids("London") == ["geonames:2643743", "geonames:6058560"]
    assert ids("London", kind="Company") == []
    assert ids("European Commission", kind="GovernmentBody") == ["Q8880"]
    assert ids("European Commission", kind="Place") == []


@pytest.mark.parametrize("kind", ["Topic", "Position", "Agreement", "Article", "People"])
def test_what_is_no_thing_of_the_tables_has_no_candidate(kind):
    """An agreement or a topic called Kenya isn't the country."""
    assert ids("Kenya", kind="Country") == ["Q114"]
    assert ids("Kenya", kind=kind) == []


def test_a_surname_is_nobodys_alone():
    """A person is found by a full name only."""
    assert ids("Vladimir Putin", kind="Person") == ["Q7747"]
    assert ids("Putin", kind="Person") == []
    assert ids("Putin", "Vladimir Putin", kind="Person") == ["Q7747"]


def test_of_several_names_all_must_allow_an_entry():
    """Georgia alone may be two things, with "Republic of Georgia" it isn't the American state."""
    assert set(ids("Georgia", kind="Region")) == {"Q230", "Q1428"}
    assert ids("Georgia", "Republic of Georgia", kind="Country") == ["Q230"]


def test_a_town_is_its_countrys_or_states_after_a_comma():
    """London, Ontario is one town; Paris, Ontario is none that the tables have."""
    known = load_bundled()
    assert [one.id for one in look_up("London, Ontario", known)] == ["geonames:6058560"]
    assert [one.id for one in look_up("Paris, France", known)] == ["geonames:2988507"]
    assert not look_up("Atlanta, Ontario", known)


def test_words_for_the_sort_of_place_choose_among_its_namesakes():
    """The city of Luxembourg isn't the country, and Punjab province no town."""
    known = load_bundled()
    assert [one.kind for one in look_up("City of Luxembourg", known)] == ["City"]
    assert {one.kind for one in look_up("Georgia state", known)} == {"Region"}
    assert {one.kind for one in look_up("Punjab province", known)} == {"Region"}
    assert not look_up("Atlanta province", known)
    assert [one.id for one in look_up("Kenya's", known)] == ["Q114"]


def test_a_part_of_a_place_is_not_the_place():
    """West Yorkshire isn't Yorkshire, and South Korea is itself."""
    assert ids("Yorkshire", kind="Region") == ["dateline:yorkshire"]
    assert ids("West Yorkshire", kind="Region") == []
    assert ids("South Korea", kind="Country") == ["Q884"]


def test_a_city_in_a_country_of_its_name_is_not_told_apart_from_it():
    """Luxembourg is the country; D.C. is the city and not its district."""
    assert ids("Luxembourg") == ["Q32"]
    assert ids("Washington, D.C.") == ["geonames:4140963"]


def test_a_slip_is_found_where_nothing_has_the_very_name():
    """One letter too many is near; a person's name must be nearer than a body's."""
    body = "United Nations Development Programm"
    assert found(body, kind="Organization") == [("Q161718", "similar")]
    assert found("Vladimir Puttin", kind="Person") == [("Q7747", "similar")]
    assert found("Vladimir Urin", kind="Person") == []


@pytest.mark.parametrize(
    ("name", "kind", "there"),
    [
        ("Moshe Yaalon", "Person", True),
        ("Moshe Yaalon", "Company", False),
        ("Yaalon", "Person", False),
    ],
)
def test_a_romanisation_of_somebody_the_world_knows_is_only_near(name, kind, there):
    """A full name of a person, where nobody has the very name."""
    with open_authority(()) as known:
        made = find_candidates(chain(name, kind=kind), known)
    assert (("Q981881", "similar") in {(one.entry.id, one.how) for one in made}) is there
    assert all(one.likeness < 1 for one in made if one.entry.id == "Q981881")


def test_letters_that_the_article_spells_out_otherwise_mean_something_else():
    """ECB is the bank alone, and isn't where the article says a cricket board."""
    assert found("ECB", kind="Organization") == [("Q8901", "acronym")]
    assert found("ECB", "European Central Bank", kind="Organization") == [("Q8901", "name")]
    assert found("ECB", "England Cricket Board", kind="Organization") == []


def test_adjectives_mean_the_countries_that_all_of_them_mean():
    """Korean may be both, with South Korean it is one; no word at all means nothing."""

    def of(*words):
        made = ChainSummary("a", "d", kinds=Counter({"Country": 1}), adjectives=set(words))
        return [(one.entry.id, one.how) for one in find_candidates(made, load_bundled())]

    assert of("Korean") == [("Q884", "demonym"), ("Q423", "demonym")]
    assert of("Korean", "South Korean") == [("Q884", "demonym")]
    assert of("Korean", "Kenyan") == []
    assert of() == []


def test_what_the_annotator_knew_counts_where_the_tables_have_no_such_name():
    """The id on the chain's mentions is a candidate only if nothing else is."""
    assert ids("Moscow", kind="Country", authorities={"Q159"}) != ["Q159"]
    assert ids("Qxyz Kremlin Hill", kind="Country", authorities={"Q159"}) == ["Q159"]
    assert ids("Qxyz Kremlin Hill", kind="Country") == []


@pytest.mark.parametrize(
    ("names", "kind", "there"),
    [
        (("Boeing",), "Company", True),
        (("Boeing",), "SportsTeam", True),  # signs tell that it is unlikely
        (("Boeing Harbour Choir", "Boeing"), "Company", True),
        (("Boeing",), "Facility", True),  # a firm's house may be the firm
        (("Boeing",), "City", False),
        (("Boeing",), "Person", False),
    ],
)
def test_what_the_world_has_may_be_meant_by_any_name_of_its_sort(names, kind, there):
    """A body isn't a person or a town; whether it is likely, the weights tell."""
    with open_authority(()) as known:
        made = {one.entry.id: one.name for one in find_candidates(chain(*names, kind=kind), known)}
    assert made.get("Q66") == ("Boeing" if there else None)


def test_a_surname_alone_is_looked_up_and_says_nothing_beside_a_full_name():
    """Federer may be Roger Federer; beside Anna Federer, who isn't listed, it is she."""
    with open_authority(()) as known:
        alone = find_candidates(chain("Federer", kind="Person"), known)
        beside = find_candidates(chain("Anna Federer", "Federer", kind="Person"), known)
    assert [one.entry.label for one in alone] == ["Roger Federer"]
    assert beside == ()


@pytest.mark.parametrize(
    ("name", "kind", "meant"),
    [
        ("Economist", "MediaOutlet", "Q180089"),
        ("Economist", "Company", None),
        ("Republican", "PoliticalParty", "Q29468"),
        ("Republican", "Organization", None),
        ("Unifil", "Organization", "Q160805"),
        ("unifil", "Organization", None),
        ("London Stock Exchanges", "Company", "Q171240"),
        ("Oxford University", "EducationalInstitution", "Q34433"),  # the University of Oxford
        ("Washington University", "EducationalInstitution", None),  # that of St. Louis
        ("America Bank", "Company", None),
        ("Tenn.", "Place", "Q1509"),
        ("Tenn.", "Company", None),
    ],
)
def test_what_papers_write_otherwise_is_found_by_its_kind(name, kind, meant):
    """Without its article, in the singular, as a word, shortened, without an apostrophe."""
    with open_authority(()) as known:
        made = find_candidates(chain(name, kind=kind), known)
        ids_of = {it for one in made for it in (one.entry.id, *one.entry.also)}
        wanted = {
            "Q34433",
            "Q219563",
            "Q487907",
            "Q180089",
            "Q29468",
            "Q160805",
            "Q171240",
            "Q1509",
        }
    assert ids_of & wanted == ({meant} if meant else set())


def test_what_is_called_so_with_its_article_and_without_is_one_candidate():
    """BBC and The BBC are one, and its link says that nothing else is called so."""
    (one,) = find_candidates(chain("BBC", kind="MediaOutlet"), load_bundled())
    assert (one.entry.id, one.name) == ("dateline:bbc", "BBC")


def test_a_name_may_have_two_legal_forms():
    """Best Buy Co Inc is Best Buy."""
    with open_authority(()) as known:
        assert "Q533415" in {one.id for one in look_up("Best Buy Co Inc", known)}


def test_a_person_that_two_ways_lead_to_is_one_candidate():
    """By a slip of a letter, and by the sound."""
    with open_authority(()) as known:
        (one,) = find_candidates(chain("Yulia Timoshenko", kind="Person"), known)
    assert one.how == "similar"


def test_one_name_is_enough_for_whom_nothing_else_is_known():
    """A king's, behind a title; not where it is a given name."""
    assert ids("Maha Vajiralongkorn", "Vajiralongkorn", kind="Person") == ["Q548733"]
    assert ids("Vajiralongkorn Lee", "Vajiralongkorn", kind="Person") == []


def test_letters_are_spelt_out_by_a_name_with_more_before_it():
    """The UN's Food and Agriculture Organization is the FAO, a football association isn't."""
    body = "Organization"
    assert ids("FAO", "U.N.'s Food and Agriculture Organization", kind=body) == ["Q82151"]
    assert ids("FAO", "Football Association of Oslo", kind=body) == []


def test_what_the_reader_took_for_something_else_is_found_last():
    """A town for a person, a swindler for a firm; no state, and what is called after a town not."""

    def of(name, kind, *claimed):
        with open_authority(()) as known:
            made = list(find_of_another_sort(chain(name, kind=kind), known, claimed))
        assert all(one.how == "another sort" for one in made)
        return {it for one in made for it in (one.entry.id, *one.entry.also)}

    assert "geonames:2807872" in of("Winnenden", "Person")
    assert "Q14043" in of("Madoff", "Company")
    assert of("Kenya", "Person") == of("Moore", "Person") == set()
    assert of("Madoff", "Work") == of("Boeing", "NaturalFeature") == set()
    assert "Q14043" in of("Madoff", "Place")
    assert of("Winnenden", "SportsTeam") == of("Winnenden", "Work") == set()
    assert "Q14043" not in of("Madoff", "Person")
    assert of("Winnenden", "Topic") == set()
    assert of("Winnenden", "Person", ("Person",)) == set()
    assert "geonames:2807872" in of("Winnenden", "Person", ("Entity",), ("Place", "Person"))
    assert of("Winnenden", "Person", ("Entity",), ("Organization", "Person")) == set()
    assert "Q14043" in of("Madoff", "Company", ("Person",))


def test_what_an_article_claims_of_a_chain_says_of_which_kind_it_is():
    """Of either end, unless the chain isn't of that kind either; a value is of none."""
    news = News("a")
    person, body = news.name("Lind"), news.name("Orbit", "Company")
    news.say(person, "works_for", body)
    news.say(body, "works_for", body)
    news.say(person, "birth_date", Literal(value="1961", datatype="edtf"))
    chains = summarize_chains(news.mentions)
    assert find_claimed_kinds(chains, news.mentions, news.claims) == {
        person: {("Person",)},
        body: {("Organization",)},
    }


def test_among_provinces_a_city_may_be_its_province():
    """Three others make Santa Fe one; two don't, and a capital is itself."""
    known = load_bundled()

    def of(*names):
        every = {name: find_candidates(chain(name, kind="Place"), known) for name in names}
        return {
            name: {one.entry.label for one in made if one.entry.kind == "Region"}
            for name, made in add_provinces(every, known).items()
        }

    three = of("Santa Fe", "La Pampa", "Chaco", "Jujuy", "Buenos Aires")
    assert three["Santa Fe"] == {"Santa Fe Province"}
    assert three["Buenos Aires"] == set()
    assert of("Santa Fe", "La Pampa", "Chaco")["Santa Fe"] == set()
