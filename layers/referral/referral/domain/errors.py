"""Everything that can go wrong, by its meaning. What HTTP or a queue makes of it is decided in entrypoints/outcomes.py.

A `code` is stable and for programs, a `detail` is for people. Neither ever quotes another exception, which may quote
data.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from referral.domain.states import State
from referral.domain.wrong_value import FieldCode


class ReferralError(Exception):
    """Base of all. `parameters` are the facts in `detail`, for clients that have words of their own."""

    code = "internal"

    def __init__(self, detail: str, **parameters: Any):
        super().__init__(self.code)
        self.detail = detail
        self.parameters = parameters


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field of a request; `pointer` is a JSON pointer (RFC 6901)."""

    pointer: str
    code: FieldCode
    detail: str
    parameters: dict[str, Any] = field(default_factory=dict)


class Invalid(ReferralError):
    """The request is wrong; `errors` has an entry for each wrong field."""

    code = "invalid"

    def __init__(self, *errors: FieldError):
        super().__init__("The request has a field that is wrong." if len(errors) == 1 else _SEVERAL_WRONG)
        self.errors: Sequence[FieldError] = errors


_SEVERAL_WRONG = "The request has fields that are wrong."


class Unauthorized(ReferralError):
    """Nobody has shown who is calling."""

    code = "unauthorized"


class EmailNotVerified(ReferralError):
    """The password is right, but nobody has shown yet that mail to this address arrives."""

    code = "email_not_verified"

    def __init__(self) -> None:
        super().__init__("Follow the link in the mail that was sent to your address.")


class NotFound(ReferralError):
    """Not there, or not the caller's to see: the two look the same."""

    code = "not_found"


class EmailTaken(ReferralError):
    code = "email_taken"

    def __init__(self) -> None:
        super().__init__("This e-mail address has an account.")


class NotRegistered(ReferralError):
    """The token is good, but the registration behind it was never finished."""

    code = "not_registered"

    def __init__(self) -> None:
        super().__init__("The registration was not finished: register again with the same e-mail and password.")


class AlreadyDecided(ReferralError):
    """The ask is no longer open; `state` says what it is."""

    code = "already_decided"

    def __init__(self, detail: str, state: State):
        super().__init__(detail, state=state)
        self.state = state


class TooLarge(ReferralError):
    code = "too_large"


class NotEncodable(ReferralError):
    """A profile or posting that can't be encoded, today or later; `detail` is written for seeker and referrer."""

    code = "not_encodable"


class Outage(ReferralError):
    """A store or service did not answer, or had too much to do. The same call may succeed later.

    `service` and `cause`, the vendor's name for what happened, are for the log.
    """

    code = "unavailable"

    def __init__(self, service: str, cause: str = ""):
        super().__init__(f"{service} did not answer; try again in a moment.")
        self.service, self.cause = service, cause


class Defect(ReferralError):
    """A store or service refused a call that this program or its settings got wrong. Trying again gives the same.

    `service` and `cause`, the vendor's name for what happened, are for the log.
    """

    def __init__(self, service: str, cause: str = ""):
        super().__init__("Something went wrong here; the request id helps to find it.")
        self.service, self.cause = service, cause
