"""Cognito where moto is laxer than the real one, or lacks an operation: a WSGI application in front of moto's.

- The pool's and client's settings count: no sign-up where only administrators create users, no flow that the client
  does not allow, and for a client with a secret no call without it.
- An account that is not confirmed is refused before its password is looked at. An unknown one looks like a wrong
  password.
- Refresh tokens rotate and can be revoked. They end with their account, and with a sign-out under any of its names.
- A temporary password must be as strong as any, a password may have 256 characters, and an address stays its owner's
  when it is set again.
"""

import base64
import hashlib
import hmac
import io
import json
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from moto.cognitoidp.exceptions import InvalidPasswordException
from moto.cognitoidp.models import CognitoIdpUserPoolClient, UserStatus, cognitoidp_backends
from moto.moto_api._internal import mock_random

from local.aws_account import ACCOUNT, REGION
from local.mailbox import TIME

_TARGET = "AWSCognitoIdentityProviderService."
# Public operations. A client with a secret calls them with a hash of it, or they would be open to everybody.
_PUBLIC = {"SignUp", "ConfirmSignUp", "ResendConfirmationCode", "ForgotPassword", "ConfirmForgotPassword"}
_WRONG_PASSWORD = "Incorrect username or password."
_LONGEST_PASSWORD = 256
Body = dict[str, Any]


class Refused(Exception):
    """Cognito's answer to a request that it refuses."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


class StrictCognito:
    """`application` is moto's."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self._application = application
        # When each refresh token was replaced by another one.
        self._rotated: dict[str, datetime] = {}
        # In moto, a client that names no readable attributes can read none.
        setattr(CognitoIdpUserPoolClient, "get_readable_fields", _readable_fields)  # noqa: B010

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        service, _, action = environ.get("HTTP_X_AMZ_TARGET", "").partition(".")
        if f"{service}." != _TARGET:
            return self._application(environ, start_response)
        body: Body = json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)) or b"{}")
        try:
            answer = self._answer(action, body, environ)
        except Refused as refusal:
            return _respond(start_response, "400 Bad Request", {"__type": refusal.code, "message": refusal.message})
        if answer is not None:
            return _respond(start_response, "200 OK", answer)
        content = json.dumps(body).encode()
        changed = {**environ, "wsgi.input": io.BytesIO(content), "CONTENT_LENGTH": str(len(content))}
        return self._application(changed, start_response)

    def _answer(self, action: str, body: Body, environ: dict[str, Any]) -> Body | None:
        """The answer, or None if moto answers, to a body that this may change."""
        if action in _PUBLIC and (pool := _pool_of_client(body)):
            _see_secret_hash(pool, body, body.get("Username"), body.get("SecretHash"))
        match action:
            case "SignUp":
                _see_that_people_may_sign_up(body)
            case "InitiateAuth" | "AdminInitiateAuth":
                _see_that_the_account_may_try(body)
            case "AdminSetUserPassword":
                _take_long_passwords(body)
            case "AdminCreateUser":
                _take_long_passwords(body)
                _give_a_good_temporary_password(body)
            case "AdminUserGlobalSignOut":
                _use_the_only_name(body)
            case "AdminUpdateUserAttributes":
                _leave_out_what_is_so_already(body)
            case "GetTokensFromRefreshToken":
                return self._tokens(body, datetime.fromisoformat(environ[TIME]))
            case "RevokeToken":
                return _revoke(body)
        return None

    def _tokens(self, body: Body, now: datetime) -> Body:
        pool = _known_client(body)
        client = pool.clients[body["ClientId"]]
        token = body["RefreshToken"]
        if token not in pool.refresh_tokens:
            raise Refused("NotAuthorizedException", "Invalid Refresh Token")
        rotation = client.extended_config.get("RefreshTokenRotation", {})
        grace = int(rotation.get("RetryGracePeriodSeconds", 0))
        if token in self._rotated and (now - self._rotated[token]).total_seconds() > grace:
            pool.refresh_tokens[token] = None
        if pool.refresh_tokens[token] is None:
            raise Refused("NotAuthorizedException", "Refresh Token has been revoked")
        client_id, username, origin = pool.refresh_tokens[token]
        user = pool._get_user(username)
        if client_id != client.id or not user:
            raise Refused("NotAuthorizedException", "Invalid Refresh Token")
        if not user.enabled:
            raise Refused("NotAuthorizedException", "User is disabled.")
        access_token, id_token, expires_in = pool.create_tokens_from_refresh_token(token)
        result = {"AccessToken": access_token, "IdToken": id_token, "ExpiresIn": expires_in, "TokenType": "Bearer"}
        if rotation.get("Feature") == "ENABLED":
            result["RefreshToken"] = str(mock_random.uuid4())
            pool.refresh_tokens[result["RefreshToken"]] = (client_id, username, origin)
            self._rotated.setdefault(token, now)
        return {"AuthenticationResult": result}


def _revoke(body: Body) -> Body:
    pool = _known_client(body)
    if body["Token"] in pool.refresh_tokens:
        pool.refresh_tokens[body["Token"]] = None
    return {}


def _see_that_people_may_sign_up(body: Body) -> None:
    pool = _pool_of_client(body)
    if pool and pool.extended_config.get("AdminCreateUserConfig", {}).get("AllowAdminCreateUserOnly"):
        raise Refused("NotAuthorizedException", "SignUp is not permitted for this user pool")


def _see_that_the_account_may_try(body: Body) -> None:
    """Leaves to moto to compare the password."""
    pool, parameters = _pool_of_client(body), body.get("AuthParameters", {})
    if not pool:
        return
    flow = str(body.get("AuthFlow"))
    allowed = pool.clients[body["ClientId"]].extended_config.get("ExplicitAuthFlows", ["ALLOW_REFRESH_TOKEN_AUTH"])
    if f"ALLOW_{flow.removesuffix('_AUTH')}_AUTH" not in allowed:
        raise Refused("InvalidParameterException", f"{flow} flow not enabled for this client")
    if "USERNAME" not in parameters:
        return
    _see_secret_hash(pool, body, parameters["USERNAME"], parameters.get("SECRET_HASH"))
    user = pool._get_user(parameters["USERNAME"])
    if not user:
        raise Refused("NotAuthorizedException", _WRONG_PASSWORD)
    if user.status is UserStatus.UNCONFIRMED:
        raise Refused("UserNotConfirmedException", "User is not confirmed.")
    parameters["USERNAME"] = user.username


def _give_a_good_temporary_password(body: Body) -> None:
    body.setdefault("TemporaryPassword", f"Aa1-{mock_random.uuid4()}")
    try:
        _backend()._validate_password(body["UserPoolId"], body["TemporaryPassword"])
    except InvalidPasswordException:
        raise Refused("InvalidPasswordException", "Password did not conform with password policy") from None


def _take_long_passwords(body: Body) -> None:
    """moto takes less than 99 characters where a policy has no such setting of its own."""
    if pool := _backend().user_pools.get(body["UserPoolId"]):
        policy = pool.extended_config.setdefault("Policies", {}).setdefault("PasswordPolicy", {})
        policy["MaximumLength"] = _LONGEST_PASSWORD + 1


def _use_the_only_name(body: Body) -> None:
    """moto signs out the sessions that were opened with the same spelling of the name."""
    pool = _backend().user_pools.get(body["UserPoolId"])
    if pool and (user := pool._get_user(body["Username"])):
        body["Username"] = user.username


def _leave_out_what_is_so_already(body: Body) -> None:
    """moto takes a person's own address for somebody else's."""
    pool = _backend().user_pools.get(body["UserPoolId"])
    user = pool._get_user(body["Username"]) if pool else None
    if user:
        there = user.attribute_lookup
        body["UserAttributes"] = [one for one in body["UserAttributes"] if there.get(one["Name"]) != one["Value"]]


def _known_client(body: Body) -> Any:
    """The pool of a client that shows its secret, if it has one."""
    pool = _pool_of_client(body)
    if not pool:
        raise Refused("ResourceNotFoundException", "User pool client does not exist.")
    client = pool.clients[body["ClientId"]]
    if client.generate_secret and body.get("ClientSecret") != client.secret:
        raise Refused("NotAuthorizedException", "Invalid client secret")
    return pool


def _see_secret_hash(pool: Any, body: Body, username: Any, given: Any) -> None:
    client = pool.clients[body["ClientId"]]
    if not client.generate_secret:
        return
    digest = hmac.digest(client.secret.encode(), f"{username}{client.id}".encode(), hashlib.sha256)
    if given != base64.b64encode(digest).decode():
        raise Refused("NotAuthorizedException", "Unable to verify secret hash for client")


def _pool_of_client(body: Body) -> Any:
    pools = _backend().user_pools.values()
    return next((pool for pool in pools if body.get("ClientId") in pool.clients), None)


def _backend() -> Any:
    return cognitoidp_backends[ACCOUNT][REGION]


def _readable_fields(client: CognitoIdpUserPoolClient) -> list[str]:
    fields: list[str] = client.extended_config.get("ReadAttributes", ["email", "email_verified"])
    return fields


def _respond(start_response: Callable[..., Any], status: str, answer: Body) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "application/x-amz-json-1.1")])
    return [json.dumps(answer).encode()]
