"""Codes that prove a mailbox: mailed to an address, and typed by whoever reads its mail."""

import secrets

DIGITS = 6
LIFE_S = 600
TRIES = 5
# Each code allows TRIES guesses, so that a limit on codes is also a limit on guesses.
CODES_PER_HOUR = 5
DONE = "done"  # what a code redeems after its step


def new_code() -> str:
    """Six random digits."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
