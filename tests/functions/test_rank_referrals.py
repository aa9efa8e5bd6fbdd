from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from pymysql.connections import Connection

from referral.adapters.ranking_queue import RankingQueue
from referral.application import rank
from referral.domain.errors import Outage
from referral.domain.evidence import Evidence, Score, Verdict
from referral.domain.referral import Judged
from referral.domain.requirements import Kind, Need
from referral.domain.states import State
from referral.entrypoints.database import database
from referral.entrypoints.schedule import Unfinished
from tests.functions.conftest import module


@pytest.fixture
def ranker(stack):
    return module("rank_referrals")


def only(call, seeker):
    (referral,) = call("my_referral", caller=seeker).body["referrals"]
    return referral


def encode(tick):
    for function in ("encode_users", "encode_jobs"):
        while tick(function):
            pass


def test_user_and_job_may_be_encoded_in_either_order(person, ask, tick, call):
    for order in (("encode_users", "encode_jobs"), ("encode_jobs", "encode_users")):
        seeker = person()
        ask(seeker)
        for function in order:
            tick("rank_referrals")
            assert only(call, seeker)["state"] == "scoring"
            tick(function)
        tick("rank_referrals")
        assert only(call, seeker)["state"] == "queued"


def test_the_ranker_can_be_invoked_with_one_ask(person, ask, tick, call):
    first, second = person(), person()
    link = ask(first)["link"]
    ask(second)
    encode(tick)
    assert tick("rank_referrals", {"userId": first, "link": link}) == {"Scored": 1}
    assert only(call, first)["state"] == "queued"
    assert only(call, second)["state"] == "scoring"


def test_ranking_twice_gives_the_same_score(person, ask, tick, call, settle):
    seeker = person()
    link = ask(seeker)["link"]
    settle()
    first = only(call, seeker)
    assert tick("rank_referrals", {"userId": seeker, "link": link}) == {"Scored": 1}
    again = only(call, seeker)
    assert {**again, "updatedAt": None} == {**first, "updatedAt": None}


def test_two_rankers_never_claim_the_same_ask(person, ask, stack):
    seeker = person()
    mine = {ask(seeker, link=f"https://jobs.example.com/race/{seeker}/{n}")["referralId"] for n in range(30)}

    def claims() -> list[str]:
        asks, found = RankingQueue(database()), []
        while batch := asks.claim_due(State.SCORING, 3, 4, 60):
            found += [claimed.referral_id for claimed in batch]
        return found

    with ThreadPoolExecutor(4) as threads:
        claimed = [one for found in [f.result() for f in [threads.submit(claims) for _ in range(4)]] for one in found]
    assert len(claimed) == len(set(claimed))
    assert mine <= set(claimed)
    RankingQueue(database()).user_changed(seeker)


def test_a_lost_claim_writes_nothing(person, ask, tick, ranker, call, settle):
    seeker = person()
    link = ask(seeker)["link"]
    encode(tick)
    (stale,) = ranker.asks.claim_one(seeker, link, 60)
    ranker.asks.user_changed(seeker)
    assert ranker.asks.store([Judged(stale, None, "must not be written")]) == set()
    assert ranker.asks.wait(stale, 1000) is False
    settle()
    assert only(call, seeker)["reason"] is None


def test_a_decided_ask_gets_no_score_whatever_its_claim(person, ask, ranker, rows):
    seeker = person()
    (claimed,) = ranker.asks.claim_one(seeker, ask(seeker)["link"], 60)
    query = "UPDATE referral SET state = 'matched' WHERE seeker = %s"
    ranker.asks._database.run(lambda cursor: cursor.execute(query, (seeker,)))
    assert ranker.asks.store([Judged(claimed, None, "must not be written")]) == set()
    assert rows("SELECT state, reason FROM referral WHERE seeker = %s", seeker) == [("matched", None)]


def test_unencoded_profiles_are_requeued_and_later_their_asks_are_shown_without_a_score(
    person, ask, tick, ranker, call, monkeypatch, settle
):
    seeker = person()
    link = ask(seeker)["link"]
    monkeypatch.setattr(ranker, "patience", 0)
    sent = []
    with monkeypatch.context() as patch:
        patch.setattr(ranker.user_queue, "send", lambda key, again: sent.append(key))
        patch.setattr(ranker.job_queue, "send", lambda key, again: sent.append(key))
        tick("rank_referrals", {"userId": seeker, "link": link})
    assert seeker in sent
    referral = only(call, seeker)
    assert (referral["state"], referral["score"]) == ("queued", None)
    assert "could not be encoded" in referral["reason"]
    settle()
    assert only(call, seeker)["score"] > 0


def test_an_outage_of_a_store_uses_up_no_attempts(person, ask, tick, ranker, call, monkeypatch, rows, settle):
    seeker = person()
    id = ask(seeker)["referralId"]

    def is_out(_):
        raise Outage("The table")

    with monkeypatch.context() as patch:
        patch.setattr(rank, "LEASE_SECONDS", 0.0)
        patch.setattr(ranker.users, "features", is_out)
        for _ in range(3 * rank.MAX_ATTEMPTS):
            with pytest.raises(Unfinished, match="Outage"):
                tick("rank_referrals")
    assert rows("SELECT attempts, claim FROM referral WHERE referral_id = %s", id) == [(0, None)]
    settle()
    assert only(call, seeker)["score"] > 0


def test_an_ask_that_ended_the_ranker_often_is_claimed_alone(person, ask, ranker, rows):
    asks, seeker = ranker.asks, person()
    id = ask(seeker)["referralId"]
    for _ in range(rank.MAX_ATTEMPTS + 1):  # the ranker dies each time
        assert asks.claim_one(seeker, ask(seeker)["link"], 0.0)
    claimed = asks.claim_due(State.SCORING, 100, rank.MAX_ATTEMPTS, 60)
    assert id not in [one.referral_id for one in claimed]
    suspects = iter(lambda: asks.claim_suspect(rank.MAX_ATTEMPTS, 60), [])
    assert [len(batch) for batch in suspects if batch[0].referral_id == id] == [1]
    asks.user_changed(seeker)
    assert rows("SELECT attempts FROM referral WHERE referral_id = %s", id) == [(0,)]


def test_claims_are_counted_up_to_a_limit(person, ask, ranker, rows):
    seeker = person()
    referral = ask(seeker)
    query = "UPDATE referral SET attempts = 999 WHERE seeker = %s"
    ranker.asks._database.run(lambda cursor: cursor.execute(query, (seeker,)))
    for _ in range(2):
        assert ranker.asks.claim_one(seeker, referral["link"], 0.0)
    assert rows("SELECT attempts FROM referral WHERE seeker = %s", seeker) == [(1000,)]
    ranker.asks.user_changed(seeker)


def test_a_failing_ask_does_not_hold_up_others(person, ask, tick, ranker, call, monkeypatch):
    good, bad = person(), person(skills=["the bad one"])
    ask(bad), ask(good)
    encode(tick)
    original = rank.assess

    def assess(candidate, *rest):
        assert candidate.features.skills[0].text != "the bad one"
        return original(candidate, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(rank, "assess", assess)
        tick("rank_referrals")
    assert only(call, good)["state"] == "queued"
    assert only(call, bad)["state"] == "scoring"


def test_an_unreadable_document_does_not_affect_others(person, ask, tick, ranker, call):
    good, bad = person(), person()
    ask(bad), ask(good)
    encode(tick)
    documents = ranker.users._documents
    documents._dynamodb.put_item(TableName=documents._table, Item={"userId": {"S": bad}, "body": {"S": "{}"}})
    tick("rank_referrals")
    assert only(call, good)["score"] > 0
    assert only(call, bad)["score"] is None


def test_an_ask_that_can_never_be_scored_is_shown_without_a_score(person, ask, ranker, tick, call, monkeypatch):
    seeker = person()
    link = ask(seeker)["link"]
    encode(tick)
    monkeypatch.setattr(rank, "assess", lambda *_: 1 / 0)
    for _ in range(rank.MAX_ATTEMPTS + 1):
        tick("rank_referrals", {"userId": seeker, "link": link})
    assert only(call, seeker)["reason"] == "The score could not be computed. It will be tried again."


def test_every_move_leaves_a_row_of_history(person, employee, ask, settle, call, place, ranker, rows):
    seeker, referrer = person(), employee(place.company)
    referral = ask(seeker)
    settle()
    call("give_referral", {"referralId": referral["referralId"], "decision": "refer"}, caller=referrer, method="PUT")

    query = "SELECT from_state, to_state, moved_by FROM referral_move WHERE referral_id = %s ORDER BY move_id"
    assert rows(query, referral["referralId"]) == [
        (None, "scoring", seeker),
        ("scoring", "queued", "ranker"),
        ("queued", "matched", referrer),
    ]


@pytest.fixture
def statements(monkeypatch):
    """What is sent to the database, with the first word of each."""
    sent, query = [], Connection.query

    def record(connection, sql, *rest):
        sent.append(str(sql).split()[0].upper())
        return query(connection, sql, *rest)

    monkeypatch.setattr(Connection, "query", record)
    return sent


def test_results_are_stored_together_but_for_those_whose_claims_were_lost(person, ask, ranker, rows, statements):
    kept, lost = person(), person()
    links = [ask(kept, link=f"https://jobs.example.com/together/{kept}/{n}")["link"] for n in range(5)]
    claimed = [one for link in links for one in ranker.asks.claim_one(kept, link, 60)]
    (broken,) = ranker.asks.claim_one(lost, ask(lost)["link"], 60)
    ranker.asks.user_changed(lost)
    statements.clear()
    stored = ranker.asks.store([Judged(one, None, "stored") for one in (broken, *claimed)])
    assert stored == {one.referral_id for one in claimed}
    assert [word for word in statements if word not in ("BEGIN", "COMMIT")] == ["SELECT", "UPDATE", "INSERT"]
    query = "SELECT state, reason, due_at, claim FROM referral WHERE seeker = %s"
    assert set(rows(query, kept)) == {("queued", "stored", None, None)}
    moves = (
        "SELECT to_state, COUNT(*) FROM referral_move JOIN referral USING (referral_id) WHERE seeker = %s GROUP BY 1"
    )
    assert dict(rows(moves, kept)) == {"scoring": 5, "queued": 5}
    assert dict(rows(moves, lost)) == {"scoring": 1}


def test_results_of_more_than_a_statement_may_have_are_stored_together(person, ask, ranker, rows, statements):
    ((most,),) = rows("SELECT @@max_allowed_packet")
    seeker, number = person(), 12
    links = [ask(seeker, link=f"https://jobs.example.com/long/{seeker}/{n}")["link"] for n in range(number)]
    claimed = [one for link in links for one in ranker.asks.claim_one(seeker, link, 60)]
    quote = '"Pflege\\" ' * (most // number // 10)
    evidence = Evidence("German", Kind.SKILLS, Need.REQUIRED, Verdict.MET, quote, Decimal(1), Decimal(1))
    score = Score(Decimal(50), "version", (evidence,))
    statements.clear()
    assert ranker.asks.store([Judged(one, score) for one in claimed]) == {one.referral_id for one in claimed}
    assert 1 < statements.count("UPDATE") < number
    query = (
        "SELECT state, JSON_VALUE(evidence, '$[0].quote') = %s AS is_whole, SUM(LENGTH(evidence))"
        " FROM referral WHERE seeker = %s GROUP BY state, is_whole"
    )
    ((state, is_whole, size),) = rows(query, quote, seeker)
    assert (state, is_whole) == ("queued", 1)
    assert size > most


def test_an_ask_that_is_to_be_tried_again_is_due_later(person, ask, ranker, rows):
    seeker = person()
    (claimed,) = ranker.asks.claim_one(seeker, ask(seeker)["link"], 60)
    ranker.asks.store([Judged(claimed, None, "not yet", again_in=1000.0)])
    query = "SELECT state, ROUND(TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), due_at), -2) FROM referral WHERE seeker = %s"
    assert rows(query, seeker) == [("queued", 1000)]


def test_a_popular_posting_is_made_due_in_slices(person, ask, ranker, rows, settle, statements, monkeypatch):
    monkeypatch.setattr("referral.adapters.ranking_queue._SLICE", 2)
    seekers = [person() for _ in range(5)]
    for seeker in seekers:
        ask(seeker)
    settle()
    ((revision,),) = rows("SELECT DISTINCT submitted_revision FROM referral WHERE seeker = %s", seekers[0])
    due = "SELECT COUNT(*) FROM referral WHERE submitted_revision = %s AND due_at IS NOT NULL"
    assert rows(due, revision) == [(0,)]
    statements.clear()
    ranker.asks.posting_encoded(revision)
    assert statements.count("UPDATE") == 3
    assert rows(due, revision) == [(5,)]
    settle()


@pytest.mark.parametrize("version", ["old", None])
def test_stale_scores_are_counted_up_to_a_limit_and_made_due_once(person, ask, ranker, settle, version):
    for seeker in (person(), person()):
        ask(seeker)
    settle()
    query = "UPDATE referral SET score_version = %s WHERE state = 'queued'"
    ranker.asks._database.run(lambda cursor: cursor.execute(query, (version,)))
    assert ranker.asks.stale() >= 2
    assert ranker.asks.stale(1) == 1
    assert ranker.asks.rescore() >= 2
    assert ranker.asks.rescore() == 0
    settle()
