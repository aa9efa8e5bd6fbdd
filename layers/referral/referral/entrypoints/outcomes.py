"""What becomes of a request or a queue's message that ends in an error: one row for each meaning."""

from dataclasses import dataclass
from enum import Enum, auto

from referral.domain.errors import (
    AlreadyDecided,
    Defect,
    EmailNotVerified,
    EmailTaken,
    Invalid,
    NotEncodable,
    NotFound,
    NotRegistered,
    Outage,
    TooLarge,
    Unauthorized,
)


class Disposition(Enum):
    """What a drain does with a message."""

    DELETE = auto()  # its work is done, or there is none
    DEAD_LETTER = auto()  # it can never succeed, and goes to the dead-letter queue at once
    RETRY = auto()  # it is tried again later; each try counts, and after a number of them it is a dead letter
    REQUEUE = auto()  # it is not to blame: it goes back without counting, and the drain stops


@dataclass(frozen=True)
class Outcome:
    """`status` and `title` are what a client is told (RFC 9457)."""

    status: int
    title: str
    disposition: Disposition


_DEFECT = Outcome(500, "Internal Server Error", Disposition.RETRY)
_OUTCOMES: dict[type[Exception], Outcome] = {
    Invalid: Outcome(400, "Bad Request", Disposition.DEAD_LETTER),
    Unauthorized: Outcome(401, "Unauthorized", Disposition.DEAD_LETTER),
    EmailNotVerified: Outcome(401, "Unauthorized", Disposition.DEAD_LETTER),
    NotFound: Outcome(404, "Not Found", Disposition.DELETE),
    EmailTaken: Outcome(409, "Conflict", Disposition.DEAD_LETTER),
    NotRegistered: Outcome(409, "Conflict", Disposition.DEAD_LETTER),
    AlreadyDecided: Outcome(409, "Conflict", Disposition.DELETE),
    TooLarge: Outcome(413, "Content Too Large", Disposition.DEAD_LETTER),
    NotEncodable: Outcome(422, "Unprocessable Content", Disposition.DEAD_LETTER),
    Outage: Outcome(503, "Service Unavailable", Disposition.REQUEUE),
    Defect: _DEFECT,
}


def outcome_of(error: Exception) -> Outcome:
    """What an error leads to; one that nobody foresaw is a defect."""
    return outcome_of_kind(type(error))


def outcome_of_kind(kind: type[Exception]) -> Outcome:
    """What errors of this kind lead to."""
    return next((_OUTCOMES[base] for base in kind.__mro__ if base in _OUTCOMES), _DEFECT)
