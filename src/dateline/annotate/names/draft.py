"""A mention in the making: token positions that may still move, before it becomes a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dateline.core.parse import Token

Span: TypeAlias = tuple[int, int]  # of tokens, half-open

READER = "reader"
RULES = "rules"  # spaCy, the authority and the rules on words


@dataclass(slots=True)
class Draft:
    """A stretch of tokens, half-open, and what we take it for.

    `chain` is the draft that represents everything this one corefers with, None while it is its
    own. `authority` is set when the words alone decide the entry; `candidates` when they don't.
    `found_by` says who sees it, `cluster` what the reader takes to be the same thing, `reasons`
    why it is a name and of its kind.
    """

    start: int
    end: int
    kind: str
    form: str = "name"
    authority: str | None = None
    candidates: tuple[str, ...] = ()
    name: str = ""
    confidence: float = 0.9
    chain: Draft | None = None
    title: bool = False  # stands in a headline
    found_by: str = RULES
    cluster: int | None = None
    members: tuple[Draft, ...] = ()  # the chains of a pair
    reasons: tuple[str, ...] = ()

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def span(self) -> Span:
        """Its tokens."""
        return self.start, self.end

    def root(self) -> Draft:
        """The draft that represents the chain that this one is in."""
        draft = self
        while draft.chain is not None:
            draft = draft.chain
        return draft


def cover(size: int, drafts: Iterable[Draft]) -> list[bool]:
    """For each of a document's tokens, whether a draft holds it."""
    taken = [False] * size
    for draft in drafts:
        taken[draft.start : draft.end] = [True] * len(draft)
    return taken


def words(tokens: Sequence[Token], start: int, end: int) -> str:
    """The words of a stretch as they stand, with the spaces between them folded to one."""
    parts = [tokens[start].text]
    for left, right in zip(tokens[start : end - 1], tokens[start + 1 : end], strict=True):
        if right.start > left.end:
            parts.append(" ")
        parts.append(right.text)
    return "".join(parts)
