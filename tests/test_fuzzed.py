"""What the fuzzer found once is read, or refused in one line, for ever; and so is some more."""

from __future__ import annotations

import random

import pytest
from tests.fuzz_targets import FOUND, TARGETS, make_inputs

KEPT = [pytest.param(file, id=f"{file.parent.name}/{file.name}") for file in FOUND.glob("*/*")]


@pytest.mark.parametrize("file", KEPT)
def test_what_was_found_is_mended(file):
    """It broke something when it was found."""
    with TARGETS[file.parent.name].open() as read:
        read(file.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_made_up_input_breaks_nothing(name):
    """A few of the inputs that `scripts/fuzz` makes by the million."""
    target = TARGETS[name]
    with target.open() as read:
        for data in make_inputs(target, random.Random(name), 25):
            read(data)


def test_a_fault_is_found():
    """Inputs do change, and what a target raises comes through."""
    target = TARGETS["edtf"]
    made = list(make_inputs(target, random.Random(1), 50))
    assert len(set(made)) > 40
    assert not set(made) <= set(target.seeds)
    with TARGETS["jsonl"].open() as read, pytest.raises(TypeError):
        read(None)
