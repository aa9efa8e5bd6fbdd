"""Settings of Hypothesis that make the tests independent of the machine's speed and of their order."""

from hypothesis import HealthCheck, settings

settings.register_profile("rules", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("rules")
