"""To whom or what a noun belongs by what stands before it in its phrase.

Possessives, compounds and hyphens are undone: "Kenya's minister", "the Kenya minister" and "the
Kenya-based minister" each give an owner with the word that links it, as "the minister of Kenya"
does by `owners_behind.py`.

Guarantees: owners are named, if only through their chains; they are found by the order of words,
which a parser's mistakes don't touch. What only ends a longer word or phrase is no owner.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.core.model import Mention
from dateline.core.parse import Token
from dateline.english.lexicon import lexicon
from dateline.extract.clauses.participants import is_named
from dateline.extract.reading import ParsedText
from dateline.extract.relations.names import is_glued, is_hyphenated, name_at

POSSESSIVE, MODIFIER = "'s", "modifier"
POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
_MODIFYING = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "RB", "RBS", "HYPH"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_PAST_PREFIXES = frozenset({"ex", "then"})


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom or what a noun belongs to, and by which word.

    Attributes:
        link: "'s", "modifier", "-based", or the preposition.
        mention: the owner.
        part: the part of it that is meant, in words: "the audit committee of Orbit"; "" for all.
    """

    link: str
    mention: Mention
    part: str = ""


@dataclass(slots=True)
class Draft:
    """Where a noun's phrase begins and ends, with all that belongs to the noun.

    Attributes:
        start: its first token, articles included.
        end: the one behind its last.
        words: what stands before the noun, in lower case, the nearest first.
        owners: to whom it belongs by what stands before it, the nearest first.
        behind: the same by what stands behind it.
        definite: whether it begins with "the".
        possessed: whether it belongs to somebody, named or not.
    """

    start: int
    end: int
    words: list[str] = field(default_factory=list)
    owners: list[Owner] = field(default_factory=list)
    behind: list[Owner] = field(default_factory=list)
    definite: bool = False
    possessed: bool = False


class OwnerReader:
    """Reads what stands before the nouns of one document."""

    def __init__(self, parsed: ParsedText) -> None:
        """Take the document."""
        self._parsed, self._tokens = parsed, parsed.tokens

    def open_phrase(self, low: int) -> Draft:
        """Read what stands before a noun, up to its article or possessor."""
        draft = Draft(low, low)
        sentence = self._tokens[low].sentence
        index = low - 1
        while index >= 0 and self._tokens[index].sentence == sentence:
            index = self._skip_bracket(index)
            token = self._tokens[index]
            name = name_at(self._parsed, index)
            if name is not None:
                draft.owners += self._modifying(name)
                index = self._parsed.ranges[name.id][0] - 1
                if index > 0 and self._tokens[index].text == "-" and is_glued(self._parsed, index):
                    draft.words.append(self._tokens[index - 1].lower)
                    index -= 2
            elif self._parsed.is_post(index):
                break  # two titles: "the union's head President Ada Hart"
            elif token.tag == "POS" or token.text in POSSESSIVE_MARKS:
                index = self._possessor(index, draft)
                break
            elif token.tag in {"PRP$", "WP$"}:
                draft.owners += self._owners(self._antecedent(token))
                draft.possessed, index = True, index - 1
                break
            elif token.tag == "DT":
                draft.words.append(token.lower)
                draft.definite, index = token.lower == "the", index - 1
                break
            else:
                before = self._modifier(index, draft)
                if before == index:
                    break
                index = before
        draft.start = self._take_adverbs(index, draft) + 1
        return draft

    def _skip_bracket(self, index: int) -> int:
        """The end of a body's name behind which its short one stands: "the Agency (AB) head"."""
        closed = index > 0 and self._tokens[index].text == ")"
        short = name_at(self._parsed, index - 1) if closed else None
        low = 0 if short is None else self._parsed.ranges[short.id][0]
        return low - 2 if low > 1 and self._tokens[low - 1].text == "(" else index

    def _take_adverbs(self, index: int, draft: Draft) -> int:
        """Take "formerly" before an article; gives the index before it."""
        while index >= 0:
            token = self._tokens[index]
            same = token.sentence == self._tokens[draft.end].sentence
            if token.tag != "RB" or token.lower == "not" or not same:
                break
            draft.words.append(token.lower)
            index -= 1
        return index

    def _joins_sorts(self, index: int) -> bool:
        """Whether "and" joins two nouns that modify a third: "oil and gas firm"."""
        if index < 1 or self._tokens[index].text != "and":
            return False
        left, right = self._tokens[index - 1], self._tokens[index + 1]
        return (
            left.tag == "NN"
            and right.tag in {"NN", "VB"}  # a tagger's "drink" in "food and drink giant"
            and not any(self._parsed.at[one.index] for one in (left, right))
            and (left.text + right.text).islower()
        )

    def _antecedent(self, token: Token) -> Token:
        """Whom "whose" means: what its clause hangs on; any other word is meant itself."""
        if token.tag != "WP$":
            return token
        verb = token
        while verb.dep != "relcl" and verb.head != verb.index:
            verb = self._tokens[verb.head]
        return self._tokens[verb.head]

    def _modifying(self, name: Mention) -> Iterator[Owner]:
        """A name before a noun: "Fox spokesman", "London-based"; not "anti-Kremlin activist"."""
        low, high = self._parsed.ranges[name.id]
        prefixed = low > 1 and self._tokens[low - 1].text == "-" and is_glued(self._parsed, low - 1)
        if prefixed and self._tokens[low - 2].lower not in _PAST_PREFIXES:
            return
        if is_hyphenated(self._parsed, name):
            yield Owner(f"-{self._tokens[high + 1].lower}", name)
        elif self._tokens[high].text not in {"-", "/", "&"}:
            yield Owner(MODIFIER, self._inner_place(name))

    def _inner_place(self, name: Mention) -> Mention:
        """The town before a comma and its state: "the Leeds, Alabama mayor"."""
        low = self._parsed.ranges[name.id][0]
        comma = low > 1 and self._tokens[low - 1].text == ","
        inner = name_at(self._parsed, low - 2) if comma else None
        if inner is None or self._tokens[self._parsed.ranges[inner.id][0] - 1].tag == "IN":
            return name  # "in Kenya, British envoy Ada Hart"
        places = all(self._parsed.is_a(one, "Place") for one in (inner, name))
        return inner if places else name

    def _modifier(self, index: int, draft: Draft) -> int:
        """Take the modifier that ends at a token; gives the index before it, or the token's own."""
        token = self._tokens[index]
        if token.tag == "NN" and draft.words and draft.words[-1] in lexicon().ended:
            return index  # another phrase: "the Democratic challenger | former Senator Ada Hart"
        if self._joins_sorts(index - 1):
            draft.words += [token.lower, "and"]
            return index - 2
        sorting = token.tag in _PARTICIPLES and token.dep == "amod"  # "flying objects"
        if token.tag in _MODIFYING or token.text == "-" or sorting:
            draft.words.append(token.lower)
            return index - 1
        if index > 1 and self._tokens[index - 1].text == "-" and is_glued(self._parsed, index - 1):
            draft.words.append(f"{self._tokens[index - 2].text}-{token.text}".lower())
            return index - 3  # "would-be"
        return index

    def _possessor(self, mark: int, draft: Draft) -> int:
        """Take the owner before "'s"; gives the index before its first word."""
        draft.possessed = True
        owner = self._tokens[mark - 1]
        found = list(self._owners(owner))
        low = min(
            (self._parsed.ranges[one.id][0] for one in self._parsed.at[mark - 1]),
            default=self._parsed.parse.subtree(owner)[0],
        )
        index = low - 1
        if self._tokens[index].tag == "PRP$" and found and found[0].mention.form == "name":
            named = found[0].mention  # no name belongs to "its": "its Macy's unit"
            found = [Owner(MODIFIER, named), *self._owners(self._tokens[index])]
        draft.owners += found
        while index >= 0 and self._tokens[index].tag in {"DT", "JJ", "PRP$"}:
            index -= 1
        return index

    def _owners(self, token: Token) -> Iterator[Owner]:
        """What the last word of a possessor names, itself or through its chain."""
        for one in self._parsed.at[token.index]:
            if one.kind != "Position" and is_named(self._parsed, one):
                yield Owner(POSSESSIVE, one)
                return
