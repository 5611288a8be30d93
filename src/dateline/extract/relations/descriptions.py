"""What a name is called beside it, in the article's words: "network monitoring company Orbit".

Guarantees: the words are the text's own, two or more, without articles; they stand right before or
behind the name, or the article says in its own voice that it is so. Counts, happenings and plurals
are no descriptions of one thing, and places have none.
"""

from __future__ import annotations

from dateline.core.model import Mention
from dateline.core.parse import Token
from dateline.english.verbs import load_verbs
from dateline.extract.clauses.clause import ClauseReader
from dateline.extract.clauses.participants import describe
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText
from dateline.extract.relations.phrases import NounPhrase
from dateline.ontology import is_a

# What stands before a noun and belongs to it.
_BEFORE = frozenset({"amod", "case", "compound", "nmod", "npadvmod", "nummod", "poss"})
_BESIDE = frozenset({",", "-", "–", "—"})  # between a name and what it is called


class DescriptionReader:
    """Reads the descriptions of one document."""

    def __init__(self, parsed: ParsedText, clauses: ClauseReader) -> None:
        """Take the document, and who reads its clauses."""
        self._parsed, self._tokens, self._clauses = parsed, parsed.tokens, clauses

    def read(self, phrase: NounPhrase) -> str:
        """The words by which a phrase describes the one thing that it is of; "" for none."""
        if len(phrase.things) != 1 or not self._is_told(phrase):
            return ""
        (thing,) = phrase.things
        low, high = self._find(phrase, thing)
        words = " ".join(self._parsed.text(low, high).split())
        whole = high - low > 1 and words[0].isalnum() and self._hangs_on(phrase, thing, low)
        return words if whole and not is_a(self._parsed.head(thing).kind, "Place") else ""

    def _is_told(self, phrase: NounPhrase) -> bool:
        """Whether it stands beside the name, or the article itself says that it is so."""
        verb = phrase.said.verb
        if verb is None:
            return True
        said = verb.dep == "relcl" or self._clauses.standing.read(verb).speakers
        return verb.lemma == "be" and not said

    def _find(self, phrase: NounPhrase, thing: Mention) -> tuple[int, int]:
        """The tokens of what a phrase says, without articles and the name that it stands beside."""
        noun, low = self._tokens[phrase.low], phrase.low
        while (
            low
            and self._tokens[low - 1].sentence == noun.sentence
            and (self._tokens[low - 1].dep in _BEFORE or self._tokens[low - 1].tag == "HYPH")
        ):
            low -= 1
        low += self._tokens[low].tag == "PRP$"
        before = phrase.high <= self._parsed.ranges[thing.id][0] <= phrase.high + 1
        found = None if before else describe(self._parsed, noun, ())
        return low, phrase.high if found is None else max(found[1], phrase.high)

    def _hangs_on(self, phrase: NounPhrase, thing: Mention, start: int) -> bool:
        """Whether a noun and a name hang on each other: not "two-time" on "Olympic champion"."""
        tokens, (low, high) = self._tokens, self._parsed.ranges[thing.id]
        noun, name = tokens[phrase.high - 1], self._parsed.parse.top(low, high)
        measured = tokens[noun.index - 1].tag == "HYPH" and tokens[noun.index - 2].tag == "CD"
        if noun.tag != "NN" or not noun.text.isalpha() or measured or _happens(noun):
            return False  # "the seven-day Book Fair", "Orbit, a first victory"
        if phrase.said.verb is not None:  # "Orbit is the country's largest employer"
            return noun.lemma not in find_words("empty") | find_words("times")
        between = {one.text for one in tokens[high:start] if one.tag not in {"DT", "PRP$"}}
        near = between <= _BESIDE  # not "Orbit's head met Lumen, a firm"
        return near and (low <= noun.head < high or name.head == noun.index)


def _happens(noun: Token) -> bool:
    """Whether a noun names what happens, and nothing that has a name."""
    senses = load_verbs().by_noun.get(noun.lemma, ())
    return any(sense.event_type for sense, _ in senses)
