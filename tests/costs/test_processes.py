import subprocess
import sys

from costs.processes import processor_seconds

BUSY = "import time\nwhile time.process_time() < 0.3: pass\nprint(flush=True)\ninput()"


def test_the_processor_time_of_children_counts_and_that_of_others_does_not():
    with subprocess.Popen(
        [sys.executable, "-c", BUSY, "some.handler"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        child.stdout.readline()
        busy, others = processor_seconds(".handler"), processor_seconds("no.such.word")
        child.communicate(b"\n")
    assert busy >= 0.29
    assert others == 0
