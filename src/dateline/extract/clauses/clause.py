"""Clauses: what happened, with who and what, when and where, and how it stands.

A clause is one predicate, a verb or a noun that names a happening, with what belongs to it. Events
are made of clauses. Statements, noun phrases and the reader's relations ask the same readers whose
act something is, what a verb means and how a word stands, so that each is told in one place.

Guarantees: clauses come in text order, one a predicate; nothing stands in one slot twice. It
decides nothing about what is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from dateline.core.model import Mention, Stance
from dateline.core.parse import Token
from dateline.english.verbs import RELATION, UNKNOWN, VerbSense, load_verbs
from dateline.extract.clauses.arguments import ArgumentReader, Arguments
from dateline.extract.clauses.circumstances import (
    find_schedule,
    find_when,
    find_where,
    is_over,
    is_to_come,
)
from dateline.extract.clauses.control import find_doubt
from dateline.extract.clauses.helpers import find_ending, is_ahead, is_helped, read_modal
from dateline.extract.clauses.lending import LentReader
from dateline.extract.clauses.nouns import NounArgumentReader
from dateline.extract.clauses.participants import (
    Participant,
    complete_list,
    join_halves,
    read_participant,
)
from dateline.extract.clauses.phrases import is_headless
from dateline.extract.clauses.senses import SenseFinder
from dateline.extract.clauses.speakers import put_speaker
from dateline.extract.clauses.standing import StandingReader
from dateline.extract.clauses.walk import ClauseStanding
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import Dated, ParsedText

_BARE = frozenset({"subject", "object", "indirect", "complement"})  # slots without a preposition
_OPINIONS = frozenset({"accuse/criticize", "support/praise"})
_THOUGHT_OF = ("for", "on", "over")  # what leads to what is praised or blamed
_UNDERGOING = frozenset({"dobj", "nsubjpass"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_COMPLEMENTS = frozenset({"acl", "ccomp", "pcomp", "xcomp"})
_WANTING = frozenset({"asks", "denies", "orders", "promises"})
_SAYS_NOTHING = frozenset({"", "manages", "stops"})  # of a clause, but that it is so
_TERM = ("for", "amount")  # how long, where the verb asks for it
_NO_PREDICATE = frozenset({"aux", "auxpass", "amod", "prep", "compound", "case"})


class Clause(Struct, frozen=True):
    """One predicate with what belongs to it.

    Attributes:
        trigger: the verb, or the noun.
        sense: what the verb table says of it; `UNKNOWN` where it says nothing.
        arguments: slot → who or what stands there.
        inherited: slots that stand with another word, such as the subject of an infinitive.
        passive: whether the verb is in the passive.
        particle: what belongs to the verb ("over" of "take over"), or "".
        complemented: whether a clause or a quotation stands under it.
        under: verbs of what is asked, meant, tried or blamed in it: "called on Chad to act".
        standing: whose word it is, and whether it has happened.
        when: the date of this clause.
        where: the named place of this clause.
        held: whether a light verb tells that the noun was: "the summit took place".
        modal: "must", "could", "should not", "may have" or "suspected of", where that is said of
            it; else "".
        ended: the verb that says it is no more, of which stance and modal are: "stopped selling".
        helped: whether its subject only helps to do it.
        lent: prepositions below it that stand with a verb before it: "shared its skill in solving
            crimes | with Japan".
    """

    trigger: Token
    sense: VerbSense
    arguments: dict[str, tuple[Participant, ...]]
    inherited: frozenset[str]
    passive: bool
    particle: str
    complemented: bool
    under: tuple[int, ...]
    standing: ClauseStanding
    when: Dated | None
    where: Mention | None
    held: bool = False
    modal: str = ""
    ended: Token | None = None
    helped: bool = False
    lent: frozenset[int] = frozenset()

    @property
    def nominal(self) -> bool:
        """Whether the predicate is a noun."""
        return not self.trigger.is_verb


class ClauseReader:
    """Reads the clauses of one document."""

    def __init__(self, parsed: ParsedText) -> None:
        """Take the document."""
        self._parsed = parsed
        self.arguments = ArgumentReader(parsed.parse)
        self.senses = SenseFinder(parsed, self.arguments)
        self.standing = StandingReader(parsed, self.arguments, self.senses)
        self._nouns = NounArgumentReader(parsed, self.arguments, self.senses)
        self._lending = LentReader(parsed, self.senses)
        self._lent_out: set[int] = set()  # prepositions that a verb before has in its slots

    def read(self) -> Iterator[Clause]:
        """All clauses outside of headlines and questions, in text order."""
        for token in self._parsed.tokens:
            if token.sentence in self._parsed.blocked or self._is_in_name(token):
                continue
            if self._is_predicate(token):
                yield self._verb(token)
            elif token.tag in {"NN", "NNS"} and self._names_happening(token):
                yield self._noun(token)

    def _is_in_name(self, token: Token) -> bool:
        """Whether a word is part of a name, found or not: "the director behind Die Hard".

        Behind a word in small letters nothing else has a capital.
        """
        before = self._parsed.tokens[token.index - 1 : token.index]
        inside = token.text[0].isupper() and any(one.text.islower() for one in before)
        return inside or bool(self._parsed.names(token.index))

    def _is_predicate(self, token: Token) -> bool:
        """Whether a word is a verb, and no noun that a parser takes for one.

        An infinitive isn't joined to a past tense: "said Ada Hart and engineer Bo Lind".
        """
        if not token.is_verb or token.dep in _NO_PREDICATE:
            return False
        if token.tag == "VBG" and token.dep == "ROOT":  # "Attending Court" is a heading
            return self._parsed.parse.has(token, "aux", "nsubj")
        bare = token.tag == "VB" and not self._parsed.parse.has(token, "aux", "neg")
        above = self._parsed.tokens[token.head]
        return not (bare and token.dep == "conj" and above.tag in {"VBD", "VBZ"})

    def _names_happening(self, noun: Token) -> bool:
        before = self._parsed.tokens[noun.index - 1].lower if noun.index else ""
        if before == "in" and noun.lemma in find_words("in_phrases"):
            return False
        sense = self.senses.noun(noun)
        return sense.known and not self._completes(noun, sense)

    def _completes(self, noun: Token, sense: VerbSense) -> bool:
        """Whether a noun only says what its verb does: "were in detention", "came under attack"."""
        preposition = self._parsed.tokens[noun.head]
        verb = self._parsed.tokens[preposition.head]
        if noun.dep != "pobj" or not verb.is_verb:
            return False
        told = self.senses.verb(verb)
        asked = noun.lemma in told.asked(preposition.lower)
        return asked and told.event_type == sense.event_type

    def _verb(self, verb: Token) -> Clause:
        found, sense = self.arguments.read(verb), self.senses.verb(verb)
        lent = self._lending.read(verb, found.slots, sense)
        slots = {k: v for k, v in found.slots.items() if not self._is_of_object(k, found, sense)}
        elsewhere = self._lent_out.intersection(range(*self._parsed.parse.subtree(verb)))
        if sense.type != RELATION:  # "owns 40 percent of Orbit" in words
            self._lent_out.update(preposition.index for preposition, _ in lent.values())
        when = find_when(self._parsed, verb)
        judged = sense.type in _OPINIONS
        if when is not None and judged and self._is_date_of_object(when, slots):
            when = None  # "condemned the attack on Monday"
        scheduled = find_schedule(self._parsed, verb, when, sense)
        ahead = scheduled is not None or is_ahead(self._parsed, verb, sense, slots)
        standing = self._place_in_time(verb, when, scheduled=ahead)
        when = scheduled or when
        ended = self._find_ending(verb)
        return Clause(
            trigger=verb,
            sense=sense,
            arguments=put_speaker(
                self._parsed, self._participants(verb, slots, lent, sense), standing
            ),
            inherited=found.inherited,
            passive=found.passive,
            particle=self.senses.particle(verb) or sense.particle,
            complemented=self._is_complemented(verb, sense),
            under=tuple(self._under(verb, sense)),
            standing=standing,
            when=when,
            where=find_where(self._parsed, verb, sense),
            modal=read_modal(self._parsed.parse, ended or verb),
            ended=ended,
            helped=is_helped(self._parsed.parse, verb),
            lent=frozenset(elsewhere),
        )

    def _is_date_of_object(self, when: Dated, slots: Mapping[str, tuple[int, ...]]) -> bool:
        """Whether a date stands behind a happening that somebody thinks something of."""
        told = (index for slot in ("object", *_THOUGHT_OF) for index in slots.get(slot, ()))
        nouns = load_verbs().by_noun
        return any(
            index < when.token and self._parsed.tokens[index].lemma in nouns for index in told
        )

    def _is_of_object(self, slot: str, found: Arguments, sense: VerbSense) -> bool:
        """Whether the object asks for what a parser gives its verb: "praised its referral to X"."""
        objects = found.slots.get("object", ())
        asked = slot in sense.roles or slot in _BARE
        if asked or not objects or found.slots[slot][0] < objects[-1]:
            return False
        return slot in self.senses.noun(self._parsed.tokens[objects[-1]]).roles

    def _noun(self, noun: Token) -> Clause:
        found, sense = self._nouns.read(noun), self.senses.noun(noun)
        verb = light = self._nouns.light_verb(noun)
        above = self._parsed.tokens[noun.head]
        if verb is None and noun.dep in _UNDERGOING and above.is_verb:
            told = self.senses.verb(above).event_type  # "the purchase was completed in May"
            verb = above if told is not None and told == sense.event_type else None
        when = find_when(self._parsed, noun)
        if when is None and verb is not None:
            when = find_when(self._parsed, verb)
        ended = self._find_ending(noun)
        return Clause(
            trigger=noun,
            sense=sense,
            arguments=self._participants(noun, found.slots),
            inherited=found.inherited,
            passive=False,
            particle="",
            complemented=False,
            under=tuple(self._under(noun, sense)),
            standing=self._place_in_time(noun, when),
            when=when,
            where=find_where(self._parsed, noun)
            or (find_where(self._parsed, verb) if verb else None),
            held=verb is not None and verb is light,
            modal=read_modal(self._parsed.parse, ended) if ended is not None else "",
            ended=ended,
        )

    def _find_ending(self, predicate: Token) -> Token | None:
        """The verb that breaks off what is under it, unless it doesn't: "didn't stop selling"."""
        verb = find_ending(self._parsed.parse, self.senses, predicate)
        goes_on = verb is not None and self.standing.read(verb).stance is Stance.DENIED
        return None if goes_on else verb

    def _place_in_time(
        self, predicate: Token, when: Dated | None, *, scheduled: bool = False
    ) -> ClauseStanding:
        """How a clause stands by its date, too: planned where that is to come.

        "Flies there on Monday" is planned, "after making his debut last May" isn't.
        """
        standing = self.standing.read(predicate)
        told = standing.stance in {Stance.ASSERTED, Stance.REPORTED}
        later = told and (scheduled or is_to_come(self._parsed, when))
        meant = predicate.tag == "VB"  # "were trying to cross it six weeks ago"
        if standing.stance is Stance.PLANNED and is_over(when) and not meant:
            return replace(standing, stance=Stance.ASSERTED)
        return replace(standing, stance=Stance.PLANNED) if later else standing

    def _is_complemented(self, verb: Token, sense: VerbSense) -> bool:
        """Whether a verb has a clause under it, or was put into one: "It is over, she said".

        What is only asked isn't said: "asked Ode | if she had sold it".
        """
        below = self._parsed.parse.below(verb, "ccomp", "parataxis")
        asks = sense.type == "state/ask"
        if any(not asks or find_doubt(self._parsed.parse, one) is None for one in below):
            return True
        return verb.dep in {"parataxis", "ccomp"} and not self._parsed.parse.has(verb, "dobj")

    def _under(self, predicate: Token, sense: VerbSense) -> Iterator[int]:
        """Verbs of clauses that a predicate asks for, means, blames or weighs: "whether to act"."""
        for one in self._parsed.parse.below(predicate):
            inner: tuple[Token, ...] = (one,)
            if one.dep == "prep" and one.lower in sense.roles:
                inner = self._parsed.parse.below(one, "pcomp")
            for verb in inner:
                meant = sense.complement in _WANTING or verb.tag == "VBG"
                meant = meant or any(k.tag == "TO" for k in self._parsed.parse.below(verb))
                meant = meant and sense.complement not in _SAYS_NOTHING
                apart = verb.dep == "acl" and verb.tag in _PARTICIPLES  # "the pact | signed in May"
                weighed = meant or find_doubt(self._parsed.parse, verb) is not None
                if verb.dep in _COMPLEMENTS and not apart and weighed:
                    yield verb.index

    def _without_shared(self, heads: tuple[int, ...]) -> Iterator[int]:
        """Head words without names that belong to the "of" of a noun before them.

        In "the presidents of Chile and Peru met", Peru didn't.
        """
        named: set[str] = set()
        for index in heads:
            kinds = {one.kind for one in self._parsed.names(index)}
            if kinds & named:
                continue
            mark = self._dateline_end(index)
            if mark is not None:  # "KABUL, 4 June — Ada Hart left": she did
                beside = self._parsed.parse.below(index, "appos")
                yield from [one.index for one in beside if one.index > mark][:1]
                continue
            if not kinds and is_headless(self._parsed, index):
                continue
            yield index
            if not kinds:
                _, high = self._parsed.parse.subtree(index)
                end = min((other for other in heads if other > index), default=high)
                named |= {
                    one.kind
                    for at in range(index + 1, min(end, high))
                    for one in self._parsed.names(at)
                    if self._parsed.tokens[at].dep == "pobj"
                }

    def _dateline_end(self, index: int) -> int | None:
        """The mark behind a name that says where a text was written: "Muscat, 4 May — …"."""
        token, tokens = self._parsed.tokens[index], self._parsed.tokens
        low, high = self._parsed.parse.sentences[token.sentence]
        end = low
        while end < high and (tokens[end].tag.startswith(("NNP", "CD")) or tokens[end].text == ","):
            end += 1
        if not index < end < high:
            return None
        apart = tokens[end].text in {":", "—", "–"}
        dash = tokens[end].text == "-" and tokens[end].start > tokens[end - 1].end
        return end if apart or dash else None

    def _participants(
        self,
        predicate: Token,
        slots: Mapping[str, tuple[int, ...]],
        lent: Mapping[str, tuple[Token, tuple[int, ...]]] = MappingProxyType({}),
        sense: VerbSense = UNKNOWN,
    ) -> dict[str, tuple[Participant, ...]]:
        tokens, timed = self._parsed.tokens, self._parsed.timed
        roles = sense.roles  # "jailed for six years"
        without = {predicate.index, *self._lent_out}
        everything = {**slots, **{slot: heads for slot, (_, heads) in lent.items()}}
        found = {
            slot: complete_list(
                self._parsed,
                join_halves(
                    self._parsed,
                    (
                        read_participant(self._parsed, tokens[index], without)
                        for index in self._without_shared(heads)
                        if index not in timed or (slot, roles.get(slot)) == _TERM
                        if not tokens[index].is_verb
                    ),
                ),
            )
            for slot, heads in everything.items()
        }
        if predicate.tag == "VBG" and predicate.dep == "advcl":
            found["subject"] = self._without_bound(found)
        return {slot: participants for slot, participants in found.items() if participants}

    def _without_bound(
        self, found: Mapping[str, tuple[Participant, ...]]
    ) -> tuple[Participant, ...]:
        """Subjects of a participle but those that a pronoun beside it means: "making her famous".

        In "Ada Hart won, making her famous" she makes nobody famous, but what came about does;
        else it would be "herself". (Principle B of Chomsky, Lectures on Government and Binding,
        1981.)
        """
        beside = (one for slot in ("object", "indirect") for one in found.get(slot, ()))
        pronouns = {
            self._parsed.head(mention).id
            for one in beside
            for mention in one.mentions
            if mention.form == "pronoun"
        }
        return tuple(
            one
            for one in found.get("subject", ())
            if pronouns.isdisjoint(self._parsed.head(mention).id for mention in one.mentions)
        )
