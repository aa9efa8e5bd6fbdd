"""Codes that prove a mailbox: mailed to an address, and typed by whoever reads its mail.

A purpose key names the step that waits for a code.
"""

import secrets

from referral.domain.identifiers import EmailAddress, UserId

DIGITS = 6
LIFE_S = 600
TRIES = 5
# Each code allows TRIES guesses, so that a limit on codes is also a limit on guesses.
CODES_PER_HOUR = 5
DONE = "done"  # what a code redeems after its step


def new_code() -> str:
    """Six random digits."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def registration_purpose(email: EmailAddress) -> str:
    """The purpose key of the code that registers this address."""
    return f"register#{email}"


def reset_purpose(email: EmailAddress) -> str:
    """The purpose key of the code that resets the password of the account with this address."""
    return f"reset#{email}"


def employment_purpose(user_id: UserId) -> str:
    """The purpose key of the code that proves where this person works."""
    return f"employment#{user_id}"


def email_purpose(email: EmailAddress) -> str:
    """The purpose key of the code that makes this the address of an account."""
    return f"email#{email}"
