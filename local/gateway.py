"""API Gateway for one REST API, with the routes, authorizers and responses of the transformed template."""

import asyncio
import json
import re
import urllib.parse
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from local import proxy, velocity
from local.lambdas import FunctionError, Invoke, PayloadTooLarge
from local.tokens import InvalidToken, Verifier

LARGEST_BODY = 10 * 1024 * 1024
LONGEST_INTEGRATION_S = 29.0
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "x-amazon-apigateway-any-method")


class Refused(Exception):
    """The gateway answers the request itself, with the gateway response of this type."""

    def __init__(self, kind: str, status: int, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.status = status
        self.message = message


@dataclass(frozen=True)
class Route:
    """A path of the API, with its operations by method in lower case."""

    resource: str
    pattern: re.Pattern[str]
    operations: Mapping[str, Mapping[str, Any]]

    @classmethod
    def of(cls, resource: str, item: Mapping[str, Any]) -> "Route":
        pattern = "".join(map(_segment_pattern, re.split(r"(\{[^}]+\})", resource)))
        return cls(resource, re.compile(pattern), {method: item[method] for method in METHODS if method in item})

    def operation(self, method: str) -> Mapping[str, Any] | None:
        return self.operations.get(method.lower()) or self.operations.get("x-amazon-apigateway-any-method")


class Gateway:
    """Answers requests to one stage of a REST API.

    `definition` is the API's resolved Swagger body, `invoke` calls a function by its name, and `verifier` makes the
    verifier for the pools of an authorizer.
    """

    def __init__(
        self, stage: str, definition: Mapping[str, Any], invoke: Invoke, verifier: Callable[[list[str]], Verifier]
    ) -> None:
        self._stage = stage
        self._invoke = invoke
        self._responses = definition.get("x-amazon-apigateway-gateway-responses", {})
        self._binary_types = set(definition.get("x-amazon-apigateway-binary-media-types", ()))
        paths = sorted(definition["paths"].items(), key=lambda path: _vagueness(path[0]))
        self._routes = [Route.of(resource, item) for resource, item in paths]
        self._authorizers = {
            name: (scheme["name"], verifier(scheme["x-amazon-apigateway-authorizer"]["providerARNs"]))
            for name, scheme in definition["components"]["securitySchemes"].items()
            if scheme.get("x-amazon-apigateway-authtype") == "cognito_user_pools"
        }

    def application(self, *own: web.AbstractRouteDef) -> web.Application:
        """The gateway as an HTTP server, with `own` routes that are not the API's."""
        application = web.Application(client_max_size=LARGEST_BODY)
        application.router.add_routes(own)
        application.router.add_route("*", "/{path:.*}", self._answer)
        application.on_response_prepare.append(_without_server_header)
        return application

    async def _answer(self, request: web.Request) -> web.Response:
        request_id = str(uuid.uuid4())
        try:
            response = await self._serve(request, request_id)
        except Refused as refusal:
            response = self._refusal(refusal, request_id)
        response.headers["x-amzn-RequestId"] = request_id
        response.headers["x-amz-apigw-id"] = proxy.short_id()
        return response

    async def _serve(self, request: web.Request, request_id: str) -> web.Response:
        path = self._path_in_stage(request)
        route, parameters = self._route(path)
        operation = route.operation(request.method) if route else None
        if not route or not operation:
            raise Refused("MISSING_AUTHENTICATION_TOKEN", 403, "Missing Authentication Token")
        claims = await self._authorize(request, operation)
        body = await _read(request)
        integration = operation["x-amazon-apigateway-integration"]
        if integration["type"] == "mock":
            return _mock(integration, request)
        call = proxy.Call(request, request_id, self._stage, route.resource, path, parameters, body, claims)
        return await self._proxy(call, integration)

    def _path_in_stage(self, request: web.Request) -> str:
        stage, _, rest = request.raw_path.partition("?")[0].removeprefix("/").partition("/")
        if stage != self._stage:
            raise Refused("ACCESS_DENIED", 403, "Forbidden")
        return f"/{rest}"

    def _route(self, path: str) -> tuple[Route | None, dict[str, str]]:
        for route in self._routes:
            if match := route.pattern.fullmatch(path):
                names = re.findall(r"\{(\w+)\+?\}", route.resource)
                values = map(urllib.parse.unquote, match.groups())
                return route, dict(zip(names, values, strict=True))
        return None, {}

    async def _authorize(self, request: web.Request, operation: Mapping[str, Any]) -> dict[str, str] | None:
        """The caller's claims; None where the operation needs no token."""
        names = [name for requirement in operation.get("security", ()) for name in requirement if name != "NONE"]
        if not names:
            return None
        header, verifier = self._authorizers[names[0]]
        token = request.headers.get(header)
        if not token:
            raise Refused("UNAUTHORIZED", 401, "Unauthorized")
        try:
            return await verifier.claims(token)
        except InvalidToken as error:
            raise Refused("UNAUTHORIZED", 401, str(error)) from None
        except OSError as error:
            raise Refused("AUTHORIZER_FAILURE", 500, "Internal server error") from error

    async def _proxy(self, call: proxy.Call, integration: Mapping[str, Any]) -> web.Response:
        function = re.split("[/:]", integration["uri"].partition(":function:")[2])[0]
        event = json.dumps(proxy.event(call, self._binary_types)).encode()
        limit = integration.get("timeoutInMillis", LONGEST_INTEGRATION_S * 1000) / 1000
        # The function runs on until its own timeout when the gateway gives up on it.
        invocation = asyncio.ensure_future(self._invoke(function, event))
        invocation.add_done_callback(lambda task: task.cancelled() or task.exception())
        try:
            answer = await asyncio.wait_for(asyncio.shield(invocation), limit)
            return proxy.response(answer, call, self._binary_types)
        except TimeoutError:
            raise Refused("INTEGRATION_TIMEOUT", 504, "Endpoint request timed out") from None
        except PayloadTooLarge:
            raise Refused("REQUEST_TOO_LARGE", 413, "Request Too Long") from None
        except (FunctionError, ValueError, KeyError, TypeError) as error:
            raise Refused("DEFAULT_5XX", 502, "Internal server error") from error

    def _refusal(self, refusal: Refused, request_id: str) -> web.Response:
        default = "DEFAULT_5XX" if refusal.status >= 500 else "DEFAULT_4XX"
        configured = self._responses.get(refusal.kind) or self._responses.get(default) or {}
        template = configured.get("responseTemplates", {}).get(
            "application/json", '{"message":$context.error.messageString}'
        )
        values = {
            "error.message": refusal.message,
            "error.messageString": json.dumps(refusal.message),
            "error.responseType": refusal.kind,
            "requestId": request_id,
            "stage": self._stage,
        }
        body = re.sub(r"\$context\.([A-Za-z.]*[A-Za-z])", lambda match: values.get(match[1], ""), template)
        headers = {"Content-Type": "application/json", **_mapped(configured, "gatewayresponse.header.", values)}
        return web.Response(status=int(configured.get("statusCode", refusal.status)), body=body, headers=headers)


def _segment_pattern(segment: str) -> str:
    if not segment.startswith("{"):
        return re.escape(segment)
    return "(.+)" if segment.endswith("+}") else "([^/]+)"


def _vagueness(resource: str) -> tuple[bool, int, int]:
    """API Gateway prefers fixed paths to those with parameters, and comes to `{proxy+}` last."""
    return resource.endswith("+}"), resource.count("{"), -len(resource)


async def _read(request: web.Request) -> bytes:
    try:
        return await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise Refused("REQUEST_TOO_LARGE", 413, "Request Too Long") from None


def _mock(integration: Mapping[str, Any], request: web.Request) -> web.Response:
    """The answer that the template describes; Refused if the request has a content type without a template."""
    if "Content-Type" in request.headers and request.content_type != "application/json":
        if integration.get("passthroughBehavior", "when_no_match") == "when_no_match":
            # The request passes through as it is, and says no status.
            raise Refused("DEFAULT_5XX", 500, "Internal server error")
        raise Refused("UNSUPPORTED_MEDIA_TYPE", 415, "Unsupported Media Type")
    response = integration["responses"]["default"]
    template = response.get("responseTemplates", {}).get("application/json", "")
    headers = {"Content-Type": "application/json", **_mapped(response, "method.response.header.", {})}
    override = "context.responseOverride.header."
    for name, value in velocity.evaluated(template, dict(request.headers)).items():
        if name.startswith(override):
            headers[name.removeprefix(override)] = value
    return web.Response(status=int(response["statusCode"]), headers=headers)


def _mapped(response: Mapping[str, Any], prefix: str, context: Mapping[str, str]) -> dict[str, str]:
    """The headers that the template sets: to a literal, which it writes in quotes, or to a value of the context."""
    return {
        name.removeprefix(prefix): value[1:-1] if value.startswith("'") else context[value.removeprefix("context.")]
        for name, value in response.get("responseParameters", {}).items()
        if name.startswith(prefix)
    }


async def _without_server_header(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.popall("Server", None)
