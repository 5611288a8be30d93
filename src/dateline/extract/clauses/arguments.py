"""Who and what belongs to a verb, however the sentence puts it: arguments in few slots.

Passives, control and raising, relative and reduced clauses, and coordination are undone: "X bought
Y", "Y, bought by X", "X, which bought Y", "X agreed to buy Y" and "X saw Y and bought it" give the
verb the same slots. The slots are `subject` and `object` (who acts, and what is acted on, never
the grammar's surface), `indirect`, `extent` (by how much), `complement` (a clause or what is said
of the subject), and each preposition by its name.

Guarantees: an argument is the head word of a phrase, coordinated ones each by itself; it depends on
the parse and the verb table alone; a subject is inherited from the clause above only where grammar
says whose it is, never through a clause that has one of its own. It names no mention and judges no
stance. How well it finds heads is measured by `dateline evaluate qasrl`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from dateline.core.parse import Parse, Token
from dateline.extract.clauses.control import (
    COMPLEMENTS,
    ControlReader,
    is_infinitive,
    is_relative,
)
from dateline.extract.clauses.controllers import (
    acts,
    givers,
    growing,
    object_controllers,
)
from dateline.extract.clauses.words import find_words

_CONTROLLED = frozenset({"xcomp", "ccomp", "advcl", "oprd"})
_PREDICATED = frozenset({"acomp", "advcl", "ccomp", "oprd", "pcomp", "xcomp"})  # participles
_WHERE = frozenset({"where", "when", "why", "how"})
_SUBJECTS = ("nsubj", "nsubjpass")
# What "in" and a noun are as much as: "in connection with", "in favour of", "in partnership with".
_LONGER = {"relations": "over", "sides": "for", "together": "alongside"}
_NEAR = 3  # tokens from one verb to the next that share an object: "makes and sells"


class Arguments(Struct, frozen=True):
    """What belongs to one verb.

    Attributes:
        slots: slot → head words as token indices, in text order.
        passive: whether the verb is in the passive.
        inherited: slots that stand with another verb or noun, such as the subject of an infinitive.
    """

    slots: Mapping[str, tuple[int, ...]]
    passive: bool = False
    inherited: frozenset[str] = frozenset()


class ArgumentReader:
    """Reads the arguments of the verbs of one parse, each once."""

    def __init__(self, parse: Parse) -> None:
        """Take the parse."""
        self._parse = parse
        self._tokens = parse.tokens
        self._control = ControlReader(parse, self)
        self._antecedent = self._control.find_antecedent
        self._surface: dict[int, tuple[Token, ...]] = {}
        self._objects: dict[int, tuple[Token, ...]] = {}
        self._read: dict[int, Arguments] = {}

    def read(self, verb: Token) -> Arguments:
        """The arguments of a verb."""
        if verb.index not in self._read:
            self._read[verb.index] = self._find(verb)
        return self._read[verb.index]

    def _find(self, verb: Token) -> Arguments:
        passive = self.is_passive(verb)
        surface, inherited = self.surface_subjects(verb), not self._parse.has(verb, *_SUBJECTS)
        receivers: tuple[Token, ...] = ()
        if passive:
            by = self._parse.below(verb, "agent")
            subjects = tuple(one for led in by for one in self._parse.below(led, "pobj"))
            objects, borrowed = surface, {"object"} if inherited else set()
            given = self._parse.below(verb, "dobj")
            if given and surface:  # "Vodafone was sent a letter"
                receivers, objects = surface, tuple(given)
        else:
            subjects, objects = surface, self._active_objects(verb)
            borrowed = {"subject"} if inherited else set()
        slots: dict[str, tuple[int, ...]] = {}
        self._put(verb, slots, "subject", subjects)
        self._put(verb, slots, "object", objects)
        self._put(verb, slots, "indirect", [*receivers, *self.indirect(verb)])
        complements = [
            child for child in self._parse.below(verb, *COMPLEMENTS) if child not in objects
        ]
        self._put(verb, slots, "complement", complements)
        self._put(verb, slots, "extent", self._extents(verb))
        for preposition, heads in self._prepositional(verb):
            self._put(verb, slots, preposition, heads)
        return Arguments(slots, passive, frozenset(borrowed & slots.keys()))

    def is_passive(self, verb: Token) -> bool:
        """Whether a verb is in the passive, reduced relatives ("held by") included."""
        deps = {child.dep for child in self._parse.below(verb)}
        by_somebody = "agent" in deps and "nsubj" not in deps  # not "had grown by a tenth"
        if by_somebody or deps & {"nsubjpass", "auxpass", "csubjpass"}:
            return True
        if verb.tag != "VBN":
            # "was fined and ordered to pay"
            ordered = "xcomp" in deps and verb.lemma in find_words("commanding")
            ordered = ordered and not deps & {"aux", "dobj"}
            shared = ordered or not deps & {"ccomp", "xcomp"}  # "was fined and arrested"
            shared = shared and verb.dep == "conj" and not deps & {"nsubj", "dobj", "aux"}
            above = self._tokens[verb.head]
            shared = shared and above.tag == "VBN" and self._parse.has(above, "auxpass")
            return verb.tag == "VBD" and (verb.dep == "acl" or shared)
        headline = self._tokens[self._parse.sentences[verb.sentence][1] - 1].text != "."
        told = verb.dep == "ROOT" and headline and not deps & {"aux", "dobj"}
        if verb.dep in {"acl", "amod"} or told:
            return True  # "Gang leader convicted of theft" is a headline
        bare = not self._parse.has(verb, "aux", "nsubj")
        if verb.dep == "conj" and bare:
            above = self._tokens[verb.head]
            return above.is_verb and self.is_passive(above)
        small = not deps & {"aux", "dobj", "mark"}  # "saw him thrown out"
        return (bare or small) and verb.dep in _PREDICATED

    def _put(
        self, verb: Token, slots: dict[str, tuple[int, ...]], name: str, heads: Iterable[Token]
    ) -> None:
        alone = verb.dep == "amod"  # "occupied Palestine, Chad and others"
        hosts = {one.index for one in self._parse.above(verb)}
        found = {
            index
            for head in heads
            for index in ([head.index] if alone or head.is_verb else coordinated(self._parse, head))
            # "Ada, who won, and Bo": he didn't
            if not (head.index in hosts and head.index < verb.index < index)
        }
        if found:
            slots[name] = tuple(sorted({*slots.get(name, ()), *found}))

    def indirect(self, verb: Token) -> Sequence[Token]:
        """Whom something is given or told: "gave X a prize"; the first of two objects."""
        given = [child for child in self._parse.below(verb, "dative") if child.tag != "IN"]
        if not given and verb.lemma in givers() and not self.is_passive(verb):
            objects = [one for one in self._parse.below(verb, "dobj") if one.index > verb.index]
            given = [
                one
                for one in objects[:-1]
                if one.tag.startswith(("NN", "PRP")) and not self._parse.below(one, "prep")
            ]
        return given

    def _extents(self, verb: Token) -> Sequence[Token]:
        """By how much: "fell 16 %"."""
        extents = self._parse.below(verb, "npadvmod")
        return [one for one in extents if self._parse.below(one, "nummod", "compound")]

    def _prepositional(self, verb: Token) -> Iterator[tuple[str, Sequence[Token]]]:
        deps = {"prep", "dative"} if self.is_passive(verb) else {"prep", "dative", "agent"}
        told = [one for one in self._parse.below(verb, "acomp", "oprd") if one.tag == "JJ"]
        hosts = (verb, *(told if verb.lemma != "be" else ()))  # "pleaded guilty to theft"
        for child in (one for host in hosts for one in self._parse.below(host, *deps)):
            heads = self._parse.below(child, "pobj", "pcomp")
            if self.is_aside(child, verb):
                continue
            longer = self._lengthened(child, heads)
            if longer and (longer != "for" or verb.lemma in find_words("siding")):
                for led in self._parse.below(heads[0], "prep"):
                    yield longer, self._parse.below(led, "pobj")
            if longer != "over":  # for the others there are rows, and roles, with the noun
                yield from self._behind(verb, child, heads)

    def _lengthened(self, preposition: Token, heads: Sequence[Token]) -> str:
        """The preposition that "in" and its noun are as much as, if any: "in favour of a ban"."""
        if preposition.lower != "in" or not heads:
            return ""
        noun = heads[0].lemma
        return next((name for words, name in _LONGER.items() if noun in find_words(words)), "")

    def _behind(
        self, verb: Token, child: Token, heads: Sequence[Token]
    ) -> Iterator[tuple[str, Sequence[Token]]]:
        """What a preposition leads to, and those that go on from it: "from 8 to 7 dollars"."""
        inner = [(child, heads)]
        if child.index > verb.index:  # "along with Uganda, Kenya worked": not with Uganda
            inner += [
                (deep, self._parse.below(deep, "pobj", "pcomp"))
                for deep in self._parse.below(child, "prep")
            ]
        for preposition, found in inner:
            if found and preposition.tag in {"IN", "TO", "RP", "VBG"}:
                name = preposition.lower
                if (child.lower, name) == ("out", "of"):
                    name = "from"  # "thrown out of the band"
                yield name, found[:1] if self._goes_on(found) else found
                if self._goes_on(found):
                    yield "to", found[1:]

    def _goes_on(self, found: Sequence[Token]) -> bool:
        """Whether a parser has "from 8 to 7 dollars" as two things behind "from"."""
        return len(found) > 1 and any(
            one.tag == "TO" for one in self._tokens[found[0].index + 1 : found[1].index]
        )

    def is_aside(self, preposition: Token, verb: Token) -> bool:
        """Whether a preposition is of no argument: "as a firm, it sells", "sells goods such as".

        Nor are "according to", "left the banks, in particular Orbit" and "in an effort to sell".
        """
        behind = [one.text for one in self._tokens[preposition.index + 1 : preposition.index + 2]]
        led = [one for one in self._parse.below(preposition, "prep") if preposition.text == "out"]
        state = any(
            one.lemma in find_words("out_of") for k in led for one in self._parse.below(k, "pobj")
        )
        if state or preposition.lower == "according" or behind == ["particular"]:
            return True  # "had millions out of work"
        aims = [
            one for one in self._parse.below(preposition, "pobj") if one.lemma in find_words("aims")
        ]
        if any(
            is_infinitive(self._parse, k) for one in aims for k in self._parse.below(one, "acl")
        ):
            return True
        such = any(one.text == "such" for one in self._parse.below(preposition))
        return preposition.lower == "as" and (such or preposition.index < verb.index)

    def surface_subjects(self, verb: Token) -> tuple[Token, ...]:
        """What stands where a subject stands: its own, or that of another word."""
        if verb.index not in self._surface:
            self._surface[verb.index] = ()  # in a circle, nobody
            found: Iterable[Token] = ()
            if own := self._parse.below(verb, *_SUBJECTS):
                found = (self._antecedent(verb, one) for one in own if one.tag != "EX")
            elif not self._parse.has(verb, "csubj", "csubjpass", "expl"):
                found = self._inherited(verb)
            self._surface[verb.index] = tuple(found)
        return self._surface[verb.index]

    def _inherited(self, verb: Token) -> Iterable[Token]:
        """The subject of a verb that has none of its own."""
        above = self._tokens[verb.head]
        found: Iterable[Token] = ()
        if above.index == verb.index:
            return found
        if verb.dep == "conj" and above.is_verb:
            above = self._lift_finite(verb, above)
            if not self._is_torn(verb, above):
                found = self.surface_subjects(above)
        elif verb.dep == "advcl" and verb.lemma in find_words("telling_of"):
            pass  # "formed four cabinets, reflecting disputes"
        elif verb.dep in _CONTROLLED or (verb.dep == "acomp" and verb.tag == "VBN"):
            found = self._control.under_verb(verb, above)
        elif verb.dep in {"acl", "relcl"}:
            found = self._modified(verb, above)
        elif verb.dep == "amod" and above.is_noun:
            found = (above,)
        elif verb.dep == "pcomp":
            found = self._control.behind_preposition(above)
        return found

    def _lift_finite(self, verb: Token, above: Token) -> Token:
        """The past above an infinitive: in "was the first to win and | left", it joins "was"."""
        if verb.tag != "VBD" or not is_infinitive(self._parse, above):
            return above
        higher = (one for one in self._parse.above(above) if one.is_verb)
        return next((one for one in higher if one.tag == "VBD"), above)

    def _is_torn(self, verb: Token, above: Token) -> bool:
        """Whether "and" may join a verb to either of two: "A said that B won and sought to …"."""
        said = self._tokens[above.head]
        finite = verb.tag in {"VBD", "VBZ", "VBP"}
        return above.dep == "ccomp" and finite and said.tag == verb.tag and said is not above

    def _modified(self, verb: Token, noun: Token) -> Iterable[Token]:
        """What a participle or infinitive behind a noun says of it, or of whoever has it."""
        if verb.tag == "VBG" and noun.lemma in find_words("troubles"):
            return self._control.behind_noun(verb, noun)  # "had trouble finding"
        if verb.tag == "VBG" and noun.lemma in find_words("times"):
            higher = self._tokens[noun.head]  # "spent hours playing"
            return self.surface_subjects(higher) if higher.is_verb else ()
        if verb.tag == "VBG" or (verb.dep == "acl" and verb.tag in {"VBN", "VBD"}):
            return (self._control.find_meant(noun),)
        if not is_infinitive(self._parse, verb):
            return ()
        apart = None if noun.lemma in acts() else self._control.find_told_apart(noun)
        return self._control.behind_noun(verb, noun) if apart is None else (apart,)

    def logical_objects(self, verb: Token) -> tuple[Token, ...]:
        """What is acted on: the subject of a passive, else the objects."""
        if self.is_passive(verb):
            return self.surface_subjects(verb)
        return self._active_objects(verb)

    def _active_objects(self, verb: Token) -> tuple[Token, ...]:
        if verb.index not in self._objects:
            self._objects[verb.index] = ()
            given = self.indirect(verb)
            below = [one for one in self._parse.below(verb, "dobj") if one not in given]
            below = [] if len(below) == 1 and self._is_afterthought(verb, below[0]) else below
            own = [self._antecedent(verb, one) for one in below]
            found = own or self._raised(verb) or self._relativized(verb) or self._shared(verb)
            self._objects[verb.index] = tuple(found)
        return self._objects[verb.index]

    def _is_afterthought(self, verb: Token, noun: Token) -> bool:
        """Whether an object only says what was told: "widened to $60bn, an all-time record"."""
        low = self._parse.subtree(noun)[0]
        between = [one.text for one in self._tokens[verb.index + 1 : low]]
        led = between[1:] and between[-1] == "," and between.count(",") == 1
        alone = self._tokens[low].tag in {"DT", "PRP$"} and not self._parse.below(
            noun.index, "conj"
        )
        return bool(led) and alone

    def _raised(self, verb: Token) -> Sequence[Token]:
        """The object that a parser reads as the clause's subject: "urged the police to act"."""
        found: list[Token] = []
        if verb.lemma in object_controllers():
            for clause in self._parse.below(verb, "ccomp"):
                if clause.tag[:2] == "JJ":  # "makes the net safer"
                    found += self._parse.below(clause, "nsubj")
                    continue
                helped = any(one.tag == "MD" for one in self._parse.below(clause, "aux"))
                if is_infinitive(self._parse, clause) or (
                    clause.tag in {"VB", "VBG"} and not helped
                ):
                    found += self._parse.below(clause, "nsubj")
        return found

    def _relativized(self, verb: Token) -> Sequence[Token]:
        """The noun that a relative clause leaves out: "the firm (that) it bought"."""
        if verb.dep != "relcl" or not self._parse.below(verb, "nsubj"):
            return []
        below = self._parse.below(verb)
        if is_infinitive(self._parse, verb):
            return []  # "a plan for Japan to win"
        filled = any(child.dep in COMPLEMENTS for child in below)
        bare = not any(is_relative(child) for child in below)
        if bare and self._tokens[verb.head].lemma in find_words("framing"):
            return []  # "the reason he won", "the way she plays"
        asked = any(child.lower in _WHERE for child in below)
        for child in below:
            owner = any(one.tag == "WP$" for one in self._parse.below(child))
            if owner or (child.dep in {"nsubj", "nsubjpass"} and is_relative(child)):
                return []  # "Orbit, whose members met"
            inner = self._parse.below(child)
            if child.dep == "prep" and (not inner or any(is_relative(one) for one in inner)):
                return []  # the noun is behind the preposition: "the man that he spoke to"
        return [] if filled or asked else [self._tokens[verb.head]]

    def _shared(self, verb: Token) -> Sequence[Token]:
        """The object that stands with the next of two verbs: "makes and sells cars"."""
        joined = [child for child in self._parse.below(verb, "conj") if child.is_verb]
        alone = not self._parse.below(verb, "prep", "prt", "advmod", *COMPLEMENTS)
        alone = alone and verb.lemma not in growing()  # "are increasing and doing damage"
        if not joined or not alone or joined[0].index - verb.index > _NEAR:
            return []
        following = joined[0]
        between = {one.text for one in self._tokens[verb.index : following.index]}
        if between & {",", "than"} or self._parse.below(following, "nsubj"):
            return []  # "fired, hitting a man": fired nobody
        return [self._antecedent(following, one) for one in self._parse.below(following, "dobj")]


def coordinated(parse: Parse, head: Token) -> Iterator[int]:
    """A head word, and those that "and" joins to it, as token indices; no verbs."""
    yield head.index
    for child in parse.below(head):
        if child.dep == "conj" and not child.is_verb:
            yield from coordinated(parse, child)
