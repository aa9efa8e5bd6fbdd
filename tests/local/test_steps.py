"""Every step of `make lint` runs, and one that fails makes the whole fail."""

import re
import subprocess
from pathlib import Path

STEPS = Path(__file__).parents[2] / "local" / "steps"


def steps(*lines: str) -> tuple[int, str]:
    """The exit status, and the console with every time replaced."""
    done = subprocess.run([STEPS], input="\n".join(lines) + "\n", capture_output=True, text=True)
    assert done.stderr == ""
    return done.returncode, re.sub(r" +\d+\.\d s  ", " TIME ", done.stdout)


def test_a_step_that_passes_shows_one_line_and_none_of_its_output():
    assert steps("first echo fine", "second true") == (0, "first TIME ok\nsecond TIME ok\n")


def test_all_steps_run_and_the_failed_ones_show_why():
    status, console = steps("first echo wrong; false", "second cat", "third cat /nowhere | true", "fourth exit 3")
    assert status == 1
    assert console.startswith("first TIME failed\nwrong\nsecond TIME ok\nthird TIME failed\n")
    assert console.endswith("fourth TIME failed\n\nfailed: first third fourth\n")


def test_a_step_that_could_not_look_neither_fails_nor_passes():
    status, console = steps("first true", "second echo no network; exit 75")
    assert status == 0
    assert console == "first TIME ok\nsecond TIME NOT CHECKED\nno network\nnot checked: second\n"
