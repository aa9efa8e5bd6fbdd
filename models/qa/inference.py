"""SageMaker's inference code for question answering: finds the words of a text that answer each question.

Request {"inputs": [{"context": text, "questions": [question, ...]}, ...]}; answer {"model": VERSION, "answers":
[[{"span", "start", "end", "score", "null_score"}, ...], ...]}, in the order of the questions. If the text doesn't
answer a question, the span is "" and start = end = 0. `score` (of the best span) and `null_score` (of no answer) are
sums of two logits.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Encoding

from models.container import Model, RequestError, body_of, guarded, inputs_of, load, readable

VERSION = "minilm-l6-qa/fp16/1"  # model, precision of its trained weights, revision: raise it when any answer changes
THRESHOLD = 0.0  # how much a span's score must exceed the null score; chosen with evaluate.py --choose
WINDOW = 128  # tokens read at once, including the question, as in training
OVERLAP = 24  # tokens that neighbouring windows share
MAX_SPAN = 40  # tokens
MAX_CONTEXTS = 64
MAX_CHARACTERS = 20_000  # of a context; the rest is ignored
# As many as so much prose has. Marks and rare scripts have more tokens, and what is behind these windows is ignored.
MAX_WINDOWS = 50
MAX_QUESTIONS = 8  # about one context
MAX_QUESTION = 100  # ASCII characters: at most one token each, so that a window always has room for text
BATCH = 8
IMPOSSIBLE = -1e4  # below any logit, but finite, because JSON has no infinity


@dataclass(frozen=True)
class Inquiry:
    """A text and the questions about it."""

    context: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """An answer, context[start:end], with its score and that of no answer; "" at 0 if there is no answer."""

    span: str
    start: int
    end: int
    score: float
    null_score: float


@dataclass(frozen=True)
class Candidate:
    """The best span in a window, as character offsets in the text."""

    start: int
    end: int
    score: float
    null_score: float

    @property
    def margin(self) -> float:
        return self.score - self.null_score


def model_fn(model_dir: str | Path) -> Model:
    """Loads the directory that assemble.py built."""
    model = load(model_dir)
    model.tokenizer.enable_truncation(WINDOW, stride=OVERLAP, strategy="only_second")
    return model


@guarded
def input_fn(body: bytes | str, content_type: str | None) -> list[Inquiry]:
    """The inquiries of a request; RequestError says what is wrong with it."""
    entries = inputs_of(body, content_type, MAX_CONTEXTS, "contexts")
    return [_inquiry(entry, f"inputs[{position}]") for position, entry in enumerate(entries)]


def _inquiry(entry: object, place: str) -> Inquiry:
    members: dict[str, Any] = entry if isinstance(entry, dict) else {}
    context, questions = readable(members.get("context"), f"{place}.context"), members.get("questions")
    if not isinstance(questions, list) or not 1 <= len(questions) <= MAX_QUESTIONS:
        raise RequestError(f"{place}.questions must be a list of one to {MAX_QUESTIONS} questions")
    for position, question in enumerate(questions):
        if not isinstance(question, str) or not question.isascii() or not 1 <= len(question) <= MAX_QUESTION:
            raise RequestError(f"{place}.questions[{position}] must be 1 to {MAX_QUESTION} ASCII characters")
    return Inquiry(context, tuple(questions))


@guarded
def predict_fn(inquiries: list[Inquiry], model: Model) -> list[list[Answer]]:
    """The answers to each inquiry's questions, in their order."""
    asked = [(inquiry.context[:MAX_CHARACTERS], q) for inquiry in inquiries for q in inquiry.questions]
    found = best_candidates(asked, model)
    answers = iter([answer(context, best) for (context, _), best in zip(asked, found, strict=True)])
    return [[next(answers) for _ in inquiry.questions] for inquiry in inquiries]


def best_candidates(asked: list[tuple[str, str]], model: Model) -> list[Candidate]:
    """The best span for each context and question, even where no answer scores higher."""
    encodings = model.tokenizer.encode_batch([(question, context) for context, question in asked])
    windows = [(i, window) for i, first in enumerate(encodings) for window in (first, *first.overflowing)[:MAX_WINDOWS]]
    best: dict[int, Candidate] = {}
    for position, candidate in _candidates(windows, model.session):
        other = best.setdefault(position, candidate)
        # Where windows find equally good spans, the order of the batches must not matter.
        if (candidate.margin, -candidate.start) > (other.margin, -other.start):
            best[position] = candidate
    return [best[position] for position in range(len(asked))]


def answer(context: str, best: Candidate, threshold: float = THRESHOLD) -> Answer:
    """The candidate as an answer; no answer unless it beats the null score by more than the threshold."""
    start, end = whole_words(context, best.start, best.end) if best.margin > threshold else (0, 0)
    return Answer(context[start:end], start, end, best.score, best.null_score)


def whole_words(context: str, start: int, end: int) -> tuple[int, int]:
    """The span, widened to whole words."""
    while 0 < start < end and context[start - 1].isalnum() and context[start].isalnum():
        start -= 1
    while start < end < len(context) and context[end - 1].isalpha() and context[end].isalpha():
        end += 1
    return start, end


def _candidates(
    windows: list[tuple[int, Encoding]], session: onnxruntime.InferenceSession
) -> Iterator[tuple[int, Candidate]]:
    """The best span of each window, with the window's position; windows of similar length share a batch."""
    by_length = sorted(windows, key=lambda window: len(window[1].ids))
    for start in range(0, len(by_length), BATCH):
        batch = by_length[start : start + BATCH]
        starts, ends = _logits([window for _, window in batch], session)
        for (position, window), *logits in zip(batch, starts, ends, strict=True):
            yield position, _best_span(window, *logits)


def _logits(windows: list[Encoding], session: onnxruntime.InferenceSession) -> tuple[np.ndarray, np.ndarray]:
    """The logits of the answer's first and last token, each (windows, tokens) float32."""
    shape = (len(windows), max(len(window.ids) for window in windows))
    inputs = {name: np.zeros(shape, dtype=np.int64) for name in ("input_ids", "token_type_ids", "attention_mask")}
    for row, window in enumerate(windows):
        inputs["input_ids"][row, : len(window.ids)] = window.ids
        inputs["token_type_ids"][row, : len(window.ids)] = window.type_ids
        inputs["attention_mask"][row, : len(window.ids)] = 1
    starts, ends = session.run(["starts", "ends"], inputs)
    return starts, ends


def _best_span(window: Encoding, starts: np.ndarray, ends: np.ndarray) -> Candidate:
    outside = np.array([part != 1 for part in window.sequence_ids])
    length = len(outside)
    # Rows are first tokens, columns last tokens; only a band above the diagonal holds valid spans.
    scores = np.where(outside, IMPOSSIBLE, starts[:length])[:, None] + np.where(outside, IMPOSSIBLE, ends[:length])
    scores = np.where(
        np.triu(np.ones_like(scores)) - np.triu(np.ones_like(scores), MAX_SPAN) > 0, scores, 3 * IMPOSSIBLE
    )
    first, last = np.unravel_index(scores.argmax(), scores.shape)
    null_score = float(starts[0] + ends[0])
    return Candidate(window.offsets[first][0], window.offsets[last][1], float(scores[first, last]), null_score)


@guarded
def output_fn(prediction: list[list[Answer]], accept: str) -> bytes:
    """The answer's body; RequestError if the client doesn't accept JSON."""
    answers = [[asdict(answer) for answer in answers] for answers in prediction]
    return body_of({"model": VERSION, "answers": answers}, accept)
