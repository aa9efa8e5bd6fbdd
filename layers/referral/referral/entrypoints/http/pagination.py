"""Pages of lists that fit into an answer of Lambda."""

import json
from collections.abc import Callable
from typing import TypeVar

from pydantic import BaseModel

from referral.domain.referral import InboxPage, Page, Referral

# Lambda refuses answers over 6 MiB. The rest is for headers and the envelope.
MAX_SIZE = 5 * 1024 * 1024
Shown = TypeVar("Shown", bound=BaseModel)


def fitting_page(
    page: Page | InboxPage, found: list[Referral], show: Callable[[Referral], Shown]
) -> tuple[list[Shown], str | None]:
    """As many of the referrals as fit into one answer, but at least one, and the cursor of the next page."""
    shown: list[Shown] = []
    size = 0
    for referral in found:
        one = show(referral)
        size += _size(one)
        if shown and size > MAX_SIZE:
            page = page.model_copy(update={"limit": len(shown)})
            break
        shown.append(one)
    return shown, page.next_cursor(found[: len(shown)])


def _size(one: BaseModel) -> int:
    """The bytes that it takes in Lambda's answer, which holds the body as a JSON string."""
    return len(json.dumps(one.model_dump_json(), ensure_ascii=False).encode())
