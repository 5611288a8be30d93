"""Who said what, in all its forms, read on the clause layer.

A statement is a verb of saying with a clause under or around it or with quotations beside it, an
"according to", or a quotation that goes on with what somebody has said right before.

Guarantees: the words are exact stretches of the text, without the narrator's; a quotation that is
taken is taken whole; who speaks stands in the article, by name or as a description; what is only
planned, asked or denied to have been said is no statement. Whether it is true isn't judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.core.model import Stance
from dateline.core.parse import Token
from dateline.english.quotations import Quotation
from dateline.english.verbs import UNKNOWN, VerbSense
from dateline.extract.clauses.clause import ClauseReader
from dateline.extract.clauses.participants import read_participant
from dateline.extract.clauses.signs import FINITE, SignReader
from dateline.extract.clauses.voices import find_sources
from dateline.extract.reading import ParsedText
from dateline.extract.statements.beside import VerbFinder
from dateline.extract.statements.said_clauses import ClauseTrimmer
from dateline.extract.statements.speakers import SpeakerFinder
from dateline.extract.statements.statement import Statement, Stretch, is_within

_SENTENCE = 5  # words of a quotation without a verb: "Congratulations to all of you."
_SAY = "state/say"  # the type of what no verb tells
_SPOKEN = frozenset({Stance.ASSERTED, Stance.REPORTED})


class StatementReader:
    """Reads the statements of one document."""

    def __init__(self, parsed: ParsedText, clauses: ClauseReader) -> None:
        """Take the document and its clauses."""
        self._parsed, self._parse, self._tokens = parsed, parsed.parse, parsed.tokens
        self._clauses, self._senses = clauses, clauses.senses
        self._signs = SignReader(parsed.parse)
        self._trimmer = ClauseTrimmer(parsed, clauses.senses)
        self._verbs = VerbFinder(parsed, clauses.senses, self._trimmer)
        self._speakers = SpeakerFinder(parsed, clauses)
        self._taken: set[int] = set()  # tokens of quotations that stand beside a verb

    def read(self) -> list[Statement]:
        """All statements, in text order."""
        beside: dict[int, list[Quotation]] = {}
        alone: list[Quotation] = []
        for one in filter(self._is_full, self._parsed.quotations):
            said = self._verbs.find_verb(one, beside)
            if said is None:
                alone.append(one)
            else:
                beside.setdefault(said.index, []).append(one)
                self._taken.update(range(one.start, one.end))
        found: list[Statement] = []
        for token in self._tokens:
            if token.is_verb:
                alone = self._go_on(alone, token.index, found)
                statement = self._read_at(token, beside.get(token.index, []), found)
                if statement is not None:
                    found.append(statement)
        self._go_on(alone, len(self._tokens), found)
        return sorted(found, key=lambda one: one.trigger.index)

    def _read_at(
        self, token: Token, beside: list[Quotation], found: list[Statement]
    ) -> Statement | None:
        """The statement that a word introduces."""
        if token.lower == "according" and token.sentence not in self._parsed.blocked:
            return self._according(token)
        if beside:
            sense = self._senses.saying(token, quoting=True)
            parts = tuple(self._words(*beside))
        elif token.sentence not in self._parsed.blocked:
            sense = self._senses.saying(token)
            sense = sense if sense.known else self._put_in(token)
            parts = self._clause(token) if sense.known else ()
        else:
            return None
        if not sense.known or not parts:
            return None
        stance = self._stance(token, parts)
        speakers = self._speakers.find_speakers(token, parts, stance, found)
        if stance not in _SPOKEN or not speakers:
            return None
        addressees = self._speakers.find_addressees(token, sense, parts)
        kind = sense.event_type or ""
        return Statement(token, kind, speakers, addressees, parts, stance)

    def _clause(self, said: Token) -> tuple[Stretch, ...]:
        """The clause that is said, if it isn't a quotation of somebody else, and whole."""
        parts = self._trimmer.find_clause(said)
        other = any(
            low in self._taken and said.index not in self._parsed.quoted for low, _ in parts
        )
        subjects = self._parse.below(said, "nsubj")
        gap = said.dep == "relcl" and any(one.tag not in {"WP", "WDT"} for one in subjects)
        return () if other or gap else parts  # "a tax that it says the company owes"

    def _put_in(self, token: Token) -> VerbSense:
        """The sense of a verb that is put in: "It is over, she added, and …"."""
        if token.dep not in {"ccomp", "parataxis", "ROOT"} or token.tag not in FINITE:
            return UNKNOWN
        sense = self._senses.saying(token, quoting=True)
        return UNKNOWN if sense.complement in {"asks", "orders"} else sense

    def _words(self, *quotations: Quotation) -> Iterator[Stretch]:
        """The words of quotations, without the last stop or comma."""
        parts = [part for one in quotations for part in one.parts if part[0] < part[1]]
        low, high = parts[-1]
        while low < high and self._tokens[high - 1].text in {",", "."}:
            high -= 1
        return iter([*parts[:-1], (low, high)])

    def _is_full(self, quotation: Quotation) -> bool:
        """Whether a quotation is a statement by itself, and no title or phrase."""
        words = [token.text for token in self._tokens[slice(*quotation.parts[-1])]]
        stops = words[-1:] in (["."], ["!"], ["?"])
        whole = len(words) >= _SENTENCE and words[0][0].isupper() and stops
        return whole or any(self._trimmer.is_clause(*part) for part in quotation.parts)

    def _go_on(self, alone: list[Quotation], index: int, found: list[Statement]) -> list[Quotation]:
        """Add quotations that nobody is said to say, and that begin here; gives the others."""
        while alone and alone[0].start < index:
            quotation, alone = alone[0], alone[1:]
            speakers = self._speakers.find_last(quotation.start, found) if quotation.closed else ()
            if speakers:
                parts = tuple(self._words(quotation))
                trigger = self._tokens[parts[0][0]]
                found.append(Statement(trigger, _SAY, speakers, (), parts, Stance.ASSERTED))
        return alone

    def _stance(self, said: Token, parts: tuple[Stretch, ...]) -> Stance:
        """How it stands that somebody said so."""
        if is_within(said.head, parts):  # a parser hangs the verb on what is said
            own = self._signs.verb(said)
        else:
            standing = self._clauses.standing.read(said)
            own = standing.stance
            by_itself = standing.verb is None or is_within(standing.verb, parts)
            # ", adding …", and "he told her that it was over, he said"
            by_itself = by_itself or self._means_same(
                standing.speakers[-1:], self._speakers.find_subjects(said)
            )
            if own is Stance.REPORTED and by_itself and not self._signs.is_hearsay(said):
                own = Stance.ASSERTED
        quoted = self._is_somebodys(said) and not is_within(said.index, parts)
        return Stance.REPORTED if own is Stance.ASSERTED and quoted else own

    def _is_somebodys(self, word: Token) -> bool:
        """Whether a word stands in a quotation, or in what somebody says in an interview."""
        return word.index in self._parsed.quoted or word.index in self._clauses.standing.voices

    def _means_same(self, ones: Sequence[int], others: Sequence[int]) -> bool:
        """Whether two lists of head words name the same."""
        meant = [
            [{self._parsed.head(m).id for m in self._parsed.at[index]} or index for index in row]
            for row in (ones, others)
            if -1 not in row
        ]
        return len(meant) > 1 and meant[0] == meant[1]

    def _according(self, token: Token) -> Statement | None:
        """The statement of whoever something is told according to."""
        heads = find_sources(self._parse, token)
        found = (read_participant(self._parsed, head) for head in heads)
        speakers = tuple(one for one in found if one.mentions or one.words)
        parts = self._told(token)
        if not speakers or not parts:
            return None
        outer = self._clauses.standing.read(self._tokens[token.head]).speakers[:1]
        others = outer != () and outer[0] not in {one.index for one in heads}
        told = others and self._is_within_clause(token)  # "she said that, according to Bo, …"
        quoted = self._is_somebodys(token)
        stance = Stance.REPORTED if quoted or told else Stance.ASSERTED
        return Statement(token, _SAY, speakers, (), parts, stance)

    def _is_within_clause(self, according: Token) -> bool:
        """Whether "according to …" neither begins nor ends its sentence: there it is of it all."""
        low, high = self._parse.sentences[according.sentence]
        start, end = self._parse.subtree(according)
        behind = self._tokens[end:high]
        return low < start and any(one.text[0].isalnum() for one in behind)

    def _told(self, according: Token) -> tuple[Stretch, ...]:
        """The clause that an "according to" stands in."""
        clause = self._tokens[according.head]
        low, high = self._parse.subtree(clause)
        low += clause.dep == "advcl" and self._tokens[low].dep == "mark"  # "while | it grew"
        own = self._parse.subtree(according)
        parts = [self._trimmer.strip(low, own[0]), self._trimmer.strip(own[1], high)]
        if not self._is_put_in(*own, high):  # "one was, according to Bo, among the dead"
            parts = [max(parts, key=lambda part: part[1] - part[0])]
        whole = self._trimmer.is_clause(parts[0][0], parts[-1][1])
        if not whole or self._tokens[parts[0][0]].tag in {"WDT", "WP"}:
            return ()
        return tuple((low, high) for low, high in parts if low < high)

    def _is_put_in(self, start: int, end: int, high: int) -> bool:
        """Whether a clause goes on behind what stands in it between commas."""
        end -= self._tokens[end - 1].text == ","  # which a parser may hang on either side
        marks = [self._tokens[at].text for at in (start - 1, end) if 0 <= at < high]
        return marks == [",", ","] and end + 1 < high
