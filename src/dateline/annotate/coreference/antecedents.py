"""Which of the things spoken of before a pronoun or description means, if any that has a name.

Guarantees: whatever is chosen outweighs all others, named or not, so that it is meant with the
probability asked for; else nothing is chosen. Only what can't be meant is left out beforehand:
another gender or number, the other argument of the same verb, whoever speaks the quotation, and
things that neither kind nor wording lets a noun mean. The rest is weighed by the signs of
`signs.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from math import exp
from typing import TypeAlias

from dateline.annotate.coreference.discourse import PAIR, SUBJECTS, Discourse, Place, Thing
from dateline.annotate.coreference.signs import SORTS, Pointer, Signs, is_definite, is_of_kind
from dateline.annotate.names.draft import Draft
from dateline.core.bundled import load_toml
from dateline.english.expletives import is_expletive
from dateline.english.lexicon import lexicon
from dateline.ontology import is_a

Options: TypeAlias = list[tuple[Thing | None, set[str]]]

_REACH = {"he": 5, "it": 3, "they": 3, "noun": 30}  # sentences back
# How probable an antecedent must be; where the first of two could be either, nobody is meant.
_LEAST = {"he": 0.55, "it": 0.55, "they": 0.65, "noun": 0.6}
_UNNAMED = {"he": {"person", "agent"}, "it": {"thing", "agent"}, "they": {"people", "things"}}
_BY_GRAMMAR = 0.85  # how probable what "the two", or "in his speech, Ada" means is; our estimate
# Words for two of any sort: the kinds that they can be of, in turn.
_ANY_TWO = {
    **dict.fromkeys(("duo", "pair"), (("Person",), ("Organization",))),
    **dict.fromkeys(("sides", "two"), (("Organization", "Country"), ("Person",))),
}
_BOUND = frozenset({"he", "it"})  # sorts of pronouns that grammar may give to a name
_GROUPS = ("Organization", "People", "Place", "Person", PAIR)
_ACCUSED = 2  # sentences in which whoever was accused is who is judged
_SHARING = frozenset({"advcl", "conj", "xcomp"})  # verbs that can have the subject of the one above
_PARTICIPLES = frozenset({"VBG", "VBN"})
_BESIDE = frozenset({"as", "at", "by", "for", "in", "like", "on", "under", "unlike", "with"})
_FRONTED = frozenset({"advcl", "npadvmod", "prep"})
_SOMEBODY = frozenset({"Person"})
_ANYTHING = frozenset({"Agreement", "Event", "Work"})  # what any noun may be called for


@dataclass(slots=True)
class Antecedents:
    """Weighs the things of an article for each pointer, in text order.

    `genders` are those of chains of people: "f", "m", or "?" where both are shown; `beliefs` how
    probable each chain is for the pointer that was weighed last.
    """

    discourse: Discourse
    genders: dict[int, str]
    beliefs: dict[int, float] = field(default_factory=dict, kw_only=True)

    def find(self, draft: Draft) -> tuple[Draft, float] | None:
        """What a draft means and how probable that is; None if nothing named is likely enough."""
        self.beliefs = {}
        pointer = self.point(draft)
        if pointer.two:
            return self._find_two(pointer)
        if bound := self.find_ahead(pointer) or self._find_joined(pointer):
            return bound, _BY_GRAMMAR
        options = self.weigh(pointer)
        named = [(one, one.root) for one, _ in options if one is not None and one.root is not None]
        if not named:
            return None
        self.beliefs = _share_out(options, _weights()[pointer.sort])
        best, root = max(named, key=lambda one: self.beliefs[id(one[1])])
        share = self.beliefs[id(root)]
        if share < _LEAST[pointer.sort]:
            return None
        self.take(pointer, best)
        return root, share

    def _find_two(self, pointer: Pointer) -> tuple[Draft, float] | None:
        """Two of one sort that this sentence, or one of the two before, has named together."""
        for kinds in _ANY_TWO.get(pointer.noun, (pointer.kinds,)):
            for back in (0, 1, 2):
                found = self.discourse.named_in(pointer.place.sentence - back, kinds)
                if len(found) == 2:
                    return Draft(0, 0, PAIR, form=PAIR, members=tuple(found)), _BY_GRAMMAR
                if found and back:
                    break
        return None

    def find_ahead(self, pointer: Pointer) -> Draft | None:
        """Whom a pronoun before its sentence's subject means: "in his speech, Ada Hart said".

        Of 42 such pronouns in marked news all meant the subject, but "after his death" is of
        whoever was told of before.
        """
        parse, at = self.discourse.parse, pointer.place.head
        path = [parse.tokens[at], *parse.above(at)]
        if pointer.sort not in _BOUND or is_expletive(parse, path[0]):
            return None
        subjects = [next(iter(parse.below(one.index, *SUBJECTS)), None) for one in path]
        top = next((n for n, one in enumerate(subjects) if one is not None and one.index > at), 0)
        subject, led = subjects[top], path[top - 1]
        named = None if subject is None or not top else self.discourse.names.get(subject.index)
        if subject is None or named is None or led.dep not in _FRONTED:
            return None
        own = path[0].dep == "poss" or any(subjects[:top])  # no "unsure of how to fight him"
        apart = any(one.text == "," for one in parse.tokens[at : subject.index])
        inner = zip(path[:top], subjects[:top], strict=True)
        controlled = any(one.tag in _PARTICIPLES and his is None for one, his in inner)
        sure = controlled or led.text.lower() in _BESIDE  # "after winning his title", "in his"
        root = named.root()
        fits = own and apart and self._suits(pointer, Thing(root, root.kind, set()))
        near = self._count_back(pointer) if fits else 0
        return root if fits and near > (0 if sure else _REACH["he"]) else None

    def _find_joined(self, pointer: Pointer) -> Draft | None:
        """Whose kin or company "and" joins to somebody: "sued Ada Hart and her son".

        Of six in 550 articles that the signs read otherwise, five were so.
        """
        tokens, at = self.discourse.parse.tokens, pointer.place.head
        noun = tokens[tokens[at].head]
        named = self.discourse.names.get(noun.head) if noun.dep == "conj" else None
        own = tokens[at].dep == "poss" and pointer.sort in _BOUND
        if named is None or not own or (named.end, tokens[at - 1].text) != (at - 1, "and"):
            return None
        root = named.root()
        acts = pointer.sort == "he" or is_a(root.kind, "Organization") or root.kind == "Country"
        return root if acts and self._suits(pointer, Thing(root, root.kind, set())) else None

    def _count_back(self, pointer: Pointer) -> int:
        """How many sentences back what suits a pointer was named last; many if nothing was."""
        here = pointer.place.sentence
        things = (one for one in self.discourse.things() if one.root is not None)
        backs = (here - one.last.sentence for one in things if self._suits(pointer, one))
        return min(backs, default=here + _REACH["noun"])

    def take(self, pointer: Pointer, thing: Thing) -> None:
        """Note what a pointer that means a thing has shown of it."""
        thing.called.add(pointer.noun or pointer.sort)
        if pointer.gender and thing.root is not None:
            self.genders.setdefault(id(thing.root), pointer.gender)

    def point(self, draft: Draft) -> Pointer:
        """What a draft says of what it means."""
        lex, place = lexicon(), self.discourse.place(draft)
        first = self.discourse.parse.tokens[draft.start].text.lower()
        if draft.form == "pronoun":
            sort = SORTS[first]
            gender = ("f" if first[0] == "s" or first[:3] == "her" else "m") if sort == "he" else ""
            return Pointer(sort, place, gender=gender)
        *before, noun = draft.name.lower().split()
        if noun.split("-")[-1] == "old":  # "the 34-year-old" is called so by the number
            return Pointer("noun", place, draft.name.split("-")[0].split()[-1], kinds=_SOMEBODY)
        if before and f"{before[-1]}-{noun}" in lex.described:
            noun = f"{before.pop()}-{noun}"  # "think tank"
        gender = "f" if noun in lex.female else "m" if noun in lex.male else ""
        last = self.discourse.parse.tokens[draft.end - 1]
        plural = last.tag in {"NNS", "NNPS"} and noun not in lex.described
        kinds = _kinds(last.lemma if plural else noun)
        if last.text[0].isupper():
            kinds = frozenset()  # "the Bank" is short for a name
        definite = is_definite(self.discourse.parse, draft)
        two = noun in {"duo", "pair", "two"} or (plural and (first == "both" or "two" in before))
        return Pointer("noun", place, noun, tuple(before), gender, kinds, plural, definite, two)

    def weigh(self, pointer: Pointer) -> Options:
        """Everything that a pointer may mean and its signs; None stands for nothing of these."""
        here, signs = pointer.place.sentence, Signs(self.discourse, self.genders)
        parse = self.discourse.parse
        if pointer.sort == "it" and is_expletive(parse, parse.tokens[pointer.place.head]):
            return []
        first = here - _REACH[pointer.sort]
        near = (one for one in self.discourse.things() if one.last.sentence >= first)
        fits = [thing for thing in near if self._fits(pointer, thing)]
        order = [self._order(one.last, here) for one in fits]
        namesakes = {id(one) for one in fits if pointer.sort == "noun" and pointer.is_all_said(one)}
        options: Options = [(None, set(signs.of_none(pointer)))]
        for thing, own in zip(fits, order, strict=True):
            found = {f"rank {min(sum(one < own for one in order), 3)}"}
            if id(thing) in namesakes:
                found.add("only namesake" if len(namesakes) == 1 else "namesakes")
            options.append((thing, found | {*signs.of_thing(pointer, thing)}))
        return options

    def _order(self, last: Place, here: int) -> tuple[int, bool, int]:
        """What comes first: what is near, what its sentence is about; of "A and B" neither."""
        first = self.discourse.paired.get(last.head, last.head)
        return here - last.sentence, last.role != "lead", first

    def _fits(self, pointer: Pointer, thing: Thing) -> bool:
        """Whether a thing that is near enough can be meant at all."""
        return (
            self._suits(pointer, thing)  # what fewest do comes first
            and not self._beside(pointer, thing)
            and not self._has_other_part(pointer, thing)
            and not self._is_spoken_of(pointer, thing)
        )

    def _is_spoken_of(self, pointer: Pointer, thing: Thing) -> bool:
        """Whether a thing is named in words that a pointer speaks: `"Hale left," he said`.

        Nobody speaks so of himself, as bodies do that have been named before.
        """
        words = self.discourse.words_before(pointer.place)
        inside = [one.start in words for one in thing.places if not one.pronoun]
        if thing.sort != "Person":
            return bool(inside) and all(inside)
        here = pointer.place.sentence
        # "freed Ada Hart, the minister said"; but "Ada Hart would leave, she said"
        told = pointer.sort == "noun" and self.discourse.ends_saying(pointer.place)
        named = any(one.sentence == here and not one.pronoun for one in thing.places)
        return any(inside) or (told and named)

    def _has_other_part(self, pointer: Pointer, thing: Thing) -> bool:
        """Whether "he was convicted" would make a suspect of the prosecutor, or the victim.

        Nor is "the defendant" whoever no verb accuses, where somebody else has just been spoken of
        who is accused.
        """
        part, find = self._part(pointer), self.discourse.find_parts
        if not part or thing.root is None:
            return False
        if parts := find(thing):
            return part not in parts
        return (part == "suspect" and pointer.sort == "noun") and any(
            part in find(one) and self._suits(pointer, one)
            for one in self.discourse.things()
            if one.root is not None
            and one is not thing
            and pointer.place.sentence - one.last.sentence <= _ACCUSED
        )

    def _part(self, pointer: Pointer) -> str:
        """What part in a crime and its trial a pointer has: "suspect", "victim", or "" for none."""
        if pointer.sort == "he":
            found = self.discourse.part_of(pointer.place.head)
            return found if found == "suspect" else ""
        if pointer.noun in lexicon().suspects:
            return "suspect"
        return pointer.noun if pointer.noun == "victim" else ""

    def _suits(self, pointer: Pointer, thing: Thing) -> bool:
        """Whether a thing is of a sort that is meant so."""
        if thing.root is None:
            return self._fits_unnamed(pointer, thing)
        if thing.sort == "Person" and not self._fits_person(pointer, thing.root):
            return False
        if pointer.sort == "noun":
            return _may_call(pointer, thing)
        if pointer.sort == "it":
            return thing.sort not in {PAIR, "People"}
        wanted = _SOMEBODY if pointer.sort == "he" else _GROUPS
        return any(thing.sort == one or is_of_kind(thing, one) for one in wanted)

    def _fits_person(self, pointer: Pointer, root: Draft) -> bool:
        """Whether somebody is meant; one word that was taken for somebody may name a body."""
        if pointer.sort in {"it", "they"}:
            return " " not in root.name and id(root) not in self.genders
        if pointer.place.quoted and self.discourse.find_speaker(pointer.place) is root:
            return False  # who speaks is "I"
        return not pointer.gender or self.genders.get(id(root), "?") in {pointer.gender, "?"}

    def _fits_unnamed(self, pointer: Pointer, thing: Thing) -> bool:
        (noun,) = thing.nouns
        if pointer.sort == "noun":
            return noun in {pointer.noun, self.discourse.parse.tokens[pointer.place.head].lemma}
        lex = lexicon()
        other = {"f": lex.male, "m": lex.female}.get(pointer.gender, frozenset())
        return thing.sort in _UNNAMED[pointer.sort] and noun not in other

    def _beside(self, pointer: Pointer, thing: Thing) -> bool:
        """Whether both belong to one verb, so that "himself" would stand there.

        Who does what a verb without a subject says is the subject above: "Hale hoped to see him".
        But what comes about may do it, too: "Hale won, making him rich".
        """
        verb, discourse = self._verb(pointer.place), self.discourse
        if verb is None:
            return False
        places = (one for one in thing.places if one.sentence == pointer.place.sentence)
        if any(self._verb(one) == verb for one in places):
            return True
        shared = discourse.parse.tokens[verb]
        small = shared.dep != "advcl" or shared.tag == "VB"
        small = small or (shared.tag == "VBG" and self._has_rival(pointer, thing))
        if shared.dep not in _SHARING or discourse.has_subject(verb) or not small:
            return False
        above = next(discourse.subjects_above(verb), None)
        return above is not None and discourse.thing_at(above) is thing

    def _has_rival(self, pointer: Pointer, thing: Thing) -> bool:
        """Whether its sentence tells of something else that may be meant: "hit Lo, leaving him"."""
        here = pointer.place.sentence
        others = (one for one in self.discourse.things() if one is not thing)
        return any(one.last.sentence == here and self._suits(pointer, one) for one in others)

    def _verb(self, place: Place) -> int | None:
        """The verb that a phrase is of, by itself or behind a preposition; None for an owner."""
        tokens = self.discourse.parse.tokens
        token = tokens[place.head]
        if token.dep in {"poss", "appos"}:
            return None
        above = tokens[token.head]
        small = above.dep in {"ccomp", "oprd"} and not above.tag.startswith("VB")
        return above.head if token.dep == "pobj" or small else above.index  # "called it a bargain"


def _kinds(noun: str) -> frozenset[str]:
    """The kinds that a noun can mean; that of a post means somebody."""
    lex = lexicon()
    found = lex.described.get(noun, frozenset())
    return found | _SOMEBODY if noun in lex.posts else found


def _may_call(pointer: Pointer, thing: Thing) -> bool:
    """Whether a description can mean a named thing, by its kinds or what the text has called it."""
    if thing.root is not None and thing.root.members:
        fits = all(pointer.fit(one.kind) != "no" for one in thing.root.members)
        return fits and pointer.plural and pointer.kinds != _SOMEBODY
    lex, person = lexicon(), thing.sort == "Person"
    word, fits = pointer.wording(thing), pointer.fit(thing.sort) != "no"
    known = word == "in name" or (word == "said" and (fits or not pointer.kinds))
    if not pointer.definite or (person and pointer.label() == "post"):
        return known and pointer.is_all_said(thing)  # "Kenyan police", "the president"
    one_of_many = pointer.label() == "trade" or pointer.noun in lex.parties
    if known or (person and one_of_many and thing.nouns & lex.posts.keys()):
        return known  # whoever was called a coach isn't the goalkeeper, nor the defendant
    acts = any(one == "Person" or is_a(one, "Organization") for one in pointer.kinds)
    work = thing.sort in _ANYTHING and (not acts or "MediaOutlet" in pointer.kinds)
    return not pointer.plural and (fits or work)


def _share_out(options: Options, weights: Mapping[str, float]) -> dict[int, float]:
    """Chain → how probable it is; what has no name passes on what was believed of it before.

    "The band … the band": what the first may have meant, though too little to be told, the second
    may mean as well.
    """
    scores = [exp(sum(weights.get(sign, 0.0) for sign in signs)) for _, signs in options]
    total, found = sum(scores), dict[int, float]()
    for (thing, _), score in zip(options, scores, strict=True):
        if thing is not None:
            meant = {id(thing.root): 1.0} if thing.root is not None else thing.beliefs
            for root, share in meant.items():
                found[root] = found.get(root, 0.0) + share * score / total
    return found


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    return load_toml(__package__, "antecedents.toml")
