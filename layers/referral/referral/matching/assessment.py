"""What the ranker does with one ask: score it, wait for its encodings, or show it without a score."""

from dataclasses import dataclass
from datetime import date

from referral.extraction.anonymisation import anonymous
from referral.extraction.career_parts import begun
from referral.matching.comparison import Comparison
from referral.matching.evidence import Score
from referral.matching.score import score
from referral.matching.subjects import Job, User


@dataclass(frozen=True)
class Waiting:
    """For the encoding of the user, the job or both."""

    user: bool
    job: bool


@dataclass(frozen=True)
class Unscorable:
    """`reason` is written for seeker and referrer."""

    reason: str


def assess(user: User | None, job: Job | None, today: date) -> Score | Waiting | Unscorable:
    """The outcome for one ask, from what is stored now."""
    if user is None or job is None:
        return Unscorable("The profile is missing." if user is None else "The posting is missing.")
    waiting = _waiting(user, job)
    if waiting:
        failure = (waiting.user and user.failure) or (waiting.job and job.failure)
        return Unscorable(failure) if failure else waiting
    career = begun(anonymous(user.profile.career, user.profile.person), today)
    result = score(Comparison(career, user.encoding, job.posting, job.requirements, job.encoding), today)
    return result or Unscorable("The profile or the posting says too little to compare the two.")


def _waiting(user: User, job: Job) -> Waiting | None:
    """None where there are two encodings; both are of the model that the rules are made for."""
    if user.encoding is None or job.encoding is None:
        return Waiting(user.encoding is None, job.encoding is None)
    return None
