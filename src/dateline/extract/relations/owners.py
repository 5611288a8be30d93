"""To whom or what a noun belongs: what stands before and behind it in its phrase.

Possessives, "of", compounds and hyphens are undone: "Kenya's minister", "the minister of Kenya",
"the Kenya minister" and "the Kenya-based minister" each give an owner with the word that links it.

Guarantees: owners are named, if only through their chains; they are found by the order of words,
which a parser's mistakes don't touch. What only begins a longer word or phrase is no owner.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.core.model import Mention
from dateline.core.parse import Token
from dateline.english.lexicon import lexicon
from dateline.extract.clauses.participants import is_named
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText
from dateline.ontology import is_a

POSSESSIVE, MODIFIER = "'s", "modifier"
PREPOSITIONS = frozenset({"of", "at", "for", "with", "from", "in", "to", "behind", "by"})
_POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
_MODIFYING = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "RB", "RBS", "HYPH"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
# What stands before a name to say what it is: "of the second most popular web shop X".
SORTING = frozenset({"NN", "NNS", "JJ", "JJS", "RBS", "VBG", "VBN", "CD", "HYPH", "POS"})
_PAST_PREFIXES = frozenset({"ex", "then"})
MOST_BETWEEN = 5  # words between a preposition and the name behind it: "of the gadget magazine X"


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
    """Reads what stands before and behind the nouns of one document."""

    def __init__(self, parsed: ParsedText) -> None:
        """Take the document."""
        self._parsed, self._tokens = parsed, parsed.tokens

    def name_at(self, index: int) -> Mention | None:
        """The longest name or country's adjective that a token stands in; None behind the text."""
        here = self._parsed.at[index] if index < len(self._tokens) else ()
        found = [one for one in here if one.form in {"name", "demonym"} and one.kind != "Position"]
        return max(found, key=lambda one: one.span.end - one.span.start, default=None)

    def whole_name(self, index: int) -> Mention | None:
        """The name that begins at a token, its "The" left out, and isn't part of a longer word."""
        if not 0 < index < len(self._tokens):
            return None
        if self._tokens[index].text == "The":
            index = self.skip_articles(index)
        name = self.name_at(index)
        if name is None or name.form != "name":
            return None
        same = self._tokens[index].sentence == self._tokens[index - 1].sentence
        return name if same else None

    def open_phrase(self, low: int) -> Draft:
        """Read what stands before a noun, up to its article or possessor."""
        draft = Draft(low, low)
        sentence = self._tokens[low].sentence
        index = low - 1
        while index >= 0 and self._tokens[index].sentence == sentence:
            index = self._skip_bracket(index)
            token = self._tokens[index]
            name = self.name_at(index)
            if name is not None:
                draft.owners += self._modifying(name)
                index = self._parsed.ranges[name.id][0] - 1
                if index > 0 and self._tokens[index].text == "-" and self._is_glued(index):
                    draft.words.append(self._tokens[index - 1].text.lower())
                    index -= 2
            elif any(one.kind == "Position" for one in self._parsed.at[index]):
                break  # two titles: "the union's head President Ada Hart"
            elif token.tag == "POS" or token.text in _POSSESSIVE_MARKS:
                index = self._possessor(index, draft)
                break
            elif token.tag in {"PRP$", "WP$"}:
                draft.owners += self._owners(self._antecedent(token), POSSESSIVE)
                draft.possessed, index = True, index - 1
                break
            elif token.tag == "DT":
                draft.words.append(token.text.lower())
                draft.definite, index = token.text.lower() == "the", index - 1
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
        short = self.name_at(index - 1) if index and self._tokens[index].text == ")" else None
        low = 0 if short is None else self._parsed.ranges[short.id][0]
        return low - 2 if low > 1 and self._tokens[low - 1].text == "(" else index

    def _take_adverbs(self, index: int, draft: Draft) -> int:
        """Take "formerly" before an article; gives the index before it."""
        while index >= 0:
            token = self._tokens[index]
            same = token.sentence == self._tokens[draft.end].sentence
            if token.tag != "RB" or token.text.lower() == "not" or not same:
                break
            draft.words.append(token.text.lower())
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
        prefixed = low > 1 and self._tokens[low - 1].text == "-" and self._is_glued(low - 1)
        if prefixed and self._tokens[low - 2].text.lower() not in _PAST_PREFIXES:
            return
        if self._is_hyphenated(name):
            yield Owner(f"-{self._tokens[high + 1].text.lower()}", name)
        elif self._tokens[high].text not in {"-", "/", "&"} and not self._is_tail(low):
            yield Owner(MODIFIER, self._inner_place(name))

    def _inner_place(self, name: Mention) -> Mention:
        """The town before a comma and its state: "the Leeds, Alabama mayor"."""
        low = self._parsed.ranges[name.id][0]
        comma = low > 1 and self._tokens[low - 1].text == ","
        inner = self.name_at(low - 2) if comma else None
        if inner is None or self._tokens[self._parsed.ranges[inner.id][0] - 1].tag == "IN":
            return name  # "in Kenya, British envoy Ada Hart"
        places = all(is_a(self._parsed.head(one).kind, "Place") for one in (inner, name))
        return inner if places else name

    def _is_tail(self, low: int) -> bool:
        """Whether a name only ends a longer one: "the Guild of Northern Pilots chair"."""
        if low < 2:
            return False
        return self._tokens[low - 1].text == "of" and self._tokens[low - 2].tag == "NNP"

    def _is_hyphenated(self, name: Mention) -> bool:
        high = self._parsed.ranges[name.id][1]
        dash = high < len(self._tokens) and self._tokens[high].text == "-"
        return dash and self._is_glued(high - 1) and self._is_glued(high)

    def _modifier(self, index: int, draft: Draft) -> int:
        """Take the modifier that ends at a token; gives the index before it, or the token's own."""
        token = self._tokens[index]
        if self._joins_sorts(index - 1):
            draft.words += [token.text.lower(), "and"]
            return index - 2
        if token.tag in _MODIFYING or token.text == "-" or _modifies(token):
            draft.words.append(token.text.lower())
            return index - 1
        if index > 1 and self._tokens[index - 1].text == "-" and self._is_glued(index - 1):
            draft.words.append(f"{self._tokens[index - 2].text}-{token.text}".lower())
            return index - 3  # "would-be"
        return index

    def _is_glued(self, index: int) -> bool:
        """Whether a token and the next are written as one."""
        following = self._tokens[index + 1 : index + 2]
        return bool(following) and following[0].start == self._tokens[index].end

    def _possessor(self, mark: int, draft: Draft) -> int:
        """Take the owner before "'s"; gives the index before its first word."""
        draft.possessed = True
        owner = self._tokens[mark - 1]
        found = list(self._owners(owner, POSSESSIVE))
        low = min(
            (self._parsed.ranges[one.id][0] for one in self._parsed.at[mark - 1]),
            default=self._parsed.parse.subtree(owner.index)[0],
        )
        index = low - 1
        if self._tokens[index].tag == "PRP$" and found and found[0].mention.form == "name":
            named = found[0].mention  # no name belongs to "its": "its Macy's unit"
            found = [Owner(MODIFIER, named), *self._owners(self._tokens[index], POSSESSIVE)]
        draft.owners += found
        while index >= 0 and self._tokens[index].tag in {"DT", "JJ", "PRP$"}:
            index -= 1
        return index

    def _owners(self, token: Token, link: str) -> Iterator[Owner]:
        """What the last word of an owner names, itself or through its chain."""
        for one in self._parsed.at[token.index]:
            if one.kind != "Position" and is_named(self._parsed, one):
                yield Owner(link, one)
                return

    def find_behind(
        self, index: int, attached_to: tuple[int, int] | None = None
    ) -> tuple[list[Owner], int]:
        """The owners behind a preposition at a token, and where they end."""
        tokens = self._tokens
        if index >= len(tokens) or tokens[index].text.lower() not in PREPOSITIONS:
            return [], index
        link = tokens[index].text.lower()
        if attached_to and not attached_to[0] <= tokens[index].head < attached_to[1]:
            return [], index
        part, start = self._part(index + 1)
        name = self._first_name(start)
        if name is None:
            return self._nominal_behind(start, link) or ([], index)
        if self._is_of_another_sort(name, index):
            return [], self._parsed.ranges[name.id][0]  # "speaker of the parliament Ada Hart"
        owned, after = self._owned_part(self._parsed.ranges[name.id][1])
        last, part = (name, owned) if owned else (self._last_name(name), part)
        if last is None:
            return [], index
        found = [Owner(link, last, part)]
        end = after if owned else self._parsed.ranges[last.id][1]
        while end + 1 < len(tokens) and tokens[end].text.lower() in {"and", ","}:
            other = self._first_name(self.skip_articles(end + 1), most=0)
            if other is None or not self._is_conjoined(last, other, index - 1):
                break
            found.append(Owner(link, other, part))
            end = self._parsed.ranges[other.id][1]
        return found, end

    def _last_name(self, name: Mention) -> Mention | None:
        """What a name leads on to: "of Kenya's Port Authority"; None for other words."""
        end = self._parsed.ranges[name.id][1]
        while end < len(self._tokens) and self._tokens[end].text in _POSSESSIVE_MARKS:
            owned = self._first_name(end + 1)
            if owned is None:
                return None
            name, end = owned, self._parsed.ranges[owned.id][1]
        return self._holder(end) if self._leads_on(end) else name

    def _holder(self, index: int) -> Mention | None:
        """Who holds the post at a token: "brother of Kenya's president Ada Hart"."""
        ends = [
            self._parsed.ranges[one.id][1]
            for one in (self._parsed.at[index] if index < len(self._tokens) else ())
            if one.kind == "Position" and one.form != "name"
        ]
        return self.whole_name(max(ends)) if ends else None

    def _is_of_another_sort(self, name: Mention, index: int) -> bool:
        """Whether the person behind a noun isn't what it means: "speaker of the House Ada Hart".

        Of a post, only a noun for people leads to one: "director of rugby Ada Hart".
        """
        before, lex = self._tokens[self._parsed.ranges[name.id][0] - 1], lexicon()
        word = before.lemma.lower()
        kinds = lex.described.get(word, frozenset())
        people = "Person" in kinds or word in lex.people or word in lex.posts
        post = any(one.kind == "Position" for one in self._parsed.at[index - 1])
        person = self._parsed.head(name).kind == "Person" and before.tag == "NN"
        return person and not people and (bool(kinds) or post)

    def _is_conjoined(self, name: Mention, other: Mention, noun: int) -> bool:
        """Whether "and" joins two owners; a body's name may hang on the noun that both own."""
        low, high = self._parsed.ranges[other.id]
        first, last = self._parsed.ranges[name.id]
        if all(is_a(self._parsed.head(one).kind, "Organization") for one in (name, other)):
            first = noun
        return not self._leads_on(high) and any(
            token.dep == "conj" and first <= token.head < last for token in self._tokens[low:high]
        )

    def _leads_on(self, end: int) -> bool:
        """Whether a name only leads on to more: "of Kenya's police", "of Fox staff"."""
        if end >= len(self._tokens):
            return False
        if self._tokens[end].text.lower() in lexicon().courtesy:
            return False  # "envoy to Kenya Dr Ada Hart"
        if end in self._parsed.timed:
            return False  # "envoy to Kenya Tuesday"
        following = self._tokens[end]
        same = following.sentence == self._tokens[end - 1].sentence
        return (
            same
            and (
                following.tag in {"POS", "HYPH", "NN", "NNS", "NNP", "NNPS"}
                or following.text in {"-", "/", *_POSSESSIVE_MARKS}
            )
            and not any(one.kind == "Person" for one in self._parsed.at[end])
        )

    def skip_articles(self, index: int) -> int:
        """The first token behind articles that belong to no name ("The Times")."""
        articles = {"the", "a", "an"}
        while index < len(self._tokens) and self._tokens[index].text.lower() in articles:
            if self.name_at(index) is not None:
                break
            index += 1
        return index

    def _part(self, index: int) -> tuple[str, int]:
        """The part of a body whose owner follows, and where that begins: "the board of Orbit"."""
        low = self.skip_articles(index)
        behind = low
        name = self.name_at(low)
        if name is not None and self._parsed.ranges[name.id][0] == low:
            behind = self._parsed.ranges[name.id][1]  # "a member of Audit Committee of Orbit"
        end = self._chamber_end(behind, low)
        following = [one.text for one in self._tokens[end : end + 3]]
        if end > low and following[:1] == ["of"]:
            if following[2:] == ["of"] and self._tokens[end + 1].tag == "NNS":
                end += 2  # "the board of directors of Orbit"
            start = self._inner(end + 1)
            if self._first_name(start, most=0) is not None:
                return self._parsed.text(low, end), start
        return "", self._inner(index)

    def _owned_part(self, mark: int) -> tuple[str, int]:
        """The part of a body that is named before "'s": "of Orbit's audit committee"."""
        if not any(one.text in _POSSESSIVE_MARKS for one in self._tokens[mark : mark + 1]):
            return "", mark
        end = self._chamber_end(mark + 1, mark + 1)
        return (self._parsed.text(mark + 1, end), end) if end > mark + 1 else ("", mark)

    def _chamber_end(self, index: int, low: int) -> int:
        """Where the noun for a part of a body ends whose phrase begins at `low`; else `low`."""
        for token in self._tokens[index : low + MOST_BETWEEN]:
            if token.tag not in SORTING or self.name_at(token.index) is not None:
                break
            index = token.index + 1
        heads = index > low and self._tokens[index - 1].text.lower() in find_words("chambers")
        return index if heads else low

    def _inner(self, index: int) -> int:
        """The start of what is behind a preposition: for "the Polish city of Warsaw", Warsaw."""
        tokens = self._tokens
        for at in range(index, min(index + MOST_BETWEEN, len(tokens) - 1)):
            if tokens[at].lemma in find_words("places") and tokens[at + 1].text == "of":
                return self.skip_articles(at + 2)
            if tokens[at].tag not in {"DT", "JJ", "NNP", "NN"}:
                break
        return self.skip_articles(index)

    def _first_name(self, index: int, most: int = MOST_BETWEEN) -> Mention | None:
        """The name that begins at a token, or behind the common nouns that say what it is."""
        for at in range(index, min(index + most + 1, len(self._tokens))):
            token = self._tokens[at]
            if token.sentence != self._tokens[index].sentence:
                return None
            name = self.name_at(at)
            if name is not None and self._is_hyphenated(name):
                continue  # "of the London-based Institute"
            if name is not None and name.form == "name":
                fits = at == index or self._tokens[at - 1].tag in {"NN", "NNS", "JJ", "VBN", "DT"}
                return name if fits and self._parsed.ranges[name.id][0] == at else None
            if token.text == "," and at > index:
                return self._name_beside(at - 1)
            lower = token.text.islower() or name is not None or not token.text.isalpha()
            if token.tag not in SORTING or not lower:
                inner = token.text.lower() == "the" and self._tokens[at - 1].tag == "NN"
                if at == index or not inner:  # "of the charity the Halden Trust"
                    return None
        return None

    def _name_beside(self, noun: int) -> Mention | None:
        """The name of what a noun stands for, behind a comma: "of Spain's largest bank, X"."""
        name = self.whole_name(noun + 2)
        if name is None:
            return None
        head = self._parsed.parse.top(*self._parsed.ranges[name.id])
        kinds = lexicon().described.get(self._tokens[noun].lemma, frozenset())
        fits = any(is_a(self._parsed.head(name).kind, one) for one in kinds - {"Person"})
        return name if fits and (head.dep, head.head) == ("appos", noun) else None

    def _nominal_behind(self, index: int, link: str) -> tuple[list[Owner], int] | None:
        """An owner that is named only elsewhere: "a director of the company", "a friend of his"."""
        for one in self._parsed.at[index] if index < len(self._tokens) else ():
            low, high = self._parsed.ranges[one.id]
            named = one.form in {"nominal", "pronoun"} and one.kind != "Position"
            if named and low == index and not self._leads_on(high) and is_named(self._parsed, one):
                return [Owner(link, one)], high
        return None


def _modifies(token: Token) -> bool:
    """Whether a participle says of what sort the noun behind it is."""
    return token.tag in _PARTICIPLES and token.dep == "amod"
