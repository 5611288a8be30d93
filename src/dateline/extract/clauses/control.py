"""Whose act a clause is that names nobody: control, raising, gerunds, purposes, and relatives.

"X agreed to buy Y" has X buy, "X urged Z to buy Y" has Z, "X was fined for buying Y" has X, and in
"a proposal to buy Y" nobody is said to. What tells is the verb or noun above (its row in the verb
table), the preposition between, and where words stand. "Who" and "which" are what their clause is
of.

Guarantees: nobody is given where grammar leaves it open; a word that is no relative pronoun means
itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dateline.core.parse import Parse, Token
from dateline.extract.clauses.controllers import (
    JUDGED,
    REASONS,
    acts,
    appointers,
    asking_prepositions,
    judgements,
    judges,
    object_controllers,
    punishers,
    stances,
    successors,
)
from dateline.extract.clauses.words import described_words, find_words

if TYPE_CHECKING:
    from dateline.extract.clauses.arguments import ArgumentReader  # which has its control read here

COMPLEMENTS = frozenset({"ccomp", "xcomp", "acomp", "attr", "oprd"})
_GIVERS = frozenset({"against", "for", "from", "into", "of", "with"})  # "keep X from doing"
_BY = frozenset({"by", "of", "from"})  # "an attempt by X to stop"
_ASKING = frozenset({"WDT", "WP", "WRB"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_RELATIVE_TAGS = frozenset({"WP", "WDT", "IN", "DT"})
_DEEP = 6  # clauses one above the other through which a pronoun is followed
_HAVING = frozenset({"have", "lack", "need"})


class ControlReader:
    """Reads whose acts the clauses of one parse are that name nobody."""

    def __init__(self, parse: Parse, arguments: ArgumentReader) -> None:
        """Take the parse, and who reads what stands with its verbs."""
        self._parse, self._tokens, self._surface = parse, parse.tokens, arguments

    def under_verb(self, verb: Token, above: Token) -> Iterable[Token]:
        """Whose act an infinitive or participle is: the object's of "urge", else the subject's."""
        if above.tag == "JJ":  # "ready to sign"
            higher = self._tokens[above.head]
            return self._surface.surface_subjects(higher) if higher.is_verb else ()
        open_ = verb.tag == "VBG" and self._may_be_of_noun(verb, above)
        if not open_ and (above.tag == "MD" or above.is_verb):
            return self._verb_controller(verb, above)
        return ()

    def _verb_controller(self, verb: Token, above: Token) -> Iterable[Token]:
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
        succeeds = verb.lemma in successors() and above.lemma in appointers()
        told = verb.dep != "advcl" and above.lemma in object_controllers()
        if taken or succeeds or told:
            objects = taken or self._surface.logical_objects(above)
            if objects:
                return [one for one in objects if one.index < verb.index and not one.is_verb]
        subjects = self._surface.surface_subjects(above)
        if above.lemma == "be" and infinitive and verb.dep != "advcl":
            # "the aim is to win", "it would be to win": not the aim does
            acting = self._actors(above)
            return () if acting == subjects and self._parse.below(above, "aux") else acting
        meant = verb.dep == "advcl" or above.lemma == "use"
        aimed = infinitive and meant and self._surface.is_passive(above)
        return () if aimed else subjects  # "was used to breach the wall", "was fined to stop it"

    def _actors(self, verb: Token) -> Sequence[Token]:
        """The subjects that can act, and whose an act is: "her choice came after seeing it"."""
        subjects = self._surface.surface_subjects(verb)
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
        if apart and verb.lemma in find_words("measuring"):
            return True
        behind = apart and before.dep in {"pobj", "conj"}
        return behind and (shared or above.lemma == "be")

    def _behind_control(self, verb: Token) -> Sequence[Token]:
        """Whom a verb asks by a preposition: "called on Ada to resign"."""
        wanted = asking_prepositions().get(verb.lemma, frozenset())
        for child in self._parse.below(verb, "prep"):
            if child.lower in wanted:
                return self._parse.below(child, "pobj")
        return []

    def behind_noun(self, verb: Token, noun: Token) -> Iterable[Token]:
        """Whose act an infinitive behind a noun is: "its plan to buy", "a bill to allow"."""
        meant = self._meant_for(verb, noun)
        if meant:
            return meant
        holder = self._tokens[noun.head]
        somebody = noun.tag == "NNP" or noun.lemma in described_words()
        if noun.dep == "dobj" and holder.lemma in _HAVING and not somebody:
            return self._surface.surface_subjects(holder)  # "has the means to win"
        demand = noun.lemma in find_words("demands") and holder.lower != "in"  # "in order to"
        if demand and not self._surface.is_passive(verb):
            # "rejected a demand by Rome to leave", but "backed a demand by Rome to leave"
            asked = noun.dep == "dobj" and holder.lemma in find_words("answering")
            return self._surface.surface_subjects(holder) if asked else ()
        if noun.lemma not in acts():
            complete = self._parse.below(verb, "dobj", "prep", *COMPLEMENTS)
            return (noun,) if complete or self._surface.is_passive(verb) else ()
        return self._whose_plan(verb, noun)

    def _whose_plan(self, verb: Token, noun: Token) -> Iterable[Token]:
        """Who is to do what a plan is for: "its plan to buy", "in an attempt by Ode to stop"."""
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
                return given or (() if acted else self._surface.surface_subjects(above))
            token = above
        return owners

    def _meant_for(self, verb: Token, noun: Token) -> Sequence[Token]:
        """Whom "for" names before an infinitive: "the need for the council to be reformed"."""
        to = next((one.index for one in self._parse.below(verb, "aux") if one.tag == "TO"), -1)
        for child in self._parse.below(noun, "prep"):
            if child.lower == "for" and self._parse.subtree(child)[1] == to:
                return self._parse.below(child, "pobj")
        return []

    def behind_preposition(self, preposition: Token) -> Iterable[Token]:
        """Whose act a gerund behind a preposition is: "after buying", "accused X of stealing"."""
        above = self._tokens[preposition.head]
        beside = self._parse.below(preposition, "pobj")
        if beside:  # "with its rival, Rome, losing"
            return beside
        word = preposition.lower
        if above.is_verb:
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
            return told or self._actors(above)
        return self._whose(above, preposition)

    def _whose(self, noun: Token, preposition: Token) -> Iterable[Token]:
        """Whose act a gerund behind a noun is: "the ban on Ode for lying", "his gift for it"."""
        above = self._tokens[noun.head]
        judged = [
            one
            for host in (noun, above)  # "dropped the charges | against Ode for lying"
            for of in self._parse.below(host, "prep")
            if of.lower in JUDGED and noun.index < of.index < preposition.index
            for one in self._parse.below(of, "pobj")
        ]
        if judged and preposition.lower in REASONS and noun.lemma in judgements():
            return judged
        owners = self._parse.below(noun, "poss")
        if not owners and noun.is_noun and above.is_verb:
            # "praised a plan for selling it" is another's plan
            acted = noun.dep in {"nsubj", "nsubjpass"} or above.lemma in stances()
            return () if acted else self._surface.surface_subjects(above)
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
        # "fined Ode 5 million euros for stealing"
        objects = self._surface.indirect(verb) or self._surface.logical_objects(verb)
        if word == "for" and verb.lemma in judges():
            return objects
        told = verb.lemma in object_controllers() and word in _GIVERS
        return objects if told and all(map(may_act, objects)) else ()  # "won a prize for it"

    def find_antecedent(self, verb: Token, word: Token) -> Token:
        """For "who", "which" and "that", the noun that the clause hangs on.

        Behind a name, "which" is the noun right before it: a parser may hang "Ada of B, which" on
        Ada.
        """
        if not is_relative(word):
            return word
        clause = verb
        for _ in range(_DEEP):
            above = self._tokens[clause.head]
            if clause.dep == "relcl":
                beside = self._noun_before(word)
                which = word.lower == "which" and above.tag.startswith("NNP")
                return beside if beside is not None and which else self.find_meant(above)
            if clause.dep not in {"ccomp", "xcomp", "conj"} or not above.is_verb:
                break
            clause = above
        return word

    def find_meant(self, noun: Token) -> Token:
        """Of whom a clause behind a noun is: "another of the mothers who left" is one of them."""
        preposition = self._tokens[noun.head]
        one = self._tokens[preposition.head]
        if preposition.text == "of" and one.lower == "another":
            return one
        return self.find_told_apart(noun) or noun

    def find_told_apart(self, noun: Token) -> Token | None:
        """Who "was one of three people", "was among those" or "became the first woman" told of.

        None where that is denied, or only possible.
        """
        preposition = self._tokens[noun.head]
        if noun.dep == "pobj" and preposition.lower in {"of", "among"}:
            noun = self._tokens[preposition.head] if preposition.text == "of" else preposition
        among = noun.lower == "among"
        verb = self._tokens[noun.head]
        first = noun.lower == "one" or (
            (noun.lemma in described_words() or noun.tag[:3] == "NNP")
            and any(
                one.tag == "JJS" or one.lower in find_words("firsts")
                for one in self._parse.below(noun)
            )
        )
        is_one = among or (first and noun.dep == "attr")
        hedged = self._parse.below(verb, "neg") or any(
            one.tag == "MD" for one in self._parse.below(verb, "aux")
        )
        if not is_one or verb.lemma not in {"be", "become"} or hedged:
            return None
        return next(iter(self._parse.below(verb, "nsubj")), None)

    def _noun_before(self, word: Token) -> Token | None:
        """The noun right before a word, a comma aside, or letters in brackets: "(OC), which"."""
        index = word.index - 1
        index -= index > 0 and self._tokens[index].text == ","
        before = self._tokens[max(index - 1, 0)]
        index -= self._tokens[index].text == ")" and before.text.isupper()
        before = self._tokens[max(index, 0)]
        return before if before.is_noun else None


def is_relative(token: Token) -> bool:
    """Whether a word is a relative pronoun."""
    return token.lower in _RELATIVE and token.tag in _RELATIVE_TAGS


def is_kept_from(parse: Parse, preposition: Token) -> bool:
    """Whether a gerund isn't done: "withdrew | from selling", "distracted Ode | from selling".

    But what comes of it, or was before, is: "earned it from selling", "moved from selling".
    """
    verb = parse.tokens[preposition.head]
    if preposition.lower != "from" or not verb.is_verb:
        return False
    somebody = all(map(may_act, parse.below(verb, "dobj")))
    return somebody and verb.lemma not in find_words("gaining")


def may_act(token: Token) -> bool:
    """Whether a word is for who can act: a name, a pronoun, "the firm"."""
    return token.tag[:3] in {"NNP", "PRP"} or token.lemma in described_words()


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
