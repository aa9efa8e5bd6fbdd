"""POST /login: an e-mail and password, or a refresh token, for the secret that later requests carry."""

from typing import Annotated, Any, Self

from pydantic import StringConstraints, model_validator

from referral.adapters.accounts import Accounts
from referral.domain.value_types import Email, Record
from referral.entrypoints.api import Api

Secret = Annotated[str, StringConstraints(min_length=1, max_length=8192)]


class Login(Record):
    email: Email | None = None
    password: Secret | None = None
    refreshToken: Secret | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.refreshToken is None and (self.email is None or self.password is None):
            raise ValueError("must have email and password, or refreshToken")
        return self


api = Api()
accounts = Accounts()
handler = api.handler


@api.post("/login")
def login() -> dict[str, Any]:
    request = api.body(Login)
    if request.refreshToken:
        session = accounts.renew(request.refreshToken)
    else:
        session = accounts.log_in(request.email, request.password)
    return {"secret": session.secret, "refreshToken": session.refresh_token, "expiresIn": session.expires_in}
