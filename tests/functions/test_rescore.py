"""After a change of the score, the features or the model, all undecided asks are scored again, and no decided one."""

import json
from dataclasses import replace

import pytest

from referral.adapters.nlu import Nlu
from referral.application import rank
from referral.domain.referral import Judged
from referral.domain.states import State
from referral.domain.versions import FEATURES_VERSION, MODEL, score_version
from referral.entrypoints import drain
from referral.matching import job_features
from referral.matching.assessment import Unscorable
from referral.matching.features import CandidateFeatures, NoFeatures
from tests.functions.conftest import email_of, module

RESCORE = {"rescore": True}


@pytest.fixture
def ranker(stack, monkeypatch):
    """The ranker, with nothing to do for the asks of other tests, and without patience."""
    ranker = module("rank_referrals")
    monkeypatch.setattr(ranker, "patience", 0)
    ranker.asks._database.run(
        lambda cursor: cursor.execute("UPDATE referral SET state = 'withdrawn' WHERE state IN ('scoring', 'queued')")
    )
    return ranker


@pytest.fixture
def release(monkeypatch):
    """release(rules=…, features=…, model=…) is what a deployment of these versions changes."""

    def release(rules: str | None = None, features: str | None = None, model: str | None = None) -> None:
        if rules:
            monkeypatch.setattr("referral.domain.versions.SCORE_VERSION", rules)
        if features:
            monkeypatch.setattr("referral.domain.versions.FEATURES_VERSION", features)
        if model:
            for name in ("domain.versions", "adapters.documents", "adapters.ranking_queue"):
                monkeypatch.setattr(f"referral.{name}.MODEL", model)
        if features or model:
            monkeypatch.setattr(
                "referral.adapters.documents._CURRENT", f"{features or FEATURES_VERSION}/{model or MODEL}"
            )

    return release


@pytest.fixture
def serve(monkeypatch):
    """serve(model) makes the endpoint one of this model."""
    original = Nlu.embed

    def serve(model: str) -> None:
        monkeypatch.setattr(Nlu, "embed", lambda nlu, texts: replace(original(nlu, texts), model=model))

    return serve


@pytest.fixture
def only(call):
    def only(seeker):
        (referral,) = call("my_referral", caller=seeker).body["referrals"]
        return referral

    return only


@pytest.fixture
def settled(ranker, person, ask, settle):
    """settled(n) gives n seekers whose asks for the job of this place are scored."""

    def settled(number: int) -> list[str]:
        seekers = [person(skills=[f"skill {n}"]) for n in range(number)]
        for seeker in seekers:
            ask(seeker)
        settle()
        return seekers

    return settled


def test_an_old_score_is_stale_until_it_is_renewed(settled, employee, place, call, tick, only, release):
    (seeker,) = settled(1)
    referrer = employee(place.company)

    def stale() -> tuple[bool, bool]:
        (shown,) = call("give_referral", caller=referrer).body["referrals"]
        return only(seeker)["scoreStale"], shown["scoreStale"]

    before = only(seeker)
    assert stale() == (False, False)
    release(rules="next")
    assert tick("rank_referrals") == {}
    assert stale() == (True, True)
    assert tick("rank_referrals", RESCORE) == {"MadeDue": 1}
    assert only(seeker)["score"] == before["score"]  # the old score stays in sight until there is a new one
    assert tick("rank_referrals") == {"Scored": 1}
    assert stale() == (False, False)
    after = only(seeker)
    assert after["scoreVersion"] == score_version(MODEL) != before["scoreVersion"]
    changed = ("scoreVersion", "updatedAt")
    assert {**after, **dict.fromkeys(changed)} == {**before, **dict.fromkeys(changed)}


def test_a_decided_ask_keeps_the_score_that_it_was_decided_on(settled, employee, place, call, tick, only, release):
    matched, denied, withdrawn = settled(3)
    referrer = employee(place.company)
    for seeker, decision in ((matched, "refer"), (denied, "deny")):
        decided = {"email": email_of(seeker), "link": place.link, "decision": decision}
        assert call("give_referral", decided, caller=referrer, method="PUT").status == 200
    call("my_referral", caller=withdrawn, method="DELETE", query={"link": place.link})
    before = [only(seeker) for seeker in (matched, denied, withdrawn)]
    release(rules="next")
    assert tick("rank_referrals", RESCORE) == {}
    assert tick("rank_referrals") == {}
    assert [only(seeker) for seeker in (matched, denied, withdrawn)] == before
    assert not any(referral["scoreStale"] for referral in before)


def test_it_can_be_repeated_at_any_time_and_resumes_where_it_stopped(settled, tick, ranker, release, monkeypatch):
    settled(4)
    release(rules="next")
    monkeypatch.setattr("referral.adapters.ranking_queue._RESCORED_AT_ONCE", 1)
    assert tick("rank_referrals", RESCORE, seconds=rank.MARGIN_SECONDS) == {}
    assert ranker.asks.rescore() == 1  # and there the invocation ended
    assert tick("rank_referrals", RESCORE) == {"MadeDue": 3}
    assert tick("rank_referrals", RESCORE) == {}
    monkeypatch.setattr(rank, "BATCH", 1)
    assert ranker.asks.stale() == 4
    assert tick("rank_referrals") == {"Scored": 4}
    assert ranker.asks.stale() == 0
    assert tick("rank_referrals", RESCORE) == {}


def test_a_claimed_ask_keeps_its_claim(settled, place, tick, ranker, only, release):
    (seeker,) = settled(1)
    release(rules="next")
    (claimed,) = ranker.asks.claim_one(seeker, place.link, rank.LEASE_SECONDS)
    assert tick("rank_referrals", RESCORE) == {}
    assert ranker.asks.store([Judged(claimed, None, "by who had it")]) == {claimed.referral_id}
    assert only(seeker)["reason"] == "by who had it"


def test_an_ask_without_a_score_is_tried_again(ranker, person, ask, tick, settle, only, release, monkeypatch):
    seeker = person()
    ask(seeker)
    with monkeypatch.context() as patch:
        patch.setattr(rank, "assess", lambda *_: Unscorable("These rules find nothing to compare."))
        settle()
    assert (only(seeker)["score"], only(seeker)["scoreStale"]) == (None, False)
    release(rules="next")
    assert only(seeker)["scoreStale"] is True
    assert tick("rank_referrals", RESCORE) == {"MadeDue": 1}
    assert tick("rank_referrals") == {"Scored": 1}
    assert only(seeker)["score"] > 0
    assert only(seeker)["scoreStale"] is False


def test_a_change_of_reading_reaches_the_evidence(settled, tick, settle, ranker, place, only, release, monkeypatch):
    (seeker,) = settled(1)
    kinds = {evidence["kind"] for evidence in only(seeker)["evidence"]}
    read = job_features.requirements

    def without_years(*read_from):
        return [requirement for requirement in read(*read_from) if requirement.kind != "years"]

    monkeypatch.setattr(job_features, "requirements", without_years)
    release(features="next")
    assert not ranker.users.get(seeker).has_features
    revision = only(seeker)["revision"]
    assert ranker.jobs.features([revision]) == {revision: NoFeatures()}
    tick("rank_referrals", RESCORE)
    settle()
    shown = only(seeker)
    assert {evidence["kind"] for evidence in shown["evidence"]} == kinds - {"years"}
    assert shown["scoreStale"] is False
    assert ranker.users.get(seeker).has_features


@pytest.mark.parametrize("damage", ["SET features = :x", "SET vectors = :x", "REMOVE vectors", "REMOVE features"])
def test_features_that_cannot_be_read_are_computed_again(settled, settle, ranker, only, damage):
    (seeker,) = settled(1)
    before = only(seeker)
    documents = ranker.users._documents
    documents._dynamodb.update_item(
        TableName=documents._table,
        Key={"userId": {"S": seeker}},
        UpdateExpression=damage,
        **({"ExpressionAttributeValues": {":x": {"B": b"garbage"}}} if ":x" in damage else {}),
    )
    assert ranker.users.features([seeker]) == {seeker: NoFeatures()}
    ranker.asks.user_changed(seeker)
    settle()
    assert isinstance(ranker.users.features([seeker])[seeker], CandidateFeatures)
    assert only(seeker)["evidence"] == before["evidence"]


def test_another_model_encodes_everything_again(settled, tick, settle, ranker, place, only, release, serve):
    seekers = settled(2)
    release(model="another/model")
    serve("another/model")
    assert tick("rank_referrals", RESCORE) == {"MadeDue": 2}
    settle()
    assert {only(seeker)["scoreVersion"] for seeker in seekers} == {score_version("another/model")}
    revision = only(seekers[0])["revision"]
    assert ranker.jobs.features([revision])[revision].embedding.model == "another/model"
    assert ranker.asks.stale() == 0


def test_vectors_of_a_model_that_the_rules_do_not_know_are_not_stored(ranker, person, tick, serve, monkeypatch):
    user_id = person()
    with monkeypatch.context() as patch:
        patch.setattr(drain, "_FIRST_REQUEUE", 0)
        serve("another/model")
        assert tick("encode_users")["Outages"] == 1
    assert not ranker.users.get(user_id).has_features
    monkeypatch.undo()
    tick("encode_users")
    assert ranker.users.get(user_id).has_features


def test_a_new_ask_is_scored_before_stale_ones(settled, person, ask, tick, ranker, release, monkeypatch):
    seekers = settled(3)
    newcomer = person(skills=["newcomer"])
    ask(newcomer)
    tick("encode_users")
    release(rules="next")
    tick("rank_referrals", RESCORE)
    ranker.asks.user_changed(newcomer)  # due only after all the others
    assessed, assess = [], rank.assess
    monkeypatch.setattr(rank, "BATCH", 2)
    monkeypatch.setattr(
        rank, "assess", lambda one, *rest: assessed.append(one and one.features.skills[0].text) or assess(one, *rest)
    )
    tick("rank_referrals")
    assert assessed[0] == "newcomer"
    assert set(assessed[1:]) == {f"skill {n}" for n in range(len(seekers))}


def test_a_job_is_requeued_once_for_all_of_its_asks(settled, tick, ranker, only, release, monkeypatch):
    seekers = settled(3)
    release(features="next")
    tick("rank_referrals", RESCORE)
    sent = []
    monkeypatch.setattr(rank, "BATCH", 1)
    for queue in (ranker.user_queue, ranker.job_queue):
        monkeypatch.setattr(queue, "send", lambda key, again: sent.append(key))
    tick("rank_referrals")
    assert sorted(sent) == sorted([only(seekers[0])["revision"], *seekers])


def test_an_invocation_requeues_a_limited_number_but_new_asks_always(
    settled, person, ask, tick, ranker, release, monkeypatch
):
    settled(3)
    release(features="next")
    tick("rank_referrals", RESCORE)
    ask(person())
    sent = []
    monkeypatch.setattr(rank, "BATCH", 1)
    monkeypatch.setattr(rank, "MAX_REQUEUED", 3)
    for queue in (ranker.user_queue, ranker.job_queue):
        monkeypatch.setattr(queue, "send", lambda key, again: sent.append(key))
    assert tick("rank_referrals") == {"Waiting": 2, "PutBack": 2}
    assert len(sent) == 3
    assert ranker.asks.claim_due(State.SCORING, 1, 4, 1) == []
    assert len(ranker.asks.claim_due(State.QUEUED, 9, 4, 1)) == 2


def test_how_many_are_stale_is_a_metric_of_every_run(settled, tick, release, capsys):
    def metric(event=None) -> int:
        capsys.readouterr()
        tick("rank_referrals", event)
        lines = (json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{"))
        (stale,) = [line["Stale"] for line in lines if "Stale" in line]
        return stale[0] if isinstance(stale, list) else stale

    settled(2)
    assert metric() == 0
    release(rules="next")
    assert metric() == 2
    assert metric(RESCORE) == 2
    assert metric() == 0
