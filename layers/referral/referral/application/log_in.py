"""Logging in: with an e-mail and password, or with the refresh token of an earlier login."""

from referral.application import ports
from referral.domain.identifiers import EmailAddress
from referral.domain.session import Session


def log_in(email: EmailAddress, password: str, *, accounts: ports.Accounts) -> Session:
    """A new session. Unauthorized if the pair is wrong, EmailNotVerified if the address is not confirmed yet."""
    return accounts.log_in(email, password)


def renew_session(refresh_token: str, *, accounts: ports.Accounts) -> Session:
    """A new session for a refresh token. Unauthorized if the token is no longer valid."""
    return accounts.renew(refresh_token)
