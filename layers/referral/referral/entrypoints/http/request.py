"""A request: an event of API Gateway, validated as the types that a route declares."""

import json
from base64 import b64decode
from collections.abc import Callable, Mapping
from typing import Any

from referral.domain.errors import FieldError, Invalid, PreconditionRequired, TooLarge, Unauthorized
from referral.domain.identifiers import UserId
from referral.domain.precondition import IfMatch
from referral.domain.wrong_value import FieldCode
from referral.entrypoints.http.validation import Model, validated

MAX_BODY = 128 * 1024


class Request:
    """One event. Its methods raise Invalid, TooLarge, Unauthorized or PreconditionRequired if the request is wrong."""

    def __init__(
        self, event: Mapping[str, Any], is_active: Callable[[UserId], bool], is_disabled: Callable[[UserId], bool]
    ) -> None:
        self._event, self._is_active, self._is_disabled = event, is_active, is_disabled

    @property
    def id(self) -> str:
        """The gateway's id of the request, under which its lines are in the log."""
        return str(self._event["requestContext"]["requestId"])

    @property
    def method(self) -> str:
        return str(self._event["httpMethod"])

    @property
    def path(self) -> str:
        """The path as the template has it, without stage and base path."""
        return str(self._event["resource"])

    @property
    def caller(self) -> UserId:
        """The owner of the token. A token outlives an account that is disabled or deleted, so that the account is asked
        for each time."""
        user_id = self._user_in_claims
        if not self._is_active(user_id):
            raise _unauthorized()
        return user_id

    @property
    def token_owner(self) -> UserId:
        """The owner of the token. The account may be gone, but not disabled: a disabled account can do nothing, even
        with a valid token."""
        user_id = self._user_in_claims
        if self._is_disabled(user_id):
            raise _unauthorized()
        return user_id

    @property
    def _user_in_claims(self) -> UserId:
        """The user in the claims that the gateway verified; the only source of identity."""
        authorizer = self._event["requestContext"].get("authorizer") or {}
        user_id = (authorizer.get("claims") or {}).get("sub")
        if not isinstance(user_id, str) or not user_id.strip():
            raise _unauthorized()
        return UserId(user_id)

    @property
    def if_match(self) -> IfMatch:
        """The versions that the request may change; it must name some."""
        values: Mapping[str, list[str]] = self._event.get("multiValueHeaders") or {}
        named = [value for name, given in values.items() if name.lower() == "if-match" for value in given]
        if not named:
            raise PreconditionRequired
        return IfMatch.of(", ".join(named))

    def body(self, model: type[Model]) -> Model:
        """The JSON body as a `model`."""
        text = self._text()
        if not text.strip():
            raise Invalid(FieldError("", FieldCode.REQUIRED, "must be a JSON object"))
        parsed = validated(lambda: model.model_validate_json(text))
        _refuse_duplicate_keys(text)
        return parsed

    def optional_body(self, model: type[Model]) -> Model:
        """The JSON body as a `model`; one without any field if there is no body."""
        return self.body(model) if self._text().strip() else model()

    def query(self, model: type[Model]) -> Model:
        """The query parameters as a `model`."""
        parameters = self._parameters()
        return validated(lambda: model.model_validate_strings(parameters, extra="forbid"))

    def query_or_body(self, model: type[Model]) -> Model:
        """The query parameters as a `model` if there are any, otherwise the body."""
        return self.query(model) if self._parameters() else self.body(model)

    def _parameters(self) -> dict[str, str]:
        values: Mapping[str, list[str]] = self._event.get("multiValueQueryStringParameters") or {}
        repeated = [
            FieldError(f"/{name}", FieldCode.REPEATED_PARAMETER, "must be given once")
            for name, given in values.items()
            if len(given) > 1
        ]
        if repeated:
            raise Invalid(*repeated)
        return {name: value for name, (value,) in values.items()}

    def _text(self) -> str:
        body, is_base64 = self._event.get("body") or "", self._event.get("isBase64Encoded")
        too_large = TooLarge("The body must have at most 128 KiB.")
        if len(body) > 2 * MAX_BODY:
            raise too_large
        try:
            encoded = b64decode(body, validate=True) if is_base64 else body.encode()
            text = encoded.decode()
        except ValueError:
            raise Invalid(FieldError("", FieldCode.NOT_UTF8, "must be UTF-8")) from None
        if len(encoded) > MAX_BODY:
            raise too_large
        return text


def _unauthorized() -> Unauthorized:
    return Unauthorized("The header 'secret' must carry the secret that /login returned.")


def _refuse_duplicate_keys(text: str) -> None:
    """Raises Invalid if an object has a key twice, because it is unclear which of the two is meant."""
    json.loads(text, object_pairs_hook=_unique)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise Invalid(FieldError("", FieldCode.DUPLICATE_KEY, "must not have a key twice in one object"))
    return members
