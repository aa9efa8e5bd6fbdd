"""The servers that the stack runs, one small module each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from local.ports import HOST


@dataclass(frozen=True)
class Part:
    """A server: how to start it, and how to find out whether it is ready.

    `prepare` runs once, before the first start. `serves` raises OSError or returns False until the server is ready.
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
