"""What a clause is to the word that a parser hangs it on: its complement, its own, or apart.

Guarantees: read off the clause and that word alone; what stands above is no business of this
module, and what it does to the stance is `standing`'s, but for what prepositions leave open.
"""

from __future__ import annotations

from dateline.core.model import Stance
from dateline.core.parse import Token
from dateline.english.verbs import UNKNOWN, VerbSense
from dateline.extract.clauses.control import is_infinitive
from dateline.extract.clauses.effects import Effect, EffectReader
from dateline.extract.clauses.signs import FINITE
from dateline.extract.clauses.words import find_words

_JOINTS = frozenset({"and", "but", ";", "-", "–", "—"})  # between two sentences in one


class AttachmentReader:
    """Tells how the clauses of one document belong to what is above them."""

    def __init__(self, effects: EffectReader) -> None:
        """Take who reads the effects of the document's words."""
        self._parse, self._tokens = effects.parse, effects.parse.tokens
        self._senses, self._signs, self._effects = effects.senses, effects.signs, effects

    def complements(self, token: Token, above: Token) -> bool:
        """Whether a clause behind a noun says what the noun is: "plan to buy", "claim that …"."""
        if above.is_verb:
            return False
        if self._signs.has_that(token):
            return True
        finite = token.tag in FINITE or self._signs.is_finite(token)
        sense = self._senses.noun(above) if finite else UNKNOWN
        if sense.known and self._effects.of_sense(sense) is Effect.REPORTS:
            whole = self._parse.has(token, "dobj", "attr", "auxpass", "ccomp")
            led = self._parse.below(token, "prep")
            going = token.tag == "VBG" and any(self._parse.below(one) for one in led)
            whole = whole or going  # "reports it was leaving for Oslo"
            if whole and self._signs.has_subject(token) and not self._signs.has_relative(token):
                return bool(sense.complement)  # "claims it won the war"; not "claims it made"
        return token.dep in {"acl", "relcl"} and is_infinitive(self._parse, token)

    def is_apart(self, token: Token, above: Token) -> bool:
        """Whether a clause that a parser hangs under a word isn't that word's complement.

        "So poor that it fell", "Ada, freed on Monday, says", "it has users, and its shop has more",
        "Ada left; Bo came" – unless "Bo said".
        """
        relative = self._parse.has_word(token, "where")
        if relative and token.dep in {"ccomp", "advcl"}:
            return True
        if token.dep != "ccomp":
            return False
        if not above.is_verb:
            measured = self._parse.has_word(above, "so")
            return measured or above.tag.startswith("RB")
        auxiliaries = self._parse.has(token, "aux", "auxpass")
        reduced = token.tag == "VBN" and not auxiliaries and token.index < above.index
        if reduced or self._is_listed(token, above):
            return True
        if any(one.text == ";" for one in self._tokens[token.index : above.index]):
            own = {"dobj", "attr", "ccomp", "xcomp"}
            after = any(
                one.dep in own for one in self._parse.below(above) if one.index > above.index
            )
            return after or not self._effects.says(above)
        whole = token.index > above.index and self._parse.has(above, "dobj", "attr")
        start = self._parse.subtree(token)[0] if whole else 0
        return start > above.index and self._tokens[start - 1].lower in _JOINTS

    def _is_listed(self, token: Token, above: Token) -> bool:
        """Whether a comma parts two sentences: "Everton visit Leeds, Liverpool go to Burnley"."""
        end, sense = self._parse.subtree(token)[1], self._senses.verb(above)
        subject = next(iter(self._parse.below(above, "nsubj")), above)
        joined = token.index < end <= subject.index < above.index and self._signs.has_subject(token)
        tells = sense.known and not (sense.complement or sense.type.startswith("state/"))
        tells = tells and self._parse.has(above, "dobj", "prep")  # but "Bo died, Ada laughed"
        return joined and tells and "," in {one.text for one in self._tokens[end - 1 : end + 1]}

    def is_governed(self, token: Token, above: Token) -> bool:
        """Whether what a parser takes for an adverbial is under the verb: "went on to win"."""
        if self._signs.has_that(token):
            return not self._parse.has_word(token, "so")
        marked = self._parse.has(token, "mark", "advmod")
        sense = self._senses.verb(above)
        if not (sense.complement or sense.control):
            return False
        if token.tag == "VB" and not self._parse.has(token, "aux", "mark", "nsubj"):
            return True  # "demands that it stop, | sign the pact and pay"
        if is_infinitive(self._parse, token):
            start = self._parse.subtree(token)[0]
            asked = {name for name, _ in sense.prepositions}  # "took to the air | to announce it"
            between = {
                one.dep
                for one in self._tokens[above.index + 1 : start]
                if one.head != above.index or one.lower not in asked
            }
            return token.index > above.index and not between & {"punct", "prep", "advmod"}
        spoken = self._effects.of_sense(sense) is Effect.REPORTS and token.tag in FINITE
        return spoken and not marked

    def left_open(self, word: str, governor: Token) -> Stance | None:
        """How far a gerund is open that somebody only speaks of, wants or works on."""
        objects = self._parse.below(governor, "dobj")
        wanted = any(one.lemma in find_words("interests") for one in objects)
        spoken = word == "about" and governor.lemma not in find_words("ruing")
        spoken = spoken and governor.tag[:2] != "JJ"  # "angry about losing"
        looked = governor.lemma == "look" and word in {"at", "into"}
        if spoken or looked or (word == "in" and wanted):
            return Stance.POSSIBLE  # "spoke about quitting", "registered their interest in buying"
        return Stance.PLANNED if word == "on" and governor.lemma in find_words("aiming") else None

    def leads_to_said(self, word: str, governor: Token, effect: Effect, sense: VerbSense) -> bool:
        """Whether a preposition leads to what is said: "warned of", but not "said in".

        "Banned for selling" gives the reason, "banned from selling" what isn't done.
        """
        if word == "for" and effect is Effect.DENIES and sense.known:
            return word in sense.roles
        apart = word in {"at", "in", "on", "with"} and sense.known and word not in sense.roles
        return not (apart and effect is Effect.REPORTS and governor.is_verb)
