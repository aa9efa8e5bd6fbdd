"""GET /givereferral: the ranked inbox of the caller's company. PUT /givereferral: refers or denies one ask."""

from referral.adapters.accounts import Accounts
from referral.adapters.directory import Directory
from referral.adapters.resumes import Resumes
from referral.adapters.users import Users
from referral.application import received_referrals
from referral.application.received_referrals import ReceivedReferral
from referral.domain.errors import AlreadyDecided, NotFound
from referral.domain.identifiers import UserId
from referral.domain.referral import Decision, InboxPage
from referral.domain.states import State
from referral.entrypoints.database import referrals as referrals_of_settings
from referral.entrypoints.http import answers
from referral.entrypoints.http.api import Api
from referral.entrypoints.http.pagination import fitting_page
from referral.entrypoints.metrics import measure
from referral.entrypoints.settings import BUCKET, NAME, URL, optional_setting, setting

api = Api(Accounts(setting("USER_POOL_ID", NAME)).is_active)
users, referrals = Users(setting("USERS_TABLE", NAME)), referrals_of_settings()
directory = Directory(users, optional_setting("OPENSEARCH_URL", URL))
resumes = Resumes(setting("RESUME_BUCKET", BUCKET))
handler = api.handler


@api.route("GET", "/givereferral")
def list_received_referrals(caller: UserId, query: InboxPage) -> answers.ReceivedReferralList:
    """List the asks at the caller's company that wait for a decision.

    The best score comes first, and asks without a score come last. The caller's own asks are left out.
    """
    found = received_referrals.open_inbox(
        caller, query.link, query.limit, query.cursor, referrals=referrals, directory=directory
    )
    by_id = {received.referral.referral_id: received for received in found}
    shown, cursor = fitting_page(query, [one.referral for one in found], lambda one: _answer(by_id[one.referral_id]))
    return answers.ReceivedReferralList(referrals=shown, cursor=cursor)


@api.route("PUT", "/givereferral", problems=(NotFound, AlreadyDecided))
def decide_referral(caller: UserId, body: Decision) -> answers.ReceivedReferralAnswer:
    """Refer or deny one ask at the caller's company.

    Name the ask by its id, or by the seeker's e-mail address and the job's link. A decision is final.
    """
    received = received_referrals.decide_referral(caller, body, users=users, referrals=referrals, directory=directory)
    referral = received.referral
    measure("Referred" if referral.state is State.MATCHED else "Denied")
    measure("TimeToDecision", (referral.updated_at - referral.asked_at).total_seconds())
    return answers.ReceivedReferralAnswer(referral=_answer(received))


def _answer(received: ReceivedReferral) -> answers.ReceivedReferral:
    resume_key = received.seeker.resumeKey if received.seeker else None
    link = resumes.link(resume_key) if resume_key else None
    return answers.received_referral_of(received.referral, answers.seeker_of(received.seeker, link))
