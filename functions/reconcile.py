"""On a schedule: reconciles the stores. By hand: runs a command of entrypoints/reconciling.py."""

from typing import Any

from referral.adapters.account_records import AccountRecords
from referral.adapters.directory import Directory
from referral.adapters.directory_cache import DirectoryCache
from referral.adapters.employments import Employments
from referral.adapters.encodings import EncodedJobs, EncodedUsers
from referral.adapters.queues import Queue
from referral.adapters.reconciliation import KeptAsks, Rounds, Unowned
from referral.adapters.referrals import Referrals
from referral.adapters.resumes import Resumes
from referral.application.erase_me import Traces
from referral.application.reconcile import Stores
from referral.entrypoints.database import database as database_of_settings
from referral.entrypoints.invocation import invoked
from referral.entrypoints.log import log_failure, logger
from referral.entrypoints.metrics import flushed
from referral.entrypoints.reconciling import command_of, run
from referral.entrypoints.schedule import failures_are_counted
from referral.entrypoints.settings import BUCKET, NAME, URL, number_setting, optional_setting, setting
from referral.entrypoints.time_limit import seconds_left

accounts = AccountRecords(setting("USER_POOL_ID", NAME))
users, jobs = EncodedUsers(setting("USERS_TABLE", NAME)), EncodedJobs(setting("JOBS_TABLE", NAME))
resumes, search_url = Resumes(setting("RESUME_BUCKET", BUCKET)), optional_setting("OPENSEARCH_URL", URL)
directory, cache = Directory(users, search_url), DirectoryCache(search_url)
database = database_of_settings()
asks, rounds, unowned = KeptAsks(database), Rounds(database), Unowned(database)
traces = Traces(jobs, Referrals(database), Employments(database), resumes, directory)
user_queue = Queue(setting("USER_QUEUE_URL", URL), "userId")
job_queue = Queue(setting("JOB_QUEUE_URL", URL), "revision")
settled = number_setting("SETTLING_SECONDS", 0, 86400)


@invoked
@flushed
def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    stores = Stores(
        accounts, users, jobs, asks, resumes, cache, directory, unowned, traces, user_queue, job_queue, settled=settled
    )
    with failures_are_counted(context):
        outcome = run(command_of(event), stores, rounds, log_failure, lambda: seconds_left(context))
    if outcome.get("Pages"):
        logger.info("reconciled", outcomes={**outcome["Found"], "Pages": outcome["Pages"]})
    return outcome
