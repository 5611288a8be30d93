"""How a clause stands: whose word it is, whether it is so, whether it has happened yet.

One walk from the predicate up to the root of its sentence gathers what every word on the way does
to it, and the stance follows from that alone. A clause under a verb with a subject of its own is
that subject's word and not the article's, unless the verb table says that the verb vouches for it
("managed to"): an unknown governing verb reports.

Guarantees: nothing is asserted that stands in a quotation, under a verb that doesn't vouch for it,
under a condition, a negation or a plan. It doesn't judge whether anybody tells the truth.
"""

from __future__ import annotations

from dateline.core.model import Stance
from dateline.core.parse import Token
from dateline.english.verbs import UNKNOWN
from dateline.extract.clauses.arguments import ArgumentReader
from dateline.extract.clauses.attachment import AttachmentReader
from dateline.extract.clauses.control import is_infinitive
from dateline.extract.clauses.effects import Effect, EffectReader
from dateline.extract.clauses.governors import GovernorReader
from dateline.extract.clauses.senses import SenseFinder
from dateline.extract.clauses.signs import FINITE
from dateline.extract.clauses.voices import NOBODY, VoiceReader
from dateline.extract.clauses.walk import ClauseStanding, Walk, take_weaker
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText

_GOVERNED = frozenset({"xcomp", "ccomp", "advcl", "acl", "oprd", "pcomp", "conj", "relcl"})
_MOST = 16  # words above one another that are asked


class StandingReader:
    """Tells how the clauses of one document stand."""

    def __init__(self, parsed: ParsedText, arguments: ArgumentReader, senses: SenseFinder) -> None:
        """Take the document, and who reads the arguments and senses of its verbs."""
        self._parsed = parsed
        self._parse, self._tokens = parsed.parse, parsed.tokens
        self._senses = senses
        self._effects = EffectReader(parsed.parse, senses)
        self._signs = self._effects.signs
        self._attachment = AttachmentReader(self._effects)
        self._speech = VoiceReader(parsed, arguments, self._effects)
        self._governors = GovernorReader(self._effects, self._speech)
        self.voices: dict[int, int] = {}  # word of a statement → head word of whoever says it

    def read(self, trigger: Token) -> ClauseStanding:
        """The standing of the clause of a verb, or of a noun that names a happening."""
        if self._names(trigger):
            return ClauseStanding(self._effects.stand(trigger))
        walk, token = self._begin(trigger), trigger
        for _ in range(_MOST):
            for speaker, word in self._speech.find_sources_on(token, trigger):
                walk.speak(speaker, word)
            if token.index != trigger.index and token.is_verb and self._signs.is_hearsay(token):
                walk.speak(NOBODY, token.index)
            above = self._tokens[token.head]
            if above.index == token.index:
                for speaker, word in self._speech.find_inserted(token, trigger):
                    walk.speak(speaker, word)
                break
            token = self._step(token, above, walk, trigger)
        stance = walk.stance
        if stance is Stance.ASSERTED and walk.speakers:
            stance = Stance.REPORTED
        return ClauseStanding(stance, tuple(walk.speakers), walk.verb)

    def _begin(self, trigger: Token) -> Walk:
        """What the words of a verb or noun itself say, and whoever says them if they're quoted."""
        walk = Walk(self._effects.stand(trigger) if trigger.is_verb else self._signs.noun(trigger))
        if trigger.dep not in _GOVERNED and is_infinitive(self._parse, trigger):
            walk.weaken(Stance.PLANNED)
        if trigger.index in self.voices:
            walk.speakers.append(self.voices[trigger.index])
        elif self._speech.is_quoted(trigger) or self._signs.is_hearsay(trigger):
            walk.speakers.append(NOBODY)
        return walk

    def _names(self, verb: Token) -> bool:
        """Whether the writer tells whose word it is: "it wants to end what it calls a war"."""
        below = self._parse.below(verb) if verb.is_verb else ()
        led = any(one.text == "what" for one in below)
        return led and self._senses.verb(verb).type == "state/describe"

    def _step(self, token: Token, above: Token, walk: Walk, trigger: Token) -> Token:
        """Take what the word above does to a clause or noun; gives the word to go on from."""
        direct = token.index == trigger.index
        if above.is_verb:
            self._governors.speak_of(token, above, trigger, walk)
        if token.is_verb:
            return self._verb_under(token, above, walk)
        if walk.aside:
            pass  # "a complaint about Ode, who left": he did
        elif token.dep in {"dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative"}:
            self._word_under_verb(token, above, walk, direct=direct)
        elif token.dep == "compound" and direct:
            sense = self._senses.noun(above)  # "a reorganization plan"
            if sense.complement:
                self._governors.apply(self._effects.of_sense(sense), sense, token, above, walk)
        elif token.dep == "pobj":
            self._noun_behind_preposition(token, above, walk, direct=direct)
        elif token.dep in {"acomp", "ccomp"} and above.is_verb:
            self._said_of(token, above, walk)
        return above

    def _verb_under(self, verb: Token, above: Token, walk: Walk) -> Token:
        """What the word above does to a verb; gives the word to go on from."""
        if self._signs.is_instead(verb):
            walk.weaken(Stance.DENIED)
        if verb.dep == "conj" and (above.is_verb or above.tag == "MD"):
            return self._joined(verb, above, walk)
        self._clause_under(verb, above, walk)
        return above

    def _said_of(self, said: Token, verb: Token, walk: Walk) -> None:
        """What a verb does to what it says of its subject; "isn't reluctant to sign" is open."""
        own = self._effects.stand(verb) if walk.modal else Stance.ASSERTED
        if said.dep == "acomp" and own is walk.stance is Stance.DENIED:
            own = walk.stance = Stance.POSSIBLE
        walk.weaken(own)

    def _clause_under(self, token: Token, above: Token, walk: Walk) -> None:
        """A clause under a verb, an adjective, a noun or a preposition."""
        dep = token.dep
        if dep == "acl" and is_infinitive(self._parse, token):
            walk.meant = above.index
        if dep in {"relcl", "acl"} and not self._attachment.complements(token, above):
            self._modifier(token, above, walk)
        elif self._attachment.is_apart(token, above):
            walk.modal = False
        elif dep == "pcomp":
            self._behind_preposition(token, above, walk)
        elif dep == "advcl" and above.is_verb and not self._attachment.is_governed(token, above):
            self._adverbial(token, above, walk)
        elif dep in {"ccomp", "xcomp", "oprd", "csubj", "csubjpass", "acl", "advcl", "relcl"}:
            effect, sense = self._effects.read(token, above)
            self._governors.apply(effect, sense, token, above, walk)
            walk.modal = walk.modal and not self._signs.is_asked(token)  # "refused to say whether"

    def _modifier(self, token: Token, noun: Token, walk: Walk) -> None:
        """A relative clause or participle says something of its own of what exists."""
        first = next(iter(self._parse.below(noun)), noun)
        nobody = noun.lower in find_words("nobody") or first.lower in {"no", "any"}
        if nobody and not self._signs.is_set_off(token):  # "has no problems, which is why it won"
            walk.weaken(Stance.DENIED if first.lower != "any" else Stance.POSSIBLE)
        verb = self._tokens[noun.head]
        if token.tag == "VBG" and verb.is_verb and self._effects.says(noun):
            effect = self._effects.read_object(noun, verb, self._senses.verb(verb), direct=False)
            walk.modal = walk.modal and effect is not Effect.DENIES  # "rejected a claim accusing"
        anyone = noun.dep == "nsubj" and first.lower in {"a", "an"} and verb.is_verb
        if anyone and self._effects.stand(verb) is Stance.POSSIBLE:
            walk.weaken(Stance.POSSIBLE)  # "a user who clicked could have lost it"
        seen = self._signs.has_auxiliary(token, {"being"}) and verb.lemma in find_words("bare")
        told = token.tag in FINITE or token.tag == "VBN" or self._signs.is_finite(token)
        if told and not (seen and noun.dep == "dobj"):  # "would see pensions being cut"
            walk.modal, walk.aside = False, noun.tag == "NNP" or noun.dep == "appos"

    def _joined(self, token: Token, above: Token, walk: Walk) -> Token:
        """A verb that "and" joins to another stands as that does, if it shares its auxiliaries."""
        helping = self._parse.below(token, "aux", "auxpass")
        own = any(one.tag != "VB" for one in helping)  # "will resign and | be replaced"
        own = own or (token.tag != "VBN" and self._parse.has(token, "nsubj", "nsubjpass"))
        finite = token.tag in FINITE or self._signs.is_finite(token)
        alike = token.tag == above.tag and token.tag not in FINITE
        alike = alike or (token.tag == "VBN" and above.lemma == "be")  # "must be alert and armed"
        leading = find_words("will") | find_words("modals")
        bare = token.tag in {"VB", "VBP"} or bool(helping)
        helped = bare and self._signs.has_auxiliary(above, leading)
        alike = alike or helped  # "will be used and help", "must pay, attend courses and leave"
        if walk.modal and not own and alike:
            walk.weaken(self._effects.stand(above))
        elif walk.modal and above.dep == "advcl" and self._effects.stand(above) is Stance.POSSIBLE:
            walk.weaken(Stance.POSSIBLE)
        joints = [
            one.lower
            for one in self._parse.below(above, "cc")
            if above.index < one.index < token.index
        ]
        if walk.modal and joints[-1:] == ["nor"]:
            walk.weaken(Stance.DENIED)
        while finite and above.tag not in FINITE and not self._signs.is_finite(above):
            higher = self._tokens[above.head]  # "agreed to buy it and sold another": not agreed to
            if higher.index == above.index or above.dep not in {"xcomp", "conj", "advcl", "pcomp"}:
                break
            above = higher
        return above

    def _adverbial(self, token: Token, above: Token, walk: Walk) -> None:
        """A clause of time, reason, condition or purpose."""
        if is_infinitive(self._parse, token):
            self._purpose(token, above, walk)
            return
        marks = {one.lower for one in self._parse.below(token, "mark", "advmod")}
        past = token.tag == "VBD" or self._signs.has_auxiliary(token, {"had", "was", "were"})
        past = past or (token.tag == "VBN" and "with" in marks)  # "with Ada Hart hit by injuries"
        past = past or self._signs.has_auxiliary(token, {"having"})  # "having already won"
        if marks and not marks & (find_words("left_open") | find_words("open_times")):
            past = past or self._signs.has_auxiliary(token, {"has", "have"})  # "as many have left"
            goes_on = token.lemma == "continue" and token.tag in {"VBP", "VBZ"}
            past = past or (goes_on and bool(marks & {"as", "while"}))  # "as it continues to grow"
        # "said that once it was sold, it would cut jobs"
        awaited = "once" in marks and self._signs.has_auxiliary(above, {"would"})
        past = past and not awaited
        sense = self._senses.verb(above)
        inside = (token.tag == "VBG" and above.tag == "VBN") or token.tag == "VB"
        if inside and sense.complement == "accuses":
            walk.speak(NOBODY, above.index)  # "held on suspicion of theft, selling …"
        open_, moments = {"so", *find_words("open_times")}, find_words("moments_to_come")
        beside = marks & find_words("beside") and token.tag == "VBG"
        beside = beside and self._effects.stand(above) in {Stance.ASSERTED, Stance.DENIED}
        if not marks and self._signs.is_finite(token) and self._signs.has_subject(token):
            walk.modal = False  # "it will leave, they won't": two sentences in one
        elif beside:
            walk.modal = False  # "cannot mend what it broke while attacking them"
        elif (
            (marks & open_ and not past)
            or awaited
            or (marks & moments and self._effects.is_to_come(token, above))
        ):
            walk.weaken(Stance.PLANNED)
        elif not past and walk.modal and not marks & find_words("concessions"):
            own = self._effects.stand(above)
            if not (marks and own is Stance.DENIED):  # "it isn't bad, because they need to sign"
                walk.weaken(own)
        if past or marks & find_words("concessions"):
            walk.modal = False  # "although sales have risen, it hasn't paid": they have

    def _purpose(self, verb: Token, above: Token, walk: Walk) -> None:
        """An infinitive of what something is done for, or of what it is too late for."""
        own = self._effects.stand(above)
        if self._effects.read_measure(above) is Effect.DENIES:
            self._governors.take(Effect.DENIES, UNKNOWN, own, walk)
        elif not self._effects.turned_out(verb, above):
            real = own in {Stance.ASSERTED, Stance.PLANNED}
            walk.weaken(Stance.PLANNED if real else Stance.POSSIBLE)

    def _behind_preposition(self, token: Token, preposition: Token, walk: Walk) -> None:
        """A gerund behind a preposition: "without signing", "accused of bombing"."""
        word = preposition.lower
        governor = self._tokens[preposition.head]
        verbs = (one for one in (governor, *self._parse.above(governor)) if one.is_verb)
        clause = next(verbs, governor)  # "had its critics, with Ada Hart resigning"
        beside = (governor, self._tokens[preposition.index - 1])
        around = {one.lower for one in (*beside, *self._parse.below(preposition))}
        if word == "against" or (around | {word}) & find_words("undoing"):
            walk.weaken(self._effects.undo(governor))
        elif word == "with" and token.tag == "VBN":
            walk.modal = False  # "with Ada Hart hit by injuries": she has been
        elif word == "with" and self._signs.has_subject(token) and self._effects.is_act(clause):
            self._adverbial(token, clause, walk)  # "with Ada Hart resigning"
        elif word in find_words("open_times"):
            if not (self._parse.has(token, "auxpass") or self._signs.is_told(governor)):
                walk.weaken(Stance.PLANNED)
        elif (left := self._attachment.left_open(word, governor)) is not None:
            walk.weaken(left)
        elif self._signs.falls_short(token):
            walk.weaken(Stance.DENIED)
        elif word in {"by", "through"} | find_words("afterwards"):
            self._by_or_after(word, governor, walk)
        elif word in find_words("objective"):
            self._behind_objective(token, word, governor, walk)

    def _behind_objective(self, token: Token, word: str, governor: Token, walk: Walk) -> None:
        """A gerund behind a preposition that a verb, noun or adjective asks for: "accused of |"."""
        governor = self._asker(governor)
        effect, sense = self._effects.read(token, governor)
        if self._attachment.leads_to_said(word, governor, effect, sense):
            self._governors.apply(effect, sense, token, governor, walk)

    def _asker(self, governor: Token) -> Token:
        """What asks for a preposition, past an adjective: "pleaded not guilty to | killing her"."""
        said = governor.tag[:2] == "JJ" and governor.dep in {"acomp", "oprd"}
        return self._tokens[governor.head] if said else governor

    def _by_or_after(self, word: str, governor: Token, walk: Walk) -> None:
        """A gerund of how or after what something is done: "will help by signing"."""
        own = self._effects.stand(governor) if governor.is_verb else Stance.ASSERTED
        how = word in {"by", "through"}
        if (
            how
            and governor.dep == "xcomp"
            and self._governors.is_tried(self._tokens[governor.head])
        ):
            walk.modal = False  # "tried to help by sending ships": they were sent
            return
        if (how and own is not Stance.DENIED) or word in {"after", "following"}:
            walk.weaken(own)
        walk.modal = walk.modal and how

    def _word_under_verb(self, noun: Token, verb: Token, walk: Walk, *, direct: bool) -> None:
        """Somebody's word, or a happening, that is the subject or object of a verb."""
        if direct and self._signs.is_doubted(verb):
            walk.weaken(Stance.POSSIBLE)
        if self._governors.is_given(noun, verb):
            walk.modal = False
        elif walk.verb == noun.index and self._governors.denies(verb):
            walk.weaken(Stance.DENIED, voice=True)  # "denied a report that it left"
            walk.speak(self._speech.find_speaker(verb), verb.index)
        else:
            self._noun_under_verb(noun, verb, walk, direct=direct)

    def _noun_under_verb(self, noun: Token, verb: Token, walk: Walk, *, direct: bool) -> None:
        """A happening that is the subject or object of a verb: "planned an attack"."""
        if not verb.is_verb:
            return
        if verb.lemma in find_words("looking_back"):
            walk.modal = False  # "will commemorate the attack": it took place
            return
        own = self._effects.stand(verb)
        if direct and noun.dep in {"nsubj", "nsubjpass"}:
            own = take_weaker(own, self._effects.stand_begun(verb))
        meant = noun.index == walk.meant and self._effects.is_had(verb)  # "has no plans to leave"
        if own is Stance.DENIED and not (direct or meant):
            return  # "did not score more than one goal in their win": they won
        if noun.dep == "nsubjpass" and not walk.modal:
            return  # "the man who won is believed to be …"
        if noun.dep == "nsubj" and not self._effects.is_light(verb):
            if walk.modal and own is not Stance.DENIED:
                walk.weaken(own)
            return
        sense = self._senses.verb(verb)
        whom = sense.roles.get("object") in {"addressee", "recipient"}
        blamed = noun.dep == "dobj" and verb.lemma in find_words("blaming")
        if blamed or (whom and not walk.modal):
            return  # "blamed the defeat on", "denounced the pact that they signed": they did
        effect = self._effects.read_object(noun, verb, sense, direct=direct)
        self._governors.apply(effect, sense, noun, verb, walk)
        if walk.modal and effect is Effect.PASSES:
            walk.weaken(own)

    def _noun_behind_preposition(
        self, noun: Token, preposition: Token, walk: Walk, *, direct: bool
    ) -> None:
        """A happening behind a preposition: "called for the arrest", "a plan for the sale"."""
        word = preposition.lower
        governor = self._tokens[preposition.head]
        win = governor.is_verb and self._senses.names(noun, "sport/win")
        if word == "to" and governor.lower == "subject":
            walk.weaken(Stance.POSSIBLE)  # "subject to approval"
        elif word in find_words("undoing"):
            walk.weaken(Stance.DENIED)
        elif governor.tag.startswith("JJ") and not walk.modal:
            return  # "grateful to those who helped": they did
        elif word in find_words("open_times") or word == "ahead":
            own = word == "until" and self._parse.has(noun, "poss")  # "until her death"
            if not ((word == "before" or own) and self._signs.is_told(governor)):
                walk.weaken(Stance.PLANNED)
        elif word in find_words("during") and governor.is_verb:
            won = win and word == "after" and governor.lemma in {"face", "meet", "play"}
            if self._effects.stand(governor) is Stance.PLANNED and not won:
                walk.weaken(Stance.PLANNED)  # "will be honoured at the meeting"
        elif win and word in {"from", "through", "with"}:
            walk.weaken(self._effects.stand(governor))  # "can go top with a win"
        elif word in find_words("objective"):
            self._object_of_preposition(noun, preposition, walk, direct=direct)

    def _object_of_preposition(
        self, noun: Token, preposition: Token, walk: Walk, *, direct: bool
    ) -> None:
        """A happening that a verb or noun asks for: "called for the arrest", "a plan for it"."""
        word, governor = preposition.lower, self._tokens[preposition.head]
        governor = self._asker(governor)
        sense = self._effects.sense_above(governor)
        if not direct and governor.is_verb and self._effects.stand(governor) is Stance.DENIED:
            return  # "can't go on as the only one in its struggle": it struggles
        if sense.complement:
            effect = self._effects.of_sense(sense)
            if self._attachment.leads_to_said(word, governor, effect, sense):
                self._governors.apply(effect, sense, noun, governor, walk)
        elif governor.is_noun and word in find_words("prospective"):
            owned = word == "to" and self._parse.has(noun, "poss")  # "an end to its war"
            walk.weaken(Stance.ASSERTED if owned else Stance.POSSIBLE)
