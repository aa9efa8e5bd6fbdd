"""Encoding in batches: what people and postings have in common."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, replace
from itertools import chain
from typing import Generic, TypeVar

from referral.application import ports
from referral.domain.embedding import NO_TEXTS, Embedding
from referral.domain.errors import Defect, Outage, Throttled
from referral.matching.features import CandidateFeatures, JobFeatures

K = TypeVar("K")
F = TypeVar("F", CandidateFeatures, JobFeatures)
T = TypeVar("T")
R = TypeVar("R")
Embed = Callable[[Sequence[str]], Embedding]

_AT_ONCE = 8  # calls to one store; an SDK's client keeps 10 connections


@dataclass(frozen=True)
class Draft(Generic[F]):
    """Features that still lack their embedding, and the texts that it is of."""

    features: F
    texts: tuple[str, ...]

    @classmethod
    def of(cls, derive: Callable[[Embed], F]) -> "Draft[F]":
        texts: list[str] = []

        def note(found: Sequence[str]) -> Embedding:
            texts.extend(found)
            return NO_TEXTS

        return cls(derive(note), tuple(texts))


def embedded(drafts: Mapping[K, Draft[F]], model: ports.Embedder) -> dict[K, F]:
    """The features with their embeddings. The model gets each different text once."""
    texts = dict.fromkeys(chain.from_iterable(draft.texts for draft in drafts.values()))
    row = {text: place for place, text in enumerate(texts)}
    embedding = at_fault(model.embed, list(row), ["text"]) if row else NO_TEXTS
    return {
        key: replace(draft.features, embedding=embedding.of_rows([row[text] for text in draft.texts]))
        for key, draft in drafts.items()
    }


def at_fault(ask: Callable[[Sequence[T]], R], asked: Sequence[T], probe: Sequence[T]) -> R:
    """The model's answer. If it fails to answer but answers the small `probe`, what was asked is at fault, and the
    failure is a Defect; otherwise it is an outage of the model."""
    try:
        return ask(asked)
    except Throttled:
        raise
    except Outage as outage:
        ask(probe)
        raise Defect(outage.service, f"{outage.cause} for these texts alone") from outage


def at_once(call: Callable[[T], R], items: Iterable[T]) -> list[R]:
    """The results of one call for each item, some at a time, each with the caller's context, and so its deadline. It
    ends when all of them did, and then raises the first error: what could be done was done."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return [future.result() for future in [pool.submit(copy_context().run, call, item) for item in items]]
