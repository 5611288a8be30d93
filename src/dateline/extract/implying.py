"""What an article implies: relations that the trained reader sees and no sentence says.

Guarantees: the evidence names both ends, whose kinds fit; the confidence is a probability fitted on
articles that the reader hadn't learnt from (`implied.toml`); no place is put where the authority
knows it isn't, and what a sentence about the two denies, leaves open or says otherwise isn't
implied. Whether the article states the same somewhere is for `agreement` to see.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import exp, log

from dateline.core.bundled import load_toml
from dateline.core.model import Mention
from dateline.english.lexicon import lexicon
from dateline.extract import evidence, posts
from dateline.extract.builder import IMPLIED, Builder, Setting
from dateline.extract.clauses.standing import StandingReader
from dateline.extract.evidence import Pair
from dateline.extract.reader_rules import Rule, rules
from dateline.extract.reading import NAMED, ParsedText
from dateline.extract.relations.places import in_country
from dateline.ontology import is_a
from dateline.reader import Reading as Said

# Posts that say nothing of citizenship, and nothing against it either, as an envoy's does.
_GOVERNING = frozenset({"head_of_state", "head_of_government", "minister", "head"})
_SURE = 0.995  # of the reader: how much surer it is than that says nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A relation that the reader sees between two chains.

    Attributes:
        subject, object: the names of both ends that stand nearest to each other.
        predicate: what it means between their kinds.
        label: what the reader calls it.
        rule: what that means.
        signs: what tells whether it is so, by name.
    """

    subject: Mention
    object: Mention
    predicate: str
    label: str
    rule: Rule
    signs: Mapping[str, float]

    @property
    def probability(self) -> float:
        """How likely the article implies it, 0 to 1."""
        weights = _load_table("weights")
        return 1 / (1 + exp(-sum(weights[name] * value for name, value in self.signs.items())))

    @property
    def is_likely(self) -> bool:
        """Whether that is enough for what is claimed."""
        least = _load_table("least")
        apart = self.signs["apart"] and self.object.form == "name"  # "Kenyan farmers" tells more
        known = (f"{self.predicate} apart" if apart else "", self.predicate, "any")
        return self.probability >= next(least[one] for one in known if one in least)


def claim_implied(builder: Builder, standing: StandingReader, said: Said, origin: str) -> None:
    """Claim what is likely enough, with the sentences that name both ends."""
    parsed = builder.reading
    for one in find_candidates(parsed, said):
        pairs = evidence.find_pairs(parsed, (one.subject,), (one.object,))
        if not one.is_likely or _is_told_otherwise(parsed, standing, one, pairs):
            continue
        ends = sorted((one.subject, one.object), key=lambda end: end.span.start)
        first, last = (parsed.sentence_of(end) for end in ends)
        former = (evidence.is_qualified(parsed, pair, lexicon().ended) for pair in pairs)
        over = one.rule.ends and any(former)
        setting = Setting(
            sentence=first,
            also=(last,),
            standing=IMPLIED,
            origin=f"{origin}/{one.label}",
            when=posts.ended(builder) if over else None,
            confidence=one.probability,
        )
        builder.add(one.subject, one.predicate, one.object, setting)


def find_candidates(parsed: ParsedText, said: Said) -> Iterator[Candidate]:
    """What a document's reading relates, whether or not a sentence says it."""
    names = _match_clusters(parsed, said)
    for related in said.relations:
        rule = rules().get(related.label)
        left, right = names.get(related.subject, ()), names.get(related.object, ())
        if rule is None or not left or not right or left is right:
            continue
        ends = min(product(left, right), key=lambda pair: _distance(parsed, *pair))
        subject, target = reversed(ends) if rule.inverse else ends
        predicate = rule.predicate_between(parsed.head(subject), parsed.head(target))
        signs = _find_signs(parsed, subject, predicate, target, related.confidence)
        if signs is not None:
            yield Candidate(
                subject=subject, object=target, predicate=predicate,
                label=related.label, rule=rule, signs=signs,
            )  # fmt: skip


def _match_clusters(parsed: ParsedText, said: Said) -> dict[int, list[Mention]]:
    """For each of the reader's clusters, the names of the chain that it mostly is."""
    names: dict[str, list[Mention]] = defaultdict(list)
    at: dict[tuple[int, int], str] = {}
    for one in parsed.annotated.mentions:
        if one.form in NAMED:
            names[one.chain].append(one)
            at[one.span.start, one.span.end] = one.chain
    owners: dict[int, Counter[str]] = defaultdict(Counter)
    for place in said.mentions:
        if (place.start, place.end) in at:
            owners[place.cluster][at[place.start, place.end]] += 1
    return {cluster: names[row.most_common(1)[0][0]] for cluster, row in owners.items()}


def _distance(parsed: ParsedText, one: Mention, other: Mention) -> tuple[bool, bool, int]:
    """How far apart two names are: first those of one sentence; headlines and questions last."""
    sentences = {parsed.sentence_of(end) for end in (one, other)}
    unread = not sentences.isdisjoint(parsed.blocked)
    return unread, len(sentences) > 1, abs(one.span.start - other.span.start)


def _find_signs(
    parsed: ParsedText, subject: Mention, predicate: str, target: Mention, sure: float
) -> dict[str, float] | None:
    """What tells whether a relation holds; None where the authority knows that it doesn't."""
    ends, sure = (subject, target), min(sure, _SURE)
    signs = {
        "constant": 1.0,
        "odds": log(sure / (1 - sure)),
        "apart": float(parsed.sentence_of(subject) != parsed.sentence_of(target)),
        "unsure_name": 1 - min(one.sureness for one in ends),
    }
    inner, outer = (parsed.head(one) for one in ends)
    if predicate == "located_in" and is_a(inner.kind, "Place"):
        if not in_country(parsed, inner, outer):
            return None
        entries = parsed.find_places(inner.name)
        known = outer.authority is not None and any(
            outer.authority in {entry.country, entry.parent} for entry in entries
        )
        signs |= {"known_place": float(known), "unknown_place": float(not known)}
    return signs if predicate != "based_in" or _may_sit_in(parsed, inner, outer) else None


def _may_sit_in(parsed: ParsedText, body: Mention, place: Mention) -> bool:
    """Whether the authority doesn't put a body elsewhere: CNN, in Atlanta, isn't Britain's."""
    entry = parsed.entry(body)
    seats = parsed.find_places(entry.seat) if entry is not None and entry.seat else ()
    return not seats or any(place.authority in {one.id, one.country, one.parent} for one in seats)


def _is_told_otherwise(
    parsed: ParsedText, standing: StandingReader, one: Candidate, pairs: list[Pair]
) -> bool:
    """Whether a sentence denies it, leaves it open, or names another post: no deputy is head."""
    if one.signs.get("known_place"):
        return False  # a town is where it is, whoever may go there
    return any(
        evidence.left_open(parsed, standing, pair)
        or evidence.names_another_post(parsed, pair, one.rule.says, one.rule.unless - _GOVERNING)
        for pair in pairs
    )


@cache
def _load_table(name: str) -> dict[str, float]:
    """What each sign adds to the log odds, or how likely a relation must be."""
    table: dict[str, float] = load_toml("dateline.extract", "implied.toml")[name]
    return table
