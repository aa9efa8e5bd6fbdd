"""On a schedule: scores the asks that are due. By hand: runs another command of entrypoints/ranking.py."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from referral.adapters.encodings import EncodedJobs, EncodedUsers
from referral.adapters.queues import Queue
from referral.adapters.ranking_queue import RankingQueue
from referral.adapters.revisions import Revisions
from referral.application.rank import RankerPorts
from referral.entrypoints.database import database as database_of_settings
from referral.entrypoints.log import log_failure
from referral.entrypoints.metrics import measure
from referral.entrypoints.ranking import command_of, run
from referral.entrypoints.schedule import SecondsLeft, scheduled
from referral.entrypoints.settings import NAME, URL, number_setting, setting

users, jobs = EncodedUsers(setting("USERS_TABLE", NAME)), EncodedJobs(setting("JOBS_TABLE", NAME))
database = database_of_settings()
asks, revisions = RankingQueue(database), Revisions(database)
user_queue = Queue(setting("USER_QUEUE_URL", URL), "userId")
job_queue = Queue(setting("JOB_QUEUE_URL", URL), "revision")
patience = number_setting("ENCODING_PATIENCE_SECONDS", 1, 86400)
time_to_score = partial(measure, "TimeToScore")
retention_days = number_setting("RETENTION_DAYS", 1, 36500)


@scheduled
def handler(event: dict[str, Any], seconds_left: SecondsLeft) -> Mapping[str, float]:
    ranker = RankerPorts(users, jobs, asks, user_queue, job_queue, patience, log_failure, time_to_score)
    return run(command_of(event), ranker, revisions, retention_days, seconds_left)
