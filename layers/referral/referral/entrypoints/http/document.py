"""Generates the OpenAPI 3.1 document from the declared routes. No function imports this module."""

from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from inspect import getdoc
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, models_json_schema
from pydantic_core import core_schema

from referral.domain.errors import (
    Defect,
    Invalid,
    Outage,
    PreconditionFailed,
    PreconditionRequired,
    ReferralError,
    TooLarge,
    Unauthorized,
)
from referral.entrypoints.http.problems import MEDIA_TYPE, Problem
from referral.entrypoints.http.routes import Route
from referral.entrypoints.outcomes import outcome_of_kind

Json = dict[str, Any]

_DESCRIPTION = """\
People ask employees for a referral to a job. Employees see the asks at their company, best fit first.

Bodies are JSON in UTF-8, of at most 128 KiB. Unknown fields in a body are ignored. An object with a duplicate key is \
refused, and so is an unknown or repeated query parameter. Every error is a problem document (RFC 9457).
"""
# The stage is a parameter of the deployment.
_SERVERS = [{"url": "/{stage}", "variables": {"stage": {"default": "v1"}}}]
_SECRET = {
    "type": "apiKey",
    "in": "header",
    "name": "secret",
    "description": "The `secret` that POST /login returned. It expires.",
}
_IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The `ETag` of the version that is to be changed, as GET answered with it.",
    "schema": {"type": "string"},
}
_ETAG = {"description": "Identifies this version; send it as `If-Match`.", "schema": {"type": "string"}}
# Problems that only the gateway answers with (GatewayResponses in template.yaml).
_GATEWAY_PROBLEMS = {403: ("Forbidden", "refused"), 429: ("Too Many Requests", "throttled")}


class _Schemas(GenerateJsonSchema):
    """Omits titles, which repeat names of fields, and defaults of null, which only say that a field may be absent."""

    def field_title_should_be_set(self, _: Any) -> bool:
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Json:
        if schema.get("default", ...) is None:
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)


def document(routes: Sequence[Route], version: str, examples: Mapping[str, Any]) -> Json:
    """`examples` are bodies of requests, by the operation's id."""
    references, definitions = models_json_schema(
        sorted({model for route in routes for model in _models(route)}, key=str),
        schema_generator=_Schemas,
        ref_template="#/components/schemas/{model}",
    )
    responses: Json = {}
    paths: Json = {}
    for route in routes:
        operation: Json = {**_title(route), "security": [{"secret": []}] if route.needs_secret else []}
        if parameters := _parameters(route):
            operation["parameters"] = parameters
        if body := _body(route):
            content = {"schema": references[body, "validation"]}
            if example := examples.get(operation["operationId"]):
                content["example"] = example
            operation["requestBody"] = {
                "content": {"application/json": content},
                "required": "body" in route.inputs,
            }
        operation["responses"] = {
            str(status): _success(status, answer, references, route.is_tagged)
            for status, answer in sorted(route.answers.items())
        }
        for (status, title), codes in sorted(_problems(route).items()):
            name = "Or".join(map(_camel, codes))
            responses[name] = _problem(status, title, codes)
            operation["responses"][str(status)] = {"$ref": f"#/components/responses/{name}"}
        paths.setdefault(route.path, {})[route.method.lower()] = operation
    return {
        "openapi": "3.1.0",
        "info": {"title": "Referral Connect", "version": version, "description": _DESCRIPTION},
        "servers": _SERVERS,
        "paths": paths,
        "components": {
            "schemas": definitions["$defs"],
            "responses": dict(sorted(responses.items())),
            "securitySchemes": {"secret": _SECRET},
        },
    }


def _models(route: Route) -> Iterator[tuple[type[BaseModel], JsonSchemaMode]]:
    yield Problem, "serialization"
    if body := _body(route):
        yield body, "validation"
    for answer in filter(None, route.answers.values()):
        yield answer, "serialization"


def _body(route: Route) -> type[BaseModel] | None:
    return next(
        (route.inputs[name] for name in ("body", "query_or_body", "optional_body") if name in route.inputs), None
    )


def _title(route: Route) -> Json:
    summary, _, description = (getdoc(route.function) or "").partition("\n")
    title = {"operationId": route.operation_id, "summary": summary.rstrip(".")}
    return title | ({"description": description.strip()} if description else {})


def _parameters(route: Route) -> list[Json]:
    """A parameter that may stand in the body instead is not marked as required."""
    headers = [_IF_MATCH] if "if_match" in route.inputs else []
    model = route.inputs.get("query") or route.inputs.get("query_or_body")
    if model is None:
        return headers
    schema = model.model_json_schema(schema_generator=_Schemas)
    required = schema.get("required", ()) if "query" in route.inputs else ()
    return headers + [_parameter(name, fact, name in required) for name, fact in schema["properties"].items()]


def _parameter(name: str, schema: Json, required: bool) -> Json:
    """Drops null from the schema, because a query can only omit a parameter."""
    alternatives = [one for one in schema.pop("anyOf", ()) if one != {"type": "null"}]
    described = {"description": schema.pop("description")} if "description" in schema else {}
    return {"name": name, "in": "query", "required": required, **described, "schema": schema | dict(*alternatives)}


def _success(status: int, answer: type[BaseModel] | None, references: Mapping[Any, Json], is_tagged: bool) -> Json:
    response: Json = {"description": HTTPStatus(status).phrase}
    if answer:
        response["content"] = {"application/json": {"schema": references[answer, "serialization"]}}
    if is_tagged:
        response["headers"] = {"ETag": _ETAG}
    return response


def _problems(route: Route) -> dict[tuple[int, str], list[str]]:
    """The codes of the problems that a route can answer with, by status and title."""
    kinds: set[type[ReferralError]] = {Invalid, Outage, Defect, *route.problems}
    kinds |= {Unauthorized} if route.needs_secret else set()
    kinds |= {TooLarge} if _body(route) else set()
    kinds |= {PreconditionRequired, PreconditionFailed} if "if_match" in route.inputs else set()
    codes = {(status, title): {code} for status, (title, code) in _GATEWAY_PROBLEMS.items()}
    for kind in kinds:
        outcome = outcome_of_kind(kind)
        codes.setdefault((outcome.status, outcome.title), set()).add(kind.code)
    return {status: sorted(found) for status, found in codes.items()}


def _problem(status: int, title: str, codes: Sequence[str]) -> Json:
    schema = {
        "$ref": "#/components/schemas/Problem",
        "properties": {"status": {"const": status}, "code": {"enum": codes}},
    }
    return {
        "description": f"{title}: {', '.join(f'`{code}`' for code in codes)}",
        "content": {MEDIA_TYPE: {"schema": schema}},
    }


def _camel(code: str) -> str:
    return "".join(word.capitalize() for word in code.split("_"))
