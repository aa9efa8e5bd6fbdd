"""Bodies of requests that no use case takes as they are."""

from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from referral.domain.value_types import Email, Record
from referral.domain.wrong_value import FieldCode, WrongValue

Credential = Annotated[str, StringConstraints(min_length=1, max_length=8192)]


class Login(Record):
    """An e-mail and password, or a refresh token."""

    email: Email | None = None
    password: Credential | None = None
    refreshToken: Credential | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.refreshToken is None and (self.email is None or self.password is None):
            raise WrongValue(FieldCode.INCOMPLETE, "must have email and password, or refreshToken")
        return self
