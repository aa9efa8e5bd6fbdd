"""What has to be known when somebody asks, from the tables user-data and job-listings in one request."""

from referral.adapters.documents import DocumentKey, encoded
from referral.adapters.vendor_errors import translated
from referral.domain.identifiers import RevisionId, UserId
from referral.domain.referral import Prerequisite


@translated("DynamoDB")
class Prerequisites:
    def __init__(self, users_table: str, jobs_table: str) -> None:
        self._users, self._jobs = users_table, jobs_table

    def of(self, seeker: UserId, revision: RevisionId) -> Prerequisite:
        found = encoded((DocumentKey(self._users, "userId", seeker), DocumentKey(self._jobs, "revision", revision)))
        return Prerequisite(has_profile=self._users in found, is_encoded=found.get(self._jobs, False))
