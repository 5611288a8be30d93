"""What an event is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.extract.clauses.read_clauses import Clauses, read_clauses
from tests.news import read_one

from dateline.core.model import Stance
from dateline.english.verbs import UNKNOWN
from dateline.extract.clauses.clause import Clause
from dateline.extract.events.event import EventDraft, Filler
from dateline.extract.events.headlines import head_noun, join_names, write_headline

# Sentence, verb or noun in it, what stands in its slots, and the headline.
CASES = [
    ("Kenya fined Japan.", "fined", "Kenya fines Japan"),
    ("Kenya and Chad fined Japan.", "fined", "Kenya and Chad fine Japan"),
    ("Republicans fined Japan.", "fined", "Republicans fine Japan"),
    ("Gunmen bombed Japan.", "bombed", "Gunmen bomb Japan"),
    ("A gunman bombed Japan.", "bombed", "Gunman bombs Japan"),
    ("Kenya will fine Japan.", "fine", "Kenya to fine Japan"),
    ("Kenya may fine Japan.", "fine", "Kenya may fine Japan"),
    ("Kenya did not fine Japan.", "fine", "Kenya does not fine Japan"),
    ("Gunmen did not bomb Japan.", "bomb", "Gunmen do not bomb Japan"),
    ("It sent Japan no ships.", "sent", "Sends Japan no ships"),
    ("No ships were sent to Japan.", "sent", "No ships sent to Japan"),
    ("No firm fined Japan.", "fined", "No firm fines Japan"),
    ("Kenya did not fine No Doubt.", "fine", "Kenya does not fine No Doubt"),
    ("Kenya gave Japan ships.", "gave", "Kenya gives Japan ships"),
    ("Kenya blew Japan up.", "blew", "Kenya blows up Japan"),
    ("Kenya attacked Japan from Chad.", "attacked", "Kenya attacks Japan from Chad"),
    ("Prices fell 5%.", "fell", "Prices fall 5%"),
    ("Prices were $8 billion, up 5%.", "were", "Prices are $8 billion, up 5%"),
    ("Kenya could stop fining Japan.", "fining", "Kenya could stop fining Japan"),
    ("It stopped fining Japan.", "fining", "Stops fining Japan"),
    # a place where little else is told
    ("The summit took place in Oslo.", "summit", "Summit in Oslo"),
    ("Paul Biya was fined in Oslo.", "fined", "Paul Biya fined in Oslo"),
    # nobody who does it
    ("Japan was fined.", "fined", "Japan fined"),
    ("Japan will be fined.", "fined", "Japan to be fined"),
    ("Japan may be fined.", "fined", "Japan may be fined"),
    ("Japan was not fined.", "fined", "Japan not fined"),
    ("Kenya helped fine Japan.", "fine", "Kenya helps fine Japan"),
    ("Kenya will help to fine Japan.", "fine", "Kenya to help fine Japan"),
    ("Kenya helped Chad launch the ship Orbit.", "launch", "Chad launches ship Orbit"),
    ("Japan may have been fined.", "fined", "Japan may have been fined"),
    ("Kenya may have fined Japan.", "fined", "Kenya may have fined Japan"),
    ("Kenya could not have fined Japan.", "fined", "Kenya could not have fined Japan"),
    ("Kenya is suspected of fining Japan.", "fining", "Kenya suspected of fining Japan"),
    ("Kenya is accused of fining Japan.", "fining", "Kenya fines Japan"),
    ("Japan is suspected of being fined by Chad.", "fined", "Chad may fine Japan"),
    ("Japan was blown up.", "blown", "Japan blown up"),
    ("Japan was fined over ships.", "fined", "Japan fined over ships"),
    ("It fined Japan.", "fined", "Fines Japan"),
    # nouns
    ("Kenya's attack on Japan failed.", "attack", "Kenya attacks Japan"),
    ("Kenya halted its attack on Japan.", "attack", "Kenya halts attack on Japan"),
    ("The attack on Japan was halted.", "attack", "Attack on Japan halted"),
    ("The attack on Japan failed.", "attack", "Attack on Japan"),
    ("The arrest of Paul Biya failed.", "arrest", "Arrest of Paul Biya"),
    ("Kenya's bid for the Andes Bank failed.", "bid", "Kenya bids for Andes Bank"),
    ("Kenya faces a fine of 5 million dollars.", "fine", "Fine of 5 million dollars for Kenya"),
    (
        "Kenya bought 40 percent of Volvo for 5 million dollars.",
        "bought",
        "Kenya buys 40 percent of Volvo for 5 million dollars",
    ),
    ("Kenya came under attack by Japan.", "came", "Kenya comes under attack by Japan"),
    ("Kenya's victory over Japan pleased Chad.", "victory", "Kenya beats Japan"),
    ("The earthquake in Kenya failed.", "earthquake", "Earthquake in Kenya"),
]

VERBS = {
    "carry": "carries",
    "buy": "buys",
    "veto": "vetoes",
    "fix": "fixes",
    "buzz": "buzzes",
    "pass": "passes",
    "catch": "catches",
    "push": "pushes",
    "sack": "sacks",
    "be": "is",
    "have": "has",
    "do": "does",
    "go": "goes",
}


@pytest.fixture(scope="module")
def told() -> Mapping[str, Clauses]:
    """Every sentence, read in one batch."""
    return read_clauses(*(row[0] for row in CASES))


@pytest.mark.parametrize(("text", "word", "headline"), CASES)
def test_headline(told: Mapping[str, Clauses], text: str, word: str, headline: str) -> None:
    """The present tells what has happened, "to" what is planned, "may" what is possible."""
    found = told[text]
    clause = found.at(word)
    fillers = [
        Filler("", slot, one.head, next(iter(one.mentions), None), label=found.show(one).strip("'"))
        for slot, parts in clause.arguments.items()
        for one in parts
    ]
    assert write_headline(found.parsed, EventDraft(clause, fillers)) == headline


def _write(found: Clauses, clause: Clause, **ends: Sequence[str]) -> str:
    """The headline of a clause of whose participants the text doesn't say more."""
    fillers = [Filler("", slot, -1, label=one) for slot, row in ends.items() for one in row]
    return write_headline(found.parsed, EventDraft(clause, fillers))


@pytest.mark.parametrize(("lemma", "form"), VERBS.items())
def test_verbs_are_inflected(told: Mapping[str, Clauses], lemma: str, form: str) -> None:
    """As the third person is written; several do it in the plain form, and "be" in its own."""
    found = told["Kenya fined Japan."]
    clause = found.at("fined")
    changed = replace(clause, trigger=replace(clause.trigger, lemma=lemma))
    assert _write(found, changed, subject=["Ada"]) == f"Ada {form} Japan"
    plain = "are" if lemma == "be" else lemma
    assert _write(found, changed, subject=["Ada", "Ben"]) == f"Ada and Ben {plain} Japan"


def test_what_completes_a_verb_has_no_preposition(told: Mapping[str, Clauses]) -> None:
    """Nor has what tells by how much; and what stands before a noun stays there."""
    found = told["Japan was fined."]
    ends = {"object": ["Ada"], "complement": ["guilty"], "extent": ["5%"], "over": ["a", "b"]}
    assert _write(found, found.at("fined"), **ends) == "Ada fined guilty 5% over a and b"
    noun = told["The earthquake in Kenya failed."].at("earthquake")
    assert (
        head_noun(noun, {"modifier": ["Oslo"], "object": ["Ada"]}, {}) == "Oslo earthquake of Ada"
    )


def test_a_noun_of_many_verbs_stays_a_noun(told: Mapping[str, Clauses]) -> None:
    """Where what names its happening is a verb with its object, the verb alone says another."""
    clause = told["Kenya's attack on Japan failed."].at("attack")
    ends = {"subject": ["Kenya"]}
    for change in (
        {"lemmas": ()},
        {"lemmas": ("make",), "objects": frozenset({"raid"})},
        {"lemmas": ("set",), "prepositions": (("on", frozenset()),)},
    ):
        changed = replace(clause, sense=replace(clause.sense, **change))
        assert head_noun(changed, ends, {}) == "Attack by Kenya"
    asked = replace(clause.sense, objects=frozenset({"base"}))
    assert head_noun(replace(clause, sense=asked), ends, {}) == "Kenya attacks"
    assert head_noun(replace(clause, sense=UNKNOWN), ends, {}) == "Attack by Kenya"


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d"], "a, b and 2 others"),
    ],
)
def test_names_are_listed(names: list[str], joined: str) -> None:
    """Where they are many, the rest is counted."""
    assert join_names(names) == joined


@given(st.sampled_from(CASES), st.sampled_from(sorted(Stance)), st.data())
def test_a_headline_is_one_line_of_what_it_is_given(
    told: Mapping[str, Clauses], case: tuple[str, str, str], stance: Stance, data: st.DataObject
) -> None:
    """It names whoever acts first, and begins with a capital."""
    found = told[case[0]]
    clause = found.at(case[1])
    clause = replace(clause, standing=replace(clause.standing, stance=stance))
    slots = st.sampled_from(["subject", "object", "indirect", "extent", "from"])
    names = st.lists(st.sampled_from(["Ada", "Ben", "Kenya"]), min_size=1)
    ends = data.draw(st.dictionaries(slots, names))
    headline = _write(found, clause, **ends)
    assert headline == headline.strip()
    assert "  " not in headline
    assert headline[:1].isupper()
    if "subject" in ends and not clause.nominal:
        assert headline.startswith(join_names(ends["subject"]))


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Nestle sold its farms to Kraft Foods.", "Nestle sells its farms to Kraft Foods"),
        # the text's own words behind the verb, in their order
        (
            "Nestle left Kraft Foods more secure in Oslo.",
            "Nestle leaves Kraft Foods more secure in Oslo",
        ),
        ("Kenya let Nestle keep its farms.", "Kenya lets Nestle keep its farms"),
        (
            "Nestle sold farms with a view of the sea near Oslo to Chad.",
            "Nestle sells farms with a view of the sea near Oslo to Chad",
        ),
        ("Nestle bought farms from Chad or Kenya.", "Nestle buys farms from Chad or Kenya"),
        ("The farms that Nestle sold to Chad in May burned.", "Nestle sells farms to Chad"),
        (
            "Nestle sold its farms (three of them), which had burned, to Chad.",
            "Nestle sells its farms to Chad",
        ),
        ("Nestle sold its farms to Chad after it had left Oslo.", "Nestle sells its farms to Chad"),
        ("Nestle sold its farms to Chad, leaving Kenya.", "Nestle sells its farms to Chad"),
        ("Nestle sold its farms to raise money.", "Nestle sells its farms to raise money"),
        ("Nestle will sell ships to Chad, according to Kenya.", "Nestle to sell ships to Chad"),
        ("Nestle bought and sold farms to Chad.", "Nestle buys farms"),
        (
            "Nestle tried to sell Kraft Foods - which lost money - but left Chad.",
            "Nestle tries to sell Kraft Foods",
        ),
        (
            "Nestle courted men of Chad with Kraft Foods pledging ships.",
            "Nestle courts men of Chad with Kraft Foods pledging ships",
        ),
        (
            "Nestle praised “one farm, two barns” in Chad.",
            'Nestle praises "one farm, two barns" in Chad',
        ),
        ("Paul Biya left Oslo. Kenya fined him.", "Kenya fines Paul Biya"),
        ("Nestle sold its farms to the Andes Bank.", "Nestle sells its farms to the Andes Bank"),
        (
            "Nestle sold one old farm with two red barns in the hills of the north of Chad.",
            "Nestle sells one old farm with two red barns in the hills …",
        ),
        (
            "Nestle sold one old farm with two red barns near the house of Paul Biya.",
            "Nestle sells one old farm with two red barns near the house of Paul Biya",
        ),
        (
            "Nestle accepted Kenya's promise that Japan would be able to sell.",
            "Nestle accepts Kenya's promise that Japan would be able to sell",
        ),
        ("Nestle fell. Kraft Foods sold its shares.", "Kraft Foods sells its shares"),
        ("Three of the four judges praised Kenya.", "Three of the four judges praise Kenya"),
        ("Nestle gave no money to Kraft Foods.", "Nestle gives no money to Kraft Foods"),
        ("No farm was sold by Nestle.", "Nestle sells no farm"),
        (
            "Nestle's involvement in the farms of Chad hurt it.",
            "Involvement in farms of Chad by Nestle",
        ),
        ("The outbreak of hostilities in Chad hurt Nestle.", "Outbreak of hostilities in Chad"),
        ("Nestle, whose profit fell in May, sold farms to Chad.", "Nestle's profit falls"),
        ("Nestle, whose profit fell in May, sold farms to Chad.", "Nestle sells farms to Chad"),
        ("Nestle, whose members met in Oslo, praised Chad.", "Nestle's members meet in Oslo"),
        ("Chad was given 5 million dollars in May.", "Chad given 5 million dollars"),
        ("5 million dollars were given to Chad.", "5 million dollars given to Chad"),
        ("The attack by Kenya and Chad hurt Nestle.", "Kenya and Chad attack"),
        ("Chad and Kenya attacked one another.", "Chad and Kenya attack one another"),
        ("Chad and Kenya attacked each other.", "Chad and Kenya attack each other"),
        ("US support for Nestle angered Chad.", "US support for Nestle"),
        (
            "When Nestle fell, shareholders lost $180bn and 20,000 workers lost their jobs.",
            "Shareholders lose $180bn",
        ),
        (
            "Nestle said in an interview with Chad that prices fell.",
            "Interview of Nestle with Chad",
        ),
        ("Nestle said in a speech to Chad that prices fell.", "Speech by Nestle to Chad"),
        ("Nestle could not pay Kraft Foods.", "Nestle could not pay Kraft Foods"),
        ("Nestle cannot pay Kraft Foods.", "Nestle cannot pay Kraft Foods"),
        ("Nestle would have paid Kraft Foods.", "Nestle would have paid Kraft Foods"),
        ("Nestle may have to attack Chad in Oslo.", "Nestle may have to attack Chad in Oslo"),
        ("Nestle would not have to attack Chad.", "Nestle would not have to attack Chad"),
        ("Nestle must pay Kraft Foods.", "Nestle must pay Kraft Foods"),
        ("Kenya must not sell its farms to Oslo.", "Kenya must not sell its farms to Oslo"),
        ("Nestle might pay Kraft Foods.", "Nestle might pay Kraft Foods"),
        ("Nestle stopped paying Kraft Foods.", "Nestle stops paying Kraft Foods"),
        ("Nestle ceased to pay Kraft Foods.", "Nestle ceases to pay Kraft Foods"),
        ("Nestle didn't stop paying Kraft Foods.", "Nestle pays Kraft Foods"),
        ("Nestle stopped to pay Kraft Foods.", "Nestle pays Kraft Foods"),
        ("Nestle finished paying Kraft Foods.", "Nestle pays Kraft Foods"),
        ("Nestle can pay Kraft Foods.", "Nestle can pay Kraft Foods"),
        ("Nestle might not pay Kraft Foods.", "Nestle might not pay Kraft Foods"),
        ("Nestle did not pay Kraft Foods.", "Nestle does not pay Kraft Foods"),
        ("One of the four judges praised Kenya.", "One of the four judges praises Kenya"),
        ("Ada Hart met Lord Lind in Oslo.", "Ada Hart meets Lord Lind in Oslo"),
        ("Ada Hart met Crown Prince Karl in Oslo.", "Ada Hart meets Crown Prince Karl in Oslo"),
        ("Lord Lind left Oslo. Ada Hart met Lind in Chad.", "Ada Hart meets Lord Lind in Chad"),
        ("Kenya shared its expertise in tackling piracy with Chad.", "Kenya tackles piracy"),
    ],
)
def test_a_headline_is_written_as_editors_write(text: str, headline: str) -> None:
    """Whoever acts isn't named again for "its"; several of a number are several."""
    found = read_one(text)
    assert headline in {one.name for one in found.mentions.values() if one.form == "event"}
