"""The SageMaker container's code: texts in, one sentence vector per text out.

Request {"inputs": [text, ...]}; answer {"model": VERSION, "vectors": [[384 floats, L2-normalised], ...]}.
"""

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

VERSION = "all-MiniLM-L6-v2/fp32/1"  # model, precision, revision: raise the revision when any vector changes
MAX_TEXTS = 256
MAX_TOKENS = 256  # the model's own limit; the rest of a text is not read
MAX_CHARACTERS = 10_000  # looked at per text: far more than 256 tokens take, and the tokenizer's memory stays bounded
BATCH = 8
JSON = "application/json"
SURROGATE = re.compile("[\ud800-\udfff]")


class RequestError(ValueError):
    """The client's fault, in words that may be shown to it; status_code is the HTTP status it deserves."""

    def __init__(self, message: str, status_code: int = 400) -> None:
        super().__init__(message)
        self.status_code = status_code


@dataclass(frozen=True)
class Encoder:
    """A loaded model; safe to share between threads."""

    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession


def model_fn(model_dir: str | Path) -> Encoder:
    """Loads the directory that assemble.py built."""
    directory = Path(model_dir)
    tokenizer = Tokenizer.from_file(str(directory / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = len(os.sched_getaffinity(0))
    # Threads that spin between operators take the cores from the other processes of the machine.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(directory / "model.onnx", options, providers=["CPUExecutionProvider"])
    return Encoder(tokenizer, session)


def input_fn(body: bytes | str, content_type: str) -> list[str]:
    """The texts of a request; RequestError says what is wrong with it."""
    if content_type.partition(";")[0].strip().lower() != JSON:
        raise RequestError(f"content type must be {JSON}", 415)
    try:
        request = json.loads(body)
    except (ValueError, RecursionError):
        raise RequestError("body is not JSON") from None
    texts = request.get("inputs") if isinstance(request, dict) else None
    if not isinstance(texts, list) or not texts:
        raise RequestError("inputs must be a list of one or more texts")
    if len(texts) > MAX_TEXTS:
        raise RequestError(f"inputs holds {len(texts)} texts; at most {MAX_TEXTS} are taken at once")
    for position, text in enumerate(texts):
        if not isinstance(text, str):
            raise RequestError(f"inputs[{position}] is not a text")
        if SURROGATE.search(text):
            raise RequestError(f"inputs[{position}] holds half a surrogate pair")
    return texts


def predict_fn(texts: list[str], model: Encoder) -> np.ndarray:
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
    (vectors,) = session.run(["vectors"], {"input_ids": input_ids, "attention_mask": attention_mask})
    return vectors


def output_fn(prediction: np.ndarray, accept: str) -> bytes:
    """The answer's body; RequestError if the client takes no JSON."""
    if not {kind.partition(";")[0].strip().lower() for kind in accept.split(",")} & {JSON, "application/*", "*/*"}:
        raise RequestError(f"the answer can only be {JSON}", 406)
    return json.dumps({"model": VERSION, "vectors": prediction.tolist()}).encode()
