"""Levels of seniority in their order."""

from enum import IntEnum


class Seniority(IntEnum):
    ENTRY = 1
    MID = 2
    SENIOR = 3
    LEAD = 4
    EXECUTIVE = 5
