"""Measures how closely each candidate for serving agrees with the original model, and its cost, in a Markdown table.

For every requirement, all experiences are ranked by cosine. The original is sentence-transformers on PyTorch; a
candidate is a model directory served by inference.py. Needs requirements-train.txt.
"""

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import onnxruntime
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.float16 import convert_float_to_float16
from safetensors.torch import load_file
from scipy.stats import spearmanr
from sentence_transformers import SentenceTransformer

from models.nlu import inference
from models.nlu.assemble import GRAPH, TOKENIZER, TRAINED, WEIGHTS, assemble, packaged

TOP = 5
REPEATS = 5
LOAD_ORIGINAL = "from sentence_transformers import SentenceTransformer; SentenceTransformer({!r}, device='cpu')"
LOAD_CANDIDATE = "from models.nlu.inference import model_fn; model_fn({!r})"

Encode = Callable[[list[str]], np.ndarray]


@dataclass(frozen=True)
class ComparedModel:
    """A way to serve the model: `encode` returns unit vectors, `load` is Python source that imports and loads it."""

    name: str
    encode: Encode
    load: str
    files: list[Path]


def fold(directory: Path) -> Path:
    """Writes a graph that holds its transposed weights itself, next to the weights that it otherwise refers to.

    Quantisation and conversion don't see weights that are transposed at run time.
    """
    folded = directory / "folded.onnx"
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.optimized_model_filepath = str(folded)
    onnxruntime.InferenceSession(directory / GRAPH.name, options, providers=["CPUExecutionProvider"])
    return folded


def candidates(parent: Path) -> dict[str, Path]:
    """A model directory for each candidate."""
    directories = {name: parent / name for name in ("fp32", "fp16", "int8")}
    assemble(directories["fp32"])
    folded = fold(directories["fp32"])
    for name in ("fp16", "int8"):
        directories[name].mkdir()
        shutil.copy(directories["fp32"] / TOKENIZER, directories[name])
    onnx.save(convert_float_to_float16(onnx.load(folded), keep_io_types=True), directories["fp16"] / GRAPH.name)
    quantize_dynamic(folded, directories["int8"] / GRAPH.name, per_channel=True, weight_type=QuantType.QInt8)
    folded.unlink()
    return directories


def original() -> ComparedModel:
    weights = packaged(WEIGHTS)
    model = SentenceTransformer(str(weights.parent), device="cpu")
    model[0].auto_model.load_state_dict({name: one.float() for name, one in load_file(TRAINED).items()}, strict=False)
    return ComparedModel(
        "original, PyTorch",
        lambda texts: model.encode(texts, normalize_embeddings=True),
        LOAD_ORIGINAL.format(str(weights.parent)),
        [weights, packaged(TOKENIZER)],
    )


def candidate(name: str, directory: Path) -> ComparedModel:
    model = inference.model_fn(directory)
    return ComparedModel(
        f"{name}, ONNX",
        lambda texts: inference.predict_fn(texts, model),
        LOAD_CANDIDATE.format(str(directory)),
        list(directory.iterdir()),
    )


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def fastest(actions: list[Callable[[], object]]) -> list[float]:
    """Seconds of each action's fastest run. The actions take turns, so that other load affects all of them alike."""
    rounds = [[seconds(action) for action in actions] for _ in range(REPEATS)]
    return [min(runs) for runs in zip(*rounds, strict=True)]


def load_afresh(model: ComparedModel) -> None:
    subprocess.run([sys.executable, "-c", model.load], check=True, capture_output=True)


def cosines(vectors: np.ndarray, requirements: int) -> np.ndarray:
    """Cosines (requirements, experiences) from vectors that list the requirements first."""
    similarities: np.ndarray = vectors[:requirements] @ vectors[requirements:].T
    return similarities


def top_overlap(original: np.ndarray, candidate: np.ndarray) -> float:
    """The share of the original's TOP experiences that are also the candidate's, averaged over requirements."""
    tops = (np.argsort(-scores, axis=1)[:, :TOP] for scores in (original, candidate))
    return float(np.mean([len(set(ours) & set(theirs)) / TOP for ours, theirs in zip(*tops, strict=True)]))


def batch_dependence(model: ComparedModel, together: np.ndarray, texts: list[str]) -> tuple[float, float]:
    """How much a text's vector depends on its batch: largest difference of a component, and of the cosine."""
    alone = np.concatenate([model.encode([text]) for text in texts]).astype(np.float64)
    norms = np.linalg.norm(alone, axis=1) * np.linalg.norm(together.astype(np.float64), axis=1)
    return np.abs(alone - together).max(), (1 - (alone * together).sum(axis=1) / norms).max()


def agreement(reference: np.ndarray, scores: np.ndarray) -> tuple[str, ...]:
    """Spearman's rho per requirement (mean, worst), overlap of the tops, and largest difference of a cosine."""
    spearman = [spearmanr(ours, theirs).statistic for ours, theirs in zip(reference, scores, strict=True)]
    return (
        f"{np.mean(spearman):.5f}",
        f"{min(spearman):.5f}",
        f"{top_overlap(reference, scores):.3f}",
        f"{np.abs(reference - scores).max():.1e}",
    )


def table(models: list[ComparedModel], texts: list[str], requirements: int) -> Iterator[str]:
    """The lines of a Markdown table that compares all models with the first; `texts` lists the requirements first."""
    yield (
        f"| model | Spearman, mean | Spearman, worst | top-{TOP} overlap | max \\|Δ cosine\\| "
        "| batch-mates: max \\|Δ component\\| | batch-mates: max cosine distance | size "
        "| load, × faster | encode, × faster |"
    )
    yield f"|---{'|---:' * 9}|"
    vectors = [model.encode(texts) for model in models]
    loads = fastest([partial(load_afresh, model) for model in models])
    encodes = fastest([partial(model.encode, texts) for model in models])
    reference = cosines(vectors[0], requirements)
    for model, together, load, encode in zip(models, vectors, loads, encodes, strict=True):
        component, distance = batch_dependence(model, together, texts)
        cells = (
            model.name,
            *agreement(reference, cosines(together, requirements)),
            f"{component:.1e}",
            f"{distance:.1e}",
            f"{sum(file.stat().st_size for file in model.files) / 1e6:.0f} MB",
            f"{loads[0] / load:.1f}",
            f"{encodes[0] / encode:.2f}",
        )
        yield f"| {' | '.join(cells)} |"


def read(path: Path) -> dict[str, list[str]]:
    """The texts by kind, from lines of {"kind": "requirement" or "experience", "text": …}."""
    texts: dict[str, list[str]] = {"requirement": [], "experience": []}
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        texts[entry["kind"]].append(entry["text"])
    return texts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--texts", type=Path, default=Path(__file__).with_suffix(".jsonl"), help='JSON lines of {"kind", "text"}'
    )
    kinds = read(parser.parse_args().texts)
    requirements = len(kinds["requirement"])
    texts = kinds["requirement"] + kinds["experience"]
    print(f"{requirements} requirements, {len(kinds['experience'])} experiences\n")
    with TemporaryDirectory() as parent:
        models = [original(), *(candidate(name, directory) for name, directory in candidates(Path(parent)).items())]
        for line in table(models, texts, requirements):
            print(line, flush=True)


if __name__ == "__main__":
    main()
