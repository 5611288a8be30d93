"""What the network is taught by a step's documents: a loss for each thing that they annotate."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from dateline.reader import decode, likeness
from training import batch, data
from training.model import ReaderModule, adaptive, pool_states


def batch_losses(
    net: ReaderModule, examples: Sequence[data.Example], layers: dict[str, data.Layer]
) -> dict[str, Tensor]:
    """The losses of a step, by what they teach; only of what the data set annotates.

    Args:
        net: the network.
        examples: documents of one data set.
        layers: the labels of all of them.
    """
    states = batch.encode_batch(net, examples)
    name = examples[0].layer
    layer = layers[name]
    out: dict[str, Tensor] = {}
    device = states[0].device
    if layer.classes:
        logits, gold = [], []
        for e, s in zip(examples, states, strict=True):
            logits.append(s[torch.from_numpy(e.pieces.first[:-1]).to(device)])
            gold.append(torch.from_numpy(e.tags))
        scores = net.tags[name](functional.dropout(torch.cat(logits), 0.1, net.training)).float()
        out["tags"] = functional.cross_entropy(
            scores, torch.cat(gold).to(device), label_smoothing=0.02
        )
    able = [
        (e, s, batch.name_spans(e, e.mentions))
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


def group_by_layer(
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
    net: ReaderModule, members: list[tuple[data.Example, Tensor, Tensor]], layer: data.Layer
) -> dict[str, Tensor]:
    losses, typed, pairs = [], [], 0.0
    for pack in group_by_layer(members):
        found = batch.pool_entities([(s, places, e.entities) for e, s, places in pack])
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
            scores = net.types[layer.name](
                functional.dropout(found.vectors, 0.1, net.training)
            ).float()
            typed.append(
                functional.binary_cross_entropy_with_logits(
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
    net: ReaderModule, e: data.Example, states: Tensor, places: Tensor, layer: data.Layer
) -> Tensor | None:
    groups = decode.group_names(e.text, batch.mention_spans(e), e.labels)
    if len(groups) == 1:
        return None
    owner = {m: at for at, row in enumerate(e.entities) for m in row}
    main = [max(set(o := [owner[m] for m in g.mentions]), key=o.count) for g in groups]
    mentions = pool_states(places.to(states.device), states)
    share = torch.zeros(len(groups), len(mentions), dtype=mentions.dtype)
    for at, g in enumerate(groups):
        share[at, g.mentions] = 1 / len(g.mentions)
    vectors = share.to(states.device) @ mentions
    size = len(groups)
    pairs = torch.combinations(torch.arange(size), 2)
    if "alike" not in e.extra:
        e.extra["alike"] = likeness.compare_names([g.surface for g in groups])
    alike = torch.from_numpy(e.extra["alike"])[pairs[:, 0], pairs[:, 1]]
    onehot = functional.one_hot(torch.tensor([g.label for g in groups]), len(layer.classes)).float()
    device = states.device
    scores = net.names[layer.name](
        vectors, onehot.to(device), pairs.to(device), alike.to(device)
    ).float()
    gold = torch.tensor([float(main[a] == main[b]) for a, b in pairs.tolist()], device=device)
    weight = torch.where(gold > 0, 1.0, 0.5)
    # Two names without a word in common are rarely one: they count for less, or drown the rest.
    weight = weight * torch.where((alike[:, 2] + alike[:, 6]).to(device) + gold > 0, 1.0, 0.1)
    return functional.binary_cross_entropy_with_logits(scores, gold, reduction="none") * weight
