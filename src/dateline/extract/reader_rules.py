"""What the trained reader's labels mean in the ontology: the rules of `reader.toml`, read.

Guarantees: every predicate of a rule is the ontology's. It looks at no text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from dateline.core.bundled import load_toml
from dateline.core.errors import OntologyError
from dateline.core.model import Mention
from dateline.ontology import predicates


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a label of the reader means; the keys are explained in `reader.toml`."""

    predicate: str
    inverse: bool
    confidence: float
    far: int
    general: bool
    ends: bool
    says: frozenset[str]
    unless: frozenset[str]
    assemblies: frozenset[str]
    by_subject: Mapping[str, str]
    by_object: Mapping[str, str]
    verbs: frozenset[str]
    prepositions: frozenset[str]
    nouns: frozenset[str]
    possessed: bool

    def predicate_between(self, subject: Mention, target: Mention) -> str:
        """What it means between these kinds: one works for a company, and is no member."""
        if self.assemblies & set(target.name.lower().split()):
            return self.predicate  # one is a member of a parliament, and doesn't work for it
        by_object = self.by_object.get(target.kind, self.predicate)
        return self.by_subject.get(subject.kind, by_object)


@cache
def rules() -> dict[str, Rule]:
    """Label of the reader → what it means.

    Raises:
        OntologyError: a rule names a predicate that the ontology lacks.
    """
    raw = load_toml("dateline.extract", "reader.toml")
    found: dict[str, Rule] = {}
    for row in raw["relation"]:
        rule = msgspec.convert({**raw["defaults"], **row}, Rule)
        used = {rule.predicate, *rule.by_subject.values(), *rule.by_object.values()}
        if unknown := sorted(used - set(predicates())):
            message = f"reader.toml uses an unknown predicate {unknown[0]}"
            raise OntologyError(message)
        found.update(dict.fromkeys(row["labels"], rule))
    return found
