"""Levels of education in their order."""

from enum import IntEnum


class Level(IntEnum):
    NONE = 0
    SCHOOL = 1
    ASSOCIATE = 2
    BACHELOR = 3
    MASTER = 4
    DOCTORATE = 5

    @property
    def entry(self) -> "Level":
        """The level that somebody has who begins to study for this one: a school's for a first degree."""
        if self > Level.BACHELOR:
            return Level(self - 1)
        return Level.SCHOOL if self > Level.SCHOOL else Level.NONE
