"""Sessions: what the Cognito user pool issues tokens for, and revokes.

Every call carries the client's secret or is signed, so that the pool answers nobody else.
"""

import base64
import hmac
from functools import cached_property
from typing import Any

from botocore.exceptions import ClientError

from referral.adapters.aws import client
from referral.adapters.vendor_errors import aws_code, translated
from referral.domain.errors import Unauthorized
from referral.domain.identifiers import EmailAddress, UserId
from referral.domain.session import Session

_REFUSED = {
    "NotAuthorizedException",
    "RefreshTokenReuseException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "PasswordResetRequiredException",
    "InvalidParameterException",
}
# What can't be revoked opens no session either.
_NO_SESSION = {"NotAuthorizedException", "UnsupportedTokenTypeException", "InvalidParameterException"}


@translated("The user pool")
class Sessions:
    def __init__(self, pool: str, client_id: str) -> None:
        self._pool, self._client_id = pool, client_id
        self._cognito = client("cognito-idp")

    def log_in(self, email: EmailAddress, password: str) -> Session:
        """Unauthorized if the address or password is wrong."""
        answer = self._with_password(email, password)
        if "AuthenticationResult" not in answer:
            raise Unauthorized("The account requires a login step that this API does not support.")
        return _session(answer["AuthenticationResult"])

    def proves(self, name: EmailAddress | UserId, password: str) -> bool:
        """Whether this is the account's password, be it the temporary one of an account that was only begun."""
        try:
            self._with_password(name, password)
        except Unauthorized:
            return False
        return True

    def renew(self, refresh_token: str) -> Session:
        """A session with a new secret, and with a new refresh token where tokens rotate. Unauthorized if the token is
        no longer valid."""
        answer = self._unless_refused(
            lambda: self._cognito.get_tokens_from_refresh_token(
                ClientId=self._client_id, ClientSecret=self._secret, RefreshToken=refresh_token
            )
        )
        return _session({"RefreshToken": refresh_token, **answer["AuthenticationResult"]})

    def end(self, refresh_token: str) -> None:
        """Revokes the refresh token, if it still opens a session."""
        try:
            self._cognito.revoke_token(ClientId=self._client_id, ClientSecret=self._secret, Token=refresh_token)
        except ClientError as error:
            if aws_code(error) not in _NO_SESSION:
                raise

    def _with_password(self, name: str, password: str) -> dict[str, Any]:
        digest = hmac.digest(self._secret.encode(), f"{name}{self._client_id}".encode(), "sha256")
        parameters = {"USERNAME": name, "PASSWORD": password, "SECRET_HASH": base64.b64encode(digest).decode()}
        return self._unless_refused(
            lambda: self._cognito.admin_initiate_auth(
                UserPoolId=self._pool,
                ClientId=self._client_id,
                AuthFlow="ADMIN_USER_PASSWORD_AUTH",
                AuthParameters=parameters,
            )
        )

    def _unless_refused(self, call: Any) -> dict[str, Any]:
        try:
            answer: dict[str, Any] = call()
        except ClientError as error:
            if aws_code(error) in _REFUSED:
                raise Unauthorized("The e-mail and password, or the refresh token, are not valid.") from None
            raise
        return answer

    @cached_property
    def _secret(self) -> str:
        """The secret of the pool's client. The pool itself keeps it, and IAM decides who reads it."""
        described = self._cognito.describe_user_pool_client(UserPoolId=self._pool, ClientId=self._client_id)
        secret: str = described["UserPoolClient"]["ClientSecret"]
        return secret


def _session(result: dict[str, Any]) -> Session:
    return Session(result["IdToken"], result["RefreshToken"], result["ExpiresIn"])
