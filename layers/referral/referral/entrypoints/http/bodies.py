"""Bodies of requests that no use case takes as they are."""

import re
from typing import Annotated, Self

from pydantic import AfterValidator, StringConstraints, WithJsonSchema, model_validator

from referral.domain.code import DIGITS
from referral.domain.password import Password
from referral.domain.value_types import BlankIsAbsent, Email, Input
from referral.domain.wrong_value import FieldCode, WrongValue


def _code(value: str) -> str:
    code = value.strip()
    if not re.fullmatch(f"[0-9]{{{DIGITS}}}", code):
        raise WrongValue(FieldCode.NOT_A_CODE, f"must have {DIGITS} digits")
    return code


Code = Annotated[str, AfterValidator(_code), WithJsonSchema({"type": "string", "pattern": f"^[0-9]{{{DIGITS}}}$"})]
Credential = Annotated[str, StringConstraints(min_length=1, max_length=8192)]


class Login(Input):
    """An e-mail and password, or a refresh token."""

    email: Email | None = None
    password: Credential | None = None
    refreshToken: Credential | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.refreshToken is None and (self.email is None or self.password is None):
            raise WrongValue(FieldCode.INCOMPLETE, "must have email and password, or refreshToken")
        return self


class Logout(Input):
    """The session to end; all sessions without a refresh token."""

    refreshToken: Annotated[Credential | None, BlankIsAbsent] = None


class CodeConfirmation(Input):
    """A mailed code, with the password that its owner chooses."""

    email: Email
    code: Code
    password: Password


class PasswordReset(Input):
    email: Email


class PasswordChange(Input):
    oldPassword: Credential
    newPassword: Password


class EmailChange(Input):
    """A new address, and after that the code that was mailed to it."""

    email: Email
    code: Annotated[Code | None, BlankIsAbsent] = None
