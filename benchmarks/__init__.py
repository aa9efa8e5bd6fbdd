"""Programs that measure speed. Each prints what it measured beside a baseline of the same run, as a ratio."""

import os

# NumPy on one thread, as the ranker runs on Lambda: threads that wait for each other would count as processor time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
