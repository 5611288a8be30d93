"""What stands with a verb's object and is the verb's: "signed a deal | with Japan".

Guarantees: names behind a gerund's object and prices deep in an object are found, too; what the
object's noun asks for itself stays with it. It changes nothing of the parse.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from dateline.core.parse import Token
from dateline.english.quantities import is_sum
from dateline.english.verbs import UNKNOWN, VerbSense
from dateline.extract.clauses.arguments import coordinated
from dateline.extract.clauses.participants import read_participant
from dateline.extract.clauses.senses import SenseFinder
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText

WITH = frozenset({"recipient", "participant"})


class LentReader:
    """Reads what the objects of one document lend to their verbs."""

    def __init__(self, parsed: ParsedText, senses: SenseFinder) -> None:
        """Take the document, and who finds the senses of its words."""
        self._parsed, self._parse, self._senses = parsed, parsed.parse, senses

    def read(
        self, verb: Token, slots: Mapping[str, tuple[int, ...]], sense: VerbSense
    ) -> dict[str, tuple[Token, tuple[int, ...]]]:
        """Slots that stand with the object: "signed a deal with Japan" was signed with Japan.

        So do names behind a gerund's object: "shared its skill in solving crimes with Japan". Gives
        slot → its preposition and head words.
        """
        found: dict[str, tuple[Token, tuple[int, ...]]] = {}
        told = {*sense.roles, *(one.object for one in sense.predicates)}
        asked = ("object", *(name for name, _ in sense.prepositions))  # "under pressure from Japan"
        # "accused the firm of fraud", "owns 40 percent of the firm"
        asks = sense.complement == "accuses" or any(one.object == "of" for one in sense.predicates)
        for head in (head for slot in asked for head in slots.get(slot, ())):
            happens = self._senses.noun(self._parse.tokens[head]).known
            # "demanded the sale of a film", but "completed the sale of a film"
            of = asks and not (happens and "object" in sense.roles)
            for child in (*self._parse.below(head), *self._lent(verb, head, sense)):
                name = child.lower
                apart = name != "of" or of
                if child.dep == "prep" and name in told and name not in slots and apart:
                    if not self._may_hear(sense, child) or self._tells_home(verb, child):
                        continue
                    heads = [
                        index
                        for one in self._parse.below(child, "pobj")
                        for index in coordinated(self._parse, one)
                    ]
                    if heads:
                        found[name] = child, tuple(heads)
            found |= self._prices(head, sense, {*slots, *found})
        return found

    def _may_hear(self, sense: VerbSense, preposition: Token) -> bool:
        """Whether a preposition may lead to a hearer: no "commitment to peace" has one.

        Nor has a noun that leads somewhere itself: "announced a trip to Europe".
        """
        if sense.roles.get(preposition.lower) != "addressee":
            return True
        own = self._senses.noun(self._parse.tokens[preposition.head])
        if own.roles.get(preposition.lower, "addressee") != "addressee":
            return False
        heads = self._parse.below(preposition, "pobj")
        people = find_words("people")
        return any(self._parsed.at[one.index] or one.lemma in people for one in heads)

    def _tells_home(self, verb: Token, preposition: Token) -> bool:
        """Whether a preposition only says who somebody is: "a man from Leicester was freed"."""
        if preposition.lower != "from" or preposition.index > verb.index:
            return False
        noun = self._parse.tokens[preposition.head]
        named = any(self._parsed.is_a(one, "Person") for one in self._parsed.at[noun.index])
        return named or noun.lemma in find_words("people")

    def _lent(self, verb: Token, head: int, sense: VerbSense) -> Iterator[Token]:
        """Prepositions behind a gerund's object whose names the verb is rather done to or with."""
        parse = self._parse
        leading = (one for at in (verb.index, head) for one in parse.below(at, "prep"))
        gerunds = (one for led in leading for one in parse.below(led, "pcomp"))
        hosts = (one for gerund in gerunds for one in parse.below(gerund))
        for host in (one for one in hosts if one.dep == "dobj"):
            noun = self._senses.noun(host) if host.is_noun else UNKNOWN
            for child in parse.below(host):
                name = child.lower
                own = noun.roles.get(name) in WITH
                ends = parse.below(child, "pobj")
                named = all(self._parsed.names(e.index) for e in ends)
                if sense.roles.get(name) in WITH and named and not own:
                    yield child

    def _prices(
        self, head: int, sense: VerbSense, filled: Collection[str]
    ) -> dict[str, tuple[Token, tuple[int, ...]]]:
        """The price that a parser hangs deep in the object: "bought X, the maker of Y, for $5m"."""
        wanted = {slot for slot, role in sense.roles.items() if role == "amount"} - {*filled}
        low, high = self._parse.subtree(head)
        for token in self._parsed.tokens[low:high]:
            if token.dep == "prep" and token.lower in wanted:
                for one in self._parse.below(token):
                    words = read_participant(self._parsed, one).words if one.dep == "pobj" else None
                    if words is not None and is_sum(words):
                        return {token.lower: (token, (one.index,))}
        return {}
