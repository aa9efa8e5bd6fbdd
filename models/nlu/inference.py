"""SageMaker's inference code for sentence vectors: one vector for each text.

Request {"inputs": [text, ...]}; answer {"model": VERSION, "vectors": [[384 floats, L2-normalised], ...]}.
"""

from pathlib import Path

import numpy as np
import onnxruntime

from models.container import Model, body_of, guarded, inputs_of, load, readable

VERSION = "MiniLM-L6-referral/fp32/1"  # model, precision, revision: raise the revision when any vector changes
MAX_TEXTS = 256
MAX_TOKENS = 256  # the model's own limit; the rest of a text is ignored
MAX_CHARACTERS = 10_000  # read of each text: far more than 256 tokens need, and it bounds the tokenizer's memory
BATCH = 8


def model_fn(model_dir: str | Path) -> Model:
    """Loads the directory that assemble.py built."""
    model = load(model_dir)
    model.tokenizer.enable_truncation(MAX_TOKENS)
    return model


@guarded
def input_fn(body: bytes | str, content_type: str | None) -> list[str]:
    """The texts of a request; RequestError says what is wrong with it."""
    texts = inputs_of(body, content_type, MAX_TEXTS, "texts")
    return [readable(text, f"inputs[{position}]") for position, text in enumerate(texts)]


@guarded
def predict_fn(texts: list[str], model: Model) -> np.ndarray:
    """(texts, 384) float32 unit vectors, in the order of the texts."""
    beginnings = [text[:MAX_CHARACTERS] for text in texts]
    encodings = [encoding.ids for encoding in model.tokenizer.encode_batch_fast(beginnings)]
    by_length = sorted(range(len(texts)), key=lambda position: len(encodings[position]))
    vectors = np.empty((len(texts), 384), dtype=np.float32)
    for start in range(0, len(by_length), BATCH):
        batch = by_length[start : start + BATCH]
        vectors[batch] = _vectors([encodings[position] for position in batch], model.session)
    return vectors


def _vectors(encodings: list[list[int]], session: onnxruntime.InferenceSession) -> np.ndarray:
    input_ids = np.zeros((len(encodings), max(map(len, encodings))), dtype=np.int64)
    attention_mask = np.zeros_like(input_ids)
    for row, ids in enumerate(encodings):
        input_ids[row, : len(ids)] = ids
        attention_mask[row, : len(ids)] = 1
    vectors: np.ndarray
    (vectors,) = session.run(["vectors"], {"input_ids": input_ids, "attention_mask": attention_mask})
    return vectors


@guarded
def output_fn(prediction: np.ndarray, accept: str) -> bytes:
    """The answer's body; RequestError if the client doesn't accept JSON."""
    return body_of({"model": VERSION, "vectors": prediction.tolist()}, accept)
