"""On a schedule: removes proofs of employment that have lapsed. By hand: runs a command of entrypoints/domains.py."""

from typing import Any

from referral.adapters.employments import Employments
from referral.entrypoints.database import database
from referral.entrypoints.domains import command_of, run
from referral.entrypoints.invocation import invoked
from referral.entrypoints.metrics import flushed, measure
from referral.entrypoints.schedule import failures_are_counted

employments = Employments(database())


@invoked
@flushed
def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    with failures_are_counted(context):
        outcome = run(command_of(event), employments)
    if "Lapsed" in outcome:
        measure("Lapsed", outcome["Lapsed"])
    measure("Failures", 0)
    return outcome
