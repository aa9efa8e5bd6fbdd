"""What is the same for every invocation, whichever handler serves it."""

import gc
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from referral.entrypoints.log import logger

Answer = TypeVar("Answer")
Handler = Callable[[dict[str, Any], Any], Answer]


def invoked(handler: Handler[Answer], correlation_id_path: str | None = None) -> Handler[Answer]:
    """The handler that Lambda calls. The log names each invocation, and the first one ends the function's start."""

    @wraps(handler)
    def invoke(event: dict[str, Any], context: Any) -> Answer:
        if not gc.isenabled():
            _end_start()
        return handler(event, context)

    logged: Handler[Answer] = logger.inject_lambda_context(
        invoke, correlation_id_path=correlation_id_path, clear_state=True
    )
    return logged


def _end_start() -> None:
    """Switches the garbage collector on again, which referral/__init__.py had switched off. It skips what the start has
    made, because that stays."""
    gc.freeze()
    gc.enable()
