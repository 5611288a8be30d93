"""Which events are told, as what, and who is rightly in them: by weighed evidence.

Four logistic models say how likely it is that an event has the type of its sense, that it stands as
it is said to, that it is worth telling, and that somebody has the role where he stands. Their
weights were fitted on events that readers judged (`training/events.py`); what a feature adds to the
log odds is in `weights.toml`, by its name.

Guarantees: what is kept is at least as likely as `LEAST`, by these models; a type that isn't likely
is dropped before its event is; the same draft always gets the same odds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from math import exp, fsum, log
from typing import NamedTuple

from msgspec.structs import replace

from dateline.core.bundled import load_toml
from dateline.extract.events.draft import is_whole
from dateline.extract.events.event import EventDraft, Filler
from dateline.extract.events.features import (
    find_event_features,
    find_filler_features,
    find_type_features,
    list_of,
)
from dateline.extract.reading import ParsedText

LEAST = 0.4  # probability that a claim of an event is true, from which it is made
LEAST_INSIDE = 0.55  # the same of a name inside a description, which adds little: "fans in Oslo"
LEAST_TYPE = 0.8  # probability from which an event has its type
LEAST_WORTH = 0.25  # probability that an event is true and worth telling, from which it is told
_SUREST = 1e-6
_SUREST_NAME = 0.982  # log odds of 4; beyond it names are equally right
_PLAIN = 0.7  # share of events of a wrong type whose word alone is right


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model of features that are there or not.

    Attributes:
        bias: log odds without any.
        weights: feature → what it adds.
    """

    bias: float
    weights: dict[str, float]

    def weigh(self, features: Iterable[str]) -> float:
        """The probability."""
        score = fsum(map(self.weights.get, set(features), repeat(0.0)))
        return 1 / (1 + exp(-self.bias - score))


class EventOdds(NamedTuple):
    """How likely it is that an event is right: probabilities.

    Attributes:
        type: that it has its type.
        standing: that its stance and speaker are right.
        worth: that it is worth telling.
        roles: for each filler, that it has its role.
    """

    type: float
    standing: float
    worth: float
    roles: tuple[float, ...]


def weigh_draft(parsed: ParsedText, draft: EventDraft) -> EventOdds:
    """The odds of a draft that still has the type of its sense."""
    models, features = load_models(), set(find_event_features(parsed, draft))
    return EventOdds(
        type=models["type"].weigh(features.union(find_type_features(parsed, draft))),
        standing=models["standing"].weigh(features),
        worth=models["worth"].weigh(features),
        roles=tuple(_weigh_roles(parsed, draft)),
    )


def _weigh_roles(parsed: ParsedText, draft: EventDraft) -> Iterator[float]:
    """The odds of each filler; a list of names of one kind stands or falls with its first.

    Of 153 such names that were judged, 149 had the verdict of the first.
    """
    first: dict[tuple[str, str, str], float] = {}
    for one in draft.fillers:
        odds = load_models()["role"].weigh(find_filler_features(parsed, draft, one))
        yield first.setdefault(list_of(parsed, one), odds)


def keep_likely(parsed: ParsedText, draft: EventDraft) -> bool:
    """Leave in a draft only what is likely; says whether it is an event then, and worth telling."""
    found = weigh_draft(parsed, draft)
    right = found.type
    if draft.type is not None and found.type < LEAST_TYPE:
        draft.type = None
        right += (1 - right) * _PLAIN
    draft.odds = right * found.standing
    weighed = zip(draft.fillers, found.roles, strict=True)
    draft.fillers = [replace(one, odds=odds) for one, odds in weighed]
    hosts = {(one.slot, one.head) for one in draft.described() if not _is_likely(draft, one)}
    draft.dropped = [
        one
        for one in draft.fillers
        if not _is_likely(draft, one) or (one.inside and (one.slot, one.head) in hosts)
    ]
    draft.fillers = [one for one in draft.fillers if one not in draft.dropped]
    return draft.odds * found.worth >= LEAST_WORTH and is_whole(draft)


def _is_likely(draft: EventDraft, filler: Filler) -> bool:
    """Whether a filler is likely enough to be in its role in such an event."""
    return estimate_truth(draft, filler) >= (LEAST_INSIDE if filler.inside else LEAST)


def estimate_truth(draft: EventDraft, filler: Filler | None = None) -> float:
    """How likely a claim is true to strict readers of all of it: in a role, or of when and where.

    Readers who judge a whole claim are stricter than those who judged its parts, and not alike with
    every role; and what is named may be taken for something else.

    Args:
        draft: an event that was weighed.
        filler: who or what has a role in it; None for the date or place of the event.
    """
    role, stance, sure = "", draft.clause.standing.stance.value, None
    if filler is not None:
        role = f"described {filler.role}" if filler.words is not None else filler.role
        sure = None if filler.mention is None else filler.mention.sureness
    return calibrate(draft.odds * (1.0 if filler is None else filler.odds), role, stance, sure)


def calibrate(odds: float, role: str, stance: str, sure: float | None = None) -> float:
    """How often claims that are this likely by the models are true, by `training/truth.py`.

    Args:
        odds: probability by the models, 0 to 1; nothing is surer than one in a million.
        role: the role that is claimed, "described" before it for words; "" for when and where.
        stance: the claim's.
        sure: of a name, how likely it is what it is taken for; else None.
    """
    odds = min(max(odds, _SUREST), 1 - _SUREST)
    fitted = load_truth()
    score = fitted["slope"] * log(odds / (1 - odds)) + fitted["bias"]
    name = 0.0  # what it adds that a name is so likely what it is taken for
    if sure is not None:
        name = fitted.get("named", 0.0) + fitted.get("sure", 0.0) * log_odds_of_name(sure)
    score += fitted.get(role, 0.0) + fitted.get(stance, 0.0) + name
    return 1 / (1 + exp(-score))


def log_odds_of_name(sure: float) -> float:
    """Log odds that a name is what it is taken for, within bounds, from how likely that is."""
    sure = min(max(sure, 1 - _SUREST_NAME), _SUREST_NAME)
    return log(sure / (1 - sure))


@cache
def load_truth() -> dict[str, float]:
    """The slope and bias of claims' truth over the log odds, and what roles and stances add."""
    return load_toml(__package__, "truth.toml")


@cache
def load_models() -> dict[str, Model]:
    """The models `type`, `standing`, `worth` and `role`, with the weights that are shipped."""
    raw = load_toml(__package__, "weights.toml")
    return {name: Model(one["bias"], one["weights"]) for name, one in raw.items()}
