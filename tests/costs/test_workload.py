from dataclasses import replace

import pytest

from costs.workload import Workload


def test_a_function_with_less_memory_gets_less_of_a_processor(work: Workload):
    work = replace(work, assumed=replace(work.assumed, waiting_ms=0, accounts_ms=0))
    assert work.seconds("ask_referral") == pytest.approx(0.01 * 1769 / 512)
    assert work.seconds("rank_referrals") == pytest.approx(0.01 * 1769 / 1024)


def test_waiting_is_paid_for_and_not_stretched(work: Workload):
    impatient = replace(work, assumed=replace(work.assumed, waiting_ms=0))
    assert work.seconds("my_referral") - impatient.seconds("my_referral") == pytest.approx(3 * 0.005)


def test_encoding_waits_for_the_model_and_longer_documents_take_longer(work: Workload):
    longer = replace(work, assumed=replace(work.assumed, documents=3))
    assert work.seconds("encode_users") > work.model_seconds("profile") > 0.03
    assert longer.seconds("encode_users") > 2 * work.seconds("encode_users")
    assert longer.seconds("login") == work.seconds("login")


def test_a_posting_that_is_there_is_paid_for_like_a_write(work: Workload):
    only_known = replace(work, assumed=replace(work.assumed, new_postings=0, registrations=0))
    assert only_known.table_writes == work.asks * 2  # of 1 KiB, for 2 KiB


def test_reads_are_counted_in_whole_units(work: Workload):
    only_asks = replace(work, assumed=replace(work.assumed, new_postings=0, registrations=0, rankings=0))
    assert only_asks.table_reads == work.asks


def test_the_database_has_a_smallest_and_a_largest_size(work: Workload):
    assert work.with_asks(0).paid_database_capacity == 0.5
    assert work.with_asks(10**12).paid_database_capacity == 8
