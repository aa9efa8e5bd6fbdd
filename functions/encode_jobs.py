"""On a schedule: encodes the postings in the job queue."""

from collections import Counter
from functools import partial
from typing import Any

from referral.adapters.jobs import Jobs
from referral.adapters.nlu import Nlu
from referral.adapters.qa import Qa
from referral.adapters.queues import Queue
from referral.application.encode_job import encode_job, give_up_job
from referral.entrypoints.database import referrals as referrals_of_settings
from referral.entrypoints.drain import drain
from referral.entrypoints.schedule import SecondsLeft, scheduled
from referral.entrypoints.settings import NAME, URL, optional_setting, setting

jobs, referrals = Jobs(setting("JOBS_TABLE", NAME)), referrals_of_settings()
nlu, qa = Nlu(setting("NLU_ENDPOINT", NAME)), Qa(optional_setting("QA_ENDPOINT", NAME))
queue = Queue(setting("JOB_QUEUE_URL", URL), "revision")
encode = partial(encode_job, jobs=jobs, model=nlu, reader=qa, referrals=referrals)
give_up = partial(give_up_job, jobs=jobs, referrals=referrals)


@scheduled
def handler(_: dict[str, Any], seconds_left: SecondsLeft) -> Counter[str]:
    return drain(queue, encode, give_up, seconds_left)
