"""Compares the packed models with the originals in PyTorch."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from sentence_transformers import SentenceTransformer
from transformers import AutoConfig, AutoTokenizer, BertForQuestionAnswering

import models.nlu
import models.qa
from models.nlu import assemble as nlu_assemble
from models.nlu.assemble import WEIGHTS, packaged
from models.qa.assemble import TRAINED
from models.qa.inference import MAX_SPAN, WINDOW
from referral.domain.qa import QUESTIONS
from tests_models.container import Container

LINES = Path(models.nlu.__file__).with_name("agreement.jsonl")
POSTINGS = Path(models.qa.__file__).with_name("untidy.jsonl")
ORIGINAL = packaged(WEIGHTS).parent
ASKED = tuple(QUESTIONS.values())


def rows(file: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def answered(container: Container, inputs: list[object]) -> dict[str, list]:
    answer = container.invoke(json.dumps({"inputs": inputs}).encode())
    assert answer.status == 200
    return json.loads(answer.body)


def test_vectors_are_those_of_sentence_transformers(nlu: Container) -> None:
    texts = [row["text"] for row in rows(LINES)]
    original = SentenceTransformer(str(ORIGINAL), device="cpu")
    ours = {name: weight.float() for name, weight in load_file(nlu_assemble.TRAINED).items()}
    assert not original[0].auto_model.load_state_dict(ours, strict=False).unexpected_keys
    expected = original.encode(texts, normalize_embeddings=True)
    assert np.abs(np.array(answered(nlu, texts)["vectors"]) - expected).max() < 1e-5


@pytest.fixture(scope="module")
def trained() -> BertForQuestionAnswering:
    """The trained PyTorch model, put together from the package's weights and ours."""
    frozen = {f"bert.{name}": weight for name, weight in load_file(packaged(WEIGHTS)).items()}
    ours = {name: weight.float() for name, weight in load_file(TRAINED).items()}
    model = BertForQuestionAnswering(AutoConfig.from_pretrained(ORIGINAL))
    assert not model.load_state_dict(frozen | ours, strict=False).missing_keys
    return model.eval()


def scores(
    model: BertForQuestionAnswering, tokenizer: AutoTokenizer, question: str, context: str
) -> tuple[float, float]:
    """The scores of the best span and of no answer."""
    encoding = tokenizer(question, context, return_tensors="pt")
    with torch.no_grad():
        logits = model(**encoding)
    inside = torch.tensor([part == 1 for part in encoding.sequence_ids(0)])
    starts, ends = (values[0].masked_fill(~inside, -1e4) for values in (logits.start_logits, logits.end_logits))
    spans = (starts[:, None] + ends).masked_fill(~torch.ones(len(inside), len(inside)).bool().triu(), -3e4)
    spans = spans.masked_fill(torch.ones_like(spans).bool().triu(MAX_SPAN), -3e4)
    return spans.max().item(), (logits.start_logits[0, 0] + logits.end_logits[0, 0]).item()


def test_answers_are_scored_as_by_transformers(qa: Container, trained: BertForQuestionAnswering) -> None:
    tokenizer = AutoTokenizer.from_pretrained(ORIGINAL)
    room = WINDOW - max(len(tokenizer(question)["input_ids"]) for question in ASKED)
    # Longer texts are read in windows, which Transformers leaves to its caller.
    contexts = [row["context"] for row in rows(POSTINGS) if len(tokenizer(row["context"])["input_ids"]) < room]
    assert len(contexts) > 30
    found = answered(qa, [{"context": context, "questions": list(ASKED)} for context in contexts])["answers"]
    given = [(answer["score"], answer["null_score"]) for answers in found for answer in answers]
    expected = [scores(trained, tokenizer, question, context) for context in contexts for question in ASKED]
    assert np.abs(np.array(given) - np.array(expected)).max() < 1e-3
