"""Export a checkpoint to what the wheel ships: `python -m training.export --run DIR --to DIR`.

Writes `encoder.onnx` (int8), the heads of each layer (int8), `probe.onnx`, `vocabulary.txt` and
`reader.json`: labels, temperatures, thresholds and the hashes of the other files.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import Tensor, nn

from training import data, model, shipped

OPSET = 17


def load_run(run: Path, weights: str) -> tuple[model.ReaderModule, dict[str, data.Layer]]:
    """A trained network and its labels.

    Args:
        run: folder that training wrote.
        weights: `average` for the averaged weights, `last` for the last ones.
    """
    layers = data.read_labels(run)
    net = model.ReaderModule(
        [
            model.Scheme(x.name, *map(len, (x.classes, x.relations, x.types)))
            for x in layers.values()
        ]
    )
    state = torch.load(run / f"{weights}.pt", map_location="cpu")
    net.load_state_dict(state.get("net", state))
    return net.eval(), layers


def mix_weights(net: model.ReaderModule, folder: Path, share: float) -> None:
    """Move a network's weights towards those of a model that it was trained on from.

    The average of two rounds generalises better than either (Wortsman et al. 2022, "Model soups").

    Args:
        net: the network, changed in place.
        folder: the exported model.
        share: how much of it, 0 to 1.
    """
    new = {name: value.clone() for name, value in net.state_dict().items()}
    shipped.load_shipped(net, folder)
    old = net.state_dict()
    net.load_state_dict({name: torch.lerp(new[name], old[name], share) for name in new})


class PlainBlock(nn.Module):
    """A block in the shape that ONNX Runtime's attention fusion knows (separate q, k and v)."""

    def __init__(self, block: model.Block) -> None:
        super().__init__()
        parts = block.qkv.weight.chunk(3), block.qkv.bias.chunk(3)
        self.q, self.k, self.v = (_linear(w, b) for w, b in zip(*parts, strict=True))
        self.out, self.norm, self.up, self.down, self.last = (
            block.out,
            block.norm,
            block.up,
            block.down,
            block.last,
        )

    def _heads(self, x: Tensor) -> Tensor:
        return x.view(x.size(0), x.size(1), model.HEADS, model.WIDE // model.HEADS).permute(
            0, 2, 1, 3
        )

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Run the block."""
        q, k, v = self._heads(self.q(x)), self._heads(self.k(x)), self._heads(self.v(x))
        score = torch.matmul(q, k.transpose(-1, -2)) / math.sqrt(model.WIDE // model.HEADS)
        y = torch.matmul((score + mask).softmax(-1), v).permute(0, 2, 1, 3).contiguous()
        x = self.norm(self.out(y.view(y.size(0), y.size(1), model.WIDE)) + x)
        return self.last(self.down(nn.functional.gelu(self.up(x))) + x)


class PlainEncoder(nn.Module):
    """The encoder and every layer's tags."""

    def __init__(self, net: model.ReaderModule) -> None:
        super().__init__()
        self.encoder = net.encoder
        self.blocks = nn.ModuleList(PlainBlock(b) for b in net.encoder.blocks)
        self.tags = net.tags

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """States, and the tags of each layer."""
        enc = self.encoder
        x = enc.norm(enc.pieces(ids) + enc.places.weight[: ids.size(1)] + enc.shapes(shapes))
        seen = (1.0 - mask.unsqueeze(1).unsqueeze(2)) * -10000.0
        for block in self.blocks:
            x = block(x, seen)
        return (x, *(head(x) for head in self.tags.values()))


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.weight, made.bias = nn.Parameter(weight.clone()), nn.Parameter(bias.clone())
    return made


def write_onnx(
    module: nn.Module,
    inputs: dict[str, Tensor],
    outputs: dict[str, dict[int, str]],
    axes: dict[str, dict[int, str]],
    path: Path,
) -> None:
    """Write a module as ONNX with float weights."""
    torch.onnx.export(
        module.eval(),
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes=axes | outputs,
        opset_version=OPSET,
        dynamo=False,
    )


def export_encoder(net: model.ReaderModule, folder: Path, scratch: Path) -> None:
    """Write the encoder with fused attention, in int8."""
    ids = torch.randint(1000, 2000, (2, 64))
    batched = {0: "windows", 1: "pieces"}
    raw = scratch / "encoder.onnx"
    write_onnx(
        PlainEncoder(net), {"ids": ids, "shapes": torch.ones_like(ids), "mask": torch.ones(2, 64)},
        {"states": batched} | {f"tags.{n}": batched for n in net.tags},
        {"ids": batched, "shapes": batched, "mask": batched}, raw,
    )  # fmt: skip
    options = FusionOptions("bert")
    fused = optimizer.optimize_model(
        str(raw),
        model_type="bert",
        num_heads=model.HEADS,
        hidden_size=model.WIDE,
        optimization_options=options,
    )
    fused.save_model_to_file(str(scratch / "fused.onnx"))
    quantize_weights(scratch / "fused.onnx", folder / "encoder.onnx")


def quantize_weights(raw: Path, path: Path) -> None:
    """Weights to int8, a scale for each channel; activations are scaled as they come."""
    quantize_dynamic(
        raw, path, weight_type=QuantType.QInt8, per_channel=True,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )  # fmt: skip


def export_heads(net: model.ReaderModule, folder: Path, scratch: Path) -> None:
    """Write the relation, type and coreference heads of every layer that has them."""
    raw = scratch / "head.onnx"
    some = torch.randn(5, model.WIDE)
    for name, head in net.relations.items():
        inputs = {
            "entities": some,
            "states": torch.randn(40, model.WIDE),
            "away": torch.rand(5, 40),
            "apart": torch.zeros(5, 5, dtype=torch.long),
        }
        axes = {
            "entities": {0: "e"},
            "states": {0: "p"},
            "away": {0: "e", 1: "p"},
            "apart": {0: "e", 1: "e"},
        }
        write_onnx(head, inputs, {"scores": {0: "e", 1: "e"}}, axes, raw)
        quantize_weights(raw, folder / f"relations.{name}.onnx")
    for name, head in net.types.items():
        write_onnx(head, {"entities": some}, {"scores": {0: "e"}}, {"entities": {0: "e"}}, raw)
        quantize_weights(raw, folder / f"types.{name}.onnx")
    for name, head in net.names.items():
        classes = (head.hidden.in_features - 2 * model.NAME - model.FEATURES - 1) // 2
        inputs = {
            "names": some,
            "labels": torch.zeros(5, classes),
            "pairs": torch.zeros(3, 2, dtype=torch.long),
            "alike": torch.zeros(3, model.FEATURES),
        }
        axes = {"names": {0: "n"}, "labels": {0: "n"}, "pairs": {0: "p"}, "alike": {0: "p"}}
        write_onnx(head, inputs, {"scores": {0: "p"}}, axes, raw)
        quantize_weights(raw, folder / f"names.{name}.onnx")


def write_probe(path: Path) -> None:
    """Write one product in int8 whose sums are too large for 16 bits, in which some add in pairs.

    Who runs it knows whether the processor does (see `dateline.reader.network`).
    """
    table = np.full((64, 32), 127, dtype=np.int8)
    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("MatMulInteger", ["left", "right"], ["sums"])],
        "probe",
        [onnx.helper.make_tensor_value_info("left", onnx.TensorProto.UINT8, ["rows", 64])],
        [onnx.helper.make_tensor_value_info("sums", onnx.TensorProto.INT32, ["rows", 32])],
        [onnx.numpy_helper.from_array(table, "right")],
    )
    opset = onnx.helper.make_opsetid("", OPSET)
    onnx.save(onnx.helper.make_model(graph, opset_imports=[opset], ir_version=8), path)


def describe_model(layers: dict[str, data.Layer], folder: Path) -> None:
    """Write `reader.json`; calibration fills in the temperatures and thresholds later."""
    files = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir()) if path.name != "reader.json"
    }  # fmt: skip
    described = data.describe_labels(layers)
    old = folder / "reader.json"
    kept = json.loads(old.read_text())["calibration"] if old.exists() else {}
    made = {"version": 1, "files": files, "layers": described, "calibration": kept}
    old.write_text(json.dumps(made, indent=1) + "\n")


def main() -> None:
    """Export a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--weights", default="average")
    parser.add_argument("--mix", type=Path, help="exported model that the run started from")
    parser.add_argument("--share", type=float, default=0.2, help="of that model's weights")
    args = parser.parse_args()
    net, layers = load_run(args.run, args.weights)
    if args.mix:
        mix_weights(net, args.mix, args.share)
    args.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        export_encoder(net, args.to, Path(scratch))
        export_heads(net, args.to, Path(scratch))
    write_probe(args.to / "probe.onnx")
    shutil.copyfile(args.minilm / "vocab.txt", args.to / "vocabulary.txt")
    describe_model(layers, args.to)


if __name__ == "__main__":
    main()
