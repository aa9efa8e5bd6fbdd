"""What the use cases need from the outside world. Adapters implement these protocols without importing them.

Each method may raise Outage or Defect (domain/errors.py), and the errors that its docstring names.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from referral.domain.account import Account
from referral.domain.budgets import Costly
from referral.domain.cursor import AskedPosition, InboxPosition, RevisionPosition
from referral.domain.directory_entry import Entry
from referral.domain.embedding import Embedding
from referral.domain.employment import CompanyDomain, Employment, ProvenAddress
from referral.domain.evidence import Score
from referral.domain.identifiers import EmailAddress, JobLink, ReferralId, RevisionId, UserId
from referral.domain.posting import Posting, StoredPosting
from referral.domain.profile import Profile, ResumeVersion, StoredProfile
from referral.domain.qa import Answers
from referral.domain.referral import Asked, Claimed, Move, Referral
from referral.domain.revision import Revision
from referral.domain.session import Session
from referral.domain.states import State
from referral.domain.summary import Summary
from referral.matching.features import CandidateFeatures, JobFeatures, NoFeatures

# report(message, error) logs an error that the use case survives.
Report = Callable[[str, Exception], None]
SecondsLeft = Callable[[], float]
# The company whose inbox a person may open; None if there is none.
CompanyOf = Callable[[UserId], str | None]


class Accounts(Protocol):
    def create(self, email: EmailAddress, password: str) -> UserId:
        """A new account, which nobody can log in to before `set_password`. EmailTaken if the address has an account."""

    def find(self, email: EmailAddress) -> UserId | None:
        """The user of the enabled account with this address."""

    def is_active(self, user_id: UserId) -> bool:
        """Whether the account exists and is enabled. Everything that reveals or decides asks this."""

    def set_password(self, user_id: UserId, password: str) -> None:
        """Unauthorized if the account is gone."""

    def change_email(self, user_id: UserId, email: EmailAddress) -> None:
        """EmailTaken if another account has the address, Invalid if accounts can't have it, Unauthorized if the account
        is gone."""

    def sign_out(self, user_id: UserId) -> None:
        """Ends all sessions of the user. Unauthorized if the account is gone."""


class Sessions(Protocol):
    def log_in(self, email: EmailAddress, password: str) -> Session:
        """Unauthorized if the pair is wrong."""

    def proves(self, name: EmailAddress | UserId, password: str) -> bool:
        """Whether this is the account's password."""

    def renew(self, refresh_token: str) -> Session:
        """Unauthorized if the refresh token is no longer valid."""

    def end(self, refresh_token: str) -> None:
        """Revokes the refresh token, if it still opens a session."""


class Codes(Protocol):
    """Steps that wait for a mailed code. A purpose key like "register#maya@example.org" names each of them."""

    def begin(self, purpose_key: str) -> str | None:
        """A new code, which counts at once and redeems nothing before `keep`. None after too many codes in an hour."""

    def keep(self, purpose_key: str, code: str, payload: str, bound_to: str = "") -> None:
        """From now on the code redeems `payload`, but only with the text that it is `bound_to`. It replaces an older
        code that is bound to the same."""

    def take_back(self, purpose_key: str) -> None:
        """The code that was begun was not mailed, and so does not count."""

    def redeem(self, purpose_key: str, code: str, bound_to: str = "") -> str:
        """The payload. WrongCode if the code is not valid. The right code stays valid until `finish`."""

    def finish(self, purpose_key: str) -> None:
        """Forgets codes and payloads, whatever they are bound to. Safe to repeat."""


class Mailer(Protocol):
    def send(self, to: EmailAddress, subject: str, text: str) -> None:
        """MailRefused if this address gets no mail."""


class KeyedHash(Protocol):
    def of(self, use: str, text: str) -> str:
        """A hash that only this installation can compute. Another `use` gives the same text another hash."""


class AccountRecords(Protocol):
    def get(self, user_id: UserId) -> Account | None: ...

    def delete(self, user_id: UserId) -> None:
        """Ends all sessions as well. Nothing happens if there is no such account."""


class Users(Protocol):
    def add(self, user_id: UserId, profile: Profile) -> bool:
        """False if the user has a profile already, which stays as it is."""

    def exists(self, user_id: UserId) -> bool: ...

    def with_email(self, email: EmailAddress) -> UserId | None:
        """The user with this e-mail address."""

    def get(self, user_id: UserId) -> StoredProfile | None: ...

    def change_email(self, user_id: UserId, email: EmailAddress) -> None:
        """Changes the address in the profile, if there is one."""

    def replace(self, user_id: UserId, stored: StoredProfile, profile: Profile) -> StoredProfile | None:
        """The new profile, without features. None if the profile has changed since it was read, or is gone."""

    def delete(self, user_id: UserId) -> None: ...

    def features(self, user_ids: Iterable[UserId]) -> Mapping[UserId, CandidateFeatures | NoFeatures]:
        """The features of those users that exist."""

    def store_features(self, user_id: UserId, stored: StoredProfile, features: CandidateFeatures) -> bool:
        """False if the profile has changed since it was read."""

    def store_failure(self, user_id: UserId, stored: StoredProfile, reason: str) -> bool:
        """False if the profile has changed since it was read."""


class Budgets(Protocol):
    def spend(self, person: UserId, costly: Costly, thing: str) -> None:
        """Pays for the thing. BudgetSpent if the person can't. In one hour or day the same thing is paid for once."""

    def take_back(self, person: UserId, costly: Costly, thing: str) -> None:
        """The person did not get the thing that was paid for."""


class Jobs(Protocol):
    """Postings, one for each revision. They never change."""

    def put(self, revision: RevisionId, posting: Posting) -> bool:
        """True if the posting has to be encoded."""

    def get(self, revision: RevisionId) -> StoredPosting | None: ...

    def get_all(self, revisions: Iterable[RevisionId]) -> Mapping[RevisionId, StoredPosting]:
        """Those postings that exist."""

    def features(self, revisions: Iterable[RevisionId]) -> Mapping[RevisionId, JobFeatures | NoFeatures]:
        """The features of those postings that exist."""

    def delete(self, revision: RevisionId) -> None: ...

    def store_features(self, stored: StoredPosting, features: JobFeatures) -> bool:
        """False if the posting is gone."""

    def store_failure(self, stored: StoredPosting, reason: str) -> bool:
        """False if the posting is gone."""


class Revisions(Protocol):
    """Which revisions of a posting the asks at a company submitted, and which one counts there."""

    def of_job(self, company: str, link: JobLink, limit: int, after: RevisionPosition | None) -> list[Revision]: ...

    def confirm(self, posting: StoredPosting, by: str) -> None:
        """From now on all undecided asks for this job at this company are scored against this posting."""


class Referrals(Protocol):
    """Asks as people see them."""

    def ask(self, seeker: UserId, posting: Posting, revision: RevisionId) -> Asked: ...

    def withdraw(self, seeker: UserId, link: JobLink) -> bool:
        """False if it was withdrawn already. NotFound if there is none, AlreadyDecided if a referrer decided it."""

    def appeal(self, seeker: UserId, link: JobLink) -> Asked:
        """The ask, back in the inbox; new if this call did it. NotFound if there is none, NoAppeal if it is not denied,
        or was denied again."""

    def of_seeker(
        self, seeker: UserId, state: State | None, limit: int, after: AskedPosition | None
    ) -> list[Referral]: ...

    def inbox(
        self, company: str, referrer: UserId, link: JobLink | None, limit: int, after: InboxPosition | None
    ) -> list[Referral]: ...

    def decided(
        self,
        company: str,
        referrer: UserId,
        state: State,
        link: JobLink | None,
        limit: int,
        after: InboxPosition | None,
    ) -> list[Referral]: ...

    def decide(
        self,
        ask_id: ReferralId,
        company: str,
        referrer: UserId,
        decision: State,
        reason: str | None,
        *,
        reveals: bool,
        knows_seeker: bool,
    ) -> Referral:
        """NotFound if the referrer may not see the ask, AlreadyDecided if it is decided. `reveals` also writes that the
        referrer knows who the seeker is. To one who `knows_seeker`, what others decided looks like a missing ask."""

    def undo(self, ask_id: ReferralId, company: str, referrer: UserId, *, knows_seeker: bool) -> Referral:
        """The ask, back in the inbox. NotFound if the last decision on it is not this referrer's, AlreadyDecided if the
        time to undo is over or the ask is not decided any more. It is written down that a referrer `knows_seeker`."""

    def reveal(self, ask_ids: Sequence[ReferralId], referrer: UserId) -> None:
        """Writes that the referrer can see who made these asks, once a day for each."""

    def posting_encoded(self, revision: RevisionId) -> None:
        """Makes all open asks that are scored against this posting due now."""


class CandidateReferrals(Protocol):
    """The asks of a candidate whose profile changes."""

    def user_changes(self, seeker: UserId, within: float) -> None:
        """Makes all open asks of this seeker due in `within` seconds, if they are not due earlier."""

    def user_changed(self, seeker: UserId) -> None:
        """Makes all open asks of this seeker due now."""


class OwnReferrals(Protocol):
    """Asks as their seeker's data."""

    def of_seeker(
        self, seeker: UserId, state: State | None, limit: int, after: AskedPosition | None
    ) -> list[Referral]: ...

    def moves(self, ask_ids: Sequence[ReferralId]) -> Mapping[ReferralId, list[Move]]:
        """The history of these asks, oldest move first."""

    def decided_by(self, referrer: UserId) -> list[Referral]:
        """The asks whose decision is this referrer's, latest first."""

    def withdraw_all(self, seeker: UserId) -> None:
        """Withdraws all open asks of this seeker."""

    def postings_of_only(self, seeker: UserId) -> list[RevisionId]:
        """The postings that this seeker has sent, nobody else has, and no company confirmed."""

    def clear(self, seeker: UserId) -> None:
        """Keeps only ids, states and times of this seeker's asks."""


class RankingQueue(Protocol):
    """Asks as the ranker sees them: it claims them for a time and releases them with or without a score."""

    def claim_due(self, state: State, limit: int, most_attempts: int, lease: float) -> list[Claimed]:
        """Due asks with at most `most_attempts` claims that had no outcome."""

    def claim_suspect(self, most_attempts: int, lease: float) -> list[Claimed]:
        """At most one due ask, with more such claims than that."""

    def claim_one(self, seeker: UserId, link: JobLink, lease: float) -> list[Claimed]: ...

    def store_score(self, claimed: Claimed, score: Score, summary: Summary | None) -> bool:
        """False if the claim was lost."""

    def store_unscored(
        self, claimed: Claimed, reason: str, summary: Summary | None = None, again_in: float | None = None
    ) -> bool:
        """False if the claim was lost."""

    def wait(self, claimed: Claimed, seconds: float) -> bool:
        """False if the claim was lost."""

    def release(self, claimed: Sequence[Claimed]) -> None:
        """Gives back those that have no outcome yet, as if they had not been claimed."""

    def rescore(self) -> int:
        """Makes a batch of asks with stale scores due and returns its size; 0 once all of them are due."""

    def clear_decided(self, days: int) -> int:
        """Clears score, evidence and reason of a batch of asks that were decided so many days ago, and returns its
        size; 0 once all of them are cleared."""

    def stale(self) -> int:
        """The number of queued asks with a stale score."""

    def oldest_unscored(self) -> float:
        """How long the oldest ask without a score has waited, in seconds."""


class Directory(Protocol):
    def entry(self, user_id: UserId) -> Entry | None: ...

    def entries(self, user_ids: Iterable[UserId]) -> Mapping[UserId, Entry]: ...

    def write(self, entry: Entry) -> None: ...

    def delete(self, user_id: UserId) -> None:
        """Outage if the entry may still be there."""


class Resumes(Protocol):
    def key(self, user_id: UserId, text: str) -> str:
        """The key under which `put` keeps the text."""

    def put(self, user_id: UserId, text: str) -> str:
        """The key under which the text is kept."""

    def get(self, key: str) -> str: ...

    def versions(self, user_id: UserId) -> list[ResumeVersion]:
        """Everything that is kept of this person, older versions included."""

    def delete(self, versions: Iterable[ResumeVersion]) -> None:
        """Deletes these versions for good."""


class Queue(Protocol):
    def send(self, key: str, again: bool = False, delay: int = 0) -> None:
        """Queues what `key` names for encoding in `delay` seconds, with `again` even if it has features."""


class Embedder(Protocol):
    def embed(self, texts: Sequence[str]) -> Embedding:
        """One vector for each text. NotEncodable if the model refuses a text."""


class Reader(Protocol):
    def answers(self, texts: Sequence[str]) -> list[Answers]:
        """What a model reads in each text, by kind of fact. NotEncodable if the model refuses a text."""


class EmailDomains(Protocol):
    """What is known of the domains of e-mail addresses."""

    def offers_mailboxes(self, domain: str) -> bool:
        """True if anybody can get an address there: free and disposable mail, and suffixes that belong to nobody."""

    def owner(self, domain: str) -> str:
        """The part of the domain that its owner registered: example.co.uk of mail.example.co.uk."""

    def name(self, domain: str) -> str | None:
        """The name of a domain that was registered itself: "example" of example.co.uk. None for a part of one."""


class Employments(Protocol):
    def of(self, user_id: UserId) -> Employment | None:
        """The user's proof, unless it has lapsed."""

    def has_colleague(self, company: str, user_id: UserId) -> bool:
        """True if somebody else has a proof for the company that counts."""

    def prove(self, user_id: UserId, company: str, address: ProvenAddress) -> Employment:
        """Replaces the user's proof. AddressTaken if another user has proven the address."""

    def remove(self, user_id: UserId) -> bool:
        """False if there was no proof."""

    def remove_lapsed(self) -> int: ...


class CompanyDomains(Protocol):
    """Which domain belongs to which company."""

    def all(self) -> list[CompanyDomain]: ...

    def confirm(self, domain: str, company: str, by: str) -> int:
        """The number of people whose proof counts now."""

    def revoke(self, domain: str, by: str) -> int:
        """Removes all proofs at the domain and returns their number. NotFound if the domain is unknown."""


class MailLimits(Protocol):
    """How many mails were sent to a person or a domain in an hour."""

    def count(self, key: str, limit: int) -> None:
        """TooManyMails if there were `limit` of them already."""

    def take_back(self, key: str) -> None:
        """The mail was not sent."""
