import asyncio
import json
from pathlib import Path

from local import schedules
from local.lambdas import FunctionError
from local.resources import Clients, Resources
from local.schedules import Schedule
from local.template import transformed

API = Path(__file__).with_name("api.yaml")


def test_both_kinds_of_schedule_are_found_and_disabled_ones_are_not():
    resources = Resources(transformed(API), {}, Clients({}))
    found = {schedule.name: schedule for schedule in schedules.schedules(resources.template)}
    assert found.keys() == {"TickFunctionTick", "TickFunctionTold"}
    assert {schedule.function for schedule in found.values()} == {"TickFunction"}
    assert json.loads(found["TickFunctionTold"].event()) == {"told": True}
    event = json.loads(found["TickFunctionTick"].event())
    assert event["source"] == "aws.events"
    assert event["resources"][0].endswith("rule/TickFunctionTick")


def ticking(invoke, say=print, seconds: float = 0.3) -> None:
    async def main() -> None:
        running = asyncio.create_task(schedules.run(Schedule("S", "F", "{}"), 0.01, invoke, say))
        await asyncio.sleep(seconds)
        running.cancel()

    asyncio.run(main())


def test_ticks_do_not_overlap():
    running, most = 0, 0

    async def invoke(function: str, event: bytes) -> bytes:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.03)
        running -= 1
        return b"null"

    ticking(invoke)
    assert most == 1


def test_a_failure_does_not_end_a_schedule_and_is_said_once():
    outcomes = iter(["down", "down", None, "down", "other"])
    said: list[str] = []

    async def invoke(function: str, event: bytes) -> bytes:
        if outcome := next(outcomes, None):
            raise FunctionError("Error", outcome)
        return b"null"

    ticking(invoke, said.append)
    assert said == ["F failed: Error: down", "F failed: Error: down", "F failed: Error: other"]
