"""How clauses stand, by what the words above them do to them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.clauses.read_clauses import Clauses, read_clauses

from dateline.core.model import Stance
from dateline.extract.clauses.clause import ClauseReader
from dateline.extract.clauses.voices import NOBODY

# Sentence, verb or noun in it, how it stands, and whose word it is, outermost first.
CASES = [
    ("Chad came back to attack Sudan.", "attack", "planned", ""),
    ("Chad hit back to beat Sudan.", "beat", "asserted", ""),
    ("Chad convicted Bo Lind, the man who attacked Sudan, of lying.", "attacked", "asserted", ""),
    ("Chad has no plans to attack Sudan.", "attack", "denied", ""),
    ("Chad has plans to attack Sudan.", "attack", "planned", ""),
    ("Chad registered its interest in attacking Sudan.", "attacking", "possible", ""),
    ("Chad lost its ships in attacking Sudan.", "attacking", "asserted", ""),
    ("It is the last chance for Chad to attack Sudan.", "attack", "possible", ""),
    ("It is the last time that Chad attacked Sudan.", "attacked", "asserted", ""),
    ("Chad is focusing on attacking Sudan.", "attacking", "planned", ""),
    ("Ada Hart pleaded not guilty to the attack on Sudan.", "attack", "reported", "-"),
    ("The trial of Ada Hart was scheduled for May.", "trial", "planned", ""),
    ("Chad says Libya is late and has refused to attack Sudan.", "refused", "reported", "Chad"),
    # no subject, and the speaker isn't it
    ("It is necessary to attack Sudan, Chad said.", "attack", "possible", "Chad"),
    # what is won behind a verb of motion is won
    ("Chad came from behind to beat Sudan.", "beat", "asserted", ""),
    ("Chad came home to praise Sudan.", "praise", "planned", ""),
    ("Chad came from two goals down to beat Sudan.", "beat", "asserted", ""),
    ("Chad came down from Libya to praise Sudan.", "praise", "planned", ""),
    # what is said by saying so
    ("Please allow me to congratulate Chad.", "congratulate", "asserted", ""),
    ("Please allow them to congratulate Chad.", "congratulate", "possible", ""),
    ("Chad would like to stress the attack on Sudan.", "stress", "asserted", ""),
    ("Chad will continue to praise Sudan.", "praise", "asserted", ""),
    ("Chad will begin to praise Sudan.", "praise", "planned", ""),
    # "no." is no "no", and what lasts until something that was somebody's own has seen it
    ("Chad signed law no. 132 of 2022 on Sudan.", "signed", "asserted", ""),
    ("Chad signed no 132 laws on Sudan.", "signed", "denied", ""),
    ("Chad signed no laws on Sudan.", "signed", "denied", ""),
    ("Ada Hart helped Chad until her death.", "death", "asserted", ""),
    ("Ada Hart helped Chad until the attack.", "attack", "planned", ""),
    ("Ada Hart will help Chad until her death.", "death", "planned", ""),
    ("According to my proposal, Chad sold ships.", "sold", "asserted", ""),
    ("According to the report, Chad sold ships.", "sold", "reported", "report"),
    ("Chad fought to beat Sudan.", "beat", "planned", ""),
    ("The team held on to beat Sudan.", "beat", "asserted", ""),
    ("Members voted to pass the bill.", "pass", "asserted", ""),
    ("Members will vote to pass the bill.", "pass", "planned", ""),
    ("Members voted to leave Chad.", "leave", "planned", ""),
    ("The sale is subject to approval by Chad.", "approval", "possible", ""),
    ("Ada Hart was found murdered in Chad.", "murdered", "asserted", ""),
    ("The ruling will have hurt Chad.", "hurt", "possible", ""),
    ("The ruling will hurt Chad.", "hurt", "planned", ""),
    ("Chad had not, as of Monday, signed the pact.", "signed", "denied", ""),
    ("Reportedly over 400 men left Chad.", "left", "reported", "-"),
    # "always" leaves something only of its own verb
    ("Chad did not attack Sudan and has always denied it.", "attack", "denied", ""),
    ("Chad does not always attack Sudan.", "attack", "possible", ""),
    ("Chad registered its interest in buying Tidal.", "buying", "possible", ""),
    ("Chad spoke about selling Tidal.", "selling", "possible", ""),
    ("Chad complained about selling Tidal.", "selling", "asserted", ""),
    ("Ada Hart will face trial for the money stolen by Sudan.", "stolen", "reported", "- -"),
    ("Chad cannot go on as the only actor in its attack on Sudan.", "attack", "asserted", ""),
    ("Chad cannot go on with its attack on Sudan.", "attack", "denied", ""),
    ("Chad left in an unsuccessful attempt to attack Sudan.", "attack", "denied", ""),
    ("Chad left in an attempt to attack Sudan.", "attack", "planned", ""),
    ("Chad spared no effort to attack Sudan.", "effort", "asserted", ""),
    ("Chad made no effort to attack Sudan.", "effort", "denied", ""),
    ("Chad was honoured to help Sudan.", "help", "asserted", ""),
    ("Chad was honoured by Libya to help Sudan.", "help", "planned", ""),
    ("Libya expects Chad to attack Sudan.", "attack", "planned", "Libya"),
    ("Chad is expected to attack Sudan.", "attack", "planned", ""),
    # what a governing verb does
    ("Chad attacked Sudan.", "attacked", "asserted", ""),
    ("The ministry conceded that Chad attacked Sudan.", "attacked", "reported", "ministry"),
    ("The map shows Chad attacked Sudan.", "attacked", "reported", "map"),
    ("Chad saw that Libya attacked Sudan.", "attacked", "reported", "Chad"),
    # a semicolon parts sentences, unless somebody says both
    ("Chad attacked Sudan; Libya condemned the raid.", "attacked", "asserted", ""),
    ("Chad attacked Sudan; Libya conceded that it left.", "attacked", "asserted", ""),
    ("Chad attacked Sudan; Libya left, the ministry said.", "attacked", "reported", "ministry"),
    ("Chad managed to attack Sudan.", "attack", "asserted", ""),
    ("Chad did not manage to attack Sudan.", "attack", "denied", ""),
    ("Chad began to attack Sudan.", "attack", "asserted", ""),
    ("Chad failed to attack Sudan.", "attack", "denied", ""),
    ("Chad did not fail to attack Sudan.", "attack", "asserted", ""),
    ("Chad tried to attack Sudan.", "attack", "planned", ""),
    ("Chad wanted to attack Sudan.", "attack", "planned", ""),
    ("Kenya wants Japan to win.", "win", "planned", "Kenya"),
    ("Chad agreed to attack Sudan.", "attack", "planned", ""),
    ("Chad was forced to attack Sudan.", "attack", "asserted", ""),
    (  # a parser hangs the second of a list under the first verb
        "The resolution demands that Kenya stop its attack, withdraw all forces and pay Chad.",
        "withdraw",
        "possible",
        "",
    ),
    ("Kenya must help by signing the pact.", "signing", "possible", ""),
    ("There is a need to sign the pact.", "sign", "possible", ""),
    ("It is necessary to sign the pact.", "sign", "possible", ""),
    ("It is vital that Kenya signs the pact.", "signs", "possible", ""),
    ("It is vital that Kenya signed the pact.", "signed", "asserted", ""),
    ("Kenya has a plan to sign the pact.", "sign", "planned", ""),
    ("Kenya will help by signing the pact.", "signing", "planned", ""),
    ("Kenya helped by signing the pact.", "signing", "asserted", ""),
    ("Kenya did not help by signing the pact.", "signing", "asserted", ""),
    ("Kenya was not asked to sign the pact.", "sign", "possible", ""),
    ("Kenya kept signing pacts.", "signing", "asserted", ""),
    ("Kenya stopped selling cars.", "selling", "asserted", ""),
    ("Kenya did not stop selling cars.", "selling", "denied", ""),
    ("Nothing stopped Kenya from signing the pact.", "signing", "asserted", ""),
    ("Chad denied that Libya attacked Sudan.", "attacked", "denied", "Chad"),
    ("Chad did not deny that Libya attacked Sudan.", "attacked", "possible", "Chad"),
    ("Chad said that Libya attacked Sudan.", "attacked", "reported", "Chad"),
    ("Chad did not say that Libya attacked Sudan.", "attacked", "possible", "Chad"),
    ("Chad may say that Libya attacked Sudan.", "attacked", "possible", "Chad"),
    ("Chad doubted that Libya attacked Sudan.", "attacked", "possible", "Chad"),
    ("Kenya said Japan may have won.", "won", "possible", "Kenya"),
    ("Kenya said Japan would win.", "win", "planned", "Kenya"),
    ("Kenya said Japan would have won.", "won", "possible", "Kenya"),
    ("Kenya said a win by Japan would have helped Chad.", "win", "possible", "Kenya"),
    ("Chad plans to say that Libya attacked Sudan.", "attacked", "reported", "Chad"),
    ("Chad may hope that Libya will attack Sudan.", "attack", "possible", "Chad"),
    ("Kenya said Japan hoped that Uganda would win.", "win", "possible", "Kenya Japan"),
    ("It is claimed that Japan won.", "won", "reported", "-"),
    ("Kenya criticised Japan for signing the pact.", "signing", "reported", "Kenya"),
    ("Japan was accused of stealing cars.", "stealing", "reported", "-"),
    ("Kenya helped to attack Sudan.", "attack", "asserted", ""),
    ("Kenya did not plan to attack Sudan.", "attack", "denied", ""),
    ("Kenya may plan to attack Sudan.", "attack", "possible", ""),
    ("Kenya ordered Chad to attack Sudan.", "attack", "planned", ""),
    ("Kenya allowed Chad to attack Sudan.", "attack", "possible", ""),
    ("Kenya feared that Chad would attack Sudan.", "attack", "possible", "Kenya"),
    ("Kenya pretended that Chad attacked Sudan.", "attacked", "possible", "Kenya"),
    # the tense and form under it
    ("Chad has been able to attack Sudan.", "attack", "asserted", ""),
    ("Chad will be able to attack Sudan.", "attack", "possible", ""),
    ("Chad was able to attack Sudan.", "attack", "asserted", ""),
    ("Chad is able to attack Sudan.", "attack", "possible", ""),
    ("Chad had to attack Sudan.", "attack", "asserted", ""),
    ("Chad has to attack Sudan.", "attack", "possible", ""),
    ("Chad swore that Libya had attacked Sudan.", "attacked", "reported", "Chad"),
    ("Chad said that Libya would attack Sudan.", "attack", "planned", "Chad"),
    ("Chad says that Libya would attack Sudan.", "attack", "possible", "Chad"),
    ("Chad said that Libya could attack Sudan.", "attack", "possible", "Chad"),
    ("Chad hoped that Libya would attack Sudan.", "attack", "possible", "Chad"),
    ("Chad promised that Libya would attack Sudan.", "attack", "possible", "Chad"),
    ("Libya is believed to have attacked Sudan.", "attacked", "reported", "-"),
    ("Libya is expected to attack Sudan.", "attack", "planned", ""),
    ("Libya is believed to own Tidal.", "own", "reported", "-"),
    ("Kenya would like to thank Japan.", "thank", "asserted", ""),
    ("Kenya is famous for attacking Japan.", "attacking", "asserted", ""),
    ("It emerged that Kenya attacked Japan.", "attacked", "reported", "-"),
    ("Kenya has an interest in attacking Japan.", "attacking", "possible", ""),
    ("Kenya would like to attack Japan.", "attack", "possible", ""),
    ("Kenya does not want to thank Japan.", "thank", "denied", ""),
    ("Kenya is to sign the pact.", "sign", "planned", ""),
    ("To sign the pact, Kenya paid.", "sign", "planned", ""),
    ("To win the war!", "win", "planned", ""),
    ("Kenya should sign the pact.", "sign", "possible", ""),
    ("Kenya must have signed the pact.", "signed", "possible", ""),
    ("Kenya must not sign the pact.", "sign", "possible", ""),
    ("Kenya said it would keep selling cars.", "selling", "planned", "Kenya"),
    ("Kenya asked how Japan won.", "won", "possible", "Kenya"),
    ("Kenya had its cars destroyed.", "destroyed", "asserted", ""),
    ("Kenya said Japan saw its cars sold by Chad.", "sold", "reported", "Kenya"),
    ("Kenya took ten years to build the port.", "build", "asserted", ""),
    ("Kenya used the port to sell cars.", "sell", "asserted", ""),
    ("Kenya will use the port to sell cars.", "sell", "planned", ""),
    ("Kenya bought the port to sell cars.", "sell", "planned", ""),
    ("Ada Hart hit back to win the match.", "win", "asserted", ""),
    ("Ada Hart hopes to hit back to win the match.", "win", "planned", ""),
    ("Ada Hart rose to become president.", "become", "asserted", ""),
    # adjectives and nouns above
    ("Kenya was too weak to sign the pact.", "sign", "denied", ""),
    ("Kenya had enough to buy Tidal.", "buy", "possible", ""),
    ("The threat was enough to anger Japan.", "anger", "asserted", ""),
    ("The process to sell Tidal began.", "sell", "planned", ""),
    ("Kenya has the ability to sell cars.", "sell", "possible", ""),
    ("Tidal is one of the firms to have sold cars.", "sold", "asserted", ""),
    ("Ada Hart denied claims that she sold cars.", "sold", "reported", "-"),
    ("Ada Hart rejected claims she sold cars.", "sold", "reported", "-"),
    ("Kenya rejected the claims Japan made.", "made", "asserted", ""),
    ("Kenya is likely to sell cars.", "sell", "possible", ""),
    ("Kenya was sad that Japan signed the pact.", "signed", "reported", "-"),
    ("Kenya will need to sign the pact.", "sign", "possible", ""),
    ("Kenya has to sign the pact.", "sign", "possible", ""),
    ("It was ironic that Japan signed the pact.", "signed", "asserted", ""),
    ("Kenya would prefer that Japan not sign the pact.", "sign", "possible", ""),
    ("Kenya hoped Japan would not sign the pact.", "sign", "possible", "Kenya"),
    ("Kenya denounced the pact that Japan signed.", "signed", "asserted", ""),
    ("Kenya announced that Japan signed the pact.", "signed", "reported", "Kenya"),
    ("Japan no longer signed the pact.", "signed", "denied", ""),
    ("Japan no longer plans to sign the pact.", "sign", "denied", ""),
    ("Japan signed the longer pact.", "signed", "asserted", ""),
    ("Ada Hart became the youngest woman to sign the pact.", "sign", "asserted", ""),
    ("Ada Hart became a young woman to sign the pact.", "sign", "possible", ""),
    ("Ada Hart had the best plan to sign the pact.", "sign", "planned", ""),
    ("It was no surprise that Japan signed the pact.", "signed", "asserted", ""),
    ("It was not ironic that Japan signed the pact.", "signed", "reported", "-"),
    ("It was plausible that Japan signed the pact.", "signed", "reported", "It"),
    ("The snag was that Japan signed the pact.", "signed", "asserted", ""),
    ("The theory was that Japan signed the pact.", "signed", "reported", "theory"),
    ("The claim was that Japan signed the pact.", "signed", "reported", "claim"),
    ("Kenya's claim that Japan won angered Uganda.", "won", "reported", "Kenya"),
    ("Kenya's plan to sell cars angered Japan.", "sell", "planned", ""),
    ("Kenya's proposal to sell cars angered Japan.", "sell", "planned", ""),
    ("Kenya had reason to sign the pact.", "sign", "possible", ""),
    ("Kenya was the first country to sign the pact.", "sign", "asserted", ""),
    ("Kenya was among the first countries to ratify the pact.", "ratify", "asserted", ""),
    ("Kenya was among the great countries to ratify the pact.", "ratify", "planned", ""),
    # relative clauses and participles say something of what exists
    ("The country that signed the pact may leave.", "signed", "asserted", ""),
    ("Any country that signed the pact left.", "signed", "possible", ""),
    ("No country that signed the pact left.", "signed", "denied", ""),
    ("Nobody who signed the pact left.", "signed", "denied", ""),
    ("Kenya said the country that signed the pact left.", "signed", "reported", "Kenya"),
    ("Kenya may sell the cars built in Japan.", "built", "asserted", ""),
    ("Kenya wants to meet the man who attacked Japan.", "attacked", "asserted", ""),
    ("Kenya has no ship that Japan built.", "built", "denied", ""),
    ("Kenya has a ship that Japan built.", "built", "asserted", ""),
    ("Kenya is grateful to its friends that signed the pact.", "signed", "asserted", ""),
    ("Kenya filed a complaint about Ode, who signed the pact.", "signed", "asserted", ""),
    ("Kenya said Ode, who signed the pact, left.", "signed", "reported", "Kenya"),
    ("The firm that sold the cars is believed to own Tidal.", "sold", "asserted", ""),
    # two verbs that "and" joins
    ("Kenya must compel Japan to leave and to sign it.", "sign", "possible", ""),
    ("Kenya plans to meet Japan and was attacked.", "attacked", "asserted", ""),
    ("Kenya plans to meet Japan and has attacked Chad.", "attacked", "asserted", ""),
    ("Kenya may meet Japan, and Chad will attack Sudan.", "attack", "planned", ""),
    ("Kenya did not pay, nor did Japan sign the pact.", "sign", "denied", ""),
    ("Kenya neither signed the pact nor paid.", "paid", "denied", ""),
    ("Kenya plans to meet Japan and sign the pact.", "sign", "planned", ""),
    ("Kenya agreed to buy Tidal and sold Uganda.", "sold", "asserted", ""),
    ("Kenya may meet Japan and sign the pact.", "sign", "possible", ""),
    ("Kenya met Japan and signed the pact.", "signed", "asserted", ""),
    ("Kenya did not meet Japan or sign the pact.", "sign", "denied", ""),
    ("Reuters said that Kenya won and sought help.", "sought", "reported", "Reuters"),
    ("Should Kenya fail to sign the pact, Chad will leave.", "sign", "possible", ""),
    ("Kenya should reverse the decision to ban Japan.", "ban", "possible", ""),
    ("Kenya failed to sign the pact.", "sign", "denied", ""),
    ("Kenya is estimated to sell Tidal.", "sell", "possible", ""),
    ("Kenya is expected to sell Tidal.", "sell", "planned", ""),
    ("Japan predicted on Monday that Kenya will sell Tidal.", "sell", "possible", "Japan"),
    ("The move had its critics, with Iran attacking Kuwait.", "attacking", "asserted", ""),
    ("Iran is seen as undermining Kuwait.", "undermining", "reported", "-"),
    ("Chad will pay as Iran continues to attack Kuwait.", "attack", "asserted", ""),
    ("Chad will pay when Iran attacks Kuwait.", "attacks", "planned", ""),
    ("Although Iran has attacked Kuwait, Japan has not signed.", "attacked", "asserted", ""),
    ("Although Iran may attack Kuwait, Japan has not signed.", "attack", "possible", ""),
    # clauses of time, reason and purpose
    ("Kenya would have built a dam to help Uganda.", "help", "possible", ""),
    ("Kenya never went to Oslo to help Uganda.", "help", "possible", ""),
    ("Kenya said it had no money but would help Uganda.", "help", "planned", "Kenya"),
    ("Kenya bought Tidal to sell Uganda.", "sell", "planned", ""),
    ("Kenya paid so Japan signed the pact.", "signed", "asserted", ""),
    ("Kenya left before Japan signed the pact.", "signed", "asserted", ""),
    ("Kenya leaves before Japan signs the pact.", "signs", "planned", ""),
    ("Kenya waits until Japan signs the pact.", "signs", "planned", ""),
    ("Kenya will leave when Japan signs the pact.", "signs", "planned", ""),
    ("Kenya leaves when Japan signs the pact.", "signs", "asserted", ""),
    ("Kenya did not leave because Japan signed the pact.", "signed", "asserted", ""),
    ("Kenya was charged, selling cars to Japan.", "selling", "reported", "-"),
    ("Kenya filed a claim, suing Ada Hart.", "suing", "asserted", ""),
    ("Kenya regained power, selling cars.", "selling", "asserted", ""),
    ("Kenya plans to leave because Japan signed the pact.", "signed", "asserted", ""),
    ("Kenya plans to leave when Japan signs the pact.", "signs", "planned", ""),
    ("Kenya won when Japan left and Uganda stayed.", "stayed", "asserted", ""),
    ("If Kenya signs the pact, Japan will pay.", "signs", "possible", ""),
    ("If Kenya signs the pact, Japan will pay.", "pay", "planned", ""),
    # gerunds behind prepositions
    ("Kenya left without signing the pact.", "signing", "denied", ""),
    ("Kenya left instead of signing the pact.", "signing", "denied", ""),
    ("Kenya leaves before signing the pact.", "signing", "planned", ""),
    ("Kenya left before signing the pact.", "signing", "asserted", ""),
    ("Tidal was sold, with Ada Hart resigning as its head.", "resigning", "asserted", ""),
    ("Kenya said Japan won with Bo Lee leaving the team.", "leaving", "reported", "Kenya"),
    ("Kenya may leave, with Ada Hart signing it.", "signing", "possible", ""),
    ("Kenya said Japan left, with Ada Hart signing it.", "signing", "reported", "Kenya"),
    ("Kenya is known for selling cars.", "selling", "asserted", ""),
    ("Ada Hart was fined for selling cars.", "selling", "asserted", ""),
    ("Japan set up firms aimed at selling cars.", "selling", "planned", ""),
    ("Chad is weak, Kenya wrote in a letter attacking Japan.", "attacking", "asserted", ""),
    ("Kenya left before being attacked by Japan.", "attacked", "asserted", ""),
    ("Kenya left after signing the pact.", "signing", "asserted", ""),
    ("Kenya may leave after signing the pact.", "signing", "possible", ""),
    ("Kenya may leave despite signing the pact.", "signing", "asserted", ""),
    ("Kenya wants to leave despite signing the pact.", "signing", "asserted", ""),
    ("Kenya stopped short of signing the pact.", "signing", "denied", ""),
    ("Kenya won by signing the pact.", "signing", "asserted", ""),
    # what a parser hangs under a word that it doesn't complete
    ("Kenya was so poor that Japan left.", "left", "asserted", ""),
    ("Kenya attacked Sudan, where Japan won.", "won", "asserted", ""),
    ("Kenya, freed on Monday, says Japan won.", "freed", "asserted", ""),
    ("Kenya went on to sign the pact.", "sign", "asserted", ""),
    ("Kenya is the third state to sign the pact.", "sign", "asserted", ""),
    ("Kenya is the state to sign the pact.", "sign", "planned", ""),
    ("Kenya will pay as Japan has signed the pact.", "signed", "asserted", ""),
    ("Kenya will pay once Japan has signed the pact.", "signed", "planned", ""),
    ("Kenya will not hesitate to sign the pact.", "sign", "planned", ""),
    ("Kenya did not hesitate to sign the pact.", "sign", "asserted", ""),
    ("Kenya was barred from signing the pact.", "signing", "denied", ""),
    ("Kenya went on to say that Japan won.", "won", "reported", "Kenya"),
    ("Kenya went on Monday to sign the pact.", "sign", "planned", ""),
    ("Kenya lost so badly that Japan left.", "left", "asserted", ""),
    ("Kenya paid so that Japan won.", "won", "asserted", ""),
    ("Kenya pays so that Japan wins.", "wins", "planned", ""),
    # verbs of saying amid and behind, and "according to"
    ("Japan, Kenya said, signed the pact.", "signed", "reported", "Kenya"),
    ("Japan signed the pact, said Kenya.", "signed", "reported", "Kenya"),
    ("Japan signed the pact, said Kenya.", "said", "asserted", ""),
    ("Japan signed the pact, and Kenya said so.", "signed", "asserted", ""),
    ("Japan signed the pact, according to Kenya.", "signed", "reported", "Kenya"),
    ("Japan signed it, according to which both pay.", "signed", "asserted", ""),
    ("The attack on Kuwait, according to Kenya, failed.", "attack", "reported", "Kenya"),
    ("Japan signed the pact according to plan.", "signed", "asserted", ""),
    ("Japan won, the ministry said after an attack on Kuwait.", "attack", "asserted", ""),
    ("Japan won, the ministry believes.", "won", "reported", "ministry"),
    ("Kenya, it is said, won.", "won", "reported", "-"),
    ("According to a report on the attack on Kuwait, Kenya won.", "won", "reported", "report"),
    # what the author says is the article's own word, but not what he believes, or is quoted with
    ("I am pleased to say that Japan signed the pact.", "signed", "asserted", ""),
    ("Kenya is proud to host Japan.", "host", "asserted", ""),
    ("Kenya is willing to host Japan.", "host", "planned", ""),
    ("It is an honour to host Japan.", "host", "asserted", ""),
    ("It is a duty to host Japan.", "host", "planned", ""),
    ("Kenya vowed not to attack Japan.", "attack", "possible", ""),
    ("Kenya decided not to attack Japan.", "attack", "denied", ""),
    ("We believe that Japan signed the pact.", "signed", "reported", "We"),
    ("They say that Japan signed the pact.", "signed", "reported", "They"),
    ('"We say that Japan signed the pact."', "signed", "reported", "We -"),
    # happenings that nouns name
    ("It was an attack on Kuwait.", "attack", "asserted", ""),
    ("It may be an attack on Kuwait.", "attack", "possible", ""),
    ("The attack on Kuwait was made by Kenya.", "attack", "asserted", ""),
    ("The attack on Kuwait may be made by Kenya.", "attack", "possible", ""),
    ("The end of the attack on Kuwait pleased Iran.", "attack", "asserted", ""),
    ("Kenya's claim of an attack on Kuwait angered Iran.", "attack", "reported", "Kenya"),
    ("Kenya decided against an attack on Kuwait.", "attack", "planned", ""),
    ("Kenya allegedly signed the pact with Japan.", "pact", "reported", "-"),
    ("Iraq planned an attack on Kuwait.", "attack", "planned", ""),
    ("Iraq made an attack on Kuwait.", "attack", "asserted", ""),
    ("Iraq did not make an attack on Kuwait.", "attack", "denied", ""),
    ("Iraq denied an attack on Kuwait.", "attack", "denied", ""),
    ("Iran feared an attack on Kuwait.", "attack", "possible", ""),
    ("Iran condemned the attack on Kuwait.", "attack", "reported", "Iran"),
    ("Iran called for an attack on Kuwait.", "attack", "possible", ""),
    ("Iran left without an attack on Kuwait.", "attack", "denied", ""),
    ("Iran leaves before the attack on Kuwait.", "attack", "planned", ""),
    ("Iran left before the attack on Kuwait.", "attack", "asserted", ""),
    ("Kenya ended talks about its attack on Kuwait.", "attack", "possible", ""),
    ("The jury heard evidence of an attack on Kuwait.", "attack", "reported", "jury"),
    ("Iran saw the attack on Kuwait.", "attack", "asserted", ""),
    ("Iran denied the charges of an attack.", "charges", "asserted", ""),
    ("Iran rejected plans to attack Kuwait.", "attack", "possible", ""),
    ("Iran rejected plans to attack Kuwait.", "plans", "asserted", ""),
    ("Iran took legal action against Kuwait.", "action", "asserted", ""),
    ("Iran plans legal action against Kuwait.", "action", "planned", ""),
    (
        "Ada was jailed for theft of a car, following the attack on Kuwait.",
        "attack",
        "asserted",
        "",
    ),
    ("The road to an attack on Kuwait was long.", "attack", "possible", ""),
    ("The road to Iran's attack on Kuwait was long.", "attack", "asserted", ""),
    ("Iran left after the attack on Kuwait.", "attack", "asserted", ""),
    ("Iran has plans for an attack on Kuwait.", "attack", "planned", ""),
    ("Iran prevented an attack on Kuwait.", "attack", "possible", ""),
    ("Iraq was accused of an attack on Kuwait.", "attack", "reported", "-"),
    ("The attack on Kuwait may anger Iran.", "attack", "possible", ""),
    ("The attack on Kuwait did not anger Iran.", "attack", "asserted", ""),
    ("Talks on a merger between Kenya and Japan failed.", "merger", "possible", ""),
    ("Kenya did not score a goal in its win over Japan.", "win", "asserted", ""),
    ("Iran will be honoured at its meeting with Kuwait.", "meeting", "planned", ""),
    ("Iran was honoured at its meeting with Kuwait.", "meeting", "asserted", ""),
    ("Iran needs a merger between Kenya and Japan.", "merger", "possible", ""),
    # quotation marks
    ('Kenya said "Japan signed the pact" on Monday.', "signed", "reported", "Kenya -"),
    ("The minister said 'Japan signed it' on Monday.", "signed", "reported", "minister -"),
    ("The 'old' men said 'Japan signed it' on Monday.", "signed", "reported", "men -"),
    ("The minister's men said Japan's army signed it.", "signed", "reported", "men"),
    ('"It is over. Japan signed the pact. All is well."', "signed", "reported", "-"),
]

# Where nothing but the last verb is outside of the quotation marks.
QUOTED = [
    '"Chad managed to attack Sudan. Libya won. Egypt, which sank the ship, paid," Merkel said.',
    "“Japan signed the pact. Kenya arrested Angela Merkel after the attack on Kuwait,” he said.",
]


@pytest.fixture(scope="module")
def told() -> Mapping[str, Clauses]:
    """Every sentence, read in one batch."""
    return read_clauses(*(text for text, *_ in CASES), *QUOTED)


@pytest.mark.parametrize("case", CASES, ids=[f"{c[0]} [{c[1]}]" for c in CASES])
def test_how_it_stands(told: Mapping[str, Clauses], case: tuple[str, str, str, str]) -> None:
    """The words above a clause decide how it stands, and whose word it is."""
    text, word, stance, speakers = case
    found = told[text]
    standing = found.at(word).standing
    names = ["-" if one == NOBODY else found.parsed.tokens[one].text for one in standing.speakers]
    assert (standing.stance.value, " ".join(names)) == (stance, speakers)


def test_the_nearest_verb_of_saying_is_kept(told: Mapping[str, Clauses]) -> None:
    """Of two that stand above one another, the inner one has the clause for its content."""
    found = told["Kenya said Japan hoped that Uganda would win."]
    assert found.at("win").standing.verb == found.word("hoped").index
    assert found.at("hoped").standing.verb == found.word("said").index
    assert found.at("said").standing.verb is None


def test_a_statement_says_whose_word_it_is(told: Mapping[str, Clauses]) -> None:
    """What is known of a statement's words takes the place of nobody in quotation marks."""
    found = told['"It is over. Japan signed the pact. All is well."']
    reader = ClauseReader(found.parsed)
    signed = found.word("signed")
    reader.standing.voices = {signed.index: found.word("Japan").index}
    assert reader.standing.read(signed).speakers == (found.word("Japan").index,)
    assert found.reader.standing.read(signed).speakers == (NOBODY,)


@given(st.data())
def test_nothing_in_quotation_marks_is_asserted(
    told: Mapping[str, Clauses], data: st.DataObject
) -> None:
    """Whatever stands above it, even a verb that vouches for what is under it."""
    found = told[data.draw(st.sampled_from(QUOTED))]
    inside = [one for one in found.all if one.trigger.text != "said"]
    clause = data.draw(st.sampled_from(inside))
    assert clause.standing.stance is not Stance.ASSERTED
    assert clause.standing.speakers
