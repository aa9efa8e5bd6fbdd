from dataclasses import replace

import pytest

from costs.round_trips import BUDGET
from costs.sizing import RUNS_A_MONTH
from costs.workload import Workload


def test_a_function_with_less_memory_gets_less_of_a_processor(work: Workload):
    work = replace(work, assumed=replace(work.assumed, waiting_ms=0, accounts_ms=0))
    assert work.seconds("ask_referral") == pytest.approx(0.01 * 1769 / 512)
    assert work.seconds("rank_referrals") == pytest.approx(0.01 * 1769 / 1024)


def test_waiting_is_paid_for_and_not_stretched(work: Workload):
    impatient = replace(work, assumed=replace(work.assumed, waiting_ms=0))
    assert work.seconds("my_referral") - impatient.seconds("my_referral") == pytest.approx(
        0.005 * sum(BUDGET["GET /myreferral"].values())
    )


def test_encoding_waits_for_the_model_and_longer_documents_take_longer(work: Workload):
    longer = replace(work, assumed=replace(work.assumed, documents=3))
    assert work.seconds("encode_users") > work.model_seconds("profile") > 0.03
    assert longer.seconds("encode_users") > 2 * work.seconds("encode_users")
    assert longer.seconds("login") == work.seconds("login")


def test_each_model_that_is_asked_adds_its_overhead(work: Workload):
    instant = replace(work, measured=replace(work.measured, model_s={"profile": 0, "posting": 0}))
    assert instant.model_seconds("profile") == pytest.approx(0.03)
    assert instant.model_seconds("posting") == pytest.approx(0.06)


def test_a_run_with_nothing_to_do_waits_for_its_queue_or_for_mysql(work: Workload):
    assert [work.idle_seconds(f) for f in ("encode_users", "encode_jobs")] == [1, 1]
    assert work.idle_seconds("rank_referrals") == pytest.approx(4 * 0.005)
    nothing = work.with_asks(0)
    rounds = nothing.rounds * 256 * 0.005  # of the reconciler, which lists accounts
    assert nothing.function_gb_seconds == pytest.approx(RUNS_A_MONTH * (2 * 0.5 + 4 * 0.005) + rounds)


def test_a_known_posting_is_read_and_not_written_again(work: Workload):
    known = replace(work, assumed=replace(work.assumed, new_postings=0, registrations=0, rankings=0, months=0))
    assert known.table_writes == work.asks  # the budget
    assert known.table_reads == 2 * work.asks  # profile and posting


def test_reads_are_counted_in_whole_units(work: Workload):
    only_asks = replace(work, assumed=replace(work.assumed, new_postings=0, registrations=0, rankings=0, months=0))
    longer = replace(only_asks, assumed=replace(only_asks.assumed, documents=3))
    assert only_asks.table_reads == 2 * work.asks
    assert longer.table_reads > only_asks.table_reads


def test_the_database_has_a_smallest_and_a_largest_size(work: Workload):
    assert work.with_asks(0).paid_database_capacity == 0.5
    assert work.with_asks(10**12).paid_database_capacity == 8


def test_the_reconciler_reads_everything_once_a_day(work: Workload):
    people, postings, asks = 0.25, 0.3, 0.35
    work = replace(work.with_asks(100), assumed=replace(work.assumed, months=1))
    assert list(work.stored.values()) == pytest.approx([100 * people, 100 * postings, 100 * asks])
    assert work.rounds == pytest.approx(730 / 24)
    assert work.reads_of_a_round == pytest.approx(100 * ((3 + 1 / 7) * people + postings + 2 * asks))
    assert work.lists_of_a_round == pytest.approx(100 * people * (0.02 + 1 / 7))
    computing = 0.01 * 100 * (people + postings + asks) * 1769 / 1024
    assert work.round_seconds == pytest.approx(computing + 0.005 * (256 + 2 / 7 * 100 * people))


def test_a_round_takes_longer_than_a_day_if_too_much_is_stored(work: Workload):
    many, more = work.with_asks(10**8), work.with_asks(2 * 10**8)
    assert many.rounds < 730 / 24
    assert many.rounds * many.round_seconds == pytest.approx(more.rounds * more.round_seconds)
