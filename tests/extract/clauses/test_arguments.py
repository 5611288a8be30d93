from __future__ import annotations

import pytest

from dateline.annotate.tokens import parses
from dateline.core.ids import document_id
from dateline.core.model import Document
from dateline.extract.clauses.arguments import ArgumentReader

# Sentence, verb in it, what must stand in its slots, and what must not.
CASES = [
    ("Orbit has the means to win cups.", "win", {"subject": "Orbit"}),
    (
        "Orbit left, while singers Ada Hart and Bo Lind are both nominated for prizes.",
        "nominated",
        {"object": "Hart Lind", "subject": ""},
    ),
    ("Orbit formed four firms, reflecting disputes.", "reflecting", {"subject": ""}),
    ("Orbit formed four firms, selling cars.", "selling", {"subject": "Orbit"}),
    ("Orbit promised to pay six million dollars", "promised", {"subject": "Orbit"}),
    ("Exports left in May, fuelling inflation.", "fuelling", {"subject": "Exports"}),
    ("The gap widened to $6 million, an all-time record.", "widened", {"object": ""}),
    ("The gap widened to $6 million, an all-time record.", "widened", {"subject": "gap"}),
    ("Orbit bought Acme, the maker of a pump.", "bought", {"object": "Acme"}),
    ("The bank raised rates, wages in a year.", "raised", {"object": "rates wages"}),
    ("Sales are increasing and doing damage.", "increasing", {"object": ""}),
    ("Orbit is buying and selling cars.", "buying", {"object": "cars"}),
    ("Ode resigned rather than face Acme.", "resigned", {"object": ""}),
    ("Instead of buying Acme, Orbit sued Ode.", "buying", {"subject": "Orbit"}),
    ("Orbit accused Ode of buying Acme.", "buying", {"subject": "Ode"}),
    ("Orbit, whose members met, left Ode.", "met", {"object": ""}),
    ("Orbit, which Ode met, left.", "met", {"object": "Orbit"}),
    ("Ode was held in connection with a theft.", "held", {"over": "theft", "in": ""}),
    ("Kenya is on alert after many crimes, mostly targeting women.", "targeting", {"subject": ""}),
    ("Kenya warned of crimes, mostly targeting women.", "targeting", {"subject": ""}),
    ("Orbit hosts six firms, comprising a tenth of all.", "comprising", {"subject": ""}),
    ("Orbit left the banks, in particular Acme.", "left", {"object": "banks", "in": ""}),
    ("Orbit left the banks in Acme.", "left", {"in": "Acme"}),
    ("Orbit fired men in an effort to sell ships.", "fired", {"object": "men", "in": ""}),
    ("Orbit fired men in an effort.", "fired", {"object": "men", "in": "effort"}),
    ("Orbit has two men out of work.", "has", {"object": "men", "from": ""}),
    ("Orbit threw two men out of a bank.", "threw", {"object": "men", "from": "bank"}),
    ("Ode was held in a house with a theft.", "held", {"in": "house", "over": ""}),
    ("Ode Hart, who won cups, and Ada Lind were fined.", "won", {"subject": "Hart"}),
    ("Ode Hart, who won cups, and Ada Lind were fined.", "fined", {"object": "Hart Lind"}),
    ("Another of the mothers, who left Ode, wept.", "left", {"subject": "Another"}),
    ("The brother of the mothers, who left Ode, wept.", "left", {"subject": "mothers"}),
    ("Ode was fined in May and ordered to pay.", "ordered", {"object": "Ode", "subject": ""}),
    ("Ode was fined in May and hoped to pay.", "hoped", {"subject": "Ode"}),
    ("The court fined Ode in May after stealing cars.", "stealing", {"subject": ""}),
    ("Orbit grew last year, buying Acme.", "buying", {"subject": "Orbit", "object": "Acme"}),
    ("Orbit took two years to sue Ode.", "sue", {"subject": "Orbit", "object": "Ode"}),
    ("Ada Hart, who co-sponsored the bill, left.", "co-sponsored", {"subject": "Hart"}),
    ("Ada Hart met Bo Lind, announced the deal and left.", "announced", {"subject": "Hart"}),
    ("Peers are debating proposals to change the law.", "change", {"subject": ""}),
    ("Peers are making proposals to change the law.", "change", {"subject": "Peers"}),
    ("Orbit was the first firm to win and sold Tidal.", "sold", {"subject": "Orbit"}),
    ("Men notched up 28 million hours playing the game on Orbit.", "playing", {"subject": "Men"}),
    ("Men saw 28 million people playing the game on Orbit.", "playing", {"subject": "people"}),
    ("Orbit wants to make nets safer.", "make", {"subject": "Orbit", "object": "nets"}),
    ("The paper quoted Ode as saying so.", "saying", {"subject": "Ode"}),
    ("The paper quoted Ode before saying so.", "saying", {"subject": "paper"}),
    # what tells how much something is isn't of the subject
    ("Orbit hosts six firms, helping a tenth of all.", "helping", {"subject": "Orbit"}),
    ("Bombs fell in occupied Oslo, Rome and Athens.", "occupied", {"object": "Oslo"}),
    # active, passive, reduced and full relatives: the same slots
    ("Orbit bought Tidal in May.", "bought", {"subject": "Orbit", "object": "Tidal"}),
    ("The pumps were praised, and honoured in Oslo.", "honoured", {"object": "pumps"}),
    (
        "The pumps were praised, and honoured their makers.",
        "honoured",
        {"subject": "pumps", "object": "makers"},
    ),
    ("Tidal was bought by Orbit.", "bought", {"subject": "Orbit", "object": "Tidal"}),
    ("Tidal, bought by Orbit, makes pumps.", "bought", {"subject": "Orbit", "object": "Tidal"}),
    ("Orbit, which bought Tidal, makes pumps.", "bought", {"subject": "Orbit", "object": "Tidal"}),
    ("Man charged with murder of Ode in Oslo", "charged", {"subject": "", "object": "Man"}),
    ("Man charged with murder of Ode in Oslo.", "charged", {"subject": "Man", "object": ""}),
    ("Man charged goods to Ode in Oslo", "charged", {"subject": "Man", "object": "goods"}),
    ("The firm that Orbit bought makes pumps.", "bought", {"subject": "Orbit", "object": "firm"}),
    ("The man who Orbit spoke to left.", "spoke", {"subject": "Orbit", "object": ""}),
    ("The city where Orbit built ships is old.", "built", {"subject": "Orbit", "object": "ships"}),
    # "by" tells by how much where somebody does it himself, whatever a parser makes of it
    ("The firm said output had grown by an average of 3.2%.", "grown", {"subject": "output"}),
    ("Tidal is part-owned by Orbit.", "owned", {"subject": "Orbit", "object": "Tidal"}),
    ("Ode says he was not Kenya-bashing.", "bashing", {"subject": ""}),
    # whoever was one of several, or among them, did what they did
    ("Ode was one of six men to die.", "die", {"subject": "Ode"}),
    ("Ode was one of six men who died.", "died", {"subject": "Ode"}),
    ("Ode is one of the six men killed in Oslo.", "killed", {"object": "Ode"}),
    ("Ode was among those who died.", "died", {"subject": "Ode"}),
    ("Ode was not one of six men who died.", "died", {"subject": "men"}),
    ("Ode may be one of six men who died.", "died", {"subject": "men"}),
    ("Ode saw one of six men who died.", "died", {"subject": "men"}),
    # what is said of an edge is said of what it is the edge of
    ("Ode spoke at the opening of a summit held by Chad.", "held", {"object": "summit"}),
    ("Ode met Bo at the margins of the summit, which Chad held.", "held", {"object": "summit"}),
    ("Orbit won, with its rival, Tidal, losing ships.", "losing", {"subject": "rival Tidal"}),
    ("The storm left it poor.", "left", {"subject": "storm", "object": "it"}),
    ("Ode turned and fired, striking Bo in Oslo.", "fired", {"object": ""}),
    # what stands behind an adjective that completes the verb
    ("Ode pleaded guilty to theft.", "pleaded", {"subject": "Ode", "to": "theft"}),
    ("Ode was guilty of theft.", "was", {"subject": "Ode", "of": ""}),
    # whoever does what an infinitive says
    ("Orbit agreed to buy Tidal.", "buy", {"subject": "Orbit", "object": "Tidal"}),
    ("Orbit urged Tidal to sell ships.", "sell", {"subject": "Tidal", "object": "ships"}),
    ("Tidal was forced to sell ships.", "sell", {"subject": "Tidal", "object": "ships"}),
    ("Orbit is ready to buy Tidal.", "buy", {"subject": "Orbit", "object": "Tidal"}),
    ("The aim is to buy Tidal.", "buy", {"subject": "", "object": "Tidal"}),
    ("Orbit's plan to buy Tidal failed.", "buy", {"subject": "Orbit", "object": "Tidal"}),
    ("Orbit made an attempt to buy Tidal.", "buy", {"subject": "Orbit", "object": "Tidal"}),
    ("Chile passed a bill to allow strikes.", "allow", {"subject": "bill", "object": "strikes"}),
    # who is asked, where that one answers; who asks only wants it
    ("Orbit rejected a demand by Kenya to sell ships.", "sell", {"subject": "Orbit"}),
    ("Orbit built pumps in order to sell ships.", "sell", {"subject": "Orbit"}),
    ("Orbit praised a demand by Kenya to sell ships.", "sell", {"subject": ""}),
    ("Orbit rejected an attempt by Kenya to sell ships.", "sell", {"subject": "Kenya"}),
    # who is judged for an act by a noun
    ("Kenya announced the arrest of Ode for stealing cars.", "stealing", {"subject": "Ode"}),
    ("Kenya began the sale of Tidal for raising funds.", "raising", {"subject": "Kenya"}),
    ("Kenya praised a plan for selling Tidal.", "selling", {"subject": ""}),
    ("Kenya won a prize for selling Tidal.", "selling", {"subject": "Kenya"}),
    # participles and gerunds
    ("Orbit left Kenya after selling Tidal.", "selling", {"subject": "Orbit", "object": "Tidal"}),
    ("The court accused Ode of stealing cars.", "stealing", {"subject": "Ode", "object": "cars"}),
    ("Orbit makes pumps, selling them in Kenya.", "selling", {"subject": "Orbit"}),
    # a clause with a subject of its own gives it to nobody and takes none
    ("Kenya said that Chad attacked Sudan.", "attacked", {"subject": "Chad", "object": "Sudan"}),
    ("When Ode arrived, Kenya signed the pact.", "arrived", {"subject": "Ode", "object": ""}),
    ("There were attacks in Kenya.", "were", {"subject": ""}),
    # coordination
    ("Kenya and Norway signed the pact.", "signed", {"subject": "Kenya Norway", "object": "pact"}),
    ("Orbit met Ode and bought Tidal.", "bought", {"subject": "Orbit", "object": "Tidal"}),
    ("Ode was arrested and charged.", "charged", {"subject": "", "object": "Ode"}),
    ("Orbit makes and sells pumps.", "makes", {"subject": "Orbit", "object": "pumps"}),
    # whom somebody asks by a preposition or in a bare clause
    ("Kenya called on Ode to resign.", "resign", {"subject": "Ode"}),
    ("Kenya relied on Ode to win.", "win", {"subject": "Kenya"}),
    ("Kenya asked to pay.", "pay", {"subject": "Kenya"}),
    ("Kenya let Ode go.", "go", {"subject": "Ode"}),
    ("Kenya let Ode go.", "let", {"subject": "Kenya", "object": "Ode"}),
    ("Kenya said it would pay.", "said", {"subject": "Kenya", "object": ""}),
    ("Kenya urged Ode and Chad to pay.", "pay", {"subject": "Ode Chad"}),
    ("Kenya wants to be praised.", "praised", {"subject": "", "object": "Kenya"}),
    ("Kenya refused to agree to try to begin to sell cars.", "sell", {"subject": "Kenya"}),
    ("They saw Ode thrown out.", "thrown", {"subject": "", "object": "Ode"}),
    ("Kenya had Ode arrested.", "arrested", {"subject": "", "object": "Ode"}),
    ("Ode was thrown out of Kenya.", "thrown", {"object": "Ode", "from": "Kenya"}),
    ("A warrant was bought to confirm it.", "confirm", {"subject": ""}),
    ("Kenya left the talks in Oslo, targeting women.", "targeting", {"subject": "Kenya"}),
    # behind nouns and "be"
    ("The need for Kenya to be reformed grew.", "reformed", {"subject": "", "object": "Kenya"}),
    ("Kenya backed a bid to stop Tidal.", "stop", {"subject": ""}),
    ("Kenya opposed attempts to stop Tidal.", "stop", {"subject": ""}),
    ("Kenya gave warnings against attempts to stop Tidal.", "stop", {"subject": ""}),
    ("Kenya warned Ada Hart against stopping Tidal.", "stopping", {"subject": "Hart"}),
    ("Kenya distracted Ada Hart from stopping Tidal.", "stopping", {"subject": "Hart"}),
    ("Kenya withdrew from stopping Tidal.", "stopping", {"subject": "Kenya"}),
    ("Kenya won't accept any attempt to stop Tidal.", "stop", {"subject": ""}),
    ("An attempt by Orbit to stop Tidal failed.", "stop", {"subject": "Orbit"}),
    ("In an attempt to stop Tidal, Orbit paid.", "stop", {"subject": "Orbit"}),
    ("Its aim is to win.", "win", {"subject": "Its"}),
    ("Orbit is to win.", "win", {"subject": "Orbit"}),
    ("Orbit needs a man to talk.", "talk", {"subject": ""}),
    ("The man to lead Kenya sold cars.", "lead", {"subject": "man", "object": "Kenya"}),
    ("The cars to be sold in Kenya broke.", "sold", {"subject": "", "object": "cars"}),
    ("Kenya has a plan for Japan to win.", "win", {"subject": "Japan", "object": ""}),
    ("The man facing Kenya sold cars.", "facing", {"subject": "man", "object": "Kenya"}),
    ("The rising prices hurt Kenya.", "rising", {"subject": "prices"}),
    # behind prepositions
    ("Kenya thanked Ode after selling cars.", "selling", {"subject": "Kenya"}),
    ("Kenya kept Ode from selling cars.", "selling", {"subject": "Ode"}),
    ("Ode was accused of stealing cars.", "stealing", {"subject": "Ode", "object": "cars"}),
    ("Kenya's habit of selling cars hurt Ode.", "selling", {"subject": "Kenya"}),
    ("Kenya has an interest in selling cars.", "selling", {"subject": "Kenya"}),
    ("The idea of selling cars pleased Ode.", "selling", {"subject": "", "object": "cars"}),
    # relative clauses
    ("The ships that sank were old.", "sank", {"subject": "ships", "object": ""}),
    ("The ships Kenya built sank.", "built", {"subject": "Kenya", "object": "ships"}),
    ("The day when Orbit won is over.", "won", {"subject": "Orbit", "object": ""}),
    ("The maker of Tidal, which sold cars, moved.", "sold", {"subject": "Tidal"}),
    ("The maker of Tidal that sold cars moved.", "sold", {"subject": "maker"}),
    ("Kenya, who Chad says stole cars, denied it.", "stole", {"subject": "Kenya"}),
    # verbs side by side
    ("Kenya acts and Chad sells pumps.", "acts", {"subject": "Kenya", "object": ""}),
    ("Orbit signs up and sells pumps.", "signs", {"subject": "Orbit", "object": ""}),
    ("Orbit grows and, when the rains come, sells cars.", "grows", {"object": ""}),
    ("Ode was praised and Chad was fined.", "fined", {"object": "Chad"}),
    ("Ode was praised and fined by Chad.", "fined", {"subject": "Chad", "object": "Ode"}),
    ("Kenya said that Chad won and sought to leave.", "leave", {"subject": ""}),
    ("Kenya says that Chad won and sought to leave.", "leave", {"subject": "Chad"}),
    ("Kenya said that Chad would win and leave.", "leave", {"subject": "Chad"}),
    ("Having been fined, Ode paid.", "fined", {"subject": "", "object": "Ode"}),
    ("Winning the cup pleased Kenya.", "pleased", {"subject": "", "object": "Kenya"}),
    # nearer cases of the same rules
    ("The head of Kenya, which sold cars, left.", "sold", {"subject": "head"}),
    ("The Emir of Qatar, which attacked Chad, left.", "attacked", {"subject": "Qatar"}),
    ("The Emir of Qatar, who attacked Chad, left.", "attacked", {"subject": "Emir"}),
    ("Kenya wants to be asked to pay.", "pay", {"subject": "Kenya"}),
    ("According to Ode, Kenya fell in Chad.", "fell", {"in": "Chad", "to": ""}),
    ("A man ready to sign came.", "sign", {"subject": ""}),
    ("Kenya called on Japan, fearing defeat.", "fearing", {"subject": "Kenya"}),
    ("Kenya called in May on Ode to resign.", "resign", {"subject": "Ode"}),
    ("Kenya urged Japan, fearing defeat.", "fearing", {"subject": "Kenya"}),
    ("Kenya is in Oslo to win.", "win", {"subject": "Kenya"}),
    ("The winner is to pay.", "pay", {"subject": "winner"}),
    ("Kenya needs a man to talk to Japan.", "talk", {"subject": "man"}),
    ("Kenya sent a letter to be read.", "read", {"subject": "", "object": "letter"}),
    ("An attempt to stop cars by Orbit failed.", "stop", {"subject": ""}),
    ("Kenya has the right to sell cars.", "sell", {"subject": "Kenya", "object": "cars"}),
    ("The right to sell cars pleased Kenya.", "sell", {"subject": "", "object": "cars"}),
    ("Kenya accused Ode after selling cars.", "selling", {"subject": "Kenya"}),
    ("The man with a habit of selling cars left.", "selling", {"subject": ""}),
    ("The man to whom Kenya spoke left.", "spoke", {"subject": "Kenya", "object": ""}),
    ("Kenya looks at and sells cars.", "looks", {"object": ""}),
    ("Kenya makes and often sells cars.", "makes", {"object": "cars"}),
    ("Kenya makes and then quite often sells cars.", "makes", {"object": ""}),
    ("Kenya bought that.", "bought", {"subject": "Kenya", "object": "that"}),
    ("Kenya tried to win and lost.", "tried", {"complement": "win"}),
    ("Kenya tried to win and lost.", "lost", {"subject": "Kenya"}),
    ("Kenya met Ode, Chad and Peru.", "met", {"object": "Ode Chad Peru"}),
    ("Kenya fell by a third of its size.", "fell", {"by": "third", "of": ""}),
    ("Kenya was asked by Ode to pay.", "pay", {"subject": "Kenya"}),
    # whose act it isn't, and whose it is
    ("Ode rejected the government plan to ban cars.", "ban", {"subject": "government"}),
    ("Kenya gave Ode the chance to win.", "win", {"subject": "Ode"}),
    ("Kenya has the potential to beat Chad.", "beat", {"subject": "Kenya", "object": "Chad"}),
    ("Orbit had trouble selling cars.", "selling", {"subject": "Orbit", "object": "cars"}),
    ("The ship was used to attack Chad.", "attack", {"subject": "", "object": "Chad"}),
    ("The result would be to harm Chad.", "harm", {"subject": "", "object": "Chad"}),
    ("Kenya called for cutting taxes.", "cutting", {"subject": "", "object": "taxes"}),
    ("Kenya praised Ode for selling cars.", "selling", {"subject": "Ode", "object": "cars"}),
    ("Kenya blamed Ode, asking for money.", "asking", {"subject": "Kenya"}),
    ("The decision came after visiting Chad.", "visiting", {"subject": "", "object": "Chad"}),
    ("Her decision came after visiting Chad.", "visiting", {"subject": "Her"}),
    # other slots
    ("Kenya offered Chad a ship.", "offered", {"object": "ship", "indirect": "Chad"}),
    ("Iran will award it the deal.", "award", {"object": "deal", "indirect": "it"}),
    ("As a partner, Orbit sells pumps.", "sells", {"subject": "Orbit", "as": ""}),
    ("Kenya expanded its assets – such as hope.", "expanded", {"object": "assets", "as": ""}),
    (
        "Orbit's revenue fell by 14 percent in May, from 8.8 billion to 7.5 billion dollars.",
        "fell",
        {"from": "billion", "to": "dollars"},
    ),
    # an infinitive right behind the object of a verb that controls, wherever it hangs
    (
        "Kenya wants to make a rule that allows poor countries to lower their taxes.",
        "lower",
        {"subject": "countries", "object": "taxes"},
    ),
    ("Kenya gave the minister a ship.", "gave", {"object": "ship", "indirect": "minister"}),
    ("Orbit bought Tidal from Kenya for cash.", "bought", {"from": "Kenya", "for": "cash"}),
    ("Kenya gave a ship to Chad.", "gave", {"object": "ship", "indirect": "", "to": "Chad"}),
    ("Chad was sent a letter.", "sent", {"subject": "", "object": "letter", "indirect": "Chad"}),
    ("Shares fell 16 percent.", "fell", {"extent": "percent"}),
    ("Shares fell last week.", "fell", {"extent": ""}),
    ("Along with Chad, Kenya worked with men.", "worked", {"with": "men"}),
    ("Kenya worked along with Chad.", "worked", {"with": "Chad"}),
    ("According to Ode, Kenya signed the pact.", "signed", {"subject": "Kenya", "to": ""}),
    ("Kenya became a republic.", "became", {"object": "", "complement": "republic"}),
]  # fmt: skip

PASSIVES = [
    ("Tidal was bought by Orbit.", "bought", True),
    ("Tidal, bought by Orbit, makes pumps.", "bought", True),
    ("Ode was arrested and charged.", "charged", True),
    ("The cars sold in Kenya broke.", "sold", True),
    ("Having been fined, Ode paid.", "fined", True),
    ("Fined in Kenya, Ode paid.", "Fined", True),
    ("Kenya praised Ode and fined Chad.", "fined", False),
    ("Kenya has praised Ode and fined Chad.", "fined", False),
    ("Kenya has praised Ode.", "praised", False),
    ("The used cars broke.", "used", True),
    ("The cars broke.", "broke", False),
]


@pytest.fixture(scope="module")
def readings():
    texts = [text for text, _, _ in (*CASES, *PASSIVES)]
    documents = [Document(id=document_id(text), text=text) for text in texts]
    return list(parses(documents))


@pytest.mark.parametrize("number", range(len(CASES)), ids=[f"{c[0]} [{c[1]}]" for c in CASES])
def test_who_does_what_to_whom(readings, number):
    """A verb has the same arguments, however the sentence puts it."""
    _, word, expected = CASES[number]
    parse = readings[number]
    verb = next(token for token in parse.tokens if token.text == word)
    slots = ArgumentReader(parse).read(verb).slots
    found = {
        slot: " ".join(parse.tokens[index].text for index in slots.get(slot, ()))
        for slot in expected
    }
    assert found == expected


def test_it_says_what_is_inherited(readings):
    """A subject that stands with another verb is told from one of the verb's own."""
    borrowed = {}
    for parse, (text, word, _) in zip(readings, CASES, strict=False):
        verb = next(token for token in parse.tokens if token.text == word)
        borrowed[text] = ArgumentReader(parse).read(verb).inherited
    assert borrowed["Orbit bought Tidal in May."] == frozenset()
    assert borrowed["Orbit agreed to buy Tidal."] == {"subject"}
    assert borrowed["Ode was arrested and charged."] == {"object"}


@pytest.mark.parametrize("number", range(len(PASSIVES)), ids=[f"{c[0]}" for c in PASSIVES])
def test_the_passive_is_told(readings, number):
    """Also where no auxiliary says so."""
    _, word, expected = PASSIVES[number]
    parse = readings[len(CASES) + number]
    verb = next(token for token in parse.tokens if token.text == word)
    assert ArgumentReader(parse).is_passive(verb) is expected
    assert ArgumentReader(parse).read(verb).passive is expected
