from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from referral.adapters.aws import client
from referral.adapters.budgets import Budgets
from referral.domain.budgets import BUDGETS, DAY_S, HOUR_S, Costly
from referral.domain.errors import BudgetSpent

MIDNIGHT = 1_800_000_000 // DAY_S * DAY_S
HOURLY, DAILY = BUDGETS[Costly.ASK][HOUR_S], BUDGETS[Costly.ASK][DAY_S]


class Clock:
    def __init__(self) -> None:
        self.now = float(MIDNIGHT)

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def budgets(stack, clock):
    return Budgets(stack.resources["BudgetsTable"].id, clock)


@pytest.fixture
def person():
    return uuid4().hex


def refusal(budgets: Budgets, person: str, thing: str) -> BudgetSpent | None:
    try:
        budgets.spend(person, Costly.ASK, thing)
    except BudgetSpent as spent:
        return spent
    return None


def test_an_hour_has_its_budget_and_the_next_one_another(budgets, person, clock):
    clock.now += 600
    assert not any(refusal(budgets, person, str(number)) for number in range(HOURLY))
    spent = refusal(budgets, person, "one more")
    assert spent.parameters == {"maximum": HOURLY, "retryAfter": HOUR_S - 600}
    assert str(HOURLY) in spent.detail
    clock.now += HOUR_S - 600 - 1
    assert refusal(budgets, person, "one more")
    clock.now += 1
    assert not refusal(budgets, person, "one more")


def test_a_day_has_its_budget_however_it_is_spread(budgets, person, clock):
    for number in range(DAILY):
        assert not refusal(budgets, person, str(number))
        clock.now += HOUR_S // HOURLY + 1
    spent = refusal(budgets, person, "one more")
    assert spent.parameters == {"maximum": DAILY, "retryAfter": MIDNIGHT + DAY_S - int(clock.now)}
    clock.now = MIDNIGHT + DAY_S
    assert not refusal(budgets, person, "one more")


def test_the_same_thing_costs_nothing_again_even_if_the_budget_is_spent(budgets, person):
    for number in range(HOURLY):
        assert not refusal(budgets, person, str(number % 2 and number))
        assert not refusal(budgets, person, "0")
    rest = [number for number in range(HOURLY, 2 * HOURLY) if not refusal(budgets, person, str(number))]
    assert len(rest) == HOURLY - HOURLY // 2 - 1
    assert not refusal(budgets, person, "1")
    assert refusal(budgets, person, "new")


def test_a_refused_thing_does_not_count(budgets, person, clock):
    for number in range(HOURLY):
        budgets.spend(person, Costly.ASK, str(number))
    for number in range(DAILY):
        assert refusal(budgets, person, f"refused {number}")
    clock.now += HOUR_S
    assert not any(refusal(budgets, person, f"later {number}") for number in range(HOURLY))


def test_what_was_taken_back_is_not_paid(budgets, person):
    for number in range(2 * HOURLY):
        budgets.spend(person, Costly.ASK, str(number))
        budgets.take_back(person, Costly.ASK, str(number))
    assert not any(refusal(budgets, person, str(number)) for number in range(HOURLY))
    assert refusal(budgets, person, "one more")


def kept_of(stack, person):
    items = client("dynamodb").scan(TableName=stack.resources["BudgetsTable"].id)["Items"]
    return [item for item in items if person in item["spender"]["S"]]


def test_taking_back_after_midnight_changes_nothing(stack, budgets, person, clock):
    budgets.spend(person, Costly.ASK, "late")
    before = kept_of(stack, person)
    clock.now += DAY_S
    budgets.take_back(person, Costly.ASK, "late")
    assert kept_of(stack, person) == before
    assert len(before) == 1


def test_many_at_once_get_no_more(budgets, person):
    with ThreadPoolExecutor(8) as pool:
        refused = list(pool.map(lambda number: bool(refusal(budgets, person, str(number))), range(2 * HOURLY)))
    assert refused.count(False) == HOURLY


def test_another_person_has_a_budget_of_their_own(budgets, person):
    for number in range(HOURLY):
        budgets.spend(person, Costly.ASK, str(number))
    assert not refusal(budgets, uuid4().hex, "one")


def test_the_table_keeps_no_text_and_forgets_after_the_day(stack, budgets, person):
    budgets.spend(person, Costly.ASK, "what the posting says")
    table = stack.resources["BudgetsTable"].id
    (item,) = kept_of(stack, person)
    assert "posting" not in str(item)
    assert int(item["expiresAt"]["N"]) == MIDNIGHT + DAY_S
    described = client("dynamodb").describe_time_to_live(TableName=table)["TimeToLiveDescription"]
    assert described["AttributeName"] == "expiresAt"


def test_every_budget_has_an_hour_and_a_larger_day():
    assert BUDGETS.keys() == set(Costly)
    for budget in BUDGETS.values():
        assert 0 < budget[HOUR_S] < budget[DAY_S]
