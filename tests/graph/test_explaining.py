from __future__ import annotations

import pytest
from tests.corpus import article, claim, mention, same
from tests.graph.corrections.common import corrected, records

from dateline.core.errors import QueryError
from dateline.core.model import Decision, Judgement

SAME = {"do": "same", "things": ["Orbit", "Orbital"], "author": "mk", "note": "one firm"}


def judged(left, right, judgement, score=0.4):
    """A decision of the machine's."""
    return Decision(
        left=left, right=right, judgement=judgement, score=score, reasons=("a reason",), by="m@1"
    )


def chains(given, name):
    """The chains of a name, by document."""
    return sorted(one.chain for one in given["mentions"] if one.name == name)


def test_a_correction_is_told_with_its_author():
    """What a person joined is one by their word, with the words of both sides."""
    told = corrected(SAME).why("Orbit", "Orbital")
    assert told.one
    (step,) = told.steps
    assert step.text == "correction: same “Orbit”, “Orbital” (mk: “one firm”)"
    assert "“Ann Ode joined Orbital.” (3.txt)" in step.quotes


def test_decisions_are_followed_from_name_to_name():
    """The way from one article to another leads over decisions, with score and reasons."""
    told = corrected().why("Orbit@0.txt", "Orbit@2.txt")
    assert told.one
    assert all("0.90, says test: test" in step.text for step in told.steps)
    assert "one thing\n1. “Orbit” and “Orbit”: one, 0.90" in str(told)


def test_links_join():
    """Two names of one entry are one by way of it."""
    one, other = article("Seoul backs Lumen."), article("South Korea led Lumen.")
    first, second = mention(one, "Seoul"), mention(other, "South Korea")
    lumen = [mention(each, "Lumen") for each in (one, other)]
    given = {
        "documents": [one, other],
        "mentions": [first, second, *lumen],
        "claims": [
            claim(one, first, "supports", lumen[0]),
            claim(other, second, "supports", lumen[1]),
        ],
        "decisions": [same(first.id, "Q884"), same(second.id, "Q884")],
    }
    told = corrected(given=given).why("Seoul", "South Korea")
    assert [step.text.partition(":")[0] for step in told.steps] == [
        "“Seoul” and Q884",
        "“South Korea” and Q884",
    ]


def test_one_article_may_say_so():
    """Two names of one chain are one because the article was read so."""
    document = article("Ann Ode joined Orbit. Ode led Orbit.")
    ann, orbit = mention(document, "Ann Ode"), mention(document, "Orbit")
    ode = mention(document, "Ode", start=10, kind="Person")
    ode = type(ode)(**{**{n: getattr(ode, n) for n in ode.__slots__}, "chain": ann.id})
    given = {
        "documents": [document],
        "mentions": [ann, orbit, ode],
        "claims": [claim(document, ann, "member_of", orbit)],
        "decisions": [],
    }
    (step,) = corrected(given=given).why("Ann Ode", "Ode").steps
    assert "“Ann Ode” and “Ode” are read as one thing" in step.text


def test_what_keeps_two_apart_is_told():
    """A correction, a "different", an "unsure" and a join that wasn't followed are all told."""
    given = records()
    orbit, (lumen,) = chains(given, "Orbit")[0], set(chains(given, "Lumen")[:1])
    given["decisions"] += [
        judged(orbit, lumen, Judgement.DIFFERENT, 0.1),
        judged(lumen, orbit, Judgement.UNSURE),
        judged(orbit, lumen, Judgement.SAME, 0.6),
    ]
    graph = corrected({"do": "different", "things": ["Lumen", "Orbit"]}, given=given)
    told = graph.why("Orbit", "Lumen")
    assert not told.one
    said = "\n".join(step.text for step in told.steps)
    assert said.startswith("correction: different “Lumen”, “Orbit”")
    for words in ("two, 0.10", "unsure, 0.40", "one, 0.60, says m@1: a reason (not followed"):
        assert words in said


def test_nothing_may_speak_for_it():
    """Where nothing was decided, that is said, with the words of each."""
    told = corrected().why("Lumen", "Zed")
    assert "nothing speaks for their being one" in told.steps[0].text
    assert len(told.steps[0].quotes) == 2


def test_names_must_be_somebody_and_nobody_else():
    """What isn't there, and what several things are called, is an error that helps."""
    apart = {"do": "different", "things": ["Ann Ode", {"name": "Ann Ode", "article": "4.txt"}]}
    graph = corrected(apart)
    with pytest.raises(QueryError, match=r"several things: person/ann-ode-.* \(in 4.txt\)"):
        graph.why("Ann Ode", "Zed")
    with pytest.raises(QueryError, match="nothing called 'Atlantis'"):
        graph.why("Zed", "Atlantis")
    with pytest.raises(QueryError, match=r"no article .* '9\.txt'"):
        graph.why("Zed", "Ann Ode@9.txt")
    told = graph.why("Ann Ode@4.txt", "Ann Ode@0.txt")
    assert told.steps[0].text.startswith("correction: different")
