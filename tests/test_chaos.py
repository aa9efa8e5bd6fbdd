"""The checker of `make chaos` finds nothing in a world where all went well, and every damage that is done to it."""

import asyncio
import random
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest

from local.ports import HOST
from local.stack import Stack
from tests.chaos.__main__ import again
from tests.chaos.checker import Judge, check
from tests.chaos.client import Client
from tests.chaos.crowd import Crowd
from tests.chaos.damages import DAMAGES, Scene
from tests.chaos.disturbance import Disturbance, Proxy
from tests.chaos.journal import Journal, Told, Wish, journal_at
from tests.chaos.world import Stores
from tests.sweeping import sweep

ASKS = 90
OPENED = {"VerifyEmail": "false", "VerifyEmployment": "false"}
MOST_TURNS = 60


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Journal:
    return Journal(tmp_path_factory.mktemp("journal") / "journal.jsonl")


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory, journal: Journal) -> Iterator[Stores]:
    """A stack on which some people asked, decided, changed their minds and left. It has no schedules, so that nothing
    mends the damage."""
    with Stack(tmp_path_factory.mktemp("chaos"), tick=None, parameters=OPENED) as stack:
        stores = Stores(stack.directory.state())
        client = Client(stack.api, journal)
        crowd = Crowd(client, 1, ASKS, "quiet", companies=2)
        crowd.gather()
        for asks in (ASKS // 2, ASKS):
            crowd.act(lambda asks=asks: crowd.asks >= asks)
            settle(stack, stores)
        for referrer in (person for person in crowd.people if person.refers):
            for act in (crowd.open_inbox, crowd.refer, crowd.refer, crowd.deny, crowd.confirm):
                act(referrer)
        *_, withdrawing, changed, erased = crowd.people
        for _ in range(6):
            crowd.withdraw(withdrawing)
        headline = {"personalInformation": {"headline": "Changed"}}
        client.send(Wish.CHANGE, changed.id, "PATCH", "/me", secret=changed.secret, body=headline, if_match="*")
        client.send(Wish.ERASE, erased.id, "DELETE", "/me", secret=erased.secret, sent={"email": erased.email})
        forget_sweep(stores)
        sweep(stack, erased.id)
        settle(stack, stores)
        yield stores


def forget_sweep(stores: Stores) -> None:
    """The sweep of the erased person comes only after two minutes, and is done by hand."""
    stores.clients["sqs"].purge_queue(QueueUrl=stores.url("UserQueue"))


def settle(stack: Stack, stores: Stores) -> None:
    for _ in range(MOST_TURNS):
        for function in ("EncodeUsersFunction", "EncodeJobsFunction", "RankReferralsFunction"):
            stack.tick(function)
        if not stores.due():
            return
    raise AssertionError(f"work never ends: {stores.due()}")


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge.load()


def test_nothing_is_found_where_all_went_well_and_every_damage_is_found(stores: Stores, journal: Journal, judge: Judge):
    world = stores.read()
    assert len(world.asks) >= ASKS
    assert check(world, journal, judge) == []
    scene = Scene(stores, world)
    expected = {damage.__name__: damage(scene) for damage in DAMAGES}
    found = {(one.kind, one.subject) for one in check(stores.read(), journal, judge)}
    assert len(DAMAGES) >= 30
    assert [name for name, finding in expected.items() if finding not in found] == []


def test_a_journal_is_read_as_it_was_written(tmp_path: Path):
    told = Told(Wish.ASK, "someone", 1.0, 2.0, 3, 202, {"link": "https://example.org"}, {"referral": {}})
    path = tmp_path / "journal.jsonl"
    Journal(path).write(told)
    assert journal_at(path) == [told]


def test_a_failed_run_can_be_repeated_as_it_was():
    assert again(7, Namespace(asks=9, faults=3, minutes=None)) == "make chaos SEED=7 OPTIONS='--asks 9 --faults 3'"
    timed = again(7, Namespace(asks=9, faults=3, minutes=0.5))
    assert timed == "make chaos SEED=7 OPTIONS='--asks 9 --faults 3 --minutes 0.5'"


def test_a_refusal_after_a_lost_answer_may_hide_an_effect():
    told = [Told(Wish.WITHDRAW, "someone", 1.0, 2.0, attempts, status) for attempts, status in WITH_STATUS]
    assert [one.may_have_happened for one in told] == [True, False, True, True, True]


THROTTLED, SPENT = (429, {"code": "throttled"}), (429, {"code": "budget_spent"})


@pytest.mark.parametrize(
    ("answers", "attempts", "may_have_happened"),
    [([THROTTLED, (503, {}), SPENT], 3, True), ([THROTTLED] * 3, 3, True), ([SPENT], 1, False)],
)
def test_a_client_repeats_what_is_answered_without_a_word_about_the_effect(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answers: list[object], attempts: int, may_have_happened: bool
):
    remaining = iter(answers)
    monkeypatch.setattr(Client, "_try", lambda *_: next(remaining))
    client = Client("", Journal(tmp_path / "journal.jsonl"), attempts=3)
    told = client.send(Wish.REFER, "someone", "PUT", "/givereferral")
    assert (told.attempts, told.may_have_happened) == (attempts, may_have_happened)


WITH_STATUS = [(1, 204), (1, 409), (2, 409), (9, 503), (9, 0)]
REQUEST = b"POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone"


async def through(disturbance: Disturbance | None, part: str = "dynamodb") -> tuple[bytes, list[bytes]]:
    """What a client reads through a disturbed proxy until the connection ends, and what the server got."""
    got: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if request := await reader.read(1000):
            got.append(request)
            writer.write(ANSWER)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, HOST, 0)
    port = server.sockets[0].getsockname()[1]
    proxy = Proxy(part, lambda: port, AlwaysMeets())
    await proxy.serve()
    proxy.disturbance = disturbance
    reader, writer = await asyncio.open_connection(HOST, proxy.port)
    try:
        if part != "mariadb":  # whose server speaks first
            writer.write(REQUEST)
        return await reader.read(), got
    except ConnectionResetError:
        return b"reset", got
    finally:
        writer.close()
        server.close()


class AlwaysMeets(random.Random):
    def random(self) -> float:
        return 0.0


def test_a_proxy_disturbs_requests_and_answers():
    assert asyncio.run(through(None)) == (ANSWER, [REQUEST])
    assert asyncio.run(through(Disturbance.SLOW)) == (ANSWER, [REQUEST])
    assert asyncio.run(through(Disturbance.HALF)) == (ANSWER[: len(ANSWER) // 2], [REQUEST])
    assert asyncio.run(through(Disturbance.RESET)) == (b"reset", [])
    throttled, got = asyncio.run(through(Disturbance.THROTTLE))
    assert (throttled[:12], got) == (b"HTTP/1.1 400", [])
    refused, got = asyncio.run(through(Disturbance.THROTTLE, "mariadb"))
    assert b"Too many connections" in refused
    assert got == []
