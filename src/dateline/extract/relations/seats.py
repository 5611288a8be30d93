"""Where a post is: that of "the bank's director for Africa" is at the bank, and Africa its field.

A post that stands without one ("Chairman Ada Hart said", in an article on a firm) is at what the
article calls by a noun that has such posts ("the company", "the band"), as in "the company's
chairman"; else at the body that the sentence tells of, where its words are the holder's: "Orbit
will grow, chairman Ada Hart said". The posts and the nouns that have them are those of the lexicon.

Guarantees: a post is at a body or place to which it belongs by the words beside it; failing these,
at the body that names somebody to it, or the only one that the article can mean, where no other
stands in the sentence outside of quotations. Fields, and parts of a body, go into the name of the
post. It claims nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.core.model import Mention
from dateline.english.lexicon import lexicon, post_classes
from dateline.extract.clauses.participants import is_named
from dateline.extract.reading import ParsedText
from dateline.extract.relations.owners import MODIFIER, POSSESSIVE, Owner
from dateline.extract.relations.phrases import NounPhrase

_AT = frozenset({POSSESSIVE, MODIFIER, "of", "at", "for", "with", "within", "from", "in", "to"})
# Whoever these name to a post has it there; a parliament elects the president of a country.
_EMPLOYERS = frozenset({"Company", "EducationalInstitution", "MediaOutlet", "NonProfit"})
_EMPLOYERS |= {"PoliticalParty", "SportsTeam"}


class SeatFinder:
    """Finds the seats of one document's posts."""

    def __init__(self, parsed: ParsedText) -> None:
        """Take the document, and note which nouns point at its bodies."""
        self._parsed, self._kind, self._is_a = parsed, parsed.kind, parsed.is_a
        self._nouns = [
            (parsed.tokens[parsed.ranges[one.id][1] - 1].lemma.lower(), one)
            for one in parsed.annotated.mentions
            if one.form == "nominal" and self._is_a(one, "Organization") and is_named(parsed, one)
        ]

    def find(
        self, phrase: NounPhrase, position: Mention
    ) -> Iterator[tuple[Mention, Mention | None]]:
        """The post, by its name there, and the body or place: each that it is at, else None."""
        owners = self._owners(phrase, position)
        for one in self._fields(phrase, position):
            if one not in owners:  # no head of the whole
                name = f"{position.name} {one.link} {one.mention.name}"
                position = replace(position, name=name)
        for one in owners:
            name = f"{position.name} of the {one.part}" if one.part else position.name
            yield replace(position, name=name), one.mention
        if not owners:
            owned = any(one.mention not in phrase.things for one in phrase.owners)
            employers = (one for one in phrase.said.where if self._kind(one) in _EMPLOYERS)
            body = None if owned else next(employers, None)
            if body is None and not owned:
                body = self._find_unsaid(position)
            yield position, body

    def _owners(self, phrase: NounPhrase, position: Mention) -> list[Owner]:
        """The bodies or places that a post is at: what stands behind it, else nearest before it.

        A place between the body and the post is a field: its Kenya director heads no Interpol. So
        is one behind "for", and a ministry beside a party's spokesman.
        """
        known = [
            one
            for one in phrase.owners
            if (one.link in _AT and self._is_a(one.mention, "Organization"))
            or (
                one.link in _AT - {"in"}
                and (one.mention.form == "demonym" or self._is_a(one.mention, "Place"))
            )
        ]
        fields = self._fields(phrase, position)
        stands_for = "member" in post_classes(position.name)  # the member for Leeds
        known = [one for one in known if one not in fields] or [
            one
            for one in fields
            if one.link == "for" and not stands_for and not self._is_a(one.mention, "Country")
        ]  # "the envoy for Yemen" is at no Yemen, but a judge for Leeds may be of Leeds
        party = next((one for one in known if self._kind(one.mention) == "PoliticalParty"), None)
        if party is not None and "spokesperson" in post_classes(position.name):
            return [party]
        behind = [one for one in known if one.link not in {POSSESSIVE, MODIFIER}]
        if behind:
            return [one for one in behind if one.link == behind[0].link]
        alone = len(known) == 1 or (known and self._is_a(known[0].mention, "Organization"))
        return known[:1] if alone else []

    def _fields(self, phrase: NounPhrase, position: Mention) -> list[Owner]:
        """What a post is for or to: "the bank's director for Africa", "Kenya's envoy to Orbit"."""
        sent = not lexicon().envoys.isdisjoint(position.name.lower().split())
        return [
            one
            for one in phrase.owners
            if (one.link == "for" and self._is_a(one.mention, "Place"))
            or (one.link == "to" and (sent or not self._is_a(one.mention, "Organization")))
        ]

    def _find_unsaid(self, position: Mention) -> Mention | None:
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
        if not bodies and len(named) == 1 and not before:
            return self._told_of(position, post, *named.values())
        if len(bodies) != 1 or not named.keys() <= bodies:
            return None
        earlier = [one for _, one in fitting if one.span.start < position.span.start]
        return earlier[-1] if earlier else fitting[0][1]

    def _told_of(self, position: Mention, post: str, body: Mention) -> Mention | None:
        """The body of a sentence that the holder of a post says, if such bodies have such posts."""
        kind, lex = self._kind(body), lexicon()
        nouns = (noun for noun, posts in lex.seats.items() if post in posts)
        has = any(kind in lex.nominals.get(noun, ()) for noun in nouns)  # no firm has a singer
        before = self._parsed.tokens[max(self._parsed.ranges[position.id][0] - 1, 0)]
        said = before.text == "," and body.span.end < position.span.start
        return body if has and said else None

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
                if one.form == "name" and self._is_a(one, "Organization") and not code:
                    yield one
