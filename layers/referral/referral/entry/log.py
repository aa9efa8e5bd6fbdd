"""The log: structured, with the request id, and without anything personal."""

import traceback

from aws_lambda_powertools import Logger

logger = Logger()


def log_failure(message: str, error: BaseException) -> None:
    """Says what failed and where, never the exception's text: that may quote the data."""
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames]
    logger.error(message, error=type(error).__name__, where=where)
