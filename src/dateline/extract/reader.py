"""The extractor of the trained reader's relations: those that a sentence says, and those implied.

Guarantees: a relation is stated only with a sentence that names both and whose words can say it,
never as knowledge of the world; what else is likely is claimed as implied. Subject and object fit
the predicate. It runs no model: the annotator's reading is used.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dateline.authority import Authority
from dateline.core.model import Mention
from dateline.core.parse import Annotated
from dateline.extract import evidence, posts
from dateline.extract.base import Extraction
from dateline.extract.builder import Builder, Setting, weight
from dateline.extract.clauses.clause import ClauseReader
from dateline.extract.clauses.standing import StandingReader
from dateline.extract.evidence import Pair
from dateline.extract.implying import claim_implied
from dateline.extract.reader_rules import Rule, rules
from dateline.extract.reading import ParsedText, read
from dateline.reader import Reading as Said
from dateline.reader import Related

_NAMED = frozenset({"name", "demonym"})
_POINTING = frozenset({"nominal", "pronoun"})


class ReaderExtractor:
    """Claims the relations that the trained reader sees, by the rules of `reader.toml`."""

    name = "reader"
    version = "7"
    needs = ("tokens", "sentences", "mentions", "coreference", "reading")
    gives = ("claims",)

    def extract(self, annotated: Annotated, *, authority: Authority) -> Extraction:
        """Return what the document's reading relates: what a sentence says, and the likely rest."""
        if annotated.reading is None or not annotated.reading.relations:
            return Extraction()
        builder = Builder(read(annotated, authority))
        standing = ClauseReader(builder.reading).standing
        clusters = _clusters(builder.reading, annotated.reading)
        settled: set[tuple[str, str]] = set()
        for related in sorted(annotated.reading.relations, key=_surest):
            rule = rules().get(related.label)
            if rule is not None and related.confidence >= rule.confidence:
                self._claim(builder, standing, rule, related, clusters=clusters, settled=settled)
        claim_implied(builder, standing, annotated.reading, f"{self.name}@{self.version}")
        return builder.extraction()

    def _claim(
        self,
        builder: Builder,
        standing: StandingReader,
        rule: Rule,
        related: Related,
        *,
        clusters: Mapping[int, Sequence[Mention]],
        settled: set[tuple[str, str]],
    ) -> None:
        """Claim a relation where the text says it best, if it does.

        Args:
            builder: the document's claims.
            standing: how its clauses stand.
            rule: what the relation means.
            related: the relation.
            clusters: the mentions of each of its clusters.
            settled: subjects with what they are related to already.
        """
        ends = related.subject, related.object
        left, right = reversed(ends) if rule.inverse else ends
        settings = _settings(
            builder,
            standing,
            rule,
            related,
            subjects=clusters[left],
            objects=clusters[right],
            origin=f"{self.name}@{self.version}/{related.label}",
        )
        for pair, setting in settings:
            subject, target = (builder.reading.head(one) for one in (pair.subject, pair.object))
            predicate = rule.predicate_between(subject, target)
            if rule.general and (subject.id, target.id) in settled:
                return
            if builder.add(pair.subject, predicate, pair.object, setting):
                settled.add((subject.id, target.id))
                return


def _surest(related: Related) -> tuple[bool, float, str, int, int]:
    """The order in which relations are claimed: what a more exact one may tell comes last."""
    rule = rules().get(related.label)
    general = rule is not None and rule.general
    return general, -related.confidence, related.label, related.subject, related.object


def _clusters(reading: ParsedText, said: Said) -> dict[int, list[Mention]]:
    """For each of the reader's clusters, our mentions of its words and what points back at them."""
    at: dict[int, list[Mention]] = defaultdict(list)
    behind: dict[str, list[Mention]] = defaultdict(list)
    for one in reading.annotated.mentions:
        if one.form in _NAMED:
            for index in range(one.span.start, one.span.end):
                at[index].append(one)
        elif one.form in _POINTING:
            behind[one.chain].append(one)
    found: dict[int, dict[str, Mention]] = defaultdict(dict)
    for place in said.mentions:
        words = range(place.start, place.end)
        found[place.cluster].update((one.id, one) for index in words for one in at[index])
    for row in found.values():
        chains = {one.chain: None for one in row.values()}
        row.update((one.id, one) for chain in chains for one in behind[chain])
    return {number: list(row.values()) for number, row in found.items()}


def _settings(
    builder: Builder,
    standing: StandingReader,
    rule: Rule,
    related: Related,
    *,
    subjects: Sequence[Mention],
    objects: Sequence[Mention],
    origin: str,
) -> Iterator[tuple[Pair, Setting]]:
    """Each pair of mentions whose words say the relation, and how; the best first."""
    reading = builder.reading
    for pair in evidence.find_pairs(reading, subjects, objects):
        sure = related.confidence * weight(pair.subject, pair.object)
        if sure < rule.confidence or evidence.doubtful(reading, pair):
            continue  # as sure as the pronoun is, too
        shown = evidence.said_by(reading, pair) if rule.says or rule.unless else frozenset()
        if (rule.says and not rule.says & shown) or rule.unless & shown:
            continue
        far = pair.between(reading) > rule.far
        said = None if far else evidence.standing(reading, standing, pair, rule)
        if said is not None:
            over = rule.ends and evidence.over(reading, pair)
            yield (
                pair,
                Setting(
                    sentence=pair.sentence,
                    standing=said,
                    origin=origin,
                    when=posts.ended(builder) if over else None,
                    confidence=related.confidence,
                ),
            )
