"""Whose word is heard in a clause: marks, "according to", verbs of saying that are put in.

Guarantees: a speaker is the head word of an argument, `NOBODY` where a clause names none; what
stands inside the words of a source isn't told by it. What that does to the stance is `standing`'s.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.core.parse import Parse, Token
from dateline.english.verbs import UNKNOWN, VerbSense
from dateline.extract.clauses.arguments import ArgumentReader
from dateline.extract.clauses.control import is_infinitive
from dateline.extract.clauses.controllers import is_sentencing
from dateline.extract.clauses.effects import EffectReader
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText

NOBODY = -1  # in place of a speaker whom the clause doesn't name
_PLEADING = "justice/plead"
_SINGLE = frozenset({"'", "‘", "’", "`"})

Voice = tuple[int, int]  # who speaks, and the word that says so


class VoiceReader:
    """Tells whose word the clauses of one document are."""

    def __init__(
        self, parsed: ParsedText, arguments: ArgumentReader, effects: EffectReader
    ) -> None:
        """Take the document, and who reads the arguments and effects of its words."""
        self._parsed, self._parse, self._tokens = parsed, parsed.parse, parsed.tokens
        self._arguments = arguments
        self._senses, self._signs, self._effects = effects.senses, effects.signs, effects

    def is_quoted(self, token: Token) -> bool:
        """Whether a word stands between quotation marks, double or single."""
        at = token.index
        return self._parsed.is_quoted(at, at + 1) or self._is_singly_quoted(token)

    def _is_singly_quoted(self, token: Token) -> bool:
        """Whether single marks stand around a word in its sentence, as the tagger tells them."""
        low, high = self._parse.sentences[token.sentence]
        before = [one.tag for one in self._tokens[low : token.index] if one.text in _SINGLE]
        after = [one.tag for one in self._tokens[token.index : high] if one.text in _SINGLE]
        return before[-1:] == ["``"] and after[:1] == ["''"]

    def find_sources_on(self, token: Token, trigger: Token) -> Iterator[Voice]:
        """Those "according to" whom a clause is, or a noun on the way up from the trigger."""
        for child in self._parse.below(token, "prep", "advmod", "pcomp"):
            sources = find_sources(self._parse, child)
            if sources and not self._holds(child, trigger):
                yield sources[0].index, child.index

    def find_inserted(self, root: Token, trigger: Token) -> Iterator[Voice]:
        """Verbs of saying put in, or behind: "It will, the ministry said, take months"."""
        for child in self._parse.below(root, "ccomp", "parataxis"):
            if (
                child.index != trigger.index
                and child.is_verb
                and self._senses.verb(child).complement in {"says", "believes", "accuses"}
                and self._signs.has_subject(child)
                and not self._signs.has_that(child)
                and not self._effects.says(root)
                and not self._parse.has(child, "ccomp", "dobj", "xcomp")
                and not self._holds(child, trigger)
            ):
                yield self.find_speaker(child), child.index

    def _holds(self, word: Token, trigger: Token) -> bool:
        return word is trigger or any(one is word for one in self._parse.above(trigger))

    def find_speaker(self, said: Token) -> int:
        """The head word of who says, thinks or means something; nobody does in "it emerged"."""
        sense = self._senses.verb(said) if said.is_verb else UNKNOWN
        if sense.complement and sense.roles:
            speaks = sense.roles.get("subject", "recipient") != "recipient"
            speaks = speaks and sense.type != _PLEADING  # "pleaded not guilty to killing them"
            if not speaks:  # "faces trial for bribing them"
                return NOBODY
        if said.is_verb:
            return next(iter(self._arguments.read(said).slots.get("subject", ())), NOBODY)
        if is_sentencing(self._senses.noun(said)):  # "her conviction for lying"
            return NOBODY
        owners = [one.index for one in self._parse.below(said, "poss")]
        return next(iter(owners), NOBODY)

    def is_authors(self, sense: VerbSense, said: Token) -> bool:
        """Whether it is the article itself that says so, as a speech does: "I say", "we note"."""
        if sense.complement != "says" or not said.is_verb or said.index in self._parsed.quoted:
            return False
        above = (said, *self._parse.above(said)) if is_infinitive(self._parse, said) else (said,)
        subjects = (
            one.lower
            for word in above  # "I am pleased to say"
            for one in self._parse.below(word, "nsubj")
        )
        return next(subjects, "") in {"i", "we"}


def find_sources(parse: Parse, according: Token) -> list[Token]:
    """The head words of those "according to" whom something is; empty where nobody speaks.

    "According to the law" (the size, the norms) only says how something is done.
    """
    if according.lower != "according":
        return []
    found = [
        one
        for to in parse.below(according)
        if to.lower == "to"  # "according to Ada Hart on Sunday"
        for one in parse.below(to, "pobj")
    ]
    spoken = all(
        one.lemma.lower() not in find_words("no_sources") and not parse.has_word(one, "my", "our")
        for one in found  # "according to our proposal"
    )
    return found if spoken else []
