"""AWS clients, one per service and process. They are botocore's: boto3 around it made each cold start longer."""

import gzip
import json
import os
import socket
from contextlib import suppress
from functools import cache
from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ReadTimeoutError
from botocore.httpsession import URLLib3Session
from botocore.loaders import JSONFileLoader, Loader
from botocore.session import Session
from botocore.utils import get_environ_proxies

from referral.adapters import deadline
from referral.domain.errors import Outage

SERVICES = ("cognito-idp", "dynamodb", "s3", "sagemaker-runtime", "secretsmanager", "sesv2", "sqs")
_USUAL = Config(retries={"mode": "standard", "total_max_attempts": 3})
_SPECIAL = {
    # New buckets refuse links with an older signature, and links to a host outside the bucket's region.
    "s3": Config(signature_version="s3v4", s3={"addressing_style": "virtual"}),
    # A message that is not sent only delays its work, because the ranker sends it again.
    "sqs": Config(retries={"mode": "standard", "total_max_attempts": 2}),
    # A hanging call must end within the lease of the messages behind it. Their queue retries them.
    "sagemaker-runtime": Config(retries={"mode": "standard", "total_max_attempts": 1}),
}
_CONNECT_S = 2.0
_LONGEST_PAUSE_S = 2.0  # of the SDK, before the last attempt
_ATTEMPT_S = 5.0
_SPECIAL_ATTEMPT_S = {"dynamodb": 3.0, "sqs": 3.0, "sagemaker-runtime": 20.0}
# A connection pool of the SDK has one limit for its life, so each limit has a pool of its own. Shortened limits are
# rounded down to one of these.
_LIMITS_S = (20.0, 10.0, 5.0, 3.0, 2.0, 1.5, 1.0, 0.5, 0.25, 0.1)


class _Files(JSONFileLoader):  # type: ignore[misc]  # the SDK has no types
    """Plain dictionaries, which keep their order as well, are loaded in half the time of the SDK's ordered ones."""

    def load_file(self, file_path: str) -> Any:
        for ending, opened in ((".json", open), (".json.gz", gzip.open)):
            with suppress(FileNotFoundError), opened(file_path + ending, "rb") as file:
                return json.load(file)
        return None


class _Loader(Loader):  # type: ignore[misc]
    """Loads the SDK's data. The SDK's own loader looks into the directories of all 400 services before it loads one."""

    def list_available_services(self, _: str) -> list[str]:
        return list(SERVICES)


@cache
def session() -> Session:
    made = Session()
    made.register_component("data_loader", _Loader(file_loader=_Files()))
    return made


@cache
def client(service: str) -> Any:
    """The client of a service. Each attempt of its calls ends before the invocation's deadline. The SDK reads region,
    credentials and endpoints from the environment."""
    made = session().create_client(service, config=_USUAL.merge(_SPECIAL.get(service, Config())))
    # The SDK's own session keeps the limit that it was made with, and nothing public replaces it: a handler of the
    # event before-send would send even where another handler has answered already.
    made._endpoint.http_session = _LimitedSession(service)
    return made


class _LimitedSession:
    """What sends the requests of one client."""

    def __init__(self, service: str) -> None:
        self._service, self._usual = service, _SPECIAL_ATTEMPT_S.get(service, _ATTEMPT_S)

    def send(self, request: Any) -> Any:
        """The response. Outage `for_want_of_time` if none is left, if less than usual was not enough, or if too little
        is left to try again."""
        left = deadline.seconds_for(self._usual)
        limit = next((limit for limit in _LIMITS_S if limit <= left), None)
        if limit is None:
            raise Outage(f"AWS ({self._service})", "no time left", for_want_of_time=True)
        try:
            return _session(limit, request.url.partition("//")[2].partition("/")[0]).send(request)
        except BotoCoreError as error:
            was_cut_short = limit < self._usual and isinstance(error, ReadTimeoutError)
            if was_cut_short or deadline.seconds_for(_LONGEST_PAUSE_S) < _LONGEST_PAUSE_S:
                raise Outage(f"AWS ({self._service})", type(error).__name__, for_want_of_time=True) from error
            raise


@cache
def _session(limit: float, host: str) -> URLLib3Session:
    return URLLib3Session(
        verify=os.environ.get("AWS_CA_BUNDLE") or True,
        proxies=get_environ_proxies(f"https://{host}"),
        timeout=(min(_CONNECT_S, limit), limit),
        # As the SDK's own session has it: with Nagle's algorithm a body waits 40 ms for the acknowledged headers.
        socket_options=[(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)],
    )
