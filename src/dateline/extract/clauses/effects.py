"""What a governing word does to the clause or noun under it, by the verb table.

Guarantees: a word of which the table says nothing reports a finite clause and leaves an infinitive
open; what the table says is adjusted by the form and tense of the clause alone.
"""

from __future__ import annotations

from enum import Enum

from dateline.core.model import Stance
from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon
from dateline.english.verbs import ASPECT, LIGHT, RELATION, STATIVE, UNKNOWN, VerbSense
from dateline.extract.clauses.control import is_infinitive, is_kept_from
from dateline.extract.clauses.controllers import acts
from dateline.extract.clauses.senses import SenseFinder
from dateline.extract.clauses.signs import FINITE, SignReader
from dateline.extract.clauses.words import find_words

_PRESENT = frozenset({"VB", "VBP", "VBZ"})


class Effect(Enum):
    """What a governing word does to the clause or noun under it."""

    PASSES = "leaves it as it is"
    VOUCHES = "says itself that it is so"
    REPORTS = "is somebody's word"
    PLANS = "means it to be"
    WEIGHS = "leaves it open"
    DENIES = "says that it isn't"


_BY_COMPLEMENT = {
    "says": Effect.REPORTS,
    "accuses": Effect.REPORTS,
    "believes": Effect.REPORTS,
    "knows": Effect.REPORTS,
    "sees": Effect.REPORTS,
    "plans": Effect.PLANS,
    "promises": Effect.PLANS,
    "orders": Effect.PLANS,
    "asks": Effect.WEIGHS,
    "tries": Effect.PLANS,
    "allows": Effect.WEIGHS,
    "hopes": Effect.WEIGHS,
    "fears": Effect.WEIGHS,
    "doubts": Effect.WEIGHS,
    "supposes": Effect.WEIGHS,
    "denies": Effect.DENIES,
    "prevents": Effect.DENIES,
    "fails": Effect.DENIES,
    "manages": Effect.VOUCHES,
    "stops": Effect.VOUCHES,
}
STANCES = {
    Effect.PLANS: Stance.PLANNED,
    Effect.WEIGHS: Stance.POSSIBLE,
    Effect.DENIES: Stance.DENIED,
}
# What votes do themselves.
_BY_VOTE = frozenset({"politics/approve", "politics/pass", "reject", "support"})
_UTTERED = frozenset({"says", "accuses", "asks"})
_MEANT = frozenset({"plans", "promises", "tries"})
_AHEAD = frozenset({"plans", "promises", "hopes", "fears", "orders"})  # of what is to come


def leaves_open(effect: Effect, sense: VerbSense) -> bool:
    """Whether what is meant not to be may be all the same: "is expected to prevent it"."""
    return effect is Effect.WEIGHS or (effect is Effect.PLANS and sense.complement == "believes")


class EffectReader:
    """Tells what the words of one document do to what stands under them."""

    def __init__(self, parse: Parse, senses: SenseFinder) -> None:
        """Take the parse, and who reads the senses of its words."""
        self.parse, self.senses, self.signs = parse, senses, SignReader(parse)
        self._tokens = parse.tokens

    def read(self, token: Token, above: Token) -> tuple[Effect, VerbSense]:
        """What a governing word does to the clause under it, and its sense."""
        sense = self.sense_above(above)
        infinitive = is_infinitive(self.parse, token) or token.tag == "VB"
        yet = infinitive and self.signs.is_yet_to(token)
        if yet or (self._is_needed(above) and (infinitive or token.tag in _PRESENT)):
            return (Effect.VOUCHES if yet else Effect.WEIGHS), sense
        measured = self.read_measure(above) if infinitive else None
        if measured is not None:
            return measured, UNKNOWN
        if above.lemma in {"be", "remain"} and above.is_verb and infinitive:
            first = self.turned_out(token, above)  # "is the third member to leave"
            return Effect.VOUCHES if first else Effect.PLANS, sense
        if above.lemma == "mean" and not infinitive and self._follows(above):
            return Effect.PASSES, sense  # "it lost, meaning that it must pay": nobody says so
        if not (sense.complement or sense.type == ASPECT):
            return self._unknown(token, above, infinitive=infinitive), sense
        return self._adjusted(token, above, sense, infinitive=infinitive), sense

    def _follows(self, verb: Token) -> bool:
        """Whether "mean" tells what follows, and not what somebody says: "sales mean that"."""
        subjects = self.parse.below(verb, "nsubj")
        if not subjects:
            return (verb.tag, verb.dep) == ("VBG", "advcl")
        return all(one.tag in {"NN", "NNS", "DT", "WDT"} for one in subjects)

    def _adjusted(
        self, token: Token, above: Token, sense: VerbSense, *, infinitive: bool
    ) -> Effect:
        """What a sense does to a clause of this form and tense."""
        effect = self.of_sense(sense)
        if self.signs.is_asked(token) or (sense.complement == "asks" and token.tag in FINITE):
            return Effect.WEIGHS  # "hasn't decided whether to sell it", "asked how it won"
        bare = not self.signs.has_subject(token) or token.dep in {"xcomp", "pcomp", "oprd"}
        bare = bare or self._is_bare(token, above)
        known = sense.complement == "knows" and token.dep == "pcomp"  # "known for selling"
        known = known or (effect is Effect.DENIES and self._tokens[token.head].text == "for")
        seen = sense.complement == "sees" and bare
        if known or seen or self._was_able(above) or self.is_spoken(token, above):
            return Effect.VOUCHES
        is_so = self.senses.verb(token).type in {STATIVE, RELATION}  # "believed to own"
        open_ = infinitive and not (is_so or self._is_perfect(token))
        if sense.complement == "believes" and open_ and not self.signs.is_finite(token):
            # "is expected to sign"; but "is estimated to reach", which nobody plans
            return Effect.PLANS if above.is_verb and above.lemma == "expect" else Effect.WEIGHS
        if effect is Effect.REPORTS and infinitive and above.is_noun:
            return Effect.PLANS  # "a proposal to dissolve it"
        if sense.complement in _AHEAD and not bare and self._is_past(token):
            return Effect.REPORTS  # "swore that she had signed it"
        return effect

    def stand(self, verb: Token) -> Stance:
        """How a verb stands by its own words; "would" tells what one said will be."""
        own = self.signs.verb(verb)
        first = verb  # "said it had none but would help"
        while first.dep == "conj" and self._tokens[first.head].is_verb:
            first = self._tokens[first.head]
        above = self._tokens[first.head]
        would = self.signs.has_auxiliary(verb, {"would"})
        would = would and not self.signs.has_auxiliary(verb, {"have"})  # "would have won"
        told = (
            would
            and first.dep == "ccomp"
            and above.tag in {"VBD", "VBN", "VBG"}
            and (self.says(above) or self.sense_above(above).complement == "promises")
        )
        return Stance.PLANNED if told and own is Stance.POSSIBLE else own

    def undo(self, governor: Token) -> Stance:
        """How far "without" denies: "can't win without selling" sells, "can win" only may not."""
        own = self.stand(governor) if governor.is_verb else Stance.ASSERTED
        return {Stance.DENIED: Stance.ASSERTED, Stance.POSSIBLE: own}.get(own, Stance.DENIED)

    def is_to_come(self, verb: Token, above: Token) -> bool:
        """Whether the present tells what will be: "promised to pay when it is sold next May"."""
        present = verb.tag in {"VBP", "VBZ"} or self.signs.has_auxiliary(verb, {"is", "are"})
        low, high = self.parse.subtree(verb)
        ahead = any(one.lower in find_words("ahead") for one in self._tokens[low:high])
        past = above.tag == "VBD" and self.stand(above) is Stance.ASSERTED
        return present and (past or ahead)

    def is_spoken(self, token: Token, above: Token) -> bool:
        """Whether to say so is to do it: "would like to thank them", "voted to pass the bill"."""
        said = [one for low in (above, token) for one in self.parse.below(low)]
        asked = above.lemma in find_words("letting") and any(
            one.lower in {"me", "us"} and one.index < token.index for one in said
        )  # "allow me to thank them"
        wished = asked or above.lemma in find_words("wishing")
        wished = wished and not self.parse.has(above, "neg")
        voted = above.lemma == "vote" and above.tag == "VBD"
        voted = voted and self.senses.verb(token).type in _BY_VOTE
        own = asked or any(one.lower in {"i", "we"} for one in said)
        # "I wish to call on"
        uttered = wished and own and self.senses.verb(token).complement in {"says", "asks"}
        return voted or (wished and (uttered or token.lemma in find_words("done_by_saying")))

    def _was_able(self, word: Token) -> bool:
        """Whether the past says that it was done: "was able to repel them", "had to leave"."""
        verb = self._tokens[word.head] if word.tag.startswith("JJ") else word
        if verb is not word and verb.lemma != "be":
            return False  # "had enough to buy it"
        past = verb.tag == "VBD" or (verb.tag == "VBN" and self.parse.has(verb, "aux"))
        objects = self.parse.below(word, "dobj")
        time = word.lemma == "take" and any(one.lemma in find_words("times") for one in objects)
        return past and (time or word.lemma in find_words("done_if_past"))

    def _is_bare(self, token: Token, above: Token) -> bool:
        """Whether a clause without a tense tells what was had or seen: "had its home searched"."""
        # "saw its profits fall" is no present, whatever a tagger says
        finite = token.tag in FINITE and (token.tag, above.tag) != ("VBP", "VBD")
        told = finite or self.parse.has(token, "aux", "mark")
        return above.lemma in find_words("bare") and token.dep == "ccomp" and not told

    def _is_needed(self, word: Token) -> bool:
        """Whether what follows has to be done: "a need to act", "it is vital that they act"."""
        said = [one.lemma for one in self.parse.below(word, "acomp", "attr")]
        return not find_words("needed").isdisjoint(said or [word.lemma])

    def read_measure(self, word: Token) -> Effect | None:
        """What there being too much, or enough, of something does to what it would take.

        "Too weak to create jobs", "it is too late to sign", "enough money to buy it".
        """
        if word.is_noun:
            words = {one.lower for one in self.parse.below(word)}
            return None if words.isdisjoint({"enough", "sufficient"}) else Effect.WEIGHS
        said = self.parse.below(word, "acomp")
        excess = any(
            one.tag[:2] == "JJ" and low.lower == "too"
            for one in (said if word.lemma == "be" else [word])
            for low in self.parse.below(one)
        )
        return Effect.DENIES if excess else None

    def _is_past(self, verb: Token) -> bool:
        helping = {"had", "was", "were", "has", "have"}
        return verb.tag == "VBD" or self.signs.has_auxiliary(verb, helping)

    def _is_perfect(self, verb: Token) -> bool:
        """Whether an infinitive is of what was or goes on: "believed to have left"."""
        return self.signs.has_auxiliary(verb, {"have", "been", "having"}) or verb.tag == "VBG"

    def turned_out(self, token: Token, above: Token) -> bool:
        """Whether an infinitive tells an outcome: "was the first to win", "hit back to win"."""
        said = [*self.parse.below(above, "attr", "acomp", "dobj")]
        parts = [led for one in (above, *said) for led in self.parse.below(one)]
        said += [
            one
            for led in parts
            if led.lower in {"among", "of"}  # "one of the first to win"
            for one in self.parse.below(led)
        ]
        words = {one.lower for one in said} | {
            low.lower for one in said for low in self.parse.below(one)
        }
        if words & (find_words("firsts") | find_words("felt")) or any(map(self._was_one, said)):
            return True
        came = above.lemma == "turn" and any(one.text == "out" for one in self.parse.below(above))
        risen = above.lemma in find_words("rising") and token.lemma == "become"
        past = above.tag == "VBG" or self._is_past(above)
        past = past and self.stand(above) is Stance.ASSERTED
        return past and (came or risen or self._has_won(token, above))

    def _has_won(self, token: Token, above: Token) -> bool:
        """Whether an infinitive tells what came of a match: "scored to lead", "hit back to win"."""
        between = {one.lower for one in self._tokens[above.index + 1 : token.index]}
        back = not between.isdisjoint({"back", "behind", "down"})
        rallied = back or above.lemma in find_words("rallying")
        # "needed a goal to seal the win"
        open_ = self.sense_above(above).complement or self.is_had(above)
        rallied = rallied or (token.lemma in find_words("sealing") and not open_)
        told = {"sport/win"} if rallied else find_words("decisive")
        return self.senses.verb(token if rallied else above).type in told

    def _unknown(self, token: Token, above: Token, *, infinitive: bool) -> Effect:
        """What a word does of which the table says nothing."""
        words = {above.lower, *(one.lower for one in self.parse.below(above))}
        noun = above.is_noun
        seen = above.lemma == "find" and token.dep == "xcomp" and token.tag == "VBN"
        finite = token.tag in FINITE or self.signs.is_finite(token)
        appraised = finite and (self._is_appraised(above) or self._is_told_why(token, above))
        if (seen and not infinitive) or appraised or self._is_bare(token, above):
            return Effect.VOUCHES  # "was found murdered"
        told = find_words("felt") | (set() if above.lemma in acts() else find_words("firsts"))
        first = not above.is_verb and bool(words & told)
        first = first or self._is_foremost(above) or self._was_one(above)
        first = first or (infinitive and above.is_verb and self.turned_out(token, above))
        # "one of those to have left"
        was = above.tag.startswith(("NN", "CD", "DT")) and self._is_perfect(token)
        if infinitive and (first or was or self._was_able(above)):
            return Effect.VOUCHES
        used = above.tag == "VBN" or self.parse.has(above, "dobj")  # "sold it to win"
        meant = noun and above.lemma.lower() not in find_words("openings")  # "a law to ban it"
        if infinitive and (meant or (used and above.is_verb)):
            return Effect.PLANS
        beside = token.dep == "xcomp" and token.tag == "VBG"
        # "burnt down killing ten"
        used = used or self.sense_above(above).event_type is not None
        if infinitive or beside:  # but "was killed fighting them", "spent years trying"
            return Effect.VOUCHES if beside and used else Effect.WEIGHS
        if token.dep == "pcomp" and not self.signs.has_subject(token):
            kept = is_kept_from(self.parse, self._tokens[token.head])
            done = Effect.WEIGHS if noun else Effect.VOUCHES  # "fined for selling"; "a plan for it"
            return Effect.DENIES if kept else done
        return Effect.REPORTS

    def _was_one(self, one: Token) -> bool:
        """Whether somebody was told apart by what he did: "was one of three people to die"."""
        verb = self._tokens[one.head]
        of = self.parse.has_word(one, "of")
        return one.lower == "one" and of and verb.tag == "VBD"

    def _is_foremost(self, noun: Token) -> bool:
        """Whether somebody is told apart by what was done: "the youngest woman to win"."""
        somebody = noun.text[0].isupper() or noun.lemma in lexicon().nominals
        somebody = somebody or noun.lemma in find_words("people")
        return somebody and any(one.tag == "JJS" for one in self.parse.below(noun))

    def _is_appraised(self, above: Token) -> bool:
        """Whether a clause is only appraised, as what is so: "it is odd that they won"."""
        verb = self._tokens[above.head] if above.tag.startswith("JJ") else above
        if verb.lemma != "be" or self.parse.has(verb, "neg"):
            return False
        if self.parse.has_word(verb, *find_words("unsure")):
            return False
        subjects = self.parse.below(verb, "nsubj", "expl")
        return any(one.lower in find_words("appraised") for one in subjects)

    def _is_told_why(self, token: Token, above: Token) -> bool:
        """Whether a clause is taken for granted: "that is why it left", "this is what helped"."""
        led = any(one.tag in {"WP", "WRB"} for one in self.parse.below(token))
        return above.lemma == "be" and above.is_verb and led and not self.parse.has(above, "neg")

    def of_sense(self, sense: VerbSense) -> Effect:
        """What a sense does to the clause under it."""
        if sense.complement:
            return _BY_COMPLEMENT[sense.complement]
        return Effect.VOUCHES if sense.type == ASPECT else Effect.REPORTS

    def sense_above(self, above: Token) -> VerbSense:
        """The sense of a governing verb, adjective or noun."""
        if above.is_verb and above.dep != "amod":
            return self.senses.verb(above)
        if above.is_noun:
            return self.senses.noun(above)
        return self.senses.adjective(above) if above.tag.startswith("JJ") else UNKNOWN

    def read_object(self, noun: Token, verb: Token, sense: VerbSense, *, direct: bool) -> Effect:
        """What a verb does to the happening that is its object, or to the clause under that."""
        if not sense.complement or noun.dep in {"attr", "oprd"}:
            return Effect.PASSES
        done = sense.type == "event" and noun.lemma in sense.objects  # "took action"
        if self.is_light(verb) or verb.lemma in {"see", "watch"} or (direct and done):
            return Effect.PASSES
        effect = self.of_sense(sense)
        said = self.senses.noun(noun).complement if effect is Effect.DENIES else ""
        if sense.complement == "prevents":
            return Effect.WEIGHS  # "tried to prevent the sale": it may have taken place
        if direct and said in _UTTERED | _MEANT:
            return Effect.PASSES  # "denied the charges": they were made
        if said in _MEANT:
            return Effect.WEIGHS  # "rejected attempts to alter it": nor was it altered, maybe
        return effect

    def is_light(self, verb: Token) -> bool:
        """Whether a verb says little besides its object."""
        sense = self.senses.verb(verb)
        return sense.type == LIGHT and not sense.complement

    def is_act(self, word: Token) -> bool:
        """Whether a word is a verb that doesn't say what another clause says."""
        return word.is_verb and self.senses.verb(word).complement != "says"

    def is_had(self, verb: Token) -> bool:
        """Whether a verb says only that there is something: "has no plans", "there is no plan"."""
        return verb.lemma in {"be", "have", "make"} or self.is_light(verb)

    def says(self, word: Token) -> bool:
        """Whether a verb or noun has what is said under it: "said that", "a claim that"."""
        return _BY_COMPLEMENT.get(self.sense_above(word).complement) is Effect.REPORTS

    def stand_begun(self, verb: Token) -> Stance:
        """How its subject stands, where that only is to take place: "the trial is due to begin"."""
        below = self.parse.below(verb)
        said = [low for one in below for low in self.parse.below(one) if one.dep == "acomp"]
        for one in (*below, *said):
            if one.dep == "xcomp" and one.lemma in find_words("beginning"):
                effect, _ = self.read(one, self._tokens[one.head])
                return STANCES.get(effect, Stance.ASSERTED)
        return Stance.ASSERTED

    def comes_to_nothing(self, token: Token, above: Token) -> bool:
        """Whether nothing is in it: "no evidence that", "no plans for it to", "tried in vain"."""
        if self.sense_above(above).complement == "tries" and self.signs.has_failed(above):
            return True
        aimed = is_infinitive(self.parse, token) and above.lemma not in find_words("choices")
        told = above.is_noun and (aimed or above.lemma in find_words("traces"))
        return told and self.signs.noun(above) is Stance.DENIED
