"""Things of different names: which are joined, and what keeps them apart."""

from __future__ import annotations

from collections import Counter

import pytest

from dateline.core.disjoint_sets import DisjointSets
from dateline.resolve.identity.evidence import Clue, NameKey, Trait
from dateline.resolve.identity.name_matching import NameMatch, match_names, spell_out_acronyms
from dateline.resolve.identity.named_clusters import name_clusters
from dateline.resolve.identity.namesakes import Cluster, Corpus, UnjoinedPair
from dateline.resolve.identity.profiles import Profile, name_key

EMPLOYER, BEN = Clue("works_for", "orbit", 2), Clue("", "ben", 2)
CORPUS = Corpus(labels={"ben": "Ben Orr"})
LETTERS = NameKey("acronym", "NFQB")


def profile(name, *clues, kind="Person", made="", **more):
    """A chain of a name; its id is the name if none is given."""
    group = "Person" if kind == "Person" else "Organization"
    return Profile(
        id=made or name,
        document=more.pop("document", made or name),
        kind=kind,
        key=more.pop("key", name_key(group, name)),
        label=name,
        own=more.pop("own", tuple(clues)),
        **more,
    )


def cluster(*rows, traits=()):
    """Chains that are one thing."""
    return Cluster(list(rows), (), Counter(Trait(*one.split(" ", 1)) for one in traits))


def things(*found):
    """Things, by the names that they are looked up by."""
    by_key = {}
    for one in found:
        made = one if isinstance(one, Cluster) else cluster(one)
        by_key.setdefault(made.first.key, []).append(made)
    return name_clusters(by_key)


def matched(*found):
    """Pairs of ids that are joined."""
    return {(one.left, one.right) for one in match_names(things(*found), CORPUS)[0]}


def open_pairs(*found):
    """Pairs of ids that are left open, with the last reason."""
    return {(one.left, one.right): one.why[-1] for one in match_names(things(*found), CORPUS)[1]}


def test_two_spellings_join_without_anything_shared_only_if_that_is_enough():
    """A nickname is, an initial isn't; with an employer in common both are."""
    assert matched(profile("Bill Norling"), profile("William Norling")) == {
        ("Bill Norling", "William Norling")
    }
    one, other = profile("J. Norling"), profile("Joanne Norling")
    assert matched(one, other) == set()
    assert open_pairs(one, other) == {
        ("J. Norling", "Joanne Norling"): "their articles share too little"
    }
    assert matched(profile("J. Norling", EMPLOYER), profile("Joanne Norling", EMPLOYER)) != set()
    mostly = Clue("mostly about", "Norway (Q20)", 2)
    assert matched(profile("J. Norling", mostly), profile("Joanne Norling", mostly)) == set()
    weak = Clue("title", "x", 1)
    assert matched(profile("J. Norling", weak), profile("Joanne Norling", weak)) == set()


def test_a_common_vague_or_shared_name_needs_something_shared():
    """A Smith, a name that several things have, and one whose link is doubtful."""
    assert matched(profile("Bill Smith"), profile("William Smith")) == set()
    assert matched(profile("Bill Smith", EMPLOYER), profile("William Smith", EMPLOYER)) != set()
    twice = [profile("Bill Norling", made=made) for made in ("a", "b")]
    assert matched(*twice, profile("William Norling")) == set()
    vague = profile("Orbit-Works", kind="Company", vague=True)
    other = profile("Orbitworks", kind="Company")
    assert matched(vague, other) == set()
    assert matched(profile("Orbit-Works", kind="Company"), other) != set()


def test_two_names_of_one_article_or_that_clash_stay_apart():
    """Whatever else is shared."""
    same = [profile(name, EMPLOYER, document="d") for name in ("Bill Norling", "William Norling")]
    assert matched(*same) == set()
    assert open_pairs(*same) == {}
    clash = [
        cluster(profile("Bill Norling", EMPLOYER), traits=["born 1961"]),
        cluster(profile("William Norling", EMPLOYER), traits=["born 1987"]),
    ]
    assert matched(*clash) == set()
    assert open_pairs(*clash) == {}


def test_a_name_that_fits_two_goes_to_the_one_its_articles_speak_for():
    """Or to neither, and is asked about."""
    bolling = [
        profile("George H. W. Bolling"),
        profile("George W. Bolling"),
        profile("George Bolling"),
    ]
    assert matched(*bolling) == set()
    assert set(open_pairs(*bolling).values()) == {"the name fits another thing as well"}
    told = [bolling[0], *(profile(one.label, EMPLOYER) for one in bolling[1:])]
    assert matched(*told) == {("George Bolling", "George W. Bolling")}
    assert set(open_pairs(*told)) == {("George Bolling", "George H. W. Bolling")}


def test_a_score_is_that_of_the_names_and_a_little_more_for_what_is_shared():
    """Reasons say what differs and what the articles have in common."""
    (bare,), *_ = match_names(things(profile("Bill Norling"), profile("William Norling")), CORPUS)
    assert bare.score == 0.87
    assert bare.why == ("“Bill Norling” and “William Norling”: “Bill” is short for “William”",)
    rows = profile("Bill Norling", BEN), profile("William Norling", BEN)
    (told,), *_ = match_names(things(*rows), CORPUS)
    assert told.score == 0.92
    assert told.why[1] == "their articles have in common: Ben Orr"
    rows = profile("Orbit-Works", BEN, kind="Company"), profile("Orbitworks", BEN, kind="Company")
    (most,), *_ = match_names(things(*rows), CORPUS)
    assert most.score == 0.97
    _, (left,), _ = match_names(things(profile("J. Norling"), profile("Joanne Norling")), CORPUS)
    assert left.score == pytest.approx(0.6 * 0.65)


def test_a_person_and_a_body_are_never_compared():
    """Even if one is called like the other."""
    rows = (
        profile("Bill Norling"),
        profile("Bill Norling Works", kind="Company", other_names=("Bill Norling",)),
    )
    assert matched(*rows) == set()
    assert open_pairs(*rows) == {}


def test_bodies_that_an_article_calls_by_both_names_are_alike():
    """With something shared; without, they are asked about."""
    one = profile("Orbit Works", EMPLOYER, kind="Company", other_names=("Lumen Trust",))
    other = profile("Lumen Trust", EMPLOYER, kind="Company")
    assert matched(one, other) == {("Lumen Trust", "Orbit Works")}
    bare = profile("Orbit Works", kind="Company", other_names=("Lumen Trust",))
    assert set(open_pairs(bare, profile("Lumen Trust", kind="Company"))) == {
        ("Lumen Trust", "Orbit Works")
    }
    assert open_pairs(profile("Orbit Works", kind="Company"), other) == {}


def test_bodies_of_one_acronym_need_a_word_in_common():
    """And something shared besides."""
    short = {"kind": "Company", "acronyms": ("NFQB",)}
    one = profile("Norling Fisheries Quota Board", EMPLOYER, **short)
    assert matched(one, profile("Fisheries Board of Norling", EMPLOYER, **short)) != set()
    assert matched(one, profile("Northern Folk Quartet Band", EMPLOYER, **short)) == set()
    assert open_pairs(one, profile("Northern Folk Quartet Band", EMPLOYER, **short)) == {}


def test_a_club_may_be_called_by_a_part_of_its_name():
    """Where something is shared; a company may not."""
    for kind, joined in (("SportsTeam", True), ("Company", False)):
        rows = (
            profile("Borussia Norlingen", EMPLOYER, kind=kind),
            profile("Borussia", EMPLOYER, kind=kind),
        )
        assert bool(matched(*rows)) is joined
        rows = profile("Borussia Norlingen", kind=kind), profile("Borussia", kind=kind)
        assert matched(*rows) == set()


def acronyms(*known, rows=("x",), joined=(), clues=(), vague=False):
    """What chains that have the acronym NFQB only are."""
    bare = [
        cluster(profile("NFQB", *clues, kind="Company", made=made, key=LETTERS, vague=vague))
        for made in rows
    ]
    sets = DisjointSets()
    for left, right in joined:
        sets.join(left, right)
    return list(spell_out_acronyms({LETTERS: bare}, things(*known), sets, CORPUS))


SHORT = {"kind": "Company", "acronyms": ("NFQB",)}
BOARD = profile("Norling Fisheries Quota Board", made="board", **SHORT)
BAND = profile("Northern Folk Quartet Band", made="band", **SHORT)


def test_an_acronym_is_the_only_body_called_so():
    """If its own link is doubtful it is asked about."""
    (found,) = acronyms(BOARD)
    assert isinstance(found, NameMatch)
    assert (found.left, found.right, found.score) == ("board", "x", 0.85)
    assert acronyms(profile("Norling Fisheries Quota Board", kind="Company")) == []
    (vague,) = acronyms(BOARD, vague=True)
    assert isinstance(vague, UnjoinedPair)
    assert len(acronyms(BOARD, rows=("x", "y"))) == 2


def unspelled(*rows):
    """Which chains that have the acronym NFQB only are one body, where no article spells it out."""
    bare = {LETTERS: [cluster(profile("NFQB", key=LETTERS, **row)) for row in rows]}
    found = spell_out_acronyms(bare, things(), DisjointSets(), CORPUS)
    return [(one.left, one.right) for one in found if isinstance(one, NameMatch)]


def test_an_acronym_that_no_article_spells_out_is_one_body():
    """Linked or not, unless two links are: and then nothing else tells."""
    a, b, c = ({"made": made, "kind": "Company"} for made in "abc")
    assert unspelled(a, b, c) == [("a", "b"), ("a", "c")]
    assert unspelled(a, {**b, "link": "Q1"}) == [("a", "b")]
    assert unspelled({**a, "link": "Q2"}, {**b, "link": "Q1"}) == []


def test_of_what_every_state_has_an_acronym_is_one_body_of_one_country():
    """A broadcaster and a police may have the same letters, and so may two states' parties."""

    def party(made, home, kind="PoliticalParty"):
        own = (Clue("mostly about", home, 2),) if home else ()
        return {"made": made, "kind": kind, "own": own}

    norway = party("a", "Norway (Q20)")
    assert unspelled(norway, party("b", "Norway (Q20)"), party("c", "")) == [("a", "b"), ("a", "c")]
    assert unspelled(norway, party("b", "Kenya (Q114)")) == []
    assert unspelled(norway, party("b", "Kenya (Q114)", "Company")) == []
    firms = (party(made, home, "Company") for made, home in (("a", "Norway"), ("b", "Kenya")))
    assert unspelled(*firms) == [("a", "b")]
    assert unspelled(norway, party("b", "", "MediaOutlet")) == []


def test_an_acronym_with_a_link_is_not_spelt_out():
    """What another article calls so is something else, for all that is known."""
    linked = cluster(profile("NFQB", kind="Company", key=LETTERS, made="x", link="Q1"))
    assert not list(spell_out_acronyms({LETTERS: [linked]}, things(BOARD), DisjointSets(), CORPUS))


def test_of_two_bodies_called_so_the_one_whose_articles_speak_for_it_is_meant():
    """Else neither; two names of one body are one choice."""
    (neither,) = acronyms(BOARD, BAND)
    assert isinstance(neither, UnjoinedPair)
    told = profile("Norling Fisheries Quota Board", EMPLOYER, made="board", **SHORT)
    (found,) = acronyms(told, BAND, clues=[EMPLOYER])
    assert isinstance(found, NameMatch)
    assert (found.left, found.score) == ("board", 0.8)
    both = profile("Northern Folk Quartet Band", EMPLOYER, made="band", **SHORT)
    (tie,) = acronyms(told, both, clues=[EMPLOYER])
    assert isinstance(tie, UnjoinedPair)
    (one,) = acronyms(BOARD, BAND, joined=[("board", "band")])
    assert isinstance(one, NameMatch)


def test_letters_that_begin_no_words_need_two_articles():
    """One article may have called it so by a slip."""
    odd = profile("Orbit Works", made="board", **SHORT)
    assert acronyms(odd) == []
    twice = cluster(odd, profile("Orbit Works", made="other", **SHORT))
    (found,) = acronyms(twice)
    assert isinstance(found, NameMatch)


def test_an_acronym_that_clashes_is_nothing():
    """A body of another country isn't meant."""
    bare = cluster(profile("NFQB", kind="Company", key=LETTERS, made="x"), traits=["owner a"])
    known = things(cluster(BOARD, traits=["owner b"]))
    assert not list(spell_out_acronyms({LETTERS: [bare]}, known, DisjointSets(), CORPUS))
