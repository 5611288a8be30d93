"""Which of the things spoken of before a pronoun or description means, if any that has a name.

Guarantees: whatever is chosen fits in number, gender and kind, and outweighs all others, named or
not, so that it is meant with the probability asked for; else nothing is chosen. What speaks for a
thing has a name each, and a weight in `antecedents.toml`, fitted to annotated news.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from dateline.annotate.coreference.discourse import PAIR, SUBJECTS, Discourse, Place, Thing
from dateline.annotate.names.draft import Draft
from dateline.core.parse import Token
from dateline.core.text import normalize_name
from dateline.english.lexicon import lexicon
from dateline.ontology import is_a

_SORTS = {
    **dict.fromkeys(("he", "him", "his", "she", "her", "hers"), "he"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs"), "they"),
}
_REACH = {"he": 4, "it": 2, "they": 2, "noun": 8}  # sentences back
# How probable an antecedent must be; where the first of two could be either, nobody is meant.
_LEAST = {"he": 0.6, "it": 0.5, "they": 0.6, "noun": 0.6}
_FAR = 4  # from here on, more sentences, places or rivals make no difference
_UNNAMED = {"he": {"person", "agent"}, "it": {"thing", "agent"}, "they": {"people", "things"}}
_GROUPS = ("Organization", "People", "Place")
# Kinds that weigh differently, the narrower first.
_WEIGHED = ("Company", "SportsTeam", "GovernmentBody", "Organization", "Country", "Place")
_STATE = frozenset({"GovernmentBody"})
_MEMBER = frozenset({"member"})  # posts that many have, as strikers do
_SOMEBODY = frozenset({"Person"})
# Bodies that only a noun for just that kind means, or one for all.
_SPECIAL = frozenset({"Company", "EducationalInstitution", "MediaOutlet", "PoliticalParty"})
_ANY_BODY = frozenset({"body", "group", "institution", "organisation", "organization"})
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "relcl", "xcomp"})
_IS = frozenset({"appear", "be", "become", "remain", "seem", "take"})
_FEELING = frozenset(
    {"aware", "certain", "concerned", "confident", "convinced", "glad", "hopeful", "optimistic"}
    | {"pleased", "proud", "satisfied", "sorry", "sure", "unaware", "worried"}
)
_MAKES = frozenset({"find", "keep", "make", "think"})


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pronoun or description, and what it says of what it means.

    `sort` is "he", "it", "they", or "noun" for a description; `gender` "f", "m" or "".
    """

    sort: str
    place: Place
    noun: str = ""
    modifiers: tuple[str, ...] = ()
    gender: str = ""


@dataclass(slots=True)
class Antecedents:
    """Weighs the things of an article for each pointer, in text order.

    `genders` are those of chains of people: "f", "m", or "?" where both are shown.
    """

    discourse: Discourse
    genders: dict[int, str]

    def find(self, draft: Draft) -> tuple[Draft, float] | None:
        """What a draft means and how probable that is; None if nothing named is likely enough."""
        pointer = self._point(draft)
        if pointer.sort == "it" and self._foretells(pointer.place):
            return None
        options = self.weigh(pointer)
        if not any(thing is not None and thing.root is not None for thing, _ in options):
            return None
        weights = _weights()
        scores = [exp(sum(weights.get(sign, 0.0) for sign in signs)) for _, signs in options]
        best = max(range(len(options)), key=scores.__getitem__)
        thing, share = options[best][0], scores[best] / sum(scores)
        if thing is None or thing.root is None or share < _LEAST[pointer.sort]:
            return None
        if pointer.gender:
            self.genders.setdefault(id(thing.root), pointer.gender)
        return thing.root, share

    def _point(self, draft: Draft) -> Pointer:
        tokens, lex = self.discourse.parse.tokens, lexicon()
        place = self.discourse.place(draft)
        first = tokens[draft.start].text.lower()
        if draft.form == "pronoun":
            sort = _SORTS[first]
            gender = ("f" if first[0] == "s" or first[:3] == "her" else "m") if sort == "he" else ""
            return Pointer(sort, place, gender=gender)
        noun = tokens[draft.end - 1].text.lower()
        gender = "f" if noun in lex.female else "m" if noun in lex.male else ""
        modifiers = tuple(draft.name.lower().split()[:-1])
        if noun == "old":  # "the 34-year-old" is called so by the number
            noun, modifiers = draft.name.split("-")[0], ()
        return Pointer("noun", place, noun, modifiers, gender)

    def weigh(self, pointer: Pointer) -> list[tuple[Thing | None, set[str]]]:
        """Everything that a pointer may mean and its signs; None stands for nothing of these."""
        here = pointer.place.sentence
        fits = [thing for thing in self.discourse.things() if self._fits(pointer, thing)]
        fits.sort(
            key=lambda one: (here - one.last.sentence, one.last.role != "lead", one.last.start)
        )
        named = [one for one in fits if one.root is not None]
        recent = max(fits, key=lambda one: one.last.start, default=None)
        made: list[tuple[Thing | None, set[str]]] = [
            (None, set(self._signs_of_none(pointer, named)))
        ]
        for rank, thing in enumerate(fits):
            signs = set(self._signs(pointer, thing))
            signs.add(f"{pointer.sort} rank {min(rank, 3)}")
            if thing is recent:
                signs.add("recent")
            if [thing] == named:
                signs.add(f"{pointer.sort} only")
            made.append((thing, signs))
        return made

    def _fits(self, pointer: Pointer, thing: Thing) -> bool:
        """Whether a thing can be meant at all."""
        sort, last, root = pointer.sort, thing.last, thing.root
        if pointer.place.sentence - last.sentence > _REACH[sort] or self._beside(pointer, thing):
            return False
        if root is None:
            return self._fits_unnamed(pointer, thing)
        if sort == "they":
            return root.form == PAIR or any(is_a(root.kind, one) for one in _GROUPS)
        if root.kind == "Person":
            return sort != "it" and self._fits_person(pointer, root, thing.nouns)
        if root.form == PAIR or sort == "he" or (sort == "it" and root.kind == "People"):
            return False
        return sort == "it" or _means_kind(pointer.noun, root.kind, thing)

    def _fits_person(self, pointer: Pointer, root: Draft, nouns: set[str]) -> bool:
        if pointer.sort == "noun" and not _may_call(pointer, nouns | _words(root)):
            return False
        if pointer.place.quoted and self.discourse.find_speaker(pointer.place) is root:
            return False  # who speaks is "I"
        return not pointer.gender or self.genders.get(id(root), "?") in {pointer.gender, "?"}

    def _fits_unnamed(self, pointer: Pointer, thing: Thing) -> bool:
        (noun,) = thing.nouns
        if pointer.sort == "noun":
            return thing.new and pointer.noun == noun
        lex = lexicon()
        other = {"f": lex.male, "m": lex.female}.get(pointer.gender, frozenset())
        return thing.sort in _UNNAMED[pointer.sort] and noun not in other

    def _beside(self, pointer: Pointer, thing: Thing) -> bool:
        """Whether both belong to one verb, so that "himself" would stand there."""
        verb = self._verb(pointer.place)
        places = (one for one in reversed(thing.places) if one.sentence == pointer.place.sentence)
        return verb is not None and any(self._verb(one) == verb for one in places)

    def _verb(self, place: Place) -> int | None:
        """The verb that a phrase is of, by itself or behind a preposition; None for an owner."""
        tokens = self.discourse.parse.tokens
        token = tokens[place.head]
        if token.dep == "poss":
            return None
        return tokens[token.head].head if token.dep == "pobj" else token.head

    def _signs(self, pointer: Pointer, thing: Thing) -> Iterator[str]:
        """What may tell whether a thing is meant: where it was spoken of, how, and how often."""
        sort, place, last = pointer.sort, pointer.place, thing.last
        back = min(place.sentence - last.sentence, _FAR)
        near = "near" if back <= 1 else "far"
        yield f"{sort} back {back}"
        yield f"{near} {last.role}"
        yield f"{sort} {next((one for one in _WEIGHED if _is(thing.sort, one)), thing.sort)}"
        yield f"{sort} times {min(len(thing.places).bit_length(), _FAR)}"
        if thing.root is None:
            yield f"{sort} unnamed back {back}"
            yield f"unnamed {last.role}"
        if any(one.role == "lead" and one.sentence == last.sentence for one in thing.places[-4:]):
            yield f"{near} lead there"
        if last.pronoun:
            yield f"{sort} pronoun {near}"
        if place.role == last.role:
            yield f"{near} same {place.role}"
        if thing is next(iter(self.discourse.things())):
            yield f"{sort} first"
        if place.quoted or last.quoted:
            yield f"{sort} quoted {place.quoted:d} {last.quoted:d}"
        if sort == "they" and last.head in self.discourse.paired and thing.sort != PAIR:
            yield "they paired"
        if sort == "he" and thing.root is not None and id(thing.root) in self.genders:
            yield "gender"
        yield from self._signs_of_speaking(pointer, thing)
        yield from self._signs_above(pointer, thing)
        if sort == "noun":
            yield from self._signs_of_wording(pointer, thing)

    def _signs_of_speaking(self, pointer: Pointer, thing: Thing) -> Iterator[str]:
        sort, last = pointer.sort, thing.last
        speaks = self.discourse.says(pointer.place.head)
        if self.discourse.says(last.head):
            if speaks:
                yield f"{sort} says"
            if pointer.place.quoted and not last.quoted and pointer.place.sentence == last.sentence:
                yield f"{sort} quoted by it"
        if speaks and sort in {"it", "they"}:
            yield f"{sort} speaks {'body' if _is_body(thing) else 'other'}"

    def _signs_above(self, pointer: Pointer, thing: Thing) -> Iterator[str]:
        """Whether the thing is the subject of a verb that the pointer stands under."""
        for number, index in enumerate(self.discourse.subjects_above(pointer.place.head)):
            if self.discourse.at.get(index) is thing:
                own = " owner" if pointer.place.role == "owner" and not number else ""
                quoted = " quoted" if pointer.place.quoted else ""
                yield f"{pointer.sort} above {min(number, 1)}{own}{quoted}"
                if self.discourse.says(index):
                    yield f"{pointer.sort} said above"
                return

    def _signs_of_wording(self, pointer: Pointer, thing: Thing) -> Iterator[str]:
        """How a description's words go with what a thing is called."""
        if thing.root is None:
            yield f"noun unnamed {'modified' if pointer.modifiers else 'bare'}"
            return
        kinds, name = _kinds(pointer.noun), _words(thing.root)
        what = "person" if "Person" in kinds else "body"
        yield f"noun {what} {'described' if pointer.noun in thing.nouns else 'new'}"
        if pointer.noun in name:
            yield f"noun {what} in name"
        yield f"noun kind {'exact' if thing.root.kind in kinds else 'near'}"
        if pointer.modifiers:
            known = name | thing.nouns
            yield f"noun modifiers {'known' if known.issuperset(pointer.modifiers) else 'new'}"

    def _signs_of_none(self, pointer: Pointer, named: Sequence[Thing]) -> Iterator[str]:
        """What may tell that none of the things is meant."""
        sort, place = pointer.sort, pointer.place
        yield f"{sort} none"
        if place.quoted:
            yield f"{sort} none quoted"
        if all(place.sentence - one.last.sentence > 1 for one in named):
            yield f"{sort} none near"
        subject = next(iter(self.discourse.subjects_above(place.head)), None)
        if subject is not None and subject not in self.discourse.at:
            pronoun = self.discourse.parse.tokens[subject].tag == "PRP"
            yield f"{sort} none below {'pronoun' if pronoun else 'other'}"
        if sort == "it" and self.discourse.says(place.head):
            yield "it none speaks"
        if sort == "it" and self._is_empty(place):
            yield "it empty"
        if sort == "noun":
            yield f"noun none {'modified' if pointer.modifiers else 'bare'}"
            yield f"noun none of {'person' if 'Person' in _kinds(pointer.noun) else 'thing'}"

    def _is_empty(self, place: Place) -> bool:
        """Whether "it" may stand for what comes: "it is hard to say", "makes it hard to"."""
        verb, below = self._predicate(place)
        clause = any(one.dep in _CLAUSES for one in below)
        if self.discourse.parse.tokens[place.head].dep not in SUBJECTS:
            return place.role != "owner" and verb.lemma in _MAKES and clause
        comes = verb.lemma == "come" and any(one.text == "to" for one in below)
        return comes or (verb.lemma in _IS and clause)

    def _foretells(self, place: Place) -> bool:
        """Whether "it" surely does: "it is clear that"; not "it is confident that"."""
        verb, below = self._predicate(place)
        said = any(one.dep in {"ccomp", "csubj"} for one in below)
        subject = self.discourse.parse.tokens[place.head].dep in SUBJECTS
        return said and subject and verb.lemma in _IS and _FEELING.isdisjoint(t.text for t in below)

    def _predicate(self, place: Place) -> tuple[Token, list[Token]]:
        """The word that "it" hangs on, and what stands under that and its complement."""
        parse = self.discourse.parse
        verb = parse.tokens[parse.tokens[place.head].head]
        below = parse.below(verb.index)
        said = [one for one in below if one.dep in {"acomp", "attr"}]
        return verb, [*below, *(child for one in said for child in parse.below(one.index))]


def _is(sort: str, kind: str) -> bool:
    """Whether a sort of thing is of a kind; things without a name are of none."""
    return sort[0].isupper() and is_a(sort, kind)


def _is_body(thing: Thing) -> bool:
    """Whether a thing is a body, by name or not: "the ministry"."""
    if thing.root is not None:
        return _is(thing.sort, "Organization") or thing.sort == "Country"
    kinds = lexicon().nominals.get(min(thing.nouns), ())
    return any(is_a(kind, "Organization") for kind in kinds)


def _words(root: Draft) -> set[str]:
    return set(normalize_name(root.name).replace("-", " ").split())


def _kinds(noun: str) -> frozenset[str]:
    """The kinds that a noun can mean; that of a post, and an age, mean somebody."""
    lex = lexicon()
    found = lex.nominals.get(noun, frozenset())
    return found | _SOMEBODY if noun in lex.posts or not found else found


def _may_call(pointer: Pointer, called: set[str]) -> bool:
    """Whether somebody can be meant: "the prime minister" only if the text has called them so."""
    if "Person" not in _kinds(pointer.noun):
        return False
    if pointer.noun in lexicon().parties and called & lexicon().jurists:
        return False  # the district attorney isn't the defendant
    posts = lexicon().posts.get(pointer.noun, _MEMBER)
    return posts <= _MEMBER or called.issuperset((pointer.noun, *pointer.modifiers))


def _means_kind(noun: str, kind: str, thing: Thing) -> bool:
    """Whether a noun can mean a body or place of a kind; "the police" only what is called so."""
    kinds = _kinds(noun)
    if kinds == _STATE:
        called = thing.nouns if thing.root is None else thing.nouns | _words(thing.root)
        return is_a(kind, "GovernmentBody") and noun in called
    if "SportsTeam" not in kinds and is_a(kind, "SportsTeam"):
        return False
    if kind in _SPECIAL and kind not in kinds and noun not in _ANY_BODY:
        return False
    return any(is_a(kind, one) or (one != "GovernmentBody" and is_a(one, kind)) for one in kinds)


@cache
def _weights() -> Mapping[str, float]:
    raw = tomllib.loads(files(__package__).joinpath("antecedents.toml").read_text("utf-8"))
    weights: dict[str, float] = raw["weights"]
    return weights
