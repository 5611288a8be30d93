"""Which entry of the authority a name of an article is linked to, and when to none."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.news import Read, read
from tests.resolve.linking.chains import chain

from dateline import ontology
from dateline.authority import Authority, load_bundled, open_authority
from dateline.core.model import Decision, Judgement, Mention, Span
from dateline.resolve.chain_summary import ChainSummary, summarize_chains
from dateline.resolve.linking.entry_linking import (
    LEAST,
    LEAST_PLACE,
    find_options,
    link_chains,
)

SOUTH, NORTH = "Q884", "Q423"
COUNTRY, STATE = "Q230", "Q1428"  # Georgia
CITY, WASHINGTON = "geonames:4140963", "Q1223"


def decide(found: Read, known: Authority | None = None) -> list[Decision]:
    """The decisions on one read article; with the bundled tables alone if nothing else is known."""
    mentions = list(found.mentions.values())
    chains = summarize_chains(mentions).values()
    known = load_bundled() if known is None else known
    return list(link_chains(chains, known, mentions=mentions, claims=found.claims, by="test@1"))


def links(found: Read, known: Authority | None = None) -> dict[str, str]:
    """Name → id, for each name of a chain that is linked."""
    chains = summarize_chains(found.mentions.values())
    return {
        name: one.right
        for one in decide(found, known)
        if one.judgement is Judgement.SAME
        for name in (*chains[one.left].names, *chains[one.left].adjectives)
    }


def each(*texts: str) -> list[dict[str, str]]:
    """The links of each text."""
    return [links(one) for one in read(*texts)]


def test_korea_is_the_south_in_a_story_from_seoul():
    """Korea alone is South Korea where the article is about it, in whatever words."""
    for found in each(
        "Police in Seoul said Korea would train officers. South Korea sent ten of them.",
        "Ghana signed a memorandum with Korea in Seoul. Officials in Busan said so.",
        "The mayor of Seoul flew home. Korea had won the cup, papers in Incheon wrote.",
    ):
        assert found["Korea"] == SOUTH


def test_a_surname_with_a_post_is_the_one_who_held_it():
    """Where the article speaks of the country too; a surname by itself is nobody's."""
    with_post, without, elsewhere = each(
        "President Reagan flew back to the United States on Sunday.",
        "Reagan flew back on Sunday.",
        "President Reagan of the Harbour Chess Club lost again.",
    )
    assert with_post["Reagan"] == "dateline:ronald-reagan"
    (found,) = read("President Reagan flew back to the United States on Sunday.")
    reasons = next(one.reasons for one in decide(found) if one.right == "dateline:ronald-reagan")
    assert reasons[0] == "“Ronald Reagan” is the only entry of that surname with such a post"
    assert "Reagan" not in without
    assert "Reagan" not in elsewhere


def test_korea_is_neither_where_both_are_meant():
    """Beside "both Koreas" and where nothing tells, Korea alone is linked to none."""
    for found in each(
        "Both Koreas will field one team, officials in Seoul said. Korea will win, fans hope.",
        "The two Koreas are still at war. Korea was divided in 1945, a scholar in Seoul said.",
        "Scholars said Korea has a long history.",
    ):
        assert "Korea" not in found
        assert "Koreas" not in found


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Atlanta voted. Georgia counted its votes, and officials in Savannah waited.", STATE),
        ("Voters in Macon, Georgia, stayed at home. The United States voted.", STATE),
        ("Leaders met in Tbilisi. They said Georgia would sign.", COUNTRY),
        ("Armenia and Azerbaijan met in Batumi, and Georgia was the host.", COUNTRY),
    ],
)
def test_georgia_is_told_by_its_towns(text, entry):
    """Georgia is the state beside its towns and the country beside its own."""
    assert each(text)[0]["Georgia"] == entry


def test_georgia_alone_is_not_linked():
    """Where the article tells nothing of it, Georgia is neither."""
    (found,) = each("A novel about Georgia won the prize.")
    assert "Georgia" not in found


def test_congo_is_told_by_its_capital():
    """Two states are called Congo; the cities of the article tell which, or it is left open."""
    east, west, neither = each(
        "Rebels took Goma in eastern Congo. Congo accused Rwanda, officials in Kinshasa said.",
        "Officials in Brazzaville said Congo would vote in March.",
        "Congo has a long coast, a book says.",
    )
    assert east["Congo"] == "Q974"
    assert west["Congo"] == "Q971"
    assert "Congo" not in neither


def test_guinea_is_not_another_guinea_in_short():
    """Guinea is Guinea beside Conakry; beside another Guinea alone it may be that, in short."""
    own, bissau, equatorial, papua = each(
        "Doctors in Conakry said Guinea had forty cases.",
        "Soldiers in Bissau said Guinea-Bissau was calm. Guinea would have a new president.",
        "Officials in Malabo said Equatorial Guinea exports oil. Guinea also exports cocoa.",
        "Papua New Guinea fears floods. Guinea was warned, officials in Port Moresby said.",
    )
    assert own["Guinea"] == "Q1006"
    assert all("Guinea" not in one for one in (bissau, equatorial, papua))
    assert bissau["Guinea-Bissau"] == "Q1007"


def test_washington_is_the_state_beside_its_towns():
    """Washington is the state where its towns are named, and the capital where the nation is."""
    state, also, city = each(
        "Washington state passed a law. Seattle and Spokane welcomed Washington's law.",
        "Farmers in Yakima and in Spokane said that Washington has too little water.",
        "Lawyers in Washington filed a suit. The United States paid them.",
    )
    assert state["Washington"] == also["Washington"] == WASHINGTON
    assert city["Washington"] == CITY


def test_a_person_called_like_a_place_is_no_place():
    """Surnames and first names of people of the article aren't linked to states and cities."""
    general, players, other = each(
        "George Washington crossed the river. Washington led the army.",
        "Chad Smith scored twice, and Chad left the field. Jordan Henderson was hurt."
        " Jordan will miss the match.",
        "Ms Paris Jackson sang. Ms Jackson smiled.",
    )
    assert "Washington" not in general
    assert not {"Chad", "Jordan"} & set(players)
    assert "Jackson" not in other


def test_chad_jordan_and_turkey_are_states_in_news_of_states():
    """The same words are countries where nobody has them for a name."""
    (found,) = each("Chad closed its border. Jordan and Turkey protested in Amman and in Ankara.")
    assert (found["Chad"], found["Jordan"], found["Turkey"]) == ("Q657", "Q810", "Q43")


def test_a_town_is_where_the_article_puts_it():
    """A state after a comma decides, for the rest of the article too, and excludes the others."""
    ontario, texas, unknown = each(
        "London, Ontario, is a city. Police in London said so.",
        "He was born in Paris, Texas, and died in Paris.",
        "The fair in Paris, Tennessee, drew crowds. Paris is proud of it.",
    )
    assert ontario["London"] == "geonames:6058560"
    assert texas["Paris"] == "geonames:4717560"
    assert "Paris" not in unknown


def test_a_list_of_countries_puts_nothing_anywhere():
    """What stands after a comma in a list isn't around what stands before it."""
    (found,) = each(
        "Envoys of Germany, Europe and Asia met. They had come from Geneva, Vienna and Oslo."
    )
    assert found["Germany"] == "Q183"


def test_a_local_paper_says_nothing_of_the_capital_of_france():
    """A city is left open where the article speaks of places that no table has, and of no state."""
    world, local = each(
        "The treaty was signed in Paris on Friday.",
        "Police in Paris closed a road in Puryear Hollow and one in Knobbers. A van had hit a tree"
        " near Mill Fork, and its driver lives in Little Marsh.",
    )
    assert world["Paris"] == "geonames:2988507"
    assert "Paris" not in local


def test_an_acronym_is_what_the_article_says():
    """An acronym that the article spells out otherwise isn't the authority's; else it is."""
    cricket, bank = each(
        "The ECB fined a bowler. The English Cricket Bureau (ECB) met in London.",
        "The ECB raised rates. The European Central Bank (ECB) met in Frankfurt.",
    )
    assert "ECB" not in cricket
    assert bank["ECB"] == "Q8901"


def test_an_acronym_that_nobody_explains_is_not_invented():
    """Letters that neither the article nor the authority knows stay letters."""
    (found,) = each("The QZXP fined a bank. Kenya asked the QZXP why.")
    assert set(found) == {"Kenya"}


def test_leaders_are_linked_by_full_name_and_what_speaks_for_it():
    """A full name with its country or post is linked, and the surname with it."""
    french, german = each(
        "The French president, Emmanuel Macron, spoke in Lyon. Macron smiled.",
        "Angela Merkel, the German chancellor, flew to Oslo. Merkel was tired.",
    )
    assert french["Emmanuel Macron"] == french["Macron"] == "Q3052772"
    assert "Angela Merkel" in german


def test_leaders_are_not_linked_against_the_article():
    """A namesake with another trade, or a surname alone, is nobody we know."""
    for found in each(
        "Emmanuel Macron, the coach of the Harbour Chess Club, won in Ohio.",
        "Mr Macron sells cars. Macron opened a shop.",
    ):
        assert not {"Emmanuel Macron", "Macron"} & set(found)


def test_a_slip_of_the_pen_is_the_country_that_it_nearly_is():
    """A long name with one wrong letter is linked, and the reason says so."""
    (found,) = read("Kazakstan and Uzbekistan signed the treaty. Kazakstan pays for it.")
    reasons = {one.right: one.reasons[0] for one in decide(found)}
    assert reasons["Q232"] == "“Kazakstan” is nearly the name of “Kazakhstan”"
    assert links(found)["Kazakstan"] == "Q232"


def kind_of(identifier: str) -> str:
    """The kind of an entry of the tables."""
    entry = load_bundled().get(identifier)
    assert entry is not None
    return entry.kind


def test_every_decision_has_reasons_and_keeps_to_the_bar():
    """Links are at least as likely as the bar, what is unsure is less, and each says why."""
    for found in read(
        "Georgia and Congo met in Paris. Officials in Washington, Guinea and Korea watched.",
        "Police in London, Ontario, spoke with the UNDP and with Reuters.",
    ):
        decisions = decide(found)
        assert decisions
        for one in decisions:
            assert one.reasons
            least = LEAST_PLACE if ontology.is_a(kind_of(one.right), "Place") else LEAST
            assert (one.score >= least) == (one.judgement is Judgement.SAME)


@pytest.fixture(scope="module")
def article() -> Read:
    """An article full of namesakes."""
    (found,) = read(
        "Georgia, Congo and Guinea met in Paris. Officials in Atlanta, Georgia, said that"
        " Washington and London would sign. Ms Ruth Vik and Emmanuel Macron of France came."
    )
    return found


@given(seed=st.integers(0, 1000))
def test_order_does_not_matter(article, seed):
    """Mentions and claims in any order lead to the same decisions."""
    mentions, claims = list(article.mentions.values()), list(article.claims)
    shuffle = random.Random(seed).shuffle
    shuffle(mentions)
    shuffle(claims)
    chains = list(summarize_chains(mentions).values())
    shuffle(chains)
    again = list(link_chains(chains, load_bundled(), mentions=mentions, claims=claims, by="test@1"))
    assert again == decide(article)


def test_a_city_outweighs_the_region_that_is_named_after_it():
    """In its country's story the bare name is the great city, not the province around it."""
    for found in each(
        "The emir of Dubai opened a port. Officials of the United Arab Emirates met in Dubai.",
        "The fair opened in Dubai on Monday. The United Arab Emirates expect a million guests.",
    ):
        assert found["Dubai"] == "geonames:292223"


def by_hand(*chains: ChainSummary) -> dict[str, Decision]:
    """Chain → the decision on it, of an article that says nothing more; the first of several."""
    made: dict[str, Decision] = {}
    for one in link_chains(chains, load_bundled(), by="test@1"):
        made.setdefault(one.left, one)
    return made


def test_one_entry_of_a_name_is_sure_unless_it_is_a_town_or_a_person() -> None:
    """A country speaks for its neighbours at once; a town, a person and a slip must be weighed."""
    kenya, leeds = chain("Kenya", kind="Country"), chain("Leeds")
    alone = by_hand(kenya)["Kenya"]
    assert (alone.judgement, alone.right) == (Judgement.SAME, "Q114")
    assert alone.score > 0.99
    assert by_hand(leeds)["Leeds"].score < 1
    putin = by_hand(chain("Vladimir Putin", kind="Person"))["Vladimir Putin"]
    assert putin.score < 1
    russia = by_hand(chain("Vladimir Putin", kind="Person"), chain("Russia", kind="Country"))
    assert russia["Vladimir Putin"].score > putin.score


def test_posts_tell_the_sport() -> None:
    """A first baseman plays baseball, whoever he is."""
    (found,) = read("Boston Red Sox first baseman Bo Lind spoke on Monday.")
    mentions = list(found.mentions.values())
    chains = summarize_chains(mentions)
    _, context = find_options(chains, load_bundled(), mentions, found.claims, year=None)
    (lind,) = (one.chain for one in mentions if one.text == "Bo Lind")
    assert context.players == {"baseball": {lind}}


@pytest.mark.parametrize(("end", "brief"), [(300, True), (301, False), (0, False)])
def test_an_article_of_a_sentence_or_two_is_brief(end, brief):
    """By how far its names are apart; one without any tells nothing of its length."""
    marks = [
        Mention(id=str(at), document="d", span=Span(start=at - 5, end=at), text="Leeds",
                kind="City", form="name", name="Leeds", chain="Leeds")
        for at in ([5, end] if end else [])
    ]  # fmt: skip
    _, context = find_options({}, load_bundled(), marks, (), year=None)
    assert context.brief is brief


def test_what_is_sure_tells_its_neighbours() -> None:
    """London is Ontario's beside Canada more often than beside France."""
    canada = by_hand(chain("London"), chain("Canada", kind="Country", times=3))["London"]
    france = by_hand(chain("London"), chain("France", kind="Country", times=3))["London"]
    assert canada.right == "geonames:6058560"
    assert france.right == "geonames:2643743"


def test_an_id_that_the_words_gave_is_taken_back_where_it_is_doubtful() -> None:
    """The likeliest is unsure with its score, the other with none; a sure link takes none back."""
    georgia = chain("Georgia", kind="Country", authorities={"Q230"})
    made = list(link_chains([georgia], load_bundled(), by="test@1"))
    assert all(one.judgement is Judgement.UNSURE for one in made)
    assert "Q230" in {one.right for one in made}
    scores = sorted(one.score for one in made)
    assert scores[-1] > 0
    assert all(score == 0 for score in scores[:-1])
    kenya = chain("Kenya", kind="Country", authorities={"Q999"})
    (sure,) = link_chains([kenya], load_bundled(), by="test@1")
    assert sure.right == "Q114"


def test_a_word_of_a_persons_name_may_be_the_person() -> None:
    """Jordan beside Jordan Lee is linked to no state; beside Ann Lee it is."""
    state = chain("Jordan", kind="Country")
    beside = by_hand(state, chain("Jordan Lee", kind="Person"))["Jordan"]
    assert beside.judgement is Judgement.UNSURE
    assert by_hand(state, chain("Ann Lee", kind="Person"))["Jordan"].judgement is Judgement.SAME
    assert by_hand(state, chain("Jordan", kind="Person", made="x"))["Jordan"].score > beside.score


WORLD = (
    ("Boeing said on Tuesday that it would build more planes in Seattle.", "Boeing", "Q66"),
    ("Manchester United beat Arsenal 2-1 on Sunday.", "Arsenal", "Q9617"),
    ("The Boston Red Sox beat the Giants 5-3 on Sunday.", "Boston Red Sox", "Q213959"),
    ("The Giants beat the Red Sox 5-3 in San Francisco on Sunday.", "Giants", None),  # many
    ("Boston beat the Minnesota Twins 6-4 on Tuesday.", "Boston", "Q213959"),  # baseball's
    ("The Yankees beat Toronto, and Detroit lost to Cleveland.", "Detroit", "Q650855"),
    ("Connecticut coach Ada Hart said so.", "Connecticut", None),  # of which team?
    ("Tom Hanks opened the film festival in Nairobi on Friday.", "Tom Hanks", "Q2263"),
    ("Ford spokesman Tom Wilkinson said so.", "Tom Wilkinson", None),  # no actor
    ("Police of Ohio held John Smith in the United States.", "John Smith", None),  # of many
    ("Michael Smith, a plumber of Nairobi, said so.", "Michael Smith", None),
    ("Christine Scheel spoke in Berlin. Germany waits.", "Christine Scheel", "Q103518"),
    ("Michael Brown spoke about taxes.", "Michael Brown", None),
    ("The Green Party won seats in Kenya.", "Green Party", None),  # others' have that name
    ("Western Digital Corp said so.", "Western Digital Corp", "Q738770"),
    ("Southern Co said so.", "Southern Co", None),  # isn't Southern
    ("CNA Inc said so.", "CNA Inc", None),  # nor is it Taiwan's news agency
    ("The Agriculture Ministry said so. A Ministry spokesman said more.", "Ministry", None),
)


@pytest.fixture(scope="module")
def worldly() -> list[dict[str, str]]:
    """The links of each text of WORLD."""
    with open_authority(()) as known:
        return [links(one, known) for one in read(*(text for text, _, _ in WORLD))]


@pytest.mark.parametrize("number", range(len(WORLD)))
def test_what_only_the_world_has_is_linked_where_little_else_can_be_meant(worldly, number):
    """By how widely known it is, its kind, country and posts; a part of a name means nothing."""
    _, name, meant = WORLD[number]
    assert worldly[number].get(name) == meant


def score_of(name, found, known):
    """How likely the likeliest thing that a name may be is."""
    return max(one.score for one in decide(found, known) if f"“{name}”" in one.reasons[0])


def test_another_name_of_the_same_thing_speaks_for_a_nickname():
    """The Tories are likelier the party beside the Conservative Party than alone."""
    both, alone = read(
        "The Conservative Party won the vote in Britain. The Tories said so.",
        "The Tories won the vote in Britain.",
    )
    with open_authority(()) as known:
        assert links(both, known)["Tories"] == "Q9626"
        beside, by_itself = (score_of("Tories", it, known) for it in (both, alone))
    assert beside > by_itself


def test_the_world_changes_no_link_that_the_tables_give():
    """Georgia, Paris and Reuters stay what they are, whatever else is called so."""
    text = "Reuters said in Paris that Georgia and Russia would talk. Tbilisi waits for Moscow."
    (found,) = read(text)
    with open_authority(()) as known:
        assert links(found, known) == links(found)


def test_what_the_world_has_says_nothing_of_where_an_article_is():
    """Three American companies don't make Lebanon one of America's towns."""
    (found,) = read("Boeing, Microsoft and Google wait. Facebook sold them to Lebanon.")
    with open_authority(()) as known:
        one = next(one for one in decide(found, known) if one.right == "Q822")
        plain = next(one for one in decide(found) if one.right == "Q822")
    assert (one.score, one.reasons) == (plain.score, plain.reasons)
