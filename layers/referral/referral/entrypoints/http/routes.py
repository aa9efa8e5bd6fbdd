"""Routes: their inputs and answers, taken from the signature of the function behind each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel

from referral.domain.errors import ReferralError
from referral.entrypoints.http.answers import Accepted
from referral.entrypoints.http.request import Request

Answer = BaseModel | None
Problems = tuple[type[ReferralError], ...]


class _NoParameters(BaseModel):
    """The query of a route that takes none."""


# The name of a function's parameter says where in the request it comes from; its annotation is the type to validate.
_PLACES: Mapping[str, Callable[[Request, type[BaseModel]], Any]] = {
    "caller": lambda request, _: request.caller,
    "query": Request.query,
    "body": Request.body,
    "query_or_body": Request.query_or_body,
    "optional_body": Request.optional_body,
}


@dataclass(frozen=True)
class Route:
    """`inputs` are the parameters of `function` with their types; their names are those in _PLACES. `answers` are the
    bodies of a success by status. `problems` are the errors that the function can raise besides those of every
    route."""

    method: str
    path: str
    function: Callable[..., Answer]
    problems: Problems
    inputs: Mapping[str, type[Any]]
    answers: Mapping[int, type[BaseModel] | None]

    @classmethod
    def declared(
        cls, method: str, path: str, function: Callable[..., Answer], status: int, problems: Problems
    ) -> "Route":
        inputs = get_type_hints(function)
        answer = inputs.pop("return")
        if not inputs.keys() <= _PLACES.keys():
            raise TypeError(f"{function.__name__} has a parameter that is none of {', '.join(_PLACES)}")
        kinds = get_args(answer) if isinstance(answer, UnionType) else (answer,)
        answers = {_status(kind, status): None if kind is NoneType else kind for kind in kinds}
        return cls(method, path, function, problems, inputs, answers)

    @property
    def operation_id(self) -> str:
        """The function's name, as OpenAPI documents write names."""
        first, *others = self.function.__name__.split("_")
        return first + "".join(word.capitalize() for word in others)

    def serve(self, request: Request) -> tuple[int, Answer]:
        """The status and body of the answer. ReferralError if the request is wrong or can't be served."""
        values = {name: _PLACES[name](request, kind) for name, kind in self.inputs.items()}
        if not self.inputs.keys() & {"query", "query_or_body"}:
            request.query(_NoParameters)
        answer = self.function(**values)
        return next(status for status, kind in self.answers.items() if isinstance(answer, kind or NoneType)), answer


def _status(kind: type[Any], declared: int) -> int:
    return 202 if issubclass(kind, Accepted) else declared
