"""On a schedule, or invoked with one {userId, link}: scores the asks that are due, new ones first.

It is the sweeper, too: a user or job that was never encoded, or not as it is done today, goes back on its queue, and an
ask that cannot be scored is shown to referrers without a score. Invoked with {"rescore": true}, it makes all undecided
asks due whose score is of another version; the schedule does the rest. Invoked with {"standing": true}, it only says
how many scores are of another version and for how many seconds the oldest ask without a score has waited for one.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from referral.adapters.jobs import Jobs
from referral.adapters.queues import job_queue, user_queue
from referral.adapters.referrals import Claimed, Referrals
from referral.adapters.settings import number_setting
from referral.adapters.users import Users
from referral.domain.evidence import Score
from referral.domain.identifiers import UserId
from referral.domain.states import State
from referral.domain.value_types import Link, Record
from referral.entrypoints.log import log_failure
from referral.entrypoints.metrics import measure
from referral.entrypoints.schedule import SecondsLeft, scheduled
from referral.matching.assessment import Unscorable, Waiting, assess
from referral.matching.candidate import Candidate
from referral.matching.features import CandidateFeatures, NoFeatures
from referral.matching.job import Job

BATCH = 10  # the largest profiles and postings take a second each, and a lease must outlast a batch
LEASE = 30.0
MARGIN = 10.0
MAX_ATTEMPTS = 4
SHORTEST_WAIT = 1.0  # one invocation must not meet an ask twice
MOST_PUT_BACK = 200  # in one invocation: newcomers stand behind these in the queues

users, jobs, referrals = Users(), Jobs(), Referrals()
user_messages, job_messages = user_queue(), job_queue()
patience = number_setting("ENCODING_PATIENCE_SECONDS", 1, 86400)


class OneAsk(Record):
    userId: UserId
    link: Link


@scheduled
def handler(event: dict[str, Any], seconds_left: SecondsLeft) -> Counter[str]:
    if "userId" in event or "link" in event:
        one = OneAsk.model_validate(event)
        return _rank(referrals.claim_one(one.userId, one.link, LEASE), set())
    if event.get("standing") is True:
        return _standing()
    outcomes = _make_due(seconds_left) if event.get("rescore") is True else _rank_due(seconds_left)
    for name, value in _standing().items():
        measure(name, value)
    return outcomes


def _standing() -> Counter[str]:
    return Counter({"Stale": referrals.stale(), "OldestUnscored": referrals.oldest_unscored()})


def _make_due(seconds_left: SecondsLeft) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    while seconds_left() > MARGIN and (made_due := referrals.rescore()):
        outcomes["MadeDue"] += made_due
    return outcomes


def _rank_due(seconds_left: SecondsLeft) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    put_back: set[str] = set()
    while seconds_left() > MARGIN and (claimed := _next_batch(len(put_back) < MOST_PUT_BACK)):
        outcomes += _rank(claimed, put_back)
    return outcomes


def _next_batch(queued_too: bool) -> list[Claimed]:
    """Asks that nobody sees yet come before those that are in an inbox already."""
    claimed = referrals.claim_due(State.SCORING, BATCH, LEASE)
    return claimed or (referrals.claim_due(State.QUEUED, BATCH, LEASE) if queued_too else [])


def _rank(claimed: list[Claimed], put_back: set[str]) -> Counter[str]:
    people = {key: _candidate(one) for key, one in users.features(ask.seeker for ask in claimed).items()}
    features = jobs.features(ask.link for ask in claimed)
    postings = {key: one if isinstance(one, NoFeatures) else Job(one) for key, one in features.items()}
    today = datetime.now(UTC).date()
    waiting: list[tuple[Claimed, Waiting]] = []
    outcomes: Counter[str] = Counter()
    for ask in claimed:
        try:
            match assess(people.get(ask.seeker), postings.get(ask.link), today):
                case Score() as score:
                    outcomes["Scored"] += _shown(ask, referrals.store_score(ask, score))
                case Unscorable(reason):
                    outcomes["Unscored"] += _shown(ask, referrals.store_unscored(ask, reason))
                case Waiting() as wait:
                    waiting.append((ask, wait))
        except Exception as error:  # one ask that fails must not hold up the others
            log_failure("could not rank", error)
            outcomes["Failures"] += 1
            _give_up_on(ask, "The score could not be computed.")
    return outcomes + _wait(waiting, put_back)


def _candidate(features: CandidateFeatures | NoFeatures) -> Candidate | NoFeatures:
    return features if isinstance(features, NoFeatures) else Candidate(features)


def _wait(waiting: list[tuple[Claimed, Waiting]], put_back: set[str]) -> Counter[str]:
    """Gives asks back until their encodings are due, queues what is overdue, gives up on what never comes."""
    overdue = [(ask, wait) for ask, wait in waiting if ask.age >= patience]
    _queue_again(overdue, put_back)
    for ask, _ in waiting:
        if ask.state is State.SCORING:
            _give_up_on(ask, "The profile or the posting could not be encoded yet.", max(patience, SHORTEST_WAIT))
        referrals.wait(ask, max(patience - ask.age if ask.age < patience else patience, SHORTEST_WAIT))
    return Counter({"Waiting": len(waiting), "PutBack": len(overdue)})


def _queue_again(overdue: Iterable[tuple[Claimed, Waiting]], put_back: set[str]) -> None:
    """Puts users and jobs back on their queues, but those that this invocation has `put_back` already."""
    people = {ask.seeker for ask, wait in overdue if wait.candidate} - put_back
    postings = {ask.link for ask, wait in overdue if wait.job} - put_back
    put_back |= people | postings
    for user_id in people:
        user_messages.send(user_id)
    for link in postings:
        job_messages.send(link)


def _give_up_on(ask: Claimed, reason: str, again_in: float | None = None) -> bool:
    """Shows an ask that was tried too often without a score, and tries it again in `again_in` seconds, if given."""
    return ask.attempts > MAX_ATTEMPTS and _shown(ask, referrals.store_unscored(ask, reason, again_in))


def _shown(ask: Claimed, stored: bool) -> bool:
    """Times how long it took until referrers see the ask, where it was this write that showed it to them."""
    if stored and ask.state is State.SCORING:
        measure("TimeToScore", (datetime.now(UTC) - ask.asked_at.replace(tzinfo=UTC)).total_seconds())
    return stored
