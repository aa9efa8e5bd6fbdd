"""The weights of a graph as ONNX external data: references into the files that they ship in.

Those that we have not trained are in the file of the encoder's package. Each trained one is a half-precision tensor in
a file of ours, with a Cast to fp32, which ONNX Runtime folds when it loads the graph. So the graph is small enough for
git, and set-up converts nothing.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx_ir
import torch
from safetensors.numpy import load_file, save_file

from models.nlu.assemble import WEIGHTS, packaged


def split(weights: Mapping[str, torch.Tensor], shipped: Path) -> set[str]:
    """Writes the weights that differ from the package's to `shipped`, rounds them in place, returns their names."""
    original = load_file(packaged(WEIGHTS))
    halved = {}
    for name, weight in weights.items():
        source = original.get(name.removeprefix("bert."))
        if source is None or not np.array_equal(source, weight.numpy()):
            halved[name] = weight.numpy().astype(np.float16)
            weight.copy_(weight.half().float())
    save_file(halved, shipped)
    return set(halved)


def point_into(model: onnx_ir.Model, trained: set[str], shipped: Path, package: Path) -> None:
    """Replaces each weight of the graph with a reference into one of the two files."""
    halves, originals = tensors_of(shipped), tensors_of(package)
    for name, value in list(model.graph.initializers.items()):
        source = name.removeprefix("transformer.")
        if source in trained:
            cast_from(model.graph, value, reference(halves[source], name, shipped, onnx_ir.DataType.FLOAT16))
        elif (source := source.removeprefix("bert.")) in originals:
            value.const_value = reference(originals[source], name, package, value.const_value.dtype)


def tensors_of(file: Path) -> dict[str, tuple[int, int, list[int]]]:
    """Offset, length and shape of each tensor in a safetensors file."""
    with file.open("rb") as opened:
        header_length = int.from_bytes(opened.read(8), "little")
        header = json.loads(opened.read(header_length))
    header.pop("__metadata__", None)
    return {
        name: (8 + header_length + start, end - start, entry["shape"])
        for name, entry in header.items()
        for start, end in [entry["data_offsets"]]
    }


def reference(
    tensor: tuple[int, int, list[int]], name: str, file: Path, dtype: onnx_ir.DataType
) -> onnx_ir.ExternalTensor:
    offset, length, shape = tensor
    return onnx_ir.ExternalTensor(
        location=file.name,
        offset=offset,
        length=length,
        dtype=dtype,
        shape=onnx_ir.Shape(shape),
        name=name,
        base_dir=file.parent,
    )


def cast_from(graph: onnx_ir.Graph, weight: onnx_ir.Value, half: onnx_ir.ExternalTensor) -> None:
    """Replaces an initializer with a Cast of the half-precision tensor."""
    del graph.initializers[weight.name]
    half.name = f"{weight.name}.half"
    stored = onnx_ir.Value(name=half.name, type=onnx_ir.TensorType(half.dtype), shape=half.shape, const_value=half)
    graph.register_initializer(stored)
    cast = onnx_ir.node("Cast", [stored], attributes={"to": onnx_ir.DataType.FLOAT})
    cast.outputs[0].name = f"{weight.name}.cast"
    weight.replace_all_uses_with(cast.outputs[0])
    graph.insert_before(graph[0], cast)
