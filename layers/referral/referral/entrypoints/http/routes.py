"""Routes: their inputs and answers, taken from the signature of the function behind each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from referral.domain.errors import ReferralError
from referral.entrypoints.http.answers import Accepted
from referral.entrypoints.http.request import Request
from referral.entrypoints.http.shape import Shape

Body = TypeVar("Body", bound=BaseModel)


@dataclass(frozen=True)
class Tagged(Generic[Body]):
    """A body with its version, which goes into the header `ETag`."""

    body: Body
    version: str


Answer = BaseModel | Tagged[Any] | None
Problems = tuple[type[ReferralError], ...]


class _NoParameters(Shape):
    """The query of a route that takes none."""


# The name of a function's parameter says where in the request it comes from; its annotation is the type to validate.
_PLACES: Mapping[str, Callable[[Request, type[BaseModel]], Any]] = {
    "caller": lambda request, _: request.caller,
    "token_owner": lambda request, _: request.token_owner,
    "query": Request.query,
    "body": Request.body,
    "query_or_body": Request.query_or_body,
    "optional_body": Request.optional_body,
    "if_match": lambda request, _: request.if_match,
}


@dataclass(frozen=True)
class Route:
    """`inputs` are the parameters of `function` with their types; their names are those in _PLACES. `answers` are the
    bodies of a success by status, which carry an ETag if the route `is_tagged`. `problems` are the errors that the
    function can raise besides those of every route."""

    method: str
    path: str
    function: Callable[..., Answer]
    problems: Problems
    inputs: Mapping[str, type[Any]]
    answers: Mapping[int, type[BaseModel] | None]
    is_tagged: bool

    @classmethod
    def declared(
        cls, method: str, path: str, function: Callable[..., Answer], status: int, problems: Problems
    ) -> "Route":
        inputs = get_type_hints(function)
        answer = inputs.pop("return")
        if not inputs.keys() <= _PLACES.keys():
            raise TypeError(f"{function.__name__} has a parameter that is none of {', '.join(_PLACES)}")
        is_tagged = get_origin(answer) is Tagged
        body = get_args(answer)[0] if is_tagged else answer
        kinds = get_args(body) if isinstance(body, UnionType) else (body,)
        answers = {_status(kind, status): None if kind is NoneType else kind for kind in kinds}
        return cls(method, path, function, problems, inputs, answers, is_tagged)

    @property
    def operation_id(self) -> str:
        """The function's name, as OpenAPI documents write names."""
        first, *others = self.function.__name__.split("_")
        return first + "".join(word.capitalize() for word in others)

    @property
    def needs_secret(self) -> bool:
        return bool(self.inputs.keys() & {"caller", "token_owner"})

    def serve(self, request: Request) -> tuple[int, Answer]:
        """The status and body of the answer. ReferralError if the request is wrong or can't be served."""
        values = {name: _PLACES[name](request, kind) for name, kind in self.inputs.items()}
        if not self.inputs.keys() & {"query", "query_or_body"}:
            request.query(_NoParameters)
        answer = self.function(**values)
        body = answer.body if isinstance(answer, Tagged) else answer
        return next(status for status, kind in self.answers.items() if isinstance(body, kind or NoneType)), answer


def _status(kind: type[Any], declared: int) -> int:
    return 202 if issubclass(kind, Accepted) else declared
