"""Rules are the same however slow the machine is, and in whatever order the tests are collected."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("rules", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("rules")

# entry.schedule reads it when it is imported, which here comes before there is a stack to give it.
os.environ.setdefault("POWERTOOLS_METRICS_NAMESPACE", "ReferralConnect")
