"""Accounts as records about people, for export and erasure: the Cognito user pool."""

from datetime import UTC, datetime

from referral.adapters.aws import client
from referral.adapters.vendor_errors import translated
from referral.domain.account import Account
from referral.domain.identifiers import EmailAddress, UserId


@translated("The user pool")
class AccountRecords:
    def __init__(self, pool: str) -> None:
        self._pool = pool
        self._cognito = client("cognito-idp")

    def get(self, user_id: UserId) -> Account | None:
        try:
            found = self._cognito.admin_get_user(UserPoolId=self._pool, Username=user_id)
        except self._cognito.exceptions.UserNotFoundException:
            return None
        attributes = {one["Name"]: one["Value"] for one in found["UserAttributes"]}
        return Account(
            EmailAddress(attributes["email"]),
            found["UserStatus"],
            _in_utc(found["UserCreateDate"]),
            _in_utc(found["UserLastModifiedDate"]),
        )

    def delete(self, user_id: UserId) -> None:
        """Ends all sessions as well. Nothing happens if there is no such account."""
        try:
            self._cognito.admin_delete_user(UserPoolId=self._pool, Username=user_id)
        except self._cognito.exceptions.UserNotFoundException:
            return


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)
