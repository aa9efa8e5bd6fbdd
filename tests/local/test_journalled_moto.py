import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import boto3
import pytest

from local.parts.moto import moto as moto_part
from local.ports import free_port
from local.supervisor import SupervisedPart
from tests.local.conftest import running
from tests.local.test_supervisor import eventually

PASSWORD = "Passw0rd!"


@pytest.fixture
def server(tmp_path: Path):
    with running(moto_part(tmp_path, free_port())) as part:
        yield part


def client(server: SupervisedPart, service: str) -> Any:
    return boto3.client(
        service, endpoint_url=server.part.url, region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="x"
    )


def kill(server: SupervisedPart) -> None:
    before = server.restarts
    server.kill()
    assert eventually(lambda: server.restarts > before)


def pool_with_people(server: SupervisedPart, count: int) -> tuple[str, str]:
    """A pool and its client; the people register concurrently, which makes replaying hard."""
    idp = client(server, "cognito-idp")
    pool = idp.create_user_pool(PoolName="pool", UsernameAttributes=["email"])["UserPool"]["Id"]
    app = idp.create_user_pool_client(
        UserPoolId=pool,
        ClientName="app",
        ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"],
        RefreshTokenRotation={"Feature": "ENABLED", "RetryGracePeriodSeconds": 60},
    )["UserPoolClient"]["ClientId"]

    def sign_up(number: int) -> None:
        email = f"person{number}@example.org"
        idp.sign_up(ClientId=app, Username=email, Password=PASSWORD, UserAttributes=[{"Name": "email", "Value": email}])
        idp.admin_confirm_sign_up(UserPoolId=pool, Username=email)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(sign_up, range(count)))
    return pool, app


def login(server: SupervisedPart, app: str) -> dict[str, str]:
    answer = client(server, "cognito-idp").initiate_auth(
        ClientId=app,
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "person1@example.org", "PASSWORD": PASSWORD},
    )
    return answer["AuthenticationResult"]


def renew(server: SupervisedPart, app: str, token: str) -> dict[str, str]:
    idp = client(server, "cognito-idp")
    return idp.get_tokens_from_refresh_token(ClientId=app, RefreshToken=token)["AuthenticationResult"]


def test_accounts_and_tokens_survive_being_killed(server):
    pool, app = pool_with_people(server, 12)
    idp = client(server, "cognito-idp")
    renewed = renew(server, app, login(server, app)["RefreshToken"])
    before = {user["Username"]: user["Attributes"] for user in idp.list_users(UserPoolId=pool)["Users"]}
    kill(server)
    after = {user["Username"]: user["Attributes"] for user in idp.list_users(UserPoolId=pool)["Users"]}
    assert len(after) == 12
    assert after == before
    assert login(server, app)["IdToken"]
    assert renew(server, app, renewed["RefreshToken"])["IdToken"]
    with pytest.raises(idp.exceptions.UsernameExistsException):
        idp.sign_up(ClientId=app, Username="person1@example.org", Password=PASSWORD)


def test_files_and_secrets_survive_being_killed_twice(server):
    s3, manager = client(server, "s3"), client(server, "secretsmanager")
    s3.create_bucket(Bucket="resumes")
    s3.put_object(Bucket="resumes", Key="résumé/1 %", Body=bytes(range(256)) * 1000)
    s3.put_object(Bucket="resumes", Key="old", Body=b"x")
    s3.delete_object(Bucket="resumes", Key="old")
    arn = manager.create_secret(Name="database", SecretString="1")["ARN"]
    manager.put_secret_value(SecretId=arn, SecretString="2")
    for _ in range(2):
        kill(server)
        assert [entry["Key"] for entry in s3.list_objects_v2(Bucket="resumes")["Contents"]] == ["résumé/1 %"]
        assert s3.get_object(Bucket="resumes", Key="résumé/1 %")["Body"].read() == bytes(range(256)) * 1000
        assert manager.get_secret_value(SecretId=arn)["SecretString"] == "2"


def test_a_list_of_versions_copies_no_files(server):
    s3 = client(server, "s3")
    s3.create_bucket(Bucket="resumes")
    s3.put_object(Bucket="resumes", Key="large", Body=b"x" * 2**20)
    before = resident(server)
    for _ in range(100):
        (version,) = s3.list_object_versions(Bucket="resumes", Prefix="large")["Versions"]
        assert version["IsLatest"]
    assert resident(server) < before + 50 * 2**20


def resident(server: SupervisedPart) -> int:
    """The memory of the server's process, in bytes."""
    pages = Path(f"/proc/{server.process.pid}/statm").read_text().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def test_a_line_that_was_cut_off_is_forgotten(server, tmp_path):
    s3 = client(server, "s3")
    s3.create_bucket(Bucket="first")
    with (tmp_path / "journal.jsonl").open("a") as journal:
        journal.write('{"seed": 1, "environ')
    kill(server)
    s3.create_bucket(Bucket="second")
    kill(server)
    assert {bucket["Name"] for bucket in s3.list_buckets()["Buckets"]} == {"first", "second"}


@pytest.mark.parametrize(
    "read",
    [
        lambda server: client(server, "s3").list_buckets(),
        lambda server: client(server, "cognito-idp").list_user_pools(MaxResults=1),
        lambda server: client(server, "secretsmanager").list_secrets(),
    ],
)
def test_reading_leaves_no_trace(server, tmp_path, read: Callable[[SupervisedPart], Any]):
    read(server)
    assert not (tmp_path / "journal.jsonl").exists()


def test_mails_and_their_times_survive_being_killed(server):
    ses = client(server, "sesv2")
    ses.create_email_identity(EmailIdentity="us@example.org")
    text = {"Subject": {"Data": "subject"}, "Body": {"Text": {"Data": "text"}, "Html": {"Data": "<p>"}}}
    destination = {"ToAddresses": ["One@example.org", "two@example.org"]}
    ses.send_email(FromEmailAddress="us@example.org", Destination=destination, Content={"Simple": text})
    sent = mails(server, "one@example.org")
    assert [{**mail, "at": ...} for mail in sent] == [
        {"to": "One@example.org", "subject": "subject", "text": "text", "html": "<p>", "at": ...}
    ]
    kill(server)
    assert mails(server, "one@example.org") == sent
    assert len(mails(server, "two@example.org")) == 1
    assert mails(server, "three@example.org") == []


def mails(server: SupervisedPart, to: str) -> list[dict[str, Any]]:
    with urlopen(f"{server.part.url}/local/mail?to={to}", timeout=10) as answer:
        return json.load(answer)
