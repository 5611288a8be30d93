"""What names tell of the grammar, where parsers are mostly wrong about them.

What is given to somebody named right before it ("named Ada Hart finance director", "fined Orbit 2
million euros") is parsed as one long noun with the name, and a noun before a name ("her uncle Bo
Lind left") as a second subject. A day right behind a verb of saying ("said on Monday it would go")
is when it was said, what stands behind a sum isn't of the sum ("a fine of 2 million euros on
Orbit"), and "who" means a name rather than its victory.

Guarantees: tokens keep their places and words; only what hangs on what is changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.core.model import Mention
from dateline.core.parse import Annotated, Parse, Token
from dateline.english.lexicon import lexicon
from dateline.english.quantities import is_sum
from dateline.english.verbs import load_verbs
from dateline.extract.clauses.controllers import givers
from dateline.extract.clauses.words import find_words

_OBJECTS = frozenset({"attr", "dobj", "oprd"})
_OFF_SUMS = frozenset({"against", "by", "for", "from", "on", "over", "to"})
_CONJUNCTIONS = frozenset({"after", "as", "before", "since", "until"})  # prepositions, too
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_NEARBY = frozenset({"inside", "near", "outside"})
_QUOTES = frozenset({'"', "“", "”", "''", "``"})
_WHO = frozenset({"Person", "SportsTeam"})
_BEHIND_COMMA = 2  # tokens before a name: a post and a comma
_NEAR = 6  # tokens from "who" to whom it means
_ENDS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})


def mend(annotated: Annotated, at: Sequence[Sequence[Mention]]) -> Annotated:
    """Hang names and the posts and nouns beside them where they belong.

    Args:
        annotated: the document.
        at: for each token, the mentions that it stands in.
    """
    mended = _Mended(annotated.parse, at)
    for token in annotated.parse.tokens:
        for read in _MENDS:
            read(mended, token)
    if tuple(mended.tokens) == annotated.parse.tokens:
        return annotated
    return replace(annotated, parse=Parse.of(mended.tokens, annotated.parse.sentences))


class _Mended:
    """The tokens of one document as they are mended; each method reads one as it was parsed."""

    def __init__(self, parse: Parse, at: Sequence[Sequence[Mention]]) -> None:
        self.tokens = list(parse.tokens)
        self._parse, self._at = parse, at

    def _hang(self, token: Token, head: int, dep: str, *, tag: str = "") -> None:
        """Hang a token on another, unless that hangs on it by now."""
        at = head
        while self.tokens[at].head != at and at != token.index:
            at = self.tokens[at].head
        if at == token.index != head:
            return
        self.tokens[token.index] = replace(token, head=head, dep=dep, tag=tag or token.tag)

    def _begin(self, index: int, kind: str = "") -> int:
        """The first token of what is mentioned at one."""
        held = [one for one in self._at[index] if kind in {"", one.kind}][:1]
        while index and held and held[0] in self._at[index - 1]:
            index -= 1
        return index

    def _is_post(self, index: int) -> bool:
        return any(one.kind == "Position" for one in self._at[index])

    def _is_named(self, index: int) -> bool:
        return any(one.form == "name" and one.kind != "Position" for one in self._at[index])

    def _is_person(self, index: int) -> bool:
        return any(one.kind == "Person" and one.form == "name" for one in self._at[index])

    def part_given(self, given: Token) -> None:
        """Hang what is given and the name before it on the verb, each by itself."""
        if not given.tag.startswith("NN") or given.dep not in _OBJECTS:
            return
        verb, low = self.tokens[given.head], given.index
        while low and self._is_post(low):
            low -= 1
        post = low < given.index and verb.lemma in find_words("giving_posts")
        low -= not post
        counted = not post and verb.lemma in givers()
        while counted and low > verb.index and self.tokens[low].tag in {"CD", "$"}:
            low -= 1
        amount = counted and low < given.index - 1
        thing = given.text.islower() and verb.lemma in find_words("giving_things")
        name = self.tokens[low]
        joined = verb.index < low and name.head == given.index and self._is_named(low)
        if joined and (amount or (self._is_person(low) and (post or thing))):
            self._hang(name, verb.index, "dobj" if post else "dative")
            self._hang(given, given.head, "oprd" if post else "dobj")

    def join_noun(self, noun: Token) -> None:
        """Hang a noun on the name right behind it that has the same place in its clause."""
        named = any(one.form == "name" for one in self._at[noun.index])
        if noun.tag != "NN" or noun.dep not in _ENDS or named:
            return
        end = noun.index + 1
        while end < len(self._at) and self._is_person(end):
            end += 1
        name = self.tokens[end - 1]
        if name.index > noun.index and (name.dep, name.head) == (noun.dep, noun.head):
            self._hang(noun, name.index, "compound")

    def lift_holder(self, name: Token) -> None:
        """Put who holds a post above it: "Superintendent of Police Mukta Dhar" is no police's."""
        if name.dep != "pobj" or not self._is_person(name.index):
            return
        post = self.tokens[self.tokens[name.head].head]
        title = range(post.index, self._begin(name.index))
        if not title or not all(map(self._is_post, title)):
            return
        above = name.index if post.dep == "ROOT" else post.head
        self._hang(name, above, post.dep)
        self._hang(post, name.index, "compound")
        for one in self._parse.below(post.index):
            if one.index > name.index:
                behind = above if one.dep in {"prep", "advmod", "npadvmod"} else name.index
                self._hang(one, behind, one.dep)

    def hang_on_post(self, name: Token) -> None:
        """Put a name beside the post before its comma: "the head of Orbit, Ada Hart, and Bo"."""
        behind = self.tokens[name.index + 1 : name.index + 2]
        listed = name.dep == "conj" and [one.text for one in behind] == ["and"]
        apart = name.dep in {"appos", "conj"} and self._is_person(name.index) and not listed
        end = self._find_post(name) if apart else None
        if end is None:
            return
        head = self._parse.top(self._begin(end, "Position"), end + 1)
        if name.dep == "appos" and head.dep == "conj" and head.head == name.head:
            return  # "its manager and president, Ada Hart"
        if all(one.index != name.index for one in self._parse.above(head.index)):
            self._hang(name, head.index, "appos")
            for one in self._parse.below(name.index):
                if one.dep == "conj" and one.index > name.index:
                    self._hang(one, head.index, one.dep)

    def _find_post(self, name: Token) -> int | None:
        """The last word of the post that stands before a name and its comma."""
        low, tokens = self._begin(name.index), self.tokens
        while low and tokens[low - 1].text.lower() in lexicon().courtesy:
            low -= 1
        if low < _BEHIND_COMMA or tokens[low - 1].text != ",":
            return None
        low -= 2
        if self._is_named(low) and not self._is_person(low):  # "the head of Orbit, Bo Lind"
            low = max(self._begin(low) - 1, 0)
            low -= tokens[low].text.lower() == "the"
            low -= tokens[low].text.lower() == "of"
        here = self._at[max(low, 0)]
        return (
            low if any(one.kind == "Position" and one.form == "nominal" for one in here) else None
        )

    def lead_to_place(self, word: Token) -> None:
        """Read a preposition rather than an adjective of a name: "killed six outside Oslo"."""
        if word.dep != "amod" or word.text.lower() not in _NEARBY or not word.index:
            return
        name, before = self.tokens[word.head], self.tokens[word.index - 1]
        if self._is_named(name.index) and self._begin(name.index) == word.index + 1:
            self._hang(word, name.head, "prep", tag="IN")
            self._hang(name, word.index, "pobj")
            if before.tag == "CD" and before.head == name.index:
                self._hang(before, name.head, name.dep)

    def open_clause(self, word: Token) -> None:
        """Read a clause behind "as" rather than a noun: "rose as Orbit's profit | gave it hope"."""
        if word.dep != "prep" or word.text.lower() not in _CONJUNCTIONS:
            return
        noun = next((one for one in self._parse.below(word.index) if one.dep == "pobj"), None)
        following = () if noun is None else self.tokens[noun.index + 1 : noun.index + 2]
        for verb in following:
            own = any(one.dep.startswith("nsubj") for one in self._parse.below(verb.index))
            if noun is not None and verb.tag in _FINITE and verb.dep == "conj" and not own:
                self._hang(noun, verb.index, "nsubj")
                self._hang(word, verb.index, "mark")
                self._hang(verb, verb.head, "advcl")

    def part_clause(self, verb: Token) -> None:
        """Part a clause from what nobody says it with: "It launched; Ada promised more".

        Nor does a verb that takes no clause have one before it.
        """
        above = self.tokens[verb.head]
        if above.index < verb.index or verb.dep != "ccomp" or verb.tag not in _FINITE:
            return
        quoted = any(one.text in _QUOTES for one in self.tokens[verb.index : above.index])
        if quoted:
            return
        subjects = [one for one in self._parse.below(above.index) if one.dep.startswith("nsubj")]
        first = min((self._parse.subtree(one.index)[0] for one in subjects), default=above.index)
        apart = first > 0 and self.tokens[first - 1].text == ";"
        senses = load_verbs().by_lemma.get(above.lemma, ())
        objects = any(one.dep == "dobj" for one in self._parse.below(above.index))
        silent = objects and senses and not any(one.complement for one in senses)
        if apart and above.dep == "ccomp":  # "Orbit left; it was late, Ada said"
            self._hang(verb, above.head, "ccomp")
        elif apart or silent:
            self._hang(verb, verb.index, "ROOT")

    def give_subject(self, verb: Token) -> None:
        """Give a relative clause without "whom" its subject: "the five people Ada Hart killed"."""
        if verb.tag not in {"VBD", "VBN"} or verb.dep != "acl":
            return
        name, noun = self.tokens[verb.index - 1], self.tokens[verb.head]
        beside = name.dep == "appos" and name.head == noun.index
        if beside and self._is_named(name.index) and self._begin(name.index) == noun.index + 1:
            self._hang(name, verb.index, "nsubj")
            self._hang(verb, verb.head, "relcl", tag="VBD")

    def find_antecedent(self, pronoun: Token) -> None:
        """Hang the clause of "who" on the name before it, where it hangs on what nobody can be."""
        if pronoun.tag != "WP" or pronoun.dep != "nsubj":
            return
        verb = self.tokens[pronoun.head]
        noun = self.tokens[verb.head]
        near = range(pronoun.index - 1, max(noun.index, pronoun.index - _NEAR), -1)
        name = next((i for i in near if any(one.kind in _WHO for one in self._at[i])), None)
        if (
            verb.dep == "relcl"
            and noun.tag == "NN"
            and not self._at[noun.index]
            and name is not None
        ):
            known = lexicon().people | find_words("people") | lexicon().posts.keys()
            if noun.lemma not in known:
                self._hang(verb, name, verb.dep)

    def lift_preposition(self, preposition: Token) -> None:
        """Hang a preposition on the verb that it stands behind rather than on what that governs."""
        if preposition.tag != "IN" or preposition.dep != "prep":
            return
        above = self.tokens[preposition.head]
        verb = self.tokens[above.head]
        below = self._parse.below(preposition.index)
        days = [one for one in below if one.lemma in lexicon().calendar]
        behind = preposition.index == verb.index + 1 and above.dep == "ccomp"
        if behind and days and self.tokens[days[0].index + 1].text != ",":
            self._hang(preposition, verb.index, preposition.dep)
        if preposition.text.lower() in _OFF_SUMS and self._is_sum(above):
            of = above.dep == "pobj" and verb.text == "of"  # "a fine of 2 million euros | on Orbit"
            passive = any(one.dep == "auxpass" for one in self._parse.below(verb.index))
            agent = passive and preposition.text.lower() == "by"
            if of or above.dep == "dobj":
                head = verb.head if of else verb.index
                self._hang(preposition, head, "agent" if agent else "prep")

    def count_out(self, word: Token) -> None:
        """Hang "out of" on the number before it: "58 | out of 194 countries"."""
        before, behind = self.tokens[word.index - 1], self.tokens[word.index + 1 : word.index + 2]
        of = [one.text for one in behind] == ["of"]
        if word.index and word.text == "out" and word.dep == "prep" and of and before.tag == "CD":
            self._hang(word, before.index, word.dep)

    def _is_sum(self, head: Token) -> bool:
        low = min((one.index for one in self._parse.below(head.index)), default=head.index)
        words = (one.text for one in self._parse.tokens[low : head.index + 1])
        return low < head.index and is_sum(" ".join(words))


_MENDS = (
    _Mended.find_antecedent,
    _Mended.give_subject,
    _Mended.hang_on_post,
    _Mended.open_clause,
    _Mended.part_clause,
    _Mended.lead_to_place,
    _Mended.count_out,
    _Mended.lift_preposition,
    _Mended.part_given,
    _Mended.join_noun,
    _Mended.lift_holder,
)
