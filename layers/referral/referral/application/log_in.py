"""Sessions: logging in, renewing a session, and logging out."""

from referral.application import ports
from referral.domain.identifiers import EmailAddress, UserId
from referral.domain.session import Session


def log_in(email: EmailAddress, password: str, *, sessions: ports.Sessions) -> Session:
    """A new session. Unauthorized if the pair is wrong."""
    return sessions.log_in(email, password)


def renew_session(refresh_token: str, *, sessions: ports.Sessions) -> Session:
    """A new session for a refresh token. Unauthorized if the token is no longer valid."""
    return sessions.renew(refresh_token)


def log_out(caller: UserId, refresh_token: str | None, *, sessions: ports.Sessions, accounts: ports.Accounts) -> None:
    """Ends the session of this refresh token, or all sessions of the caller if none is given. Safe to repeat."""
    if refresh_token:
        sessions.end(refresh_token)
    else:
        accounts.sign_out(caller)
