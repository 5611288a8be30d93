"""Clauses: which there are, and what belongs to each."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.clauses.read_clauses import Clauses, read_clauses

# Sentence, and the words of its clauses.
PREDICATES = [
    ("Kenya attacked Japan, using the used cars.", "attacked using"),
    ("Did Kenya attack Japan?", ""),
    ("There were people promising talks.", "were promising talks"),
    ("Kenya Attack Angers Japan After Strike", ""),
    ("Kenya's attack angered Japan.", "attack angered"),
    ("The film Attack on Titan pleased Japan.", "pleased"),
    ("Kenya's house angered Japan.", "angered"),
    ("In charge of the bank, Kenya attacked Japan.", "attacked"),
    ("A charge of theft angered Japan.", "charge theft angered"),
    ("Regarding Japan, Kenya has won.", "won"),
    ("Kenya was being attacked.", "attacked"),
    # what only completes its verb is no happening beside it
    ("Kenya came under attack by Japan.", "came"),
    ("Kenya spoke about the attack by Japan.", "spoke attack"),
    # an infinitive isn't joined to a past tense, but to another, or behind what governs it
    ("“It burns,” said researcher Ada Hart and engineer Bo Lind.", "burns said"),
    ("Kenya wants to attack Japan and to leave Chad.", "wants attack leave"),
]

# Sentence, verb or noun in it, and all that its arguments name or say.
ARGUMENTS = [
    # a pronoun that is nobody else is whoever speaks
    (
        "Officials said they attacked Japan.",
        "attacked",
        {"subject": "'Officials'", "object": "Japan"},
    ),
    ("Officials said she attacked Japan.", "attacked", {"subject": "", "object": "Japan"}),
    # nobody does to him what he does: what came about did, or whoever is somebody else
    (
        "Ada Hart fell on Monday, giving her a cold.",
        "giving",
        {"indirect": "Ada Hart", "object": "'cold'"},
    ),
    (
        "Ms Ada Hart beat Mr Bo Lind, giving him a cold.",
        "giving",
        {"subject": "Ada Hart", "indirect": "Bo Lind", "object": "'cold'"},
    ),
    (
        "The minister said she attacked Japan.",
        "attacked",
        {"subject": "'minister'", "object": "Japan"},
    ),
    ("The minister said they attacked Japan.", "attacked", {"subject": "", "object": "Japan"}),
    ("The army said it attacked Japan.", "attacked", {"subject": "'army'", "object": "Japan"}),
    (
        "Kenya expressed gratitude to Chad for attacking Japan.",
        "attacking",
        {"subject": "Chad", "object": "Japan"},
    ),
    ("Kenya won a contract to attack Japan.", "attack", {"subject": "Kenya", "object": "Japan"}),
    (
        "The judge fined Amnesty International 2 million euros for attacking Japan.",
        "attacking",
        {"subject": "Amnesty International", "object": "Japan"},
    ),
    ("Police said they attacked Japan.", "attacked", {"subject": "'Police'", "object": "Japan"}),
    ("The army said he attacked Japan.", "attacked", {"subject": "", "object": "Japan"}),
    ("The minister said it attacked Japan.", "attacked", {"subject": "", "object": "Japan"}),
    ("Kenya said it attacked Japan.", "attacked", {"subject": "Kenya", "object": "Japan"}),
    # whoever is addressed does nothing
    ("Mr. President, I thank Japan.", "thank", {"subject": "", "object": "Japan"}),
    ("The President thanked Japan.", "thanked", {"subject": "'President'", "object": "Japan"}),
    # what the object asks for isn't its verb's
    (
        "Kenya praised its donation to Japan.",
        "praised",
        {"subject": "Kenya", "object": "'its donation to Japan'"},
    ),
    (
        "Kenya sent its donation to Japan.",
        "sent",
        {"subject": "Kenya", "object": "'its donation'", "to": "Japan"},
    ),
    ("Kenya said he attacked Japan.", "attacked", {"subject": "", "object": "Japan"}),
    ('"She attacked Japan," Angela Merkel said.', "attacked", {"subject": "", "object": "Japan"}),
    # nor who speaks of somebody else
    (
        "The officer said a woman left before she attacked Japan.",
        "attacked",
        {"subject": "", "object": "Japan"},
    ),
    (
        "The officer said the rain fell before she attacked Japan.",
        "attacked",
        {"subject": "'officer'", "object": "Japan"},
    ),
    (
        "Angela Merkel said she attacked Japan.",
        "attacked",
        {"subject": "Angela Merkel", "object": "Japan"},
    ),
    ("Angela Merkel said it attacked Japan.", "attacked", {"subject": "", "object": "Japan"}),
    (
        "An Interpol spokesman said they attacked Japan.",
        "attacked",
        {"subject": "Interpol", "object": "Japan"},
    ),
    (
        "An Interpol detective said they attacked Japan.",
        "attacked",
        {"subject": "", "object": "Japan"},
    ),
    ("It is said they attacked Japan.", "attacked", {"subject": "", "object": "Japan"}),
    ("Officials said men attacked Japan.", "attacked", {"subject": "'men'", "object": "Japan"}),
    # what stands with the object
    (
        "Kenya signed deals with Japan and Uganda.",
        "signed",
        {"subject": "Kenya", "object": "'deals'", "with": "Japan, Uganda"},
    ),
    ("Kenya signed ships of Japan.", "signed", {"subject": "Kenya", "object": "'ships of Japan'"}),
    (
        "Kenya attacked towns with Japan.",
        "attacked",
        {"subject": "Kenya", "object": "'towns'", "with": "Japan"},
    ),
    (
        "Kenya accused the firm of fraud.",
        "accused",
        {"subject": "Kenya", "object": "'firm'", "of": "'fraud'"},
    ),
    # names behind a gerund's object are whom the verb is done with, unless they are its noun's
    (
        "Interpol shared its skill in tackling violence with Kenya.",
        "shared",
        {"subject": "Interpol", "object": "'its skill'", "with": "Kenya"},
    ),
    (
        "Interpol shared its skill in tackling violence with Kenya.",
        "tackling",
        {"subject": "Interpol", "object": "'violence'"},
    ),
    (
        "Interpol shared its skill in tackling violence with guns.",
        "shared",
        {"subject": "Interpol", "object": "'its skill in tackling violence with guns'"},
    ),
    (
        "Interpol shared its skill in tackling disputes with Kenya.",
        "shared",
        {"subject": "Interpol", "object": "'its skill in tackling disputes with Kenya'"},
    ),
    # of whom a clause tells, it isn't part of the words
    (
        "Interpol fined the gunmen who attacked Kenya.",
        "attacked",
        {"subject": "'gunmen'", "object": "Kenya"},
    ),
    (
        "Interpol fined the gunmen who attacked Kenya.",
        "fined",
        {"subject": "Interpol", "object": "'gunmen who attacked Kenya'"},
    ),
    (
        "Kenya bought Tidal, the maker of a pump for $5m a year ago.",
        "bought",
        {"subject": "Kenya", "object": "Tidal, 'maker of a pump'", "for": "'$5m'"},
    ),
    (
        "Kenya paid Japan $5m a year.",
        "paid",
        {"subject": "Kenya", "object": "'$5m a year'", "indirect": "Japan"},
    ),
    (
        "Kenya fined 67 officers and military personnel.",
        "fined",
        {"subject": "Kenya", "object": "'67 officers and military personnel'"},
    ),
    (
        "The ministers of Chad and Kenya praised Japan.",
        "praised",
        {"subject": "'ministers of Chad and Kenya'", "object": "Japan"},
    ),
    (
        "Kenya bought the maker of a pump for farms in May.",
        "bought",
        {"subject": "Kenya", "object": "'maker of a pump for farms'"},
    ),
    (
        "Kenya praised the maker of a pump for $5m in May.",
        "praised",
        {"subject": "Kenya", "object": "'maker of a pump for $5m'"},
    ),
    # no times, no verbs, no place of writing, nobody who stands with "of"
    ("Kenya fell last week.", "fell", {"subject": "Kenya"}),
    ("Kenya won in May.", "won", {"subject": "Kenya"}),
    ("Kenya tried to win.", "tried", {"subject": "Kenya"}),
    (
        "Kenya paid $16.1m to Japan.",
        "paid",
        {"subject": "Kenya", "object": "'$16.1m'", "to": "Japan"},
    ),
    ("The presidents of Chile and Peru met.", "met", {"subject": "'presidents of Chile and Peru'"}),
    ("Farmers and Peru met.", "met", {"subject": "'Farmers', Peru"}),
    ("Nairobi, Kenya: Japan met Chad.", "met", {"subject": "Japan", "object": "Chad"}),
    (
        "Microsoft Corporation, Kenya, met Chad.",
        "met",
        {"subject": "Microsoft Corporation", "object": "Chad"},
    ),
    (
        "Microsoft Corporation and Kenya met Chad.",
        "met",
        {"subject": "Microsoft Corporation, Kenya", "object": "Chad"},
    ),
    ("Kenya fined the co-founder.", "fined", {"subject": "Kenya", "object": "'co-founder'"}),
    ("Muscat: Kenya met Japan.", "met", {"subject": "Kenya", "object": "Japan"}),
    (
        "MUSCAT, 4 June 2011 - Angela Merkel, the head of a bank, met Japan.",
        "met",
        {"subject": "Angela Merkel", "object": "Japan"},
    ),
]

# Sentence, verb in it, particle, whether a clause stands under it.
FORMS = [
    ("Kenya took over the firm.", "took", "over", False),
    ("Kenya blew the house up.", "blew", "up", False),
    ("Kenya walked in.", "walked", "", False),
    ("Kenya took the firm.", "took", "", False),
    ("Kenya said it is over.", "said", "", True),
    ("It is over, Kenya said.", "said", "", True),
    ("Kenya said nothing.", "said", "", False),
    ("Japan said Kenya told lies.", "told", "", False),
    # what is only asked isn't said
    ("Kenya asked Ada Hart if Japan sold ships.", "asked", "", False),
    ("Kenya asked Ada Hart whether Japan sold ships.", "asked", "", False),
    ("Kenya knew whether Japan sold ships.", "knew", "", True),
]

# Sentence of an article of 15 May 2024, and how it stands.
FUTURE = [
    ("Kenya flies to Japan on 20 May 2024.", "planned"),
    ("Chad said Kenya flies to Japan on 20 May 2024.", "planned"),
    ("Kenya flies to Japan on 15 May 2024.", "asserted"),
    ("Kenya flies to Japan on 10 May 2024.", "asserted"),
    ("Kenya flies to Japan on May Day.", "asserted"),
    ("Kenya does not fly to Japan on 20 May 2024.", "denied"),
]


@pytest.fixture(scope="module")
def told() -> Mapping[str, Clauses]:
    """Every sentence, read in one batch."""
    texts = [row[0] for row in (*PREDICATES, *ARGUMENTS, *FORMS, *FUTURE)]
    more = "An attack was made in Oslo in May 2019 by Kenya."
    return read_clauses(*texts, more, published="2024-05-15")


@pytest.mark.parametrize(("text", "words"), PREDICATES)
def test_which_clauses_there_are(told: Mapping[str, Clauses], text: str, words: str) -> None:
    """One a verb, and one a noun that names a happening; none in headlines and questions."""
    assert " ".join(one.trigger.text for one in told[text].all) == words


@pytest.mark.parametrize(("text", "word", "slots"), ARGUMENTS)
def test_arguments(
    told: Mapping[str, Clauses], text: str, word: str, slots: dict[str, str]
) -> None:
    """Whoever and whatever belongs to a clause stands in it, and nothing else."""
    assert told[text].slots(word) == slots


@pytest.mark.parametrize(("text", "word", "particle", "complemented"), FORMS)
def test_particles_and_complements(
    told: Mapping[str, Clauses], text: str, word: str, particle: str, *, complemented: bool
) -> None:
    """What belongs to the verb, and whether a clause does."""
    clause = told[text].at(word)
    assert (clause.particle, clause.complemented) == (particle, complemented)


def test_a_noun_has_the_time_and_place_of_its_light_verb(told: Mapping[str, Clauses]) -> None:
    """And says what it has of it; it is no passive, and has no particle."""
    found = told["An attack was made in Oslo in May 2019 by Kenya."]
    attack, made = found.at("attack"), found.at("made")
    assert (attack.nominal, made.nominal) == (True, False)
    assert attack.when is not None
    assert attack.where is not None
    assert (attack.when, attack.where) == (made.when, made.where)
    assert "subject" in attack.inherited
    assert (attack.passive, made.passive) == (False, True)
    assert (attack.particle, attack.complemented) == ("", False)


@pytest.mark.parametrize(("text", "stance"), FUTURE)
def test_what_is_dated_after_the_article_is_planned(
    told: Mapping[str, Clauses], text: str, stance: str
) -> None:
    """It can't have happened when it was told."""
    assert told[text].at("flies" if "flies" in text else "fly").standing.stance.value == stance


@given(st.data())
def test_clauses_come_in_text_order(told: Mapping[str, Clauses], data: st.DataObject) -> None:
    """One a predicate; inherited slots are slots; and in no slot stands nobody at all."""
    found = told[data.draw(st.sampled_from(sorted(told)))]
    places = [one.trigger.index for one in found.all]
    assert places == sorted(set(places))
    for one in found.all:
        assert (
            one.inherited
            <= found.reader.arguments.read(one.trigger).slots.keys() | one.arguments.keys()
        )
        assert all(one.arguments.values())


def test_words_of_names_are_no_verbs():
    """A capital behind a small letter shows a name that nobody found; an opening verb is one."""
    film = "Berg - the man behind Die Hard 2 - left."
    opening = "Fined by Interpol, Ada Hart left Oslo."
    told = read_clauses(film, opening)
    assert told[film].word("Die").tag == "VB"
    assert "Die" not in {one.trigger.text for one in told[film].all}
    assert "Fined" in {one.trigger.text for one in told[opening].all}
