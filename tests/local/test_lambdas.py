import asyncio
import json
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from local.functions import Function
from local.lambdas import LARGEST_PAYLOAD, FunctionError, Lambda, PayloadTooLarge
from local.stack import RUNTIME

HERE = Path(__file__).parent


def function(handler: str, timeout_s: float = 20, sandboxes: int = 2) -> Function:
    variables = {"PATH": "/usr/bin:/bin", "AWS_REGION": "us-east-1", "ONLY": "this", "PYTHONPATH": str(HERE)}
    return Function("TestFunction", handler, HERE, timeout_s, sandboxes, variables)


def run(tmp_path: Path, function: Function, test: Callable[[Lambda], Coroutine[Any, Any, Any]]) -> Any:
    async def main() -> Any:
        tested = Lambda(function, RUNTIME, tmp_path / "function.log")
        try:
            return await test(tested)
        finally:
            await tested.stop()

    return asyncio.run(main())


async def call(tested: Lambda, event: Any = None) -> Any:
    return json.loads(await tested.invoke(json.dumps(event).encode()))


async def error(tested: Lambda, event: Any = None) -> dict[str, Any]:
    with pytest.raises(FunctionError) as raised:
        await tested.invoke(json.dumps(event).encode())
    return json.loads(raised.value.payload)


def test_events_reach_the_handler_one_after_the_other_in_one_process(tmp_path):
    async def test(tested: Lambda) -> None:
        first, second = await call(tested, {"ä": [1.5, None]}), await call(tested, "next")
        assert first["event"] == {"ä": [1.5, None]}
        assert second["event"] == "next"
        assert second["process"] == first["process"]
        assert 0 < first["remaining"] <= 20_000

    run(tmp_path, function("handlers.echo"), test)


def test_a_process_has_its_own_environment_and_no_other(tmp_path, monkeypatch):
    monkeypatch.setenv("OF_THIS_MACHINE", "1")
    environment = run(tmp_path, function("handlers.environment"), call)
    assert environment["ONLY"] == "this"
    assert "OF_THIS_MACHINE" not in environment
    assert environment["function_arn"] == "arn:aws:lambda:us-east-1:123456789012:function:TestFunction"


def test_the_runtime_offers_nothing_but_itself_and_boto3():
    installed = {
        path.name.partition("-")[0].lower() for path in RUNTIME.parents[1].glob("lib/*/site-packages/*.dist-info")
    }
    assert {"awslambdaric", "boto3"} <= installed
    assert not installed & {"pydantic", "pymysql", "aws_lambda_powertools", "numpy", "opensearch_py"}


def test_a_handler_that_raises_is_described_and_goes_on_serving(tmp_path):
    async def test(tested: Lambda) -> None:
        described = await error(tested)
        assert (described["errorType"], described["errorMessage"]) == ("LookupError", "no such thing")
        assert (await error(tested))["errorType"] == "LookupError"

    run(tmp_path, function("handlers.fail"), test)


def test_a_handler_that_cannot_be_imported_is_an_error_each_time(tmp_path):
    async def test(tested: Lambda) -> None:
        for _ in range(2):
            assert (await error(tested))["errorType"] == "Runtime.ImportModuleError"

    run(tmp_path, function("nowhere.handler"), test)


def test_a_crash_fails_its_invocation_only(tmp_path):
    async def test(tested: Lambda) -> None:
        for _ in range(2):
            assert (await error(tested))["errorType"] == "Runtime.ExitError"

    run(tmp_path, function("handlers.crash"), test)


def test_a_handler_that_takes_too_long_is_killed(tmp_path):
    async def test(tested: Lambda) -> None:
        first = await call(tested, 0)
        described = await error(tested, 30)
        assert described["errorType"] == "Sandbox.Timedout"
        assert "timed out after 1.00 seconds" in described["errorMessage"]
        assert not Path(f"/proc/{first}").exists()
        assert await call(tested, 0) != first

    run(tmp_path, function("handlers.sleep", timeout_s=1), test)


def test_killing_an_idle_process_harms_no_invocation(tmp_path):
    async def test(tested: Lambda) -> None:
        assert not await tested.kill()
        first = await call(tested)
        assert await tested.kill()
        assert (await call(tested))["process"] != first["process"]

    run(tmp_path, function("handlers.echo"), test)


def test_killing_a_busy_process_fails_its_invocation(tmp_path):
    async def test(tested: Lambda) -> None:
        await call(tested, 0)
        busy = asyncio.create_task(error(tested, 20))
        await asyncio.sleep(0.1)
        assert await tested.kill()
        assert (await busy)["errorType"] == "Runtime.ExitError"

    run(tmp_path, function("handlers.sleep"), test)


def test_calls_at_the_same_time_share_no_process_and_wait_when_all_are_busy(tmp_path):
    async def test(tested: Lambda) -> None:
        processes = await asyncio.gather(*(call(tested, 0.3) for _ in range(5)))
        assert len(processes) == 5
        assert len(set(processes)) == 2

    run(tmp_path, function("handlers.sleep", sandboxes=2), test)


def test_payloads_have_lambdas_limit_both_ways(tmp_path):
    async def test(tested: Lambda) -> None:
        with pytest.raises(PayloadTooLarge):
            await tested.invoke(b" " * (LARGEST_PAYLOAD + 1))
        assert (await error(tested, LARGEST_PAYLOAD + 10_000))["errorType"] == "Function.ResponseSizeTooLarge"
        assert len(await call(tested, LARGEST_PAYLOAD - 2)) == LARGEST_PAYLOAD - 2

    run(tmp_path, function("handlers.large"), test)


def test_stopping_leaves_no_process(tmp_path):
    async def test(tested: Lambda) -> int:
        return (await call(tested))["process"]

    process = run(tmp_path, function("handlers.echo"), test)
    assert not Path(f"/proc/{process}").exists()
