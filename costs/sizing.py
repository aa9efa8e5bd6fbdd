"""What template.yaml says with its defaults, as far as it is paid for by the month or bounds what can be done."""

FULL_PROCESSOR_MIB = 1769  # what a function must have to get one whole
CAPACITY_UNIT_PROCESSORS = 0.25

MEMORY_MIB = {
    "login": 512,
    "register": 512,
    "ask_referral": 512,
    "my_referral": 512,
    "give_referral": 512,
    "describe_api": 512,
    "encode_users": 512,
    "encode_jobs": 512,
    "rank_referrals": 1024,
}
API = ("login", "register", "ask_referral", "my_referral", "give_referral")
SCHEDULED = ("encode_users", "encode_jobs", "rank_referrals")
# How often each asks a store, a queue or a model: for a request, or for one profile, posting or ask.
CALLS = {
    "login": 0,
    "register": 4,
    "ask_referral": 6,
    "my_referral": 3,
    "give_referral": 5,
    "encode_users": 7,
    "encode_jobs": 6,
    "rank_referrals": 3,
}
# What a scheduled run waits for that finds nothing to do: a second of long polling (`_WAIT` in adapters/queues.py), or
# so many questions to MySQL.
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
WORKING_SECONDS = 50  # of each minute: a drain of 60 s stops 10 s before
RUNS_A_MONTH = 730 * 60

MODEL_MEMORY_GB = 3
MODEL_PROCESSORS = 3 * 1024 / FULL_PROCESSOR_MIB
MODEL_OVERHEAD_MS = 30
MODELS_ASKED = {"profile": 1, "posting": 2}
VECTOR_BYTES, VECTOR_BYTES_AS_TEXT = 768, 384 * 12

INTERFACE_ENDPOINTS = 3 * 2
SECRETS = 2
KEYS = 1
METRICS = 32  # of the functions, each counted once for each function
ALARM_METRICS = 31
SEARCH_STORAGE_GB = 10
SMALLEST_DATABASE, LARGEST_DATABASE = 0.5, 8
FIREWALL_RULES = 3
PLATFORM_LOG_BYTES = 450  # that Lambda itself writes of each invocation
ACCESS_LOG_BYTES = 200
LOG_MONTHS = 3
