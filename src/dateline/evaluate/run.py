"""Scoring a system on gold documents: answers, comparison, sums.

Guarantees: documents are read and answered in batches, so memory doesn't grow with the file beyond
four numbers a measure and document; the time is that of the system alone, after it has loaded.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from dateline.authority import Authority, open_authority
from dateline.core.errors import ConfigError, SourceError
from dateline.evaluate import arguments, gold, happenings, metrics, scheme, systems, times, views
from dateline.evaluate.coreference import MEASURES
from dateline.evaluate.counts import Tally, sum_tallies
from dateline.evaluate.curve import LinkingCurve
from dateline.evaluate.gold import GoldDocument
from dateline.evaluate.merge import IdentityScores
from dateline.evaluate.records import ComparedDocument, SystemAnswer
from dateline.evaluate.scheme import Scheme
from dateline.evaluate.systems.base import System

TASKS = ("merge",)
BATCH = 32  # documents, as in a build
_WARM = GoldDocument(id="", text="Kenya signed an agreement with Norway in Nairobi on Thursday.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a system did on a data set.

    Attributes:
        dataset: name of the data set.
        system: name of the system.
        documents: how many were scored.
        words: how many words they have, between white space.
        seconds: what the system took, without loading.
        tallies: measure → one tally a document; coreference has three measures.
        curve: precision and recall of links at each bar, one row a bar.
        quotes: how many quotes the claims show.
        exact: how many of those are the text's own words.
        merged: how well things are told apart across articles, where that was the task.
    """

    dataset: str
    system: str
    documents: int = 0
    words: int = 0
    seconds: float = 0.0
    tallies: dict[str, list[Tally]] = field(default_factory=dict)
    curve: list[dict[str, Any]] = field(default_factory=list)
    quotes: int = 0
    exact: int = 0
    merged: IdentityScores | None = None

    def f1(self) -> dict[str, float]:
        """Measure → F1; coreference as the mean of its three."""
        scores = {name: sum_tallies(rows).score.f1 for name, rows in self.tallies.items()}
        found = {name: score for name, score in scores.items() if name not in MEASURES}
        if set(MEASURES) <= set(scores):
            found["coref"] = sum(scores[name] for name in MEASURES) / len(MEASURES)
        return found

    def parts(self, measure: str) -> list[Sequence[Tally]]:
        """The tallies whose F1 scores a measure of `f1` is the mean of."""
        return [self.tallies[name] for name in (MEASURES if measure == "coref" else (measure,))]

    def plain(self) -> dict[str, Any]:
        """The outcome as JSON shows it."""
        shown: dict[str, Any] = {}
        for name, rows in self.tallies.items():
            score = sum_tallies(rows).score
            values = {key: round(getattr(score, key), 4) for key in ("p", "r", "f1")}
            if name in MEASURES:
                shown.setdefault("coref", {})[name] = values["f1"]
            else:
                shown[name] = values
        if "coref" in shown:
            shown["coref"]["avg"] = round(self.f1()["coref"], 4)
        for name in {"withheld", "clause_withheld"} & shown.keys():
            open_ones = sum_tallies(self.tallies[name])
            asserted = (open_ones.gold - open_ones.gold_right) / max(open_ones.gold, 1)
            shown[name] |= {"of": int(open_ones.gold), "asserted": round(asserted, 4)}
        if self.merged is not None:
            shown["merge"] = self.merged.plain()
        if self.curve:
            shown["linking_curve"] = self.curve
        if self.quotes:
            shown["claims"] = {"quotes": self.quotes, "exact": self.exact / self.quotes}
        return {
            "dataset": self.dataset,
            "documents": self.documents,
            "metrics": shown,
            "seconds": round(self.seconds, 2),
            "words_per_second": round(self.words / self.seconds) if self.seconds else 0,
        }


def evaluate(
    dataset: str, files: Sequence[Path], *, system: str | None = None, task: str | None = None
) -> Outcome:
    """Score a system on files of a data set, all together.

    Args:
        dataset: name of the data set, whose labels the files use.
        files: gold files.
        system: one of `systems.NAMES`; by default what the data set names.
        task: `merge` scores identity across the articles, and nothing else; by default each
            article is scored by itself.

    Raises:
        ConfigError: the data set, the system or the task isn't known, or they don't go together.
        SourceError: a file can't be read, has a broken line, or none has a document.
        ModelError: the reader isn't in this installation.
    """
    if task not in {None, *TASKS}:
        message = f"no task {task!r}; there is {', '.join(TASKS)}"
        raise ConfigError(message)
    known = scheme.load_scheme(dataset)
    with open_authority(None) as authority:
        name = system or ("dateline" if task == "merge" else known.system)
        made = systems.make_system(name, known, authority)
        if task == "merge":
            outcome = _evaluate_identity(dataset, tuple(gold.read_gold(files)), system=made)
        else:
            outcome = score_documents(
                dataset, gold.read_gold(files), system=made, authority=authority
            )
    if not outcome.documents:
        message = f"{', '.join(map(str, files))}: no document; give a file in the gold format"
        raise SourceError(message)
    return outcome


def _evaluate_identity(
    dataset: str, documents: Sequence[GoldDocument], *, system: System
) -> Outcome:
    """Score identity across documents."""
    from dateline.evaluate.corpus import score_identity

    merged, seconds = score_identity(dataset, documents, system=system)
    return Outcome(
        dataset=dataset,
        system=system.name,
        documents=len(documents),
        words=sum(len(one.text.split()) for one in documents),
        seconds=seconds,
        merged=merged,
    )


def score_documents(
    dataset: str, documents: Iterable[GoldDocument], *, system: System, authority: Authority
) -> Outcome:
    """Score a system on documents of a data set.

    Args:
        dataset: name of the data set.
        documents: the documents, in any order.
        system: what is measured.
        authority: what tells which gold links a system could have found.

    Raises:
        ConfigError: the data set isn't known.
    """
    known = scheme.load_scheme(dataset)
    relate = _relation_scorer(known, system)
    tallies: dict[str, list[Tally]] = defaultdict(list)
    curve = LinkingCurve()
    count = words = quotes = exact = 0
    times: list[float] = []
    for document, answer in _answer_documents(documents, system, times):
        sides = _both_sides(answer, document, known, system, authority)
        for name, tally in _tally_document(sides, known, system).items():
            tallies[name].append(tally)
        for name, tally in _tally_unlabelled(answer, document, known).items():
            tallies[name].append(tally)
        if "linking" in tallies:
            curve.add(*sides)
        if relate is not None:
            tallies["relation_gold_entities"].append(relate(document))
        count += 1
        words += len(document.text.split())
        quotes += answer.quotes
        exact += answer.exact
    return Outcome(
        dataset=dataset, system=system.name, documents=count, words=words, seconds=sum(times),
        tallies=dict(tallies), curve=curve.plain(), quotes=quotes, exact=exact,
    )  # fmt: skip


def _answer_documents(
    documents: Iterable[GoldDocument], system: System, times: list[float]
) -> Iterator[tuple[GoldDocument, SystemAnswer]]:
    """Each document with its answer; `times` gets the seconds that each batch of them takes."""
    stream = iter(documents)
    while batch := tuple(islice(stream, BATCH)):
        if not times:
            tuple(system.answer([_WARM]))  # so that the time doesn't include loading
        start = time.perf_counter()
        answers = tuple(system.answer(batch))
        times.append(time.perf_counter() - start)
        yield from zip(batch, answers, strict=True)


_PLAIN = {
    "mention": metrics.tally_mentions,
    "type": metrics.tally_kinds,
    "type_fine": metrics.tally_fine_kinds,
    "linking": metrics.tally_links,
    "linking_linkable": metrics.tally_linkable_links,
    "event": metrics.tally_event_types,
}


_UNLABELLED = {
    times.MEASURES: times.tally_times,
    arguments.MEASURES: arguments.tally_arguments,
    happenings.MEASURES: happenings.tally_events,
    happenings.CLAUSE_MEASURES: happenings.tally_clauses,
}


def _both_sides(
    answer: SystemAnswer,
    document: GoldDocument,
    known: Scheme,
    system: System,
    authority: Authority,
) -> tuple[ComparedDocument, ComparedDocument]:
    """What was found and what people marked, in the labels that are compared."""
    found = views.compare_answer(answer, document, known, native=system.native)
    return found, views.compare_gold(document, known, authority, native=system.native)


def _tally_document(
    sides: tuple[ComparedDocument, ComparedDocument], known: Scheme, system: System
) -> dict[str, Tally]:
    """The tallies of one document's two sides."""
    native, (found, marked) = system.native, sides
    wanted = [one for one in known.scores if one in system.gives]
    made = {name: _PLAIN[name](found, marked) for name in wanted if name in _PLAIN}
    if "coref" in wanted:
        made.update(_tally_coreference(found, marked))
    comparable = known.kinds if native and not known.ours else known.relations or known.wikidata
    if "relation_end_to_end" in wanted and comparable:
        own = native and not known.ours
        mirrored = frozenset(known.symmetric) if own else known.mirrored
        made["relation_end_to_end"] = metrics.tally_relations_end_to_end(
            found, marked, symmetric=mirrored
        )
        parts = {"relation_claimed": found.claimed, "relation_implied": found.implied}
        for name, relations in parts.items():
            if relations is not None:
                made[name] = metrics.tally_relations_end_to_end(
                    replace(found, relations=relations), marked, symmetric=mirrored
                )
    return made


def _tally_unlabelled(
    answer: SystemAnswer, document: GoldDocument, known: Scheme
) -> dict[str, Tally]:
    """The tallies of what has no labels: places and values are compared as they are."""
    made: dict[str, Tally] = {}
    for measures, tally in _UNLABELLED.items():
        if not measures.isdisjoint(known.scores):
            made |= tally(answer, document, known)
    return {name: tally for name, tally in made.items() if name in known.scores}


def _tally_coreference(found: ComparedDocument, marked: ComparedDocument) -> dict[str, Tally]:
    ours, theirs = tuple(found.clusters.values()), tuple(marked.clusters.values())
    return {name: measure(ours, theirs) for name, measure in MEASURES.items()}


def _relation_scorer(known: Scheme, system: System) -> Callable[[GoldDocument], Tally] | None:
    """What scores relations between gold entities: the reader, if there is one for this set."""
    from dateline.evaluate.systems import trained

    measure, layer = "relation_gold_entities", known.layer
    if layer is None or measure not in {*known.scores} & system.gives or not trained.has_reader():
        return None
    reader = trained.load_reader(layer)

    def relate(document: GoldDocument) -> Tally:
        named = {number for number, _ in views.entity_spans(document)}
        wanted = {
            (one.subject, one.predicate, one.object)
            for one in document.relations
            if one.subject in named and one.object in named
        }
        searched = document.annotated_properties
        found = {
            one
            for one in trained.relate_entities(reader, document, layer=layer)
            if searched is None or one[1] in searched
        }
        return metrics.tally_relations(found, wanted)

    return relate
