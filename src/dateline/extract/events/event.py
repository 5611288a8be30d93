"""An event before it is claimed: who and what stands in it, and how likely.

Guarantees: it depends on nothing but what is put into it; names and words are told in the order of
the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from msgspec import Struct

from dateline.core.model import Mention
from dateline.english.verbs import RELATION, STATIVE
from dateline.extract.clauses.clause import Clause
from dateline.extract.reading import ParsedText

SITUATION = "situation"
CLAUSE = "clause"  # the slot of a clause under another
# Begins words for nothing: "no reason", "No Kenyan bank", but not "No 10" and "No Doubt".
NONE = re.compile(r"^[Nn]o (?=[a-z]|[^\W\d]+ [a-z])")
_LED = frozenset({"subject", "object"})


class Filler(Struct, frozen=True):
    """Who or what stands in a role: a name, or the words of whoever has none.

    Attributes:
        role: the role.
        slot: the slot of the clause that it comes from.
        head: its head word, as a token index.
        mention: what is named; None for words.
        words: the words; None for a name.
        inside: whether a description only names it ("five banks of Chile").
        label: what the headline calls it.
        proper: whether it is a name, or words that hold one or are written as one.
        odds: probability that it has the role, 0 to 1.
        listed: how many descriptions of a list the words are.
    """

    role: str
    slot: str
    head: int
    mention: Mention | None = None
    words: str | None = None
    inside: bool = False
    label: str = ""
    proper: bool = True
    odds: float = 1.0
    listed: int = 1


@dataclass(slots=True)
class EventDraft:
    """An event before it is claimed.

    Attributes:
        clause: what it is read from.
        fillers: who and what is in it.
        dropped: who and what was, but isn't likely to.
        beside: words for the headline that stand in no role.
        seen: the chains of what is named so far, each of which stands in one role.
        type: its event type; None for a plain event.
        odds: probability that its type, stance and speaker are right, 0 to 1.
    """

    clause: Clause
    fillers: list[Filler] = field(default_factory=list)
    dropped: list[Filler] = field(default_factory=list)
    beside: list[Filler] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    type: str | None = None
    odds: float = 1.0

    @property
    def told_as(self) -> str | None:
        """The type that the event is told with: its own, or that of a state of affairs."""
        sense = self.clause.sense
        state = sense.type in {RELATION, STATIVE}
        return SITUATION if state and self.type is None else self.type

    @property
    def roles(self) -> set[str]:
        """The roles that somebody or something stands in."""
        return {one.role for one in self.fillers}

    def named(self, role: str | None = None) -> list[Mention]:
        """What is named in a role, or in any."""
        return [
            one.mention
            for one in self.fillers
            if one.mention is not None and role in {None, one.role}
        ]

    def slots(self, parsed: ParsedText) -> dict[str, list[str]]:
        """Slot → names and words, for the headline; slots in the order of the text."""
        found: dict[str, list[str]] = {}
        choices: set[str] = set()
        for one in sorted((*self.fillers, *self.beside), key=lambda filler: filler.head):
            if one.label:
                # "Ada Hart's injuries": nobody injures
                done_to = self.clause.nominal and (one.slot, one.role) == ("subject", "recipient")
                slot = "object" if done_to else one.slot
                found.setdefault(slot, []).append(one.label)
                choices |= {one.slot} if parsed.parse.has_word(one.head, "or") else set()
        joined = {slot: [" or ".join(found[slot])] for slot in choices}
        return found | joined

    def leads(self, parsed: ParsedText) -> dict[str, str]:
        """Slot → the preposition that leads from a noun to its subject or object: "a part *in*"."""
        found: dict[str, str] = {}
        for one in self.fillers:
            above = parsed.tokens[parsed.tokens[one.head].head]
            leads = above.dep in {"agent", "prep"} and above.head == self.clause.trigger.index
            if one.slot in _LED and self.clause.nominal and leads:
                found.setdefault(one.slot, above.lower)
        return found

    def described(self, role: str | None = None) -> list[Filler]:
        """Whoever has only words in a role, or in any."""
        return [one for one in self.fillers if one.words is not None and role in {None, one.role}]
