"""A stack's directory: its data, logs and ports, and the lock that shows whether a stack runs in it."""

import fcntl
import json
import os
import shutil
from pathlib import Path
from typing import Any

from local.ports import free_port

PRIVATE = 0o077  # as a umask: directories are 0700 and files 0600


class AlreadyRunning(Exception):
    """Another stack runs in this directory."""


class StackDirectory:
    """Everything that a stack keeps on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self._lock: int | None = None

    def acquire(self) -> None:
        """Locks the directory for this process; the lock ends with the process, however that ends.

        From here on, only their owner may read what this process and its children write, in whatever directory.
        """
        os.umask(PRIVATE)
        self.path.mkdir(parents=True, exist_ok=True)
        lock = os.open(self._lock_path, os.O_RDWR | os.O_CREAT)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise AlreadyRunning(f"a stack already runs in {self.path} (process {self.owner()})") from None
        os.ftruncate(lock, 0)
        os.write(lock, str(os.getpid()).encode())
        self._lock = lock

    def release(self) -> None:
        """Unlocks the directory."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def owner(self) -> int | None:
        """The id of the process whose stack runs here, or None."""
        if not self._lock_path.exists():
            return None
        with self._lock_path.open() as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return int(lock.read() or 0) or None
        return None

    def clean(self) -> None:
        """Deletes the data and logs of earlier runs, and nothing that a stack did not make."""
        for made in ("data", "log"):
            shutil.rmtree(self.path / made, ignore_errors=True)

    def data(self, name: str) -> Path:
        """The data directory of a part."""
        path = self.path / "data" / name
        path.mkdir(parents=True, exist_ok=True)
        path.parent.chmod(0o700)  # an earlier version left it open
        return path

    def log(self, name: str) -> Path:
        """The log of a part or function."""
        return self.path / "log" / f"{name}.log"

    def port(self, name: str) -> int:
        """A free port for a server: the one it had last time, if possible."""
        return free_port(self.state().get("ports", {}).get(name))

    def state(self) -> dict[str, Any]:
        """What the last usable stack wrote with `write_state`, or {}."""
        try:
            state: dict[str, Any] = json.loads(self._state_path.read_text())
        except (FileNotFoundError, json.JSONDecodeError):
            return {}
        return state

    def write_state(self, state: dict[str, Any]) -> None:
        """Records where everything is; called when the stack is usable."""
        partial = self._state_path.with_suffix(".partial")
        partial.write_text(json.dumps(state, indent=2) + "\n")
        partial.replace(self._state_path)

    @property
    def _lock_path(self) -> Path:
        return self.path / "lock"

    @property
    def _state_path(self) -> Path:
        return self.path / "stack.json"
