"""What the reconciler looks for: states in which the stores disagree, and which no request, queue or retry repairs."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from referral.domain.identifiers import ReferralId, RevisionId, UserId
from referral.domain.profile import ResumeVersion
from referral.domain.states import State

T = TypeVar("T")


class Finding(StrEnum):
    """One kind of damage. The first group is mended; for the second an operator has to decide, and the third is normal
    in small numbers."""

    ASK_NOT_DUE = "AskNotDue"
    WRONG_ENCODING = "WrongEncoding"
    NOT_ENCODED = "NotEncoded"
    OTHER_EMAIL = "OtherEmail"
    OTHER_CACHE_ENTRY = "OtherCacheEntry"
    CACHE_ENTRY_OF_NOBODY = "CacheEntryOfNobody"
    TRACES_REMOVED = "TracesRemoved"
    RESUME_REMOVED = "ResumeRemoved"

    ASK_WITHOUT_POSTING = "AskWithoutPosting"
    ASK_WITHOUT_PROFILE = "AskWithoutProfile"
    PROFILE_WITHOUT_ACCOUNT = "ProfileWithoutAccount"
    PROFILE_WITHOUT_RESUME = "ProfileWithoutResume"
    CONFIRMED_WITHOUT_POSTING = "ConfirmedWithoutPosting"
    UNREADABLE = "Unreadable"
    REMOVAL_WITHHELD = "RemovalWithheld"

    ACCOUNT_WITHOUT_PROFILE = "AccountWithoutProfile"
    ACCOUNT_DISABLED = "AccountDisabled"
    POSTING_OF_NOBODY = "PostingOfNobody"
    TRACES_OF_NOBODY = "TracesOfNobody"
    RESUME_OF_NO_PROFILE = "ResumeOfNoProfile"


MENDED = frozenset(
    {
        Finding.ASK_NOT_DUE,
        Finding.WRONG_ENCODING,
        Finding.NOT_ENCODED,
        Finding.OTHER_EMAIL,
        Finding.OTHER_CACHE_ENTRY,
        Finding.CACHE_ENTRY_OF_NOBODY,
        Finding.TRACES_REMOVED,
        Finding.RESUME_REMOVED,
    }
)
TOLD = frozenset(
    {
        Finding.ASK_WITHOUT_POSTING,
        Finding.ASK_WITHOUT_PROFILE,
        Finding.PROFILE_WITHOUT_ACCOUNT,
        Finding.PROFILE_WITHOUT_RESUME,
        Finding.CONFIRMED_WITHOUT_POSTING,
        Finding.UNREADABLE,
        Finding.REMOVAL_WITHHELD,
    }
)


class Walk(StrEnum):
    """What the reconciler goes through, page by page. One time through it is a round."""

    ASKS = "asks"
    PROFILES = "profiles"
    POSTINGS = "postings"
    PEOPLE = "people"
    CONFIRMED = "confirmed"
    RESUMES = "resumes"
    CACHE = "cache"
    ACCOUNTS = "accounts"


@dataclass(frozen=True)
class Round:
    """`position` is the last key that was looked at; None at the beginning. `found` is what this round has found so
    far, `last` what the last complete one found. `rested` is the seconds since that one ended, or None."""

    position: str | None
    found: Counter[Finding]
    last: Counter[Finding]
    rested: float | None

    @property
    def figures(self) -> Mapping[Finding, int]:
        """The last known number of each kind: of this round, where it has found more already."""
        return self.last | self.found


class Encoding(StrEnum):
    """`WRONG` features are not of the text beside them, or can't be read. `FAILED`: the text can't be encoded."""

    VALID = "valid"
    MISSING = "missing"
    FAILED = "failed"
    WRONG = "wrong"


@dataclass(frozen=True)
class Kept(Generic[T]):
    """A stored profile or posting; `content` is None if it can't be read. `age` is the seconds since it was written,
    infinite where that is not known."""

    key: str
    content: T | None
    encoding: Encoding
    age: float


@dataclass(frozen=True)
class OpenAsk:
    """An undecided ask. `age` is the seconds since it was last written. `waits` if it is due at some time."""

    referral_id: ReferralId
    seeker: UserId
    revision: RevisionId | None
    state: State
    score: Decimal | None
    score_version: str | None
    updated_at: datetime
    age: float
    waits: bool


@dataclass(frozen=True)
class Holder:
    """Somebody of whom the database holds more than ids, states and times. `age` is the seconds since they last did
    something there."""

    user_id: UserId
    age: float


@dataclass(frozen=True)
class KeptResume:
    """The newest version of a text. `age` is the seconds since it was stored."""

    version: ResumeVersion
    user_id: UserId
    age: float
