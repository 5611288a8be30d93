"""What names tell of the grammar, and where they tell nothing."""

from __future__ import annotations

import pytest
from tests.extract.clauses.read_clauses import read_clauses

# Sentence, verb or noun in it, and what stands in its slots; nobody is None, a pronoun "".
SLOTS = [
    # The verb has both, and one long noun isn't named.
    (
        "Kenya named Ada Hart finance minister.",
        "named",
        {"object": "Ada Hart", "complement": "'finance minister'"},
    ),
    (
        "Interpol elected Ada Hart president in May.",
        "elected",
        {"object": "Ada Hart", "complement": "'president'"},
    ),
    # A verb that gives no post, and a post without a name before it, are left alone.
    ("Kenya met Ada Hart adviser Bo Lind.", "met", {"complement": None}),
    ("Kenya named a minister.", "named", {"complement": None}),
    # Behind an aside the main clause goes on; without its commas, the aside does.
    ("Chad left, saying that Kenya lost, and bombed Oslo.", "bombed", {"subject": "Chad"}),
    ("Chad said that Kenya lost and bombed Oslo.", "bombed", {"subject": "Kenya"}),
    # Whom somebody urges is told what to do, and what is a plan is no telling.
    ("Kenya urged councils to limit taxes.", "urged", {"object": "'councils'"}),
    ("Kenya asked Interpol to limit taxes.", "limit", {"subject": "Interpol"}),
    ("Kenya allowed a plan to limit taxes.", "allowed", {"object": "'plan to limit taxes'"}),
    # When it was is nobody's, but it may tell whose.
    ("Ada Hart said that in January house prices rose.", "rose", {"subject": "'house prices'"}),
    ("In January house prices Ada Hart saw hope.", "saw", {"subject": "Ada Hart"}),
    # Behind a post's letters stands who has it, and behind a body's somebody else.
    ("Chief Justice of Chad (CJC) Ada Hart visited Oslo.", "visited", {"subject": "Ada Hart"}),
    ("Prime Minister (PM) Ada Hart met Ben Cole.", "met", {"subject": "Ada Hart"}),
    ("The Bank of Chad (BOC) visited Oslo.", "visited", {"subject": "Bank of Chad"}),
    # Who closes a sentence says it, and what goes on behind a source is the verb's.
    ("Kenya sued the owners of Orbit, the BBC reports.", "reports", {"subject": "BBC"}),
    ("Kenya sued the owners of Orbit, the BBC reports staff.", "sued", {"subject": "Kenya"}),
    ("Ada Hart was, according to Interpol, among them.", "was", {"among": ""}),
    # A crime of two words is one.
    (
        "Ada Hart was convicted of theft, fraud and witness tampering.",
        "convicted",
        {"of": "'theft, fraud and witness tampering'"},
    ),
    # What is counted is one of a list, unless it is what was counted before.
    (
        "Kenya won one gold, a silver and two bronzes.",
        "won",
        {"object": "'one gold, a silver and two bronzes'"},
    ),
    ("Kenya won three medals, a silver and two bronzes.", "won", {"object": "'three medals'"}),
    # Who is judged for an act did it.
    ("Kenya upheld the ban on Ada Hart for fixing it.", "fixing", {"subject": "Ada Hart"}),
    ("Kenya upheld the sale of Orbit for fixing it.", "fixing", {"subject": "Kenya"}),
    (
        "Kenya dropped charges against Ada Hart for stealing it.",
        "stealing",
        {"subject": "Ada Hart"},
    ),
    # Who is in court is charged, and what killed somebody somewhere is no place.
    ("Ada Hart was in court charged with theft.", "charged", {"object": "Ada Hart"}),
    ("Ada Hart was in a gang charged with theft.", "charged", {"object": "'gang'"}),
    (
        "Kenya condemned an attack in Oslo, which killed Ada Hart.",
        "killed",
        {"subject": "'attack in Oslo'"},
    ),
    ("Kenya bombed Oslo, which killed Ada Hart.", "killed", {"subject": ""}),
    ("Kenya condemned Russia, which killed Ada Hart.", "killed", {"subject": "Russia"}),
    ("Kenya visited Oslo, which joined Interpol.", "joined", {"subject": "Oslo"}),
    # Who is given something receives it.
    ("Kenya granted Ada Hart asylum.", "granted", {"indirect": "Ada Hart", "object": "'asylum'"}),
    # Whom somebody leads by how much, and with whom somebody goes.
    ("Ada Hart leads Bo Lind 47 percent to 40 percent.", "leads", {"object": "Bo Lind"}),
    ("Ada Hart leads the Bo Lind fund.", "leads", {"object": "'Bo Lind fund'"}),
    ("Kenya Airways ordered Boeing 777 jets.", "ordered", {"object": "'Boeing 777 jets'"}),
    ("Ada Hart flew to the station with Bo Lind.", "flew", {"with": "Bo Lind"}),
    ("Ada Hart flew to talks with Bo Lind.", "flew", {"with": None}),
    ("Kenya forbids both selling cars and signing it.", "selling", {"object": "'cars'"}),
    # Shares may be those of whom they are named by, and a body often names its shares.
    ("Kenya sold Ada Hart shares.", "sold", {"indirect": None}),
    ("Kenya granted six visas.", "granted", {"indirect": None}),
    ("Kenya gave Interpol shares.", "gave", {"indirect": None}),
    ("Kenya paid Interpol artistic director Ada Hart.", "paid", {"indirect": None}),
    # Time and measures do nothing, and a verb's prefix isn't another verb.
    ("It took the jury two hours to convict Ada Hart.", "convict", {"subject": "'jury'"}),
    ("It took the jury a week to convict Ada Hart.", "convict", {"subject": "'jury'"}),
    ("Chad went home to ban soya.", "ban", {"subject": "Chad"}),
    (
        "A spokeswoman for EU diplomatic chief Ada Hart left.",
        "left",
        {"subject": "'spokeswoman for EU diplomatic chief Ada Hart'"},
    ),
    ("It took a week to convict Ada Hart.", "convict", {"subject": ""}),
    ("Ada Hart of the anti-sponsored group met Chad.", "met", {"subject": "Ada Hart"}),
    # Who is told, what stands before a clause, an occasion, and an example of a noun.
    ("Ada Hart told Kenya officials left Chad.", "left", {"subject": "'Kenya officials'"}),
    ("Ada Hart told Reuters oil prices rose.", "told", {"object": "Reuters"}),
    ("Ada Hart told Reuters oil prices rose.", "rose", {"subject": "'oil prices'"}),
    ("Ada Hart told the BBC ministers left Kenya.", "left", {"subject": "'ministers'"}),
    ("Prior to the 2011 independence he was hired by Kenya.", "hired", {"subject": "Kenya"}),
    (
        "His Highness the Crown Prince received the Prime Minister in Kenya.",
        "received",
        {"subject": "'His Highness the Crown Prince'"},
    ),
    ("His brother the priest received Ada Hart.", "received", {"subject": "'His brother'"}),
    ("Kenya gave the Olympics hopes in May.", "gave", {"object": "'hopes'"}),
    ("Kenya, Ada Hart saw on Monday, attacked Chad.", "saw", {"subject": "Kenya, Ada Hart"}),
    ("In Kenya, police said on Monday, prices rose.", "rose", {"subject": "'prices'"}),
    ("Kenya, police said on Monday, and Chad sold ships.", "sold", {"subject": "Chad"}),
    (
        'Kenya pledged to "never, ever, ever" attack Tory leader Bo Lind over his beliefs.',
        "attack",
        {"subject": "Kenya", "object": "Bo Lind"},
    ),
    (
        "The minister was speaking as Oslo's mayor Bo Lind remains embroiled in a row over it.",
        "embroiled",
        {"object": "Bo Lind"},
    ),
    ("Ships were hit in and around Kenya.", "hit", {"in": "Kenya"}),
    ("Kenya's wish to see Chad left Japan cold.", "see", {"subject": "Kenya"}),
    ("Kenya announced a tax at the meeting.", "announced", {"object": "'tax'"}),
    ("Kenya announced a tax at the border.", "announced", {"object": "'tax at the border'"}),
    ("India met men developing ships.", "developing", {"subject": "'men'", "object": "'ships'"}),
    ("The reason Kenya won was Chad.", "won", {"subject": "Kenya"}),
    (
        "Chad announced the ship from Lion Air Flight 610 has been sold to Kenya.",
        "sold",
        {"object": "'ship from Lion Air Flight 610'", "to": "Kenya"},
    ),
    (
        "The court found guns similar to Ada Hart's.",
        "found",
        {"object": "'guns similar to Ada Hart'"},
    ),
    (
        "Ada Hart announced the train from Oslo to Bergen was hit.",
        "announced",
        {"object": None, "to": None},
    ),
    (
        "Bo Lind elected president by Ada Hart",
        "elected",
        {"object": "Bo Lind", "complement": "'president'"},
    ),
    ("Chad spent funds coming from Kenya.", "coming", {"subject": "'funds'", "from": "Kenya"}),
    (
        "Chad revealed the plan in a letter that he had shown Kenya.",
        "shown",
        {"subject": "Chad", "object": "Kenya"},
    ),
    ("Kenya sold ships in favour of Chad.", "sold", {"object": "'ships'"}),
    ("The court saw Ada Hart, 31, guilty of theft.", "saw", {"object": "Ada Hart"}),
    (
        "Kenya fined the University of Oslo's institute.",
        "fined",
        {"object": "'University of Oslo's institute'"},
    ),
    ("Kenya voted in favour of a ban.", "voted", {"for": "'ban'", "in": "'favour of a ban'"}),
    ("Kenya held a vote in tandem with Chad.", "held", {"object": "'vote'", "alongside": "Chad"}),
    (
        "Kenya held a vote in the place of Chad.",
        "held",
        {"object": "'vote'", "in": "'place of Chad'"},
    ),
    (
        "Kenya welcomes the measures taken by the banks, in particular Interpol and Chad.",
        "welcomes",
        {"object": "'measures taken by the banks'"},
    ),
    # Nobody meets the country that he is sent to.
    ("Kenya met the envoy of Chad to Japan, Mr Bo Lind, on Monday.", "met", {"object": "Bo Lind"}),
    (
        "The judge of Chad went to Japan, Bo Lind said.",
        "went",
        {"subject": "'judge of Chad'", "to": "Japan", "object": None},
    ),
    # Nobody is a victory.
    (
        ("Zambia won after a victory over the Super Falcons of Nigeria who have lost their coach."),
        "lost",
        {"subject": "Super Falcons"},
    ),
    # Whom he killed isn't he; behind a comma he is.
    (
        "Photos of the boss, Christian Cavazos, killed in Oslo were sold.",
        "killed",
        {"subject": None, "object": "Christian Cavazos", "in": "Oslo"},
    ),
    # Whatever a parser joins it to; with "and" it goes on.
    (
        "Kenya became the last to qualify for this year's Cup as Bo's goal gave Chad hope.",
        "gave",
        {"subject": "'Bo's goal'"},
    ),
    ("Kenya left as head of the bank and gave Chad hope.", "gave", {"subject": "Kenya"}),
    # Her uncle is Bo Lind, who alone founded it.
    ("Ada Hart's grandfather Bo Lind founded the bank.", "founded", {"subject": "Bo Lind"}),
    # Neither who is only named beside the subject nor half of a list acts.
    (
        "Kenya met the head of Interpol, Bo Lind, and Chad signed a pact.",
        "signed",
        {"subject": "Chad"},
    ),
    (
        "Kenya urged Chad not to leave as the World Bank has not yet signed it.",
        "signed",
        {"subject": "World Bank"},
    ),
    ("Dubbed Ada Hart, the ship sank.", "sank", {"subject": "'ship'"}),
    (
        (
            "Senate Bill 1899, sponsored by State Senator Elgie R. Sims Jr. (17th District - "
            "Chicago) and State Representative Justin Slaughter (27th District - Chicago), allows "
            "men to leave."
        ),
        "sponsored",
        {"subject": "Elgie R. Sims Jr., Justin Slaughter"},
    ),
    (
        "House Bill 12, written by Senator Ada Hart (17th District - Chicago), bans smoking.",
        "written",
        {"subject": "Ada Hart"},
    ),
    (
        "The bank, founded by brothers in Oslo, and a firm failed.",
        "failed",
        {"subject": "'bank', 'firm'"},
    ),
    ("Ada Hart, the ship and the crew sank.", "sank", {"subject": "Ada Hart, 'ship and the crew'"}),
    (
        "The talks at Interpol and Europol are over.",
        "are",
        {"subject": "'talks at Interpol and Europol'"},
    ),
    ("In the journal Interpol, a team of men report it.", "report", {"subject": "'team of men'"}),
    ("In Oslo, a city in Norway, men report it.", "report", {"subject": "'men'"}),
    ("Today, Chief Executive of Kenya Ada Hart spoke.", "spoke", {"subject": "Ada Hart"}),
    ("The President of the Republic Ada Hart spoke.", "spoke", {"subject": "Ada Hart"}),
    (
        "In New York, Oslo, the man and two boys approached Bo Lind.",
        "approached",
        {"subject": "'man and two boys'"},
    ),
    ("Oslo is the first city to win and the first to lose.", "is", {"subject": "Oslo"}),
    ("Speaking in Oslo, Ada Hart was hit by killing voters.", "hit", {"subject": None}),
    (
        "The statue of a goddess and Ada Hart fell.",
        "fell",
        {"subject": "'statue of a goddess', Ada Hart"},
    ),
    ("The head of Interpol and Bo Lind met.", "met", {"subject": "'head of Interpol', Bo Lind"}),
    ("The ministers of Chad and Kenya met.", "met", {"subject": "'ministers of Chad and Kenya'"}),
    # Whatever a parser takes "that" for.
    (
        (
            "Researchers in the United Kingdom established that poor hygiene by humans, "
            "specifically insufficient hand washing, is responsible for the spread of the bacteria."
        ),
        "is",
        {"subject": "'poor hygiene by humans'"},
    ),
    # A name on the noun before it, two people on "and", a charge on its verb.
    (
        "Interpol sold a minority stake to Kenyan bank Siemens for 775m euros in 2002.",
        "sold",
        {"object": "'minority stake'", "to": "Siemens", "for": "'775m euros'"},
    ),
    (
        "Ada Hart accused the director of the film of portraying a priest in bad light.",
        "accused",
        {"object": "'director of the film'"},
    ),
    ("Ada Hart praised the director of the film of a priest.", "praised", {}),
    (
        "The number of items increased over the past three years from 8 million to 28 million.",
        "increased",
        {"from": "'8 million'", "to": "'28 million'"},
    ),
    ("Interpol chose school teacher Ada Hart, from Oslo, to act.", "chose", {"object": "Ada Hart"}),
    (
        "Forward Kim Jong-un and midfielder Ban Ki-moon each scored a goal.",
        "scored",
        {"subject": "Kim Jong-un, Ban Ki-moon", "object": "'goal'"},
    ),
    # Whom she told, she hadn't spoken.
    (
        (
            "Sumi even told her in-laws that she had spoken to the office about quitting her "
            "job, said Mukta Dhar."
        ),
        "spoken",
        {"object": None},
    ),
    # A gift goes to somebody; a plan goes nowhere, and who sells something sells it to others.
    ("Kenya announced a contribution of $2 million to Interpol.", "announced", {"to": None}),
    ("Kenya announced the plan to Interpol.", "announced", {"to": "Interpol"}),
    ("Kenya sold a contribution of $2 million to Interpol.", "sold", {"to": "Interpol"}),
    # A post leads to its holder; of others, somebody named is only theirs.
    ("Superintendent of Police Ada Hart arrested Bo Lind.", "arrested", {"subject": "Ada Hart"}),
    ("The Minister of Finance Ada Hart arrested Bo Lind.", "arrested", {"subject": "Ada Hart"}),
    ("The brother of Ada Hart arrested Bo Lind.", "arrested", {"subject": "'brother of Ada Hart'"}),
    (
        "World Bank director of policy Ada Hart arrested Bo Lind.",
        "arrested",
        {"subject": "Ada Hart"},
    ),
    (
        "The manager of singer Ada Hart arrested Bo Lind.",
        "arrested",
        {"subject": "'manager of singer Ada Hart'"},
    ),
    # Each of them is one, and not a post and somebody else.
    (
        "The Minister of Finance, Ada Hart, and the head of Interpol, Mr Bo Lind, met.",
        "met",
        {"subject": "Ada Hart, Bo Lind"},
    ),
    ("Ada Hart, the head of Interpol, and Bo Lind met.", "met", {"subject": "Ada Hart, Bo Lind"}),
    ("Interpol, Ada Hart and Bo Lind met.", "met", {"subject": "Interpol, Ada Hart, Bo Lind"}),
    # Outside of what it was; an adjective is of its noun.
    (
        "A bomb killed six inside traders.",
        "killed",
        {"subject": "'bomb'", "object": "'six inside traders'"},
    ),
    # Bodies before what they publish, lists before what they are, modifiers with a hyphen.
    (
        "Chad opened its new sight, the “Coffee Route,” in May.",
        "opened",
        {"object": "Coffee Route"},
    ),
    (
        "A man who posed as Ada Hart fined Kenya.",
        "fined",
        {"subject": "'man who posed as Ada Hart'"},
    ),
    ("Ada Hart, who posed as a doctor, fined Kenya.", "fined", {"subject": "Ada Hart"}),
    ("Bank of England figures shook Kenya.", "shook", {"subject": "'Bank of England figures'"}),
    ("The Bank of England shook Kenya.", "shook", {"subject": "Bank of England"}),
    (
        "One member of the committee - Ada Hart - voted to fine Kenya.",
        "voted",
        {"subject": "Ada Hart"},
    ),
    ("Kenya has worked on food security issues with Chad.", "worked", {"with": "Chad"}),
    ("Kenya has worked on its talks with Chad.", "worked", {"with": None}),
    ("Kenya fined Orbit after raising prices.", "raising", {"object": "'prices'"}),
    (
        "Kenyan President Ada Hart and her Irish counterpart Bo Lind opened the road.",
        "opened",
        {"subject": "Ada Hart, Bo Lind"},
    ),
    (
        "Kenya, Chad, and Ghana, members of Interpol, fined Orbit.",
        "fined",
        {"subject": "Kenya, Chad, Ghana"},
    ),
    (
        "Chad announced the next generation games console.",
        "announced",
        {"object": "'next generation games console'"},
    ),
    (
        "Ada Hart rejected a proposal for Orbit to buy Volvo.",
        "rejected",
        {"object": "'proposal for Orbit to buy Volvo'"},
    ),
    # A parser hangs it on the verb above, puts it beside, or takes it for a verb itself.
    # a verb of saying has the subject of what is said for its object
    ("Ada Hart has warned the Irish Lions will win.", "win", {"subject": "Irish Lions"}),
    ('Ada Hart warned the "Orbit Party" was strong.', "was", {"subject": "Orbit Party"}),
    ("Ada Hart warned the Orbit Party to go.", "go", {"subject": "Orbit Party"}),
    # a name that is told again between commas
    (
        'Dutch coach Bo Lind, the man credited with "total football", has died.',
        "died",
        {"subject": "Bo Lind"},
    ),
    # By a post before "which", by a quotation mark, by words put in, and by a title.
    # "which" is nobody
    (
        "Ada Hart, head of sales at Universal which released the film, left.",
        "released",
        {"subject": "Universal"},
    ),
    (
        "Ada Hart, head of sales at Universal who released the film, left.",
        "released",
        {"subject": "Ada Hart"},
    ),
    # of what somebody is accused, in quotation marks
    (
        'Ada Hart accused the programme of "corrupting politics".',
        "accused",
        {"object": "'programme'"},
    ),
    ("Kenya faced the risk of losing the bank.", "faced", {"object": "'risk of losing the bank'"}),
    ("A new book, Kenya, says so.", "says", {"subject": "'new book'"}),
    # What hangs on a verb like a day, and is a name and no day, is what is acted on.
    (
        "Ada Hart, launched, on Monday, in the lab of the Orbit School (OS), the Thin Project.",
        "launched",
        {"object": "Thin Project"},
    ),
    ("Ada Hart left Monday.", "left", {"object": None}),
    # Words that stand between a verb and what belongs to it don't part them.
    # a verb behind "both", and a list with a name of several words in it
    (
        "Kenya and Chad have both cut prices.",
        "cut",
        {"subject": "Kenya, Chad", "object": "'prices'"},
    ),
    (
        "Kenya met the University of Oslo, Interpol and Siemens.",
        "met",
        {"object": "University of Oslo, Interpol, Siemens"},
    ),
    (
        "Interpol, Bank of England, Siemens and Kenya sold ships.",
        "sold",
        {"subject": "Interpol, Bank of England, Siemens, Kenya"},
    ),
    ("Universal, Siemens, sold ships.", "sold", {"subject": "Universal"}),
    # whom "with" leads to, before who acts
    ("With Bo Lind, Ada Hart fined Kenya.", "fined", {"subject": "Ada Hart", "object": "Kenya"}),
    # where somebody goes, and how many there are
    ("Ada Hart is waiting for Kenya to start a war.", "start", {"subject": "Kenya"}),
    # what is asked for, and what a sentence says of its first noun
    ("Kenya called for Siemens to be fined.", "called", {"for": "Siemens"}),
    ("Kenya left for Siemens to be fined.", "fined", {"object": "Siemens"}),
    ("A report by the EU committee attacked Kenya.", "attacked", {"object": "Kenya"}),
    (
        "Ada Hart, who fell ill in Kenya, lost to Bo Lind in May.",
        "lost",
        {"subject": "Ada Hart", "to": "Bo Lind"},
    ),
    ("A man shot in Kenya.", "shot", {"subject": None}),
    # what is worth something, and how somebody talks
    ("Ada Hart met Bo Lind face to face in Oslo.", "met", {"object": "Bo Lind"}),
    # who isn't who is protested against
    ("Kenya saw anti-Japanese protests in Oslo.", "protests", {"subject": None}),
    ("Kenya saw Japanese protests in Oslo.", "protests", {"subject": ""}),
    # when something was said
    ("Ada Hart fined Kenya, Bo Lind said before he left Chad.", "left", {"subject": "Bo Lind"}),
    # behind an adverb, and counted
    ("Universal pulled away from Siemens in May.", "pulled", {"from": "Siemens"}),
    ("Kenya wounded six others.", "wounded", {"object": "'six others'"}),
    # who is there along with others
    (
        "Ada Hart, along with Bo Lind, left Kenya.",
        "left",
        {"subject": "Ada Hart, Bo Lind", "object": "Kenya"},
    ),
    ("Ada Hart fled to Kenya together with Bo Lind.", "fled", {"subject": "Ada Hart, Bo Lind"}),
    ("Ada Hart was shot in Kenya along with Bo Lind.", "shot", {"object": "Ada Hart, Bo Lind"}),
    ("Kenya bought Siemens along with Universal.", "bought", {"object": "Siemens, Universal"}),
    ("Kenya bought Siemens with Universal.", "bought", {"object": "Siemens"}),
    ("Siemens is 46%-owned by Kenya.", "owned", {"object": "Siemens", "subject": "Kenya"}),
    # how often, and on what something grew
    ("Prices grew to $5 million on rising demand.", "grew", {"to": "'$5 million'"}),
    # up and down, and the same sum in other money
    (
        "Sales were $8.59 billion, up 9.4% from 2004.",
        "were",
        {"complement": "'$8.59 billion'", "extent": "'9.4%'"},
    ),
    ("The dollar stood at 12 euros, down from 13.", "stood", {"from": "'13'"}),
    (
        "Siemens was down 3% to 12 euros in May.",
        "was",
        {"subject": "Siemens", "extent": "'3%'", "to": "'12 euros'"},
    ),
    ("Siemens ended 3% higher in May.", "ended", {"extent": "'3%'"}),
    ("Siemens was up by a third in May.", "was", {"by": "'a third'"}),
    # Whom "who" means stands above the towns before it.
    (
        "Ada Hart, manager of a bank in Oslo, Kenya, who sued Bo Lind, left.",
        "sued",
        {"subject": "Ada Hart"},
    ),
    (
        "The ministry in Oslo, Kenya, which sued Bo Lind, left.",
        "sued",
        {"subject": "'ministry in Oslo'"},
    ),
    # Who is asked to act is the subject, and no part of the verb.
    ("Kenya demanded the IAAF investigate the affair.", "investigate", {"subject": "IAAF"}),
    # A verb between two sides is no noun.
    (
        "Southampton visit Northampton, having already beaten the League Two side.",
        "visit",
        {"subject": "Southampton", "object": "Northampton"},
    ),
    (
        "Third-placed Everton visit Plymouth, Liverpool travel to Burnley.",
        "visit",
        {"subject": "Everton", "object": "Plymouth"},
    ),
    # The agent is the passive's, unless what stands behind it can't act, or it has its own.
    (
        "Ada Hart was accused of killing him by poison.",
        "accused",
        {"subject": None, "object": "Ada Hart"},
    ),
    ("Ada Hart was barred by Kenya from being paid by the court.", "barred", {"subject": "Kenya"}),
    # Clauses, nouns, figures and lists that a parser takes for something else.
    # a clause that a conjunction leads is under the other
    ("As the game progresses you swap sides, meeting Kenya.", "meeting", {"subject": ""}),
    ("While Kenya kept ships, Chad will sell ships.", "kept", {"subject": "Kenya"}),
    # what somebody is shown at is his; what a thing is shown at is nobody's
    ("The latest footage showed Ada Hart asking for help.", "asking", {"subject": "Ada Hart"}),
    ("Kenya showed Ada Hart its films, selling ships.", "selling", {"subject": "Kenya"}),
    # whom something is asked for
    ("Ada Hart asked for troops to be sent.", "sent", {"object": "'troops'"}),
    # a new clause behind "and", unless two names are joined
    ("Kenya announced plans to help Chad and Sudan would go.", "go", {"subject": "Chad, Sudan"}),
    # what a verb asks for is no part of its object
    ("Kenya blamed the cuts on low sales.", "blamed", {"on": "'low sales'"}),
    ("Kenya told the head of Interpol.", "told", {"object": "'head of Interpol'"}),
    # a noun behind a name, and a verb
    ("Ada Hart will miss Saturday's Six Nations clash with Wales.", "clash", {"object": "Wales"}),
    ("It helped Kenya win.", "win", {"subject": "Kenya"}),
    # what somebody is punished for, and with
    ("Ada Hart was jailed for six years for fraud.", "jailed", {"for": "'six years', 'fraud'"}),
    # who did what was done "as" something; whom something is warned of, and whose head he is
    ("Ada Hart was replaced as Tory leader by Bo Lind.", "replaced", {"subject": "Bo Lind"}),
    ("Ada Hart was known as a friend of Bo Lind.", "known", {"subject": None}),
    ("Interpol warned users of a flaw.", "warned", {"of": "'flaw'"}),
    # what sums up a clause is nothing that is done to
    ("Kenya raised the tax to 5%, its third rise in May.", "raised", {"object": "'tax'"}),
    ("Kenya bought Tidal, the maker of a pump.", "bought", {"object": "Tidal, 'maker of a pump'"}),
    # what somebody is kept from something for
    ("Kenya barred Ada Hart from running in Chad for lying.", "running", {"for": None}),
    ("Kenya praised Ada Hart for running in Chad for a fund.", "running", {"for": "'fund'"}),
    (
        "Ada Hart became head of Orbit, the first woman to do so.",
        "became",
        {"complement": "'head of Orbit'"},
    ),
    # a participle with an object is what is done, but for verbs with two
    ("A Saudi-led coalition bombed Kenya.", "bombed", {"subject": "'Saudi-led coalition'"}),
    ("A man given six years by Kenya.", "given", {"subject": "Kenya"}),
    ("A coalition bombed by Kenya.", "bombed", {"subject": "Kenya"}),
    # who owns the next name, and who has a noun
    ("Chad left a firm owned by Kenya's Orbit in May.", "owned", {"subject": "Orbit"}),
    ("Chad left a firm owned by Kenya's state bank.", "owned", {"subject": "'Kenya's state bank'"}),
    # what somebody is told to do, and what a noun is for
    ("Ada Hart was ordered by Kenya's court to pay Chad.", "pay", {"subject": "Ada Hart"}),
    ("Ada Hart was hit by Kenya's plan to pay Chad.", "pay", {"subject": "Kenya"}),
    # the second of two passives, and who does something beside one
    ("Thirty were hurt and hundreds detained in Kenya.", "detained", {"object": "'hundreds'"}),
    ("Thirty were hurt and hundreds fled to Kenya.", "fled", {"subject": "'hundreds'"}),
    ("Thirty were hurt and hundreds searched Kenya.", "searched", {"subject": "'hundreds'"}),
    ("Thirty fell and Bo Lind attacked.", "attacked", {"subject": "Bo Lind"}),
    # a court behind a crime, and who did the crime
    ("Bo Lind was acquitted of murder by a court.", "acquitted", {"subject": "'court'"}),
    ("Bo Lind was convicted of a murder by a gang.", "convicted", {"subject": None}),
    ("Bo Lind won a case of murder by a court.", "won", {"subject": "Bo Lind"}),
    # charges that somebody answers
    ("Bo Lind pleaded guilty to murder charges.", "pleaded", {"to": "'murder charges'"}),
    # who is somewhere, who does something
    ("Kenya fears Ada Hart, a cleric based in Chad, who left.", "left", {"subject": "Ada Hart"}),
    ("Bo Lind left Chad to meet Ada Hart.", "meet", {"subject": "Bo Lind"}),
    # who says at the end what was done to whom
    (
        "Chad has freed Ada Hart, the justice minister said on Friday.",
        "freed",
        {"object": "Ada Hart"},
    ),
    ("Ada Hart, the justice minister, said on Friday she left.", "said", {"subject": "Ada Hart"}),
    # a body right before its verb, and when something was done
    ("On Friday Interpol suspended Ada Hart.", "suspended", {"object": "Ada Hart"}),
    # several deeds of one
    ("An officer, Bo Lind, kidnapped, beat and shot Ada Hart.", "shot", {"object": "Ada Hart"}),
    ("A man injured in the blast that hit and killed Ada Hart.", "injured", {"subject": None}),
    # off a place, and a verb's own "off"
    ("Sixteen people drowned off Chad.", "drowned", {"off": "Chad"}),
    ("Rebels cut off Chad.", "cut", {"object": "Chad"}),
    # what something is called, and what else stands beside an object
    ("Kenya declared the flood a disaster.", "declared", {"object": "'flood'"}),
    ("Kenya declared Ada Hart the winner.", "declared", {"object": "Ada Hart"}),
    ("Ada Hart was declared the winner.", "declared", {"object": "Ada Hart"}),
    ("Kenya sent Ada Hart the winner.", "sent", {"object": "'winner'"}),
    ("Kenya declared that the flood a disaster made rose.", "declared", {"object": None}),
    # a verb's own "in", and one of a place or a thing
    ("Congress swore in Ada Hart as president.", "swore", {"object": "Ada Hart"}),
    ("Congress swore in Ada Hart's office.", "swore", {"object": None}),
    ("Congress believed in Ada Hart.", "believed", {"object": None, "in": "Ada Hart"}),
    # what is done to a subject, where headlines leave out "was", and who does something
    (
        "Ada Hart shot dead in Kenya by Bo Lind.",
        "shot",
        {"subject": "Bo Lind", "object": "Ada Hart"},
    ),
    ("Ada Hart found guilty of fraud.", "found", {"subject": None, "object": "Ada Hart"}),
    ("Ada Hart charged with fraud", "charged", {"subject": None, "object": "Ada Hart"}),
    ("Interpol ordered to pay six million dollars", "ordered", {"object": "Interpol"}),
    ("Interpol promised to pay six million dollars", "promised", {"subject": "Interpol"}),
    ("Ada Hart elected president of Kenya", "elected", {"subject": None, "object": "Ada Hart"}),
    ("Interpol appointed chief executive Ada Hart", "appointed", {"subject": "Interpol"}),
    ("Ada Hart charged with her lance.", "charged", {"subject": "Ada Hart"}),
    ("Ada Hart sold Kenya", "sold", {"subject": "Ada Hart", "object": "Kenya"}),
    ("She charged with the others", "charged", {"object": None}),
    ("It rained. Ada Hart charged with her lance", "charged", {"subject": "Ada Hart"}),
    ("Ada Hart pleaded guilty in Kenya.", "pleaded", {"subject": "Ada Hart"}),
    ("Ada Hart shot dead six soldiers.", "shot", {"subject": "Ada Hart"}),
    ("Kenya was aware of the fraud.", "was", {"subject": "Kenya"}),
    # who is on a visit, and whom somebody visits
    ("Ada Hart told visiting envoy Bo Lind that she had left.", "told", {"object": "Bo Lind"}),
    ("Ada Hart left, visiting Bo Lind.", "visiting", {"object": "Bo Lind"}),
    # who "who" is, and to whom "and" joins nobody
    ("Ada Hart, head of a unit, who made it, left.", "made", {"subject": "Ada Hart"}),
    ("Fans of Interpol, who made it, left.", "made", {"subject": "'Fans of Interpol'"}),
    ("He was hit by Bo Lind and Ada Hart left Kenya.", "left", {"subject": "Ada Hart"}),
    ("He was hit by Bo Lind and Ada Hart and left Kenya.", "hit", {"subject": "Bo Lind, Ada Hart"}),
    # a participle behind another's, and two sentences with a dash between them
    ("Kenya sold ships as Chad left - Sudan whipped up interest.", "whipped", {"complement": None}),
    # what a sum in two currencies is of
    ("Siemens posted a $676m (£352m) loss.", "posted", {"object": "'$676m (£352m) loss'"}),
    ("Siemens paid $676m (£352m) for Interpol.", "paid", {"object": "'$676m'"}),
    # one subject, and figures
    (
        "A magnitude 7.6 earthquake struck Kenya.",
        "struck",
        {"subject": "'magnitude 7.6 earthquake'"},
    ),
    ("Kenya cut its rates from 3% to 2%.", "cut", {"from": "'3%'", "to": "'2%'"}),
    ("Kenya's profit fell from £12m to £8m.", "fell", {"from": "'£12m'", "to": "'£8m'"}),
    ("Kenya raised its forecast from $3 to $4.", "raised", {"from": "'$3'"}),
    ("Kenya's staff fell by 200 to 3,000.", "fell", {"by": "'200'", "to": "'3,000'"}),
    ("Siemens travels to Oslo again.", "travels", {"subject": "Siemens"}),
    ("Kenya is worth £12m.", "is", {"complement": "'£12m'"}),
    ("The deal is worth 12 million euros.", "is", {"complement": "'12 million euros'"}),
    ("Kenya is worth a visit.", "is", {"complement": ""}),
    # What stands between two teams is no object.
    (
        "Kenya lost 3-1 to Chad.",
        "lost",
        {"to": "Chad", "object": None, "complement": None, "extent": None},
    ),
    ("Kenya fined Siemens 497m euros.", "fined", {"indirect": "Siemens"}),
    # the place that somebody takes, and to what a song goes
    ("Ada Hart finished second behind Bo Lind.", "finished", {"complement": "'second'"}),
    ("Leeds are third in the league.", "are", {"complement": "'third'"}),
    ("Ada Hart was first to leave.", "was", {"complement": ""}),
    ("The song went straight to number one in the chart.", "went", {"to": "'number one'"}),
    # nobody is what there was
    ("Ada Hart left, and there were seconds for Leeds.", "were", {"subject": None}),
    ("Prices edged up 3% to $12.", "edged", {"extent": "'3%'"}),
    # what somebody is before his name, and no verb
    ("Kenya leaked it to journalist Ada Hart in May.", "leaked", {"to": "Ada Hart"}),
    (
        "Kenya will assess Wales back Bo Lind and Ireland lock Ada Hart.",
        "assess",
        {"object": "Wales, Ada Hart"},
    ),
    ("But defender Ada Hart is suspended in Oslo.", "suspended", {"object": "Ada Hart"}),
    ("Kenya left for Oslo to witness Ada Hart win.", "witness", {"subject": "Kenya"}),
    # what something is rather than does
    ("Oslo will play at struggling Leeds.", "play", {"at": "Leeds"}),
    ("It came amid heightening tensions in May.", "came", {"amid": "'heightening tensions'"}),
    ("Kenya gained by selling ships.", "selling", {"object": "'ships'"}),
    # what a verb asks for with its object
    ("Ada Hart took charge of Kenya.", "took", {"of": "Kenya"}),
    ("Ada Hart took photographs of Kenya.", "took", {"of": None}),
    ("Kenya beat Chad 2-0.", "beat", {"object": "Chad"}),
]


FRAGMENTS = [
    "Superintendent of Police Ada Hart.",
    "Bank of England figures.",
    "The next generation games console.",
]


@pytest.fixture(scope="module")
def told():
    """Every sentence, read in one batch."""
    return read_clauses(*(row[0] for row in SLOTS), *SUMS, *FRAGMENTS)


@pytest.mark.parametrize(("text", "word", "slots"), SLOTS)
def test_what_belongs_to_a_word(told, text, word, slots):
    """Whoever acts, whom it is done to and all else, though a parser hangs it elsewhere."""
    found = told[text].slots(word)
    assert {slot: found.get(slot) for slot in slots} == slots


SUMS = {
    "The court fined Siemens 2 million euros on Monday.": (
        "fined",
        {"subject": "'court'", "object": "'2 million euros'", "indirect": "Siemens"},
    ),
    "Interpol was fined 2 million euros by Kenya.": (
        "fined",
        {"subject": "Kenya", "object": "'2 million euros'", "indirect": "Interpol"},
    ),
    "Kenya imposed a fine of 2 million euros on Interpol.": (
        "fine",
        {"subject": "Kenya", "object": "Interpol", "extent": "'2 million euros'"},
    ),
}


@pytest.mark.parametrize(("text", "word", "slots"), [(k, *v) for k, v in SUMS.items()])
def test_a_sum_is_nobodys_and_has_nobody_behind_it(told, text, word, slots):
    """Who pays, who asks for it and for what belong to the verb or noun; people have a home."""
    assert told[text].slots(word) == slots


@pytest.mark.parametrize(
    ("text", "dependency"),
    [
        ("Kenya voted 52-48 on Monday to free Ada Hart.", "xcomp"),
        ("Kenya voted on Monday, to free Ada Hart.", "advcl"),
        ("Kenya moved on Monday to free Ada Hart.", "advcl"),
        ("Kenya threatened Chad on Monday to free Ada Hart.", "advcl"),
    ],
)
def test_what_is_decided_is_no_purpose(text, dependency):
    """It is the verb's own, unless the verb has an object or is one of going."""
    assert read_clauses(text)[text].word("free").dep == dependency


DAYS = {
    "The army said on Monday it had attacked Chad.": ("2024-05-13", None),
    "The army said that on Monday it had attacked Chad.": (None, "2024-05-13"),
}


@pytest.mark.parametrize(("text", "said", "done"), [(k, *v) for k, v in DAYS.items()])
def test_a_day_right_behind_a_verb_of_saying_is_when_it_was_said(text, said, done):
    """Without "that" or a comma it is the saying's."""
    found = read_clauses(text, published="2024-05-15")[text]
    dates = [
        None if one is None else one.edtf
        for one in (found.at("said").when, found.at("attacked").when)
    ]
    assert dates == [said, done]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Six people died in Chad; Kenya reported no deaths.", ()),
        ("Six people died in Chad, Kenya reported.", ("Kenya",)),
        ("Six people died in Chad; two left, Kenya reported.", ("Kenya",)),
        ("Six people died in Chad; it was late, Ada Hart said.", ("Hart",)),
        ("Six people died in Chad, Ada Hart laughed.", ("Hart",)),
        ("Kenya suffered a setback after its firm, Orbit also withdrew its ships.", ()),
    ],
)
def test_a_clause_of_its_own_is_nobodys_word(text, speaker):
    """Behind a semicolon another begins, and who withdraws something says nothing by it."""
    found = read_clauses(text)[text]
    clause = found.at("died" if "died" in text else "suffered")
    assert tuple(found.parsed.tokens[one].text for one in clause.standing.speakers) == speaker


def test_what_is_mended_is_a_tree(told):
    """Each word leads up to one that hangs on nothing, in a fragment too."""
    for text, found in told.items():
        parse = found.parsed.parse
        tops = {([*parse.above(one.index)] or [one])[-1].dep for one in parse.tokens}
        assert tops == {"ROOT"}, text


def test_tokens_keep_their_places():
    """Only what hangs on what is changed."""
    text = "Kenya named Ada Hart finance minister."
    tokens = read_clauses(text)[text].parsed.tokens
    assert [text[one.start : one.end] for one in tokens] == [one.text for one in tokens]
    assert [one.dep for one in tokens if one.text in {"Hart", "minister"}] == ["dobj", "oprd"]


def test_near_a_place_is_there():
    """What happened near a place has no other."""
    text = "Ada Hart fined Kenya near Bergen on Monday."
    assert read_clauses(text)[text].all[0].where.name == "Bergen"


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Siemens was down 3% in May.", "change/fall"),
        ("Siemens traded 3% higher in May.", "change/rise"),
        ("Siemens was down in May.", None),
        ("Siemens was badly down in May.", None),
        ("Sales were $8.59 billion, up 9.4% from 2004.", "change/rise"),
        ("The dollar stood at 12 euros, down from 13.", "change/fall"),
        ("Ada Hart stood down from Siemens.", "concede/resign"),
    ],
)
def test_what_is_up_has_risen(text, type_):
    """Where words say by how much."""
    found = next(one for one in read_clauses(text)[text].all if one.trigger.tag == "VBD")
    assert (found.sense.event_type if found.sense else None) == type_


@pytest.mark.parametrize(
    "text",
    [
        "The Kenya visit Chad planned was off.",
        "They met World Cup host Qatar.",
        "They met BBC host Jeremy Vine.",
        "They met United States ally Kenya.",
    ],
)
def test_a_noun_between_two_names_may_be_one(text):
    """What somebody is, or whose visit somebody planned."""
    found = read_clauses(text)[text]
    assert not any(
        one.trigger.text in {"visit", "host", "ally"} and not one.nominal for one in found.all
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ada Hart was found guilty of stealing a car.",
        "Ada Hart pleaded guilty to stealing a car.",
    ],
)
def test_who_is_guilty_of_something_did_it(text):
    """What somebody is guilty of stands under the verb that says so, and is his."""
    found = read_clauses(text)[text]
    assert found.word("stealing").index in found.all[0].under
    assert found.slots("stealing")["subject"] == "Ada Hart"
