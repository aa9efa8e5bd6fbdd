"""What the use cases need from the outside world. Adapters implement these protocols without importing them.

Each method may raise Outage or Defect (domain/errors.py), and the errors that its docstring names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from referral.domain.identifiers import UserId

# Each function would load the types of all ports in its cold start.
if TYPE_CHECKING:
    from referral.domain.account import Account
    from referral.domain.budgets import Costly
    from referral.domain.cursor import AskedPosition, InboxPosition, RevisionPosition
    from referral.domain.directory_entry import Entry
    from referral.domain.embedding import Embedding
    from referral.domain.employment import CompanyDomain, Employment, ProvenAddress
    from referral.domain.identifiers import EmailAddress, JobLink, ReferralId, RevisionId
    from referral.domain.posting import Posting, StoredPosting
    from referral.domain.profile import Profile, ResumeVersion, StoredProfile
    from referral.domain.qa import Answers
    from referral.domain.reconciliation import Finding, Holder, Kept, KeptResume, OpenAsk, Round, Walk
    from referral.domain.referral import (
        Appealed,
        Asked,
        Claimed,
        Decided,
        Judged,
        Move,
        Prerequisite,
        Received,
        Referral,
    )
    from referral.domain.revision import Revision
    from referral.domain.session import Session
    from referral.domain.states import State
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
        """The payload. WrongCode if the code is not valid or is bound to another text. The right code stays valid until
        `finish` or `close`."""

    def finish(self, purpose_key: str) -> None:
        """Forgets codes and payloads, whatever they are bound to. Safe to repeat."""

    def close(self, purpose_key: str, code: str, bound_to: str = "") -> None:
        """The step is done. For ten minutes more, the code redeems DONE with the text that it is `bound_to`; all else
        is forgotten."""


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

    def get_all(self, user_ids: Iterable[UserId]) -> Mapping[UserId, StoredProfile]:
        """Those users that exist and can be read."""

    def change_email(self, user_id: UserId, email: EmailAddress) -> None:
        """Changes the address in the profile, if there is one."""

    def replace(self, user_id: UserId, stored: StoredProfile, profile: Profile) -> StoredProfile | None:
        """The new profile, without features. None if the profile has changed since it was read, or is gone."""

    def delete(self, user_id: UserId) -> None: ...

    def reading(self, user_id: UserId) -> CandidateFeatures | None:
        """What was read from the profile, without vectors. None before that."""


class EncodedUsers(Users, Protocol):
    """Users with their features, for those who encode or rank them."""

    def features(self, user_ids: Iterable[UserId]) -> Mapping[UserId, CandidateFeatures | NoFeatures]:
        """The features of those users that exist."""

    def store_features(self, user_id: UserId, stored: StoredProfile, features: CandidateFeatures) -> bool:
        """False if the profile has changed since it was read."""

    def store_failure(self, user_id: UserId, stored: StoredProfile, reason: str) -> bool:
        """False if the profile has changed since it was read."""


class Prerequisites(Protocol):
    def of(self, seeker: UserId, revision: RevisionId) -> Prerequisite: ...


class Budgets(Protocol):
    def spend(self, person: UserId, costly: Costly, thing: str) -> None:
        """Pays for the thing. BudgetSpent if the person can't. In one hour or day the same thing is paid for once."""

    def take_back(self, person: UserId, costly: Costly, thing: str) -> None:
        """The person did not get the thing that was paid for."""


class Jobs(Protocol):
    """Postings, one for each revision. They never change. One that is forsaken is marked, until somebody puts or keeps
    it."""

    def put(self, revision: RevisionId, posting: Posting) -> bool:
        """True if the posting has to be encoded, as one that was forsaken has."""

    def get(self, revision: RevisionId) -> StoredPosting | None: ...

    def get_all(self, revisions: Iterable[RevisionId]) -> Mapping[RevisionId, StoredPosting]:
        """Those postings that exist and can be read."""

    def forsake(self, revision: RevisionId) -> bool:
        """Marks the posting as one that nobody needs; the first mark stays. False if there is no such posting."""

    def keep(self, revision: RevisionId) -> bool:
        """Takes the mark away, if there is one. False if there is no such posting."""

    def delete(self, revision: RevisionId, forsaken_until: float) -> bool:
        """Deletes the posting if it was forsaken until this moment, in seconds since 1970, and is so still. True if
        there is no such posting any more."""


class EncodedJobs(Jobs, Protocol):
    """Postings with their features, for those who encode or rank them."""

    def features(self, revisions: Iterable[RevisionId]) -> Mapping[RevisionId, JobFeatures | NoFeatures]:
        """The features of those postings that exist."""

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

    def appeal(self, seeker: UserId, link: JobLink) -> Appealed:
        """The ask, back in the inbox; new if this call did it. NotFound if there is none, NoAppeal if it is not denied,
        or was denied again."""

    def of_seeker(
        self, seeker: UserId, state: State | None, limit: int, after: AskedPosition | None
    ) -> list[Referral]: ...

    def inbox(
        self,
        company: str,
        referrer: UserId,
        link: JobLink | None,
        limit: int,
        after: InboxPosition | None,
        *,
        needs_proof: bool,
    ) -> Received:
        """With `needs_proof`, a referrer without a proof that counts receives no asks."""

    def decided(
        self,
        company: str,
        referrer: UserId,
        state: State,
        link: JobLink | None,
        limit: int,
        after: InboxPosition | None,
        *,
        needs_proof: bool,
    ) -> Received:
        """With `needs_proof`, a referrer without a proof that counts receives no asks."""

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
        needs_proof: bool,
    ) -> Decided:
        """NotFound if the referrer may not see the ask, or has no proof that counts and `needs_proof`, AlreadyDecided
        if it is decided otherwise. `reveals` also writes that the referrer knows who the seeker is; `knows_seeker`
        implies it, with a refusal as well. To one who `knows_seeker`, what others decided looks like a missing ask."""

    def undo(
        self, ask_id: ReferralId, company: str, referrer: UserId, *, knows_seeker: bool, needs_proof: bool
    ) -> Decided:
        """The ask, back in the inbox. NotFound if the last decision on it is not this referrer's, or as for `decide`.
        AlreadyDecided if the time to undo is over or the ask is not decided any more. It is written down that a
        referrer `knows_seeker`."""

    def reveal(self, ask_ids: Sequence[ReferralId], referrer: UserId) -> None:
        """Writes that the referrer can see who made these asks, once a day for each."""


class AsksOfCandidate(Protocol):
    """The open asks of a candidate whose profile changes."""

    def user_changes(self, seeker: UserId, within: float) -> None:
        """Makes all open asks of this seeker due in `within` seconds, and not earlier, and breaks claims: their rankers
        may have read the old profile."""

    def user_changed(self, *seekers: UserId) -> None:
        """Makes all open asks of these seekers due now."""


class AsksOfPosting(Protocol):
    """The open asks that are scored against a posting."""

    def posting_encoded(self, *revisions: RevisionId) -> None:
        """Makes all open asks due now that are scored against these postings."""


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

    def postings_of(self, seeker: UserId) -> Mapping[RevisionId, bool]:
        """The postings that this seeker has sent; True for those that nobody else has sent and no company confirmed."""

    def clear(self, seeker: UserId, gone: Collection[RevisionId], shared: Collection[RevisionId]) -> bool:
        """Keeps only ids, states and times of this seeker's asks, and forgets that they sent these postings. False if
        others do not need a shared one any more, whose row is kept."""


class RankingQueue(Protocol):
    """Asks as the ranker sees them: it claims them for a time and releases them with or without a score."""

    def claim_due(self, state: State, limit: int, most_attempts: int, lease: float) -> list[Claimed]:
        """Due asks with at most `most_attempts` claims that had no outcome."""

    def claim_suspect(self, most_attempts: int, lease: float) -> list[Claimed]:
        """At most one due ask, with more such claims than that."""

    def claim_one(self, seeker: UserId, link: JobLink, lease: float) -> list[Claimed]: ...

    def store(self, judged: Sequence[Judged]) -> Collection[ReferralId]:
        """Queues these asks, all or none, but not those whose claims were lost; the ids of those that it queued."""

    def wait(self, claimed: Claimed, seconds: float) -> bool:
        """False if the claim was lost."""

    def release(self, claimed: Sequence[Claimed]) -> None:
        """Gives back those that have no outcome yet, as if they had not been claimed."""

    def rescore(self) -> int:
        """Makes a batch of asks with stale scores due and returns its size; 0 once all of them are due."""

    def clear_decided(self, days: int) -> int:
        """Clears score, evidence and reason of a batch of asks that were decided so many days ago, and returns its
        size; 0 once all of them are cleared."""

    def stale(self, most: int | None = None) -> int:
        """The number of queued asks with a stale score; with `most`, it counts no further."""

    def oldest_unscored(self) -> float:
        """How long the oldest ask without a score has waited, in seconds."""


class Directory(Protocol):
    def entries(self, user_ids: Iterable[UserId]) -> Mapping[UserId, Entry]: ...

    def write(self, *entries: Entry) -> None: ...

    def delete(self, user_id: UserId) -> None:
        """Outage if the entry may still be there."""


class Resumes(Protocol):
    def key(self, user_id: UserId, text: str) -> str:
        """The key under which `put` keeps the text."""

    def put(self, user_id: UserId, text: str) -> str:
        """The key under which the text is kept."""

    def get(self, key: str) -> str: ...

    def has(self, key: str) -> bool: ...

    def versions(self, user_id: UserId) -> list[ResumeVersion]:
        """Everything that is kept of this person, older versions included."""

    def delete(self, versions: Iterable[ResumeVersion]) -> None:
        """Deletes these versions for good."""


class Queue(Protocol):
    def send(self, key: str, again: bool = False, erased: bool = False, delay: int = 0) -> None:
        """Queues what `key` names for encoding in `delay` seconds, with `again` even if it has features. With `erased`
        it queues the last look after that person's erasure instead."""


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


class AllAccounts(Protocol):
    def get(self, user_id: UserId) -> Account | None: ...

    def with_prefix(self, prefix: str) -> Mapping[UserId, Account]:
        """All accounts whose user ids begin so."""

    def has_any(self) -> bool: ...


class AllUsers(Protocol):
    def page(self, after: UserId | None, limit: int) -> list[Kept[StoredProfile]]:
        """At most so many profiles, in the store's own order, after this user's."""

    def exists(self, user_id: UserId) -> bool: ...

    def get_all(self, user_ids: Iterable[UserId]) -> Mapping[UserId, StoredProfile]:
        """Those users that exist and can be read."""

    def features(self, user_ids: Iterable[UserId]) -> Mapping[UserId, CandidateFeatures | NoFeatures]:
        """The features of those users that exist."""

    def change_email(self, user_id: UserId, email: EmailAddress) -> None:
        """Changes the address in the profile, if there is one."""


class AllJobs(Protocol):
    def page(self, after: RevisionId | None, limit: int) -> list[Kept[StoredPosting]]:
        """At most so many postings, in the store's own order, after this one."""

    def get_all(self, revisions: Iterable[RevisionId]) -> Mapping[RevisionId, StoredPosting]:
        """Those postings that exist and can be read."""

    def features(self, revisions: Iterable[RevisionId]) -> Mapping[RevisionId, JobFeatures | NoFeatures]:
        """The features of those postings that exist."""


class AllResumes(Protocol):
    def has(self, key: str) -> bool: ...

    def page(self, after: str | None, limit: int) -> tuple[list[KeptResume], str | None]:
        """At most so many texts after this key, and the key after which the next page begins, if there is one."""

    def delete(self, versions: Iterable[ResumeVersion]) -> None:
        """Deletes these versions for good."""


class KeptAsks(Protocol):
    """Asks, and people and postings that the database names."""

    def open_asks(self, after: ReferralId | None, limit: int) -> list[OpenAsk]: ...

    def make_due(self, asks: Sequence[ReferralId]) -> int:
        """Makes those of the open asks due that are never due otherwise, and returns their number."""

    def holders(self, after: UserId | None, limit: int) -> list[Holder]:
        """At most so many people after this one of whom more is kept than ids, states and times."""

    def confirmed(self, after: RevisionId | None, limit: int) -> list[RevisionId]: ...

    def named(self, revisions: Collection[RevisionId]) -> Collection[RevisionId]:
        """Those of the revisions that somebody has sent, an ask has, or a company confirmed."""


class DirectoryCache(Protocol):
    def page(self, after: UserId | None, limit: int) -> list[tuple[UserId, Mapping[str, object]]]:
        """At most so many entries after this user's, as they are stored, and for whom. Outage if the cache does not
        answer."""


class Unowned(Protocol):
    """Since when a walk has found a user id or the key of a resume to be nobody's."""

    def seconds(self, walk: Walk, what: str) -> float:
        """Notes that it is nobody's now, and returns for how many seconds it has been; 0 the first time."""

    def forget_others(self, walk: Walk, run: str) -> None:
        """At the end of a round, before that is noted: removes what the round did not find. It has an owner again, or
        is gone. Removes nothing if another run has taken the walk."""


class Rounds(Protocol):
    """How far the reconciler has come."""

    def all(self) -> Mapping[Walk, Round]:
        """The rounds of all walks. The one that was not finished for longest comes first."""

    def take(self, walk: Walk, run: str) -> Round:
        """The walk's round, with which only this run goes on from now on."""

    def go_on(self, walk: Walk, run: str, position: str | None, found: Counter[Finding]) -> bool:
        """False if another run has taken the walk."""

    def end(self, walk: Walk, run: str, found: Counter[Finding]) -> bool:
        """False if another run has taken the walk."""
