"""The body of a post that stands without one: "Chairman Ada Hart said", in an article on a firm.

It is what the article calls by a noun that has such posts ("the company", "the band"), as in "the
company's chairman"; else the body that the sentence tells of, where its words are the holder's:
"Orbit will grow, chairman Ada Hart said".

Guarantees: such a noun means one body of the article only, and no other body stands in the sentence
outside of quotations. The posts and the nouns that have them are those of the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.core.model import Mention
from dateline.english.lexicon import lexicon
from dateline.extract.clauses.participants import is_named
from dateline.extract.reading import ParsedText
from dateline.ontology import is_a


class UnsaidBodyFinder:
    """Finds the bodies of one document's posts that stand without one."""

    def __init__(self, parsed: ParsedText) -> None:
        """Take the document, and note which nouns point at its bodies."""
        self._parsed = parsed
        self._nouns = [
            (parsed.tokens[parsed.ranges[one.id][1] - 1].lemma.lower(), one)
            for one in parsed.annotated.mentions
            if one.form == "nominal" and self._is_body(one) and is_named(parsed, one)
        ]

    def find(self, position: Mention) -> Mention | None:
        """The noun that points at the one body whose post it may be; None if there isn't one."""
        end = self._parsed.ranges[position.id][1]
        if self._parsed.tokens[end : end + 1] and self._parsed.tokens[end].tag == "IN":
            return None  # "chairman of …": whatever it is of
        *before, post = self._split(position.name.lower())
        seats = lexicon().seats
        fitting = [
            (noun, one)
            for noun, one in self._nouns
            if post in seats.get(noun, ()) and (not before or before == [noun])
        ]
        bodies = {self._parsed.head(one).id for _, one in fitting}
        named = {self._parsed.head(one).id: one for one in self._named_beside(position)}
        if len(bodies) != 1 or not named.keys() <= bodies:
            return None
        earlier = [one for _, one in fitting if one.span.start < position.span.start]
        return earlier[-1] if earlier else fitting[0][1]

    def _split(self, post: str) -> list[str]:
        """A post apart from the noun of whose it is: "party leader" is the party's leader."""
        first, _, rest = post.partition(" ")
        return [first, rest] if rest and first in lexicon().seats else [post]

    def _named_beside(self, position: Mention) -> Iterator[Mention]:
        """The bodies that the sentence names outside of quotations, a share's code left out."""
        parsed = self._parsed
        low, high = parsed.parse.sentences[parsed.sentence_of(position)]
        for index in range(low, high):
            for one in parsed.at[index] if index not in parsed.quoted else ():
                code = parsed.tokens[index - 1].text == "<"
                if one.form == "name" and self._is_body(one) and not code:
                    yield one

    def _is_body(self, mention: Mention) -> bool:
        return is_a(self._parsed.head(mention).kind, "Organization")
