"""What a name is called beside it, in the article's words: "network monitoring company Orbit".

Guarantees: the words are the text's own, two or more or an occupation, without articles; they stand
right before or behind the name, or a verb says that it is so. Counts, happenings and plurals are no
descriptions of one thing, and places have none beside them.
"""

from __future__ import annotations

from dateline.core.model import Mention
from dateline.core.parse import Parse, Token
from dateline.english.lexicon import lexicon, post_classes
from dateline.english.verbs import load_verbs
from dateline.extract.clauses.clause import ClauseReader
from dateline.extract.clauses.phrases import describe
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText
from dateline.extract.relations.phrases import NounPhrase

# What stands before a noun and belongs to it.
_BEFORE = frozenset({"amod", "case", "compound", "nmod", "npadvmod", "nummod", "poss"})
_OF_SOMETHING = frozenset({"founder", "head", "owner"})  # classes of posts
_RELATIVE = frozenset({"fellow", "own"})
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
        if self._parsed.head(thing).form != "name":
            return ""  # "the ceasefire, the meeting and …"
        low, high = self._find(phrase, thing)
        words = " ".join(self._parsed.text(low, high).split())
        enough = high - low > 1 or self._says_enough(phrase, thing)
        whole = enough and words[0].isalnum() and self._tokens[high - 1].tag != "CD"
        whole = whole and self._is_alone(phrase, low, high) and self._hangs_on(phrase, thing, low)
        beside = phrase.said.verb is None
        placed = beside and self._parsed.is_a(thing, "Place")  # "Oslo, the capital"
        return words if whole and not placed else ""

    def _says_enough(self, phrase: NounPhrase, thing: Mention) -> bool:
        """Whether one word tells what somebody does: "lawyer", but not "firm" or "owner"."""
        classes = post_classes(self._tokens[phrase.low].lemma)
        person = self._parsed.kind(thing) == "Person"
        return person and "occupation" in classes and not classes & _OF_SOMETHING

    def _is_alone(self, phrase: NounPhrase, low: int, high: int) -> bool:
        """Whether words need nothing else: not "fellow drummer", nor half of "the only one to"."""
        first = self._tokens[low].lower
        telling = {one.lower for one in self._tokens[low : phrase.low]}
        best = any(one.tag == "JJS" for one in self._tokens[low : phrase.low])
        end = self._parsed.parse.subtree(phrase.high - 1)[1]
        cut = high < end and self._tokens[high].text not in {",", "and"}
        if is_one_of(self._parsed.parse, self._tokens[phrase.low]):
            return True
        unique = best or telling & find_words("firsts")
        alone = first not in find_words("empty") - lexicon().ended | _RELATIVE
        return alone and not (cut and unique) and self._tokens[phrase.low].lemma != "name"

    def _is_told(self, phrase: NounPhrase) -> bool:
        """Whether it stands beside the name, or the article itself says that it is so."""
        verb = phrase.said.verb
        if verb is None:
            return True
        noun = self._tokens[phrase.high - 1]
        counted = self._parsed.parse.has(noun, "det", "poss")
        counted = counted or is_one_of(self._parsed.parse, noun)
        return verb.lemma == "be" and counted and verb.dep != "relcl"  # not "it is open-source"

    def _find(self, phrase: NounPhrase, thing: Mention) -> tuple[int, int]:
        """The tokens of what a phrase says, without articles and the name that it stands beside."""
        noun, low = self._tokens[phrase.low], phrase.low
        while low and self._belongs(self._tokens[low - 1], self._tokens[low], noun):
            low -= 1
        names = self._parsed.names(low)
        low = min([low, *(self._parsed.ranges[one.id][0] for one in names)])
        low += self._tokens[low].tag == "PRP$"
        before = phrase.high <= self._parsed.ranges[thing.id][0] <= phrase.high + 1
        found = None if before else describe(self._parsed, noun, ())
        return low, phrase.high if found is None else max(found[1], phrase.high)

    def _belongs(self, before: Token, after: Token, noun: Token) -> bool:
        """Whether a word before a noun is of its phrase: "privately owned flagship"."""
        adverb = before.dep == "advmod" and before.head == after.index
        within = before.dep in _BEFORE or before.tag == "HYPH" or adverb
        dated = before.index in self._parsed.timed  # "on 26 November | singer Bo Lind quit"
        return within and not dated and before.sentence == noun.sentence

    def _hangs_on(self, phrase: NounPhrase, thing: Mention, start: int) -> bool:
        """Whether a noun and a name hang on each other: not "two-time" on "Olympic champion"."""
        tokens, (low, high) = self._tokens, self._parsed.ranges[thing.id]
        noun, name = tokens[phrase.high - 1], self._parsed.parse.top(low, high)
        measured = tokens[noun.index - 1].tag == "HYPH" and tokens[noun.index - 2].tag == "CD"
        one_of = is_one_of(self._parsed.parse, noun)
        if not (noun.tag == "NN" or one_of) or not noun.text.isalpha() or measured:
            return False  # "the seven-day Book Fair"
        if noun.text in find_words("versus"):
            return False  # "Tottenham v Brighton"
        if _happens(noun) or noun.lemma in lexicon().calendar | find_words("outcomes"):
            return False  # "Orbit, a first victory", "beat Orbit, a result that"
        if phrase.said.verb is not None:  # "Orbit is the country's largest employer"
            sorts = lexicon().described.get(noun.lemma) or lexicon().nominals.get(noun.lemma)
            meant = bool(sorts) or thing.form != "pronoun"  # "it is a blow": what happened is
            empty = find_words("empty") | find_words("times")
            return one_of or (meant and noun.lemma not in empty)
        between = {one.text for one in tokens[high:start] if one.tag not in {"DT", "PRP$"}}
        near = between <= _BESIDE  # not "Orbit's head met Lumen, a firm"
        return near and (low <= noun.head < high or name.head == noun.index)


def is_one_of(parse: Parse, token: Token) -> bool:
    """Whether a word is the "one" of "one of the largest banks" that a name is said to be."""
    if token.lemma != "one" or token.dep not in {"appos", "attr"}:
        return False
    below = (low for one in parse.below(token) for low in parse.below(one))
    many = [low for low in below if low.tag == "NNS" and low.dep == "pobj"]
    cut = {"acl", "relcl"}
    return bool(many) and all(one.dep not in cut for one in parse.below(many[0]))


def _happens(noun: Token) -> bool:
    """Whether a noun names what happens, and nothing that has a name."""
    senses = load_verbs().by_noun.get(noun.lemma, ())
    return any(sense.event_type for sense, _ in senses)
