import importlib
import io
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from local.resources import Clients
from local.stack import Stack
from models.nlu.assemble import SHA256
from models.package import Contents, contents, digest
from tests.functions.conftest import Context, event_of
from tests.layers.referral.entrypoints.answers import answering


@dataclass(frozen=True)
class Place:
    """A bucket of its own, and a directory like the one that the layer mounts, with little in its files."""

    bucket: str
    weights: Path
    s3: Any

    def keys(self) -> set[str]:
        return {item["Key"] for item in self.s3.list_objects_v2(Bucket=self.bucket).get("Contents", ())}

    def contents(self, endpoint: str) -> Contents:
        return contents(endpoint, self.weights, self.weights / "wheels")

    def key(self, endpoint: str) -> str:
        return f"models/{endpoint}/{digest(self.contents(endpoint))}/model.tar.gz"

    def body(self, endpoint: str) -> bytes:
        return self.s3.get_object(Bucket=self.bucket, Key=self.key(endpoint))["Body"].read()


@pytest.fixture
def place(stack: Stack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    bucket, s3 = f"models-{uuid4().hex}", Clients(stack.endpoints)["s3"]
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    monkeypatch.setenv("MODEL_BUCKET", bucket)
    monkeypatch.setenv("MODELS_DIRECTORY", str(tmp_path))
    for name in SHA256:
        (tmp_path / name).write_text(f"of {name}")
    return Place(bucket, tmp_path, s3)


@pytest.fixture
def publish(place: Place) -> Iterator[Callable[..., dict[str, Any]]]:
    """publish(**changes to the event): what CloudFormation is told."""
    module = importlib.reload(importlib.import_module("publish_models"))
    with answering() as answers:

        def publish(**changes: Any) -> dict[str, Any]:
            module.handler(event_of("publish_models") | {"ResponseURL": answers.url} | changes, Context())
            return answers.last

        yield publish


@pytest.mark.parametrize("kind", ["Create", "Update"])
def test_both_models_are_at_the_addresses_in_the_answer(place, publish, kind):
    answer = publish(RequestType=kind)
    assert answer["Status"] == "SUCCESS"
    assert answer["Data"] == {
        f"{endpoint.capitalize()}Url": f"s3://{place.bucket}/{place.key(endpoint)}" for endpoint in ("nlu", "qa")
    }
    for endpoint in ("nlu", "qa"):
        with tarfile.open(fileobj=io.BytesIO(place.body(endpoint))) as archive:
            found = {entry.name: archive.extractfile(entry).read() for entry in archive}
        assert found == {name: file.read_bytes() for name, file in place.contents(endpoint).items()}


def test_an_existing_archive_is_not_uploaded_again(place, publish):
    place.s3.put_object(Bucket=place.bucket, Key=place.key("nlu"), Body=b"as it was")
    assert publish()["Status"] == "SUCCESS"
    assert place.body("nlu") == b"as it was"
    assert place.keys() == {place.key("nlu"), place.key("qa")}


def test_other_weights_get_another_key_and_the_old_archive_stays(place, publish):
    before = publish()["Data"]
    (place.weights / "model.safetensors").write_text("others")
    after = publish(RequestType="Update")["Data"]
    assert not before.items() & after.items()
    assert len(place.keys()) == 4


def test_an_incomplete_model_fails_the_deployment(place, publish):
    (place.weights / "tokenizer.json").unlink()
    answer = publish()
    assert answer["Status"] == "FAILED"
    assert "FileNotFoundError" in answer["Reason"]
    assert str(place.weights) not in answer["Reason"]
    assert not place.keys()


def test_a_deletion_leaves_the_models(place, publish):
    publish()
    before = place.keys()
    assert publish(RequestType="Delete")["Status"] == "SUCCESS"
    assert place.keys() == before
