"""GET /myreferral: the caller's asks. DELETE /myreferral: withdraws one."""

from referral.adapters.referrals import Referrals
from referral.domain.errors import AlreadyDecided, NotFound
from referral.domain.referral import Page, Withdrawal
from referral.entrypoints.http.answers import ReferralList, referral_of
from referral.entrypoints.http.api import Api
from referral.entrypoints.http.listing import listing
from referral.entrypoints.metrics import measure

api = Api()
referrals = Referrals()
handler = api.handler


@api.route("GET", "/myreferral")
def list_my_referrals(caller: str, query: Page) -> ReferralList:
    """List the asks of the caller, newest first."""
    shown, cursor = listing(query, referrals.of_seeker(caller, query.limit, query.cursor), referral_of)
    return ReferralList(referrals=shown, cursor=cursor)


@api.route("DELETE", "/myreferral", status=204, problems=(NotFound, AlreadyDecided))
def withdraw_referral(caller: str, query_or_body: Withdrawal) -> None:
    """Withdraw an ask that nobody has decided.

    The link is taken from the query or, where there is none, from the body. Withdrawing again changes nothing.
    """
    if referrals.withdraw(caller, query_or_body.link):
        measure("Withdrawals")
