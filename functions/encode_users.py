"""On a schedule: encodes the profiles in the user queue."""

from collections import Counter
from functools import partial
from typing import Any

from referral.adapters.directory import Directory
from referral.adapters.employments import Employments
from referral.adapters.jobs import Jobs
from referral.adapters.nlu import Nlu
from referral.adapters.queues import Queue
from referral.adapters.referrals import Referrals
from referral.adapters.resumes import Resumes
from referral.adapters.users import Users
from referral.application.encode_candidate import encode_candidate, give_up_candidate
from referral.application.erase_me import Traces
from referral.entrypoints.database import database as database_of_settings
from referral.entrypoints.drain import drain
from referral.entrypoints.schedule import SecondsLeft, scheduled
from referral.entrypoints.settings import BUCKET, NAME, URL, optional_setting, setting

users, resumes = Users(setting("USERS_TABLE", NAME)), Resumes(setting("RESUME_BUCKET", BUCKET))
nlu, directory = Nlu(setting("NLU_ENDPOINT", NAME)), Directory(users, optional_setting("OPENSEARCH_URL", URL))
database, jobs = database_of_settings(), Jobs(setting("JOBS_TABLE", NAME))
referrals, employments = Referrals(database), Employments(database)
queue = Queue(setting("USER_QUEUE_URL", URL), "userId")
traces = Traces(jobs, referrals, employments, resumes, directory)
encode = partial(
    encode_candidate, users=users, resumes=resumes, model=nlu, directory=directory, referrals=referrals, traces=traces
)
give_up = partial(give_up_candidate, users=users, referrals=referrals)


@scheduled
def handler(_: dict[str, Any], seconds_left: SecondsLeft) -> Counter[str]:
    return drain(queue, encode, give_up, seconds_left)
