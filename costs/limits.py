"""What reaches its limit first as asks grow, and what to do then."""

from dataclasses import dataclass

from costs.assumptions import SECONDS
from costs.sizing import (
    LARGEST_DATABASE,
    RECONCILER_RUNS_A_MONTH,
    REQUESTS_A_SECOND,
    ROUNDS_A_MONTH,
    WORKING_SECONDS,
)
from costs.workload import Workload


@dataclass(frozen=True)
class Limit:
    """`asks`: how many a month the part can take, in its busiest minute."""

    part: str
    capacity: str
    asks: float
    remedy: str


def limits(work: Workload) -> list[Limit]:
    """The tightest first. How many asks the workload has does not matter."""
    one = work.with_asks(1)
    found = [
        *_throttles(one),
        _quota(one, "log-ins in Cognito", 120, one.requests["login"], "request more of the quota `UserAuthentication`"),
        _quota(one, "sign-ups in Cognito", 50, one.requests["register"], "request more of the quota `UserCreation`"),
        *_drains(one),
        *_concurrency(one),
        _database(one),
        _reconciler(one),
    ]
    return sorted(found, key=lambda limit: limit.asks)


def _asks(work: Workload, capacity: float, used_by_one: float) -> float:
    return capacity * SECONDS / work.assumed.busiest / used_by_one


def _quota(work: Workload, part: str, per_second: float, used_by_one: float, remedy: str) -> Limit:
    return Limit(part, f"{per_second} a second", _asks(work, per_second, used_by_one), remedy)


def _throttles(work: Workload) -> list[Limit]:
    """The throttles of the API's routes."""
    requests = {
        "POST /login": work.assumed.logins,
        "POST /register": work.assumed.registrations,
        "POST /askreferral": 1,
        "GET /myreferral": work.assumed.lists,
        "GET /givereferral": work.assumed.inboxes,
    }
    return [
        _quota(work, f"API: `{route}`", REQUESTS_A_SECOND[route], of_one, "raise the limit in `MethodSettings`")
        for route, of_one in requests.items()
    ]


def _drains(work: Workload) -> list[Limit]:
    """One run of each at a time, one thing after the other."""
    second = "give the function a second `Schedule` event: concurrent runs share the work"
    names = {"encode_users": "profiles encoded", "encode_jobs": "postings encoded", "rank_referrals": "scores computed"}
    return [_drain(work, function, name, second) for function, name in names.items()]


def _drain(work: Workload, function: str, name: str, remedy: str) -> Limit:
    per_second = WORKING_SECONDS / 60 / work.seconds(function)
    asks = _asks(work, per_second, work.worked_off[function])
    return Limit(name, f"{per_second * 60:,.0f} a minute", asks, remedy)


def _concurrency(work: Workload) -> list[Limit]:
    used = sum(count * work.seconds(function) for function, count in work.requests.items())
    return [
        Limit(f"processes of functions, {whose}", f"{many:,} at once", _asks(work, many, used), remedy)
        for whose, many, remedy in (
            ("new account", 10, "request 1,000 of the quota `Concurrent executions`"),
            ("usual account", 1000, "request more of the same quota"),
        )
    ]


def _reconciler(work: Workload) -> Limit:
    seconds = RECONCILER_RUNS_A_MONTH * WORKING_SECONDS / ROUNDS_A_MONTH
    fixed = work.with_asks(0).round_seconds
    asks = (seconds - fixed) / (work.round_seconds - fixed)
    remedy = "a round takes longer than a day; more frequent runs shorten it"
    return Limit("reconciler", f"{seconds:,.0f} seconds a day", asks, remedy)


def _database(work: Workload) -> Limit:
    per_ask_and_second = work.database_capacity * SECONDS
    asks = _asks(work, LARGEST_DATABASE, per_ask_and_second)
    return Limit("Aurora", f"{LARGEST_DATABASE} units", asks, "raise `DatabaseMaximumCapacity`")
