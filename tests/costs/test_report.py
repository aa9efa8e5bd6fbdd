from dataclasses import replace
from pathlib import Path

import pytest

from costs.assumptions import Assumptions
from costs.measured import Measured
from costs.report import document, saved_by_lite
from costs.workload import Workload

PAGE = Path(__file__).parents[2] / "docs/cost.md"


def test_the_page_is_what_the_program_prints():
    assert PAGE.read_text() == document(Assumptions(), Measured.read()), "run: make costs"


def test_another_assumption_gives_another_page():
    assert document(replace(Assumptions(), active_people=1), Measured.read()) != PAGE.read_text()


def test_lite(work: Workload):
    assert saved_by_lite(work) == pytest.approx(400_000 * (0.015 - 0.0055))
