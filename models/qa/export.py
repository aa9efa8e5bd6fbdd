"""Exports a trained model to trained.safetensors, the trained weights in half precision, and model.onnx, the graph.

    python -m models.qa.export DIRECTORY_OF_THE_TRAINED_MODEL

Every weight of the graph is ONNX external data. The frozen ones are in the file of the encoder's package. Each trained
one is a half-precision tensor in trained.safetensors with a Cast to fp32, which ONNX Runtime folds when it loads the
graph.
"""

import argparse
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx_ir
import onnxruntime
import torch
from onnx_ir.passes.common import ClearMetadataAndDocStringPass
from onnxscript.optimizer import optimize_ir
from safetensors.numpy import load_file, save_file
from transformers import AutoModelForQuestionAnswering

from models.nlu.assemble import WEIGHTS, packaged
from models.qa.assemble import GRAPH, TRAINED

OPSET = 20
INPUTS = ("input_ids", "token_type_ids", "attention_mask")


class SpanScorer(torch.nn.Module):
    """Token ids, token types and attention mask, each (windows, tokens), to the logits of first and last token."""

    def __init__(self, transformer: torch.nn.Module) -> None:
        super().__init__()
        self.transformer = transformer

    def forward(
        self, input_ids: torch.Tensor, token_type_ids: torch.Tensor, attention_mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        logits = self.transformer(input_ids=input_ids, token_type_ids=token_type_ids, attention_mask=attention_mask)
        return logits.start_logits, logits.end_logits


def split(scorer: SpanScorer, shipped: Path) -> set[str]:
    """Writes the weights that differ from the package's to `shipped`, rounds them in the model, returns their names."""
    original = load_file(packaged(WEIGHTS))
    halved = {}
    for name, weight in scorer.transformer.state_dict().items():
        source = original.get(name.removeprefix("bert."))
        if source is None or not np.array_equal(source, weight.numpy()):
            halved[name] = weight.numpy().astype(np.float16)
            weight.copy_(weight.half().float())
    save_file(halved, shipped)
    return set(halved)


def trace(scorer: SpanScorer) -> onnx_ir.Model:
    """The scorer as an ONNX graph for any number of windows and tokens, with weights laid out as in PyTorch."""
    example = torch.ones(2, 8, dtype=torch.long)
    shape = {0: torch.export.Dim("windows"), 1: torch.export.Dim("tokens", min=2, max=512)}
    model = torch.onnx.export(
        scorer,
        # The exporter would merge inputs that are the same object.
        (example, example.clone(), example.clone()),
        input_names=list(INPUTS),
        output_names=["starts", "ends"],
        dynamic_shapes=(shape,) * len(INPUTS),
        opset_version=OPSET,
        optimize=False,
    ).model
    # A folded Transpose would be a tensor that no file holds. ONNX Runtime folds it when it loads the graph.
    optimize_ir(model, should_fold=lambda node: False if node.op_type == "Transpose" else None)
    ClearMetadataAndDocStringPass()(model)
    return model


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


def verify(graph: Path, scorer: SpanScorer) -> float:
    """The largest difference between the graph's logits and PyTorch's, on a padded batch; ValueError above 1e-3.

    Ids and types differ in every row, so that a graph that swaps two inputs can't pass.
    """
    generator = torch.Generator().manual_seed(0)
    inputs = {
        "input_ids": torch.randint(1000, 20000, (4, 48), generator=generator),
        "token_type_ids": (torch.arange(48) > torch.tensor([[1], [5], [9], [20]])).long(),
        "attention_mask": (torch.arange(48) < torch.tensor([[4], [11], [30], [48]])).long(),
    }
    with torch.no_grad():
        expected = scorer(**inputs)
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    found = session.run(["starts", "ends"], {name: tensor.numpy() for name, tensor in inputs.items()})
    unmasked = inputs["attention_mask"].bool().numpy()
    difference = max(
        float(np.abs(one - other.numpy())[unmasked].max()) for one, other in zip(found, expected, strict=True)
    )
    if not difference < 1e-3:
        raise ValueError(f"the graph's logits differ from PyTorch's by {difference:.1e}")
    return difference


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path, help="what train.py wrote")
    # Eager attention gives the simplest graph: the fused operator handles fully masked rows, which never occur.
    transformer = AutoModelForQuestionAnswering.from_pretrained(
        parser.parse_args().trained, attn_implementation="eager"
    )
    scorer = SpanScorer(transformer).eval()
    with TemporaryDirectory() as directory:
        staged = Path(directory)
        shutil.copyfile(packaged(WEIGHTS), staged / WEIGHTS)
        trained = split(scorer, staged / TRAINED.name)
        model = trace(scorer)
        point_into(model, trained, staged / TRAINED.name, staged / WEIGHTS)
        onnx_ir.save(model, staged / GRAPH.name)
        difference = verify(staged / GRAPH.name, scorer)
        for target in (TRAINED, GRAPH):
            shutil.copyfile(staged / target.name, target)
    sizes = ", ".join(f"{target.name} {target.stat().st_size:,} bytes" for target in (GRAPH, TRAINED))
    print(f"{sizes}; differs from PyTorch by at most {difference:.1e}")


if __name__ == "__main__":
    main()
