"""POST /askreferral: an ask for a referral to a job. Asking again gives the same ask."""

from typing import Any

from referral.adapters.jobs import Jobs
from referral.adapters.queues import job_queue
from referral.adapters.referrals import Referrals
from referral.adapters.users import Users
from referral.domain.errors import NotRegistered
from referral.domain.posting import Posting
from referral.entrypoints.api import Api
from referral.entrypoints.log import log_failure
from referral.entrypoints.metrics import measure

api = Api()
users, jobs, referrals, queue = Users(), Jobs(), Referrals(), job_queue()
handler = api.handler


@api.post("/askreferral")
def ask() -> tuple[dict[str, Any], int]:
    seeker, posting = api.caller, api.body(Posting)
    if not users.exists(seeker):
        raise NotRegistered
    to_be_encoded = jobs.put(posting, seeker)
    referral, is_new = referrals.ask(seeker, posting)
    if is_new:
        measure("Asks")
    if to_be_encoded:
        referrals.job_changed(posting.link)
        _queue(posting.link)
    return {"referral": referral.as_dict()}, 202


def _queue(link: str) -> None:
    try:
        queue.send(link)
    except Exception as error:  # the asks are due: the ranker queues what stays without an encoding
        log_failure("could not queue a posting", error)
