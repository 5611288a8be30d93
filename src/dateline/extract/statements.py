"""Who said what, in all its forms, read on the clause layer.

A statement is a verb of saying with a clause under or around it or with quotations beside it, an
"according to", or a quotation that goes on with what somebody has said right before.

Guarantees: the words are exact stretches of the text, without the narrator's; a quotation that is
taken is taken whole; who speaks stands in the article, by name or as a description; what is only
planned, asked or denied to have been said is no statement. Whether it is true isn't judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.core.model import Mention, Stance
from dateline.core.parse import Token
from dateline.english.verbs import VerbSense, load_verbs
from dateline.extract.clauses.clause import ClauseReader
from dateline.extract.clauses.participants import Participant, read_participant
from dateline.extract.clauses.signs import SignReader
from dateline.extract.quotations import Quotation, find_paragraph_starts, find_quotations
from dateline.extract.reading import ParsedText
from dateline.extract.said_clauses import FINITE, ClauseTrimmer, Stretch
from dateline.extract.speech import SpeechFinder

_FAR = 3  # sentences from the last speaker to a pronoun
_BEHIND = 30  # tokens from a quotation to the verb behind it
_ENDS = frozenset({".", "!", "?", ";", ":"})
_GOES_ON = frozenset(
    {",", "!", "?", "-", "–", "—", "...", "…"}
)  # how a quotation before its verb ends
_LEADING = frozenset({"DT", "JJ", "JJR", "JJS", "PRP$", "CD", "POS", "TO", "CC"})
_SPOKEN = frozenset({Stance.ASSERTED, Stance.REPORTED})


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words.

    Attributes:
        trigger: the verb of saying, "according", or the first word of a quotation by itself.
        type: its event type.
        speakers: who says it.
        addressees: to whom.
        parts: the token ranges of the words, in text order.
        stance: asserted, or reported where somebody else is said to have said that it was said.
    """

    trigger: Token
    type: str
    speakers: tuple[Participant, ...]
    addressees: tuple[Participant, ...]
    parts: tuple[Stretch, ...]
    stance: Stance

    def holds(self, index: int) -> bool:
        """Whether a token is among the words."""
        return any(low <= index < high for low, high in self.parts)


def read_statements(parsed: ParsedText, clauses: ClauseReader) -> list[Statement]:
    """All statements of a document, in text order."""
    return _StatementReader(parsed, clauses).read()


def map_voices(statements: Iterable[Statement]) -> dict[int, int]:
    """For each word of a statement, the head word of whoever says it; who is nearest, if several."""
    outer = sorted(statements, key=lambda one: one.parts[0][0] - one.parts[-1][1])
    return {
        index: one.speakers[0].head
        for one in outer
        for low, high in one.parts
        for index in range(low, high)
    }


class _StatementReader:
    """Reads the statements of one document."""

    def __init__(self, parsed: ParsedText, clauses: ClauseReader) -> None:
        self._parsed, self._parse, self._tokens = parsed, parsed.parse, parsed.tokens
        self._clauses = clauses
        self._signs = SignReader(parsed.parse)
        self._speech = SpeechFinder(parsed, clauses.senses)
        self._paragraphs = find_paragraph_starts(parsed)
        self._quotations = list(find_quotations(parsed, self._paragraphs))
        self._taken: set[int] = set()
        self._trimmer = ClauseTrimmer(parsed, self._speech, self._quotations)
        self._quoted: dict[int, Quotation] = {
            index: one
            for one in self._quotations
            if one.closed or len(one.parts) > 1  # a mark that nobody closes says nothing
            for index in range(one.start, one.end)
        }

    def read(self) -> list[Statement]:
        """All statements, in text order."""
        beside: dict[int, list[Quotation]] = {}
        alone: list[Quotation] = []
        for one in filter(self._is_full, self._quotations):
            said = self._saying_behind(one) or self._saying_before(one, beside)
            if said is None:
                alone.append(one)
            else:
                beside.setdefault(said.index, []).append(one)
                self._taken.update(range(one.start, one.end))
        found: list[Statement] = []
        for token in self._tokens:
            alone = self._go_on(alone, token.index, found)
            statement = self._read_at(token, beside.get(token.index, []), found)
            if statement is not None:
                found.append(statement)
        return sorted(found, key=lambda one: one.trigger.index)

    def _read_at(
        self, token: Token, beside: list[Quotation], found: list[Statement]
    ) -> Statement | None:
        """The statement that a word introduces."""
        if token.text.lower() == "according" and token.sentence not in self._parsed.blocked:
            return self._according(token)
        if beside:
            sense = self._speech.find_saying(token, quoting=True)
            parts = tuple(self._words(*beside))
        elif token.sentence not in self._parsed.blocked:
            sense = self._speech.find_saying(token) or self._put_in(token)
            parts = self._clause(token) if sense is not None else ()
        else:
            return None
        if sense is None or not parts:
            return None
        stance = self._stance(token, parts)
        speakers = self._speakers(token, parts, stance, found)
        if stance not in _SPOKEN or not speakers:
            return None
        addressees = self._addressees(token, sense, parts)
        kind = sense.event_type or ""
        return Statement(token, kind, speakers, addressees, parts, stance)

    def _clause(self, said: Token) -> tuple[Stretch, ...]:
        """The clause that is said, if it isn't a quotation of somebody else."""
        parts = self._trimmer.find_clause(said)
        other = any(low in self._taken and said.index not in self._quoted for low, _ in parts)
        return () if other else parts

    def _put_in(self, token: Token) -> VerbSense | None:
        """The sense of a verb that is put in: "It is over, she added, and …"."""
        if token.dep not in {"ccomp", "parataxis", "ROOT"} or token.tag not in FINITE:
            return None
        sense = self._speech.find_saying(token, quoting=True)
        return None if sense is None or sense.complement in {"asks", "orders"} else sense

    def _words(self, *quotations: Quotation) -> Iterator[Stretch]:
        """The words of quotations, without the last stop or comma."""
        parts = [part for one in quotations for part in one.parts if part[0] < part[1]]
        low, high = parts[-1]
        while low < high and self._tokens[high - 1].text in {",", "."}:
            high -= 1
        return iter([*parts[:-1], (low, high)])

    def _is_full(self, quotation: Quotation) -> bool:
        """Whether a quotation is a statement by itself, and no title or phrase."""
        return any(self._trimmer.is_clause(*part) for part in quotation.parts)

    def _saying_behind(self, quotation: Quotation) -> Token | None:
        """The verb of saying right behind a quotation: '"It is over," said Ada'."""
        tokens, end = self._tokens, quotation.end
        if not self._begins_sentence(quotation):
            return None  # "it meant that “it is over”, she said"
        last = tokens[quotation.parts[-1][1] - 1].text
        comma = end < len(tokens) and tokens[end].text == ","
        for token in tokens[end + comma : end + _BEHIND]:
            if (
                token.text in _ENDS
                or token.index in self._paragraphs
                or token.index in self._quoted
            ):
                return None
            quoting = token.tag in FINITE and not self._says_below(token)
            quoting = quoting or (token.tag == "VBG" and token.dep == "pcomp")
            if quoting and self._speech.find_saying(token, quoting=True):
                if last in _GOES_ON or comma or self._is_tail(token):
                    return token
                return None
            ends = token.tag in FINITE and token.dep in {"ROOT", "conj"}
            if ends and not comma and not self._says_below(token):
                return None
        return None

    def _says_below(self, verb: Token) -> bool:
        """Whether a verb only quotes what another says: "quoted her as saying"."""
        return any(
            said.dep == "pcomp" and one.text.lower() == "as"
            for one in self._parse.below(verb.index)
            for said in self._parse.below(one.index)
        )

    def _begins_sentence(self, quotation: Quotation) -> bool:
        at = quotation.start
        return (
            at == 0
            or at in self._paragraphs
            or self._tokens[at].sentence != self._tokens[at - 1].sentence
            or self._tokens[at - 1].text[-1] in '.!?":,'
        )

    def _is_tail(self, said: Token) -> bool:
        """Whether a verb behind a full stop has nothing else to say: '"It is over." Ada said.'."""
        last = self._parse.sentences[said.sentence][1]
        rest = self._tokens[said.index + 1 : last]
        return not any(one.text in {":", '"'} or one.dep in {"ccomp", "dobj"} for one in rest)

    def _saying_before(
        self, quotation: Quotation, beside: Mapping[int, list[Quotation]]
    ) -> Token | None:
        """The verb of saying right before a quotation: 'Ada told Bo: "It is over."'."""
        at = quotation.start - 1
        if at < 0:
            return None
        mark = self._tokens[at]
        first = self._parse.sentences[mark.sentence][0]
        plain = mark.text not in {":", ","}
        if plain and (
            mark.text in _ENDS or mark.tag in _LEADING or quotation.start in self._paragraphs
        ):
            return None
        if plain and mark.tag == "IN" and mark.text.lower() != "that":
            return None
        for index in range(at, first - 1, -1):
            token = self._tokens[index]
            if index in self._quoted:
                continue
            if token.dep in {"nsubj", "nsubjpass"} and plain and token.text.lower() != "that":
                return None
            aside = token.dep in {"amod", "acl"} or (token.dep == "relcl" and plain and index < at)
            if self._speech.find_saying(token, quoting=True) and not aside:
                if index in beside and mark.text == ",":
                    return token  # "“It is over,” she said, “and done”"
                clause = self._trimmer.find_clause(token)
                return token if not clause or clause[0][0] >= quotation.start else None
        return None

    def _go_on(self, alone: list[Quotation], index: int, found: list[Statement]) -> list[Quotation]:
        """Add quotations that nobody is said to say, and that begin here; gives the others."""
        while alone and alone[0].start < index:
            quotation, alone = alone[0], alone[1:]
            speakers = self._last_speakers(quotation, found) if quotation.closed else ()
            say = load_verbs().find_verb("say")
            if speakers and say is not None and say.event_type is not None:
                parts = tuple(self._words(quotation))
                trigger = self._tokens[parts[0][0]]
                found.append(
                    Statement(trigger, say.event_type, speakers, (), parts, Stance.ASSERTED)
                )
        return alone

    def _last_speakers(
        self, quotation: Quotation, found: list[Statement]
    ) -> tuple[Participant, ...]:
        """Who goes on speaking: whoever alone has spoken in the sentence before."""
        before = self._tokens[max(quotation.start - 1, 0)]
        begins = quotation.start in self._paragraphs or before.text[-1] in '.!?":'
        if not quotation.start or not begins:
            return ()
        near = [
            one
            for one in found
            if not self._is_nested(one)
            and max(one.trigger.index, one.parts[-1][1] - 1) <= before.index
            and before.sentence
            in {one.trigger.sentence, self._tokens[one.parts[-1][1] - 1].sentence}
        ]
        names = {self._identify(one.speakers) for one in near}
        return near[-1].speakers if len(names) == 1 else ()

    def _identify(self, speakers: tuple[Participant, ...]) -> tuple[str, ...]:
        return tuple(
            self._parsed.head(one.mentions[0]).id if one.mentions else one.words or ""
            for one in speakers
        )

    def _stance(self, said: Token, parts: tuple[Stretch, ...]) -> Stance:
        """How it stands that somebody said so."""
        if _within(said.head, parts):  # a parser hangs the verb on what is said
            own = self._signs.verb(said)
        else:
            standing = self._clauses.standing.read(said)
            own = standing.stance
            by_itself = standing.verb is None or _within(standing.verb, parts)
            by_itself = by_itself or standing.speakers[-1:] == self._subjects(said)  # ", adding …"
            if own is Stance.REPORTED and by_itself and not self._signs.is_hearsay(said):
                own = Stance.ASSERTED
        quoted = said.index in self._quoted and not _within(said.index, parts)
        return Stance.REPORTED if own is Stance.ASSERTED and quoted else own

    def _speakers(
        self, said: Token, parts: tuple[Stretch, ...], stance: Stance, found: list[Statement]
    ) -> tuple[Participant, ...]:
        """Who says it; a pronoun for somebody without a name is whoever has spoken last."""
        heads = [self._tokens[one] for one in self._subjects(said) if not _within(one, parts)]
        speakers = tuple(read_participant(self._parsed, head) for head in heads)
        beside = self._name_before(said, commas=not heads)
        if beside is not None and not (speakers and all(one.mentions for one in speakers)):
            return (beside,)  # "co-founder and head of Interpol Ada Hart said"
        lost = not any(one.mentions for one in speakers)
        lost = lost or any(self._names_itself(one, parts) for one in speakers)
        if len(heads) == 1 and heads[0].tag == "PRP" and lost:
            return self._last_person(heads[0], min(said.index, parts[0][0]), found)
        if lost and (stance is Stance.REPORTED or not speakers):
            return ()  # "the result showed" in what another says
        joined = any(one.tag == "CC" for one in self._tokens[heads[0].index : heads[-1].index])
        return tuple(one for one in speakers if one.mentions or (one.words and (lost or joined)))

    def _last_person(
        self, pronoun: Token, start: int, found: list[Statement]
    ) -> tuple[Participant, ...]:
        """Who "he" is where nothing tells: the last speaker, or the one named right before."""
        word = pronoun.text.lower()
        if word not in {"he", "she", "it", "they"}:
            return ()
        last = next((one for one in reversed(found) if not self._is_nested(one)), None)
        end = 0 if last is None else max(last.parts[-1][1], last.trigger.index)
        since = self._people(end, start).keys()
        near = self._tokens[start].sentence - self._tokens[max(end - 1, 0)].sentence <= _FAR
        if last is not None and near:
            named = [one for speaker in last.speakers for one in speaker.mentions]
            person = {self._parsed.head(one).kind == "Person" for one in named}
            fits = person <= {word != "it"}
            if fits and since <= {self._parsed.head(one).id for one in named}:
                return last.speakers
        here = self._tokens[start].sentence
        beside = list(self._people(*self._parse.sentences[here - 1]).values()) if here else []
        acting = [one for one in beside if self._acts(one)]
        if word in {"it", "they"} or len(acting) != 1:
            return ()
        return (Participant(pronoun.index, (acting[0],)),)

    def _acts(self, mention: Mention) -> bool:
        """Whether a name is the subject of its sentence."""
        words = self._tokens[slice(*self._parsed.ranges[mention.id])]
        return any(one.dep == "nsubj" and self._tokens[one.head].dep == "ROOT" for one in words)

    def _people(self, low: int, high: int) -> dict[str, Mention]:
        """The people that a stretch names outside of quotations."""
        return {
            self._parsed.head(one).id: one
            for index in range(low, high)
            if index not in self._quoted
            for one in self._parsed.at[index]
            if one.form == "name" and self._parsed.head(one).kind == "Person"
        }

    def _is_nested(self, statement: Statement) -> bool:
        """Whether somebody else is quoted with a statement."""
        at = statement.trigger.index
        return at in self._quoted and not statement.holds(at)

    def _name_before(self, said: Token, *, commas: bool) -> Participant | None:
        """The person named right before a verb of saying, whatever a parser makes of it."""
        end = said.index - (commas and self._tokens[said.index - 1].text == ",")
        for one in self._parsed.at[end - 1] if end > 0 and said.tag in FINITE else ():
            low, high = self._parsed.ranges[one.id]
            owned = low > 0 and self._tokens[low - 1].tag == "IN"
            person = self._parsed.head(one).kind == "Person"
            if one.form == "name" and person and high == end and not owned:
                return Participant(end - 1, (one,))
        return None

    def _subjects(self, said: Token) -> tuple[int, ...]:
        """The head words of whoever says it."""
        above = self._tokens[said.head]
        if said.dep == "pcomp" and above.text.lower() == "as":
            quoted = self._clauses.arguments.read(self._tokens[above.head]).slots.get("object", ())
            if quoted:
                return quoted  # "was quoted as saying", "quoted her as saying"
        if said.tag == "VBG" and said.dep in {"pcomp", "advcl"}:
            return self._clauses.arguments.read(self._main_verb(said)).slots.get("subject", ())
        slots = self._clauses.arguments.read(said).slots
        before = max(said.index - 1, 0)
        inverted = before in self._quoted or self._tokens[before].text == ","
        sense = self._clauses.senses.verb(said)
        addressed = sense is not None and sense.roles.get("object") == "addressee"
        if "subject" not in slots and inverted and not addressed:
            following = [one for one in slots.get("object", ()) if one > said.index]
            return tuple(following[:1])  # '"…," said | Ada'
        return slots.get("subject", ())

    def _main_verb(self, participle: Token) -> Token:
        """Whose subject goes on: the outermost speaker's, or that of the clause it hangs on."""
        above = [participle]
        while above[-1].head != above[-1].index:
            above.append(self._tokens[above[-1].head])
        verbs = [
            one
            for one in above[1:]
            if one.tag.startswith("VB")
            and any(child.dep.startswith("nsubj") for child in self._parse.below(one.index))
        ]
        speaking = [one for one in verbs if self._speech.speaks(one)]
        apart = self._tokens[participle.index - 1].text == ","
        return [participle, *verbs[:1], *(verbs[-1:] if apart else ()), *speaking[-1:]][-1]

    def _names_itself(self, speaker: Participant, parts: tuple[Stretch, ...]) -> bool:
        """Whether the words name whom a pronoun is taken for: people don't name themselves."""
        for one in speaker.mentions:
            if one.form == "pronoun":
                chain = self._parsed.head(one).id
                for index in (k for low, high in parts for k in range(low, high)):
                    for named in self._parsed.at[index]:
                        if named.form == "name" and self._parsed.head(named).id == chain:
                            return True
        return False

    def _addressees(
        self, said: Token, sense: VerbSense, parts: tuple[Stretch, ...]
    ) -> tuple[Participant, ...]:
        """To whom it is said."""
        slots = self._clauses.arguments.read(said).slots
        speakers = self._subjects(said)
        heads = [
            index
            for slot, role in sense.roles.items()
            if role == "addressee"
            for index in slots.get(slot, ())
            if not _within(index, parts) and index not in speakers
        ]
        found = (read_participant(self._parsed, self._tokens[one]) for one in sorted(set(heads)))
        return tuple(one for one in found if one.mentions or one.words)

    def _according(self, token: Token) -> Statement | None:
        """The statement of whoever something is told according to."""
        sense = self._clauses.senses.verb(token)
        heads = [
            one
            for to in self._parse.below(token.index)
            for one in self._parse.below(to.index)
            if to.text.lower() == "to" and one.dep == "pobj"
        ]
        clause = self._tokens[token.head]
        while not clause.tag.startswith("VB") and clause.head != clause.index:
            clause = self._tokens[clause.head]
        low, high = self._parse.subtree(clause.index)
        own = self._parse.subtree(token.index)
        if own[0] - low > high - own[1]:
            high = own[0]
        else:
            low = own[1]
        low, high = self._trimmer.strip(low, high)
        speakers = tuple(
            one
            for one in (read_participant(self._parsed, head) for head in heads)
            if one.mentions or one.words
        )
        kind = sense.event_type if sense is not None else None
        if kind is None or not speakers or not self._trimmer.is_clause(low, high):
            return None
        quoted = token.index in self._quoted
        stance = Stance.REPORTED if quoted else Stance.ASSERTED
        return Statement(token, kind, speakers, (), ((low, high),), stance)


def _within(index: int, parts: tuple[Stretch, ...]) -> bool:
    return any(low <= index < high for low, high in parts)
