"""What took place or was given whatever becomes of the rest: "cleared of the murder of Ada Hart".

Guarantees: read off a word and what governs it; what is so here, no verb above takes back.
"""

from __future__ import annotations

from dateline.core.model import Stance
from dateline.core.parse import Parse, Token
from dateline.extract.clauses.control import is_verb
from dateline.extract.clauses.effects import Effect, EffectReader
from dateline.extract.clauses.senses import SenseFinder
from dateline.extract.clauses.signs import SignReader
from dateline.extract.clauses.words import find_words

_ACCUSING, _KILLING = "accuse", "assault/kill"  # types, or families of them


class FactReader:
    """Tells what is a fact in one document, however it is spoken of."""

    def __init__(
        self, parse: Parse, senses: SenseFinder, signs: SignReader, effects: EffectReader
    ) -> None:
        """Take the parse, and who reads its senses, signs and effects."""
        self._parse, self._tokens = parse, parse.tokens
        self._senses, self._signs, self._effects = senses, signs, effects

    def under_verb(self, noun: Token, verb: Token) -> bool:
        """Whether a verb's subject or object is a fact: "denies the murder of Ada Hart"."""
        return self._is_given(noun, verb) or (self.denies(verb) and self._took_place(noun))

    def behind(self, noun: Token, preposition: Token) -> bool:
        """Whether what stands behind a preposition is a fact: "blame over the death"."""
        word = self._tokens[preposition.head]
        sense = self._senses.verb(word) if is_verb(word) else self._senses.noun(word)
        blames = sense is not None and sense.type.startswith(_ACCUSING)
        blames = blames and preposition.text.lower() == "over"
        return blames or (self.denies(word) and self._took_place(noun))

    def denies(self, verb: Token) -> bool:
        """Whether a verb says that something isn't so."""
        return self._complement(verb) == "denies"

    def is_tried(self, verb: Token) -> bool:
        """Whether a verb says that something was tried."""
        tried = self._complement(verb) == "tries"
        return tried and self._effects.stand(verb) is Stance.ASSERTED

    def _complement(self, verb: Token) -> str:
        sense = self._senses.verb(verb) if is_verb(verb) else None
        return "" if sense is None else sense.complement

    def _is_given(self, noun: Token, verb: Token) -> bool:
        """Whether a noun is somebody's word that was given: "would match Orbit's promise"."""
        owned = noun.lemma in find_words("given") and self._signs.has(noun, {"poss"})
        if not (owned and is_verb(verb)) or verb.lemma in find_words("giving"):
            return False
        if noun.dep == "nsubj":
            return not self._effects.is_light(verb)
        effect = self._effects.read_object(noun, verb, self._senses.verb(verb), direct=True)
        return effect is Effect.PASSES

    def _took_place(self, noun: Token) -> bool:
        """Whether somebody was killed, whoever didn't do it: "cleared of the murder"."""
        the = any(one.text.lower() == "the" for one in self._parse.below(noun.index))
        return the and not is_verb(noun) and self._senses.names(noun, _KILLING)
