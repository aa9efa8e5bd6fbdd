"""Encoding in batches: what people and postings have in common."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextvars import copy_context
from dataclasses import dataclass, replace
from itertools import chain
from typing import Generic, TypeVar

from referral.application import ports
from referral.domain.embedding import NO_TEXTS, Embedding
from referral.domain.errors import Defect, NotEncodable, Outage, Throttled
from referral.matching.features import CandidateFeatures, JobFeatures

K = TypeVar("K")
F = TypeVar("F", CandidateFeatures, JobFeatures)
T = TypeVar("T")
R = TypeVar("R")
Embed = Callable[[Sequence[str]], Embedding]

_AT_ONCE = 8  # calls to one store; an SDK's client keeps 10 connections
_PROBE = ["text"]  # what a working model answers


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
    embedding = at_fault(model.embed, list(row)) if row else NO_TEXTS
    return {
        key: replace(draft.features, embedding=embedding.of_rows([row[text] for text in draft.texts]))
        for key, draft in drafts.items()
    }


def at_fault(ask: Callable[[Sequence[str]], R], asked: Sequence[str]) -> R:
    """The model's answer. If it fails to answer or refuses what was asked, it gets a small probe: where it does not
    answer that either, it is out. Otherwise, NotEncodable for what it refused, and Defect for what it failed twice to
    answer: these are at fault."""
    try:
        return ask(asked)
    except Throttled:
        raise
    except NotEncodable:
        _probe(ask)
        raise
    except Outage:
        _probe(ask)
    return _asked_again(ask, asked)


def _probe(ask: Callable[[Sequence[str]], R]) -> None:
    """Outage if the model does not answer what it answers whenever it works."""
    try:
        ask(_PROBE)
    except NotEncodable as refusal:
        raise Outage("The model", "refuses any text") from refusal


def _asked_again(ask: Callable[[Sequence[str]], R], asked: Sequence[str]) -> R:
    """The answer of a model that answers its probe. A connection that broke while the function was frozen fails only
    the first call, so that a second failure is a Defect, unless it is for want of time."""
    try:
        return ask(asked)
    except Throttled:
        raise
    except Outage as outage:
        if outage.for_want_of_time:
            raise
        raise Defect(outage.service, f"{outage.cause} for these texts alone") from outage


def at_once(call: Callable[[T], R], items: Iterable[T]) -> list[R]:
    """The results of one call for each item, some at a time, each with the caller's context, and so its deadline. It
    ends when all of them did, and then raises the first error: what could be done was done. If it is interrupted, it
    waits for none: calls that run end by the deadline, and the others never begin."""
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        running = [pool.submit(copy_context().run, call, item) for item in items]
        wait(running)
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()
    return [future.result() for future in running]
