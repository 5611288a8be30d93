"""The sense of a verb, noun or adjective among what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.extract.clauses.read_clauses import Clauses, read_clauses

# Sentence, verb in it, the type of its sense; "" where the table has none.
VERBS = [
    # by the object, also as a predicate complement or through a chain
    ("Angela Merkel took office.", "took", "appoint/take_office"),
    ("Angela Merkel took water.", "took", "event"),
    ("Kenya faced Japan in Oslo.", "faced", "sport/play"),
    ("Kenya faced Japan in Chad.", "faced", "stative"),
    ("Kenya was found guilty.", "found", "coerce/convict"),
    ("Kenya released the hostages.", "released", "concede/release"),
    ("Kenya released the album.", "released", "culture/release"),
    ("Angela Merkel was jailed. Kenya released her.", "released", "concede/release"),
    ("Kenya called Japan a failure.", "called", "state/describe"),
    ("England lost.", "lost", "sport/lose"),
    ("Kenya denied Japan its fourth title.", "denied", "event"),
    # which of several something is is no place that it takes
    ("Angela Merkel is the fifth in a series.", "is", "stative"),
    ("Angela Merkel is fifth in the league.", "is", "event"),
    # who asks, and over what
    ("Two officers questioned Angela Merkel.", "questioned", "accuse/investigate"),
    ("Angela Merkel was questioned over a theft.", "questioned", "accuse/investigate"),
    ("A poll questioned 2,000 adults.", "questioned", "event"),
    ("Reporters questioned Angela Merkel about it.", "questioned", "event"),
    # a crime, and a duty
    ("Angela Merkel was charged with killing a man.", "charged", "accuse/charge"),
    ("Angela Merkel was charged with ensuring order.", "charged", "event"),
    ("Kenya eased its sanctions.", "eased", "concede"),
    ("The talks eased tensions in Kenya.", "eased", "event"),
    ("Kenya thanked Japan for it.", "thanked", "support/praise"),
    ("We thank God for it.", "thank", "stative"),
    ("England lost the key.", "lost", "event"),
    ("Kenya believes Japan left.", "believes", "state/believe"),
    ("Kenya is believed to own it.", "believed", "stative"),
    ("Angela Merkel was named player of the year.", "named", "culture/award"),
    ("Angela Merkel was made a life peer.", "made", "appoint"),
    ("Kenya saw strong profits.", "saw", "business/report_results"),
    ("Recent years saw a rise in prices.", "saw", "stative"),
    ("Kenya saw a rise in prices.", "saw", "event"),
    ("Angela Merkel was made a director of Siemens.", "made", "appoint"),
    ("Kenya lost to Angela Merkel 1-6, 4-6.", "lost", "event"),
    ("Sales fell to 6,630.", "fell", "change/fall"),
    ("The campaign bore the hallmarks of Japan.", "bore", "stative"),
    ("Kenya flagged the accounts.", "flagged", "event"),
    ("The ships bore medicine.", "bore", "stative"),
    ("Angela Merkel was born in Oslo.", "born", "life/be_born"),
    ("Kenya and Japan traded blame.", "traded", "event"),
    ("Kenya rolled out the red carpet for Japan.", "rolled", "event"),
    ("Kenya met the test.", "met", "event"),
    ("Kenya flagged that Japan left.", "flagged", "state/note"),
    ("Kenya rewarded Japan for selling ships.", "rewarded", "support/praise"),
    ("Kenya argued with Japan.", "argued", "event"),
    ("Kenya posted a statement.", "posted", "announce/publish"),
    ("Kenya revoked access to the site.", "revoked", "event"),
    ("Kenya revoked the law.", "revoked", "politics/repeal"),
    ("Kenya fought against corruption.", "fought", "event"),
    ("Kenya fought against the rebels.", "fought", "assault/clash"),
    ("Norwegian is spoken by five people.", "spoken", "event"),
    ("Angela Merkel spoke in Oslo.", "spoke", "state/speak"),
    ("Kenya required Angela Merkel to leave.", "required", "request/demand"),
    ("Angela Merkel was required for the match.", "required", "event"),
    ("Girls were excluded from the world of games.", "excluded", "event"),
    ("Kenya was excluded from the talks.", "excluded", "sanction/expel"),
    ("Angela Merkel could return after an injury.", "return", "event"),
    ("The refugees returned in May.", "returned", "movement/arrive"),
    ("Siemens has operations in Kenya.", "has", "event"),
    ("Angela Merkel could return to Oslo.", "return", "movement/arrive"),
    ("The crew returned.", "returned", "movement/arrive"),
    ("She pleaded guilty to disorderly conduct for hitting a man.", "pleaded", "justice/plead"),
    ("Angela Merkel pleaded to be let go.", "pleaded", "request"),
    # by the particle, which a parser may take for a preposition
    ("Kenya took over the firm.", "took", "business/acquire"),
    ("Kenya took the firm over.", "took", "business/acquire"),
    ("Kenya took the firm.", "took", "event"),
    ("Prices edged up by 3%.", "edged", "change/rise"),
    ("Prices crept down to $12.", "crept", "change/fall"),
    # by prepositions, and never by times behind them
    ("Kenya called for talks.", "called", "request/call"),
    ("The man slipped into the room.", "slipped", "event"),
    ("Kenya went on strike.", "went", "protest"),
    ("Kenya relied on Japan.", "relied", "stative"),
    ("Shares fell on Monday.", "fell", "change/fall"),
    ("Angela Merkel stepped down.", "stepped", "concede/resign"),
    ("Angela Merkel stepped inside.", "stepped", "event"),
    ("Kenya released 12 of the hostages.", "released", "concede/release"),
    ("Kenya released half of the album.", "released", "culture/release"),
    ("Kenya released the box of the hostages.", "released", "event"),
    ("Angela Merkel was released from prison.", "released", "concede/release"),
    ("Angela Merkel was released from work.", "released", "event"),
    # by the form of the clause under it
    ("Kenya told Japan to go.", "told", "request/urge"),
    ("Kenya told Japan that Chad has won.", "told", "state/tell"),
    ("Kenya told Japan that Chad won.", "told", "state/tell"),
    ("Kenya quit attacking Japan.", "quit", "aspect"),
    ("Kenya promised that Chad won.", "promised", "state/promise"),
    ("Kenya promised to win.", "promised", "agree/promise"),
    ("Japan was left beaten.", "left", "event"),
    ("Angela Merkel left Japan.", "left", "movement/leave"),
    # times
    ("Angela Merkel spent Friday in Oslo.", "spent", "aspect"),
    ("Angela Merkel spent money in Oslo.", "spent", "business/pay"),
    # figures
    ("Hopes fell on fears.", "fell", "stative"),
    ("Shares fell on fears by 5%.", "fell", "change/fall"),
    ("Hopes fell on fears by Monday.", "fell", "stative"),
    ("Hopes fell on 12 fears.", "fell", "stative"),
    ("Kenya zigzagged.", "zigzagged", ""),
]  # fmt: skip

# Sentence, noun in it, the type of its sense.
NOUNS = [
    ("The release of the album pleased Kenya.", "release", "culture/release"),
    ("The release of the hostages pleased Kenya.", "release", "concede/release"),
    ("The release of Angela Merkel pleased Kenya.", "release", "concede/release"),
    ("The album's release pleased Kenya.", "release", "culture/release"),
    ("The hostages' release pleased Kenya.", "release", "concede/release"),
    ("The release for the album pleased Kenya.", "release", "event"),
    ("The release pleased Kenya.", "release", "event"),
    ("The Labour Party's takeover of Kuwait failed.", "takeover", "coerce/seize"),
    ("The Labour Party's takeover failed.", "takeover", "business/acquire"),
    ("Air strikes hit Kuwait.", "strikes", "assault/attack"),
    ("The strikes hit Kuwait.", "strikes", "event"),
    ("The air of strikes hit Kuwait.", "strikes", "event"),
    ("The strike on the base hit Kuwait.", "strike", "assault/attack"),
    ("Kenya's game against Japan pleased Chad.", "game", "sport/play"),
    ("The game pleased Kenya.", "game", ""),
    ("The album pleased Kenya.", "album", ""),
]  # fmt: skip

ADJECTIVES = [
    ("Kenya is able to win.", "able", "allows"),
    ("Kenya is likely to win.", "likely", "believes"),
    ("Kenya is sad to win.", "sad", ""),
]


@pytest.fixture(scope="module")
def told() -> Mapping[str, Clauses]:
    """Every sentence, read in one batch."""
    return read_clauses(*(row[0] for row in (*VERBS, *NOUNS, *ADJECTIVES)))


@pytest.mark.parametrize(("text", "word", "kind"), VERBS)
def test_verbs(told: Mapping[str, Clauses], text: str, word: str, kind: str) -> None:
    """What stands around a verb tells which of its senses is meant."""
    sense = told[text].reader.senses.verb(told[text].word(word))
    assert sense.type == kind


@pytest.mark.parametrize(("text", "word", "kind"), NOUNS)
def test_nouns(told: Mapping[str, Clauses], text: str, word: str, kind: str) -> None:
    """What "of" introduces and the noun before it tell which happening a noun names."""
    sense = told[text].reader.senses.noun(told[text].word(word))
    assert sense.type == kind


@pytest.mark.parametrize(("text", "word", "effect"), ADJECTIVES)
def test_adjectives(told: Mapping[str, Clauses], text: str, word: str, effect: str) -> None:
    """An adjective has the sense of "be" with it, if the table has one."""
    sense = told[text].reader.senses.adjective(told[text].word(word))
    assert sense.complement == effect


def test_the_form_of_a_noun_is_told(told: Mapping[str, Clauses]) -> None:
    """With what introduces its object."""
    found = told["The strike on the base hit Kuwait."]
    sense, form = found.reader.senses.noun_form(found.word("strike"))
    assert sense is found.reader.senses.noun(found.word("strike"))
    assert "on" in form.stands_for_object
