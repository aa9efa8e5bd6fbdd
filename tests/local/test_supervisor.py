import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from local.parts import Part
from local.parts.probe import answers
from local.ports import free_port
from local.supervisor import PartFailed
from tests.local.conftest import running

ROOT = Path(__file__).parents[2]


def eventually(holds: Callable[[], bool], patience_s: float = 20) -> bool:
    deadline = time.monotonic() + patience_s
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.05)
    return holds()


def gone(process: int) -> bool:
    """Whether the process has ended; a zombie counts as ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):  # it may end between opening and reading the file
        return True


@pytest.fixture
def part(tmp_path: Path) -> Part:
    """A web server that records how often it was prepared."""
    port = free_port()
    preparations = tmp_path / "preparations"
    preparations.write_text("")
    return Part(
        name="web",
        version="1.0",
        port=port,
        command=[sys.executable, "-m", "http.server", "--bind", "127.0.0.1", str(port)],
        serves=lambda: answers(f"http://127.0.0.1:{port}/"),
        prepare=lambda: preparations.write_text(preparations.read_text() + "x"),
    )


def test_a_part_that_is_killed_comes_back_and_both_are_said(part, tmp_path):
    said: list[str] = []
    with running(part, said.append) as supervised:
        assert answers(part.url)
        killed = supervised.process.pid
        supervised.kill()
        assert eventually(lambda: supervised.restarts == 1)
        assert answers(part.url)
        assert supervised.process.pid != killed
        last = supervised.process.pid
    started, ended, back = said
    assert started.split()[:3] == ["web", "1.0", part.address]
    assert ended == "web ended (signal 9), restarting it with its data"
    assert back.startswith("web is back after ")
    assert (tmp_path / "preparations").read_text() == "x"
    assert gone(last)


def test_a_part_that_does_not_start_shows_the_end_of_its_log(part):
    failing = Part(
        name="web", version="1", port=part.port, serves=part.serves,
        command=[sys.executable, "-c", "raise SystemExit('the disk is full')"],
    )  # fmt: skip
    with pytest.raises(PartFailed, match=r"(?s)web did not start.*the disk is full"), running(failing):
        pass


def test_a_part_that_keeps_dying_is_tried_until_it_stays(part, tmp_path):
    flag = tmp_path / "broken"
    code = f"import os, sys, runpy\nif os.path.exists({str(flag)!r}): sys.exit('broken')\n"
    code += (
        f"sys.argv = ['', '--bind', '127.0.0.1', '{part.port}']\nrunpy.run_module('http.server', run_name='__main__')"
    )
    fragile = Part("web", "1", part.port, [sys.executable, "-c", code], part.serves)
    said: list[str] = []
    with running(fragile, said.append) as supervised:
        flag.touch()
        supervised.kill()
        assert eventually(lambda: sum("did not start" in line for line in said) >= 2)
        flag.unlink()
        assert eventually(lambda: supervised.restarts == 1)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_outlives_the_process_that_started_it(number):
    program = textwrap.dedent(
        """
        import asyncio, sys
        from pathlib import Path
        from local.process import spawn

        async def main():
            child = await spawn(["sleep", "1000"], {"PATH": "/usr/bin:/bin"}, Path.cwd(), Path(sys.argv[1]))
            print(child.pid, flush=True)
            await asyncio.sleep(1000)

        asyncio.run(main())
        """
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, os.devnull], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        child = int(parent.stdout.readline())
        assert not gone(child)
        parent.send_signal(number)
        parent.wait()
    assert eventually(lambda: gone(child))
