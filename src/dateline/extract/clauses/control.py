"""Whose act a clause without a subject is: control, raising, gerunds and purposes.

"X agreed to buy Y" has X buy, "X urged Z to buy Y" has Z, "X was fined for buying Y" has X, and in
"a proposal to buy Y" nobody is said to. What tells is the verb or noun above (its row in the verb
table), the preposition between, and where words stand.

Guarantees: nobody is given where grammar leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from dateline.core.parse import Parse, Token
from dateline.english.quantities import is_figure
from dateline.extract.clauses.controllers import (
    acts,
    asking_prepositions,
    judges,
    object_controllers,
    punishers,
    stances,
)
from dateline.extract.clauses.words import described_words, find_words

COMPLEMENTS = frozenset({"ccomp", "xcomp", "acomp", "attr", "oprd"})
_GIVERS = frozenset({"against", "for", "from", "into", "of", "with"})  # "keep X from doing"
_BY = frozenset({"by", "of", "from"})  # "an attempt by X to stop"
_ASKING = frozenset({"WDT", "WP", "WRB"})
_HAVING = frozenset({"have", "lack", "need"})


class Surface(Protocol):
    """What stands with a verb above."""

    def is_passive(self, verb: Token) -> bool:
        """Whether a verb is in the passive."""

    def surface_subjects(self, verb: Token, depth: int = 0) -> tuple[tuple[Token, ...], bool]:
        """What stands where a subject stands, and whether it does so with another word."""

    def logical_objects(self, verb: Token) -> tuple[Token, ...]:
        """What is acted on."""

    def indirect(self, verb: Token) -> Sequence[Token]:
        """Whom something is given or told."""


class ControlReader:
    """Reads whose acts the clauses of one parse are that have no subject."""

    def __init__(self, parse: Parse, surface: Surface) -> None:
        """Take the parse, and who reads what stands with its verbs."""
        self._parse, self._tokens, self._surface = parse, parse.tokens, surface

    def under_verb(self, verb: Token, above: Token, depth: int) -> Iterable[Token]:
        """Whose act an infinitive or participle is: the object's of "urge", else the subject's.

        Args:
            verb: the infinitive or participle.
            above: the verb or adjective that it hangs on.
            depth: how many clauses the subject has been followed through.
        """
        if above.tag == "JJ":  # "ready to sign"
            higher = self._tokens[above.head]
            return self._surface.surface_subjects(higher, depth)[0] if higher.is_verb else ()
        open_ = verb.tag == "VBG" and self._may_be_of_noun(verb, above)
        if not open_ and (above.tag == "MD" or above.is_verb):
            return self._verb_controller(verb, above, depth)
        return ()

    def _verb_controller(self, verb: Token, above: Token, depth: int) -> Iterable[Token]:
        infinitive = is_infinitive(self._parse, verb)
        finite = verb.tag not in {"VBG", "VBN", "VB"} or self._parse.below(verb, "expl")
        helped = any(
            one.tag in {"VBD", "VBZ", "VBP", "MD"} for one in self._parse.below(verb, "aux")
        )
        if verb.dep == "ccomp" and not infinitive and (finite or helped):
            return ()
        asked_for = self._meant_for(verb, above) if infinitive else []
        if asked_for and (
            self._surface.is_passive(verb) or asked_for[0].lemma in described_words()
        ):
            return asked_for  # "asked for troops to be sent"
        controls = verb.dep != "advcl" or infinitive
        asked = self._behind_control(above) if controls else []
        if asked:
            return asked
        taken = self._who_takes_time(above) if infinitive else []
        if taken or (verb.dep != "advcl" and above.lemma in object_controllers()):
            objects = taken or self._surface.logical_objects(above)
            if objects:
                return [one for one in objects if one.index < verb.index and not one.is_verb]
        subjects = self._surface.surface_subjects(above, depth)[0]
        if above.lemma == "be" and infinitive and verb.dep != "advcl":
            # "the aim is to win", "it would be to win": not the aim does
            acting = self._actors(above, depth)
            return () if acting == subjects and self._parse.below(above, "aux") else acting
        meant = verb.dep == "advcl" or above.lemma == "use"
        aimed = infinitive and meant and self._surface.is_passive(above)
        return () if aimed else subjects  # "was used to breach the wall", "was fined to stop it"

    def _actors(self, verb: Token, depth: int) -> Sequence[Token]:
        """The subjects that can act, and whose an act is: "her choice came after seeing it"."""
        subjects = self._surface.surface_subjects(verb, depth)[0]
        if any(one.lemma in acts() for one in subjects):
            return [k for one in subjects for k in self._parse.below(one, "poss")]
        return subjects

    def _who_takes_time(self, verb: Token) -> Sequence[Token]:
        """Who needs time, or else the "it" that is nobody: "it took the jury a week | to act"."""
        timed = any(one.lemma in find_words("times") for one in self._parse.below(verb, "dobj"))
        if verb.lemma != "take" or not timed:
            return []
        return self._surface.indirect(verb) or self._parse.below(verb, "nsubj", "expl")

    def _may_be_of_noun(self, verb: Token, above: Token) -> bool:
        """Whether a participle may be of the noun before it: "after crimes, mostly targeting".

        So it may where "mostly" and the like tell of several, where nobody does anything, and where
        it tells how much something is: "it hosts 154,000 refugees, comprising a tenth of all".
        """
        comma = verb.index - 1
        shared = self._tokens[comma].lower in find_words("shared")
        comma -= shared
        before = self._tokens[comma - 1]
        apart = self._tokens[comma].text == ","
        if apart and verb.lemma in find_words("measuring") and self._has_figure(verb):
            return True
        behind = apart and before.dep in {"pobj", "conj"}
        return behind and (shared or above.lemma == "be")

    def _has_figure(self, verb: Token) -> bool:
        """Whether a figure stands under a verb: "comprising a tenth"."""
        low, high = self._parse.subtree(verb)
        return any(
            one.tag == "CD" or one.text == "%" or is_figure(f"a {one.text}")
            for one in self._tokens[low:high]
        )

    def _behind_control(self, verb: Token) -> Sequence[Token]:
        """Whom a verb asks by a preposition: "called on Ada to resign"."""
        wanted = asking_prepositions().get(verb.lemma, frozenset())
        for child in self._parse.below(verb, "prep"):
            if child.lower in wanted:
                return self._parse.below(child, "pobj")
        return []

    def behind_noun(self, verb: Token, noun: Token, depth: int) -> Iterable[Token]:
        """Whose act an infinitive behind a noun is: "its plan to buy", "in an attempt to stop".

        Args:
            verb: the infinitive.
            noun: the noun that it hangs on.
            depth: how many clauses the subject has been followed through.
        """
        meant = self._meant_for(verb, noun)
        if meant:
            return meant
        holder = self._tokens[noun.head]
        somebody = noun.tag == "NNP" or noun.lemma in described_words()
        if noun.dep == "dobj" and holder.lemma in _HAVING and not somebody:
            return self._surface.surface_subjects(holder, depth)[0]  # "has the means to win"
        if noun.lemma not in acts():
            complete = self._parse.below(verb, "dobj", "prep", *COMPLEMENTS)
            return (noun,) if complete or self._surface.is_passive(verb) else ()
        owners = self._parse.below(noun, "poss") or [
            one for one in self._parse.below(noun, "compound") if one.lemma in find_words("people")
        ]  # "government plans to build"
        for by in self._parse.below(noun, "prep"):
            if not owners and by.lower in _BY and by.index < verb.index:
                owners = self._parse.below(by, "pobj")
        token = noun
        anyone = self._tokens[noun.head].lower == "against"
        if anyone or any(one.lower == "any" for one in self._parse.below(noun, "det")):
            return owners  # "won't accept any attempt", "warned against attempts to stop it"
        while not owners and token.head != token.index:
            above = self._tokens[token.head]
            if above.is_verb:
                # "backed a bid to stop it" is another's bid
                acted = token.dep in {"nsubj", "nsubjpass"} or above.lemma in stances()
                given = self._surface.indirect(above) if token.dep == "dobj" else []
                # "gave Ode the chance to win": Ode's
                return given or (() if acted else self._surface.surface_subjects(above, depth)[0])
            token = above
        return owners

    def _meant_for(self, verb: Token, noun: Token) -> Sequence[Token]:
        """Whom "for" names before an infinitive: "the need for the council to be reformed"."""
        to = next((one.index for one in self._parse.below(verb, "aux") if one.tag == "TO"), -1)
        for child in self._parse.below(noun, "prep"):
            if child.lower == "for" and self._parse.subtree(child)[1] == to:
                return self._parse.below(child, "pobj")
        return []

    def behind_preposition(self, preposition: Token, depth: int) -> Iterable[Token]:
        """Whose act a gerund behind a preposition is: "after buying", "accused X of stealing".

        Args:
            preposition: the preposition that the gerund hangs on.
            depth: how many clauses the subject has been followed through.
        """
        above = self._tokens[preposition.head]
        beside = self._parse.below(preposition, "pobj")
        if beside:  # "with its rival, Rome, losing"
            return beside
        if above.is_verb:
            word = preposition.lower
            if word == "for" and "for" in asking_prepositions().get(above.lemma, ()):
                return ()  # "called for cutting taxes"
            if (
                word == "after"
                and above.lemma in punishers()
                and not self._surface.is_passive(above)
            ):
                return ()  # "jailed Ode after stealing", "jailed Ode after seizing power"
            done_to = word == "as" or is_kept_from(self._parse, preposition)
            # "quoted Ode as saying", "distracted Ode from selling"
            told = self._surface.logical_objects(above) if done_to else ()
            if preposition.index > above.index or word == "for":  # "instead of buying, he sued Ode"
                told = told or tuple(self._judged_for(word, above))
            return told or self._actors(above, depth)
        owners = self._parse.below(above, "poss")
        higher = self._tokens[above.head]
        if not owners and above.is_noun and higher.is_verb:
            acted = above.dep in {"nsubj", "nsubjpass"}
            return () if acted else self._surface.surface_subjects(higher, depth)[0]
        return owners

    def _judged_for(self, word: str, verb: Token) -> Iterable[Token]:
        """Whose act a gerund is where the verb judges others: "fined Ode for stealing"."""
        thanks = [
            one for one in self._parse.below(verb, "dobj") if one.lemma in find_words("thanks")
        ]
        if word == "for" and thanks:  # "expressed gratitude to Ode for coming"
            below = (
                one for host in (verb, *thanks) for one in self._parse.below(host, "dative", "prep")
            )
            return [k for one in below if one.text == "to" for k in self._parse.below(one, "pobj")]
        judged = word == "for" and verb.lemma in judges()
        if judged or (verb.lemma in object_controllers() and word in _GIVERS):
            # "fined Ode 5 million euros for stealing"
            return self._surface.indirect(verb) or self._surface.logical_objects(verb)
        return ()


def is_kept_from(parse: Parse, preposition: Token) -> bool:
    """Whether a gerund isn't done: "withdrew | from selling", "distracted Ode | from selling".

    But what comes of it, or was before, is: "earned it from selling", "moved from selling".
    """
    verb = parse.tokens[preposition.head]
    if preposition.lower != "from" or not verb.is_verb:
        return False
    somebody = all(
        one.tag[:3] in {"NNP", "PRP"} or one.lemma in described_words()
        for one in parse.below(verb, "dobj")
    )
    return somebody and verb.lemma not in find_words("gaining")


def is_infinitive(parse: Parse, verb: Token) -> bool:
    """Whether "to" leads a verb."""
    return any(one.tag == "TO" and one.dep == "aux" for one in parse.below(verb))


def is_former(parse: Parse, verb: Token) -> bool:
    """Whether a verb tells what is over by now: "used to own it", "formerly owned it"."""
    used = verb.dep == "xcomp" and parse.tokens[verb.head].lower == "used"
    said = (one.lower for one in parse.below(verb, "advmod"))
    return used or not find_words("formerly").isdisjoint(said)


def find_question(parse: Parse, verb: Token) -> Token | None:
    """The word by which an infinitive only says what is asked or known: "how to sell it"."""
    marks = (one for one in parse.below(verb) if one.tag == "TO" and one.dep == "aux")
    before = (parse.tokens[max(one.index - 1, 0)] for one in marks)
    return next((one for one in before if one.tag in _ASKING), None)


def find_doubt(parse: Parse, verb: Token) -> Token | None:
    """The word by which a clause is one of two: "is examining | whether they should go"."""
    leading = parse.below(verb, "advmod", "mark")
    said = any(one.lower == "that" for one in leading)  # "ensured that if it rained, …"
    words = {"whether", "if"} if verb.dep == "ccomp" and not said else {"whether"}
    return next((one for one in leading if one.lower in words), None)
