"""The role of the functions in OpenSearch's security plugin. It allows what adapters/directory.py and
adapters/directory_cache.py do, and no more."""

import time
from collections.abc import Callable, Iterable

from referral.adapters.search import INDEX, search
from referral.adapters.vendor_errors import translated

_NAME = "directory"
# On the cluster, mget and bulk only permit the request; the rights on documents are those on the index. OpenSearch
# turns every write of a document into a bulk request.
_ROLE = {
    "cluster_permissions": ["indices:data/read/mget", "indices:data/write/bulk"],
    "index_permissions": [
        {
            "index_patterns": [INDEX],
            "allowed_actions": [
                "indices:admin/create",
                "indices:data/read/mget*",
                "indices:data/read/search*",
                "indices:data/write/bulk*",
                "indices:data/write/delete*",
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
        """Gives the role to these IAM roles and takes it from all others."""
        security = search(self._url).security
        mapping = {"backend_roles": list(arns)}
        _patiently(lambda: security.create_role(role=_NAME, body=_ROLE, request_timeout=_TIMEOUT))
        _patiently(lambda: security.create_role_mapping(role=_NAME, body=mapping, request_timeout=_TIMEOUT))


def _patiently(step: Callable[[], object]) -> None:
    """Repeats a step that is answered with 503, because a new domain may still be loading its security plugin."""
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
