import asyncio
import base64
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import boto3
import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from joserfc import jwt
from joserfc.jwk import RSAKey
from moto.utilities.utils import load_resource

from local import gateway as gateway_module
from local.aws_account import CREDENTIALS
from local.lambdas import FunctionError
from local.ports import HOST, free_port
from local.resources import Clients, Resources
from local.serving import rest_api
from local.template import transformed

API = Path(__file__).with_name("api.yaml")
PASSWORD = "Passw0rd!"


class Function:
    """Stands for all functions of the API: records the last event and returns a set answer."""

    def __init__(self) -> None:
        self.answer: Any = {"statusCode": 200, "body": "{}"}
        self.event: dict[str, Any] = {}

    async def __call__(self, name: str, event: bytes) -> bytes:
        self.event = json.loads(event) | {"function": name}
        if isinstance(self.answer, Exception):
            raise self.answer
        if callable(self.answer):
            return await self.answer()
        return json.dumps(self.answer).encode()


@pytest.fixture(scope="module")
def resources(moto: str) -> Resources:
    created = Resources(transformed(API), {}, Clients({"AWS_ENDPOINT_URL": moto}))
    created.create()
    return created


@pytest.fixture
def function() -> Function:
    return Function()


@pytest.fixture
def send(moto: str, resources: Resources, function: Function) -> Callable[..., Any]:
    """send(method, path, …) returns status, headers and body of the gateway's answer."""

    async def exchange(method: str, path: str, **request: Any) -> tuple[int, Any, bytes]:
        server = TestServer(rest_api(resources, moto, function).application(), host=HOST, port=free_port())
        async with (
            server,
            ClientSession() as session,
            session.request(method, server.make_url(path), **request) as answer,
        ):
            return answer.status, answer.headers, await answer.read()

    return lambda *args, **kwargs: asyncio.run(exchange(*args, **kwargs))


@pytest.fixture(scope="module")
def tokens(moto: str, resources: Resources) -> dict[str, str]:
    return signed_in(moto, resources["UserPool"].id, resources["UserPoolClient"].id)


def cognito(moto: str) -> Any:
    return boto3.client(
        "cognito-idp", endpoint_url=moto, region_name="us-east-1",
        aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"], aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
    )  # fmt: skip


def signed_in(moto: str, pool: str, client: str) -> dict[str, str]:
    idp = cognito(moto)
    email = {"Name": "email", "Value": "o'brien@example.org"}
    idp.admin_create_user(UserPoolId=pool, Username=email["Value"], UserAttributes=[email])
    idp.admin_set_user_password(UserPoolId=pool, Username=email["Value"], Password=PASSWORD, Permanent=True)
    login = {"USERNAME": email["Value"], "PASSWORD": PASSWORD}
    return idp.initiate_auth(ClientId=client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=login)[
        "AuthenticationResult"
    ]


def forged(token: str, key: RSAKey | None = None, **changes: Any) -> str:
    """The token with other claims, signed with the pool's own key or with another one."""
    own = RSAKey.import_key(load_resource("cognitoidp/resources/jwks-private.json"))
    payload = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
    claims = {name: value for name, value in (payload | changes).items() if value is not None}
    return jwt.encode({"alg": "RS256", "kid": "dummy"}, claims, key or own)


def test_a_function_gets_the_event_of_a_proxy_integration(send, function):
    function.answer = {"statusCode": 201, "body": '{"ä": 1}', "headers": {"Location": "/x"}}
    status, headers, body = send("POST", "/v1/open?a=1&a=2&b=%C3%A4+%2B", data='{"ü": 1}', headers={"X-My": "1"})
    assert (status, json.loads(body)) == (201, {"ä": 1})
    assert headers["Location"] == "/x"
    event = function.event
    assert event["function"] == "OpenFunction"
    assert (event["resource"], event["path"], event["httpMethod"]) == ("/open", "/open", "POST")
    assert (event["body"], event["isBase64Encoded"]) == ('{"ü": 1}', False)
    assert event["queryStringParameters"] == {"a": "2", "b": "ä +"}
    assert event["multiValueQueryStringParameters"] == {"a": ["1", "2"], "b": ["ä +"]}
    assert event["headers"]["X-My"] == "1"
    assert event["multiValueHeaders"]["X-Forwarded-For"] == [HOST]
    context = event["requestContext"]
    assert (context["stage"], context["path"], context["identity"]["sourceIp"]) == ("v1", "/v1/open", HOST)
    assert context["requestId"] == headers["x-amzn-RequestId"]
    assert "authorizer" not in context


def test_what_a_request_lacks_is_null(send, function):
    send("GET", "/v1/things/1")
    lacking = ("body", "queryStringParameters", "multiValueQueryStringParameters", "stageVariables")
    assert [function.event[name] for name in lacking] == [None] * 4


@pytest.mark.parametrize(
    ("method", "path", "resource", "parameters"),
    [
        ("GET", "/v1/things/a%20b", "/things/{id}", {"id": "a b"}),
        ("GET", "/v1/things/mine", "/things/mine", None),
        ("PATCH", "/v1/rest/a/b", "/rest/{proxy+}", {"proxy": "a/b"}),
    ],
)
def test_routes(send, function, method, path, resource, parameters):
    assert send(method, path)[0] == 200
    assert (function.event["resource"], function.event["pathParameters"]) == (resource, parameters)


@pytest.mark.parametrize(("method", "path"), [("GET", "/v1/nope"), ("DELETE", "/v1/open"), ("GET", "/v1/things/1/2")])
def test_an_unknown_path_or_method_is_403_with_the_headers_of_4xx(send, function, method, path):
    status, headers, body = send(method, path)
    assert (status, json.loads(body)) == (403, {"message": "Missing Authentication Token"})
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["X-Request-Id"] == headers["x-amzn-RequestId"]
    assert not function.event


@pytest.mark.parametrize("path", ["/open", "/", "/v2/open"])
def test_outside_the_stage_there_is_nothing(send, path):
    assert send("POST", path)[0] == 403


def test_preflight_is_answered_as_the_template_says(send, function):
    status, headers, _ = send("OPTIONS", "/v1/secret")
    assert status == 200
    assert headers["Access-Control-Allow-Origin"] == "https://example.org"
    assert headers["Access-Control-Allow-Headers"] == "secret"
    assert set(headers["Access-Control-Allow-Methods"].split(",")) == {"GET", "OPTIONS"}
    assert not function.event


CHOOSING = """\
#set($origin = $input.params().header.get("Origin"))
#if($origin == "")#set($origin = $input.params().header.get("origin"))#end
#if($origin == "a" || $origin == "b")#set($context.responseOverride.header.Chosen = $origin)#end
"""
MOCK = {
    "type": "mock",
    "passthroughBehavior": "never",
    "responses": {
        "default": {
            "statusCode": "204",
            "responseParameters": {"method.response.header.Chosen": "'first'"},
            "responseTemplates": {"application/json": CHOOSING},
        }
    },
}


@pytest.fixture
def mock_client(function) -> Callable[..., Any]:
    """Sends OPTIONS to a gateway whose paths all have the mock integration above."""
    paths = {path: {"options": {"x-amazon-apigateway-integration": MOCK}} for path in ("/{proxy+}", "/fixed", "/a/{b}")}
    gateway = gateway_module.Gateway("v1", {"paths": paths, "components": {"securitySchemes": {}}}, function, None)

    async def exchange(path: str, **request: Any) -> tuple[int, list[str], bytes]:
        server = TestServer(gateway.application(), host=HOST, port=free_port())
        async with server, ClientSession() as session, session.options(server.make_url(path), **request) as answer:
            return answer.status, answer.headers.getall("Chosen", []), await answer.read()

    return lambda *args, **kwargs: asyncio.run(exchange(*args, **kwargs))


@pytest.mark.parametrize("name", ["Origin", "origin"])
@pytest.mark.parametrize(("origin", "chosen"), [("a", "a"), ("b", "b"), ("c", "first"), ("", "first")])
def test_a_mapping_template_replaces_a_header(mock_client, name, origin, chosen):
    for path in ("/v1/fixed", "/v1/a/b", "/v1/no/such/path"):
        assert mock_client(path, headers={name: origin}) == (204, [chosen], b"")


def test_a_mock_refuses_a_content_type_without_a_template(mock_client, send):
    text, empty = {"Content-Type": "text/plain"}, {"Content-Type": "application/json; charset=utf-8"}
    assert mock_client("/v1/fixed", headers=text, data="x")[0] == 415
    assert mock_client("/v1/fixed", headers=empty, data="x")[0] == 204
    # SAM's own preflights let it through, and API Gateway then finds no status in it.
    assert send("OPTIONS", "/v1/secret", headers=text, data="x")[0] == 500


def test_no_header_is_added_that_api_gateway_would_not_add(send):
    _, headers, _ = send("POST", "/v1/open")
    assert {name.lower() for name in headers} == {
        "content-type", "content-length", "date", "x-amzn-requestid", "x-amz-apigw-id",
    }  # fmt: skip


def test_an_id_token_opens_and_its_claims_reach_the_function_as_text(send, function, tokens):
    assert send("GET", "/v1/secret", headers={"secret": tokens["IdToken"]})[0] == 200
    claims = function.event["requestContext"]["authorizer"]["claims"]
    assert claims["email"] == "o'brien@example.org"
    assert claims["token_use"] == "id"
    assert claims["exp"].endswith(" 20" + time.strftime("%y", time.gmtime(time.time() + 3600)))
    assert all(isinstance(value, str) for value in claims.values())


@pytest.mark.parametrize(
    ("spoil", "detail"),
    [
        (lambda tokens: None, "Unauthorized"),
        (lambda tokens: "", "Unauthorized"),
        (lambda tokens: "nonsense", "Unauthorized"),
        (lambda tokens: "a.b.c", "Unauthorized"),
        (lambda tokens: tokens["AccessToken"], "Unauthorized"),
        (lambda tokens: tokens["IdToken"][:-8] + "AAAAAAAA", "Unauthorized"),
        (lambda tokens: forged(tokens["IdToken"], exp=int(time.time()) - 5), "The incoming token has expired"),
        (lambda tokens: forged(tokens["IdToken"], exp=None), "Unauthorized"),
        (lambda tokens: forged(tokens["IdToken"], aud="another-client"), "Unauthorized"),
        (lambda tokens: forged(tokens["IdToken"], token_use="access"), "Unauthorized"),
        (lambda tokens: forged(tokens["IdToken"], RSAKey.generate_key(2048)), "Unauthorized"),
    ],
)
def test_any_other_token_is_401_as_the_template_words_it(send, function, tokens, spoil, detail):
    token = spoil(tokens)
    status, headers, body = send("GET", "/v1/secret", headers={} if token is None else {"secret": token})
    problem = {"code": "unauthorized", "detail": detail, "id": headers["x-amzn-RequestId"]}
    assert (status, json.loads(body)) == (401, problem)
    assert headers["Content-Type"] == "application/problem+json"
    assert not function.event


def test_a_forged_token_with_the_right_claims_would_open(send, tokens):
    assert send("GET", "/v1/secret", headers={"secret": forged(tokens["IdToken"])})[0] == 200


def test_a_token_of_another_pool_is_401(send, moto):
    pool = cognito(moto).create_user_pool(PoolName="other", UsernameAttributes=["email"])["UserPool"]["Id"]
    client = cognito(moto).create_user_pool_client(
        UserPoolId=pool, ClientName="other", ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"]
    )["UserPoolClient"]["ClientId"]
    foreign = signed_in(moto, pool, client)["IdToken"]
    assert send("GET", "/v1/secret", headers={"secret": foreign})[0] == 401


@pytest.mark.parametrize(
    "answer",
    [
        FunctionError("Runtime.ExitError", "crashed"),
        *("text", None, 7, [], {}),
        *({"body": "no status"}, {"statusCode": "x"}, {"statusCode": 200, "body": {"an": "object"}}),
    ],
)
def test_a_failed_function_or_a_malformed_answer_is_502(send, function, answer):
    function.answer = answer
    status, _, body = send("POST", "/v1/open")
    assert (status, json.loads(body)) == (502, {"message": "Internal server error"})


def test_a_function_that_is_slower_than_the_gateway_is_504(send, function, monkeypatch):
    monkeypatch.setattr(gateway_module, "LONGEST_INTEGRATION_S", 0.05)
    function.answer = lambda: asyncio.sleep(0.5, b"{}")
    status, _, body = send("POST", "/v1/open")
    assert (status, json.loads(body)) == (504, {"message": "Endpoint request timed out"})


def test_bodies_above_ten_megabytes_are_413(send, function):
    status, headers, body = send("POST", "/v1/open", data=b"x" * (10 * 1024 * 1024 + 1))
    assert (status, json.loads(body)) == (413, {"message": "Request Too Long"})
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert not function.event


def test_binary_media_types_travel_in_base64_both_ways(send, function):
    picture = b"\x89PNG\xff"
    function.answer = {"statusCode": 200, "body": base64.b64encode(picture).decode(), "isBase64Encoded": True}
    _, _, body = send("POST", "/v1/open", data=picture, headers={"Content-Type": "image/png", "Accept": "image/png"})
    assert body == picture
    assert base64.b64decode(function.event["body"]) == picture
    assert function.event["isBase64Encoded"] is True


def test_several_values_of_a_header_are_kept_and_reserved_ones_renamed(send, function):
    function.answer = {
        "statusCode": 200,
        "headers": {"Server": "mine", "Content-Type": "text/plain"},
        "multiValueHeaders": {"Set-Cookie": ["a=1", "b=2"]},
    }
    _, headers, _ = send("POST", "/v1/open")
    assert headers.getall("Set-Cookie") == ["a=1", "b=2"]
    assert headers["x-amzn-Remapped-Server"] == "mine"
    assert "Server" not in headers
    assert headers["Content-Type"] == "text/plain"
