"""No adapter raises a vendor's error: every public method is called against each kind of failure."""

import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import pymysql
import pytest
from botocore.client import BaseClient
from botocore.exceptions import (
    ClientError,
    EndpointConnectionError,
    NoCredentialsError,
    ParamValidationError,
    ReadTimeoutError,
)
from botocore.parsers import ResponseParserError
from opensearchpy.exceptions import AuthorizationException, ConnectionTimeout, TransportError

import referral.adapters
from local.aws_account import CREDENTIALS
from referral.adapters import aws, search, search_role
from referral.adapters.account_records import AccountRecords
from referral.adapters.accounts import Accounts
from referral.adapters.budgets import Budgets
from referral.adapters.codes import Codes
from referral.adapters.database import Database, Server
from referral.adapters.database_users import DatabaseUsers
from referral.adapters.directory import Directory
from referral.adapters.directory_cache import DirectoryCache
from referral.adapters.documents import Documents
from referral.adapters.email_domains import EmailDomains
from referral.adapters.employments import Employments
from referral.adapters.encodings import EncodedJobs, EncodedUsers
from referral.adapters.endpoint import Endpoint
from referral.adapters.jobs import Jobs
from referral.adapters.keyed_hash import KeyedHash
from referral.adapters.mail import Mailer
from referral.adapters.mail_limits import MailLimits
from referral.adapters.model_archives import ModelArchives
from referral.adapters.nlu import Nlu
from referral.adapters.prerequisites import Prerequisites
from referral.adapters.qa import Qa
from referral.adapters.queues import Message, Queue
from referral.adapters.ranking_queue import RankingQueue
from referral.adapters.reconciliation import KeptAsks, Rounds, Unowned
from referral.adapters.referrals import Referrals
from referral.adapters.resumes import Resumes
from referral.adapters.revisions import Revisions
from referral.adapters.search_role import SearchRole
from referral.adapters.secrets import DatabaseLogin, Secret
from referral.adapters.sessions import Sessions
from referral.adapters.users import Users
from referral.domain.anonymous_career import AnonymousCareer
from referral.domain.budgets import Costly
from referral.domain.directory_entry import Entry
from referral.domain.embedding import NO_TEXTS
from referral.domain.employment import ProvenAddress
from referral.domain.errors import Defect, NotEncodable, Outage, Throttled
from referral.domain.evidence import Score
from referral.domain.posting import Posting, StoredPosting, revision_id
from referral.domain.profile import Career, Person, Profile, ResumeVersion, StoredProfile
from referral.domain.reconciliation import Walk
from referral.domain.referral import Claimed, Judged
from referral.domain.states import State
from referral.matching.candidate_features import candidate_features
from referral.matching.codec import packed
from referral.matching.job_features import job_features

LINK = "https://jobs.example.com/1"
POSTING = Posting(link=LINK, company="Acme", role="Nurse", description="Cares.", required="", preferred="")
REVISION = revision_id(POSTING)
PROFILE = Profile(person=Person(email="a@example.org", firstName="A", lastName="B"), career=Career())
CANDIDATE = candidate_features(AnonymousCareer((), (), (), ""), lambda _: NO_TEXTS)
JOB = job_features(POSTING, lambda _: NO_TEXTS, {})
STORED_PROFILE, STORED_POSTING = (
    StoredProfile(PROFILE, False, "{}"),
    StoredPosting(REVISION, POSTING, False, False, "{}"),
)
LOGIN = DatabaseLogin("user", "password")
MESSAGE = Message("a", False, 0, 0, 1, "receipt", "{}")
CLAIMED = Claimed("1", "a@example.org", LINK, REVISION, State.SCORING, "claim", 1, 0.0, datetime(2026, 11, 28))
SERVER = Server("127.0.0.1", 1, "referral", "off")
ADDRESS = ProvenAddress(address_hash="0" * 64, domain="acme.com", name="acme")
NOWHERE = "http://127.0.0.1:1"


class Known:
    """A secret that is read without Secrets Manager, so that what needs it is what fails."""

    def login(self) -> DatabaseLogin:
        return LOGIN

    def key(self) -> bytes:
        return b"key"


def referrals() -> Referrals:
    return Referrals(database())


def database() -> Database:
    return Database(SERVER, Known())


def users() -> Users:
    return Users("table")


def directory() -> Directory:
    return Directory(users(), NOWHERE)


def sessions() -> Sessions:
    return Sessions("us-east-1_AbCdEf", "client")


def nlu() -> Nlu:
    return Nlu("nlu")


# Each public method that reaches a vendor, by class: how it is made, and its arguments.
AWS: dict[type, tuple[Callable[[], Any], dict[str, tuple[Any, ...]]]] = {
    AccountRecords: (
        lambda: AccountRecords("us-east-1_AbCdEf"),
        {"get": ("a",), "delete": ("a",), "with_prefix": ("a",), "has_any": ()},
    ),
    Budgets: (
        lambda: Budgets("table"), {"spend": ("a", Costly.ASK, "posting"), "take_back": ("a", Costly.ASK, "posting")},
    ),
    Accounts: (
        lambda: Accounts("us-east-1_AbCdEf"),
        {
            "create": ("a@example.org", "x"), "find": ("a@example.org",), "is_active": ("a",), "is_disabled": ("a",),
            "set_password": ("a", "x"), "change_email": ("a", "a@example.org"), "sign_out": ("a",),
        },
    ),
    Prerequisites: (lambda: Prerequisites("users", "jobs"), {"of": ("a", REVISION)}),
    Sessions: (
        sessions,
        {"log_in": ("a@example.org", "x"), "proves": ("a@example.org", "x"), "renew": ("x",), "end": ("x",)},
    ),
    Codes: (
        lambda: Codes("table", KeyedHash(Known())),
        {
            "begin": ("reset#a",), "keep": ("reset#a", "123456", "payload"), "take_back": ("reset#a",),
            "redeem": ("reset#a", "123456"), "finish": ("reset#a",), "close": ("reset#a", "123456"),
        },
    ),
    KeyedHash: (lambda: KeyedHash(Secret("arn")), {"of": ("code", "123456")}),
    MailLimits: (lambda: MailLimits("table"), {"count": ("a", 1), "take_back": ("a",)}),
    Mailer: (lambda: Mailer("us@example.org"), {"send": ("a@example.org", "subject", "text")}),
    ModelArchives: (lambda: ModelArchives("bucket"), {"has": ("key",), "put": ("key", BytesIO())}),
    Documents: (
        lambda: Documents("table", "key"),
        {
            "get": ("a",), "get_all": (["a"],), "page": (None, 1), "exists": ("a",), "key_by": ("email", "a"),
            "add": ("a", "{}", {}), "rewrite": ("a", "{}", "{}", {}), "put_once": ("a", "{}"),
            "features": (["a"],), "store_features": ("a", "{}", packed(CANDIDATE), ""),
            "store_failure": ("a", "{}", "reason"), "replace": ("a", "{}", "{}"), "delete": ("a",),
            "forsake": ("a",), "keep": ("a",), "delete_forsaken": ("a", 0.0),
        },
    ),
    Endpoint: (lambda: Endpoint("nlu"), {"invoke": (["text"],)}),
    Jobs: (
        lambda: Jobs("table"),
        {
            "put": (REVISION, POSTING), "get": (REVISION,), "get_all": ([REVISION],), "delete": (REVISION, 0.0),
            "forsake": (REVISION,), "keep": (REVISION,),
        },
    ),
    EncodedJobs: (
        lambda: EncodedJobs("table"),
        {
            "features": ([REVISION],), "page": (None, 1), "store_features": (STORED_POSTING, JOB),
            "store_failure": (STORED_POSTING, "reason"),
        },
    ),
    Nlu: (nlu, {"embed": (["text"],)}),
    Qa: (lambda: Qa("qa"), {"answers": (["text"],)}),
    Queue: (
        lambda: Queue("http://127.0.0.1:1/queue", "userId", "http://127.0.0.1:1/dead-letters"),
        {
            "send": ("a",), "receive": (10, 30), "delete": ([MESSAGE],), "requeue": ([(MESSAGE, 0)],),
            "dead_letter": ([MESSAGE],),
        },
    ),
    Resumes: (
        lambda: Resumes("bucket"),
        {"put": ("a", "text"), "get": ("key",), "versions": ("a",), "delete": ([ResumeVersion("key", "1")],),
         "has": ("key",), "page": (None, 1)},
    ),
    Secret: (
        lambda: Secret("arn"),
        {
            "login": (), "previous_login": (), "stages": (), "pending_login": ("1",), "put_pending": ("1", LOGIN),
            "make_current": ("1",), "key": (),
        },
    ),
    Users: (
        users,
        {
            "change_email": ("a", "b@example.org"),
            "add": ("a", PROFILE), "exists": ("a",), "with_email": ("a@example.org",), "get": ("a",),
            "get_all": (["a"],), "reading": ("a",), "replace": ("a", STORED_PROFILE, PROFILE), "delete": ("a",),
        },
    ),
    EncodedUsers: (
        lambda: EncodedUsers("table"),
        {
            "features": (["a"],), "page": (None, 1), "store_features": ("a", STORED_PROFILE, CANDIDATE),
            "store_failure": ("a", STORED_PROFILE, "reason"),
        },
    ),
    # Where the cache is out, DynamoDB is asked.
    Directory: (directory, {"entries": (["a"],)}),
}  # fmt: skip
MYSQL: dict[type, tuple[Callable[[], Any], dict[str, tuple[Any, ...]]]] = {
    Database: (
        database,
        {"run": (lambda cursor: cursor.execute("SELECT 1"),), "select": ("SELECT 1",), "change": ("DO 0",)},
    ),
    DatabaseUsers: (
        lambda: DatabaseUsers(SERVER, LOGIN), {"admit": (LOGIN,), "set_password": (LOGIN,), "try_out": (LOGIN,)},
    ),
    Referrals: (
        referrals,
        {
            "ask": ("a", POSTING, REVISION), "withdraw": ("a", LINK), "appeal": ("a", LINK),
            "of_seeker": ("a", None, 20, None),
            "inbox": ("Acme", "b", None, 20, None, True), "decided": ("Acme", "b", State.DENIED, None, 20, None, True),
            "decide": ("1", "Acme", "b", State.DENIED, None, False, False, True),
            "undo": ("1", "Acme", "b", False, True),
            "reveal": (["1"], "b"),
            "moves": (["1"],), "decided_by": ("a",), "withdraw_all": ("a",), "postings_of": ("a",),
            "clear": ("a", [REVISION], [REVISION]),
        },
    ),
    RankingQueue: (
        lambda: RankingQueue(database()),
        {
            "user_changed": ("a",), "posting_encoded": (REVISION,), "claim_due": (State.SCORING, 10, 4, 30.0),
            "claim_one": ("a", LINK, 30.0), "rescore": (), "stale": (), "oldest_unscored": (),
            "store": ([Judged(CLAIMED, Score(1, "1", ()))],),
            "claim_suspect": (4, 30.0), "release": ([CLAIMED],), "user_changes": ("a", 60.0),
            "wait": (CLAIMED, 1.0), "clear_decided": (365,),
        },
    ),
    Employments: (
        lambda: Employments(database()),
        {
            "of": ("a",), "prove": ("a", "Acme", ADDRESS), "remove": ("a",), "remove_lapsed": (), "all": (),
            "confirm": ("acme.com", "Acme", "me"), "revoke": ("acme.com", "me"),
        },
    ),
    Revisions: (
        lambda: Revisions(database()), {"of_job": ("Acme", LINK, 20, None), "confirm": (STORED_POSTING, "b")},
    ),
    Rounds: (
        lambda: Rounds(database()),
        {
            "all": (), "take": (Walk.ASKS, "a"), "go_on": (Walk.ASKS, "a", "b", Counter()),
            "end": (Walk.ASKS, "a", Counter()),
        },
    ),
    Unowned: (lambda: Unowned(database()), {"seconds": (Walk.PEOPLE, "a"), "forget_others": (Walk.PEOPLE, "a")}),
    KeptAsks: (
        lambda: KeptAsks(database()),
        {
            "open_asks": (None, 1), "make_due": (["1"],), "holders": (None, 1), "confirmed": (None, 1),
            "named": ([REVISION],),
        },
    ),
    Server: (lambda: SERVER, {"connect": (LOGIN,)}),
}  # fmt: skip
OPENSEARCH: dict[type, tuple[Callable[[], Any], dict[str, tuple[Any, ...]]]] = {
    Directory: (directory, {"delete": ("a",)}),
    DirectoryCache: (lambda: DirectoryCache(NOWHERE), {"page": (None, 1)}),
    SearchRole: (lambda: SearchRole(NOWHERE), {"give_to": (["arn"],)}),
}
# These never fail: the cache is optional, and the others call no vendor.
QUIET = {
    (Directory, "write"),
    (ModelArchives, "url"),
    (Resumes, "key"),
    (Resumes, "link"),
    *((EmailDomains, method) for method in ("offers_mailboxes", "owner", "name")),
}


@dataclass(frozen=True)
class Case:
    adapter: type
    make: Callable[[], Any]
    method: str
    arguments: tuple[Any, ...]

    def call(self) -> None:
        getattr(self.make(), self.method)(*self.arguments)


def cases(table: dict[type, Any]) -> list[Any]:
    return [
        pytest.param(Case(adapter, make, method, arguments), id=f"{adapter.__name__}.{method}")
        for adapter, (make, methods) in table.items()
        for method, arguments in methods.items()
    ]


def aws_error(code: str, status: int = 400, **fields: Any) -> ClientError:
    response = {"Error": {"Code": code, "Message": "secret"}, "ResponseMetadata": {"HTTPStatusCode": status}, **fields}
    return ClientError(response, "Operation")


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Addresses where nothing listens, and clients that no other test shares."""
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    aws.client.cache_clear()
    search.search.cache_clear()
    yield
    aws.client.cache_clear()
    search.search.cache_clear()


@pytest.fixture
def aws_answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], None]:
    """aws_answers(error): whatever is asked of AWS fails with it."""

    def answers(error: Exception) -> None:
        def fail(*_: Any) -> None:
            raise error

        monkeypatch.setattr(BaseClient, "_make_api_call", fail)

    return answers


def test_every_public_method_of_every_adapter_is_covered():
    tables = (AWS, MYSQL, OPENSEARCH)
    looked_at = {(adapter, method) for table in tables for adapter, (_, methods) in table.items() for method in methods}
    public = set()
    for module in pkgutil.iter_modules(referral.adapters.__path__):
        for adapter in vars(importlib.import_module(f"referral.adapters.{module.name}")).values():
            if not inspect.isclass(adapter) or adapter.__name__[0] == "_":
                continue
            if adapter.__module__ == f"referral.adapters.{module.name}":
                methods = {name for name, one in vars(adapter).items() if inspect.isfunction(one) and name[0] != "_"}
                public |= {(adapter, name) for name in methods}
    assert public - QUIET == looked_at


@pytest.mark.parametrize("case", cases(AWS))
@pytest.mark.parametrize(
    "error",
    [
        aws_error("ThrottlingException"), aws_error("InternalServerError", 500), aws_error("SlowDown", 503),
        aws_error("429", 429), aws_error("TooManyRequestsException"),
        EndpointConnectionError(endpoint_url="http://127.0.0.1"), ReadTimeoutError(endpoint_url="http://127.0.0.1"),
        ResponseParserError("half an answer"),
    ],
    ids=lambda error: type(error).__name__,
)  # fmt: skip
def test_an_outage_of_aws(case: Case, error: Exception, aws_answers):
    aws_answers(error)
    with pytest.raises(Outage) as outage:
        case.call()
    assert outage.value.cause.startswith(type(error).__name__)


@pytest.mark.parametrize("case", cases(AWS))
@pytest.mark.parametrize(
    "code", ["ThrottlingException", "SlowDown", "TooManyRequestsException", "LimitExceededException"]
)
def test_what_a_caller_can_bring_about_is_told_from_an_outage(case: Case, code: str, aws_answers):
    aws_answers(aws_error(code))
    with pytest.raises(Throttled):
        case.call()


@pytest.mark.parametrize("number", [1040, 1203, 1205, 1213])
def test_so_it_is_of_the_database(number: int, monkeypatch):
    def refuse(*_: Any, **__: Any) -> None:
        raise pymysql.OperationalError(number, "secret")

    monkeypatch.setattr(pymysql.Connection, "connect", refuse)
    with pytest.raises(Throttled):
        database().run(lambda cursor: cursor.execute("SELECT 1"))


@pytest.mark.parametrize("case", cases(AWS))
@pytest.mark.parametrize(
    "error",
    [
        aws_error("AccessDeniedException"), aws_error("AccessDenied", 403), aws_error("ValidationException"),
        aws_error("NoSuchBucket", 404), NoCredentialsError(),
        ParamValidationError(report="secret"),
    ],
    ids=lambda error: type(error).__name__,
)  # fmt: skip
def test_a_defect_in_a_call_of_aws(case: Case, error: Exception, aws_answers):
    aws_answers(error)
    with pytest.raises(Defect) as defect:
        case.call()
    assert "secret" not in f"{defect.value} {defect.value.detail} {defect.value.cause}"


def test_a_table_that_is_not_there_is_a_defect(aws_answers):
    aws_answers(aws_error("ResourceNotFoundException"))
    with pytest.raises(Defect):
        users().exists("a")


@pytest.mark.parametrize("status", [404, 408, 429, 500, 503])
def test_a_model_that_is_not_ready_is_an_outage(status, aws_answers):
    aws_answers(aws_error("ModelError", 424, OriginalStatusCode=status))
    with pytest.raises(Outage):
        nlu().embed(["text"])


@pytest.mark.parametrize("status", [400, 413, 422])
def test_a_text_that_the_model_refuses_is_not_encodable(status, aws_answers):
    aws_answers(aws_error("ModelError", 424, OriginalStatusCode=status))
    with pytest.raises(NotEncodable):
        nlu().embed(["text"])


def test_an_incomplete_answer_of_a_model_is_an_outage(monkeypatch):
    monkeypatch.setattr(BaseClient, "_make_api_call", lambda *_: {"Body": BytesIO(b'{"vectors": [[0.1')})
    with pytest.raises(Outage):
        nlu().embed(["text"])


@pytest.mark.parametrize("case", cases(MYSQL))
def test_a_database_that_is_not_there(case: Case):
    with pytest.raises(Outage) as outage:
        case.call()
    assert outage.value.cause == "OperationalError 2003"


@pytest.mark.parametrize("case", cases(MYSQL))
@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (pymysql.OperationalError(1040, "secret"), Outage),
        (pymysql.OperationalError(2013, "secret"), Outage),
        (pymysql.OperationalError(1290, "secret"), Outage),
        (pymysql.InterfaceError(0, "secret"), Outage),
        (TimeoutError("secret"), Outage),
        (pymysql.OperationalError(1045, "secret"), Defect),
        (pymysql.OperationalError(1142, "secret"), Defect),
        (pymysql.ProgrammingError(1064, "secret"), Defect),
        (pymysql.DataError(1406, "secret"), Defect),
        (pymysql.IntegrityError(1062, "secret"), Defect),
    ],
)
def test_a_database_that_refuses(case: Case, error: Exception, meaning: type[Exception], monkeypatch):
    def refuse(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(pymysql.Connection, "connect", refuse)
    with pytest.raises(meaning) as refusal:
        case.call()
    assert "secret" not in f"{refusal.value} {refusal.value.detail} {refusal.value.cause}"


@pytest.mark.parametrize("case", cases(OPENSEARCH))
@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (TransportError(503, "x", {}), Outage),
        (TransportError(429, "x", {}), Outage),
        (ConnectionTimeout("TIMEOUT", "x", Exception()), Outage),
        (AuthorizationException(403, "x", {}), Defect),
    ],
)
def test_a_search_domain_that_refuses(case: Case, error: Exception, meaning: type[Exception], monkeypatch):
    def fail(*_: Any, **__: Any) -> None:
        raise error

    security = type("Security", (), {"create_role": fail})()
    client = type("Client", (), {"security": security, "delete": fail, "search": fail})()
    monkeypatch.setattr(search_role, "search", lambda _: client)
    monkeypatch.setattr("referral.adapters.directory.search", lambda _: client)
    monkeypatch.setattr("referral.adapters.directory_cache.search", lambda _: client)
    monkeypatch.setattr(search_role, "_PAUSE", 0)
    with pytest.raises(meaning):
        case.call()


@pytest.mark.parametrize("case", cases(OPENSEARCH))
def test_a_search_domain_that_is_not_there(case: Case):
    with pytest.raises(Outage):
        case.call()


def test_an_outage_of_the_cache_fails_no_request():
    directory().write(Entry("a", "a@example.org", "A", None, None, None))
