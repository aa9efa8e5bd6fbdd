"""Problem documents (RFC 9457), which are the answers to requests that fail."""

from typing import Annotated

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from referral.domain.errors import Defect, FieldError, Invalid, ReferralError
from referral.domain.states import State
from referral.domain.wrong_value import FieldCode
from referral.entrypoints.http.shape import Shape
from referral.entrypoints.outcomes import outcome_of

MEDIA_TYPE = "application/problem+json"


class WrongField(Shape):
    """What is wrong with one field of the body, or with one query parameter."""

    pointer: Annotated[
        str,
        Field(description="A JSON pointer (RFC 6901) into the body or to a query parameter. Empty: the whole body."),
    ]
    code: FieldCode
    detail: Annotated[str, Field(description="Completes the sentence “This field …”.")]
    minimum: Annotated[
        int | SkipJsonSchema[None],
        Field(description="The smallest number or length that is allowed, if the value is below it."),
    ] = None
    maximum: Annotated[
        int | SkipJsonSchema[None],
        Field(description="The largest number or length that is allowed, if the value is above it."),
    ] = None
    pattern: Annotated[
        str | SkipJsonSchema[None],
        Field(description="The regular expression that the text must match, if it does not."),
    ] = None
    choices: Annotated[
        list[str] | SkipJsonSchema[None],
        Field(description="The texts that are allowed, if it is none of them."),
    ] = None


class Problem(Shape):
    """A problem document (RFC 9457)."""

    type: Annotated[str, Field(description="Always `about:blank`. The `code` identifies the problem.")]
    title: Annotated[str, Field(description="What the status means.")]
    status: int
    code: Annotated[str, Field(description="A stable code for programs.")]
    detail: Annotated[str, Field(description="An explanation for people.")]
    errors: Annotated[list[WrongField], Field(description="The wrong fields, if the code is `invalid`.")]
    requestId: Annotated[str, Field(description="Identifies this request in the logs.")]
    state: Annotated[
        State | SkipJsonSchema[None],
        Field(description="The state of the ask, if the code is `already_decided` or `no_appeal`."),
    ] = None
    maximum: Annotated[
        int | SkipJsonSchema[None], Field(description="How much one person may have, if the code is `budget_spent`.")
    ] = None
    retryAfter: Annotated[
        int | SkipJsonSchema[None],
        Field(description="After how many seconds to try again, as in the header `Retry-After`."),
    ] = None


def problem_of(error: Exception, request_id: str) -> Problem:
    """The problem document of an error. For an unforeseen error it reveals nothing but the request id."""
    known = error if isinstance(error, ReferralError) else Defect("The API")
    outcome = outcome_of(known)
    return Problem(
        type="about:blank",
        title=outcome.title,
        status=outcome.status,
        code=known.code,
        detail=known.detail,
        errors=[_wrong_field(field) for field in known.errors] if isinstance(known, Invalid) else [],
        requestId=request_id,
        **known.parameters,
    )


def _wrong_field(field: FieldError) -> WrongField:
    return WrongField(pointer=field.pointer, code=field.code, detail=field.detail, **field.parameters)
