from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.corpus import (
    NamesAnnotator,
    SameNameLinker,
    VerbsExtractor,
    article,
    pipeline,
)

from dateline.authority import load_bundled
from dateline.core.errors import PluginError, SourceError
from dateline.workspace.pipeline import Pipeline
from dateline.workspace.reading import Failure, Given
from dateline.workspace.store import Store

TEXTS = tuple(f"Ann Ode joined Orbit{letter}." for letter in "ABCDE")


@dataclass(frozen=True)
class Unreadable:
    """A source that can't be read."""

    name: str = "lost.txt"

    def parts(self, options):
        """Fail as readers do."""
        message = "lost.txt: is empty"
        raise SourceError(message)


@dataclass(frozen=True)
class Counting(NamesAnnotator):
    """Notes how many documents it is given at a time."""

    batches: list[int] = field(default_factory=list)

    def annotate(self, documents, *, authority):
        """Note and pass on."""
        self.batches.append(len(documents))
        return super().annotate(documents, authority=authority)


@pytest.fixture
def store():
    with Store(None) as opened:
        yield opened


def run(store, *items, version="1"):
    given_ = [
        Given(article(one, source=f"{one[:8]}.txt")) if isinstance(one, str) else one
        for one in items
    ]
    return pipeline(version=version).run(store, given_, authority=load_bundled())


def contents(store):
    return [list(rows) for rows in (store.documents(), store.mentions(), store.claims())] + [
        list(store.decisions())
    ]


def test_sources_end_up_in_the_store(store):
    """Documents, mentions, claims and decisions are all stored."""
    report = run(store, *TEXTS)
    assert (report.added, report.known, report.failures) == (5, 0, ())
    assert store.count("claims") == 5
    assert store.count("decisions") == 4


def test_doing_it_again_changes_nothing(store):
    """A second run extracts nothing and leaves the store as it was."""
    run(store, *TEXTS)
    before = contents(store)
    report = run(store, *TEXTS)
    assert (report.added, report.known) == (0, 5)
    assert contents(store) == before


@settings(max_examples=15)
@given(st.permutations(TEXTS), st.integers(0, 5))
def test_order_and_steps_leave_no_trace(texts, cut):
    """In any order, in one build or two, the same articles give the same store."""
    with Store(None) as once, Store(None) as twice:
        run(once, *TEXTS)
        run(twice, *texts[:cut])
        run(twice, *texts[cut:])
        assert sorted(map(repr, twice.documents())) == sorted(map(repr, once.documents()))
        assert contents(twice)[1:] == contents(once)[1:]


def test_another_version_extracts_again(store):
    """What an older pipeline extracted is replaced, not doubled."""
    run(store, *TEXTS)
    report = run(store, *TEXTS, version="2")
    assert report.added == 5
    assert store.count("claims") == 5


def test_one_bad_document_is_named_and_the_rest_lands(store):
    """A document that no one can annotate is reported; the others of its batch are stored."""
    report = run(store, TEXTS[0], "BROKEN Ann Ode joined Orbit.", TEXTS[1])
    assert report.added == 2
    assert report.failures == (
        Failure(source="BROKEN A.txt", kind="ValueError", message="this text is broken"),
    )


def test_an_unreadable_source_is_named(store):
    """A source that can't be read is reported, and the next ones are read."""
    report = run(store, Unreadable(), TEXTS[0])
    assert report.added == 1
    assert [one.source for one in report.failures] == ["lost.txt"]


def test_copies_count_once(store):
    """Of copies in one build, the one with the most metadata is kept."""
    bare, dated = article(TEXTS[0]), article(TEXTS[0], published="2024-05-01")
    report = run(store, Given(bare), Given(dated), Given(bare))
    assert (report.added, report.known) == (1, 2)
    assert next(store.documents()).published == "2024-05-01"


def test_more_documents_than_a_batch(store):
    """Batches follow one another until all is read."""
    report = run(store, *(f"Ann Ode led Orbit{'x' * n}." for n in range(70)))
    assert report.added == store.count("documents") == 70


@dataclass(frozen=True)
class Eager(NamesAnnotator):
    """Notes when it is given documents, and when it is done with them; `EAGER` fails at once."""

    events: list[str] = field(default_factory=list)

    def annotate(self, documents, *, authority):
        """Begin as soon as it is called."""
        self.events.append(f"begin {len(documents)}")
        if any("EAGER" in one.text for one in documents):
            message = "too eager"
            raise ValueError(message)
        return self._rest(documents, authority)

    def _rest(self, documents, authority):
        yield from super().annotate(documents, authority=authority)
        self.events.append(f"end {len(documents)}")


def eager_run(store, texts):
    """What is reported, and what its annotator noted."""
    stages = pipeline()
    eager = Eager()
    report = Pipeline(annotator=eager, extractors=stages.extractors, linker=stages.linker).run(
        store,
        [Given(article(one, source=f"{one[:7]}.txt")) for one in texts],
        authority=load_bundled(),
    )
    return report, eager.events


def test_a_batch_is_begun_before_the_one_before_is_ended(store):
    """What an annotator does aside goes on meanwhile; no more than one batch is ahead."""
    report, events = eager_run(store, [f"Ann Ode led Orbit{'x' * n}." for n in range(70)])
    assert report.added == store.count("documents") == 70
    assert events == ["begin 32", "begin 32", "end 32", "begin 6", "end 32", "end 6"]


def test_what_fails_when_it_is_begun_is_named_and_the_rest_lands(store):
    """An annotator that fails as soon as it is called is one that fails."""
    report, _ = eager_run(store, [TEXTS[0], "EAGER text.", TEXTS[1]])
    assert report.added == 2
    assert report.failures == (
        Failure(source="EAGER t.txt", kind="ValueError", message="too eager"),
    )


@dataclass(frozen=True)
class Closing(NamesAnnotator):
    """Notes what it was let go with."""

    left: list[int] = field(default_factory=list)

    def annotate(self, documents, *, authority):
        """Pass on, and count what nobody asked for."""
        left = len(documents)
        try:
            for one in super().annotate(documents, authority=authority):
                left -= 1
                yield one
        finally:
            self.left.append(left)


class Fussy(VerbsExtractor):
    """Fails at one text."""

    def extract(self, annotated, *, authority):
        """Fail, or pass on."""
        if "FUSSY" in annotated.document.text:
            message = "not this one"
            raise ValueError(message)
        return super().extract(annotated, authority=authority)


def test_what_is_begun_is_let_go_when_its_batch_falls(store):
    """What an annotator does aside for the rest of a batch is for nobody, as each is done anew."""
    closing = Closing()
    stages = Pipeline(annotator=closing, extractors=[Fussy()], linker=pipeline().linker)
    texts = ["FUSSY text.", *TEXTS]
    given_ = [Given(article(one, source=f"{one[:5]}.txt")) for one in texts]
    report = stages.run(store, given_, authority=load_bundled())
    assert (report.added, [one.source for one in report.failures]) == (5, ["FUSSY.txt"])
    assert closing.left == [5, 0, 0, 0, 0, 0, 0]


def test_needs_are_checked_before_work_starts():
    """A plug-in that needs what none before it gives is an error at once."""
    with pytest.raises(PluginError, match="'verbs' needs tokens"):
        Pipeline(
            annotator=NamesAnnotator(),
            extractors=[VerbsExtractor(needs=("tokens",))],
            linker=SameNameLinker(),
        )


def test_a_text_of_megabytes_is_named(store):
    """What is too long for one article fails in words of ours, and the rest lands."""
    report = run(store, TEXTS[0], "many words " * 100_000)
    assert report.added == 1
    (failure,) = report.failures
    assert failure.message.startswith("1,100,000 characters are too many for one article")


def test_a_document_without_an_end_is_named_and_the_rest_lands(store):
    """One that takes for ever is given up, and the others of its batch are stored."""
    report = pipeline(patience=0.2).run(
        store, [Given(article(one)) for one in ("ENDLESS text.", *TEXTS)], authority=load_bundled()
    )
    (failure,) = report.failures
    assert (failure.kind, failure.message) == ("TimeLimitExceeded", "took longer than 0 s")
    assert report.added == len(TEXTS)


@pytest.mark.parametrize(
    ("text", "what"), [("Ann Ode adored Orbit.", "predicate"), ("Banshee led Orbit.", "kind")]
)
def test_what_the_ontology_lacks_never_gets_into_a_store(store, text, what):
    """A plug-in that gives a predicate or kind of its own fails for that document alone."""
    report = run(store, TEXTS[0], text)
    (failure,) = report.failures
    assert failure.kind == "OntologyError"
    assert f"gives the {what}" in failure.message
    assert [one.predicate for one in store.claims()] == ["member_of"]


def test_long_documents_fill_a_batch(store):
    """What is stored together is bounded by length, too: less is lost when a build is cut off."""
    annotator = Counting()
    made = Pipeline(annotator=annotator, extractors=[], linker=SameNameLinker())
    long = [Given(article(f"{letter}{'x' * 150_000}")) for letter in "ABCDE"]
    made.run(store, long, authority=load_bundled())
    assert annotator.batches == [2, 2, 1]
