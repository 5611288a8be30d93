"""What the labels of a data set mean in the ontology, and what of it is scored.

Guarantees: a scheme is one TOML file in `datasets/`, checked when it is read; its kinds and
predicates are the ontology's. It says which labels are comparable, not which are right.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from dateline import ontology
from dateline.core.errors import ConfigError

_FOLDER = Path(__file__).parent / "datasets"
_INVERSE = "^"  # as in SPARQL's paths: the label read from object to subject


class Scheme(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One data set's labels, and what is scored.

    Attributes:
        about: what is scored, what isn't, and why.
        scores: the measures that the set supports.
        system: what is measured when nobody says.
        layer: the reader's layer that was trained for this set, None when there is none.
        only: a native label that a mention must have to count.
        prefix: what native labels of kinds begin with and the reader's don't.
        forms: which forms of mention the set marks.
        demonym: the kind that the set gives to an adjective such as "Korean".
        literal: the set marks a capital that stands for its government as the city.
        link: the key of an entity that links are scored by.
        link_types: native types of the entities whose links can be compared; empty means all.
        kinds: kind → native labels; a mention is of the first kind that has one of its labels.
        kinds_as: kind of the ontology → the kind above that it is compared as.
        fine: the same as `kinds`, finer; a mention of no fine kind keeps the coarse one.
        native: native labels that only a system which uses the set's own labels is scored on.
        native_as: native label → the one that such a system gives instead.
        relations: predicate → native labels, inverse ones after `^`.
        relations_as: predicate of the ontology → the predicate above that it is compared as; in
            `relations_as_of`, kind of the subject → the same where that kind makes a difference.
        ours: end to end, a system with the set's own labels is compared by our predicates too.
        wikidata: relations are Wikidata properties, which the ontology maps itself.
        symmetric: predicates to be read both ways, besides the ontology's own.
        events: event type or family → native labels, or what they begin with up to a dot; a label
            may mean several where single events are compared.
        events_as: event type → the one above that it is compared as.
        event_key: where a native event has its label.
        mark: native type of the mentions that are the words of an event, where events have no
            places of their own.
        not_events: native classes of what is marked with the events and isn't one.
    """

    about: str
    scores: tuple[str, ...]
    system: str = "dateline"
    layer: str | None = None
    only: str | None = None
    prefix: str = ""
    forms: tuple[str, ...] = ("name",)
    demonym: str | None = None
    literal: bool = False
    link: str | None = None
    link_types: tuple[str, ...] = ()
    kinds: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    kinds_as: dict[str, str] = msgspec.field(default_factory=dict)
    fine: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    native: tuple[str, ...] = ()
    native_as: dict[str, str] = msgspec.field(default_factory=dict)
    relations: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    relations_as: dict[str, str] = msgspec.field(default_factory=dict)
    relations_as_of: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)
    ours: bool = False
    wikidata: bool = False
    symmetric: tuple[str, ...] = ()
    events: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    events_as: dict[str, str] = msgspec.field(default_factory=dict)
    event_key: str = "type"
    mark: str | None = None
    not_events: tuple[str, ...] = ()

    @property
    def mirrored(self) -> frozenset[str]:
        """Predicates whose triples mean the same read backwards."""
        known = ontology.predicates()
        return frozenset(self.symmetric) | {name for name in known if known[name].symmetric}

    def kind(self, types: tuple[str, ...]) -> str | None:
        """The kind that a mention with these native labels counts as; None when it doesn't."""
        return _first_kind(self.kinds, types)

    def fine_kind(self, types: tuple[str, ...]) -> str | None:
        """The fine kind, if the labels say one."""
        return _first_kind(self.fine, types)

    def native_label(self, types: tuple[str, ...]) -> str | None:
        """The label that a system with the set's own labels should give; None if it shouldn't."""
        known = [label for labels in self.kinds.values() for label in labels]
        found = next((one for one in (*known, *self.native) if one in types), None)
        if found is None:
            return None
        label = found.removeprefix(self.prefix)
        return self.native_as.get(label, label)

    def compared(self, kind: str) -> str | None:
        """The kind that one of the ontology's is compared as: itself or what it stands below."""
        kind = self.kinds_as.get(kind, kind)
        return _nearest_kind(kind, self.kinds)

    def compared_fine(self, kind: str) -> str | None:
        """The fine kind that one of the ontology's is compared as, if any."""
        return _nearest_kind(kind, self.fine)

    def event_types(self, native: dict[str, Any]) -> frozenset[str]:
        """The types that a native event may be compared as."""
        value = native.get(self.event_key)
        labels = {
            ".".join(parts[:size])
            for one in (value if isinstance(value, list) else [value])
            for parts in [str(one).split(".")]
            for size in range(1, len(parts) + 1)
        }
        return frozenset(kind for kind, known in self.events.items() if labels & set(known))

    def event_type(self, ours: str) -> str | None:
        """What a type of ours is compared as: itself or its family, the more exact if it can."""
        return next((one for one in self._counts_as(ours) if one in self.events), None)

    def means(self, ours: str | None, wanted: frozenset[str]) -> bool:
        """Whether a type of ours, or its family, is one of those that a label means."""
        return ours is not None and not wanted.isdisjoint(self._counts_as(ours))

    def _counts_as(self, ours: str) -> tuple[str, ...]:
        return self.events_as.get(ours, ours), ours.split("/", maxsplit=1)[0]

    def predicates(self, native: str) -> tuple[tuple[str, bool], ...]:
        """What a native relation is compared as, and whether its ends change places."""
        table = _wikidata_properties() if self.wikidata else self.relations
        return tuple(
            (predicate, inverse)
            for predicate, labels in table.items()
            for inverse in (False, True)
            if _INVERSE * inverse + native in labels
        )

    def predicate(self, ours: str, kind: str = "") -> str | None:
        """What a predicate of the ontology is compared as; None when the set doesn't mark it.

        Args:
            ours: the predicate.
            kind: that of its subject, as it is compared.
        """
        table = _wikidata_properties() if self.wikidata else self.relations
        ours = self.relations_as_of.get(kind, {}).get(ours) or self.relations_as.get(ours, ours)
        return ours if ours in table else None


def dataset_names() -> tuple[str, ...]:
    """Names of the data sets whose labels are known, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def load_scheme(name: str) -> Scheme:
    """Read the scheme of a data set.

    Raises:
        ConfigError: no such data set, or its file has a key or value that isn't allowed.
    """
    if name not in dataset_names():
        message = f"no data set {name!r}; known ones are {', '.join(dataset_names())}"
        raise ConfigError(message)
    text = (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    try:
        return msgspec.convert(tomllib.loads(text), Scheme)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        message = f"{name}.toml: {error}"
        raise ConfigError(message) from error


def _first_kind(table: dict[str, tuple[str, ...]], types: tuple[str, ...]) -> str | None:
    return next((kind for kind, labels in table.items() if set(labels) & set(types)), None)


def _nearest_kind(kind: str, table: dict[str, tuple[str, ...]]) -> str | None:
    """The kind itself or the nearest above it that a table has."""
    known = ontology.kinds()
    at: str | None = kind
    while at is not None and at not in table:
        at = known[at].parent if at in known else None
    return at


@cache
def _wikidata_properties() -> dict[str, tuple[str, ...]]:
    """Predicate → Wikidata properties that mean the same, as the ontology maps them."""
    return {
        name: tuple(
            _INVERSE + one.removesuffix("⁻¹") if one.endswith("⁻¹") else one
            for one in predicate.wikidata
        )
        for name, predicate in ontology.predicates().items()
        if predicate.wikidata and not predicate.literal
    }
