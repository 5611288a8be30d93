"""From examples to tensors, and through the network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.data import Example
from training.model import ReaderModule, distance_bucket, pool_states

CLS, SEP, MASK = 101, 102, 103
HIDDEN = 0.12  # share of words that the network doesn't get to see while it learns


@dataclass(slots=True)
class Entities:
    """The entities of one document, or of a pack of sentences, as the relation head takes them.

    Attributes:
        vectors: one an entity.
        states: the states of all pieces.
        away: how far each piece is from each entity (log of tens of pieces).
        apart: bucket of the distance of each pair.
        pairs: which pairs of the grid are real: of one document, and not of one entity.
    """

    vectors: Tensor
    states: Tensor
    away: Tensor
    apart: Tensor
    pairs: Tensor


def encode_batch(net: ReaderModule, examples: Sequence[Example]) -> list[Tensor]:
    """States of each document's pieces, window by window; a list of (pieces, WIDE)."""
    windows = [(e, w) for e in examples for w in e.pieces.windows]
    longest = max(high - low for _, (low, high) in windows) + 2
    ids = torch.zeros(len(windows), longest, dtype=torch.long)
    shapes = torch.zeros_like(ids)
    mask = torch.zeros(len(windows), longest)
    hidden = {id(e): _hide(e) for e in examples} if net.training else {}
    for at, (e, (low, high)) in enumerate(windows):
        size = high - low
        ids[at, 0], ids[at, size + 1] = CLS, SEP
        ids[at, 1 : size + 1] = torch.from_numpy(e.pieces.ids[low:high])
        shapes[at, 1 : size + 1] = torch.from_numpy(e.pieces.shapes[low:high])
        mask[at, : size + 2] = 1
        if hidden:
            ids[at, 1 : size + 1][hidden[id(e)][low:high]] = MASK
    device = next(net.parameters()).device
    states = net.encoder(ids.to(device), shapes.to(device), mask.to(device))
    out: list[Tensor] = []
    at = 0
    for e in examples:
        rows = [
            states[at + n, 1 : high - low + 1] for n, (low, high) in enumerate(e.pieces.windows)
        ]
        at += len(rows)
        out.append(torch.cat(rows))
    return out


def _hide(example: Example) -> Tensor:
    """Which pieces to hide: those of some words; shape (pieces,)."""
    first = torch.from_numpy(example.pieces.first)
    return (torch.rand(len(first) - 1) < HIDDEN).repeat_interleave(first.diff())


def name_spans(example: Example, ranges: Sequence[tuple[int, int]]) -> Tensor:
    """Piece ranges of word ranges; shape (ranges, 2)."""
    words = torch.as_tensor(np.asarray(ranges, dtype=np.int64).reshape(-1, 2))
    return torch.from_numpy(example.pieces.first)[words]


FAR = 50.0  # log-distance to pieces of another sentence in a pack: none of them is looked at


def pool_entities(members: Sequence[tuple[Tensor, Tensor, Sequence[Sequence[int]]]]) -> Entities:
    """Pool mentions into entities (log-sum-exp) and measure how far everything is.

    Args:
        members: documents packed together: states, piece ranges of mentions, and the indices of
            each entity's mentions.
    """
    device = members[0][0].device
    vectors, aways, aparts, kept = [], [], [], []
    for states, places, owners in members:
        mentions = pool_states(places.to(device), states)
        size, many = len(owners), len(places)
        member = torch.full((size, many), float("inf"))
        for at, row in enumerate(owners):
            member[at, list(row)] = 0.0
        vectors.append(torch.logsumexp(mentions.float()[None] - member.to(device)[:, :, None], 1))
        middle = places.float().mean(1)
        gap = (middle[:, None] - torch.arange(len(states))[None]).abs()
        aways.append((_nearest(gap, owners) / 10).log1p())
        near = _nearest((middle[:, None] - middle[None]).abs(), owners)
        aparts.append(distance_bucket(_nearest(near.t(), owners)))
        kept.append(1.0 - torch.eye(size))
    return Entities(
        torch.cat(vectors).to(members[0][0].dtype),
        torch.cat([m[0] for m in members]),
        _diagonal(aways, FAR).to(device),
        _diagonal(aparts, 0).to(device),
        _diagonal(kept, 0.0).to(device),
    )


def _nearest(table: Tensor, owners: Sequence[Sequence[int]]) -> Tensor:
    return torch.stack([table[list(row)].amin(0) for row in owners])


def _diagonal(blocks: Sequence[Tensor], fill: float) -> Tensor:
    """Blocks along the diagonal of one table, `fill` elsewhere."""
    if len(blocks) == 1:
        return blocks[0]
    made = torch.full(
        (sum(b.shape[0] for b in blocks), sum(b.shape[1] for b in blocks)),
        fill,
        dtype=blocks[0].dtype,
    )
    row = column = 0
    for b in blocks:
        made[row : row + b.shape[0], column : column + b.shape[1]] = b
        row, column = row + b.shape[0], column + b.shape[1]
    return made


def mention_spans(example: Example) -> list[tuple[int, int]]:
    """Character ranges of an example's mentions."""
    words = example.pieces.words
    return [(int(words[a, 0]), int(words[b - 1, 1])) for a, b in example.mentions]
