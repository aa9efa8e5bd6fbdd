"""Checking that the models answer: a deployment that breaks them must fail, before its first ask shows it."""

from collections.abc import Callable
from typing import TypeVar

from referral.application import ports
from referral.domain.errors import Outage
from referral.domain.versions import MODEL

T = TypeVar("T")
TEXT = "Five years of experience as a welder."


def wait_for_models(
    *, model: ports.Embedder, reader: ports.Reader, report: ports.Report, pause: Callable[[], None]
) -> None:
    """Returns once both models answer; the caller limits the time. A container that is starting is no failure yet, but
    another model than the rules are made for is: Outage."""
    answered = _until_it_answers(lambda: model.embed([TEXT]), report, pause).model
    if answered != MODEL:
        raise Outage("The right model", answered)
    _until_it_answers(lambda: reader.answers([TEXT]), report, pause)


def _until_it_answers(ask: Callable[[], T], report: ports.Report, pause: Callable[[], None]) -> T:
    while True:
        try:
            return ask()
        except Outage as error:
            report("a model does not answer yet", error)
            pause()
