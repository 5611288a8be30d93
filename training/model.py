"""The network: one encoder, and a head for each thing that the reader says.

Encoder: MiniLM (6 layers, 384 wide), with an embedding of the word's shape added to its input,
since the vocabulary is lower case. Relations: the ATLOP recipe (Zhou et al. 2021, "Document-Level
Relation Extraction with Adaptive Thresholding and Localized Context Pooling") with two changes: the
context of a pair is pooled with attention that the head learns over the whole article, rather than
the encoder's own attention, which ends at a window's edge; and a small perceptron over subject,
object and their product stands for the grouped bilinear form, which cost a third of a step.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from dateline.reader.likeness import FEATURES
from dateline.reader.pieces import SHAPES

WIDE = 384
HEADS = 12
DEEP = 6
INNER = 1536
LOOKS = 6  # heads of the attention that pools a pair's context
BUCKETS = 10  # of the distance between two entities
NAME = 96


@dataclass(frozen=True)
class Scheme:
    """How many of what each layer has."""

    name: str
    classes: int
    relations: int
    types: int


class Block(nn.Module):
    """One layer of BERT (post-norm)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDE, 3 * WIDE)
        self.out = nn.Linear(WIDE, WIDE)
        self.norm = nn.LayerNorm(WIDE, eps=1e-12)
        self.up = nn.Linear(WIDE, INNER)
        self.down = nn.Linear(INNER, WIDE)
        self.last = nn.LayerNorm(WIDE, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """States (windows, pieces, WIDE) and a mask that is added to the attention's scores."""
        batch, time, _ = x.shape
        q, k, v = self.qkv(x).view(batch, time, 3, HEADS, WIDE // HEADS).permute(2, 0, 3, 1, 4)
        # Written out: for windows this short it is a fifth faster on a CPU than the fused kernel.
        score = (q * (WIDE // HEADS) ** -0.5) @ k.transpose(-1, -2) + mask.to(q.dtype)
        y = score.softmax(-1, dtype=q.dtype) @ v
        y = self.out(y.transpose(1, 2).reshape(batch, time, WIDE))
        x = self.norm(x + y)
        y = self.down(functional.gelu(self.up(x)))
        return self.last(x + functional.dropout(y, self.dropout, self.training))


class Encoder(nn.Module):
    """Pieces and shapes in, states out."""

    def __init__(self, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDE)
        self.places = nn.Embedding(512, WIDE)
        self.shapes = nn.Embedding(2 * SHAPES, WIDE)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDE, eps=1e-12)
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(DEEP))
        self.dropout = dropout

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """States of pieces; the mask is 1 where there is one. All (windows, pieces)."""
        places = self.places.weight[: ids.shape[1]]
        x = self.norm(self.pieces(ids) + places + self.shapes(shapes))
        x = functional.dropout(x, self.dropout, self.training)
        seen = ((1.0 - mask.to(x.dtype)) * -1e4)[:, None, None, :]
        for block in self.blocks:
            x = block(x, seen)
        return x


class Relations(nn.Module):
    """Entities and the article's states in, a score for every label of every pair out."""

    def __init__(self, labels: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.query = nn.Linear(WIDE, LOOKS * 64)
        self.key = nn.Linear(WIDE, LOOKS * 64)
        self.near = nn.Parameter(torch.linspace(0.2, 2.0, LOOKS))
        self.subject = nn.Linear(WIDE, WIDE)
        self.object = nn.Linear(WIDE, WIDE)
        self.subject_context = nn.Linear(WIDE, WIDE, bias=False)
        self.object_context = nn.Linear(WIDE, WIDE, bias=False)
        self.apart = nn.Embedding(BUCKETS, WIDE)
        self.hidden = nn.Linear(3 * WIDE, WIDE)
        self.out = nn.Linear(WIDE, labels)
        nn.init.normal_(self.apart.weight, std=0.02)
        self.dropout = dropout

    def looks(self, entities: Tensor, states: Tensor, away: Tensor) -> Tensor:
        """Attention of each entity over all pieces; shape (looks, entities, pieces)."""
        q = self.query(entities).view(-1, LOOKS, 64).transpose(0, 1)
        k = self.key(states).view(-1, LOOKS, 64).permute(1, 2, 0)
        score = (q @ k) / 8.0 - functional.softplus(self.near)[:, None, None] * away[None]
        return score.float().softmax(-1)

    def forward(self, entities: Tensor, states: Tensor, away: Tensor, apart: Tensor) -> Tensor:
        """Score the whole grid; subject by object by label, column 0 the threshold."""
        size = entities.shape[0]
        looks = self.looks(entities, states, away).to(states.dtype).permute(2, 1, 0)
        both = (looks @ looks.transpose(1, 2)).reshape(-1, size * size).t()
        context = (both @ states) / (both.float().sum(-1, keepdim=True) + 1e-9).to(states.dtype)
        far = self.apart(apart)
        s = self.subject(entities)[:, None] + (
            self.subject_context(context).view(size, size, WIDE) + far
        )
        o = self.object(entities)[None] + (
            self.object_context(context).view(size, size, WIDE) + far
        )
        s, o = torch.tanh(s), torch.tanh(o)
        x = functional.gelu(self.hidden(torch.cat([s, o, s * o], -1)))
        return self.out(functional.dropout(x, self.dropout, self.training))


class Names(nn.Module):
    """Two names in, whether they name one thing out."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.name = nn.Linear(WIDE, NAME)
        self.hidden = nn.Linear(2 * NAME + FEATURES + 2 * classes + 1, 128)
        self.out = nn.Linear(128, 1)

    def forward(self, names: Tensor, labels: Tensor, pairs: Tensor, alike: Tensor) -> Tensor:
        """A score for each pair of names; labels are one-hot, `alike` is from `likeness`."""
        made = torch.tanh(self.name(names))
        a, b = made[pairs[:, 0]], made[pairs[:, 1]]
        la, lb = labels[pairs[:, 0]], labels[pairs[:, 1]]
        same = (la * lb).sum(-1, keepdim=True)
        x = torch.cat([a * b, (a - b).abs(), alike, la + lb, la * lb, same], -1)
        return self.out(functional.gelu(self.hidden(x)))[:, 0]


class ReaderModule(nn.Module):
    """All of it."""

    def __init__(self, schemes: list[Scheme], vocabulary: int = 30522) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary)
        self.tags = nn.ModuleDict(
            {s.name: nn.Linear(WIDE, 2 * s.classes + 1) for s in schemes if s.classes}
        )
        self.relations = nn.ModuleDict(
            {s.name: Relations(s.relations + 1) for s in schemes if s.relations}
        )
        self.types = nn.ModuleDict(
            {
                s.name: nn.Sequential(nn.Linear(WIDE, WIDE), nn.Tanh(), nn.Linear(WIDE, s.types))
                for s in schemes
                if s.types
            }
        )
        self.names = nn.ModuleDict({s.name: Names(s.classes) for s in schemes if s.types})

    def load_minilm(self, weights: dict[str, Tensor]) -> None:
        """Take the encoder's weights from BERT's names."""
        enc = self.encoder
        with torch.no_grad():
            enc.pieces.weight.copy_(weights["embeddings.word_embeddings.weight"])
            kind = weights["embeddings.token_type_embeddings.weight"][0]
            enc.places.weight.copy_(weights["embeddings.position_embeddings.weight"] + kind)
            _norm(enc.norm, weights, "embeddings.LayerNorm")
            for at, block in enumerate(enc.blocks):
                root = f"encoder.layer.{at}."
                parts = [
                    weights[f"{root}attention.self.{n}.weight"] for n in ("query", "key", "value")
                ]
                block.qkv.weight.copy_(torch.cat(parts))
                parts = [
                    weights[f"{root}attention.self.{n}.bias"] for n in ("query", "key", "value")
                ]
                block.qkv.bias.copy_(torch.cat(parts))
                _norm(block.out, weights, f"{root}attention.output.dense")
                _norm(block.norm, weights, f"{root}attention.output.LayerNorm")
                _norm(block.up, weights, f"{root}intermediate.dense")
                _norm(block.down, weights, f"{root}output.dense")
                _norm(block.last, weights, f"{root}output.LayerNorm")


def _norm(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])  # type: ignore[operator, union-attr]
    module.bias.copy_(weights[f"{name}.bias"])  # type: ignore[operator, union-attr]


def adaptive(logits: Tensor, gold: Tensor, known: Tensor | None = None) -> Tensor:
    """ATLOP's adaptive-threshold loss of each pair; column 0 is the threshold.

    Args:
        logits: scores, shape (pairs, 1 + labels).
        gold: 1 where the label holds, shape (pairs, labels).
        known: 1 where the data set says whether it holds; None means everywhere.
    """
    logits = logits.float()
    gold = functional.pad(gold, (1, 0))
    threshold = torch.zeros_like(gold)
    threshold[..., 0] = 1.0
    above = logits - (1 - gold - threshold) * 1e4
    first = -(functional.log_softmax(above, -1) * gold).sum(-1)
    below = logits - gold * 1e4
    if known is not None:
        below = below - (1 - functional.pad(known, (1, 0), value=1.0)) * 1e4
    second = -functional.log_softmax(below, -1)[..., 0]
    return first + second


def pool_states(spans: Tensor, states: Tensor) -> Tensor:
    """Mean state of each half-open range of pieces; shape (spans, WIDE)."""
    sums = functional.pad(states.float().cumsum(0), (0, 0, 1, 0))
    width = (spans[:, 1] - spans[:, 0]).clamp(min=1)[:, None]
    return ((sums[spans[:, 1]] - sums[spans[:, 0]]) / width).to(states.dtype)


def distance_bucket(pieces: Tensor) -> Tensor:
    """Distance in pieces → a bucket: powers of two from 4 on."""
    return (pieces.clamp(min=4).float().log2() - math.log2(4)).floor().long().clamp(max=BUCKETS - 1)
