"""The extractor of the trained reader's relations: those that a sentence says, and those implied.

Guarantees: a relation is stated only with a sentence that names both and whose words can say it,
never as knowledge of the world; what else is likely is claimed as implied. Subject and object fit
the predicate. It runs no model: the annotator's reading is used.
"""

from __future__ import annotations

from collections import defaultdict

from dateline.authority import Authority
from dateline.core.model import Mention
from dateline.core.parse import Annotated
from dateline.english.lexicon import lexicon
from dateline.extract import evidence, posts
from dateline.extract.base import Extraction
from dateline.extract.builder import Builder, Setting, weight
from dateline.extract.clauses.clause import ClauseReader
from dateline.extract.clauses.standing import StandingReader
from dateline.extract.evidence import Pair
from dateline.extract.implying import claim_implied
from dateline.extract.reader_rules import Rule, rules
from dateline.extract.reading import NAMED, ParsedText, read
from dateline.reader import Reading as Said
from dateline.reader import Related

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
        builder, said = Builder(read(annotated, authority)), annotated.reading
        standing, origin = ClauseReader(builder.reading).standing, f"{self.name}@{self.version}"
        clusters = _clusters(builder.reading, said)
        settled: set[tuple[str, str]] = set()  # subjects with what they are related to already
        for related in sorted(said.relations, key=_surest):
            rule = rules().get(related.label)
            if rule is None or related.confidence < rule.confidence:
                continue
            ends = related.subject, related.object
            subjects, objects = (clusters[one] for one in (ends[::-1] if rule.inverse else ends))
            for pair in evidence.find_pairs(builder.reading, subjects, objects):
                setting = _setting(builder, standing, rule, related, pair, origin=origin)
                if setting is not None and _claim(builder, rule, pair, setting, settled):
                    break
        claim_implied(builder, standing, said, origin)
        return builder.extraction()


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
        if one.form in NAMED:
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


def _setting(
    builder: Builder,
    standing: StandingReader,
    rule: Rule,
    related: Related,
    pair: Pair,
    *,
    origin: str,
) -> Setting | None:
    """How the words of a pair of mentions say a relation; None where they don't."""
    reading = builder.reading
    sure = related.confidence * weight(pair.subject, pair.object)
    if sure < rule.confidence or evidence.is_qualified(reading, pair, lexicon().unsure):
        return None  # as sure as the pronoun is, too
    shown = evidence.said_by(reading, pair) if rule.says or rule.unless else frozenset()
    if (rule.says and not rule.says & shown) or rule.unless & shown:
        return None
    far = pair.between(reading) > rule.far
    said = None if far else evidence.standing(reading, standing, pair, rule)
    if said is None:
        return None
    over = rule.ends and evidence.is_qualified(reading, pair, lexicon().ended)
    return Setting(
        sentence=pair.sentence,
        standing=said,
        origin=f"{origin}/{related.label}",
        when=posts.ended(builder) if over else None,
        confidence=related.confidence,
    )


def _claim(
    builder: Builder, rule: Rule, pair: Pair, setting: Setting, settled: set[tuple[str, str]]
) -> bool:
    """Claim what a pair says; gives whether nothing else need be tried."""
    subject, target = (builder.reading.head(one) for one in (pair.subject, pair.object))
    if rule.general and (subject.id, target.id) in settled:
        return True
    predicate = rule.predicate_between(subject, target)
    claimed = builder.add(pair.subject, predicate, pair.object, setting)
    settled.update([(subject.id, target.id)] if claimed else ())
    return claimed
