"""What a noun phrase says of whom: "Kenya's foreign minister Ada Hart", "X, a unit of Y".

A phrase is read into the noun, its owners (whose minister, of what a unit) and the things that it
describes. Names beside or behind a comma, copulas and "as" are undone, so that whoever reads
phrases needn't know how the sentence put them.

Guarantees: owners and things are named, if only through their chains; what stands right beside the
noun is found by the order of words, which a parser's mistakes don't touch, and the rest by the
parse. It knows no noun and claims nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.core.model import Mention
from dateline.core.parse import Token
from dateline.english.lexicon import lexicon
from dateline.extract.clauses.clause import ClauseReader
from dateline.extract.clauses.participants import find_mentions, is_named
from dateline.extract.reading import ParsedText
from dateline.extract.relations.names import (
    MOST_BETWEEN,
    find_beside,
    find_called,
    name_at,
    skip_sort,
)
from dateline.extract.relations.owners import (
    MODIFIER,
    POSSESSIVE_MARKS,
    Draft,
    Owner,
    OwnerReader,
)
from dateline.extract.relations.owners_behind import OwnerBehindReader
from dateline.extract.relations.predications import NOTHING, Predication, PredicationReader
from dateline.ontology import is_a

# What may not follow a phrase that stands behind a name and a comma: it only begins something.
_GOES_ON = ("NN", "POS", "HYPH", "CD", "JJ", "$", "PRP", "DT")
_ENDS = (",", ".", ":", "WP", "-RRB-", "''", "CC", "VB", "IN")
_SAID = ("VB", "MD", ",", ".", ":", "-RRB-", "WP", "''")
_JOINING = frozenset({"CC", ",", "DT", "JJ", "NN", "NNP"})  # between nouns for the same thing
_NEAR = 10  # words from a description to what the parser hangs it on
_LONGEST_ASIDE = 7  # tokens of "(Lab)" or ", 45," between a name and what is said of it


class NounPhrase(Struct, frozen=True):
    """A noun with what it says of whom.

    Attributes:
        low: its first token, without modifiers.
        high: the one behind its last.
        words: what stands before it in the phrase, in lower case.
        owners: to whom it belongs, the nearest first.
        said: what says so of which things, and whether it begins or ends.
    """

    low: int
    high: int
    words: frozenset[str] = frozenset()
    owners: tuple[Owner, ...] = ()
    said: Predication = NOTHING

    @property
    def things(self) -> tuple[Mention, ...]:
        """What is described by it."""
        return self.said.things


class NounPhraseReader:
    """Reads the noun phrases of one document."""

    def __init__(self, parsed: ParsedText, clauses: ClauseReader) -> None:
        """Take the document, and who reads its clauses."""
        self._parsed, self._tokens = parsed, parsed.tokens
        self._predications = PredicationReader(parsed, clauses)
        self._last = (0, 0, NOTHING)  # where the series of phrases before begins and ends, of whom
        self._owners, self._behind = OwnerReader(parsed), OwnerBehindReader(parsed)

    def read(
        self, nouns: Iterable[tuple[int, int]], *, people: bool = False
    ) -> Iterator[NounPhrase]:
        """The phrases of nouns, given as token ranges in text order; those without things, too.

        Nouns that "and" or a comma joins ("founder and president of X") describe the same things,
        and share the owners of the first or last where they have none of their own.

        Args:
            nouns: where they stand.
            people: whether only people are what these say: "a member of Orbit, a judge of Y".
        """
        group: list[tuple[int, int]] = []
        for noun in nouns:
            if group and not self._is_joined(group[-1], noun):
                yield from self._read_group(group, people=people)
                group = []
            group.append(noun)
        if group:
            yield from self._read_group(group, people=people)

    def read_name(self, mention: Mention) -> NounPhrase:
        """A name as a phrase of itself: whose it is, and of what ("Ada Hart of Interpol")."""
        low, high = self._parsed.ranges[mention.id]
        draft = self._owners.open_phrase(self._before_the(low))
        behind = self._after_ticker(high)
        ticker = self._tokens[behind - 1].text == ">"  # which a parser hangs what follows anywhere
        aside = self._after_aside(behind)
        draft.behind, end = self._behind.read(aside, attached_to=None if ticker else (low, aside))
        if aside > behind and "".join(one.text for one in self._tokens[end : end + 1]) in ",.":
            draft.behind += [Owner("resident", one.mention) for one in draft.behind]
        return NounPhrase(
            low,
            high,
            frozenset(draft.words),
            (*draft.behind, *draft.owners),
            Predication((mention,)),
        )

    def _before_the(self, low: int) -> int:
        """Where a title begins behind its owner: "Bo Lind's | The Return"."""
        the = low > 1 and self._tokens[low - 1].text == "The"
        return low - 1 if the and self._tokens[low - 2].text in POSSESSIVE_MARKS else low

    def _after_ticker(self, index: int) -> int:
        """Where the text goes on behind "<ABC.N>" after a firm's name."""
        if self._tokens[index : index + 1] and self._tokens[index].text == "<":
            for at in range(index + 1, min(index + MOST_BETWEEN, len(self._tokens) - 1)):
                if self._tokens[at].text == ">":
                    return at + 1
        return index

    def _after_aside(self, index: int) -> int:
        """Where "of" or "from" stands behind a comma or an age: "Ada Hart, 45, of Leeds"."""
        aside = [one.text.lower() for one in self._tokens[index : index + 4]]
        age = 2 if "".join(aside[1:2]).isdigit() else 0
        behind = aside[:1] == [","] and aside[age : age + 1] == [","]
        return index + age + 1 if behind and aside[age + 1 :][:1] in (["of"], ["from"]) else index

    def _is_joined(self, left: tuple[int, int], right: tuple[int, int]) -> bool:
        """Whether only "and", a comma and modifiers stand between two nouns."""
        between = self._tokens[left[1] : right[0]]
        if not between or between[0].text.lower() not in {"and", ",", "&"}:
            return False
        return (
            len(between) <= MOST_BETWEEN
            and all(one.tag in _JOINING for one in between)
            and not any(name_at(self._parsed, one.index) for one in between)
        )

    def _read_group(self, group: list[tuple[int, int]], *, people: bool) -> Iterator[NounPhrase]:
        drafts = [self._owners.open_phrase(low) for low, _ in group]
        for draft, (_, high) in zip(drafts, group, strict=True):
            draft.behind, draft.end = self._behind.read(high)
            sent = [one.text for one in self._tokens[draft.end : draft.end + 1]] == ["to"]
            if draft.behind and sent:  # "the envoy of Chad to Kenya"
                there, draft.end = self._behind.read(draft.end, attached_to=(high - 1, high))
                draft.behind += there
        first, last = drafts[0], drafts[-1]
        said = self._things(group, first, last)
        fits = not people or any(self._is_person(one) for one in said.things)
        low = first.start
        if not said.before and not (said.things and fits):
            said = self._share(group, first)
            low = self._last[0] if said.things else low
        self._last = low, last.end, said
        for draft, (low, high) in zip(drafts, group, strict=True):
            own = [*draft.behind, *draft.owners]
            if not own:
                between = {one.tag for one in self._tokens[high : group[-1][0]]}
                alone = draft is last or (high - low == 1 and not between & {"DT"})
                own = [*(last.behind if alone else ()), *first.owners]
            words = frozenset((*draft.words, *first.words))
            yield NounPhrase(low, high, words, tuple(own), said)

    def _share(self, group: list[tuple[int, int]], first: Draft) -> Predication:
        """What the noun before is said of: "X, a professor at Y and head of Z".

        Behind a comma somebody else may begin, unless a verb says the first, or there are several:
        "X is a member of Y, a trustee of Z, and head of W".
        """
        low, high, earlier = self._last
        head = self._parsed.parse.top(*group[0])
        between = [one.text for one in self._tokens[high : first.start]]
        listed = earlier.verb is not None or not {"a", "an"}.isdisjoint(first.words)
        joined = between == ["and"] or (listed and between in ([","], [",", "and"]))
        named = [one for thing in earlier.things for one in range(*self._parsed.ranges[thing.id])]
        told = head.dep in {"appos", "conj"} and head.head in {*range(low, high), *named} and joined
        ahead = all(self._parsed.ranges[one.id][0] < head.head for one in earlier.things)
        return replace(earlier, before=()) if told and ahead else NOTHING

    def _is_person(self, mention: Mention) -> bool:
        return self._parsed.head(mention).kind == "Person"

    def _things(self, group: list[tuple[int, int]], first: Draft, last: Draft) -> Predication:
        high = group[-1][1]
        plural = self._tokens[high - 1].tag in {"NNS", "NNPS"}
        beside = find_beside(self._parsed, high, several=plural) or find_called(
            self._parsed, high, several=plural
        )
        if beside:
            if not last.owners:
                last.behind = self._behind_name(beside[-1])
            return Predication(beside)
        head, owned = self._parsed.parse.top(*group[0]), bool(last.behind or last.owners)
        definite = last.definite or last.possessed
        only = definite or any(owner.link != MODIFIER for owner in last.owners)
        behind = self._after_owner(first, last, several=plural) if last.end > high else ()
        behind = behind or self._after_comma(last, owned=only, several=plural)
        hung = self._parsed.parse.top(*self._parsed.ranges[behind[0].id]).head if behind else -1
        before = self._before(first, last, head)
        address = before and is_a(self._parsed.head(behind[0]).kind, "Place") if behind else ()
        nearer = first.start <= hung < last.end and not address  # "of Lima, Peru"
        found = behind if nearer else before or behind
        if found := found or self._apposed(group):
            return Predication(found)
        return self._predications.read(head, definite=definite, owned=owned)

    def read_description(self, phrase: NounPhrase) -> NounPhrase:
        """What stands for a name by itself, with its places: "The German carmaker" for BMW.

        Of bodies beside a noun such as "unit", the description mostly means one of them.
        """
        meant = tuple(
            one
            for one in self._parsed.at[phrase.low]
            if one.form == "nominal"
            and self._parsed.ranges[one.id][1] == phrase.high
            and is_named(self._parsed, one)
        )
        places = tuple(
            one for one in phrase.owners if is_a(self._parsed.head(one.mention).kind, "Place")
        )
        return replace(phrase, owners=places, said=Predication(meant)) if meant else phrase

    def _behind_name(self, name: Mention) -> list[Owner]:
        """The owner behind the name: "President Ada Hart of Kenya", "the novel X by Ada Hart".

        A region is where she lives.
        """
        found, _ = self._behind.read(self._parsed.ranges[name.id][1])
        kinds = [self._parsed.head(one.mention).kind for one in found]
        fits = any(is_a(kind, one) for kind in kinds for one in ("Organization", "Country"))
        return found if found and found[0].link in ({"of", "by"} if fits else {"by"}) else []

    def _before(self, first: Draft, last: Draft, noun: Token) -> tuple[Mention, ...]:
        """The name before a comma: "Ada Hart, 45, (also) the head of X"."""
        tokens, index = self._tokens, first.start - 1
        if index < 1 or tokens[index].text != "," or tokens[first.start].tag == "WP$":
            return ()  # "X, whose head …" isn't the head
        index = self._before_aside(index - 1)
        name = name_at(self._parsed, index)
        if name is None or tokens[index].sentence != tokens[first.start].sentence:
            return ()
        low, high = self._parsed.ranges[name.id]
        if self._is_described(low, noun):
            return ()
        head = tokens[last.end - 1]
        acts = head.dep == "nsubj" and tokens[head.head] is tokens[last.end : last.end + 1][-1]
        led = low and (tokens[low - 1].is_verb or tokens[low - 1].tag == "IN")
        if acts and led:  # "freed Ada Hart, the minister said": somebody else said so
            return ()
        listed = any(
            one.dep == "conj" and low <= one.head < high for one in tokens[first.start : last.end]
        )
        following = tokens[last.end] if last.end < len(tokens) else head
        ends = not following.tag.startswith(_GOES_ON)
        ended = following.tag.startswith(_ENDS)
        if not ends or listed or not (last.behind or last.owners or ended):
            return ()
        return (name,)

    def _is_described(self, name: int, noun: Token) -> bool:
        """Whether a name has its post before it: "the head of X, Ada Hart, the head of Y, …".

        In "a member of X, a member of Y", X is none.
        """
        sentence = self._tokens[self._parsed.parse.sentences[noun.sentence][0] : name]
        led = [one.dep for one in sentence if one.tag != "DT"][-1:] == ["prep"]
        if led and any(one.lemma == noun.lemma for one in sentence):
            return True
        index = name - 1
        while index > 1 and self._tokens[index].text.lower() in lexicon().courtesy:
            index -= 1
        owner = name_at(self._parsed, index - 1) if self._tokens[index].text == "," else None
        if owner is None:
            return False
        at = self._parsed.ranges[owner.id][0] - 1
        at -= self._tokens[at].tag == "DT"
        return self._tokens[at].text == "of" and self._parsed.is_post(at - 1)

    def _before_aside(self, index: int) -> int:
        """The last word before an age or what stands in brackets."""
        tokens = self._tokens
        if tokens[index].text == ")":
            for at in range(index - 1, max(index - _LONGEST_ASIDE, 0), -1):
                if tokens[at].text == "(":
                    return at - 1
        if tokens[index].tag == "CD" and index > 1 and tokens[index - 1].text == ",":
            return index - 2
        return index

    def _after_owner(self, first: Draft, last: Draft, *, several: bool) -> tuple[Mention, ...]:
        """The name behind the owner: "the president of Kenya, Ada Hart, spoke"."""
        before = self._tokens[max(first.start - 1, 0)].text.lower()
        if before == "of":
            return ()
        return find_beside(self._parsed, last.end) or self._after_comma(
            last, owned=True, several=several
        )

    def _after_comma(self, last: Draft, *, owned: bool, several: bool) -> tuple[Mention, ...]:
        """The name between commas behind a noun that only one can be: "its head, Ada Hart, …"."""
        index = last.end
        if not owned or index >= len(self._tokens) or self._tokens[index].text != ",":
            return ()
        behind = index + 1, skip_sort(self._parsed, index + 1), self._skip_article(index + 1)
        tried = (find_beside(self._parsed, at, several=several) for at in behind)
        found = next(filter(None, tried), ())
        sentence = self._parsed.parse.sentences[self._tokens[last.start].sentence]
        if not found or last.start == sentence[0]:
            return found  # "A unit of Orbit, Lumen sells pumps"
        end = self._parsed.ranges[found[-1].id][1]
        following = self._tokens[end : end + 1]
        closed = not following or following[0].tag.startswith(_SAID)
        return found if closed and not self._is_elsewhere(found[0], following) else ()

    def _skip_article(self, index: int) -> int:
        """Behind "the" of a name: "its new console, the DS, sold well"."""
        return index + ([one.text for one in self._tokens[index : index + 1]] == ["the"])

    def _is_elsewhere(self, name: Mention, following: Sequence[Token]) -> bool:
        """Whether a name behind a comma is the next of a list, or the subject of what follows."""
        low, high = self._parsed.ranges[name.id]
        hung = [one for one in self._tokens[low:high] if not low <= one.head < high]
        joined = [name_at(self._parsed, one.head) for one in hung if one.dep == "conj"]
        said = bool(following) and following[0].tag.startswith(("VB", "MD"))
        return any(one is None or one.kind == name.kind for one in joined) or (
            said and all(one.dep != "appos" for one in hung)
        )

    def _apposed(self, group: list[tuple[int, int]]) -> tuple[Mention, ...]:
        """What the parser says the phrase is in apposition to: "the company, a unit of X"."""
        head = self._parsed.parse.top(*group[0])
        above = self._tokens[head.head]
        if head.dep == "appos" and 0 < head.index - above.index <= _NEAR:
            found = tuple(find_mentions(self._parsed, above))
            low = min((self._parsed.ranges[one.id][0] for one in found), default=0)
            return () if self._is_described(low, head) else found
        return ()
