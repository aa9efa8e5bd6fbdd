"""Everything that can go wrong, by meaning. entrypoints/outcomes.py maps each error to HTTP and to a queue's message.

A `code` is stable and meant for programs; a `detail` is meant for people. Neither quotes another exception, whose text
may contain personal data.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from referral.domain.budgets import HOUR_S
from referral.domain.states import State
from referral.domain.wrong_value import FieldCode


class ReferralError(Exception):
    """Base of all errors. `parameters` are the facts in `detail`, for clients that write their own messages."""

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
    """The caller has not proved who they are."""

    code = "unauthorized"


class WrongCode(ReferralError):
    """The mailed code is wrong, too old or used up, or there is none. They look the same."""

    code = "wrong_code"

    def __init__(self) -> None:
        super().__init__("The code is wrong or no longer valid. You can ask for a new one.")


class NotFound(ReferralError):
    """It does not exist, or the caller may not see it. The two look the same."""

    code = "not_found"


def no_such_ask() -> NotFound:
    """For a referrer, all asks that are missing or not for them to see."""
    return NotFound("There is no such ask in your inbox.")


class EmailTaken(ReferralError):
    code = "email_taken"

    def __init__(self) -> None:
        super().__init__("This e-mail address already has an account.")


class NotRegistered(ReferralError):
    """The token is valid, but its owner never finished registering."""

    code = "not_registered"

    def __init__(self) -> None:
        super().__init__("Your registration was not finished. Register again with the same e-mail and password.")


class AddressTaken(ReferralError):
    """Another person has proven this work address. Only somebody who reads its mail gets to see this."""

    code = "address_taken"

    def __init__(self) -> None:
        super().__init__("Another account has proven this work address. Delete its proof first.")


class CompanyUnknown(ReferralError):
    """The caller's profile names no company."""

    code = "company_unknown"

    def __init__(self) -> None:
        super().__init__("Your profile names no company.")


class AlreadyDecided(ReferralError):
    """The ask is no longer open; `state` is the state that it has."""

    code = "already_decided"

    def __init__(self, detail: str, state: State):
        super().__init__(detail, state=state)
        self.state = state


class NoAppeal(ReferralError):
    """The seeker can't appeal; `state` is the state of the ask."""

    code = "no_appeal"

    def __init__(self, state: State):
        super().__init__("Only a denied ask can be appealed, and only once.", state=state)


class TooManyMails(ReferralError):
    """A person or a domain has had all mails of this hour. `retry_after` is when it gets more, in seconds from now."""

    code = "too_many_mails"

    def __init__(self, retry_after: int):
        super().__init__("Too many codes were mailed; try again later.", retryAfter=retry_after)


class MailRefused(ReferralError):
    """The mail service takes no mail to this address."""

    code = "mail_refused"

    def __init__(self) -> None:
        super().__init__("The mail service takes no mail to this address.")


class PreconditionRequired(ReferralError):
    """A change must say which version it changes, so that it can't undo another one."""

    code = "precondition_required"

    def __init__(self) -> None:
        super().__init__("The header 'If-Match' must carry the ETag that GET answered with.")


class PreconditionFailed(ReferralError):
    """What is to be changed is no longer the version that the request names."""

    code = "precondition_failed"

    def __init__(self) -> None:
        super().__init__("It has changed since you read it. Read it again, and repeat your change.")


class TooLarge(ReferralError):
    code = "too_large"


class BudgetSpent(ReferralError):
    """The caller has had as much of something costly as one person may have in this hour or day."""

    code = "budget_spent"

    def __init__(self, most: int, window: int, retry_after: int):
        when = "an hour" if window == HOUR_S else "a day"
        super().__init__(f"You have used up your {most} in {when}.", maximum=most, retryAfter=retry_after)


class NotEncodable(ReferralError):
    """A profile or posting that can never be encoded. `detail` is shown to the seeker and to referrers."""

    code = "not_encodable"


class Outage(ReferralError):
    """A store or service did not answer, or was overloaded. The same call may succeed later.

    `service` and `cause` are for the log; `cause` is the vendor's name for what happened. `for_want_of_time`: the call
    did not begin, had less time than usual, or can't be repeated, because a deadline is near.
    """

    code = "unavailable"

    def __init__(self, service: str, cause: str = "", *, for_want_of_time: bool = False):
        super().__init__(f"{service} did not answer; try again in a moment.")
        self.service, self.cause, self.for_want_of_time = service, cause, for_want_of_time


class Throttled(Outage):
    """A store or service was asked too much at once, so that a caller could bring this about."""

    code = "throttled"

    def __init__(self, service: str, cause: str = ""):
        super().__init__(service, cause)
        self.detail, self.parameters = "Too many requests; try again in a moment.", {"retryAfter": 1}


class Defect(ReferralError):
    """A store or service refused a call because this program or its settings are wrong. A retry fails as well.

    `service` and `cause` are for the log; `cause` is the vendor's name for what happened.
    """

    def __init__(self, service: str, cause: str = ""):
        super().__init__("Something went wrong on our side. The request id helps us to find it.")
        self.service, self.cause = service, cause
