"""The ranker's use cases: score the asks that are due, score one ask, make stale asks due, clear old decisions, and
report the backlog.

The ranker is also the sweeper. It requeues a profile or posting without features, and it shows an ask that can't be
scored to referrers without a score. Only a judgement that failed does that, never an outage, and it is tried again.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from referral.application import ports
from referral.application.summary import summary_of
from referral.domain.errors import Outage
from referral.domain.evidence import Score
from referral.domain.identifiers import JobLink, RevisionId, UserId
from referral.domain.referral import Claimed
from referral.domain.states import State
from referral.domain.summary import Summary
from referral.extraction.anonymisation import without_organisations
from referral.matching.assessment import Unscorable, Waiting, assess
from referral.matching.candidate import Candidate
from referral.matching.features import CandidateFeatures, JobFeatures, NoFeatures
from referral.matching.job import Job

BATCH = 10  # the largest profiles and postings take a second each, and a lease must outlast a batch
LEASE_SECONDS = 30.0
MARGIN_SECONDS = 10.0
MAX_ATTEMPTS = 4  # claims without an outcome, after which an ask is judged alone
MAX_ATTEMPTS_ALONE = 8
JUDGED_AGAIN_SECONDS = 86_400.0
MAX_PATIENCES = 5  # for which an ask waits for features before it is shown without a score
SHORTEST_WAIT_SECONDS = 1.0  # one run must not claim an ask twice
MAX_REQUEUED = 200  # in one run, because new people and postings wait behind these in the queues
UNKNOWN_TEXT = NoFeatures("The text of the posting is not known. It will be when the seeker asks again.")


@dataclass(frozen=True)
class RankerPorts:
    """`patience` is how many seconds an ask waits for features before its profile and posting are requeued."""

    users: ports.Users
    jobs: ports.Jobs
    asks: ports.RankingQueue
    user_queue: ports.Queue
    job_queue: ports.Queue
    patience: float
    report: ports.Report


@dataclass
class Ranked:
    """What a run did: the number of each outcome, and for each newly queued ask the seconds since it was made."""

    outcomes: Counter[str] = field(default_factory=Counter)
    seconds_to_score: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Standing:
    """The number of queued asks with a stale score, and how long the oldest unscored ask has waited, in seconds."""

    stale: int
    oldest_unscored: float


def rank_due(ranker: RankerPorts, *, seconds_left: ports.SecondsLeft) -> Ranked:
    """Scores due asks until none is left or time runs short. Asks in `scoring` come before asks in `queued`."""
    run = _Run(ranker)
    while seconds_left() > MARGIN_SECONDS and (claimed := run.next_batch()):
        run.rank(claimed)
    while seconds_left() > MARGIN_SECONDS and (suspect := ranker.asks.claim_suspect(MAX_ATTEMPTS, LEASE_SECONDS)):
        run.rank(suspect)
    return run.ranked


def rank_one(ranker: RankerPorts, seeker: UserId, link: JobLink) -> Ranked:
    """Scores one open ask, due or not."""
    run = _Run(ranker)
    run.rank(ranker.asks.claim_one(seeker, link, LEASE_SECONDS))
    return run.ranked


def make_stale_due(*, asks: ports.RankingQueue, seconds_left: ports.SecondsLeft) -> int:
    """Makes all asks with stale scores due, so that `rank_due` scores them again, and returns their number."""
    made_due = 0
    while seconds_left() > MARGIN_SECONDS and (more := asks.rescore()):
        made_due += more
    return made_due


def clear_decided(days: int, *, asks: ports.RankingQueue, seconds_left: ports.SecondsLeft) -> int:
    """Clears what is said about people in asks that were decided so many days ago, and returns their number."""
    cleared = 0
    while seconds_left() > MARGIN_SECONDS and (more := asks.clear_decided(days)):
        cleared += more
    return cleared


def standing(*, asks: ports.RankingQueue) -> Standing:
    return Standing(asks.stale(), asks.oldest_unscored())


@dataclass(frozen=True)
class _Judgement:
    outcome: Score | Waiting | Unscorable
    summary: Summary | None


def _judgement(candidate: Candidate | NoFeatures | None, job: Job | NoFeatures | None) -> _Judgement:
    today = datetime.now(UTC).date()
    summary = summary_of(candidate.features, today) if isinstance(candidate, Candidate) else None
    return _Judgement(assess(candidate, job, today), summary)


class _Run:
    """One run of the ranker. `_requeued` holds the profiles and postings that it has requeued; it requeues no more once
    a queue was out."""

    def __init__(self, ranker: RankerPorts) -> None:
        self.ranked = Ranked()
        self._ranker = ranker
        self._requeued: set[str] = set()
        self._queues_answer = True

    def next_batch(self) -> list[Claimed]:
        claim = self._ranker.asks.claim_due
        claimed = claim(State.SCORING, BATCH, MAX_ATTEMPTS, LEASE_SECONDS)
        if claimed or len(self._requeued) >= MAX_REQUEUED:
            return claimed
        return claim(State.QUEUED, BATCH, MAX_ATTEMPTS, LEASE_SECONDS)

    def rank(self, claimed: list[Claimed]) -> None:
        """Outage if a store is out; those asks that have no outcome yet are given back."""
        try:
            self._rank(claimed)
        except Outage:
            self._release(claimed)
            raise

    def _release(self, claimed: list[Claimed]) -> None:
        try:
            self._ranker.asks.release(claimed)
        except Exception as error:  # the claims end with their leases
            self._ranker.report("could not give back asks", error)

    def _rank(self, claimed: list[Claimed]) -> None:
        users = self._ranker.users.features(ask.seeker for ask in claimed)
        postings = self._ranker.jobs.features(ask.revision for ask in claimed if ask.revision)
        candidates = {user_id: _candidate(features) for user_id, features in users.items()}
        jobs: dict[RevisionId | None, Job | NoFeatures] = {None: UNKNOWN_TEXT}
        jobs |= {revision: _job(features) for revision, features in postings.items()}
        waiting: list[tuple[Claimed, Waiting]] = []
        for ask in claimed:
            judgement = self._judge(ask, candidates.get(ask.seeker), jobs.get(ask.revision))
            if judgement and isinstance(judgement.outcome, Waiting):
                waiting.append((ask, judgement.outcome))
            elif judgement:
                self._store(ask, judgement)
        self._wait(waiting)

    def _judge(
        self, ask: Claimed, candidate: Candidate | NoFeatures | None, job: Job | NoFeatures | None
    ) -> _Judgement | None:
        """None if it fails; after too many tries, the ask is shown without a score. An ask that ended the whole process
        as often is not judged again."""
        if ask.attempts > MAX_ATTEMPTS_ALONE:
            self._give_up(ask)
            return None
        try:
            return _judgement(candidate, job)
        except Exception as error:  # one ask that fails must not hold up the others
            self._ranker.report("could not rank", error)
            self._count("Failures")
        if ask.attempts > MAX_ATTEMPTS:
            self._give_up(ask)
        return None

    def _give_up(self, ask: Claimed) -> None:
        reason = "The score could not be computed. It will be tried again."
        self._shown(ask, self._ranker.asks.store_unscored(ask, reason, again_in=JUDGED_AGAIN_SECONDS))

    def _store(self, ask: Claimed, judgement: _Judgement) -> None:
        """An ask that can't be stored waits until its lease ends, so that the others go on."""
        asks, summary = self._ranker.asks, judgement.summary
        try:
            match judgement.outcome:
                case Score() as score:
                    self._count("Scored", self._shown(ask, asks.store_score(ask, _shown_as(score), summary)))
                case Unscorable(reason):
                    self._count("Unscored", self._shown(ask, asks.store_unscored(ask, reason, summary)))
        except Outage:
            raise
        except Exception as error:
            self._ranker.report("could not store a score", error)
            self._count("Failures")

    def _wait(self, waiting: list[tuple[Claimed, Waiting]]) -> None:
        """Releases asks until features are due, requeues overdue profiles and postings, and gives up in the end."""
        patience = self._ranker.patience
        overdue = [(ask, wait) for ask, wait in waiting if ask.age >= patience]
        self._queue_again(overdue)
        for ask, _ in waiting:
            left = max(patience - ask.age if ask.age < patience else patience, SHORTEST_WAIT_SECONDS)
            if ask.state is State.SCORING and ask.age >= MAX_PATIENCES * patience:
                reason = "The profile or the posting could not be encoded yet."
                self._shown(ask, self._ranker.asks.store_unscored(ask, reason, again_in=left))
            else:
                self._ranker.asks.wait(ask, left)
        self._count("Waiting", len(waiting))
        self._count("PutBack", len(overdue) if self._queues_answer else 0)

    def _queue_again(self, overdue: Iterable[tuple[Claimed, Waiting]]) -> None:
        """Requeues profiles and postings, each at most once in a run. They are encoded in any case, because features
        that can't be read look current to an encoder."""
        users = {ask.seeker for ask, wait in overdue if wait.candidate} - self._requeued
        jobs = {ask.revision for ask, wait in overdue if wait.job and ask.revision} - self._requeued
        for user_id in users:
            self._send(self._ranker.user_queue, user_id)
        for revision in jobs:
            self._send(self._ranker.job_queue, revision)

    def _send(self, queue: ports.Queue, key: str) -> None:
        """If a queue is out, the asks wait on, and a later run requeues."""
        if not self._queues_answer:
            return
        try:
            queue.send(key, again=True)
        except Outage as error:
            self._ranker.report("could not requeue", error)
            self._count("Outages")
            self._queues_answer = False
        else:
            self._requeued.add(key)

    def _shown(self, ask: Claimed, stored: bool) -> bool:
        """Records how long the ask waited, if this write made it visible to referrers."""
        if stored and ask.state is State.SCORING:
            self.ranked.seconds_to_score.append((datetime.now(UTC) - ask.asked_at.replace(tzinfo=UTC)).total_seconds())
        return stored

    def _count(self, outcome: str, number: int = 1) -> None:
        self.ranked.outcomes[outcome] += number


def _shown_as(score: Score) -> Score:
    """The score whose quotes name no organisation. A resume may name employers and schools that the profile lacks."""
    evidence = tuple(
        replace(one, quote=without_organisations(one.quote)) if one.quote else one for one in score.evidence
    )
    return replace(score, evidence=evidence)


def _candidate(features: CandidateFeatures | NoFeatures) -> Candidate | NoFeatures:
    return features if isinstance(features, NoFeatures) else Candidate(features)


def _job(features: JobFeatures | NoFeatures) -> Job | NoFeatures:
    return features if isinstance(features, NoFeatures) else Job(features)
