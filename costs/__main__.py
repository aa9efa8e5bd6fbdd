"""Prints docs/cost.md."""

import sys

from costs.assumptions import Assumptions
from costs.measured import Measured
from costs.report import document

if __name__ == "__main__":
    sys.stdout.write(document(Assumptions(), Measured.read()))
