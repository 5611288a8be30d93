"""Words that English texts use often, as the reader's vocabulary has them.

Guarantees: reads one file of the package, and loads no model. A vocabulary of 30,000 pieces holds
whole only what is frequent: ordinary words, first names and the best-known surnames and places.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dateline.core.errors import ModelError

_FILE = Path(__file__).parent / "model" / "vocabulary.txt"


@cache
def frequent_words() -> frozenset[str]:
    """Frequent words, in lower case and without diacritics.

    Raises:
        ModelError: the vocabulary isn't in this installation.
    """
    try:
        lines = _FILE.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        message = (
            f"{_FILE}: the reader's vocabulary can't be read ({error.strerror}); install again"
        )
        raise ModelError(message) from error
    return frozenset(line for line in lines if not line.startswith("##"))
