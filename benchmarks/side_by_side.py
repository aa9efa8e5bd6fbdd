"""How much two processes do side by side, beside one alone."""

import multiprocessing
import time
from collections.abc import Callable
from typing import Any

from benchmarks.comparison import Samples, in_turns

Program = Callable[[], int]  # does everything that waits, and returns how much that was


def rates(
    rounds: int, program: Callable[..., Program], arguments: tuple[Any, ...], queue: Callable[[], int]
) -> dict[str, Samples]:
    """What one and two processes do in a second. Each calls `program(*arguments)`, and runs what that returns when it
    is its turn; `queue()` queues new work and returns how much. RuntimeError if anything is done twice or never."""
    spawn = multiprocessing.get_context("spawn")
    turns, done = [spawn.Semaphore(0) for _ in range(2)], spawn.Queue()
    processes = [spawn.Process(target=_work_in_turn, args=(program, arguments, turn, done)) for turn in turns]
    for process in processes:
        process.start()

    def rate(workers: int) -> float:
        waiting = queue()
        started = time.perf_counter()
        for turn in turns[:workers]:
            turn.release()
        worked = sum(done.get() for _ in range(workers))
        seconds = time.perf_counter() - started
        if worked != waiting:
            raise RuntimeError(f"of {waiting}, {workers} side by side did {worked}")
        return waiting / seconds

    try:
        rate(2)  # each has what it connects to
        return in_turns(rounds, {"one": lambda: rate(1), "two": lambda: rate(2)})
    finally:
        for process in processes:
            process.terminate()
            process.join()


def _work_in_turn(program: Callable[..., Program], arguments: tuple[Any, ...], turn: Any, done: Any) -> None:
    work = program(*arguments)
    while turn.acquire():
        done.put(work())
