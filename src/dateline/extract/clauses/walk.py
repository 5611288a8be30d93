"""What is gathered on the way from a predicate up to the root of its sentence.

Guarantees: of two stances the weaker is kept; speakers stand outermost first.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct

from dateline.core.model import Stance

_ORDER = {Stance.ASSERTED: 0, Stance.PLANNED: 1, Stance.POSSIBLE: 2, Stance.DENIED: 3}


def take_weaker(one: Stance, other: Stance) -> Stance:
    """The stance of two that says less: what is denied least, what is asserted most."""
    return max(one, other, key=_ORDER.__getitem__)


class ClauseStanding(Struct, frozen=True):
    """How a clause stands.

    Attributes:
        stance: as the graph holds it.
        speakers: head words of whose word it is, outermost first; `NOBODY` where nobody is named.
        verb: index of the verb or noun of saying that is nearest; None where there is none.
    """

    stance: Stance
    speakers: tuple[int, ...] = ()
    verb: int | None = None


@dataclass(slots=True)
class Walk:
    """What words on the way do to a clause.

    Attributes:
        stance: how it stands by what was gathered.
        speakers: head words of whose word it is, outermost first.
        verb: index of the verb or noun of saying that is nearest.
        modal: whether words further up still tell whether this happened.
        aside: whether it is told beside a name or appositive, and so of what is.
        meant: the noun that it is the infinitive of: "no plans to leave".
        kept: what something did that keeps it from happening: "prevents", "stops", or nothing.
        unsaid: how it stands at least where nobody speaks of it; None if words do more than speak.
    """

    stance: Stance
    speakers: list[int] = field(default_factory=list)
    verb: int | None = None
    modal: bool = True
    aside: bool = False
    meant: int = -1
    kept: str = ""
    unsaid: Stance | None = None

    def weaken(self, stance: Stance, *, voice: bool = False) -> None:
        """Take the weaker of two stances, if words this far up still tell.

        Args:
            stance: what a word says.
            voice: whether it tells whatever stands between, as denying a report does.
        """
        prevented = self.modal and self.kept == "prevents" and self.stance is Stance.DENIED
        if prevented and stance in {Stance.PLANNED, Stance.POSSIBLE}:
            self.stance = Stance.POSSIBLE  # "stayed to prevent it from selling": it may
        elif self.modal or voice:
            unsaid = self.unsaid if stance is Stance.DENIED else None  # "won't discuss the sale"
            self.stance = take_weaker(self.stance, unsaid or stance)

    def speak(self, speaker: int, verb: int) -> None:
        """Put somebody's word around it."""
        self.speakers.insert(0, speaker)
        self.verb = verb if self.verb is None else self.verb
