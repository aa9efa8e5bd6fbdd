"""GET /myreferral: the caller's asks. DELETE /myreferral: withdraws one."""

from referral.adapters.accounts import Accounts
from referral.application import my_referrals
from referral.domain.errors import AlreadyDecided, NotFound
from referral.domain.identifiers import UserId
from referral.domain.referral import Page, Withdrawal
from referral.entrypoints.database import referrals as referrals_of_settings
from referral.entrypoints.http.answers import ReferralList, referral_of
from referral.entrypoints.http.api import Api
from referral.entrypoints.http.pagination import fitting_page
from referral.entrypoints.metrics import measure
from referral.entrypoints.settings import NAME, setting

api = Api(Accounts(setting("USER_POOL_ID", NAME)).is_active)
referrals = referrals_of_settings()
handler = api.handler


@api.route("GET", "/myreferral")
def list_my_referrals(caller: UserId, query: Page) -> ReferralList:
    """List the caller's asks, newest first."""
    found = my_referrals.list_my_referrals(caller, query.limit, query.cursor, referrals=referrals)
    shown, cursor = fitting_page(query, found, referral_of)
    return ReferralList(referrals=shown, cursor=cursor)


@api.route("DELETE", "/myreferral", status=204, problems=(NotFound, AlreadyDecided))
def withdraw_referral(caller: UserId, query_or_body: Withdrawal) -> None:
    """Withdraw an ask that is not decided yet.

    The link may be in the query or in the body. Withdrawing again changes nothing.
    """
    if my_referrals.withdraw_referral(caller, query_or_body.link, referrals=referrals):
        measure("Withdrawals")
