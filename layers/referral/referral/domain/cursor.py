"""Where a page of a list ends, as a token for the next one."""

import base64
from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, TypeAdapter, ValidationError

_Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f-]{36}$")]
_Moment = Annotated[datetime, AfterValidator(lambda moment: moment.replace(tzinfo=None))]
_Score = Annotated[Decimal, Field(ge=0, le=100, decimal_places=2)]
AskedPosition = tuple[_Moment, _Id]
InboxPosition = tuple[_Score | None, _Moment, _Id]

_ADAPTERS: dict[type, TypeAdapter] = {
    AskedPosition: TypeAdapter(AskedPosition),
    InboxPosition: TypeAdapter(InboxPosition),
}


def to_cursor(position: AskedPosition | InboxPosition, kind: type) -> str:
    """A URL-safe token for a position in a list of this kind."""
    return base64.urlsafe_b64encode(_ADAPTERS[kind].dump_json(position)).decode().rstrip("=")


def from_cursor(token: str, kind: type) -> AskedPosition | InboxPosition:
    """The position behind a token. ValueError where the token is none of this list's."""
    try:
        return _ADAPTERS[kind].validate_json(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    except (ValidationError, ValueError):
        raise ValueError("is no cursor of this list") from None
