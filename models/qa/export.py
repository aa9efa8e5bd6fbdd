"""Exports a trained model to trained.safetensors, the trained weights in half precision, and model.onnx, the graph.

    python -m models.qa.export DIRECTORY_OF_THE_TRAINED_MODEL

`models.nlu.external_weights` says how the graph refers to its weights.
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
from transformers import AutoModelForQuestionAnswering

from models.nlu.assemble import WEIGHTS, packaged
from models.nlu.external_weights import point_into, split
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
        trained = split(scorer.transformer.state_dict(), staged / TRAINED.name)
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
