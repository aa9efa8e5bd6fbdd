"""The only place where vendors' errors become an Outage or a Defect.

A vendor is recognised by the name of its package, so that no function has to import a library that it does not use.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from referral.domain.errors import Defect, Outage, Throttled

Adapter = TypeVar("Adapter")

_THROTTLED = 429
_BUSY_OR_GONE = {404, 408, _THROTTLED}  # and from 500 on
_AWS_THROTTLES = {
    "BandwidthLimitExceeded",
    "KmsThrottled",
    "LimitExceededException",
    "OverLimit",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "Throttling",
    "ThrottledException",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
}
_AWS_OUTAGES = {
    "AccountSuspendedException",  # the sender's, like the next ones of the mail service
    "CodeDeliveryFailureException",
    "InternalErrorException",
    "KMSInternalException",
    "MailFromDomainNotVerifiedException",
    "MessageRejected",
    "ModelError",
    "PriorRequestNotComplete",
    "RequestTimeout",
    "RequestTimeoutException",
    "SendingPausedException",
    "ServiceUnavailable",
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
_MYSQL_THROTTLES = {
    1040,  # too many connections
    1203,  # too many connections of this user
    1205,  # waited too long for a lock
    1213,  # deadlock
}
_MYSQL_OUTAGES = {
    *range(2000, 2100),  # raised by the client: no server, or the connection was lost
    1021,  # disk full
    1053,  # shutting down
    1152,  # connection aborted
    *range(1158, 1162),  # the network
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
    meaning = _VENDORS.get(type(error).__module__.partition(".")[0])
    if meaning:
        return meaning(error)
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


def _meaning_for_aws(error: Any) -> type[Outage] | type[Defect]:
    if _SDK_OUTAGES & {kind.__name__ for kind in type(error).__mro__}:
        return Outage
    code, status = aws_code(error), _response(error).get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if code in _AWS_THROTTLES or status == _THROTTLED:
        return Throttled
    return Outage if code in _AWS_OUTAGES or (means_outage(status) and code not in _AWS_DEFECTS) else Defect


def _meaning_for_mysql(error: Any) -> type[Outage] | type[Defect]:
    code = error.args[0] if error.args else 0
    if code in _MYSQL_THROTTLES:
        return Throttled
    return Outage if type(error).__name__ == "InterfaceError" or code in _MYSQL_OUTAGES else Defect


def _meaning_for_opensearch(error: Any) -> type[Outage] | type[Defect]:
    status = getattr(error, "status_code", None)  # a string if there was no answer
    if status is None:
        return Defect
    return Outage if not isinstance(status, int) or means_outage(status) else Defect


_VENDORS: dict[str, Callable[[Any], type[Outage] | type[Defect]]] = {
    "botocore": _meaning_for_aws,
    "opensearchpy": _meaning_for_opensearch,
    "pymysql": _meaning_for_mysql,
    "urllib3": lambda _: Outage,
}
