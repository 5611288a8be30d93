"""Train the reader: `python -m training.train --data DIR --minilm DIR --out DIR`.

One step reads documents of one data set, chosen at random in fixed shares; each contributes to the
heads of its own layer. It checkpoints, resumes, and measures itself on held-out documents.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional as F

from dateline.reader import decode, likeness
from dateline.reader.pieces import tokenizer
from training import batch, data
from training.model import Reader, Scheme, adaptive, pooled

SHARES = {
    "dwie": 0.80,
    "newswire": 0.06,
    "redocred": 0.06,
    "conll04": 0.04,
    "crossre": 0.02,
    "knowledgenet": 0.02,
}
PIECES = 2000  # of a step
MOST = 48  # documents of a step


def build(
    root: Path, names: Sequence[str], tok: object
) -> tuple[dict[str, data.Layer], dict[str, list[data.Example]]]:
    layers: dict[str, data.Layer] = {}
    examples: dict[str, list[data.Example]] = {}
    for name in names:
        rows = data.split(root, name, "train")
        layers[name] = data.inventory(name, rows)
        made = [data.example(row, layers[name], tok) for row in rows]  # type: ignore[arg-type]
        examples[name] = [e for e in made if len(e.pieces.ids)]
    return layers, examples


def schemes(layers: dict[str, data.Layer]) -> list[Scheme]:
    return [Scheme(x.name, len(x.classes), len(x.relations), len(x.types)) for x in layers.values()]


class Sampler:
    """Documents of one data set in a shuffled round, cut into steps of about as many pieces.

    Short ones of like length go together, so that little of a step is padding.
    """

    def __init__(self, examples: list[data.Example], rng: random.Random) -> None:
        self.examples, self.rng = examples, rng
        self.left: list[list[data.Example]] = []

    def step(self) -> list[data.Example]:
        if not self.left:
            order = self.examples[:]
            self.rng.shuffle(order)
            for low in range(0, len(order), 480):
                part = order[low : low + 480]
                if len(part[0].pieces.windows) == 1:
                    part.sort(key=lambda e: len(e.pieces.ids))
                self.left.extend(_cut(part))
            self.rng.shuffle(self.left)
        return self.left.pop()


def _cut(examples: Sequence[data.Example]) -> list[list[data.Example]]:
    out: list[list[data.Example]] = []
    size = PIECES
    for e in examples:
        if size >= PIECES or len(out[-1]) >= MOST:
            out.append([])
            size = 0
        out[-1].append(e)
        size += len(e.pieces.ids)
    return out


def losses(
    net: Reader, examples: Sequence[data.Example], layers: dict[str, data.Layer]
) -> dict[str, Tensor]:
    states = batch.encode(net, examples)
    name = examples[0].layer
    layer = layers[name]
    out: dict[str, Tensor] = {}
    device = states[0].device
    if layer.classes:
        logits, gold = [], []
        for e, s in zip(examples, states, strict=True):
            logits.append(s[torch.from_numpy(e.pieces.first[:-1]).to(device)])
            gold.append(torch.from_numpy(e.tags))
        scores = net.tags[name](F.dropout(torch.cat(logits), 0.1, net.training)).float()
        out["tags"] = F.cross_entropy(scores, torch.cat(gold).to(device), label_smoothing=0.02)
    able = [
        (e, s, batch.spans(e, e.mentions))
        for e, s in zip(examples, states, strict=True)
        if e.mentions
    ]
    if layer.relations:
        out |= _related(net, [m for m in able if len(m[0].entities) > 1], layer)
    if layer.types:
        names = [n for e, s, places in able if (n := _names(net, e, s, places, layer)) is not None]
        if names:
            out["coref"] = torch.cat(names).mean()
    return out


PACK = 24  # entities of sentences that are scored in one grid


def packs(
    members: list[tuple[data.Example, Tensor, Tensor]],
) -> list[list[tuple[data.Example, Tensor, Tensor]]]:
    """Put small documents together, up to PACK entities."""
    out: list[list[tuple[data.Example, Tensor, Tensor]]] = []
    size = PACK + 1
    for member in members:
        if size + len(member[0].entities) > PACK:
            out.append([])
            size = 0
        out[-1].append(member)
        size += len(member[0].entities)
    return out


def _related(
    net: Reader, members: list[tuple[data.Example, Tensor, Tensor]], layer: data.Layer
) -> dict[str, Tensor]:
    losses, typed, pairs = [], [], 0.0
    for pack in packs(members):
        found = batch.entities([(s, places, e.entities) for e, s, places in pack])
        scores = net.relations[layer.name](found.vectors, found.states, found.away, found.apart)
        size = len(found.vectors)
        gold = torch.zeros(size, size, len(layer.relations))
        known = (
            torch.ones(size, size, len(layer.relations))
            if pack[0][0].negatives is not None
            else None
        )
        gold_types = torch.zeros(size, len(layer.types))
        at = 0
        for e, _, _ in pack:
            for a, r, b in e.relations:
                gold[at + a, at + b, r] = 1
            if known is not None:
                end = at + len(e.entities)
                block = gold[at:end, at:end].clone()
                block[..., e.negatives] = 1
                known[at:end, at:end] = block
            for n, row in enumerate(e.types or ()):
                gold_types[at + n, row] = 1
            at += len(e.entities)
        device = found.pairs.device
        loss = adaptive(scores, gold.to(device), None if known is None else known.to(device))
        losses.append((loss * found.pairs).sum())
        pairs += float(found.pairs.sum())
        if layer.types:
            scores = net.types[layer.name](F.dropout(found.vectors, 0.1, net.training)).float()
            typed.append(
                F.binary_cross_entropy_with_logits(
                    scores, gold_types.to(device), reduction="none"
                ).sum(-1)
            )
    out: dict[str, Tensor] = {}
    if losses:
        out["relations"] = torch.stack(losses).sum() / max(pairs, 1.0)
    if typed:
        out["types"] = torch.cat(typed).mean()
    return out


def _names(
    net: Reader, e: data.Example, states: Tensor, places: Tensor, layer: data.Layer
) -> Tensor | None:
    groups = decode.groups(e.text, batch.chars(e), e.labels)
    if len(groups) < 2:
        return None
    owner = {m: at for at, row in enumerate(e.entities) for m in row}
    main = [max(set(o := [owner[m] for m in g.mentions]), key=o.count) for g in groups]
    mentions = pooled(places.to(states.device), states)
    share = torch.zeros(len(groups), len(mentions), dtype=mentions.dtype)
    for at, g in enumerate(groups):
        share[at, g.mentions] = 1 / len(g.mentions)
    vectors = share.to(states.device) @ mentions
    size = len(groups)
    pairs = torch.combinations(torch.arange(size), 2)
    if "alike" not in e.extra:
        e.extra["alike"] = likeness.table([g.surface for g in groups])
    alike = torch.from_numpy(e.extra["alike"])[pairs[:, 0], pairs[:, 1]]
    onehot = F.one_hot(torch.tensor([g.label for g in groups]), len(layer.classes)).float()
    device = states.device
    scores = net.names[layer.name](
        vectors, onehot.to(device), pairs.to(device), alike.to(device)
    ).float()
    gold = torch.tensor([float(main[a] == main[b]) for a, b in pairs.tolist()], device=device)
    weight = torch.where(gold > 0, 1.0, 0.5)
    # Two names without a letter in common are rarely one: they count for less, or they drown the rest.
    weight = weight * torch.where((alike[:, 2] + alike[:, 6]).to(device) + gold > 0, 1.0, 0.1)
    return F.binary_cross_entropy_with_logits(scores, gold, reduction="none") * weight


WEIGHTS = {"tags": 1.0, "relations": 1.0, "types": 0.15, "coref": 2.0}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--minilm", type=Path, required=True, help="folder with model.safetensors and vocab.txt"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--without", nargs="*", default=[], help="data sets to leave out")
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--encoder-rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=6e-4)
    parser.add_argument("--save-every", type=int, default=150)
    parser.add_argument("--device", default="cpu")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    names = [n for n in SHARES if n not in args.without]
    tok = tokenizer(args.minilm / "vocab.txt")
    layers, examples = build(args.data, names, tok)
    (args.out / "layers.json").write_text(
        json.dumps(
            {
                n: {"classes": x.classes, "relations": x.relations, "types": x.types}
                for n, x in layers.items()
            }
        )
    )
    net = Reader(schemes(layers))
    net.load_minilm(load_file(args.minilm / "model.safetensors"))
    net.to(args.device)
    slow = [p for n, p in net.named_parameters() if n.startswith("encoder.") and p.ndim > 1]
    slow_plain = [p for n, p in net.named_parameters() if n.startswith("encoder.") and p.ndim <= 1]
    fast = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": slow, "lr": args.encoder_rate, "weight_decay": 0.01},
            {"params": slow_plain, "lr": args.encoder_rate, "weight_decay": 0.0},
            {"params": fast, "lr": args.head_rate, "weight_decay": 0.01},
        ],
        fused=True,
        betas=(0.9, 0.98),
    )
    base = [g["lr"] for g in optimizer.param_groups]
    start = 0
    average = {n: p.detach().clone() for n, p in net.named_parameters()}
    last = args.out / "last.pt"
    if last.exists():
        state = torch.load(last, map_location=args.device)
        net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        average, start = state["average"], state["step"]
    samplers = {n: Sampler(examples[n], rng) for n in names}
    shares = [SHARES[n] for n in names]
    seen: dict[str, list[float]] = {}
    clock = time.time()
    net.train()
    for step in range(start, args.steps):
        rate = min(1.0, (step + 1) / 150) * max(0.02, 1 - step / args.steps)
        for group, top in zip(optimizer.param_groups, base, strict=True):
            group["lr"] = top * rate
        name = rng.choices(names, shares)[0]
        examples_now = samplers[name].step()
        with torch.autocast(args.device, dtype=torch.bfloat16):
            found = losses(net, examples_now, layers)
            total = sum(WEIGHTS[k] * v for k, v in found.items())
        total.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        for key, value in found.items():
            seen.setdefault(f"{name}.{key}", []).append(float(value.detach()))
        if step % 5 == 4:
            keep = min(0.99, (step + 1) / (step + 50))
            with torch.no_grad():
                params = dict(net.named_parameters())
                torch._foreach_lerp_(
                    list(average.values()), [params[n].detach() for n in average], 1 - keep
                )
        if step % 50 == 49:
            line = " ".join(f"{k}={sum(v) / len(v):.4f}" for k, v in sorted(seen.items()))
            print(f"step {step + 1} {time.time() - clock:.0f}s {line}", flush=True)
            seen = {}
        if (step + 1) % args.save_every == 0 or step + 1 == args.steps:
            torch.save(
                {
                    "net": net.state_dict(),
                    "optimizer": optimizer.state_dict(),
                    "average": average,
                    "step": step + 1,
                },
                args.out / "next.pt",
            )
            (args.out / "next.pt").replace(last)
            torch.save(average, args.out / "average.pt")


if __name__ == "__main__":
    main()
