"""Which texts count as copies of one another."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.core.model import Document, Zone
from dateline.graph.near_copies import (
    group_copies,
    group_shingled,
    group_signed,
    hash_shingles,
    is_copy,
    sign,
    sign_beginning,
)

STORY = (
    "The port of Vardal was shut for a second night on Tuesday after a tanker with nine thousand"
    " tonnes of fuel lost its rudder in heavy seas and drifted towards the breakwater.\n\n"
    "Two tugs from the naval base at Holm held the vessel until a crew of engineers could be"
    " lowered onto the deck by helicopter, the harbour master Runa Eide told reporters.\n\n"
    "Nobody was hurt, and no oil has been seen in the water, but fishing boats were told to stay"
    " inside while divers look at the hull in the morning. The owner of the ship, a small firm"
    " that runs four tankers out of Rotterdam, said that it would pay for the work.\n\n"
    "It was the third time since March that a vessel of that age broke down near the town, whose"
    " council has asked the government for a tug of its own. A minister promised an answer by June."
)
OTHER = (
    "Fuel tanker drifts for hours off Vardal, and a town asks why. When the rudder of the old ship"
    " failed late on Monday, it took the navy forty minutes to get a line aboard, according to a"
    " log that this agency has seen.\n\n"
    "People who live above the harbour watched the lights come closer until about midnight."
    " “We packed the car,” said Olav Moen, a teacher, who has kept count of such incidents since"
    " he moved there. He makes it three this spring.\n\n"
    "The ministry declined to say whether it will station a tug, and pointed to a report that is"
    " due in June. Insurers expect the port to open again on Wednesday."
)
FOOTER = (
    "\n\nThe Vardal Courier is an independent newspaper. Sign up for our morning letter, follow us"
    " wherever you like, and write to the desk if you saw a mistake. Subscribers can listen to this"
    " article. All rights reserved; no part of it may be used without leave of the publisher."
    " Read more: what to do at the weekend, the best places to eat by the sea, and where to ski."
)


def article(text, *zones):
    """A document with an id of its own."""
    return Document(text=text, zones=zones)


def groups(*texts):
    """Which of some texts are one story, as sets of their numbers."""
    made = [article(text) for text in texts]
    number = {one.id: at for at, one in enumerate(made)}
    return [{number[one] for one in group} for group in group_copies({d.id: d for d in made})]


def edited(seed):
    """The story as some paper prints it: with a line on top, three words changed, perhaps cut."""
    chance = random.Random(seed)
    words = STORY.split(" ")
    for at in chance.sample(range(len(words)), 3):
        words[at] = f"word{seed}x{at}"
    text = " ".join(words)
    text = text[: text.rindex("\n\n")] if chance.random() < 0.5 else text
    return f"From our correspondent {seed}\n\n{text}"


def test_reprints_are_one_story():
    """Forty papers that change a line here and there print one agency's story."""
    assert groups(*map(edited, range(40))) == [set(range(40))]


def test_two_own_stories_are_two():
    """Two agencies that tell of one event in their own words are no copies."""
    assert groups(STORY, OTHER) == []
    assert groups(STORY, OTHER, edited(1), OTHER + " More soon.") == [{0, 2}, {1, 3}]


@pytest.mark.parametrize("place", range(4))
def test_who_quotes_a_paragraph_is_no_copy(place):
    """Wherever the paragraph stands, and however long what is around it."""
    quoted = STORY.split("\n\n")[place]
    assert groups(STORY, f"{OTHER}\n\n{quoted}") == []
    assert groups(STORY, f"{quoted}\n\n{OTHER}") == []
    assert groups(quoted, f"{OTHER}\n\n{quoted}") == []


def test_a_story_that_is_cut_from_the_end_is_a_copy():
    """Papers print as much of an agency's story as they have room for."""
    start = "\n\n".join(STORY.split("\n\n")[:2])
    assert groups(STORY, start) == [{0, 1}]
    assert groups(f"{start}\n\n{OTHER}\n\n{OTHER[::-1]}", start) == [{0, 1}]
    assert groups(*(STORY[: STORY.index(end)] for end in ("after a", "nine", "\n\nNobody"))) == [
        {0, 1, 2}
    ]


def test_what_a_site_repeats_makes_no_copies():
    """A footer or a menu that is as long as the story, and in many articles."""
    texts = [STORY[:420], OTHER[:420], *(" ".join(OTHER.split()[n::9] * 3) for n in range(4))]
    assert groups(*(text + FOOTER for text in texts)) == []
    assert groups(*(FOOTER + text for text in texts)) == []
    assert groups(*(FOOTER[:200] + text + FOOTER[200:] for text in texts)) == []


def test_what_is_no_prose_does_not_count():
    """A headline or a menu of any length may differ, if zones say what it is."""
    menu = FOOTER * 3
    zoned = article(menu + STORY, Zone(kind="furniture", start=0, end=len(menu)))
    plain = article(STORY)
    assert (hash_shingles(zoned) == hash_shingles(plain)).all()
    bare = article("Nothing else", Zone(kind="title", start=0, end=12))
    assert len(hash_shingles(bare)) == 1


def test_case_and_spaces_do_not_count():
    """Nor does punctuation: editors and pages change all of it."""
    assert groups(STORY, STORY.upper().replace(" ", "\n").replace(",", " –")) == [{0, 1}]


def test_texts_without_words_are_nobodys_copies():
    """Dashes are no story; a text of three words is one."""
    assert groups("—", "– –", "") == []
    assert groups("Ann Ode won.", "Ann Ode won", "Ann Ode lost.") == [{0, 1}]


@settings(max_examples=20)
@given(st.permutations([STORY, OTHER, edited(1), edited(2), STORY[:300], FOOTER]))
def test_order_does_not_matter(texts):
    """The same texts give the same groups."""
    made = [article(text) for text in texts]
    usual = [article(text) for text in sorted(texts)]
    assert group_copies({d.id: d for d in made}) == group_copies({d.id: d for d in usual})


@given(st.text(), st.text())
def test_being_a_copy_goes_both_ways(one, other):
    """Whatever the texts; and each text is its own copy."""
    left, right = hash_shingles(article(one)), hash_shingles(article(other))
    if len(left) and len(right):
        assert is_copy(left, right) == is_copy(right, left)
        assert is_copy(left, left)


def test_signatures_estimate_what_is_shared():
    """Of 128 values, about as many agree as the texts share shingles."""
    one, other = hash_shingles(article(STORY)), hash_shingles(article(edited(3)))
    both = len(set(one.tolist()) & set(other.tolist()))
    either = len(set(one.tolist()) | set(other.tolist()))
    agree = (sign(one) == sign(other)).mean()
    assert abs(agree - both / either) < 0.15
    assert (sign(one) == sign(hash_shingles(article(OTHER)))).mean() < 0.05


def test_a_long_text_is_signed_in_pieces():
    """The pieces make no difference: the least of all is the least of the pieces' least."""
    words = article(" ".join(f"w{n}" for n in range(9000)))
    whole = hash_shingles(words)
    low, high = sign(whole[:5000]), sign(whole[5000:])
    assert (sign(whole) == [min(pair) for pair in zip(low, high, strict=True)]).all()


def test_what_is_compared_was_spoken_of_before():
    """Whoever has the texts elsewhere reads them together, before they are asked for."""
    texts = [STORY, OTHER, edited(1), edited(2), STORY[:300], FOOTER]
    shingled = {one.id: hash_shingles(one) for one in map(article, texts)}
    spoken_of, asked = list[frozenset[str]](), []

    def are_copies(one: str, other: str) -> bool:
        asked.append((one, other))
        assert any({one, other} <= group for group in spoken_of)
        return is_copy(shingled[one], shingled[other])

    signed = {id_: sign_beginning(one) for id_, one in shingled.items()}
    found = group_signed(
        signed, are_copies, lambda groups: spoken_of.extend(map(frozenset, groups))
    )
    assert asked
    assert found == group_shingled(shingled)
