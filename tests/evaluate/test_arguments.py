from __future__ import annotations

import pytest
from tests.evaluate.gold import write

from dateline.evaluate import arguments, evaluate, gold, scheme
from dateline.evaluate.counts import Tally
from dateline.evaluate.records import FoundHead, SystemAnswer

TEXT = "Amina Odhiambo said she entered the old harbour and gave Berg three maps"
WORDS = TEXT.split()
TOKENS = tuple((at := TEXT.index(word), at + len(word)) for word in WORDS)
SAID, ENTERED, GAVE = 2, 4, 9


def question(wh, answers, *, passive=False, **slots):
    """A question, whose answers are ranges of tokens."""
    return gold.GoldQuestion(wh=wh, slots=slots, passive=passive, answers=tuple(answers))


def asked(token, *questions):
    """A document with what was asked about one verb."""
    verb = gold.GoldVerb(token=token, questions=questions)
    return gold.GoldDocument(id="x", text=TEXT, tokens=TOKENS, verbs=(verb,))


def tally(found, document):
    """The tallies of one document."""
    return arguments.tally_arguments(found, document, scheme.load_scheme("qasrl"))


def answer(verb, **slots):
    """An answer with the heads of one verb, as numbers of tokens; a pair has a name as well."""
    found = {TOKENS[verb][0]: {slot: tuple(map(head, heads)) for slot, heads in slots.items()}}
    return SystemAnswer(arguments=lambda: found)


def head(number):
    """A head, which may point back at a range of tokens."""
    number, back = number if isinstance(number, tuple) else (number, None)
    also = () if back is None else ((TOKENS[back[0]][0], TOKENS[back[1] - 1][1]),)
    return FoundHead(start=TOKENS[number][0], tag="NN", also=also)


def test_one_answer_has_to_be_met():
    """Of two answers one is enough, and a head of another slot is wrong there."""
    who = question("who", [(0, 2), (3, 4)], obj="something")
    made = tally(answer(ENTERED, subject=(3,), object=(3,)), asked(ENTERED, who))
    assert made["subject"] == Tally(1, 1, 1, 1)
    assert made["object"] == Tally(0, 1, 0, 0)
    assert made["argument"] == Tally(1, 1, 1, 1)


def test_a_pronoun_counts_as_what_it_points_back_at():
    """Only where all of the name is in the answer."""
    who = question("who", [(0, 2)], obj="something")
    for back, right in (((0, 2), 1), ((0, 3), 0), (None, 0)):
        found = answer(ENTERED, subject=((3, back),))
        made = tally(found, asked(ENTERED, who))
        assert made["subject"] == Tally(right, 1, right, 1)


def test_a_clause_answers_what_was_said():
    """It is an object here, and no subject."""
    what = question("what", [(3, 8)], subj="someone")
    made = tally(answer(SAID, clause=(ENTERED,)), asked(SAID, what))
    assert made["object"] == Tally(1, 1, 1, 1)
    assert made["subject"] == Tally()


def test_a_place_without_a_preposition_may_be_the_object():
    """It is right, though nobody asked for an object; "in the harbour" isn't one."""
    found = answer(ENTERED, object=(7,))
    for first, right in ((5, 1), (8, 0)):
        where = question("where", [(first, first + 3)], subj="someone")
        made = tally(found, asked(ENTERED, where))
        assert made["object"] == Tally(right, 1, 0, 0)
    behind = question("where", [(5, 8)], subj="someone", prep="into")
    assert tally(found, asked(ENTERED, behind))["object"] == Tally(0, 1, 0, 0)
    inside = gold.GoldDocument(
        id="x", text="into bay", tokens=((0, 4), (5, 8)),
        verbs=(gold.GoldVerb(token=0, questions=(question("where", [(0, 2)], subj="someone"),)),),
    )  # fmt: skip
    bay = SystemAnswer(arguments=lambda: {0: {"object": (FoundHead(start=5, tag="NN"),)}})
    assert tally(bay, inside)["object"] == Tally(0, 1, 0, 0)


@pytest.mark.parametrize(
    ("slot", "wh", "slots"),
    [
        ("subject", "who", {"obj": "something"}),
        ("object", "what", {"subj": "someone"}),
        ("object", "what", {"subj": "someone", "obj2": "someone", "prep": "to"}),
        ("object", "what", {"subj": "someone", "prep": "up"}),
        (None, "who", {"subj": "someone", "prep": "to"}),
        (None, "who", {"subj": "someone", "obj": "something", "prep": "to"}),
        (None, "what", {"subj": "someone", "obj2": "do", "prep": "to"}),
        (None, "where", {"subj": "someone"}),
        ("object", "what", {"passive": True}),
        ("subject", "who", {"passive": True, "subj": "something", "prep": "by"}),
        (None, "who", {"passive": True, "subj": "something", "prep": "for"}),
    ],
)
def test_a_question_asks_for_a_slot(slot, wh, slots):
    """What is acted on is the object in the passive too, and what is behind a preposition isn't."""
    assert arguments.asked_slot(question(wh, [], **slots)) == slot


def predicate(kind="verb"):
    """A document with what PropBank would say of "gave"."""
    args = [("ARG0", 0, 2, 1), ("ARG1", 11, 13, 12), ("ARG2", 10, 11, 10), ("ARGM-TMP", 2, 3, 2)]
    made = gold.GoldPredicate(
        token=GAVE,
        kind=kind,
        args=tuple(
            gold.GoldArgument(role=role, start=low, end=high, head=at)
            for role, low, high, at in args
        ),
    )
    pos = ["NN"] * len(WORDS)
    return gold.GoldDocument(id="x", text=TEXT, tokens=TOKENS, pos=pos, predicates=(made,))


def test_roles_are_subjects_and_objects_together():
    """ARG0 and ARG1 have to be met at their heads; inside another numbered one is no mistake."""
    found = answer(GAVE, subject=(12,), object=(0, 10), to=(2,))
    assert tally(found, predicate())["argument"] == Tally(3, 3, 1, 2)
    adjunct = answer(GAVE, object=(2,))
    assert tally(adjunct, predicate())["argument"] == Tally(0, 1, 0, 2)
    assert tally(found, predicate(kind="noun"))["argument"] == Tally()


def test_the_clause_layer_is_scored_by_the_command(tmp_path):
    """The passive is undone, and "she" is who the sentence names."""
    text = "Amina Odhiambo won the race before she was fined by Berg ."
    words = text.split()
    line = {
        "id": "x", "text": text,
        "tokens": [[text.index(word), text.index(word) + len(word)] for word in words],
        "verbs": [{"token": 8, "questions": [
            {"wh": "who", "slots": {}, "passive": True, "answers": [[0, 2]]},
            {"wh": "who", "slots": {"subj": "someone", "prep": "by"}, "passive": True,
             "answers": [[10, 11]]},
        ]}],
    }  # fmt: skip
    f1 = evaluate("qasrl", [write(tmp_path / "gold.jsonl", line)]).f1()
    assert {name: f1[name] for name in ("subject", "object", "argument")} == {
        "subject": 1, "object": 1, "argument": 1,
    }  # fmt: skip
