"""Who or what an argument is: what it names, or its words."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.clauses.read_clauses import Clauses, read_clauses

from dateline.english.quantities import is_figure, is_sum
from dateline.extract.clauses.participants import (
    Participant,
    find_mentions,
    read_participant,
)

# Sentence, head word in it, and the names or 'words' of its phrase.
CASES = [
    ("Kenya sold it with a ship in the early hours of Monday.", "ship", "'ship'"),
    ("Oslo is cutting about 5,000 jobs following a merger.", "jobs", "'about 5,000 jobs'"),
    ("A Kenyan woman's death was sad.", "woman", "'Kenyan woman'"),
    ('Chad took it "from | private homes" of Kenya.'.replace("| ", ""), "homes", "'private homes'"),
    ("She was the first woman to lead it and held it.", "woman", "'first woman to lead it'"),
    ("She was the first woman to lead and hold it.", "woman", "'first woman to lead and hold it'"),
    ("Kenya told of a total of 67 days.", "total", "'total of 67 days'"),
    ("Kenya praised the talks of last Monday.", "talks", "'talks'"),
    ("The bank lowered the forecast to 0 – 1%.", "%", "'0 – 1%'"),
    ("Kenya became a frontier of opening-up in May.", "frontier", "'frontier of opening-up'"),
    ("Kenya lost to Japan, a result which left it last.", "result", "'result which left it last'"),
    ("Kenya met Angela Merkel, a chemist who left.", "chemist", "Angela Merkel"),
    (
        "The number of people employed in Oslo rose.",
        "number",
        "'number of people employed in Oslo'",
    ),
    ("Kenya praised the work of those who left.", "work", "'work of those who left'"),
    ("Kenya praised the work of people who left.", "work", "'work of people'"),
    (
        "She became the youngest Indian to win a title.",
        "Indian",
        "'youngest Indian to win a title'",
    ),
    ("Zambia backs national, regional and new laws.", "laws", "'national, regional and new laws'"),
    ("Kenya opened a school in preparation for a summit.", "school", "'school'"),
    ("The school in a village closed.", "school", "'school in a village'"),
    ("Kenya piled on the pressure in an attempt to win.", "pressure", "'pressure'"),
    ("Kenya announced a rise in attempts.", "rise", "'rise in attempts'"),
    ("Kenya teaches games alongside the study of films.", "games", "'games'"),
    ("Kenya offers an A-level course.", "course", "'A-level course'"),
    ("Kenya met a little-known man.", "man", "'little-known man'"),
    ("In fact, Kenya won.", "fact", ""),
    ("Kenya criticised the fact that Oslo won.", "fact", "'fact that Oslo won'"),
    ("Prices rose by about 1% in early trade.", "%", "'about 1%'"),
    ("Kenya spent 5 million euros in grants.", "euros", "'5 million euros in grants'"),
    # a noun behind a name may say what it is
    ("The Siemens engineering company sued Kenya.", "company", "Siemens"),
    ("A Siemens engineering company sued Kenya.", "company", "'Siemens engineering company'"),
    ("The Siemens parent company sued Kenya.", "company", "'Siemens parent company'"),
    ("The Kenya newspaper sued Siemens.", "newspaper", "'Kenya newspaper'"),
    ("Kenya told the Reuters news agency.", "agency", "Reuters"),
    ("Kenya told the BBC's Newsnight programme.", "programme", "Newsnight"),
    ("Kenya told the BBC programme.", "programme", "'BBC programme'"),
    ("Kenya told the Reuters agency.", "agency", "'Reuters agency'"),
    ("The Taleban militia attacked Kenya.", "militia", "Taleban"),
    ("The Siemens group attacked Kenya.", "group", "'Siemens group'"),
    # what something is worth is nobody
    ("Siemens is worth £3bn.", "3bn", "'£3bn'"),
    ("Siemens is a company.", "company", "Siemens"),
    ("Kenya met firms such as Siemens in May.", "firms", "'firms such as Siemens'"),
    ("She became a young Indian to win a title.", "Indian", "'young Indian'"),
    # names, and what stands for them
    ("Kenya fined the World Bank.", "Bank", "World Bank"),
    ("Angela Merkel sued Kenya. She won.", "She", "Angela Merkel"),
    ("He sued Kenya.", "He", ""),
    ("Kenya sued several.", "several", ""),
    ("Kenya sued several banks.", "banks", "'several banks'"),
    ("Kenya fined one.", "one", ""),
    ("Kenya left, the sale of which was stopped by Chad.", "sale", ""),
    ("Kenya left, whose sale was stopped by Chad.", "sale", "'sale'"),
    ("Kenya fined one bank.", "bank", "'one bank'"),
    ("Kenya signed a treaty with Japan. The treaty pleased Uganda.", "treaty", "treaty"),
    ("Kenya's president sued Japan.", "president", "'Kenya's president'"),
    ("Switzerland won. The Swiss attack on Kenya failed.", "Swiss", "Switzerland"),
    ("Switzerland won. The Swiss attacked Kenya.", "Swiss", "'Swiss'"),
    ("Kenya fined the co-founder.", "founder", "'co-founder'"),
    ("Kenya fined the founder - a man.", "founder", "'founder'"),
    ("Kenya fined the star of the film - a man.", "star", "'star of the film'"),
    ("Kenya fined the star of the film -", "star", "'star of the film'"),
    ("Kenya fined the star of a film following the vote.", "star", "'star of a film'"),
    ("Kenya fined the star of the spin-off.", "star", "'star of the spin-off'"),
    ("Kenya fined some of its banks.", "some", "'some of its banks'"),
    ("Kenya fined some in Oslo.", "some", ""),
    ("Kenya fined the first woman to win a prize.", "woman", "'first woman to win a prize'"),
    ("Kenya became the last team to win a prize.", "team", "'last team to win a prize'"),
    ("Kenya became the 19th team to win a prize.", "team", "'19th team to win a prize'"),
    ("Kenya became a team to win a prize.", "team", "'team'"),
    ("Only 58 out of 194 banks fined Kenya.", "58", "'Only 58 out of 194 banks'"),
    ("Kenya fined the old woman to win a prize.", "woman", "'old woman'"),
    ("Kenya fined the first bank, a firm.", "bank", "'first bank'"),
    ("LinkedIn Corporation fell. It is a firm.", "firm", "'firm'"),
    ("Kenya fined the first woman that won a prize.", "woman", "'first woman that won a prize'"),
    ("Kenya met EU farmers.", "EU", "EU"),
    ("Kenya paid $16.1m on Monday.", "16.1m", "'$16.1m'"),
    ("Kenya sold 12 (old) cars.", "cars", "'cars'"),
    # names that only lead on to another
    ("Kenya met US Under Secretary Angela Merkel.", "US", ""),
    ("Kenya met the US.", "US", "US"),
    ("The US Tuesday met Kenya.", "US", "US"),
    ("The US Treasury met Kenya.", "US", ""),
    ("Kenya met the US. Merkel stayed.", "US", "US"),
    ("He met Chad\n\nKenya left.", "Chad", "Chad"),
    # descriptions beside names
    ("Kenya fined the chairman, Angela Merkel.", "chairman", "Angela Merkel"),
    ("Kenya fined the company Orbit Limited in Nairobi.", "company", "Orbit Limited"),
    ("Kenya fined the firm in Nairobi.", "firm", "'firm in Nairobi'"),
    ("The mayor of Oslo, Angela Merkel, met Olaf Scholz.", "mayor", "Angela Merkel"),
    ("The mayor of Oslo, Norway, met Olaf Scholz.", "mayor", "'mayor of Oslo'"),
    ("The bank of Oslo, as Angela Merkel says, met Olaf Scholz.", "bank", "'bank of Oslo'"),
    ("LinkedIn Corporation, the firm owned by Nestle, left Kenya.", "firm", "LinkedIn Corporation"),
    ("LinkedIn Corporation is a firm owned by Nestle.", "firm", "LinkedIn Corporation"),
    ("LinkedIn Corporation is not a firm owned by Nestle.", "firm", "'firm owned by Nestle'"),
    ("LinkedIn Corporation bought a firm owned by Nestle.", "firm", "'firm owned by Nestle'"),
    # words: no article, what restricts them but no time, no more than the slot's own phrases
    (
        "The five masked gunmen from Lagos killed Angela Merkel.",
        "gunmen",
        "'five masked gunmen from Lagos'",
    ),
    ("Kenya fined the bank that failed.", "bank", "'bank that failed'"),
    ("Kenya fined the bank, which failed.", "bank", "'bank'"),
    ("Kenya faced the risk of losing the bank.", "risk", "'risk of losing the bank'"),
    (
        "Kenya fined the bank that had lent to a firm of an owner of a mill in a city in a year of need.",  # noqa: E501
        "bank",
        "'bank'",
    ),
    ("Kenya fined the bank on Monday.", "bank", "'bank'"),
    ("The talks on Monday pleased Kenya.", "talks", "'talks'"),
    ("The talks on trade pleased Kenya.", "talks", "'talks on trade'"),
    (
        "The talks between Japan and Uganda pleased Kenya.",
        "talks",
        "'talks between Japan and Uganda'",
    ),
    ("The books of men and women pleased Kenya.", "books", "'books of men and women'"),
    (
        "Kenya fined the owners of ships, farms, banks, mills, shops, towns, roads and mines.",
        "owners",
        "'owners of ships, farms, banks, mills, shops, towns, roads and mines'",
    ),
    (
        "Kenya fined owners of an inn, a pub, a bar, a dam, a zoo, a car, a van, a cow, a pig, a hen and a hut.",  # noqa: E501
        "owners",
        "'owners of an inn'",
    ),
    ("Kenya feared their plan to sell ships.", "plan", "'their plan to sell ships'"),
    (
        "Kenya feared their plan to sell ships, built in an old yard of a small town of the far north, by the coast of Chile.",  # noqa: E501
        "plan",
        "'their plan to sell ships'",
    ),
    ("Kenya fined men and women.", "men", "'men'"),
    ("Kenya fined a man in the south of the country.", "man", "'man in the south of the country'"),
    ("Kenya fined the oil-rich state.", "state", "'oil-rich state'"),
    ("Kenya paid for “the price” on Monday.", "price", "'price'"),
    ("The poor sued Kenya.", "poor", "'poor'"),
    ("Kenya was unable to pay.", "unable", ""),
    ("Kenya paid $16.1m to Japan.", "16.1m", "'$16.1m'"),
    ("Kenya paid 5% more.", "%", "'5%'"),
    (
        "Kenya fined the northern branch of the Bank of England.",
        "branch",
        "'northern branch of the Bank of England'",
    ),
    ("Kenya wants what Japan sold.", "what", ""),
    (
        "Kenya fined the head of the bank of the north of Chile.",
        "head",
        "'head of the bank of the north of Chile'",
    ),
    (
        "Kenya fined the head of the bank of the north of the west of the coast of the isle of the south of Chile.",  # noqa: E501
        "head",
        "'head'",
    ),
    (
        "Kenya fined the old big new red hot dry sad bad shy icy raw odd tan wet mad fat dim low icy big sly banks.",  # noqa: E501
        "banks",
        "'new red hot dry sad bad shy icy raw odd tan wet mad fat dim low icy big sly banks'",
    ),
]

# What stands for a whole list, or only looks like one.
LISTS = [
    (
        "Kenya fined Angola, Benin, the Democratic Republic of the Congo and Togo.",
        "fined",
        ["Angola", "Benin", "Democratic Republic of the Congo", "Togo"],
    ),
    ("Kenya fined Angola, Benin or Togo.", "fined", ["Angola", "Benin", "Togo"]),
    ("Kenya fined Angola, and Benin fined Togo.", "fined", ["Angola"]),
    (
        "Kenya fined Angola, Angela Merkel and Togo met.",
        "fined",
        ["Angola"],
    ),
    ("Kenya fined Angola.", "fined", ["Angola"]),
]


@pytest.fixture(scope="module")
def told() -> Mapping[str, Clauses]:
    """Every sentence, read in one batch."""
    return read_clauses(*(text for text, *_ in (*CASES, *LISTS, *HALVES, *MORE)))


# Sentence, its verb, and who does it: a list of names or words.
HALVES = [
    ("The army and people of Chile attacked Kenya.", ["army and people of Chile"]),
    ("The army and the people of Chile attacked Kenya.", ["army and the people of Chile"]),
    ("The army of Peru and people of Chile attacked Kenya.", ["army of Peru and people of Chile"]),
    (
        "The threat or use of force against Chile attacked Kenya.",
        ["threat or use of force against Chile"],
    ),
    ("Finance and trade officials attacked Kenya.", ["Finance and trade officials"]),
    ("Two farmers and an official attacked Kenya.", ["Two farmers and an official"]),
    ("Former actor and opposition leader Angela Merkel attacked Kenya.", ["Angela Merkel"]),
    ("The actor and Angela Merkel attacked Kenya.", ["actor", "Angela Merkel"]),
    ("The actor and comedian attacked Kenya.", ["actor and comedian"]),
    ("The actor and the comedian attacked Kenya.", ["actor and the comedian"]),
    ("The police and Angela Merkel attacked Kenya.", ["police", "Angela Merkel"]),
    ("Minister for Finance and party leader Angela Merkel attacked Kenya.", ["Angela Merkel"]),
    ("Chad and especially its army attacked Kenya.", ["Chad", "its army"]),
    (
        "Farmers, nurses and two drivers of the bank attacked Kenya.",
        ["Farmers, nurses and two drivers of the bank"],
    ),
    (
        "A line of 90 angry cooks and a far longer line of 900 angry old nurses attacked Kenya.",
        ["line of 90 angry cooks and a far longer line of 900 angry old nurses"],
    ),
    (
        "A line of 90 angry cooks and a far longer line of 90 very angry old nurses attacked Chad.",
        ["line of 90 angry cooks", "far longer line of 90 very angry old nurses"],
    ),
    ("$5 million and two farmers attacked Kenya.", ["$5 million", "two farmers"]),
    ("Former singer, actor, and party leader Angela Merkel attacked Kenya.", ["Angela Merkel"]),
    ("Farmers, nurses, and drivers attacked Kenya.", ["Farmers, nurses, and drivers"]),
]

MORE = [
    ("Kenya fined five banks of Chile.", "banks"),
    ("Switzerland praised the Swiss bank.", "bank"),
    ("Switzerland paid 86bn Swiss francs.", "francs"),
    ("Kenya fined its banks.", "banks"),
    ("Its banks failed.", "banks"),
    ("Orbit was part of Nestle.", "part"),
    ("Kenya signed a deal with Japan.", "deal"),
]


def _read(found: Clauses, word: str) -> Participant:
    return read_participant(found.parsed, found.word(word))


@pytest.mark.parametrize(("text", "expected"), HALVES)
def test_nobody_is_cut_in_half(told: Mapping[str, Clauses], text: str, expected: list[str]) -> None:
    """What "and" joins into one phrase is one of whom is told, and a title is nobody besides."""
    found = told[text].at("attacked").arguments["subject"]
    names = [[told[text].parsed.head(m).name for m in one.mentions] or [one.words] for one in found]
    assert [name for each in names for name in each] == expected


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_who_is_meant(told: Mapping[str, Clauses], text: str, word: str, expected: str) -> None:
    """A phrase is what it names, or its words where it names nothing."""
    assert told[text].show(_read(told[text], word)) == expected


@pytest.mark.parametrize(("text", "verb", "expected"), LISTS)
def test_lists_are_whole(
    told: Mapping[str, Clauses], text: str, verb: str, expected: list[str]
) -> None:
    """Names of a list that a parser tears apart stand in one slot."""
    found = told[text]
    assert [found.show(one) for one in found.at(verb).arguments["object"]] == expected


def test_what_a_description_names_is_kept(told: Mapping[str, Clauses]) -> None:
    """Beside its words; in a sum of money nobody is named."""
    names = {}
    for text in (row[0] for row in MORE[:3]):
        word = dict(MORE)[text]
        found = _read(told[text], word)
        names[word, text] = [told[text].parsed.head(one).name for one in found.inside]
    assert list(names.values()) == [["Chile"], ["Switzerland"], []]


def test_what_a_description_is_written_with(told: Mapping[str, Clauses]) -> None:
    """Whether it holds a name, and whether it is several."""
    chile = _read(told["Kenya fined five banks of Chile."], "banks")
    bank = _read(told["Kenya fined the bank that failed."], "bank")
    assert (chile.proper, chile.plural) == (True, True)
    assert (bank.proper, bank.plural) == (False, False)


def test_whose_it_is_stands_in_the_headline_only(told: Mapping[str, Clauses]) -> None:
    """The words stay as they are written; "its" is told where it is known whose."""
    known, unknown = told["Kenya fined its banks."], told["Its banks failed."]
    assert (_read(known, "banks").words, _read(known, "banks").full) == (
        "its banks",
        "Kenya's banks",
    )
    assert _read(unknown, "banks").full == "its banks"


def test_what_begins_a_sentence_begins_no_headline() -> None:
    """Inside a headline "Two men" are two men; "Kenyan men" are written so anywhere."""
    found = read_clauses("Two men failed.", "Kenyan men failed.")
    full = [_read(one, "men").full for one in found.values()]
    assert full == ["two men", "Kenyan men"]


def test_a_preposition_with_a_slot_of_its_own_is_left_out(told: Mapping[str, Clauses]) -> None:
    """A deal with Japan is a deal, if whoever it was signed with is told apart."""
    found = told["Kenya signed a deal with Japan."]
    words = read_participant(found.parsed, found.word("deal"))
    apart = read_participant(found.parsed, found.word("deal"), {found.word("with").index})
    assert words.mentions == apart.mentions
    talks = told["The talks on trade pleased Kenya."]
    assert (
        read_participant(talks.parsed, talks.word("talks"), {talks.word("on").index}).words
        == "talks"
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("5m dollars", (True, True)),
        ("$16.1m", (True, True)),
        ("5%", (True, True)),
        ("5 points", (True, True)),
        ("a price of 5 dollars", (True, True)),
        ("a price of dollars", (False, False)),
        ("17 shares", (False, True)),
        ("five banks", (False, True)),
        ("12 banks", (False, True)),
        ("pounds", (False, False)),
        ("banks", (False, False)),
    ],
)
def test_sums_and_figures(words: str, expected: tuple[bool, bool]) -> None:
    """A price, share or rate is a sum; a count is only a figure."""
    assert (is_sum(words), is_figure(words)) == expected


@given(st.data())
def test_words_are_of_the_text(told: Mapping[str, Clauses], data: st.DataObject) -> None:
    """A description is a stretch of the text that holds its head, and no description names."""
    found = told[data.draw(st.sampled_from(sorted(told)))]
    token = data.draw(st.sampled_from(found.parsed.tokens))
    made = read_participant(found.parsed, token)
    assert made.head == token.index
    assert not (made.mentions and made.words)
    assert list(made.mentions) == find_mentions(found.parsed, token)
    if made.words is not None:
        text = " ".join(found.parsed.annotated.document.text.split())
        assert made.words in text
        assert token.text in made.words
        assert made.words.partition(" ")[0].lower() not in {"the", "a", "an"}


@pytest.mark.parametrize(
    ("text", "verb", "slot", "full"),
    [
        (
            "Bo Lind said that police arrested his wife and a friend.",
            "arrested",
            "object",
            "Bo Lind's wife and a friend",
        ),
        ("Five banks and three funds failed.", "failed", "subject", "five banks and three funds"),
    ],
)
def test_a_list_is_written_as_its_first_part_is(text: str, verb: str, slot: str, full: str) -> None:
    """With the name for "his", and small inside a sentence."""
    (found,) = read_clauses(text)[text].at(verb).arguments[slot]
    assert found.full == full
