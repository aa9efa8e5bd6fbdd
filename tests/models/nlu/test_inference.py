import json
from pathlib import Path

import numpy as np
import pytest

from models.container import Model, RequestError
from models.nlu import inference

NURSING = "Experience with medication administration and wound care"
NIGHT_SHIFTS = "Gave medication and dressed pressure ulcers on night shifts"
WELDING = "Welded stainless pipework for dairies, TIG and MIG"
LONG = "Kept the books of a bakery. " * 200

# Cosines from sentence-transformers 6.2.0 on PyTorch 2.15.0 with the same weights.
ORIGINAL = [
    (NURSING, NIGHT_SHIFTS, 0.49928),
    (NURSING, WELDING, 0.08047),
    ("", WELDING, 0.04018),
    ("مهندس برمجيات 👩‍💻", "Software engineer 👩‍💻", 0.28498),
    (LONG, "Bookkeeping for a small company", 0.40554),
]


@pytest.fixture(scope="session")
def encoder(model_directory: Path) -> Model:
    return inference.model_fn(str(model_directory))


@pytest.mark.parametrize(("one", "other", "cosine"), ORIGINAL)
def test_vectors_are_the_original_models(encoder: Model, one: str, other: str, cosine: float) -> None:
    vectors = inference.predict_fn([one, other], encoder)
    assert vectors[0] @ vectors[1] == pytest.approx(cosine, abs=2e-5)


def test_vectors_are_unit_length_and_one_per_text(encoder: Model) -> None:
    vectors = inference.predict_fn([NURSING, "", WELDING], encoder)
    assert vectors.shape == (3, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)


def test_a_vector_depends_neither_on_batch_mates_nor_on_its_place(encoder: Model) -> None:
    texts = [LONG, "a", NURSING, "", WELDING, NIGHT_SHIFTS] * 4
    together = inference.predict_fn(texts, encoder)
    alone = np.concatenate([inference.predict_fn([text], encoder) for text in texts])
    assert np.abs(together - alone).max() < 1e-6
    assert np.abs(inference.predict_fn(texts[::-1], encoder)[::-1] - together).max() < 1e-6


def test_only_the_first_256_tokens_of_a_text_are_read(encoder: Model) -> None:
    beginning = "word " * 254  # plus the two special tokens around every text
    longer, shorter, itself = inference.predict_fn([beginning + WELDING, "word " * 200 + WELDING, beginning], encoder)
    assert longer == pytest.approx(itself, abs=1e-6)
    assert shorter @ itself < 0.99


def test_a_request_gives_its_texts() -> None:
    body = json.dumps({"inputs": ["", NURSING, "👩‍💻"]})
    assert inference.input_fn(body.encode(), "application/json; charset=utf-8") == ["", NURSING, "👩‍💻"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"null", "inputs must be a list"),
        (b'["text"]', "inputs must be a list"),
        (b"{}", "inputs must be a list"),
        (b'{"inputs": "text"}', "inputs must be a list"),
        (b'{"inputs": []}', "inputs must be a list"),
        (b'{"inputs": ["text", null]}', r"inputs\[1\] is not a text"),
        (b'{"inputs": ["\\ud83d"]}', r"inputs\[0\] holds half a surrogate pair"),
        (json.dumps({"inputs": ["text"] * 257}).encode(), "257 texts; at most 256"),
    ],
)
def test_a_wrong_request_is_named(body: bytes, message: str) -> None:
    with pytest.raises(RequestError, match=message) as raised:
        inference.input_fn(body, "application/json")
    assert raised.value.status_code == 400


@pytest.mark.parametrize("content_type", ["", "text/plain", "application/x-npy"])
def test_only_json_is_read(content_type: str) -> None:
    with pytest.raises(RequestError) as raised:
        inference.input_fn(b'{"inputs": ["text"]}', content_type)
    assert raised.value.status_code == 415


def test_an_answer_names_the_model_and_loses_no_digit(encoder: Model) -> None:
    vectors = inference.predict_fn([NURSING], encoder)
    answer = json.loads(inference.output_fn(vectors, "text/html, application/json;q=0.9"))
    assert answer["model"] == inference.VERSION
    assert np.array_equal(np.array(answer["vectors"], dtype=np.float32), vectors)


def test_only_json_is_answered() -> None:
    with pytest.raises(RequestError) as raised:
        inference.output_fn(np.zeros((1, 384), dtype=np.float32), "application/x-npy")
    assert raised.value.status_code == 406
