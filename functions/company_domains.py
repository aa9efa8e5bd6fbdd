"""On a schedule: removes proofs of employment that have lapsed. By hand: runs a command of entrypoints/domains.py."""

from typing import Any

from referral.entrypoints.database import employments as employments_of_settings
from referral.entrypoints.domains import command_of, run
from referral.entrypoints.log import logger
from referral.entrypoints.metrics import flushed, measure
from referral.entrypoints.schedule import failures_are_counted

employments = employments_of_settings()


@logger.inject_lambda_context(clear_state=True)
@flushed
def handler(event: dict[str, Any], _: Any) -> dict[str, Any]:
    with failures_are_counted():
        outcome = run(command_of(event), employments)
    if "Lapsed" in outcome:
        measure("Lapsed", outcome["Lapsed"])
    measure("Failures", 0)
    return outcome
