"""Weights back out of an exported model, so that training can go on from what was shipped.

A weight that was rounded to int8 is off by at most half a step of its channel's scale, which costs
nothing measurable (see the model card) and is gone after a few steps of training.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.model import ReaderModule

_FUSED = re.compile(r"Attention_(\d+)_qkv_(weight|bias)")
_TABLE = re.compile(r"(pieces|places|shapes|apart)\.weight$")
_SCALING = ("_scale", "_zero_point")


def load_shipped(net: ReaderModule, folder: Path) -> None:
    """Set a network's weights to those of an exported model; heads of new layers stay as they are.

    Args:
        net: the network; it must have the layers that the model has.
        folder: what `training.export` wrote.

    Raises:
        RuntimeError: a weight is missing, or has another shape than the network's.
    """
    layers = json.loads((folder / "reader.json").read_text("utf-8"))["layers"]
    state: dict[str, Tensor] = {
        name: value
        for name, value in net.state_dict().items()
        if not name.startswith("encoder.") and name.split(".")[1] not in layers
    }
    for path in sorted(folder.glob("*.onnx")):
        root = "" if path.stem == "encoder" else path.stem + "."
        state |= {root + name: value for name, value in _weights(path).items()}
    net.load_state_dict(state)


def _weights(path: Path) -> dict[str, Tensor]:
    """The parameters of one file, by the names that torch knows them by."""
    graph = onnx.load(path).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    owners = {name: node.output[0] for node in graph.node for name in node.input}
    out: dict[str, Tensor] = {}
    for name, kept in stored.items():
        root = name.removesuffix("_quantized")
        if root == name and (name.endswith(_SCALING) or not np.issubdtype(kept.dtype, np.floating)):
            continue
        value = kept
        if root != name:
            value = (kept.astype(np.float32) - stored[f"{root}_zero_point"]) * stored[
                f"{root}_scale"
            ]
        fused = _FUSED.fullmatch(root)
        if fused:
            root = f"encoder.blocks.{fused[1]}.qkv.{fused[2]}"
        elif root.startswith("onnx::"):
            root = _named(owners[name])
            root = f"tags.{root}" if path.stem == "encoder" and "blocks" not in root else root
        # ONNX holds the matrices of products the other way round than torch; tables it doesn't.
        product = value.ndim > 1 and _TABLE.search(root) is None
        out[root.removesuffix("_Transposed")] = torch.tensor(value.T if product else value)
    return out


def _named(output: str) -> str:
    """`/blocks.0/out/MatMul_output_0_…` → `encoder.blocks.0.out.weight`; heads keep their name."""
    module = output.partition("/MatMul")[0].strip("/").replace("/", ".")
    return f"{'encoder.' if module.startswith('blocks.') else ''}{module}.weight"
