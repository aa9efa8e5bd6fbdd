"""On a schedule: encodes the postings in the job queue."""

from collections import Counter
from functools import partial
from typing import Any

from referral.adapters.encodings import EncodedJobs
from referral.adapters.nlu import Nlu
from referral.adapters.qa import Qa
from referral.adapters.queues import Queue
from referral.adapters.ranking_queue import RankingQueue
from referral.application.encode_job import encode_jobs, give_up_job
from referral.entrypoints.database import database
from referral.entrypoints.drain import drain
from referral.entrypoints.schedule import SecondsLeft, scheduled
from referral.entrypoints.settings import NAME, URL, number_setting, optional_setting, setting

jobs, asks = EncodedJobs(setting("JOBS_TABLE", NAME)), RankingQueue(database())
nlu, qa = Nlu(setting("NLU_ENDPOINT", NAME)), Qa(optional_setting("QA_ENDPOINT", NAME))
queue = Queue(setting("JOB_QUEUE_URL", URL), "revision", setting("JOB_DEAD_LETTER_QUEUE_URL", URL))
max_tries = number_setting("MAX_TRIES", 1, 100)
encode = partial(encode_jobs, jobs=jobs, model=nlu, reader=qa, asks=asks)
give_up = partial(give_up_job, jobs=jobs, asks=asks)


@scheduled
def handler(_: dict[str, Any], seconds_left: SecondsLeft) -> Counter[str]:
    return drain(queue, encode, give_up, max_tries, seconds_left)
