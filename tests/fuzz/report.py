"""What is printed, and the file with all findings."""

import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from tests.fuzz.run import LONGEST_S, Outcome, Tally

_SHOWN = 20


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def progress(minutes: float, operation: str, outcome: Outcome) -> str:
    return f"{minutes:5.1f} min  {outcome.inputs:6} inputs  {len(outcome.findings):3} findings  {operation}"


def summary(outcome: Outcome, path: Path) -> int:
    """Prints what was sent and found, writes the findings to a file, and gives the exit status."""
    say(f"\n{'operation':24}{'inputs':>7}{'slowest':>10}{'repeated':>9}  statuses")
    for name, tally in sorted(outcome.tallies.items()):
        say(_row(name, tally))
    slowest = max(outcome.tallies, key=lambda name: outcome.tallies[name].slowest_s)
    statuses = sum((tally.statuses for tally in outcome.tallies.values()), Counter[int]())
    say(f"\n{outcome.inputs} inputs: {_counts(statuses)}")
    say(f"slowest answer: {outcome.tallies[slowest].slowest_s:.2f} s ({slowest}), of at most {LONGEST_S:g} s")
    say(f"stores compared around {outcome.compared} refused requests; not comparable: {outcome.uncompared}")
    say(f"encoders and ranker worked on what was accepted: {dict(outcome.worked)}")
    path.write_text("".join(json.dumps(asdict(one), default=repr) + "\n" for one in outcome.findings))
    kinds = Counter((one.input.operation, one.what) for one in outcome.findings)
    for (operation, what), times in kinds.most_common(_SHOWN):
        say(f"✗ {operation}, {times} times: {what}")
    say(f"{len(outcome.findings)} findings" + (f", all of them in {path}" if kinds else ""))
    return 1 if outcome.failed else 0


def _row(name: str, tally: Tally) -> str:
    return f"{name:24}{tally.kinds.total():7}{tally.slowest_s:8.2f} s{tally.slow:9}  {_counts(tally.statuses)}"


def _counts(statuses: Counter[int]) -> str:
    return " ".join(f"{status}×{number}" for status, number in sorted(statuses.items()))
