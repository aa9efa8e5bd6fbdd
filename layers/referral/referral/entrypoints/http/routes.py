"""What a route takes and gives, read from the signature of the function behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import NoneType
from typing import Any, get_type_hints

from pydantic import BaseModel

from referral.domain.errors import ReferralError
from referral.entrypoints.http.requests import Request

Answer = BaseModel | None
Problems = tuple[type[ReferralError], ...]


class _NoParameters(BaseModel):
    """The query of a route that takes none."""


# A function's parameter is read from the place that its name says, as the type that it is annotated with.
_PLACES: Mapping[str, Callable[[Request, type[BaseModel]], Any]] = {
    "caller": lambda request, _: request.caller,
    "query": Request.query,
    "body": Request.body,
    "query_or_body": Request.query_or_body,
}


@dataclass(frozen=True)
class Route:
    """`inputs` are the parameters of `function` with their types, by the names in _PLACES. An answer has this `status`,
    and a body of the type `answer` or none. `problems` are the errors that the function can raise, beside those that
    every route can end in."""

    method: str
    path: str
    function: Callable[..., Answer]
    status: int
    problems: Problems
    inputs: Mapping[str, type[Any]]
    answer: type[BaseModel] | None

    @classmethod
    def declared(
        cls, method: str, path: str, function: Callable[..., Answer], status: int, problems: Problems
    ) -> "Route":
        inputs = get_type_hints(function)
        answer = inputs.pop("return")
        if not inputs.keys() <= _PLACES.keys():
            raise TypeError(f"{function.__name__} has a parameter that is none of {', '.join(_PLACES)}")
        return cls(method, path, function, status, problems, inputs, None if answer is NoneType else answer)

    @property
    def operation_id(self) -> str:
        """The function's name, as OpenAPI documents write names."""
        first, *others = self.function.__name__.split("_")
        return first + "".join(word.capitalize() for word in others)

    def serve(self, request: Request) -> Answer:
        """What the function answers; a ReferralError where the request is wrong or can't be served."""
        values = {name: _PLACES[name](request, kind) for name, kind in self.inputs.items()}
        if not self.inputs.keys() & {"query", "query_or_body"}:
            request.query(_NoParameters)
        return self.function(**values)
