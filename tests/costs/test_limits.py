from dataclasses import replace

import pytest

from costs.assumptions import SECONDS
from costs.limits import limits
from costs.workload import Workload


def asks_within(work: Workload, part: str) -> float:
    return next(limit.asks for limit in limits(work) if limit.part == part)


def test_the_narrowest_comes_first(work: Workload):
    found = [limit.asks for limit in limits(work)]
    assert found == sorted(found)


def test_a_route_is_full_when_its_busiest_second_is(work: Workload):
    asks = asks_within(work, "API: `POST /login`")
    requests = work.with_asks(asks).requests["login"]
    assert requests / SECONDS * work.assumed.busiest == pytest.approx(20)


def test_a_drain_is_full_when_its_busiest_minute_has_no_second_left(work: Workload):
    asks = asks_within(work, "profiles encoded")
    a_minute = work.with_asks(asks).worked_off["encode_users"] / SECONDS * 60 * work.assumed.busiest
    assert a_minute * work.seconds("encode_users") == pytest.approx(50)


def test_slower_models_make_encoding_narrower_and_nothing_else(work: Workload):
    slow = replace(work, measured=replace(work.measured, model_s={"profile": 10, "posting": 0.2}))
    assert asks_within(slow, "profiles encoded") < asks_within(work, "profiles encoded") / 10
    assert asks_within(slow, "postings encoded") == asks_within(work, "postings encoded")


def test_the_reconciler_is_full_when_a_round_takes_a_day(work: Workload):
    assert work.with_asks(asks_within(work, "reconciler")).round_seconds == pytest.approx(24 * 12 * 50)


def test_it_does_not_matter_how_many_asks_there_are(work: Workload):
    assert limits(work) == limits(work.with_asks(7))
