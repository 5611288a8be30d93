"""Measure a checkpoint on held-out documents: `python -m training.measure --data … --run DIR`.

Quick numbers while training goes on; the published ones come from `dateline evaluate` with the
exported model.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from dateline.reader import decode, likeness
from dateline.reader.pieces import tokenizer
from training import batch, data
from training.model import Reader, Scheme, pooled


def f1(tp: float, guess: float, gold: float) -> str:
    p, r = tp / max(guess, 1), tp / max(gold, 1)
    return f"P {p:.3f} R {r:.3f} F {2 * p * r / max(p + r, 1e-9):.3f}"


def load(run: Path, weights: str) -> tuple[Reader, dict[str, data.Layer]]:
    described = json.loads((run / "layers.json").read_text())
    layers = {
        n: data.Layer(n, tuple(x["classes"]), tuple(x["relations"]), tuple(x["types"]))
        for n, x in described.items()
    }
    net = Reader(
        [Scheme(x.name, len(x.classes), len(x.relations), len(x.types)) for x in layers.values()]
    )
    state = torch.load(run / f"{weights}.pt")
    net.load_state_dict(state["net"] if "net" in state else state)
    return net.eval(), layers


@torch.no_grad()
def measure(net: Reader, layer: data.Layer, rows: list, tok) -> None:
    n = layer.name
    counts = {k: np.zeros(3) for k in ("span", "kind", "relation", "end", "pairs")}
    typed = np.zeros(3)
    for row in rows:
        e = data.example(row, layer, tok)
        if not len(e.pieces.ids):
            continue
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = batch.encode(net, [e])[0]
            tags = (
                net.tags[n](states[torch.from_numpy(e.pieces.first[:-1])]).float().numpy()
                if layer.classes
                else None
            )
        if tags is not None:
            skip = (
                {data.DWIE_CLASSES.index(x) for x in ("other", "value", "time", "money")}
                if n == "dwie"
                else set()
            )
            found = {(m.low, m.high, m.label) for m in decode.names(tags) if m.label not in skip}
            gold = set()
            starts = np.flatnonzero(e.tags % 2)
            for s in starts:
                end = s + 1
                while end < len(e.tags) and e.tags[end] == e.tags[s] + 1:
                    end += 1
                if (e.tags[s] - 1) // 2 not in skip:
                    gold.add((s, end, (e.tags[s] - 1) // 2))
            counts["kind"] += (len(found & gold), len(found), len(gold))
            counts["span"] += (
                len({x[:2] for x in found} & {x[:2] for x in gold}),
                len(found),
                len(gold),
            )
        if layer.relations and len(e.entities) > 1:
            places = batch.spans(e, e.mentions)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                ent = batch.entities([(states, places, e.entities)])
                scores = net.relations[n](ent.vectors, ent.states, ent.away, ent.apart).float()
            above = (scores[..., 1:] > scores[..., :1]) & (ent.pairs[..., None] > 0)
            got = {(a, r, b) for a, b, r in above.nonzero().tolist()}
            if e.negatives is not None:
                got = {x for x in got if x[1] in e.negatives}
            gold_r = set(e.relations)
            counts["relation"] += (len(got & gold_r), len(got), len(gold_r))
            if layer.types:
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    t = net.types[n](ent.vectors).float() > 0
                got_t = {(a, b) for a, b in t.nonzero().tolist()}
                gold_t = {(a, b) for a, r in enumerate(e.types) for b in r}
                typed += (len(got_t & gold_t), len(got_t), len(gold_t))
        if layer.types:
            g = decode.groups(e.text, batch.chars(e), e.labels)
            if len(g) > 1:
                places = batch.spans(e, e.mentions)
                vectors = torch.stack([pooled(places[x.mentions], states).mean(0) for x in g])
                pairs = torch.combinations(torch.arange(len(g)), 2)
                alike = torch.from_numpy(likeness.table([x.surface for x in g]))[
                    pairs[:, 0], pairs[:, 1]
                ]
                onehot = torch.nn.functional.one_hot(
                    torch.tensor([x.label for x in g]), len(layer.classes)
                ).float()
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    p = net.names[n](vectors, onehot, pairs, alike).float().sigmoid().numpy()
                same = np.zeros((len(g), len(g)), dtype=np.float32)
                same[pairs[:, 0], pairs[:, 1]] = p
                same += same.T
                rows_ = decode.cluster(same, [len(x.mentions) for x in g], threshold=0.5)
                owner = {m: at for at, r in enumerate(e.entities) for m in r}
                mine = {m: at for at, r in enumerate(rows_) for k in r for m in g[k].mentions}
                ms = sorted(owner)
                for i, a in enumerate(ms):
                    for b in ms[i + 1 :]:
                        counts["pairs"] += (
                            owner[a] == owner[b] and mine[a] == mine[b],
                            mine[a] == mine[b],
                            owner[a] == owner[b],
                        )
    line = " | ".join(f"{k} {f1(*v)}" for k, v in counts.items() if v.any())
    print(n, len(rows), line, f"| types {f1(*typed)}" if typed.any() else "", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--weights", default="average")
    parser.add_argument("--layers", nargs="*", default=None)
    parser.add_argument("--most", type=int, default=1000)
    args = parser.parse_args()
    net, layers = load(args.run, args.weights)
    tok = tokenizer(args.minilm / "vocab.txt")
    for name in args.layers or layers:
        measure(net, layers[name], data.split(args.data, name, "dev")[: args.most], tok)


if __name__ == "__main__":
    main()
