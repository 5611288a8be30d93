"""Where a post is: that of "the bank's director for Africa" is at the bank, and Africa its field.

Guarantees: a post is at a body or place to which it belongs by the words beside it; failing these,
at the body that names somebody to it, or the only one that the article can mean. Fields, and parts
of a body, go into the name of the post. It claims nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.core.model import Mention
from dateline.english.lexicon import lexicon, post_classes
from dateline.extract.reading import ParsedText
from dateline.extract.relations.owners import MODIFIER, POSSESSIVE, Owner
from dateline.extract.relations.phrases import NounPhrase
from dateline.extract.relations.unsaid_bodies import UnsaidBodyFinder
from dateline.ontology import is_a

_AT = frozenset({POSSESSIVE, MODIFIER, "of", "at", "for", "with", "within", "from", "in", "to"})
# Whoever these name to a post has it there; a parliament elects the president of a country.
_EMPLOYERS = frozenset({"Company", "EducationalInstitution", "MediaOutlet", "NonProfit"})
_EMPLOYERS |= {"PoliticalParty", "SportsTeam"}


class SeatFinder:
    """Finds the seats of one document's posts."""

    def __init__(self, parsed: ParsedText) -> None:
        """Take the document."""
        self._parsed, self._unsaid = parsed, UnsaidBodyFinder(parsed)

    def find(
        self, phrase: NounPhrase, position: Mention
    ) -> Iterator[tuple[Mention, Mention | None]]:
        """The post, by its name there, and the body or place: each that it is at, else None.

        Args:
            phrase: the post's noun phrase.
            position: its words.
        """
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
                body = self._unsaid.find(position)
            yield position, body

    def _owners(self, phrase: NounPhrase, position: Mention) -> list[Owner]:
        """The bodies or places that a post is at: what stands behind it, else nearest before it.

        A place between the body and the post is a field: its Kenya director heads no Interpol. So
        is one behind "for", and a ministry beside a party's spokesman.
        """
        known = [
            one
            for one in phrase.owners
            if (one.link in _AT and is_a(self._kind(one.mention), "Organization"))
            or (
                one.link in _AT - {"in"}
                and (one.mention.form == "demonym" or is_a(self._kind(one.mention), "Place"))
            )
        ]
        fields = self._fields(phrase, position)
        stands_for = "member" in post_classes(position.name)  # the member for Leeds
        known = [one for one in known if one not in fields] or [
            one
            for one in fields
            if one.link == "for" and not stands_for and not is_a(self._kind(one.mention), "Country")
        ]  # "the envoy for Yemen" is at no Yemen, but a judge for Leeds may be of Leeds
        party = next((one for one in known if self._kind(one.mention) == "PoliticalParty"), None)
        if party is not None and "spokesperson" in post_classes(position.name):
            return [party]
        behind = [one for one in known if one.link not in {POSSESSIVE, MODIFIER}]
        if behind:
            return [one for one in behind if one.link == behind[0].link]
        alone = len(known) == 1 or (known and is_a(self._kind(known[0].mention), "Organization"))
        return known[:1] if alone else []

    def _fields(self, phrase: NounPhrase, position: Mention) -> list[Owner]:
        """What a post is for or to: "the bank's director for Africa", "Kenya's envoy to Orbit"."""
        sent = not lexicon().envoys.isdisjoint(position.name.lower().split())
        return [
            one
            for one in phrase.owners
            if (one.link == "for" and is_a(self._kind(one.mention), "Place"))
            or (one.link == "to" and (sent or not is_a(self._kind(one.mention), "Organization")))
        ]

    def _kind(self, mention: Mention) -> str:
        return self._parsed.head(mention).kind
