from __future__ import annotations

from tests.corpus import same
from tests.graph.corrections.common import corrected, records
from tests.graph.test_explaining import chains, judged

from dateline.authority import load_bundled
from dateline.core.model import Judgement
from dateline.graph.corrections import parse_correction
from dateline.graph.corrections.records import to_plain_values
from dateline.workspace.review import rank_questions


def asked(graph):
    """Labels and judgement of each question."""
    return [
        (one.left.label, one.right.label, str(one.decision.judgement))
        for one in rank_questions(graph, load_bundled())
    ]


def unsure(given, left="Orbital", right="Orbit", score=0.5):
    """A decision that the machine couldn't take."""
    decision = judged(chains(given, left)[0], chains(given, right)[0], Judgement.UNSURE, score)
    given["decisions"].append(decision)
    return given


def test_the_most_valuable_comes_first():
    """Uncertainty times claims decides; one question is asked of several alike."""
    found = rank_questions(corrected(given=unsure(records())), load_bundled())
    assert [one.value for one in found] == sorted((one.value for one in found), reverse=True)
    assert (found[0].left.label, found[0].right.label) == ("Orbital", "Orbit")
    assert found[0].claims == 5
    assert "Orbital" in found[0].left.quote
    assert len([one for one in found if one.left.label == one.right.label == "Ann Ode"]) == 1


def test_what_is_sure_is_not_asked():
    """A decision that is surer than .95, either way, takes nobody's time."""
    given = records()
    given["decisions"] = [same(one.left, one.right, score=0.96) for one in given["decisions"]] + [
        judged(chains(given, "Orbit")[0], chains(given, "Lumen")[0], Judgement.DIFFERENT, 0.02)
    ]
    assert rank_questions(corrected(given=given), load_bundled()) == []


def test_what_was_joined_some_other_way_is_not_asked():
    """An open question whose two sides are one node by now is no question."""
    graph = corrected({"do": "same", "things": ["Orbital", "Orbit"]}, given=unsure(records()))
    assert "unsure" not in {judgement for _, _, judgement in asked(graph)}


def test_what_the_machine_joined_by_a_link_is_not_asked():
    """Both are one entry of the authority, so that it no longer matters that names didn't tell."""
    given = unsure({**records(), "decisions": []})
    assert ("Orbital", "Orbit", "unsure") in asked(corrected(given=given))
    names = [chains(given, name)[0] for name in ("Orbital", "Orbit")]
    given["decisions"] += [same(one, "Q884", score=0.99) for one in names]
    assert ("Orbital", "Orbit", "unsure") not in asked(corrected(given=given))


def test_a_chain_that_is_gone_is_not_asked_about():
    """Its article was extracted anew, and nothing is left to compare with."""
    given = {**records(), "decisions": []}
    given["decisions"] = [same(chains(given, "Orbit")[0], "0123456789abcdef", score=0.6)]
    assert asked(corrected(given=given)) == []


def test_the_order_of_decisions_leaves_no_trace():
    """Of decisions that are worth the same, the same one is asked about."""
    given = unsure(records())
    found = rank_questions(corrected(given=given), load_bundled())
    given["decisions"].reverse()
    assert rank_questions(corrected(given=given), load_bundled()) == found


def test_links_are_asked_about():
    """An answer about an entry of the authority is a link, or that it is none."""
    given = records()
    given["decisions"] = [same(chains(given, "Orbit")[0], "Q884", score=0.6)]
    (question,) = rank_questions(corrected(given=given), load_bundled())
    assert (question.right.label, question.right.where) == ("South Korea, Country", "Q884")
    assert question.right.quote is None
    yes, no, none = (question.answer(letter, author="mk") for letter in "ynu")
    assert (type(yes).__name__, yes.to) == ("Link", "Q884")
    assert (type(no).__name__, no.to) == ("Unlink", "Q884")
    assert none.things[1] == "Q884"
    for answer in (yes, no, none):
        graph = corrected(given=given, entries=(answer,))
        assert graph.unmet == ()
        assert rank_questions(graph, load_bundled()) == []


def test_an_answer_is_followed_and_not_asked_again():
    """Yes joins, no parts, unsure changes nothing; none of them comes up again."""
    for letter, one in (("y", True), ("n", False), ("u", False)):
        given = unsure(records())
        question = rank_questions(corrected(given=given), load_bundled())[0]
        answer = question.answer(letter, author="mk")
        assert parse_correction(to_plain_values(answer)) == answer
        graph = corrected(given=given, entries=(answer,))
        assert (graph.entity("Orbital") is graph.entity("Orbit")) is one
        assert ("Orbital", "Orbit", "unsure") not in asked(graph)
