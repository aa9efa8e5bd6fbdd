"""The only place where vendors' errors become an Outage or a Defect.

A vendor is recognised by the name of its package, so that no function has to import a library that it does not use.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from referral.domain.errors import Defect, Outage

Adapter = TypeVar("Adapter")

_BUSY_OR_GONE = {404, 408, 429}  # and from 500 on
_AWS_OUTAGES = {
    "BandwidthLimitExceeded",
    "CodeDeliveryFailureException",
    "InternalErrorException",
    "KMSInternalException",
    "KmsThrottled",
    "LimitExceededException",
    "ModelError",
    "OverLimit",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "RequestTimeout",
    "RequestTimeoutException",
    "ServiceUnavailable",
    "SlowDown",
    "Throttling",
    "ThrottledException",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
}
_AWS_DEFECTS = {"NoSuchBucket", "NoSuchKey"}  # with status 404
_SDK_OUTAGES = {
    "ConnectionError",
    "CredentialRetrievalError",
    "HTTPClientError",  # the base of all failures of a connection
    "IncompleteReadError",
    "MetadataRetrievalError",
    "ResponseParserError",
}
_MYSQL_OUTAGES = {
    *range(2000, 2100),  # raised by the client: no server, or the connection was lost
    1021,  # disk full
    1040,  # too many connections
    1053,  # shutting down
    1152,  # connection aborted
    *range(1158, 1162),  # the network
    1203,  # too many connections of this user
    1205,  # waited too long for a lock
    1213,  # deadlock
    1290,  # read only, like a server after a failover
    1317,  # interrupted
    1836,  # read only
    1927,  # connection killed
    1969,  # took too long (MariaDB)
    3024,  # took too long (MySQL)
    4031,  # silent for too long
}


def translated(service: str) -> Callable[[type[Adapter]], type[Adapter]]:
    """Class decorator: public methods raise Outage or Defect of this `service` in place of a vendor's error."""

    def decorate(adapter: type[Adapter]) -> type[Adapter]:
        for name, member in list(vars(adapter).items()):
            if callable(member) and not name.startswith("_") and not isinstance(member, type):
                setattr(adapter, name, _translating(member, service))
        return adapter

    return decorate


def _translating(method: Callable[..., Any], service: str) -> Callable[..., Any]:
    @wraps(method)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return method(*args, **kwargs)
        except Exception as error:
            meaning = _meaning(error)
            if meaning is None:
                raise
            raise meaning(service, _cause(error)) from error

    return call


def _meaning(error: Exception) -> type[Outage] | type[Defect] | None:
    """None if the error is not a vendor's."""
    is_outage = _VENDORS.get(type(error).__module__.partition(".")[0])
    if is_outage:
        return Outage if is_outage(error) else Defect
    return Outage if isinstance(error, (ConnectionError, TimeoutError)) else None


def _cause(error: Any) -> str:
    """The vendor's name for what happened: the class and any code. Never the text, which may quote data."""
    code = aws_code(error) or (error.args[0] if error.args and isinstance(error.args[0], int) else "")
    return f"{type(error).__name__} {code}".strip()


def aws_code(error: Any) -> str:
    """The code in a botocore ClientError; empty for other errors."""
    return str(_response(error).get("Error", {}).get("Code", ""))


def _response(error: Any) -> dict[str, Any]:
    response = getattr(error, "response", None)
    return response if isinstance(response, dict) else {}


def means_outage(status: int) -> bool:
    """True for an HTTP status after which a retry may succeed."""
    return status in _BUSY_OR_GONE or status >= 500


def _aws_is_out(error: Any) -> bool:
    if _SDK_OUTAGES & {kind.__name__ for kind in type(error).__mro__}:
        return True
    code, status = aws_code(error), _response(error).get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return code in _AWS_OUTAGES or (means_outage(status) and code not in _AWS_DEFECTS)


def _mysql_is_out(error: Any) -> bool:
    code = error.args[0] if error.args else 0
    return type(error).__name__ == "InterfaceError" or code in _MYSQL_OUTAGES


def _opensearch_is_out(error: Any) -> bool:
    status = getattr(error, "status_code", None)  # a string if there was no answer
    return means_outage(status) if isinstance(status, int) else status is not None


_VENDORS: dict[str, Callable[[Any], bool]] = {
    "boto3": lambda _: False,
    "botocore": _aws_is_out,
    "opensearchpy": _opensearch_is_out,
    "pymysql": _mysql_is_out,
    "urllib3": lambda _: True,
}
