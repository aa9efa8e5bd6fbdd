"""POST /login: returns the secret that later requests carry."""

from referral.adapters.accounts import Accounts
from referral.application.log_in import log_in, renew_session
from referral.domain.errors import EmailNotVerified, Unauthorized
from referral.domain.identifiers import EmailAddress
from referral.entrypoints.http.answers import LoggedIn
from referral.entrypoints.http.api import Api
from referral.entrypoints.http.bodies import Login
from referral.entrypoints.settings import NAME, flag_setting, setting

api = Api()
accounts = Accounts(
    setting("USER_POOL_ID", NAME),
    setting("USER_POOL_CLIENT_ID", NAME),
    verifies_email=flag_setting("VERIFY_EMAIL"),
)
handler = api.handler


@api.route("POST", "/login", problems=(Unauthorized, EmailNotVerified))
def login(body: Login) -> LoggedIn:
    """Get a secret for other requests, with an e-mail address and password or with a refresh token."""
    if body.refreshToken:
        session = renew_session(body.refreshToken, accounts=accounts)
    else:
        session = log_in(body.email or EmailAddress(""), body.password or "", accounts=accounts)
    return LoggedIn(secret=session.secret, refreshToken=session.refresh_token, expiresIn=session.expires_in)
