"""What verbs say a noun is of whom: "X is head of Y", "X was named head", "X quit as head".

Guarantees: copulas, "as" and verbs that begin or end a post are undone; which verbs do is what the
verb table's types say. It knows no noun.
"""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct

from dateline.core.model import Mention
from dateline.core.parse import Token
from dateline.extract.clauses.clause import ClauseReader
from dateline.extract.clauses.control import is_former
from dateline.extract.clauses.participants import find_mentions
from dateline.extract.clauses.words import find_words
from dateline.extract.reading import ParsedText

_COPULAS = frozenset({"be", "become", "remain"})
BEGINS, ENDS = "begins", "ends"


@dataclass(frozen=True, slots=True)
class _Turn:
    """What an event means for a post: whether it begins or ends, and for whom.

    Attributes:
        name: `begins` or `ends`.
        holders: the roles of whoever holds it, the first that is filled.
        before: the role of who held it until then.
        where: the role of the body that it is at, where no other is said.
    """

    name: str
    holders: tuple[str, ...]
    before: str = ""
    where: str = ""


_TURNS = {
    "appoint": _Turn(BEGINS, ("recipient",), where="actor"),
    "appoint/elect": _Turn(BEGINS, ("recipient",), where="actor"),
    "business/hire": _Turn(BEGINS, ("recipient",), where="actor"),
    "organize/join": _Turn(BEGINS, ("actor",), where="recipient"),
    "appoint/take_office": _Turn(BEGINS, ("recipient", "actor"), before="origin"),
    "appoint/succeed": _Turn(BEGINS, ("actor",), before="recipient"),
    "appoint/dismiss": _Turn(ENDS, ("recipient",)),
    "appoint/overthrow": _Turn(ENDS, ("recipient",)),
    "appoint/retire": _Turn(ENDS, ("actor",)),
    "concede/resign": _Turn(ENDS, ("actor",)),
}


class Predication(Struct, frozen=True):
    """Who or what a noun is said to be.

    Attributes:
        things: what is described by it.
        verb: the verb that says so; None where the text takes it for granted.
        turn: `begins` or `ends` where the verb says that; "" where it only is so.
        before: who was it until then: "succeeded Ada Hart as head of X".
        where: what makes somebody it, or is joined as it: "Orbit named Ada Hart head".
    """

    things: tuple[Mention, ...] = ()
    verb: Token | None = None
    turn: str = ""
    before: tuple[Mention, ...] = ()
    where: tuple[Mention, ...] = ()


NOTHING = Predication()  # where no verb says anything


class PredicationReader:
    """Reads what the verbs of one document say its nouns are."""

    def __init__(self, parsed: ParsedText, clauses: ClauseReader) -> None:
        """Take the document, and who reads its clauses."""
        self._parsed, self._tokens, self._clauses = parsed, parsed.tokens, clauses

    def read(self, head: Token, *, definite: bool, owned: bool) -> Predication:
        """Of whom a verb says a noun.

        Args:
            head: the noun.
            definite: whether only one can be meant: "its head is Ada Hart".
            owned: whether the text says whose it is.
        """
        above = self._tokens[head.head]
        if head.dep == "pobj" and above.text == "of" and self._tokens[above.head].text == "one":
            head = self._tokens[above.head]
            above = self._tokens[head.head]
        listed = above.lemma == "include" and head.tag == "NNS"  # "its rivals include A and B"
        if head.dep == "nsubj" and definite and (listed or above.lemma in _COPULAS):
            return Predication(self._named(above, "object", "complement"), above)
        link = "complement" if head.dep in {"acomp", "attr", "oprd"} else ""
        if head.dep == "pobj":
            link, above = above.lower, self._tokens[above.head]
            if above.lemma in find_words("offices"):  # "left her job as head of X"
                above = self._tokens[above.head]
        infinitive = any(one.tag == "TO" for one in self._parsed.parse.below(above))
        if infinitive and above.dep == "xcomp":  # "is to become head of X", "used to be head of X"
            is_so = self._tokens[above.head].lemma == "be" or is_former(self._parsed.parse, above)
            infinitive = not is_so
        if not link or infinitive or not above.is_verb:
            return NOTHING
        turned = self._turn(link, above)
        told = owned and link == "as" and self._is_depictive(head, above)
        there = self._parsed.parse.has(above, "expl")
        if (
            turned is None
            and not there
            and (told or (link == "complement" and above.lemma in _COPULAS))
        ):
            things = self._named(above, "subject")
            if above.dep == "relcl" and head.tag in {"NN", "NNP"}:
                # "A, B and C, who was head of X", "A, who is head of X, and B"
                before = [one for one in things if self._parsed.ranges[one.id][0] < above.index]
                things = tuple(before[-1:])
            return Predication(things, above)
        return turned or NOTHING

    def _turn(self, link: str, verb: Token) -> Predication | None:
        """Whose post a verb says to begin or end, if the noun stands where it asks for one."""
        sense = self._clauses.senses.verb(verb)
        turn = _TURNS.get(sense.type)
        if turn is None or link not in sense.roles:
            return None
        *holders, before, where = (
            self._named(verb, *(slot for slot, name in sense.roles.items() if name == role))
            for role in (*turn.holders, turn.before, turn.where)
        )
        return Predication(next(filter(None, holders), ()), verb, turn.name, before, where)

    def _is_depictive(self, noun: Token, verb: Token) -> bool:
        """Whether "as" tells what the subject is: "met as students", "As head of X, she …"."""
        found = self._clauses.arguments.read(verb)
        told = {"object", "complement", "indirect"} & found.slots.keys()
        leads = all(noun.index < index < verb.index for index in found.slots.get("subject", ()))
        return leads or not (found.passive or told)

    def _named(self, verb: Token, *slots: str) -> tuple[Mention, ...]:
        """What is named in slots of a verb."""
        found = self._clauses.arguments.read(verb).slots
        heads = [self._tokens[index] for slot in slots for index in found.get(slot, ())]
        return tuple(one for token in heads for one in find_mentions(self._parsed, token))
