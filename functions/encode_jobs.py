"""On a schedule: reads the postings in the job queue, encodes what they ask for, and their open asks become due."""

from collections import Counter
from typing import Any

from referral.adapters.jobs import Jobs
from referral.adapters.nlu import Nlu
from referral.adapters.qa import Qa
from referral.adapters.queues import job_queue
from referral.adapters.referrals import Referrals
from referral.domain.errors import NotEncodable
from referral.entrypoints.drain import drain
from referral.entrypoints.schedule import SecondsLeft, scheduled
from referral.matching.job_features import job_features

jobs, nlu, qa, referrals, queue = Jobs(), Nlu(), Qa(), Referrals(), job_queue()


def encode(link: str, again: bool) -> None:
    job = jobs.get(link)
    if job is None:
        raise NotEncodable("The posting is missing.")
    if again or not job.has_features:
        (answers,) = qa.answers([job.posting.requiredQualifications])
        jobs.store_features(job, job_features(job.posting, nlu.embed, answers))
    referrals.job_changed(link)


def give_up(link: str, reason: str) -> None:
    job = jobs.get(link)
    if job:
        jobs.store_failure(job, reason)
    referrals.job_changed(link)


@scheduled
def handler(_: dict[str, Any], seconds_left: SecondsLeft) -> Counter[str]:
    return drain(queue, encode, give_up, seconds_left)
