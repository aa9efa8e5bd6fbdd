"""Metrics: counts and times that CloudWatch collects from the log.

Their only dimension is the function, so that they reveal nothing about a person.
"""

from aws_lambda_powertools import Metrics
from aws_lambda_powertools.metrics import MetricUnit

from referral.entrypoints.settings import NAME, setting

_metrics = Metrics(
    namespace=setting("POWERTOOLS_METRICS_NAMESPACE", NAME), service=setting("POWERTOOLS_SERVICE_NAME", NAME)
)
_IN_SECONDS = {"OldestUnscored", "TimeToDecision", "TimeToScore"}

# Decorates a handler: writes the metrics when the invocation ends, even if it fails.
flushed = _metrics.log_metrics


def measure(name: str, value: float = 1) -> None:
    """Adds a count, or a time in seconds."""
    _metrics.add_metric(name, MetricUnit.Seconds if name in _IN_SECONDS else MetricUnit.Count, value)
