"""POST /login: an e-mail and password, or a refresh token, for the secret that later requests carry."""

from referral.adapters.accounts import Accounts
from referral.domain.errors import EmailNotVerified, Unauthorized
from referral.entrypoints.http.answers import LoggedIn
from referral.entrypoints.http.api import Api
from referral.entrypoints.http.bodies import Login

api = Api()
accounts = Accounts()
handler = api.handler


@api.route("POST", "/login", problems=(Unauthorized, EmailNotVerified))
def login(body: Login) -> LoggedIn:
    """Get a secret for other requests: with an e-mail and password, or with a refresh token."""
    if body.refreshToken:
        session = accounts.renew(body.refreshToken)
    else:
        session = accounts.log_in(body.email or "", body.password or "")
    return LoggedIn(secret=session.secret, refreshToken=session.refresh_token, expiresIn=session.expires_in)
