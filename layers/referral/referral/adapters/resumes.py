"""Resumes: texts in a private S3 bucket, under keys that begin with the user id."""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime

from referral.adapters.aws import client
from referral.adapters.vendor_errors import translated
from referral.domain.identifiers import UserId
from referral.domain.profile import ResumeVersion
from referral.domain.reconciliation import KeptResume

_ROOT = "resumes/"
# Whatever else an operator keeps in the bucket is not a resume.
_KEY = re.compile(r"resumes/(?P<owner>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/[^/]+")
_LINK_LIFE = 900


@translated("The bucket of the resumes")
class Resumes:
    def __init__(self, bucket: str) -> None:
        self._bucket = bucket
        self._s3 = client("s3")

    def key(self, user_id: UserId, text: str) -> str:
        """The key under which `put` keeps the text. The same text of the same person has the same key."""
        return f"{_folder(user_id)}{hashlib.sha256(text.encode()).hexdigest()}.txt"

    def put(self, user_id: UserId, text: str) -> str:
        """The key under which the text is kept."""
        key = self.key(user_id, text)
        self._s3.put_object(Bucket=self._bucket, Key=key, Body=text.encode(), ContentType="text/plain; charset=utf-8")
        return key

    def get(self, key: str) -> str:
        text: bytes = self._s3.get_object(Bucket=self._bucket, Key=key)["Body"].read()
        return text.decode()

    def link(self, key: str) -> str:
        """A link to the text that works for 15 minutes."""
        named = {"Bucket": self._bucket, "Key": key}
        link: str = self._s3.generate_presigned_url("get_object", Params=named, ExpiresIn=_LINK_LIFE)
        return link

    def has(self, key: str) -> bool:
        """Whether there is a text under this key."""
        listed = self._s3.list_object_versions(Bucket=self._bucket, Prefix=key)
        return any(one["Key"] == key and one["IsLatest"] for one in listed.get("Versions", ()))

    def page(self, after: str | None, limit: int) -> tuple[list[KeptResume], str | None]:
        """At most so many texts after this key, and the key after which the next page begins; None after the last
        one."""
        start = {"KeyMarker": after} if after else {}
        listed = self._s3.list_object_versions(Bucket=self._bucket, Prefix=_ROOT, MaxKeys=limit, **start)
        now = datetime.now(UTC)
        found = [
            KeptResume(_version(one), UserId(key["owner"]), (now - one["LastModified"]).total_seconds())
            for one in listed.get("Versions", ())
            if one["IsLatest"] and (key := _KEY.fullmatch(one["Key"]))
        ]
        return found, listed["NextKeyMarker"] if listed["IsTruncated"] else None

    def versions(self, user_id: UserId) -> list[ResumeVersion]:
        """Everything that is kept of this person: older versions and marks of deletion, too."""
        pages = self._s3.get_paginator("list_object_versions").paginate(Bucket=self._bucket, Prefix=_folder(user_id))
        return [_version(one) for page in pages for one in [*page.get("Versions", ()), *page.get("DeleteMarkers", ())]]

    def delete(self, versions: Iterable[ResumeVersion]) -> None:
        """Deletes these versions for good. One that is gone already is no error."""
        for one in versions:
            self._s3.delete_object(Bucket=self._bucket, Key=one.key, VersionId=one.version)


def _folder(user_id: UserId) -> str:
    return f"{_ROOT}{user_id}/"


def _version(listed: dict[str, str]) -> ResumeVersion:
    return ResumeVersion(listed["Key"], listed["VersionId"])
