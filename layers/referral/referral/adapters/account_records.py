"""Accounts as records about people, for export, erasure and the reconciler: the Cognito user pool."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

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
        return _account(found, _attributes(found["UserAttributes"]))

    def with_prefix(self, prefix: str) -> dict[UserId, Account]:
        """All accounts whose user ids begin so."""
        pages = self._cognito.get_paginator("list_users").paginate(UserPoolId=self._pool, Filter=f'sub ^= "{prefix}"')
        found = [(one, _attributes(one["Attributes"])) for page in pages for one in page["Users"]]
        return {UserId(attributes["sub"]): _account(one, attributes) for one, attributes in found}

    def has_any(self) -> bool:
        return bool(self._cognito.list_users(UserPoolId=self._pool, Limit=1)["Users"])

    def delete(self, user_id: UserId) -> None:
        """Ends all sessions as well. Nothing happens if there is no such account."""
        try:
            self._cognito.admin_delete_user(UserPoolId=self._pool, Username=user_id)
        except self._cognito.exceptions.UserNotFoundException:
            return


def _attributes(listed: list[dict[str, str]]) -> dict[str, str]:
    return {one["Name"]: one["Value"] for one in listed}


def _account(found: Mapping[str, Any], attributes: Mapping[str, str]) -> Account:
    return Account(
        EmailAddress(attributes["email"]),
        found["UserStatus"],
        _in_utc(found["UserCreateDate"]),
        _in_utc(found["UserLastModifiedDate"]),
        found["Enabled"],
    )


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)
