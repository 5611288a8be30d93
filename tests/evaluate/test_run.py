from __future__ import annotations

import json

import pytest
from tests.evaluate.gold import document, write

from dateline.authority import load_bundled
from dateline.core import serde
from dateline.core.errors import ConfigError, SourceError
from dateline.evaluate import evaluate, gold, score_documents
from dateline.evaluate.counts import Tally
from dateline.evaluate.records import FoundMention, SystemAnswer
from dateline.evaluate.run import Outcome


class Oracle:
    """A system that answers what people marked, in the data set's own labels."""

    name = "oracle"
    native = True
    gives = frozenset({"mention", "type", "coref", "relation_end_to_end"})

    def answer(self, documents):
        """Copy the annotation."""
        for one in documents:
            yield SystemAnswer(
                mentions=tuple(
                    FoundMention(
                        start=mention.start,
                        end=mention.end,
                        kind=mention.types[1].removeprefix("type::"),
                        cluster=mention.entity,
                    )
                    for mention in one.mentions
                ),
                relations=tuple((r.subject, r.predicate, r.object) for r in one.relations),
                quotes=2,
                exact=1,
            )


@pytest.fixture
def file(tmp_path):
    """A gold file of two documents."""
    return write(tmp_path / "gold.jsonl", document(), document(id="two", published=None))


def test_what_people_marked_scores_one(file):
    """An answer that is the annotation is perfect by each measure."""
    outcome = score_documents(
        "dwie", gold.read_gold([file]), system=Oracle(), authority=load_bundled()
    )
    assert outcome.f1() == pytest.approx(
        {"mention": 1, "type": 1, "relation_end_to_end": 1, "coref": 1}
    )
    assert outcome.documents == 2
    assert (outcome.quotes, outcome.exact) == (4, 2)


def test_the_outcome_has_the_keys_that_are_promised(file):
    """The JSON is as documented, with the measures that set and system support."""
    outcome = evaluate("dwie", [file, file], system="dateline")
    plain = json.loads(serde.encode(outcome.plain()))
    assert list(plain) == ["dataset", "documents", "metrics", "seconds", "words_per_second"]
    assert (plain["dataset"], plain["documents"]) == ("dwie", 4)
    metrics = plain["metrics"]
    assert {"mention", "type", "type_fine", "coref", "relation_end_to_end", "linking"} <= set(
        metrics
    )
    assert set(metrics["mention"]) == {"p", "r", "f1"}
    assert set(metrics["coref"]) == {"muc", "b3", "ceafe", "avg"}
    assert metrics["claims"]["exact"] == 1
    assert plain["words_per_second"] > 0


def test_a_system_is_not_scored_on_what_it_does_not_do(file):
    """Links aren't among the scores of spaCy, which has none."""
    assert "linking" not in evaluate("dwie", [file], system="spacy").f1()


def test_a_file_without_documents_is_an_error(tmp_path):
    """There is no score of nothing."""
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n")
    with pytest.raises(SourceError, match=r"empty\.jsonl: no document"):
        evaluate("dwie", [empty], system="spacy")


def test_the_reader_is_not_scored_where_it_learnt_no_names(tmp_path):
    """A set that marks only what its facts are about says nothing of native labels of names."""
    line = {"id": "x", "text": "Oslo", "annotated_properties": ["SPOUSE"]}
    file = write(tmp_path / "gold.jsonl", line)
    assert not score_documents(
        "knowledgenet", gold.read_gold([file]), system=Oracle(), authority=load_bundled()
    ).f1()


def outcome(**more):
    """An outcome of two documents."""
    perfect, half = Tally(1, 1, 1, 1), Tally(1, 2, 1, 2)
    tallies = {"mention": [perfect, half], "muc": [perfect], "b3": [half], "ceafe": [half]}
    return Outcome(dataset="dwie", system="x", documents=2, tallies=tallies, **more)


def test_coreference_is_the_mean_of_its_three():
    """A measure by itself has one row of tallies, and the mean has three."""
    made = outcome()
    assert made.f1() == pytest.approx({"mention": 2 / 3, "coref": 2 / 3})
    assert made.parts("mention") == [made.tallies["mention"]]
    assert made.parts("coref") == [made.tallies[name] for name in ("muc", "b3", "ceafe")]
    del made.tallies["b3"]
    assert "coref" not in made.f1()


def test_json_shows_what_there_is():
    """Speed only if time was taken, quotes only if there were some."""
    plain = outcome(words=300, seconds=2.0, quotes=4, exact=3).plain()
    assert plain["metrics"]["mention"] == {"p": 0.6667, "r": 0.6667, "f1": 0.6667}
    assert plain["metrics"]["coref"] == {"muc": 1, "b3": 0.5, "ceafe": 0.5, "avg": 0.6667}
    assert plain["metrics"]["claims"] == {"quotes": 4, "exact": 0.75}
    assert (plain["words_per_second"], plain["seconds"], plain["documents"]) == (150, 2.0, 2)
    bare = outcome().plain()
    assert bare["words_per_second"] == 0
    assert not {"claims", "merge", "linking_curve"} & bare["metrics"].keys()
    assert outcome(curve=[{"score": 0.5}]).plain()["metrics"]["linking_curve"] == [{"score": 0.5}]


def test_hearsay_that_comes_out_as_asserted_is_counted():
    """It is what isn't withheld of what didn't happen."""
    made = Outcome(
        dataset="uds", system="x", tallies={"withheld": [Tally(1, 1, 3, 4), Tally(0, 0, 0, 1)]}
    )
    scores = {"p": 1, "r": 0.6, "f1": 0.75}
    assert made.plain()["metrics"]["withheld"] == scores | {"of": 5, "asserted": 0.4}
    made.tallies["withheld"] = []
    assert made.plain()["metrics"]["withheld"]["asserted"] == 0


def test_an_unknown_task_or_system_lists_the_known(file):
    """Before anything is read."""
    with pytest.raises(ConfigError, match="there is merge"):
        evaluate("dwie", [file], task="split")
    with pytest.raises(ConfigError, match="dateline"):
        evaluate("dwie", [file], system="nobody")
