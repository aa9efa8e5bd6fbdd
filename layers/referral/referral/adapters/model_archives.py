"""The archives of the models: objects in a private S3 bucket, under keys that contain a digest of their content."""

from typing import BinaryIO

from referral.adapters.aws import client
from referral.adapters.vendor_errors import translated


@translated("The bucket of the models")
class ModelArchives:
    def __init__(self, bucket: str) -> None:
        self._bucket = bucket
        self._s3 = client("s3")

    def has(self, key: str) -> bool:
        found: int = self._s3.list_objects_v2(Bucket=self._bucket, Prefix=key, MaxKeys=1)["KeyCount"]
        return found > 0

    def put(self, key: str, archive: BinaryIO) -> None:
        """Stores the whole archive, or nothing if the upload fails."""
        archive.seek(0)
        self._s3.put_object(Bucket=self._bucket, Key=key, Body=archive, ContentType="application/gzip")

    def url(self, key: str) -> str:
        """The address by which SageMaker finds the archive."""
        return f"s3://{self._bucket}/{key}"
