"""GET /myreferral: the caller's asks. DELETE /myreferral: withdraws one."""

from typing import Any

from referral.adapters.referrals import Referrals
from referral.domain.referral import Page, Withdrawal
from referral.entrypoints.api import Api, Response
from referral.entrypoints.listing import listing
from referral.entrypoints.metrics import measure

api = Api()
referrals = Referrals()
handler = api.handler


@api.get("/myreferral")
def mine() -> dict[str, Any]:
    seeker, page = api.caller, api.query(Page)
    found = referrals.of_seeker(seeker, page.limit, page.cursor)
    return listing(page, found, lambda referral: referral.as_dict())


@api.delete("/myreferral")
def withdraw() -> Response:
    seeker, withdrawal = api.caller, api.query_or_body(Withdrawal)
    if referrals.withdraw(seeker, withdrawal.link):
        measure("Withdrawals")
    return Response(204)
