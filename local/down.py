"""Stops a stack, whatever is installed: this needs only Python's standard library."""

import argparse
import os
import signal
import sys
import time
from pathlib import Path

from local.stack_directory import StackDirectory

POLL_S = 0.1
PATIENCE_S = 30.0


def down(directory: StackDirectory) -> str:
    """Stops the stack that runs in the directory, if any, and says what happened. Raises PermissionError."""
    owner = directory.owner()
    if not owner:
        return f"no stack runs in {directory.path}"
    deadline = time.monotonic() + PATIENCE_S
    try:
        os.kill(owner, signal.SIGTERM)
        while directory.owner() and time.monotonic() < deadline:
            time.sleep(POLL_S)
        if directory.owner():
            # The kernel kills the parts along with it.
            os.kill(owner, signal.SIGKILL)
    except ProcessLookupError:
        pass  # it has ended by itself
    return "stopped"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m local.down", description=__doc__)
    parser.add_argument("--directory", type=Path, required=True, help="where the stack runs")
    directory = StackDirectory(parser.parse_args().directory)
    try:
        print(down(directory))
    except PermissionError as error:
        print(f"the stack in {directory.path} belongs to somebody else: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
