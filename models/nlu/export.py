"""Exports the sentence model to trained.safetensors, the trained weights in half precision, and model.onnx, the graph.

    python -m models.nlu.export TRAINED

TRAINED is what `models.judge.encoder` wrote. `models.nlu.external_weights` says how the graph refers to its weights.
"""

import argparse
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx_ir
import onnxruntime
import torch
from onnx_ir.passes.common import ClearMetadataAndDocStringPass
from onnxscript.optimizer import optimize_ir
from safetensors.torch import load_file
from transformers import AutoModel

from models.nlu.assemble import GRAPH, TRAINED, WEIGHTS, packaged
from models.nlu.external_weights import point_into, split

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


def transformer(trained: Path) -> torch.nn.Module:
    """The package's model with trained weights in place of its own, in fp32."""
    # Eager attention gives the simplest graph: the fused operator handles fully masked rows, which never occur.
    model = AutoModel.from_pretrained(packaged(WEIGHTS).parent, attn_implementation="eager")
    unknown = model.load_state_dict({name: one.float() for name, one in load_file(trained).items()}, strict=False)
    if unknown.unexpected_keys:
        raise ValueError(f"{trained}: {unknown.unexpected_keys[0]} is no weight of the model")
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path, help="what models.judge.encoder wrote")
    encoder = SentenceEncoder(transformer(parser.parse_args().trained)).eval()
    with TemporaryDirectory() as directory:
        staged = Path(directory)
        shutil.copyfile(packaged(WEIGHTS), staged / WEIGHTS)
        trained = split(encoder.transformer.state_dict(), staged / TRAINED.name)
        model = trace(encoder)
        point_into(model, trained, staged / TRAINED.name, staged / WEIGHTS)
        onnx_ir.save(model, staged / GRAPH.name)
        difference = verify(staged / GRAPH.name, encoder)
        for target in (TRAINED, GRAPH):
            shutil.copyfile(staged / target.name, target)
    sizes = ", ".join(f"{target.name} {target.stat().st_size:,} bytes" for target in (GRAPH, TRAINED))
    print(f"{sizes}; differs from PyTorch by at most {difference:.1e}")


if __name__ == "__main__":
    main()
