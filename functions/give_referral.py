"""GET /givereferral: the ranked inbox of the caller's company. PUT /givereferral: refers or denies one ask."""

from referral.adapters.directory import Directory, Entry
from referral.adapters.referrals import Referrals
from referral.adapters.resumes import Resumes
from referral.adapters.users import Users
from referral.domain.errors import AlreadyDecided, NotFound
from referral.domain.referral import Decision, InboxPage, Referral
from referral.domain.states import State
from referral.entrypoints.http.answers import (
    ReceivedReferral,
    ReceivedReferralAnswer,
    ReceivedReferralList,
    Seeker,
    received_referral_of,
)
from referral.entrypoints.http.api import Api
from referral.entrypoints.http.listing import listing
from referral.entrypoints.metrics import measure

api = Api()
referrals, directory, resumes = Referrals(), Directory(Users()), Resumes()
handler = api.handler


@api.route("GET", "/givereferral")
def list_received_referrals(caller: str, query: InboxPage) -> ReceivedReferralList:
    """List the asks at the caller's company that wait for a decision.

    The best score comes first, asks without a score come last. Nobody sees an ask of their own.
    """
    company = _company(caller)
    if company is None:
        return ReceivedReferralList(referrals=[], cursor=None)
    found = referrals.inbox(company, caller, query.link, query.limit, query.cursor)
    entries = directory.entries(referral.seeker for referral in found)
    shown, cursor = listing(query, found, lambda referral: _with_seeker(referral, entries.get(referral.seeker)))
    return ReceivedReferralList(referrals=shown, cursor=cursor)


@api.route("PUT", "/givereferral", problems=(NotFound, AlreadyDecided))
def decide_referral(caller: str, body: Decision) -> ReceivedReferralAnswer:
    """Refer or deny one ask at the caller's company.

    The ask is named by its id, or by the seeker's e-mail and the job's link. A decision is final.
    """
    company = _company(caller)
    if company is None:
        raise NotFound("There is no such ask in your inbox.")
    referral = referrals.decide(body.referral_id, company, caller, body.state, body.reason)
    measure("Referred" if referral.state is State.MATCHED else "Denied")
    measure("TimeToDecision", (referral.updated_at - referral.asked_at).total_seconds())
    return ReceivedReferralAnswer(referral=_with_seeker(referral, directory.entry(referral.seeker)))


def _company(email: str) -> str | None:
    entry = directory.entry(email)
    return entry.company if entry else None


def _with_seeker(referral: Referral, entry: Entry | None) -> ReceivedReferral:
    if entry is None:
        nobody = Seeker(email=referral.seeker, name=None, company=None, headline=None, resume=None)
        return received_referral_of(referral, nobody)
    resume = resumes.link(entry.resumeKey) if entry.resumeKey else None
    seeker = Seeker(
        email=referral.seeker, name=entry.name, company=entry.company, headline=entry.headline, resume=resume
    )
    return received_referral_of(referral, seeker)
