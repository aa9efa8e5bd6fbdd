"""Translates pydantic's errors into our codes and texts, which never quote a value."""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from referral.domain.errors import FieldError, Invalid
from referral.domain.wrong_value import FieldCode, WrongValue

Model = TypeVar("Model", bound=BaseModel)

# By pydantic's names of errors. The context of the error fills the braces.
_MEANINGS: Mapping[str, tuple[FieldCode, str]] = {
    "bool_type": (FieldCode.NOT_A_CHOICE, "must be true or false"),
    "enum": (FieldCode.NOT_A_CHOICE, "must be {expected}"),
    "extra_forbidden": (FieldCode.UNKNOWN_PARAMETER, "is not a parameter of this path"),
    "json_invalid": (FieldCode.NOT_JSON, "must be JSON"),
    "list_type": (FieldCode.NOT_A_LIST, "must be a list"),
    "literal_error": (FieldCode.NOT_A_CHOICE, "must be {expected}"),
    "missing": (FieldCode.REQUIRED, "is required"),
    "model_type": (FieldCode.NOT_AN_OBJECT, "must be an object"),
    "string_too_long": (FieldCode.TOO_LONG, "must have at most {max_length} characters"),
    "string_too_short": (FieldCode.TOO_SHORT, "must have at least {min_length} characters"),
    "string_type": (FieldCode.NOT_TEXT, "must be a text"),
    "string_unicode": (FieldCode.INVALID_UNICODE, "must be valid Unicode"),
    "too_long": (FieldCode.TOO_MANY, "must have at most {max_length} entries"),
    "uuid_parsing": (FieldCode.NOT_AN_ID, "must be the id of a referral"),
    "uuid_type": (FieldCode.NOT_AN_ID, "must be the id of a referral"),
}
_LIMITS = {"min_length": "minimum", "max_length": "maximum"}
_UUID = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
_PATTERNS = {"uuid_parsing": _UUID, "uuid_type": _UUID}


def validated(parse: Callable[[], Model]) -> Model:
    """The model that `parse` returns. Invalid, with a pointer to each wrong field, if it fails."""
    try:
        return parse()
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        raise Invalid(*map(_field_error, found)) from None


def _field_error(found: ErrorDetails) -> FieldError:
    pointer, context = _pointer(found["loc"]), found.get("ctx", {})
    if isinstance(wrong := context.get("error"), WrongValue):
        return FieldError(pointer, wrong.code, wrong.detail, wrong.limits)
    if found["type"] == "string_too_short" and context["min_length"] == 1:
        return FieldError(pointer, FieldCode.BLANK, "must not be blank", {"minimum": 1})
    code, detail = _MEANINGS.get(found["type"], (FieldCode.WRONG, "is wrong"))
    return FieldError(pointer, code, detail.format_map(context), _broken_limits(found["type"], context))


def _broken_limits(kind: str, context: Mapping[str, Any]) -> dict[str, Any]:
    limits = {limit: context[name] for name, limit in _LIMITS.items() if name in context}
    if kind in _PATTERNS:
        limits["pattern"] = _PATTERNS[kind]
    if kind in ("enum", "literal_error"):
        limits["choices"] = re.findall(r"'([^']*)'", context["expected"])
    return limits


def _pointer(location: tuple[Any, ...]) -> str:
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in location)
