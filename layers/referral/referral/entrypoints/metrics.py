"""What is counted and timed: metrics of CloudWatch, written to the log and collected from there.

Their only dimension is the function, so that nobody and nothing can be told from them.
"""

from aws_lambda_powertools import Metrics
from aws_lambda_powertools.metrics import MetricUnit

from referral.entrypoints.settings import NAME, setting

_metrics = Metrics(
    namespace=setting("POWERTOOLS_METRICS_NAMESPACE", NAME), service=setting("POWERTOOLS_SERVICE_NAME", NAME)
)
_IN_SECONDS = {"OldestUnscored", "TimeToDecision", "TimeToScore"}

# For handlers: writes what was counted when the invocation ends, also where it fails.
flushed = _metrics.log_metrics


def measure(name: str, value: float = 1) -> None:
    """Adds a count, or a time in seconds."""
    _metrics.add_metric(name, MetricUnit.Seconds if name in _IN_SECONDS else MetricUnit.Count, value)
