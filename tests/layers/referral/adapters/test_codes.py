from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from referral.adapters.aws import client
from referral.adapters.codes import Codes
from referral.adapters.keyed_hash import KeyedHash
from referral.adapters.secrets import Secret
from referral.domain.errors import WrongCode

MINUTE, HOUR = 60, 3600


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def table(stack):
    return stack.resources["PendingTable"].id


@pytest.fixture
def codes(stack, table, clock):
    return Codes(table, KeyedHash(Secret(stack.resources["HashKey"].id)), clock)


@pytest.fixture
def key():
    return f"register#{uuid4().hex}@example.org"


def another(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def refused(codes: Codes, key: str, code: str) -> bool:
    try:
        codes.redeem(key, code)
    except WrongCode:
        return True
    return False


def test_the_right_code_gives_the_payload_until_the_step_is_finished(codes, key):
    code = codes.begin(key, "payload")
    assert [codes.redeem(key, code) for _ in range(7)] == ["payload"] * 7
    codes.finish(key)
    codes.finish(key)
    assert refused(codes, key, code)


def test_five_wrong_codes_use_it_up(codes, key):
    code = codes.begin(key, "payload")
    assert all(refused(codes, key, another(code)) for _ in range(4))
    assert codes.redeem(key, code) == "payload"
    assert refused(codes, key, another(code))
    assert refused(codes, key, code)


def test_many_guesses_at_once_are_still_only_five(codes, key):
    code = codes.begin(key, "payload")
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda _: refused(codes, key, another(code)), range(32)))
    assert refused(codes, key, code)


def test_a_code_lives_for_ten_minutes(codes, key, clock):
    code = codes.begin(key, "payload")
    clock.now += 10 * MINUTE - 1
    assert codes.redeem(key, code) == "payload"
    clock.now += 2
    assert refused(codes, key, code)


def test_a_new_code_replaces_the_older_one(codes, key):
    old, new = codes.begin(key, "old"), codes.begin(key, "new")
    assert codes.redeem(key, new) == "new"
    assert old == new or refused(codes, key, old)


def test_a_code_is_good_for_its_own_purpose_only(codes, key):
    code = codes.begin(key, "payload")
    codes.begin(key.replace("register", "reset"), "payload")
    assert refused(codes, key.replace("register", "reset"), code)
    assert refused(codes, f"x{key}", code)


def test_there_are_five_codes_an_hour_and_the_last_one_stays(codes, key, clock):
    *_, last = [codes.begin(key, str(number)) for number in range(5)]
    assert codes.begin(key, "one too many") is None
    assert codes.redeem(key, last) == "4"
    codes.finish(key)
    assert codes.begin(key, "finishing does not help") is None
    clock.now += HOUR + 1
    assert codes.redeem(key, codes.begin(key, "next hour")) == "next hour"
    assert sum(codes.begin(key, "again") is not None for _ in range(9)) == 4


def test_the_table_has_neither_address_nor_code_and_forgets_the_rest(codes, key, table):
    def item() -> dict:
        scanned = client("dynamodb").scan(TableName=table)["Items"]
        return next(one for one in scanned if one.get("payload", {}).get("S") == key or str(one) == kept)

    kept = ""
    code = codes.begin(key, key)
    stored = item()
    assert key.partition("#")[2] not in str(stored | {"payload": ""})
    assert code not in str(stored["codeHash"])
    codes.finish(key)
    left = client("dynamodb").get_item(TableName=table, Key={"purpose": stored["purpose"]})["Item"]
    assert left.keys() == {"purpose", "expiresAt", "windowEnds", "codes"}
    assert int(left["expiresAt"]["N"]) == 1_800_000_000 + HOUR


def test_finishing_what_never_began_leaves_nothing(codes, key, table):
    before = client("dynamodb").scan(TableName=table)["Count"]
    codes.finish(key)
    assert client("dynamodb").scan(TableName=table)["Count"] == before
