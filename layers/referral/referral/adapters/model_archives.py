"""The models' archives: objects in a private S3 bucket, under keys that tell what they hold."""

from typing import BinaryIO

from referral.adapters.aws import client
from referral.adapters.vendor_errors import translated


@translated("The bucket of the models")
class Artefacts:
    def __init__(self, bucket: str) -> None:
        self._bucket = bucket
        self._s3 = client("s3")

    def has(self, key: str) -> bool:
        found: int = self._s3.list_objects_v2(Bucket=self._bucket, Prefix=key, MaxKeys=1)["KeyCount"]
        return found > 0

    def put(self, key: str, archive: BinaryIO) -> None:
        """Stores the archive from its beginning, all or nothing."""
        archive.seek(0)
        self._s3.put_object(Bucket=self._bucket, Key=key, Body=archive, ContentType="application/gzip")

    def url(self, key: str) -> str:
        """Where SageMaker finds it."""
        return f"s3://{self._bucket}/{key}"
