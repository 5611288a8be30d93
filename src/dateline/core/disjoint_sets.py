"""Union–find: which values are in one set.

Guarantees: the outcome depends on what was joined, never on the order.
"""

from __future__ import annotations


class DisjointSets:
    """Union–find whose root is always the smallest member, so that order leaves no trace."""

    def __init__(self) -> None:
        """Start with every value alone."""
        self._parent: dict[str, str] = {}

    def root(self, value: str) -> str:
        """The smallest member of the set that a value is in."""
        path = []
        while (parent := self._parent.get(value, value)) != value:
            path.append(value)
            value = parent
        for passed in path:
            self._parent[passed] = value
        return value

    def join(self, left: str, right: str) -> None:
        """Put two values, and all that is with them, in one set."""
        low, high = sorted((self.root(left), self.root(right)))
        self._parent[high] = low
