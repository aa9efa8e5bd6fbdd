"""On a schedule: encodes the profiles in the user queue, and sweeps after erasures."""

from collections import Counter
from functools import partial
from typing import Any

from referral.adapters.directory import Directory
from referral.adapters.employments import Employments
from referral.adapters.encodings import EncodedUsers
from referral.adapters.jobs import Jobs
from referral.adapters.nlu import Nlu
from referral.adapters.queues import Queue
from referral.adapters.ranking_queue import RankingQueue
from referral.adapters.referrals import Referrals
from referral.adapters.resumes import Resumes
from referral.application.encode_candidate import encode_candidates, give_up_candidate
from referral.application.erase_me import Traces, sweep
from referral.entrypoints.database import database as database_of_settings
from referral.entrypoints.drain import drain
from referral.entrypoints.schedule import SecondsLeft, scheduled
from referral.entrypoints.settings import BUCKET, NAME, URL, number_setting, optional_setting, setting

users, resumes = EncodedUsers(setting("USERS_TABLE", NAME)), Resumes(setting("RESUME_BUCKET", BUCKET))
nlu, directory = Nlu(setting("NLU_ENDPOINT", NAME)), Directory(users, optional_setting("OPENSEARCH_URL", URL))
database, jobs = database_of_settings(), Jobs(setting("JOBS_TABLE", NAME))
asks, referrals, employments = RankingQueue(database), Referrals(database), Employments(database)
queue = Queue(setting("USER_QUEUE_URL", URL), "userId", setting("USER_DEAD_LETTER_QUEUE_URL", URL))
max_tries = number_setting("MAX_TRIES", 1, 100)
traces = Traces(jobs, referrals, employments, resumes, directory)
encode = partial(encode_candidates, users=users, resumes=resumes, model=nlu, directory=directory, asks=asks)
give_up = partial(give_up_candidate, users=users, asks=asks)
sweep_erased = partial(sweep, users=users, traces=traces, queue=queue)


@scheduled
def handler(_: dict[str, Any], seconds_left: SecondsLeft) -> Counter[str]:
    return drain(queue, encode, give_up, max_tries, seconds_left, sweep_erased)
