"""What the functions may do in OpenSearch, by its security plugin: what adapters/directory.py does, no more."""

import time
from collections.abc import Callable, Iterable

from referral.adapters.search import INDEX, search
from referral.adapters.vendor_errors import translated

_NAME = "directory"
# Of the cluster, mget and bulk are but the right to ask; which documents is said for the index. The service itself
# makes a bulk of every document that is written.
_ROLE = {
    "cluster_permissions": ["indices:data/read/mget", "indices:data/write/bulk"],
    "index_permissions": [
        {
            "index_patterns": [INDEX],
            "allowed_actions": [
                "indices:admin/create",
                "indices:data/read/mget*",
                "indices:data/write/bulk*",
                "indices:data/write/index*",
            ],
        }
    ],
}
_TIMEOUT = 30
_ATTEMPTS = 9
_PAUSE = 5.0  # seconds


@translated("OpenSearch")
class SearchRole:
    def __init__(self, url: str) -> None:
        self._url = url

    def give_to(self, arns: Iterable[str]) -> None:
        """These IAM roles have it from now on, and no others."""
        security = search(self._url).security
        mapping = {"backend_roles": list(arns)}
        _patiently(lambda: security.create_role(role=_NAME, body=_ROLE, request_timeout=_TIMEOUT))
        _patiently(lambda: security.create_role_mapping(role=_NAME, body=mapping, request_timeout=_TIMEOUT))


def _patiently(step: Callable[[], object]) -> None:
    """Repeats what a domain answers with 503: one that was just made may not have loaded its security yet."""
    from opensearchpy.exceptions import TransportError

    for attempt in range(1, _ATTEMPTS + 1):
        try:
            step()
        except TransportError as error:
            if error.status_code != 503 or attempt == _ATTEMPTS:
                raise
            time.sleep(_PAUSE)
        else:
            return
