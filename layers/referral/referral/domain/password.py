"""Passwords that the user pool accepts: template.yaml has the same policy."""

import hashlib
import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from referral.domain.wrong_value import FieldCode, WrongValue

SHORTEST, LONGEST = 8, 256
_COST = 2**14
_NEEDED = (re.compile(r"[a-z]"), re.compile(r"[A-Z]"), re.compile(r"[0-9]"))
STRONG = f"must have {SHORTEST} to {LONGEST} characters, with a lower-case letter, an upper-case letter and a digit"


def _strong(value: str) -> str:
    if not all(needed.search(value) for needed in _NEEDED):
        raise WrongValue(FieldCode.WEAK_PASSWORD, STRONG)
    if value != value.strip():
        raise WrongValue(FieldCode.WEAK_PASSWORD, "must not begin or end with a space")
    return value


def slow_hash(password: str, salt: str) -> str:
    """A hash that shows whether two passwords are the same. It is slow, so that nobody can try out many passwords."""
    return hashlib.scrypt(password.encode(), salt=salt.encode(), n=_COST, r=8, p=1).hex()


Password = Annotated[str, StringConstraints(min_length=SHORTEST, max_length=LONGEST), AfterValidator(_strong)]
