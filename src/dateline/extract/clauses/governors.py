"""What a governing word does to a clause or happening under it, as it stands itself.

"Agreed to sell" plans the sale, "did not agree to" leaves it open, "denied selling" denies it and
"will not hesitate to sell" plans it: the word's effect by the verb table, and what is said of the
word itself, taken together.
"""

from __future__ import annotations

from dateline.core.model import Stance
from dateline.core.parse import Parse, Token
from dateline.english.verbs import VerbSense
from dateline.extract.clauses.control import is_infinitive, is_verb
from dateline.extract.clauses.effects import STANCES, Effect, EffectReader, leaves_open
from dateline.extract.clauses.signs import SignReader
from dateline.extract.clauses.voices import VoiceReader
from dateline.extract.clauses.walk import Walk
from dateline.extract.clauses.words import find_words

# What has somebody's voice in it as well, where its clause has a subject of its own.
_VOICED = frozenset(
    {"plans", "promises", "asks", "believes", "hopes", "fears", "doubts", "denies", "supposes"}
)


class GovernorReader:
    """Takes what governing words do into the walk of a clause."""

    def __init__(
        self, parse: Parse, signs: SignReader, effects: EffectReader, speech: VoiceReader
    ) -> None:
        """Take the document's grammar, and who reads signs, effects and voices in it."""
        self._parse, self._tokens = parse, parse.tokens
        self._signs, self._effects, self._speech = signs, effects, speech

    def apply(
        self, effect: Effect, sense: VerbSense | None, token: Token, above: Token, walk: Walk
    ) -> None:
        """Take an effect of a governing word, and what is said of that word itself."""
        if self._effects.comes_to_nothing(token, above):
            walk.weaken(Stance.DENIED)
        if effect is Effect.REPORTS and sense is not None and self._speech.is_authors(sense, above):
            return  # "I am pleased to say that it has won"
        voiced = effect is Effect.REPORTS or (
            sense is not None and sense.complement in _VOICED and self._signs.has_subject(token)
        )
        own = self._effects.stand(above) if is_verb(above) else Stance.ASSERTED
        if voiced:
            told = self._tokens[above.head] if sense and above.dep == "acomp" else above
            own = self._effects.stand(told) if is_verb(told) else own  # "was not sure"
            walk.speak(self._speech.find_speaker(above), above.index)
        if own is Stance.DENIED and self._signs.has_auxiliary(above, find_words("will")):
            walk.weaken(Stance.PLANNED)  # "will not hesitate to help"
        ends = sense is not None and sense.complement == "stops"
        ends = ends and not (above.lemma == "stop" and is_infinitive(self._parse, token))
        if (own is Stance.PLANNED and above.lemma == "continue") or (own is Stance.DENIED and ends):
            own = Stance.ASSERTED  # "will continue to help", "never ceased to help": it helps
        own = self.take(effect, sense, own, walk)
        walk.kept = sense is not None and sense.complement == "prevents"
        if voiced:
            if own in {Stance.DENIED, Stance.POSSIBLE}:
                walk.weaken(Stance.POSSIBLE, voice=True)
            walk.modal = False
        elif own is Stance.DENIED and (
            effect is Effect.WEIGHS
            or (sense is not None and sense.complement in {"asks", "believes", "orders"})
        ):
            walk.weaken(Stance.POSSIBLE)  # "was never asked to submit", "isn't expected to win"
        elif (
            walk.modal and effect is not Effect.PASSES and not self._effects.is_spoken(token, above)
        ):
            walk.weaken(own)

    def take(self, effect: Effect, sense: VerbSense | None, own: Stance, walk: Walk) -> Stance:
        """Take an effect of a word that stands so by itself; gives how far that still tells."""
        if effect is Effect.DENIES and own is Stance.DENIED:
            open_ = sense is None or sense.complement == "denies"  # "it is never too late to sign"
            walk.weaken(Stance.POSSIBLE if open_ else Stance.ASSERTED)  # "nothing stopped it"
            return Stance.ASSERTED
        if effect is Effect.DENIES and own is Stance.POSSIBLE:
            walk.weaken(own)  # "should they fail to sign", "may refuse to sign"
        elif walk.modal and walk.stance is Stance.DENIED and leaves_open(effect, sense):
            walk.stance = Stance.POSSIBLE  # "would prefer them not to sign"
        elif effect in STANCES:
            walk.weaken(STANCES[effect])
        if sense is not None and sense.type == "state/predict" and walk.stance is Stance.PLANNED:
            walk.stance = Stance.POSSIBLE  # "forecasts that sales will grow"
        return own
