"""What becomes of one ask: a score, a wait for features, or no score and the reason."""

from dataclasses import dataclass
from datetime import date

from referral.domain.evidence import Score
from referral.matching.candidate import Candidate
from referral.matching.comparison import Comparison
from referral.matching.features import NoFeatures
from referral.matching.job import Job
from referral.matching.score import score

# In other languages the text model often puts somebody of another occupation first (docs/decisions/0044).
_NOT_COMPARED = "The {} {} not in English. Only English texts can be compared fairly, so there is no score."


@dataclass(frozen=True, slots=True)
class Waiting:
    """For the features of the candidate, the job or both."""

    candidate: bool
    job: bool


@dataclass(frozen=True, slots=True)
class Unscorable:
    """`reason` is written for seeker and referrer."""

    reason: str


def assess(
    candidate: Candidate | NoFeatures | None, job: Job | NoFeatures | None, today: date
) -> Score | Waiting | Unscorable:
    """The outcome for one ask from what is stored now; None stands for a profile or posting that is not there."""
    if candidate is None or job is None:
        return Unscorable("The profile is missing." if candidate is None else "The posting is missing.")
    if isinstance(candidate, NoFeatures) or isinstance(job, NoFeatures):
        missing = [side for side in (candidate, job) if isinstance(side, NoFeatures)]
        failure = next((side.failure for side in missing if side.failure), None)
        return (
            Unscorable(failure) if failure else Waiting(isinstance(candidate, NoFeatures), isinstance(job, NoFeatures))
        )
    foreign = [
        side
        for side, features in (("profile", candidate.features), ("posting", job.features))
        if not features.is_english
    ]
    if foreign:
        return Unscorable(_NOT_COMPARED.format(" and the ".join(foreign), "are" if len(foreign) > 1 else "is"))
    result = score(Comparison(candidate, job, today))
    return result or Unscorable("The profile or the posting says too little to compare the two.")
