"""Accounts: the Cognito user pool, in which nobody but this program creates users."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore.exceptions import ClientError

from referral.adapters.aws import client
from referral.adapters.vendor_errors import aws_code, translated
from referral.domain.errors import EmailTaken, FieldError, Invalid, Unauthorized
from referral.domain.identifiers import EmailAddress, UserId
from referral.domain.password import STRONG
from referral.domain.wrong_value import FieldCode

_WEAK = {"InvalidPasswordException", "InvalidParameterException"}
_GONE = "The account is gone."
_NO_ADDRESS = FieldError("/email", FieldCode.NOT_AN_EMAIL, "must be an e-mail address that an account can have")


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

    def is_disabled(self, user_id: UserId) -> bool:
        """Whether the account exists and is disabled, which only an operator does."""
        account = self._found(user_id)
        return account is not None and not account["Enabled"]

    def set_password(self, user_id: UserId, password: str) -> None:
        """Sets the password for good, and confirms the account. Unauthorized if the account is gone."""
        try:
            with _of_somebody():
                self._cognito.admin_set_user_password(
                    UserPoolId=self._pool, Username=user_id, Password=password, Permanent=True
                )
        except ClientError as error:
            _refuse_weak_password(error)
            raise

    def change_email(self, user_id: UserId, email: EmailAddress) -> None:
        """EmailTaken if another account has the address, Invalid if the pool refuses it, Unauthorized if the account is
        gone."""
        try:
            with _of_somebody():
                self._cognito.admin_update_user_attributes(
                    UserPoolId=self._pool,
                    Username=user_id,
                    UserAttributes=_listed({"email": email, "email_verified": "true"}),
                )
        except ClientError as error:
            if aws_code(error) == "AliasExistsException":
                raise EmailTaken from None
            if aws_code(error) == "InvalidParameterException":
                raise Invalid(_NO_ADDRESS) from None
            raise

    def sign_out(self, user_id: UserId) -> None:
        """Revokes all refresh tokens of the user. Unauthorized if the account is gone."""
        with _of_somebody():
            self._cognito.admin_user_global_sign_out(UserPoolId=self._pool, Username=user_id)

    def _account(self, name: str) -> dict[str, Any] | None:
        """The enabled account with this name."""
        account = self._found(name)
        return account if account and account["Enabled"] else None

    def _found(self, name: str) -> dict[str, Any] | None:
        try:
            account: dict[str, Any] = self._cognito.admin_get_user(UserPoolId=self._pool, Username=name)
        except ClientError as error:
            if aws_code(error) == "UserNotFoundException":
                return None
            raise
        return account


@contextmanager
def _of_somebody() -> Iterator[None]:
    """An account may go while its owner's request is served."""
    try:
        yield
    except ClientError as error:
        if aws_code(error) == "UserNotFoundException":
            raise Unauthorized(_GONE) from None
        raise


def _listed(attributes: dict[str, str]) -> list[dict[str, str]]:
    return [{"Name": name, "Value": value} for name, value in attributes.items()]


def _user_id(attributes: list[dict[str, str]]) -> UserId:
    return UserId(next(one["Value"] for one in attributes if one["Name"] == "sub"))


def _refuse_weak_password(error: ClientError) -> None:
    """The pool's policy has the last word, although requests are checked before."""
    if aws_code(error) in _WEAK:
        raise Invalid(FieldError("/password", FieldCode.WEAK_PASSWORD, STRONG)) from None
