"""Train the reader: `python -m training.train --data DIR --news DIR --minilm DIR --out DIR`.

One step reads documents of one data set, chosen at random in fixed shares; each contributes to the
heads of its own layer. It checkpoints and resumes; `export`, `calibrate` and `report` measure what
came out. A run that was cut off starts a new round of documents, so it isn't the same to the last
digit as one that ran through.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from dateline.reader.pieces import make_tokenizer
from training import data, shipped
from training.losses import batch_losses
from training.model import ReaderModule, Scheme

SHARES = {
    "dwie": 0.42,
    data.MARKED: 0.30,
    "newswire": 0.11,
    "conll04": 0.08,
    "redocred": 0.04,
    "crossre": 0.02,
    "knowledgenet": 0.03,
}
PIECES = 2000  # of a step
MOST = 48  # documents of a step
WEIGHTS = {"tags": 1.0, "relations": 1.0, "types": 0.15, "coref": 2.0}
WARM = 150  # steps until the rate is full
LOG = 50  # steps between lines of the log
BLEND = 5  # steps between two points of the average of weights


def read_training_data(
    folders: data.Folders, names: Sequence[str], tok: Tokenizer
) -> tuple[dict[str, data.Layer], dict[str, list[data.Example]]]:
    """Read the training documents of some data sets, and their labels."""
    layers: dict[str, data.Layer] = {}
    examples: dict[str, list[data.Example]] = {}
    for name in names:
        rows = data.split_documents(folders, name, "train")
        layers[name] = data.count_labels(name, rows)
        made = [data.make_example(row, layers[name], tok) for row in rows]
        examples[name] = [e for e in made if len(e.pieces.ids)]
    return layers, examples


def layer_sizes(layers: dict[str, data.Layer]) -> list[Scheme]:
    """How many of what each layer has."""
    return [Scheme(x.name, len(x.classes), len(x.relations), len(x.types)) for x in layers.values()]


class Sampler:
    """Documents of one data set in a shuffled round, cut into steps of about as many pieces.

    Short ones of like length go together, so that little of a step is padding.
    """

    def __init__(self, examples: list[data.Example], rng: random.Random) -> None:
        self.examples, self.rng = examples, rng
        self.left: list[list[data.Example]] = []

    def step(self) -> list[data.Example]:
        """The documents of the next step."""
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


class Run:
    """A training run: the network, what moves it, and its state on disk."""

    def __init__(self, net: ReaderModule, args: argparse.Namespace) -> None:
        """Start, or go on from the last checkpoint in `args.out`."""
        self.net, self.args = net.to(args.device), args
        self.optimizer = _optimizer(net, args)
        self.rates = [group["lr"] for group in self.optimizer.param_groups]
        self.average = {n: p.detach().clone() for n, p in net.named_parameters()}
        self.step = 0
        self.seen: dict[str, list[float]] = {}
        self.clock = time.time()
        last = args.out / "last.pt"
        if last.exists():
            state = torch.load(last, map_location=args.device)
            net.load_state_dict(state["net"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.average, self.step = state["average"], state["step"]

    def learn(self, examples: list[data.Example], layers: dict[str, data.Layer]) -> None:
        """Take one step."""
        warm, left = (self.step + 1) / WARM, 1 - self.step / self.args.steps
        for group, top in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = top * min(1.0, warm) * max(0.02, left)
        with torch.autocast(self.args.device, dtype=torch.bfloat16):
            found = batch_losses(self.net, examples, layers)
            total = torch.stack([WEIGHTS[name] * loss for name, loss in found.items()]).sum()
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        for name, loss in found.items():
            self.seen.setdefault(f"{examples[0].layer}.{name}", []).append(float(loss.detach()))
        if self.step % BLEND == 0:
            self._blend()
        if self.step % LOG == 0:
            self._log()
        if self.step % self.args.save_every == 0 or self.step == self.args.steps:
            self._save()

    @torch.no_grad()
    def _blend(self) -> None:
        """Move the average towards the weights: about the last 500 steps count."""
        share = 1 - min(0.99, self.step / (self.step + 50))
        for name, parameter in self.net.named_parameters():
            self.average[name].lerp_(parameter.detach(), share)

    def _log(self) -> None:
        means = (f"{name}={sum(v) / len(v):.4f}" for name, v in sorted(self.seen.items()))
        print(f"step {self.step} {time.time() - self.clock:.0f}s {' '.join(means)}", flush=True)
        self.seen = {}

    def _save(self) -> None:
        """Write a checkpoint, whole or not at all."""
        state: dict[str, Any] = {
            "net": self.net.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "step": self.step,
        }
        torch.save(state, self.args.out / "next.pt")
        (self.args.out / "next.pt").replace(self.args.out / "last.pt")
        torch.save(self.average, self.args.out / "average.pt")


def _optimizer(net: ReaderModule, args: argparse.Namespace) -> torch.optim.AdamW:
    """The encoder moves slowly and its matrices decay; the heads start from nothing."""
    named = list(net.named_parameters())
    encoder = [p for n, p in named if n.startswith("encoder.")]
    groups = [
        {"params": [p for p in encoder if p.ndim > 1], "lr": args.encoder_rate},
        {"params": [p for p in encoder if p.ndim == 1], "lr": args.encoder_rate, "weight_decay": 0},
        {"params": [p for n, p in named if not n.startswith("encoder.")], "lr": args.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the gold data")
    parser.add_argument("--news", type=Path, required=True, help="folder of raw news")
    parser.add_argument(
        "--minilm", type=Path, required=True, help="folder with model.safetensors and vocab.txt"
    )
    parser.add_argument("--start", type=Path, help="exported model to go on from")
    parser.add_argument("--out", type=Path, required=True, help="folder of the checkpoints")
    parser.add_argument("--without", nargs="*", default=[], help="data sets to leave out")
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--encoder-rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=6e-4)
    parser.add_argument("--save-every", type=int, default=150, help="steps between checkpoints")
    parser.add_argument("--device", default="cpu")
    return parser.parse_args()


def main() -> None:
    """Train until the last step."""
    args = options()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)  # noqa: S311 - an order of documents is no secret
    names = [n for n in SHARES if n not in args.without]
    folders = data.Folders(args.data, args.news)
    layers, examples = read_training_data(folders, names, make_tokenizer(args.minilm / "vocab.txt"))
    (args.out / "layers.json").write_text(json.dumps(data.describe_labels(layers)), "utf-8")
    net = ReaderModule(layer_sizes(layers))
    if args.start:
        shipped.load_shipped(net, args.start)
    else:
        net.load_minilm(load_file(args.minilm / "model.safetensors"))
    run = Run(net, args)
    samplers = {n: Sampler(examples[n], rng) for n in names}
    net.train()
    while run.step < args.steps:
        name = rng.choices(names, [SHARES[n] for n in names])[0]
        run.learn(samplers[name].step(), layers)


if __name__ == "__main__":
    main()
