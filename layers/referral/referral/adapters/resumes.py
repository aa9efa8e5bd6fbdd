"""Resumes: texts in a private S3 bucket, under keys that begin with the user id."""

import hashlib

from referral.adapters.aws import client
from referral.adapters.vendor_errors import translated
from referral.domain.identifiers import UserId

_LINK_LIFE = 900


@translated("The bucket of the resumes")
class Resumes:
    def __init__(self, bucket: str) -> None:
        self._bucket = bucket
        self._s3 = client("s3")

    def put(self, user_id: UserId, text: str) -> str:
        """The key under which the text is kept. The same text of the same person has the same key."""
        key = f"resumes/{user_id}/{hashlib.sha256(text.encode()).hexdigest()}.txt"
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
