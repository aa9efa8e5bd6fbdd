"""A workload with round figures, so that results can be checked by hand."""

import pytest

from costs.assumptions import Assumptions
from costs.measured import Measured
from costs.sizing import API, RECONCILER, SCHEDULED
from costs.workload import Workload

EACH_S = 0.01


@pytest.fixture
def work() -> Workload:
    functions = (*API, *SCHEDULED, RECONCILER)
    sizes = dict.fromkeys(
        ("profile", "encoded_profile", "posting", "encoded_posting", "evidence", "ask_without_evidence"), 2048
    )
    measured = Measured(
        start_s=dict.fromkeys(functions, 0.5),
        work_s=dict.fromkeys(functions, EACH_S),
        idle_s=dict.fromkeys((*SCHEDULED, RECONCILER), 0.0),
        model_s={"profile": 0.1, "posting": 0.2},
        database_s=0.001,
        log_bytes=dict.fromkeys(functions, 200),
        bytes=sizes | {"ask_in_a_list": 1000, "ask_in_an_inbox": 1000},
    )
    return Workload(1_000_000, Assumptions(), measured)
