"""The load that a number of asks per month puts on each part."""

from dataclasses import dataclass, replace
from math import ceil

from costs.assumptions import SECONDS, Assumptions
from costs.measured import Measured
from costs.round_trips import BUDGET
from costs.sizing import (
    API,
    ASKS_COGNITO,
    CALLS,
    CAPACITY_UNIT_PROCESSORS,
    FULL_PROCESSOR_MIB,
    IDLE_CALLS,
    LARGEST_DATABASE,
    MEMORY_MIB,
    MODEL_OVERHEAD_MS,
    MODEL_PROCESSORS,
    MODELS_ASKED,
    POLLING_S,
    PROFILES_A_ROUND,
    READS_OF_A_PERSON,
    RECONCILER,
    RECONCILER_LISTS,
    RECONCILER_RUNS_A_MONTH,
    RESUMES_A_LIST,
    ROUNDS_A_MONTH,
    RUNS_A_MONTH,
    SCHEDULED,
    SMALLEST_DATABASE,
    VECTOR_BYTES,
    VECTOR_BYTES_AS_TEXT,
    WORKING_SECONDS,
)


@dataclass(frozen=True)
class Workload:
    """A number of asks per month. Rates are per month, durations in seconds, sizes in bytes."""

    asks: float
    assumed: Assumptions
    measured: Measured

    def with_asks(self, asks: float) -> "Workload":
        return replace(self, asks=asks)

    # ------------------------------------------------------------ how often

    @property
    def requests(self) -> dict[str, float]:
        """Requests to each function of the API."""
        per_ask = {
            "login": self.assumed.logins,
            "register": self.assumed.registrations,
            "ask_referral": 1,
            "my_referral": self.assumed.lists,
            "give_referral": self.assumed.inboxes + self.assumed.decisions,
        }
        return {function: self.asks * per_ask[function] for function in API}

    @property
    def worked_off(self) -> dict[str, float]:
        """How many profiles, postings and scores each scheduled function works off."""
        per_ask = {
            "encode_users": self.assumed.registrations,
            "encode_jobs": self.assumed.new_postings,
            "rank_referrals": self.assumed.rankings,
        }
        return {function: self.asks * per_ask[function] for function in SCHEDULED}

    @property
    def stored(self) -> dict[str, float]:
        """How many people, postings and undecided asks are stored."""
        each = {
            "people": self.assumed.registrations,
            "postings": self.assumed.new_postings,
            "open asks": 1 - self.assumed.decisions,
        }
        return {what: self.asks * number * self.assumed.months for what, number in each.items()}

    @property
    def rounds(self) -> float:
        """Rounds of the reconciler: one a day, if its runs have time for that."""
        return min(ROUNDS_A_MONTH, RECONCILER_RUNS_A_MONTH * WORKING_SECONDS / self.round_seconds)

    @property
    def all_requests(self) -> float:
        return sum(self.requests.values())

    @property
    def invocations(self) -> float:
        return self.all_requests + len(SCHEDULED) * RUNS_A_MONTH + RECONCILER_RUNS_A_MONTH

    @property
    def cold_starts(self) -> float:
        return self.all_requests * self.assumed.cold_starts

    # ------------------------------------------------------------ how long

    def calls(self, function: str) -> float:
        """How often a request calls stores and services, or a profile, posting or score does."""
        if function in SCHEDULED:
            return CALLS[function]
        looks = self.assumed.inboxes / (self.assumed.inboxes + self.assumed.decisions)
        cases: dict[str, dict[str, float]] = {
            "login": {"POST /login": 1},
            "register": {"POST /register": 1, "POST /register/confirm, with a resume": 1},
            "ask_referral": {
                "POST /askreferral, new posting": self.assumed.new_postings,
                "POST /askreferral, known posting": 1 - self.assumed.new_postings,
            },
            "my_referral": {"GET /myreferral": 1},
            "give_referral": {"GET /givereferral": looks, "PUT /givereferral, deny": 1 - looks},
        }
        return sum(share * sum(BUDGET[case].values()) for case, share in cases[function].items())

    def seconds(self, function: str) -> float:
        """Duration of a request, or of one profile, posting or score; includes the models."""
        longer = self.assumed.documents if function in SCHEDULED else 1
        waiting = self.calls(function) * self.assumed.waiting_ms + (function in ASKS_COGNITO) * self.assumed.accounts_ms
        models = {"encode_users": self.model_seconds("profile"), "encode_jobs": self.model_seconds("posting")}
        return (
            self._computing(function, self.measured.work_s[function]) * longer
            + waiting / 1000
            + models.get(function, 0)
        )

    def model_seconds(self, document: str) -> float:
        """Duration of the models' work on a profile or posting, one model after the other."""
        processors = MODEL_PROCESSORS * self.assumed.processor
        overhead = MODELS_ASKED[document] * MODEL_OVERHEAD_MS / 1000
        return self.measured.model_s[document] * self.assumed.documents / processors + overhead

    @property
    def round_seconds(self) -> float:
        """Duration of a round of the reconciler, all its runs together."""
        calls = RECONCILER_LISTS + 2 * PROFILES_A_ROUND * self.stored["people"]
        each = self.measured.work_s[RECONCILER] * self.assumed.documents
        computing = self.measured.idle_s[RECONCILER] + each * sum(self.stored.values())
        return self._computing(RECONCILER, computing) + calls * self.assumed.waiting_ms / 1000

    def idle_seconds(self, function: str) -> float:
        """Duration of a scheduled run that finds nothing to do."""
        waiting = POLLING_S.get(function, 0) + IDLE_CALLS.get(function, 0) * self.assumed.waiting_ms / 1000
        return self._computing(function, self.measured.idle_s[function]) + waiting

    @property
    def function_gb_seconds(self) -> float:
        """For all functions: their work, their cold starts, and their idle runs."""
        requests = {f: n * (self.seconds(f) + self._starting(f)) for f, n in self.requests.items()}
        worked_off = {f: n * self.seconds(f) for f, n in self.worked_off.items()}
        idle = {f: RUNS_A_MONTH * self.idle_seconds(f) for f in SCHEDULED}
        reconciling = (RECONCILER, self.rounds * self.round_seconds)
        seconds = [*requests.items(), *worked_off.items(), *idle.items(), reconciling]
        return sum(each * MEMORY_MIB[function] / 1024 for function, each in seconds)

    def _starting(self, function: str) -> float:
        return self.assumed.cold_starts * self._computing(function, self.measured.start_s[function])

    def _computing(self, function: str, processor_seconds: float) -> float:
        share = MEMORY_MIB[function] / FULL_PROCESSOR_MIB
        return processor_seconds / share / self.assumed.processor

    # ------------------------------------------------------------ how much

    @property
    def profile(self) -> float:
        return self.measured.bytes["profile"] * self.assumed.documents

    @property
    def posting(self) -> float:
        return self.measured.bytes["posting"] * self.assumed.documents

    @property
    def encoded_profile(self) -> float:
        return self.measured.bytes["encoded_profile"] * self.assumed.documents

    @property
    def encoded_posting(self) -> float:
        return self.measured.bytes["encoded_posting"] * self.assumed.documents

    @property
    def stored_ask(self) -> float:
        """Bytes of an ask in MySQL; its indexes and history are as large again."""
        return 2 * (self.measured.bytes["evidence"] + self.measured.bytes["ask_without_evidence"])

    @property
    def answered(self) -> float:
        """Bytes that the API sends."""
        mine = self.assumed.lists * self.assumed.asks_in_a_list * self.measured.bytes["ask_in_a_list"]
        inboxes = self.assumed.inboxes * self.assumed.asks_in_an_inbox * self.measured.bytes["ask_in_an_inbox"]
        return self.asks * (mine + inboxes + self.assumed.resumes * self.assumed.resume_bytes)

    @property
    def model_bytes(self) -> float:
        """Bytes of the vectors that the models return; the texts are negligible."""
        profiles = self.asks * self.assumed.registrations * self.encoded_profile
        postings = self.asks * self.assumed.new_postings * self.encoded_posting
        return (profiles + postings) / VECTOR_BYTES * VECTOR_BYTES_AS_TEXT

    @property
    def table_reads(self) -> float:
        """Consistent reads, in units of 4 KiB."""
        per_registration = 2 + _units(self.profile, 4)
        known = 1 - self.assumed.new_postings
        per_ask = _units(self.encoded_profile, 4) + known * _units(self.encoded_posting, 4)
        per_ranking = _units(self.encoded_profile, 4) + _units(self.encoded_posting, 4)
        return self.rounds * self.reads_of_a_round + self.asks * (
            self.assumed.registrations * per_registration
            + per_ask
            + self.assumed.new_postings * _units(self.posting, 4)
            + self.assumed.rankings * per_ranking
        )

    @property
    def reads_of_a_round(self) -> float:
        """Consistent reads of the reconciler, in units of 4 KiB."""
        profile, posting = _units(self.encoded_profile, 4), _units(self.encoded_posting, 4)
        profiles = (READS_OF_A_PERSON + PROFILES_A_ROUND) * self.stored["people"] + self.stored["open asks"]
        return profiles * profile + (self.stored["postings"] + self.stored["open asks"]) * posting

    @property
    def lists_of_a_round(self) -> float:
        """Lists of the bucket: of all texts, and of the text of each profile."""
        return self.stored["people"] * (1 / RESUMES_A_LIST + PROFILES_A_ROUND)

    @property
    def table_writes(self) -> float:
        """Writes, in units of 1 KiB."""
        per_profile = _units(self.profile, 1) + _units(self.encoded_profile, 1)
        per_posting = _units(self.posting, 1) + _units(self.encoded_posting, 1)
        return self.asks * (
            self.assumed.registrations * per_profile
            + self.assumed.new_postings * per_posting
            + 1  # the seeker's budget
        )

    @property
    def database_capacity(self) -> float:
        """The mean number of capacity units, ignoring the configured bounds."""
        processors = self.asks * self.measured.database_s / SECONDS / self.assumed.processor
        return processors / CAPACITY_UNIT_PROCESSORS / self.assumed.database_load

    @property
    def paid_database_capacity(self) -> float:
        return min(max(self.database_capacity, SMALLEST_DATABASE), LARGEST_DATABASE)


def _units(size: float, kib: int) -> int:
    return ceil(size / (kib * 1024))
