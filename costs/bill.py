"""The monthly cost of a workload, by service, in US dollars."""

from costs import prices
from costs.assumptions import GB, HOURS
from costs.sizing import (
    ACCESS_LOG_BYTES,
    ALARM_METRICS,
    FIREWALL_RULES,
    INTERFACE_ENDPOINTS,
    KEYS,
    LOG_MONTHS,
    MEMORY_MIB,
    METRICS,
    MODEL_MEMORY_GB,
    PLATFORM_LOG_BYTES,
    RECONCILER,
    RECONCILER_RUNS_A_MONTH,
    RUNS_A_MONTH,
    SCHEDULED,
    SEARCH_STORAGE_GB,
    SECRETS,
)
from costs.workload import Workload


def bill(work: Workload) -> dict[str, float]:
    """The cost by service."""
    return {
        "Cognito": _accounts(work),
        "API Gateway": work.all_requests * prices.API_REQUEST.each,
        "Firewall": _firewall(work),
        "Lambda": _functions(work),
        "DynamoDB": _tables(work),
        "Aurora": _database(work),
        "OpenSearch": HOURS * prices.SEARCH_HOUR.usd + SEARCH_STORAGE_GB * prices.SEARCH_STORAGE.usd,
        "SageMaker": _models(work),
        "SQS": _queues(work),
        "S3": _objects(work),
        "KMS and Secrets Manager": _keys(work),
        "CloudWatch": _watching(work),
        "Network endpoints": _network(work),
        "Data transfer out": work.answered / GB * prices.TRANSFER_OUT.usd,
    }


def _firewall(work: Workload) -> float:
    rules = FIREWALL_RULES * prices.WEB_RULE.usd
    return prices.WEB_ACL.usd + rules + work.all_requests * prices.WEB_REQUEST.each


def reconciling(work: Workload) -> float:
    """What the rounds of the reconciler cost; a part of the bill."""
    computing = work.round_seconds * MEMORY_MIB[RECONCILER] / 1024 * prices.FUNCTION_GB_SECOND.usd
    return work.rounds * (
        computing + work.reads_of_a_round * prices.TABLE_READ.each + work.lists_of_a_round * prices.OBJECT_WRITE.each
    )


def model_instances(number: int) -> float:
    """What two endpoints with this many instances each cost, instead of serverless endpoints."""
    return 2 * number * HOURS * prices.MODEL_INSTANCE_HOUR.usd


def _accounts(work: Workload) -> float:
    people = work.asks * work.assumed.active_people * prices.ACTIVE_PERSON.usd
    return people + work.requests["register"] * prices.MAIL.each


def _functions(work: Workload) -> float:
    return work.invocations * prices.FUNCTION_REQUEST.each + work.function_gb_seconds * prices.FUNCTION_GB_SECOND.usd


def _tables(work: Workload) -> float:
    people = work.requests["register"] * work.encoded_profile
    postings = work.worked_off["encode_jobs"] * work.encoded_posting
    stored = (people + postings) * work.assumed.months / GB
    return (
        work.table_reads * prices.TABLE_READ.each
        + work.table_writes * prices.TABLE_WRITE.each
        + stored * (prices.TABLE_STORAGE.usd + prices.TABLE_BACKUP.usd)
    )


def _database(work: Workload) -> float:
    stored = work.asks * work.stored_ask * work.assumed.months / GB
    return (
        work.paid_database_capacity * HOURS * prices.DATABASE_CAPACITY.usd
        + work.asks * work.assumed.database_ios * prices.DATABASE_IO.each
        + stored * prices.DATABASE_STORAGE.usd
    )


def _models(work: Workload) -> float:
    """Serverless endpoints; a posting uses both, one after the other."""
    profiles = work.worked_off["encode_users"] * work.model_seconds("profile")
    postings = work.worked_off["encode_jobs"] * work.model_seconds("posting")
    computing = (profiles + postings) * MODEL_MEMORY_GB * prices.MODEL_GB_SECOND.usd
    return computing + work.model_bytes / GB * prices.MODEL_DATA.usd


def _queues(work: Workload) -> float:
    """Each message is sent, received and deleted, and each run polls an empty queue once."""
    messages = work.worked_off["encode_users"] + work.worked_off["encode_jobs"]
    return (3 * messages + 2 * RUNS_A_MONTH) * prices.QUEUE_REQUEST.each


def _objects(work: Workload) -> float:
    resumes = work.requests["register"]
    stored = resumes * work.assumed.resume_bytes * work.assumed.months / GB
    read = resumes + work.asks * work.assumed.resumes
    return (
        (resumes + work.rounds * work.lists_of_a_round) * prices.OBJECT_WRITE.each
        + read * prices.OBJECT_READ.each
        + stored * prices.OBJECT_STORAGE.usd
    )


def _keys(work: Workload) -> float:
    """Tables, queues and the bucket cache data keys for minutes; each new process reads a secret."""
    fixed = KEYS * prices.KEY.usd + SECRETS * prices.SECRET.usd
    kept = len(SCHEDULED) * RUNS_A_MONTH
    return fixed + work.cold_starts * prices.SECRET_REQUEST.each + (kept + work.cold_starts) * prices.KEY_REQUEST.each


def _watching(work: Workload) -> float:
    lines = {function: count * work.measured.log_bytes[function] for function, count in work.requests.items()}
    runs = {function: RUNS_A_MONTH * work.measured.log_bytes[function] for function in SCHEDULED}
    runs[RECONCILER] = RECONCILER_RUNS_A_MONTH * work.measured.log_bytes[RECONCILER]
    platform = work.invocations * PLATFORM_LOG_BYTES + work.all_requests * ACCESS_LOG_BYTES
    written = (sum(lines.values()) + sum(runs.values()) + platform) / GB
    fixed = METRICS * prices.METRIC.usd + ALARM_METRICS * prices.ALARM_METRIC.usd + prices.DASHBOARD.usd
    return fixed + written * (prices.LOG_DATA.usd + LOG_MONTHS * prices.LOG_STORAGE.usd)


def _network(work: Workload) -> float:
    hours = INTERFACE_ENDPOINTS * HOURS * prices.ENDPOINT_HOUR.usd
    return hours + work.model_bytes / GB * prices.ENDPOINT_DATA.usd
