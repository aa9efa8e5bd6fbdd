"""Measures speed. Each module gives rows: ours beside a naive way and a limit."""

import os

# NumPy on one thread, as the ranker runs on Lambda: threads that wait for each other would count as processor time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
