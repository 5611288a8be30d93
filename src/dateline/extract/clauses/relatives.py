"""Of whom or what a clause behind a noun is: "who", "which", "one of those who", "the eve of what".

Guarantees: it depends on the parse alone; a word that is no relative pronoun means itself.
"""

from __future__ import annotations

from dateline.core.parse import Parse, Token
from dateline.extract.clauses.words import described_words, find_words

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_RELATIVE_TAGS = frozenset({"WP", "WDT", "IN", "DT"})
_DEEP = 6  # clauses one above the other through which a pronoun is followed


def is_relative(token: Token) -> bool:
    """Whether a word is a relative pronoun."""
    return token.lower in _RELATIVE and token.tag in _RELATIVE_TAGS


class RelativeReader:
    """Reads whom the relative clauses of one parse are of."""

    def __init__(self, parse: Parse) -> None:
        """Take the parse."""
        self._parse, self._tokens = parse, parse.tokens

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
        """What a word for an edge is of: "on the sidelines of the summit hosted by Chad"."""
        preposition = self._tokens[noun.head]
        one = self._tokens[preposition.head]
        if preposition.text == "of" and one.lower == "another":
            return one  # "another of the mothers, who left"
        if noun.lemma in find_words("edges"):
            for of in self._parse.below(noun, "prep"):
                return next(iter(self._parse.below(of, "pobj")), noun)
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
