"""What of the program something was made by, so that what another made isn't used."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

import duckdb

from dateline.core.ids import content_id

_PROGRAM = Path(__file__).parents[1]
_ENDINGS = {".py", ".toml", ".tsv", ".ttl"}


@cache
def hash_program(*parts: str) -> str:
    """A hash of some folders of the program, and of the version of DuckDB."""
    files = (one for part in parts for one in sorted((_PROGRAM / part).rglob("*")))
    content = (sha256(one.read_bytes()) for one in files if one.suffix in _ENDINGS)
    return content_id(duckdb.__version__, *(one.hexdigest() for one in content))
