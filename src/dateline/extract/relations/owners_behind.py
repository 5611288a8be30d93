"""To whom or what a noun belongs by the preposition behind it: "the minister of Kenya".

Common nouns before a name are undone ("of the Polish city of Warsaw"), and possessors that lead on
to what they own ("of Kenya's Port Authority"); lists give each owner.

Guarantees: as those of `owners.py`. What only begins a longer word or phrase is no owner.
"""

from __future__ import annotations

from dateline.core.model import Mention
from dateline.english.lexicon import lexicon
from dateline.extract.clauses.kind_nouns import name_before
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText
from dateline.extract.relations.names import (
    MOST_BETWEEN,
    SORTING,
    is_hyphenated,
    name_at,
    skip_articles,
    whole_name,
)
from dateline.extract.relations.owners import POSSESSIVE_MARKS, Owner

_PREPOSITIONS = frozenset({"of", "at", "for", "with", "from", "in", "to", "behind", "by", "within"})


class OwnerBehindReader:
    """Reads what stands behind the nouns of one document."""

    def __init__(self, parsed: ParsedText) -> None:
        """Take the document."""
        self._parsed, self._tokens = parsed, parsed.tokens

    def read(
        self, index: int, attached_to: tuple[int, int] | None = None
    ) -> tuple[list[Owner], int]:
        """The owners behind a preposition at a token, and where they end.

        The preposition must hang on what stands at `attached_to`; None is anywhere.
        """
        tokens = self._tokens
        if index >= len(tokens) or tokens[index].lower not in _PREPOSITIONS:
            return [], index
        link = tokens[index].lower
        if attached_to and not attached_to[0] <= tokens[index].head < attached_to[1]:
            return [], index
        part, start = self._part(index + 1)
        name = self._first_name(start)
        if name is None:
            return [], index
        owned, after = self._owned_part(self._parsed.ranges[name.id][1])
        last, part = (name, owned) if owned else (self._last_name(name), part)
        if last is None:
            return [], index
        found = [Owner(link, last, part)]
        end = after if owned else self._end(last)
        while end + 1 < len(tokens) and tokens[end].lower in {"and", ","}:
            other = self._first_name(skip_articles(self._parsed, end + 1), most=0)
            if other is None or not self._is_conjoined(last, other, index - 1):
                break
            found.append(Owner(link, other, part))
            end = self._parsed.ranges[other.id][1]
        return found, end

    def _last_name(self, name: Mention) -> Mention | None:
        """What a name leads on to: "of Kenya's Port Authority"; None for other words."""
        end = self._parsed.ranges[name.id][1]
        while end < len(self._tokens) and self._tokens[end].text in POSSESSIVE_MARKS:
            owned = self._first_name(end + 1)
            if owned is None:
                return None
            name, end = owned, self._parsed.ranges[owned.id][1]
        return None if self._leads_on(end) and self._end(name) == end else name

    def _end(self, name: Mention) -> int:
        """Where a name ends with the nouns that say what it is: "of the Yukos oil company |"."""
        end = last = self._parsed.ranges[name.id][1]
        while last < len(self._tokens) and self._tokens[last].tag in {"JJ", "NN"}:
            last += 1
        called = name in name_before(self._parsed, self._tokens[last - 1])
        return last if called else end

    def _is_conjoined(self, name: Mention, other: Mention, noun: int) -> bool:
        """Whether "and" joins two owners; a body's name may hang on the noun that both own."""
        low, high = self._parsed.ranges[other.id]
        first, last = self._parsed.ranges[name.id]
        if all(self._parsed.is_a(one, "Organization") for one in (name, other)):
            first = noun
        return not self._leads_on(high) and any(
            token.dep == "conj" and first <= token.head < last for token in self._tokens[low:high]
        )

    def _leads_on(self, end: int) -> bool:
        """Whether a name only leads on to more: "of Kenya's police", "of Fox staff"."""
        if end >= len(self._tokens):
            return False
        if self._tokens[end].lower in lexicon().courtesy:
            return False  # "envoy to Kenya Dr Ada Hart"
        if end in self._parsed.timed:
            return False  # "envoy to Kenya Tuesday"
        following = self._tokens[end]
        same = following.sentence == self._tokens[end - 1].sentence
        return (
            same
            and (
                following.tag in {"POS", "HYPH", "NN", "NNS", "NNP", "NNPS"}
                or following.text in {"-", "/", *POSSESSIVE_MARKS}
            )
            and not any(one.kind == "Person" for one in self._parsed.at[end])
        )

    def _part(self, index: int) -> tuple[str, int]:
        """The part of a body whose owner follows, and where that begins: "the board of Orbit"."""
        low = skip_articles(self._parsed, index)
        behind = low
        name = name_at(self._parsed, low)
        if name is not None and self._parsed.ranges[name.id][0] == low:
            behind = self._parsed.ranges[name.id][1]  # "a member of Audit Committee of Orbit"
        end = self._chamber_end(behind, low)
        following = [one.text for one in self._tokens[end : end + 3]]
        if end > low and following[:1] in (["of"], ["at"]):
            if following[2:] == ["of"] and self._tokens[end + 1].tag == "NNS":
                end += 2  # "the board of directors of Orbit"
            start = self._inner(end + 1)
            if self._first_name(start, most=0) is not None:
                return self._parsed.text(low, end), start
        return "", self._inner(index)

    def _owned_part(self, mark: int) -> tuple[str, int]:
        """The part of a body that is named before "'s": "of Orbit's audit committee"."""
        if not any(one.text in POSSESSIVE_MARKS for one in self._tokens[mark : mark + 1]):
            return "", mark
        end = self._chamber_end(mark + 1, mark + 1)
        return (self._parsed.text(mark + 1, end), end) if end > mark + 1 else ("", mark)

    def _chamber_end(self, index: int, low: int) -> int:
        """Where the noun for a part of a body ends whose phrase begins at `low`; else `low`."""
        for token in self._tokens[index : low + MOST_BETWEEN]:
            if token.tag not in SORTING or name_at(self._parsed, token.index) is not None:
                break
            index = token.index + 1
        heads = index > low and self._tokens[index - 1].lower in find_words("chambers")
        return index if heads else low

    def _inner(self, index: int) -> int:
        """The start of what is behind a preposition: for "the Polish city of Warsaw", Warsaw."""
        tokens = self._tokens
        for at in range(index, min(index + MOST_BETWEEN, len(tokens) - 1)):
            if tokens[at].lemma in find_words("places") and tokens[at + 1].text == "of":
                return skip_articles(self._parsed, at + 2)
            if tokens[at].tag not in {"DT", "JJ", "NNP", "NN"}:
                break
        return skip_articles(self._parsed, index)

    def _first_name(self, index: int, most: int = MOST_BETWEEN) -> Mention | None:
        """The name that begins at a token, or behind the common nouns that say what it is."""
        for at in range(index, min(index + most + 1, len(self._tokens))):
            token = self._tokens[at]
            if token.sentence != self._tokens[index].sentence:
                return None
            name = name_at(self._parsed, at)
            if name is not None and is_hyphenated(self._parsed, name):
                continue  # "of the London-based Institute"
            if name is not None and name.form == "name":
                fits = at == index or self._tokens[at - 1].tag in {"NN", "NNS", "JJ", "VBN", "DT"}
                return name if fits and self._parsed.ranges[name.id][0] == at else None
            if token.text == "," and at > index:
                return self._name_beside(at - 1)
            lower = token.text.islower() or name is not None or not token.text.isalpha()
            if token.tag not in SORTING or not lower:
                inner = token.lower == "the" and self._tokens[at - 1].tag == "NN"
                if at == index or not inner:  # "of the charity the Halden Trust"
                    return None
        return None

    def _name_beside(self, noun: int) -> Mention | None:
        """The name of what a noun stands for, behind a comma: "of Spain's largest bank, X"."""
        name = whole_name(self._parsed, noun + 2)
        if name is None:
            return None
        head = self._parsed.parse.top(*self._parsed.ranges[name.id])
        kinds = lexicon().described.get(self._tokens[noun].lemma, frozenset())
        fits = self._parsed.is_a(name, *kinds - {"Person"})
        return name if fits and (head.dep, head.head) == ("appos", noun) else None
