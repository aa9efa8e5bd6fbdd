"""Scheduled invocations: they work within the time that is left, and count their outcomes in the log and in metrics."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from referral.entrypoints.log import log_failure, logger
from referral.entrypoints.metrics import flushed, measure

SecondsLeft = Callable[[], float]
Work = Callable[[dict[str, Any], SecondsLeft], Mapping[str, float]]


class Unfinished(Exception):
    """The invocation failed. The runtime logs this error, so it holds only the type of the original one."""


def scheduled(work: Work) -> Callable[[dict[str, Any], Any], dict[str, float]]:
    """The Lambda handler for `work(event, seconds_left)`, which returns the number of each outcome."""

    @logger.inject_lambda_context(clear_state=True)
    @flushed
    def handler(event: dict[str, Any], context: Any) -> dict[str, float]:
        with failures_are_counted():
            outcomes = work(event, lambda: context.get_remaining_time_in_millis() / 1000)
        # Zeros distinguish a run without failures from no run.
        for outcome, number in {"Failures": 0, "Outages": 0, **outcomes}.items():
            measure(outcome, number)
        if outcomes:
            logger.info("worked", outcomes=outcomes)
        return dict(outcomes)

    return handler


@contextmanager
def failures_are_counted() -> Iterator[None]:
    """Raises Unfinished, after logging and counting the failure, if the block fails."""
    try:
        yield
    except Exception as error:
        log_failure("did not finish", error)
        measure("Failures")
        raise Unfinished(type(error).__name__) from None
