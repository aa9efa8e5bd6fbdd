"""GET /givereferral: the ranked inbox of the caller's company. PUT /givereferral: refers or denies one ask."""

from typing import Any

from referral.adapters.directory import Directory, Entry
from referral.adapters.referrals import Referrals
from referral.adapters.resumes import Resumes
from referral.adapters.users import Users
from referral.domain.errors import NotFound
from referral.domain.referral import Decision, InboxPage, Referral
from referral.domain.states import State
from referral.entrypoints.api import Api
from referral.entrypoints.listing import listing
from referral.entrypoints.metrics import measure

api = Api()
referrals, directory, resumes = Referrals(), Directory(Users()), Resumes()
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
    referral = referrals.decide(decision.referral_id, company, referrer, decision.state, decision.reason)
    measure("Referred" if referral.state is State.MATCHED else "Denied")
    measure("TimeToDecision", (referral.updated_at - referral.asked_at).total_seconds())
    return {"referral": _with_seeker(referral, directory.entry(referral.seeker))}


def _company(email: str) -> str | None:
    entry = directory.entry(email)
    return entry.company if entry else None


def _with_seeker(referral: Referral, entry: Entry | None) -> dict[str, Any]:
    seeker = {"email": referral.seeker, "name": None, "company": None, "headline": None, "resume": None}
    if entry:
        resume = resumes.link(entry.resumeKey) if entry.resumeKey else None
        seeker |= {"name": entry.name, "company": entry.company, "headline": entry.headline, "resume": resume}
    return {**referral.as_dict(), "seeker": seeker}
