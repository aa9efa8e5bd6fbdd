"""The routes of one function, and the handler that Lambda calls."""

from collections.abc import Callable
from typing import Any, TypeVar

from aws_lambda_powertools.logging import correlation_paths

from referral.domain.errors import NotFound, Outage
from referral.domain.identifiers import UserId
from referral.entrypoints.http.headers import headers_of_answer
from referral.entrypoints.http.problems import MEDIA_TYPE, problem_of
from referral.entrypoints.http.request import Request
from referral.entrypoints.http.response import Response
from referral.entrypoints.http.routes import Answer, Problems, Route, Tagged
from referral.entrypoints.invocation import invoked
from referral.entrypoints.log import log_failure, logger
from referral.entrypoints.metrics import flushed, measure
from referral.entrypoints.settings import ORIGINS, setting
from referral.entrypoints.time_limit import LAST_S, OutOfTime, limited_to, seconds_left

Function = TypeVar("Function", bound=Callable[..., Answer])


def _nobody(_: UserId) -> bool:
    return False


def _anybody(_: UserId) -> bool:
    return True


class Api:
    """`handler` is what Lambda calls; `routes` are what `make openapi` describes. `is_active` says whether a caller's
    account still counts; routes that take a caller need it. `is_disabled` says whether an operator has shut an account;
    routes that take a token_owner need it."""

    def __init__(
        self,
        is_active: Callable[[UserId], bool] | None = None,
        is_disabled: Callable[[UserId], bool] | None = None,
    ) -> None:
        self._is_active, self._is_disabled = is_active, is_disabled
        self.routes: list[Route] = []
        self._origins = setting("ALLOWED_ORIGIN", ORIGINS).split(",")
        self.handler = invoked(flushed(self._handle), correlation_paths.API_GATEWAY_REST)

    def route(
        self, method: str, path: str, *, status: int = 200, problems: Problems = ()
    ) -> Callable[[Function], Function]:
        """Declares the function behind a method and path. Its parameters are any of `caller` (who must be logged in),
        `token_owner` (whose account may be gone, but not disabled), `query`, `body`, `query_or_body`, `optional_body`
        and `if_match`, each with the type that it is validated as. It returns the answer's body, with its version if
        that is `Tagged`, which goes out with `status`, or with 202 if it is an `Accepted`.

        The function's name becomes the operation's id, and its docstring the description. `problems` are the errors
        that it can raise besides those of every route, which are a wrong request, an outage and a defect."""

        def declare(function: Function) -> Function:
            route = Route.declared(method, path, function, status, problems)
            if "caller" in route.inputs and self._is_active is None:
                raise TypeError(f"{function.__name__} takes a caller, but the Api has no is_active")
            if "token_owner" in route.inputs and self._is_disabled is None:
                raise TypeError(f"{function.__name__} takes a token_owner, but the Api has no is_disabled")
            self.routes.append(route)
            return function

        return declare

    def _handle(self, event: dict[str, Any], context: Any) -> dict[str, Any]:
        request = Request(event, self._is_active or _nobody, self._is_disabled or _anybody)
        try:
            response = self._answered(request, seconds_left(context))
        except Exception as error:
            response = _refused(error, request)
        # Lambda counts every answer as a success. With the zeros, the average of this metric is the rate of failures.
        measure("Failures", response.status >= 500)
        return response.for_gateway(headers_of_answer(event, self._origins))

    def _answered(self, request: Request, seconds: float) -> Response:
        route = self._route(request)
        try:
            with limited_to(seconds - LAST_S):
                return _response(*route.serve(request))
        except OutOfTime:
            raise Outage("The service", "out of time") from None

    def _route(self, request: Request) -> Route:
        """Few routes, and none with a parameter: the gateway names the path as the template has it."""
        for route in self.routes:
            if (route.method, route.path) == (request.method, request.path):
                return route
        raise NotFound("The API has no such path and method.")


def _response(status: int, answer: Answer) -> Response:
    if answer is None:
        return Response(status)
    if isinstance(answer, Tagged):
        return Response(status, answer.body.model_dump_json(), headers={"ETag": f'"{answer.version}"'})
    return Response(status, answer.model_dump_json())


def _refused(error: Exception, request: Request) -> Response:
    problem = problem_of(error, request.id)
    if problem.status < 500 and not isinstance(error, Outage):
        logger.info("refused", code=problem.code, status=problem.status)
    else:
        log_failure("could not answer", error)
    headers = {"Retry-After": str(problem.retryAfter)} if problem.retryAfter else {}
    return Response(problem.status, problem.model_dump_json(exclude_none=True), MEDIA_TYPE, headers)
