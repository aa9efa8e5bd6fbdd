"""The log: structured, with the request id and without personal data."""

import logging
import traceback
from typing import Any

from aws_lambda_powertools import Logger

from referral.domain.errors import Defect, Outage
from referral.entrypoints.settings import NAME, choice_setting, setting

logger = Logger(
    service=setting("POWERTOOLS_SERVICE_NAME", NAME),
    level=choice_setting("POWERTOOLS_LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR")),
    release=setting("RELEASE", NAME),
)
# The client of OpenSearch logs requests and answers, which hold personal data. The adapter logs failures without them.
logging.getLogger("opensearch").setLevel(logging.CRITICAL)


def log_failure(message: str, error: BaseException) -> None:
    """Logs what failed and where, but not the exception's text, which may quote personal data."""
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames]
    vendor: dict[str, Any] = (
        {"store": error.service, "cause": error.cause} if isinstance(error, Outage | Defect) else {}
    )
    logger.error(message, error=type(error).__name__, where=where, **vendor)
