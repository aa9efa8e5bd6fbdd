"""Logins and keys in Secrets Manager: JSON, in versions that are labelled by stages."""

import json
from dataclasses import dataclass, field
from typing import Any

from referral.adapters.aws import client
from referral.adapters.vendor_errors import translated

CURRENT, PENDING, PREVIOUS = "AWSCURRENT", "AWSPENDING", "AWSPREVIOUS"


@dataclass(frozen=True)
class DatabaseLogin:
    username: str
    password: str = field(repr=False)


@translated("Secrets Manager")
class Secret:
    def __init__(self, arn: str):
        self.arn = arn

    def login(self) -> DatabaseLogin:
        """The current login. Each call reads it again."""
        return _login(self._value(VersionStage=CURRENT))

    def previous_login(self) -> DatabaseLogin | None:
        """The login before the last rotation; None before the first rotation."""
        try:
            return _login(self._value(VersionStage=PREVIOUS))
        except client("secretsmanager").exceptions.ResourceNotFoundException:
            return None

    def key(self) -> bytes:
        """The key in a secret that holds one. It never changes."""
        return str(self._value(VersionStage=CURRENT)["key"]).encode()

    # ------------------------------------------------------------ rotation

    def stages(self) -> dict[str, list[str]]:
        """The stages of each version."""
        stages: dict[str, list[str]] = client("secretsmanager").describe_secret(SecretId=self.arn)["VersionIdsToStages"]
        return stages

    def pending_login(self, version: str) -> DatabaseLogin | None:
        """The login of a version under rotation; None if the version is still empty."""
        try:
            return _login(self._value(VersionId=version, VersionStage=PENDING))
        except client("secretsmanager").exceptions.ResourceNotFoundException:
            return None

    def put_pending(self, version: str, login: DatabaseLogin) -> None:
        """Stores the login in a version under rotation. Other fields of the secret keep their values."""
        value = self._value(VersionStage=CURRENT) | {"username": login.username, "password": login.password}
        client("secretsmanager").put_secret_value(
            SecretId=self.arn, ClientRequestToken=version, SecretString=json.dumps(value), VersionStages=[PENDING]
        )

    def make_current(self, version: str) -> None:
        """Makes this version the current one; the version before becomes the previous one."""
        before = next(other for other, stages in self.stages().items() if CURRENT in stages)
        client("secretsmanager").update_secret_version_stage(
            SecretId=self.arn, VersionStage=CURRENT, MoveToVersionId=version, RemoveFromVersionId=before
        )

    def _value(self, **version: str) -> dict[str, Any]:
        answer = client("secretsmanager").get_secret_value(SecretId=self.arn, **version)
        value: dict[str, Any] = json.loads(answer["SecretString"])
        return value


def _login(value: dict[str, Any]) -> DatabaseLogin:
    return DatabaseLogin(value["username"], value["password"])
