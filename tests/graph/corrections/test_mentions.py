"""What corrections do to single mentions: which chains shrink, vanish or come apart."""

from __future__ import annotations

import pytest

from dateline.core.model import Document, Mention, Span
from dateline.graph.corrections.matching import ArticleFinder, MentionWatch
from dateline.graph.corrections.mentions import EditableChains
from dateline.graph.corrections.records import ThingAddress
from dateline.graph.entity_building import gather_chains

NEWS = Document(id="d1", text="Orbit and Orbit Group met. Orb spoke. It left.")
ORBIT, GROUP, ORB = (ThingAddress(name=name) for name in ("Orbit", "Orbit Group", "Orb"))


def mention(name, chain, *, at, form="name"):
    """A mention whose id says what it is called and where it stands."""
    return Mention(
        id=f"{name}@{at}",
        document=NEWS.id,
        span=Span(start=at, end=at + len(name)),
        text=name,
        kind="Company",
        form=form,
        name=name,
        chain=chain,
    )


# One chain, led by "Orbit", with two more names and a pronoun; and another chain.
LED = mention("Orbit", "Orbit@0", at=0)
SECOND = mention("Orbit Group", "Orbit@0", at=10)
THIRD = mention("Orb", "Orbit@0", at=27)
PRONOUN = mention("It", "Orbit@0", at=38, form="pronoun")
OTHER = mention("met", "met@22", at=22)
ALL = (LED, SECOND, THIRD, PRONOUN, OTHER)


class Edited:
    """Chains of mentions, while they are changed."""

    def __init__(self, *named, mentions=ALL):
        """Watch the mentions for the things named."""
        watch = MentionWatch(named, (), ArticleFinder({NEWS.id: NEWS}))
        self.chains = gather_chains(watch.note_mentions(mentions))
        self.of_mention = {one.id: one.chain for one in mentions}
        self.editable = EditableChains(self.chains, self.of_mention, watch)


@pytest.mark.parametrize("mentions", [ALL, ALL[::-1]])
def test_what_is_ignored_is_no_mention_any_more(mentions):
    """The chain lives on under its longest other name; another chain stays as it is."""
    made = Edited(ORBIT, mentions=mentions)
    made.editable.ignore([ORBIT])
    left = made.chains["Orbit@0"]
    assert (left.lead, left.names, left.size) == ("Orbit Group", {"Orbit Group", "Orb"}, 3)
    assert LED.id not in made.of_mention
    assert made.of_mention[PRONOUN.id] == "Orbit@0"
    other = made.chains["met@22"]
    assert (other.lead, other.size, made.of_mention[OTHER.id]) == ("met", 1, "met@22")


def test_a_name_beside_the_lead_leaves_the_lead():
    """Of a chain that something else leads only that name goes."""
    made = Edited(ORB)
    made.editable.ignore([ORB])
    left = made.chains["Orbit@0"]
    assert (left.lead, left.names, left.size) == ("Orbit", {"Orbit", "Orbit Group"}, 3)
    assert made.editable.mentions_by_name(ORB) == []


def test_a_chain_of_which_nothing_but_a_pronoun_is_left_is_none():
    """Nobody said whose the pronoun is; claims about either have no end any more."""
    made = Edited(ORBIT, mentions=(LED, PRONOUN, OTHER))
    made.editable.ignore([ORBIT])
    assert set(made.chains) == {"met@22"}
    assert made.of_mention == {OTHER.id: "met@22"}


def test_ignoring_twice_counts_once():
    """The same mention is taken away once, however many corrections name it."""
    made = Edited(ORB, ThingAddress(name="Orb", kind="Company"))
    made.editable.ignore([ORB, ThingAddress(name="Orb", kind="Company")])
    assert made.chains["Orbit@0"].size == 3


@pytest.mark.parametrize("things", [(ORBIT, GROUP), (GROUP, ORBIT)])
def test_names_of_one_chain_come_apart(things):
    """The pronoun and the third name stay with what led the chain."""
    made = Edited(ORBIT, GROUP)
    made.editable.split(things)
    kept, parted = made.chains["Orbit@0"], made.chains[SECOND.id]
    assert (kept.names, kept.size, kept.lead) == ({"Orbit", "Orb"}, 3, "Orbit")
    assert (parted.names, parted.size, parted.lead) == ({"Orbit Group"}, 1, "Orbit Group")
    assert made.of_mention[SECOND.id] == SECOND.id
    assert made.of_mention[PRONOUN.id] == "Orbit@0"


def test_one_name_in_a_chain_has_nothing_to_come_apart_from():
    """Two things of which a chain names one leave it whole."""
    made = Edited(ORBIT, ThingAddress(name="Lumen"))
    before = made.chains["Orbit@0"].names.copy()
    made.editable.split((ORBIT, ThingAddress(name="Lumen")))
    assert set(made.chains) == {"Orbit@0", "met@22"}
    assert made.chains["Orbit@0"].names == before
    assert made.chains["Orbit@0"].size == 4


def test_a_split_that_leaves_the_lead_out_keeps_the_first_group_there():
    """Neither name leads the chain: one of them leaves it, the other stays."""
    made = Edited(GROUP, ORB)
    made.editable.split((GROUP, ORB))
    parted = {one for one in made.chains if one not in {"Orbit@0", "met@22"}}
    assert len(parted) == 1
    assert made.chains["Orbit@0"].size == 3
    assert made.chains["Orbit@0"].lead == "Orbit"
