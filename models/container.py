"""Shared by all inference code in SageMaker's container: requests, answers, errors, and loading a model."""

import json
import logging
import os
import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import onnxruntime
from tokenizers import Tokenizer

try:
    # The container turns any other exception into status 500 and quotes its message in the log and in the answer.
    from sagemaker_inference.errors import BaseInferenceToolkitError as _ToolkitError
except ImportError:
    _ToolkitError = Exception

JSON = "application/json"
_JSON_RANGES = {JSON, "application/*", "*/*"}
_SURROGATE = re.compile("[\ud800-\udfff]")

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

logger = logging.getLogger(__name__)


class ContainerError(_ToolkitError):
    """Ends a request with this HTTP status; the message may be shown and logged."""

    def __init__(self, message: str, status_code: int) -> None:
        Exception.__init__(self, message)
        self.message = self.phrase = message
        self.status_code = status_code


class RequestError(ContainerError):
    """The client sent an invalid request."""

    def __init__(self, message: str, status_code: int = 400) -> None:
        super().__init__(message, status_code)


@dataclass(frozen=True)
class Model:
    """A loaded model; safe to share between threads."""

    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession


def load(model_dir: str | Path) -> Model:
    """Loads a model directory that an assemble.py built; the tokenizer neither pads nor truncates."""
    directory = Path(model_dir)
    tokenizer = Tokenizer.from_file(str(directory / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = len(os.sched_getaffinity(0))
    # Threads that spin between operators would take the cores away from other processes.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return Model(
        tokenizer,
        onnxruntime.InferenceSession(directory / "model.onnx", options, providers=["CPUExecutionProvider"]),
    )


def guarded(function: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
    """Wraps a function so that its errors say where it failed but reveal nothing of its arguments."""

    @wraps(function)
    def guarding(*arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Result:
        try:
            return function(*arguments, **named)
        except ContainerError:
            raise
        except Exception as error:
            # Only the frames are logged: an exception's message can quote the text that caused it.
            logger.error("%s\n%s", type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))
            raise ContainerError("internal error", 500) from None

    return guarding


def inputs_of(body: bytes | str, content_type: str | None, most: int, kind: str) -> list[Any]:
    """The items of a request {"inputs": [...]}, at most `most` of this kind; RequestError says what is wrong."""
    if _media_type(content_type or "") != JSON:
        raise RequestError(f"content type must be {JSON}", 415)
    try:
        request = json.loads(body)
    except (ValueError, RecursionError):
        raise RequestError("body is not JSON") from None
    found = request.get("inputs") if isinstance(request, dict) else None
    if not isinstance(found, list) or not found:
        raise RequestError(f"inputs must be a list of one or more {kind}")
    if len(found) > most:
        raise RequestError(f"inputs holds {len(found)} {kind}; at most {most} are taken at once")
    return found


def readable(value: object, place: str) -> str:
    """The value if it is valid text; otherwise a RequestError that names its place in the request."""
    if not isinstance(value, str):
        raise RequestError(f"{place} is not a text")
    if _SURROGATE.search(value):
        raise RequestError(f"{place} holds half a surrogate pair")
    return value


def body_of(content: dict[str, Any], accept: str) -> bytes:
    """The answer's body; RequestError if the client doesn't accept JSON."""
    if _JSON_RANGES.isdisjoint(map(_media_type, accept.split(","))):
        raise RequestError(f"the answer can only be {JSON}", 406)
    return json.dumps(content).encode()


def _media_type(value: str) -> str:
    return value.partition(";")[0].strip().lower()
