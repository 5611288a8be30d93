"""What a clause tells of: events, their roles, and what is plainly so between two ends."""

from __future__ import annotations

import pytest
from tests.news import Read, read, read_one

from dateline.core.model import Literal, Mention, Stance
from dateline.extract.events.weighing import LEAST

# A sentence, what it must yield, and a neighbour that must not yield that predicate.
HAPPENINGS = [
    (
        "Kofi Annan wrote it, and the song won him an Oscar in May.",
        "Kofi Annan | award_received | Oscar",
        "Kofi Annan wrote it, and the song lost an Oscar in May.",
    ),
    (
        "Kenya owns 40 percent of Volvo.",
        "Kenya | invests_in | Volvo",
        "Kenya owns 40 percent of the market.",
    ),
    (
        "Kenya bought 40 percent of Volvo from Chad.",
        "Kenya | invests_in | Volvo",
        "Kenya bought 40 percent of the fuel.",
    ),
    (
        "Kenya signed an agreement with Japan in Nairobi.",
        "Kenya | agrees_with | Japan",
        "Kenya signed the register with a pen from Japan.",
    ),
    (
        "Kenya signed an agreement with Japan in Nairobi.",
        "Kenya | signatory_of | agreement",
        "Kenya signed the register with a pen from Japan.",
    ),
    (
        "Serbia reached a deal with Kosovo on Monday.",
        "Serbia | agrees_with | Kosovo",
        "Serbia reached the final with Croatia.",
    ),
    (
        "Canada agreed with Mexico to lower tariffs.",
        "Canada | agrees_with | Mexico",
        "Canada agreed to lower tariffs on steel from Mexico.",
    ),
    (
        "Canada and Mexico agreed to lower tariffs.",
        "Canada | agrees_with | Mexico",
        "Canada agreed to lower tariffs.",
    ),
    (
        "Angela Merkel met Vladimir Putin in Sochi.",
        "Angela Merkel | meets | Vladimir Putin",
        "Angela Merkel met the deadline for Germany.",
    ),
    (
        "Angela Merkel and Vladimir Putin met in Sochi.",
        "Angela Merkel | meets | Vladimir Putin",
        "Angela Merkel met in Sochi.",
    ),
    (
        "Egypt held talks with Ethiopia on Tuesday.",
        "Egypt | meets | Ethiopia",
        "Egypt held elections with help from Ethiopia.",
    ),
    (
        "Egypt and Ethiopia cooperated in Oslo.",
        "Egypt | cooperates_with | Ethiopia",
        "Egypt cooperated in Oslo and Ethiopia.",
    ),
    (
        "Emmanuel Macron raised the issue during a meeting with Xi Jinping.",
        "Emmanuel Macron | meets | Xi Jinping",
        "Emmanuel Macron called for a meeting with Xi Jinping.",
    ),
    (
        "Joe Biden spoke with Volodymyr Zelensky by telephone.",
        "Joe Biden | meets | Volodymyr Zelensky",
        "Joe Biden spoke with passion in Ukraine.",
    ),
    ("Pope Francis visited Iraq in March 2021.", "place | Iraq", "Pope Francis loved Iraq."),
    (
        "Interpol cooperated with Kenya on the case.",
        "Interpol | cooperates_with | Kenya",
        "Interpol competed with Kenya.",
    ),
    (
        "Interpol shared its expertise with Kenya, Uganda and Rwanda.",
        "Interpol | cooperates_with | Kenya",
        "Interpol shared a border with Kenya.",
    ),
    (
        "Interpol shared its expertise with Kenya, Uganda and Rwanda.",
        "Interpol | cooperates_with | Uganda",
        "Interpol shared a border with Kenya.",
    ),
    (
        "Interpol shared its expertise with Kenya, Uganda and Rwanda.",
        "Interpol | cooperates_with | Rwanda",
        "Interpol shared a border with Kenya.",
    ),
    (
        "Poland supported Ukraine at the meeting.",
        "Poland | supports | Ukraine",
        "Poland supported by evidence its case in Ukraine.",
    ),
    (
        "Poland thanked Canada at the meeting.",
        "recipient | Canada",
        "Poland tanked for Canada at the meeting.",
    ),
    (
        "Emmanuel Macron welcomed Olaf Scholz in Paris.",
        "recipient | Olaf Scholz",
        "Emmanuel Macron welcomed the vote of Olaf Scholz in Paris.",
    ),
    (
        "Norway gave aid to Malawi after the floods.",
        "Norway | aids | Malawi",
        "Norway gave credit to Malawi for the idea.",
    ),
    (
        "The World Bank assisted Malawi after the floods.",
        "World Bank | aids | Malawi",
        "The World Bank rose in Malawi.",
    ),
    (
        "António Guterres urged Israel to open the crossing.",
        "António Guterres | requests_of | Israel",
        "António Guterres left Israel to open the summit.",
    ),
    (
        "António Guterres asked Israel to open the crossing.",
        "António Guterres | requests_of | Israel",
        "António Guterres asked Israel why the crossing was closed.",
    ),
    (
        "Amnesty International called on Egypt to free the journalist.",
        "Amnesty International | requests_of | Egypt",
        "Amnesty International called the trial in Egypt unfair.",
    ),
    (
        "Haiti appealed to the United Nations for help.",
        "Haiti | requests_of | United Nations",
        "Haiti appeared to the United Nations to be calm.",
    ),
    (
        "Armenia accused Azerbaijan of shelling a village.",
        "Armenia | accuses | Azerbaijan",
        "Armenia amused Azerbaijan with songs.",
    ),
    (
        "Azerbaijan was accused of shelling a village.",
        "recipient | Azerbaijan",
        "Azerbaijan was amused by songs of Armenia.",
    ),
    (
        "Hungary opposed Sweden at the council.",
        "Hungary | rejects | Sweden",
        "Hungary proposed Sweden for the council.",
    ),
    (
        "Russia threatened Finland with consequences.",
        "Russia | threatens | Finland",
        "Russia thrashed Finland in the final.",
    ),
    (
        "Canada sanctioned Belarus in 2020.",
        "Canada | sanctions | Belarus",
        "Canada mentioned Belarus in 2020.",
    ),
    (
        "The European Union imposed sanctions on Belarus.",
        "European Union | sanctions | Belarus",
        "The European Union imposed its will on Belarus.",
    ),
    (
        "Greenpeace protested against Rio Tinto Limited in Perth.",
        "Greenpeace | protests_against | Rio Tinto Limited",
        "Greenpeace competed against Rio Tinto Limited in Perth.",
    ),
    (
        "Peru extradited Carlos Ghosn to Japan.",
        "Peru | coerces | Carlos Ghosn",
        "Peru invited Carlos Ghosn to Lima.",
    ),
    (
        "Interpol arrested Carlos Ghosn in Tokyo.",
        "Interpol | coerces | Carlos Ghosn",
        "Interpol assisted Carlos Ghosn in Tokyo.",
    ),
    (
        "Carlos Ghosn was charged with fraud in Tokyo.",
        "recipient | Carlos Ghosn",
        "Carlos Ghosn charged his phone in Tokyo.",
    ),
    (
        "Carlos Ghosn was released from prison in Tokyo.",
        "recipient | Carlos Ghosn",
        "Carlos Ghosn was relieved in Tokyo.",
    ),
    (
        "Boris Johnson resigned in July.",
        "actor | Boris Johnson",
        "Boris Johnson was resigned to losing in July.",
    ),
    (
        "Carlos Ghosn was sentenced to ten years in prison.",
        "recipient | Carlos Ghosn",
        "Carlos Ghosn was mentioned in ten sentences.",
    ),
    ("Iraq attacked Kuwait on Monday.", "Iraq | assaults | Kuwait", ""),
    ("Iraq invaded Kuwait in 1990.", "Iraq | assaults | Kuwait", "Iraq invited Kuwait in 1990."),
    (
        "Benazir Bhutto was killed in Rawalpindi in 2007.",
        "recipient | Benazir Bhutto",
        "Benazir Bhutto was skilled in debate.",
    ),
    (
        "Ronald Reagan was shot in Washington in 1981.",
        "recipient | Ronald Reagan",
        "Ronald Reagan was shown in Washington in 1981.",
    ),
    ("Ethiopia withdrew from Somalia in 2009.", "actor | Ethiopia", "Ethiopia came from Somalia."),
    (
        "The African Energy Summit was hosted by Rwanda.",
        "Rwanda | organizer_of | African Energy Summit",
        "Rwanda missed the African Energy Summit.",
    ),
    (
        "Paul Kagame attended the Olympic Games in Kigali.",
        "Paul Kagame | participant_in | Olympic Games",
        "Paul Kagame postponed the Olympic Games in Kigali.",
    ),
    (
        "Ghana announced plans to build a railway.",
        "actor | Ghana",
        "Ghana amended plans to build a railway.",
    ),
    (
        "Ghana launched a new platform for farmers.",
        "actor | Ghana",
        "Ghana launched an attack on the rebels.",
    ),
    (
        "Croatia joined the European Union in 2013.",
        "Croatia | member_of | European Union",
        "Croatia left the European Union in 2013.",
    ),
    (
        "Microsoft Corporation acquired LinkedIn Corporation in 2016.",
        "LinkedIn Corporation | owned_by | Microsoft Corporation",
        "Microsoft Corporation required LinkedIn Corporation to sell.",
    ),
    (
        "Jeff Bezos owns The Washington Post.",
        "Washington Post | owned_by | Jeff Bezos",
        "Jeff Bezos owes The Washington Post an answer.",
    ),
    (
        "Henri Dunant founded the International Committee of the Red Cross in 1863.",
        "International Committee of the Red Cross | founded_by | Henri Dunant",
        "Henri Dunant funded the International Committee of the Red Cross in 1863.",
    ),
    (
        "UNICEF, headed by Catherine Russell, appealed for help.",
        "Catherine Russell | head_of | UNICEF",
        "UNICEF, visited by Catherine Russell, appealed for help.",
    ),
    (
        "The International Committee of the Red Cross was founded in 1863.",
        "International Committee of the Red Cross | inception | 1863",
        "The International Committee of the Red Cross was funded in 1863.",
    ),
    (
        "Kofi Annan was born in Kumasi in 1938.",
        "Kofi Annan | born_in | Kumasi",
        "Kofi Annan was bored in Kumasi in 1938.",
    ),
    (
        "Kofi Annan died in Bern in 2018.",
        "Kofi Annan | died_in | Bern",
        "Kofi Annan dined in Bern in 2018.",
    ),
    (
        "Edward Snowden lives in Moscow.",
        "Edward Snowden | lives_in | Moscow",
        "Edward Snowden landed in Moscow.",
    ),
    (
        "Barack Obama graduated from Columbia University in 1983.",
        "Barack Obama | educated_at | Columbia University",
        "Barack Obama returned from Columbia University in 1983.",
    ),
    (
        "Edward Snowden worked for the Central Intelligence Agency.",
        "Edward Snowden | works_for | Central Intelligence Agency",
        "Edward Snowden waited for the Central Intelligence Agency.",
    ),
    (
        "Barack Obama married Michelle Robinson in 1992.",
        "Barack Obama | spouse_of | Michelle Robinson",
        "Barack Obama mentioned Michelle Robinson in 1992.",
    ),
]


@pytest.fixture(scope="module")
def told() -> dict[str, Read]:
    """Every sentence, read in one batch."""
    texts = sorted({text for row in HAPPENINGS for text in (row[0], row[2]) if text})
    return dict(zip(texts, read(*texts), strict=True))


def _finds(found: Read, wanted: str) -> bool:
    """Whether a claim says it, whichever way round; without a subject, whatever the event."""
    parts = wanted.split(" | ")
    for line in found.lines():
        subject, predicate, target = line.split(" | ", 2)
        if len(parts) == 2 and [predicate, target] == parts:
            return True
        if len(parts) == 3 and predicate == parts[1] and {subject, target} == {parts[0], parts[2]}:
            return True
    return False


@pytest.mark.parametrize(("text", "wanted", "neighbour"), HAPPENINGS)
def test_what_the_table_knows(
    told: dict[str, Read], text: str, wanted: str, neighbour: str
) -> None:
    """A sentence yields its claim, and its neighbour doesn't."""
    assert _finds(told[text], wanted), told[text].lines()
    predicate = wanted.split(" | ")[-2]
    if neighbour and predicate not in {"actor", "recipient", "place"}:
        assert not told[neighbour].lines(predicate=predicate)


def test_two_who_work_with_a_third_needn_t_work_with_each_other():
    """What holds between two subjects holds where nobody else is named."""
    found = read_one("Egypt and Ethiopia cooperated with Kenya.")
    assert found.lines(predicate="cooperates_with") == {
        "Egypt | cooperates_with | Kenya",
        "Ethiopia | cooperates_with | Kenya",
    }


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Carlos Ghosn was charged in May 2019 with fraud.", ["2019-05"]),
        ("Between Aug. 4, 2013, and Aug. 7, 2013, Angela Merkel met Paul Biya.", []),
    ],
)
def test_only_the_date_of_the_event_dates_it(text: str, dates: list[str]) -> None:
    """A time between two days is none."""
    found = read_one(text)
    assert [one.object.value for one in found.claims if one.predicate == "date"] == dates


def test_where_a_crime_was_is_not_where_somebody_was_tried_for_it() -> None:
    """The murder has the place."""
    found = read_one("Ada Hart was convicted of a murder in Louisiana.")
    assert found.lines(predicate="place") == {"Murder in Louisiana | place | Louisiana"}


def test_nobody_does_it_to_himself() -> None:
    """Where a pronoun is taken for the one who acts, it is taken for the wrong one."""
    assert not read_one("Kenya said that Uganda accused Uganda of theft.").lines(
        predicate="accuses"
    )


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Kenya ended its support for Chad.", "supports"),
        ("Kenya stopped supporting Chad.", "supports"),
        ("Interpol asked Kenya if it knew the man.", "requests_of"),
        ("Along with Uganda, Kenya worked with the police.", "cooperates_with"),
    ],
)
def test_what_only_looks_like_it(text: str, predicate: str) -> None:
    """Asking a question is no request, being named along with another no help to it."""
    assert not read_one(text).lines(predicate=predicate)


TWICE = "Kenya attacked Japan in May 2019. Kenya's attack on Japan angered Chad."
BLOCKED = "Microsoft Corporation bought LinkedIn Corporation. Japan blocked the purchase."
NEW = "Microsoft Corporation bought LinkedIn Corporation. Japan blocked a purchase."
BORN = "Norway is rich. Kofi Annan was born in the country."
PLACED = "Kenya attacked Japan in Oslo on 6 May 2019."
WELCOMED = "Kenya welcomed the attack on Japan by Chad."
SAID = "Interpol said that Kenya attacked Japan."


@pytest.fixture(scope="module")
def more() -> dict[str, Read]:
    """Texts of more than one event."""
    texts = (TWICE, BLOCKED, NEW, BORN, PLACED, SAID, WELCOMED)
    return dict(zip(texts, read(*texts), strict=True))


def _events(found: Read) -> list[Mention]:
    return [one for one in found.mentions.values() if one.form == "event"]


def test_one_happening_told_twice_is_one_event(more: dict[str, Read]) -> None:
    """With all its evidence, and a node for each place where it is told."""
    nodes = [one for one in _events(more[TWICE]) if one.type == "assault/attack"]
    assert len(nodes) == 2
    assert len({one.chain for one in nodes}) == 1
    evidence = {one.evidence for one in more[TWICE].claims if one.predicate == "actor"}
    assert len(evidence) == 2


def test_verbs_are_surer_than_nouns(more: dict[str, Read]) -> None:
    """And a claim says which word told it, and is no surer than its event."""
    actors = [one for one in more[TWICE].claims if one.predicate == "actor"]
    told = {one.origin.rpartition("/")[2]: one.confidence for one in actors}
    assert told.keys() == {"verb-attack", "noun-attack", "verb-anger"}
    assert 1 > told["verb-attack"] > told["noun-attack"] >= LEAST


def test_a_definite_noun_is_the_event_that_was_told(more: dict[str, Read]) -> None:
    """Another of its sort stays as its words."""
    bought = next(one for one in _events(more[BLOCKED]) if one.text == "bought")
    blocked = next(one for one in _events(more[BLOCKED]) if one.text == "blocked")
    objects = {c.object for c in more[BLOCKED].claims if c.subject == blocked.id}
    assert bought.id in objects
    other = next(one for one in _events(more[NEW]) if one.text == "blocked")
    objects = {c.object for c in more[NEW].claims if c.subject == other.id}
    assert Literal(value="purchase") in objects
    assert not objects & {one.id for one in _events(more[NEW])}


def test_what_is_done_may_be_an_event(more: dict[str, Read]) -> None:
    """Told by a noun with participants of its own."""
    found = more[WELCOMED]
    attack = next(one for one in _events(found) if one.text == "attack")
    welcomed = next(one for one in _events(found) if one.text == "welcomed")
    assert attack.id in {one.object for one in found.claims if one.subject == welcomed.id}
    assert not [one for one in found.claims if one.subject == one.object]


def test_no_country_stands_for_a_place(more: dict[str, Read]) -> None:
    """Who was born in "the country" wasn't born in the one that was named last."""
    assert not more[BORN].lines(predicate="born_in")


def test_time_and_place_belong_to_every_claim_of_an_event(more: dict[str, Read]) -> None:
    """And are roles of their own."""
    found = more[PLACED]
    (event,) = _events(found)
    claims = [one for one in found.claims if one.subject == event.id]
    assert {one.predicate for one in claims} == {"actor", "recipient", "place", "date"}
    assert {one.when for one in claims} == {"2019-05-06"}
    assert {found.name(str(one.place)) for one in claims} == {"Oslo"}
    assert found.lines(predicate="date") == {"Kenya attacks Japan in Oslo | date | 2019-05-06"}


def test_an_event_that_was_said_has_its_speaker(more: dict[str, Read]) -> None:
    """And so has what is plainly so between its ends."""
    plain = more[SAID].find("Kenya | assaults | Japan")
    actor = more[SAID].find("Kenya attacks Japan | actor | Kenya")
    for one in (plain, actor):
        assert one.stance is Stance.REPORTED
        assert more[SAID].name(str(one.speaker)) == "Interpol"


@pytest.mark.parametrize(
    ("text", "defeated"),
    [("Ada Hart lost to Bo Lind in Oslo.", True), ("Ada Hart lost her ships to Bo Lind.", False)],
)
def test_who_lost_to_somebody_is_defeated(text, defeated):
    """What is lost to somebody is no defeat."""
    assert ("Bo Lind | defeats | Ada Hart" in read_one(text).lines()) is defeated


@pytest.mark.parametrize(
    ("text", "line", "when"),
    [
        (
            "Microsoft Corporation acquired LinkedIn Corporation in 2016.",
            "LinkedIn Corporation | owned_by | Microsoft Corporation",
            "2016/..",
        ),
        (
            "Microsoft Corporation acquired LinkedIn Corporation in 2016.",
            "Microsoft Corporation | acquires | LinkedIn Corporation",
            "2016",
        ),
        (
            "Microsoft Corporation acquired LinkedIn Corporation.",
            "LinkedIn Corporation | owned_by | Microsoft Corporation",
            None,
        ),
        (
            "Jeff Bezos owned The Washington Post in 2016.",
            "Washington Post | owned_by | Jeff Bezos",
            "2016",
        ),
        (
            "Jeff Bezos used to own The Washington Post.",
            "Washington Post | owned_by | Jeff Bezos",
            "../2020-05-01",
        ),
        (
            "Jeff Bezos formerly owned The Washington Post.",
            "Washington Post | owned_by | Jeff Bezos",
            "../2020-05-01",
        ),
        (
            "Jeff Bezos already owned The Washington Post.",
            "Washington Post | owned_by | Jeff Bezos",
            None,
        ),
    ],
)
def test_what_a_deed_brings_about_goes_on(text, line, when):
    """Whoever bought a firm has it since then; what is told of a year holds in it."""
    published = None if "bought" in text or "acquired" in text else "2020-05-01"
    assert read_one(text, published=published).find(line).when == when
