"""Logins in Secrets Manager: JSON with username and password, in versions that stages name."""

import json
from dataclasses import dataclass, field
from typing import Any

from referral.adapters.aws import client
from referral.adapters.vendor_errors import translated

CURRENT, PENDING, PREVIOUS = "AWSCURRENT", "AWSPENDING", "AWSPREVIOUS"


@dataclass(frozen=True)
class Login:
    username: str
    password: str = field(repr=False)


@translated("Secrets Manager")
class Secret:
    def __init__(self, arn: str):
        self.arn = arn

    def login(self) -> Login:
        """The one that is valid now, read anew at each call."""
        return _login(self._value(VersionStage=CURRENT))

    def previous_login(self) -> Login | None:
        """The one that was valid before the last rotation; None before the first."""
        try:
            return _login(self._value(VersionStage=PREVIOUS))
        except client("secretsmanager").exceptions.ResourceNotFoundException:
            return None

    # ------------------------------------------------------------ rotation

    def stages(self) -> dict[str, list[str]]:
        """The stages of each version. Whether rotation is switched on says nothing: it is tried out before it is."""
        stages: dict[str, list[str]] = client("secretsmanager").describe_secret(SecretId=self.arn)["VersionIdsToStages"]
        return stages

    def pending_login(self, version: str) -> Login | None:
        """That of a version under rotation; None where the version is still empty."""
        try:
            return _login(self._value(VersionId=version, VersionStage=PENDING))
        except client("secretsmanager").exceptions.ResourceNotFoundException:
            return None

    def put_pending(self, version: str, login: Login) -> None:
        """Fills a version under rotation; what else the secret holds stays."""
        value = self._value(VersionStage=CURRENT) | {"username": login.username, "password": login.password}
        client("secretsmanager").put_secret_value(
            SecretId=self.arn, ClientRequestToken=version, SecretString=json.dumps(value), VersionStages=[PENDING]
        )

    def make_current(self, version: str) -> None:
        """From now on `login` gives this version; the one that it gave before becomes the previous."""
        before = next(other for other, stages in self.stages().items() if CURRENT in stages)
        client("secretsmanager").update_secret_version_stage(
            SecretId=self.arn, VersionStage=CURRENT, MoveToVersionId=version, RemoveFromVersionId=before
        )

    def _value(self, **version: str) -> dict[str, Any]:
        answer = client("secretsmanager").get_secret_value(SecretId=self.arn, **version)
        value: dict[str, Any] = json.loads(answer["SecretString"])
        return value


def _login(value: dict[str, Any]) -> Login:
    return Login(value["username"], value["password"])
