"""A missing or wrong value stops a function at its start, with the name of the variable and without the value."""

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest

from local.aws_account import CREDENTIALS
from tests.conftest import FUNCTIONS
from tests.functions.starting import start
from tests.test_template import settings_read_by

SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:database-AbCdEf"
GOOD = {
    "ALLOWED_ORIGIN": "https://www.example.org",
    "BLIND_FIRST_LOOK": "true",
    "BUDGETS_TABLE": "budgets",
    "DATABASE_ADMIN_SECRET_ARN": SECRET,
    "DATABASE_SECRET_ARN": SECRET,
    "DATABASE_URL": "mysql://database.example.org:3306/referral?tls=verify",
    "ENCODING_PATIENCE_SECONDS": "900",
    "HASH_KEY_SECRET_ARN": SECRET,
    "JOBS_TABLE": "job-listings",
    "JOB_DEAD_LETTER_QUEUE_URL": "https://sqs.us-east-1.amazonaws.com/123456789012/jobs-dead",
    "JOB_QUEUE_URL": "https://sqs.us-east-1.amazonaws.com/123456789012/jobs",
    "MAIL_FROM": "no-reply@example.org",
    "MODELS_DIRECTORY": "/opt/models",
    "MODEL_BUCKET": "models",
    "MAX_TRIES": "6",
    "NLU_ENDPOINT": "nlu",
    "OPENSEARCH_URL": "https://search.example.org",
    "PENDING_TABLE": "pending",
    "POWERTOOLS_LOG_LEVEL": "INFO",
    "POWERTOOLS_METRICS_NAMESPACE": "referral-connect",
    "POWERTOOLS_SERVICE_NAME": "function",
    "RELEASE": "20261125T024500Z",
    "QA_ENDPOINT": "qa",
    "RESUME_BUCKET": "resumes",
    "RETENTION_DAYS": "365",
    "SETTLING_SECONDS": "3600",
    "USERS_TABLE": "user-data",
    "USER_DEAD_LETTER_QUEUE_URL": "https://sqs.us-east-1.amazonaws.com/123456789012/users-dead",
    "USER_POOL_CLIENT_ID": "client",
    "USER_POOL_ID": "us-east-1_AbCdEf",
    "USER_QUEUE_URL": "https://sqs.us-east-1.amazonaws.com/123456789012/users",
    "VERIFY_EMAIL": "true",
    "VERIFY_EMPLOYMENT": "true",
}
WRONG = "no such thing!"
MAY_BE_EMPTY = {
    ("check_models", "QA_ENDPOINT"),
    ("encode_jobs", "QA_ENDPOINT"),
    ("encode_users", "OPENSEARCH_URL"),
    ("give_referral", "OPENSEARCH_URL"),
    ("me", "OPENSEARCH_URL"),
    ("reconcile", "OPENSEARCH_URL"),
}


@pytest.fixture(scope="module")
def processes() -> Iterator[ProcessPoolExecutor]:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.functions.starting"])
    with ProcessPoolExecutor(os.cpu_count(), context, max_tasks_per_child=1) as processes:
        yield processes


@pytest.mark.parametrize("function", FUNCTIONS)
def test_each_variable_is_checked_when_the_function_starts(function: str, processes: ProcessPoolExecutor) -> None:
    good = {name: GOOD[name] for name in settings_read_by(function)} | CREDENTIALS
    cases = {("", ""): good}
    for name in settings_read_by(function):
        cases[name, "missing"] = {key: value for key, value in good.items() if key != name}
        cases[name, "empty"] = good | {name: ""}
        cases[name, "wrong"] = good | {name: WRONG}
    stopped = dict(zip(cases, processes.map(start, [function] * len(cases), cases.values()), strict=True))
    starts = {case for case, what in stopped.items() if not what}
    assert starts == {("", ""), *((name, "empty") for of, name in MAY_BE_EMPTY if of == function)}
    for (name, _), what in stopped.items():
        if what:
            assert what.startswith(f"WrongSetting: the environment variable {name} must be ")
            assert WRONG not in what
