"""What the functions may do in OpenSearch, by its security plugin: what adapters/directory.py does, no more."""

from collections.abc import Iterable

from referral.adapters.search import INDEX, search
from referral.adapters.settings import URL, setting

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


class SearchRole:
    def __init__(self) -> None:
        self._url = setting("OPENSEARCH_URL", URL)

    def give_to(self, arns: Iterable[str]) -> None:
        """These IAM roles have it from now on, and no others. OpenSearchException where the domain refuses."""
        security = search(self._url).security
        security.create_role(role=_NAME, body=_ROLE, request_timeout=_TIMEOUT)
        security.create_role_mapping(role=_NAME, body={"backend_roles": list(arns)}, request_timeout=_TIMEOUT)
