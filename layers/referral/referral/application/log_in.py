"""Logging in: with an e-mail and password, or with the refresh token of an earlier login."""

from referral.application import ports
from referral.domain.identifiers import EmailAddress
from referral.domain.session import Session


def log_in(email: EmailAddress, password: str, *, accounts: ports.Accounts) -> Session:
    """Unauthorized where the pair is wrong; EmailNotVerified where the address was not confirmed."""
    return accounts.log_in(email, password)


def renew_session(refresh_token: str, *, accounts: ports.Accounts) -> Session:
    """Unauthorized where the refresh token is not valid any more."""
    return accounts.renew(refresh_token)
