"""What `python -m costs.measure` found on a local stack."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self

PATH = Path(__file__).with_name("measured.json")


@dataclass(frozen=True)
class Measured:
    """Means over the people and postings of the story.

    `start_s`: processor seconds of a function's first invocation, with the start of its process. `work_s`: those of
    each further request or, in scheduled functions, of each profile, posting or ask. `idle_s`: those of a scheduled
    run that finds nothing to do. `model_s`: those of the models. `log_bytes`: lines for each request or run.
    `database_s`: those of MySQL for each ask, from the ask to its place in a list.
    """

    start_s: dict[str, float]
    work_s: dict[str, float]
    idle_s: dict[str, float]
    model_s: dict[str, float]
    database_s: float
    log_bytes: dict[str, int]
    bytes: dict[str, int]

    @classmethod
    def read(cls) -> Self:
        return cls(**json.loads(PATH.read_text()))
