"""GET /givereferral: the ranked inbox of the caller's company. PUT /givereferral: decides one ask, or undoes that."""

from referral.adapters.accounts import Accounts
from referral.adapters.directory import Directory
from referral.adapters.referrals import Referrals
from referral.adapters.resumes import Resumes
from referral.adapters.users import Users
from referral.application import received_referrals
from referral.application.received_referrals import ReceivedReferral
from referral.domain.errors import AlreadyDecided, NotFound
from referral.domain.identifiers import UserId
from referral.domain.referral import Decision, InboxPage, Referral
from referral.domain.states import State
from referral.entrypoints.database import database
from referral.entrypoints.http import answers
from referral.entrypoints.http.api import Api
from referral.entrypoints.http.pagination import fitting_page
from referral.entrypoints.metrics import measure
from referral.entrypoints.settings import BUCKET, NAME, URL, flag_setting, optional_setting, setting

api = Api(Accounts(setting("USER_POOL_ID", NAME)).is_active)
users, referrals = Users(setting("USERS_TABLE", NAME)), Referrals(database())
directory = Directory(users, optional_setting("OPENSEARCH_URL", URL))
resumes = Resumes(setting("RESUME_BUCKET", BUCKET))
blind = flag_setting("BLIND_FIRST_LOOK")
verifies_employment = flag_setting("VERIFY_EMPLOYMENT")
handler = api.handler


@api.route("GET", "/givereferral")
def list_received_referrals(caller: UserId, query: InboxPage) -> answers.ReceivedReferralList:
    """List the asks at the caller's company that wait for a decision, or those that the caller decided.

    Of queued asks, the best score comes first, and asks without a score come last. The caller's own asks are left out.
    Of decided asks, the newest decision comes first. Who the seeker is, only referred (`matched`) asks tell, unless the
    installation shows that at once. The seeker sees when somebody could see it. The list is empty for somebody who has
    not proven to work there; `notice` says why a list is empty.
    """
    received = received_referrals.open_inbox(
        caller,
        query,
        blind=blind,
        verifies_employment=verifies_employment,
        users=users,
        referrals=referrals,
        directory=directory,
    )
    by_id = {one.referral.referral_id: one for one in received.received}
    found = [one.referral for one in received.received]
    shown, cursor = fitting_page(query, found, lambda one: _answer(by_id[one.referral_id]))
    return answers.ReceivedReferralList(referrals=shown, cursor=cursor, notice=answers.notice_of(received.notice))


@api.route("PUT", "/givereferral", problems=(NotFound, AlreadyDecided))
def decide_referral(caller: UserId, body: Decision) -> answers.ReceivedReferralAnswer:
    """Refer or deny one ask at the caller's company, or undo that.

    Name the ask by its id, or by the seeker's e-mail address and the job's link. Who decided an ask may undo that
    within 24 hours, which puts the ask back into the inbox.
    """
    received = received_referrals.decide_referral(
        caller,
        body,
        blind=blind,
        verifies_employment=verifies_employment,
        users=users,
        referrals=referrals,
        directory=directory,
    )
    if not received.is_repeated:
        _measure_decision(received.referral)
    return answers.ReceivedReferralAnswer(referral=_answer(received))


def _measure_decision(referral: Referral) -> None:
    if not referral.is_decided:
        measure("Undone")
        return
    measure("Referred" if referral.state is State.MATCHED else "Denied")
    measure("TimeToDecision", (referral.updated_at - referral.asked_at).total_seconds())


def _answer(received: ReceivedReferral) -> answers.ReceivedReferral:
    resume_key = received.seeker.resumeKey if received.seeker else None
    link = resumes.link(resume_key) if resume_key else None
    return answers.received_referral_of(received.referral, received.seeker, link)
