from dataclasses import replace

import pytest

from costs.bill import bill, reconciling
from costs.workload import Workload


def test_costs_per_unit(work: Workload):
    dollars = bill(work)
    requests = 1.5 + 0.25 + 1 + 5 + 2 + 0.65
    assert dollars["API Gateway"] == pytest.approx(3.5 * requests)
    assert dollars["Cognito"] == pytest.approx(400_000 * 0.015 + 250 * 0.10)
    assert dollars["Data transfer out"] == pytest.approx(0.09 * (5 * 5 + 2 * 20 + 2))
    assert dollars["Firewall"] == pytest.approx(5 + 6 + 0.6 * requests)


def test_fixed_costs_do_not_need_an_ask(work: Workload):
    standing = bill(work.with_asks(0))
    assert standing["Network endpoints"] == pytest.approx(4 * 2 * 730 * 0.01)
    assert standing["Aurora"] == pytest.approx(0.5 * 730 * 0.12)
    assert {service for service, usd in standing.items() if usd == 0} == {
        "Cognito", "API Gateway", "DynamoDB", "SageMaker", "S3", "Data transfer out",
    }  # fmt: skip


def test_no_service_gets_cheaper_with_more_asks(work: Workload):
    few, many = bill(work), bill(work.with_asks(50 * work.asks))
    assert all(many[service] >= few[service] for service in few)
    assert {service for service in few if many[service] == few[service]} == {"OpenSearch"}


@pytest.mark.parametrize(
    ("assumption", "service"),
    [
        ("active_people", "Cognito"),
        ("cold_starts", "Lambda"),
        ("database_ios", "Aurora"),
        ("documents", "DynamoDB"),
        ("documents", "SageMaker"),
        ("lists", "Data transfer out"),
        ("months", "S3"),
        ("new_postings", "SQS"),
        ("rankings", "DynamoDB"),
        ("resume_bytes", "S3"),
    ],
)
def test_an_assumption_counts(work: Workload, assumption: str, service: str):
    doubled = replace(work.assumed, **{assumption: 2 * getattr(work.assumed, assumption)})
    assert bill(replace(work, assumed=doubled))[service] > bill(work)[service]


def test_the_rounds_of_the_reconciler_are_part_of_the_bill(work: Workload, monkeypatch: pytest.MonkeyPatch):
    with_rounds, rounds = sum(bill(work).values()), reconciling(work)
    monkeypatch.setattr(Workload, "rounds", 0)
    assert with_rounds - sum(bill(work).values()) == pytest.approx(rounds)
    assert rounds > 0
