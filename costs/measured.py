"""What `python -m costs.measure` measured on a local stack."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self

PATH = Path(__file__).with_name("measured.json")


@dataclass(frozen=True)
class Measured:
    """Means over the people and postings of the story.

    All times are processor seconds. `start_s`: a function's first invocation, including the start of its process.
    `work_s`: each later request or, for scheduled functions, each profile, posting or ask. `idle_s`: a scheduled run
    that finds nothing to do, and a round of the reconciler where nothing is stored. `model_s`: the models, for each
    profile or posting. `database_s`: MySQL, for each ask, until it is listed. `log_bytes`: what each request or run
    logs.
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
