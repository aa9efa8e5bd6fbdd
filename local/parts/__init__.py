"""The servers that the stack runs, each described by one small module."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from local.ports import HOST


@dataclass(frozen=True)
class Part:
    """A server: how to start it and how to tell that it serves.

    `prepare` runs once before the first start; `serves` raises OSError, or answers False, until the part is usable.
    """

    name: str
    version: str
    port: int
    command: Sequence[str | Path]
    serves: Callable[[], bool]
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[], None] = lambda: None

    @property
    def address(self) -> str:
        return f"{HOST}:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.address}"
