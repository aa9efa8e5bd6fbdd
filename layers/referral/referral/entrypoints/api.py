"""HTTP in and out: requests become typed values, problems become problem documents, nothing personal is logged."""

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any, TypeVar

from aws_lambda_powertools.event_handler import APIGatewayRestResolver, Response
from aws_lambda_powertools.event_handler.exceptions import NotFoundError
from aws_lambda_powertools.logging import correlation_paths
from pydantic import BaseModel, ValidationError

from referral.adapters.settings import ORIGIN, setting
from referral.domain.errors import Defect, FieldError, Invalid, NotFound, ReferralError, TooLarge, Unauthorized
from referral.domain.identifiers import UserId
from referral.entrypoints.log import log_failure, logger
from referral.entrypoints.metrics import flushed, measure
from referral.entrypoints.outcomes import outcome_of

MAX_BODY = 128 * 1024
_PROBLEM = "application/problem+json"
_WORDS = {
    "missing": "is required",
    "string_type": "must be a text",
    "string_too_short": "must not be blank",
    "string_unicode": "must be valid Unicode",
    "list_type": "must be a list",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "none_required": "must be absent",
}
Model = TypeVar("Model", bound=BaseModel)

# Without escapes, which would make three bytes of Chinese six.
as_json = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


class Api:
    """One function's routes. `handler` is what Lambda calls."""

    def __init__(self) -> None:
        self._origin = setting("ALLOWED_ORIGIN", ORIGIN)
        self._routes = APIGatewayRestResolver(serializer=as_json)
        self._routes.not_found(self._no_route)
        self._routes.exception_handler(Exception)(self._failure)
        self.get, self.post = self._routes.get, self._routes.post
        self.put, self.delete = self._routes.put, self._routes.delete
        self.handler = logger.inject_lambda_context(
            correlation_id_path=correlation_paths.API_GATEWAY_REST, clear_state=True
        )(flushed(self._handle))

    @property
    def caller(self) -> UserId:
        """The user in the claims that the gateway verified; the only source of identity."""
        authorizer = self._routes.current_event.get("requestContext", {}).get("authorizer") or {}
        user_id = (authorizer.get("claims") or {}).get("sub")
        if not user_id:
            raise Unauthorized("The header 'secret' must carry the secret that /login returned.")
        return UserId(user_id)

    def body(self, model: type[Model]) -> Model:
        """The JSON body as a `model`; Invalid with a pointer to each wrong field, TooLarge over 128 KiB."""
        text = self._text()
        if not text.strip():
            raise Invalid(FieldError("", "json_invalid", "the body must be a JSON object"))
        return _parsed(lambda: model.model_validate_json(text))

    def query(self, model: type[Model]) -> Model:
        """The query parameters as a `model`; Invalid with a pointer to each wrong parameter."""
        parameters = self._routes.current_event.get("queryStringParameters") or {}
        return _parsed(lambda: model.model_validate_strings(parameters))

    def query_or_body(self, model: type[Model]) -> Model:
        """The query parameters where they have any of the fields, else the body."""
        parameters = self._routes.current_event.get("queryStringParameters") or {}
        return self.query(model) if model.model_fields.keys() & parameters.keys() else self.body(model)

    def _text(self) -> str:
        event = self._routes.current_event
        if len(event.get("body") or "") > 2 * MAX_BODY:
            raise TooLarge("The body must have at most 128 KiB.")
        try:
            text = event.decoded_body or ""
            size = len(text.encode())
        except ValueError:
            raise Invalid(FieldError("", "string_unicode", "the body must be UTF-8")) from None
        if size > MAX_BODY:
            raise TooLarge("The body must have at most 128 KiB.")
        return text

    def _handle(self, event: dict[str, Any], context: Any) -> dict[str, Any]:
        answer = self._routes.resolve(event, context)
        # Lambda itself sees no failure in an answer. Zeros make the average of this metric the rate of failures.
        measure("Failures", answer["statusCode"] >= 500)
        # On every answer, asked for by a browser or not, so that caches and tests see what browsers see.
        answer["multiValueHeaders"]["Access-Control-Allow-Origin"] = [self._origin]
        return answer

    def _failure(self, error: Exception) -> Response:
        if outcome_of(error).status >= 500:
            log_failure("failed", error)
        return self._problem(error if isinstance(error, ReferralError) else Defect("The function"))

    def _problem(self, error: ReferralError) -> Response:
        outcome = outcome_of(error)
        logger.info("refused", code=error.code, status=outcome.status)
        document = {
            "type": "about:blank",
            "title": outcome.title,
            "status": outcome.status,
            "code": error.code,
            "detail": error.detail,
            "errors": [asdict(one) for one in error.errors] if isinstance(error, Invalid) else [],
            "requestId": self._routes.current_event.request_context.request_id,
            **error.parameters,
        }
        return Response(outcome.status, _PROBLEM, as_json(document))

    def _no_route(self, _: NotFoundError) -> Response:
        return self._problem(NotFound("The API has no such path and method."))


def _parsed(parse: Callable[[], Model]) -> Model:
    try:
        return parse()
    except ValidationError as error:
        raise Invalid(
            *(
                FieldError(_pointer(one["loc"]), one["type"], _detail(one))
                for one in error.errors(include_url=False, include_input=False)
            )
        ) from None


def _pointer(location: tuple[int | str, ...]) -> str:
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in location)


def _detail(error: Any) -> str:
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    if error["type"] == "json_invalid":
        return "the body must be JSON"
    return _WORDS.get(error["type"]) or error["msg"][0].lower() + error["msg"][1:]
