"""What speaks for a thing being what a pronoun or description means: signs, each with a name.

Guarantees: a sign says what the text shows, and not how much that weighs, which is fitted to
annotated news (`antecedents.toml`). Signs are the same for all sorts of pointers; what they weigh
isn't.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.annotate.coreference.discourse import PAIR, Discourse, Place, Thing
from dateline.annotate.coreference.name_forms import heads, split_name
from dateline.annotate.names.draft import Draft
from dateline.core.parse import Parse
from dateline.english.lexicon import lexicon
from dateline.ontology import is_a

_FAR = 4  # from here on, more sentences, places or rivals make no difference
_LATELY = 2  # sentences
# Kinds that weigh differently, the narrower first; and of a noun's kinds the first that it has.
_KINDS = ("Company", "SportsTeam", "GovernmentBody", "Organization", "Country", "Place")
_NOUN_KINDS = ("Person", "Company", "Organization", "GovernmentBody", "Country", "Work")
_TRADES = frozenset({"member", "occupation"})  # posts that many have, as strikers do
_ANY_BODY = frozenset(
    {"agency", "body", "business", "company", "corporation", "firm", "group", "institution"}
    | {"organisation", "organization"}
)
_PRONOUNS = frozenset({"he", "it", "they"})
_EMPTY_VERBS = frozenset({"", "be", "do", "have", "say"})
SORTS = {
    **dict.fromkeys(("he", "him", "his", "she", "her", "hers"), "he"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs"), "they"),
}
DEFINITE = frozenset({"both", "that", "the", "this"})
# What shows that another one is meant, or none in particular.
OTHERS = frozenset(
    {"another", "average", "first", "latter", "next", "other", "parent", "previous", "rival"}
    | {"second", "third", "typical", "wrong", "same", "own", "entire", "whole", "only", "last"}
)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pronoun or description, and what it says of what it means.

    `sort` is "he", "it", "they", or "noun" for a description; `gender` "f", "m" or "". `kinds` are
    those that the noun can mean, empty where the lexicon doesn't know it; `definite` is whether
    it begins with "the" or the like, `two` whether it is for two at once.
    """

    sort: str
    place: Place
    noun: str = ""
    modifiers: tuple[str, ...] = ()
    gender: str = ""
    kinds: frozenset[str] = frozenset()
    plural: bool = False
    definite: bool = True
    two: bool = False

    def wording(self, thing: Thing) -> str:
        """Whether the text has called a thing by the noun, beside its name or in it."""
        if self.noun in thing.nouns:
            return "said"
        named = thing.root is not None and heads(thing.root.name, self.noun)
        return "in name" if named else "new"

    def is_all_said(self, thing: Thing) -> bool:
        """Whether the text has used all the words of something named: "the police agency"."""
        if thing.root is None or self.wording(thing) == "new":
            return False
        return thing.nouns.union(split_name(thing.root.name)).issuperset(self.modifiers)

    def fit(self, kind: str) -> str:
        """How well the noun's kinds go with the kind of a thing."""
        if kind in self.kinds:
            return "exact"
        if any(is_a(kind, one) for one in self.kinds):
            return "narrower"
        # Every country is known as one: an unknown place is none.
        return "wider" if any(is_a(one, kind) for one in self.kinds - {"Country"}) else "no"

    def label(self) -> str:
        """What sort of noun it has, as far as that tells how it is used."""
        posts = lexicon().posts
        if self.noun in posts:
            return "trade" if posts[self.noun] & _TRADES else "post"
        if self.noun in _ANY_BODY:
            return "body"
        found = next((one for one in _NOUN_KINDS if one in self.kinds), None)
        return found or ("thing" if self.kinds else "unknown")


@dataclass(slots=True)
class Signs:
    """Reads signs off a discourse; `genders` are those of chains of people, "?" where both are."""

    discourse: Discourse
    genders: dict[int, str]

    def of_thing(self, pointer: Pointer, thing: Thing) -> Iterator[str]:
        """What may tell whether a thing is meant: where it was spoken of, how, and how often."""
        yield from self._of_places(pointer, thing)
        yield from self._of_thing_itself(pointer, thing)
        yield from self._of_clauses_above(pointer, thing)
        if pointer.sort == "noun":
            yield from self._of_wording(pointer, thing)
        elif thing.called & _PRONOUNS:
            yield f"called {'so' if pointer.sort in thing.called else 'otherwise'}"

    def _of_places(self, pointer: Pointer, thing: Thing) -> Iterator[str]:
        place, last = pointer.place, thing.last
        back = place.sentence - last.sentence
        yield f"back {min(back, _FAR)}" if back < 2 * _FAR else "back long"
        yield f"{'near' if back <= 1 else 'far'} {last.role}"
        opening, _ = self.discourse.parse.sentences[place.sentence]
        if place.role != "owner" and place.start == opening:
            yield f"opens back {min(back, _FAR)}"
            yield f"opens after {last.role}"
        if place.quoted or last.quoted:
            yield f"quoted {place.quoted:d} {last.quoted:d}"

    def _of_thing_itself(self, pointer: Pointer, thing: Thing) -> Iterator[str]:
        yield next((one for one in _KINDS if is_of_kind(thing, one)), thing.sort)
        yield f"times {min(len(thing.places).bit_length(), _FAR)}"
        here = pointer.place.sentence
        lately = (one for one in thing.places if here - one.sentence <= _LATELY)
        # bodies "announce a deal" as they say things
        says = self.discourse.utters if pointer.sort == "he" else self.discourse.says
        if says(pointer.place.head):
            if says(thing.last.head):
                yield "says"
            elif any(says(one.head) for one in lately):
                yield "said lately"  # "He said … He said"
        verb = self.discourse.verb_of(pointer.place.head)
        verbs = {self.discourse.verb_of(one.head) for one in thing.places} - _EMPTY_VERBS
        if verb in verbs:
            yield "same verb"
        if thing.last.head in self.discourse.paired and thing.sort != PAIR:
            yield "paired"
        if pointer.sort == "he" and thing.root is not None and id(thing.root) in self.genders:
            yield "gender"

    def _of_clauses_above(self, pointer: Pointer, thing: Thing) -> Iterator[str]:
        """Whether the thing is the subject of a verb above the pointer."""
        for number, index in enumerate(self.discourse.subjects_above(pointer.place.head)):
            if self.discourse.thing_at(index) is thing:
                yield f"above {min(number, 1)}"
                if self.discourse.says(index):
                    yield "said above"
                return

    def _of_wording(self, pointer: Pointer, thing: Thing) -> Iterator[str]:
        """How a description's words go with what a thing is called, and its kinds with its kind."""
        if thing.root is None:
            yield from (f"unnamed {one}" for one in thing.ways)
            return
        word = pointer.wording(thing)
        yield f"{pointer.label()} {word}"
        yield f"{word} {pointer.fit([*thing.root.members, thing.root][0].kind)}"
        if pointer.noun in thing.called:
            yield "called so"

    def of_none(self, pointer: Pointer) -> Iterator[str]:
        """What may tell that none of the things is meant."""
        sort, place = pointer.sort, pointer.place
        yield "none"
        yield f"none {place.role}"
        if place.quoted:
            yield "none quoted"
        if sort == "noun":
            yield f"none {pointer.label()} {'modified' if pointer.modifiers else 'bare'}"


def is_definite(parse: Parse, draft: Draft) -> bool:
    """Whether a phrase begins with "the" or the like, or stands behind it as posts do."""
    before = range(max(0, draft.start - 1), draft.start + 1)
    return any(parse.tokens[at].text.lower() in DEFINITE for at in before)


def is_of_kind(thing: Thing, kind: str) -> bool:
    """Whether a thing is of a kind; those without a name are of none."""
    return thing.sort[0].isupper() and is_a(thing.sort, kind)
