"""Reconciling the stores: finds where they disagree, counts it, and mends it or tells an operator.

The reconciler goes through each store page by page and remembers where it is, so that it can be interrupted. It leaves
alone what changed a short while ago, because a request may still be at work on it. A store that does not answer proves
nothing. A person's data is removed only if profile and account have both been gone for a week, and only for a few
people in one round. What can't be mended is told.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import partial
from uuid import uuid4

from referral.application import ports
from referral.application.erase_me import SWEEP_S, Traces
from referral.domain.account import Account
from referral.domain.directory_entry import Entry
from referral.domain.errors import Outage
from referral.domain.evidence import Score
from referral.domain.identifiers import ReferralId, RevisionId, UserId
from referral.domain.posting import StoredPosting
from referral.domain.profile import StoredProfile
from referral.domain.reconciliation import MENDED, TOLD, Encoding, Finding, Kept, KeptResume, OpenAsk, Round, Walk
from referral.domain.states import State
from referral.domain.versions import is_stale
from referral.matching.assessment import Unscorable, Waiting, assess
from referral.matching.candidate import Candidate
from referral.matching.features import CandidateFeatures, JobFeatures, NoFeatures
from referral.matching.job import Job

MARGIN_SECONDS = 10.0
PAGE = 50
MOST_REMOVED = 20  # people or resumes in one round: more look like a store that was lost
MOST_NAMED = 20  # of each kind that is not mended, in the answer of a run
MOST_QUEUED = 500  # in one run, because new people and postings wait behind these in the queues
GRACE_SECONDS = 7 * 86_400.0
# Between two rounds, because each reads everything that is stored. Profiles cost most: the user pool and the bucket are
# asked about each.
REST_SECONDS = dict.fromkeys(Walk, 86_400.0) | {Walk.PROFILES: 7 * 86_400.0}
_ACCOUNT_DIGITS = 2  # of a user id: those that begin with the same ones are a page


@dataclass(frozen=True)
class Stores:
    """`settled` is for how many seconds something must be unchanged before it is judged, and `grace` for how
    many seconds data must be nobody's before it is removed."""

    accounts: ports.AllAccounts
    users: ports.AllUsers
    jobs: ports.AllJobs
    asks: ports.KeptAsks
    resumes: ports.AllResumes
    cache: ports.DirectoryCache
    directory: ports.Directory
    unowned: ports.Unowned
    traces: Traces
    user_queue: ports.Queue
    job_queue: ports.Queue
    settled: float
    grace: float = GRACE_SECONDS


@dataclass
class Reconciled:
    """What a run did: how many pages it read, and what it found in them. `named` has the first ids or keys of each kind
    that is not mended, for an operator."""

    pages: int = 0
    failures: int = 0
    outages: int = 0
    found: Counter[Finding] = field(default_factory=Counter)
    named: dict[Finding, list[str]] = field(default_factory=dict)

    @property
    def mended(self) -> int:
        return sum(number for finding, number in self.found.items() if finding in MENDED)


def reconcile(
    stores: Stores,
    *,
    rounds: ports.Rounds,
    seconds_left: ports.SecondsLeft,
    report: ports.Report,
    rest: float | None = None,
    most_removed: int = MOST_REMOVED,
) -> Reconciled:
    """Goes on with each walk until its round ends or time is short. A new round begins only `rest` seconds after the
    last one, or after those of REST_SECONDS. Safe to repeat and to interrupt."""
    run = _Run(stores, rounds, seconds_left, report, most_removed)
    rests = REST_SECONDS if rest is None else dict.fromkeys(Walk, rest)
    try:
        for walk, begun in rounds.all().items():
            if _is_due(begun, rests[walk]):
                run.go(walk, rests[walk])
    except Outage as error:  # of the database, which knows where the walks are
        run.outage("could not go on", error)
    return run.done


def _is_due(begun: Round, rest: float) -> bool:
    return begun.position is not None or begun.rested is None or begun.rested >= rest


def told(rounds: Mapping[Walk, Round]) -> int:
    """How much is known that an operator has to decide."""
    return sum(number for one in rounds.values() for finding, number in one.figures.items() if finding in TOLD)


class _Taken(Exception):
    """Another run has taken the walk, and goes on with it."""


class _Run:
    def __init__(
        self,
        stores: Stores,
        rounds: ports.Rounds,
        seconds_left: ports.SecondsLeft,
        report: ports.Report,
        most_removed: int,
    ) -> None:
        self.done = Reconciled()
        self._id = str(uuid4())
        self._stores, self._rounds = stores, rounds
        self._seconds_left, self._report, self._most_removed = seconds_left, report, most_removed
        self._found: Counter[Finding] = Counter()
        self._queued = 0
        self._walk = Walk.ASKS
        self._save: Callable[[], None] = lambda: None
        self._walks: dict[Walk, Callable[[str | None], str | None]] = {
            Walk.ASKS: self._asks,
            Walk.PROFILES: self._profiles,
            Walk.POSTINGS: self._postings,
            Walk.PEOPLE: self._people,
            Walk.CONFIRMED: self._confirmed,
            Walk.RESUMES: self._resumes,
            Walk.CACHE: self._cache,
            Walk.ACCOUNTS: self._accounts,
        }

    def go(self, walk: Walk, rest: float) -> None:
        """Goes on from the round's position, until enough is queued. After an outage, the next run repeats the page."""
        begun = self._rounds.take(walk, self._id)
        if not _is_due(begun, rest):  # another run has ended it meanwhile
            return
        self._walk, position, self._found, self._queued = walk, begun.position, Counter(begun.found), 0
        while self._seconds_left() > MARGIN_SECONDS and self._queued < MOST_QUEUED:
            before = self._found.copy()
            self._save = partial(self._save_mended, position, before)
            try:
                position = self._walks[walk](position)
            except _Taken:
                return
            except Exception as error:
                self._break_off(walk, error, before)
                return
            self.done.pages += 1
            self.done.found += self._found - before
            if position is None:
                self._end()
                return
            if not self._rounds.go_on(walk, self._id, position, self._found):
                return

    def _end(self) -> None:
        self._stores.unowned.forget_others(self._walk, self._id)
        self._rounds.end(self._walk, self._id, self._found)

    def _break_off(self, walk: Walk, error: Exception, before: Counter[Finding]) -> None:
        """Counts what the page has mended, because the next run does not find it again. A removal counts even if it
        failed."""
        tell = self.outage if isinstance(error, Outage) else self._failure
        tell(f"could not reconcile {walk}", error)
        self.done.found += _mended(self._found - before)

    def _save_mended(self, position: str | None, before: Counter[Finding]) -> None:
        if not self._rounds.go_on(self._walk, self._id, position, before + _mended(self._found - before)):
            raise _Taken

    def outage(self, message: str, error: Exception) -> None:
        self._report(message, error)
        self.done.outages += 1

    def _failure(self, message: str, error: Exception) -> None:
        self._report(message, error)
        self.done.failures += 1

    # ------------------------------------------------------------ asks

    def _asks(self, after: str | None) -> str | None:
        asks = self._stores.asks.open_asks(ReferralId(after) if after else None, PAGE)
        settled = [ask for ask in asks if ask.age >= self._stores.settled]
        candidates = self._stores.users.features({ask.seeker for ask in settled})
        jobs = self._stores.jobs.features({ask.revision for ask in settled if ask.revision})
        forgotten = [
            ask.referral_id
            for ask in settled
            if self._is_forgotten(ask, candidates.get(ask.seeker), jobs.get(ask.revision) if ask.revision else None)
        ]
        self._count(Finding.ASK_NOT_DUE, self._stores.asks.make_due(forgotten))
        return _last(ask.referral_id for ask in asks)

    def _is_forgotten(
        self, ask: OpenAsk, candidate: CandidateFeatures | NoFeatures | None, job: JobFeatures | NoFeatures | None
    ) -> bool:
        """Whether an ask should be judged again, and never will be. One that has a score keeps it if its profile or
        posting is missing, because it may come back."""
        if ask.revision and job is None:
            self._name(Finding.ASK_WITHOUT_POSTING, ask.referral_id)
        if candidate is None and self._stores.accounts.get(ask.seeker):
            self._name(Finding.ASK_WITHOUT_PROFILE, ask.referral_id)
        if ask.waits or is_stale(ask.state, ask.score_version):
            return False
        if ask.state is State.SCORING:
            return True
        if candidate is None or job is None:
            return False
        try:
            return not _is_outcome(ask, candidate, job)
        except Exception as error:  # the ranker has seen it fail, too
            self._failure("could not judge an ask", error)
            return False

    # ------------------------------------------------------------ profiles and postings

    def _profiles(self, after: str | None) -> str | None:
        page = self._stores.users.page(UserId(after) if after else None, PAGE)
        for kept in page:
            if kept.age >= self._stores.settled:
                self._profile(UserId(kept.key), kept)
        return _last(kept.key for kept in page)

    def _profile(self, user_id: UserId, kept: Kept[StoredProfile]) -> None:
        if kept.content is None:
            self._name(Finding.UNREADABLE, kept.key)
            return
        account = self._stores.accounts.get(user_id)
        if account is None:
            self._unless_erased_meanwhile(user_id)
            return
        profile = kept.content.profile
        if not account.is_enabled:
            self._name(Finding.ACCOUNT_DISABLED, user_id)
        if account.email != profile.person.email and _age(account) >= self._stores.settled:
            self._stores.users.change_email(user_id, account.email)
            self._count(Finding.OTHER_EMAIL)
        if profile.resumeKey and not self._stores.resumes.has(profile.resumeKey):
            self._name(Finding.PROFILE_WITHOUT_RESUME, user_id)
        else:
            self._encode(self._stores.user_queue, kept)

    def _unless_erased_meanwhile(self, user_id: UserId) -> None:
        if self._stores.users.exists(user_id):
            self._name(Finding.PROFILE_WITHOUT_ACCOUNT, user_id)

    def _postings(self, after: str | None) -> str | None:
        page = self._stores.jobs.page(RevisionId(after) if after else None, PAGE)
        settled = [kept for kept in page if kept.age >= self._stores.settled]
        named = self._stores.asks.named({RevisionId(kept.key) for kept in settled})
        for kept in settled:
            self._posting(kept, kept.key in named)
        return _last(kept.key for kept in page)

    def _posting(self, kept: Kept[StoredPosting], is_named: bool) -> None:
        if kept.content is None:
            self._name(Finding.UNREADABLE, kept.key)
        elif not is_named:
            self._name(Finding.POSTING_OF_NOBODY, kept.key)
        else:
            self._encode(self._stores.job_queue, kept)

    def _encode(self, queue: ports.Queue, kept: Kept[StoredProfile] | Kept[StoredPosting]) -> None:
        """Queues what has no features or wrong ones, `again` because an encoder takes wrong ones for right ones."""
        match kept.encoding:
            case Encoding.WRONG:
                queue.send(kept.key, again=True)
                self._count(Finding.WRONG_ENCODING)
            case Encoding.MISSING:
                queue.send(kept.key)
                self._count(Finding.NOT_ENCODED)
            case _:
                return
        self._queued += 1

    # ------------------------------------------------------------ what nobody owns

    def _people(self, after: str | None) -> str | None:
        holders = self._stores.asks.holders(UserId(after) if after else None, PAGE)
        there = self._stores.users.get_all(holder.user_id for holder in holders)
        for holder in holders:
            if holder.age >= self._stores.settled and holder.user_id not in there and self._is_gone(holder.user_id):
                self._remove_traces(holder.user_id, holder.age)
        return _last(holder.user_id for holder in holders)

    def _resumes(self, after: str | None) -> str | None:
        resumes, following = self._stores.resumes.page(after, PAGE)
        settled = [resume for resume in resumes if resume.age >= self._stores.settled]
        profiles = self._stores.users.get_all({resume.user_id for resume in settled})
        for resume in settled:
            owner = profiles.get(resume.user_id)
            if owner and owner.profile.resumeKey != resume.version.key:
                self._remove_resume(resume)
        youngest = {
            resume.user_id: resume.age for resume in sorted(settled, key=lambda resume: resume.age, reverse=True)
        }
        for user_id, age in youngest.items():
            if user_id not in profiles and self._is_gone(user_id):
                self._remove_traces(user_id, age)
        return following

    def _remove_resume(self, resume: KeptResume) -> None:
        """A text that its owner's profile does not name. A profile that was restored to an earlier moment may lack it,
        so that it stays for a while. Only this version goes, because its owner may send the text again now."""
        if self._may_get_an_owner(resume.version.key, resume.age):
            self._name(Finding.RESUME_OF_NO_PROFILE, resume.version.key)
        elif self._may_remove(Finding.RESUME_REMOVED, resume.version.key):
            self._stores.resumes.delete([resume.version])

    def _remove_traces(self, user_id: UserId, age: float) -> None:
        if self._may_get_an_owner(user_id, age):
            self._name(Finding.TRACES_OF_NOBODY, user_id)
        elif self._may_remove(Finding.TRACES_REMOVED, user_id) and not self._stores.traces.remove(user_id):
            self._stores.user_queue.send(user_id, erased=True, delay=SWEEP_S)

    def _may_get_an_owner(self, what: str, age: float) -> bool:
        """Whether an operator may still restore the owner: old data can have lost its own a moment ago."""
        return min(age, self._stores.unowned.seconds(self._walk, what)) < self._stores.grace

    def _may_remove(self, removal: Finding, what: str) -> bool:
        """Counts a removal, durably and before it is made, because a run may end in it. False, and told, if so much has
        been removed in this round that a store may be lost, or if one is empty."""
        if self._found[removal] < self._most_removed and self._stores.accounts.has_any() and self._has_users():
            self._count(removal)
            self._save()
            return True
        self._name(Finding.REMOVAL_WITHHELD, what)
        return False

    def _has_users(self) -> bool:
        return bool(self._stores.users.page(None, 1))

    def _is_gone(self, user_id: UserId) -> bool:
        """A profile that can't be read is somebody's."""
        return not self._stores.users.exists(user_id) and self._stores.accounts.get(user_id) is None

    def _confirmed(self, after: str | None) -> str | None:
        revisions = self._stores.asks.confirmed(RevisionId(after) if after else None, PAGE)
        there = self._stores.jobs.get_all(revisions)
        self._name(Finding.CONFIRMED_WITHOUT_POSTING, *(revision for revision in revisions if revision not in there))
        return _last(revisions)

    def _cache(self, after: str | None) -> str | None:
        entries = self._stores.cache.page(UserId(after) if after else None, PAGE)
        profiles = self._stores.users.get_all(user_id for user_id, _ in entries)
        for user_id, entry in entries:
            self._cache_entry(user_id, entry, profiles.get(user_id))
        return _last(str(entry["userId"]) for _, entry in entries)

    def _cache_entry(self, user_id: UserId, entry: Mapping[str, object], stored: StoredProfile | None) -> None:
        """What is wrong in the cache goes or is written again: it holds nothing of its own."""
        if stored is None:
            self._stores.directory.delete(user_id)
            self._count(Finding.CACHE_ENTRY_OF_NOBODY)
        elif asdict(right := Entry.of(user_id, stored.profile)) != entry:
            self._stores.directory.write(right)
            self._count(Finding.OTHER_CACHE_ENTRY)

    def _accounts(self, after: str | None) -> str | None:
        page = int(after, 16) + 1 if after else 0
        prefix = f"{page:0{_ACCOUNT_DIGITS}x}"
        accounts = self._stores.accounts.with_prefix(prefix)
        settled = [user_id for user_id, account in accounts.items() if _age(account) >= self._stores.settled]
        there = self._stores.users.get_all(settled)
        lost = [user_id for user_id in settled if user_id not in there and not self._stores.users.exists(user_id)]
        self._name(Finding.ACCOUNT_WITHOUT_PROFILE, *lost)
        return prefix if page + 1 < 16**_ACCOUNT_DIGITS else None

    def _name(self, finding: Finding, *what: str) -> None:
        """Counts what is not mended, and names the first ones."""
        self._count(finding, len(what))
        if what:
            named = self.done.named.setdefault(finding, [])
            named += what[: MOST_NAMED - len(named)]

    def _count(self, finding: Finding, number: int = 1) -> None:
        if number:
            self._found[finding] += number


def _mended(found: Counter[Finding]) -> Counter[Finding]:
    return Counter({finding: number for finding, number in found.items() if finding in MENDED})


def _is_outcome(ask: OpenAsk, candidate: CandidateFeatures | NoFeatures, job: JobFeatures | NoFeatures) -> bool:
    """Whether an ask shows what its features give on the day on which it was judged."""
    outcome = assess(Candidate.of(candidate), Job.of(job), ask.updated_at.date())
    match outcome:
        case Score(value=value):
            return ask.score == value
        case Unscorable():
            return ask.score is None
        case Waiting():
            return False


def _age(account: Account) -> float:
    """The seconds since the account was changed."""
    return (datetime.now(UTC).replace(tzinfo=None) - account.updated_at).total_seconds()


def _last(keys: Iterable[str]) -> str | None:
    """The position after a page; None if the page is empty, which ends the round."""
    return next(reversed(list(keys)), None)
