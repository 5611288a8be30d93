"""The sense of a verb or noun among its arguments, from the verb table.

Guarantees: expressions of time are no objects of prepositions; a kind is that of the chain, so that
"it" asks for the same sense as the name that it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.core.parse import Token
from dateline.english.verbs import UNKNOWN, NounForm, VerbSense, Words, load_verbs
from dateline.extract.clauses.arguments import ArgumentReader
from dateline.extract.mending.tree import LEVEL, LEVELS
from dateline.extract.reading import ParsedText

_BY_FIGURES = ("extent", "by", "from", "to", "above", "below")
_MONEY = "million"  # the word by which rows ask for a sum of money: "£1.3bn" is one
# How figures are written, and the word by which rows ask for them.
_WRITTEN = {"%": "percent", "cent": "percent", "pct": "percent", "dlr": "dollar", "dlrs": "dollar"}
_PREDICATES = frozenset({"attr", "acomp", "oprd"})
# What a verb does to a clause under it that is what somebody said.
_SAYING = frozenset({"accuses", "believes", "doubts", "fears", "hopes", "promises", "says"})
_ADDRESSING = frozenset({"asks", "orders"})  # "“Who pays?” she asked"
_SPEAKING = _SAYING | _ADDRESSING | {"denies"}
_SPEAKERS = frozenset({"speaker", "actor"})
# Behind whose "of" stands who or what is meant: "hundreds of protesters".
_PARTS = frozenset(
    {"couple", "dozen", "group", "half", "handful", "hundred", "kind", "majority", "million"}
    | {"most", "number", "pair", "part", "score", "series", "some", "string", "third", "thousand"}
)


class SenseFinder:
    """Finds the senses of the verbs, adjectives and nouns of one document, each once."""

    def __init__(self, parsed: ParsedText, arguments: ArgumentReader) -> None:
        """Take the document, and who reads the arguments of its verbs."""
        self._parsed, self._arguments = parsed, arguments
        self._verbs: dict[int, VerbSense] = {}
        self._nouns: dict[int, tuple[VerbSense, NounForm] | None] = {}

    def verb(self, verb: Token) -> VerbSense:
        """The sense of a verb; `UNKNOWN` where the table hasn't any."""
        if verb.index not in self._verbs:
            self._verbs[verb.index] = self._find_verb(verb) or UNKNOWN
        return self._verbs[verb.index]

    def adjective(self, adjective: Token) -> VerbSense:
        """The sense of "be" with an adjective ("is able to"); `UNKNOWN` if the table hasn't any."""
        for form in ("to", "that"):
            words = Words(object={adjective.lower}, form=form)
            sense = load_verbs().find_verb("be", words)
            if sense is not None and sense.objects:
                return sense
        return UNKNOWN

    def saying(self, verb: Token, *, quoting: bool = False) -> VerbSense:
        """The sense of a verb whose subject says a clause or quotation; `UNKNOWN` of others.

        Args:
            verb: the verb.
            quoting: whether what is said may stand beside it, in quotation marks or behind a comma;
                it is then read as one with a clause under it ("It is over, she added").
        """
        if not verb.is_verb:
            return UNKNOWN
        asked, found = _SAYING, [self.verb(verb)]
        if quoting:
            words = Words(form="that", particle=self.particle(verb))
            asked |= _ADDRESSING
            found.append(load_verbs().find_verb(verb.lemma, words) or UNKNOWN)
        for sense in found:
            if sense.event_type is not None and sense.complement in asked:
                content = sense.roles.get("complement") == "content"
                if content and sense.roles.get("subject") in _SPEAKERS:
                    return sense
        return UNKNOWN

    def speaks(self, verb: Token) -> bool:
        """Whether a verb tells that its subject speaks: "called on others to stop"."""
        return verb.is_verb and self.verb(verb).complement in _SPEAKING

    def noun(self, noun: Token) -> VerbSense:
        """The sense of a noun that names a happening; `UNKNOWN` where it names none."""
        found = self.noun_form(noun)
        return UNKNOWN if found is None else found[0]

    def names(self, noun: Token, type_: str) -> bool:
        """Whether a noun names a happening of a type."""
        return self.noun(noun).type == type_

    def noun_form(self, noun: Token) -> tuple[VerbSense, NounForm] | None:
        """The sense of a noun that names a happening, and the noun's form."""
        if noun.index not in self._nouns:
            self._nouns[noun.index] = self._find_noun(noun)
        return self._nouns[noun.index]

    def _find_verb(self, verb: Token) -> VerbSense | None:
        slots = self._arguments.read(verb).slots
        below = self._parsed.parse.below(verb)
        complements = [self._parsed.tokens[index] for index in slots.get("complement", ())]
        said = (one for one in complements if one.dep in _PREDICATES or one.tag[:2] == "JJ")
        predicates = [one.index for one in said]  # "found Ada Hart not | guilty"
        told = (k for k in below if k.dep != "prep" or not self._arguments.is_aside(k, verb))
        prepositions = _prepositions(self._parsed, told)
        particle = self.particle(verb)
        adjective = self._find_adjective(verb, below, complements)
        if adjective is not None:
            return adjective
        levels = (LEVELS[one.lower] for one in below if one.dep == LEVEL)
        lemma = next(levels, "")
        figures = {name for name in _BY_FIGURES if self._is_figure(slots.get(name, ()))}
        if lemma or figures:  # "fell from 7,613 to 6,630"
            senses = load_verbs().by_lemma.get(lemma or verb.lemma, ())
            changes = [one for one in senses if one.type.startswith("change/")]
            changes = [one for one in changes if one.particle in {"", particle}]
            if changes:
                return max(changes, key=lambda one: len(figures & one.roles.keys()))
        behind = self._parsed.tokens[min(verb.index + 1, len(self._parsed.tokens) - 1)]
        words = Words(
            particle=particle,
            subject=_describe(self._parsed, slots.get("subject", ())),
            object=_describe(self._parsed, slots.get("object", ())) | self._called(predicates),
            prepositions=prepositions,
            form=_form(self._parsed, complements),
            beside=behind.lower,
        )
        return load_verbs().find_verb(verb.lemma, words)

    def particle(self, verb: Token) -> str:
        """What belongs to a verb as its particle in the text: "over" of "take over"; or ""."""
        return " ".join(one.lower for one in self._parsed.parse.below(verb, "prt"))

    def _find_adjective(
        self, verb: Token, below: Sequence[Token], complements: Sequence[Token]
    ) -> VerbSense | None:
        """The sense of "be" with a participle that tells a state: "is determined to leave"."""
        deps = {one.dep for one in below}
        if verb.tag != "VBN" or "auxpass" not in deps or "agent" in deps:
            return None
        form = _form(self._parsed, complements)
        words = Words(object={verb.lower}, form=form)
        sense = load_verbs().find_verb("be", words) if form == "to" else None
        return sense if sense is not None and verb.lower in sense.objects else None

    def _called(self, predicates: Iterable[int]) -> set[str]:
        """What the subject or object is called or found: "not guilty" is innocent.

        "The fifth in a series" is one of several, and no fifth place.
        """
        found: set[str] = set()
        for index in predicates:
            words = _describe(self._parsed, [index])
            deps = {one.dep for one in self._parsed.parse.below(index)}
            if "det" in deps and self._parsed.tokens[index].tag[:2] == "JJ":
                continue
            if "neg" in deps:
                words = {"innocent" if one == "guilty" else f"not {one}" for one in words}
            found |= words
        return found

    def _is_figure(self, heads: Iterable[int]) -> bool:
        """Whether one of these words is a figure, or counted by one; "2-0" is a score."""
        tokens, parse = self._parsed.tokens, self._parsed.parse
        return any(
            (tokens[index].tag == "CD") != any(one.tag == "CD" for one in parse.below(index))
            for index in heads
            if index not in self._parsed.timed and tokens[index].tag != "NNP"  # "to Bo Lind 6-4"
        )

    def _find_noun(self, noun: Token) -> tuple[VerbSense, NounForm] | None:
        table, parse = load_verbs(), self._parsed.parse
        before = self._parsed.tokens[noun.index - 1] if noun.index else noun
        pair = f"{before.lemma} {noun.lemma}" if before.head == noun.index else ""
        known = next((name for name in (pair, noun.lemma) if name in table.by_noun), None)
        if known is None:
            return None
        below = parse.below(noun)
        of = [k.index for one in below if one.text == "of" for k in parse.below(one)]
        # "the party's defeat", but "the party's defeat of Orbit" is of Orbit alone
        of = of or [one.index for one in below if one.dep == "poss"]
        words = Words(
            object=_describe(self._parsed, of),
            prepositions=_prepositions(self._parsed, below),
        )
        return table.find_noun(known, words)


def _form(parsed: ParsedText, complements: Iterable[Token]) -> str:
    """The form of the clause under a verb."""
    for one in complements:
        if any(child.tag == "TO" and child.dep == "aux" for child in parsed.parse.below(one)):
            return "to"
        if one.dep == "xcomp" and one.tag == "VBG":
            return "ing"
        if one.dep == "ccomp" and one.is_verb:
            return "that"
    called = any(one.dep == "oprd" or (one.dep, one.tag) == ("xcomp", "VBN") for one in complements)
    return "predicate" if called else ""


def _prepositions(parsed: ParsedText, below: Iterable[Token]) -> dict[str, set[str]]:
    """Preposition or adverb → what stands behind it, times left out."""
    found: dict[str, set[str]] = {}
    for one in below:
        if one.dep in {"prep", "dative", "agent"}:
            heads = parsed.parse.below(one, "pobj", "pcomp")
            if not heads or any(head.index not in parsed.timed for head in heads):
                words = _describe(parsed, [head.index for head in heads])
                found.setdefault(one.lower, set()).update(words)
        elif one.dep == "advmod" and one.tag in {"RP", "RB"}:
            found.setdefault(one.lower, set())
    return found


def _describe(parsed: ParsedText, heads: Iterable[int]) -> set[str]:
    """Dictionary forms of head words, and the kinds of what they name."""
    found: set[str] = set()
    for index in heads:
        lemma = parsed.tokens[index].lemma
        found.add(lemma)
        found.update(parsed.kind(one) for one in parsed.at[index])
        if "People" in found:
            found.add("Person")  # "helped Americans"
        if any(one.tag == "$" for one in parsed.parse.below(index)):
            found.add(_MONEY)
        of = [one for one in parsed.parse.below(index) if one.text == "of"]
        if not of:  # "lost 10% of its market" loses a part of it
            found.add(_WRITTEN.get(lemma, lemma))
        if lemma in _PARTS or parsed.tokens[index].tag == "CD":
            behind = [k.index for one in of for k in parsed.parse.below(one)]
            found |= _describe(parsed, behind)
    return found
