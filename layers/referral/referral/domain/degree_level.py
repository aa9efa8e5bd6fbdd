"""Levels of education in their order."""

from enum import IntEnum


class Level(IntEnum):
    NONE = 0
    SCHOOL = 1
    ASSOCIATE = 2
    BACHELOR = 3
    MASTER = 4
    DOCTORATE = 5
