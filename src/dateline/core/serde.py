"""Records as JSON: one object a line, keys as in `model.py`.

Guarantees: decoding what was encoded gives an equal record; one record is one line, in UTF-8, with
keys in a fixed order, so that equal records are equal bytes. It knows no files and no format but
JSON, and doesn't check what a record says beyond its types.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from dateline.core.characters import to_whole_characters
from dateline.core.errors import EvidenceError

Record = TypeVar("Record")

_ENCODER = msgspec.json.Encoder()


def encode(record: object) -> bytes:
    """One record, or any plain value, as JSON without a newline."""
    return _ENCODER.encode(record)


def encode_whole(value: object) -> bytes:
    """A value as JSON for others, with `?` for halves of surrogate pairs, as UTF-8 has none."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        return _ENCODER.encode(_to_whole(msgspec.to_builtins(value)))


def _to_whole(value: Any) -> Any:
    match value:
        case str():
            return to_whole_characters(value)
        case dict():
            return {_to_whole(key): _to_whole(one) for key, one in value.items()}
        case list() | tuple():
            return [_to_whole(one) for one in value]
    return value


def encode_lines(records: Iterable[object]) -> bytes:
    """Records as JSON lines, each ended by a newline."""
    return _ENCODER.encode_lines(records)


def decode(kind: type[Record], data: bytes | str) -> Record:
    """Read one record.

    Args:
        kind: the record's class.
        data: JSON of one object.

    Raises:
        EvidenceError: the data isn't JSON of such a record; the message says where it isn't.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.DecodeError as error:
        message = f"not the JSON of a {kind.__name__}: {error}"
        raise EvidenceError(message) from error


def to_builtins(value: object) -> Any:
    """A record as dicts, lists and strings."""
    return msgspec.to_builtins(value)
