"""Rows of the verb table: what each says, and how it is read from `verbs.tsv`.

Guarantees: each row is checked, and a word that its column doesn't know is refused with its line.
`docs/verbs.md` tells what the columns mean.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, NoReturn

from msgspec import Struct

from dateline.core.errors import OntologyError
from dateline.english.lexicon import lexicon
from dateline.ontology import event_types, is_a, kinds, predicates

COLUMNS = ("verb", "nouns", "type", "roles", "complement", "control", "predicate")
# What a sense is that has no event type of its own.
EVENT, LIGHT, RELATION, STATIVE, ASPECT = "event", "light", "relation", "stative", "aspect"
NO_EVENT_TYPE = frozenset({EVENT, LIGHT, RELATION, STATIVE, ASPECT})
WHEN = "when"  # in place of a slot: the date of the clause
SLOTS = frozenset({"subject", "alone", "object", "indirect", "complement"})
# Prepositions, and adverbs that parsers take for them.
PREPOSITIONS = frozenset(
    {"about", "above", "across", "after", "against", "ahead", "along", "alongside", "among"}
    | {"around", "as", "at", "away", "back", "before", "behind", "below", "between", "beyond"}
    | {"by", "down", "even", "for", "from", "in", "into", "like", "of", "off", "on", "onto"}
    | {"opposite", "out", "outside", "over", "past", "through", "to", "toward", "towards"}
    | {"under", "upon", "via", "with", "within", "without"}
)
ROLES = frozenset(
    {"actor", "recipient", "object", "participant", "place", "amount", "instrument", "result"}
    | {"origin", "destination", "about", "speaker", "addressee", "content"}
)
COMPLEMENTS = frozenset(
    {"says", "believes", "knows", "plans", "promises", "asks", "orders", "allows"}
    | {"prevents", "denies", "doubts", "fears", "hopes", "manages", "fails", "tries"}
    | {"stops", "supposes", "accuses", "sees"}
)
FORMS = frozenset({"to", "ing", "that", "predicate"})
POSSESSIVE = "'s"
ONLY_SO = "!"
NO_OBJECT = "-"
_ANYTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NounForm:
    """A noun that names the happening of a verb.

    Attributes:
        noun: its dictionary form; perhaps of two words ("air strike").
        stands_for_object: what introduces the object besides "of": "on", "'s" ("his arrest").
        only_so: whether it names a happening only where one of these stands behind it.
    """

    noun: str
    stands_for_object: frozenset[str] = frozenset()
    only_so: bool = False


@dataclass(frozen=True, slots=True)
class GivenPredicate:
    """The plain claim that a sense gives between what stands in two slots."""

    name: str
    subject: str = "subject"
    object: str = "object"


class VerbSense(Struct, frozen=True, kw_only=True):
    """One row of the table.

    Attributes:
        key: the first column: the verb, and what must stand around it.
        lemmas: the verb, in each spelling; empty where only nouns name the happening.
        particle: what belongs to the verb ("over" in "take over"), or "".
        subjects: words and kinds, of which the subject must be one; empty: whatever.
        objects: the same of the object or predicate complement; `-` is that there is no object.
        prepositions: prepositions that must follow, each with what must stand behind it.
        form: what must stand under it: a clause (`to`, `ing`, `that`), or `predicate` for what the
            object is called or made; or "".
        nouns: the nouns that name the same happening.
        type: its event type, or `event` (without a type), `light`, `relation`, `stative`, `aspect`.
        roles: slot → role of what stands there; of a light verb: slot → slot of the object's verb.
        complement: what it does to the clause under it; empty: it reports it.
        control: the slot or preposition with the subject of its infinitive, or "".
        predicates: the plain claims that it gives.
    """

    key: str
    lemmas: tuple[str, ...]
    particle: str
    subjects: frozenset[str]
    objects: frozenset[str]
    prepositions: tuple[tuple[str, frozenset[str]], ...]
    form: str
    nouns: tuple[NounForm, ...]
    type: str
    roles: Mapping[str, str]
    complement: str
    control: str
    predicates: tuple[GivenPredicate, ...]

    @property
    def known(self) -> bool:
        """Whether the table has it, and it isn't `UNKNOWN`."""
        return bool(self.type)

    def asked(self, slot: str) -> frozenset[str]:
        """The words and kinds that must stand in a slot; empty where anything may."""
        behind = dict(self.prepositions).get(slot, frozenset())
        return self.objects if slot == "object" else behind

    @property
    def event_type(self) -> str | None:
        """Its event type; None where it has none."""
        return self.type if self.known and self.type not in NO_EVENT_TYPE else None

    @property
    def happens(self) -> bool:
        """Whether its clause tells a happening; a light verb's does if its object's noun does."""
        return self.type == EVENT or self.type not in NO_EVENT_TYPE

    @property
    def demand(self) -> int:
        """How much it asks for: of two senses that fit, the one that asks for more is meant."""
        demand = 4 * bool(self.subjects) + 5 * bool(self.form)
        if self.objects:
            demand += 1 if NO_OBJECT in self.objects else 4
        for _, behind in self.prepositions:
            demand += 5 if behind else 2
        return demand


# The sense of a word of which the table says nothing.
UNKNOWN = VerbSense(
    key="", lemmas=(), particle="", subjects=_ANYTHING, objects=_ANYTHING, prepositions=(), form="",
    nouns=(), type="", roles=MappingProxyType({}), complement="", control="", predicates=(),
)  # fmt: skip


def read_rows(text: str) -> Iterator[VerbSense]:
    """Read the rows of a table, in their order.

    Raises:
        OntologyError: a row isn't well formed, or uses a word that no column knows.
    """
    lines = text.splitlines()
    start = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    if start == len(lines) or tuple(lines[start].split("\t")) != COLUMNS:
        message = f"verbs.tsv, line {start + 1}: the columns are {', '.join(COLUMNS)}"
        raise OntologyError(message)
    reader, first = _RowReader(), start + 1
    return (reader.read(n, line) for n, line in enumerate(lines[first:], first + 1))


class _RowReader:
    """Reads rows of a table one by one; cells that many rows share are read once."""

    def __init__(self) -> None:
        self._types = frozenset(event_types()) | NO_EVENT_TYPE
        self._line = 0
        self._keys: set[str] = set()
        self._read_roles = cache(self._roles)
        self._read_words = cache(self._words)
        self._read_predicates = cache(self._predicates)

    def read(self, line: int, text: str) -> VerbSense:
        """Read one row; empty cells at its end may be left out."""
        self._line = line
        cells = text.split("\t")
        if len(cells) > len(COLUMNS):
            self._fail("more cells than columns")
        verb, nouns, kind, roles, complement, control, predicate = (*cells, *[""] * 6)[:7]
        if not verb and not nouns:
            self._fail("neither a verb nor a noun")
        if verb and verb in self._keys:
            self._fail(f"{verb!r} has a row already")
        self._keys.add(verb)
        if kind not in self._types:
            self._fail(f"{kind!r} is no type")
        if complement and complement not in COMPLEMENTS:
            self._fail(f"{complement!r} is no complement")
        if control and control not in SLOTS and control not in PREPOSITIONS:
            self._fail(f"{control!r} is no slot")
        lemmas, particle, marks = self._key(verb)
        return VerbSense(
            key=verb,
            lemmas=lemmas,
            particle=particle,
            subjects=marks.get("<", _ANYTHING),
            objects=marks.get("=", _ANYTHING),
            prepositions=marks.get("@", ()),
            form=marks.get("+", ""),
            nouns=tuple(self._noun(one) for one in nouns.split("|")) if nouns else (),
            type=kind,
            roles=self._read_roles(roles, kind == LIGHT),
            complement=complement,
            control=control,
            predicates=self._read_predicates(predicate) if predicate else (),
        )

    def _key(self, key: str) -> tuple[tuple[str, ...], str, dict[str, Any]]:
        """What the first column says: the verb in each spelling, its particle, and the marks."""
        if " " not in key:
            return tuple(key.split("|")) if key else (), "", {}
        first, *rest = key.split(" ")
        lemmas = tuple(first.split("|"))
        particles: list[str] = []
        marks: dict[str, Any] = {}
        for word in rest:
            mark, name = word[:1], word[1:]
            if mark in {"<", "="}:
                marks[mark] = self._read_words(name)
            elif mark == "@":
                marks[mark] = (*marks.get(mark, ()), self._preposition(name))
            elif mark == "+":
                marks[mark] = self._one_of(name, FORMS, "form")
            elif word and not marks:
                particles.append(word)
            else:
                self._fail(f"{word!r} stands where none may in {key!r}")
        return lemmas, " ".join(particles), marks

    def _preposition(self, text: str) -> tuple[str, frozenset[str]]:
        name, colon, behind = text.partition(":")
        words = self._read_words(behind) if colon else _ANYTHING
        return self._one_of(name, PREPOSITIONS, "preposition"), words

    def _words(self, text: str) -> frozenset[str]:
        """Words, and kinds with every kind below them."""
        found = set(text.split("|"))
        if "" in found:
            self._fail("a word is missing")
        for word in [one for one in found if one[0].isupper()]:
            self._one_of(word, kinds(), "kind")
            found |= _words_of_kind(word)
        return frozenset(found)

    def _noun(self, text: str) -> NounForm:
        noun, *introduced = text.removesuffix(ONLY_SO).split("@")
        if not noun or noun.strip() != noun:
            self._fail(f"{text!r} is no noun")
        for one in introduced:
            if one != POSSESSIVE:
                self._one_of(one, PREPOSITIONS, "preposition")
        return NounForm(noun, frozenset(introduced), text.endswith(ONLY_SO))

    def _roles(self, text: str, light: bool) -> Mapping[str, str]:  # noqa: FBT001 -- cached
        found: dict[str, str] = {}
        for pair in text.split():
            slot, _, role = pair.partition("=")
            if slot in found:
                self._fail(f"two roles for {slot!r}")
            found[self._slot(slot)] = self._one_of(role, SLOTS if light else ROLES, "role")
        return MappingProxyType(found)

    def _predicates(self, text: str) -> tuple[GivenPredicate, ...]:
        return tuple(self._predicate(one) for one in text.split())

    def _predicate(self, text: str) -> GivenPredicate:
        name, _, ends = text.partition(":")
        self._one_of(name, predicates(), "predicate")
        if not ends:
            return GivenPredicate(name)
        subject, _, target = ends.partition(">")
        return GivenPredicate(name, self._slot(subject), self._slot(target))

    def _slot(self, name: str) -> str:
        return name if name in SLOTS or name == WHEN else self._one_of(name, PREPOSITIONS, "slot")

    def _one_of(self, word: str, allowed: Collection[str], column: str) -> str:
        if word not in allowed:
            self._fail(f"{word!r} is no {column}")
        return word

    def _fail(self, what: str) -> NoReturn:
        message = f"verbs.tsv, line {self._line}: {what}"
        raise OntologyError(message)


@cache
def _words_of_kind(kind: str) -> frozenset[str]:
    """A kind's names, those of every kind below it, and the common nouns for what is of it."""
    return _nouns_of_kind(kind).union(one for one in kinds() if is_a(one, kind))


def _nouns_of_kind(kind: str) -> frozenset[str]:
    """Common nouns for what is of a kind: of "officer" a verb says what it says of an officer."""
    lex = lexicon()
    named = {noun for noun, found in lex.nominals.items() if any(is_a(one, kind) for one in found)}
    if is_a("GovernmentBody", kind):
        named |= {noun for noun, one in lex.kinds.items() if one == "GovernmentBody"}
    if is_a("Person", kind):
        named |= lex.people | lex.posts.keys()
    return frozenset(lex.posts) if kind == "Position" else frozenset(named - lex.things)
