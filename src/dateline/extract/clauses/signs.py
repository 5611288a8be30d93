"""What a clause's own words say of how it stands: auxiliaries, negation, conditions, hedges.

Guarantees: read off the dependants of one verb or noun; what stands above it is no business of
this module.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dateline.core.model import Stance
from dateline.core.parse import Parse, Token
from dateline.extract.clauses.words import find_words

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CONDITIONS = frozenset({"if", "unless"})
_OWN_WORDS = frozenset(
    {"aux", "auxpass", "neg", "advmod", "mark", "preconj", "det", "cc", "prt", "npadvmod"}
)
_MODIFIERS = frozenset({"amod", "det", "neg", "nmod", "compound", "poss"})
_ONLY = frozenset({"only", "just", "least"})  # "not only" denies nothing


class SignReader:
    """Reads the signs on the verbs and nouns of one parse."""

    def __init__(self, parse: Parse) -> None:
        """Take the parse."""
        self._parse, self._tokens = parse, parse.tokens
        self._verbs: dict[int, Stance] = {}

    def verb(self, verb: Token) -> Stance:
        """How a verb stands by its own words; each is read once, however often it is asked for."""
        found = self._verbs.get(verb.index)
        if found is None:
            found = self._verbs[verb.index] = self._read_verb(verb)
        return found

    def _read_verb(self, verb: Token) -> Stance:
        below = self._parse.below(verb)
        words = {one.lower for one in below if one.dep in _OWN_WORDS}
        nearly = not words.isdisjoint({"almost", "nearly"})
        nearly = nearly and verb.lemma not in find_words("multiplying")  # "nearly tripled" did rise
        if words & find_words("hedges") or self._is_conditional(verb, below):
            return Stance.POSSIBLE
        helping = {one.lower for one in below if one.dep in {"aux", "auxpass"}}
        negated = self._is_negated(below, words)
        cannot = negated and helping & {"ca", "can", "could"}
        enough = cannot and "enough" in words and verb.lemma in find_words("unending")
        only = helping == {"could"} and "only" in words and not negated
        only = only and verb.lemma in find_words("helpless")
        if enough or only:
            return Stance.ASSERTED  # "cannot stress it enough", "could only watch"
        unable = negated and helping & find_words("able") and not self._is_imagined(below, helping)
        thought = helping & find_words("will") and "have" in helping  # "will have boosted hopes"
        before = {one.lower for one in below if one.index < verb.index}
        later = helping == {"would"} and "later" in before  # "he would later win": he did
        missed = helping >= {"should", "have"} and not negated  # "should have left": it hasn't
        modal = helping & find_words("modals") and not (unable or later or missed)
        said = verb.dep == "ccomp"
        open_ = thought or ((helping & find_words("will") or said) and self._is_conditioned(below))
        modal = modal or (open_ and not negated)
        if negated and self._waits(verb):  # "didn't arrive until May": it did then
            modal, negated = modal or "would" in helping, False
        negated = negated or missed or nearly or self.is_yet_to(verb)
        if modal or self._in_fiction(verb, below):
            return Stance.POSSIBLE
        if negated:
            own = (one for one in below if one.dep == "advmod")
            part = words | {low.lower for one in own for low in self._parse.below(one)}
            ahead = helping & find_words("will") and self._is_imagined(below, helping)
            hedged = ahead or part & find_words("degrees")  # "won't help if it fails"
            return Stance.POSSIBLE if hedged else Stance.DENIED
        if self._is_imperative(verb, below):
            return Stance.POSSIBLE
        return Stance.PLANNED if helping & find_words("will") else Stance.ASSERTED

    def _is_conditioned(self, below: Iterable[Token]) -> bool:
        """Whether a verb is told under a condition: "if it loses, it will fall to third"."""
        marks = (low for one in below if one.dep == "advcl" for low in self._parse.below(one))
        led = (one for one in marks if one.dep == "mark" and one.lower in _CONDITIONS)
        return any(
            self._tokens[one.index - 1].lower not in {"as", "even"}
            and [k.lower for k in self._tokens[one.index + 1 : one.index + 2]] != ["not"]
            for one in led  # "to match, if not beat, it"
        )

    def _waits(self, verb: Token) -> bool:
        """Whether "until" says when it takes place after all: "didn't arrive until May"."""
        _, high = self._parse.subtree(verb)
        for one in self._tokens[verb.index + 1 : high]:
            if one.is_verb or one.tag == "CC":
                return False  # "won't sell it and stays until May"
            if one.lower == "until":
                return True
        return False

    def is_yet_to(self, verb: Token) -> bool:
        """Whether something is still to be done: "has yet to | name one", "is yet to | respond"."""
        to = next((one.index for one in self._parse.below(verb) if one.tag == "TO"), 0)
        return to > 0 and self._tokens[to - 1].lower == "yet"

    def is_hearsay(self, verb: Token) -> bool:
        """Whether a clause says itself that it is hearsay: "allegedly", "by all accounts"."""
        for one in self._parse.below(verb):
            if one.dep == "advmod" and one.lower in find_words("hearsay"):
                return True
            if one.dep in {"prep", "agent"} and one.lower == "by":
                behind = self._parse.below(one)
                if any(noun.lemma in find_words("accounts") for noun in behind):
                    return True
        return False

    def noun(self, noun: Token) -> Stance:
        """How a noun stands by its own words: "the planned sale", "no attack"."""
        if self._is_spared(noun):
            return Stance.ASSERTED
        words: set[str] = set()
        for one in self._parse.below(noun):
            if one.dep == "acl" and self._is_awaited(one):
                return Stance.PLANNED
            if one.dep in _MODIFIERS:
                words.add(one.lower)
                low = self._parse.below(one)  # "next month's summit", "so-called"
                words.update(k.lower for k in low if k.dep in {"amod", "advmod"})
        for name, stance in (
            ("undone", Stance.DENIED),
            ("planned", Stance.PLANNED),
            ("uncertain", Stance.POSSIBLE),
        ):
            if words & find_words(name):
                return stance
        return Stance.ASSERTED

    def _is_awaited(self, participle: Token) -> bool:
        """Whether something is only to come: "a summit | scheduled for May", "due to begin"."""
        told = any(
            (one.dep == "prep" and one.lower in {"for", "on"})
            or (one.dep == "xcomp" and one.lemma in find_words("beginning"))
            for one in self._parse.below(participle)
        )
        return told and participle.lower in find_words("awaited")

    def has_failed(self, word: Token) -> bool:
        """Whether a noun or verb says that nothing came of it: "a foiled plot", "tried in vain"."""
        words = {one.lower for one in self._parse.below(word, "amod", "advmod")}
        led = (one.index for one in self._parse.below(word) if one.lower == "in")
        words |= {one.text for index in led for one in self._parse.below(index)}
        return not words.isdisjoint(find_words("undone"))

    def _is_imperative(self, verb: Token, below: tuple[Token, ...]) -> bool:
        """Whether somebody is told to do it: "Please send the files"."""
        bare = verb.tag == "VB" and verb.dep in {"ROOT", "conj", "ccomp", "parataxis"}
        helped = {"aux", "auxpass", "nsubj", "nsubjpass", "expl"}
        alone = bare and not any(one.dep in helped for one in below)
        above = self._tokens[verb.head]
        return alone and (verb.dep != "conj" or above.tag == "VB") and not self._led(verb)

    def _led(self, verb: Token) -> bool:
        """Whether a verb that this one is joined to has the auxiliary or subject."""
        above = self._tokens[verb.head]
        return verb.dep == "conj" and self._parse.has(above, "aux", "nsubj", "auxpass")

    def _is_conditional(self, verb: Token, below: tuple[Token, ...]) -> bool:
        """Whether a clause is a condition: "if", "should it fail", "had he won"."""
        marks = [one for one in below if one.lower in find_words("conditions")]
        for mark in marks:
            after = [one.lower for one in self._tokens[mark.index + 1 : mark.index + 3]]
            if mark.dep in _OWN_WORDS and after != ["or", "not"]:
                return True
        subject = next((one for one in below if one.dep.startswith("nsubj")), None)
        turned = [one for one in below if one.dep in {"aux", "auxpass"}][:1]
        inverted = subject is not None and any(
            one.lower in {"should", "had", "were"} and one.index < subject.index for one in turned
        )
        return verb.dep == "advcl" and inverted

    def _is_imagined(self, below: tuple[Token, ...], helping: set[str]) -> bool:
        """Whether it is only imagined: "would not have paid", "would not pay if it rained"."""
        clauses = [one for one in below if one.dep == "advcl"]
        marks = (mark for one in clauses for mark in self._parse.below(one))
        return "have" in helping or any(one.lower in find_words("conditions") for one in marks)

    def _in_fiction(self, verb: Token, below: tuple[Token, ...]) -> bool:
        """Whether a clause tells what happens in a film or book, as the present tense does."""
        return verb.tag in {"VBZ", "VBP"} and any(
            one.dep == "prep"
            and one.text == "In"
            and any(
                k.lemma in find_words("fiction") and not self._parse.has(k, "poss")
                for k in self._parse.below(one)
            )  # "In his first novel", somebody speaks who is real
            for one in below
        )

    def _is_negated(self, below: tuple[Token, ...], words: set[str]) -> bool:
        """Whether adverbs, subject or object deny a clause: "no longer owns it", "not yet sold"."""
        perfect = "had" in words and words & find_words("no_sooner")
        for one in below:
            text = one.lower
            never = one.dep == "neg" or (one.dep in _OWN_WORDS and text in find_words("never"))
            longer = text in {"longer", "yet"} and self._parse.has(one, "neg", "det")
            if longer or (never and not perfect and not self._is_not_only(one)):
                return True
            if one.dep in {"nsubj", "nsubjpass", "dobj"} and self._is_nobody(one):
                return not self._is_spared(one)
            inner = self._parse.below(one) if one.dep in {"acomp", "attr"} else ()
            if any(low.lower == "neither" for low in inner):
                return True  # "was neither a relative nor a friend"
        return bool(words & {"nor", "neither"})

    def _is_not_only(self, word: Token) -> bool:
        """Whether a "not" denies nothing: "not only", "whether or not"; nor does "law no. 132"."""
        following = self._tokens[min(word.index + 1, len(self._tokens) - 1)].lower
        before = self._tokens[max(word.index - 1, 0)].lower
        if word.lower == "no":
            return following == "."
        return word.lower == "not" and (following in _ONLY or before == "or")

    def _is_nobody(self, noun: Token) -> bool:
        determiners = {one.lower for one in self._parse.below(noun)}
        return (
            noun.lower in find_words("nobody")
            or (bool(determiners & {"no", "neither"}) and noun.tag != "CD")  # "No 10"
            or determiners >= {"not", "single"}  # "not a single member"
        )

    def _is_spared(self, noun: Token) -> bool:
        """Whether to do nothing less is to do all: "spared no effort"."""
        return noun.dep == "dobj" and self._tokens[noun.head].lemma == "spare"

    def is_told(self, governor: Token) -> bool:
        """Whether a verb, or what a noun is said to do, lies in the past."""
        for one in (governor, *self._parse.above(governor)):
            if one.is_verb and one.tag != "VBG":  # "left while recovering before"
                return one.tag == "VBD" or self.has_auxiliary(one, {"had", "was", "were"})
        return False

    def has_auxiliary(self, verb: Token, texts: Collection[str]) -> bool:
        """Whether a verb has one of these words for an auxiliary."""
        return any(
            one.lower in texts and one.dep in {"aux", "auxpass"} for one in self._parse.below(verb)
        )

    def has_subject(self, verb: Token) -> bool:
        """Whether a verb has a subject of its own."""
        return self._parse.has(verb, "nsubj", "nsubjpass", "csubj", "expl")

    def is_set_off(self, verb: Token) -> bool:
        """Whether a comma parts a relative clause from its noun: "no problems, | which is why"."""
        asking = next((one.index for one in self._parse.below(verb) if one.tag == "WDT"), 0)
        return asking > 0 and self._tokens[asking - 1].text == ","

    def is_doubted(self, verb: Token) -> bool:
        """Whether a verb says that something is open: "put it in doubt", "is in jeopardy"."""
        led = (one for one in self._parse.below(verb, "prep") if one.lower in {"in", "into"})
        heads = (one.lemma for by in led for one in self._parse.below(by, "pobj"))
        return not find_words("doubts").isdisjoint(heads)

    def falls_short(self, verb: Token) -> bool:
        """Whether a gerund isn't done: "stopped short of | saying", "is far from | saying"."""
        preposition = self._tokens[verb.head]
        before = self._tokens[max(preposition.index - 1, 0)].lower
        led = verb.dep == "pcomp" and preposition.lower in {"from", "of"}
        return led and before in find_words("short_of")

    def is_instead(self, verb: Token) -> bool:
        """Whether something else is done: "left rather than | pay", "rather than being | sold"."""
        at = verb.index - 1
        while at > 0 and self._parse.tokens[at].lemma in {"be", "to"}:
            at -= 1
        before = [one.lower for one in self._parse.tokens[max(at - 1, 0) : at + 1]]
        return before == ["rather", "than"]

    def is_asked(self, verb: Token) -> bool:
        """Whether "whether" leads on to a clause, so that it is open whatever is said of it."""
        return self._parse.has_word(verb, "whether")

    def has_that(self, verb: Token) -> bool:
        """Whether "that" leads on to a clause."""
        return any(one.dep == "mark" and one.lower == "that" for one in self._parse.below(verb))

    def has_relative(self, verb: Token) -> bool:
        """Whether a clause has "who", "which" or "that" in it as a pronoun."""
        return any(one.tag in {"WDT", "WP", "WP$"} for one in self._parse.below(verb))

    def is_finite(self, verb: Token) -> bool:
        """Whether an auxiliary makes a verb finite."""
        return any(
            one.dep in {"aux", "auxpass"} and one.tag in FINITE for one in self._parse.below(verb)
        )
