"""Scheduled invocations: work within the time that is left, counted in the log and in metrics."""

from collections.abc import Callable, Mapping
from typing import Any

from aws_lambda_powertools import Metrics
from aws_lambda_powertools.metrics import MetricUnit

from referral.entry.log import logger

SecondsLeft = Callable[[], float]
metrics = Metrics()


def scheduled(
    work: Callable[[dict[str, Any], SecondsLeft], Mapping[str, int]],
) -> Callable[[dict[str, Any], Any], dict]:
    """The Lambda handler for `work(event, seconds_left)`, which says how often each outcome came about."""

    @logger.inject_lambda_context(clear_state=True)
    @metrics.log_metrics
    def handler(event: dict[str, Any], context: Any) -> dict[str, int]:
        outcomes = dict(work(event, lambda: context.get_remaining_time_in_millis() / 1000))
        for outcome, count in outcomes.items():
            metrics.add_metric(outcome, MetricUnit.Count, count)
        if outcomes:
            logger.info("worked", outcomes=outcomes)
        return outcomes

    return handler
