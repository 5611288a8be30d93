"""When and where a clause happened."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.extract.clauses.read_clauses import Clauses, read_clauses

# Sentence, verb or noun in it, the date of its clause.
WHEN = [
    ("Kenya won its first title since 2019.", "won", None),
    ("Kenya has won titles since 2019.", "won", "2019/.."),
    ("Kenya fined Japan despite a rise in May 2019.", "fined", None),
    ("Kenya fined Japan, and on 6 May 2019 left.", "fined", None),
    ("Kenya had fined six banks as of May 2019.", "fined", None),
    ("Kenya's agreement with Chad of May 2019 expires in 2024.", "agreement", "2019-05"),
    ("Kenya had fined six banks in May 2019.", "fined", "2019-05"),
    ("Kenya fined Japan as early as May 2019.", "fined", "2019-05"),
    ("Kenya commemorated the battle on 6 May 2019.", "commemorated", "2019-05-06"),
    ("The Games next year were moved to Oslo.", "moved", None),
    ("The Games were moved to Oslo last year.", "moved", "2023"),
    ("The Games will be moved to Oslo next year.", "moved", "2025"),
    ("Six people died when a bus crashed on 6 May 2019.", "died", "2019-05-06"),
    ("Kenya condemned the attack on 6 May 2019.", "condemned", None),
    ("On 6 May 2019, Kenya condemned the attack.", "condemned", "2019-05-06"),
    ("Kenya blocked the purchase on 6 May 2019.", "blocked", "2019-05-06"),
    ("Angela Merkel was sentenced for murder on 6 May 2019.", "sentenced", "2019-05-06"),
    ("Kenya congratulated Chad on the election on 6 May 2019.", "congratulated", None),
    ("Kenya condemned Chad on 6 May 2019.", "condemned", "2019-05-06"),
    ("A bus crashed on 6 May 2019, killing six people.", "killing", "2019-05-06"),
    ("A bus crashed on 6 May 2019 while killing six people.", "killing", None),
    ("Prices fell to 3 percent, the lowest level since 2019.", "fell", None),
    ("Kenya's purchase of the Andes Bank was completed in May 2019.", "purchase", "2019-05"),
    ("Kenya's purchase of the Andes Bank was approved in May 2019.", "purchase", None),
    ("The trial of Angela Merkel began in May 2019.", "trial", "2019-05"),
    ("Six people died on 7 May 2019 when a bus hit Kenya on 6 May.", "died", "2019-05-07"),
    ("Six people died after a bus crashed on 6 May 2019.", "died", None),
    ("Kenya will act when Japan votes on 6 June 2024.", "act", None),
    ("Kenya won a seat for the term from 2022 to 2024.", "won", None),
    ("Kenya won a seat for 2024.", "won", None),
    ("Kenya won a seat for the first time in 2024.", "won", "2024"),
    ("Kenya won a seat for the first time since 2019.", "won", None),
    ("Prices rose to their highest level since 2019.", "rose", None),
    ("Prices in Kenya rose by a tenth on last year.", "rose", None),
    ("Prices in Kenya rose by a tenth from a year earlier.", "rose", None),
    ("Prices in Kenya rose by a tenth last year.", "rose", "2023"),
    ("Kenya fined Japan on 6 May 2019, and left.", "fined", "2019-05-06"),
    ("Kenya fined Japan in 2014, 2016 and 2017.", "fined", None),
    ("Kenya fined Japan in 2014 and in 2016.", "fined", None),
    ("Kenya fined Japan in 2014 and left in 2016.", "fined", "2014"),
    ("Kenya fined Japan last year, on 6 May 2023.", "fined", "2023-05-06"),
    ("Prices in Kenya fell from 8% in 2003 to 5% in 2004.", "fell", "2003/2004"),
    ("Prices in Kenya fell steadily up to 2004.", "fell", None),
    ("Prices in Kenya fell steadily in 2004.", "fell", "2004"),
    ("Prices in Kenya fell from about 8% in 2003 to less than 5% in 2004.", "fell", "2003/2004"),
    ("Kenya stole 8 cars in 2003 and moved to Chad in 2004.", "stole", "2003"),
    ("Kenya moved from 8 offices in 2003 to Chad in 2004.", "moved", "2003"),
    ("Prices in Kenya fell in 2003 to 5%.", "fell", "2003"),
    (
        "Sales in Kenya rose from 4 percent in 2010-15 to 13 percent in 2015-20.",
        "rose",
        "2015/2020",
    ),
    ("Kenya fined Japan and Norway in 2014.", "fined", "2014"),
    ("Kenya signed the pact on 6 May 2019.", "signed", "2019-05-06"),
    ("On 6 May 2019, Kenya signed the pact.", "signed", "2019-05-06"),
    ("Kenya signed the pact last week, on 6 May 2024.", "signed", "2024-05-06"),
    ("Kenya signed the pact on Monday.", "signed", "2024-05-13"),
    ("Kenya signed the pact on Friday.", "signed", "2024-05-10"),
    ("Kenya meets Japan on Friday.", "meets", "2024-05-17"),
    ("Kenya meets Japan on Friday morning.", "meets", "2024-05-17"),
    ("Kenya meets Japan on Monday.", "meets", "2024-05-20"),
    ("Kenya says on Friday that Chad left.", "says", "2024-05-10"),
    ("Kenya meets Japan on 10 May.", "meets", "2024-05-10"),
    ("Kenya said Japan signed the pact in May 2019.", "signed", "2019-05"),
    ("Kenya said Japan signed the pact in May 2019.", "said", None),
    ("Kenya met the man who left in May 2019.", "met", None),
    ("Kenya met the man who left in May 2019.", "left", "2019-05"),
    ("Kenya met Angela Merkel (2 May 1960) in Oslo.", "met", None),
    ("Kenya (a state) met Angela Merkel on 2 May 1960.", "met", "1960-05-02"),
    ("Kenya met Japan after the vote of May 2019.", "met", None),
    ("Kenya met Japan, unlike in May 2019.", "met", None),
    ("Kenya met Japan during the vote of May 2019.", "met", "2019-05"),
    ("Angela Merkel was charged with murder for a shooting in May 2019.", "charged", None),
    ("Angela Merkel was charged in May 2019 for a shooting.", "charged", "2019-05"),
    ("On 6 May 2019, Angela Merkel is accused of theft.", "accused", None),
    ("On 6 May 2019, Angela Merkel was accused of theft.", "accused", "2019-05-06"),
    ("Kenya banned the May 2019 film.", "banned", None),
    ("Kenya banned the 1960s film.", "banned", None),
    ("Kenya banned the film in the 1960s.", "banned", "196X"),
    ("The attack on 6 May 2019 angered Iran.", "attack", "2019-05-06"),
    ("Kenya approved the plan for the period 2022 to 2026.", "approved", None),
    ("The attack on 6 May 2019 angered Iran.", "angered", None),  # which may have read of it later
    ("The death of Ode in May 2019 led to protests.", "led", None),
    ("The attack angered Iran on 6 May 2019.", "angered", "2019-05-06"),
    ("The firm in May 2019 angered Iran.", "angered", "2019-05"),
    ("Japan made an attack on Kuwait in May 2019.", "attack", "2019-05"),
    ("It was an attack on 6 May 2019.", "attack", "2019-05-06"),
]

# Sentence, verb or noun in it, the place of its clause.
WHERE = [
    # a place that a time follows, and what has its own or is only thought of there
    ("The bill was signed by all six ministers in Oslo in May 2019.", "signed", "Oslo"),
    ("Kenya killed six rebels in Chad in 2019.", "killed", "Chad"),
    ("Kenya killed six rebels in Chad.", "killed", "Chad"),
    ("Ada Hart left Chad, where rebels attacked a bank.", "attacked", "Chad"),
    ("Ada Hart left Chad, which rebels attacked.", "attacked", None),
    ("Ada Hart was deported after two years in jail in Chad.", "deported", None),
    ("Ada Hart was deported after a speech in Chad.", "deported", "Chad"),
    ("Kenya fears six rebels in Chad.", "fears", None),
    ("Kenya praised six rebels in Chad in 2019.", "praised", None),
    ("Kenya feared six attacks in Chad in 2019.", "feared", None),
    ("Kenya bought a stake in Oslo in 2019.", "bought", None),
    ("Six people died when a bus crashed in Oslo.", "died", "Oslo"),
    ("A bus crashed in Oslo, killing six people.", "killing", "Oslo"),
    ("Six people had died when a bus crashed in Oslo.", "died", None),
    ("Six people died in Leeds when a bus hit Kenya in Oslo.", "died", "Leeds"),
    ("Six people died before a bus crashed in Oslo.", "died", None),
    ("Six people died outside Oslo.", "died", "Oslo"),
    ("Iran praised the truce in Kuwait.", "praised", None),
    ("Iran signed the truce in Kuwait.", "signed", "Kuwait"),
    ("Iran attacked across the hills of Kuwait.", "attacked", "Kuwait"),
    ("Iran attacked across the cities of Kuwait.", "attacked", None),
    ("Angela Merkel resigned in Oslo.", "resigned", "Oslo"),
    ("Angela Merkel met Olaf Scholz from Oslo.", "met", None),
    ("Angela Merkel met Olaf Scholz, who was shot in Oslo.", "met", None),
    ("Angela Merkel met Olaf Scholz, who was shot in Oslo.", "shot", "Oslo"),
    ("Angela Merkel met Olaf Scholz in the bank.", "met", None),
    ("Angela Merkel met Olaf Scholz in the city of Oslo.", "met", "Oslo"),
    ("Angela Merkel met Olaf Scholz in the bank of Oslo.", "met", None),
    ("Angela Merkel met Olaf Scholz in the cities of Oslo.", "met", None),
    ("Angela Merkel met Olaf Scholz at a summit in Oslo.", "met", "Oslo"),
    ("Angela Merkel met Olaf Scholz for a summit in Oslo.", "met", None),
    ("Angela Merkel held talks in Oslo.", "held", "Oslo"),
    ("Japan attacked the makers of ships near Kuwait who left in Kuwait.", "attacked", None),
    ("The talks were held in Oslo.", "held", "Oslo"),
    ("Angela Merkel was convicted in the Middle District of Louisiana.", "convicted", None),
    ("Angela Merkel was convicted in Louisiana of murder.", "convicted", "Louisiana"),
    (
        "Angela Merkel was convicted in Louisiana. Of Texas she says little.",
        "convicted",
        "Louisiana",
    ),
    ("Kenya praised Norway. Angela Merkel met Olaf Scholz in the country.", "met", None),
    ("Japan made an attack in Kuwait.", "attack", "Kuwait"),
]


@pytest.fixture(scope="module")
def told() -> Mapping[str, Clauses]:
    """Every sentence, read in one batch."""
    return read_clauses(*(row[0] for row in (*WHEN, *WHERE)), published="2024-05-15")


@pytest.mark.parametrize(("text", "word", "date"), WHEN)
def test_when(told: Mapping[str, Clauses], text: str, word: str, date: str | None) -> None:
    """A clause has its own date, and no other's."""
    when = told[text].at(word).when
    assert (when.edtf if when is not None else None) == date


@pytest.mark.parametrize(("text", "word", "place"), WHERE)
def test_where(told: Mapping[str, Clauses], text: str, word: str, place: str | None) -> None:
    """A clause has its own place, named and whole."""
    where = told[text].at(word).where
    assert (told[text].parsed.head(where).name if where is not None else None) == place
