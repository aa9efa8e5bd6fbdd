"""An ask for a referral, and the requests of the API that concern asks."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Annotated, Literal, NamedTuple, Self
from uuid import UUID, uuid5

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema, model_validator

from referral.domain.cursor import (
    ASKED_POSITION,
    INBOX_POSITION,
    AskedPosition,
    InboxPosition,
    from_cursor,
    to_cursor,
)
from referral.domain.evidence import Evidence
from referral.domain.identifiers import JobLink, ReferralId, UserId
from referral.domain.states import State
from referral.domain.value_types import BlankIsAbsent, Email, Link, Record, Text, WholeNumber
from referral.domain.wrong_value import FieldCode, WrongValue

_NAMESPACE = UUID("6f1c8a5e-0c8b-5d0e-9a52-3f7f0f7f8a11")


def referral_id(seeker: UserId, link: JobLink) -> ReferralId:
    """The id of a seeker's ask for a job. It is computed from the pair, so that asking twice gives one ask."""
    return ReferralId(str(uuid5(_NAMESPACE, f"{seeker}\n{link}")))


@dataclass(frozen=True)
class Referral:
    """`score` is 0 to 100, or None if there is none yet. `reason` is why there is none, or what the referrer wrote. A
    stale score was computed by another version of the rules or the model. Times are naive and in UTC."""

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
    score_stale: bool
    evidence: tuple[Evidence, ...]


MOST_PER_PAGE = 100


def _page_limit(limit: int) -> int:
    if not 1 <= limit <= MOST_PER_PAGE:
        raise WrongValue(FieldCode.OUT_OF_RANGE, f"must be 1 to {MOST_PER_PAGE}", minimum=1, maximum=MOST_PER_PAGE)
    return limit


@dataclass(frozen=True)
class Claimed:
    """An ask that one ranker holds until its lease ends. `attempts` counts the claims since the ask last became due;
    `age` is the time since its last move or score, in seconds; `asked_at` is in UTC."""

    referral_id: ReferralId
    seeker: UserId
    link: JobLink
    state: State
    claim: str
    attempts: int
    age: float
    asked_at: datetime


class Asked(NamedTuple):
    """The seeker's ask for a job. `is_new` is true if there was none before, or only a withdrawn one."""

    referral: Referral
    is_new: bool


Limit = Annotated[
    WholeNumber,
    AfterValidator(_page_limit),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE}),
    Field(description="The largest number of referrals on a page."),
]
_AS_TOKEN = WithJsonSchema({"type": "string"})
_CURSOR = Field(description="The `cursor` of the previous page.")
_AFTER_ASKED = Annotated[AskedPosition, BeforeValidator(partial(from_cursor, kind=ASKED_POSITION)), _AS_TOKEN]
_AFTER_INBOX = Annotated[InboxPosition, BeforeValidator(partial(from_cursor, kind=INBOX_POSITION)), _AS_TOKEN]


class Page(Record):
    """The query of GET /myreferral."""

    limit: Limit = 20
    cursor: Annotated[_AFTER_ASKED | None, _CURSOR] = None

    def next_cursor(self, shown: list[Referral]) -> str | None:
        """The cursor of the next page; None if this page is not full."""
        if len(shown) < self.limit:
            return None
        return to_cursor((shown[-1].asked_at, shown[-1].referral_id), ASKED_POSITION)


class InboxPage(Record):
    """The query of GET /givereferral."""

    link: Annotated[Link | None, BlankIsAbsent] = None
    limit: Limit = 20
    cursor: Annotated[_AFTER_INBOX | None, _CURSOR] = None

    def next_cursor(self, shown: list[Referral]) -> str | None:
        """The cursor of the next page; None if this page is not full."""
        if len(shown) < self.limit:
            return None
        last = shown[-1]
        return to_cursor((last.score, last.asked_at, last.referral_id), INBOX_POSITION)


class Withdrawal(Record):
    """The query or body of DELETE /myreferral."""

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
            raise WrongValue(FieldCode.INCOMPLETE, "must have referralId, or email and link")
        return self

    @property
    def state(self) -> State:
        return State.MATCHED if self.decision == "refer" else State.DENIED
