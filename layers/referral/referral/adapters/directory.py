"""The directory of people, for lists that show many of them: OpenSearch as a cache in front of DynamoDB.

Without OpenSearch, or while it is down, look-ups go to DynamoDB. An entry that the cache lacks is written to it after
the look-up, so that the cache catches up by itself.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, fields
from typing import Any, TypeVar

from aws_lambda_powertools import Logger

from referral.adapters.search import INDEX, search
from referral.adapters.users import Users
from referral.adapters.vendor_errors import translated
from referral.domain.directory_entry import Entry
from referral.domain.identifiers import UserId

logger = Logger(child=True)
T = TypeVar("T")


_FIELDS = {field.name for field in fields(Entry)}
# Only these fields are indexed, even if another version of the code writes more.
_MAPPING = {
    "dynamic": False,
    "properties": {
        "userId": {"type": "keyword"},
        "email": {"type": "keyword"},
        "name": {"type": "text"},
        "company": {"type": "keyword"},
        "headline": {"type": "text"},
        "resumeKey": {"type": "keyword", "index": False, "doc_values": False},
    },
}


@translated("OpenSearch")
class Directory:
    """`url` is the address of OpenSearch, or empty if there is none."""

    def __init__(self, users: Users, url: str) -> None:
        self._users, self._url = users, url

    def entries(self, user_ids: Iterable[UserId]) -> dict[UserId, Entry]:
        """The entries of those users that exist, by user id."""
        wanted = list(dict.fromkeys(user_ids))
        cached = self._cached(wanted)
        found = cached or {}
        missing = [user_id for user_id in wanted if user_id not in found]
        read = self._users.get_all(missing) if missing else {}
        entries = [Entry.of(user_id, user.profile) for user_id, user in read.items()]
        if cached is not None:  # a cache that hung once would hang again
            self.write(*entries)
        return found | {entry.userId: entry for entry in entries}

    def write(self, *entries: Entry) -> None:
        """Writes entries to the cache. A failure of the cache is only logged."""
        if self._url and entries:
            self._guarded(lambda client: _write(client, entries))

    def delete(self, user_id: UserId) -> None:
        """Outage if the cache does not answer, because no entry may outlive its person."""
        if self._url:
            search(self._url).delete(index=INDEX, id=user_id, ignore=404)

    def _cached(self, user_ids: list[UserId]) -> dict[UserId, Entry] | None:
        """The cached entries; None if the cache does not answer. An entry with other fields counts as missing."""
        if not self._url or not user_ids:
            return {}
        answer = self._guarded(lambda client: client.mget(index=INDEX, body={"ids": user_ids}))
        if answer is None:
            return None
        sources = {doc["_id"]: doc["_source"] for doc in answer["docs"] if doc.get("found")}
        return {UserId(key): Entry(**source) for key, source in sources.items() if source.keys() == _FIELDS}

    def _guarded(self, call: Callable[[Any], T]) -> T | None:
        from opensearchpy.exceptions import OpenSearchException

        try:
            return call(search(self._url))
        except OpenSearchException as error:
            logger.warning("the directory's cache did not answer", error=type(error).__name__)
            return None


def _write(client: Any, entries: Sequence[Entry]) -> None:
    _make_index(client)
    lines = [line for entry in entries for line in ({"index": {"_id": entry.userId}}, asdict(entry))]
    if client.bulk(index=INDEX, body=lines)["errors"]:
        logger.warning("the directory's cache refused entries")


def _make_index(client: Any) -> None:
    """Creates the index unless it is there. A write to a missing index would create it with arbitrary fields."""
    from opensearchpy.exceptions import RequestError

    try:
        client.indices.create(index=INDEX, body={"mappings": _MAPPING})
    except RequestError as refusal:
        if refusal.error != "resource_already_exists_exception":
            raise
