"""GET /givereferral: the ranked inbox of the caller's company. PUT /givereferral: refers or denies one ask."""

from typing import Any

from referral.adapters.directory import Directory, Entry
from referral.adapters.referrals import Referrals
from referral.adapters.resumes import Resumes
from referral.adapters.users import Users
from referral.domain.errors import NotFound
from referral.domain.identifiers import ReferralId, UserId
from referral.domain.referral import Decision, InboxPage, Referral, referral_id
from referral.domain.states import State
from referral.entrypoints.api import Api
from referral.entrypoints.listing import listing
from referral.entrypoints.metrics import measure

api = Api()
users, referrals, resumes = Users(), Referrals(), Resumes()
directory = Directory(users)
handler = api.handler


@api.get("/givereferral")
def inbox() -> dict[str, Any]:
    referrer, page = api.caller, api.query(InboxPage)
    company = _company(referrer)
    if company is None:
        return {"referrals": [], "cursor": None}
    found = referrals.inbox(company, referrer, page.link, page.limit, page.cursor)
    entries = directory.entries(referral.seeker for referral in found)
    return listing(page, found, lambda referral: _with_seeker(referral, entries.get(referral.seeker)))


@api.put("/givereferral")
def decide() -> dict[str, Any]:
    referrer, decision = api.caller, api.body(Decision)
    company = _company(referrer)
    if company is None:
        raise NotFound("There is no such ask in your inbox.")
    referral = referrals.decide(_named(decision), company, referrer, decision.state, decision.reason)
    measure("Referred" if referral.state is State.MATCHED else "Denied")
    measure("TimeToDecision", (referral.updated_at - referral.asked_at).total_seconds())
    return {"referral": _with_seeker(referral, directory.entry(referral.seeker))}


def _named(decision: Decision) -> ReferralId:
    if decision.referralId:
        return ReferralId(str(decision.referralId))
    seeker = users.with_email(decision.email)
    if seeker is None:
        raise NotFound("There is no such ask in your inbox.")
    return referral_id(seeker, decision.link)


def _company(user_id: UserId) -> str | None:
    entry = directory.entry(user_id)
    return entry.company if entry else None


def _with_seeker(referral: Referral, entry: Entry | None) -> dict[str, Any]:
    names = ("email", "name", "company", "headline")
    seeker = {name: getattr(entry, name) if entry else None for name in names}
    seeker["resume"] = resumes.link(entry.resumeKey) if entry and entry.resumeKey else None
    return {**referral.as_dict(), "seeker": seeker}
