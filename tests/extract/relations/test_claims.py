"""What noun phrases say of two things, however they are put, and on what they are silent."""

from __future__ import annotations

import pytest
from tests.news import read, read_one

from dateline.core.model import Stance

SAID = {
    # what a name is called beside it
    "Norling Bank grew in May. It is a big lender.": "Norling Bank | described_as | big lender",
    "They asked the research firm Norling Bank.": "Norling Bank | described_as | research firm",
    "Norling Bank, the country's biggest lender, was sold.": (
        "Norling Bank | described_as | country's biggest lender"
    ),
    "Norling Bank is Sweden's largest lender.": (
        "Norling Bank | described_as | Sweden's largest lender"
    ),
    "They left Sweden's loss-making lender, Norling Bank.": (
        "Norling Bank | described_as | Sweden's loss-making lender"
    ),
    "Norling Bank is the privately owned flagship of the World Bank.": (
        "Norling Bank | described_as | privately owned flagship of the World Bank"
    ),
    "They thanked the ambassador of Egypt to Chad, Mr Ben Cole.": (
        "Ben Cole | holds_position | ambassador of Egypt to Chad"
    ),
    # bodies
    "The World Bank's subsidiaries, including Norling Bank, closed.": (
        "Norling Bank | subsidiary_of | World Bank"
    ),
    "The World Bank's newest unit, the Norling Bank, closed.": (
        "Norling Bank | subsidiary_of | World Bank"
    ),
    "Ada Hart, chief of technology giant Norling Bank, left.": "Ada Hart | head_of | Norling Bank",
    "Kenya sued Norling Bank, a shareholder of Greenpeace.": (
        "Norling Bank | invests_in | Greenpeace"
    ),
    "A subsidiary of the World Bank, Norling Bank lent money.": (
        "Norling Bank | subsidiary_of | World Bank"
    ),
    "Norling Bank, a Geneva-based lender, closed.": "Norling Bank | based_in | Geneva",
    "Michael Russell, a politician for the Labour Party, left.": (
        "Michael Russell | member_of | Labour Party"
    ),
    "They met the Labour nominee Michael Russell.": "Michael Russell | member_of | Labour",
    "They met Tory Paul Tergat.": "Paul Tergat | member_of | Tory",
    "Paul Tergat, a Kenyan sprinter, won.": "Paul Tergat | citizen_of | Kenyan",
    "Kenyan Paul Tergat won.": "Paul Tergat | citizen_of | Kenyan",
    "They met Ivanka Trump, who is the head of Interpol, and Paul Tergat.": (
        "Ivanka Trump | head_of | Interpol"
    ),
    "Michael Russell is a native of Leeds.": "Michael Russell | born_in | Leeds",
    "Michael Russell is married to Ivanka Trump.": "Michael Russell | spouse_of | Ivanka Trump",
    "Ivanka Trump's father, the former senator Michael Russell, left.": (
        "Ivanka Trump | child_of | Michael Russell"
    ),
    "Ivanka Trump's father, the late Mr Michael Russell, left.": (
        "Ivanka Trump | child_of | Michael Russell"
    ),
    "The World Bank's unit, the German lender Norling Bank, closed.": (
        "Norling Bank | subsidiary_of | World Bank"
    ),
    "Ivanka Trump is the sister of Kenya's president Paul Tergat.": (
        "Ivanka Trump | sibling_of | Paul Tergat"
    ),
    "The International Finance Corporation, an arm of the World Bank, lent money.": (
        "International Finance Corporation | subsidiary_of | World Bank"
    ),
    "The World Bank's International Finance Corporation unit lent money.": (
        "International Finance Corporation | subsidiary_of | World Bank"
    ),
    "American Airlines' parent AMR Corporation cut costs.": (
        "American Airlines | subsidiary_of | AMR Corporation"
    ),
    "AMR Corporation is the parent company of American Airlines.": (
        "American Airlines | subsidiary_of | AMR Corporation"
    ),
    "The International Finance Corporation, part of the World Bank, lent money.": (
        "International Finance Corporation | part_of | World Bank"
    ),
    "Norling Bank is one of the World Bank's rivals.": (
        "Norling Bank | competes_with | World Bank"
    ),
    "The World Bank's main rival is Norling Bank.": "Norling Bank | competes_with | World Bank",
    "NATO member Turkey objected.": "Turkey | member_of | NATO",
    "Julian Assange, the founder of Greenpeace, spoke.": (
        "Greenpeace | founded_by | Julian Assange"
    ),
    "Globe Newspaper Co, publisher of the Boston Globe, was sold.": (
        "Boston Globe | published_by | Globe Newspaper Co"
    ),
    "The Swedish lender Norling Bank was sold.": "Norling Bank | country | Swedish",
    "Husky Oil Ltd <HYO.TO> of Canada was sold.": "Husky Oil Ltd | country | Canada",
    "Sweden's Norling Bank was sold.": "Norling Bank | country | Sweden",
    "Kenya's Ministry of Health said so.": "Ministry of Health | agency_of | Kenya",
    "The Geneva-based World Health Organization met.": (
        "World Health Organization | based_in | Geneva"
    ),
    "Greenpeace sold its stake in Norling Bank.": "Greenpeace | invests_in | Norling Bank",
    "Greenpeace left its headquarters in Oslo.": "Greenpeace | based_in | Oslo",
    "Greenpeace left its Oslo headquarters.": "Greenpeace | based_in | Oslo",
    "The Norwegian oil and gas firm Norling Bank was sold.": "Norling Bank | country | Norwegian",
    "The Norwegian winemaker Norling Bank was sold.": "Norling Bank | country | Norwegian",
    "Greenpeace is a partner with the World Bank in Oslo.": "Greenpeace | partner_of | World Bank",
    "The World Bank's subsidiaries include Norling Bank and Greenpeace.": (
        "Greenpeace | subsidiary_of | World Bank"
    ),
    "The World Bank, whose Norling Bank unit failed, closed.": (
        "Norling Bank | subsidiary_of | World Bank"
    ),
    "The World Bank holds a 20 percent stake in Norling Bank.": (
        "World Bank | invests_in | Norling Bank"
    ),
    "The World Bank bought a 20 percent stake in Norling Bank.": (
        "World Bank | invests_in | Norling Bank"
    ),
    "Ada Hart met her Arsenal team-mate Bo Lind.": "Bo Lind | member_of | Arsenal",
    "Kenya told the BBC's Newsnight programme that ships left.": "Newsnight | part_of | BBC",
    "Ada Hart appeared on the BBC's Newsnight.": "Newsnight | part_of | BBC",
    "Norling Bank employs 300 people in Kenya.": "Norling Bank | operates_in | Kenya",
    "The group operates in Kenya, and so Norling Bank operates in Kenya.": (
        "Norling Bank | operates_in | Kenya"
    ),
    "Orbit Group comprises Norling Bank Ltd and Tidal Bank Ltd and other investors.": (
        "Tidal Bank Ltd | part_of | Orbit Group"
    ),
    "Egypt fell silent as the Egyptian Ministry of Health met.": (
        "Egyptian Ministry of Health | agency_of | Egypt"
    ),
    "The UN's World Health Organization left.": ("World Health Organization | part_of | UN"),
    "Swiss food and drink giant Norling Bank was sold.": "Norling Bank | country | Swiss",
    "The German champions Bayern Munich and Borussia Dortmund won.": (
        "Bayern Munich | country | German"
    ),
    "Siemens showed off a phone. The German company said it was sold.": (
        "Siemens | country | German"
    ),
    "Tesco sold its Macy's unit.": "Macy | subsidiary_of | Tesco",
    "Toyota closed its factory in China.": "Toyota | operates_in | China",
    "Toyota's Derby plant closed.": "Toyota | operates_in | Derby",
    "Jaguar Cars belongs to Ford.": "Jaguar Cars | owned_by | Ford",
    "Tata Steel is majority-owned by Norway.": "Tata Steel | owned_by | Norway",
    "News Corporation's newspaper The Wall Street Journal grew.": (
        "Wall Street Journal | owned_by | News Corporation"
    ),
    # works
    "Bill Cosby's US TV show, The Cosby Show, ended.": "Bill Cosby | performs_in | Cosby Show",
    "It was an answer to the film Apprentice featuring Donald Trump.": (
        "Donald Trump | performs_in | Apprentice"
    ),
    "The novel Emma by Jane Austen was sold.": "Jane Austen | author_of | Emma",
    # people
    "Jane Austen, 45, of Leeds, was jailed.": "Jane Austen | lives_in | Leeds",
    "Ada Hart, from Sheffield, was jailed.": "Ada Hart | lives_in | Sheffield",
    "The Kenyan wild card Paul Tergat won.": "Paul Tergat | citizen_of | Kenyan",
    "Paul Tergat and Michael Russell met as students at the University of Oxford.": (
        "Michael Russell | educated_at | University of Oxford"
    ),
    "As a graduate of the University of Oxford, Michael Russell led the talks.": (
        "Michael Russell | educated_at | University of Oxford"
    ),
    "The London-born actor Boris Karloff died.": "Boris Karloff | born_in | London",
    "Barack Obama and his wife Michelle Obama attended.": (
        "Barack Obama | spouse_of | Michelle Obama"
    ),
    "Donald Trump and his daughter Ivanka Trump attended.": (
        "Ivanka Trump | child_of | Donald Trump"
    ),
    "Chelsea Clinton, the daughter of Bill Clinton, attended.": (
        "Chelsea Clinton | child_of | Bill Clinton"
    ),
    "Raúl Castro, the brother of Fidel Castro, attended.": (
        "Fidel Castro | sibling_of | Raúl Castro"
    ),
    "Donald Trump's lawyer Albert Moore attended.": "Albert Moore | represents | Donald Trump",
    "Donald Trump's business partner Albert Moore attended.": (
        "Albert Moore | partner_of | Donald Trump"
    ),
    "Michael Stone, a Kenyan national, was killed.": "Michael Stone | citizen_of | Kenyan",
    "Kenya's Paul Tergat won.": "Paul Tergat | citizen_of | Kenya",
    "Paul Tergat of Kenya won in June.": "Paul Tergat | citizen_of | Kenya",
    "Michael Russell of the Scottish National Party agreed.": (
        "Michael Russell | member_of | Scottish National Party"
    ),
    "John Curtice, of the University of Oxford, agreed.": (
        "John Curtice | works_for | University of Oxford"
    ),
    "John Curtice, from the University of Oxford, won a medal.": (
        "John Curtice | affiliated_with | University of Oxford"
    ),
    '"Sales fell," said Ian Hunter of Greenpeace.': "Ian Hunter | affiliated_with | Greenpeace",
    # places
    "He spoke in Nairobi, the capital of Kenya.": "Nairobi | capital_of | Kenya",
    "He spoke in Kenya's capital Nairobi.": "Nairobi | capital_of | Kenya",
    "He spoke in the Kenyan city of Mombasa.": "Mombasa | located_in | Kenyan",
    "Mosul, in northern Iraq, was hit.": "Mosul | located_in | Iraq",
    "Police in Mosul in Iraq fled.": "Mosul | located_in | Iraq",
    "They met at the Hilton Hotel in Nairobi.": "Hilton Hotel | located_in | Nairobi",
    "He spoke in Nairobi, Kenya, on Monday.": "Nairobi | located_in | Kenya",
    "Police in Claverdine, Pennsylvania, said so.": "Claverdine | located_in | Pennsylvania",
    "He was flown to Bethesda, Maryland, on Monday.": "Bethesda | located_in | Maryland",
    "He was chosen for Stepney, east London, on Monday.": "Stepney | located_in | London",
    "He works in Solihull, in the West Midlands, now.": "Solihull | located_in | West Midlands",
    # what a noun stands for, behind a comma
    "Ada Hart, the chairman of Spain's most powerful bank, Norling Bank, left.": (
        "Ada Hart | head_of | Norling Bank"
    ),
    "Norling Bank, one of Spain's biggest lenders, was sold.": (
        "Norling Bank | described_as | one of Spain's biggest lenders"
    ),
    "Ada Hart is one of the organizers of the fair.": (
        "Ada Hart | described_as | one of the organizers of the fair"
    ),
    "UNICEF's Ada Hart agreed.": "Ada Hart | affiliated_with | UNICEF",
    "On 26 November drum teacher Ada Hart quit.": "Ada Hart | described_as | drum teacher",
    "The lawyer Ada Hart left.": "Ada Hart | described_as | lawyer",
    "Ada Hart is a lawyer.": "Ada Hart | described_as | lawyer",
    "Oscar-winning actress Ada Hart left.": "Ada Hart | described_as | Oscar-winning actress",
    "British actor Ben Cole left.": "Ben Cole | described_as | British actor",
    "Kenya was Africa's main supplier of tea.": (
        "Kenya | described_as | Africa's main supplier of tea"
    ),
    "Kenya is Africa's largest buyer and loudest critic.": (
        "Kenya | described_as | Africa's largest buyer"
    ),
    # a body's part, and who speaks for a party
    "Ada Hart is head of the press team at UNICEF.": (
        "Ada Hart | holds_position | head of the press team of United Nations Children's Fund"
    ),
    "Ada Hart was an official within the World Bank.": "Ada Hart | works_for | World Bank",
    "Michael Russell, Labour Party shadow health secretary, left.": (
        "Michael Russell | member_of | Labour Party"
    ),
    "Labour Party minister Michael Russell left.": "Michael Russell | member_of | Labour Party",
    # where a clause ends that describes, and who made a film
    "She urged Norling Bank, the aid agency she works for, to close.": (
        "Norling Bank | described_as | aid agency she works for"
    ),
    "Titanic director James Cameron has begun a film called Avatar.": (
        "Titanic | created_by | James Cameron"
    ),
    "Interpol director Ada Hart left.": "Ada Hart | head_of | Interpol",
    # whose a title is, who plays in it, and whom somebody replaces
    "The film Titanic won. They saw Bo Lind's Titanic.": "Titanic | created_by | Bo Lind",
    "The film The Wall won. They saw Bo Lind's The Wall.": "Wall | created_by | Bo Lind",
    "The film Titanic won. They saw Bo Lind's debut Titanic.": "Titanic | created_by | Bo Lind",
    "The film Titanic won. Ada Hart spoke of her role in Titanic.": (
        "Ada Hart | performs_in | Titanic"
    ),
    "Ada Hart, a replacement for Bo Lind, scored.": "Bo Lind | replaced_by | Ada Hart",
    # what is within a ministry
    "The National Police Agency within the Ministry of Health met.": (
        "National Police Agency | part_of | Ministry of Health"
    ),
}
# The very words, and nothing that they say.
SILENT = {
    "Chad released Ada Hart, the president said.": "holds_position",
    "Ada Hart is the director of Titanic. Titanic is a film.": "holds_position",
    "Ada Hart and Bo Lind met directors of Norling Bank.": "holds_position",
    "Tottenham v Brighton": "described_as",
    "Ada Hart lost to Norling Bank, a result which meant that she left.": "described_as",
    "China's UN ambassador left.": "country",
    "The International Finance Corporation, a critic of an arm of the World Bank, lent money.": (
        "subsidiary_of"
    ),
    "The International Finance Corporation and a unit near the World Bank lent money.": (
        "subsidiary_of"
    ),
    "The International Finance Corporation, a potential arm of the World Bank, lent money.": (
        "subsidiary_of"
    ),
    "The International Finance Corporation took the part of the World Bank.": "part_of",
    "Norling Bank wants to be a rival of the World Bank.": "competes_with",
    "Greenpeace left a headquarters in Oslo.": "based_in",
    "Greenpeace sold a stake in Norling Bank.": "invests_in",
    "Tory defector Robert Jackson spoke.": "member_of",
    "NATO told a member that Turkey objected.": "member_of",
    "Ministers said Kenya asked the Ministry of Health.": "agency_of",
    "The Geneva branch of the World Health Organization met.": "based_in",
    "The anti-Kenya Ministry of Health left.": "agency_of",
    "Barack Obama and his wife's friend Michelle Obama left.": "spouse_of",
    "Donald Trump told his daughter of Ivanka Trump.": "child_of",
    "Donald Trump's partner Ivanka Trump attended.": "partner_of",
    "They met the Paul Tergat of Kenya in June.": "citizen_of",
    "Norling Bank's opponent Albert Moore spoke.": "works_for",
    "Ada Hart may be the wife of Ben Cole.": "spouse_of",
    "She told Paul Tergat of Kenya's plan.": "citizen_of",
    "John Curtice went from the University of Oxford to Oxford.": "affiliated_with",
    '"Sales fell," said Ian Hunter of the Greenpeace ship.': "affiliated_with",
    "He spoke in Kampala, Uganda and Rwanda.": "located_in",
    "He spoke in Kampala, Uganda, Kenya and Rwanda.": "located_in",
    "He spoke in Detroit, Texas, on Monday.": "located_in",
    "He spoke in Uganda, Kenya, on Monday.": "located_in",
    "He took capital to Kenya from Nairobi.": "capital_of",
    "The Kenyan embassy worker Paul Tergat left.": "citizen_of",
    "The Kenyan people Greenpeace asked agreed.": "country",
    "The Kenyan court told Paul Tergat so.": "citizen_of",
    "Michael Russell was described as a student at the University of Oxford.": "educated_at",
    "Michael Russell saw Ada Hart as a student at the University of Oxford.": "educated_at",
    "The World Bank's critics include Norling Bank and Greenpeace.": "subsidiary_of",
    "Kenya and Uganda spoke while the Egyptian Ministry of Health met.": "agency_of",
    "The World Bank, whose unit Norling Bank closed, lent money.": "part_of",
    "He was chosen for Stepney, then London, on Monday.": "located_in",
    "He spoke in Oslo, in Germany, on Monday.": "located_in",
    "Police in Oslo in Germany fled.": "located_in",
    "Siemens showed off a phone. The Volvo unit said it was sold.": "subsidiary_of",
    "Toyota closed a factory in China.": "operates_in",
    "Jane Austen, 45, of the Punjab provincial council, was jailed.": "lives_in",
    "They jailed Jane Austen of Leeds.": "lives_in",
    "Kenya belongs to NATO.": "owned_by",
    "Through the Kenyan branch Paul Tergat wanted to trade.": "citizen_of",
    "He met his fellow guitarist Ada Hart.": "described_as",
    (
        "Ada Hart is the largest donor that the city of Oslo and all its old and new suburbs "
        "around the long fjord have had."
    ): "described_as",
    "Norling Bank is money.": "described_as",
    "Norling Bank is a partner of the World Bank.": "described_as",  # partner_of says it
    "The war on Norling Bank, the meeting and the fight ended.": "described_as",
    "They met Davis's co-star Ada Hart.": "described_as",
    "They asked the firm Norling Bank.": "described_as",  # says no more than its kind does
    "They left the northern city of Oslo.": "described_as",
    "Norling Bank is not a large lender.": "described_as",
    "Norling Bank may be a large lender.": "described_as",
    "Ada Hart wants to be a lawyer.": "described_as",
    "Ada Hart's lawyer, Ben Cole, left.": "described_as",  # represents says it
    "The owner, Ada Hart, left.": "described_as",  # of what isn't said
    "Ada Hart, a minister, left.": "described_as",  # holds_position says it
    "Norling Bank grew in May. It is a major blow.": "described_as",
    "Norling Bank was one of the thirty.": "described_as",
    "Ada Hart was one of six men who left.": "described_as",
    "Ada Hart is one of the six men killed in Oslo.": "described_as",
    "Michael Russell sold Norling Bank the following year.": "described_as",
    "Ada Hart, the chairman of the bank, Paul Tergat, and a guard left.": "head_of",
    "Ada Hart, the chairman of the bank, met Norling Bank.": "head_of",
    "They met at Norling Bank (a large hall).": "described_as",
    "The two-time Norling Bank champion left.": "described_as",
    "Norling Bank, said to be a research firm, closed.": "described_as",
    "His younger brother Bo Lind left.": "child_of",
    "Kenya phoned Japan, and negotiated with Chad.": "meets",
    "Japan met the special envoy for Kenya, Ada Hart.": "position_at",
    "The film Titanic won. Ada Hart won her first Oscar.": "created_by",
    "The film Titanic won. Oslo want Ada Hart as a replacement for Bo Lind.": "replaced_by",
    "The Oscar went to Ada Hart. Ada Hart's first Oscar was sold.": "created_by",
    "Michael Russell's Twitter account closed.": "created_by",
    "Ada Hart has not resigned as chairwoman of Greenpeace.": "holds_position",
}


@pytest.fixture(scope="module")
def found():
    """All texts, read in one batch."""
    texts = [*SAID, *SILENT]
    return dict(zip(texts, read(*texts), strict=True))


def test_of_a_list_only_what_the_last_noun_is_said_of():
    """What stands before "a member of" again is no member, and "who was" is the last one's."""
    text = "Ada Hart is a member of Greenpeace, a member of the World Bank and a judge."
    assert "Greenpeace | member_of | World Bank" not in read_one(text).lines()
    text = "Bo Cole, Carl Bond and Ada Hart, who was president of Greenpeace, left."
    assert read_one(text).lines(predicate="head_of") == {"Ada Hart | head_of | Greenpeace"}


@pytest.mark.parametrize("text", SAID)
def test_what_a_phrase_says(found, text):
    """Possessives, compounds, "of", apposition and copulas come to the same claim."""
    left, predicate, right = SAID[text].split(" | ")
    lines = found[text].lines(predicate=predicate)
    assert {SAID[text], f"{right} | {predicate} | {left}"} & lines, lines


@pytest.mark.parametrize("text", SILENT)
def test_what_it_does_not_say(found, text):
    """The noun and the names stand there, and belong to something else."""
    assert not found[text].lines(predicate=SILENT[text])


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ada Hart is the wife of Ben Cole.", Stance.ASSERTED),
        ("Ada Hart is not the wife of Ben Cole.", Stance.DENIED),
        ("Carl Bond said that Ada Hart is the wife of Ben Cole.", Stance.REPORTED),
        ("Carl Bond said that Ada Hart, the wife of Ben Cole, had left.", Stance.ASSERTED),
        ('Carl Bond said: "I saw Mr Ben Cole\'s wife Ada Hart there."', Stance.REPORTED),
    ],
)
def test_how_it_stands(text, stance):
    """A verb's clause stands as any does; what is taken for granted is so, unless quoted."""
    found = read_one(text)
    assert {one.stance for one in found.claims if one.predicate == "spouse_of"} == {stance}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Hart said Norling Bank was a bad lender.",
        "Norling Bank was a bad lender, according to Ada Hart.",
        "“Norling Bank is a bad lender,” Ada Hart said.",
    ],
)
def test_what_somebody_calls_a_name_is_his_word(text):
    found = read_one(text)
    [claim] = [one for one in found.claims if one.predicate == "described_as"]
    assert claim.stance is Stance.REPORTED
    assert found.name(claim.speaker) == "Ada Hart"


def test_what_is_over_is_dated_before_the_article():
    """A former unit is one no more."""
    (found,) = read("Norling Bank, a former unit of Greenpeace, left.", published="2020-05-01")
    claim = found.find("Norling Bank | subsidiary_of | Greenpeace")
    assert claim.when == "../2020-05-01"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Prime Minister (PM) Rajiv Sen met Eva Falk.", True),
        ("Prime Minister (right) Rajiv Sen met Eva Falk.", False),
    ],
)
def test_letters_part_no_post_from_whoever_has_it(text, held):
    """Behind "(PM)" the post goes on."""
    predicates = [one.predicate for one in read_one(text).claims]
    assert ("holds_position" in predicates) is held


def test_a_place_is_there_at_all_times():
    """When something became the first city to do it isn't when it was there."""
    text = "In May, Mombasa became the first city in Kenya to ban cars."
    (found,) = read(text, published="2020-06-01")
    assert found.find("Mombasa | located_in | Kenya").when is None
    text = "In May, Ada Hart became the wife of Ben Cole."
    (found,) = read(text, published="2020-06-01")
    assert found.find("Ada Hart | spouse_of | Ben Cole").when == "2020-05"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Ada Hart became chairwoman of Greenpeace in 2010.", "2010/.."),
        ("Ada Hart resigned as chairwoman of Greenpeace on 3 May 2010.", "../2010-05-03"),
        ("Ada Hart was chairwoman of Greenpeace in 2010.", "2010"),
    ],
)
def test_when_a_post_is_held(text, when):
    """From when somebody takes it up, until somebody leaves it, or in between."""
    claim = read_one(text).find("Ada Hart | holds_position | chairwoman of Greenpeace")
    assert claim.when == when


def test_what_a_hyphen_joins_is_less_sure():
    """It's a word of its own, and no phrase that tells it."""
    born = "Ada Hart | born_in | London"
    joined = read_one("The London-born actor Ada Hart left.").find(born)
    told = read_one("Ada Hart is a native of London.").find(born)
    assert joined.confidence < told.confidence
