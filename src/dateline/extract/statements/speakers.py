"""Who says something, and to whom: through participles, inversion, and pronouns.

Guarantees: whoever speaks stands outside the words that are said; a pronoun whose antecedent isn't
known is given to the last speaker, or to the one who acts in the sentence before, if nobody else
can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.core.model import Mention, Stance
from dateline.core.parse import Token
from dateline.english.forenames import find_gender
from dateline.english.lexicon import lexicon
from dateline.english.verbs import VerbSense, load_verbs
from dateline.extract.clauses.clause import ClauseReader
from dateline.extract.clauses.participants import (
    Participant,
    join_halves,
    read_participant,
)
from dateline.extract.clauses.phrases import is_headless
from dateline.extract.clauses.signs import FINITE
from dateline.extract.clauses.words import find_words, people_words
from dateline.extract.reading import ParsedText
from dateline.extract.statements.statement import Statement, Stretch, is_within

_OF_POSTS = frozenset({"CC", "DT", "HYPH", "JJ", "NN", "NNP", "NNPS", "NNS", "POS", "PRP$"})
_FAR = 3  # sentences from the last speaker to a pronoun


class SpeakerFinder:
    """Tells who says the statements of one document."""

    def __init__(self, parsed: ParsedText, clauses: ClauseReader) -> None:
        """Take the document and its clauses."""
        self._parsed, self._parse, self._tokens = parsed, parsed.parse, parsed.tokens
        self._clauses = clauses

    def find_speakers(
        self, said: Token, parts: tuple[Stretch, ...], stance: Stance, found: Sequence[Statement]
    ) -> tuple[Participant, ...]:
        """Who says it; a pronoun for somebody without a name is whoever has spoken last."""
        heads = [
            self._tokens[one]
            for one in self.find_subjects(said)
            if not (is_within(one, parts) or is_headless(self._parsed, one))
            and not self._is_dumb(self._tokens[one])
        ]
        speakers = tuple(
            join_halves(
                self._parsed,
                (read_participant(self._parsed, head, (said.index,)) for head in heads),
            )
        )
        beside = self._name_before(said, commas=not heads) or self._name_behind(said, heads)
        if beside is not None and not (speakers and all(one.mentions for one in speakers)):
            return (beside,)  # "co-founder and head of Interpol Ada Hart said"
        lost = not any(one.mentions for one in speakers)
        if len(heads) == 1 and heads[0].tag == "PRP":
            if lost and heads[0].index in self._parsed.quoted:
                return ()  # '"They say it is over," she said': not she
            last = _find_outermost(found)
            told_of = (
                not lost and last is not None and self._are_told_of(speakers, heads[0], last, parts)
            )
            if lost or told_of or self._are_named(speakers, parts):
                theirs = self._last_person(heads[0], min(said.index, parts[0][0]), last)
                speakers = theirs or (speakers if told_of else ())
            return () if self._are_named(speakers, parts) else speakers
        if lost and (stance is Stance.REPORTED or not speakers):
            return ()  # "the result showed" in what another says
        joined = any(one.tag == "CC" for one in self._tokens[heads[0].index : heads[-1].index])
        return tuple(one for one in speakers if one.mentions or (one.words and (lost or joined)))

    def _is_dumb(self, noun: Token) -> bool:
        """Whether a noun can't speak: "the clashes suggest", "the number suggests"."""
        if self._parsed.names(noun.index):
            return False
        dumb, named = find_words("dumb"), load_verbs().by_noun.get(noun.lemma, ())
        happening = any(sense.type.partition("/")[0] in dumb for sense, _ in named)
        return happening or noun.lemma in lexicon().calendar | find_words("times") | dumb

    def find_addressees(
        self, said: Token, sense: VerbSense, parts: tuple[Stretch, ...]
    ) -> tuple[Participant, ...]:
        """To whom it is said."""
        slots = self._clauses.arguments.read(said).slots
        heads = [
            index
            for slot, role in sense.roles.items()
            if role == "addressee"
            for index in slots.get(slot, ())
            if not is_within(index, parts)
        ]
        heads += (one for one in self._find_asked(said) if not is_within(one, parts))
        found = (read_participant(self._parsed, self._tokens[one]) for one in sorted(set(heads)))
        return tuple(one for one in found if one.mentions or one.words)

    def _find_asked(self, said: Token) -> Iterator[int]:
        """Whoever is told so by an interview or letter: "said in an interview with | the BBC"."""
        led = (one for one in self._parse.below(said, "prep") if one.lower in {"during", "in"})
        nouns = (noun for one in led for noun in self._parse.below(one))
        heard = (noun for noun in nouns if noun.lemma in find_words("addressed"))
        behind = (one for noun in heard for one in self._parse.below(noun))
        to = (one for one in behind if one.lower in {"to", "with"})
        return (one.index for led in to for one in self._parse.below(led))

    def find_last(self, start: int, found: Sequence[Statement]) -> tuple[Participant, ...]:
        """Who goes on speaking: whoever alone has spoken in the sentence before."""
        before = self._tokens[max(start - 1, 0)]
        begins = start in self._parsed.paragraphs or before.text[-1] in '.!?":'
        if not begins:
            return ()
        near = [
            one
            for one in found
            if not self.is_nested(one)
            and before.sentence in {one.trigger.sentence, self._tokens[one.end - 1].sentence}
        ]
        names = {self._identify(one.speakers) for one in near}
        return near[-1].speakers if len(names) == 1 else ()

    def is_nested(self, statement: Statement) -> bool:
        """Whether somebody else is quoted with a statement."""
        at = statement.trigger.index
        return at in self._parsed.quoted and not statement.holds(at)

    def find_subjects(self, said: Token) -> tuple[int, ...]:
        """The head words of whoever says it."""
        slots = self._clauses.arguments.read(said).slots
        led = said.dep == "pcomp" and "subject" not in slots
        if said.tag == "VBG" and (led or said.dep == "advcl"):
            return self._clauses.arguments.read(self._main_verb(said)).slots.get("subject", ())
        before = max(said.index - 1, 0)
        inverted = before in self._parsed.quoted or self._tokens[before].text == ","
        sense = self._clauses.senses.verb(said)
        addressed = sense.roles.get("object") == "addressee"
        if "subject" not in slots and inverted and not addressed:
            following = [one for one in slots.get("object", ()) if one > said.index]
            return tuple(following[:1])  # '"…," said | Ada'
        return slots.get("subject", ())

    def _main_verb(self, participle: Token) -> Token:
        """Whose subject goes on: the outermost speaker's, or that of the clause it hangs on."""
        verbs = [
            one
            for one in self._parse.above(participle)
            if one.is_verb
            and any(child.dep.startswith("nsubj") for child in self._parse.below(one))
        ]
        speaking = [one for one in verbs if self._clauses.senses.speaks(one)]
        apart = self._tokens[participle.index - 1].text == ","
        found: list[Token] = [
            participle,
            *verbs[:1],
            *(verbs[-1:] if apart else ()),
            *speaking[-1:],
        ]
        return found[-1]

    def _name_before(self, said: Token, *, commas: bool) -> Participant | None:
        """The person named right before a verb of saying, whatever a parser makes of it."""
        end = said.index - (commas and self._tokens[said.index - 1].text == ",")
        for one in self._parsed.at[end - 1] if said.tag in FINITE else ():
            owned = self._tokens[self._parsed.ranges[one.id][0] - 1].tag == "IN"
            if one.form == "name" and self._parsed.kind(one) == "Person" and not owned:
                return Participant(end - 1, (one,))
        return None

    def _name_behind(self, said: Token, heads: Sequence[Token]) -> Participant | None:
        """The person whom the posts behind a verb lead to: "said co-author and fellow Ada Hart"."""
        end, stop = said.index + 1, self._parse.sentences[said.sentence][1]
        if not heads or heads[0].index < said.index:
            return None
        while end < stop and self._tokens[end].tag in _OF_POSTS:
            for one in self._parsed.at[end]:
                if one.form == "name" and self._parsed.kind(one) == "Person":
                    return Participant(self._parsed.ranges[one.id][1] - 1, (one,))
            end += 1
        return None

    def _last_person(
        self, pronoun: Token, start: int, last: Statement | None
    ) -> tuple[Participant, ...]:
        """Who "he" is where nothing tells: the last speaker, or the one named right before."""
        word = pronoun.lower
        if word not in {"he", "she", "it", "they"}:
            return ()
        end = 0 if last is None else last.end
        since = self._people(end, start).keys()
        near = self._tokens[start].sentence - self._tokens[max(end - 1, 0)].sentence <= _FAR
        if last is not None and near:
            named = [one for speaker in last.speakers for one in speaker.mentions]
            person = {self._parsed.kind(one) == "Person" for one in named}
            fits = person <= {word != "it"} and all(self._may_mean(word, one) for one in named)
            fits = fits and all(self._may_point_to(word, one) for one in last.speakers)
            alone = len(last.speakers) == 1 and not last.speakers[0].plural
            fits = fits and not (word == "they" and alone and person <= {True})
            if fits and since <= {self._parsed.head(one).id for one in named}:
                return last.speakers
        here = self._tokens[start].sentence
        beside = list(self._people(*self._parse.sentences[here - 1]).values()) if here else []
        acting = [one for one in beside if self._acts(one) and self._may_mean(word, one)]
        if word in {"it", "they"} or len(acting) != 1:
            return ()
        return (Participant(self._parsed.ranges[acting[0].id][1] - 1, (acting[0],)),)

    def _may_point_to(self, pronoun: str, speaker: Participant) -> bool:
        """Whether a pronoun may stand for words; "he" is neither several people nor the court."""
        if pronoun not in {"he", "she"} or speaker.words is None:
            return True
        body = self._tokens[speaker.head].lemma in lexicon().described.keys() - people_words()
        return _may_be(pronoun, speaker.words) and not (speaker.plural or body)

    def _may_mean(self, pronoun: str, mention: Mention) -> bool:
        """Whether no name, title or pronoun of somebody speaks against a pronoun."""
        same = [one for one in self._parsed.annotated.mentions if one.chain == mention.chain]
        starts = (self._parsed.ranges[one.id][0] for one in same if one.form == "name")
        titles = (self._tokens[low - 1].text for low in starts if low)
        return all(_may_be(pronoun, word) for word in (*(one.name for one in same), *titles))

    def _acts(self, mention: Mention) -> bool:
        """Whether a name is the subject of its sentence."""
        words = self._tokens[slice(*self._parsed.ranges[mention.id])]
        return any(one.dep == "nsubj" and self._tokens[one.head].dep == "ROOT" for one in words)

    def _people(self, low: int, high: int) -> dict[str, Mention]:
        """The people that a stretch names outside of quotations."""
        return {
            self._parsed.head(one).id: one
            for index in range(low, high)
            if index not in self._parsed.quoted
            for one in self._parsed.names(index)
            if self._parsed.kind(one) == "Person"
        }

    def _are_named(self, speakers: Sequence[Participant], parts: tuple[Stretch, ...]) -> bool:
        """Whether the words name whom a pronoun is taken for: people don't name themselves."""
        chains = {self._parsed.head(m).id for one in speakers for m in one.mentions}
        return any(
            named.form == "name" and self._parsed.head(named).id in chains
            for low, high in parts
            for index in range(low, high)
            for named in self._parsed.at[index]
        )

    def _are_told_of(
        self,
        speakers: Sequence[Participant],
        pronoun: Token,
        last: Statement,
        parts: tuple[Stretch, ...],
    ) -> bool:
        """Whether somebody else has just told of whom a pronoun is taken for.

        '"Ada left," said Bo. "She went home," she added': Bo goes on.
        """
        end = self._tokens[last.end - 1].sentence
        taken = self._identify(tuple(speakers))
        if pronoun.sentence - end > 1 or taken == self._identify(last.speakers):
            return False
        chains = (
            (index, {self._parsed.head(one).id for one in self._parsed.at[index]})
            for index in range(pronoun.index - 1, -1, -1)
            if not is_within(index, parts)
        )
        at = next((index for index, found in chains if not found.isdisjoint(taken)), None)
        return at is not None and last.holds(at)

    def _identify(self, speakers: tuple[Participant, ...]) -> tuple[str, ...]:
        return tuple(
            self._parsed.head(one.mentions[0]).id if one.mentions else one.words or ""
            for one in speakers
        )


def _find_outermost(found: Sequence[Statement]) -> Statement | None:
    """The last statement, or in whose words that stands."""
    last = found[-1] if found else None
    around = (one for one in found if last is not None and one.holds(last.trigger.index))
    return next(around, last)


def _may_be(pronoun: str, name: str) -> bool:
    """Whether no word of a name says that "he" is a woman, or "she" a man."""
    lex = lexicon()
    others = {"he": lex.female | {"her", "she"}, "she": lex.male | {"he", "him", "his"}}
    other = {"he": "f", "she": "m"}.get(pronoun)
    shown = others.get(pronoun, frozenset()).isdisjoint(name.lower().split())
    return shown and find_gender(name) != other
