"""GET /myreferral: the caller's asks. POST /myreferral: appeals for one. DELETE /myreferral: withdraws one."""

from referral.adapters.accounts import Accounts
from referral.adapters.referrals import Referrals
from referral.application import my_referrals
from referral.domain.errors import AlreadyDecided, NoAppeal, NotFound
from referral.domain.identifiers import UserId
from referral.domain.referral import Appeal, MyReferralsPage, Withdrawal
from referral.entrypoints.database import database
from referral.entrypoints.http.answers import ReferralAnswer, ReferralList, referral_of
from referral.entrypoints.http.api import Api
from referral.entrypoints.http.pagination import fitting_page
from referral.entrypoints.metrics import measure
from referral.entrypoints.settings import NAME, setting

api = Api(Accounts(setting("USER_POOL_ID", NAME)).is_active)
referrals = Referrals(database())
handler = api.handler


@api.route("GET", "/myreferral")
def list_my_referrals(caller: UserId, query: MyReferralsPage) -> ReferralList:
    """List the caller's asks, newest first."""
    found = my_referrals.list_my_referrals(caller, query.state, query.limit, query.cursor, referrals=referrals)
    shown, cursor = fitting_page(query, found, referral_of)
    return ReferralList(referrals=shown, cursor=cursor)


@api.route("POST", "/myreferral", problems=(NotFound, NoAppeal))
def appeal_denial(caller: UserId, body: Appeal) -> ReferralAnswer:
    """Appeal against a denial.

    The ask waits for another referrer of the company. There is one appeal for each ask, and appealing again changes
    nothing.
    """
    appealed = my_referrals.appeal(caller, body.link, referrals=referrals)
    if appealed.is_new:
        measure("Appeals")
    return ReferralAnswer(referral=referral_of(appealed.referral))


@api.route("DELETE", "/myreferral", status=204, problems=(NotFound, AlreadyDecided))
def withdraw_referral(caller: UserId, query_or_body: Withdrawal) -> None:
    """Withdraw an ask that is not decided yet.

    The link may be in the query or in the body. Withdrawing again changes nothing.
    """
    if my_referrals.withdraw_referral(caller, query_or_body.link, referrals=referrals):
        measure("Withdrawals")
