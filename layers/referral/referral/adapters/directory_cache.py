"""The entries of the directory's cache as they are in OpenSearch, whether they are right or not."""

from collections.abc import Mapping
from typing import Any

from referral.adapters.search import INDEX, search
from referral.adapters.vendor_errors import translated
from referral.domain.identifiers import UserId


@translated("OpenSearch")
class DirectoryCache:
    """`url` is the address of OpenSearch, or empty if there is none."""

    def __init__(self, url: str) -> None:
        self._url = url

    def page(self, after: UserId | None, limit: int) -> list[tuple[UserId, Mapping[str, object]]]:
        """At most so many entries after this user's, each with the id under which it is found."""
        if not self._url:
            return []
        body: dict[str, Any] = {"size": limit, "sort": ["userId"], "query": {"exists": {"field": "userId"}}}
        if after:
            body["search_after"] = [after]
        answer = search(self._url).search(index=INDEX, body=body, params={"ignore_unavailable": "true"})
        return [(UserId(hit["_id"]), hit["_source"]) for hit in answer["hits"]["hits"]]
