from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from referral.adapters.mail_limits import WINDOW_S, MailLimits
from referral.domain.errors import TooManyMails


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def limits(stack, clock):
    return MailLimits(stack.resources["PendingTable"].id, clock)


@pytest.fixture
def key():
    return uuid4().hex


def test_so_many_mails_are_sent_in_an_hour(limits, clock, key):
    for _ in range(3):
        limits.count(key, 3)
    clock.now += WINDOW_S - 60
    with pytest.raises(TooManyMails) as refused:
        limits.count(key, 3)
    assert refused.value.parameters == {"retryAfter": 60}
    clock.now += 60
    limits.count(key, 3)


def test_what_was_not_sent_does_not_count(limits, key):
    limits.take_back(key)
    limits.count(key, 1)
    limits.take_back(key)
    limits.count(key, 1)
    with pytest.raises(TooManyMails):
        limits.count(key, 1)


def test_each_key_is_counted_apart(limits, key):
    limits.count(f"{key} a", 1)
    limits.count(f"{key} b", 1)
    with pytest.raises(TooManyMails):
        limits.count(f"{key} a", 1)


def test_many_at_the_same_time_send_no_more_than_the_limit(limits, key):
    def count(_: int) -> bool:
        try:
            limits.count(key, 3)
        except TooManyMails:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(count, range(16))) == 3


def test_a_count_expires(stack, limits, clock, key):
    limits.count(key, 1)
    table = stack.resources["PendingTable"].id
    item = limits._dynamodb.get_item(TableName=table, Key={"purpose": {"S": f"mails#{key}"}})["Item"]
    assert float(item["expiresAt"]["N"]) == clock.now + WINDOW_S
