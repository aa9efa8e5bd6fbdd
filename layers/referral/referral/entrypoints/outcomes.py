"""Which HTTP status an error becomes, and what a drain does with the message: one row for each error."""

from dataclasses import dataclass
from enum import Enum, auto

from referral.domain.errors import (
    AddressTaken,
    AlreadyDecided,
    BudgetSpent,
    CompanyUnknown,
    Defect,
    EmailTaken,
    Invalid,
    MailRefused,
    NoAppeal,
    NotEncodable,
    NotFound,
    NotRegistered,
    Outage,
    PreconditionFailed,
    PreconditionRequired,
    Throttled,
    TooLarge,
    TooManyMails,
    Unauthorized,
    WrongCode,
)


class Disposition(Enum):
    """What a drain does with a message."""

    DELETE = auto()  # its work is done, or there is none
    DEAD_LETTER = auto()  # it can never succeed, and goes to the dead-letter queue at once
    RETRY = auto()  # it is tried again later; each try counts, and after MaxTries of them it is a dead letter
    REQUEUE = auto()  # it is not to blame: it goes back without counting, and the drain stops


@dataclass(frozen=True)
class Outcome:
    """`status` and `title` go into the problem document (RFC 9457); `disposition` is for a drain."""

    status: int
    title: str
    disposition: Disposition


_DEFECT = Outcome(500, "Internal Server Error", Disposition.RETRY)
_OUTCOMES: dict[type[Exception], Outcome] = {
    Invalid: Outcome(400, "Bad Request", Disposition.DEAD_LETTER),
    WrongCode: Outcome(400, "Bad Request", Disposition.DEAD_LETTER),
    Unauthorized: Outcome(401, "Unauthorized", Disposition.DEAD_LETTER),
    NotFound: Outcome(404, "Not Found", Disposition.DELETE),
    EmailTaken: Outcome(409, "Conflict", Disposition.DEAD_LETTER),
    NotRegistered: Outcome(409, "Conflict", Disposition.DEAD_LETTER),
    AddressTaken: Outcome(409, "Conflict", Disposition.DEAD_LETTER),
    CompanyUnknown: Outcome(409, "Conflict", Disposition.DEAD_LETTER),
    AlreadyDecided: Outcome(409, "Conflict", Disposition.DELETE),
    NoAppeal: Outcome(409, "Conflict", Disposition.DELETE),
    PreconditionFailed: Outcome(412, "Precondition Failed", Disposition.DEAD_LETTER),
    TooLarge: Outcome(413, "Content Too Large", Disposition.DEAD_LETTER),
    MailRefused: Outcome(400, "Bad Request", Disposition.DEAD_LETTER),
    TooManyMails: Outcome(429, "Too Many Requests", Disposition.RETRY),
    NotEncodable: Outcome(422, "Unprocessable Content", Disposition.DEAD_LETTER),
    PreconditionRequired: Outcome(428, "Precondition Required", Disposition.DEAD_LETTER),
    BudgetSpent: Outcome(429, "Too Many Requests", Disposition.DEAD_LETTER),
    # A caller must not be able to raise the alarms that count answers from 500 on, nor to take a release back by that.
    Throttled: Outcome(429, "Too Many Requests", Disposition.REQUEUE),
    Outage: Outcome(503, "Service Unavailable", Disposition.REQUEUE),
    Defect: _DEFECT,
}


def outcome_of(error: Exception) -> Outcome:
    """The outcome of an error. An unforeseen error has the outcome of a defect."""
    return outcome_of_kind(type(error))


def outcome_of_kind(kind: type[Exception]) -> Outcome:
    """The outcome of errors of this class: that of its nearest base in the table."""
    return next((_OUTCOMES[base] for base in kind.__mro__ if base in _OUTCOMES), _DEFECT)
