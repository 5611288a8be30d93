from __future__ import annotations

import pytest
from tests.evaluate.gold import write

from dateline.core.model import Stance
from dateline.core.parse import Parse, Token
from dateline.evaluate import evaluate, happenings, scheme
from dateline.evaluate.counts import Tally
from dateline.evaluate.gold import GoldDocument, GoldEntity, GoldMention, GoldPredicate
from dateline.evaluate.records import FoundEvent, SystemAnswer

TEXT = "Talks failed as Berg of Oslo attacked rebels"
WORDS = TEXT.split()
TOKENS = tuple((at := TEXT.index(word), at + len(word)) for word in WORDS)
TAGS = ["NNS", "VBD", "IN", "NNP", "IN", "NNP", "VBD", "NNS"]
HEADS = [1, 1, 6, 6, 3, 4, 1, 6]
PARSE = Parse.of(
    [
        Token(i, *TOKENS[i], WORDS[i], WORDS[i], TAGS[i], "dep", HEADS[i], 0)
        for i in range(len(WORDS))
    ],
    [(0, len(WORDS))],
)
TALKS, FAILED, BERG, OSLO, ATTACKED, REBELS = 0, 1, 3, 5, 6, 7
CLEAR = {"polarity": "POS", "certainty": "CERTAIN", "time": "NON_FUTURE"}


def place(low, high=None):
    """Characters of a range of words."""
    return TOKENS[low][0], TOKENS[low if high is None else high][1]


def found(word, *participants, kind="assault/attack", stance=Stance.ASSERTED):
    """An event that the graph has, at a word."""
    return FoundEvent(
        span=place(word),
        type=kind,
        stances=frozenset({stance} if stance else ()),
        participants=tuple((one,) for one in participants),
    )


def marked(word, *arguments, **native):
    """An event that people marked, at a word."""
    start, end = place(word)
    return {"start": start, "end": end, "arguments": list(arguments), **native}


def argument(role, span, mention=None):
    """An argument that people marked."""
    return {"role": role, "start": span[0], "end": span[1], "mention": mention}


def tally(answer, *events, known="meantime", **more):
    """The tallies of events that were found against those that people marked."""
    document = GoldDocument(id="x", text=TEXT, events=events, **more)
    made = SystemAnswer(happenings=tuple(answer), parse=PARSE)
    return happenings.tally_events(made, document, scheme.load_scheme(known))


def test_an_event_is_seen_at_its_words():
    """Elsewhere it isn't, and what is behind the annotated part isn't asked."""
    both = [found(TALKS), found(ATTACKED)]
    assert tally(both, marked(ATTACKED))["trigger"] == Tally(1, 2, 1, 1)
    assert tally(both, marked(FAILED))["trigger"] == Tally(0, 2, 0, 1)
    part = {"annotated_to": TOKENS[FAILED][1]}
    assert tally(both, marked(TALKS), **part)["trigger"] == Tally(1, 1, 1, 1)


def test_grammar_is_no_event():
    """What the set marks as an auxiliary needn't be found, and counts as wrong."""
    made = tally([found(FAILED)], marked(FAILED, **{"class": "GRAMMATICAL"}))
    assert made["trigger"] == Tally(0, 1, 0, 0)


def test_a_type_or_its_family_means_the_label():
    """A label may mean several of ours, and one that means none isn't scored."""
    for label, kind, right in (
        ("conflict.attack.n/a", "assault/bomb", 1),
        ("conflict.attack.n/a", "consult/meet", 0),
        ("conflict.attack.n/a", None, 0),
        ("life.die.nonviolentdeath", "life/die", 1),
        ("life.die.nonviolentdeath", "life/marry", 0),
    ):
        made = tally([found(ATTACKED, kind=kind)], marked(ATTACKED, type=label), known="rams")
        assert made["event_at_trigger"] == Tally(right, 1, right, 1)
    unmapped = tally([found(ATTACKED)], marked(ATTACKED, type="government.spy.spy"), known="rams")
    assert unmapped["event_at_trigger"] == Tally()
    assert tally([], marked(ATTACKED, type="life.die"), known="rams")["event_at_trigger"] == Tally(
        0, 0, 0, 1
    )


@pytest.mark.parametrize(
    ("native", "fact"),
    [
        (CLEAR, True),
        (CLEAR | {"polarity": "NEG"}, False),
        (CLEAR | {"certainty": "POSSIBLE"}, False),
        (CLEAR | {"certainty": "PROBABLE"}, False),
        (CLEAR | {"time": "FUTURE"}, False),
        (CLEAR | {"special_cases": "COND_IF_CLAUSE"}, False),
        (CLEAR | {"special_cases": "GEN"}, None),
        (CLEAR | {"certainty": "UNDERSPECIFIED"}, None),
        ({}, None),
    ],
)
def test_what_happened_is_certain_and_past(native, fact):
    """What is general or says nothing is neither."""
    assert happenings.is_fact(marked(ATTACKED, **native)) is fact


@pytest.mark.parametrize(
    ("stance", "asserted", "withheld"),
    [
        (Stance.ASSERTED, (Tally(1, 2, 1, 1)), Tally(0, 0, 0, 1)),
        (Stance.REPORTED, (Tally(0, 0, 1, 1)), Tally(0, 0, 1, 1)),
        (Stance.PLANNED, (Tally(0, 0, 0, 1)), Tally(1, 2, 1, 1)),
        (None, Tally(), Tally()),
    ],
)
def test_facts_and_what_is_none_are_told_apart(stance, asserted, withheld):
    """One fact and one plan that come out alike: asserted, reported, planned, or as no claim."""
    both = [found(FAILED, stance=stance), found(ATTACKED, stance=stance)]
    made = tally(both, marked(FAILED, **CLEAR), marked(ATTACKED, **CLEAR | {"time": "FUTURE"}))
    assert made["asserted"] == asserted
    assert made["withheld"] == withheld


def test_participants_are_compared_by_their_heads():
    """The city in "Berg of Oslo" isn't who attacked, and what is no entity there isn't asked."""
    mentions = (
        GoldMention(start=place(BERG)[0], end=place(OSLO)[1], id="1", entity=0),
        GoldMention(start=place(OSLO)[0], end=place(OSLO)[1], id="2", entity=1),
        GoldMention(start=place(REBELS)[0], end=place(REBELS)[1], id="3"),
    )
    entities = (GoldEntity(id=0), GoldEntity(id=1))
    gold = marked(
        ATTACKED,
        argument("Arg0", place(BERG, OSLO), "1"),
        argument("Arg1", place(REBELS), "3"),
        argument("Argm-LOC", place(TALKS)),
    )
    for who, right in ((place(BERG), 1), (place(OSLO), 0)):
        made = tally(
            [found(ATTACKED, who, place(TALKS))], gold, mentions=mentions, entities=entities
        )
        assert made["participant"] == Tally(right, 1, right, 2)


def test_a_participant_may_be_named_elsewhere():
    """People marked that "rebels" and "Berg" are one there."""
    mentions = tuple(
        GoldMention(start=place(word)[0], end=place(word)[1], id=str(word), entity=0)
        for word in (BERG, REBELS)
    )
    gold = marked(ATTACKED, argument("Arg0", place(REBELS), str(REBELS)))
    for one, right in ((place(BERG), 1), (place(OSLO), 0)):
        spans = {"mentions": mentions, "entities": (GoldEntity(id=0),)}
        made = tally([found(ATTACKED, one)], gold, **spans)
        assert made["participant"] == Tally(right, right, right, 1)


def test_judgements_are_of_verbs():
    """An event of a noun isn't asked for; above 0 it happened, below it didn't."""
    judged = tuple(
        GoldPredicate(token=token, factual=value)
        for token, value in ((FAILED, 0.7), (ATTACKED, -0.7))
    )
    answer = [found(TALKS), found(FAILED), found(ATTACKED, stance=Stance.DENIED)]
    made = tally(answer, known="uds", tokens=TOKENS, predicates=judged)
    assert made["trigger"] == Tally(2, 2, 2, 2)
    assert made["asserted"] == Tally(1, 1, 1, 1)
    assert made["withheld"] == Tally(1, 1, 1, 1)
    unsure = (GoldPredicate(token=FAILED, factual=0.0), GoldPredicate(token=ATTACKED))
    assert tally(answer, known="uds", tokens=TOKENS, predicates=unsure)["asserted"] == Tally()


def test_a_label_of_a_sentence_is_looked_for_at_its_marked_words():
    """What else the sentence tells isn't asked; without a mark, nothing is."""
    mark = GoldMention(start=place(FAILED)[0], end=place(FAILED)[1], types=("EVT",))
    other = GoldMention(start=place(BERG)[0], end=place(BERG)[1], types=("SRC",))
    answer = [found(FAILED, kind="reject/refuse"), found(ATTACKED)]
    for marks, label, wanted in (
        ((mark, other), "REJECT", Tally(1, 1, 1, 1)),
        ((mark, other), "FIGHT", Tally(0, 1, 0, 1)),
        ((other,), "REJECT", Tally()),
    ):
        made = tally(answer, {"event": label}, known="plover", mentions=marks)
        assert made["event_at_trigger"] == wanted


def test_clauses_are_scored_like_events():
    """They stand in for events, under names of their own."""
    document = GoldDocument(id="x", text=TEXT, events=(marked(ATTACKED, **CLEAR),))
    clauses = (found(ATTACKED), found(TALKS))
    made = happenings.tally_clauses(
        SystemAnswer(clauses=lambda: clauses, parse=PARSE), document, scheme.load_scheme("meantime")
    )
    assert made["clause"] == Tally(1, 2, 1, 1)
    assert made["clause_asserted"] == Tally(1, 1, 1, 1)
    assert set(made) >= happenings.CLAUSE_MEASURES
    for kind, right in (("assault/kill", 1), ("life/die", 1), ("life/marry", 0)):
        document = GoldDocument(id="x", text=TEXT, events=(marked(ATTACKED, type="life.die"),))
        clause = found(ATTACKED, kind=kind)
        answer = SystemAnswer(clauses=lambda clause=clause: (clause,), parse=PARSE)
        made = happenings.tally_clauses(answer, document, scheme.load_scheme("rams"))
        assert made["clause_at_trigger"] == Tally(right, 1, right, 1)


def test_events_and_clauses_are_scored_by_the_command(tmp_path):
    """What is planned is withheld; both countries take part in what happened."""
    text = "Kenya attacked Norway on Monday. Norway plans to attack Kenya."
    names = {"1": "Kenya", "2": "Norway"}
    mentions = [
        {
            "id": number,
            "entity": number,
            "start": text.index(name),
            "end": text.index(name) + len(name),
        }
        for number, name in names.items()
    ]
    first, second = text.index("attacked"), text.index("attack Kenya")
    who = [argument("Arg0", (0, 5), "1"), argument("Arg1", (15, 21), "2")]
    events = [
        {"start": first, "end": first + 8, "arguments": who, **CLEAR},
        {"start": second, "end": second + 6, "arguments": [], **CLEAR | {"time": "FUTURE"}},
    ]
    line = {"id": "x", "text": text, "mentions": mentions, "events": events,
            "entities": [{"id": number} for number in names]}  # fmt: skip
    plain = evaluate("meantime", [write(tmp_path / "gold.jsonl", line)]).plain()["metrics"]
    for layer in ("", "clause_"):
        assert plain[f"{layer}withheld"] == {"p": 1, "r": 1, "f1": 1, "of": 1, "asserted": 0}
        assert plain[f"{layer}asserted"]["f1"] == 1
        assert plain[f"{layer}participant"]["r"] == 1
    assert plain["clause"]["r"] == plain["trigger"]["r"] == 1
