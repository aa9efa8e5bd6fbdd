"""The position at which a page of a list ends, as a token that requests the next page."""

import base64
from datetime import datetime
from decimal import Decimal
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, StringConstraints, TypeAdapter, ValidationError

from referral.domain.value_types import WHEN_USED
from referral.domain.wrong_value import FieldCode, WrongValue

_Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f-]{36}$")]
_Moment = Annotated[datetime, AfterValidator(lambda moment: moment.replace(tzinfo=None))]
_Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_Score = Annotated[Decimal, Field(ge=0, le=100, decimal_places=2)]
AskedPosition = tuple[_Moment, _Id]
# The score and, for a queued ask, when it was made; for a decided one, when it was decided.
InboxPosition = tuple[_Score | None, _Moment, _Id]
RevisionPosition = tuple[bool, Annotated[int, Field(ge=0, lt=2**31)], _Digest]

T = TypeVar("T")
ASKED_POSITION = TypeAdapter[AskedPosition](AskedPosition, config=WHEN_USED)
INBOX_POSITION = TypeAdapter[InboxPosition](InboxPosition, config=WHEN_USED)
REVISION_POSITION = TypeAdapter[RevisionPosition](RevisionPosition, config=WHEN_USED)


def to_cursor(position: T, kind: TypeAdapter[T]) -> str:
    """A URL-safe token for a position in a list of this kind."""
    return base64.urlsafe_b64encode(kind.dump_json(position)).decode().rstrip("=")


def from_cursor(token: str, kind: TypeAdapter[T]) -> T:
    """The position that a token stands for. WrongValue if the token does not belong to this kind of list."""
    try:
        return kind.validate_json(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    except (ValidationError, ValueError):
        raise WrongValue(FieldCode.NOT_A_CURSOR, "is not a cursor of this list") from None
