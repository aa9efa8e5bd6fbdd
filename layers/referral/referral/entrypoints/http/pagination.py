"""Pages of lists that fit into an answer of Lambda."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, Self, TypeVar

from pydantic import BaseModel

# Lambda refuses answers over 6 MiB. The rest is for headers and the envelope.
MAX_SIZE = 5 * 1024 * 1024
Found = TypeVar("Found")
Shown = TypeVar("Shown", bound=BaseModel)


class Paged(Protocol[Found]):
    """The query for a page of a list."""

    def next_cursor(self, shown: list[Found], /) -> str | None: ...

    def model_copy(self, *, update: Mapping[str, Any]) -> Self: ...


def fitting_page(
    page: Paged[Found], found: list[Found], show: Callable[[Found], Shown], *, beside: Sequence[BaseModel] = ()
) -> tuple[list[Shown], str | None]:
    """As many of the entries as fit into one answer, with what stands `beside` them, but at least one, and the cursor
    of the next page."""
    shown: list[Shown] = []
    size = sum(map(_size, beside))
    for each in found:
        one = show(each)
        size += _size(one)
        if shown and size > MAX_SIZE:
            page = page.model_copy(update={"limit": len(shown)})
            break
        shown.append(one)
    return shown, page.next_cursor(found[: len(shown)])


def _size(one: BaseModel) -> int:
    """The bytes that it takes in Lambda's answer, which holds the body as a JSON string."""
    return len(json.dumps(one.model_dump_json(), ensure_ascii=False).encode())
