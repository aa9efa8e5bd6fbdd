"""Exports all-MiniLM-L6-v2 from PyTorch to model.onnx, a graph whose weights stay in the package's file.

Every weight is ONNX external data: the file, offset and length of a tensor in model.safetensors, which holds raw
little-endian rows after a JSON header. So the graph is small enough for git, and set-up converts nothing.
"""

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
from safetensors.numpy import load_file
from transformers import AutoModel

from models.nlu.assemble import GRAPH, WEIGHTS, packaged

OPSET = 20


class SentenceEncoder(torch.nn.Module):
    """Token ids and attention mask, both (texts, tokens), to the L2-normalised mean of the token vectors."""

    def __init__(self, transformer: torch.nn.Module) -> None:
        super().__init__()
        self.transformer = transformer

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        tokens = self.transformer(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=torch.zeros_like(input_ids)
        ).last_hidden_state
        weights = attention_mask.unsqueeze(-1).to(tokens.dtype)
        return torch.nn.functional.normalize((tokens * weights).sum(1) / weights.sum(1), dim=1)


def trace(encoder: SentenceEncoder) -> onnx_ir.Model:
    """The encoder as an ONNX graph for any number of texts and tokens, with weights laid out as in PyTorch."""
    example = torch.ones(2, 8, dtype=torch.long)
    shape = {0: torch.export.Dim("texts"), 1: torch.export.Dim("tokens", min=2, max=512)}
    model = torch.onnx.export(
        encoder,
        # The exporter would merge two inputs that are the same object.
        (example, example.clone()),
        input_names=["input_ids", "attention_mask"],
        output_names=["vectors"],
        dynamic_shapes=(shape, shape),
        opset_version=OPSET,
        optimize=False,
    ).model
    # A folded Transpose would be a tensor that no file holds. ONNX Runtime folds it when it loads the graph.
    optimize_ir(model, should_fold=lambda node: False if node.op_type == "Transpose" else None)
    ClearMetadataAndDocStringPass()(model)
    return model


def point_into(model: onnx_ir.Model, weights: Path) -> None:
    """Replaces each weight of the graph by a reference to the same tensor inside the safetensors file."""
    with weights.open("rb") as file:
        header_length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(header_length))
    tensors = load_file(weights)
    for name, value in model.graph.initializers.items():
        source = name.removeprefix("transformer.")
        if source not in tensors:
            continue
        if not np.array_equal(value.const_value.numpy(), tensors[source]):
            raise ValueError(f"the exporter changed {source}")
        start, end = header[source]["data_offsets"]
        value.const_value = onnx_ir.ExternalTensor(
            location=weights.name,
            offset=8 + header_length + start,
            length=end - start,
            dtype=value.const_value.dtype,
            shape=value.const_value.shape,
            name=name,
            base_dir=weights.parent,
        )


def verify(graph: Path, encoder: SentenceEncoder) -> float:
    """The largest difference between the graph's vectors and PyTorch's, on a padded batch; ValueError above 1e-5."""
    generator = torch.Generator().manual_seed(0)
    input_ids = torch.randint(1000, 20000, (4, 48), generator=generator)
    attention_mask = (torch.arange(48) < torch.tensor([[2], [11], [30], [48]])).long()
    with torch.no_grad():
        expected = encoder(input_ids, attention_mask).numpy()
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    inputs = {"input_ids": input_ids.numpy(), "attention_mask": attention_mask.numpy()}
    difference = float(np.abs(session.run(["vectors"], inputs)[0] - expected).max())
    if not difference < 1e-5:
        raise ValueError(f"the graph's vectors differ from PyTorch's by {difference:.1e}")
    return difference


def main() -> None:
    weights = packaged(WEIGHTS)
    # Eager attention gives the simplest graph: the fused operator handles fully masked rows, which never occur.
    encoder = SentenceEncoder(AutoModel.from_pretrained(weights.parent, attn_implementation="eager")).eval()
    model = trace(encoder)
    point_into(model, weights)
    with TemporaryDirectory() as directory:
        staged = Path(directory) / GRAPH.name
        onnx_ir.save(model, staged)
        shutil.copyfile(weights, staged.with_name(WEIGHTS))
        difference = verify(staged, encoder)
        shutil.copyfile(staged, GRAPH)
    print(f"{GRAPH.name}: {GRAPH.stat().st_size:,} bytes; differs from PyTorch by at most {difference:.1e}")


if __name__ == "__main__":
    main()
