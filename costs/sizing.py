"""Sizes, limits and counts that follow from template.yaml, with its defaults, and from the code."""

FULL_PROCESSOR_MIB = 1769  # memory that gives a function one whole processor
CAPACITY_UNIT_PROCESSORS = 0.25

MEMORY_MIB = {
    "login": 512,
    "register": 512,
    "ask_referral": 512,
    "my_referral": 512,
    "give_referral": 512,
    "me": 512,
    "describe_api": 512,
    "employment": 512,
    "employment_code": 512,
    "company_domains": 512,
    "encode_users": 512,
    "encode_jobs": 512,
    "rank_referrals": 1024,
    "reconcile": 1024,
}
API = ("login", "register", "ask_referral", "my_referral", "give_referral")
SCHEDULED = ("encode_users", "encode_jobs", "rank_referrals")
# How often each scheduled function calls a store, a queue or a model per profile, posting or ask. Ten profiles or
# postings share most calls of an encoder, and a hundred asks those of the ranker (docs/performance.md).
CALLS = {
    "encode_users": 3,
    "encode_jobs": 2,
    "rank_referrals": 0.06,
}
# What an idle scheduled run waits for: a second of long polling (`_WAIT` in adapters/queues.py), or this many MySQL
# queries.
POLLING_S = {"encode_users": 1, "encode_jobs": 1}
IDLE_CALLS = {"rank_referrals": 4}
REQUESTS_A_SECOND = {
    "POST /login": 20,
    "POST /register": 10,
    "POST /askreferral": 50,
    "GET /myreferral": 100,
    "GET /givereferral": 50,
}
ASKS_COGNITO = ("login", "register")
WORKING_SECONDS = 50  # of each minute: a drain stops 10 s before its timeout of 60 s
RUNS_A_MONTH = 730 * 60
# The reconciler begins a round a day and runs every five minutes; a run ends 10 s before its timeout of 60 s. A round
# reads a person for what they hold, for the resume and for the cache, and one in seven for the profile's own sake,
# which takes a call of the user pool and a list of the bucket.
RECONCILER = "reconcile"
ROUNDS_A_MONTH = 730 / 24
RECONCILER_RUNS_A_MONTH = 730 * 12
RECONCILER_LISTS = 256  # of accounts, in each round
RESUMES_A_LIST = 50
PROFILES_A_ROUND = 1 / 7
READS_OF_A_PERSON = 3

MODEL_MEMORY_GB = 3
MODEL_PROCESSORS = 3 * 1024 / FULL_PROCESSOR_MIB
MODEL_OVERHEAD_MS = 30
MODELS_ASKED = {"profile": 1, "posting": 2}
VECTOR_BYTES, VECTOR_BYTES_AS_TEXT = 768, 384 * 12

INTERFACE_ENDPOINTS = 4 * 2
SECRETS = 3
KEYS = 1
METRICS = 51  # summed over the functions
ALARM_METRICS = 35
SEARCH_STORAGE_GB = 10
SMALLEST_DATABASE, LARGEST_DATABASE = 0.5, 8
FIREWALL_RULES = 6
PLATFORM_LOG_BYTES = 450  # that Lambda itself writes per invocation
ACCESS_LOG_BYTES = 200
LOG_MONTHS = 3
