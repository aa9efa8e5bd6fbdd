"""What answers are made of."""

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """An answer, or a part of one. It is compiled when it is first used, because a cold start uses few of them. Only a
    function of the API may use it, which has one thread: pydantic does not lock what it compiles."""

    model_config = ConfigDict(defer_build=True)
