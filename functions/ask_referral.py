"""POST /askreferral: asks for a referral to a job."""

from referral.adapters.accounts import Accounts
from referral.adapters.budgets import Budgets
from referral.adapters.jobs import Jobs
from referral.adapters.prerequisites import Prerequisites
from referral.adapters.queues import Queue
from referral.adapters.referrals import Referrals
from referral.application import ask_for_referral as use_case
from referral.domain.errors import BudgetSpent, NotRegistered
from referral.domain.identifiers import UserId
from referral.domain.posting import Posting
from referral.entrypoints.database import database
from referral.entrypoints.http.answers import AskAnswer, notice_of, referral_of
from referral.entrypoints.http.api import Api
from referral.entrypoints.log import log_failure
from referral.entrypoints.metrics import measure
from referral.entrypoints.settings import NAME, URL, flag_setting, setting

api = Api(Accounts(setting("USER_POOL_ID", NAME)).is_active)
budgets = Budgets(setting("BUDGETS_TABLE", NAME))
prerequisites = Prerequisites(setting("USERS_TABLE", NAME), setting("JOBS_TABLE", NAME))
jobs = Jobs(setting("JOBS_TABLE", NAME))
referrals, queue = Referrals(database()), Queue(setting("JOB_QUEUE_URL", URL), "revision")
verifies_employment = flag_setting("VERIFY_EMPLOYMENT")
handler = api.handler


@api.route("POST", "/askreferral", status=202, problems=(NotRegistered, BudgetSpent))
def ask_for_referral(caller: UserId, body: Posting) -> AskAnswer:
    """Ask for a referral to a job.

    The link names the job. Asking again for the same job returns the same ask. If that was withdrawn, it is made again.
    If it is undecided and the posting is another one, the ask gets that posting and a new score, unless an employee of
    the company has confirmed a posting for this link. `notice` says if nobody of the company is here yet.
    """
    asked = use_case.ask_for_referral(
        caller,
        body,
        prerequisites=prerequisites,
        budgets=budgets,
        jobs=jobs,
        referrals=referrals,
        queue=queue,
        report=log_failure,
    )
    if asked.is_new:
        measure("Asks")
    notice = use_case.notice_of(asked, verifies_employment=verifies_employment)
    return AskAnswer(referral=referral_of(asked.referral), notice=notice_of(notice))
