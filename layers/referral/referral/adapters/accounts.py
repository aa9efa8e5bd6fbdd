"""Accounts, passwords and tokens: the Cognito user pool."""

from typing import Any

from botocore.exceptions import ClientError

from referral.adapters.aws import client
from referral.adapters.vendor_errors import aws_code, translated
from referral.domain.errors import EmailNotVerified, EmailTaken, FieldError, Invalid, Unauthorized
from referral.domain.identifiers import EmailAddress, UserId
from referral.domain.session import Session
from referral.domain.wrong_value import FieldCode

_REFUSED = {
    "NotAuthorizedException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "PasswordResetRequiredException",
    "InvalidParameterException",
}
_WEAK_PASSWORD = FieldError(
    "/personalInformation/password",
    FieldCode.WEAK_PASSWORD,
    "must have 8 characters or more, with a lower-case letter, an upper-case letter and a digit",
)
_MAILED_ENOUGH = {"LimitExceededException", "TooManyRequestsException"}


@translated("The user pool")
class Accounts:
    """The accounts of one pool. With `verifies_email`, people must follow a mailed link before their first login."""

    def __init__(self, pool: str, client_id: str, *, verifies_email: bool) -> None:
        self._pool, self._client_id, self._verifies_email = pool, client_id, verifies_email
        self._cognito = client("cognito-idp")

    def create(self, email: EmailAddress, password: str) -> UserId:
        """Creates an account, or finishes one that was begun with the same address and password. Otherwise EmailTaken.

        The owner can log in at once or, if addresses are verified, after following a mailed link.
        """
        try:
            account = self._cognito.sign_up(
                ClientId=self._client_id,
                Username=email,
                Password=password,
                UserAttributes=[{"Name": "email", "Value": email}],
            )
        except ClientError as error:
            match aws_code(error):
                case "UsernameExistsException":
                    return self._proven_own(email, password)
                case "InvalidPasswordException" | "InvalidParameterException":
                    raise Invalid(_WEAK_PASSWORD) from None
                case _:
                    raise
        self._confirm(email)
        return UserId(account["UserSub"])

    def log_in(self, email: EmailAddress, password: str) -> Session:
        """Unauthorized if the address or password is wrong. EmailNotVerified if the owner has not followed the link,
        which is then mailed again."""
        return self._session("USER_PASSWORD_AUTH", {"USERNAME": email, "PASSWORD": password})

    def renew(self, refresh_token: str) -> Session:
        """A new secret for a refresh token. Unauthorized if the token is no longer valid."""
        return self._session("REFRESH_TOKEN_AUTH", {"REFRESH_TOKEN": refresh_token}, refresh_token)

    def _session(self, flow: str, parameters: dict[str, str], refresh_token: str = "") -> Session:
        result = self._authenticate(flow, parameters)
        return Session(result["IdToken"], result.get("RefreshToken", refresh_token), result["ExpiresIn"])

    def _authenticate(self, flow: str, parameters: dict[str, str]) -> dict[str, Any]:
        try:
            answer = self._initiate(flow, parameters)
        except ClientError as error:
            if aws_code(error) == "UserNotConfirmedException" and self._verifies_email:
                self._mail_again(parameters["USERNAME"])
                raise EmailNotVerified from None
            if aws_code(error) in _REFUSED:
                raise Unauthorized("The e-mail and password, or the refresh token, are not valid.") from None
            raise
        if "AuthenticationResult" not in answer:
            raise Unauthorized("The account requires a login step that this API does not support.")
        result: dict[str, Any] = answer["AuthenticationResult"]
        return result

    def _proven_own(self, email: EmailAddress, password: str) -> UserId:
        """The user of an existing account, if the password is right. Confirms the account if necessary."""
        try:
            self._initiate("USER_PASSWORD_AUTH", {"USERNAME": email, "PASSWORD": password})
        except ClientError as error:
            match aws_code(error):
                case "UserNotConfirmedException":
                    self._confirm(email)
                case code if code in _REFUSED:
                    raise EmailTaken from None
                case _:
                    raise
        return self._user_id(email)

    def _user_id(self, email: EmailAddress) -> UserId:
        account = self._cognito.admin_get_user(UserPoolId=self._pool, Username=email)
        return UserId(next(one["Value"] for one in account["UserAttributes"] if one["Name"] == "sub"))

    def _initiate(self, flow: str, parameters: dict[str, str]) -> dict[str, Any]:
        answer: dict[str, Any] = self._cognito.initiate_auth(
            ClientId=self._client_id, AuthFlow=flow, AuthParameters=parameters
        )
        return answer

    def _mail_again(self, email: str) -> None:
        try:
            self._cognito.resend_confirmation_code(ClientId=self._client_id, Username=email)
        except ClientError as error:
            if aws_code(error) not in _MAILED_ENOUGH:
                raise

    def _confirm(self, email: str) -> None:
        """Lets the account log in, unless its owner has to follow a link for that."""
        if self._verifies_email:
            return
        try:
            self._cognito.admin_confirm_sign_up(UserPoolId=self._pool, Username=email)
        except ClientError as error:
            if aws_code(error) != "NotAuthorizedException":  # a second request has confirmed it already
                raise
