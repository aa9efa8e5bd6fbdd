"""Rotation of a secret. Secrets Manager invokes the function once for each step, and again after a failure."""

from collections.abc import Callable, Mapping
from typing import Any

from referral.adapters.secrets import CURRENT, PENDING, Secret
from referral.entrypoints.invocation import invoked
from referral.entrypoints.log import log_failure, logger
from referral.entrypoints.schedule import Unfinished
from referral.entrypoints.time_limit import LAST_S, OutOfTime, limited_to, seconds_left

Step = Callable[[str], None]


class Refused(Exception):
    """The request does not belong to a rotation that is under way."""


def rotating(secret: Secret, steps: Mapping[str, Step]) -> Callable[[dict[str, Any], Any], None]:
    """The Lambda handler that rotates the secret. Each of the `steps` receives the version that is to become
    current, and must be safe to repeat."""

    @invoked
    def handler(event: dict[str, Any], context: Any) -> None:
        try:
            with limited_to(seconds_left(context) - LAST_S):
                version = event["ClientRequestToken"]
                if _is_pending(secret, event["SecretId"], version):
                    steps[event["Step"]](version)
        except (Exception, OutOfTime) as error:
            log_failure("did not finish", error)
            raise Unfinished(type(error).__name__) from None
        logger.info("done", step=event["Step"])

    return handler


def _is_pending(secret: Secret, arn: str, version: str) -> bool:
    """False if the rotation to this version is finished already. Refused if none is under way.

    It does not look at whether rotation is switched on, because Secrets Manager tests the function before that.
    """
    if arn != secret.arn:
        raise Refused("another secret")
    stages = secret.stages().get(version, ())
    if CURRENT in stages:
        return False
    if PENDING not in stages:
        raise Refused("not the version under rotation")
    return True
