"""Each kind of damage is done to the real stores, found, counted, and mended or told."""

from collections import Counter
from dataclasses import replace
from functools import partial
from uuid import uuid4

import boto3
import pytest
import requests
from botocore.exceptions import EndpointConnectionError

from referral.adapters.aws import client
from referral.adapters.search import INDEX
from referral.application import erase_me
from referral.application import reconcile as use_case
from referral.domain.errors import Outage
from referral.domain.reconciliation import Walk
from referral.entrypoints.schedule import Unfinished
from tests.functions.conftest import module
from tests.fuzz.stores import Stores, changed

AT_ONCE = {"reconcile": True}
SCHEDULED = {"source": "aws.scheduler"}


@pytest.fixture(autouse=True)
def judged_at_once(stack, monkeypatch):
    """Nothing is too young to be judged."""
    monkeypatch.setattr(module("reconcile"), "settled", -1)
    monkeypatch.setattr(use_case, "_ACCOUNT_DIGITS", 1)


def end_grace(patch):
    function = module("reconcile")
    patch.setattr(function, "Stores", partial(function.Stores, grace=-1))
    patch.setattr(erase_me, "FORSAKEN_S", -1)


@pytest.fixture
def grace_is_over(monkeypatch):
    end_grace(monkeypatch)


@pytest.fixture
def reconciled(tick, stack):
    """reconciled() runs a round of each walk and gives what it found."""

    def reconciled(event=AT_ONCE):
        if "opensearch" in stack.parts:
            requests.post(f"{stack.parts['opensearch'].part.url}/_refresh", timeout=30).raise_for_status()
        outcome = tick("reconcile", event)
        assert (outcome["Failures"], outcome["Outages"]) == (0, 0)
        assert not any(walk["isUnderWay"] for walk in outcome["Walks"].values())
        found, named = Counter(outcome["Found"]), outcome["Named"]
        assert {finding: min(number, use_case.MOST_NAMED) for finding, number in not_mended(found).items()} == {
            finding: len(what) for finding, what in named.items()
        }
        return found

    return reconciled


@pytest.fixture
def seekers(person, ask, settle, call):
    """seekers(number): so many seekers, each with an ask for a posting of its own, which is scored. They are erased
    after the test, so that the next one has less to read."""
    seekers = []

    def asked(number):
        asked = {}
        for _ in range(number):
            seekers.append(person())
            asked[seekers[-1]] = ask(seekers[-1], link=f"https://jobs.example.com/{uuid4().hex}")
        settle()
        return asked

    yield asked
    for seeker in seekers:
        call("me", method="DELETE", caller=seeker)


@pytest.fixture
def found_before(reconciled, settle):
    """found_before(): what is found before anything is damaged. What other tests left of nobody is removed."""

    def found_before():
        with pytest.MonkeyPatch.context() as patch:
            end_grace(patch)
            for _ in range(4):
                found = reconciled({"removeAtMost": 10_000})
                if not mended(found):
                    break
                settle()
        return found

    return found_before


@pytest.fixture
def sound(seekers, found_before):
    """A seeker whose ask is scored, the ask, and what is found before anything of theirs is damaged."""
    ((seeker, asked),) = seekers(1).items()
    return seeker, asked, found_before()


def mended(found):
    return {finding: number for finding, number in found.items() if finding in use_case.MENDED}


def not_mended(found):
    return {finding: number for finding, number in found.items() if finding not in use_case.MENDED}


def execute(stack, query, *values):
    with stack.database.connect(stack.administrator, autocommit=True) as connection, connection.cursor() as cursor:
        return cursor.execute(query, values)


def damage_item(stack, table, key, expression, **values):
    boto3.client("dynamodb").update_item(
        TableName=stack.resources[table].id,
        Key=key,
        UpdateExpression=expression,
        **({"ExpressionAttributeValues": values} if values else {}),
    )


def delete_item(stack, table, key):
    boto3.client("dynamodb").delete_item(TableName=stack.resources[table].id, Key=key)


def of_user(user_id):
    return {"userId": {"S": user_id}}


def of_posting(asked):
    return {"revision": {"S": asked["revision"]}}


def only(call, seeker):
    (referral,) = call("my_referral", caller=seeker).body["referrals"]
    return referral


def test_sound_stores_give_zeros(sound, reconciled):
    *_, before = sound
    assert not mended(before)
    assert reconciled() == before


NOT_DUE = [
    "due_at = NULL, state = 'scoring', score = NULL, score_version = NULL",
    "due_at = NULL, state = 'scoring', claim = 'a lost claim', score = NULL, score_version = NULL",
    "score = 0.01",
    "score = NULL, reason = 'The posting is missing.'",
    "score = 0.01, due_at = UTC_TIMESTAMP(6) + INTERVAL 30 DAY",
]


def test_asks_that_nothing_makes_due(stack, seekers, found_before, call, reconciled, settle):
    asked = seekers(len(NOT_DUE))
    before, right = found_before(), {seeker: only(call, seeker)["score"] for seeker in asked}
    for damage, ask in zip(NOT_DUE, asked.values(), strict=True):
        execute(stack, f"UPDATE referral SET {damage} WHERE referral_id = %s", ask["referralId"])
    assert reconciled() - before == {"AskNotDue": len(NOT_DUE)}
    settle()
    assert {seeker: only(call, seeker)["score"] for seeker in asked} == right
    assert reconciled() == before


def test_an_ask_that_is_due_is_left_to_the_ranker(stack, sound, reconciled):
    _, asked, before = sound
    execute(
        stack, "UPDATE referral SET score = 1, due_at = UTC_TIMESTAMP(6) WHERE referral_id = %s", asked["referralId"]
    )
    assert reconciled() == before


def test_a_lost_posting_is_told_and_takes_no_score(stack, sound, call, reconciled, settle):
    seeker, asked, before = sound
    right = only(call, seeker)
    delete_item(stack, "JobsTable", of_posting(asked))
    assert reconciled() - before == {"AskWithoutPosting": 1}
    settle()
    assert only(call, seeker)["score"] == right["score"]


def test_a_new_ask_whose_posting_is_lost_is_shown_with_the_reason(stack, person, ask, call, reconciled, tick, settle):
    seeker = person()
    asked = ask(seeker)
    delete_item(stack, "JobsTable", of_posting(asked))
    assert reconciled()["AskWithoutPosting"] >= 1
    settle()
    shown = only(call, seeker)
    assert (shown["state"], shown["score"], shown["reason"]) == ("queued", None, "The posting is missing.")


def test_a_lost_profile_is_told_and_nothing_of_its_person_is_removed(
    stack, sound, call, reconciled, settle, rows, grace_is_over
):
    seeker, _, before = sound
    delete_item(stack, "UsersTable", of_user(seeker))
    found = reconciled() - before
    assert found.pop("CacheEntryOfNobody", 1) == 1
    assert found == {"AskWithoutProfile": 1, "AccountWithoutProfile": 1}
    assert rows("SELECT COUNT(*) FROM submission WHERE seeker = %s", seeker) == [(1,)]
    assert module("me").resumes.versions(seeker)


def test_an_account_without_a_profile_is_counted(reconciled, sound):
    *_, before = sound
    module("login").accounts.create(f"{uuid4().hex}@example.org", "Correct-Horse-9")
    assert reconciled() - before == {"AccountWithoutProfile": 1}


def test_a_profile_without_an_account_is_told_and_stays(stack, sound, reconciled, grace_is_over):
    seeker, _, before = sound
    boto3.client("cognito-idp").admin_delete_user(UserPoolId=stack.resources["UserPool"].id, Username=seeker)
    assert reconciled() - before == {"ProfileWithoutAccount": 1}
    assert module("me").users.exists(seeker)


def test_a_disabled_account_is_counted(stack, sound, reconciled):
    seeker, _, before = sound
    boto3.client("cognito-idp").admin_disable_user(UserPoolId=stack.resources["UserPool"].id, Username=seeker)
    assert reconciled() - before == {"AccountDisabled": 1}


def test_the_address_of_the_account_is_the_right_one(sound, reconciled):
    seeker, _, before = sound
    address = f"{uuid4().hex}@example.org"
    module("login").accounts.change_email(seeker, address)
    found = reconciled() - before
    assert found["OtherEmail"] == 1
    assert module("me").users.get(seeker).profile.person.email == address
    assert module("register").users.with_email(address) == seeker
    reconciled()
    assert reconciled() == before


NOT_OF_ITS_TEXT = [
    ("SET features = :value", {":value": {"B": b"no features"}}),
    ("SET vectors = :value", {":value": {"B": b"\0"}}),
    ("REMOVE vectors", {}),
    ("SET encodedBody = :value", {":value": {"S": "of another text"}}),
]
NOT_ENCODED = [("REMOVE features, vectors, featuresVersion", {})]


@pytest.mark.parametrize(
    ("damages", "finding"), [(NOT_OF_ITS_TEXT, "WrongEncoding"), (NOT_ENCODED, "NotEncoded")], ids=["wrong", "missing"]
)
def test_an_encoding_that_is_not_of_its_text_or_missing(
    stack, seekers, found_before, call, reconciled, settle, damages, finding
):
    """Each damage is done to a profile and to the posting of another ask."""
    asked = seekers(2 * len(damages))
    before, right = found_before(), {seeker: only(call, seeker)["score"] for seeker in asked}
    people, others = list(asked)[::2], list(asked.values())[1::2]
    for (expression, values), person, other in zip(damages, people, others, strict=True):
        damage_item(stack, "UsersTable", of_user(person), expression, **values)
        damage_item(stack, "JobsTable", of_posting(other), expression, **values)
    assert (reconciled() - before)[finding] == len(asked)
    settle()
    assert reconciled() == before
    assert {seeker: only(call, seeker)["score"] for seeker in asked} == right


def test_what_can_not_be_encoded_is_not_queued_again(stack, sound, reconciled):
    seeker, _, before = sound
    users = module("encode_users").users
    stored = users.get(seeker)
    damage_item(stack, "UsersTable", of_user(seeker), "REMOVE features, vectors, featuresVersion")
    users.store_failure(seeker, stored, "It can't.")
    assert "NotEncoded" not in reconciled() - before


def test_what_can_not_be_read_is_told_and_named(stack, sound, tick):
    seeker, asked, before = sound
    damage_item(stack, "UsersTable", of_user(seeker), "SET body = :value", **{":value": {"S": "{}"}})
    damage_item(stack, "JobsTable", of_posting(asked), "SET body = :value", **{":value": {"S": "{}"}})
    outcome = tick("reconcile", AT_ONCE)
    assert outcome["Found"]["Unreadable"] - before["Unreadable"] == 2
    assert {seeker, asked["revision"]} <= set(outcome["Named"]["Unreadable"])


def test_entries_of_the_cache_that_are_wrong(stack, sound, reconciled):
    seeker, _, before = sound
    directory, url = module("encode_users").directory, stack.parts["opensearch"].part.url
    right = directory.entries([seeker])[seeker]
    nobody = str(uuid4())
    directory.write(replace(right, userId=nobody))
    directory.write(replace(right, name="Somebody Else"))
    assert reconciled() - before == {"CacheEntryOfNobody": 1, "OtherCacheEntry": 1}
    assert directory.entries([seeker]) == {seeker: right}
    assert requests.get(f"{url}/{INDEX}/_doc/{nobody}", timeout=30).status_code == 404
    assert reconciled() == before


@pytest.mark.parametrize("is_over", [False, True])
def test_the_resume_of_nobody_and_the_one_that_no_profile_names(sound, reconciled, request, is_over):
    seeker, _, before = sound
    resumes, nobody = module("me").resumes, str(uuid4())
    for text in ("Somebody's.", "An older one."):
        resumes.put(nobody, text)
    unnamed = resumes.put(seeker, "An older one.")
    if not is_over:
        assert reconciled() - before == {"TracesOfNobody": 1, "ResumeOfNoProfile": 1}
        assert resumes.has(unnamed)
        assert resumes.versions(nobody)
    request.getfixturevalue("grace_is_over")
    assert reconciled() - before == {"TracesRemoved": 1, "ResumeRemoved": 1}
    assert not resumes.has(unnamed)
    assert not resumes.versions(nobody)
    assert resumes.has(module("me").users.get(seeker).profile.resumeKey)
    assert reconciled() == before


def test_a_resume_that_is_gone_is_told(sound, reconciled):
    seeker, _, before = sound
    resumes = module("me").resumes
    resumes.delete(resumes.versions(seeker))
    assert reconciled() - before == {"ProfileWithoutResume": 1}


@pytest.fixture
def of_nobody(stack, sound, reconciled):
    """A seeker of whom only the database holds something, and a round has found that; the ask, the profile that is
    gone, and what is found before."""
    seeker, asked, before = sound
    profile = boto3.client("dynamodb").get_item(TableName=stack.resources["UsersTable"].id, Key=of_user(seeker))["Item"]
    delete_item(stack, "UsersTable", of_user(seeker))
    boto3.client("cognito-idp").admin_delete_user(UserPoolId=stack.resources["UserPool"].id, Username=seeker)
    resumes = module("me").resumes
    resumes.delete(resumes.versions(seeker))
    found = reconciled() - before
    found.pop("CacheEntryOfNobody", 0)
    assert found == {"TracesOfNobody": 1}
    return seeker, asked, profile, before


def test_what_the_database_keeps_of_nobody_is_removed_after_a_week(
    stack, of_nobody, rows, reconciled, settle, monkeypatch
):
    """Old data that has just become nobody's stays for a week, and so does what no round has seen for long."""
    seeker, asked, _, before = of_nobody
    monkeypatch.setattr(use_case, "SWEEP_S", 0)
    execute(stack, "UPDATE referral SET updated_at = updated_at - INTERVAL 8 DAY WHERE seeker = %s", seeker)
    assert reconciled() - before == {"TracesOfNobody": 1}
    execute(stack, "UPDATE unowned SET since = since - INTERVAL 8 DAY, seen_at = seen_at - INTERVAL 7 DAY")
    assert reconciled() - before == {"TracesOfNobody": 1}
    execute(stack, "UPDATE unowned SET since = since - INTERVAL 8 DAY")
    assert reconciled() - before == {"TracesRemoved": 1}
    ((state, link),) = rows("SELECT state, link FROM referral WHERE seeker = %s", seeker)
    assert (state, link) == ("withdrawn", f"erased:{asked['referralId']}")
    assert module("ask_referral").jobs.get(asked["revision"]).is_forsaken
    monkeypatch.setattr(erase_me, "FORSAKEN_S", -1)
    settle()
    assert module("ask_referral").jobs.get(asked["revision"]) is None
    assert reconciled() == before


def test_who_is_found_again_and_lost_again_has_another_week(stack, of_nobody, reconciled):
    seeker, _, profile, before = of_nobody
    users = stack.resources["UsersTable"].id
    execute(stack, "UPDATE referral SET updated_at = updated_at - INTERVAL 30 DAY WHERE seeker = %s", seeker)
    execute(stack, "UPDATE unowned SET since = since - INTERVAL 8 DAY")
    boto3.client("dynamodb").put_item(TableName=users, Item=profile)
    assert not (reconciled() - before)["TracesRemoved"]
    delete_item(stack, "UsersTable", of_user(seeker))
    found = reconciled() - before
    assert (found["TracesOfNobody"], found["TracesRemoved"]) == (1, 0)


def test_a_posting_that_a_sweep_came_too_early_for_goes_in_the_next_round(
    sound, call, rows, sweep, reconciled, grace_is_over
):
    seeker, asked, before = sound
    assert call("me", caller=seeker, method="DELETE", path="/me").status == 202
    sweep(seeker, after=erase_me.FORSAKEN_S - 10)
    assert module("ask_referral").jobs.get(asked["revision"]).is_forsaken
    assert reconciled() - before == {"TracesRemoved": 1}
    assert module("ask_referral").jobs.get(asked["revision"]) is None
    assert rows("SELECT * FROM submission WHERE seeker = %s", seeker) == []
    assert reconciled() == before


@pytest.fixture
def three_of_nobody():
    """Texts of three people who are not there; their ids are the first ones, so that they are on one page."""
    resumes = module("me").resumes
    return [resumes.put(f"0000000{number}{str(uuid4())[8:]}", "Somebody's.") for number in range(3)]


def test_much_of_nobody_is_told_until_an_operator_says_so(
    sound, three_of_nobody, reconciled, monkeypatch, grace_is_over
):
    *_, before = sound
    monkeypatch.setitem(use_case.reconcile.__kwdefaults__, "most_removed", 1)
    assert reconciled() - before == {"TracesRemoved": 1, "RemovalWithheld": 2}
    assert sum(map(module("me").resumes.has, three_of_nobody)) == 2
    assert reconciled({"removeAtMost": 3}) - before == {"TracesRemoved": 2}
    assert reconciled() == before


def test_runs_that_break_off_remove_no_more_together(sound, three_of_nobody, tick, monkeypatch, grace_is_over):
    monkeypatch.setitem(use_case.reconcile.__kwdefaults__, "most_removed", 2)
    traces = module("reconcile").traces
    remove = type(traces).remove

    def remove_and_fail(self, user_id):
        remove(self, user_id)
        raise Outage("The database")

    with monkeypatch.context() as patch:
        patch.setattr(type(traces), "remove", remove_and_fail)
        for _ in range(3):
            tick("reconcile", AT_ONCE)
    assert sum(map(module("me").resumes.has, three_of_nobody)) == 1
    tick("reconcile", {"removeAtMost": 10_000})
    tick("reconcile", {"removeAtMost": 10_000})


def test_a_run_stops_where_another_one_went_on(sound, three_of_nobody, tick, stack, monkeypatch, grace_is_over):
    """While a run removes the first one, another one begins and ends."""
    monkeypatch.setitem(use_case.reconcile.__kwdefaults__, "most_removed", 2)
    execute(stack, "UPDATE reconciliation SET ended_at = ended_at - INTERVAL 8 DAY")
    traces = module("reconcile").traces
    remove = type(traces).remove

    def remove_beside_another_run(self, user_id):
        monkeypatch.setattr(type(traces), "remove", remove)
        done = remove(self, user_id)
        tick("reconcile", SCHEDULED)
        return done

    monkeypatch.setattr(type(traces), "remove", remove_beside_another_run)
    outcome = tick("reconcile", SCHEDULED)
    assert sum(map(module("me").resumes.has, three_of_nobody)) == 1
    assert not {"TracesRemoved", "RemovalWithheld"} & outcome["Found"].keys()
    assert outcome["Walks"]["resumes"]["found"]["TracesRemoved"] == 2
    tick("reconcile", {"removeAtMost": 10_000})


def test_a_run_that_was_overtaken_begins_no_other_round(
    sound, three_of_nobody, tick, stack, monkeypatch, grace_is_over
):
    monkeypatch.setitem(use_case.reconcile.__kwdefaults__, "most_removed", 2)
    execute(stack, "UPDATE reconciliation SET ended_at = ended_at - INTERVAL 8 DAY")
    rounds = module("reconcile").rounds
    read = rounds.all

    def read_before_another_run():
        known = read()
        monkeypatch.setattr(rounds, "all", read)
        tick("reconcile", SCHEDULED)
        return known

    monkeypatch.setattr(rounds, "all", read_before_another_run)
    tick("reconcile", SCHEDULED)
    assert sum(map(module("me").resumes.has, three_of_nobody)) == 1
    tick("reconcile", {"removeAtMost": 10_000})


@pytest.mark.parametrize("key", ["resumes/", "resumes/copy.txt", "resumes/Kopie-für-Ada.txt", "resumes/ada/1.txt"])
def test_what_an_operator_keeps_in_the_bucket_is_no_resume(sound, stack, reconciled, grace_is_over, key):
    *_, before = sound
    kept = {"Bucket": stack.resources["ResumeBucket"].id, "Key": key}
    boto3.client("s3").put_object(**kept, Body=b"")
    assert reconciled() == before
    assert boto3.client("s3").head_object(**kept)
    boto3.client("s3").delete_object(**kept)


def test_a_resume_that_is_sent_again_meanwhile_stays(sound, reconciled, monkeypatch, grace_is_over):
    seeker, *_ = sound
    resumes = module("me").resumes
    unnamed = resumes.put(seeker, "An older one.")
    delete = type(resumes).delete

    def delete_late(self, versions):
        resumes.put(seeker, "An older one.")
        delete(self, versions)

    monkeypatch.setattr(type(resumes), "delete", delete_late)
    reconciled()
    assert resumes.has(unnamed)


@pytest.mark.parametrize("store", ["accounts", "users"])
def test_nothing_is_removed_on_the_word_of_an_empty_store(
    sound, three_of_nobody, reconciled, monkeypatch, grace_is_over, store
):
    if store == "accounts":
        monkeypatch.setattr(type(module("reconcile").accounts), "has_any", lambda _: False)
    else:
        monkeypatch.setattr(type(module("reconcile").users), "page", lambda *_: [])
    found = reconciled()
    assert found["RemovalWithheld"] >= 3
    assert not found["TracesRemoved"]
    assert all(map(module("me").resumes.has, three_of_nobody))


def test_postings_that_nobody_names_are_counted_and_stay(stack, sound, reconciled):
    _, asked, before = sound
    posting = module("ask_referral").jobs.get(asked["revision"]).posting.model_copy(update={"role": "Another"})
    module("ask_referral").jobs.put("f" * 64, posting)
    assert reconciled() - before == {"PostingOfNobody": 1}
    delete_item(stack, "JobsTable", {"revision": {"S": "f" * 64}})


def test_a_confirmed_revision_whose_posting_is_lost_is_told(stack, sound, reconciled):
    _, asked, before = sound
    stored = module("posting").jobs.get(asked["revision"])
    module("posting").revisions.confirm(stored, "operator")
    delete_item(stack, "JobsTable", of_posting(asked))
    assert reconciled() - before == {"ConfirmedWithoutPosting": 1, "AskWithoutPosting": 1}


def test_what_changed_a_moment_ago_is_left_alone(stack, sound, person, ask, monkeypatch, reconciled):
    """A profile, an account, a posting, an ask and a resume, all of them in the middle of a request."""
    *_, before = sound
    monkeypatch.setattr(module("reconcile"), "settled", 3600)
    seeker = person()
    asked = ask(seeker)
    module("me").resumes.put(seeker, "Another.")
    module("login").accounts.create(f"{uuid4().hex}@example.org", "Correct-Horse-9")
    execute(stack, "UPDATE referral SET due_at = NULL WHERE referral_id = %s", asked["referralId"])
    found = reconciled()
    assert not {finding: found[finding] for finding in found if found[finding] > before[finding]}


def no_answer(**_):
    raise EndpointConnectionError(endpoint_url="http://nowhere.example")


@pytest.mark.parametrize("part", ["mariadb", "dynamodb", "moto"])
def test_an_outage_is_counted_and_changes_nothing(stack, sound, tick, reconciled, part, grace_is_over):
    reconciled()
    before = Stores(stack).contents()
    with stack.without(part):
        assert tick("reconcile", AT_ONCE)["Outages"] >= 1
    places = {line.partition(":")[0] for line in changed(before, Stores(stack).contents())}
    # moto's accounts get the time of its restart.
    assert places <= {"mysql reconciliation"} | ({"cognito"} if part == "moto" else set())


def test_an_outage_of_the_cache_is_counted_and_changes_nothing(stack, sound, tick, monkeypatch, grace_is_over):
    before = Stores(stack).contents()
    for place in ("cache", "directory"):
        monkeypatch.setattr(getattr(module("reconcile"), place), "_url", "http://127.0.0.1:1")
    assert tick("reconcile", AT_ONCE)["Outages"] == 1
    places = {line.partition(":")[0] for line in changed(before, Stores(stack).contents())}
    assert places == {"mysql reconciliation"}


def test_what_is_mended_before_an_outage_is_counted(stack, sound, tick, monkeypatch):
    (seeker, *_), directory, deleted = sound, module("reconcile").directory, []
    right, delete = directory.entries([seeker])[seeker], directory.delete
    directory.write(*(replace(right, userId=str(uuid4())) for _ in range(2)))
    requests.post(f"{stack.parts['opensearch'].part.url}/_refresh", timeout=30).raise_for_status()

    def delete_one(user_id):
        if deleted:
            raise Outage("OpenSearch")
        deleted.append(user_id)
        delete(user_id)

    monkeypatch.setattr(directory, "delete", delete_one)
    outcome = tick("reconcile", AT_ONCE)
    assert (outcome["Outages"], outcome["Found"]["CacheEntryOfNobody"], outcome["Mended"]) == (1, 1, 1)


def test_what_can_not_be_queued_is_found_again(stack, sound, tick, reconciled, monkeypatch):
    seeker, _, before = sound
    damage_item(stack, "UsersTable", of_user(seeker), "REMOVE features, vectors, featuresVersion")
    with monkeypatch.context() as patch:
        patch.setattr(client("sqs"), "send_message", no_answer)
        assert tick("reconcile", AT_ONCE)["Outages"] == 1
    assert (reconciled() - before)["NotEncoded"] == 1


def test_a_run_goes_on_where_the_last_one_ended(sound, tick, person, monkeypatch, reconciled):
    for _ in range(3):
        person()
    pages, runs = 0, 0
    with monkeypatch.context() as patch:
        patch.setattr(use_case, "PAGE", 1)
        for _ in range(2000):
            left = iter([60.0, 60.0])
            context_runs = use_case.reconcile(
                _stores(), rounds=module("reconcile").rounds, seconds_left=lambda left=left: next(left, 0.0),
                report=lambda *_: None, rest=None if runs else 0,
            )  # fmt: skip
            runs, pages = runs + 1, pages + context_runs.pages
            if not context_runs.pages:
                break
    assert runs > 5
    assert reconciled()


def _stores():
    function = module("reconcile")
    return function.Stores(
        function.accounts, function.users, function.jobs, function.asks, function.resumes, function.cache,
        function.directory, function.unowned, function.traces, function.user_queue, function.job_queue, settled=3600,
    )  # fmt: skip


def test_a_round_rests_before_the_next_one_begins(sound, tick, monkeypatch):
    monkeypatch.setattr(module("reconcile"), "settled", 3600)
    tick("reconcile")
    assert tick("reconcile")["Pages"] == 0


def test_the_walk_that_was_not_finished_for_longest_comes_first(stack):
    rounds = module("reconcile").rounds
    execute(stack, "DELETE FROM reconciliation")
    for walk in (Walk.CACHE, Walk.ASKS):
        rounds.take(walk, "a run")
        assert rounds.end(walk, "a run", Counter())
        assert not rounds.end(walk, "another run", Counter())
    order = list(rounds.all())
    assert order[-2:] == [Walk.CACHE, Walk.ASKS]
    assert len(order) == len(Walk)


def test_only_the_run_that_has_the_walk_forgets_what_it_did_not_find(rows):
    rounds, unowned, what = module("reconcile").rounds, module("reconcile").unowned, uuid4().hex
    unowned.seconds(Walk.PEOPLE, what)
    rounds.take(Walk.PEOPLE, "a run")
    rounds.end(Walk.PEOPLE, "a run", Counter())
    for run, left in (("another run", 1), ("a run", 0)):
        unowned.forget_others(Walk.PEOPLE, run)
        assert len(rows("SELECT * FROM unowned WHERE what = %s", what)) == left


def test_a_page_that_fails_is_counted(sound, tick, monkeypatch):
    def fail(*_):
        raise ValueError

    monkeypatch.setattr(type(module("reconcile").asks), "confirmed", fail)
    assert tick("reconcile", AT_ONCE)["Failures"] == 1


def test_figures_are_told_without_a_run(sound, tick):
    assert tick("reconcile", {"figures": True}).keys() == {"Walks"}


@pytest.mark.parametrize("event", [{"nothing": True}, {"reconcile": False}, {"removeAtMost": 0}, {"removeAtMost": "3"}])
def test_an_event_that_is_no_command_changes_nothing(tick, event):
    with pytest.raises(Unfinished, match="ValidationError"):
        tick("reconcile", event)
