"""What the use cases need of the outside world. Adapters fit these protocols without knowing them.

Each method may raise Outage or Defect (domain/errors.py), and else what its docstring says.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from referral.domain.cursor import AskedPosition, InboxPosition
from referral.domain.directory_entry import Entry
from referral.domain.embedding import Embedding
from referral.domain.evidence import Score
from referral.domain.identifiers import EmailAddress, JobLink, ReferralId, UserId
from referral.domain.posting import Posting, StoredPosting
from referral.domain.profile import Profile, StoredProfile
from referral.domain.qa import Answers
from referral.domain.referral import Asked, Claimed, Referral
from referral.domain.session import Session
from referral.domain.states import State
from referral.matching.features import CandidateFeatures, JobFeatures, NoFeatures

# report(message, error): for the log. What is reported stops nobody.
Report = Callable[[str, Exception], None]
SecondsLeft = Callable[[], float]


class Accounts(Protocol):
    def create(self, email: EmailAddress, password: str) -> UserId:
        """A new account, or the one that this e-mail and password began; else EmailTaken."""

    def log_in(self, email: EmailAddress, password: str) -> Session:
        """Unauthorized where the pair is wrong, EmailNotVerified where nobody followed the mailed link."""

    def renew(self, refresh_token: str) -> Session:
        """Unauthorized where the refresh token is not valid any more."""


class Users(Protocol):
    def add(self, user_id: UserId, profile: Profile) -> bool:
        """False, and nothing changed, where the user has a profile."""

    def exists(self, user_id: UserId) -> bool: ...

    def with_email(self, email: EmailAddress) -> UserId | None:
        """Whose address this is."""

    def get(self, user_id: UserId) -> StoredProfile | None: ...

    def features(self, user_ids: Iterable[UserId]) -> Mapping[UserId, CandidateFeatures | NoFeatures]:
        """The features of the users that are there."""

    def store_features(self, user_id: UserId, stored: StoredProfile, features: CandidateFeatures) -> bool:
        """False where the profile changed in between."""

    def store_failure(self, user_id: UserId, stored: StoredProfile, reason: str) -> bool:
        """False where the profile changed in between."""


class Jobs(Protocol):
    def put(self, posting: Posting, seeker: UserId) -> bool:
        """True where the posting has to be encoded by this seeker's doing."""

    def get(self, link: JobLink) -> StoredPosting | None: ...

    def features(self, links: Iterable[JobLink]) -> Mapping[JobLink, JobFeatures | NoFeatures]:
        """The features of the postings that are there."""

    def store_features(self, stored: StoredPosting, features: JobFeatures) -> bool:
        """False where the posting changed in between."""

    def store_failure(self, stored: StoredPosting, reason: str) -> bool:
        """False where the posting changed in between."""


class Referrals(Protocol):
    """Asks as people see them."""

    def ask(self, seeker: UserId, posting: Posting) -> Asked: ...

    def withdraw(self, seeker: UserId, link: JobLink) -> bool:
        """False where it was withdrawn already; NotFound or AlreadyDecided."""

    def of_seeker(self, seeker: UserId, limit: int, after: AskedPosition | None) -> list[Referral]: ...

    def inbox(
        self, company: str, referrer: UserId, link: JobLink | None, limit: int, after: InboxPosition | None
    ) -> list[Referral]: ...

    def decide(
        self, ask_id: ReferralId, company: str, referrer: UserId, decision: State, reason: str | None
    ) -> Referral:
        """NotFound where the ask is not the referrer's to see, AlreadyDecided where somebody was first."""

    def job_changed(self, link: JobLink) -> None:
        """All open asks for this job are due now."""

    def user_changed(self, seeker: UserId) -> None:
        """All open asks of this seeker are due now."""


class RankingQueue(Protocol):
    """Asks as the ranker sees them: claimed for a time, and given back with or without a score."""

    def claim_due(self, state: State, limit: int, lease: float) -> list[Claimed]: ...

    def claim_one(self, seeker: UserId, link: JobLink, lease: float) -> list[Claimed]: ...

    def store_score(self, claimed: Claimed, score: Score) -> bool:
        """False where the claim was lost."""

    def store_unscored(self, claimed: Claimed, reason: str, again_in: float | None = None) -> bool:
        """False where the claim was lost."""

    def wait(self, claimed: Claimed, seconds: float) -> bool:
        """False where the claim was lost."""

    def rescore(self) -> int:
        """Makes some asks due whose score is of another version; 0 where all of them are."""

    def stale(self) -> int:
        """How many queued asks have a score of another version."""

    def oldest_unscored(self) -> float:
        """For how many seconds the oldest ask without a score has waited."""


class Directory(Protocol):
    def entry(self, user_id: UserId) -> Entry | None: ...

    def entries(self, user_ids: Iterable[UserId]) -> Mapping[UserId, Entry]: ...

    def write(self, entry: Entry) -> None: ...


class Resumes(Protocol):
    def put(self, user_id: UserId, text: str) -> str:
        """The key under which the text is kept."""

    def get(self, key: str) -> str: ...


class Queue(Protocol):
    def send(self, key: str) -> None:
        """Has encoded what `key` names."""


class Embedder(Protocol):
    def embed(self, texts: Sequence[str]) -> Embedding:
        """NotEncodable where the model refuses a text."""


class Reader(Protocol):
    def answers(self, texts: Sequence[str]) -> list[Answers]:
        """What a model reads in each text, by kind of fact. NotEncodable where the model refuses a text."""
