"""Which names are linked, joined across articles, or left alone."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.news import Read, read

from dateline.authority import load_bundled
from dateline.core.model import Decision, Judgement, Stance
from dateline.graph.entity_building import gather_chains, make_entities
from dateline.resolve.identity.evidence import Clue, NameKey
from dateline.resolve.identity.profiles import Profile
from dateline.resolve.linker import NameLinker, _CorpusProfiles


def decide(found: list[Read], *, shuffle: int | None = None) -> list[Decision]:
    """The linker's decisions on some read articles, in a given order."""
    found = list(found)
    if shuffle is not None:
        random.Random(shuffle).shuffle(found)
    mentions = [mention for one in found for mention in one.mentions.values()]
    claims = [claim for one in found for claim in one.claims]
    return list(NameLinker().resolve(mentions, claims, load_bundled()))


def links(found: list[Read]) -> dict[str, str]:
    """Name → authority id."""
    names = {mention.id: mention.name for one in found for mention in one.mentions.values()}
    same = [one for one in decide(found) if one.judgement is Judgement.SAME]
    return {names[one.left]: one.right for one in same if one.right not in names}


def joins(found: list[Read]) -> set[str]:
    """Names of what is one thing in several articles."""
    mentions = [mention for one in found for mention in one.mentions.values()]
    names = {mention.id: mention.name for mention in mentions}
    chains = gather_chains(mentions)
    nodes = make_entities(chains, decide(found), used=chains, authority=load_bundled()).values()
    return {names[one] for node in nodes if len(node.documents) > 1 for one in node.chains}


def test_korea_is_decided_by_what_else_is_named() -> None:
    """Korea is the South beside Seoul, and nothing when both are spoken of or neither."""
    south, both, neither = read(
        "Officials in Seoul said Korea would help the region.",
        "Officials in Seoul and in Pyongyang said Korea would be one.",
        "Scholars said Korea has a long history.",
    )
    assert links([south])["Korea"] == "Q884"
    assert "Korea" not in links([both])
    assert "Korea" not in links([neither])


def test_georgia_is_decided_by_its_neighbours() -> None:
    """Georgia is a country beside Tbilisi and a state beside Atlanta."""
    country, state = read(
        "Leaders met in Tbilisi. They said Georgia would sign.",
        "Voters in Atlanta waited. They said Georgia would decide.",
    )
    assert links([country])["Georgia"] == "Q230"
    assert links([state])["Georgia"] == "Q1428"


def test_reasons_are_kept() -> None:
    """Each decision says why."""
    (found,) = read("Kenya signed an agreement with Japan.")
    assert all(decision.reasons for decision in decide([found]))


def test_full_names_join_and_surnames_do_not() -> None:
    """The same full name in two articles is one person; the same surname isn't."""
    found = read(
        "Anders Holm opened the bridge. Berg spoke, and Mr Berg smiled.",
        "Ruth Vik and Anders Holm closed the bridge. Berg wept, and Mr Berg left.",
    )
    assert joins(found) == {"Anders Holm"}


def test_bodies_that_every_state_has_do_not_join_by_name_alone() -> None:
    """Two ministries of health are two, unless the articles say that they are of one country."""
    apart = read(
        "The Ministry of Health warned travellers.", "The Ministry of Health thanked nurses."
    )
    same = read(
        "Kenya's Ministry of Health warned travellers.",
        "Kenya's Ministry of Health thanked nurses.",
    )
    assert not joins(apart)
    assert any("Ministry of Health" in name for name in joins(same))


def test_what_is_only_implied_does_not_decide_who_is_who() -> None:
    """The same claims, if no sentence makes them, change nothing."""
    (found,) = read("Kenya's Ministry of Health warned travellers.")
    mentions, known = list(found.mentions.values()), load_bundled()
    implied = [replace(claim, stance=Stance.IMPLIED) for claim in found.claims]
    stated, guessed, unsaid = (
        list(NameLinker().resolve(mentions, claims, known))
        for claims in (found.claims, implied, [])
    )
    assert guessed == unsaid != stated


def test_order_does_not_matter() -> None:
    """Articles in any order are joined into the same things."""
    found = read(
        "Officials in Seoul said Korea would help. Ms Ruth Vik and Mr Anders Holm agreed.",
        "Mr Anders Holm met the Ministry of Health in Nairobi. Ms Ruth Vik came too.",
        "Mr Anders Holm and Ms Ruth Vik came home to Seoul.",
    )
    expected = clusters(decide(found))
    assert len(expected) > 2
    for seed in range(5):
        assert clusters(decide(found, shuffle=seed)) == expected


def clusters(decisions: list[Decision]) -> set[frozenset[str]]:
    """What the decisions put together."""
    sets: dict[str, set[str]] = {}
    for one in decisions:
        if one.judgement is not Judgement.SAME:
            continue
        merged = sets.get(one.left, {one.left}) | sets.get(one.right, {one.right})
        sets.update(dict.fromkeys(merged, merged))
    return {frozenset(one) for one in sets.values()}


def test_lebanon_in_indiana_and_its_police_are_not_lebanons() -> None:
    """The state is told from the town by what the article says of the town's place."""
    town, state = read(
        "Lebanon police arrested Ann Ode in Lebanon, Indiana. Lebanon Police Department said so.",
        "Lebanon police arrested Ann Ode in Beirut. Syria and Lebanon said so.",
    )
    assert links([town])["Lebanon"] == "geonames:4922673"
    assert {"Q822", "dateline:Q822/police"}.isdisjoint(links([town]).values())
    assert links([state])["Lebanon"] == "Q822"


def profile(
    made: str,
    *,
    link: str | None = None,
    likeliest: str = "",
    chance: float = 0.0,
    named: tuple[str, ...] = (),
):
    """A chain called Korea in an article of its own, beside some people."""
    return Profile(
        id=made,
        document=made,
        kind="Country",
        key=NameKey("Place", "korea"),
        label="Korea",
        link=link,
        likeliest=likeliest,
        chance=chance,
        company=tuple(Clue("", one, 2) for one in named),
    )


def known(*rows: Profile) -> _CorpusProfiles:
    """What is known of articles, each with one chain."""
    made = _CorpusProfiles()
    for row in rows:
        made.add([row])
    return made


def meant(told: dict[str, int], likeliest: str, chance: float) -> tuple[str, float] | None:
    """Which chain is joined by what other articles mean by its name, and how likely that is.

    Args:
        told: link → how many articles have it.
        likeliest: the entry that is likeliest by the article itself.
        chance: how likely it is by that.
    """
    rows = [profile(f"{link}{n}", link=link) for link, times in told.items() for n in range(times)]
    left_open = profile("x", likeliest=likeliest, chance=chance)
    (name,) = known(*rows, left_open).names()
    found = name.meant(left_open)
    return None if found is None else (found[0].id, round(found[1], 3))


def test_what_an_article_leaves_open_is_what_the_others_mean_by_it() -> None:
    """One article doubles its odds, two and three make them three times as great, four five."""
    assert meant({"Q884": 1}, "Q884", 0.5) == ("Q8840", 0.667)
    assert meant({"Q884": 1}, "Q884", 0.45) is None
    assert meant({"Q884": 2}, "Q884", 0.45) == meant({"Q884": 3}, "Q884", 0.45) == ("Q8840", 0.711)
    assert meant({"Q884": 3}, "Q884", 0.3) is None
    assert meant({"Q884": 4}, "Q884", 0.3) == ("Q8840", 0.682)
    assert meant({"Q884": 64}, "Q884", 0.0) is None
    assert meant({}, "Q884", 0.6) is None
    assert meant({"Q884": 64}, "Q423", 0.6) is None


def test_what_few_of_the_others_mean_by_a_name_is_no_doubt_and_what_more_mean_is() -> None:
    """One in twenty of them may; and it counts against the rest."""
    assert meant({"Q884": 32, "Q423": 1}, "Q884", 0.2) == ("Q8840", 0.805)
    assert meant({"Q884": 16, "Q423": 1}, "Q884", 0.6) is None
    assert meant({"Q884": 32, "Q423": 1}, "Q423", 0.6) is None


def test_what_more_than_ten_articles_or_one_in_twenty_name_says_nothing() -> None:
    """Ten of a small corpus still say something; of a large one, a share does."""

    def frequent(naming: int, others: int) -> bool:
        rows = [profile(f"a{number}", named=("ben",)) for number in range(naming)]
        rows += [profile(f"b{number}") for number in range(others)]
        return "ben" in known(*rows).corpus().frequent

    assert not frequent(10, 5)
    assert frequent(11, 5)
    assert not frequent(12, 244)
    assert frequent(13, 243)
    assert frequent(12, 243)  # as of half as many: the bar moves where articles double
