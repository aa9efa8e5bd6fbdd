"""Everything that is held about a person, for this person."""

from collections.abc import Sequence
from dataclasses import dataclass

from referral.application import ports
from referral.application.my_profile import show_profile
from referral.domain.account import Account
from referral.domain.cursor import AskedPosition
from referral.domain.employment import Employment
from referral.domain.errors import NotRegistered
from referral.domain.identifiers import UserId
from referral.domain.profile import ProfileDocument
from referral.domain.referral import AskWithHistory, Referral
from referral.matching.features import CandidateFeatures


@dataclass(frozen=True)
class Export:
    """`profile` has the text of the resume, and `features` is what was read from both; each is None if there is none.
    `decided` are asks of others that this person decided."""

    account: Account | None
    profile: ProfileDocument | None
    features: CandidateFeatures | None
    employment: Employment | None
    asks: Sequence[AskWithHistory]
    decided: Sequence[Referral]


def export(
    user_id: UserId,
    limit: int,
    after: AskedPosition | None,
    *,
    accounts: ports.AccountRecords,
    users: ports.Users,
    resumes: ports.Resumes,
    referrals: ports.OwnReferrals,
    employments: ports.Employments,
) -> Export:
    """Everything, but of the asks only those after the position `after`, newest first."""
    asks = referrals.of_seeker(user_id, None, limit, after)
    moves = referrals.moves([ask.referral_id for ask in asks])
    return Export(
        account=accounts.get(user_id),
        profile=_profile(user_id, users, resumes),
        features=users.reading(user_id),
        employment=employments.of(user_id),
        asks=[AskWithHistory(ask, moves.get(ask.referral_id, ())) for ask in asks],
        decided=referrals.decided_by(user_id),
    )


def _profile(user_id: UserId, users: ports.Users, resumes: ports.Resumes) -> ProfileDocument | None:
    try:
        return show_profile(user_id, users=users, resumes=resumes).document
    except NotRegistered:
        return None
