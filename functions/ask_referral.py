"""POST /askreferral: an ask for a referral to a job. Asking again gives the same ask."""

from referral.adapters.jobs import Jobs
from referral.adapters.queues import job_queue
from referral.adapters.referrals import Referrals
from referral.adapters.users import Users
from referral.domain.errors import NotRegistered
from referral.domain.posting import Posting
from referral.entrypoints.http.answers import ReferralAnswer, referral_of
from referral.entrypoints.http.api import Api
from referral.entrypoints.log import log_failure
from referral.entrypoints.metrics import measure

api = Api()
users, jobs, referrals, queue = Users(), Jobs(), Referrals(), job_queue()
handler = api.handler


@api.route("POST", "/askreferral", status=202, problems=(NotRegistered,))
def ask_for_referral(caller: str, body: Posting) -> ReferralAnswer:
    """Ask for a referral to a job.

    The link names the job. Asking again for the same job gives the same ask; a withdrawn ask is made again.
    """
    if not users.exists(caller):
        raise NotRegistered
    to_be_encoded = jobs.put(body, caller)
    referral, is_new = referrals.ask(caller, body)
    if is_new:
        measure("Asks")
    if to_be_encoded:
        referrals.job_changed(body.link)
        _queue(body.link)
    return ReferralAnswer(referral=referral_of(referral))


def _queue(link: str) -> None:
    try:
        queue.send(link)
    except Exception as error:  # the asks are due: the ranker queues what stays without an encoding
        log_failure("could not queue a posting", error)
