"""Accounts: the Cognito user pool, in which nobody but this program creates users."""

from typing import Any

from botocore.exceptions import ClientError

from referral.adapters.aws import client
from referral.adapters.vendor_errors import aws_code, translated
from referral.domain.errors import EmailTaken, FieldError, Invalid
from referral.domain.identifiers import EmailAddress, UserId
from referral.domain.password import STRONG
from referral.domain.wrong_value import FieldCode

_WEAK = {"InvalidPasswordException", "InvalidParameterException"}


@translated("The user pool")
class Accounts:
    """The accounts of one pool. Its user name is the user id."""

    def __init__(self, pool: str) -> None:
        self._pool = pool
        self._cognito = client("cognito-idp")

    def create(self, email: EmailAddress, password: str) -> UserId:
        """A new account, which nobody can log in to before `set_password`. EmailTaken if the address has an account."""
        attributes = {"email": email, "email_verified": "true"}
        try:
            answer = self._cognito.admin_create_user(
                UserPoolId=self._pool,
                Username=email,
                MessageAction="SUPPRESS",
                TemporaryPassword=password,
                UserAttributes=_listed(attributes),
            )
        except ClientError as error:
            if aws_code(error) == "UsernameExistsException":
                raise EmailTaken from None
            _refuse_weak_password(error)
            raise
        return _user_id(answer["User"]["Attributes"])

    def find(self, email: EmailAddress) -> UserId | None:
        """The user of the enabled account with this address."""
        account = self._account(email)
        return _user_id(account["UserAttributes"]) if account else None

    def is_active(self, user_id: UserId) -> bool:
        """Whether the account exists and is enabled."""
        return self._account(user_id) is not None

    def set_password(self, user_id: UserId, password: str) -> None:
        """Sets the password for good, and confirms the account."""
        try:
            self._cognito.admin_set_user_password(
                UserPoolId=self._pool, Username=user_id, Password=password, Permanent=True
            )
        except ClientError as error:
            _refuse_weak_password(error)
            raise

    def change_email(self, user_id: UserId, email: EmailAddress) -> None:
        """EmailTaken if another account has the address."""
        try:
            self._cognito.admin_update_user_attributes(
                UserPoolId=self._pool,
                Username=user_id,
                UserAttributes=_listed({"email": email, "email_verified": "true"}),
            )
        except ClientError as error:
            if aws_code(error) == "AliasExistsException":
                raise EmailTaken from None
            raise

    def sign_out(self, user_id: UserId) -> None:
        """Revokes all refresh tokens of the user."""
        self._cognito.admin_user_global_sign_out(UserPoolId=self._pool, Username=user_id)

    def _account(self, name: str) -> dict[str, Any] | None:
        try:
            account: dict[str, Any] = self._cognito.admin_get_user(UserPoolId=self._pool, Username=name)
        except ClientError as error:
            if aws_code(error) == "UserNotFoundException":
                return None
            raise
        return account if account["Enabled"] else None


def _listed(attributes: dict[str, str]) -> list[dict[str, str]]:
    return [{"Name": name, "Value": value} for name, value in attributes.items()]


def _user_id(attributes: list[dict[str, str]]) -> UserId:
    return UserId(next(one["Value"] for one in attributes if one["Name"] == "sub"))


def _refuse_weak_password(error: ClientError) -> None:
    """The pool's policy has the last word, although requests are checked before."""
    if aws_code(error) in _WEAK:
        raise Invalid(FieldError("/password", FieldCode.WEAK_PASSWORD, STRONG)) from None
