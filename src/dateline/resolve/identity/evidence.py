"""What speaks for or against two chains being one thing: names, clues and traits.

Guarantees: small records that are equal where their fields are, whichever article they come from;
each says what it is in words. They decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.english.lexicon import post_classes

STRONG = 2  # weight of what hardly two namesakes share: an employer, an office, an acquaintance
WEAK = 1
ACRONYM = "acronym"  # group of the keys of bodies that their article calls by an acronym only
HAPPENING = "happening"  # group of the keys of what articles tell in the same words
SURNAME = "surname"  # group of the keys of people who have a surname and a post only
FIELD = "field"  # a walk of life: a trait, and a weak clue
MOSTLY_ABOUT = "mostly about"  # relation of a body to the country that its article is about
_SHOWN = 3  # clues that a reason names
# Posts of which a state has one: they tell who is meant without the state. A senator's doesn't.
_ONE_A_STATE = frozenset({"head_of_state", "head_of_government", "minister"})
_FIELDS = {
    "sport": "in sport",
    "science": "in science",
    "arts": "in the arts",
    "public": "in public office",
}
_DIFFERENCES = {
    "born": "one was born in {}, the other in {}",
    "died": "one died in {}, the other in {}",
    FIELD: "one is {}, the other {}",
    "governs": "one has an office of {}, the other of {}",
    "owner": "one is of {}, the other of {}",
    "sex": "one is “{}”, the other “{}”",
    "link": "one is {}, the other {}",
}


@dataclass(frozen=True, slots=True, order=True)
class NameKey:
    """What a name is looked up by: what sort of thing it names, and its form without variations.

    Attributes:
        group: the kind right under the root that the thing's kind belongs to, `ACRONYM`,
            `HAPPENING` or `SURNAME`.
        name: the name, folded.
    """

    group: str
    name: str

    def __hash__(self) -> int:
        """Of the name alone, which is quick: groups are few."""
        return hash(self.name)

    def __str__(self) -> str:
        """As clues name the thing."""
        return f"{self.group}: {self.name}"

    @property
    def is_compared(self) -> bool:
        """Whether names of such things are compared with each other: those of people and bodies."""
        return self.group in {"Person", "Organization"}


@dataclass(frozen=True, slots=True)
class Clue:
    """Something that two articles may share, and that then speaks for one thing.

    Attributes:
        relation: what the thing has to do with what is named: a predicate, `post`, `title`,
            `FIELD`, `of`, `MOSTLY_ABOUT`; empty for what its article names besides.
        name: what is named.
        weight: how much it says: `STRONG`, `WEAK` or nothing by itself.
    """

    relation: str
    name: str
    weight: int

    def __hash__(self) -> int:
        """Of the name alone, which is quick: relations and weights are few."""
        return hash(self.name)

    @property
    def key(self) -> str:
        """What is the same in two clues of different weights."""
        return f"{self.relation} {self.name}" if self.relation else self.name

    def in_words(self, labels: Mapping[str, str]) -> str:
        """As a reason names it; `labels` are names as written, by what clues call the things."""
        if self.relation == FIELD:
            return _FIELDS[self.name]
        shown = labels.get(self.name, self.name)
        return f"{self.relation.replace('_', ' ')} {shown}" if self.relation else shown


@dataclass(frozen=True, slots=True)
class Trait:
    """Something of which two things can't have two.

    Attributes:
        sort: `born`, `died`, `FIELD`, `governs`, `owner`, `sex` or `link`.
        value: which.
    """

    sort: str
    value: str

    def __hash__(self) -> int:
        """Of the value alone, which is quick: sorts are few."""
        return hash(self.value)


@dataclass(frozen=True, slots=True, order=True)
class HeldPost:
    """A post that an article gives somebody.

    Attributes:
        bare: whether it doesn't say of which country or body.
        name: the post, folded, with its body if that is said.
    """

    bare: bool
    name: str

    @property
    def title(self) -> str:
        """The post without its country or body."""
        return self.name.partition(" of ")[0]

    def fits(self, other: HeldPost) -> bool:
        """Whether two may be one post: the same, or one without what the other says besides."""
        short, long = sorted((self, other), key=lambda one: (not one.bare, len(one.name)))
        within = short.bare and long.name.startswith(f"{short.name} of ")
        return short.name == long.name or within

    def is_telling(self, *, common: bool) -> bool:
        """Whether hardly two people of one surname have it; `common` is one that many have."""
        stately = self.name != "minister" and bool(post_classes(self.title) & _ONE_A_STATE)
        return not (self.bare and common) and (stately or not (self.bare or common))


def list_clues(shared: Iterable[Clue], labels: Mapping[str, str]) -> str:
    """Shared clues in words, the weightiest first."""
    ranked = sorted(set(shared), key=lambda one: (-one.weight, one.key))[:_SHOWN]
    return "; ".join(one.in_words(labels) for one in ranked)


def explain_difference(sort: str, *values: str) -> str:
    """Why two things with these two values of a trait are two."""
    return _DIFFERENCES[sort].format(*(_FIELDS[one] if sort == FIELD else one for one in values))
