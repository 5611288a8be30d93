"""The verb table: what each verb and each noun of a happening says, read from `verbs.tsv`.

Guarantees: read once, never changed; of the senses that fit the words around a verb, the one that
asks for most is found. It reads no sentence: whoever does tells which words stand where. What a row
says, and how it is checked, is `verb_rows.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from msgspec import Struct, field
from msgspec.structs import replace

from dateline.english.verb_rows import (
    ASPECT,
    LIGHT,
    NO_EVENT_TYPE,
    NO_OBJECT,
    POSSESSIVE,
    PREPOSITIONS,
    RELATION,
    STATIVE,
    UNKNOWN,
    WHEN,
    GivenPredicate,
    NounForm,
    VerbSense,
    read_rows,
)

__all__ = ["ASPECT", "LIGHT", "NO_EVENT_TYPE", "POSSESSIVE", "PREPOSITIONS", "RELATION", "STATIVE"]
__all__ += ["UNKNOWN", "WHEN", "GivenPredicate", "NounForm", "VerbSense", "Words", "load_verbs"]

# A parser often takes these for prepositions: "took over the firm".
_PARTICLES = frozenset(
    {"apart", "aside", "away", "back", "down", "forward", "off", "out", "over", "together", "up"}
)


class Words(Struct, frozen=True, kw_only=True):
    """What stands around a verb or noun: dictionary forms, and kinds of what is named.

    Attributes:
        particle: the verb's particle, or "".
        subject: the subject's head and kind.
        object: heads and kinds of the object and the predicate complement.
        prepositions: preposition → head and kind of what stands behind it; nothing for an adverb.
        form: what stands under it: `to`, `ing`, `that`, `predicate`, or "".
        beside: the word that stands behind the verb at once, or "" where nobody knows.
    """

    particle: str = ""
    subject: Collection[str] = ()
    object: Collection[str] = ()
    prepositions: Mapping[str, Collection[str]] = field(default_factory=dict)
    form: str = ""
    beside: str = ""


_NOTHING = Words()


@dataclass(frozen=True, slots=True)
class VerbTable:
    """The table, ready to be asked.

    Attributes:
        senses: every row, in the order of the file.
        by_lemma: verb → its senses, those that ask for most first.
        by_noun: noun → its senses, each with the noun's form there.
    """

    senses: tuple[VerbSense, ...]
    by_lemma: Mapping[str, Sequence[VerbSense]]
    by_noun: Mapping[str, Sequence[tuple[VerbSense, NounForm]]]

    def lemmas(self, fits: Callable[[VerbSense], bool]) -> frozenset[str]:
        """The verbs that have a sense of some sort."""
        return frozenset().union(*(one.lemmas for one in self.senses if fits(one)))

    def find_verb(self, lemma: str, words: Words = _NOTHING) -> VerbSense | None:
        """The sense of a verb among these words; None if the table hasn't any.

        A verb with a particle is another verb: "take" says nothing of "take over".
        """
        found = None
        for one in self.by_lemma.get(lemma, ()):
            if (found is None or one.particle) and _fits(one, words):
                if one.particle:
                    return one
                found = one
        return found

    def find_noun(self, noun: str, words: Words = _NOTHING) -> tuple[VerbSense, NounForm] | None:
        """The sense of a noun that names a happening; None if it names none.

        What its verb asks of an object is asked of the noun's ("release of an album"); a noun is
        found without it, too, if no other sense has the noun.
        """
        found = [one for one in self.by_noun.get(noun, ()) if _is_meant(one[1], words)]
        return max(found, key=lambda one: _fit_of_noun(one[0], one[1], words), default=None)


@cache
def load_verbs() -> VerbTable:
    """The table that is part of the package."""
    return read_verbs(files("dateline.english").joinpath("verbs.tsv").read_text("utf-8"))


def read_verbs(text: str) -> VerbTable:
    """Read a table.

    Raises:
        OntologyError: a row isn't well formed, or uses a word that no column knows.
    """
    rows = tuple(read_rows(text))
    by_lemma: dict[str, list[VerbSense]] = defaultdict(list)
    by_noun: dict[str, list[tuple[VerbSense, NounForm]]] = defaultdict(list)
    for row in rows:
        for lemma in row.lemmas:
            by_lemma[lemma].append(row)
        for noun in row.nouns:
            by_noun[noun.noun].append((row, noun))
    for found in by_lemma.values():
        found.sort(key=lambda one: one.demand, reverse=True)
    return VerbTable(senses=rows, by_lemma=dict(by_lemma), by_noun=dict(by_noun))


def _fits(sense: VerbSense, words: Words) -> bool:
    if words.particle or not sense.particle:
        return sense.particle == words.particle and _asked(sense, words)
    if sense.particle not in words.prepositions:
        return False
    behind = words.prepositions[sense.particle]
    apart = words.beside not in {"", sense.particle}  # "came under fire | over the cuts"
    if behind and (apart or sense.particle not in _PARTICLES):
        return False
    return _asked(sense, replace(words, object=(*words.object, *behind)))


def _asked(sense: VerbSense, words: Words) -> bool:
    """Whether what a sense asks for stands around its verb or noun, its particle aside."""
    if sense.form and sense.form != words.form:
        return False
    if sense.subjects and sense.subjects.isdisjoint(words.subject):
        return False
    if NO_OBJECT in sense.objects:
        if words.object:
            return False
    elif sense.objects and sense.objects.isdisjoint(words.object):
        return False
    return not sense.prepositions or all(
        name in words.prepositions and (not asked or not asked.isdisjoint(words.prepositions[name]))
        for name, asked in sense.prepositions
    )


def _is_meant(form: NounForm, words: Words) -> bool:
    return not form.only_so or not form.stands_for_object.isdisjoint(words.prepositions)


def _fit_of_noun(sense: VerbSense, form: NounForm, words: Words) -> tuple[bool, int, int]:
    introduced = form.stands_for_object - {POSSESSIVE}
    object_follows = 0
    if introduced:
        object_follows = -1 if introduced.isdisjoint(words.prepositions) else 1
        behind = (one for name in introduced for one in words.prepositions.get(name, ()))
        words = replace(words, object={*words.object, *behind})
    return _asked(sense, words), object_follows, sense.demand
