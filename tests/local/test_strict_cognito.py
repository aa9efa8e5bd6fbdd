"""Where moto is laxer than Cognito, the local stack is not. Each test fails on moto alone."""

import base64
import hashlib
import hmac
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import boto3
import pytest
from botocore.exceptions import ClientError

from local.aws_account import CREDENTIALS, REGION
from local.parts.moto import moto as moto_part
from local.ports import free_port
from tests.local.conftest import running

PASSWORD = "Correct-Horse-9"


@pytest.fixture(scope="module")
def idp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    keys = {"aws_access_key_id": CREDENTIALS["AWS_ACCESS_KEY_ID"], "aws_secret_access_key": "x"}
    with running(moto_part(tmp_path_factory.mktemp("moto"), free_port())) as part:
        yield boto3.client("cognito-idp", endpoint_url=part.part.url, region_name=REGION, **keys)


class Pool:
    """A pool with an account; `client` are settings of its client."""

    def __init__(self, idp: Any, pool: dict[str, Any], client: dict[str, Any]) -> None:
        self._idp = idp
        named = {"PoolName": uuid4().hex, "UsernameAttributes": ["email"], **pool}
        self.id = idp.create_user_pool(**named)["UserPool"]["Id"]
        self.client = idp.create_user_pool_client(UserPoolId=self.id, ClientName="app", **client)["UserPoolClient"]
        self.app = self.client["ClientId"]
        self.email = f"{uuid4().hex}@example.org"

    def sign_up(self, **more: Any) -> None:
        self._idp.sign_up(ClientId=self.app, Username=self.email, Password=PASSWORD, **more)

    def create(self) -> str:
        user = self._idp.admin_create_user(UserPoolId=self.id, Username=self.email, MessageAction="SUPPRESS")["User"]
        named = {"UserPoolId": self.id, "Username": self.email}
        self._idp.admin_set_user_password(**named, Password=PASSWORD, Permanent=True)
        return str(user["Username"])

    def log_in(self, email: str = "", password: str = PASSWORD, flow: str = "USER_PASSWORD_AUTH", **more: str) -> Any:
        parameters = {"USERNAME": email or self.email, "PASSWORD": password, **more}
        answer = self._idp.initiate_auth(ClientId=self.app, AuthFlow=flow, AuthParameters=parameters)
        return answer["AuthenticationResult"]

    def log_in_by_iam(self, **more: str) -> Any:
        answer = self._idp.admin_initiate_auth(
            UserPoolId=self.id,
            ClientId=self.app,
            AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": self.email, "PASSWORD": PASSWORD, **more},
        )
        return answer["AuthenticationResult"]

    def secret_hash(self) -> str:
        key, text = self.client["ClientSecret"].encode(), f"{self.email}{self.app}".encode()
        return base64.b64encode(hmac.digest(key, text, hashlib.sha256)).decode()


@pytest.fixture
def pool(idp):
    def pool(of_pool: dict[str, Any] | None = None, **client: Any) -> Pool:
        flows = {"ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"]}
        return Pool(idp, of_pool or {}, flows | client)

    return pool


def refusal(call: Any, *arguments: Any, **named: Any) -> str:
    with pytest.raises(ClientError) as refused:
        call(*arguments, **named)
    return str(refused.value.response["Error"]["Code"])


@pytest.mark.parametrize("password", [PASSWORD, "Wrong-Horse-9"])
def test_not_confirmed_comes_before_the_password(pool, password):
    """https://github.com/aws/aws-sdk-js/issues/4608 and others."""
    opened = pool()
    opened.sign_up()
    assert refusal(opened.log_in, password=password) == "UserNotConfirmedException"


def test_an_unknown_person_looks_like_a_wrong_password(pool):
    opened = pool()
    opened.create()
    assert refusal(opened.log_in, "nobody@example.org") == refusal(opened.log_in, password="Wrong-Horse-9")


def test_only_the_flows_of_the_client_open_a_session(pool):
    closed = pool(ExplicitAuthFlows=["ALLOW_ADMIN_USER_PASSWORD_AUTH"])
    closed.create()
    assert refusal(closed.log_in) == "InvalidParameterException"
    assert refusal(closed.log_in, flow="REFRESH_TOKEN_AUTH", REFRESH_TOKEN="x") == "InvalidParameterException"
    assert closed.log_in_by_iam()["IdToken"]


def test_nobody_signs_up_where_administrators_create_accounts(pool):
    closed = pool({"AdminCreateUserConfig": {"AllowAdminCreateUserOnly": True}})
    assert refusal(closed.sign_up) == "NotAuthorizedException"


def test_a_client_with_a_secret_is_of_no_use_without_it(pool, idp):
    closed = pool(GenerateSecret=True)
    assert refusal(closed.sign_up) == "NotAuthorizedException"
    assert refusal(idp.forgot_password, ClientId=closed.app, Username=closed.email) == "NotAuthorizedException"
    closed.create()
    assert refusal(closed.log_in) == refusal(closed.log_in_by_iam) == "NotAuthorizedException"
    token = closed.log_in_by_iam(SECRET_HASH=closed.secret_hash())["RefreshToken"]
    named = {"ClientId": closed.app, "ClientSecret": closed.client["ClientSecret"]}
    assert (
        refusal(idp.get_tokens_from_refresh_token, ClientId=closed.app, RefreshToken=token) == "NotAuthorizedException"
    )
    assert refusal(idp.revoke_token, ClientId=closed.app, Token=token) == "NotAuthorizedException"
    assert idp.get_tokens_from_refresh_token(RefreshToken=token, **named)["AuthenticationResult"]["IdToken"]
    idp.revoke_token(Token=token, **named)
    assert refusal(idp.get_tokens_from_refresh_token, RefreshToken=token, **named) == "NotAuthorizedException"


def test_a_refresh_token_is_replaced_when_it_is_used(pool, idp):
    rotating = pool(RefreshTokenRotation={"Feature": "ENABLED", "RetryGracePeriodSeconds": 0})
    rotating.create()
    old = rotating.log_in()["RefreshToken"]
    renewed = idp.get_tokens_from_refresh_token(ClientId=rotating.app, RefreshToken=old)["AuthenticationResult"]
    assert refusal(idp.get_tokens_from_refresh_token, ClientId=rotating.app, RefreshToken=old) == (
        "NotAuthorizedException"
    )
    new = {"ClientId": rotating.app, "RefreshToken": renewed["RefreshToken"]}
    assert idp.get_tokens_from_refresh_token(**new)["AuthenticationResult"]["IdToken"]


def test_without_rotation_a_refresh_token_stays(pool, idp):
    staying = pool()
    staying.create()
    named = {"ClientId": staying.app, "RefreshToken": staying.log_in()["RefreshToken"]}
    for _ in range(2):
        assert "RefreshToken" not in idp.get_tokens_from_refresh_token(**named)["AuthenticationResult"]


@pytest.mark.parametrize("end", ["admin_disable_user", "admin_delete_user", "admin_user_global_sign_out"])
def test_a_refresh_token_ends_with_its_account(pool, idp, end):
    opened = pool()
    user_id = opened.create()
    named = {"ClientId": opened.app, "RefreshToken": opened.log_in()["RefreshToken"]}
    getattr(idp, end)(UserPoolId=opened.id, Username=user_id)
    assert refusal(idp.get_tokens_from_refresh_token, **named) == "NotAuthorizedException"


def test_a_temporary_password_has_to_be_strong(pool, idp):
    opened = pool()
    named = {"UserPoolId": opened.id, "Username": opened.email, "TemporaryPassword": "weak"}
    assert refusal(idp.admin_create_user, **named) == "InvalidPasswordException"


@pytest.mark.parametrize("length", [99, 256])
def test_a_password_may_be_long(pool, idp, length):
    opened = pool()
    opened.create()
    password = "Aa1-".ljust(length, "x")
    idp.admin_set_user_password(UserPoolId=opened.id, Username=opened.email, Password=password, Permanent=True)
    assert opened.log_in(password=password)


def test_an_own_address_can_be_set_again(pool, idp):
    opened = pool()
    user_id = opened.create()
    attributes = [{"Name": "email", "Value": opened.email}, {"Name": "email_verified", "Value": "true"}]
    for _ in range(2):
        idp.admin_update_user_attributes(UserPoolId=opened.id, Username=user_id, UserAttributes=attributes)
    account = idp.admin_get_user(UserPoolId=opened.id, Username=opened.email)
    assert {"Name": "email_verified", "Value": "true"} in account["UserAttributes"]
