"""An ask for a referral, and the requests of the API that concern asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
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
from referral.domain.employment import EmploymentState
from referral.domain.evidence import Evidence, Score
from referral.domain.identifiers import JobLink, ReferralId, RevisionId, UserId
from referral.domain.plain_text import without_links
from referral.domain.posting import NO_REVISIONS, RevisionsOfJob
from referral.domain.states import DECIDED, State
from referral.domain.summary import Summary
from referral.domain.value_types import BlankIsAbsent, Email, Input, Link, Text, WholeNumber
from referral.domain.versions import is_stale
from referral.domain.wrong_value import FieldCode, WrongValue

_NAMESPACE = UUID("6f1c8a5e-0c8b-5d0e-9a52-3f7f0f7f8a11")


def referral_id(seeker: UserId, link: JobLink) -> ReferralId:
    """The id of a seeker's ask for a job. It is computed from the pair, so that asking twice gives one ask."""
    return ReferralId(str(uuid5(_NAMESPACE, f"{seeker}\n{link}")))


UNDO_WITHIN = timedelta(hours=24)


@dataclass(frozen=True)
class Reveal:
    """Somebody at `company` could see who the seeker is. `at` is naive and in UTC."""

    at: datetime
    company: str


@dataclass(frozen=True)
class Referral:
    """Role, company, score and evidence come from the posting `revision`, which is None if the ask is older than
    revisions. `score` is 0 to 100, or None if there is none yet. `reason` is why there is none, or what the referrer
    wrote. `summary` is None until the profile is encoded; `decided_at` is when the ask was last decided, also if that
    was undone. Only referrers are told the revisions of the job, and only the seeker the reveals. Times are naive and
    in UTC."""

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
    evidence: tuple[Evidence, ...]
    summary: Summary | None = None
    decided_at: datetime | None = None
    was_appealed: bool = False
    reveals: tuple[Reveal, ...] = ()
    revision: RevisionId | None = None
    revisions_of_job: RevisionsOfJob = NO_REVISIONS

    @property
    def score_stale(self) -> bool:
        """Whether an undecided ask has a score of another version of the rules or the model."""
        return is_stale(self.state, self.score_version)

    @property
    def is_decided(self) -> bool:
        return self.state in DECIDED

    @property
    def may_appeal(self) -> bool:
        return self.state is State.DENIED and not self.was_appealed

    @property
    def undo_until(self) -> datetime | None:
        """Until when the referrer may undo the decision; None while there is none."""
        return self.decided_at + UNDO_WITHIN if self.decided_at and self.is_decided else None

    @property
    def is_confirmed(self) -> bool:
        """Whether the company confirmed the posting that the ask is scored against."""
        return self.revision is not None and self.revision == self.revisions_of_job.confirmed


@dataclass(frozen=True)
class Decided:
    """An ask after a decision or its undoing. One that `is_repeated` was stored before, and changed nothing."""

    referral: Referral
    is_repeated: bool


class Mover(StrEnum):
    """Who moved an ask, without telling which referrer it was."""

    SEEKER = "seeker"
    REFERRER = "referrer"
    RANKER = "ranker"

    @classmethod
    def of(cls, moved_by: str, seeker: UserId) -> "Mover":
        """`moved_by` is a user id, or names the ranker."""
        return {seeker: cls.SEEKER, cls.RANKER.value: cls.RANKER}.get(moved_by, cls.REFERRER)


@dataclass(frozen=True)
class Move:
    """A row of an ask's history. `source` is None for the first one. `at` is naive and in UTC."""

    source: State | None
    target: State
    by: Mover
    at: datetime


@dataclass(frozen=True)
class AskWithHistory:
    referral: Referral
    moves: Sequence[Move]


MOST_PER_PAGE = 100


def _page_limit(limit: int) -> int:
    if not 1 <= limit <= MOST_PER_PAGE:
        raise WrongValue(FieldCode.OUT_OF_RANGE, f"must be 1 to {MOST_PER_PAGE}", minimum=1, maximum=MOST_PER_PAGE)
    return limit


@dataclass(frozen=True)
class Claimed:
    """An ask that one ranker holds until its lease ends. `revision` is the posting to score it against. `attempts`
    counts the claims since the ask last became due; `age` is the time since its last move or score, in seconds;
    `asked_at` is in UTC."""

    referral_id: ReferralId
    seeker: UserId
    link: JobLink
    revision: RevisionId | None
    state: State
    claim: str
    attempts: int
    age: float
    asked_at: datetime


@dataclass(frozen=True)
class Judged:
    """What is to be stored of a claimed ask: a score, or the reason why it is shown without one. It is due again in
    `again_in` seconds, or, with None, when its profile or posting changes."""

    claimed: Claimed
    score: Score | None
    reason: str | None = None
    summary: Summary | None = None
    again_in: float | None = None


class Asked(NamedTuple):
    """The seeker's ask for a job. `is_new` is true if there was none before, or only a withdrawn one. `has_colleague`
    is true if somebody else has proven to work at the company."""

    referral: Referral
    is_new: bool
    has_colleague: bool


class Prerequisite(NamedTuple):
    """Whether the seeker has a profile, and whether the posting is stored and encoded already."""

    has_profile: bool
    is_encoded: bool


class Appealed(NamedTuple):
    """A denied ask, back in the inbox. `is_new` is true if this call did it."""

    referral: Referral
    is_new: bool


class Received(NamedTuple):
    """Asks at a company, as a referrer sees them, and the state of that referrer's proof for the company; None without
    one."""

    asks: list[Referral]
    proof: EmploymentState | None


Limit = Annotated[
    WholeNumber,
    AfterValidator(_page_limit),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE}),
    Field(description="The largest number of entries on a page."),
]
_AS_TOKEN = WithJsonSchema({"type": "string"})
_CURSOR = Field(description="The `cursor` of the previous page.")
# Inline, because a query's schema has no definitions of its own.
_IN_STATE = Annotated[State, WithJsonSchema({"type": "string", "enum": [str(state) for state in State]})]
_AFTER_ASKED = Annotated[AskedPosition, BeforeValidator(partial(from_cursor, kind=ASKED_POSITION)), _AS_TOKEN]
_AFTER_INBOX = Annotated[InboxPosition, BeforeValidator(partial(from_cursor, kind=INBOX_POSITION)), _AS_TOKEN]


class ExportPage(Input):
    """The query of GET /me/export."""

    limit: Limit = 20
    cursor: Annotated[_AFTER_ASKED | None, _CURSOR] = None

    def next_cursor(self, shown: list[Referral]) -> str | None:
        """The cursor of the next page; None if this page is not full."""
        if len(shown) < self.limit:
            return None
        return to_cursor((shown[-1].asked_at, shown[-1].referral_id), ASKED_POSITION)


class MyReferralsPage(ExportPage):
    """The query of GET /myreferral."""

    state: Annotated[_IN_STATE | None, BlankIsAbsent, Field(description="Only asks in this state.")] = None


class InboxPage(Input):
    """The query of GET /givereferral."""

    link: Annotated[Link | None, BlankIsAbsent] = None
    state: Annotated[
        Literal[State.QUEUED, State.MATCHED, State.DENIED],
        Field(
            description="`queued` asks wait for a decision; `matched` and `denied` are those that the caller decided."
        ),
    ] = State.QUEUED
    limit: Limit = 20
    cursor: Annotated[_AFTER_INBOX | None, _CURSOR] = None

    def next_cursor(self, shown: list[Referral]) -> str | None:
        """The cursor of the next page; None if this page is not full."""
        if len(shown) < self.limit:
            return None
        last = shown[-1]
        moment = last.decided_at if last.is_decided and last.decided_at else last.asked_at
        return to_cursor((last.score, moment, last.referral_id), INBOX_POSITION)


class Withdrawal(Input):
    """The query or body of DELETE /myreferral."""

    link: Link


def _true(value: bool) -> bool:
    if not value:
        raise WrongValue(FieldCode.NOT_A_CHOICE, "must be true")
    return value


class Appeal(Input):
    """The body of POST /myreferral."""

    link: Link
    appeal: Annotated[bool, AfterValidator(_true), WithJsonSchema({"type": "boolean", "const": True})]


class Decision(Input):
    """The body of PUT /givereferral: names an ask by its id, or by its seeker and job."""

    referralId: Annotated[UUID | None, BlankIsAbsent] = None
    email: Annotated[Email | None, BlankIsAbsent] = None
    link: Annotated[Link | None, BlankIsAbsent] = None
    decision: Literal["refer", "deny", "undo"]
    reason: Annotated[
        Annotated[Text, StringConstraints(max_length=1000), AfterValidator(without_links)] | None,
        BlankIsAbsent,
        Field(description="Plain text for the seeker, without links and e-mail addresses."),
    ] = None

    @model_validator(mode="after")
    def _names_an_ask(self) -> Self:
        if self.referralId is None and (self.email is None or self.link is None):
            raise WrongValue(FieldCode.INCOMPLETE, "must have referralId, or email and link")
        return self

    @property
    def state(self) -> State:
        """The state that the ask shall have."""
        return {"refer": State.MATCHED, "deny": State.DENIED, "undo": State.QUEUED}[self.decision]

    @property
    def names_the_seeker(self) -> bool:
        return self.referralId is None
