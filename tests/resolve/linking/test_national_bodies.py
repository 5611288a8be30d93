"""Which mentions of ministries, courts and police are linked to which country's."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.news import Read, read
from tests.resolve.corpus import News

from dateline.authority import load_bundled
from dateline.core.model import Decision, Span
from dateline.resolve.chain_summary import summarize_chains
from dateline.resolve.linker import NameLinker
from dateline.resolve.linking import national_bodies
from dateline.resolve.linking.entry_linking import link_chains


def decide(found: Read, *, shuffle: int | None = None) -> list[Decision]:
    """The decisions on one read article, its mentions and claims in a given order."""
    mentions, claims = list(found.mentions.values()), list(found.claims)
    if shuffle is not None:
        random.Random(shuffle).shuffle(mentions)
        random.Random(shuffle).shuffle(claims)
    chains = summarize_chains(mentions)
    links = list(link_chains(chains.values(), load_bundled(), by="test@1"))
    return list(
        national_bodies.decide_national_bodies(
            mentions, chains, claims, links, load_bundled(), by="test@1"
        )
    )


def links(found: Read) -> set[tuple[str, str]]:
    """Name and id of each link, without what all ids begin with."""
    return {
        (found.mentions[one.left].name, one.right.removeprefix("dateline:"))
        for one in decide(found)
    }


def test_the_country_stands_before_the_name() -> None:
    """An adjective, a possessive and a country's own name for it tell."""
    adjective, possessive, own = read(
        "The Kenyan Ministry of Health warned travellers in Uganda.",
        "Kenya's Ministry of Health warned travellers in Uganda.",
        "The Bundestag voted.",
    )
    assert links(adjective) == {("Kenyan Ministry of Health", "Q114/ministry-health")}
    assert links(possessive) == {("Ministry of Health", "Q114/ministry-health")}
    assert links(own) == {("Bundestag", "Q183/parliament")}


def test_one_body_in_two_articles_gets_one_id() -> None:
    """That is what makes it one node."""
    long, short = read(
        "Kenya's Ministry of Interior closed the border.",
        "The Kenyan Interior Ministry said on Monday that the border was open.",
    )
    ids = [{link for _, link in links(one)} for one in (long, short)]
    assert ids == [{"Q114/ministry-interior"}] * 2


def test_a_bare_name_is_the_only_country_s() -> None:
    """With one country in the article there is one interior ministry."""
    one, two = read(
        "Voters in Kenya waited. The Interior Ministry sent officers.",
        "Voters in Kenya and Uganda waited. The Interior Ministry sent officers.",
    )
    assert links(one) == {("Interior Ministry", "Q114/ministry-interior")}
    assert links(two) == set()


def test_a_country_without_such_a_body_does_not_count() -> None:
    """America has no foreign ministry, so that of an article on Japan and America is Japan's."""
    (found,) = read("Japan and the United States talked. The Foreign Ministry was silent.")
    assert links(found) == {("Foreign Ministry", "Q17/ministry-foreign")}


def test_of_two_only_the_named_one_is_linked() -> None:
    """Two countries' ministries in one article are told apart by their own words only."""
    (found,) = read(
        "The Kenyan Foreign Ministry spoke on Monday in Nairobi."
        " The Ugandan Foreign Ministry answered the letter on Tuesday."
        " Later a Defence Ministry report appeared."
    )
    assert {link for _, link in links(found)} == {"Q114/ministry-foreign", "Q1036/ministry-foreign"}


def test_provinces_and_cities_have_their_own() -> None:
    """A state's department or court and a city's police are never the country's."""
    state, city, bare = read(
        "The California Department of Justice sued. America watched.",
        "The New York Police Department arrested him in the United States.",
        "In Texas, the Supreme Court ruled. The United States waited.",
    )
    assert links(state) == links(city) == links(bare) == set()


def test_the_police_and_the_army_need_their_country() -> None:
    """Their common names are ordinary words."""
    (found,) = read("Kenya waited. The Army and the National Police were there.")
    assert links(found) == set()


def test_each_link_says_why() -> None:
    """The reason names the body, then the words that tell its country."""
    (found,) = read(
        "Kenya's Ministry of Health warned travellers. The Kenyan Supreme Court agreed."
        " The Finance Ministry was silent."
    )
    assert {one.reasons for one in decide(found)} == {
        ("Ministry of Health (Kenya): the article says that it belongs to “Kenya”",),
        ("Supreme Court (Kenya): the name “Kenyan Supreme Court” says whose it is",),
        ("Ministry of Finance (Kenya): no other country of the article can have such a body",),
    }


def test_beside_another_country_a_bare_name_says_nothing() -> None:
    """After Iran's, the next foreign ministry of an article on Iraq may be Iraq's."""
    (found,) = read(
        "The Iranian Ministry of Foreign Affairs mourned the dead of Iraq. It is enough to issue a"
        " statement from the Foreign Ministry, said a leader in Baghdad."
    )
    assert {name for name, _ in links(found)} == {"Iranian Ministry of Foreign Affairs"}


def test_order_makes_no_difference() -> None:
    """Mentions and claims may come in any order."""
    (found,) = read(
        "Kenya's Ministry of Health and the Kenyan Supreme Court spoke. The Ministry of Finance and"
        " the Supreme Court were silent. The State Department in Washington watched."
    )
    expected = decide(found)
    assert expected
    assert all(decide(found, shuffle=seed) == expected for seed in range(5))


def test_the_resolver_links_bodies_of_all_articles() -> None:
    """Two articles' names for one ministry get one link from the linker itself."""
    found = read(
        "Kenya's Ministry of Health warned travellers.",
        "The Kenyan Health Ministry thanked nurses.",
    )
    mentions = [mention for one in found for mention in one.mentions.values()]
    claims = [claim for one in found for claim in one.claims]
    linked = [one.right for one in NameLinker().resolve(mentions, claims, load_bundled())]
    assert linked.count("dateline:Q114/ministry-health") == len(found)


def by_hand(*words: tuple[str, str, str], claims: tuple[tuple[str, str], ...] = ()) -> set[str]:
    """Ids that are linked of an article of mentions: words, kind and form, a space apart."""
    news = News(" ".join(word for word, _, _ in words))
    at = 0
    for word, kind, form in words:
        news.name(word, kind, form=form)
        span = Span(start=at, end=at + len(word))
        news.mentions[-1] = replace(news.mentions[-1], span=span)
        at += len(word) + 1
    first = {one.name: one.id for one in reversed(news.mentions)}
    for body, owner in claims:
        news.say(first[body], "agency_of", first[owner])
    chains = summarize_chains(news.mentions)
    known = load_bundled()
    links = list(link_chains(chains.values(), known, by="test@1"))
    made = national_bodies.decide_national_bodies(
        news.mentions, chains, news.claims, links, known, by="test@1"
    )
    return {one.right.removeprefix("dateline:") for one in made}


MINISTRY = ("Ministry of Health", "GovernmentBody", "name")
KENYAN, UGANDAN = ("Kenyan", "Country", "demonym"), ("Ugandan", "Country", "demonym")
CLINIC = ("Harbour Clinic", "Organization", "name")


def test_what_stands_right_before_a_body_tells_whose_it_is() -> None:
    """Another word between them, or a body without a country, doesn't."""
    assert by_hand(KENYAN, MINISTRY, UGANDAN) == {"Q114/ministry-health"}
    assert by_hand(UGANDAN, MINISTRY, KENYAN) == {"Q1036/ministry-health"}
    assert by_hand(KENYAN, UGANDAN, ("x", "Person", "nominal"), MINISTRY) == set()


def test_a_claim_tells_whose_a_body_is() -> None:
    """A body of a body is nobody's, and two countries' is neither's."""
    states = (("Kenya", "Country", "name"), ("Uganda", "Country", "name"))
    apart = (*states, ("x", "Person", "nominal"), MINISTRY, CLINIC)
    assert by_hand(*apart) == set()
    owned = (("Ministry of Health", "Kenya"),)
    assert by_hand(*apart, claims=owned) == {"Q114/ministry-health"}
    assert by_hand(*apart, claims=(*owned, ("Ministry of Health", "Uganda"))) == set()
    one = (states[0], ("x", "Person", "nominal"), MINISTRY, CLINIC)
    assert by_hand(*one) == {"Q114/ministry-health"}
    assert by_hand(*one, claims=(("Ministry of Health", "Harbour Clinic"),)) == set()


def test_a_capital_stands_for_its_state_only_with_what_only_states_have() -> None:
    """Nairobi's foreign ministry is Kenya's; its health ministry and police may be the town's."""
    nairobi = ("Nairobi", "City", "name")
    foreign = ("Foreign Ministry", "GovernmentBody", "name")
    assert by_hand(nairobi, foreign, UGANDAN) == {"Q114/ministry-foreign"}
    assert by_hand(nairobi, MINISTRY, UGANDAN) == set()


def test_a_province_named_leaves_a_bare_body_open() -> None:
    """Where provinces have such a body too; the foreign ministry is the country's all the same."""
    state, region = ("India", "Country", "name"), ("Kerala", "Region", "name")
    gap = ("x", "Person", "nominal")
    parliament = ("Ministry of Health", "GovernmentBody", "name")
    assert by_hand(("Kenya", "Country", "name"), gap, parliament) == {"Q114/ministry-health"}
    assert by_hand(state, gap, region, gap, parliament) == set()
    foreign = ("Ministry of External Affairs", "GovernmentBody", "name")
    assert by_hand(state, gap, region, gap, foreign) == {"Q668/ministry-foreign"}


def test_what_is_no_body_by_its_kind_is_none() -> None:
    """A person or a company called like a ministry isn't one."""
    for kind in ("Person", "Company"):
        assert by_hand(KENYAN, ("Ministry of Health", kind, "name")) == set()
    assert by_hand(KENYAN, ("Central Bank", "Company", "name")) == {"Q114/central-bank"}
    assert by_hand(KENYAN, ("the ministry of health", "GovernmentBody", "nominal")) != set()


def test_the_police_of_lebanon_in_indiana_are_not_lebanons() -> None:
    """Where the article is about another country, a town's police may be meant."""
    police = ("Lebanon Police", "GovernmentBody", "name")
    gap = ("x", "Person", "nominal")
    assert by_hand(("Indiana", "Region", "name"), gap, police) == set()
    assert (
        by_hand(("Boone County", "Region", "name"), gap, ("Indiana", "Region", "name"), gap, police)
        == set()
    )
    assert by_hand(("Lebanon", "Country", "name"), gap, police) == {"Q822/police"}
    assert by_hand(("Lebanese", "Country", "demonym"), gap, police) == {"Q822/police"}
    assert by_hand(police) == {"Q822/police"}


def test_an_article_that_names_no_country_is_of_those_whose_papers_write_in_english() -> None:
    """Of them only the U.S. has such a commission; parliaments and courts they all have."""
    ours, both, court, abroad = read(
        "The Securities and Exchange Commission sued the bank.",
        "Parliament passed the bill.",
        "The Supreme Court ruled on Friday.",
        "Nigeria's markets fell. The Securities and Exchange Commission sued the bank.",
    )
    assert links(ours) == {("Securities and Exchange Commission", "Q30/sec")}
    assert not links(both) | links(court)
    assert not any(link == "Q30/sec" for _, link in links(abroad))
