from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from referral.adapters.aws import client
from referral.adapters.codes import Codes
from referral.adapters.keyed_hash import KeyedHash
from referral.adapters.secrets import Secret
from referral.domain.code import DONE
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


def mailed(codes: Codes, key: str, payload: str, bound_to: str = "") -> str | None:
    """A code that was begun and kept; None after too many."""
    code = codes.begin(key)
    if code:
        codes.keep(key, code, payload, bound_to)
    return code


def refused(codes: Codes, key: str, code: str, bound_to: str = "") -> bool:
    try:
        codes.redeem(key, code, bound_to)
    except WrongCode:
        return True
    return False


def test_the_right_code_gives_the_payload_until_the_step_is_finished(codes, key):
    code = mailed(codes, key, "payload")
    assert [codes.redeem(key, code) for _ in range(7)] == ["payload"] * 7
    codes.finish(key)
    codes.finish(key)
    assert refused(codes, key, code)


def test_five_wrong_codes_use_it_up(codes, key):
    code = mailed(codes, key, "payload")
    assert all(refused(codes, key, another(code)) for _ in range(4))
    assert codes.redeem(key, code) == "payload"
    assert refused(codes, key, another(code))
    assert refused(codes, key, code)


def test_many_guesses_at_once_are_still_only_five(codes, key):
    code = mailed(codes, key, "payload")
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda _: refused(codes, key, another(code)), range(32)))
    assert refused(codes, key, code)


def test_a_code_lives_for_ten_minutes(codes, key, clock):
    code = mailed(codes, key, "payload")
    clock.now += 10 * MINUTE - 1
    assert codes.redeem(key, code) == "payload"
    clock.now += 2
    assert refused(codes, key, code)


def test_a_new_code_replaces_the_older_one(codes, key):
    old, new = mailed(codes, key, "old"), mailed(codes, key, "new")
    assert codes.redeem(key, new) == "new"
    assert old == new or refused(codes, key, old)


def test_a_code_is_good_for_its_own_purpose_only(codes, key):
    code = mailed(codes, key, "payload")
    mailed(codes, key.replace("register", "reset"), "payload")
    assert refused(codes, key.replace("register", "reset"), code)
    assert refused(codes, f"x{key}", code)


def test_there_are_five_codes_an_hour_and_the_last_one_stays(codes, key, clock):
    *_, last = [mailed(codes, key, str(number)) for number in range(5)]
    assert mailed(codes, key, "one too many") is None
    assert codes.redeem(key, last) == "4"
    codes.finish(key)
    assert mailed(codes, key, "finishing does not help") is None
    clock.now += HOUR + 1
    assert codes.redeem(key, mailed(codes, key, "next hour")) == "next hour"
    assert sum(mailed(codes, key, "again") is not None for _ in range(9)) == 4


def test_the_table_has_neither_address_nor_code_and_forgets_the_rest(codes, key, table):
    def item() -> dict:
        scanned = client("dynamodb").scan(TableName=table)["Items"]
        return next(one for one in scanned if one.get("payload", {}).get("S") == key or str(one) == kept)

    kept = ""
    code = mailed(codes, key, key)
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


def test_a_code_that_was_begun_redeems_nothing_before_it_is_kept(codes, key):
    code = codes.begin(key)
    assert refused(codes, key, code)
    codes.keep(key, code, "payload")
    assert codes.redeem(key, code) == "payload"


def test_a_code_that_was_taken_back_does_not_count_and_an_older_one_stays(codes, key):
    kept = mailed(codes, key, "payload")
    for _ in range(9):
        assert codes.begin(key)
        codes.take_back(key)
    assert codes.redeem(key, kept) == "payload"
    assert sum(codes.begin(key) is not None for _ in range(9)) == 4


def test_a_code_that_is_bound_counts_with_that_text_only_and_replaces_no_other(codes, key):
    mine, other = mailed(codes, key, "mine", "my hash"), mailed(codes, key, "other", "another hash")
    for wrong in ("", "another hash", "third hash"):
        assert mine == other or all(refused(codes, key, mine, wrong) for _ in range(3))
    for _ in range(9):
        refused(codes, key, another(other), "another hash")
    assert codes.redeem(key, mine, "my hash") == "mine"
    assert sum(mailed(codes, key, "more", str(number)) is not None for number in range(9)) == 3
    codes.finish(key)
    assert refused(codes, key, mine, "my hash")


def test_finishing_forgets_all_that_is_bound(codes, key, table):
    for number in range(3):
        mailed(codes, key, f"payload of {key}", str(number))
    items = lambda: str(client("dynamodb").scan(TableName=table)["Items"]).count(f"payload of {key}")  # noqa: E731
    assert items() == 3
    codes.finish(key)
    assert items() == 0


def test_what_is_done_can_be_repeated_for_ten_minutes_with_the_same_text_only(codes, key, clock, table):
    mine, other = mailed(codes, key, f"payload of {key}", "my hash"), mailed(codes, key, "other", "another hash")
    codes.close(key, mine, "my hash")
    assert codes.redeem(key, mine, "my hash") == DONE
    assert all(refused(codes, key, mine, wrong) for wrong in ("", "third hash"))
    assert refused(codes, key, other, "another hash")
    assert f"payload of {key}" not in str(client("dynamodb").scan(TableName=table)["Items"])
    clock.now += 10 * MINUTE
    assert refused(codes, key, mine, "my hash")


def test_finishing_forgets_what_is_done(codes, key):
    code = mailed(codes, key, "payload")
    codes.close(key, code, "my hash")
    codes.finish(key)
    assert refused(codes, key, code, "my hash")
