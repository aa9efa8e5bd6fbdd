"""Scheduled invocations: they work within the time that is left, and count their outcomes in the log and in metrics."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal

from referral.domain.value_types import Record
from referral.entrypoints.invocation import invoked
from referral.entrypoints.log import log_failure, logger
from referral.entrypoints.metrics import flushed, measure
from referral.entrypoints.time_limit import LAST_S, OutOfTime, limited_to, seconds_left

SecondsLeft = Callable[[], float]
Work = Callable[[dict[str, Any], SecondsLeft], Mapping[str, float]]


class Tick(Record):
    """The event of a schedule."""

    source: Literal["aws.scheduler", "aws.events"]


class Unfinished(Exception):
    """The invocation failed. The runtime logs this error, so it holds only the type of the original one."""


def scheduled(work: Work) -> Callable[[dict[str, Any], Any], dict[str, float]]:
    """The Lambda handler for `work(event, seconds_left)`, which returns the number of each outcome."""

    @invoked
    @flushed
    def handler(event: dict[str, Any], context: Any) -> dict[str, float]:
        with failures_are_counted(context):
            outcomes = work(event, lambda: seconds_left(context))
        # Zeros distinguish a run without failures from no run.
        for outcome, number in {"Failures": 0, "Outages": 0, **outcomes}.items():
            measure(outcome, number)
        if outcomes:
            logger.info("worked", outcomes=outcomes)
        return dict(outcomes)

    return handler


@contextmanager
def failures_are_counted(context: Any) -> Iterator[None]:
    """Raises Unfinished, after logging and counting the failure, if the block fails or takes too long."""
    try:
        with limited_to(seconds_left(context) - LAST_S):
            yield
    except (Exception, OutOfTime) as error:
        log_failure("did not finish", error)
        measure("Failures")
        raise Unfinished(type(error).__name__) from None
