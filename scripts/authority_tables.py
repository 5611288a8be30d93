"""Reading the tables of things with Wikidata ids that authority_ids.py and authority_world.py take.

They are gzipped TSV: `#` lines first (source, licence), then column names: `qid name aliases kind
country start end post extra`; `aliases` and `post` with `|` between, `extra` as `key=value;…` or
words.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent.parent / "src/dateline/authority/bundled/data"

_YEARS = re.compile(r"(born|died)=(\d{4})")


def read_rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    """The rows of a table as column name → cell."""
    with gzip.open(folder / f"{name}.tsv.gz", "rt", encoding="utf-8") as lines:
        table = (line.rstrip("\n").split("\t") for line in lines if not line.startswith("#"))
        columns = next(table)
        for cells in table:
            yield dict(zip(columns, cells, strict=True))


def years_of_life(extra: str) -> tuple[int | None, int | None]:
    """Years of birth and death; None where they aren't told."""
    found = {word: int(year) for word, year in _YEARS.findall(extra)}
    return found.get("born"), found.get("died")
