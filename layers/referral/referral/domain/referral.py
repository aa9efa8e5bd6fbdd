"""An ask for a referral, as it is kept and as the API shows it."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Annotated, Any, Literal, Self
from uuid import UUID, uuid5

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from referral.domain.cursor import AskedPosition, InboxPosition, from_cursor, to_cursor
from referral.domain.identifiers import JobLink, ReferralId, UserId
from referral.domain.states import State
from referral.domain.value_types import BlankIsAbsent, Email, Link, Record, Text

_NAMESPACE = UUID("6f1c8a5e-0c8b-5d0e-9a52-3f7f0f7f8a11")


def referral_id(seeker: UserId, link: JobLink) -> ReferralId:
    """The id of a seeker's ask for a job: the same pair has the same id, so that asking twice is one ask."""
    return ReferralId(str(uuid5(_NAMESPACE, f"{seeker}\n{link}")))


@dataclass(frozen=True)
class Referral:
    """`score` is 0 to 100, or None while there is none; `reason` is why there is none, or the referrer's words."""

    referral_id: ReferralId
    seeker: UserId
    link: JobLink
    company: str
    role: str
    state: State
    score: Decimal | None
    score_version: str | None
    reason: str | None
    asked_at: datetime
    updated_at: datetime
    evidence: list[dict[str, Any]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """As the API shows it to the seeker; times are UTC."""
        return {
            "referralId": self.referral_id,
            "link": self.link,
            "company": self.company,
            "role": self.role,
            "state": self.state,
            "score": None if self.score is None else float(self.score),
            "scoreVersion": self.score_version,
            "evidence": self.evidence,
            "reason": self.reason,
            "askedAt": _utc(self.asked_at),
            "updatedAt": _utc(self.updated_at),
        }


def _utc(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds") + "Z"


Limit = Annotated[int, Field(ge=1, le=100)]


class Page(Record):
    """Query of GET /myreferral."""

    limit: Limit = 20
    cursor: Annotated[AskedPosition, BeforeValidator(partial(from_cursor, kind=AskedPosition))] | None = None

    def next_cursor(self, shown: list[Referral]) -> str | None:
        """The cursor of the page behind this one; None where this one was not full."""
        if len(shown) < self.limit:
            return None
        return to_cursor((shown[-1].asked_at, shown[-1].referral_id), AskedPosition)


class InboxPage(Record):
    """Query of GET /givereferral."""

    link: Annotated[Link | None, BlankIsAbsent] = None
    limit: Limit = 20
    cursor: Annotated[InboxPosition, BeforeValidator(partial(from_cursor, kind=InboxPosition))] | None = None

    def next_cursor(self, shown: list[Referral]) -> str | None:
        """The cursor of the page behind this one; None where this one was not full."""
        if len(shown) < self.limit:
            return None
        last = shown[-1]
        return to_cursor((last.score, last.asked_at, last.referral_id), InboxPosition)


class Withdrawal(Record):
    """Query or body of DELETE /myreferral."""

    link: Link


class Decision(Record):
    """The body of PUT /givereferral: names an ask by its id, or by its seeker and job."""

    referralId: Annotated[UUID | None, BlankIsAbsent] = None
    email: Annotated[Email | None, BlankIsAbsent] = None
    link: Annotated[Link | None, BlankIsAbsent] = None
    decision: Literal["refer", "deny"]
    reason: Annotated[Annotated[Text, StringConstraints(max_length=1000)] | None, BlankIsAbsent] = None

    @model_validator(mode="after")
    def _names_an_ask(self) -> Self:
        if self.referralId is None and (self.email is None or self.link is None):
            raise ValueError("must have referralId, or email and link")
        return self

    @property
    def state(self) -> State:
        return State.MATCHED if self.decision == "refer" else State.DENIED
