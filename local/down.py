"""Ends a stack, whatever is installed: any Python runs this, with its standard library alone."""

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
    """Ends the stack that runs in the directory and says what happened; none is no error. Raises PermissionError."""
    owner = directory.owner()
    if not owner:
        return f"no stack runs in {directory.path}"
    deadline = time.monotonic() + PATIENCE_S
    try:
        os.kill(owner, signal.SIGTERM)
        while directory.owner() and time.monotonic() < deadline:
            time.sleep(POLL_S)
        if directory.owner():
            # The kernel ends the parts with it.
            os.kill(owner, signal.SIGKILL)
    except ProcessLookupError:
        pass  # it ended by itself in the meantime
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
