"""Plays the whole story once and records every call of the functions to AWS."""

import json
import re
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
import requests

from local.resources import Clients
from local.schedules import schedules
from local.stack import Stack
from local.story import Story
from local.story.client import ApiClient
from referral.adapters.search import INDEX
from tests.layers.referral.entrypoints.answers import answering
from tests.permissions.deploying import deploy
from tests.permissions.deployments import BROUGHT, Deployment, Made, brought
from tests.permissions.needs import Call
from tests.reconciling import reconcile
from tests.sweeping import forsake

RECORDER = Path(__file__).with_name("recorder") / "sitecustomize.py"
EVENTS = Path(__file__).parents[2] / "events"
PATIENCE_S = 300


@pytest.fixture(scope="package")
def deployments(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Deployment]:
    in_story, deployed, files, directory = map(tmp_path_factory.mktemp, ("story", "deployed", "files", "recorded"))
    for observer in (in_story, deployed):
        shutil.copy(RECORDER, observer)
    parameters = {**BROUGHT, "EncodingPatienceSeconds": "10", "SettlingSeconds": "0"}
    with answering() as domain, Stack(directory, tick=None, parameters=parameters, observers=[in_story]) as stack:
        made = Made(stack, f"http://{urlsplit(domain.url).netloc}")
        story = _play(stack)
        _open_an_inbox_without_cache(stack, story)
        _have_mishaps(stack)
        deploy(stack, made.template, deployed, files)
        story, others = _calls(in_story), _calls(deployed)
        return {"brought": brought(stack, _together(story, others)), "made": made.deployment(_together(others, story))}


def _together(calls: list[Call], others: list[Call]) -> list[Call]:
    """The calls, and those of functions that made none of them."""
    known = {call["function"] for call in calls}
    return calls + [call for call in others if call["function"] not in known]


@pytest.fixture(params=["brought", "made"])
def deployment(deployments: dict[str, Deployment], request: pytest.FixtureRequest) -> Deployment:
    return deployments[request.param]


def _play(stack: Stack) -> Story:
    """Plays the story while the scheduled functions are invoked in turn."""
    played = Story(stack.api)
    scheduled = [schedule.function for schedule in schedules(stack.resources.template)]
    with ThreadPoolExecutor(1) as pool:
        story = pool.submit(played.play)

        def over() -> bool:
            for function in scheduled:
                stack.tick(function)
            return story.done()

        _until(over, "the story is over")
        story.result()
    return played


def _open_an_inbox_without_cache(stack: Stack, story: Story) -> None:
    """Looks at who was referred while OpenSearch is empty, confirms a posting that an erasure forsook, also as an
    operator, and names an ask by its seeker."""
    index = f"{stack.parts['opensearch'].part.url}/{INDEX}"
    requests.delete(index, timeout=60).raise_for_status()
    referrers = [group[0] for group in story.cast.referrers.values()]
    api = ApiClient(stack.api)
    secrets = [api.log_in({"email": one.email, "password": one.password}, "logging in").secret for one in referrers]
    inboxes = [api.inbox(secret) for secret in secrets]

    def is_filled() -> bool:
        assert any(api.inbox(secret, "matched") for secret in secrets), "who was referred is looked up"
        return requests.head(index, timeout=60).ok

    _until(is_filled, "the cache is filled again, with the fields that it indexes")
    secret, (received, *_) = next((secret, inbox) for secret, inbox in zip(secrets, inboxes, strict=True) if inbox)
    named = {name: received[name] for name in ("link", "revision")}
    api.call("GET", "/posting", secret=secret, query={"link": received["link"]}, expect=(200,))
    forsake(stack, received["revision"])
    api.call("PUT", "/posting", secret=secret, body=named, expect=(200,), about="confirming a posting")
    forsake(stack, received["revision"])
    assert stack.invoke("RankReferralsFunction", {"confirm": received["revision"]})["Confirmed"]
    own = {"email": referrers[0].email, "link": f"https://jobs.example.com/{uuid4().hex}", "decision": "deny"}
    api.call("PUT", "/givereferral", secret=secrets[0], body=own, expect=(404,), about="deciding an own ask")


def _have_mishaps(stack: Stack) -> None:
    """Adds what the story lacks: a failed registration, a forgotten password, a changed address, another resume, an
    export, log-outs, a missing profile and posting, lost and malformed messages."""
    clients, api = Clients(stack.endpoints), ApiClient(stack.api)
    registration = _body_of("register")
    person = registration["personalInformation"]
    person |= {"email": f"{uuid4().hex}@example.org", "company": "Latecomers"}
    clients["cognito-idp"].admin_create_user(
        UserPoolId=stack.resources["UserPool"].id,
        Username=person["email"],
        MessageAction="SUPPRESS",
        TemporaryPassword=person["password"],
    )
    api.register(registration, "finishing a registration")
    code = {"email": person["email"], "code": "000000", "password": person["password"]}
    api.call("POST", "/register/confirm", body=code, expect=(400,), about="confirming what does not wait")
    secret = _change_account(api, person)
    api.change_profile(secret, api.profile(secret)[1], {"resume": "Another resume."})
    api.call("GET", "/me/export", secret=secret, expect=(200,))
    api.ask(secret, _body_of("ask_referral") | {"link": f"https://jobs.example.com/{uuid4().hex}"}, "asking")
    queues = [stack.resources[name].id for name in ("UserQueue", "JobQueue")]
    for queue in queues:
        clients["sqs"].purge_queue(QueueUrl=queue)
    _until(lambda: "PutBack" in stack.tick("RankReferralsFunction"), "the ranker puts back what was lost")
    clients["sqs"].send_message(QueueUrl=queues[0], MessageBody=json.dumps({"userId": str(uuid4())}))
    clients["sqs"].send_message(QueueUrl=queues[1], MessageBody=json.dumps({"revision": "0" * 64}))
    encoders = ("EncodeUsersFunction", "EncodeJobsFunction")
    for function in encoders:
        assert stack.tick(function)["Gone"]
    erased = {"userId": _with_traces(stack, clients), "erased": True}
    clients["sqs"].send_message(QueueUrl=queues[0], MessageBody=json.dumps(erased))
    assert stack.tick("EncodeUsersFunction")["Swept"]
    for queue in queues:
        clients["sqs"].send_message(QueueUrl=queue, MessageBody="names nothing")
    for function in encoders:
        assert stack.tick(function)["Refused"]
    api.ask(secret, _body_of("ask_referral") | {"link": f"https://jobs.example.com/{uuid4().hex}"}, "asking again")
    person["email"] = f"{uuid4().hex}@example.org"
    api.register(registration, "registering before an outage")
    _disagree(stack, clients, person["email"])
    with stack.without("mariadb"):
        for function in encoders:
            assert stack.tick(function)["Outages"]


def _with_traces(stack: Stack, clients: Clients) -> str:
    """Somebody who is erased, and of whom requests that were under way left a resume and a posting. The removal has to
    forsake the posting, because the erasure had not seen it."""
    erased, revision = str(uuid4()), uuid4().hex * 2
    key, bucket = f"resumes/{erased}/late.txt", stack.resources["ResumeBucket"].id
    clients["s3"].put_object(Bucket=bucket, Key=key, Body=b"A resume.")
    table = stack.resources["JobsTable"].id
    (posting, *_) = clients["dynamodb"].scan(TableName=table)["Items"]
    item = {"revision": {"S": revision}, "body": posting["body"]}
    clients["dynamodb"].put_item(TableName=table, Item=item)
    with stack.database.connect(stack.administrator, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute("INSERT INTO submission (seeker, revision) VALUES (%s, %s)", (erased, revision))
    return erased


def _disagree(stack: Stack, clients: Clients, email: str) -> None:
    """Damages what belongs to this person, adds what belongs to nobody, and reconciles the stores."""
    pool, nobody = stack.resources["UserPool"].id, _with_traces(stack, clients)
    account = clients["cognito-idp"].admin_get_user(UserPoolId=pool, Username=email)
    user_id = next(one["Value"] for one in account["UserAttributes"] if one["Name"] == "sub")
    moved = [{"Name": "email", "Value": f"{uuid4().hex}@example.org"}]
    clients["cognito-idp"].admin_update_user_attributes(UserPoolId=pool, Username=user_id, UserAttributes=moved)
    with stack.database.connect(stack.administrator, autocommit=True) as connection, connection.cursor() as cursor:
        proven = "UTC_TIMESTAMP() - INTERVAL 9 DAY, UTC_TIMESTAMP() + INTERVAL 9 DAY"
        cursor.execute(f"INSERT INTO employment VALUES (%s, 'A', 'a', %s, 'a.example', {proven})", (nobody, "0" * 64))
        gone = "UTC_TIMESTAMP() - INTERVAL 8 DAY, UTC_TIMESTAMP()"
        cursor.execute(f"INSERT INTO unowned VALUES ('people', %s, {gone})", (nobody,))
    index = f"{stack.parts['opensearch'].part.url}/{INDEX}"
    # The traces of the first go with its entry, so that the cache needs one of another.
    for entry in (str(uuid4()), user_id):
        requests.put(f"{index}/_doc/{entry}", json={"userId": entry}, timeout=60).raise_for_status()
    requests.post(f"{index}/_refresh", timeout=60).raise_for_status()
    (posting, *_) = clients["dynamodb"].scan(TableName=stack.resources["JobsTable"].id)["Items"]
    encoded = {"UsersTable": {"userId": {"S": user_id}}, "JobsTable": {"revision": posting["revision"]}}
    for table, key in encoded.items():
        clients["dynamodb"].update_item(
            TableName=stack.resources[table].id, Key=key, UpdateExpression="REMOVE features, vectors, featuresVersion"
        )
    found = reconcile(stack)
    assert found["NotEncoded"] >= len(encoded)
    assert found.keys() >= {"TracesRemoved", "CacheEntryOfNobody", "OtherCacheEntry", "OtherEmail"}


def _change_account(api: ApiClient, person: dict[str, Any]) -> str:
    """Resets and changes the password, changes the address, and logs out. A new secret of the person."""
    email = {"email": person["email"]}
    api.call("POST", "/password/reset", body=email, expect=(202,))
    code = re.findall(r"\d{6}", api.newest_mail(person["email"], "resetting"))[0]
    confirmation = {**email, "code": code, "password": person["password"]}
    api.call("POST", "/password/confirm", body=confirmation, expect=(204,))
    tokens = api.log_in({name: person[name] for name in ("email", "password")}, "logging in")
    same = {"oldPassword": person["password"], "newPassword": person["password"]}
    api.call("PUT", "/me/password", secret=tokens.secret, body=same, expect=(204,))
    person["email"] = f"{uuid4().hex}@example.org"
    api.call("PUT", "/me/email", secret=tokens.secret, body={"email": person["email"]}, expect=(202,))
    code = re.findall(r"\d{6}", api.newest_mail(person["email"], "moving"))[0]
    moved = {"email": person["email"], "code": code}
    api.call("PUT", "/me/email", secret=tokens.secret, body=moved, expect=(204,))
    renewal = {"refreshToken": tokens.refresh_token}
    api.call("POST", "/logout", secret=tokens.secret, body=renewal, expect=(204,))
    api.call("POST", "/logout", secret=tokens.secret, expect=(204,))
    return api.log_in({name: person[name] for name in ("email", "password")}, "logging in").secret


def _until(holds: Callable[[], bool], what: str) -> None:
    deadline = monotonic() + PATIENCE_S
    while not holds():
        assert monotonic() < deadline, f"it is not so within {PATIENCE_S} s that {what}"


def _body_of(function: str) -> dict[str, Any]:
    return json.loads(json.loads((EVENTS / f"{function}.json").read_text())["body"])


def _calls(observer: Path) -> list[Call]:
    return [json.loads(line) for line in (observer / "calls.jsonl").read_text().splitlines()]
