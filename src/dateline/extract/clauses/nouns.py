"""Who and what belongs to a noun that names a happening, in the slots of its verb.

"Ada's arrest of Ben", "the arrest of Ben by Ada", "an Israeli attack on Gaza", "talks between A and
B", "Ada made an attack on Ben": the possessive, "by", a nation's adjective and the subject of a
light verb are the subject, and "of" is the object, or the subject if the verb has no object. The
verb table tells what else introduces the object. A name before the noun that may be either ("the
Yukos sale") has a slot of its own, `modifier`.

Guarantees: an argument is the head word of a phrase, coordinated ones each by itself; what a light
verb or the verb above lends is told apart from what stands with the noun.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.core.parse import Token
from dateline.english.lexicon import lexicon
from dateline.english.quantities import is_sum
from dateline.english.verbs import ASPECT, LIGHT, POSSESSIVE, NounForm, VerbSense
from dateline.extract.clauses.arguments import ArgumentReader, Arguments, coordinated
from dateline.extract.clauses.senses import SenseFinder
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText

_OBJECTS = frozenset({"dobj", "nsubjpass"})
_MEANT = frozenset({"plans", "promises", "tries", "fails", "manages", "stops"})
_STOPPING = frozenset({"halt", "stop"})  # what others do: "stopped the attack"
_GIVEN = frozenset({"for", "to"})  # "support for", "help to"
_TOGETHER = frozenset({"between", "among"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})


class NounArgumentReader:
    """Reads the arguments of the nouns of happenings of one document."""

    def __init__(self, parsed: ParsedText, arguments: ArgumentReader, senses: SenseFinder) -> None:
        """Take the document, and who reads the arguments and senses of its verbs."""
        self._parsed, self._parse = parsed, parsed.parse
        self._arguments, self._senses = arguments, senses

    def read(self, noun: Token) -> Arguments:
        """The arguments of a noun that the verb table knows."""
        found = self._senses.noun_form(noun)
        if found is None:
            return Arguments({})
        slots: dict[str, tuple[int, ...]] = {}
        for slot, head in self._own(noun, *found):
            slots[slot] = tuple(sorted({*slots.get(slot, ()), *coordinated(self._parse, head)}))
        inherited: set[str] = set()
        for slot, heads in self._from_verb(noun):
            if slot not in slots:
                slots[slot] = heads
                inherited.add(slot)
        return Arguments(slots, inherited=frozenset(inherited))

    def light_verb(self, noun: Token) -> Token | None:
        """The verb that says little besides its object: "made" of "made an attack"."""
        above = self._parsed.tokens[noun.head]
        if noun.dep in _OBJECTS and above.is_verb and self._is_light(above):
            return above
        if noun.dep == "nsubj" and self._has_no_object(above) and self._is_light(above):
            return above  # "the trial | begins in Oslo", "the summit | took place in Oslo"
        for child in self._parse.below(noun):
            if child.dep in {"acl", "relcl"} and self._is_light(child):
                objects = self._arguments.read(child).slots.get("object", ())
                if noun.index in objects:
                    return child
        return None

    def _has_no_object(self, verb: Token) -> bool:
        own = self._senses.verb(verb).objects
        told = any(
            one.dep in {"dobj", "ccomp", "xcomp"} and one.lemma not in own
            for one in self._parse.below(verb)
        )
        return verb.is_verb and not told

    def _is_light(self, verb: Token) -> bool:
        return self._senses.verb(verb).type in {LIGHT, ASPECT}

    def _own(self, noun: Token, sense: VerbSense, form: NounForm) -> Iterator[tuple[str, Token]]:
        below = self._parse.below(noun)
        agent = any(one.dep in {"prep", "agent"} and one.lower == "by" for one in below)
        of = any(one.dep == "prep" and one.lower == "of" for one in below)
        owned = any(one.dep == "poss" for one in below)
        best = {"JJS", "RBS"}
        low = min((one.index for one in below), default=noun.index)
        ranked = any(one.tag in best for one in self._parsed.tokens[low : noun.index])
        for one in below:
            if one.dep == "poss" and not ranked:  # "Spain's biggest merger" isn't Spain's
                undergoes = (POSSESSIVE in form.stands_for_object or agent) and not of
                yield ("object" if undergoes else "subject"), one
            elif one.dep in _MODIFIERS:
                slot = self._modifier(one)
                toured = owned and sense.roles.get("object") == "place"  # "his African tour"
                if slot is not None:
                    yield ("object" if toured else slot), one
            elif one.dep in {"prep", "agent"}:
                slot = self._slot(one.lower, sense, form, owned=owned)
                for k in self._parse.below(one):
                    if k.dep == "pobj":  # "a fine | of 3 million euros", "a ban | of two years"
                        of = slot == "object"
                        of = of and (k.lemma in find_words("times") or is_sum(self._phrase(k)))
                        yield ("extent" if of else slot), k

    def _phrase(self, head: Token) -> str:
        """The words before a head word in its phrase, and itself."""
        return self._parsed.text(self._parse.subtree(head)[0], head.index + 1)

    def _modifier(self, word: Token) -> str | None:
        """The slot of what stands before a noun: "an Israeli attack", "the Yukos sale"."""
        led = [one.lower for one in self._parsed.tokens[max(word.index - 2, 0) : word.index]]
        for one in self._parsed.at[word.index]:
            if one.form == "demonym":  # but an "anti-French demonstration" isn't France's
                return None if led in (["anti", "-"], ["pro", "-"]) else "subject"
            if one.form == "name" and one.kind != "Position":
                return "modifier"
        return None

    def _slot(self, preposition: str, sense: VerbSense, form: NounForm, *, owned: bool) -> str:
        if preposition == "of":
            given = form.stands_for_object and form.stands_for_object <= _GIVEN
            acts = given and sense.roles.get("object") == "recipient"  # "the support of Chad"
            return "object" if owned or ("object" in sense.roles and not acts) else "subject"
        travels = "destination" in sense.roles.values()  # "flights between Oslo and Rome"
        if preposition == "by" or (preposition in _TOGETHER and not travels):
            return "subject"
        return "object" if preposition in form.stands_for_object else preposition

    def _from_verb(self, noun: Token) -> Iterator[tuple[str, tuple[int, ...]]]:
        """What the verb lends whose object a noun is: the subject of "made an attack on Ben"."""
        light = self.light_verb(noun)
        if light is not None:
            roles = self._senses.verb(light).roles
            others = light.lemma in _STOPPING and self._parse.has_word(noun, "any", "the")
            skipped = {"object", "complement", *(["subject"] if others else [])}
            for slot, heads in self._arguments.read(light).slots.items():
                if slot not in skipped and noun.index not in heads:
                    yield roles.get(slot, slot), heads
            return
        above = self._parsed.tokens[noun.head]
        verb, led = self._parsed.tokens[above.head], above.lower
        if noun.dep == "pobj" and led in find_words("attending"):
            yield from self._attended(noun, verb, led)
        undergoing = led == "of" and verb.lemma in find_words("undergoing")
        if noun.dep == "pobj" and undergoing and (told := self._told_of(verb)):
            yield "object", told
        if noun.dep == "pobj" and led in find_words("won_by"):
            yield from self._won(noun, verb)
        elif noun.dep in _OBJECTS and above.is_verb:
            sense = self._senses.verb(above)
            if sense.complement in _MEANT and sense.control != "object":
                subject = self._arguments.read(above).slots.get("subject")
                if subject:
                    yield "subject", subject

    def _told_of(self, noun: Token) -> tuple[int, ...]:
        """Of whom a noun says what he is: "Orbit became the | target", "Orbit, the | target"."""
        above = self._parsed.tokens[noun.head]
        denying = (*self._parse.below(noun), *self._parse.below(above))
        if any(one.dep == "neg" or one.lower in {"never", "no"} for one in denying):
            return ()
        if noun.dep == "attr":
            return self._arguments.read(above).slots.get("subject", ())
        return (above.index,) if noun.dep == "appos" else ()

    def _attended(
        self, noun: Token, verb: Token, led: str
    ) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Whoever acts during a meeting or trip takes part in it: "said on a visit to Oslo"."""
        sense = self._senses.noun(noun)
        kinds = {sense.type, sense.type.partition("/")[0]}
        if any(one.dep in _MODIFIERS and self._modifier(one) for one in self._parse.below(noun)):
            return  # "after the Commons debate"
        if led != "in" and self._senses.names(noun, "state/speak"):
            return  # "left during a speech to the union"
        shared = sense.event_type is None and "with" in sense.roles  # a row
        if verb.is_verb and (shared or kinds & find_words("attended")):
            slots = self._arguments.read(verb).slots
            subject = slots.get("subject") or slots.get("object", ())  # "was locked in a dispute"
            if subject and all(map(self._may_attend, subject)):
                yield "subject", subject

    def _won(self, noun: Token, verb: Token) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Whoever gets on with a win has won: "went top with a win over Leeds"."""
        found = self._senses.noun_form(noun)
        told = found is not None and found[0].type == "sport/win" and verb.is_verb
        if found is None or not told:
            return
        slots = self._arguments.read(verb).slots
        subject = slots.get("subject", ())
        others = any(map(self._may_attend, slots.get("object", ())))
        if subject and not others and all(map(self._may_attend, subject)):
            yield "subject", subject  # but "congratulated Chad with a win"

    def _may_attend(self, index: int) -> bool:
        """Whether a word is of whoever may go somewhere: a name, a pronoun, people."""
        token, lex = self._parsed.tokens[index], lexicon()
        somebody = (find_words("people"), lex.people, lex.posts, lex.described)
        known = any(token.lemma in words for words in somebody)
        return bool(self._parsed.at[index]) or token.tag in {"PRP", "WP"} or known
