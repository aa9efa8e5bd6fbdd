"""Everything that is held about a person, for this person."""

from collections.abc import Sequence
from dataclasses import dataclass

from referral.application import ports
from referral.domain.account import Account
from referral.domain.cursor import AskedPosition
from referral.domain.employment import Employment
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
    stored = users.get(user_id)
    features = users.features([user_id]).get(user_id)
    asks = referrals.of_seeker(user_id, None, limit, after)
    moves = referrals.moves([ask.referral_id for ask in asks])
    key = stored.profile.resumeKey if stored else None
    return Export(
        account=accounts.get(user_id),
        profile=stored.profile.document(resumes.get(key) if key else None) if stored else None,
        features=features if isinstance(features, CandidateFeatures) else None,
        employment=employments.of(user_id),
        asks=[AskWithHistory(ask, moves.get(ask.referral_id, ())) for ask in asks],
        decided=referrals.decided_by(user_id),
    )
