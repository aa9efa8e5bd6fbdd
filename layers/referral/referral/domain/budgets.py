"""How much of what is costly one person may have. This is the only table of these numbers."""

from collections.abc import Mapping
from enum import StrEnum


class Costly(StrEnum):
    """What one person may do only so often. The values are kept in a store."""

    ASK = "ask"
    PROFILE = "profile"


HOUR_S, DAY_S = 3600, 86400
# The most in one window, by the length of the window in seconds. Windows begin with the hour, and with the day in UTC.
BUDGETS: Mapping[Costly, Mapping[int, int]] = {
    Costly.ASK: {HOUR_S: 60, DAY_S: 200},  # each new text of a posting is read by two models
    Costly.PROFILE: {HOUR_S: 30, DAY_S: 100},  # each change is read by a model, and open asks are scored again
}
