"""What of an object is kept when it is pickled or copied.

Guarantees: all that it was made of is kept, and nothing that it computed since and can compute
again.
"""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import Any


def picklable_state(one: object) -> dict[str, Any]:
    """The attributes of an object, for its `__getstate__`: views of dicts as dicts, no caches."""
    return {
        name: dict(value) if isinstance(value, MappingProxyType) else value
        for name, value in vars(one).items()
        if not isinstance(getattr(type(one), name, None), cached_property)
    }
