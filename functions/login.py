"""POST /login: returns the secret that later requests carry. POST /logout: revokes what renews it."""

from referral.adapters.accounts import Accounts
from referral.adapters.sessions import Sessions
from referral.application.log_in import log_in, log_out, renew_session
from referral.domain.errors import Unauthorized
from referral.domain.identifiers import EmailAddress, UserId
from referral.entrypoints.http.answers import LoggedIn
from referral.entrypoints.http.api import Api
from referral.entrypoints.http.bodies import Login, Logout
from referral.entrypoints.settings import NAME, setting

accounts = Accounts(setting("USER_POOL_ID", NAME))
api = Api(accounts.is_active)
sessions = Sessions(setting("USER_POOL_ID", NAME), setting("USER_POOL_CLIENT_ID", NAME))
handler = api.handler


@api.route("POST", "/login", problems=(Unauthorized,))
def login(body: Login) -> LoggedIn:
    """Get a secret for other requests, with an e-mail address and password or with a refresh token."""
    if body.refreshToken:
        session = renew_session(body.refreshToken, sessions=sessions)
    else:
        session = log_in(body.email or EmailAddress(""), body.password or "", sessions=sessions)
    return LoggedIn(secret=session.secret, refreshToken=session.refresh_token, expiresIn=session.expires_in)


@api.route("POST", "/logout", status=204)
def logout(caller: UserId, optional_body: Logout) -> None:
    """End the session of a refresh token, or all sessions of the caller without one.

    Refresh tokens end at once. A secret that was issued before stays valid until it expires.
    """
    log_out(caller, optional_body.refreshToken, sessions=sessions, accounts=accounts)
