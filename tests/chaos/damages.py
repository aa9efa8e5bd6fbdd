"""Damages that the checker must find, each done to a stack that was all right before."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

import requests
from pymysql.cursors import DictCursor

from tests.chaos.world import Row, Stores, World

Found = tuple[str, str]  # the kind and the subject of the finding that must come of it


@dataclass
class Scene:
    """A stack, what it held before any damage, and the asks and people that are damaged already."""

    stores: Stores
    world: World
    taken: set[str] = field(default_factory=set)

    def ask(self, fits: Callable[[Row], Any]) -> Row:
        """An ask that nothing has damaged."""
        for ask in self.world.asks.values():
            if ask["referral_id"] not in self.taken and fits(ask):
                self.taken.add(ask["referral_id"])
                return ask
        raise LookupError("the world is too small: no ask fits")

    def person(self, fits: Callable[[str], Any] = bool) -> str:
        for person in self.world.profiles.keys() - self.taken:
            if fits(person):
                self.taken.add(person)
                return person
        raise LookupError("the world is too small: nobody fits")

    @contextmanager
    def sql(self) -> Iterator[DictCursor]:
        with closing(self.stores.connect()) as connection, connection.cursor() as cursor:
            yield cursor

    def update(self, ask: Row, assignments: str, *values: object) -> None:
        with self.sql() as cursor:
            query = f"UPDATE referral SET {assignments} WHERE referral_id = %s"
            assert cursor.execute(query, (*values, ask["referral_id"])) == 1

    def remove_moves(self, ask: Row, to_state: str) -> None:
        with self.sql() as cursor:
            query = "DELETE FROM referral_move WHERE referral_id = %s AND to_state = %s"
            assert cursor.execute(query, (ask["referral_id"], to_state))


DAMAGES: list[Callable[[Scene], Found]] = []


def damage(does: Callable[[Scene], Found]) -> Callable[[Scene], Found]:
    DAMAGES.append(does)
    return does


def _is_scored(ask: Row) -> bool:
    return ask["state"] == "queued" and ask["score"] is not None


def _in(state: str) -> Callable[[Row], bool]:
    return lambda ask: bool(ask["state"] == state)


# ------------------------------------------------------------ asks


@damage
def a_deleted_ask(scene: Scene) -> Found:
    ask = scene.ask(_in("queued"))
    with scene.sql() as cursor:
        for table in ("referral_move", "referral_reveal", "referral"):
            cursor.execute(f"DELETE FROM {table} WHERE referral_id = %s", (ask["referral_id"],))
    return "lost: ask", ask["referral_id"]


@damage
def an_ask_that_nobody_made(scene: Scene) -> Found:
    ask = scene.ask(_in("queued"))
    made_up = "00000000-0000-0000-0000-000000000001"
    columns = {**ask, "referral_id": made_up, "link": "https://jobs.example.org/made/up"}
    columns = {name: None if name in ("evidence", "summary") else value for name, value in columns.items()}
    with scene.sql() as cursor:
        marks = ", ".join(["%s"] * len(columns))
        cursor.execute(f"INSERT INTO referral ({', '.join(columns)}) VALUES ({marks})", tuple(columns.values()))
    return "an ask that nobody made", made_up


@damage
def an_ask_in_scoring(scene: Scene) -> Found:
    ask = scene.ask(_in("queued"))
    scene.update(ask, "state = 'scoring', due_at = '2099-01-01'")
    return "an ask is still in scoring", ask["referral_id"]


@damage
def a_claim_that_is_left(scene: Scene) -> Found:
    ask = scene.ask(_in("queued"))
    scene.update(ask, "claim = referral_id")
    return "a claim is left", ask["referral_id"]


@damage
def an_ask_that_stays_due(scene: Scene) -> Found:
    ask = scene.ask(_in("queued"))
    scene.update(ask, "due_at = '2099-01-01'")
    return "an ask is still due", ask["referral_id"]


@damage
def a_withdrawn_ask_with_a_reason(scene: Scene) -> Found:
    ask = scene.ask(_in("withdrawn"))
    scene.update(ask, "reason = 'left'")
    return "a withdrawn ask tells something", ask["referral_id"]


# ------------------------------------------------------------ histories


@damage
def a_doubled_move(scene: Scene) -> Found:
    ask = scene.ask(_in("matched"))
    with scene.sql() as cursor:
        cursor.execute(
            "INSERT INTO referral_move (referral_id, from_state, to_state, moved_by, moved_at)"
            " SELECT referral_id, from_state, to_state, moved_by, moved_at FROM referral_move"
            " WHERE referral_id = %s ORDER BY move_id DESC LIMIT 1",
            (ask["referral_id"],),
        )
    return "a move that nobody wished", ask["referral_id"]


@damage
def a_missing_move(scene: Scene) -> Found:
    ask = scene.ask(_in("denied"))
    scene.remove_moves(ask, "queued")
    return "a gap in a history", ask["referral_id"]


@damage
def a_move_by_the_wrong_person(scene: Scene) -> Found:
    ask = scene.ask(_in("denied"))
    with scene.sql() as cursor:
        query = "UPDATE referral_move SET moved_by = %s WHERE referral_id = %s AND to_state = 'denied'"
        cursor.execute(query, (ask["seeker"], ask["referral_id"]))
    return "an illegal move", ask["referral_id"]


@damage
def a_move_before_the_one_before(scene: Scene) -> Found:
    ask = scene.ask(_in("queued"))
    with scene.sql() as cursor:
        query = "UPDATE referral_move SET moved_at = '2001-01-01' WHERE referral_id = %s AND moved_by = 'ranker'"
        cursor.execute(query, (ask["referral_id"],))
    return "a history out of order", ask["referral_id"]


@damage
def a_state_without_its_move(scene: Scene) -> Found:
    ask = scene.ask(_in("queued"))
    scene.update(ask, "state = 'denied', decided_by = seeker")
    return "a state without its move", ask["referral_id"]


@damage
def a_lost_decision(scene: Scene) -> Found:
    ask = scene.ask(_in("matched"))
    scene.remove_moves(ask, "matched")
    scene.update(ask, "state = 'queued', decided_by = NULL")
    return "lost: refer", ask["referral_id"]


@damage
def a_lost_withdrawal(scene: Scene) -> Found:
    ask = scene.ask(lambda one: one["state"] == "withdrawn" and not one["link"].startswith("erased:"))
    scene.remove_moves(ask, "withdrawn")
    scene.update(ask, "state = 'queued'")
    return "lost: withdraw", ask["referral_id"]


@damage
def a_decision_of_another(scene: Scene) -> Found:
    ask = scene.ask(_in("matched"))
    scene.update(ask, "decided_by = seeker")
    return "decided by somebody else", ask["referral_id"]


@damage
def a_missing_reveal(scene: Scene) -> Found:
    ask = scene.ask(_in("matched"))
    with scene.sql() as cursor:
        assert cursor.execute("DELETE FROM referral_reveal WHERE referral_id = %s", (ask["referral_id"],))
    return "a reveal is not written down", ask["referral_id"]


# ------------------------------------------------------------ scores and postings


@damage
def an_altered_score(scene: Scene) -> Found:
    ask = scene.ask(_is_scored)
    scene.update(ask, "score = IF(score > 50, score - 1, score + 1)")
    return "evidence does not add up", ask["referral_id"]


@damage
def a_score_of_another_ask(scene: Scene) -> Found:
    """It adds up and is of the present version, as one that was never renewed."""
    ask = scene.ask(_is_scored)
    other = scene.ask(lambda one: _is_scored(one) and abs(one["score"] - ask["score"]) > 1)
    with scene.sql() as cursor:
        cursor.execute(
            "UPDATE referral AS mine JOIN referral AS other ON other.referral_id = %s"
            " SET mine.score = other.score, mine.evidence = other.evidence WHERE mine.referral_id = %s",
            (other["referral_id"], ask["referral_id"]),
        )
    return "a wrong score", ask["referral_id"]


@damage
def a_verdict_that_is_none(scene: Scene) -> Found:
    ask = scene.ask(_is_scored)
    scene.update(ask, "score = NULL, evidence = NULL, reason = 'The profile or the posting could not be encoded yet.'")
    return "a wrong score", ask["referral_id"]


@damage
def a_score_of_another_version(scene: Scene) -> Found:
    ask = scene.ask(_is_scored)
    scene.update(ask, "score_version = 'older'")
    return "a wrong score", ask["referral_id"]


@damage
def a_wrong_revision(scene: Scene) -> Found:
    ask = scene.ask(_in("queued"))
    other = next(one for one in scene.world.postings if one != ask["revision"])
    scene.update(ask, "revision = %s", other)
    return "a wrong revision", ask["referral_id"]


@damage
def a_wrong_text(scene: Scene) -> Found:
    ask = scene.ask(_in("queued"))
    other = next(one for one in scene.world.postings if one != ask["submitted_revision"])
    scene.taken.add(other)
    scene.update(ask, "submitted_revision = %s", other)
    return "a wrong revision", ask["referral_id"]


@damage
def a_missing_posting(scene: Scene) -> Found:
    """One that no other ask has, whose damage it would hide."""
    asks = Counter(ask["submitted_revision"] for ask in scene.world.asks.values())
    asks.update(scene.taken)
    ask = scene.ask(lambda one: one["state"] == "queued" and asks[one["submitted_revision"]] == 1)
    scene.stores.clients["dynamodb"].delete_item(
        TableName=scene.stores.name("JobsTable"), Key={"revision": {"S": ask["submitted_revision"]}}
    )
    return "an ask without a posting", ask["referral_id"]


@damage
def a_missing_submission(scene: Scene) -> Found:
    ask = scene.ask(_in("queued"))
    with scene.sql() as cursor:
        key = (ask["seeker"], ask["submitted_revision"])
        assert cursor.execute("DELETE FROM submission WHERE seeker = %s AND revision = %s", key)
    return "a submission is not written down", ask["referral_id"]


@damage
def a_lost_confirmation(scene: Scene) -> Found:
    link = next(link for link, _ in scene.world.confirmed)
    with scene.sql() as cursor:
        assert cursor.execute("DELETE FROM confirmed_revision WHERE link = %s", (link,))
    return "a confirmation is wrong", link


# ------------------------------------------------------------ people


@damage
def a_lost_change(scene: Scene) -> Found:
    person = scene.person(lambda one: scene.world.profiles[one]["person"]["headline"] == "Changed")
    dynamodb, key = scene.stores.clients["dynamodb"], {"userId": {"S": person}}
    item = dynamodb.get_item(TableName=scene.stores.name("UsersTable"), Key=key)["Item"]
    body = {"S": item["body"]["S"].replace("Changed", "As before")}
    dynamodb.put_item(TableName=scene.stores.name("UsersTable"), Item=item | {"body": body})
    return "lost: change of a profile", person


@damage
def a_lost_profile(scene: Scene) -> Found:
    person = scene.person()
    scene.stores.clients["dynamodb"].delete_item(
        TableName=scene.stores.name("UsersTable"), Key={"userId": {"S": person}}
    )
    return "lost: profile", person


@damage
def a_lost_account(scene: Scene) -> Found:
    email = scene.world.accounts[scene.person()]
    pool = scene.stores.name("UserPool")
    cognito = scene.stores.clients["cognito-idp"]
    (user,) = cognito.list_users(UserPoolId=pool, Filter=f'email = "{email}"')["Users"]
    cognito.admin_delete_user(UserPoolId=pool, Username=user["Username"])
    return "lost: account", email


@damage
def a_profile_of_nobody(scene: Scene) -> Found:
    dynamodb, table = scene.stores.clients["dynamodb"], scene.stores.name("UsersTable")
    item = dynamodb.scan(TableName=table, Limit=1)["Items"][0]
    dynamodb.put_item(TableName=table, Item=item | {"userId": {"S": "nobody"}})
    return "a profile of nobody", "nobody"


@damage
def a_resume_of_nobody(scene: Scene) -> Found:
    scene.stores.clients["s3"].put_object(
        Bucket=scene.stores.name("ResumeBucket"), Key="resumes/nobody/1.txt", Body=b"I"
    )
    return "a resume of nobody", "resumes/nobody/1.txt"


@damage
def a_directory_entry_of_nobody(scene: Scene) -> Found:
    entry = next(iter((scene.world.directory or {}).values()))
    _write_entry(scene, "without-profile", entry)
    return "a directory entry of nobody", "without-profile"


@damage
def an_old_directory_entry(scene: Scene) -> Found:
    directory = scene.world.directory or {}
    person = scene.person(lambda one: one in directory)
    _write_entry(scene, person, directory[person] | {"headline": "What it was"})
    return "a directory entry is old", person


@damage
def a_trace_of_an_erased_person(scene: Scene) -> Found:
    erased = next(ask["seeker"] for ask in scene.world.asks.values() if ask["link"].startswith("erased:"))
    with scene.sql() as cursor:
        revision = next(iter(scene.world.postings))
        cursor.execute("INSERT INTO submission (seeker, revision) VALUES (%s, %s)", (erased, revision))
    return "a trace of an erased person", erased


# ------------------------------------------------------------ queues


@damage
def a_message_that_is_left(scene: Scene) -> Found:
    scene.stores.clients["sqs"].send_message(QueueUrl=scene.stores.url("UserQueue"), MessageBody="{}", DelaySeconds=600)
    return "a message is left", "UserQueue"


@damage
def a_dead_letter(scene: Scene) -> Found:
    scene.stores.clients["sqs"].send_message(
        QueueUrl=scene.stores.url("JobDeadLetterQueue"), MessageBody='{"revision": "1"}'
    )
    return "a dead letter", '{"revision": "1"}'


def _write_entry(scene: Scene, person: str, entry: Row) -> None:
    url = f"{scene.stores.search}/users/_doc/{person}"
    requests.put(url, json=entry | {"userId": person}, timeout=30).raise_for_status()
