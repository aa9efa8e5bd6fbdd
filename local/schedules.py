"""Invokes the template's scheduled functions, all at the same short interval."""

import asyncio
import json
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from local.aws_account import ACCOUNT, REGION
from local.lambdas import FunctionError, Invoke
from local.supervisor import Say
from local.template import Template

RULE, SCHEDULE = "AWS::Events::Rule", "AWS::Scheduler::Schedule"


@dataclass(frozen=True)
class Schedule:
    """A schedule of the template and the function that it invokes; `input` is the event, if the template sets one."""

    name: str
    function: str
    input: str | None

    def event(self) -> bytes:
        """The event for one tick."""
        return self.input.encode() if self.input else scheduled_event(self.name)


def schedules(template: Template) -> list[Schedule]:
    """The template's enabled schedules."""
    found = []
    for name, properties in template.of_type(RULE, SCHEDULE).items():
        resolved = template.resolve(properties)
        if "ScheduleExpression" in resolved and resolved.get("State", "ENABLED") == "ENABLED":
            targets = resolved["Targets"] if "Targets" in resolved else [resolved["Target"]]
            found += [Schedule(name, _function(target["Arn"]), target.get("Input")) for target in targets]
    return found


def _function(target: str) -> str:
    """The function's name in its own ARN or in that of one of its aliases."""
    return target.partition(":function:")[2].partition(":")[0]


def scheduled_event(name: str) -> bytes:
    """The event that EventBridge sends for the rule of this name."""
    event: dict[str, Any] = {
        "version": "0",
        "id": str(uuid.uuid4()),
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": ACCOUNT,
        "time": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "region": REGION,
        "resources": [f"arn:aws:events:{REGION}:{ACCOUNT}:rule/{name}"],
        "detail": {},
    }
    return json.dumps(event).encode()


async def run(schedule: Schedule, tick_s: float, invoke: Invoke, say: Say) -> None:
    """Ticks for ever. Ticks during an invocation are skipped; the same failure is reported only once."""
    last_failure = ""
    while True:
        await asyncio.sleep(tick_s)
        try:
            await invoke(schedule.function, schedule.event())
            last_failure = ""
        except FunctionError as error:
            if str(error) != last_failure:
                last_failure = str(error)
                say(f"{schedule.function} failed: {last_failure}")
