"""Claims what noun phrases say of two things, and the posts that people hold.

Guarantees: a claim has a noun of `nouns.tsv`, a post, or two names side by side of which
the table says something, and kinds that fit its row; what an article only calls alleged or would-be
is not claimed, and what stands in a quotation is reported. What holding a post means is in `posts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.core.model import Mention, Stance
from dateline.english.lexicon import lexicon
from dateline.extract import posts
from dateline.extract.builder import ASSERTED, Builder, Setting, Standing, name_speaker
from dateline.extract.clauses.circumstances import find_when
from dateline.extract.clauses.clause import ClauseReader
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText
from dateline.extract.relations.owners import MODIFIER, POSSESSIVE, Owner
from dateline.extract.relations.phrases import NounPhrase, NounPhraseReader
from dateline.extract.relations.table import RelationalNoun, load_relational_nouns
from dateline.ontology import is_a

BETWEEN = "'s…"  # the link where the thing stands between: "Ford's Jaguar unit"
_CONFIDENCE = {True: 0.92, False: 0.85}  # with a noun that says it; two names alone
_PAST = frozenset({"formerly", "once", "previously"})
_NOT_SO = frozenset({"any", "no", "not", "proposed", "planned", "future", "rumoured", "rumored"})


def claim_relations(
    parsed: ParsedText, builder: Builder, clauses: ClauseReader, origin: str
) -> None:
    """Claim what the noun phrases of a document say, posts included."""
    _RelationClaimer(parsed, builder, clauses, origin).claim_all()


class _RelationClaimer:
    """Goes through the phrases of one document."""

    def __init__(
        self, parsed: ParsedText, builder: Builder, clauses: ClauseReader, origin: str
    ) -> None:
        self._parsed, self._builder, self._clauses = parsed, builder, clauses
        self._phrases = NounPhraseReader(parsed, clauses.arguments)
        self._origin = origin

    def claim_all(self) -> None:
        """Claim all that posts, relational nouns and names side by side say."""
        positions = {
            self._parsed.ranges[one.id]: one
            for one in self._parsed.annotated.mentions
            if one.kind == "Position" and self._is_read(self._parsed.ranges[one.id][0])
        }
        for phrase in self._phrases.read(sorted(positions)):
            self._claim_post(phrase, positions[phrase.low, phrase.high])
        for phrase in self._phrases.read(self._nouns()):
            self._claim_noun(phrase)
        for mention in self._parsed.annotated.mentions:
            if mention.form == "name" and self._is_read(self._parsed.ranges[mention.id][0]):
                self._claim_name(self._phrases.read_name(mention))
                self._claim_address(mention)

    def _is_read(self, index: int) -> bool:
        return self._parsed.tokens[index].sentence not in self._parsed.blocked

    def _nouns(self) -> Iterator[tuple[int, int]]:
        """Where the nouns of the table stand outside of names."""
        table, tokens = load_relational_nouns(), self._parsed.tokens
        for token in tokens:
            if token.lemma.lower() not in table or not self._is_read(token.index):
                continue
            beside = self._phrases.owners.name_at(min(token.index + 1, len(tokens) - 1))
            taken = beside is not None or token.dep in {"appos", "attr"}  # "a Kenyan national"
            noun = token.tag.startswith("NN") or (token.tag == "JJ" and taken)
            if noun and self._phrases.owners.name_at(token.index) is None:
                yield token.index, token.index + 1

    def _claim_post(self, phrase: NounPhrase, position: Mention) -> None:
        people = [one for one in phrase.things if self._kind(one) == "Person"]
        setting = self._setting(phrase, "post", sure=True)
        if setting is None:
            return
        for person in people:
            posts.claim(
                self._builder,
                person,
                position,
                self._body(phrase),
                past=self._is_past(phrase),
                setting=setting,
            )

    def _body(self, phrase: NounPhrase) -> Mention | None:
        """The body or place that a post is at: what stands behind it, else nearest before it.

        A place between the body and the post is a field: its Kenya director heads no Interpol.
        """
        known = [
            one
            for one in phrase.owners
            if one.link in {POSSESSIVE, MODIFIER, "of", "at", "for", "with", "from"}
            and (
                one.mention.form == "demonym"
                or is_a(self._kind(one.mention), "Organization")
                or is_a(self._kind(one.mention), "Place")
            )
        ]
        behind = [one for one in known if one.link not in {POSSESSIVE, MODIFIER}]
        if behind:
            return behind[0].mention
        alone = len(known) == 1 or (known and is_a(self._kind(known[0].mention), "Organization"))
        return known[0].mention if alone else None

    def _claim_noun(self, phrase: NounPhrase) -> None:
        noun = self._parsed.tokens[phrase.low]
        before = self._parsed.tokens[noun.index - 1].text.lower() if noun.index else ""
        table = load_relational_nouns()
        name = noun.lemma.lower()
        rows = (*table.get(f"{before} {name}", ()), *table[name])
        possessors = [one for one in phrase.owners if one.link == POSSESSIVE]
        between = [one.mention for one in phrase.owners if one.link == MODIFIER]
        if possessors:
            owners = [one for one in phrase.owners if one.link != MODIFIER]
            if between and not phrase.things:
                owners = [Owner(BETWEEN, one.mention) for one in possessors]
                phrase = replace(phrase, things=tuple(between[:1]))
            phrase = replace(phrase, owners=tuple(owners))
        if name in find_words("places"):
            phrase = _turn_sort(phrase)
        self._claim_rows(rows, phrase if phrase.things else _turn_owner(phrase), name, sure=True)

    def _claim_name(self, phrase: NounPhrase) -> None:
        """What a name's owner is to it, unless a noun between or behind them says more."""
        following = self._parsed.tokens[phrase.high : phrase.high + 1]
        leads = any(
            one.lemma.lower() in load_relational_nouns() or one.tag == "HYPH" for one in following
        )  # "Airbus's A350 rival"
        bare = not leads and not any(self._is_noun(phrase, word) for word in phrase.words)
        before = self._parsed.tokens[max(phrase.low - 2, 0) : phrase.low]
        definite = any(one.tag == "DT" for one in before)  # 'the "Ada Hart of Kenya"'
        owners = tuple(
            one
            for one in phrase.owners
            if one.link.startswith("-") or (bare and not (definite and one.link == "of"))
        )
        self._claim_rows(
            load_relational_nouns()[""], replace(phrase, owners=owners), "name", sure=False
        )

    def _claim_address(self, inner: Mention) -> None:
        """Claim where a place is that its country or region follows: "Nairobi, Kenya,"."""
        outer = self._phrases.read_address(inner)
        if outer is not None and is_in(self._parsed, inner, outer):
            phrase = NounPhrase(*self._parsed.ranges[inner.id])
            setting = self._setting(phrase, "address", sure=True)
            if setting is not None:
                self._builder.add(inner, "located_in", outer, setting)

    def _is_noun(self, phrase: NounPhrase, word: str) -> bool:
        low = max(phrase.low - len(phrase.words) - 2, 0)
        return any(
            one.text.lower() == word and one.tag.startswith("NN")
            for one in self._parsed.tokens[low : phrase.low]
        )

    def _claim_rows(
        self, rows: Iterable[RelationalNoun], phrase: NounPhrase, name: str, *, sure: bool
    ) -> None:
        rows = tuple(rows)
        for thing in phrase.things:
            for owner in phrase.owners:
                kinds_ = self._kind(thing), self._kind(owner.mention)
                row = next((one for one in rows if one.fits(owner.link, *kinds_)), None)
                if row is None:
                    continue
                setting = self._setting(phrase, name if sure else owner.link, sure=sure)
                ends = (owner.mention, thing) if row.inverse else (thing, owner.mention)
                if setting is not None:
                    if self._is_past(phrase):
                        setting = replace(setting, when=posts.ended(self._builder))
                    self._builder.add(ends[0], row.predicate, ends[1], setting)

    def _kind(self, mention: Mention) -> str:
        return self._parsed.head(mention).kind

    def _is_past(self, phrase: NounPhrase) -> bool:
        return bool(phrase.words & (lexicon().ended | _PAST))

    def _setting(self, phrase: NounPhrase, name: str, *, sure: bool) -> Setting | None:
        """How a phrase stands; None where the article doesn't hold that it is so."""
        standing = self._standing(phrase)
        if phrase.words & (lexicon().unsure | _NOT_SO) or standing.stance is Stance.POSSIBLE:
            return None
        return Setting(
            sentence=self._parsed.tokens[phrase.low].sentence,
            standing=standing,
            origin=f"{self._origin}/phrase-{name}",
            when=None if phrase.verb is None else find_when(self._parsed, phrase.verb),
            confidence=_CONFIDENCE[sure],
        )

    def _standing(self, phrase: NounPhrase) -> Standing:
        """That of the verb which says it; a title is the article's own word unless quoted.

        Whose something is in what somebody says is that speaker's word.
        """
        noun = self._parsed.tokens[phrase.high - 1]
        owned = any(one.link.startswith(POSSESSIVE) for one in phrase.owners)
        told = owned and self._clauses.standing.read(noun).speakers
        quoted = self._parsed.is_quoted(noun.index, noun.index + 1)
        if phrase.verb is None and not (quoted or told):
            return ASSERTED
        named = name_speaker(self._parsed, self._clauses.standing.read(phrase.verb or noun))
        return named if phrase.verb is not None else Standing(Stance.REPORTED, named.speaker)


def _turn_sort(phrase: NounPhrase) -> NounPhrase:
    """Read "the Polish city of Warsaw" as "the Polish city Warsaw"."""
    named = tuple(one.mention for one in phrase.owners if one.link == "of")
    if phrase.things or not named:
        return phrase
    owners = tuple(one for one in phrase.owners if one.link != "of")
    return replace(phrase, owners=owners, things=named)


def _turn_owner(phrase: NounPhrase) -> NounPhrase:
    """Read "Ada's stake in Norling Bank" as what Ada has in it: nothing else is described."""
    things = tuple(one.mention for one in phrase.owners if one.link == POSSESSIVE)
    owners = [
        Owner(f"{POSSESSIVE}→{one.link}", one.mention)
        for one in phrase.owners
        if one.link != POSSESSIVE
    ]
    return replace(phrase, owners=tuple(owners), things=things)


def is_in(reading: ParsedText, inner: Mention, outer: Mention) -> bool:
    """Whether the authority bears out that a place is in another; no country is in one.

    For a country it must not know better; for a region, of which lists look the same, it must know
    the place there.
    """
    if is_a(reading.head(inner).kind, "Country"):
        return False
    if is_a(reading.head(outer).kind, "Country"):
        return in_country(reading, inner, outer)
    region = reading.head(outer).authority
    return region is not None and any(
        entry.parent == region for entry in reading.authority.find(inner.name)
    )


def in_country(reading: ParsedText, inner: Mention, outer: Mention) -> bool:
    """Whether the authority doesn't say otherwise: "Paris, Germany" is a list and no address."""
    country = reading.head(outer).authority
    entries = reading.authority.find(inner.name)
    elsewhere = any(not entry.lookup_only for entry in entries)  # a village may have a town's name
    return country is None or not elsewhere or any(entry.country == country for entry in entries)
