"""What a governing word does to a clause or happening under it, as it stands itself.

"Agreed to sell" plans the sale, "did not agree to" leaves it open, "denied selling" denies it and
"will not hesitate to sell" plans it: the word's effect by the verb table, and what is said of the
word itself, taken together.
"""

from __future__ import annotations

from dateline.core.model import Stance
from dateline.core.parse import Token
from dateline.english.verbs import VerbSense
from dateline.extract.clauses.control import is_infinitive
from dateline.extract.clauses.effects import STANCES, Effect, EffectReader, leaves_open
from dateline.extract.clauses.voices import VoiceReader
from dateline.extract.clauses.walk import Walk
from dateline.extract.clauses.words import find_words

# What has somebody's voice in it as well, where its clause has a subject of its own.
_VOICED = frozenset(
    {"plans", "promises", "asks", "believes", "hopes", "fears", "doubts", "denies", "supposes"}
)


class GovernorReader:
    """Takes what governing words do into the walk of a clause."""

    def __init__(self, effects: EffectReader, speech: VoiceReader) -> None:
        """Take who reads the effects of the document's words, and the voices in it."""
        self._parse, self._tokens = effects.parse, effects.parse.tokens
        self._senses, self._signs = effects.senses, effects.signs
        self._effects, self._speech = effects, speech

    def apply(
        self, effect: Effect, sense: VerbSense, token: Token, above: Token, walk: Walk
    ) -> None:
        """Take an effect of a governing word, and what is said of that word itself."""
        if self._effects.comes_to_nothing(token, above):
            walk.weaken(Stance.DENIED)
        if effect is Effect.REPORTS and self._speech.is_authors(sense, above):
            return  # "I am pleased to say that it has won"
        voiced = effect is Effect.REPORTS or (
            sense.complement in _VOICED and self._signs.has_subject(token)
        )
        own = self._effects.stand(above) if above.is_verb else Stance.ASSERTED
        if voiced:
            told = self._tokens[above.head] if sense.known and above.dep == "acomp" else above
            own = self._effects.stand(told) if told.is_verb else own  # "was not sure"
            walk.speak(self._speech.find_speaker(above), above.index)
        if own is Stance.DENIED and self._signs.has_auxiliary(above, find_words("will")):
            walk.weaken(Stance.PLANNED)  # "will not hesitate to help"
        ends = sense.complement == "stops" and not (
            above.lemma == "stop" and is_infinitive(self._parse, token)
        )
        if (own is Stance.PLANNED and above.lemma == "continue") or (own is Stance.DENIED and ends):
            own = Stance.ASSERTED  # "will continue to help", "never ceased to help": it helps
        own = self.take(effect, sense, own, walk)
        walk.kept = sense.complement if ends or sense.complement == "prevents" else ""
        if voiced:
            if own in {Stance.DENIED, Stance.POSSIBLE} or self._is_kept_back(above):
                walk.weaken(Stance.POSSIBLE, voice=True)
            walk.modal = False
        elif own is Stance.DENIED and (
            effect is Effect.WEIGHS or sense.complement in {"asks", "believes", "orders"}
        ):
            walk.weaken(Stance.POSSIBLE)  # "was never asked to submit", "isn't expected to win"
        elif (
            walk.modal and effect is not Effect.PASSES and not self._effects.is_spoken(token, above)
        ):
            walk.weaken(own)

    def _is_kept_back(self, verb: Token) -> bool:
        """Whether nobody says it: "refused to confirm that", "stopped short of saying that"."""
        above = self._tokens[verb.head]
        denied = verb.dep == "xcomp" and self._effects.read(verb, above)[0] is Effect.DENIES
        return denied or self._signs.falls_short(verb)

    def take(self, effect: Effect, sense: VerbSense, own: Stance, walk: Walk) -> Stance:
        """Take an effect of a word that stands so by itself; gives how far that still tells."""
        if effect is Effect.DENIES and own is Stance.DENIED:
            # "it is never too late to sign"
            open_ = not sense.known or sense.complement == "denies"
            walk.weaken(Stance.POSSIBLE if open_ else Stance.ASSERTED)  # "nothing stopped it"
            return Stance.ASSERTED
        if walk.kept and walk.modal and sense.complement == "fails" and own is Stance.ASSERTED:
            walk.stance = own  # "failed to prevent the attack", "failed to stop it"
        elif effect is Effect.DENIES and own is Stance.POSSIBLE:
            walk.weaken(own)  # "should they fail to sign", "may refuse to sign"
        elif walk.modal and walk.stance is Stance.DENIED and leaves_open(effect, sense):
            walk.stance = Stance.POSSIBLE  # "would prefer them not to sign"
        elif effect in STANCES:
            walk.weaken(STANCES[effect])
        # "forecasts that sales will grow", "accused of plotting to attack it"
        court = sense.type.startswith(("coerce", "justice"))  # no "said to plan"
        alleged = (court and effect is Effect.REPORTS) or sense.complement == "accuses"
        if (alleged or sense.type == "state/predict") and walk.stance is Stance.PLANNED:
            walk.stance = Stance.POSSIBLE
        return own

    def speak_of(self, token: Token, verb: Token, trigger: Token, walk: Walk) -> None:
        """Keep what a verb only speaks of from being denied with it: "won't discuss the sale"."""
        if token is not trigger and token.is_noun and token.lemma in find_words("talked"):
            walk.unsaid = Stance.ASSERTED  # "refused to answer questions about the sale"
            return
        sense = self._senses.verb(verb)
        kinds = {sense.type, sense.type.partition("/")[0]}
        made = token is trigger and token.lemma in sense.objects  # "made no statement"
        if made or kinds.isdisjoint(find_words("speaking")):
            return
        of = token.index == trigger.head and sense.roles.get(token.lower) in {"about", "content"}
        new = (token is trigger or of) and self._parse.has_word(trigger, "a", "an")
        walk.unsaid = Stance.POSSIBLE if new else Stance.ASSERTED
        if new and sense.type == "consult/talks":
            walk.weaken(Stance.POSSIBLE)  # "discussed a merger"

    def denies(self, verb: Token) -> bool:
        """Whether a verb says that something isn't so."""
        return self._complement(verb) == "denies"

    def is_tried(self, verb: Token) -> bool:
        """Whether a verb says that something was tried."""
        tried = self._complement(verb) == "tries"
        return tried and self._effects.stand(verb) is Stance.ASSERTED

    def _complement(self, verb: Token) -> str:
        return self._senses.verb(verb).complement if verb.is_verb else ""

    def is_given(self, noun: Token, verb: Token) -> bool:
        """Whether a noun is somebody's word that was given: "would match Orbit's promise"."""
        owned = noun.lemma in find_words("given") and self._parse.has(noun, "poss")
        if not (owned and verb.is_verb) or verb.lemma in find_words("giving"):
            return False
        if noun.dep == "nsubj":
            return not self._effects.is_light(verb)
        effect = self._effects.read_object(noun, verb, self._senses.verb(verb), direct=True)
        return effect is Effect.PASSES
