"""The ranker's use cases: score the asks that are due, score one ask, make stale asks due, clear old decisions, and
report the backlog.

The ranker is also the sweeper. It requeues a profile or posting without features, and it shows an ask that can't be
scored to referrers without a score. Only a judgement that failed does that, never an outage, and it is tried again.
"""

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import monotonic

from referral.application import ports
from referral.application.summary import summary_of
from referral.domain.errors import Outage
from referral.domain.evidence import Evidence, Score
from referral.domain.identifiers import JobLink, RevisionId, UserId
from referral.domain.referral import Claimed, Judged
from referral.domain.states import State
from referral.extraction.anonymisation import without_organisations
from referral.matching.assessment import Unscorable, Waiting, assess
from referral.matching.candidate import Candidate
from referral.matching.features import NoFeatures
from referral.matching.job import Job

BATCH = 100  # each is claimed, read and stored together
LEASE_SECONDS = 30.0
JUDGING_SECONDS = 5.0  # a batch gives back what is left then: the lease and the end of the run must outlast it
MARGIN_SECONDS = 10.0
MAX_ATTEMPTS = 4  # claims without an outcome, after which an ask is judged alone
MAX_ATTEMPTS_ALONE = 8
JUDGED_AGAIN_SECONDS = 86_400.0
MAX_PATIENCES = 5  # for which an ask waits for features before it is shown without a score
SHORTEST_WAIT_SECONDS = 1.0  # one run must not claim an ask twice
MAX_REQUEUED = 200  # in one run, because new people and postings wait behind these in the queues
MOST_STALE = 1000  # that each run counts
MOST_POSTINGS = 50  # that a run keeps in memory
UNKNOWN_TEXT = NoFeatures("The text of the posting is not known. It will be when the seeker asks again.")


@dataclass(frozen=True)
class RankerPorts:
    """`patience` is how many seconds an ask waits for features before its profile and posting are requeued.
    `time_to_score` takes the seconds from a new ask to its place in the inbox."""

    users: ports.EncodedUsers
    jobs: ports.EncodedJobs
    asks: ports.RankingQueue
    user_queue: ports.Queue
    job_queue: ports.Queue
    patience: float
    report: ports.Report
    time_to_score: Callable[[float], None]


@dataclass(frozen=True)
class Standing:
    """The number of queued asks with a stale score, and how long the oldest unscored ask has waited, in seconds."""

    stale: int
    oldest_unscored: float


def rank_due(ranker: RankerPorts, *, seconds_left: ports.SecondsLeft) -> Counter[str]:
    """Scores due asks until none is left or time runs short, and counts outcomes. Asks in `scoring` come before asks in
    `queued`."""
    run = _Run(ranker)
    while seconds_left() > MARGIN_SECONDS and (claimed := run.next_batch()):
        run.rank(claimed)
    while seconds_left() > MARGIN_SECONDS and (suspect := ranker.asks.claim_suspect(MAX_ATTEMPTS, LEASE_SECONDS)):
        run.rank(suspect)
    return run.outcomes


def rank_one(ranker: RankerPorts, seeker: UserId, link: JobLink) -> Counter[str]:
    """Scores one open ask, due or not."""
    run = _Run(ranker)
    run.rank(ranker.asks.claim_one(seeker, link, LEASE_SECONDS))
    return run.outcomes


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


def standing(*, asks: ports.RankingQueue, most: int | None = None) -> Standing:
    """With `most`, stale scores are counted no further, because each run can't count all of them."""
    return Standing(asks.stale(most), asks.oldest_unscored())


def _judgement(
    ask: Claimed, candidate: Candidate | NoFeatures | None, job: Job | NoFeatures | None
) -> Judged | Waiting:
    today = datetime.now(UTC).date()
    outcome = assess(candidate, job, today)
    if isinstance(outcome, Waiting):
        return outcome
    summary = summary_of(candidate.features, today) if isinstance(candidate, Candidate) else None
    if isinstance(outcome, Unscorable):
        return Judged(ask, None, outcome.reason, summary)
    return Judged(ask, _shown_as(outcome), summary=summary)


def _failed(ask: Claimed) -> Judged:
    return Judged(ask, None, "The score could not be computed. It will be tried again.", again_in=JUDGED_AGAIN_SECONDS)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """The many small objects of a batch are freed without the collector of cycles, which would go through all of them
    again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Postings:
    """The postings of a run, read and prepared once. It keeps those that were needed last."""

    def __init__(self, jobs: ports.EncodedJobs) -> None:
        self._jobs = jobs
        self._kept: dict[RevisionId, Job] = {}

    def of(self, revisions: Iterable[RevisionId]) -> dict[RevisionId, Job | NoFeatures]:
        """Those that exist. One without features is read again each time, because it may have them meanwhile."""
        wanted = set(revisions)
        found: dict[RevisionId, Job | NoFeatures] = {r: job for r, job in self._kept.items() if r in wanted}
        if missing := wanted - found.keys():
            found |= {revision: Job.of(features) for revision, features in self._jobs.features(missing).items()}
        others = {r: job for r, job in self._kept.items() if r not in wanted}
        prepared = {r: job for r, job in found.items() if isinstance(job, Job)}
        self._kept = dict([*others.items(), *prepared.items()][-MOST_POSTINGS:])
        return found


class _Run:
    """One run of the ranker. `_requeued` holds the profiles and postings that it has requeued; it requeues no more once
    a queue was out."""

    def __init__(self, ranker: RankerPorts) -> None:
        self.outcomes: Counter[str] = Counter()
        self._ranker = ranker
        self._postings = _Postings(ranker.jobs)
        self._batch = BATCH
        self._requeued: set[str] = set()
        self._queues_answer = True

    def next_batch(self) -> list[Claimed]:
        claim = self._ranker.asks.claim_due
        claimed = claim(State.SCORING, self._batch, MAX_ATTEMPTS, LEASE_SECONDS)
        if claimed or len(self._requeued) >= MAX_REQUEUED:
            return claimed
        return claim(State.QUEUED, self._batch, MAX_ATTEMPTS, LEASE_SECONDS)

    def rank(self, claimed: list[Claimed]) -> None:
        """Outage if a store is out; those asks that have no outcome yet are given back."""
        try:
            with _collector_paused():
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
        candidates = {user_id: Candidate.of(features) for user_id, features in users.items()}
        jobs = self._postings.of(ask.revision for ask in claimed if ask.revision)
        judged: list[Judged] = []
        waiting: list[tuple[Claimed, Waiting]] = []
        for ask in self._in_time(claimed):
            outcome = self._judge(
                ask, candidates.get(ask.seeker), jobs.get(ask.revision) if ask.revision else UNKNOWN_TEXT
            )
            if isinstance(outcome, Waiting):
                waiting.append((ask, outcome))
            elif outcome:
                judged.append(outcome)
        self._store(judged)
        self._wait(waiting)

    def _in_time(self, claimed: list[Claimed]) -> Iterator[Claimed]:
        """One after the other. Where they take too long, the rest is given back, and later batches are smaller."""
        end = monotonic() + JUDGING_SECONDS
        for place, ask in enumerate(claimed):
            if place and monotonic() > end:
                self._batch = max(1, place // 2)
                self._release(claimed[place:])
                return
            yield ask

    def _judge(
        self, ask: Claimed, candidate: Candidate | NoFeatures | None, job: Job | NoFeatures | None
    ) -> Judged | Waiting | None:
        """None if it fails; after too many tries, the ask is shown without a score. An ask that ended the whole process
        as often is not judged again."""
        if ask.attempts > MAX_ATTEMPTS_ALONE:
            return _failed(ask)
        try:
            return _judgement(ask, candidate, job)
        except Exception as error:  # one ask that fails must not hold up the others
            self._ranker.report("could not rank", error)
            self._count("Failures")
        return _failed(ask) if ask.attempts > MAX_ATTEMPTS else None

    def _store(self, judged: Sequence[Judged]) -> None:
        """An ask that can't be stored waits until its lease ends, so that the others go on."""
        try:
            stored = self._ranker.asks.store(judged) if judged else ()
        except Outage:
            raise
        except Exception as error:
            if len(judged) > 1:
                middle = len(judged) // 2
                self._store(judged[:middle])
                self._store(judged[middle:])
                return
            self._ranker.report("could not store a score", error)
            self._count("Failures")
            return
        for one in judged:
            if one.claimed.referral_id in stored:
                self._shown(one)

    def _wait(self, waiting: list[tuple[Claimed, Waiting]]) -> None:
        """Releases asks until features are due, requeues overdue profiles and postings, and gives up in the end."""
        patience = self._ranker.patience
        overdue = [(ask, wait) for ask, wait in waiting if ask.age >= patience]
        self._queue_again(overdue)
        given_up: list[Judged] = []
        for ask, _ in waiting:
            left = max(patience - ask.age if ask.age < patience else patience, SHORTEST_WAIT_SECONDS)
            if ask.state is State.SCORING and ask.age >= MAX_PATIENCES * patience:
                reason = "The profile or the posting could not be encoded yet."
                given_up.append(Judged(ask, None, reason, again_in=left))
            else:
                self._ranker.asks.wait(ask, left)
        self._store(given_up)
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
        if not self._queues_answer or len(self._requeued) >= MAX_REQUEUED:
            return
        try:
            queue.send(key, again=True)
        except Outage as error:
            self._ranker.report("could not requeue", error)
            self._count("Outages")
            self._queues_answer = False
        else:
            self._requeued.add(key)

    def _shown(self, judged: Judged) -> None:
        """Counts a stored ask, and tells how long it waited if this write made it visible to referrers."""
        ask = judged.claimed
        if judged.again_in is None:
            self._count("Scored" if judged.score else "Unscored")
        if ask.state is State.SCORING:
            self._ranker.time_to_score((datetime.now(UTC) - ask.asked_at.replace(tzinfo=UTC)).total_seconds())

    def _count(self, outcome: str, number: int = 1) -> None:
        self.outcomes[outcome] += number


def _shown_as(score: Score) -> Score:
    """The score whose quotes name no organisation. A resume may name employers and schools that the profile lacks."""
    return replace(score, evidence=tuple(map(_with_anonymous_quote, score.evidence)))


def _with_anonymous_quote(one: Evidence) -> Evidence:
    quote = without_organisations(one.quote) if one.quote else one.quote
    return one if quote == one.quote else replace(one, quote=quote)
